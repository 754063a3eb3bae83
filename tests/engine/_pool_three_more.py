"""More of the third pool: sales calls that only go out, a family's watch, verdicts, recorders, small books.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from typing import Any

from tests.engine._pool_talk import preferences
from tests.engine._pool_three_talk import three
from tests.engine._pool_two_talk import wall
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, stamp, uuid, zulu
from tests.engine.published_talk import Aside, Record, database, known, party, rang, says

HEAD = LOCALE + ROOM
IDENTITY = [(42, "a2c34c86b21f4b2d93ac1cd9f0a11b70")]
KEPT = ("android_metadata", "room_master_table")


def salescall() -> Aside:
    """Calls that a firm's people make: the own number and whom they called, both moments, length in milliseconds, a recording.

    A package in place of a path: com.convenient.salescall.call_db (CallRecord). Every call went out, which no column tells; the
    own number stands in each row.
    """
    talk = three("salescall", people=16, rings=80)
    rows, truth = Rows(call_record=[]), list[Record]()
    own = talk.me.phone
    for n, ring in enumerate(r for r in talk.rings if r.out):
        key = 2000 + n * 3
        ended = ring.ms + (ring.duration * 1000 + 6_200 if ring.duration else 28_000)
        file = (
            f"/storage/emulated/0/MIUI/sound_recorder/call_rec/{ring.other.phone}_{ring.ms}.mp3"
            if ring.duration
            else ""
        )
        rows["call_record"].append(
            (key, uuid(hexed(f"call{key}", 24)), own, ring.other.phone, ring.ms, int(ring.duration > 0), ended,
             ring.duration * 1000, int(n < 30), file)
        )  # fmt: skip
        made = rang(ring, "call_record", key, party(ring.other.phone), duration=ring.duration, directed=False)
        truth.append(made | {"also": {"direction": ["outgoing"], "sender": [own]}})
    script = HEAD + (
        "CREATE TABLE call_record (callLogId INTEGER NOT NULL, uuid TEXT NOT NULL, callerNumber TEXT NOT NULL,"
        "mobile TEXT NOT NULL, callStartTime INTEGER NOT NULL, isConnected INTEGER NOT NULL, callEndTime INTEGER NOT NULL,"
        "durationMs INTEGER NOT NULL, isUploaded INTEGER NOT NULL, recordFilePath TEXT NOT NULL, PRIMARY KEY(callLogId));"
    )
    return database(
        script, rows | {"android_metadata": [("zh_CN",)], "room_master_table": IDENTITY}, truth,
        "com.convenient.salescall CallRecord.kt", decoys=KEPT,
    )  # fmt: skip


def seeforme() -> Aside:
    """Android's preferences of help for the blind: whom one called through the app and when, as a text; keys and names.

    A package in place of a path: com.example.seeforme (CallHistoryService). Nothing tells which way or how long.
    """
    talk = three("seeforme", people=9, rings=32)
    items, truth = list[dict[str, Any]](), list[Record]()
    for row, ring in enumerate(talk.rings):
        key = hexed(ring.other.key, 28)
        items.append({"callDate": stamp(ring.ms), "contactId": key, "contactName": ring.other.name})
        ways = party(key, name=ring.other.name)
        truth.append(rang(ring, "callHistory", row, ways, at=wall(ring.ms, finer=False), directed=False))
    return Aside(
        preferences({"callHistory": packed(items)}), truth, "com.example.seeforme CallHistoryService.kt",
        path="data/data/com.example.seeforme/shared_prefs/UserCallHistoryPrefs.xml",
    )  # fmt: skip


def familysafety() -> Aside:
    """What a parent's app copies from the phone's own log: number, name or null, kind by a word, whether it was sent already.

    A package in place of a path: com.catamaran.familysafety.data (CallLogEntry). Taken for granted: what one may reach and zones.
    """
    talk = three("familysafety", people=11, rings=46)
    rows, truth = Rows(call_logs=[], geofences=[], app_limits=[]), list[Record]()
    for row, ring in enumerate(talk.rings, 1):
        name = ring.other.name if ring.other.n < 7 else None
        kind = "outgoing" if ring.out else "incoming" if ring.duration else "missed"
        rows["call_logs"].append(
            (
                row,
                ring.other.phone,
                name,
                ring.duration,
                ring.ms,
                kind,
                int(row < 40),
                ring.ms + ring.duration * 1000 + 2300,
            )
        )
        truth.append(rang(ring, "call_logs", row, party(ring.other.phone, name=name), duration=ring.duration))
    rows["geofences"] = [(1, "School", 37.5665, 126.978, 150.0, 1), (2, "Home", 37.561, 126.99, 100.0, 1)]
    rows["app_limits"] = [(n, f"com.example.game{n}", 30 * n, 1_757_000_000_000 + n) for n in range(1, 7)]
    script = HEAD + (
        "CREATE TABLE call_logs (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber TEXT NOT NULL, contactName TEXT,"
        "duration INTEGER NOT NULL, timestamp INTEGER NOT NULL, callType TEXT NOT NULL, isSynced INTEGER NOT NULL,"
        "createdAt INTEGER NOT NULL);"
        "CREATE TABLE geofences (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL, latitude REAL NOT NULL,"
        "longitude REAL NOT NULL, radius REAL NOT NULL, isActive INTEGER NOT NULL);"
        "CREATE TABLE app_limits (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, packageName TEXT NOT NULL,"
        "minutes INTEGER NOT NULL, updatedAt INTEGER NOT NULL);"
    )
    return database(
        script, rows | {"android_metadata": [("en_US",)], "room_master_table": IDENTITY}, truth,
        "com.catamaran.familysafety CallLogEntry.kt", decoys=("geofences", "app_limits", *KEPT),
    )  # fmt: skip


def watched() -> Aside:
    """What a watching app read out of a messenger: conversations by name, texts, way by a word, the time three times over.

    Taken for granted: `messageDatetime` is a wall clock's text, `date` and `timeStamp` are milliseconds; one's own have no
    sender's key; kinds `incoming` and `outgoing`.
    """
    talk = three("watched", count=52, people=7, groups=1)
    rows, truth = Rows(facebook_rooted=[], connected_networks=[]), list[Record]()
    for row, line in enumerate([x for x in talk.lines if x.text], 1):
        other = talk.other(line)
        name = other.name if other else talk.groups[line.chat][0]
        room = f"ONE_TO_ONE:{other.num}" if other else f"GROUP:{talk.people[1].num}"
        rows["facebook_rooted"].append(
            (f"m_{hexed(line.key, 22)}", room, name, line.text, "outgoing" if line.out else "incoming", stamp(line.ms),
             line.who.name, None if line.out else str(line.who.num), line.ms, line.ms, int(row < 40))
        )  # fmt: skip
        sender = party(line.who.num if not line.out else None, name=line.who.name)
        made = says(line, "facebook_rooted", row, sender=sender, thread=room)
        truth.append(made | {"also": {"at": [wall(line.ms, finer=False)]}})
    rows["connected_networks"] = [
        (n, f"WLAN-{n}", f"02:00:00:00:00:0{n}", 1_650_000_000_000 + n, 0) for n in range(1, 8)
    ]
    script = HEAD + (
        "CREATE TABLE facebook_rooted (messageId TEXT NOT NULL, conversationId TEXT NOT NULL, conversationName TEXT NOT NULL,"
        "message TEXT NOT NULL, type TEXT NOT NULL, messageDatetime TEXT NOT NULL, senderName TEXT NOT NULL, senderId TEXT,"
        "date INTEGER NOT NULL, timeStamp INTEGER NOT NULL, status INTEGER NOT NULL, PRIMARY KEY(messageId));"
        "CREATE TABLE connected_networks (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, networkName TEXT NOT NULL,"
        "networkId TEXT NOT NULL, date INTEGER NOT NULL, status INTEGER NOT NULL);"
    )
    source = (
        f"{HUB}/Ahmed981-dev/TOS-1.8.2-WM-backup app/src/main/java/com/android/services/db/entities/FacebookRooted.kt"
    )
    return database(
        script, rows | {"android_metadata": [("en_US",)], "room_master_table": IDENTITY}, truth, source,
        decoys=("connected_networks", *KEPT),
    )  # fmt: skip


def softphonefile() -> Aside:
    """An iPhone's softphone: a file of JSON with the last calls; number, name or none, way and end by words, the account.

    A class in place of a path: CallOutcome with accountURI (`usuario@dominio`). Taken for granted: that it is a file, dates in
    ISO 8601, names that are none left out.
    """
    talk = three("softphonefile", people=9, rings=42)
    items, truth = list[dict[str, Any]](), list[Record]()
    for row, ring in enumerate(reversed(talk.rings)):
        ends = ("cancelled", "failed") if ring.out else ("missed", "rejected")
        end = "completed" if ring.duration else ends[ring.n % 2]
        one: dict[str, Any] = {"id": uuid(hexed(f"call{ring.n}", 24)).upper(), "number": ring.other.phone}
        if ring.other.n % 3:
            one["displayName"] = ring.other.name
        one |= {"direction": "outgoing" if ring.out else "incoming", "outcome": end, "startedAt": zulu(ring.s * 1000)[:19] + "Z",
                "duration": ring.duration, "accountURI": "1042@pabx.example"}  # fmt: skip
        items.append(one)
        ways = party(ring.other.phone, name=one.get("displayName"))
        truth.append(rang(ring, "call_history.json", row, ways, at=ring.s * 1_000_000, duration=ring.duration))
    return Aside(
        packed(items).encode(), truth, "CallOutcome, accountURI (Swift, Codable)",
        path="private/var/mobile/Containers/Data/Application/D7B1/Library/Application Support/call_history.json",
    )  # fmt: skip


def calllogdb() -> Aside:
    """Flutter's database: a call's key, whom with by key, name and picture, way, kind and state by words, both moments.

    Strings in its code in place of a path: CallLogDB (call_logs.db, peerAvatar). Taken for granted: states `ended`, `missed`,
    `rejected`, `cancelled`; a call not taken has no length.
    """
    talk = three("calllogdb", people=8, rings=40)
    rows, truth = Rows(call_logs=[]), list[Record]()
    for row, ring in enumerate(talk.rings, 1):
        state = "ended" if ring.duration else "cancelled" if ring.out else ("missed", "rejected")[ring.n % 2]
        rows["call_logs"].append(
            (row, hexed(f"call{row}", 20), ring.other.key, ring.other.name, f"https://cdn.example/{ring.other.n}.jpg",
             "outgoing" if ring.out else "incoming", "video" if ring.video else "audio", state, ring.ms,
             ring.ms + ring.duration * 1000 if ring.duration else None, ring.duration or None)
        )  # fmt: skip
        ways = party(ring.other.key, name=ring.other.name)
        truth.append(rang(ring, "call_logs", row, ways, duration=ring.duration or None))
    script = LOCALE + (
        "CREATE TABLE call_logs(id INTEGER PRIMARY KEY AUTOINCREMENT, callId TEXT UNIQUE, peerId TEXT, peerName TEXT,"
        "peerAvatar TEXT, direction TEXT, type TEXT, status TEXT, startedAt INTEGER, endedAt INTEGER, durationSeconds INTEGER);"
        "CREATE INDEX idx_callid ON call_logs(callId);CREATE INDEX idx_started ON call_logs(startedAt DESC);"
    )
    return database(
        script, rows | {"android_metadata": [("en_US",)]}, truth, "CallLogDB (sqflite, call_logs.db)",
        decoys=("android_metadata",),
    )  # fmt: skip


def stoppai() -> Aside:
    """Calls to sort: number, kind, when, what was made of it by a number (0 to do, 1 to let in, 2 to keep out, 3 left), a note.

    A package in place of a path: com.ifs.stoppai.db (CallLogEntry). Taken for granted: kinds INCOMING, MISSED, OUTGOING and
    BLOCKED. A note is one's own, and no message.
    """
    talk = three("stoppai", people=12, rings=48)
    rows, truth = Rows(call_log_entries=[], prefix_rules=[]), list[Record]()
    for row, ring in enumerate(talk.rings, 1):
        kind = "OUTGOING" if ring.out else "INCOMING" if ring.duration else ("MISSED", "BLOCKED")[ring.n % 2]
        note = ("Richiamare domani mattina", None, None, "Call center luce e gas, bloccare")[ring.n % 4]
        rows["call_log_entries"].append((row, ring.other.phone, kind, ring.ms, ring.n % 4, note))
        truth.append(rang(ring, "call_log_entries", row, party(ring.other.phone)))
    rows["prefix_rules"] = [(n, f"+3902{n}", "BLOCK", 1_773_000_000_000 + n) for n in range(1, 6)]
    script = HEAD + (
        "CREATE TABLE call_log_entries (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber TEXT NOT NULL,"
        "callType TEXT NOT NULL, timestamp INTEGER NOT NULL, statusId INTEGER NOT NULL, notes TEXT);"
        "CREATE TABLE prefix_rules (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, prefix TEXT NOT NULL, action TEXT NOT NULL,"
        "createdAt INTEGER NOT NULL);"
    )
    return database(
        script, rows | {"android_metadata": [("it_IT",)], "room_master_table": IDENTITY}, truth,
        "com.ifs.stoppai.db CallLogEntry.kt", decoys=("prefix_rules", *KEPT),
    )  # fmt: skip


def phonelistener() -> Aside:
    """A recorder's rows: number, when as a text, how long, the file; which way is told by nothing.

    Taken for granted: times are a wall clock's, `2017-07-03 10:00:00`, lengths are seconds; only calls that were taken are there.
    """
    talk = three("phonelistener", people=9, rings=50)
    rows, truth = Rows(t_calllog=[]), list[Record]()
    for row, ring in enumerate((r for r in talk.rings if r.duration), 1):
        file = f"/storage/emulated/0/PhoneListener/{stamp(ring.ms, '%Y%m%d%H%M%S')}.amr"
        rows["t_calllog"].append((row, ring.other.phone, stamp(ring.ms), ring.duration, file))
        at = wall(ring.ms, finer=False)
        truth.append(
            rang(ring, "t_calllog", row, party(ring.other.phone), at=at, duration=ring.duration, directed=False)
        )
    script = LOCALE + (
        "CREATE TABLE t_calllog(id INTEGER PRIMARY KEY AUTOINCREMENT,phone TEXT,createTime TEXT,duration INTEGER,file TEXT);"
    )
    source = f"{HUB}/bytrix/PhoneListener app/src/main/java/com/example/jack/phonelistener/helper/SQLiteHelper.java"
    return database(script, rows | {"android_metadata": [("zh_CN",)]}, truth, source, decoys=("android_metadata",))


def callshield() -> Aside:
    """A shield's log: all calls came in, each with a verdict; a cache of judged numbers and counts by week beside.

    A package in place of a path: com.cynic.callshield.data.local (Entities.kt). Judged numbers are no contacts.
    """
    talk = three("callshield", people=12, rings=64)
    rows, truth = Rows(call_log=[], number_cache=[], weekly_stats=[]), list[Record]()
    for row, ring in enumerate((r for r in talk.rings if not r.out), 1):
        verdict = ("SAFE", "UNKNOWN", "SUSPECT", "BLOCKED")[ring.n % 4]
        label = "spam" if ring.n % 8 == 3 else None
        rows["call_log"].append((row, ring.other.phone, ring.ms, "inbound", verdict, label, int(verdict == "BLOCKED")))
        truth.append(rang(ring, "call_log", row, party(ring.other.phone)))
    for person in talk.people[1:]:
        score = (person.n % 10) / 10
        rows["number_cache"].append(
            (person.phone, score, score / 2, ("BARK", "GROWL", "WAG", "HOWL")[person.n % 4], person.n, None,
             1_780_000_000_000 + person.n, "kernel")
        )  # fmt: skip
    rows["weekly_stats"] = [(1_779_000_000_000 + n * 604_800_000, n, 0, n % 2, 0.8) for n in range(1, 5)]
    script = HEAD + (
        "CREATE TABLE call_log (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, number TEXT NOT NULL, timestamp INTEGER NOT NULL,"
        "direction TEXT NOT NULL, verdict TEXT, userLabel TEXT, blocked INTEGER NOT NULL);"
        "CREATE TABLE number_cache (number TEXT NOT NULL, sovereignty REAL NOT NULL, qScore REAL NOT NULL, verdict TEXT NOT NULL,"
        "reporterCount INTEGER NOT NULL, userLabel TEXT, updatedAt INTEGER NOT NULL, source TEXT NOT NULL, PRIMARY KEY(number));"
        "CREATE TABLE weekly_stats (weekStart INTEGER NOT NULL, callsBlocked INTEGER NOT NULL, smsFiltered INTEGER NOT NULL,"
        "reportsSent INTEGER NOT NULL, agreementRate REAL, PRIMARY KEY(weekStart));"
    )
    return database(
        script, rows | {"android_metadata": [("fr_FR",)], "room_master_table": IDENTITY}, truth,
        "com.cynic.callshield Entities.kt", decoys=("number_cache", "weekly_stats", *KEPT),
    )  # fmt: skip


def dementia() -> Aside:
    """A book for people who forget: name, who that is to one, number, a picture's path; appointments beside.

    Taken for granted: columns of appointments. The few people of a family, so few rows.
    """
    talk = three("dementia", people=16)
    rows, truth = Rows(contacts=[], appointments=[]), list[Record]()
    kin = ("Tochter", "Sohn", "Enkelin", "Nachbarin", "Hausarzt")
    for row, person in enumerate(talk.people[1:], 1):
        picture = f"/data/user/0/at.fhv.mme.bt_dementia_app/files/{person.key}.jpg"
        rows["contacts"].append((row, person.first, kin[row % 5], person.local, picture))
        truth.append(known(person.first, [person.local], "contacts", row))
        when = stamp(1_684_000_000_000 + row * 90_000_000)
        rows["appointments"].append(
            (row, "Hausarzt" if row % 2 else "Friseur", when[:10], when[11:16], "Marktplatz 3", 0)
        )
    script = HEAD + (
        "CREATE TABLE contacts (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, relation TEXT NOT NULL,"
        "phone_number TEXT NOT NULL, profile_image_path TEXT NOT NULL);"
        "CREATE TABLE appointments (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, date TEXT NOT NULL,"
        "time TEXT NOT NULL, location TEXT NOT NULL, is_done INTEGER NOT NULL);"
    )
    source = f"{HUB}/schlaumeierisch/BT_Mobile-Application-Dementia app/src/main/java/at/fhv/mme/bt_dementia_app/model/Contact.kt"
    return database(
        script, rows | {"android_metadata": [("de_AT",)], "room_master_table": IDENTITY}, truth, source,
        decoys=("appointments", *KEPT),
    )  # fmt: skip


def eventbook() -> Aside:
    """Expo: people one met at events; the event's key, a name, a number and a note.

    Strings in its code in place of a path: contacts_v2.db, events. An event is no conversation, its note no message.
    """
    talk = three("eventbook", people=28)
    rows, truth = Rows(events=[], contacts=[]), list[Record]()
    rows["events"] = [
        (n, t, f"2025-09-0{n} 08:15:00") for n, t in enumerate(("Expo Madrid", "Feria del libro", "Meetup"), 1)
    ]
    for row, person in enumerate(talk.people[1:], 1):
        note = ("stand 14, quiere presupuesto", "", None, "editora")[row % 4]
        rows["contacts"].append((row, 1 + row % 3, person.name, person.local, note))
        truth.append(known(person.name, [person.local], "contacts", row))
    script = LOCALE + (
        "CREATE TABLE events (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL,"
        "created_at TEXT DEFAULT CURRENT_TIMESTAMP);"
        "CREATE TABLE contacts (id INTEGER PRIMARY KEY AUTOINCREMENT, event_id INTEGER, name TEXT NOT NULL, phone TEXT NOT NULL,"
        "note TEXT, FOREIGN KEY (event_id) REFERENCES events (id));"
    )
    return database(
        script, rows | {"android_metadata": [("es_ES",)]}, truth, "contacts_v2.db (expo-sqlite, events)",
        decoys=("events", "android_metadata"),
    )  # fmt: skip


def smsblaster() -> Aside:
    """Whom texts are sent to by the hundred: name, number, own columns and tags as JSON; templates and campaigns beside.

    Taken for granted: columns of templates and campaigns. A template is nobody's message.
    """
    talk = three("smsblaster", people=26)
    rows, truth = Rows(contacts=[], templates=[], campaigns=[]), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        own = packed({"city": ("Pune", "Nashik")[row % 2], "due": str(row * 100)})
        rows["contacts"].append(
            (
                row,
                person.name,
                person.phone,
                own,
                packed(["leads", "may"][: row % 3]),
                1_764_000_000_000 + row,
                1_764_100_000_000,
            )
        )
        truth.append(known(person.name, [person.phone], "contacts", row))
    for n in range(1, 6):
        said = f"Hello {{{{name}}}}, your bill of {{{{due}}}} is due. Visit {n}"
        rows["templates"].append((n, f"Reminder {n}", said, 1_764_000_000_000 + n, 1_764_000_000_000 + n))
        rows["campaigns"].append(
            (n, f"May {n}", n, packed(list(range(1, 9))), "COMPLETED", 8, 0, 1_764_200_000_000 + n)
        )
    script = HEAD + (
        "CREATE TABLE contacts (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL, phone TEXT NOT NULL,"
        "customKeys TEXT NOT NULL, tags TEXT NOT NULL, createdAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL);"
        "CREATE TABLE templates (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL, content TEXT NOT NULL,"
        "createdAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL);"
        "CREATE TABLE campaigns (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL, templateId INTEGER NOT NULL,"
        "recipientIds TEXT NOT NULL, status TEXT NOT NULL, sentCount INTEGER NOT NULL, failedCount INTEGER NOT NULL,"
        "createdAt INTEGER NOT NULL);"
    )
    source = f"{HUB}/digiheadway/easy_call_track_cloud Android/SMSBlaster/app/src/main/java/com/example/smsblaster/data/model/"
    return database(
        script, rows | {"android_metadata": [("en_IN",)], "room_master_table": IDENTITY}, truth, source + "Contact.kt",
        decoys=("templates", "campaigns", *KEPT),
    )  # fmt: skip


def serenada() -> Aside:
    """Android's preferences of a conference app: which room one was in, from when and how long; nobody is named.

    A package in place of a path: app.serenada.android.data (RecentCallStore). Taken for granted: keys of JSON are the fields'
    names. A room is kept once, with its last call, and is the only party there is.
    """
    talk = three("serenada", people=3, rings=24)
    items, truth = list[dict[str, Any]](), list[Record]()
    for row, ring in enumerate(reversed(talk.rings)):
        room = hexed(f"room{ring.n}", 27)
        items.append({"roomId": room, "startTime": ring.ms, "durationSeconds": ring.duration})
        made = rang(ring, "recent_calls", row, party(room), duration=ring.duration, directed=False)
        truth.append(made | {"also": {"thread": [room]}})
    return Aside(
        preferences({"recent_calls": packed(items)}), truth, "app.serenada.android RecentCallStore.kt",
        path="data/data/app.serenada.android/shared_prefs/recent_calls.xml",
    )  # fmt: skip


def carrier() -> Aside:
    """Calls to a number or an address of mail, whichever one typed, in one column; over which network; the account beside.

    Strings in its code in place of a path: numberOrEmail, carrierUsed. Taken for granted: a flag `isIncoming`. The account is of
    the holder.
    """
    talk = three("carrier", people=9, rings=40)
    rows, truth = Rows(call_logs=[], user_profile=[]), list[Record]()
    for row, ring in enumerate(talk.rings, 1):
        way = ring.other.mail if ring.other.n % 3 == 0 else ring.other.phone
        rows["call_logs"].append(
            (row, way, ring.other.name, "VIDEO" if ring.video else "AUDIO", ("Batelco", "STC", "Zain")[ring.n % 3], ring.ms,
             ring.duration, int(not ring.out))
        )  # fmt: skip
        truth.append(rang(ring, "call_logs", row, party(way, name=ring.other.name), duration=ring.duration))
    rows["user_profile"] = [(1, talk.me.phone, talk.me.name, 1, "BATELCO", 0, "Saudi Arabia", 25.5)]
    script = HEAD + (
        "CREATE TABLE call_logs (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, numberOrEmail TEXT NOT NULL,"
        "contactName TEXT NOT NULL, callType TEXT NOT NULL, carrierUsed TEXT NOT NULL, timestamp INTEGER NOT NULL,"
        "durationSeconds INTEGER NOT NULL, isIncoming INTEGER NOT NULL);"
        "CREATE TABLE user_profile (id INTEGER PRIMARY KEY NOT NULL, phoneNumber TEXT NOT NULL, userName TEXT NOT NULL,"
        "isVerified INTEGER NOT NULL, selectedSim TEXT NOT NULL, gccRoamingActive INTEGER NOT NULL, gccCountry TEXT NOT NULL,"
        "accountBalance REAL NOT NULL);"
    )
    return database(
        script, rows | {"android_metadata": [("ar_BH",)], "room_master_table": IDENTITY}, truth,
        "CallLogEntry (numberOrEmail, carrierUsed)", decoys=("user_profile", *KEPT),
    )  # fmt: skip
