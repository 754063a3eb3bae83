"""Dialers, blockers and apps of firms that log calls, in the pool.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._pool_talk import ASYNC_STORAGE, minute, pool
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, packed, stamp, uuid
from tests.engine.published_talk import Aside, Record, database, known, local, party, rang, says, spaced


def _way(out: bool, duration: int, words: tuple[str, str, str]) -> str:
    """One of the words for what went out, came in and was missed."""
    return words[0] if out else words[1] if duration else words[2]


def kook() -> Aside:
    """A phone's log and texts once more, all of it text: days `31/12/2024`, times `9:05 PM`, no keys.

    Taken for granted: days and times of texts as those of calls, whose writing was read, and Android's codes of texts.
    """
    talk = pool("kook", count=34, people=9, rings=40)
    rows, truth = Rows(call_history=[], sms_history=[]), list[Record]()
    for row, ring in enumerate(talk.rings, 1):
        clock = stamp(ring.ms, "%I:%M %p").lstrip("0")
        word = _way(ring.out, ring.duration, ("OUTGOING", "INCOMING", "MISSED"))
        rows["call_history"].append((ring.other.phone, stamp(ring.ms, "%d/%m/%Y"), clock, str(ring.duration), word))
        at = minute(stamp(ring.ms))
        truth.append(rang(ring, "call_history", row, party(ring.other.phone), at=at, duration=ring.duration))
    lines = [line for line in talk.lines if line.text]
    for row, line in enumerate(lines, 1):
        other = talk.people[line.chat]
        clock = stamp(line.ms, "%I:%M %p").lstrip("0")
        rows["sms_history"].append(
            (other.phone, stamp(line.ms, "%d/%m/%Y"), clock, line.text, "2" if line.out else "1")
        )
        ways = party(other.phone)
        at = minute(stamp(line.ms))
        sender, to = ((), ways) if line.out else (ways, ())
        truth.append(says(line, "sms_history", row, at=at, sender=sender, to=to, thread=other.phone))
    script = LOCALE + (
        "CREATE TABLE call_history(number varchar, date varchar, time varchar, duration varchar, type varchar);"
        "CREATE TABLE sms_history(number varchar, date varchar, time varchar,body varchar,type varchar);"
    )
    rows["android_metadata"] = [("en_GB",)]
    return database(script, rows, truth, "com.vs.kook.view.database.DBHelper", decoys=("android_metadata",))


def yourcall() -> Aside:
    """Against unwanted calls, in Flutter: calls and texts with what a rule did, rules, labels, names.

    No repository is named by what found it: its database is `your_call_your_rule.db`. Taken for granted: types are names of
    Dart's values (`incoming`, `outgoing`, `missed`, `blocked`; `received`, `sent`), times milliseconds, durations seconds.
    """
    talk = pool("yourcall", count=30, people=12, rings=46)
    rows = Rows(rules=[], contacts=[], call_logs=[], sms_messages=[], phone_labels=[])
    truth = list[Record]()
    for row, ring in enumerate(talk.rings, 1):
        blocked = ring.other.n > 8 and not ring.out
        kind = "blocked" if blocked else _way(ring.out, ring.duration, ("outgoing", "incoming", "missed"))
        lasted = 0 if blocked else ring.duration
        rows["call_logs"].append(
            (uuid(f"{ring.n:05x}" + ring.other.key[5:]), ring.other.phone, ring.other.name if ring.other.n < 7 else None, lasted,
             ring.ms, kind, "block" if blocked else "allow", "rule-2" if blocked else None, None)
        )  # fmt: skip
        name = ring.other.name if ring.other.n < 7 else None
        truth.append(rang(ring, "call_logs", row, party(ring.other.phone, name=name), duration=lasted))
    for row, line in enumerate([line for line in talk.lines if line.text], 1):
        other = talk.people[line.chat]
        name = other.name if other.n < 7 else None
        rows["sms_messages"].append(
            (uuid(line.key), other.phone, name, line.text, line.ms, "sent" if line.out else "received", "allow", None,
             int(not line.unread))
        )  # fmt: skip
        ways = party(other.phone, name=name)
        sender, to = ((), ways) if line.out else (ways, ())
        truth.append(says(line, "sms_messages", row, sender=sender, to=to, thread=other.phone))
    for row, person in enumerate(talk.people[1:7], 1):
        rows["contacts"].append(
            (uuid(person.key), person.name, person.phone, ("家人", None, "同事")[row % 3], None, "device",
             1_690_000_000_000 + row, None)
        )  # fmt: skip
        truth.append(known(person.name, [person.phone], "contacts", row))
    rows["rules"] = [
        (f"rule-{n}", name, None, kind, 1, 1_690_000_000_000, None, n, "block", "user", pattern, phone, None)
        for n, (name, kind, pattern, phone) in enumerate(
            (("境外号码", "regex", r"^\+(?!86)", None), ("广告", "blacklist", None, talk.people[9].phone)), 1
        )
    ]
    rows["labels"] = [("l1", "骚扰电话", None, "#FF0000", "block", 1, 0), ("l2", "快递", None, "#00AA00", "box", 1, 1)]
    rows["phone_labels"] = [(p.phone, "l1") for p in talk.people[9:]]
    script = """CREATE TABLE rules(id TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT, type TEXT NOT NULL,
        is_enabled INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER, priority INTEGER NOT NULL,
        action TEXT NOT NULL, source TEXT NOT NULL, pattern TEXT, phone_number TEXT, extra_data TEXT);
        CREATE TABLE contacts(id TEXT PRIMARY KEY, name TEXT, phone_number TEXT NOT NULL, label TEXT, avatar TEXT,
        source TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER);
        CREATE TABLE call_logs(id TEXT PRIMARY KEY, phone_number TEXT NOT NULL, name TEXT, duration INTEGER NOT NULL,
        timestamp INTEGER NOT NULL, call_type TEXT NOT NULL, action_taken TEXT, rule_id TEXT, note TEXT);
        CREATE TABLE sms_messages(id TEXT PRIMARY KEY, phone_number TEXT NOT NULL, name TEXT, content TEXT NOT NULL,
        timestamp INTEGER NOT NULL, sms_type TEXT NOT NULL, action_taken TEXT, rule_id TEXT, is_read INTEGER NOT NULL);
        CREATE TABLE labels(id TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT, color TEXT NOT NULL, icon TEXT NOT NULL,
        is_system INTEGER NOT NULL, "order" INTEGER NOT NULL);
        CREATE TABLE phone_labels(phone_number TEXT NOT NULL, label_id TEXT NOT NULL, PRIMARY KEY (phone_number, label_id),
        FOREIGN KEY (label_id) REFERENCES labels(id) ON DELETE CASCADE);"""
    return database(script, rows, truth, "com.yourcallyourrule.app", decoys=("rules", "labels", "phone_labels"))


def nyndialer() -> Aside:
    """A dialer for SIM and SIP: the length twice, as the app writes both; the file twice. Names of Kotlin's values are types.

    A package in place of a path: com.example.nyndialer.data.model. Its list of recordings repeats calls and may be told.
    """
    talk = pool("nyn", people=10, rings=48)
    rows = Rows(call_records=[], blocked_numbers=[], speed_dials=[], sip_accounts=[], call_recordings=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        sip = ring.n % 4 == 1
        number = f"{ring.other.handle}@sip.antisip.com" if sip else ring.other.phone
        name = ring.other.name if ring.other.n < 7 else None
        kind = _way(ring.out, ring.duration, ("OUTGOING", "INCOMING", ("MISSED", "REJECTED")[ring.n % 2]))
        file = (
            f"/storage/emulated/0/Android/data/com.example.nyndialer/files/REC_{ring.ms}.m4a"
            if ring.n % 5 == 2
            else None
        )
        file = file if ring.duration else None
        rows["call_records"].append(
            (row, number, name, kind, "SIP_VOIP" if sip else "CELLULAR", None if sip else 1 + ring.n % 2, ring.ms, ring.duration,
             ring.duration, file, file, 0, 0, None)
        )  # fmt: skip
        truth.append(rang(ring, "call_records", row, party(number, name=name), duration=ring.duration))
        if file:
            made = len(rows["call_recordings"]) + 1
            rows["call_recordings"].append(
                (made, file, file.rsplit("/", 1)[1], number, name, "SIP_VOIP" if sip else "CELLULAR", ring.ms + 900,
                 ring.duration * 1000, ring.duration * 8000, 1)
            )  # fmt: skip
            spare.append(("call_recordings", made))
    rows["blocked_numbers"] = [(1, talk.people[9].phone, None, 1_690_000_000_000, 1)]
    rows["speed_dials"] = [(2, talk.people[1].name, talk.people[1].phone, "CELLULAR", "#00E676")]
    spare.append(("speed_dials", 2))
    rows["sip_accounts"] = [
        (1, talk.me.handle, "Primary VoIP", "sip.antisip.com", 5060, "account_auth", "UDP", 1, 1, 1_690_000_000_000)
    ]
    rows["room_master_table"] = [(42, "c7b9e6d50f8a4f6b8e0d2c1b3a495867")]
    script = (
        ROOM
        + """CREATE TABLE call_records (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber TEXT NOT NULL,
        contactName TEXT, callType TEXT NOT NULL, serviceType TEXT NOT NULL, simSlot INTEGER, timestamp INTEGER NOT NULL,
        duration INTEGER NOT NULL, durationSeconds INTEGER NOT NULL, recordingFilePath TEXT, recordingPath TEXT,
        isStarred INTEGER NOT NULL, isSpam INTEGER NOT NULL, note TEXT);
        CREATE TABLE blocked_numbers (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber TEXT NOT NULL, contactName TEXT,
        blockedAt INTEGER NOT NULL, isSpam INTEGER NOT NULL);
        CREATE TABLE speed_dials (slot INTEGER NOT NULL, name TEXT NOT NULL, phoneNumber TEXT NOT NULL, serviceType TEXT NOT NULL,
        avatarColorHex TEXT NOT NULL, PRIMARY KEY(slot));
        CREATE TABLE sip_accounts (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, username TEXT NOT NULL,
        displayName TEXT NOT NULL, domain TEXT NOT NULL, port INTEGER NOT NULL, password TEXT NOT NULL, transport TEXT NOT NULL,
        isRegistered INTEGER NOT NULL, isActive INTEGER NOT NULL, registeredAt INTEGER NOT NULL);
        CREATE TABLE call_recordings (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, filePath TEXT NOT NULL,
        fileName TEXT NOT NULL, phoneNumber TEXT NOT NULL, contactName TEXT, serviceType TEXT NOT NULL,
        timestamp INTEGER NOT NULL, durationMillis INTEGER NOT NULL, fileSizeBytes INTEGER NOT NULL,
        isStealthRecorded INTEGER NOT NULL);
        CREATE INDEX index_call_records_timestamp ON call_records (timestamp);"""
    )
    return database(
        script, rows, truth, "com.example.nyndialer.data.model.CallRecord",
        decoys=("blocked_numbers", "sip_accounts", "room_master_table"), spare=spare,
    )  # fmt: skip


def hairocraft() -> Aside:
    """A firm's dialer: a queue of what is yet to be sent, calls and their recordings in one table; a recording may be told.

    A call's row has no file, a recording's neither type nor name. Two numbers are unknown to the log. All of `createdAt`,
    `lastAttemptAt` and `nextRetryAt` are times as well.
    """
    talk = pool("hairocraft", people=10, rings=44)
    rows, truth, spare = Rows(upload_queue=[]), list[Record](), list[tuple[str, int]]()
    row = 0
    for ring in talk.rings:
        row += 1
        key = uuid(f"{ring.n:05x}" + ring.other.key[5:])
        kind = _way(ring.out, ring.duration, ("outgoing", "incoming", ("missed", "rejected")[ring.n % 2]))
        name = ring.other.name if ring.other.n < 8 else None
        ended = ring.ms + ring.duration * 1000 + 3_200
        done = ring.n < 38
        rows["upload_queue"].append(
            (row, key, None, "call_log", ring.other.phone, kind, ring.duration, ring.ms, name, str(ring.n % 2),
             ("Jio", "Airtel")[ring.n % 2],
             None, 0, None, None, 0, "completed" if done else "pending", 0, ended, ended + 900 if done else 0, ended, None, 0,
             None)
        )  # fmt: skip
        truth.append(rang(ring, "upload_queue", row, party(ring.other.phone, name=name), duration=ring.duration))
        if ring.duration and ring.n % 3 == 0:
            row += 1
            file = f"/storage/emulated/0/Recordings/Call/{ring.other.first}_{stamp(ring.ms, '%y%m%d_%H%M%S')}.m4a"
            rows["upload_queue"].append(
                (row, uuid("f" + key.replace("-", "")[1:]), key, "recording", ring.other.phone, None, 0, ring.ms, None, None,
                 None,
                 None, 9000 + ring.n, file, file.replace(".m4a", "_c.aac"), ring.duration * 4000, "completed", 0, ended + 60_000,
                 ended + 61_000, ended + 60_000, None, 0, uuid(ring.other.key).replace("-", ""))
            )  # fmt: skip
            spare.append(("upload_queue", row))
    rows["room_master_table"] = [(42, "ab12cd34ef567890ab12cd34ef567890")]
    script = (
        ROOM
        + """CREATE TABLE upload_queue (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, localCallUuid TEXT, parentCallUuid TEXT,
        uploadType TEXT, phoneNumber TEXT, callType TEXT, callDuration INTEGER NOT NULL, callTimestamp INTEGER NOT NULL,
        contactName TEXT, simSlot TEXT, simOperator TEXT, simNumber TEXT, callLogId INTEGER NOT NULL, recordingFilePath TEXT,
        compressedFilePath TEXT, fileSize INTEGER NOT NULL, status TEXT, retryCount INTEGER NOT NULL, createdAt INTEGER NOT NULL,
        lastAttemptAt INTEGER NOT NULL, nextRetryAt INTEGER NOT NULL, errorMessage TEXT, noRecordingFound INTEGER NOT NULL,
        checksum TEXT);
        CREATE UNIQUE INDEX index_upload_queue_localCallUuid ON upload_queue (localCallUuid);"""
    )
    return database(
        script, rows, truth,
        f"{HUB}/princetraj/call-recorder-app app/src/main/java/com/hairocraft/dialer/database/UploadQueue.java",
        decoys=("room_master_table",), spare=spare,
    )  # fmt: skip


def asynccalls() -> Aside:
    """React Native: the last hundred calls as JSON in one cell, newest first, beside settings in others.

    No repository is named by what found it; its key is `call_history` and its list's longest is 100. Rows are numbered as they
    were put there; a missing name has no key.
    """
    talk = pool("asynccalls", people=9, rings=48)
    calls, truth = list[dict[str, object]](), list[Record]()
    for ring in reversed(talk.rings):
        name = ring.other.name if ring.other.n < 6 else None
        call: dict[str, object] = {"id": f"{ring.ms}-{ring.other.key[:7]}", "phoneNumber": ring.other.phone}
        call |= {"contactName": name} if name else {}
        kind = _way(ring.out, ring.duration, ("outgoing", "incoming", "missed"))
        calls.append(call | {"timestamp": ring.ms, "duration": ring.duration, "type": kind})
        truth.append(rang(ring, "catalystLocalStorage", 3, party(ring.other.phone, name=name), duration=ring.duration))
    cells = [
        ("theme", '"dark"'),
        ("recent_numbers", packed([p.phone for p in talk.people[1:5]])),
        ("call_history", packed(calls)),
        ("onboarded", "true"),
    ]
    return database(
        ASYNC_STORAGE, {"catalystLocalStorage": cells, "android_metadata": [("en_US",)]}, truth,
        "call_history in @react-native-async-storage/async-storage", decoys=("android_metadata",),
    )  # fmt: skip


def callyn() -> Aside:
    """A firm's dialer: its calls, the firm's clients, tickets' clients with who of the firm looks after them.

    A package in place of a path: com.mnivesh.callyn.db (WorkCallLog, CrmContact). Taken for granted: columns of `contacts`
    (its source was not seen), durations in seconds, `type` always `work`; the manager of every client is the firm's.
    """
    talk = pool("callyn", people=14, rings=42)
    rows, truth = Rows(work_call_logs=[], crm_contacts=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        rows["work_call_logs"].append(
            (row, ring.other.name, ring.other.phone.lstrip("+"), ring.duration, ring.ms, "work",
             "outgoing" if ring.out else "incoming", int(ring.n < 36))
        )  # fmt: skip
        ways = party(ring.other.phone.lstrip("+"), name=ring.other.name)
        truth.append(rang(ring, "work_call_logs", row, ways, duration=ring.duration))
    for row, person in enumerate(talk.people[1:13], 1):
        rows["crm_contacts"].append(
            (row, f"TKT-{40_000 + row * 7}", person.name, person.phone.lstrip("+"), talk.me.name if row % 3 else "Operations",
             ("Tickets", "Investment_leads", "Insurance_leads")[row % 3], (None, "Renewal 2025", "SIP")[row % 3])
        )  # fmt: skip
        truth.append(known(person.name, [person.phone.lstrip("+")], "crm_contacts", row))
    rows["room_master_table"] = [(42, "77aa66bb55cc44dd33ee22ff11009988")]
    script = (
        ROOM
        + """CREATE TABLE work_call_logs (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL, number TEXT NOT NULL,
        duration INTEGER NOT NULL, timestamp INTEGER NOT NULL, type TEXT NOT NULL, direction TEXT NOT NULL,
        isSynced INTEGER NOT NULL);
        CREATE TABLE crm_contacts (localId INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, recordId TEXT NOT NULL, name TEXT NOT NULL,
        number TEXT NOT NULL, ownerName TEXT NOT NULL, module TEXT NOT NULL, product TEXT);"""
    )
    return database(script, rows, truth, "com.mnivesh.callyn.db.WorkCallLog", decoys=("room_master_table",))


def detector() -> Aside:
    """Flutter, for a firm's callers: who called when, with day and time apart, and which customer; no way they went.

    A package in place of a path: call_detector.db, version 5. Taken for granted: days `2024-05-01`, times `10:00:00`; calls
    of it all came in. When a row was made is one more time, in UTC.
    """
    talk = pool("detector", people=9, rings=50)
    calls = [r for r in talk.rings if not r.out]
    rows, truth = Rows(calls=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(calls)), calls, strict=True):
        rows["calls"].append(
            (row, ring.other.phone, stamp(ring.ms, "%Y-%m-%d"), stamp(ring.ms, "%H:%M:%S"), ring.duration, talk.me.handle,
             f"C{1000 + ring.other.n}" if ring.n % 2 else None, ring.n % 3 - 1, -1, int(ring.n < 40), stamp(ring.ms + 2000))
        )  # fmt: skip
        at = local(stamp(ring.ms))
        truth.append(rang(ring, "calls", row, party(ring.other.phone), at=at, duration=ring.duration, directed=False))
    script = """CREATE TABLE calls (id INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT NOT NULL, date TEXT NOT NULL,
        time TEXT NOT NULL, duration INTEGER NOT NULL, username TEXT, customerCode TEXT, status INTEGER DEFAULT -1,
        serviceStatus INTEGER DEFAULT -1, synced INTEGER DEFAULT 0, created_at DATETIME DEFAULT CURRENT_TIMESTAMP);"""
    return database(script, rows, truth, "call_detector.db (package:call_detector)")


def fakecall() -> Aside:
    """Against deceit on the phone, in Flutter: each call with marks and reasons as text; no length, all came in.

    A package in place of a path: fake_call_detector.db. Taken for granted: times are ISO 8601 of Dart's clock without zone,
    reasons a text of parts with commas, `event_name` one of few words.
    """
    talk = pool("fakecall", people=10, rings=52)
    calls = [r for r in talk.rings if not r.out]
    rows, truth = Rows(call_logs=[], trusted_numbers=[], blocked_numbers=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(calls)), calls, strict=True):
        when = stamp(ring.ms, "%Y-%m-%dT%H:%M:%S") + f".{ring.ms % 1000:03}000"
        score = 80 if ring.other.n > 6 else 10
        rows["call_logs"].append(
            (row, ring.other.phone, ("INCOMING_CALL", "CALL_ENDED")[ring.n % 2], when, score,
             "Unknown number, Short rings" if score > 50 else "", int(score > 50))
        )  # fmt: skip
        at: Record = {"local": when, "basis": "local without zone"}
        truth.append(rang(ring, "call_logs", row, party(ring.other.phone), at=at, directed=False))
    rows["trusted_numbers"] = [(n, p.phone) for n, p in enumerate(talk.people[1:4], 1)]
    rows["blocked_numbers"] = [(n, p.phone, "scam") for n, p in enumerate(talk.people[7:], 1)]
    script = """CREATE TABLE call_logs (id INTEGER PRIMARY KEY AUTOINCREMENT, phone_number TEXT, event_name TEXT, timestamp TEXT,
        threat_score INTEGER, reasons TEXT, is_scam INTEGER DEFAULT 0);
        CREATE TABLE trusted_numbers (id INTEGER PRIMARY KEY AUTOINCREMENT, phone_number TEXT UNIQUE);
        CREATE TABLE blocked_numbers (id INTEGER PRIMARY KEY AUTOINCREMENT, phone_number TEXT UNIQUE, reason TEXT);"""
    return database(
        script, rows, truth, "fake_call_detector.db (package:sqflite)", decoys=("trusted_numbers", "blocked_numbers")
    )
