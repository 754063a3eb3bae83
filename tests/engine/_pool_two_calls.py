"""Calls of the second pool of other kinds: kept away, answered by a text, with keys for names, of a mesh, with risks.

What their sources leave open is said at each store.
"""

from __future__ import annotations

import base64
import itertools

from tests.engine._pool_two_talk import two
from tests.engine._tenth_talk import LOCALE, ROOM, Rows, hexed, uuid
from tests.engine.published_talk import (
    COCOA,
    Aside,
    Line,
    Person,
    Record,
    Ring,
    core_data,
    database,
    known,
    party,
    rang,
    says,
)

HEAD = LOCALE + ROOM


def adblocker() -> Aside:
    """What was kept away: calls and texts in one table, told apart by 0 and 1; a call's content is empty. Refused numbers beside.

    A package in place of a path: com.example.adblocker.data (blocklist.db). Where somebody tries again within a minute, the row's
    time is the last and its count goes up.
    """
    talk = two("adblocker", count=60, people=8, rings=44)
    rows, truth = Rows(blocked_numbers=[], blocked_events=[]), list[Record]()
    came: list[Line | Ring] = [e for e in (*talk.lines, *talk.rings) if not e.out and (isinstance(e, Ring) or e.text)]
    for row, event in enumerate(sorted(came, key=lambda e: e.ms), 1):
        listed = ("blacklist", "keyword")[row % 3 == 0]
        if isinstance(event, Line):
            number = event.who.phone
            rows["blocked_events"].append((row, 1, number, event.text, listed, event.ms, 1 + (row % 9 == 0)))
            truth.append(says(event, "blocked_events", row, sender=party(number)))
        else:
            number = event.other.phone
            rows["blocked_events"].append((row, 0, number, "", "blacklist", event.ms, 1 + (row % 5 == 0)))
            truth.append(rang(event, "blocked_events", row, party(number)))
    rows["blocked_numbers"] = [(p.n, p.phone) for p in talk.people[1:]]
    rows["room_master_table"] = [(42, "c0b4bf2f3f9a40c35a3e7ad6cf8d41aa")]
    script = HEAD + (
        "CREATE TABLE blocked_numbers (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, number TEXT NOT NULL);"
        "CREATE TABLE blocked_events (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, type INTEGER NOT NULL, number TEXT NOT NULL,"
        "content TEXT NOT NULL, reason TEXT NOT NULL, time INTEGER NOT NULL, count INTEGER NOT NULL);"
    )
    return database(
        script, rows | {"android_metadata": [("zh_CN",)]}, truth, "com.example.adblocker.data.BlockedEvent (blocklist.db)",
        decoys=("blocked_numbers", "android_metadata", "room_master_table"),
    )  # fmt: skip


def buildit() -> Aside:
    """SwiftData: calls with whose key it was, a name or none, when they began, were taken and ended; rooms of many beside.

    A class in place of a path: CallHistoryEntity of CallingStore. Taken for granted: words `incoming` and `outgoing`, `voice` and
    `video`, reasons `completed`, `no_answer`, `declined`. A call of a group has its number, and nobody's key.
    """
    talk = two("buildit", people=8, groups=1, rings=46)
    columns = {
        "ZCALLHISTORYENTITY": "ZDURATION INTEGER, ZWASENCRYPTED INTEGER, ZCONNECTEDAT TIMESTAMP, ZENDEDAT TIMESTAMP, "
        "ZSTARTEDAT TIMESTAMP, ZCALLTYPE VARCHAR, ZDIRECTION VARCHAR, ZENDREASON VARCHAR, ZGROUPID VARCHAR, ZID VARCHAR, "
        "ZREMOTENAME VARCHAR, ZREMOTEPUBKEY VARCHAR, ZROOMID VARCHAR, ZSCHEMAVERSION VARCHAR",
        "ZGROUPCALLENTITY": "ZISACTIVE INTEGER, ZCREATEDAT TIMESTAMP, ZENDEDAT TIMESTAMP, ZCALLTYPE VARCHAR, ZCREATEDBY VARCHAR, "
        "ZGROUPID VARCHAR, ZID VARCHAR, ZROOMID VARCHAR",
        "ZCALLSETTINGSENTITY": "ZALLOWUNKNOWNCALLERS INTEGER, ZAUTOANSWER INTEGER, ZDONOTDISTURB INTEGER, "
        "ZRELAYONLYMODE INTEGER, ZDEFAULTCALLTYPE VARCHAR, ZID VARCHAR, ZSCHEMAVERSION VARCHAR",
    }
    rows, truth, spare = Rows({n: [] for n in columns}), list[Record](), list[tuple[str, int]]()
    for row, ring in enumerate(talk.rings, 1):
        key, begun = hexed(ring.other.key), ring.ms / 1000 - COCOA
        name = ring.other.name if ring.other.n % 3 else None
        taken = begun + 4.25 + ring.n % 11 if ring.duration else None
        ended = (taken or begun + 31.5) + ring.duration + 0.4
        reason = "completed" if ring.duration else ("no_answer", "declined")[ring.n % 2]
        rows["ZCALLHISTORYENTITY"].append(
            (row, 1, 1, ring.duration or None, 1, taken, ended, begun, "video" if ring.video else "voice",
             "outgoing" if ring.out else "incoming", reason, None, uuid(hexed(f"call{ring.n}", 24)).upper(), name, key, None,
             "1.0.0")
        )  # fmt: skip
        truth.append(
            rang(ring, "ZCALLHISTORYENTITY", row, party(key, name=name), duration=float(ring.duration) or None)
        )
    for n in range(1, 6):
        room = uuid(hexed(f"room{n}", 24)).upper()
        made = 770_000_000.5 + n * 90_000
        rows["ZGROUPCALLENTITY"].append(
            (n, 2, 1, 0, made, made + 900.0, "voice", hexed(talk.people[n].key), hexed("group", 16), room, room)
        )
        spare.append(("ZGROUPCALLENTITY", n))
    rows["ZCALLSETTINGSENTITY"] = [(1, 3, 1, 1, 0, 0, 0, "voice", uuid(hexed("settings", 24)).upper(), "1.0.0")]
    return database(
        core_data(columns, rows), rows, truth, "CallHistoryEntity, CallingStore.swift (BuildIt, SwiftData)",
        decoys=("ZCALLSETTINGSENTITY",), spare=spare,
    )  # fmt: skip


def bikemode() -> Aside:
    """Calls that came while riding: refused, with what was said to each by a text, always the same; who may get through beside.

    A package in place of a path: com.example.bikeridedetection (bike_ride_detection_db). A row is the call; the text that it had
    for an answer may not be told as somebody's message.
    """
    talk = two("bikemode", people=11, rings=60)
    rows, truth = Rows(call_history=[], emergency_contacts=[]), list[Record]()
    said = "I'm riding my bike right now. I'll call you back when I arrive."
    for row, ring in enumerate((r for r in talk.rings if not r.out), 1):
        seen = ring.ms + 5_400_000 + ring.n * 1000 if ring.n % 3 else None
        rows["call_history"].append(
            (row, ring.other.phone, ring.ms, int(ring.other.n % 4 != 0), said, int(seen is not None), seen)
        )
        truth.append(rang(ring, "call_history", row, party(ring.other.phone)))
    for row, person in enumerate(talk.people[2:9], 1):
        uri = f"content://com.android.contacts/contacts/lookup/{person.n}r{person.n}-{person.key[:12]}/{person.n}"
        rows["emergency_contacts"].append(
            (row, person.phone, person.name, uri if row % 3 else None, 1_733_000_000_000 + row * 7919)
        )
        truth.append(known(person.name, [person.phone], "emergency_contacts", row))
    rows["room_master_table"] = [(42, "0f9c64cbd6a13a9cd9b83b6f6e0d4b7e")]
    script = HEAD + (
        "CREATE TABLE call_history (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber TEXT NOT NULL,"
        "timestamp INTEGER NOT NULL, isFromContact INTEGER NOT NULL, autoReplyMessage TEXT NOT NULL, isViewed INTEGER NOT NULL,"
        "viewedAt INTEGER);"
        "CREATE TABLE emergency_contacts (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber TEXT NOT NULL,"
        "displayName TEXT NOT NULL, contactUri TEXT, createdAt INTEGER NOT NULL);"
        "CREATE UNIQUE INDEX index_emergency_contacts_phoneNumber ON emergency_contacts (phoneNumber);"
    )
    return database(
        script, rows | {"android_metadata": [("en_US",)]}, truth,
        "com.example.bikeridedetection.data.local.entity.CallHistoryEntity",
        decoys=("android_metadata", "room_master_table"),
    )  # fmt: skip


def meshrider() -> Aside:
    """Radios of a mesh: calls by their kind's, way's and end's numbers, keys in Base64; where everybody was, alarms, a queue.

    A package in place of a path: com.doodlelabs.meshriderwave. Taken for granted: a call's time is when it began, a group's call
    has the group's title for a name. What waits to be sent is bytes that nobody can read; alarms may be told or not.
    """
    talk = two("meshrider", people=8, groups=1, rings=40)
    names = ("call_history", "location_history", "sos_alerts", "offline_messages")
    rows, truth, spare = Rows({n: [] for n in names}), list[Record](), list[tuple[str, int]]()
    team = next(iter(talk.groups.values()))[0]

    def key(person: Person | str) -> str:
        of = person if isinstance(person, str) else person.key
        return base64.b64encode(bytes.fromhex(hexed(of))).decode()

    for row, ring in enumerate(talk.rings, 1):
        many, talking = ring.n % 9 == 4, ring.n % 5 == 2
        state = 1 if ring.duration else ((4, 3) if ring.out else (0, 2))[ring.n % 2]
        kind = 3 if many else 2 if talking else int(ring.video)
        ended = ring.ms + ring.duration * 1000 + 210 if ring.duration else None
        rows["call_history"].append(
            (uuid(hexed(f"call{row}", 24)), None if many else key(ring.other), team if many else ring.other.name,
             key("team") if many else None, team if many else None, kind, int(ring.out), state, ring.duration, ring.ms, ended,
             5 if many else 2, int(ring.video and kind == 1), int(talking and not many), None)
        )  # fmt: skip
        ways = party(key("team"), name=team) if many else party(key(ring.other), name=ring.other.name)
        truth.append(rang(ring, "call_history", row, ways, duration=ring.duration))
    for row, (n, person) in enumerate(itertools.product(range(12), talk.people[:4]), 1):
        rows["location_history"].append(
            (row, key(person), person.name, 37.56 + n / 500 + person.n / 900, -122.32 - n / 700, 11.5 + n, 4.0, 1.2, 90.0 + n,
             1_766_000_000_000 + n * 30_000 + person.n, int(person.n == 0))
        )  # fmt: skip
    for row, person in enumerate(talk.people[1:6], 1):
        at = 1_766_100_000_000 + row * 8_000_000
        told = ("Twisted ankle at the ford", None, "Radio battery is nearly empty", "Checking in, all well", None)[
            row - 1
        ]
        rows["sos_alerts"].append(
            (uuid(hexed(f"sos{row}", 24)), key(person), person.name, row % 6, told, 37.5, -122.3, 12.0, at, 3, key(talk.me),
             at + 40_000, at + 900_000, None)
        )  # fmt: skip
        spare.append(("sos_alerts", row))
        rows["offline_messages"].append(
            (uuid(hexed(f"queued{row}", 24)), key(talk.me), key(person), None, 0, bytes.fromhex(hexed(f"sealed{row}", 96)), 0, 2,
             1, 10, 86_400_000, at, at + 86_400_000, at + 500, at + 700, None)
        )  # fmt: skip
        spare.append(("offline_messages", row))
    rows["room_master_table"] = [(42, "77e0d2f8b7b94dc04a4d8e9b25f2a311")]
    script = HEAD + (
        "CREATE TABLE offline_messages (id TEXT NOT NULL, sender_key TEXT NOT NULL, recipient_key TEXT NOT NULL, group_id TEXT,"
        "message_type INTEGER NOT NULL, content BLOB NOT NULL, priority INTEGER NOT NULL, status INTEGER NOT NULL,"
        "retry_count INTEGER NOT NULL, max_retries INTEGER NOT NULL, ttl_ms INTEGER NOT NULL, created_at INTEGER NOT NULL,"
        "expires_at INTEGER NOT NULL, last_attempt_at INTEGER, delivered_at INTEGER, error_message TEXT, PRIMARY KEY(id));"
        "CREATE TABLE call_history (id TEXT NOT NULL, contact_key TEXT, contact_name TEXT NOT NULL, group_id TEXT,"
        "group_name TEXT, call_type INTEGER NOT NULL, direction INTEGER NOT NULL, status INTEGER NOT NULL,"
        "duration_seconds INTEGER NOT NULL, timestamp INTEGER NOT NULL, ended_at INTEGER, participant_count INTEGER NOT NULL,"
        "is_video INTEGER NOT NULL, is_ptt INTEGER NOT NULL, recording_path TEXT, PRIMARY KEY(id));"
        "CREATE INDEX index_call_history_contact_key ON call_history (contact_key);"
        "CREATE TABLE location_history (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, member_key TEXT NOT NULL,"
        "member_name TEXT NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL, altitude REAL NOT NULL,"
        "accuracy REAL NOT NULL, speed REAL NOT NULL, bearing REAL NOT NULL, timestamp INTEGER NOT NULL,"
        "is_self INTEGER NOT NULL);"
        "CREATE TABLE sos_alerts (id TEXT NOT NULL, sender_key TEXT NOT NULL, sender_name TEXT NOT NULL,"
        "alert_type INTEGER NOT NULL, message TEXT, latitude REAL, longitude REAL, altitude REAL, timestamp INTEGER NOT NULL,"
        "status INTEGER NOT NULL, acknowledged_by TEXT, acknowledged_at INTEGER, resolved_at INTEGER, audio_path TEXT,"
        "PRIMARY KEY(id));"
    )
    return database(
        script, rows | {"android_metadata": [("en_US",)]}, truth,
        "com.doodlelabs.meshriderwave.data.local.database.CallHistoryEntity",
        decoys=("location_history", "android_metadata", "room_master_table"), spare=spare,
    )  # fmt: skip


def voiceshield() -> Aside:
    """Calls with how risky they were: who it was, when it ended and how long; nothing tells which way. Whom one trusts beside.

    A package in place of a path: com.sagar.voice_shield. A call's row is written as it ends, so its time is then. Where the phone
    knew no name, the number stands for it.
    """
    talk = two("voiceshield", people=13, rings=40)
    rows, truth = Rows(call_history=[], trusted_contacts=[]), list[Record]()
    for row, ring in enumerate(talk.rings, 1):
        strange, risk = ring.other.n > 9, (18, 18, 42, 81)[ring.n % 4]
        name = ring.other.phone if strange else ring.other.name
        at = ring.ms + ring.duration * 1000
        rows["call_history"].append(
            (uuid(hexed(f"call{row}", 24)), name, ring.other.phone, at, ring.duration, risk, risk / 100, int(risk > 75))
        )
        ways = party(ring.other.phone, name=None if strange else name)
        truth.append(rang(ring, "call_history", row, ways, at=at * 1000, duration=ring.duration, directed=False))
    for row, person in enumerate(talk.people[1:10], 1):
        rows["trusted_contacts"].append(
            (uuid(person.key), person.name, person.local, ("", "Mother", "Friend", "Bank")[row % 4], row % 2,
             ("LOW", "HIGH")[row % 2], "Never" if row % 3 else "2 days ago", int(row == 3), ("LOCAL", "DEVICE")[row % 2],
             1_763_000_000_000 + row * 333)
        )  # fmt: skip
        truth.append(known(person.name, [person.local], "trusted_contacts", row))
    rows["room_master_table"] = [(42, "5b1b6a2f1f2c4be08ad77b6a3dd4f910")]
    script = HEAD + (
        "CREATE TABLE call_history (id TEXT NOT NULL, callerName TEXT NOT NULL, callerNumber TEXT NOT NULL,"
        "timestamp INTEGER NOT NULL, durationSeconds INTEGER NOT NULL, riskScore INTEGER NOT NULL,"
        "deepfakeProbability REAL NOT NULL, isBlocked INTEGER NOT NULL, PRIMARY KEY(id));"
        "CREATE TABLE trusted_contacts (id TEXT NOT NULL, name TEXT NOT NULL, phone TEXT NOT NULL, relation TEXT NOT NULL,"
        "voice_enrolled INTEGER NOT NULL, trust_level TEXT NOT NULL, last_verified TEXT NOT NULL, is_favorite INTEGER NOT NULL,"
        "source TEXT NOT NULL, created_at INTEGER NOT NULL, PRIMARY KEY(id));"
    )
    return database(
        script, rows | {"android_metadata": [("en_IN",)]}, truth, "com.sagar.voice_shield.data.local.room.CallHistoryEntity",
        decoys=("android_metadata", "room_master_table"),
    )  # fmt: skip
