"""The fifth set of stores of apps as they are on phones: kept aside at two looks, read since; its faults are known.

What the fourth set says of its schemas holds here too; which store came into which set was drawn by lot.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from tests.engine.published_stores import Record
from tests.engine.published_stores_fourth import ALEAPP, ILEAPP, KALINK0
from tests.engine.published_talk import (
    COCOA,
    Aside,
    Line,
    Ring,
    archived,
    clock,
    core_data,
    database,
    known,
    local,
    party,
    rang,
    says,
    spaced,
    talk,
)


def smart_control() -> Aside:
    """Calls made with an IP telephone, as the app that steers it archives them: no direction, no duration."""
    t = talk("smart", count=40, people=14, groups=0, rings=46)
    truth: list[Record] = []
    listed: list[dict[str, Any]] = []
    for r in t.rings:
        number = (r.other.phone, r.other.local, str(1000 + r.other.n))[r.other.n % 3]
        name = r.other.name if r.n % 6 else ""
        listed.append(
            {"contactName": name, "telephonyNumber": number, "callTime": datetime.fromtimestamp(r.ms / 1000, UTC)}
        )
        truth.append(rang(r, "", r.n + 1, party(number, name=name or None), directed=False))
    source = "https://github.com/xiaolihu/Smart-APP-Control-IP-PHONE (CallHistory.swift)"
    path = "private/var/mobile/Containers/Data/Application/19AD/Documents/callHistory"
    data = archived("Smart_APP_Control_IP_PHONE.CallHistory", {}, listed=listed)
    return Aside(data, truth, source, path=path)


def sms_export() -> Aside:
    """Messages as an app for saving them writes them: short and multimedia ones in one list, times once in ms, once in s."""
    t = talk("sms-ie", count=70, people=8, groups=1)
    truth: list[Record] = []
    listed: list[dict[str, Any]] = []
    for m in t.lines:
        other, mms = t.other(m), m.text is None or m.chat in t.groups
        if not mms and other is not None:
            number = other.phone if m.n % 2 else other.local
            listed.append(
                {
                    "_id": str(m.n + 11), "thread_id": str(m.chat), "address": number, "date": str(m.ms),
                    "date_sent": "0" if m.out else str(m.ms - 1500), "protocol": "0", "read": "0" if m.unread else "1",
                    "status": "-1", "type": "2" if m.out else "1", "body": m.text, "locked": "0", "sub_id": "1",
                    "error_code": "-1", "creator": "com.example.messages", "seen": "1",
                }
                | ({"__display_name": other.name} if other.n % 3 else {})
            )  # fmt: skip
            truth.append(says(m, "", m.n + 1, sender=() if m.out else party(number, name=other.name),
                              to=party(number, name=other.name) if m.out else (), thread=m.chat,
                              also={"at": [m.ms * 1000 - 1_500_000]}))  # fmt: skip
            continue
        members = t.groups[m.chat][1] if other is None else [t.me, other]
        parts = [{"_id": str(900 + m.n), "seq": "-1", "ct": "application/smil", "text": "<smil/>"}]
        if m.text:
            parts.append({"_id": str(2900 + m.n), "seq": "0", "ct": "text/plain", "chset": "106", "text": m.text})
        else:
            parts.append(
                {"_id": str(2900 + m.n), "seq": "0", "ct": "image/jpeg", "_data": f"/app_parts/PART_{m.n}.jpg"}
            )
        to = [p for p in members if p.n != m.who.n]
        listed.append(
            {
                "_id": str(m.n + 5), "thread_id": str(m.chat), "date": str(m.s), "date_sent": "0",
                "msg_box": "2" if m.out else "1",
                "read": "0" if m.unread else "1", "m_id": m.key, "ct_t": "application/vnd.wap.multipart.related", "exp": "604800",
                "m_type": "128" if m.out else "132", "m_size": "30210", "tr_id": f"T{m.key[:8]}", "sub_id": "1", "seen": "1",
                "sender_address": {"address": m.who.phone, "type": "137", "charset": "106"},
                "recipient_addresses": [{"address": p.phone, "type": "151", "charset": "106"} for p in to],
                "parts": parts,
            }
        )  # fmt: skip
        truth.append(says(m, "", m.n + 1, at=m.s * 1_000_000, sender=party(m.who.phone),
                          to=[x for p in to for x in party(p.phone)], thread=m.chat))  # fmt: skip
    source = "https://github.com/tmo1/sms-ie (README: messages as JSON); the columns are those of Android's Telephony provider"
    path = "storage/emulated/0/Documents/messages-2024-06-02.json"
    return Aside(json.dumps(listed, ensure_ascii=False, indent=1).encode(), truth, source, path=path)


def vialer() -> Aside:
    """Calls of a business telephone: several accounts, numbers as dialled and as the exchange gives them."""
    t = talk("vialer", count=40, people=12, groups=0, rings=62)
    calls: list[tuple[Any, ...]] = []
    truth: list[Record] = []
    own = ("+31508009000", "260010001")
    for row, r in zip(spaced(t.rng, len(t.rings)), t.rings, strict=True):
        account, dialled = ("260010001", "260010002")[r.n % 2], r.other.local if r.n % 3 else r.other.phone
        name = r.other.name if r.n % 4 else None
        caller = f'"{r.other.name}" <{r.other.phone}>' if not r.out and r.n % 2 else None
        source, to = (own[0], r.other.phone) if r.out else (r.other.phone, own[0])
        calls.append((row, 1, 2, r.n % 5, r.duration, int(not r.out), r.ms / 1000 - COCOA, 0.0, None if r.out else account,
                      f"{r.ms}.{row}", caller, name, to, dialled if r.out else own[0], "mobile" if name else None,
                      account if r.out else None, source))  # fmt: skip
        truth.append(rang(r, "ZRECENTCALL", row, party(r.other.phone, dialled, caller, name=name), duration=r.duration))
    entities = {
        "ZRECENTCALL": """ZCALLERRECORDID INTEGER, ZDURATION INTEGER, ZINBOUND INTEGER, ZCALLDATE TIMESTAMP, ZAMOUNT DECIMAL,
        ZDESTINATIONACCOUNT VARCHAR, ZCALLID VARCHAR, ZCALLERID VARCHAR, ZCALLERNAME VARCHAR,
        ZDESTINATIONNUMBER VARCHAR, ZDIALEDNUMBER VARCHAR, ZPHONETYPE VARCHAR, ZSOURCEACCOUNT VARCHAR, ZSOURCENUMBER VARCHAR""",
        "ZAVAILABILITYOPTION": "ZPHONENUMBER INTEGER, ZDESCRIPTIONTEXT VARCHAR, ZSELECTED INTEGER",
    }
    rows: dict[str, list[tuple[Any, ...]]] = {
        "ZRECENTCALL": calls,
        "ZAVAILABILITYOPTION": [(n, 2, 1, 260010000 + n, f"Desk {n}", int(n == 1)) for n in range(1, 6)],
    }
    where = "https://github.com/VoIPGRID/vialer-ios (Vialer/RecentCall+CoreDataProperties.m)"
    return database(core_data(entities, rows), rows, truth, where, decoys=["ZAVAILABILITYOPTION"])


def zangi() -> Aside:
    """People of a messenger; their numbers stand in a table that a table between leads to."""
    t = talk("zangi", count=40, people=46, groups=0)
    truth: list[Record] = []
    rows: dict[str, list[tuple[Any, ...]]] = {
        "ZUSER": [
            (
                1,
                1,
                4,
                t.lines[-1].ms,
                1,
                t.me.phone.strip("+"),
                t.me.handle,
                t.me.first,
                t.me.last,
                t.me.mail,
                "DE",
                None,
            )
        ],
        "ZCONTACT": [],
        "ZCONTACTNUMBER": [],
        "ZCONTACTNUMBERTYPE": [(1, 4, 1, "mobile"), (2, 4, 1, "home"), (3, 4, 1, "zangi")],
        "Z_4CONTACTNUMBER": [],
    }
    number = 0
    for p in t.people[1:]:
        bare = p.n % 11 == 5
        display = p.first if bare else p.name
        rows["ZCONTACT"].append(
            (p.n, 2, 3, int(p.n == 9), t.lines[p.n % 40].s - COCOA + 0.25, display, p.first, None if bare else p.last,
             f"{p.key[:8].upper()}:ABPerson")
        )  # fmt: skip
        ways: list[str] = []
        for k in range(2 if p.n % 5 == 0 else 1):
            number += 1
            full = p.phone.strip("+") if k == 0 else f"10{p.num}"[:10]
            ways.append(full)
            mail = p.mail if p.n % 4 == 0 and k == 0 else None
            rows["ZCONTACTNUMBER"].append((number, 3, 1, int(p.n % 9 == 0), t.lines[p.n % 40].s + 3600, full, mail))
            rows["Z_4CONTACTNUMBER"].append((p.n, number))
            if mail:
                ways.append(mail)
        truth.append(known(display, ways, "ZCONTACT", p.n, p.first, p.last, p.name))
    entities = {
        "ZUSER": """ZSTATUSLASTSYNCTIME INTEGER, ZUSERREGSTATUS INTEGER, ZNUMBER VARCHAR, ZNICKNAME VARCHAR, ZNAME VARCHAR,
        ZLASTNAME VARCHAR, ZUSEREMAIL VARCHAR, ZCOUNTRY VARCHAR, ZSTATUS VARCHAR""",
        "ZCONTACT": """ZISBLOCKED INTEGER, ZMODIFICATIONDATE TIMESTAMP, ZDISPLAYNAME VARCHAR, ZFIRSTNAME VARCHAR,
        ZLASTNAME VARCHAR, ZIDENTIFIRE VARCHAR""",
        "ZCONTACTNUMBER": "ZISFAVORITE INTEGER, ZLASTACTIVITY INTEGER, ZFULLNUMBER VARCHAR, ZEMAIL VARCHAR",
        "ZCONTACTNUMBERTYPE": "ZNAME VARCHAR",
    }
    script = core_data(entities, rows)
    script += """CREATE TABLE Z_4CONTACTNUMBER (Z_4CONTACT INTEGER, Z_5CONTACTNUMBER INTEGER,
        PRIMARY KEY (Z_4CONTACT, Z_5CONTACTNUMBER));"""
    decoys = ["ZCONTACTNUMBERTYPE", "Z_4CONTACTNUMBER"]
    return database(script, rows, truth, f"{KALINK0}/iOS/ZangiMessenger.sql", decoys=decoys)


def oops() -> Aside:
    """An app for new friends that is built with RongCloud: what was said, and by whom, is JSON in `content`."""
    t = talk("oops", count=64, people=8, groups=1)
    script = """CREATE TABLE RCT_MESSAGE (id INTEGER PRIMARY KEY AUTOINCREMENT, target_id TEXT, category_id INTEGER,
        message_direction INTEGER, read_status INTEGER, receive_time INTEGER, send_time INTEGER, clazz_name TEXT, content TEXT,
        send_status INTEGER, sender_id TEXT, extra_content TEXT);
        CREATE TABLE RCT_CONVERSATION (target_id TEXT, category_id INTEGER, conversation_title TEXT, draft_message TEXT,
        is_top INTEGER, last_time INTEGER, top_time INTEGER, PRIMARY KEY (target_id, category_id));
        CREATE TABLE RCT_SYNC (user_id TEXT PRIMARY KEY, sync_time INTEGER, send_time INTEGER);"""
    ids = [str(p.num) for p in t.people]
    messages: list[tuple[Any, ...]] = []
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    for row, m in zip(spaced(t.rng, len(t.lines), 12), t.lines, strict=True):
        group = m.chat in t.groups
        target = f"g{m.chat}88" if group else ids[m.chat]
        user = {"id": ids[m.who.n], "name": m.who.first, "portrait": f"https://cdn.oops.example/{m.who.key}.png"}
        extra = json.dumps({"nickName": m.who.first, "userId": ids[m.who.n], "vip": 0})
        notice = group and m.n % 5 == 0
        content: dict[str, Any] = {"content": m.text, "user": user, "extra": extra}
        clazz = "RC:TxtMsg"
        if notice:
            clazz, content = "RC:InfoNtf", {"message": f"{m.who.first} joined the room", "extra": "{}"}
        elif m.text is None:
            clazz = {"image": "RC:ImgMsg", "voice": "RC:HQVCMsg", "file": "RC:FileMsg"}[m.form]
            content |= {"content": "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBD", "imageUri": f"https://rc.example/{m.key}"}
        received = m.ms if m.out else m.ms + 230
        messages.append((row, target, 3 if group else 1, 1 if m.out else 2, int(not m.unread), received, m.ms, clazz,
                         json.dumps(content, ensure_ascii=False), 30, ids[m.who.n], None))  # fmt: skip
        if notice:
            spare.append(("RCT_MESSAGE", row))
        else:
            truth.append(says(m, "RCT_MESSAGE", row, sender=party(ids[m.who.n], name=m.who.first), thread=target,
                              also={"at": [received * 1000]}))  # fmt: skip
    chats = {m.chat: m for m in t.lines}
    rows: dict[str, list[tuple[Any, ...]]] = {
        "RCT_MESSAGE": messages,
        "RCT_CONVERSATION": [
            (
                f"g{c}88" if c in t.groups else ids[c],
                3 if c in t.groups else 1,
                None,
                "wait, let me" if c == 2 else "",
                0,
                m.ms,
                0,
            )
            for c, m in chats.items()
        ],
        "RCT_SYNC": [(ids[0], t.lines[-1].ms, t.lines[-1].ms)],
    }
    return database(script, rows, truth, f"{ILEAPP}/Oops.py", decoys=["RCT_CONVERSATION", "RCT_SYNC"], spare=spare)


def rn_chat() -> Aside:
    """Messenger in React Native: short names (`uid`, `time`, `state`, `data`); who holds the phone is marked among the users."""
    t = talk("rn-chat", count=62, people=7, groups=1)
    script = """CREATE TABLE `chats` (`id` text PRIMARY KEY NOT NULL, `creator_id` text, `chat_type` integer, `status` integer,
        `is_enc` integer, `last_read_sequence` integer, `last_sequence` integer, `first_sequence` integer, `last_time` integer,
        `create_at` integer, `chat_avatar` text, `source_id` text, `chat_alias` text, `is_top` integer DEFAULT 0,
        `chat_user_id` integer, `is_mute` integer DEFAULT 0, `chat_describe` text, `refreshAt` integer);
        CREATE TABLE `groups` (`id` integer PRIMARY KEY NOT NULL, `group_name` text, `group_avatar` text, `create_at` integer,
        `member_limit` integer, `total` integer, `owner_id` integer, `group_notice` text, `chat_id` text, `refreshAt` integer);
        CREATE TABLE `messages` (`id` text PRIMARY KEY NOT NULL, `chat_id` text, `type` integer, `sequence` integer,
        `uid` integer,
        `uid_type` integer, `time` integer, `state` integer, `data` text(2048), `extra` text);
        CREATE TABLE `users` (`id` integer PRIMARY KEY NOT NULL, `addr` text, `avatar` text, `pubKey` text, `gender` integer,
        `nickName` text, `nickNameIdx` text, `userName` text, `sign` text, `createdAt` integer,
        `updatedAt` integer DEFAULT CURRENT_TIMESTAMP, `refreshAt` integer, `is_friend` integer DEFAULT 0,
        `friendId` integer DEFAULT 0, `friend_alias` text, `friend_alias_idx` text, `is_self` integer DEFAULT 0, `chatId` text);
        CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric);"""
    rooms = {c: f"c_{t.people[c % len(t.people)].key[:14]}{c}" for c in range(1, len(t.people) + 1)}
    uids = [10_000 + p.num % 9000 for p in t.people]
    messages: list[tuple[Any, ...]] = []
    truth: list[Record] = []
    for row, m in enumerate(t.lines, 1):
        words = m.text or json.dumps({"w": 900, "h": 1200, "trans": f"upload/{m.key}.jpg", "size": 88120})
        messages.append((m.key, rooms[m.chat], 1 if m.text else 2, m.n + 70, uids[m.who.n], 1, m.ms, 0 if m.deleted else 1, words,
                         json.dumps({"c": m.key[:6]})))  # fmt: skip
        truth.append(says(m, "messages", row, sender=party(uids[m.who.n], name=m.who.first), thread=rooms[m.chat]))
    users = [
        (uids[p.n], f"0x{p.key}{p.key[:16]}", f"img/{p.n}.png", f"02{p.key}{p.key}", p.n % 3, p.first, p.first[:1].upper(),
         p.handle,
         ("", "busy", "🌊")[p.n % 3], t.lines[0].ms, None, t.lines[-1].ms, int(p.n > 0), 40 + p.n, None, None, int(p.n == 0),
         rooms.get(p.n))
        for p in t.people
    ]  # fmt: skip
    order = sorted(users)
    truth += [
        known(p.first, [uids[p.n], p.handle, f"0x{p.key}{p.key[:16]}"], "users", uids[p.n], p.handle) for p in t.people
    ]
    group = len(t.people)
    rows: dict[str, list[tuple[Any, ...]]] = {
        "chats": [
            (r, str(uids[0]), 2 if c == group else 1, 1, 0, 60, 70, 1, t.lines[-1].ms, t.lines[0].ms, None, None,
             "Team" if c == group else t.people[c].first, 0, None, 0, None, t.lines[-1].ms)
            for c, r in rooms.items()
        ],
        "groups": [(1, "Team", None, t.lines[0].ms, 200, 4, uids[0], "be nice please", rooms[group], t.lines[-1].ms)],
        "messages": messages,
        "users": order,
        "__drizzle_migrations": [(1, t.me.key, t.lines[0].ms)],
    }  # fmt: skip
    source = "https://github.com/obsidiannn/react-native-chat (drizzle/0000_wise_vance_astro.sql)"
    return database(script, rows, truth, source, decoys=["chats", "groups", "__drizzle_migrations"])


def tinode() -> Aside:
    """Messenger for own servers: `ts` is a number in a column of text, what was said stands behind the name of its class."""
    t = talk("tinode", count=66, people=7, groups=1)
    script = """CREATE TABLE accounts (_id INTEGER PRIMARY KEY,uid TEXT,last_active INT);
        CREATE TABLE topics (_id INTEGER PRIMARY KEY,account_id REFERENCES accounts(_id),status INT,topic TEXT,type INT,
        created INT,
        updated INT,read INT,recv INT,seq INT,clear INT,mode TEXT,last_used INT,pub BLOB,priv BLOB);
        CREATE TABLE users (_id INTEGER PRIMARY KEY,account_id REFERENCES accounts(_id),uid TEXT,updated INT,deleted INT,
        pub BLOB);
        CREATE TABLE subscriptions (_id INTEGER PRIMARY KEY,topic_id REFERENCES topics(_id),user_id REFERENCES users(_id),
        mode TEXT,updated INT,read INT,recv INT,clear INT,last_seen INT,user_agent TEXT);
        CREATE TABLE messages (_id INTEGER PRIMARY KEY,topic_id REFERENCES topics(_id),user_id REFERENCES users(_id),
        sender_idx INT,ts TEXT,seq INT,status INT,content BLOB);"""
    uids = [f"usr{p.key[:11]}" for p in t.people]

    def card(name: str) -> str:
        return "co.tinode.tindroid.media.VxCard;" + json.dumps({"fn": name}, ensure_ascii=False, separators=(",", ":"))

    messages: list[tuple[Any, ...]] = []
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    for row, m in zip(spaced(t.rng, len(t.lines)), t.lines, strict=True):
        if m.text is None:
            entity = {
                "tp": "IM" if m.form == "image" else "EX",
                "data": {"mime": "image/jpeg", "name": "IMG.jpg", "size": 70211},
            }
            made = {"txt": " ", "fmt": [{"at": 0, "len": 1, "key": 0}], "ent": [entity]}
            content = "co.tinode.tinodesdk.model.Drafty;" + json.dumps(made, separators=(",", ":"))
        else:
            content = "java.lang.String;" + json.dumps(m.text, ensure_ascii=False)
        draft = m.out and m.n % 17 == 6
        messages.append(
            (row, m.chat, m.who.n + 1, m.who.n % 3, str(m.ms), m.n + 3, 1 if draft else 6 if m.deleted else 4, content)
        )
        if draft:
            spare.append(("messages", row))
        else:
            truth.append(says(m, "messages", row, sender=party(uids[m.who.n], m.who.n + 1, name=m.who.name),
                              thread=m.chat, also={"body": [content]} if m.text is None else None))  # fmt: skip
            truth[-1]["thread"] = None if m.chat in t.groups else uids[m.chat]
    truth += [known(p.name, [uids[p.n]], "users", p.n + 1) for p in t.people]
    topics = [(c, uids[c], 1, t.people[c].name) for c in range(1, len(t.people))]
    topics += [(c, f"grp{t.me.key[:11]}", 2, title) for c, (title, _) in t.groups.items()]
    rows: dict[str, list[tuple[Any, ...]]] = {
        "accounts": [(1, uids[0], 1)],
        "topics": [
            (
                c,
                1,
                4,
                topic,
                kind,
                t.lines[0].ms,
                t.lines[-1].ms,
                50,
                60,
                66,
                0,
                "JRWPSA,,",
                t.lines[-1].ms,
                card(title),
                None,
            )
            for c, topic, kind, title in topics
        ],
        "users": [(p.n + 1, 1, uids[p.n], t.lines[0].ms, None, card(p.name)) for p in t.people],
        "subscriptions": [
            (c * 10 + u, c, u + 1, "JRWPA,,", t.lines[-1].ms, 40, 41, 0, t.lines[-1].ms, "Tindroid/0.15 (Android 9)")
            for c, _, _, _ in topics
            for u in ((0, c) if c < len(t.people) else (0, 1, 2))
        ],
        "messages": messages,
    }
    source = (
        "https://github.com/tinode/tindroid (db/BaseDb.java, MessageDb.java, UserDb.java; version 5 of the database)"
    )
    decoys = ["accounts", "subscriptions"]
    return database(script, rows, truth, source, decoys=decoys, spare=spare)


def openany() -> Aside:
    """Notes, contacts, chat and mail of a German app: names in German, times as ISO text; two accounts."""
    t = talk("openany", count=74, people=8, groups=1)
    script = """CREATE TABLE notizen (zk_id TEXT PRIMARY KEY, titel TEXT NOT NULL DEFAULT '', inhalt TEXT NOT NULL DEFAULT '',
        mappe TEXT, papierkorb_at TEXT, geaendert_at TEXT NOT NULL);
        CREATE TABLE termine (uuid TEXT PRIMARY KEY, kalender_uuid TEXT NOT NULL, titel TEXT NOT NULL DEFAULT '',
        beschreibung TEXT NOT NULL DEFAULT '', ort TEXT NOT NULL DEFAULT '', beginn TEXT NOT NULL DEFAULT '',
        ende TEXT NOT NULL DEFAULT '', ganztags INTEGER NOT NULL DEFAULT 0, papierkorb_at TEXT, geaendert_at TEXT NOT NULL);
        CREATE TABLE kontakte (uuid TEXT PRIMARY KEY, anzeigename TEXT NOT NULL DEFAULT '', matrix_id TEXT, meshtastic_id TEXT,
        papierkorb_at TEXT, geaendert_at TEXT NOT NULL, wege TEXT NOT NULL DEFAULT '[]', foto_abdruck TEXT);
        CREATE TABLE aenderungen (id INTEGER PRIMARY KEY AUTOINCREMENT, art TEXT NOT NULL, schluessel TEXT NOT NULL,
        was TEXT NOT NULL, at TEXT NOT NULL, herkunft TEXT, projekt TEXT);
        CREATE TABLE mails (id TEXT PRIMARY KEY, ordner TEXT NOT NULL DEFAULT '', uidvalidity INTEGER NOT NULL DEFAULT 0,
        uid INTEGER NOT NULL DEFAULT 0, message_id TEXT NOT NULL DEFAULT '', in_reply_to TEXT,
        referenzen TEXT NOT NULL DEFAULT '[]', von_mir INTEGER NOT NULL DEFAULT 0, gegenueber TEXT NOT NULL DEFAULT '',
        gegenueber_name TEXT NOT NULL DEFAULT '', betreff TEXT NOT NULL DEFAULT '', text TEXT NOT NULL DEFAULT '',
        zeit TEXT NOT NULL, gelesen_at TEXT, geloescht_at TEXT, anhaenge TEXT NOT NULL DEFAULT '[]',
        postfach TEXT NOT NULL DEFAULT '', pgp TEXT, signatur TEXT);
        CREATE TABLE nachrichten (konto TEXT NOT NULL DEFAULT '', event_id TEXT NOT NULL, raum TEXT NOT NULL, gegenueber TEXT,
        absender TEXT NOT NULL, von_mir INTEGER NOT NULL DEFAULT 0, text TEXT NOT NULL, zeit TEXT NOT NULL, gelesen_at TEXT,
        geloescht_at TEXT, anhang TEXT, PRIMARY KEY (konto, event_id));
        CREATE TABLE dateitexte (uuid TEXT PRIMARY KEY, abdruck TEXT NOT NULL, stand TEXT NOT NULL, text TEXT,
        version INTEGER NOT NULL DEFAULT 1);"""
    ids = [f"@{p.handle}:matrix.example" for p in t.people]
    konten = (ids[0], f"@{t.me.first.lower()}.zwei:matrix.example")

    def zeit(ms: int) -> str:
        return datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    chat: list[tuple[Any, ...]] = []
    mails: list[tuple[Any, ...]] = []
    truth: list[Record] = []
    for m in t.lines:
        other, konto = t.other(m), konten[m.chat % 2]
        words = m.text or "IMG_2041.jpg"
        read, gone = None if m.unread or m.out else zeit(m.ms + 61_000), zeit(m.ms + 9_000_000) if m.deleted else None
        if other is not None and m.n % 3 == 0:
            mails.append((m.key, "INBOX" if not m.out else "Sent", 17, m.n, f"<{m.key}@mail.example>", None, "[]", int(m.out),
                          other.mail, other.name if m.n % 2 else "", ("Rechnung", "Re: Treffen", "")[m.n % 3], words, zeit(m.ms),
                          read, gone, "[]", t.me.mail, None, None))  # fmt: skip
            mine = party(t.me.mail)
            sides = (mine, party(other.mail, name=other.name)) if m.out else (party(other.mail, name=other.name), mine)
            truth.append(says(m, "mails", len(mails), sender=sides[0], to=sides[1], body=words))
            continue
        sender = konto if m.out else ids[m.who.n]
        anhang = None if m.text else json.dumps({"name": words, "mime": "image/jpeg", "groesse": 88012})
        chat.append((konto, f"${m.key}", f"!raum{m.chat}:matrix.example", ids[m.chat] if other else None, sender,
                    int(m.out), words,
                     zeit(m.ms), read, gone, anhang))  # fmt: skip
        truth.append(says(m, "nachrichten", len(chat), sender=party(sender), to=party(ids[m.chat]) if other and m.out else (),
                          thread=f"!raum{m.chat}:matrix.example", body=words))  # fmt: skip
    people: list[tuple[Any, ...]] = []
    for p in t.people[1:]:
        ways = [("email", p.mail), ("tel", p.local)] + ([("matrix", ids[p.n])] if p.n % 2 else [])
        listed = [{"kind": k, "label": None, "value": v} for k, v in ways]
        people.append((str(uuid.UUID(int=int(p.key, 16))), p.name, ids[p.n] if p.n % 2 else None, None, None,
                     zeit(t.lines[p.n].ms),
                       json.dumps(listed), None))  # fmt: skip
        truth.append(known(p.name, [v for _, v in ways], "kontakte", p.n))
    rows: dict[str, list[tuple[Any, ...]]] = {
        "notizen": [
            (f"zk{n}", f"Notiz {n}", ("# Einkauf\n- Milch\n- Brot", "Passt so, morgen weiter", "Ideen für den Garten")[n % 3],
             None,
             None, zeit(t.lines[2 * n].ms))
            for n in range(1, 25)
        ],
        "termine": [
            (f"t{n}", "k1", "Zahnarzt", "", "Praxis", zeit(t.lines[n].ms), zeit(t.lines[n].ms + 3_600_000), 0, None,
             zeit(t.lines[n].ms))
            for n in range(1, 10)
        ],
        "kontakte": people,
        "aenderungen": [
            (n, ("notiz", "kontakt", "termin")[n % 3], f"zk{n}", "save", zeit(m.ms + 200), None, None)
            for n, m in enumerate(t.lines, 1)
        ],
        "mails": mails,
        "nachrichten": chat,
        "dateitexte": [(f"d{n}", t.lines[n].key, "gelesen", "Mietvertrag zwischen den Parteien", 2) for n in range(1, 8)],
    }  # fmt: skip
    source = (
        "openany's app (store in Rust, steps 1 to 22 of its tables), as public repositories have it; https://openany.de"
    )
    decoys = ["notizen", "termine", "aenderungen", "dateitexte"]
    return database(script, rows, truth, source, decoys=decoys)


def prototipo() -> Aside:
    """A small chat app in Spanish."""
    t = talk("prototipo", count=60, people=8, groups=0)
    script = """CREATE TABLE `mensajes` (`id_mensaje` TEXT NOT NULL, `emisorId` TEXT NOT NULL, `receptorId` TEXT NOT NULL,
        `mensaje` TEXT NOT NULL, `url` TEXT, `visto` INTEGER NOT NULL, `hora` INTEGER NOT NULL, PRIMARY KEY(`id_mensaje`));
        CREATE TABLE `contactos` (`uid` TEXT NOT NULL, `n_usuario` TEXT NOT NULL, `telefono` TEXT NOT NULL,
        `imagen` TEXT NOT NULL,
        `oculto` INTEGER NOT NULL, `haTenidoConversacion` INTEGER, `infoAdicional` TEXT, `imagenFondoPerfil` TEXT NOT NULL,
        `ultimoMensajeTimestamp` INTEGER NOT NULL, `ownerUid` TEXT NOT NULL, PRIMARY KEY(`uid`, `ownerUid`));
        CREATE TABLE `usuarios` (`id` TEXT NOT NULL, `nombre` TEXT, `apellido` TEXT, `telefono` TEXT, `infoAdicional` TEXT,
        `imagen` TEXT, `fondoPerfilUrl` TEXT, PRIMARY KEY(`id`));
        CREATE TABLE `imagenes` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `id_mensaje` TEXT NOT NULL, `url` TEXT NOT NULL,
        FOREIGN KEY(`id_mensaje`) REFERENCES `mensajes`(`id_mensaje`) ON DELETE CASCADE);
        CREATE TABLE room_master_table (id INTEGER PRIMARY KEY,identity_hash TEXT);"""
    ids = [f"{p.key}Xq2"[:28] for p in t.people]
    messages: list[tuple[Any, ...]] = []
    truth: list[Record] = []
    for row, m in enumerate(t.lines, 1):
        a, b = (0, m.chat) if m.out else (m.chat, 0)
        words = m.text or "Se ha enviado la imagen"
        url = None if m.text else f"https://firebasestorage.example/{m.key}"
        messages.append((f"-N{m.key[:18]}", ids[a], ids[b], words, url, int(not m.unread), m.ms))
        truth.append(says(m, "mensajes", row, sender=party(ids[a]), to=party(ids[b]), body=words))
    truth += [known(p.name, [p.phone, ids[p.n]], "contactos", p.n) for p in t.people[1:]]
    pictures = [(n, r[0], r[4]) for n, r in enumerate((r for r in messages if r[4]), 1)]
    rows: dict[str, list[tuple[Any, ...]]] = {
        "mensajes": messages,
        "contactos": [
            (ids[p.n], p.name, p.phone, f"https://img.example/{p.n}", 0, 1, "Disponible" if p.n % 2 else None, "",
             t.lines[-p.n].ms, ids[0])
            for p in t.people[1:]
        ],
        "usuarios": [(ids[0], t.me.first, t.me.last, t.me.phone, None, None, None)],
        "imagenes": pictures,
        "room_master_table": [(42, "77c1d0a2")],
    }  # fmt: skip
    source = "https://github.com/CLeivaC/Prototipo_chatApp (Data/database/entities)"
    return database(script, rows, truth, source, decoys=["imagenes", "room_master_table"])


def romeo() -> Aside:
    """Dating; the direction is a word for how far a message got. Its words and the form of `date` are assumed."""
    t = talk("romeo", count=64, people=9, groups=0)
    script = """CREATE TABLE `MessageEntity` (`messageId` TEXT NOT NULL, `chatPartnerId` TEXT NOT NULL, `text` TEXT NOT NULL,
        `date` TEXT NOT NULL, `transmissionStatus` TEXT NOT NULL, `saved` INTEGER NOT NULL, `unread` INTEGER NOT NULL,
        PRIMARY KEY(`messageId`));
        CREATE TABLE `ImageAttachmentEntity` (`imageId` TEXT NOT NULL, `parentMessageId` TEXT NOT NULL, `urlToken` TEXT,
        PRIMARY KEY(`imageId`));
        CREATE TABLE `ChatPartnerEntity` (`profileId` TEXT NOT NULL, `name` TEXT NOT NULL, `headline` TEXT, `age` INTEGER,
        `weight` INTEGER, `height` INTEGER, `locationName` TEXT, `country` TEXT, `deletionDate` INTEGER,
        `isDeactivated` INTEGER NOT NULL, `isBlocked` INTEGER NOT NULL, `fetchDate` INTEGER, PRIMARY KEY(`profileId`));
        CREATE TABLE `ContactEntity` (`userId` TEXT NOT NULL, `contactNote` TEXT, `linkStatus` TEXT, PRIMARY KEY(`userId`));
        CREATE TABLE `MessageTemplateEntity` (`id` TEXT NOT NULL, `text` TEXT NOT NULL, PRIMARY KEY(`id`));
        CREATE TABLE `SearchHistoryEntity` (`id` INTEGER PRIMARY KEY NOT NULL, `query` TEXT NOT NULL, `date` INTEGER NOT NULL);"""
    messages: list[tuple[Any, ...]] = []
    truth: list[Record] = []
    for row, m in enumerate(t.lines, 1):
        other = t.people[m.chat]
        status = ("SENT", "SENT", "FAILED")[m.n % 3 if m.n % 10 == 2 else 0] if m.out else "RECEIVED"
        date = datetime.fromtimestamp(m.s, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        messages.append((m.key[:12], str(other.num), m.text or "", date, status, int(m.n % 20 == 1), int(m.unread)))
        them = party(other.num, name=other.handle)
        truth.append(
            says(m, "MessageEntity", row, at=m.s * 1_000_000, sender=() if m.out else them, to=them if m.out else ())
        )
    truth += [known(p.handle, [p.num], "ChatPartnerEntity", p.n) for p in t.people[1:]]
    cities = ("Berlin", "Köln", "Wien")
    rows: dict[str, list[tuple[Any, ...]]] = {
        "MessageEntity": messages,
        "ImageAttachmentEntity": [(f"i{n}", m.key[:12], m.key) for n, m in enumerate(t.lines) if m.form == "image"],
        "ChatPartnerEntity": [
            (str(p.num), p.handle, ("Kaffee?", None)[p.n % 2], 25 + p.n, 70 + p.n, 175 + p.n, cities[p.n % 3], "DE", None, 0,
             int(p.n == 4), t.lines[-1].ms)
            for p in t.people[1:]
        ],
        "ContactEntity": [(str(p.num), "vom Sommerfest" if p.n == 2 else None, "ACTIVE") for p in t.people[1:4]],
        "MessageTemplateEntity": [("a", "Hey, wie geht's?"), ("b", "Danke, aber kein Interesse.")],
        "SearchHistoryEntity": [(n, w, t.lines[n].ms) for n, w in enumerate(("wandern", "köln", "schach"), 1)],
    }  # fmt: skip
    source = f"{KALINK0}/Android/Romeo/romeo_messages.sql, romeo_contacts.sql"
    decoys = ["ImageAttachmentEntity", "MessageTemplateEntity", "SearchHistoryEntity"]
    return database(script, rows, truth, source, decoys=decoys)


def nim() -> Aside:
    """What NetEase's library keeps for the many apps that are built with it: chats, teams, calls among the messages."""
    t = talk("nim", count=62, people=8, groups=1, rings=12)
    script = """CREATE TABLE msghistory(messageid Integer PRIMARY KEY AUTOINCREMENT, uuid Varchar(32) NOT NULL, serverid Long,
        id Varchar(32) NOT NULL, fromid Varchar(32) NOT NULL, sessiontype Integer, time Long, status Integer, direct Integer,
        msgtype Integer, content Varchar(512), status2 Integer, attach TEXT, remoteext Varchar(1024), localext Varchar(1024),
        push Varchar(200), payload Varchar(2048), config Varchar(1024), pushoption Varchar(1024), fromclient Integer,
        antispamoption Varchar(64), msgack Integer DEFAULT 0);
        CREATE TABLE lstmsg(uid Varchar(16) NOT NULL, messageId long, msgstatus INTEGER, sessiontype INTEGER, unreadnum INTEGER,
        content Varchar(512), time long, tag INTEGER default 0, tag_time long default 0, fromuid Varchar(16), msgtype INTEGER,
        attach TEXT);
        CREATE TABLE uinfo(account Varchar(32) PRIMARY KEY NOT NULL, name Varchar(32) NOT NULL, icon Varchar(256) DEFAULT NULL,
        sign Varchar(256) DEFAULT NULL, gender Integer DEFAULT 0, email Varchar(64) DEFAULT NULL, birth Varchar(16) DEFAULT NULL,
        mobile Varchar(32) DEFAULT NULL, ex Varchar(1024) DEFAULT NULL, updatetime LONG DEFAULT 0);
        CREATE TABLE sender_nick(account Varchar(32) PRIMARY KEY, nick Varchar(32));"""
    accounts = [f"yx{p.num}" for p in t.people]
    everything: list[tuple[int, Line | Ring]] = sorted([(x.ms, x) for x in (*t.lines, *t.rings)], key=lambda p: p[0])
    messages: list[tuple[Any, ...]] = []
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    for row, (ms, x) in zip(spaced(t.rng, len(everything)), everything, strict=True):
        content, attach, kind = None, None, 0
        if isinstance(x, Line):
            group = x.chat in t.groups
            session, who, out, uid = f"29{x.chat}7714" if group else accounts[x.chat], accounts[x.who.n], x.out, x.key
            notice = group and x.n % 6 == 0
            if notice:
                kind, attach = 5, json.dumps({"id": 0, "data": {"ids": [accounts[2]]}})
                spare.append(("msghistory", row))
            elif x.text is None:
                kind = {"image": 1, "voice": 2, "file": 6}[x.form]
                attach = json.dumps({"url": f"https://nim.example/{x.key}", "size": 71022, "ext": "jpg", "md5": x.key})
            else:
                content = x.text
            if not notice:
                truth.append(says(x, "msghistory", row, sender=party(who), to=party(session) if x.out and not group else (),
                                  thread=session))  # fmt: skip
        else:
            group, session, out, uid = False, accounts[x.other.n], x.out, f"{x.ms:024x}"
            who, kind = accounts[0] if out else session, 12
            sides = [{"accid": a, "duration": x.duration} for a in (accounts[0], session)]
            attach = json.dumps(
                {"type": 2 if x.video else 1, "channelId": x.ms, "status": 1 if x.duration else 3, "durations": sides}
            )
            truth.append(rang(x, "msghistory", row, party(session), duration=x.duration, thread=session))
        messages.append((row, uid, ms * 3, session, who, int(group), ms, 1 if out else 4, 0 if out else 1, kind,
                     content, 0, attach,
                         None, None, None, None, None, None, 1, None, 0))  # fmt: skip
    truth += [known(p.name, [accounts[p.n]] + ([p.phone] if p.n % 2 else []), "uinfo", p.n + 1) for p in t.people]
    last = {r[3]: r for r in messages}
    rows: dict[str, list[tuple[Any, ...]]] = {
        "msghistory": messages,
        "lstmsg": [
            (s, r[0], r[7], r[5], n % 3, r[10] or "[图片]", r[6], 0, 0, r[4], r[9], r[12])
            for n, (s, r) in enumerate(last.items())
        ],
        "uinfo": [
            (accounts[p.n], p.name, f"https://nos.example/{p.n}", None, p.n % 3, None, None, p.phone if p.n % 2 else None, None,
             t.lines[0].ms)
            for p in t.people
        ],
        "sender_nick": [(accounts[p.n], p.first) for p in t.people],
    }  # fmt: skip
    source = "com.netease.nimlib.database (MsgDatabaseRevision, MainDatabaseRevision), as public repositories of apps have it"
    return database(script, rows, truth, source, decoys=["lstmsg"], spare=spare)


def truecaller() -> Aside:
    """Caller identification: calls, people looked up, numbers of its own messenger."""
    t = talk("truecaller", count=40, people=18, groups=0, rings=60)
    script = """CREATE TABLE history (_id INTEGER PRIMARY KEY, tc_id TEXT, normalized_number TEXT, raw_number TEXT,
        number_type INTEGER, country_code TEXT, cached_name TEXT, type INTEGER, action INTEGER, filter_source TEXT,
        call_log_id INTEGER, timestamp INTEGER, duration INTEGER, ringing_duration INTEGER, subscription_id TEXT, feature INTEGER,
        event_id TEXT, is_important_call INTEGER, important_call_note TEXT, assistant_state INTEGER);
        CREATE TABLE raw_contact (_id INTEGER PRIMARY KEY, tc_id TEXT, contact_name TEXT, contact_transliterated_name TEXT,
        contact_alt_name TEXT, contact_gender TEXT, contact_about TEXT, contact_image_url TEXT, contact_job_title TEXT,
        contact_company TEXT, contact_default_number TEXT, contact_phonebook_id INTEGER, contact_source INTEGER,
        contact_search_time INTEGER, contact_spam_score INTEGER, contact_spam_type TEXT, contact_badges INTEGER,
        contact_is_favorite INTEGER, search_query TEXT, insert_timestamp INTEGER, spam_categories TEXT,
        is_suspected_fraud INTEGER);
        CREATE TABLE data (_id INTEGER PRIMARY KEY, data_raw_contact_id INTEGER, tc_id TEXT, data_type INTEGER, data1 TEXT,
        data2 TEXT, data3 TEXT);
        CREATE TABLE msg_im_users (_id INTEGER PRIMARY KEY, normalized_number TEXT, im_peer_id TEXT, date INTEGER,
        registration_timestamp INTEGER, fallback_name TEXT, tc_id TEXT, join_im_notification INTEGER);
        CREATE TABLE msg_messages (_id INTEGER PRIMARY KEY, conversation_id INTEGER, date INTEGER, status INTEGER);
        CREATE TABLE topspammers (_id INTEGER PRIMARY KEY, value TEXT, label TEXT, count INTEGER, version INTEGER);"""
    calls: list[tuple[Any, ...]] = []
    truth: list[Record] = []
    for row, r in zip(spaced(t.rng, len(t.rings), 100), t.rings, strict=True):
        kind = 2 if r.out else 1 if r.duration else 3
        name = r.other.name if r.other.n % 3 else None
        calls.append((row, None if name else r.other.key, r.other.phone, r.other.local, 1, "DE", name, kind,
                     4 if r.n % 9 == 1 else 0,
                      None, row + 9, r.ms, r.duration, 2000 + 40 * r.n, "-1", int(r.video),
                      str(uuid.UUID(int=r.ms)), 0, None, 0))  # fmt: skip
        truth.append(rang(r, "history", row, party(r.other.phone, r.other.local, name=name), duration=r.duration))
    people: list[tuple[Any, ...]] = []
    data: list[tuple[Any, ...]] = []
    for p in t.people[1:]:
        at = t.lines[p.n].ms
        people.append((p.n, p.key, p.name, None, p.first if p.n % 4 == 0 else None, "N", None, None, None,
                       "Autohaus Nord" if p.n == 7 else None, p.phone, p.n + 300 if p.n % 2 else 0, 1, at, p.n % 3 * 12, None, 0,
                       int(p.n == 2), p.local, at // 1000, "", 0))  # fmt: skip
        data += [(p.n * 3, p.n, p.key, 4, p.phone, "2", "DE"), (p.n * 3 + 1, p.n, p.key, 1, "Berlin", None, None)]
        truth.append(known(p.name, [p.phone, p.local, p.key], "raw_contact", p.n, p.first))
    rows: dict[str, list[tuple[Any, ...]]] = {
        "history": calls,
        "raw_contact": people,
        "data": data,
        "msg_im_users": [
            (p.n, p.phone, p.key[:16], t.lines[p.n].ms, t.lines[p.n].s, p.name, p.key, 0) for p in t.people[1:12]
        ],
        "msg_messages": [],
        "topspammers": [(n, f"+49800{n}44{n}10", f"Spam {n}", 4000 - 7 * n, 1) for n in range(1, 60)],
    }
    decoys = ["msg_messages", "topspammers"]
    return database(script, rows, truth, f"{ALEAPP}/truecaller.py", decoys=decoys)


def teleguard() -> Aside:
    """Messenger in Flutter: chats, groups, calls and events are rows of one table, told apart by a word."""
    t = talk("teleguard", count=60, people=7, groups=1, rings=14)
    script = """CREATE TABLE messages (id TEXT PRIMARY KEY, chatId TEXT, type TEXT, sender TEXT, receiver TEXT, content TEXT,
        metadata TEXT, status TEXT, isEdited INTEGER, createDate INTEGER, userTime INTEGER);
        CREATE TABLE contacts (serverId TEXT PRIMARY KEY, alias TEXT, type TEXT, color INTEGER, avatar BLOB, options TEXT,
        info TEXT, lastActivityTime INTEGER, lastVisitTime INTEGER, personalId TEXT);
        CREATE TABLE posts (id TEXT PRIMARY KEY, channelId TEXT, header TEXT, content TEXT, type TEXT, localStatus TEXT,
        viewsCount INTEGER, likesCount INTEGER, dislikesCount INTEGER, metadata TEXT, media TEXT, createDate INTEGER);
        CREATE TABLE service (id TEXT PRIMARY KEY, data TEXT);
        CREATE TABLE sipcalls (id INTEGER PRIMARY KEY, number TEXT, name TEXT, duration INTEGER, date INTEGER, cost REAL);"""
    ids = [p.key[:9].upper() for p in t.people]
    chats = {c: ids[c] if c not in t.groups else f"G{t.me.key[:8].upper()}" for c in range(1, len(t.people) + 1)}
    everything: list[tuple[int, Line | Ring]] = sorted([(x.ms, x) for x in (*t.lines, *t.rings)], key=lambda p: p[0])
    messages: list[tuple[Any, ...]] = []
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    for row, (ms, x) in enumerate(everything, 1):
        key = str(uuid.UUID(int=ms << 60 | row))
        if isinstance(x, Line):
            meta = None if x.text else json.dumps({"files": {x.key: {"name": "image.jpg", "size": 90112}}})
            group = x.chat in t.groups
            to = chats[x.chat] if x.out or group else ids[0]
            user = ms if x.out else ms - 2400
            messages.append((key, chats[x.chat], "TEXT" if x.text else "MEDIA", ids[x.who.n], to, x.text or "", meta,
                             "READ" if not x.unread else "DELIVERED", int(x.edited), ms, user))  # fmt: skip
            truth.append(says(x, "messages", row, sender=party(ids[x.who.n]), to=party(to), thread=chats[x.chat],
                              also={"at": [user * 1000]}))  # fmt: skip
        else:
            a, b = (ids[0], ids[x.other.n]) if x.out else (ids[x.other.n], ids[0])
            told = f"{x.duration // 60} minutes {x.duration % 60} seconds" if x.duration else "Missed"
            meta = json.dumps({"isSuccessfull": x.duration > 0, "subtext": told, "membersText": None,
                               "callType": "VIDEO" if x.video else "AUDIO"})  # fmt: skip
            label = "Outgoing call" if x.out else "Incoming call"
            messages.append((key, ids[x.other.n], "CALL", a, b, label, meta, "READ", 0, ms, ms))
            truth.append(rang(x, "messages", row, party(ids[x.other.n], ids[0]), thread=ids[x.other.n]))
    for c, key in chats.items():
        messages.append(
            (
                f"s{c}",
                key,
                "SERVICE",
                None,
                None,
                "You accepted the invitation",
                None,
                "READ",
                0,
                t.lines[c].ms - 7,
                None,
            )
        )
        spare.append(("messages", len(messages)))
    people: list[tuple[Any, ...]] = [
        (
            ids[p.n],
            p.first,
            "USER",
            4_280_391_411 + p.n,
            None,
            "{}",
            "Hi, I use TeleGuard",
            t.lines[-p.n].ms,
            t.lines[-1].ms,
            None,
        )
        for p in t.people[1:]
    ]
    truth += [known(p.first, [ids[p.n]], "contacts", p.n) for p in t.people[1:]]
    people.append(
        (chats[len(t.people)], "Familie", "GROUP", 4_280_391_500, None, "{}", None, t.lines[-1].ms, None, None)
    )
    spare.append(("contacts", len(people)))
    rows: dict[str, list[tuple[Any, ...]]] = {
        "messages": messages,
        "contacts": people,
        "posts": [
            (f"p{n}", "ch1", "TeleGuard news", "Version 4 brings new colours.", "TEXT", "READ", 9000 + n, 40, 2, None, None,
             t.lines[n].ms)
            for n in range(1, 12)
        ],
        "service": [("user", json.dumps({"serverId": ids[0], "alias": t.me.first})), ("settings", json.dumps({"theme": "dark"}))],
        "sipcalls": [],
    }  # fmt: skip
    return database(script, rows, truth, f"{ALEAPP}/teleguard.py", decoys=["posts", "service", "sipcalls"], spare=spare)


def monal() -> Aside:
    """XMPP on iOS: times are texts of UTC without saying so; two accounts, a room whose writers stand in `actual_from`."""
    t = talk("monal", count=66, people=8, groups=1)
    script = """CREATE TABLE account (account_id integer PRIMARY KEY AUTOINCREMENT, username text, domain text, enabled bool);
        CREATE TABLE buddylist (buddy_id integer not null primary key AUTOINCREMENT, account_id integer not null,
        buddy_name varchar(50) collate nocase, full_name varchar(50), nick_name varchar(50), group_name varchar(50),
        state varchar(20), status varchar(200), Muc bool, muc_subject varchar(255), muc_nick varchar(255), messageDraft text);
        CREATE TABLE message_history (message_history_id integer not null primary key AUTOINCREMENT, account_id integer,
        message_from text collate nocase, message_to text collate nocase, timestamp datetime, message blob,
        actual_from text collate nocase, messageid text, messageType text, sent bool, received bool, unread bool, encrypted bool,
        previewText text, previewImage text, stanzaid text, errorType text, errorReason text);
        CREATE TABLE activechats (account_id integer not null, buddy_name varchar(50) not null collate nocase,
        lastMessageTime datetime, pinned bool, PRIMARY KEY (buddy_name, account_id));
        CREATE TABLE imageCache (url varchar(255), path varchar(255), PRIMARY KEY (url));"""
    own = (f"{t.me.handle}@xmpp.example", f"{t.me.first.lower()}2@jabber.example")
    jids = [f"{p.handle}@xmpp.example" for p in t.people]
    room = f"team{t.me.key[:4]}@conference.xmpp.example"
    messages: list[tuple[Any, ...]] = []
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    for row, m in zip(spaced(t.rng, len(t.lines), 200), t.lines, strict=True):
        group, account = m.chat in t.groups, m.chat % 2
        buddy = room if group else jids[m.chat]
        one, two = (own[account], buddy) if m.out else (buddy, own[account])
        actual = own[account] if m.out else m.who.first if group else buddy
        topic = group and m.n % 8 == 0
        words = "topic: holidays" if topic else m.text or f"https://upload.example/{m.key}.jpg"
        kind = "Status" if topic else "Message" if m.text else "Image"
        messages.append((row, account + 1, one, two, clock(m.s), words, actual, m.key, kind, 1, int(m.n % 7 > 0), int(m.unread),
                         int(m.n % 2), None, None, str(m.ms * 7), None, None))  # fmt: skip
        if topic:
            spare.append(("message_history", row))
        else:
            truth.append(says(m, "message_history", row, at=local(clock(m.s)), sender=party(one, actual), to=party(two),
                              body=words, also={"at": [m.s * 1_000_000]}))  # fmt: skip
    people: list[tuple[Any, ...]] = [
        (p.n, p.n % 2 + 1, jids[p.n], p.name if p.n % 3 else "", p.first if p.n % 3 == 0 else "", None, "", "", 0, None, None,
         "hast du" if p.n == 3 else None)
        for p in t.people[1:]
    ]  # fmt: skip
    truth += [known(p.name if p.n % 3 else p.first, [jids[p.n]], "buddylist", p.n, p.first) for p in t.people[1:]]
    people.append((len(people) + 1, 1, room, "", "", None, "", "", 1, "holidays", t.me.first, None))
    spare.append(("buddylist", len(people)))
    rows: dict[str, list[tuple[Any, ...]]] = {
        "account": [(1, t.me.handle, "xmpp.example", 1), (2, f"{t.me.first.lower()}2", "jabber.example", 1)],
        "buddylist": people,
        "message_history": messages,
        "activechats": [(p[1], p[2], clock(t.lines[-1].s - 60 * p[0]), 0) for p in people],
        "imageCache": [(f"https://upload.example/{m.key}.jpg", f"imagecache/{m.key}") for m in t.lines if not m.text],
    }
    source = "https://github.com/monal-im/Monal (DataLayer, database version 4.82)"
    return database(script, rows, truth, source, decoys=["activechats", "imageCache", "account"], spare=spare)


FIFTH: Mapping[str, Callable[[], Aside]] = {
    "Smart APP Control": smart_control,
    "SMS Import / Export": sms_export,
    "Vialer": vialer,
    "Zangi": zangi,
    "Oops (RongCloud)": oops,
    "react-native-chat": rn_chat,
    "Tinode": tinode,
    "openany": openany,
    "Prototipo": prototipo,
    "ROMEO": romeo,
    "NetEase NIM": nim,
    "Truecaller": truecaller,
    "TeleGuard": teleguard,
    "Monal": monal,
}
