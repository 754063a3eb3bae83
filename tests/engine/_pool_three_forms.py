"""Calls of the third pool in other forms: preferences of Android and of Flutter, a clinic's log, tables of Drift.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from typing import Any

from tests.engine._pool_talk import preferences
from tests.engine._pool_three_talk import three
from tests.engine._pool_two_talk import wall
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, stamp, uuid
from tests.engine.published_talk import Aside, Record, database, known, party, rang, says

LIST = "VGhpcyBpcyB0aGUgcHJlZml4IGZvciBhIGxpc3Qu!"
"""What Flutter's shared_preferences sets before a list of texts."""


def gateway() -> Aside:
    """Android's preferences of a gateway for calls: JSON of way (IN, OUT), number, when and how long, newest first.

    A package in place of a path: com.callagent.gateway.service (CallLogStore, file call_log, key entries).
    """
    talk = three("gateway", people=10, rings=44)
    entries, truth = list[dict[str, Any]](), list[Record]()
    for row, ring in enumerate(reversed(talk.rings)):
        entries.append({"direction": "OUT" if ring.out else "IN", "number": ring.other.phone, "timestamp": ring.ms,
                        "durationSec": ring.duration})  # fmt: skip
        truth.append(rang(ring, "entries", row, party(ring.other.phone), duration=ring.duration))
    return Aside(
        preferences({"entries": packed(entries)}), truth, "com.callagent.gateway CallLogStore.kt",
        path="data/data/com.callagent.gateway/shared_prefs/call_log.xml",
    )  # fmt: skip


def kasookoo() -> Aside:
    """Android's preferences of rides with calls: kinds say who one is to the other, names, both moments; nothing tells which way.

    A package in place of a path: com.yuave.kasookoo.data (CallHistoryManager, file call_history). A call that did not come about
    has no end: Gson leaves it out.
    """
    talk = three("kasookoo", people=9, rings=36)
    records, truth = list[dict[str, Any]](), list[Record]()
    for row, ring in enumerate(reversed(talk.rings)):
        one: dict[str, Any] = {"id": uuid(hexed(f"call{ring.n}", 24)), "callType": ("CUSTOMER", "DRIVER", "SUPPORT")[ring.n % 3],
                               "contactName": ring.other.name, "startTime": ring.ms}  # fmt: skip
        if ring.duration:
            one["endTime"] = ring.ms + ring.duration * 1000 + 120
        one |= {
            "duration": ring.duration,
            "status": "COMPLETED" if ring.duration else ("MISSED", "CANCELLED")[ring.n % 2],
        }
        records.append(one)
        ways = party(name=ring.other.name)
        truth.append(rang(ring, "call_records", row, ways, duration=ring.duration, directed=False))
    return Aside(
        preferences({"call_records": packed(records)}), truth, "com.yuave.kasookoo CallHistoryManager.kt",
        path="data/data/com.yuave.kasookoo/shared_prefs/call_history.xml",
    )  # fmt: skip


def dialled() -> Aside:
    """Flutter's preferences of a dialer: a list of texts, each of which is JSON; times are a wall clock's, without zone.

    A class in place of a path: CallHistoryHelper (callHistory). Taken for granted: kinds `outgoing` and `incoming`, states
    `completed` and `missed`; a hundred are kept.
    """
    talk = three("dialled", people=9, rings=48)
    entries, truth = list[str](), list[Record]()
    for row, ring in enumerate(reversed(talk.rings)):
        when = stamp(ring.ms, "%Y-%m-%dT%H:%M:%S") + f".{ring.ms % 1000:03}417"
        entries.append(
            packed({"number": ring.other.phone, "type": "outgoing" if ring.out else "incoming",
                    "status": "completed" if ring.duration else "missed", "time": when})
        )  # fmt: skip
        at = wall(ring.ms)
        truth.append(
            rang(ring, "callHistory", row, party(ring.other.phone), at=at | {"local": at["local"][:-3] + "417"})
        )
    values: dict[str, str | int | bool] = {"flutter.callHistory": LIST + packed(entries), "flutter.isLoggedIn": True,
                                           "flutter.lastNumber": talk.people[1].phone}  # fmt: skip
    return Aside(
        preferences(values), truth, "CallHistoryHelper (shared_preferences, callHistory)",
        path="data/data/com.example.dialer/shared_prefs/FlutterSharedPreferences.xml",
    )  # fmt: skip


def intelehealth() -> Aside:
    """A nurse's log: which doctor called about which patient; the moment is a text of milliseconds, names and keys of all three.

    Taken for granted: doctors call and nurses are called, as the columns' notes say; states MISSED, RECEIVED and REJECTED. The
    room is the patient, who was not on the call. The clinic's other tables lie in another database.
    """
    talk = three("intelehealth", people=14, rings=60)
    rows, truth = Rows(call_log=[]), list[Record]()
    nurse = talk.me
    for row, ring in enumerate([r for r in talk.rings if not r.out], 1):
        doctor, patient = talk.people[1 + ring.other.n % 4], talk.people[5 + ring.n % 9]
        keys = [uuid(p.key) for p in (doctor, patient, nurse)]
        state = "RECEIVED" if ring.duration else ("MISSED", "REJECTED")[ring.n % 2]
        rows["call_log"].append(
            (row, f"Dr. {doctor.name}", keys[0], str(ring.ms), f"wss://webrtc.clinic.example/{keys[1]}", keys[1], patient.name,
             keys[2], nurse.name, state, "INCOMING", "", "")
        )  # fmt: skip
        made = rang(ring, "call_log", row, party(keys[0], name=f"Dr. {doctor.name}"))
        truth.append(made | {"also": {"thread": [keys[1]]}})
    rows["room_master_table"] = [(42, "9fb3c1a55ed64d2ba1f37a90a4e87f15")]
    script = (LOCALE + ROOM) + (
        "CREATE TABLE call_log (callLogId INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, callerName TEXT NOT NULL,"
        "callerId TEXT NOT NULL, callTime TEXT NOT NULL, callUrl TEXT NOT NULL, roomId TEXT NOT NULL, roomName TEXT NOT NULL,"
        "calleeId TEXT NOT NULL, calleeName TEXT NOT NULL, callStatus TEXT NOT NULL, callMode TEXT NOT NULL,"
        "callAction TEXT NOT NULL, chatAction TEXT NOT NULL);"
    )
    source = f"{HUB}/Intelehealth/intelehealth-fhw-mobileapp org/intelehealth/klivekit/call/model/RtcCallLog.kt"
    return database(
        script, rows | {"android_metadata": [("en_IN",)]}, truth, source, decoys=("android_metadata", "room_master_table")
    )  # fmt: skip


def firecalls() -> Aside:
    """Drift: calls of a messenger with the other side's key and number, way and state by numbers; people and texts beside.

    Strings in its code in place of a path: CallLogsTable with otherUserPhone. States 0 ringing, 1 connected, 2 ended, 3 declined,
    4 missed. Taken for granted: columns of people and messages, times in seconds, as Drift keeps them.
    """
    talk = three("firecalls", count=46, people=8, rings=38)
    rows, truth = Rows(call_logs=[], users=[], messages=[]), list[Record]()
    ids = {p.n: hexed(p.key, 28) for p in talk.people}
    for row, person in enumerate(talk.people[1:], 1):
        rows["users"].append((ids[person.n], person.name, person.phone, None, 1_762_000_000 + row * 37))
        truth.append(known(person.name, [person.phone, ids[person.n]], "users", row))
    for row, ring in enumerate(talk.rings, 1):
        begun = ring.s + 4 if ring.duration else None
        ended = ring.s + 4 + ring.duration if ring.duration else ring.s + 25
        state = 2 if ring.duration else (3, 4)[ring.n % 2]
        name = ring.other.name if ring.other.n != 3 else None
        rows["call_logs"].append(
            (row, hexed(f"doc{row}", 20), ids[ring.other.n], ring.other.phone if ring.n % 4 else None, name, int(ring.video),
             int(ring.out), state, ring.s, begun, ended)
        )  # fmt: skip
        ways = party(ids[ring.other.n], ring.other.phone, name=ring.other.name)
        # Nothing but the two moments tells the length.
        truth.append(
            rang(ring, "call_logs", row, ways, at=ring.s * 1_000_000) | {"also": {"duration": [ring.duration, None]}}
        )
    for row, line in enumerate([x for x in talk.lines if x.text], 1):
        other = talk.people[line.chat]
        to = other if line.out else talk.me
        rows["messages"].append(
            (line.key, "_".join(sorted((ids[0], ids[other.n]))), ids[line.who.n], ids[to.n], line.text, "text",
             3 if not line.unread else 2, line.s)
        )  # fmt: skip
        names = [None if p.n == 0 else p.name for p in (line.who, to)]
        truth.append(
            says(line, "messages", row, at=line.s * 1_000_000, sender=party(ids[line.who.n], line.who.phone, name=names[0]),
                 to=party(ids[to.n], to.phone, name=names[1]), thread="_".join(sorted((ids[0], ids[other.n]))))
        )  # fmt: skip
    script = (
        'CREATE TABLE "call_logs" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "call_id" TEXT NOT NULL UNIQUE,'
        '"other_user_id" TEXT NULL, "other_user_phone" TEXT NULL, "other_display_name" TEXT NULL,'
        '"is_video" INTEGER NOT NULL DEFAULT 0 CHECK ("is_video" IN (0, 1)), "direction" INTEGER NOT NULL DEFAULT 1,'
        '"status" INTEGER NOT NULL DEFAULT 0, "created_at" INTEGER NOT NULL, "started_at" INTEGER NULL,'
        '"ended_at" INTEGER NULL);'
        'CREATE TABLE "users" ("id" TEXT NOT NULL, "name" TEXT NOT NULL, "phone_number" TEXT NOT NULL, "photo_url" TEXT NULL,'
        '"updated_at" INTEGER NOT NULL, PRIMARY KEY ("id"));'
        'CREATE TABLE "messages" ("id" TEXT NOT NULL, "chat_id" TEXT NOT NULL, "sender_id" TEXT NOT NULL,'
        '"receiver_id" TEXT NOT NULL, "content" TEXT NOT NULL, "type" TEXT NOT NULL, "status" INTEGER NOT NULL,'
        '"created_at" INTEGER NOT NULL, PRIMARY KEY ("id"));'
    )
    return database(script, rows, truth, "CallLogsTable (drift, otherUserPhone)")
