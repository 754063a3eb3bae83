"""Logs of calls in the pool that word things in ways of their own: lengths as times, ends in place of lengths, times as text.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._pool_talk import pool
from tests.engine._tenth_talk import LOCALE, ROOM, Rows, packed, stamp, uuid
from tests.engine.published_talk import Aside, Record, database, known, local, party, rang, spaced


def acrmaster() -> Aside:
    """A recorder: the book's number of a contact, name, number, seconds, when, 1 for in and 2 for out, the file.

    A package in place of a path: dms.com.automaticcallrecordmaster.db.DBHelper. Taken for granted: times in milliseconds,
    a name of none `Unknown`.
    """
    talk = pool("acrmaster", people=9, rings=46)
    taken = [r for r in talk.rings if r.duration]
    rows, truth = Rows(recorded_calls=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(taken)), taken, strict=True):
        number = ring.other.phone if ring.n % 4 else ring.other.local
        known_one = ring.other.n < 6
        file = f"/storage/emulated/0/AutoCallRecorder/{number.replace(' ', '')}_{ring.ms}.amr"
        rows["recorded_calls"].append(
            (row, 30 + ring.other.n if known_one else 0, ring.other.name if known_one else "Unknown", number, ring.duration,
             ring.ms,
             2 if ring.out else 1, file)
        )  # fmt: skip
        ways = party(number, name=ring.other.name if known_one else "Unknown")
        truth.append(rang(ring, "recorded_calls", row, ways, duration=ring.duration))
    script = LOCALE + (
        "CREATE TABLE recorded_calls(_id integer primary key,phone_contact_id integer,Caller_name text,mobile_number text,"
        "duration integer,call_start_time integer,call_type integer,recorded_path text);"
    )
    return database(
        script, rows | {"android_metadata": [("en_IN",)]}, truth, "dms.com.automaticcallrecordmaster.db.DBHelper",
        decoys=("android_metadata",),
    )  # fmt: skip


def checkmybill() -> Aside:
    """A watch on bills, in Portuguese: CALL_TIME is how long, CALL_DAT_CAD when; only calls that went out cost.

    A package in place of a path: com.checkmybill.entity.CallMonitor (ORMLite). Taken for granted: the length in seconds, types
    `LOCAL`, `VC1`, `VC2`.
    """
    talk = pool("checkmybill", people=9, rings=70)
    calls = [r for r in talk.rings if r.out]
    rows, truth = Rows(CALL_MONITOR_TABLE=[], NETWORK_QUALITY_TABLE=[]), list[Record]()
    for row, ring in enumerate(calls, 1):
        rows["CALL_MONITOR_TABLE"].append(
            (row, ring.other.phone.lstrip("+"), ring.duration, ("VC1", "VC2", "LOCAL")[ring.other.n % 3], int(ring.n < 60),
             stamp(ring.ms))
        )  # fmt: skip
        ways = party(ring.other.phone.lstrip("+"))
        at = local(stamp(ring.ms))
        truth.append(rang(ring, "CALL_MONITOR_TABLE", row, ways, at=at, duration=ring.duration, directed=False))
        rows["NETWORK_QUALITY_TABLE"].append((row, -70 - row, 13, ring.n * 977, stamp(ring.ms + 30_000), 0))
    script = LOCALE + (
        "CREATE TABLE `CALL_MONITOR_TABLE` (`CALL_ID` INTEGER PRIMARY KEY AUTOINCREMENT , `CALL_NUMTEL` VARCHAR , "
        "`CALL_TIME` BIGINT , `CALL_TYPE` VARCHAR , `CALL_SENDED` SMALLINT , `CALL_DAT_CAD` VARCHAR );"
        "CREATE TABLE `NETWORK_QUALITY_TABLE` (`NET_ID` INTEGER PRIMARY KEY AUTOINCREMENT , `NET_SIGNAL` INTEGER , "
        "`NET_TYPE` INTEGER , `NET_BYTES` BIGINT , `NET_DAT_CAD` VARCHAR , `NET_SENDED` SMALLINT );"
    )
    return database(
        script, rows | {"android_metadata": [("pt_BR",)]}, truth, "com.checkmybill.entity.CallMonitor",
        decoys=("android_metadata", "network_quality_table"),
    )  # fmt: skip


def zhongmei() -> Aside:
    """A restaurant's till with a telephone: when a call began and ended, 0 for in and 1 for out, 1 for missed; no length.

    A package in place of a path: com.zhongmei.bty.basemodule.devices.phone.entity.CallHistory (ORMLite). Taken for granted:
    what is missed ends as it began; a caller not in the book has no name. `levelid` is a guest's rank.
    """
    talk = pool("zhongmei", people=12, rings=50)
    rows, truth = Rows(call_history=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        name = ring.other.name if ring.other.n < 8 else None
        missed = not ring.duration and not ring.out
        number = ring.other.phone.lstrip("+")
        rows["call_history"].append(
            (row, ring.ms, ring.ms + ring.duration * 1000, int(ring.out), int(missed), number, name, ring.other.n % 3)
        )
        truth.append(
            rang(ring, "call_history", row, party(number, name=name), duration=ring.duration if ring.duration else None)
        )
    script = LOCALE + (
        "CREATE TABLE `call_history` (`id` INTEGER PRIMARY KEY AUTOINCREMENT , `start_time` BIGINT , `end_time` BIGINT , "
        "`type` INTEGER , `status` INTEGER , `phone_num` VARCHAR , `contacts_name` VARCHAR , `levelid` BIGINT );"
    )
    return database(
        script, rows | {"android_metadata": [("zh_CN",)]}, truth,
        "com.zhongmei.bty.basemodule.devices.phone.entity.CallHistory", decoys=("android_metadata",),
    )  # fmt: skip


def salescrm() -> Aside:
    """A seller's clients, tasks and calls (Room): times are texts of Java's clock without zone.

    A package in place of a path: com.example.salescrm.data.local. A list of activities has the calls that were written down
    once more, and may be told. Taken for granted: types are names of Kotlin's values, the normalised number ten last digits.
    """
    talk = pool("salescrm", people=13, rings=44)
    rows = Rows(people=[], tasks=[], activities=[], call_history=[], segments=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    for row, person in enumerate(talk.people[1:9], 1):
        made = f"{stamp(1_690_000_000_000 + row * 86_400_000, '%Y-%m-%dT%H:%M:%S')}.{row}12"
        rows["people"].append(
            (row, person.name, person.phone, "", "12 Mill Lane" if row % 2 else "", "", ("Wants two rooms", "")[row % 2],
             "hot,2BHK",
             1 + row % 2, made, made, row * 50_000)
        )  # fmt: skip
        truth.append(known(person.name, [person.phone], "people", row))
        rows["tasks"].append(
            (row, row, ("CALL", "MEETING")[row % 2], "Send the offer", "", made[:10], int(row < 4), made)
        )
    for row, ring in zip(spaced(talk.rng, len(talk.rings), 8001), talk.rings, strict=True):
        name = ring.other.name if ring.other.n < 9 else None
        when = f"{stamp(ring.ms, '%Y-%m-%dT%H:%M:%S')}.{ring.ms % 1000:03}"
        kind = "OUTGOING" if ring.out else "INCOMING" if ring.duration else "MISSED"
        client = ring.other.n if name else None
        note = "Asked for the price again" if ring.n % 9 == 4 else None
        rows["call_history"].append(
            (row, ring.other.phone, ring.other.phone[-10:], name, kind, ring.duration, when, int(ring.n > 40), None, client, note,
             str(1 + ring.n % 2))
        )  # fmt: skip
        at: Record = {"local": f"{when}000", "basis": "local without zone"}
        truth.append(rang(ring, "call_history", row, party(ring.other.phone, name=name), at=at, duration=ring.duration))
        if client and ring.duration and ring.n % 2:
            made_one = len(rows["activities"]) + 1
            rows["activities"].append(
                (made_one, client, "CALL", "Call", note or "", when, None, f'{{"duration":{ring.duration}}}')
            )
            spare.append(("activities", made_one))
    rows["segments"] = [(1, "Buyers", 4_280_391_411), (2, "Tenants", 4_283_215_696)]
    rows["room_master_table"] = [(42, "0d6f3b6e9e1f2a3b4c5d6e7f80910a1b")]
    script = (
        ROOM
        + """CREATE TABLE people (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL, phone TEXT NOT NULL,
        alternativePhone TEXT NOT NULL, address TEXT NOT NULL, about TEXT NOT NULL, note TEXT NOT NULL, labels TEXT NOT NULL,
        segmentId INTEGER NOT NULL, createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, budget INTEGER NOT NULL);
        CREATE TABLE tasks (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, linkedPersonId INTEGER, type TEXT NOT NULL,
        description TEXT NOT NULL, note TEXT NOT NULL, dueDate TEXT NOT NULL, isDone INTEGER NOT NULL, createdAt TEXT NOT NULL);
        CREATE TABLE activities (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, personId INTEGER NOT NULL, type TEXT NOT NULL,
        title TEXT, description TEXT NOT NULL, timestamp TEXT NOT NULL, recordingPath TEXT, metadata TEXT);
        CREATE TABLE call_history (id INTEGER NOT NULL, phoneNumber TEXT NOT NULL, normalizedNumber TEXT NOT NULL,
        contactName TEXT, callType TEXT NOT NULL, duration INTEGER NOT NULL, timestamp TEXT NOT NULL, isNew INTEGER NOT NULL,
        recordingPath TEXT, linkedPersonId INTEGER, note TEXT, subscriptionId TEXT, PRIMARY KEY(id));
        CREATE TABLE segments (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL, color INTEGER NOT NULL);"""
    )
    return database(
        script, rows, truth, "com.example.salescrm.data.local.CallHistoryEntity",
        decoys=("tasks", "segments", "room_master_table"), spare=spare,
    )  # fmt: skip


def leesang() -> Aside:
    """Calls with what their holder wrote about them: all of it text, milliseconds, seconds and Android's codes too.

    A package in place of a path: com.leesangmin89.readcontacttest.data.entity.CallLogData. The notes are no messages. Its
    contacts and recommendations have other tables; those of `contact_base` were told: name, number, group, notes.
    """
    talk = pool("leesang", people=11, rings=46)
    rows = Rows(call_history=[], contact_base=[], group_list=[])
    truth = list[Record]()
    for row, ring in enumerate(reversed(talk.rings), 1):
        note = ("여행 이야기, 다음 달에 만나기로 함", "생일 선물 고르는 중", "")[ring.n % 3] if ring.duration else ""
        rows["call_history"].append(
            (ring.other.name, ring.other.local.replace(" ", "-"), str(ring.ms), str(ring.duration),
             "2" if ring.out else "1" if ring.duration else "3", note, ("여행", "생일", "")[ring.n % 3] if note else "",
             ring.n % 3, row)
        )  # fmt: skip
        ways = party(ring.other.local.replace(" ", "-"), name=ring.other.name)
        truth.append(rang(ring, "call_history", row, ways, duration=ring.duration))
    for row, person in enumerate(talk.people[1:], 1):
        rows["contact_base"].append(
            (person.name, person.local.replace(" ", "-"), ("가족", "친구", "")[row % 3], None, row)
        )
        truth.append(known(person.name, [person.local.replace(" ", "-")], "contact_base", row))
    rows["group_list"] = [("가족", "true", 1), ("친구", "false", 2)]
    rows["room_master_table"] = [(42, "e2c1b5d41e7a4f1f8a0b9c8d7e6f5a4b")]
    script = (
        ROOM
        + """CREATE TABLE call_history (name TEXT, number TEXT NOT NULL, date TEXT, duration TEXT, callType TEXT,
        callContent TEXT NOT NULL, callKeyword TEXT NOT NULL, importance INTEGER NOT NULL,
        id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL);
        CREATE TABLE contact_base (name TEXT NOT NULL, number TEXT NOT NULL, `group` TEXT NOT NULL, image BLOB,
        id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL);
        CREATE TABLE group_list (groupName TEXT NOT NULL, recommendation TEXT NOT NULL,
        id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL);"""
    )
    return database(
        script, rows, truth, "com.leesangmin89.readcontacttest.data.entity.CallLogData",
        decoys=("group_list", "room_master_table"),
    )  # fmt: skip


def telo() -> Aside:
    """A blocker: numbers that it turned away, with how long its look-ups took, which is no length of a call.

    A package in place of a path: vip.mystery0.pixel.telo.data.entity.BlockedCall. Taken for granted: what is kept is a call
    either way, turned away or let through; types INTERCEPT and ALLOW.
    """
    talk = pool("telo", people=12, rings=64)
    calls = [r for r in talk.rings if not r.out]
    rows, truth = Rows(blocked_calls=[], user_list=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(calls)), calls, strict=True):
        away = ring.other.n > 6
        rows["blocked_calls"].append(
            (row, ring.other.phone, ring.ms, ("诈骗电话", "广告推销")[ring.n % 2] if away else None,
             "INTERCEPT" if away else "ALLOW", 3 + ring.n % 20, 180 + ring.n * 7 if ring.n % 3 else None,
             ("骚扰", "快递")[ring.n % 2] if away else None, ("LOCAL", "NETWORK")[ring.n % 2],
             uuid(ring.other.key) if ring.n % 3 else None, "NONE")
        )  # fmt: skip
        truth.append(rang(ring, "blocked_calls", row, party(ring.other.phone), directed=False))
    for row, person in enumerate(talk.people[8:], 1):
        rows["user_list"].append((row, person.phone, 0, ("BLACK", "WHITE")[row % 2], None, 1_700_000_000_000 + row))
    rows["user_list"].append((9, "+86170", 1, "BLACK", "虚拟运营商", 1_700_000_100_000))
    rows["room_master_table"] = [(42, "b1a2c3d4e5f60718293a4b5c6d7e8f90")]
    script = (
        ROOM
        + """CREATE TABLE blocked_calls (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber TEXT NOT NULL,
        blockTime INTEGER NOT NULL, remark TEXT, resultType TEXT NOT NULL, localDuration INTEGER, networkDuration INTEGER,
        label TEXT, querySource TEXT, feedbackToken TEXT, feedbackStatus TEXT NOT NULL);
        CREATE TABLE user_list (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber TEXT NOT NULL,
        isPrefix INTEGER NOT NULL, listType TEXT NOT NULL, remark TEXT, addedAt INTEGER NOT NULL);"""
    )
    return database(
        script, rows, truth, "vip.mystery0.pixel.telo.data.entity.BlockedCall",
        decoys=("user_list", "room_master_table"),
    )  # fmt: skip


def govchat() -> Aside:
    """A messenger of offices: calls with when they began, were taken and ended; groups have a title and no caller.

    A package in place of a path: ru.govchat.app.data.local.callhistory.CallHistoryEntity. Taken for granted: times in
    milliseconds, lengths in seconds; words `incoming`/`outgoing`, `audio`/`video`, `completed`/`missed`/`rejected`.
    """
    talk = pool("govchat", people=9, rings=44)
    rows, truth = Rows(call_history=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        taken = ring.ms + 6_000 if ring.duration else None
        ended = (taken or ring.ms + 24_000) + ring.duration * 1000
        state = "completed" if ring.duration else ("missed", "rejected")[ring.n % 2]
        rows["call_history"].append(
            (row, uuid(f"{ring.n:04x}" + ring.other.key[4:]), uuid(ring.other.key[::-1]), uuid(ring.other.key), ring.other.name,
             f"/avatars/{ring.other.num}.jpg" if ring.n % 3 else None, "outgoing" if ring.out else "incoming", state,
             "video" if ring.video else "audio", ring.ms, taken, ended, ring.duration, 0, 1)
        )  # fmt: skip
        ways = party(uuid(ring.other.key), name=ring.other.name)
        truth.append(rang(ring, "call_history", row, ways, duration=ring.duration, thread=uuid(ring.other.key[::-1])))
    rows["room_master_table"] = [(42, "4a1b2c3d4e5f60718293a4b5c6d7e8f9")]
    script = (
        ROOM
        + """CREATE TABLE call_history (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, serverCallId TEXT, chatId TEXT NOT NULL,
        userId TEXT NOT NULL, userName TEXT NOT NULL, avatarUrl TEXT, direction TEXT NOT NULL, status TEXT NOT NULL,
        callType TEXT NOT NULL, startedAt INTEGER NOT NULL, answeredAt INTEGER, endedAt INTEGER, duration INTEGER NOT NULL,
        isGroupCall INTEGER NOT NULL, isVisibleInHistory INTEGER NOT NULL);"""
    )
    return database(
        script, rows, truth, "ru.govchat.app.data.local.callhistory.CallHistoryEntity", decoys=("room_master_table",)
    )


def mobsms() -> Aside:
    """An app that dials: whom and when, and nothing else; a name may be none. All of it text.

    A package in place of a path: com.mob.sms.db.CallRecordsTable. Taken for granted: times `2021-05-01 10:00:00` of the
    wall clock, a missing name empty.
    """
    talk = pool("mobsms", people=9, rings=70)
    calls = [r for r in talk.rings if r.out]
    rows, truth = Rows(call_records=[], sms_records=[]), list[Record]()
    for row, ring in enumerate(calls, 1):
        name = ring.other.name if ring.other.n < 5 else ""
        rows["call_records"].append((row, name, ring.other.phone.lstrip("+"), stamp(ring.ms)))
        ways = party(ring.other.phone.lstrip("+"), name=name or None)
        truth.append(rang(ring, "call_records", row, ways, at=local(stamp(ring.ms)), directed=False))
    rows["room_master_table"] = [(42, "0918273645546372819a0b1c2d3e4f56")]
    script = (
        ROOM
        + """CREATE TABLE call_records (table_id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT, mobile TEXT, time TEXT);
        CREATE TABLE sms_records (table_id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT, mobile TEXT, time TEXT);"""
    )
    return database(script, rows, truth, "com.mob.sms.db.CallRecordsTable", decoys=("room_master_table",))


def coorg() -> Aside:
    """A recorder in Flutter or Kotlin that writes down what is said: one file of JSON; the words are no message.

    A package in place of a path: com.prisar.coorg (call_recordings_metadata.json). Taken for granted: lengths in whole
    seconds; a hidden number is null; no way is kept.
    """
    talk = pool("coorg", people=9, rings=44)
    recordings, truth = list[dict[str, object]](), list[Record]()
    taken = [r for r in talk.rings if r.duration]
    for row, ring in enumerate(reversed(taken), 1):
        number = ring.other.phone if ring.n % 9 else None
        said = ("so we meet at the station then", "", "yes yes I will send it tonight by mail")[ring.n % 3]
        recordings.append(
            {"id": uuid(f"{ring.n:04x}" + ring.other.key[4:]), "timestamp": ring.ms, "duration": ring.duration,
             "filePath": f"/data/user/0/com.prisar.coorg/files/recordings/call_{ring.ms}.wav", "phoneNumber": number,
             "transcription": said or None, "wordCount": len(said.split()), "language": "en"}
        )  # fmt: skip
        ways = party(number)
        truth.append(rang(ring, "call_recordings_metadata.json", row, ways, duration=ring.duration, directed=False))
    whole = packed({"recordings": recordings}).encode()
    where = "data/data/com.prisar.coorg/files/call_recordings_metadata.json"
    return Aside(whole, truth, "com.prisar.coorg (call_recordings_metadata.json)", path=where)
