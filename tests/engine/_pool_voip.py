"""Apps in the pool that call over the net, and one that watches sellers' calls: codes of states, two ends, bits of a way.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._pool_talk import pool
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, stamp, uuid, zulu
from tests.engine.published_talk import Aside, Record, Ring, database, known, local, party, rang, says, spaced


def wiadvance() -> Aside:
    """A SIP client of a firm: calls point to contacts; 1 and 2 went out, 3 and 4 came in, 2 and 4 nobody took.

    Columns of contacts have no types; a SIP account is most contacts' only way. Who is called most often has a table.
    """
    talk = pool("wiadvance", people=11, rings=46)
    rows = Rows(contacts=[], calllogs=[], regular_contacts=[])
    truth = list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        sip = f"{4000 + person.n}" if person.n % 4 else None
        phone = person.phone if not sip or person.n % 3 == 0 else None
        mail = person.mail if person.n % 2 else None
        made = stamp(1_460_000_000_000 + row * 1000)
        rows["contacts"].append(
            (row, person.name, sip, phone, mail, None, 0 if mail else 1, None if mail else str(300 + row), made)
        )
        truth.append(known(person.name, [w for w in (sip, phone, mail) if w], "contacts", row))
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        kind = (1 if ring.duration else 2) if ring.out else (3 if ring.duration else 4)
        rows["calllogs"].append((row, ring.ms, ring.duration, kind, ring.other.n))
        one = rows["contacts"][ring.other.n - 1]
        ways = party(*(w for w in (one[2], one[3], one[4]) if w), name=ring.other.name)
        truth.append(rang(ring, "calllogs", row, ways, duration=ring.duration))
    for row, person in enumerate(talk.people[1:6], 1):
        times = [r.ms for r in talk.rings if r.other.n == person.n]
        rows["regular_contacts"].append((row, person.n, len(times), max(times, default=0)))
    script = LOCALE + (
        "CREATE TABLE contacts(_id INTEGER PRIMARY KEY AUTOINCREMENT, name,sip,phone,email,photo,type INTEGER DEFAULT 0,"
        "android_contact_id,create_time TIMESTAMP DEFAULT CURRENT_TIMESTAMP );"
        "CREATE TABLE calllogs(_id INTEGER PRIMARY KEY AUTOINCREMENT, call_time INTEGER,call_duration INTEGER,callType INTEGER,"
        "contact INTEGER,FOREIGN KEY(contact) REFERENCES contacts(_id) ON DELETE CASCADE );"
        "CREATE TABLE regular_contacts(_id INTEGER PRIMARY KEY AUTOINCREMENT, contact INTEGER NOT NULL,count INTEGER,"
        "updated_time INTEGER,FOREIGN KEY(contact) REFERENCES contacts(_id) ON DELETE CASCADE );"
    )
    return database(
        script, rows | {"android_metadata": [("zh_TW",)]}, truth,
        f"{HUB}/cwliu/sip.droid app/src/main/java/com/wiadvance/sip/db/AppSQLiteOpenHelper.java",
        decoys=("android_metadata", "regular_contacts"),
    )  # fmt: skip


def idoubs() -> Aside:
    """A SIP client of old iPhones: calls and texts in one table, bits for state and medium, seconds with fractions.

    Bits of state: 1 out, 2 in, 4 missed, 8 failed; of medium: 1 sound, 2 picture, and for texts 32, taken for granted as is
    their encoding. A call that nobody took ends as it began.
    """
    talk = pool("idoubs", count=26, people=8, rings=34)
    rows, truth = Rows(hist_event=[], favorites=[]), list[Record]()
    everything = sorted([*[x for x in talk.lines if x.text], *talk.rings], key=lambda x: x.ms)
    for row, one in zip(spaced(talk.rng, len(everything)), everything, strict=True):
        at = one.ms / 1000
        if isinstance(one, Ring):
            uri = (
                f"sip:{one.other.handle}@doubango.example"
                if one.other.n % 2
                else f"sip:{one.other.phone}@doubango.example"
            )
            state = 1 if one.out else 2 if one.duration else 4
            rows["hist_event"].append((row, 1, state, 3 if one.video else 1, uri, at, at + one.duration, None))
            truth.append(rang(one, "hist_event", row, party(uri), duration=one.duration or None))
            continue
        other = talk.people[one.chat]
        uri = f"sip:{other.handle}@doubango.example" if other.n % 2 else f"sip:{other.phone}@doubango.example"
        text = one.text or ""
        rows["hist_event"].append((row, int(not one.unread), 1 if one.out else 2, 32, uri, at, at, text.encode()))
        ways = party(uri)
        sender, to = ((), ways) if one.out else (ways, ())
        truth.append(says(one, "hist_event", row, sender=sender, to=to, thread=uri))
    rows["favorites"] = [(n, p.phone, 1) for n, p in enumerate(talk.people[1:4], 1)]
    rows["app_info"] = [(1, "2.0.1", "1.0")]
    script = """CREATE TABLE app_info (id INTEGER PRIMARY KEY, softVersion TEXT, databaseVersion TEXT);
        CREATE TABLE hist_event (id INTEGER PRIMARY KEY, seen TINYINT(1), status TINYINT(8), mediaType TINYINT(8),
        remoteParty TEXT, start DOUBLE, end DOUBLE, content BLOB);
        CREATE TABLE favorites (id INTEGER PRIMARY KEY, number TEXT, mediaType TINYINT(8));"""
    address = f"{HUB}/DoubangoTelecom/idoubs ios-ngn-stack/services/impl/NgnHistoryService.mm"
    return database(script, rows, truth, address, decoys=("app_info", "favorites"))


def fusion() -> Aside:
    """A firm's telephone in Flutter: both ends of calls and texts, digits without plus, which of them is ours by its way.

    A package in place of a path: fusion_mobile_revamped (fusion.db). Taken for granted: seconds in `time` of texts, times of
    calls of Dart's clock in UTC without zone, `missed` a word, lists of contacts as JSON.
    """
    talk = pool("fusion", count=26, people=9, rings=38)
    rows = Rows(sms_conversation=[], sms_message=[], call_history=[], contacts=[], phone_contacts=[])
    truth, mine = list[Record](), talk.me.phone.lstrip("+")
    for row, ring in enumerate(talk.rings, 1):
        other = ring.other.phone.lstrip("+")
        when = f"{stamp(ring.ms)}.{ring.ms % 1000:03}"
        listed = packed([{"id": f"c{ring.other.n}", "firstName": ring.other.first, "lastName": ring.other.last}])
        known_one = ring.other.n < 7
        to, out = (other, mine) if ring.out else (mine, other)
        rows["call_history"].append(
            (hexed(f"fusion{ring.n}", 32), uuid(f"{ring.n:04x}" + ring.other.key[4:]), when, "" if ring.out else mine,
             mine if ring.out else "", to, out, ring.duration, "", "outbound" if ring.out else "inbound",
             ring.other.name if known_one else other, str(not ring.duration and not ring.out).lower(),
             listed if known_one else "[]", None, None, "")
        )  # fmt: skip
        at: Record = {"local": f"{when[:10]}T{when[11:]}000", "basis": "local without zone"}
        ways = party(other, name=ring.other.name if known_one else None)
        truth.append(rang(ring, "call_history", row, ways, at=at, duration=ring.duration))
    for row, line in enumerate([line for line in talk.lines if line.text], 1):
        other = talk.people[line.chat].phone.lstrip("+")
        to, out = (other, mine) if line.out else (mine, other)
        raw = packed({"id": row, "from": out, "to": [to], "message": line.text, "unixtime": line.s})
        rows["sms_message"].append(
            (str(9000 + row), out, int(line.out), 0, line.text, None, int(not line.unread), line.s, to,
             talk.me.handle if line.out else None, raw, None)
        )  # fmt: skip
        ways = party(other)
        sender, target = ((), ways) if line.out else (ways, ())
        truth.append(says(line, "sms_message", row, at=line.s * 1_000_000, sender=sender, to=target, thread=None))
    latest = {line.chat: line for line in talk.lines if line.text}
    for chat, line in sorted(latest.items()):
        other = talk.people[chat].phone.lstrip("+")
        rows["sms_conversation"].append(
            (f"{mine}:{other}", line.text, line.s, mine, other, int(line.unread), 0, "{}", 0)
        )
    for row, person in enumerate(talk.people[1:7], 1):
        raw = packed({"uuid": uuid(person.key), "phoneNumbers": [{"number": person.phone}]})
        rows["contacts"].append((f"c{person.n}", "Kurier & Co", 0, person.name.lower(), person.first, person.last, raw))
        truth.append(known(person.name, [person.phone], "contacts", row))
        phones = packed([{"number": person.phone, "type": "mobile"}])
        rows["phone_contacts"].append(
            (str(200 + row), "", 0, person.name.lower(), phones, person.first, person.last, "{}", None)
        )
        truth.append(known(person.name, [person.phone], "phone_contacts", row))
    script = """CREATE TABLE sms_conversation(id TEXT PRIMARY KEY, message TEXT, lastContactTime int, myNumber TEXT, number TEXT,
        unread int, isGroup int, raw BLOB, isBroadcast int);
        CREATE TABLE sms_message(id TEXT PRIMARY KEY, `from` TEXT, fromMe int, media int, message TEXT, mime TEXT, read int,
        time int, `to` TEXT, user TEXT, raw BLOB, broadcastConvoId TEXT);
        CREATE TABLE call_history(cdrIdHash TEXT PRIMARY KEY, id TEXT, startTime TEXT, toDid TEXT, fromDid TEXT, `to` TEXT,
        `from` TEXT, duration int, recordingUrl TEXT, direction TEXT, callerId TEXT, missed TEXT, contacts BLOB, coworker BLOB,
        phoneContact BLOB, queue TEXT);
        CREATE TABLE contacts(id TEXT PRIMARY KEY, company TEXT, deleted int, searchString TEXT, firstName TEXT, lastName TEXT,
        raw BLOB);
        CREATE TABLE phone_contacts(id TEXT PRIMARY KEY, company TEXT, deleted int, searchString TEXT, phoneNumbers TEXT,
        firstName TEXT, lastName TEXT, raw BLOB, profileImage BLOB);"""
    return database(script, rows, truth, "fusion.db (package:fusion_mobile_revamped)", decoys=("sms_conversation",))


def mephi() -> Aside:
    """A university's telephones: short numbers, a name or '', one word for way and state, seconds.

    A package in place of a path: ru.mephi.shared (CallsDB). Who was declined by whom has a way all the same.
    """
    talk = pool("mephi", people=11, rings=44)
    rows = Rows(call_history=[], search_history=[], favorites=[])
    truth = list[Record]()
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        number, name = f"{9100 + ring.other.n * 13}", ring.other.name if ring.other.n < 8 else ""
        word = "OUTCOMING" if ring.out else "INCOMING" if ring.duration else "MISSED"
        if not ring.duration and ring.n % 3 == 0:
            word = "DECLINED_FROM_SIDE" if ring.out else "DECLINED_FROM_YOU"
        rows["call_history"].append((row, number, name, word, ring.s))
        truth.append(rang(ring, "call_history", row, party(number, name=name or None), at=ring.s * 1_000_000))
    rows["search_history"] = [(1, "Кафедра 22", "UNITS"), (2, talk.people[2].last, "USERS"), (3, "Деканат", "UNITS")]
    for row, person in enumerate(talk.people[1:5], 1):
        rows["favorites"].append((row, f"{9100 + person.n * 13}", person.name, 1_650_000_000 + row * 977))
    script = """CREATE TABLE call_history (id INTEGER, sipNumber TEXT NOT NULL, sipName TEXT, status TEXT NOT NULL,
        time INTEGER NOT NULL, PRIMARY KEY(id));
        CREATE TABLE search_history (id INTEGER, name TEXT NOT NULL, type TEXT NOT NULL, PRIMARY KEY(id));
        CREATE TABLE favorites (id INTEGER, sipNumber TEXT NOT NULL, sipName TEXT NOT NULL, created_at INTEGER NOT NULL,
        PRIMARY KEY(id));"""
    spare = [("favorites", row) for row in range(1, 5)]
    return database(script, rows, truth, "ru.mephi.shared (CallsDB.sq)", decoys=("search_history",), spare=spare)


def flowpbx() -> Aside:
    """An exchange's app: who called by name and number, who was called, three times as text, the way, how it ended.

    A database's name in place of a path: call_history_cache.db. Taken for granted: times in UTC with Z, our own extension is
    101, `disposition` as Asterisk writes it.
    """
    talk = pool("flowpbx", people=9, rings=46)
    rows, truth = Rows(call_history=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        inside = ring.other.n % 4 == 0
        number = f"{110 + ring.other.n}" if inside else ring.other.phone
        name = ring.other.name if ring.other.n < 6 else number
        taken = ring.ms + 7_000 if ring.duration else None
        ended = (taken or ring.ms + 21_000) + ring.duration * 1000
        caller = (talk.me.name, "101", number) if ring.out else (name, number, "101")
        rows["call_history"].append(
            (row, f"{ring.s}.{ring.n}", zulu(ring.ms), zulu(taken) if taken else None, zulu(ended), ring.duration, *caller,
             "internal" if inside else "outbound" if ring.out else "inbound", "ANSWERED" if taken else "NO ANSWER")
        )  # fmt: skip
        ways = party(number, name=None if ring.out or ring.other.n >= 6 else name)
        truth.append(rang(ring, "call_history", row, ways, duration=ring.duration, directed=not inside))
    script = """CREATE TABLE call_history (id INTEGER PRIMARY KEY, call_id TEXT NOT NULL, start_time TEXT NOT NULL,
        answer_time TEXT, end_time TEXT, duration INTEGER, caller_id_name TEXT, caller_id_num TEXT, callee TEXT,
        direction TEXT NOT NULL, disposition TEXT);
        CREATE INDEX idx_call_history_start ON call_history(start_time DESC);"""
    return database(script, rows, truth, "call_history_cache.db (FlowPBX)")


def pale() -> Aside:
    """A small SIP client: addresses with `sip:`, a name or none, ISO 8601 with an offset, whether it was taken.

    No repository is named by what found it. Taken for granted: `inbound` and `outbound`, and times as Rust's chrono writes them.
    """
    talk = pool("pale", people=8, rings=40)
    rows, truth = Rows(call_history=[], contacts=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        uri = f"sip:{ring.other.handle}@pbx.kurier.example"
        name = ring.other.name if ring.other.n < 5 else None
        when = f"{stamp(ring.ms, '%Y-%m-%dT%H:%M:%S')}.{ring.ms % 1000:03}+00:00"
        rows["call_history"].append(
            (row, "outbound" if ring.out else "inbound", uri, name, when, ring.duration, int(ring.duration > 0))
        )
        truth.append(rang(ring, "call_history", row, party(uri, name=name), duration=ring.duration))
    script = """CREATE TABLE call_history (id INTEGER PRIMARY KEY AUTOINCREMENT, direction TEXT NOT NULL,
        remote_uri TEXT NOT NULL, remote_name TEXT, start_time TEXT NOT NULL, duration_secs INTEGER,
        answered INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE contacts (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, uri TEXT NOT NULL);"""
    for row, person in enumerate(talk.people[1:5], 1):
        uri = f"sip:{person.handle}@pbx.kurier.example"
        rows["contacts"].append((row, person.name, uri))
        truth.append(known(person.name, [uri], "contacts", row))
    return database(script, rows, truth, "call_history of a client with pjsip (Pale)")


def budchat() -> Aside:
    """A messenger of iPhones: the other's user, name, 1 for out and 2 for in, 1 for sound and 2 for picture; no lengths.

    A class in place of a path: BudChatDB CallLogsDb.swift. Taken for granted: times in milliseconds; `users` as in Tinode.
    """
    talk = pool("budchat", people=9, rings=42)
    rows = Rows(accounts=[], users=[], CallLogs=[])
    truth = list[Record]()
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        user = f"usr{ring.other.key[:11]}"
        rows["CallLogs"].append((row, 1, user, ring.other.name, 1 if ring.out else 2, ring.ms, 2 if ring.video else 1))
        truth.append(rang(ring, "CallLogs", row, party(user, name=ring.other.name)))
    rows["accounts"] = [(1, f"usr{talk.me.key[:11]}", 1)]
    rows["users"] = [
        (p.n, 1, f"usr{p.key[:11]}", stamp(1_700_000_000_000 + p.n * 1000, "%Y-%m-%dT%H:%M:%S.000"))
        for p in talk.people[1:]
    ]
    script = """CREATE TABLE "accounts" ("id" INTEGER PRIMARY KEY AUTOINCREMENT, "uid" TEXT UNIQUE, "last_active" INTEGER);
        CREATE TABLE "users" ("id" INTEGER PRIMARY KEY AUTOINCREMENT, "account_id" INTEGER REFERENCES "accounts" ("id"),
        "uid" TEXT, "updated" TEXT);
        CREATE TABLE "CallLogs" ("id" INTEGER PRIMARY KEY AUTOINCREMENT, "account_id" INTEGER REFERENCES "accounts" ("id"),
        "userId" TEXT, "name" TEXT, "status" INTEGER, "timestamp" INTEGER, "callType" INTEGER);"""
    return database(script, rows, truth, "BudChatDB CallLogsDb.swift", decoys=("accounts", "users"))


def callyzer() -> Aside:
    """A watch on sellers' calls (Room): times as text, Android's codes of calls, names twice, templates that are no messages.

    A package in place of a path: com.websoptimization.callyzerbiz.data.room. Its calls that could not be read whole have a
    table of the same form and may be told. Taken for granted: times in UTC without zone, a name of none `Unknown`, seconds.
    """
    talk = pool("callyzer", people=13, rings=54)
    rows = Rows(UserSimDetails=[], CallLog=[], CorruptCallLog=[], LeadStatus=[], Contact=[], CallNoteTemplate=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        name = ring.other.name if ring.other.n < 9 else "Unknown"
        code = 2 if ring.out else 1 if ring.duration else (3, 5)[ring.n % 4 == 0]
        file = f"/storage/emulated/0/Recordings/Call/Call recording {name}_{stamp(ring.ms, '%y%m%d_%H%M%S')}.m4a"
        file_known = ring.duration > 30 and ring.n % 2
        note = "Will pay on Friday, ask again" if ring.n % 11 == 3 else None
        rows["CallLog"].append(
            (row, stamp(ring.ms + 9000), int(ring.n < 50), "SYNCED" if file_known else None, file if file_known else None,
             None, None,
             None, note, 0, stamp(ring.ms + 60_000) if note else None, name, name if ring.other.n < 9 else None,
             ring.other.phone[-10:], 91, code, stamp(ring.ms), "9100000011", ring.duration, 7000 + row)
        )  # fmt: skip
        ways = party(ring.other.phone[-10:], name=name)
        truth.append(rang(ring, "CallLog", row, ways, at=local(stamp(ring.ms)), duration=ring.duration))
    for row, ring in enumerate(talk.rings[:4], 1):
        rows["CorruptCallLog"].append(
            (row, None, "SIM_NOT_FOUND", "Unknown", None, ring.other.phone[-10:], 91, 1, stamp(ring.ms - 86_400_000), None, 0,
             6000 + row)
        )  # fmt: skip
        spare.append(("CorruptCallLog", row))
    for row, person in enumerate(talk.people[1:9], 1):
        rows["Contact"].append((row, person.name, person.phone[-10:], 91, None))
        truth.append(known(person.name, [person.phone[-10:]], "Contact", row))
    rows["UserSimDetails"] = [
        (1, "Airtel", "9100000011", 91, 0, "8991", 1, talk.me.name, "QX81", 1, "2024-05-01 10:00:00", "EMP7")
    ]
    rows["LeadStatus"] = [(1, "Interested", None, 1), (2, "Not now", None, 0), (3, "Won", None, 0)]
    rows["CallNoteTemplate"] = [
        (n, title, text, 0, None, stamp(1_710_000_000_000 + n * 60_000), 1, n * 3, f"t{n}", "9100000011")
        for n, (title, text) in enumerate(
            (("Busy", "Customer was busy, call again tomorrow"), ("Price", "Asked for the price list by mail"),
             ("Wrong", "Wrong number, remove from the list")), 1)
    ]  # fmt: skip
    called = (
        "name TEXT NOT NULL, name_in_contacts TEXT, phone_number TEXT NOT NULL, country_code INTEGER NOT NULL DEFAULT -1, "
        "call_type INTEGER, date_time TEXT NOT NULL, sim_number TEXT, duration INTEGER, calllog_id INTEGER NOT NULL DEFAULT 0)"
    )
    own = "id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"
    script = (
        ROOM
        + f"""CREATE TABLE UserSimDetails ({own}, carrier_name TEXT, sim_number TEXT, sim_country_code INTEGER NOT NULL DEFAULT 0,
        slot INTEGER NOT NULL, icc_id TEXT, sub_id INTEGER NOT NULL, user_name TEXT, device_connect_code TEXT,
        is_connect INTEGER NOT NULL, last_call_sync TEXT DEFAULT '', employee_code TEXT NOT NULL);
        CREATE TABLE CallLog ({own}, modify_date_time TEXT, call_log_sync_status INTEGER NOT NULL, call_record_sync_status TEXT,
        call_record_source_path TEXT, call_record_compress_path TEXT, call_record_web_url TEXT, call_record_file_id TEXT,
        notes TEXT, is_lead_call_log INTEGER NOT NULL, note_modified_date_time TEXT, {called};
        CREATE INDEX index_CallLog_phone_number ON CallLog (phone_number);
        CREATE TABLE CorruptCallLog ({own}, call_log_phone_account_id TEXT, incomplete_call_reason TEXT, {called};
        CREATE TABLE LeadStatus ({own}, status TEXT, description TEXT, is_reminder_mandatory INTEGER NOT NULL);
        CREATE TABLE Contact ({own}, name TEXT NOT NULL, phone_number TEXT NOT NULL, country_code INTEGER DEFAULT -1,
        photo_uri TEXT);
        CREATE TABLE CallNoteTemplate ({own}, title TEXT NOT NULL, description TEXT NOT NULL, is_master INTEGER NOT NULL,
        last_Modified_date_time TEXT, create_date_time TEXT NOT NULL DEFAULT '2024-01-01 00:00:00',
        call_note_template_sync_status INTEGER NOT NULL, use_count INTEGER NOT NULL, note_template_id TEXT NOT NULL,
        sim_number TEXT NOT NULL);
        CREATE VIEW ViewContactCall AS SELECT C.id, C.name, C.phone_number, date_time, duration, call_type, notes
        FROM CallLog AS C LEFT JOIN UserSimDetails AS S ON S.sim_number = C.sim_number;"""
    )
    rows["room_master_table"] = [(42, "2c50585b4ae0fdcaf6f507a285387751")]
    return database(
        script, rows, truth, "com.websoptimization.callyzerbiz.data.room",
        decoys=("UserSimDetails", "LeadStatus", "CallNoteTemplate", "room_master_table"), spare=spare,
    )  # fmt: skip
