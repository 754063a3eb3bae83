"""Calls of the third pool in tables of Android's apps: a firm's log, softphones, a filter of calls and texts.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._pool_three_talk import three
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, uuid
from tests.engine.published_talk import Aside, Line, Record, Ring, database, known, party, rang, says

HEAD = LOCALE + ROOM


def callwarden() -> Aside:
    """A firm's log of its people's calls: a row's key is when it began; when it was taken and ended are always 0.

    Taken for granted: ways are INCOMING and OUTGOING; calls not yet sent lie again in a table of their own, told once or twice.
    """
    talk = three("callwarden", people=12, rings=48)
    rows, truth, spare = Rows(call_record=[], pending_call=[]), list[Record](), list[tuple[str, int]]()
    for ring in talk.rings:
        way = "OUTGOING" if ring.out else "INCOMING"
        row = (
            ring.ms,
            "1187",
            "acme-cz",
            "42",
            "Obchod Brno",
            "",
            None,
            way,
            ring.other.phone,
            ring.ms,
            0,
            0,
            ring.duration,
        )
        rows["call_record"].append(row)
        truth.append(rang(ring, "call_record", ring.ms, party(ring.other.phone), duration=ring.duration))
        if ring.n > 44:
            rows["pending_call"].append(row)
            spare.append(("pending_call", ring.ms))
    rows["room_master_table"] = [(42, "d2f7f7e4c51a4d54b6e0dd5a7cbbf0aa")]
    columns = (
        "uid INTEGER NOT NULL, userId TEXT, domainId TEXT, projectId TEXT, projectName TEXT, projectIdOld TEXT, type TEXT,"
        "direction TEXT, phoneNumber TEXT, callStarted INTEGER, callEnded INTEGER, callAccepted INTEGER, callDuration INTEGER,"
        "PRIMARY KEY(uid)"
    )
    script = HEAD + f"CREATE TABLE call_record ({columns});CREATE TABLE pending_call ({columns});"
    source = f"{HUB}/vorwerick/callwarden app/src/main/java/cz/dzubera/callwarden/service/db/CallEntity.kt"
    return database(
        script, rows | {"android_metadata": [("cs_CZ",)]}, truth, source, decoys=("android_metadata", "room_master_table"),
        spare=spare,
    )  # fmt: skip


def siplibrary() -> Aside:
    """A softphone's history: who by number, how it went by a word, codes of SIP; its accounts and what assists them beside.

    A package in place of a path: com.eddyslarez.siplibrary.data.database.entities (CallLogEntity). Taken for granted: columns of
    accounts beyond their key, and those of the call's quality, null.
    """
    talk = three("siplibrary", people=10, rings=44)
    rows, truth = Rows(call_logs=[], sip_accounts=[], assistant_config=[]), list[Record]()
    accounts = [("200", "pbx.oficina.example"), ("201", "pbx.oficina.example")]
    for user, domain in accounts:
        rows["sip_accounts"].append(
            (
                f"{user}@{domain}",
                user,
                domain,
                "Recepción" if user == "200" else None,
                "OK",
                1,
                1_744_000_000_000,
                1_744_100_000_000,
            )
        )
    rows["assistant_config"] = [
        (uuid(hexed("assistant", 24)), "200@pbx.oficina.example", "200@pbx.oficina.example", 1, "CONTACTS_ONLY",
         "SEND_TO_ASSISTANT", "+34911000555", 1_744_000_300_000, 1_744_000_000_000, 1_744_000_300_000)
    ]  # fmt: skip
    for row, ring in enumerate(talk.rings, 1):
        user, domain = accounts[ring.n % 7 == 0]
        name = ring.other.name if ring.other.n % 3 else None
        how = "SUCCESS" if ring.duration else ("ABORTED" if ring.out else ("MISSED", "DECLINED")[ring.n % 2])
        code, why = (200, "OK") if ring.duration else ((487, "Request Terminated"), (603, "Decline"))[how == "DECLINED"]
        ended = ring.ms + ring.duration * 1000 + 180 if ring.duration else None
        rows["call_logs"].append(
            (uuid(hexed(f"log{row}", 24)), f"{user}@{domain}", f"{hexed(f'sip{row}', 16)}@{domain}", ring.other.phone, name,
             "OUTGOING" if ring.out else "INCOMING", how, ring.ms, ended, ring.duration, int(row < 40), None, code, why,
             "192.168.1.34", "203.0.113.8", "KmpSipRtc/1.0.0", None, ring.ms + 5)
        )  # fmt: skip
        truth.append(rang(ring, "call_logs", row, party(ring.other.phone, name=name), duration=ring.duration))
    rows["room_master_table"] = [(42, "4c1d8cf0a3774ff7a1bb6d91e0c5aa02")]
    script = HEAD + (
        "CREATE TABLE sip_accounts (id TEXT NOT NULL, username TEXT NOT NULL, domain TEXT NOT NULL, displayName TEXT,"
        "registrationState TEXT NOT NULL, isActive INTEGER NOT NULL, createdAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL,"
        "PRIMARY KEY(id));"
        "CREATE TABLE assistant_config (id TEXT NOT NULL, accountId TEXT NOT NULL, accountKey TEXT NOT NULL,"
        "isEnabled INTEGER NOT NULL, mode TEXT NOT NULL, action TEXT NOT NULL, assistantNumber TEXT NOT NULL,"
        "enabledAt INTEGER NOT NULL, createdAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL, PRIMARY KEY(id));"
        "CREATE TABLE call_logs (id TEXT NOT NULL, accountId TEXT NOT NULL, callId TEXT NOT NULL, phoneNumber TEXT NOT NULL,"
        "displayName TEXT, direction TEXT NOT NULL, callType TEXT NOT NULL, startTime INTEGER NOT NULL, endTime INTEGER,"
        "duration INTEGER NOT NULL, isRead INTEGER NOT NULL, notes TEXT, sipCode INTEGER, sipReason TEXT, localAddress TEXT,"
        "remoteAddress TEXT, userAgent TEXT, audioQuality REAL, createdAt INTEGER NOT NULL, PRIMARY KEY(id),"
        "FOREIGN KEY(accountId) REFERENCES sip_accounts(id) ON DELETE CASCADE);"
        "CREATE INDEX index_call_logs_startTime ON call_logs (startTime);"
    )
    return database(
        script, rows | {"android_metadata": [("es_ES",)]}, truth, "com.eddyslarez.siplibrary CallLogEntity.kt",
        decoys=("sip_accounts", "assistant_config", "android_metadata", "room_master_table"),
    )  # fmt: skip


def nextgencaller() -> Aside:
    """Calls over WebRTC: a peer's name and number, kind, way and end by words, how well it was heard; contacts beside.

    A package in place of a path: com.nextgencaller.data.local.entity (CallLogEntity). Taken for granted: lengths are in
    milliseconds, as its times are, and the columns of contacts.
    """
    talk = three("nextgencaller", people=9, rings=40)
    rows, truth = Rows(call_logs=[], contacts=[]), list[Record]()
    for row, ring in enumerate(talk.rings, 1):
        ended = ring.ms + ring.duration * 1000 if ring.duration else ring.ms + 21_000
        state = (
            "ANSWERED"
            if ring.duration
            else (("CANCELLED", "FAILED") if ring.out else ("MISSED", "REJECTED"))[ring.n % 2]
        )
        rows["call_logs"].append(
            (uuid(hexed(f"call{row}", 24)), ring.other.name, ring.other.phone, ring.ms, ended, ring.duration * 1000,
             "VIDEO" if ring.video else "AUDIO", "OUTGOING" if ring.out else "INCOMING", state,
             ("GOOD", "EXCELLENT", "POOR")[ring.n % 3], None)
        )  # fmt: skip
        truth.append(
            rang(ring, "call_logs", row, party(ring.other.phone, name=ring.other.name), duration=ring.duration)
        )
    for row, person in enumerate(talk.people[1:], 1):
        rows["contacts"].append((person.key, person.name, person.phone, None, row % 2, None))
        truth.append(known(person.name, [person.phone], "contacts", row))
    rows["room_master_table"] = [(42, "ab90d1e9a8cf3d1b5f1c6a2be02f4f61")]
    script = HEAD + (
        "CREATE TABLE call_logs (callId TEXT NOT NULL, peerName TEXT NOT NULL, peerNumber TEXT NOT NULL,"
        "callStartTime INTEGER NOT NULL, callEndTime INTEGER, callDuration INTEGER NOT NULL, callType TEXT NOT NULL,"
        "callDirection TEXT NOT NULL, callStatus TEXT NOT NULL, callQuality TEXT NOT NULL, thumbnailUrl TEXT,"
        "PRIMARY KEY(callId));"
        "CREATE TABLE contacts (id TEXT NOT NULL, name TEXT NOT NULL, phoneNumber TEXT NOT NULL, avatarUrl TEXT,"
        "isOnline INTEGER NOT NULL, lastSeen INTEGER, PRIMARY KEY(id));"
    )
    return database(
        script, rows | {"android_metadata": [("en_GB",)]}, truth, "com.nextgencaller CallLogEntity.kt",
        decoys=("android_metadata", "room_master_table"),
    )  # fmt: skip


def rhentia() -> Aside:
    """A landlord's calls as their exchange tells them: numbers may be hidden, names missing; whole seconds, in milliseconds.

    A package in place of a path: com.tomasronis.rhentiapp.core.database.entities (CachedCallLog). Taken for granted: calls that
    the exchange hid the number of have none. Contacts of its cache and what one may show beside.
    """
    talk = three("rhentia", people=11, rings=46)
    rows, truth = Rows(cached_call_logs=[], cached_contacts=[]), list[Record]()
    for row, ring in enumerate(talk.rings, 1):
        hidden = ring.n % 13 == 5 and not ring.out
        number = None if hidden else ring.other.phone
        name = ring.other.name if ring.other.n < 8 and not hidden else None
        state = "completed" if ring.duration else ("no-answer", "busy", "failed")[ring.n % 3]
        rows["cached_call_logs"].append(
            (str(88_400 + row), "CA" + hexed(f"sid{row}", 32), state, "outgoing" if ring.out else "incoming", ring.s * 1000,
             ring.duration, number, name, str(ring.other.n + 500) if name else None, ring.s * 1000 + 2000, 1_771_000_000_000)
        )  # fmt: skip
        ways = party(number, name=name) if number or name else []
        truth.append(rang(ring, "cached_call_logs", row, ways, at=ring.s * 1_000_000, duration=ring.duration))
    for row, person in enumerate(talk.people[1:8], 1):
        mail = person.mail if row % 2 else None
        rows["cached_contacts"].append(
            (
                str(person.n + 500),
                person.first,
                person.last,
                mail,
                person.phone,
                row,
                1_770_900_000_000,
                1_771_000_000_000,
            )
        )
        truth.append(
            known(
                person.name, [w for w in (person.phone, mail) if w], "cached_contacts", row, person.last + person.first
            )
        )
    rows["room_master_table"] = [(42, "90b5a1d3a39d4b1f9e4c31bd0a33fe27")]
    script = HEAD + (
        "CREATE TABLE cached_call_logs (id TEXT NOT NULL, callSid TEXT, callStatus TEXT NOT NULL, callType TEXT NOT NULL,"
        "startTime INTEGER NOT NULL, callDuration INTEGER NOT NULL, callerNumber TEXT, callerName TEXT, contactId TEXT,"
        "createdAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL, PRIMARY KEY(id));"
        "CREATE TABLE cached_contacts (id TEXT NOT NULL, firstName TEXT, lastName TEXT, email TEXT, phoneNumber TEXT,"
        "totalCalls INTEGER NOT NULL, createdAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL, PRIMARY KEY(id));"
    )
    return database(
        script, rows | {"android_metadata": [("en_US",)]}, truth, "com.tomasronis.rhentiapp CachedCallLog.kt",
        decoys=("android_metadata", "room_master_table"),
    )  # fmt: skip


def guard() -> Aside:
    """A filter in Flutter: calls and texts with what was done and by which rule, people with labels; kinds as Dart prints them.

    Strings in its code in place of a path: CREATE TABLE rules, action_taken, `CallType.incoming`. Taken for granted: kinds of
    texts `SmsType.received` and `SmsType.sent`; a refused call is `CallType.blocked` or `CallType.missed`, which came.
    """
    talk = three("guard", count=50, people=9, rings=40)
    names = ("rules", "contacts", "call_logs", "sms_messages", "labels")
    rows, truth = Rows({n: [] for n in names}), list[Record]()
    for row in range(1, 5):
        rows["rules"].append(
            (uuid(hexed(f"rule{row}", 24)), ("骚扰电话", "贷款短信", "95 开头", "海外号码")[row - 1], None, "RuleType.prefix", 1,
             1_715_000_000_000 + row, None, row, "RuleAction.block", "user",
             ("+86400", "贷款", "95", "+00")[row - 1], None, None)
        )  # fmt: skip
        rows["labels"].append(
            (
                uuid(hexed(f"label{row}", 24)),
                ("快递", "推销", "诈骗", "家人")[row - 1],
                None,
                "#ff5252",
                "label",
                int(row < 4),
                row,
            )
        )
    events: list[Ring | Line] = [*talk.rings, *(x for x in talk.lines if x.text)]
    for event in sorted(events, key=lambda e: e.ms):
        rule = rows["rules"][event.n % 4][0] if event.n % 6 == 1 else None
        if isinstance(event, Ring):
            row, other = len(rows["call_logs"]) + 1, event.other
            name = other.name if other.n < 6 else None
            kind = "outgoing" if event.out else "incoming" if event.duration else "blocked" if rule else "missed"
            rows["call_logs"].append(
                (uuid(hexed(f"c{row}", 24)), other.phone, name, event.duration, event.ms, f"CallType.{kind}",
                 "RuleAction.block" if kind == "blocked" else None, rule if kind == "blocked" else None, None)
            )  # fmt: skip
            truth.append(rang(event, "call_logs", row, party(other.phone, name=name), duration=event.duration))
            continue
        row, other = len(rows["sms_messages"]) + 1, talk.people[event.chat]
        name = other.name if other.n < 6 else None
        rows["sms_messages"].append(
            (uuid(hexed(f"s{row}", 24)), other.phone, name, event.text, event.ms,
             "SmsType.sent" if event.out else "SmsType.received", None if event.out or not rule else "RuleAction.mark",
             None if event.out else rule, int(not event.unread))
        )  # fmt: skip
        ways = party(other.phone, name=name)
        sender, to = ((), ways) if event.out else (ways, ())
        truth.append(says(event, "sms_messages", row, sender=sender, to=to))
    for row, person in enumerate(talk.people[1:6], 1):
        rows["contacts"].append(
            (uuid(person.key), person.name, person.phone, "家人" if row == 1 else None, None, "ContactSource.device",
             1_714_000_000_000 + row, None)
        )  # fmt: skip
        truth.append(known(person.name, [person.phone], "contacts", row))
    script = LOCALE + (
        "CREATE TABLE rules(id TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT, type TEXT NOT NULL,"
        "is_enabled INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER, priority INTEGER NOT NULL,"
        "action TEXT NOT NULL, source TEXT NOT NULL, pattern TEXT, phone_number TEXT, extra_data TEXT);"
        "CREATE TABLE contacts(id TEXT PRIMARY KEY, name TEXT, phone_number TEXT NOT NULL, label TEXT, avatar TEXT,"
        "source TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER);"
        "CREATE TABLE call_logs(id TEXT PRIMARY KEY, phone_number TEXT NOT NULL, name TEXT, duration INTEGER NOT NULL,"
        "timestamp INTEGER NOT NULL, call_type TEXT NOT NULL, action_taken TEXT, rule_id TEXT, note TEXT);"
        "CREATE TABLE sms_messages(id TEXT PRIMARY KEY, phone_number TEXT NOT NULL, name TEXT, content TEXT NOT NULL,"
        "timestamp INTEGER NOT NULL, sms_type TEXT NOT NULL, action_taken TEXT, rule_id TEXT, is_read INTEGER NOT NULL);"
        "CREATE TABLE labels(id TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT, color TEXT NOT NULL,"
        'icon TEXT NOT NULL, is_system INTEGER NOT NULL, "order" INTEGER NOT NULL);'
    )
    return database(
        script, rows | {"android_metadata": [("zh_CN",)]}, truth, "CREATE TABLE rules, action_taken (sqflite), CallDao",
        decoys=("rules", "labels", "android_metadata"),
    )  # fmt: skip
