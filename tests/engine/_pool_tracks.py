"""Trackers of calls in the pool, each with a table beside that has numbers, times and texts and no calls or messages.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._pool_talk import pool
from tests.engine._tenth_talk import HUB, ROOM, Rows, hexed, stamp, uuid, zulu
from tests.engine.published_talk import Aside, Record, database, known, local, party, rang, says, spaced


def miniclick() -> Aside:
    """A firm's watch on calls: Android's codes, a key of number and time, two states of being sent; sums for each number.

    Its people have a name where one is known, notes and labels, and may be told. Numbers are digits alone.
    """
    talk = pool("miniclick", people=13, rings=50)
    rows, truth, spare = Rows(call_data=[], person_data=[]), list[Record](), list[tuple[str, int]]()
    for row, ring in enumerate(talk.rings, 1):
        number = ring.other.phone.lstrip("+")
        name = ring.other.name if ring.other.n < 9 else None
        code = 2 if ring.out else 1 if ring.duration else (3, 5)[ring.n % 3 == 0]
        file = (
            f"/storage/emulated/0/MIUI/sound_recorder/call_rec/{number}({number})_{stamp(ring.ms, '%Y%m%d%H%M%S')}.mp3"
        )
        kept = ring.duration > 20 and ring.n % 2
        rows["call_data"].append(
            (f"{number}_{ring.ms}", str(5000 + row), number, name, code, ring.ms, ring.duration, file if kept else None,
             ("SYNCED", "UPDATE_PENDING")[ring.n % 7 == 0], "COMPLETED" if kept else ("NOT_FOUND",
              "NOT_APPLICABLE")[not ring.duration],
             int(ring.n < 30), "Call again after the holidays" if ring.n % 9 == 2 else None, ring.ms + 90_000, None)
        )  # fmt: skip
        truth.append(rang(ring, "call_data", row, party(number, name=name), duration=ring.duration))
    for row, person in enumerate(talk.people[1:], 1):
        calls = [r for r in talk.rings if r.other.n == person.n]
        rows["person_data"].append(
            (person.phone.lstrip("+"), person.name if row < 9 else None, "Met at the fair in May" if row % 4 == 1 else None,
             ("Leads", "Follow-up", None)[row % 3], len(calls), sum(r.duration for r in calls), 0, 0, 0,
             max((r.ms for r in calls), default=None))
        )  # fmt: skip
        spare.append(("person_data", row))
    rows["room_master_table"] = [(42, "8d7c6b5a49382716059483726150a9b8")]
    script = (
        ROOM
        + """CREATE TABLE call_data (compositeId TEXT NOT NULL, systemId TEXT NOT NULL, phoneNumber TEXT NOT NULL,
        contactName TEXT, callType INTEGER NOT NULL, callDate INTEGER NOT NULL, duration INTEGER NOT NULL,
        localRecordingPath TEXT, metadataSyncStatus TEXT NOT NULL, recordingSyncStatus TEXT NOT NULL, reviewed INTEGER NOT NULL,
        callNote TEXT, serverUpdatedAt INTEGER, processingStatus TEXT, PRIMARY KEY(compositeId));
        CREATE TABLE person_data (phoneNumber TEXT NOT NULL, contactName TEXT, personNote TEXT, label TEXT,
        totalCalls INTEGER NOT NULL, totalDuration INTEGER NOT NULL, excludeFromSync INTEGER NOT NULL,
        excludeFromList INTEGER NOT NULL, needsSync INTEGER NOT NULL, lastCallDate INTEGER, PRIMARY KEY(phoneNumber));"""
    )
    address = f"{HUB}/digiheadway/easy_call_track_cloud Android/miniclick-trackcalls/docs/DATABASE_STRUCTURE.md"
    return database(script, rows, truth, address, decoys=("room_master_table",), spare=spare)


def telemess() -> Aside:
    """An answer to calls in quiet hours: what was missed or turned away, whether a text was sent; the text is in settings."""
    talk = pool("telemess", people=10, rings=140)
    missed = [r for r in talk.rings if not r.out and not r.duration]
    rows, truth = Rows(missed_calls=[], QuietHoursSettings=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(missed)), missed, strict=True):
        kind = ("MISSED", "REJECTED_QUIET_HOURS", "REJECTED_MANUALLY")[ring.n % 3]
        rows["missed_calls"].append((row, ring.other.phone, ring.ms, kind, int(ring.n % 3 == 1), 1))
        truth.append(rang(ring, "missed_calls", row, party(ring.other.phone)))
    rows["QuietHoursSettings"] = [(1, 1, 22, 0, 7, 30, 1, "I am asleep now and call you back in the morning")]
    rows["room_master_table"] = [(42, "2b3c4d5e6f708192a3b4c5d6e7f80a1b")]
    script = (
        ROOM
        + """CREATE TABLE missed_calls (missedCallId INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber TEXT NOT NULL,
        timestamp INTEGER NOT NULL, callType TEXT NOT NULL, smsSent INTEGER NOT NULL, displayedToUser INTEGER NOT NULL);
        CREATE TABLE QuietHoursSettings (quietHoursId INTEGER NOT NULL, enabled INTEGER NOT NULL, startHour INTEGER NOT NULL,
        startMinute INTEGER NOT NULL, endHour INTEGER NOT NULL, endMinute INTEGER NOT NULL, autoSmsEnabled INTEGER NOT NULL,
        smsTemplate TEXT NOT NULL, PRIMARY KEY(quietHoursId));"""
    )
    address = f"{HUB}/juestany/TeleMess app/src/main/java/com/example/telemess/data/model/MissedCallEntity.kt"
    return database(script, rows, truth, address, decoys=("quiethourssettings", "room_master_table"))


def rancrm() -> Aside:
    """A firm's clients: calls with the seller's own name beside, `missed` a way, ISO 8601 as text; who may sign in has a table.

    A package in place of a path: com.ran.crm.data.local.entity. Taken for granted: times with Z; `sync_status` columns, left
    out. Those who sign in have names and no numbers, and may be told.
    """
    talk = pool("rancrm", people=12, rings=46)
    rows = Rows(users=[], contacts=[], call_logs=[], sync_audit=[])
    truth, spare = list[Record](), [("users", 1), ("users", 2)]
    me, made = uuid(talk.me.key), "2024-01-15T08:00:00.000Z"
    rows["users"] = [
        (me, talk.me.handle, talk.me.name, 1, made, made),
        (uuid(hexed("u2", 24)), "desk2", "Back Office", 0, made, made),
    ]
    for row, person in enumerate(talk.people[1:9], 1):
        rows["contacts"].append((uuid(person.key), person.name, person.local, person.phone, me, made, made))
        truth.append(known(person.name, [person.local, person.phone], "contacts", row))
    for row, ring in enumerate(talk.rings, 1):
        client = ring.other.n < 9
        way = "outgoing" if ring.out else "incoming" if ring.duration else "missed"
        rows["call_logs"].append(
            (uuid(f"{ring.n:05x}" + ring.other.key[5:]), me, talk.me.name, uuid(ring.other.key) if client else None, way,
             ring.duration,
             zulu(ring.ms), ring.other.phone, ring.other.name if client else None)
        )  # fmt: skip
        name = ring.other.name if client else None
        truth.append(rang(ring, "call_logs", row, party(ring.other.phone, name=name), duration=ring.duration))
    rows["sync_audit"] = [
        (uuid(hexed(f"sync{n}", 24)), me, 8, n * 3, zulu(1_709_000_000_000 + n * 86_400_000)) for n in range(1, 9)
    ]
    script = """CREATE TABLE users (id TEXT NOT NULL, username TEXT NOT NULL, name TEXT NOT NULL, is_admin INTEGER NOT NULL,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL, PRIMARY KEY(id));
        CREATE TABLE contacts (id TEXT NOT NULL, name TEXT NOT NULL, phone_raw TEXT NOT NULL, phone_normalized TEXT NOT NULL,
        created_by TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, PRIMARY KEY(id));
        CREATE TABLE call_logs (id TEXT NOT NULL, user_id TEXT NOT NULL, user_name TEXT, contact_id TEXT, direction TEXT NOT NULL,
        duration_seconds INTEGER NOT NULL, timestamp TEXT NOT NULL, phone_number TEXT, contact_name TEXT, PRIMARY KEY(id));
        CREATE TABLE sync_audit (id TEXT NOT NULL, user_id TEXT NOT NULL, synced_contacts INTEGER NOT NULL,
        synced_calls INTEGER NOT NULL, created_at TEXT NOT NULL, PRIMARY KEY(id));"""
    return database(script, rows, truth, "com.ran.crm.data.local.entity.CallLog", decoys=("sync_audit",), spare=spare)


def nexuslink() -> Aside:
    """A dialer in Chinese: the moment and its day and time as text once more, where a number is from, Android's codes.

    A package in place of a path: com.example.communication.room.entity (CallLogEntity). Taken for granted: days `05/01`, times
    `09:05`; unknown callers have 0 for a contact and no name; contacts have a table with the same numbers.
    """
    talk = pool("nexuslink", people=12, rings=46)
    rows, truth = Rows(call_log=[], contact=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(talk.rings), 300), talk.rings, strict=True):
        friend = ring.other.n < 8
        code = 2 if ring.out else 1 if ring.duration else (3, 5)[ring.n % 4 == 1]
        rows["call_log"].append(
            (row, ring.other.n if friend else 0, ring.other.phone, ring.other.name if friend else None, ring.ms,
             stamp(ring.ms, "%m/%d"), stamp(ring.ms, "%H:%M"),
             ("广东深圳", "北京")[ring.other.n % 2], ("移动", "联通")[ring.other.n % 2], ring.duration, code)
        )  # fmt: skip
        ways = party(ring.other.phone, name=ring.other.name if friend else None)
        truth.append(rang(ring, "call_log", row, ways, duration=ring.duration))
    for row, person in enumerate(talk.people[1:8], 1):
        rows["contact"].append((row, person.name, person.phone, person.name[0].upper(), None))
        truth.append(known(person.name, [person.phone], "contact", row))
    rows["room_master_table"] = [(42, "93a4b5c6d7e8f90a1b2c3d4e5f607182")]
    script = (
        ROOM
        + """CREATE TABLE call_log (callLogId INTEGER NOT NULL, contactId INTEGER NOT NULL, phoneNumber TEXT NOT NULL, name TEXT,
        timestamp INTEGER NOT NULL, date TEXT NOT NULL, time TEXT NOT NULL, belongPlace TEXT NOT NULL, netName TEXT NOT NULL,
        duration INTEGER NOT NULL, type INTEGER NOT NULL, PRIMARY KEY(callLogId));
        CREATE TABLE contact (contactId INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL,
        phoneNumber TEXT NOT NULL, initial TEXT NOT NULL, avatar TEXT);"""
    )
    source = "com.example.communication.room.entity.CallLogEntity"
    return database(script, rows, truth, source, decoys=("room_master_table",))


def voices() -> Aside:
    """A recorder of voices and calls: a flag tells which; a memo has no number and is no call. Milliseconds both.

    No repository is named by what found it: its Room schema has the hash 4cf59906a3ae3653eb2956b6f65c43ee. Taken for granted:
    names of files. Memos may not be told as calls.
    """
    talk = pool("voices", people=9, rings=46)
    taken = [r for r in talk.rings if r.duration]
    rows, truth, spare = Rows(recordings=[]), list[Record](), list[tuple[str, int]]()
    row = 0
    for ring in taken:
        row += 1
        lasted = ring.duration * 1000 + ring.n * 11
        file = f"Call_{ring.other.phone.lstrip('+')}_{stamp(ring.ms, '%Y%m%d%H%M%S')}.m4a"
        rows["recordings"].append(
            (
                row,
                file,
                f"/storage/emulated/0/Recordings/{file}",
                lasted * 16,
                ring.ms,
                ring.ms + lasted,
                lasted,
                1,
                ring.other.phone,
            )
        )
        ways = party(ring.other.phone)
        truth.append(rang(ring, "recordings", row, ways, duration=lasted / 1000, directed=False))
        if ring.n % 3 == 0:
            row += 1
            memo = f"Recording_{row:03}.m4a"
            rows["recordings"].append(
                (
                    row,
                    memo,
                    f"/storage/emulated/0/Recordings/{memo}",
                    96_000 + row,
                    ring.ms + 7_200_000,
                    ring.ms + 7_260_000,
                    60_000,
                    0,
                    None,
                )
            )
            spare.append(("recordings", row))
    rows["room_master_table"] = [(42, "4cf59906a3ae3653eb2956b6f65c43ee")]
    script = ROOM + (
        "CREATE TABLE recordings (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, file_name TEXT, file_path TEXT, "
        "file_size INTEGER NOT NULL, created_time INTEGER NOT NULL, modified_time INTEGER NOT NULL, duration INTEGER NOT NULL, "
        "is_call_recording INTEGER NOT NULL, phone_number TEXT);"
    )
    source = "recordings (Room, 4cf59906a3ae3653eb2956b6f65c43ee)"
    return database(script, rows, truth, source, decoys=("room_master_table",), spare=spare)


def calyx() -> Aside:
    """Sums of calls for each number, and nothing that is a call: the first and last time, how many, how long.

    A package in place of a path: com.calyx.app.data.local.entities. A row says who somebody is and when they first and last
    called, so it may be told as somebody and is no call.
    """
    talk = pool("calyx", people=16, rings=90)
    rows = Rows(caller_stats=[])
    for row, person in enumerate(talk.people[1:], 1):
        calls = [r for r in talk.rings if r.other.n == person.n]
        ins, outs = [r for r in calls if not r.out and r.duration], [r for r in calls if r.out]
        rows["caller_stats"].append(
            (person.phone, str(row * 3), person.name, None, len(calls), len(ins), len(outs), len(calls) - len(ins) - len(outs),
             sum(r.duration for r in calls), calls[0].ms if calls else 0, calls[-1].ms if calls else 0)
        )  # fmt: skip
    rows["room_master_table"] = [(42, "deadbeefdeadbeefdeadbeefdeadbeef")]
    script = ROOM + (
        "CREATE TABLE caller_stats (phoneNumber TEXT NOT NULL, contactId TEXT, displayName TEXT NOT NULL, profilePhotoUri TEXT, "
        "totalCalls INTEGER NOT NULL, incomingCalls INTEGER NOT NULL, outgoingCalls INTEGER NOT NULL, "
        "missedCalls INTEGER NOT NULL, totalDuration INTEGER NOT NULL, firstCallDate INTEGER NOT NULL, "
        "lastCallDate INTEGER NOT NULL, PRIMARY KEY(phoneNumber));"
    )
    source = "com.calyx.app.data.local.entities.CallerStatsEntity"
    spare = [("caller_stats", row) for row in range(1, len(talk.people))]
    return database(script, rows, [], source, decoys=("room_master_table",), spare=spare)


def peppermint() -> Aside:
    """Voices sent as mail or text: a message has a subject, a set phrase as body, a recording by its row with what was said.

    What was said is in another table, and the body the same for all. Taken for granted: who wrote is null where the holder
    did, times of 19 characters in UTC.
    """
    talk = pool("peppermint", count=36, people=8)
    rows = Rows(
        tbl_chat=[], tbl_recipient=[], tbl_chat_recipient=[], tbl_message=[], tbl_message_recipient=[], tbl_recording=[]
    )
    truth, spare = list[Record](), list[tuple[str, int]]()
    for row, person in enumerate(talk.people[1:], 1):
        mail = row % 2
        via = person.mail if mail else person.phone
        kind = "vnd.android.cursor.item/email_v2" if mail else "vnd.android.cursor.item/phone_v2"
        last = max((line.ms for line in talk.lines if line.chat == row), default=1_450_000_000_000)
        rows["tbl_chat"].append((row, None, stamp(last)))
        rows["tbl_recipient"].append(
            (row, 900 + row, 400 + row, 300 + row, person.name, via, kind, None, stamp(last), int(row < 4))
        )
        rows["tbl_chat_recipient"].append((row, row, stamp(last)))
        truth.append(known(person.name, [via], "tbl_recipient", row))
    phrase = "I sent you an audio message via Peppermint"
    for row, line in enumerate([line for line in talk.lines if line.text], 1):
        file = f"/storage/emulated/0/Android/data/com.peppermint.app/files/Peppermint_{row}.m4a"
        rows["tbl_recording"].append(
            (
                row,
                file,
                line.text,
                0.91,
                "en-US",
                None,
                4000 + row * 37,
                31.5 + row,
                0,
                stamp(line.ms - 5000),
                "audio/mp4",
            )
        )
        spare.append(("tbl_recording", row))
        other = talk.people[line.chat]
        rows["tbl_message"].append(
            (row, line.key, f"https://peppermint.example/{line.key}", f"https://p.example/{line.key[:6]}",
             "New audio message!", phrase,
             line.chat, None if line.out else line.chat, row, int(line.out), int(not line.out), int(not line.unread),
             stamp(line.ms))
        )  # fmt: skip
        if line.out:
            rows["tbl_message_recipient"].append((row, line.chat, 1))
        ways = party(other.mail if line.chat % 2 else other.phone, name=other.name)
        sender, to = ((), ways) if line.out else (ways, ())
        one = says(line, "tbl_message", row, at=local(stamp(line.ms)), sender=sender, to=to, thread=line.chat, body=phrase,
                   also={"body": (line.text, "New audio message!")})  # fmt: skip
        truth.append(one)
    script = """CREATE TABLE tbl_chat (chat_id INTEGER PRIMARY KEY AUTOINCREMENT, title varchar(255),
        last_message_ts varchar(19));
        CREATE TABLE tbl_recipient (recipient_id INTEGER PRIMARY KEY AUTOINCREMENT, droid_contact_data_id bigint,
        droid_contact_raw_id bigint, droid_contact_id bigint, display_name varchar(255), via varchar(255), mimetype varchar(255),
        photo_uri text, added_ts varchar(19) NOT NULL, is_peppermint int default 0);
        CREATE TABLE tbl_chat_recipient (recipient_id bigint NOT NULL, chat_id bigint NOT NULL,
        registration_ts varchar(19) NOT NULL, PRIMARY KEY (recipient_id, chat_id));
        CREATE TABLE tbl_message (message_id INTEGER PRIMARY KEY AUTOINCREMENT, server_message_id varchar(255),
        server_canonical_url varchar(255), server_short_url varchar(255), email_subject varchar(255), email_body varchar(255),
        chat_id bigint, author_id bigint, recording_id bigint, sent int default 0, received int default 0, played int default 0,
        registration_ts varchar(19) NOT NULL);
        CREATE TABLE tbl_message_recipient (message_id bigint NOT NULL, recipient_id bigint NOT NULL, sent int default 0,
        PRIMARY KEY (message_id, recipient_id));
        CREATE TABLE tbl_recording (recording_id INTEGER PRIMARY KEY AUTOINCREMENT, file_path varchar(255), transcription text,
        transcription_confidence decimal(10,5), transcription_lang varchar(128), transcription_url varchar(255),
        duration_millis bigint, size_kb float, has_video int, recorded_ts varchar(19), content_type varchar(150));"""
    return database(
        script, rows, truth, f"{HUB}/peppermintcom/Peppermint-Android app/src/main/res/raw/db_create.sql",
        decoys=("tbl_chat", "tbl_chat_recipient", "tbl_message_recipient"), spare=spare,
    )  # fmt: skip
