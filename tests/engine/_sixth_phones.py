"""The sixth set, part one: telephones and address books. Kept aside: whoever mends discovery does not read this file."""

from __future__ import annotations

import json
import plistlib
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from tests.engine._sixth_talk import sixth
from tests.engine.published_stores import Record
from tests.engine.published_talk import COCOA, Aside, Line, Ring, database, known, party, rang, says, spaced

Rows = dict[str, list[tuple[Any, ...]]]
HUB = "https://github.com"


def opencontacts() -> Aside:
    """An address book and dialler of its own; tables made by Sugar ORM: numbers that were asked of Android stay texts."""
    t = sixth("opencontacts", people=25, rings=46)
    script = """CREATE TABLE android_metadata (locale TEXT);
        CREATE TABLE CONTACT ( ID INTEGER PRIMARY KEY AUTOINCREMENT , FIRST_NAME TEXT, LAST_NAME TEXT );
        CREATE TABLE PHONE_NUMBER ( ID INTEGER PRIMARY KEY AUTOINCREMENT , PHONE_NUMBER TEXT, CONTACT INTEGER );
        CREATE TABLE CALL_LOG_ENTRY ( ID INTEGER PRIMARY KEY AUTOINCREMENT , CALL_TYPE TEXT, CONTACT_ID INTEGER, DATE TEXT,
        DURATION TEXT, NAME TEXT, PHONE_NUMBER TEXT, SIM_ID INTEGER );"""
    rows: Rows = {"android_metadata": [("en_GB",)], "CONTACT": [], "PHONE_NUMBER": [], "CALL_LOG_ENTRY": []}
    truth: list[Record] = []
    # Whoever has no last name has an empty one; some callers are not in the book.
    book = [p for p in t.people[1:] if p.n % 6]
    full = {p.n: f"{p.first} {'' if p.n % 7 == 3 else p.last}" for p in book}
    for p in book:
        last = "" if p.n % 7 == 3 else p.last
        rows["CONTACT"].append((p.n, p.first, last))
        ways = [p.local if p.n % 2 else p.phone] + ([f"+4989{p.num % 1_000_000}"] if p.n % 4 == 0 else [])
        rows["PHONE_NUMBER"] += [(len(rows["PHONE_NUMBER"]) + n, w, p.n) for n, w in enumerate(ways, 1)]
        truth.append(known(f"{p.first} {last}".strip(), ways, "CONTACT", p.n, p.first, *([last] if last else [])))
    for row, r in zip(spaced(t.rng, len(t.rings)), reversed(t.rings), strict=True):
        kind = "2" if r.out else "1" if r.duration else ("3", "3", "5")[r.n % 3]
        number, name = r.other.local if r.n % 3 == 0 else r.other.phone, full.get(r.other.n)
        rows["CALL_LOG_ENTRY"].append(
            (row, kind, r.other.n if name else -1, str(r.ms), str(r.duration), name, number, r.n % 2 + 1)
        )
        truth.append(rang(r, "CALL_LOG_ENTRY", row, party(number, name=name), duration=r.duration))
    source = (
        f"{HUB}/sultanahamer/OpenContacts (orm/Contact.java, PhoneNumber.java, CallLogEntry.java, CallLogDBHelper.java)"
    )
    return database(script, rows, truth, source, decoys=["android_metadata"])


def google_duo() -> Aside:
    """Calls over the net on iOS; columns that the script does not name are left out, numbers as identifiers are assumed."""
    t = sixth("duo", people=28, rings=40)
    script = """CREATE TABLE contact (contact_id TEXT, contact_name TEXT, contact_number_label TEXT,
        contact_reg_data_timestamp INTEGER, contact_sync_date INTEGER, PRIMARY KEY (contact_id));
        CREATE TABLE call_history (call_history_id INTEGER PRIMARY KEY AUTOINCREMENT, call_history_local_user_id TEXT,
        call_history_other_user_id TEXT, call_history_timestamp REAL, call_history_duration REAL,
        call_history_is_outgoing_call INTEGER, call_history_is_video_call INTEGER);
        CREATE TABLE media_clip_v2 (media_clip_message_id TEXT PRIMARY KEY, media_clip_local_id TEXT, media_clip_source INTEGER,
        media_clip_creation_date INTEGER, media_clip_message_date INTEGER, media_clip_viewed_date INTEGER,
        media_clip_text_representation TEXT, media_clip_md5_checksum TEXT, media_clip_content_size INTEGER,
        media_clip_transferred_size INTEGER);"""
    begun = t.rings[0].ms * 1000
    rows: Rows = {"contact": [], "call_history": [], "media_clip_v2": []}
    truth: list[Record] = []
    for p in t.people[1:]:
        registered = begun - p.n * 7_000_000_013 if p.n % 3 else 0
        label = ("mobile", "home", "_$!<Mobile>!$_", "iPhone")[p.n % 4]
        rows["contact"].append((p.phone, p.name, label, registered, begun + 86_400_000_000))
        truth.append(known(p.name, [p.phone], "contact", p.n))
    for row, r in zip(spaced(t.rng, len(t.rings), 3), t.rings, strict=True):
        rows["call_history"].append(
            (row, t.me.phone, r.other.phone, r.s, r.duration + 0.25 * (r.duration > 0), int(r.out), int(r.n % 4 > 0))
        )
        truth.append(
            rang(r, "call_history", row, party(r.other.phone, name=r.other.name), at=r.s * 1_000_000,
                 duration=r.duration + 0.25 * (r.duration > 0))
        )  # fmt: skip
    # Video messages: whether these count as messages may be seen either way.
    rows["media_clip_v2"] = [
        (p.key, t.me.phone, p.n % 2, begun + p.n * 90_000_000, begun + p.n * 90_000_000 + 4_000_000, 0,
         "Watch my video message", p.key[:32], 900_000 + p.n, 900_000)
        for p in t.people[2:8]
    ]  # fmt: skip
    spare = [("media_clip_v2", n) for n in range(1, 7)]
    source = f"{HUB}/abrignoni/iLEAPP/blob/main/scripts/artifacts/googleDuo.py"
    return database(script, rows, truth, source, spare=spare)


def spam_blocker() -> Aside:
    """Calls and short messages that came in and were weighed; beside them rules, known spam, and what it fetches itself."""
    t = sixth("spamblocker", count=66, people=12, rings=70)
    rule = """ (id INTEGER PRIMARY KEY AUTOINCREMENT, pattern TEXT, pattern_extra TEXT, pattern_flag INTEGER DEFAULT 0,
        pattern_extra_flag INTEGER DEFAULT 0, description TEXT, priority INTEGER, blacklist INTEGER, flag_call_sms INTEGER,
        importance INTEGER DEFAULT 3, schedule TEXT DEFAULT '', block_type INTEGER DEFAULT 0);"""
    history = """ (id INTEGER PRIMARY KEY AUTOINCREMENT, peer TEXT, time INTEGER, result INTEGER, reason LONG, read INTEGER,
        sms_content TEXT, expanded INTEGER );"""
    script = "".join(f"CREATE TABLE {n}{rule}" for n in ("number_filter", "content_filter", "quick_copy"))
    script += "".join(f"CREATE TABLE {n}{history}" for n in ("call", "sms"))
    script += """CREATE TABLE android_metadata (locale TEXT);
        CREATE TABLE spam (id INTEGER PRIMARY KEY AUTOINCREMENT, peer TEXT UNIQUE, time INTEGER );
        CREATE INDEX index_peer ON spam(peer);
        CREATE TABLE api (id INTEGER PRIMARY KEY AUTOINCREMENT, description TEXT, actions TEXT, enabled INTEGER);
        CREATE TABLE bot (id INTEGER PRIMARY KEY AUTOINCREMENT, description TEXT, schedule TEXT, actions TEXT,
        enabled INTEGER, work_uuid TEXT UNIQUE);"""
    names = ("DHL", "MyBank", "70770")
    rows: Rows = {"call": [], "sms": []}
    truth: list[Record] = []
    for row, r in zip(spaced(t.rng, 70), t.rings, strict=True):
        if r.out:
            continue
        result = (1, 3, 1, 10, 2, 5, 12)[r.n % 7]
        reason = r.n % 4 + 1 if result in (2, 10) else 0
        rows["call"].append((row, r.other.phone, r.ms, result, reason, int(r.n % 5 > 0), None, None))
        truth.append(rang(r, "call", row, party(r.other.phone), directed=False))
    for row, m in zip(spaced(t.rng, 66), t.lines, strict=True):
        if m.out:
            continue
        peer = names[m.who.n % 3] if m.who.n > 9 else m.who.phone
        result = (1, 2, 1, 6, 11, 10)[m.n % 6]
        rows["sms"].append((row, peer, m.ms, result, m.n % 7, int(not m.unread), m.text or "", int(m.n % 11 == 0)))
        truth.append(says(m, "sms", row, sender=party(peer)))
    rows |= {
        "android_metadata": [("de_DE",)],
        "number_filter": [
            (n, p, "", 2, 2, d, n, b, 3, 3, "", 0)
            for n, (p, d, b) in enumerate(
                ((".*", "", 1), (r"\+49800.*", "Werbung", 1), (r"\+4930550.*", "Büro", 0), (r"\+3375.*", "", 1)), 1
            )
        ],
        "content_filter": [
            (1, ".*(?:casino|gewinn|premio).*", ".*", 2, 2, "Casino", 5, 1, 2, 3, "", 0),
            (2, ".*(?:code|verification|TAN).*", "", 2, 2, "Codes", 9, 0, 2, 3, "", 0),
        ],
        "quick_copy": [(1, r"\b\d{4,8}\b", "", 2, 2, "verification code", 0, 0, 6, 3, "", 0)],
        "spam": [(n, f"+4980055{n}{7 * n % 10}{n}2", t.lines[n % 60].ms) for n in range(1, 55)],
        "api": [
            (1, "PhoneBlock", json.dumps([{"type": "HttpRequest", "url": "https://block.example/api/{number}"}]), 1)
        ],
        "bot": [(1, "Cleanup", "1d@03:00", json.dumps([{"type": "CleanupHistory", "expiry": 90}]), 1, t.me.key)],
    }
    decoys = ["number_filter", "content_filter", "quick_copy", "spam", "api", "bot", "android_metadata"]
    return database(
        script, rows, truth, f"{HUB}/aj3423/SpamBlocker (db/Db.kt, version 31; values: def/Def.kt)", decoys=decoys
    )


def sailfish() -> Aside:
    """The history of Sailfish OS: short messages, multimedia ones and calls are rows of one table, in UTF-16.

    The account's name and what stands in `EventProperties` are assumed.
    """
    t = sixth("sailfish", count=70, people=10, groups=1, rings=28)
    script = """PRAGMA encoding = "UTF-16";
        CREATE TABLE Groups (  id INTEGER PRIMARY KEY AUTOINCREMENT,   localUid TEXT,   remoteUids TEXT,   type INTEGER,
        chatName TEXT,   lastModified INTEGER UNSIGNED );
        CREATE TABLE Events (  id INTEGER PRIMARY KEY AUTOINCREMENT,   type INTEGER,   startTime INTEGER,   endTime INTEGER,
        direction INTEGER,   isDraft INTEGER,   isRead INTEGER,   isMissedCall INTEGER,   isEmergencyCall INTEGER,
        status INTEGER,   bytesReceived INTEGER,   localUid TEXT,   remoteUid TEXT,   parentId INTEGER,   subject TEXT,
        freeText TEXT,   groupId INTEGER,   messageToken TEXT,   lastModified INTEGER,   vCardFileName TEXT,
        vCardLabel TEXT,   isDeleted INTEGER,   reportDelivery INTEGER,   validityPeriod INTEGER,   contentLocation TEXT,
        messageParts TEXT,   headers TEXT,   readStatus INTEGER,   reportRead INTEGER,   reportedReadRequested INTEGER,
        mmsId INTEGER,   isAction INTEGER,   hasExtraProperties BOOL DEFAULT 0,   hasMessageParts BOOL DEFAULT 0,
        FOREIGN KEY(groupId) REFERENCES Groups(id) ON DELETE CASCADE );
        CREATE INDEX events_remoteUid ON Events (remoteUid);
        CREATE INDEX events_sorting ON Events (groupId, endTime DESC, id DESC);
        CREATE TABLE EventProperties (  eventId INTEGER,   key TEXT,   value BLOB,
        FOREIGN KEY (eventId) REFERENCES Events(id) ON DELETE CASCADE,
        PRIMARY KEY (eventId, key) ON CONFLICT REPLACE );
        CREATE TABLE MessageParts (  id INTEGER PRIMARY KEY AUTOINCREMENT,   eventId INTEGER,   contentId TEXT,
        contentType TEXT,   path TEXT,   FOREIGN KEY (eventId) REFERENCES Events(id) ON DELETE SET NULL );"""
    account = "/org/freedesktop/Telepathy/Account/ring/tel/account0"
    rows: Rows = {"Groups": [], "Events": [], "EventProperties": [], "MessageParts": []}
    for p in t.people[1:]:
        rows["Groups"].append((p.n, account, p.phone, 0, None, t.lines[-p.n].s))
    group = {p.n: p.phone for _, members in t.groups.values() for p in members[1:]}
    rows["Groups"].append((len(t.people), account, "\n".join(group.values()), 0, "", t.lines[-1].s))
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    everything: list[Line | Ring] = sorted([*t.lines, *t.rings], key=lambda x: x.s)
    for row, m in zip(spaced(t.rng, len(everything)), everything, strict=True):
        s, direction, dead = m.s, 2 if m.out else 1, (None, None, 0, 0, 0, None, None, None, 0, 0, 0, 0, 0)
        if isinstance(m, Ring):
            missed = int(not m.out and not m.duration)
            rows["Events"].append((row, 3, s, s + m.duration, direction, 0, int(not missed or m.n % 2), missed, 0, 0, 0, account,
                                   m.other.phone, None, None, None, None, None, s + m.duration, *dead, 1, 0))  # fmt: skip
            truth.append(rang(m, "Events", row, party(m.other.phone), at=s * 1_000_000))
            continue
        other = t.other(m)
        remote = other.phone if other else "\n".join(group.values()) if m.out else m.who.phone
        mms = m.text is None or other is None
        draft = m.out and m.n % 23 == 5
        ended, status = s + (3 if m.out else 0), 3 if m.out and m.n % 2 else 2 if m.out else -1
        rows["Events"].append((row, 6 if mms else 2, s, ended, direction, int(draft), int(not m.unread), 0, 0, status, 0, account,
                               remote, None, "" if mms else None, m.text, m.chat, m.key, ended, None, None, 0, 0, 0, None, None,
                               None, 0, 0, 0, 0, 0, 0, int(m.text is None)))  # fmt: skip
        if m.text is None:
            rows["MessageParts"].append(
                (len(rows["MessageParts"]) + 1, row, "<smil>", "application/smil", f"{row}/1.smil")
            )
            rows["MessageParts"].append(
                (len(rows["MessageParts"]) + 1, row, "<p1>", "image/jpeg", f"{row}/IMG_{m.n}.jpg")
            )
        if draft:
            spare.append(("Events", row))
        else:
            ways = [w for number in remote.split("\n") for w in party(number)]
            truth.append(says(m, "Events", row, at=s * 1_000_000, sender=() if m.out else ways, to=ways if m.out else (),
                              thread=m.chat, also={"at": [ended * 1_000_000]}))  # fmt: skip
    rows["EventProperties"] = [(r[0], "modemPath", "/ril_0") for r in rows["Events"] if r[1] == 3]
    source = f"{HUB}/nemomobile/libcommhistory (src/commhistorydatabase.cpp, version 4; values: src/event.h)"
    return database(script, rows, truth, source, decoys=["Groups", "EventProperties", "MessageParts"], spare=spare)


def meshenger() -> Aside:
    """Calls without a server: the app's one file is JSON, whose events know callers by their key and address only."""
    t = sixth("meshenger", people=17, rings=44)
    keys = [f"{p.key}{p.key[::-1]}{p.key[:16]}" for p in t.people]
    homes = [f"fe80::{p.key[:4]}:{p.key[4:6]}ff:fe{p.key[6:8]}:{p.key[8:12]}" for p in t.people]
    names = [p.first if p.n % 3 else p.name for p in t.people]
    contacts: list[dict[str, Any]] = []
    truth: list[Record] = []
    for p in t.people[1:]:
        name, ways = names[p.n], [homes[p.n]] + ([f"{p.handle.replace('_', '-')}.dyn.example"] if p.n % 4 == 0 else [])
        one: dict[str, Any] = {"name": name, "public_key": keys[p.n].upper(), "addresses": ways}
        contacts.append(one | ({"blocked": True} if p.n == 11 else {}))
        truth.append(known(name, [keys[p.n].upper(), *ways], "", 1000 + p.n))
    events: list[dict[str, Any]] = []
    for r in t.rings:
        word = "ACCEPTED" if r.duration else ("MISSED", "ERROR")[r.n % 5 == 0]
        key, address = keys[r.other.n].upper(), homes[r.other.n]
        kind = f"{'OUTGOING' if r.out else 'INCOMING'}_{word}"
        events.append({"public_key": key, "address": f"[{address}]:10001", "type": kind, "date": str(r.ms)})
        truth.append(rang(r, "", r.n + 1, party(key, address, f"[{address}]:10001", name=names[r.other.n])))
    settings = {
        "username": t.me.first, "secret_key": "0" * 128, "public_key": keys[0].upper(), "night_mode": "auto",
        "connect_timeout": 500, "connect_retries": 1, "use_neighbor_table": False, "block_unknown": False,
        "addresses": [homes[0]], "video_resolution": "auto", "speakerphone_mode": "auto", "disable_call_history": False,
    }  # fmt: skip
    whole = {
        "version": "4.2.1",
        "settings": settings,
        "contacts": {"entries": contacts},
        "events": {"entries": events, "events_missed": 2},
    }
    path = "data/data/d.d.meshenger/files/database.bin"
    source = f"{HUB}/meshenger-app/meshenger-android (Database.kt, Contact.kt, Contacts.kt, Event.kt, Events.kt; no password)"
    return Aside(json.dumps(whole, ensure_ascii=False).encode(), truth, source, path=path)


def enterprise_book() -> Aside:
    """Calls dialled in a Chinese address book for companies: a keyed archive of dictionaries, newest first."""
    t = sixth("enterprise", people=14, rings=44)
    objects: list[Any] = ["$null"]

    def put(value: Any) -> plistlib.UID:
        objects.append(value)
        return plistlib.UID(len(objects) - 1)

    array, table, date = (
        put({"$classname": names[0], "$classes": list(names)})
        for names in (
            ("NSMutableArray", "NSArray", "NSObject"),
            ("NSMutableDictionary", "NSDictionary", "NSObject"),
            ("NSDate", "NSObject"),
        )
    )
    keys = [put(k) for k in ("main", "havecontacts", "telephonenumber", "dialtime")]
    yes, no = put("YES"), put("NO")
    truth: list[Record] = []
    items: list[plistlib.UID] = []
    for r in reversed(t.rings):
        number, name = r.other.local if r.n % 2 else r.other.phone, r.other.name if r.other.n % 3 else None
        dialled = put({"NS.time": r.ms / 1000 - COCOA, "$class": date})
        values = [put(name or number), yes if name else no, put(number), dialled]
        items.append(put({"NS.keys": keys, "NS.objects": values, "$class": table}))
        truth.append(rang(r, "", r.n + 1, party(number, name=name), directed=False))
    top = put({"NS.objects": items, "$class": array})
    whole = {
        "$archiver": "NSKeyedArchiver",
        "$version": 100_000,
        "$top": {"SaveKeyMarkerLines": top},
        "$objects": objects,
    }
    path = "private/var/mobile/Containers/Data/Application/5A1F/Documents/CallRecord.plist"
    source = f"{HUB}/zhangheyin/enterpriseaddressbook (CallHistory.m, DialViewController.h)"
    return Aside(plistlib.dumps(whole, fmt=plistlib.FMT_BINARY), truth, source, path=path)


def simple_contacts() -> Aside:
    """Contacts kept by the address book itself; numbers, addresses and the rest are lists of JSON in their cells."""
    t = sixth("simple-contacts", people=48)
    script = """CREATE TABLE android_metadata (locale TEXT);
        CREATE TABLE `contacts` (`id` INTEGER PRIMARY KEY AUTOINCREMENT, `prefix` TEXT NOT NULL, `first_name` TEXT NOT NULL,
        `middle_name` TEXT NOT NULL, `surname` TEXT NOT NULL, `suffix` TEXT NOT NULL, `nickname` TEXT NOT NULL, `photo` BLOB,
        `photo_uri` TEXT NOT NULL, `phone_numbers` TEXT NOT NULL, `emails` TEXT NOT NULL, `events` TEXT NOT NULL,
        `starred` INTEGER NOT NULL, `addresses` TEXT NOT NULL, `notes` TEXT NOT NULL, `groups` TEXT NOT NULL,
        `company` TEXT NOT NULL, `job_position` TEXT NOT NULL, `websites` TEXT NOT NULL, `ims` TEXT NOT NULL, `ringtone` TEXT);
        CREATE UNIQUE INDEX `index_contacts_id` ON `contacts` (`id`);
        CREATE TABLE `groups` (`id` INTEGER PRIMARY KEY AUTOINCREMENT, `title` TEXT NOT NULL);
        CREATE UNIQUE INDEX `index_groups_id` ON `groups` (`id`);
        CREATE TABLE room_master_table (id INTEGER PRIMARY KEY,identity_hash TEXT);"""
    firms = ("Autohaus Nord", "Farmacia Central", "Studio Due", "Zahnarzt Dr. Kern")
    rows: Rows = {"contacts": [], "groups": [(10_000, "Verein"), (10_001, "Work")]}
    truth: list[Record] = []
    for p in t.people[1:]:
        row, firm = 1_000_000 + p.n, firms[p.n % 4] if p.n % 11 == 4 else ""
        first, last = ("", "") if firm else (p.first, "" if p.n % 9 == 2 else p.last)
        numbers = [(p.local, 2)] + ([(f"+49221{p.num % 1_000_000}", 3)] if p.n % 5 == 0 else [])
        phones = [
            {
                "value": v,
                "type": k,
                "label": "",
                "normalizedNumber": v.replace(" ", "").replace("-", ""),
                "isPrimary": False,
            }
            for v, k in numbers
        ]
        mails = [{"value": p.mail, "type": 1, "label": ""}] if p.n % 3 == 0 else []
        days = [{"value": f"19{60 + p.n % 40}-0{p.n % 9 + 1}-1{p.n % 9}", "type": 3}] if p.n % 6 == 0 else []
        homes = [{"value": f"Lindenweg {p.n}, 5{p.n:04} Ort", "type": 1, "label": ""}] if p.n % 8 == 0 else []
        notes = ("", "", "Nachbarin, hat Schlüssel", "met in Lisbon")[p.n % 4]
        rows["contacts"].append(
            (row, "Dr." if p.n == 8 else "", first, "", last, "", p.handle if p.n % 13 == 0 else "", None, "",
             json.dumps(phones), json.dumps(mails), json.dumps(days), int(p.n % 10 == 0), json.dumps(homes), notes,
             json.dumps([10_000] if p.n % 7 == 0 else []), firm, "", "[]", "[]", None)
        )  # fmt: skip
        name = firm or f"{first} {last}".strip()
        ways = [v for v, _ in numbers] + [str(m["value"]) for m in mails] + [str(x["normalizedNumber"]) for x in phones]
        truth.append(known(name, ways, "contacts", row, *[n for n in (first, last) if n]))
    rows |= {
        "android_metadata": [("de_DE",)],
        "room_master_table": [(42, "8ab5f1c33a7a2b1fce6f5d6a1b1f0a77")],
    }
    source = f"{HUB}/SimpleMobileTools/Simple-Contacts (models/LocalContact.kt, helpers/LocalContactsHelper.kt)"
    return database(script, rows, truth, source, decoys=["groups", "android_metadata", "room_master_table"])


def emergency_report() -> Aside:
    """Preferences of an app for emergencies: whom to call, a list of JSON in one string."""
    t = sixth("emergency", people=10)
    listed: list[dict[str, str]] = []
    truth: list[Record] = []
    for p in t.people[1:]:
        name, number = p.first if p.n % 3 == 0 else p.name, p.local if p.n % 2 else p.phone
        listed.append({"name": name, "phoneNumber": number})
        truth.append(known(name, [number], "", p.n))
    words = json.dumps(listed, ensure_ascii=False, separators=(",", ":"))
    xml = f"""<?xml version='1.0' encoding='utf-8' standalone='yes' ?>
<map>
    <string name="contacts">{escape(words, {'"': "&quot;"})}</string>
</map>
"""
    path = "data/data/com.example.emergencyapp/shared_prefs/MyContacts.xml"
    source = f"{HUB}/cata-upt/EmergencyReport (Contact.java)"
    return Aside(xml.encode(), truth, source, path=path)


def sms_backup() -> Aside:
    """Messages as SMS Backup & Restore saves them: attributes of XML, 'null' where there is nothing."""
    t = sixth("sms-backup", count=84, people=10, groups=1)
    truth: list[Record] = []
    lines: list[str] = []

    def element(tag: str, values: dict[str, object], *, open_: bool = False) -> str:
        attributes = " ".join(f"{k}={quoteattr(str(v))}" for k, v in values.items())
        return f"<{tag} {attributes}{'' if open_ else ' /'}>"

    for m in t.lines:
        other = t.other(m)
        members = [other] if other else t.groups[m.chat][1][1:]
        readable = datetime.fromtimestamp(m.s, UTC).strftime("%d.%m.%Y %H:%M:%S")
        named = ", ".join(p.name if p.n % 4 else "(Unknown)" for p in members)
        shown = {"readable_date": readable, "contact_name": named}
        if other and m.text is not None:
            number = other.local if m.n % 4 == 1 else other.phone
            sms: dict[str, object] = {
                "protocol": 0, "address": number, "date": m.ms, "type": 2 if m.out else 1, "subject": "null", "body": m.text,
                "toa": "null", "sc_toa": "null", "service_center": "null" if m.out else "+491710760000",
                "read": int(not m.unread), "status": -1, "locked": 0, "date_sent": 0 if m.out else m.ms - 2000, "sub_id": 1,
            }  # fmt: skip
            lines.append("  " + element("sms", sms | shown))
            side = party(number, name=other.name if other.n % 4 else None)
            truth.append(says(m, "", m.n + 1, sender=() if m.out else side, to=side if m.out else (),
                              also={"at": [m.ms * 1000 - 2_000_000]}))  # fmt: skip
            continue
        mms: dict[str, object] = {
            "date": m.s * 1000, "rr": "null", "sub": "null", "ct_t": "application/vnd.wap.multipart.related",
            "read_status": "null", "seen": 1, "msg_box": 2 if m.out else 1,
            "address": "~".join(p.phone for p in members), "sub_cs": "null",
            "resp_st": 128 if m.out else "null", "text_only": int(m.text is not None), "locked": 0, "m_id": m.key,
            "m_type": 128 if m.out else 132, "read": int(not m.unread), "date_sent": 0 if m.out else m.s, "sub_id": 1,
        }  # fmt: skip
        lines += ["  " + element("mms", mms | shown, open_=True), "    <parts>"]
        part: dict[str, object] = {"seq": 0, "ct": "text/plain", "name": "null", "chset": 106, "cl": "text000001.txt"}
        if m.text is None:
            part |= {
                "ct": "image/jpeg",
                "chset": "null",
                "cl": "image000001.jpg",
                "text": "null",
                "data": "/9j/4AAQSkZJRg==",
            }
        lines += [
            "      " + element("part", {"text": m.text} | part if m.text else part),
            "    </parts>",
            "    <addrs>",
        ]
        everyone = [m.who, *[p for p in (t.me, *members) if p.n != m.who.n]]
        lines += [
            "      " + element("addr", {"address": p.phone, "type": 151 if n else 137, "charset": 106})
            for n, p in enumerate(everyone)
        ]
        lines += ["    </addrs>", "  </mms>"]
        truth.append(says(m, "", m.n + 1, at=m.s * 1_000_000, sender=party(m.who.phone),
                          to=[w for p in everyone[1:] for w in party(p.phone)]))  # fmt: skip
    head = f'<smses count="{len(t.lines)}" backup_set="3f1c" backup_date="{t.lines[-1].ms + 9_000_000}" type="full">'
    whole = "\n".join(["<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>", head, *lines, "</smses>", ""])
    path = "storage/emulated/0/SMSBackupRestore/sms-20240602031500.xml"
    source = "https://synctech.com.au/sms-backup-restore/fields-in-xml-backup-files/"
    return Aside(whole.encode(), truth, source, path=path)
