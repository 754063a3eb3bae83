"""Calls of the seventh pool: a softphone that writes true and false as words, recorders, and blockers of calls.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._pool_seven_talk import seven
from tests.engine._pool_talk import preferences
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, stamp
from tests.engine.published_talk import Aside, Record, database, known, party, rang, says, spaced

HEAD = LOCALE + ROOM


def vaxphone() -> Aside:
    """VaxPhone: that one called or wrote oneself is the word true in a column of whole numbers; messages have no time.

    Numbers are given as text, so that columns of whole numbers keep them as numbers. Taken for granted: beginnings and ends are
    milliseconds, a length is seconds, a day counts from 1970; a call of no length is a missed one, of type 1; a chat has the name
    of an account, and each of these is told as a contact; a caller without a name has the number for one.
    """
    talk = seven("vaxphone", count=48, people=10, rings=38)
    rows, truth = Rows(RecentTable=[], ChatMsgTable=[], ChatContactTable=[], LoginInfoTable=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        number = ring.other.phone if ring.other.n % 3 else str(1000 + ring.other.n * 11)
        name = ring.other.name if ring.other.n < 7 else number
        rows["RecentTable"].append(
            (row, str(ring.out).lower(), name, number, ring.ms, ring.ms + ring.duration * 1000, ring.duration,
             ring.ms // 86_400_000, 0 if ring.duration else 1)
        )  # fmt: skip
        ways = party(number, name=name if name != number else None)
        truth.append(rang(ring, "RecentTable", row, ways, duration=ring.duration))
    accounts = {p.n: p.handle.replace(".", "") for p in talk.people}
    texts = [x for x in talk.lines if x.text]
    for row, line in zip(spaced(talk.rng, len(texts)), texts, strict=True):
        rows["ChatMsgTable"].append((row, str(line.out).lower(), accounts[line.chat], line.text, None))
        ways = party(accounts[line.chat])
        sender, to = ((), ways) if line.out else (ways, ())
        made = says(line, "ChatMsgTable", row, sender=sender, to=to, thread=accounts[line.chat])
        truth.append(made | {"at": None})
    for row, person in enumerate(talk.people[1:], 1):
        account = accounts[person.n]
        rows["ChatContactTable"].append(
            (row, account, (0, 2, 0)[row % 3], str(row % 2 == 0).lower(), (None, 0, 3)[row % 3])
        )
        truth.append(known(account, [account], "ChatContactTable", row))
    rows["LoginInfoTable"] = [
        (1, accounts[0], talk.me.name, accounts[0], hexed("vax", 10), "sip.example", "sip.example", 5060)
    ]
    script = LOCALE + (
        "CREATE TABLE RecentTable( _id INTEGER PRIMARY KEY AUTOINCREMENT,OutboundCallType INTEGER,CallerName TEXT,PhoneNo TEXT,"
        "StartTime INTEGER,EndTime INTEGER,Duration INTEGER,DayNo INTEGER,HistoryTypeId INTEGER);"
        "CREATE TABLE ChatMsgTable( _id INTEGER PRIMARY KEY AUTOINCREMENT,OutboundMsgType INTEGER,ContactName TEXT,"
        "Message TEXT,Time INTEGER);"
        "CREATE TABLE ChatContactTable(RecordId INTEGER PRIMARY KEY AUTOINCREMENT,ContactName TEXT,MissedCount INTEGER,"
        "Presence INTEGER,Status INTEGER);"
        "CREATE TABLE LoginInfoTable(_id INTEGER PRIMARY KEY AUTOINCREMENT,Username TEXT,DisplayName TEXT,AuthLogin TEXT,"
        "AuthPwd TEXT,DomainRealm TEXT,ServerAddress TEXT,ServerPort INTEGER);"
    )
    root = "app/src/main/java/vaxsoft/com/vaxphone/VaxStorage"
    return database(
        script, rows | {"android_metadata": [("tr_TR",)]}, truth,
        f"{HUB}/huseyincakirli/MerlinPhoneAndroid {root}/Store/StoreRecent.java, StoreChatMsg.java (VaxDB.db)",
        decoys=("LoginInfoTable", "android_metadata"),
    )  # fmt: skip


def evercalls() -> Aside:
    """A recorder of both sides of a call (Room): beginning and end, a transcript made later, and what one noted oneself.

    A call under way has no end. Taken for granted: hidden callers have NULL; a transcript is JSON of who said what and when.
    """
    talk = seven("evercalls", people=12, rings=46)
    rows, truth = Rows(calls=[]), list[Record]()
    rings = [r for r in talk.rings if r.duration]
    for row, ring in enumerate(rings, 1):
        hidden = ring.n % 13 == 0
        number, name = (None, None) if hidden else (ring.other.phone, ring.other.name if ring.other.n < 9 else None)
        key = stamp(ring.ms, "%Y%m%d_%H%M%S") + f"_{ring.n:02x}"
        mode = ("dual", "single_voicecall_mono", "single_mic")[ring.n % 3]
        folder = "/storage/emulated/0/Android/data/com.coolappstore.evercallrecorder.by.svhp/files/recordings"
        said = packed(
            [{"start": 0, "end": 2400, "text": "Hallo?"}, {"start": 2500, "end": 4100, "text": "Ja, ich bins."}]
        )
        rows["calls"].append(
            (key, ring.ms, None if row == len(rings) else ring.ms + ring.duration * 1000, number, name, mode,
             f"{folder}/{key}_{'up' if mode == 'dual' else 'mix'}.m4a", f"{folder}/{key}_dn.m4a" if mode == "dual" else None,
             "Rechnung nachfragen" if ring.n % 9 == 4 else None, int(ring.n % 7 == 0), said if ring.n % 5 == 2 else None)
        )  # fmt: skip
        made = rang(ring, "calls", row, party(number, name=name), directed=False)
        truth.append(made | {"also": {"duration": [None if row == len(rings) else ring.duration]}})
    rows["room_master_table"] = [(42, hexed("evercalls", 32))]
    script = HEAD + (
        "CREATE TABLE `calls` (`callId` TEXT NOT NULL, `started_at` INTEGER NOT NULL, `ended_at` INTEGER, `contact_number` TEXT,"
        " `contact_name` TEXT, `mode` TEXT NOT NULL, `uplink_path` TEXT NOT NULL, `downlink_path` TEXT, `notes` TEXT,"
        " `favorite` INTEGER NOT NULL, `transcript` TEXT, PRIMARY KEY(`callId`));"
    )
    return database(
        script, rows | {"android_metadata": [("uk_UA",)]}, truth,
        f"{HUB}/hari161008/Ever-Call-Recorder app/src/main/kotlin/dev/lyo/callrec/storage/RecordingsDb.kt (callrec.db)",
        decoys=("room_master_table", "android_metadata"),
    )  # fmt: skip


def audicalls() -> Aside:
    """A recorder that has calls written down and summed up (Room): a flag for who called, lengths in milliseconds.

    Taken for granted: a hidden number is Unknown; files end in .m4a; a sum is two sentences.
    """
    talk = seven("audicalls", people=10, rings=44)
    rows, truth = Rows(call_records=[]), list[Record]()
    rings = [r for r in talk.rings if r.duration]
    for row, ring in zip(spaced(talk.rng, len(rings)), rings, strict=True):
        name = ring.other.name if ring.other.n < 7 else None
        lasted = ring.duration * 1000 + ring.n * 7
        words = f"Speaker 1: Hello {ring.other.first}.\nSpeaker 2: Hi, can you talk?" if ring.n % 4 == 1 else None
        rows["call_records"].append(
            (row, ring.other.phone, name, ring.ms, lasted,
             f"/data/user/0/com.aistudio.audicall/files/recordings/call_{ring.ms}.m4a", int(not ring.out), words,
             words and "A short talk about the delivery. They call again on Monday.")
        )  # fmt: skip
        made = rang(ring, "call_records", row, party(ring.other.phone, name=name), duration=lasted / 1000)
        truth.append(made)
    rows["room_master_table"] = [(42, hexed("audicalls", 32))]
    script = HEAD + (
        "CREATE TABLE `call_records` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `phoneNumber` TEXT NOT NULL,"
        " `contactName` TEXT, `timestamp` INTEGER NOT NULL, `durationMillis` INTEGER NOT NULL, `filePath` TEXT NOT NULL,"
        " `isIncoming` INTEGER NOT NULL, `transcription` TEXT, `summary` TEXT);"
    )
    return database(
        script, rows | {"android_metadata": [("en_IN",)]}, truth,
        f"{HUB}/charanaerpula23-boop/audi-call-recorder app/src/main/java/com/example/data/CallRecord.kt",
        decoys=("room_master_table", "android_metadata"),
    )  # fmt: skip


def simblocker() -> Aside:
    """A blocker by SIM card (Room): calls it kept away, and lists of who may call and who may not, each by card.

    Names of the list of who may call are of the phone's book: they may be told. Taken for granted: a name that is not known is
    NULL; the lists come from the book (CONTACTS) or by hand (MANUAL).
    """
    talk = seven("simblocker", people=13, rings=60)
    rows, truth = Rows(blocked_calls=[], blacklist=[], whitelist=[], sim_config=[]), list[Record]()
    spare = list[tuple[str, int]]()
    calls = [r for r in talk.rings if not r.out]
    for row, ring in zip(spaced(talk.rng, len(calls)), calls, strict=True):
        name = ring.other.name if ring.other.n in (3, 5, 8) else None
        rows["blocked_calls"].append((row, ring.other.phone, name, ring.ms, ring.n % 2))
        truth.append(rang(ring, "blocked_calls", row, party(ring.other.phone, name=name), directed=False))
    for table, people in (("whitelist", talk.people[1:7]), ("blacklist", talk.people[8:])):
        for row, person in enumerate(people, 1):
            named = table == "whitelist" or row % 2 == 0
            rows[table].append(
                (row, person.phone, person.name if named else None, "CONTACTS" if named else "MANUAL", row % 2)
            )
            spare.append((table, row))
    rows["sim_config"] = [(0, "MegaFon", 1, 0), (1, "Tele2", 1, 1)]
    rows["room_master_table"] = [(42, hexed("simblocker", 32))]
    entry = (
        "(`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `phoneNumber` TEXT NOT NULL, `displayName` TEXT,"
        " `source` TEXT NOT NULL, `simSlot` INTEGER NOT NULL);"
    )
    script = HEAD + (
        "CREATE TABLE `blocked_calls` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `phoneNumber` TEXT NOT NULL,"
        " `displayName` TEXT, `timestamp` INTEGER NOT NULL, `simSlot` INTEGER NOT NULL);"
        f"CREATE TABLE `blacklist` {entry}CREATE TABLE `whitelist` {entry}"
        "CREATE TABLE `sim_config` (`simSlot` INTEGER NOT NULL, `carrierName` TEXT, `enabled` INTEGER NOT NULL,"
        " `blockUnknown` INTEGER NOT NULL, PRIMARY KEY(`simSlot`));"
    )
    return database(
        script, rows | {"android_metadata": [("ru_RU",)]}, truth,
        f"{HUB}/visitor257/CallBlocker app/src/main/java/com/callblocker/app/data/entity/BlockedCallRecord.kt, WhitelistEntry.kt",
        decoys=("sim_config", "room_master_table", "android_metadata"), spare=spare,
    )  # fmt: skip


def yskblocker() -> Aside:
    """Android's preferences of a Japanese blocker: each call that came as JSON, newest first, why, and what a model said of it.

    What has no reason has no `reason` at all, as Android's JSON leaves out null. Hidden callers have ''.
    """
    talk = seven("yskblocker", people=12, rings=70)
    entries, truth = list[object](), list[Record]()
    calls = [r for r in talk.rings if not r.out]
    for at, ring in enumerate(reversed(calls)):
        number = "" if ring.n % 9 == 0 else ring.other.local.replace(" ", "").replace("-", "")
        away = ring.other.n > 7 or not number
        entry: dict[str, object] = {"number": number, "timestamp": ring.ms}
        if away:
            entry["reason"] = "非通知" if not number else "ルール「迷惑電話」に一致"
        if ring.other.n > 9 and number:
            entry["aiResult"] = "評価: 迷惑電話の可能性が高い。光回線の勧誘との報告あり。"
        entry["aiStatus"] = (
            "NONE" if not number else "SUCCESS" if ring.other.n > 9 else "ERROR" if ring.n % 5 == 0 else "NONE"
        )
        entry["blockType"] = ("REJECTED", "SILENCED")[ring.n % 2] if away else "ALLOWED"
        entries.append(entry)
        truth.append(rang(ring, "history_json", at, party(number or None), directed=False))
    values: dict[str, str | int | bool] = {"history_json": packed(entries).replace("/", "\\/")}
    return Aside(
        preferences(values), truth,
        f"{HUB}/ysksg/callblocker-app app/src/main/java/net/ysksg/callblocker/repository/BlockHistoryRepository.kt",
        path="data/data/net.ysksg.callblocker/shared_prefs/block_history.xml",
    )  # fmt: skip


def dndblocker() -> Aside:
    """A blocker of the time of Android 2: numbers it kept away and when, in a table whose name says filter and history."""
    talk = seven("dndblocker", people=11, rings=72)
    rows, truth = Rows(filter_history=[]), list[Record]()
    calls = [r for r in talk.rings if not r.out]
    for row, ring in zip(spaced(talk.rng, len(calls)), calls, strict=True):
        rows["filter_history"].append((row, ring.other.phone, ring.ms))
        truth.append(rang(ring, "filter_history", row, party(ring.other.phone), directed=False))
    script = LOCALE + (
        "CREATE TABLE filter_history (_id integer primary key autoincrement, phone_nr text not null, creation_date long);"
    )
    root = "src/hu/zoliweb/android/dndcallblocker"
    return database(
        script, rows | {"android_metadata": [("hu_HU",)]}, truth,
        f"{HUB}/saurabhtomar91/CallBlocker {root}/DNDCallBlockerDBAdapter.java (dndcb.db)", decoys=("android_metadata",),
    )  # fmt: skip
