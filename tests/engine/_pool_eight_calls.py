"""Calls of the eighth pool: a copy of a phone's own lists as text, two lists of one app, archives in an iPhone's preferences.

What their sources leave open is said at each store.
"""

from __future__ import annotations

import plistlib
from collections.abc import Mapping
from datetime import UTC, datetime

from tests.engine._pool_eight_talk import eight
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed
from tests.engine.published_talk import COCOA, Aside, Record, Ring, archived, core_data, database, party, rang, says

TELEPHONY = (
    f"{HUB}/MarufSarker/mm.android.telephony.backup app/src/main/java/mm/android/telephony/backup/MainActivity.java"
)
CORE = ("Z_PRIMARYKEY", "Z_METADATA", "Z_MODELCACHE")
STAMPED = (
    "[import_created] TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now')),"
    "[import_modified] TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now')),"
)
CALL_COLUMNS = (
    "date", "number", "type", "duration", "phone_account_hidden", "photo_id", "transcription", "subscription_component_name",
    "call_screening_app_name", "geocoded_location", "subscription_id", "presentation", "is_read", "features", "voicemail_uri",
    "normalized_number", "via_number", "matched_number", "last_modified", "new", "numberlabel", "lookup_uri", "photo_uri",
    "formatted_number", "block_reason", "add_for_all_users", "phone_account_address", "data_usage", "numbertype",
    "call_screening_component_name", "countryiso", "name", "post_dial_digits", "transcription_state", "_id",
)  # fmt: skip
TEXT_COLUMNS = (
    "date", "address", "body", "thread_id", "date_sent", "type", "creator", "read", "subject", "sub_id", "reply_path_present",
    "seen", "protocol", "person", "service_center", "error_code", "_id", "locked", "status",
)  # fmt: skip
COPIED = "2026-03-02T18:20:0{}+00:00"


def _whole(one: Mapping[str, str | None]) -> str:
    """A row once more in one text, each column under its name, as the copier keeps it."""
    return "".join(f"\n\n[[{k}]]:\n{'null' if v is None else v}" for k, v in one.items())


def _columns(names: tuple[str, ...], needed: int) -> str:
    return "".join(f"[{n}] TEXT{' NOT NULL' if at < needed else ''}," for at, n in enumerate(names))


def copiedcalls() -> Aside:
    """A copy of the phone's own list of calls: 35 of Android's columns, all as text, and the whole row once more in one text.

    Hidden callers have '' for a number and 2 for presentation. Taken for granted: which columns are NULL, as in the source's
    example; types 1 to 3 and 5 are Android's.
    """
    talk = eight("copiedcalls", people=12, rings=42)
    rows, truth = Rows(calllog_backup=[]), list[Record]()
    for row, ring in enumerate(talk.rings, 1):
        hidden = not ring.out and ring.n % 17 == 3
        number = "" if hidden else ring.other.phone if ring.other.n % 4 else ring.other.phone[3:]
        name = ring.other.name if ring.other.n < 8 and not hidden else None
        kind = "2" if ring.out else "1" if ring.duration else "5" if ring.n % 6 == 0 else "3"
        given: dict[str, str | None] = {
            "date": str(ring.ms), "number": number, "type": kind, "duration": str(ring.duration), "phone_account_hidden": "0",
            "photo_id": "0", "subscription_component_name":
            "com.android.phone/com.android.services.telephony.TelephonyConnectionService",
            "geocoded_location": "", "subscription_id": "89014103211118510720", "presentation": "2" if hidden else "1",
            "is_read": None if ring.out else "1", "features": "0", "via_number": "",
            "normalized_number": ring.other.phone if name else None, "last_modified": str(ring.ms + ring.duration * 1000 + 8074),
            "new": "1", "formatted_number": None if hidden else ring.other.local, "block_reason": "0",
            "add_for_all_users": "1", "phone_account_address": talk.me.phone, "numbertype": "2" if name else None,
            "countryiso": "US", "name": name, "post_dial_digits": "", "transcription_state": "0", "_id": str(row * 2 + 11),
        }  # fmt: skip
        one = {c: given.get(c) for c in CALL_COLUMNS}
        rows["calllog_backup"].append((*one.values(), _whole(one), COPIED.format(row % 10), COPIED.format(row % 10)))
        ways = party(number or None, *([ring.other.local] if number else []), name=name)
        truth.append(rang(ring, "calllog_backup", row, ways, duration=ring.duration))
    script = LOCALE + (
        f"CREATE TABLE calllog_backup ({_columns(CALL_COLUMNS, 3)}[full_object] TEXT NOT NULL,{STAMPED}"
        "UNIQUE([date], [number], [type], [duration]));"
    )
    return database(
        script,
        rows | {"android_metadata": [("en_US",)]},
        truth,
        f"{TELEPHONY} (calllog.db)",
        decoys=("android_metadata",),
    )


def copiedtexts() -> Aside:
    """The same app's copy of text messages: all as text, and the whole row once more in one text.

    Taken for granted: type 1 is what came, 2 what went, as Android has it; what went has 0 for the time it was sent.
    """
    talk = eight("copiedtexts", count=52, people=9)
    rows, truth = Rows(sms_backup=[]), list[Record]()
    for row, line in enumerate((x for x in talk.lines if x.text), 1):
        other = talk.people[line.chat]
        given: dict[str, str | None] = {
            "date": str(line.ms), "address": other.phone, "body": line.text, "thread_id": str(line.chat + 3),
            "date_sent": "0" if line.out else str(line.ms - 1000 - line.ms % 1000), "type": "2" if line.out else "1",
            "creator": "com.android.messaging", "read": str(int(not line.unread)), "sub_id": "1", "reply_path_present": "0",
            "seen": "1", "protocol": None if line.out else "0", "error_code": "-1", "_id": str(row + 20), "locked": "0",
            "status": "-1",
        }  # fmt: skip
        one = {c: given.get(c) for c in TEXT_COLUMNS}
        rows["sms_backup"].append((*one.values(), _whole(one), COPIED.format(row % 10), COPIED.format(row % 10)))
        ways = party(other.phone)
        sender, to = ((), ways) if line.out else (ways, ())
        truth.append(says(line, "sms_backup", row, sender=sender, to=to, thread=line.chat + 3))
    script = LOCALE + (
        f"CREATE TABLE sms_backup ({_columns(TEXT_COLUMNS, 3)}[full_object] TEXT NOT NULL,{STAMPED}"
        "UNIQUE([date], [address], [body], [thread_id], [type]));"
    )
    return database(
        script, rows | {"android_metadata": [("en_US",)]}, truth, f"{TELEPHONY} (sms.db)", decoys=("android_metadata",)
    )


def twolists() -> Aside:
    """A student's app to look calls up (Room): two lists of one form, with nine figures of a Polish number, beginning and end.

    Taken for granted: dates are kept as milliseconds (the converter was not read); a call of nobody's answer ends as it began.
    """
    talk = eight("twolists", people=11, rings=44)
    rows, truth = Rows(call_records=[], call_records_second=[]), list[Record]()
    for ring in talk.rings:
        table = ("call_records", "call_records_second")[ring.n % 2]
        number = f"{501 + ring.other.n * 13}{ring.other.n * 79193 % 1_000_000:06}"
        row = len(rows[table]) + 1
        rows[table].append((row, number, ring.ms, ring.ms + ring.duration * 1000))
        truth.append(rang(ring, table, row, party(number), directed=False) | {"also": {"duration": [ring.duration]}})
    rows["room_master_table"] = [(42, hexed("twolists", 32))]
    entry = (
        "(`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `phoneNumber` TEXT NOT NULL, `startDate` INTEGER NOT NULL,"
        " `endDate` INTEGER NOT NULL);"
    )
    script = LOCALE + ROOM + f"CREATE TABLE `call_records` {entry}CREATE TABLE `call_records_second` {entry}"
    root = "app/src/main/java/miu/miu_04/data"
    return database(
        script, rows | {"android_metadata": [("pl_PL",)]}, truth,
        f"{HUB}/wiktordereszewski/miu-04 {root}/CallRecord.kt, CallRecord2.kt",
        decoys=("room_master_table", "android_metadata"),
    )  # fmt: skip


def privuscall() -> Aside:
    """An iPhone's preferences: a list of archives, each of one call with its number and when; oldest first.

    All were made from the phone, which the store does not say. Taken for granted: other keys of these preferences.
    """
    talk = eight("privuscall", people=9, rings=34)
    listed, truth = list[bytes](), list[Record]()
    for at, ring in enumerate(talk.rings):
        number = ring.other.phone if ring.other.n % 3 else ring.other.local
        when = datetime.fromtimestamp(ring.s, UTC)
        listed.append(archived("PrivusCall.CallLog", {"phoneNumber": number, "timeStamp": when}))
        truth.append(rang(ring, "history.Records.PrivusCall", at, party(number), at=ring.s * 1_000_000, directed=False))
    values = {"history.Records.PrivusCall": listed, "AppleLanguages": ["en-IN"], "AKLastLocale": "en_IN"}
    root = "PrivusCall/PrivusCall"
    return Aside(
        plistlib.dumps(values, fmt=plistlib.FMT_BINARY), truth,
        f"{HUB}/iManiaq/Contacts-Swift {root}/Core/PersistInteractor.swift, {root}/Model/CallLog.swift",
        path="private/var/mobile/Containers/Data/Application/71C4/Library/Preferences/com.sachin.PrivusCall.plist",
    )  # fmt: skip


def virgil() -> Aside:
    """A messenger (Core Data): messages and calls in one table, told apart by their entity; a call says who called.

    Who wrote is said by a flag and the channel, whose name is an account. Hidden rows are as true as others. Taken for granted:
    entities' numbers and the order of columns; a call that went out names the own account; cards are bytes; files go as
    photographs.
    """
    talk = eight("virgil", count=46, people=8, rings=22)
    rows, truth = Rows(ZACCOUNT=[], ZCHANNEL=[], ZMESSAGE=[]), list[Record]()
    names = {p.n: p.handle.replace(".", "") for p in talk.people}
    begun = min(talk.lines[0].ms, talk.rings[0].ms) / 1000 - COCOA - 4000
    rows["ZACCOUNT"] = [(1, 1, 3, 2, names[0])]
    for person in talk.people[1:]:
        rows["ZCHANNEL"].append(
            (person.n, 2, 5, person.n % 4, 1, begun + person.n, names[person.n if person.n % 2 else 0], names[person.n],
             "single", names[person.n], b"bplist00" + hexed(f"card{person.n}", 40).encode())
        )  # fmt: skip
    row = 0
    for one in sorted([*talk.lines, *talk.rings], key=lambda x: x.ms):
        row, at = row + 1, one.ms / 1000 - COCOA
        if isinstance(one, Ring):
            caller = names[0] if one.out else names[one.other.n]
            rows["ZMESSAGE"].append(
                (row, 4, 1, 0, int(not one.out), one.other.n, row, at, None, None, caller, None, None, None)
            )
            truth.append(rang(one, "ZMESSAGE", row, party(names[one.other.n])))
            continue
        kind = 7 if one.text else 8 if one.form == "voice" else 5
        key, url = (None, None) if one.text else (hexed(one.key), f"https://media.example/{one.key}")
        small = b"\xff\xd8\xff\xe0" + one.key.encode() if kind == 5 else None
        rows["ZMESSAGE"].append(
            (row, kind, 1, int(one.n % 19 == 4), int(not one.out), one.chat, row, at, 3.5 + one.n if kind == 8 else None,
             one.text, None, key, url, small)
        )  # fmt: skip
        ways = party(names[one.chat])
        sender, to = ((), ways) if one.out else (ways, ())
        truth.append(says(one, "ZMESSAGE", row, sender=sender, to=to, thread=one.chat))
    script = core_data(
        {
            "ZACCOUNT": "ZNUMCOLORPAIR INTEGER, ZIDENTITY VARCHAR",
            "ZCHANNEL": "ZNUMCOLORPAIR INTEGER, ZACCOUNT INTEGER, ZCREATEDAT TIMESTAMP, ZINITIATOR VARCHAR, ZNAME VARCHAR,"
            " ZRAWTYPE VARCHAR, ZSID VARCHAR, ZRAWCARDS BLOB",
            "ZMESSAGE": "ZISHIDDEN INTEGER, ZISINCOMING INTEGER, ZCHANNEL INTEGER, Z_FOK_CHANNEL INTEGER, ZDATE TIMESTAMP,"
            " ZDURATION FLOAT, ZBODY VARCHAR, ZFROM VARCHAR, ZIDENTIFIER VARCHAR, ZURL VARCHAR, ZTHUMBNAIL BLOB",
        },
        rows,
    )
    script += (
        "INSERT INTO Z_PRIMARYKEY VALUES (4, 'CallMessage', 3, 0), (5, 'PhotoMessage', 3, 0), (7, 'TextMessage', 3, 0),"
        " (8, 'VoiceMessage', 3, 0);"
    )
    root = "Source/Models/CoreData"
    return database(
        script, rows, truth,
        f"{HUB}/VirgilSecurity/virgil-messenger-x {root}/Message.swift, CallMessage.swift, VoiceMessage.swift, Channel.swift",
        decoys=("ZACCOUNT", *CORE), spare=[("ZCHANNEL", p.n) for p in talk.people[1:]],
    )  # fmt: skip
