"""Recorders and callers' names of the sixth pool: calls by what was recorded of them, most of them with a way in their own words.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._pool_six_talk import six
from tests.engine._pool_talk import preferences
from tests.engine._pool_two_talk import wall
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, stamp, uuid
from tests.engine.published_talk import Aside, Record, database, party, rang, spaced

HEAD = LOCALE + ROOM


def composer() -> Aside:
    """A Korean recorder: whether the holder called is the word true or false, the length a time of day, all of it text.

    `callTime` is how long a call took, from when it was taken; `contactID` is the key of a picture, 1 where there is none.
    Who is in no book keeps the name of the call before (the source sets a name only where it finds one). Taken for granted: the
    files end in .mp4. Local times of Korea.
    """
    talk = six("composer", people=12, rings=48)
    rows, truth, before = Rows(recordStatus=[]), list[Record](), "알수없음"
    rings = [r for r in talk.rings if r.duration]
    for row, ring in zip(spaced(talk.rng, len(rings)), rings, strict=True):
        known = ring.other.n < 9
        before = ring.other.name if known else before
        begun = stamp(ring.ms)
        length = f"{ring.duration // 3600:02}:{ring.duration // 60 % 60:02}:{ring.duration % 60:02}"
        picture = 4000 + ring.other.n * 7 if known and ring.other.n % 3 == 0 else 1
        rows["recordStatus"].append(
            (row, before, ring.other.local, begun, length, "true" if ring.out else "false", picture, f"{begun}.mp4")
        )
        ways = party(ring.other.local, name=before)
        made = rang(ring, "recordStatus", row, ways, at=wall(ring.ms, finer=False))
        truth.append(made | {"also": {"duration": [ring.duration]}})
    script = LOCALE + (
        "CREATE TABLE recordStatus (rowId integer primary key autoincrement, name varchar, phoneNumber varchar,"
        " startTime varchar, callTime varchar, sendReceive varchar, contactID int, fileName varchar);"
    )
    root = "CallRecordApp/src/main/java/kr/co/composer/callrecord"
    return database(
        script, rows | {"android_metadata": [("ko_KR",)]}, truth,
        f"{HUB}/composer09/CallRecord {root}/dao/record/CallDatabaseHelper.java, callbroadcast/CallBroadcast.java",
        decoys=("android_metadata",),
    )  # fmt: skip


def shaoun() -> Aside:
    """A recorder of the phone's and messengers' calls: one column has a number or a name, another by what; no way is said.

    Lengths are milliseconds. Taken for granted: of messengers' calls the name in the notice stands for the caller; a call of a
    hidden number has '' for it.
    """
    talk = six("shaoun", people=11, rings=46)
    rows, truth = Rows(recordings=[]), list[Record]()
    rings = [r for r in talk.rings if r.duration]
    for row, ring in zip(spaced(talk.rng, len(rings)), rings, strict=True):
        source = ("phone", "whatsapp", "phone", "viber", "imo")[ring.n % 5]
        caller = ring.other.name if source != "phone" else "" if ring.n % 17 == 0 else ring.other.phone
        safe = "".join(c if c.isascii() and (c.isalnum() or c == "_") else "_" for c in caller)
        length = ring.duration * 1000 + ring.n * 13 % 1000
        rows["recordings"].append(
            (row, caller, source, f"/storage/emulated/0/Music/CallRecorder/{source}_{safe}_{stamp(ring.ms, '%Y%m%d_%H%M%S')}.m4a",
             ring.ms, length, length * 16)
        )  # fmt: skip
        ways = party(name=caller) if source != "phone" else party(caller or None)
        made = rang(ring, "recordings", row, ways, directed=False)
        truth.append(made | {"also": {"duration": [ring.duration, length / 1000]}})
    script = LOCALE + (
        "CREATE TABLE recordings (id INTEGER PRIMARY KEY AUTOINCREMENT,caller TEXT,source TEXT,file_path TEXT UNIQUE,"
        "timestamp INTEGER,duration INTEGER,file_size INTEGER);"
    )
    return database(
        script, rows | {"android_metadata": [("en_BD",)]}, truth,
        f"{HUB}/Shaoun18/automatic-call-recorder app/src/main/java/com/shaoun/callrecorder/RecordingDatabase.java",
        decoys=("android_metadata",),
    )  # fmt: skip


def fiano() -> Aside:
    """What a shop's helper found of the phone's own recordings (Room): a number or the name in the file's name, no way.

    Beside it what the shop has in its calendar. Taken for granted: events that one enters have texts in this way.
    """
    talk = six("fiano", people=14, rings=50)
    rows, truth = Rows(recordings=[], manual_calendar_events=[]), list[Record]()
    rings = [r for r in talk.rings if r.duration]
    shop = uuid(hexed("shop", 24))
    for row, ring in zip(spaced(talk.rng, len(rings)), rings, strict=True):
        known = ring.other.n % 3 == 0
        other = ring.other.name if known else ring.other.local
        name = f"통화 녹음 {other}_{stamp(ring.ms, '%y%m%d_%H%M%S')}.m4a"
        status = ("DONE", "DONE", "PROCESSING", "FAILED", "PENDING", "AWAITING_APPROVAL")[ring.n % 6]
        call = uuid(hexed(f"c{row}", 24)) if status in ("DONE", "PROCESSING") else None
        error = "S3 업로드 실패: HTTP 403" if status == "FAILED" else None
        seen = ring.ms + ring.duration * 1000 + 40_000
        rows["recordings"].append(
            (row, f"/storage/emulated/0/Recordings/Call/{name}", name, ring.duration * 16_000 + row, ring.duration, ring.ms,
             other, shop, status, "PERSONAL" if known else "BUSINESS", call, error, seen, seen + 9000)
        )  # fmt: skip
        ways = party(name=other) if known else party(other)
        truth.append(rang(ring, "recordings", row, ways, duration=ring.duration, directed=False))
    for row in range(1, 12):
        day = stamp(rings[0].ms + row * 172_800_000, "%Y-%m-%d")
        title = ("예약: 커트", "상담", "재방문 고객")[row % 3]
        rows["manual_calendar_events"].append(
            (f"manual_{row}", title, day, f"{9 + row}:30", "010 확인 필요" if row % 4 == 0 else "", "", "", 1,
             rings[0].ms + row, rings[0].ms + row)
        )  # fmt: skip
    rows["room_master_table"] = [(42, hexed("fiano", 32))]
    script = HEAD + (
        "CREATE TABLE recordings (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, filePath TEXT NOT NULL,"
        "fileName TEXT NOT NULL, fileSize INTEGER NOT NULL, durationSeconds INTEGER NOT NULL,"
        "callStartedAtMillis INTEGER NOT NULL, counterpartNumber TEXT, storeId TEXT NOT NULL, status TEXT NOT NULL,"
        "category TEXT NOT NULL, serverCallId TEXT, errorMessage TEXT, createdAt INTEGER NOT NULL,"
        "updatedAt INTEGER NOT NULL);"
        "CREATE UNIQUE INDEX index_recordings_filePath ON recordings (filePath);"
        "CREATE TABLE manual_calendar_events (id TEXT NOT NULL, title TEXT NOT NULL, date TEXT NOT NULL, time TEXT NOT NULL,"
        "description TEXT NOT NULL, chip TEXT NOT NULL, imageUris TEXT NOT NULL, reminderEnabled INTEGER NOT NULL,"
        "createdAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL, PRIMARY KEY(id));"
    )
    return database(
        script, rows | {"android_metadata": [("ko_KR",)]}, truth,
        f"{HUB}/aicall-builders/call-recorder-android app/src/main/java/com/callrecorder/app/data/local/AppDb.kt",
        decoys=("manual_calendar_events", "android_metadata", "room_master_table"),
    )  # fmt: skip


def salesrecorder() -> Aside:
    """A firm's recorder (Room): every row has the name of the seller whose phone it is; moments are when the call was over."""
    talk = six("salesrecorder", people=13, rings=40)
    rows, truth = Rows(call_logs=[]), list[Record]()
    for row, ring in enumerate(talk.rings, 1):
        key = uuid(hexed(f"sales{row}", 24))
        kind = "OUTGOING" if ring.out else "INCOMING" if ring.duration else "MISSED"
        name, state = f"recording_{key}.wav", ("SYNCED", "SYNCED", "PENDING", "FAILED")[ring.n % 4]
        url = f"https://files.example/recordings/{ring.other.phone}/{name}" if state == "SYNCED" else None
        rows["call_logs"].append(
            (key, talk.me.name, ring.other.phone, kind, ring.duration,
             f"/data/user/0/com.raamgroup.salesrecorder/cache/call_recordings/{name}", name, 44 + ring.duration * 32_000,
             ring.ms, state, url, ring.ms, ring.ms + 7000 if url else None,
             1 if state == "FAILED" else 0)
        )  # fmt: skip
        truth.append(rang(ring, "call_logs", row, party(ring.other.phone), duration=ring.duration))
    rows["room_master_table"] = [(42, hexed("sales", 32))]
    script = HEAD + (
        "CREATE TABLE call_logs (id TEXT NOT NULL, userName TEXT NOT NULL, phoneNumber TEXT NOT NULL, type TEXT NOT NULL,"
        "callDurationSeconds INTEGER NOT NULL, recordingFilePath TEXT NOT NULL, recordingFileName TEXT NOT NULL,"
        "fileSize INTEGER NOT NULL, timestamp INTEGER NOT NULL, syncStatus TEXT NOT NULL, supabaseFileUrl TEXT,"
        "createdAt INTEGER NOT NULL, uploadedAt INTEGER, attempts INTEGER NOT NULL, PRIMARY KEY(id));"
    )
    return database(
        script, rows | {"android_metadata": [("en_IN",)]}, truth,
        f"{HUB}/SanjayKankamwar/crm-call-recorder app/src/main/java/com/raamgroup/salesrecorder/CallLogEntity.kt (call_logs_db)",
        decoys=("android_metadata", "room_master_table"),
    )  # fmt: skip


def logsyncer() -> Aside:
    """Android's preferences of an app that keeps the phone's calls until a server has them, also those deleted since.

    Taken for granted: names of the phone's book, '' for who is in none; hashes are 64 hexadecimal digits.
    """
    talk = six("logsyncer", people=12, rings=44)
    entries, truth, hashes = list[object](), list[Record](), list[str]()
    for at, ring in enumerate(reversed(talk.rings)):
        kind = "OUTGOING" if ring.out else "INCOMING" if ring.duration else ("MISSED", "REJECTED")[ring.n % 2]
        name = ring.other.name if ring.other.n < 8 else ""
        hashes.append(hexed(f"sync{ring.n}", 64))
        entries.append(
            {"androidId": 2100 + ring.n, "hash": hashes[-1], "phoneNumber": ring.other.phone, "contactName": name,
             "callType": kind, "duration": ring.duration, "callTime": ring.ms, "simSlot": (1, 1, 2)[ring.n % 3]}
        )  # fmt: skip
        truth.append(rang(ring, "entries_v1", at, party(ring.other.phone, name=name or None), duration=ring.duration))
    values: dict[str, str | int | bool] = {
        "synced_hashes_v1": ",".join(hashes[6:]),
        "entries_v1": packed(entries).replace("/", "\\/"),
    }
    root = "packages/plugin/android/src/main/java/com/enterprisecalllog/plugin"
    return Aside(
        preferences(values), truth, f"{HUB}/Rau238/call-logs-syncer {root}/NativeCallCache.kt, CallLogMapper.kt",
        path="data/data/com.enterprisecalllog.app/shared_prefs/call_log_native_cache.xml",
    )  # fmt: skip


def calleridlogs() -> Aside:
    """Calls of a firm's caller's name: American days in text, minutes for lengths, true and false for ways that are not ways.

    The source sets false for missed calls only, so that true says nothing; and a flag for what was sent is a word. Who called is
    a key of another database. Local times of Lebanon.
    """
    talk = six("calleridlogs", people=10, rings=42)
    rows, truth = Rows(CALLLOGS_TABLE=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        missed = not ring.out and not ring.duration
        number = ring.other.local.replace(" ", "")
        contact = uuid(ring.other.key) if ring.other.n < 7 else None
        rows["CALLLOGS_TABLE"].append(
            (row, str(ring.duration // 60), stamp(ring.ms, "%m/%d/%Y %H:%M:%S"), number, "false" if missed else "true",
             "true" if ring.n % 4 else "false", contact)
        )  # fmt: skip
        made = rang(ring, "CALLLOGS_TABLE", row, party(number, contact), at=wall(ring.ms, finer=False), directed=False)
        truth.append(made | {"also": {"duration": [ring.duration, ring.duration // 60, ring.duration // 60 * 60]}})
    script = LOCALE + (
        "CREATE TABLE CALLLOGS_TABLE (CALLLOGS_ID INTEGER PRIMARY KEY AUTOINCREMENT,CALLLOGS_DURATION  TEXT,"
        " CALLLOGS_DATE  TEXT UNIQUE, CALLLOGS_PHONENUMBER TEXT , CALLLOGS_DIRECTION TEXT ,CALLLOGS_SAVED INT,"
        "CALLLOGS_CONTACTID TEXT, FOREIGN KEY (CALLLOGS_CONTACTID) REFERENCES CONTACT_TABLE(CONTACT_ID) ON DELETE CASCADE ) ;"
    )
    root = "java/com/example/calleridapplication"
    return database(
        script, rows | {"android_metadata": [("en_LB",)]}, truth,
        f"{HUB}/charbelmattarr/callerIdAndroidApp {root}/DataBaseHelper2.java (callLogs.db), SaveLogsPage.java",
        decoys=("android_metadata",),
    )  # fmt: skip


def nextvision() -> Aside:
    """An agency's recorder: day and time apart, seconds as text called the time of dialling, a number; no way is kept.

    Its database is called ScoreBoard.db. Numbers that identify are drawn below a million. Local times.
    """
    talk = six("nextvision", people=12, rings=48)
    rows, truth = Rows(callrecordings=[]), list[Record]()
    for row, ring in enumerate((r for r in talk.rings if r.duration), 1):
        unique = int(hexed(f"next{row}", 5), 16) % 1_000_000 + 1
        day, clock = stamp(ring.ms, "%d-%m-%Y"), stamp(ring.ms, "%H:%M:%S")
        number = ring.other.phone if ring.other.n % 4 else ring.other.local
        rows["callrecordings"].append(
            (str(unique), clock, day, number, str(ring.duration), f"/sdcard/.nxtvision/4417_{unique}_{day}_{clock}.mp4")
        )
        made = rang(ring, "callrecordings", row, party(number), at=wall(ring.ms, finer=False), directed=False)
        truth.append(made | {"also": {"duration": [ring.duration]}})
    script = LOCALE + (
        "CREATE TABLE callrecordings (id TEXT,time TEXT,date TEXT,number TEXT,dialtime TEXT,recording TEXT);"
    )
    root = "app/src/main/java/com/adityagupta/nxtvisioncallrecorder/receivers"
    return database(
        script, rows | {"android_metadata": [("en_IN",)]}, truth,
        f"{HUB}/adityastic/IntCallRecorder {root}/CallRecordReceiver.java", decoys=("android_metadata",),
    )  # fmt: skip
