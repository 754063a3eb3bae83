"""People of the second pool: a congregation, birthdays, whom to tell in need, scanned cards, known callers, friends to keep.

What their sources leave open is said at each store.
"""

from __future__ import annotations

import plistlib
from datetime import UTC, datetime
from typing import Any

from tests.engine._pool_two_talk import two
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, uuid, zulu
from tests.engine.published_talk import COCOA, Aside, Record, core_data, database, known, party, rang, spaced


def harvest() -> Aside:
    """A congregation's members with groups, meetings whose members are numbers in a text, what to follow up, texts to send.

    A package in place of a path: harvestflow (soulwinning.db). Taken for granted: milliseconds, lists of members as JSON.
    """
    talk = two("harvest", people=27)
    rows, truth = Rows(members=[], meetings=[], followups=[], sms_templates=[]), list[Record]()
    tags = ("New Convert", "Pending Baptism", "Bible Study Group", "Visitor")
    made = 1_748_000_000_000
    for row, person in zip(spaced(talk.rng, 26), talk.people[1:], strict=True):
        number = person.phone.lstrip("+")
        last = made + row * 50_000_000 if row % 3 else None
        note = "First-time visitor, showed interest" if row % 4 == 0 else ""
        rows["members"].append((row, person.name, number, "Accra, Ghana", note, tags[row % 4], made + row, last))
        truth.append(known(person.name, [number], "members", row))
        rows["followups"].append(
            (len(rows["followups"]) + 1, row, ("Weekly", "Daily", "Call")[row % 3], made + row * 86_400_000, row % 2,
             "Check on Bible study progress", made + row)
        )  # fmt: skip
    rows["meetings"] = [
        (n, title, "Weekly", made + n * 604_800_000, packed([r[0] for r in rows["members"][n : n + 6]]), 0, n % 2)
        for n, title in enumerate(("Bible Study", "Prayer Meeting", "Choir"), 1)
    ]
    rows["sms_templates"] = [
        (1, "Welcome", "Dear {name}, it was good to see you on Sunday. God bless you!", "welcome"),
        (2, "Reminder", "Dear {name}, we meet on {date} at six.", "meeting"),
    ]
    script = LOCALE + (
        "CREATE TABLE members( id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, phone TEXT NOT NULL,"
        "address TEXT NOT NULL, notes TEXT NOT NULL, groupTag TEXT NOT NULL, createdAt INTEGER NOT NULL, lastContact INTEGER );"
        "CREATE TABLE meetings( id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL, description TEXT NOT NULL,"
        "dateTime INTEGER NOT NULL, memberIds TEXT, isCompleted INTEGER DEFAULT 0, smsSent INTEGER DEFAULT 0 );"
        "CREATE TABLE followups( id INTEGER PRIMARY KEY AUTOINCREMENT, memberId INTEGER NOT NULL, type TEXT NOT NULL,"
        "dueDate INTEGER NOT NULL, isCompleted INTEGER DEFAULT 0, notes TEXT NOT NULL, createdAt INTEGER NOT NULL,"
        "FOREIGN KEY (memberId) REFERENCES members (id) ON DELETE CASCADE );"
        "CREATE TABLE sms_templates( id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, content TEXT NOT NULL,"
        "category TEXT NOT NULL );"
    )
    return database(
        script, rows | {"android_metadata": [("en_GH",)]}, truth, "harvestflow, services/database_service.dart (soulwinning.db)",
        decoys=("meetings", "followups", "sms_templates", "android_metadata"),
    )  # fmt: skip


def cumples() -> Aside:
    """Birthdays: for each of the book's contacts what to send, by what means, the telephone and the day, words in Spanish.

    Taken for granted: kinds S for a text and N for a notice, days as in the phone's book; contacts without a birthday have none.
    """
    talk = two("cumples", people=24)
    rows, truth = Rows(miscumples=[]), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        text = "¡Feliz cumpleaños!" if row % 3 else ""
        day = f"19{60 + row}-0{1 + row % 9}-1{row % 9}" if row % 4 else ""
        rows["miscumples"].append((40 + row * 3, "SN"[row % 2], text, person.local, day, person.name))
        truth.append(known(person.name, [person.local], "miscumples", row))
    script = LOCALE + (
        "CREATE TABLE miscumples( ID integer, TipoNotif char(1), Mensaje VARCHAR(160), Telefono VARCHAR(15),"
        " FechaNacimiento VARCHAR(15), Nombre VARCHAR(128) );"
    )
    return database(
        script, rows | {"android_metadata": [("es_ES",)]}, truth,
        f"{HUB}/heisenferg/birthdayReminder app/src/main/java/com/example/birthdayreminder/MainActivity.java",
        decoys=("android_metadata",),
    )  # fmt: skip


def safety() -> Aside:
    """Whom to tell in need (Expo): a few people with how they are related; profile and alarms are JSON in cells.

    A database's name in place of a path: womensafety.db. Taken for granted: what is in the JSON of profile and alarms.
    """
    talk = two("safety", people=17)
    rows, truth = Rows(user_profile=[], emergency_contacts=[], sos_logs=[]), list[Record]()
    uid = hexed(talk.me.key, 28)
    relations = ("Mother", "Father", "Sister", "Friend", "Husband", "Neighbour")
    for row, person in zip(spaced(talk.rng, 16), talk.people[1:], strict=True):
        rows["emergency_contacts"].append((row, uid, person.name, person.phone, relations[row % 6]))
        truth.append(known(person.name, [person.phone], "emergency_contacts", row))
    profile = {
        "uid": uid,
        "email": talk.me.mail,
        "displayName": talk.me.name,
        "phone": talk.me.phone,
        "bloodGroup": "O+",
    }
    rows["user_profile"] = [(uid, packed(profile))]
    for n in range(7):
        event = {"id": f"sos_{n}", "userId": uid, "timestamp": 1_765_000_000_000 + n * 90_000_000, "status": "resolved",
                 "location": {"latitude": 18.52 + n / 100, "longitude": 73.85}, "message": "I need help, here is where I am",
                 "contactsNotified": [r[3] for r in rows["emergency_contacts"][:3]]}  # fmt: skip
        rows["sos_logs"].append((f"sos_{n}", uid, packed(event)))
    script = """CREATE TABLE user_profile (id TEXT PRIMARY KEY, data TEXT NOT NULL);
        CREATE TABLE emergency_contacts (id INTEGER PRIMARY KEY AUTOINCREMENT, user_id TEXT NOT NULL, name TEXT NOT NULL,
        phone TEXT NOT NULL, relation TEXT NOT NULL);
        CREATE TABLE sos_logs (id TEXT PRIMARY KEY, user_id TEXT NOT NULL, data TEXT NOT NULL);"""
    return database(
        script, rows, truth, "womensafety.db (expo-sqlite)", decoys=("sos_logs",), spare=[("user_profile", 1)]
    )


def contactcard() -> Aside:
    """Scanned cards: people with names in two parts, what was read off each card as keys and values, lists of names.

    Taken for granted: tables of pictures and of names, whose columns were not read but for their classes' names; some cards
    gave no telephone, some no mail.
    """
    talk = two("contactcard", people=22)
    names = ("Contact", "Image", "RawText", "ProcessedText", "FirstName", "LastName")
    rows, truth, spare = Rows({n: [] for n in names}), list[Record](), list[tuple[str, int]]()
    for row, person in zip(spaced(talk.rng, 21), talk.people[1:], strict=True):
        made = 1_584_000_000_000 + row * 7_000_000
        mail = person.mail if row % 4 else None
        phone = person.local if row % 5 or mail is None else None
        rows["Contact"].append((row, person.first, person.last, mail, phone, made, made))
        truth.append(known(person.name, [w for w in (mail, phone) if w], "Contact", row, person.last + person.first))
        rows["Image"].append((row, row, f"/data/user/0/io.libsoft.contactcard/files/card_{made}.jpg", made))
        values = (None, person.first, person.last, mail, phone)
        for at, value in enumerate(values):
            if value is None:
                continue
            number = len(rows["ProcessedText"]) + 1
            rows["ProcessedText"].append((number, at, row, made, made, value))
            spare.append(("ProcessedText", number))
        for value in ("Fairfax & Sons", "12 Mill Lane", *(v for v in values if v)):
            rows["RawText"].append((len(rows["RawText"]) + 1, row, value, made))
    rows["FirstName"] = [(n, name) for n, name in enumerate(("james", "mary", "john", "linda", "robert", "susan"), 1)]
    rows["LastName"] = [(n, name) for n, name in enumerate(("smith", "johnson", "brown", "garcia", "davis"), 1)]
    rows["room_master_table"] = [(42, "b5e5b1f6c8f14a3e95a0f0d5be1c7a11")]
    script = ROOM + (
        "CREATE TABLE Contact (contact_id INTEGER PRIMARY KEY AUTOINCREMENT, first_name TEXT, last_name TEXT, email TEXT,"
        "phone TEXT, created INTEGER NOT NULL, updated INTEGER NOT NULL);"
        "CREATE TABLE Image (image_id INTEGER PRIMARY KEY AUTOINCREMENT, contact_id INTEGER, url TEXT, created INTEGER NOT NULL);"
        "CREATE TABLE RawText (raw_text_id INTEGER PRIMARY KEY, image_id INTEGER, text TEXT, created INTEGER NOT NULL);"
        "CREATE TABLE ProcessedText (processed_text_id INTEGER PRIMARY KEY, canonical_key INTEGER, contact_id INTEGER,"
        "created INTEGER NOT NULL, updated INTEGER NOT NULL, field_value TEXT,"
        "FOREIGN KEY(contact_id) REFERENCES Contact(contact_id) ON UPDATE NO ACTION ON DELETE CASCADE );"
        "CREATE TABLE FirstName (first_name_id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT);"
        "CREATE TABLE LastName (last_name_id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT);"
        "CREATE INDEX index_Contact_first_name ON Contact (first_name);"
    )
    address = (
        f"{HUB}/sixspeedchips/contact-card-android app/src/main/java/io/libsoft/contactcard/model/entity/Contact.java"
    )
    decoys = ("image", "rawtext", "firstname", "lastname", "room_master_table")
    return database(script, rows, truth, address, decoys=decoys, spare=spare)


def callerinfo() -> Aside:
    """Who called, by a service: a book of numbers with names, kinds and places, calls that came in with how long they rang.

    Taken for granted: times, ringing and talking in milliseconds; a number that nobody knows has an empty name. What was marked
    as a nuisance is a list of its own. Names of firms are contacts here, as the app shows them for one.
    """
    talk = two("callerinfo", people=14, rings=44)
    rows, truth, spare = Rows(CALLER=[], IN_CALL=[], MARKED_RECORD=[]), list[Record](), list[tuple[str, int]]()
    for row, person in enumerate(talk.people[1:], 1):
        number = person.phone.lstrip("+")
        name = person.name if row % 3 else ""
        kind = ("", "poi", "report")[row % 3] if name else ""
        rows["CALLER"].append(
            (row, number, name, kind, row % 7, "北京 ", "联通", "", 1_500_000_000_000 + row, int(row % 2), row % 4)
        )
        if name:
            truth.append(known(name, [number], "CALLER", row))
        else:
            spare.append(("CALLER", row))
    came = [r for r in talk.rings if not r.out]
    for row, ring in zip(spaced(talk.rng, len(came)), came, strict=True):
        number = ring.other.phone.lstrip("+")
        rows["IN_CALL"].append((row, number, ring.ms, 4000 + ring.n * 37, ring.duration * 1000))
        name = ring.other.name if ring.other.n % 3 else None
        truth.append(rang(ring, "IN_CALL", row, party(number, name=name), duration=ring.duration))
    rows["MARKED_RECORD"] = [
        (talk.people[n].phone.lstrip("+"), hexed(f"uid{n}", 16), n % 5, 1_500_100_000_000 + n, n, 8, 1, None)
        for n in (2, 5, 8)
    ]
    script = LOCALE + (
        "CREATE TABLE CALLER (ID INTEGER PRIMARY KEY AUTOINCREMENT, NUMBER VARCHAR(255) UNIQUE, NAME VARCHAR(255),"
        "TYPE VARCHAR(255), COUNT INTEGER NOT NULL, PROVINCE VARCHAR(255), OPERATORS VARCHAR(255), CITY VARCHAR(255),"
        "LAST_UPDATE INTEGER NOT NULL, IS_OFFLINE INTEGER NOT NULL, SOURCE INTEGER NOT NULL);"
        "CREATE TABLE IN_CALL (ID INTEGER PRIMARY KEY AUTOINCREMENT, NUMBER VARCHAR(255), TIME INTEGER NOT NULL,"
        "RING_TIME INTEGER NOT NULL, DURATION INTEGER NOT NULL);"
        "CREATE TABLE MARKED_RECORD (NUMBER VARCHAR(255) UNIQUE, UID VARCHAR(255), TYPE INTEGER NOT NULL, TIME INTEGER NOT NULL,"
        "COUNT INTEGER NOT NULL, SOURCE INTEGER NOT NULL, REPORTED INTEGER NOT NULL, TYPE_NAME VARCHAR(255));"
    )
    return database(
        script, rows | {"android_metadata": [("zh_CN",)]}, truth,
        f"{HUB}/xdtianyu/CallerInfo app/src/main/java/org/xdty/callerinfo/model/db/BaseInCall.java",
        decoys=("marked_record", "android_metadata"), spare=spare,
    )  # fmt: skip


def keepfriends() -> Aside:
    """SwiftData: friends to keep in touch with, and a log of when and how; `call` and `video` among texts and hangouts.

    A class in place of a path: ContactLog with Friend. Taken for granted: a method is kept by its word, who called whom is not.
    Texts and mails that are told of may be told or not.
    """
    talk = two("keepfriends", people=11, rings=44)
    columns = {
        "ZCONTACTLOG": "ZFRIEND INTEGER, ZCONTACTEDAT TIMESTAMP, ZMETHOD VARCHAR, ZNOTES VARCHAR, ZID BLOB",
        "ZFRIEND": "ZREMINDERINTERVALDAYS INTEGER, ZCREATEDAT TIMESTAMP, ZLASTCONTACTEDAT TIMESTAMP, "
        "ZCALENDAREVENTIDENTIFIER VARCHAR, ZEMAIL VARCHAR, ZNAME VARCHAR, ZNOTES VARCHAR, ZPHONENUMBER VARCHAR, ZPHOTODATA BLOB, "
        "ZID BLOB",
    }
    rows, truth, spare = Rows({n: [] for n in columns}), list[Record](), list[tuple[str, int]]()
    for person in talk.people[1:]:
        mail, phone = (person.mail if person.n % 2 else None), (person.local if person.n % 4 else None)
        rows["ZFRIEND"].append(
            (person.n, 2, 3, (7, 14, 30)[person.n % 3], 760_000_000.5 + person.n, 770_000_000.25 + person.n,
             uuid(person.key).upper() if person.n % 3 else None, mail, person.name, "met at the choir" if person.n == 4 else None,
             phone, None, bytes.fromhex(hexed(person.key, 32)))
        )  # fmt: skip
        ways = [w for w in (phone, mail) if w]
        truth.append(known(person.name, ways, "ZFRIEND", person.n))
    methods = ("call", "text", "call", "inPerson", "video", "call", "email")
    for row, ring in enumerate(talk.rings, 1):
        method = methods[ring.n % 7]
        note = "talked about the move" if ring.n % 6 == 1 else None
        rows["ZCONTACTLOG"].append(
            (row, 1, 1, ring.other.n, ring.ms / 1000 - COCOA, method, note, bytes.fromhex(hexed(f"log{row}", 32)))
        )
        if method in ("call", "video"):
            truth.append(rang(ring, "ZCONTACTLOG", row, party(name=ring.other.name), directed=False))
        elif method in ("text", "email"):
            spare.append(("ZCONTACTLOG", row))
    return database(core_data(columns, rows), rows, truth, "ContactLog, Friend (SwiftData @Model)", spare=spare)


def outbound() -> Aside:
    """An iPhone's file of all that a salesman has: customers, and a log of calls, texts, notes and states; times ISO in seconds.

    A class in place of a path: OutboundSalesCore, NativeAppFileStore. Calls are those that he made, as the app opens them; a
    text that was sent has its body where a template made it. Texts opened by hand have none, and may be told or not.
    """
    talk = two("outbound", people=13, rings=40)
    truth, customers, logs = list[Record](), list[dict[str, Any]](), list[dict[str, Any]]()
    listed = uuid(hexed("list", 24)).upper()

    def iso(ms: int) -> str:
        return zulu(ms - ms % 1000).replace(".000Z", "Z")

    for person in talk.people[1:]:
        customers.append(
            {"id": uuid(person.key).upper(), "customerListId": listed, "name": person.name, "phoneNumber": person.local,
             "address": f"{person.n} Mill Lane", "notes": "second floor" if person.n % 4 == 0 else "", "status": "open",
             "createdAt": iso(1_764_000_000_000), "updatedAt": iso(1_764_000_000_000 + person.n * 1000)}
            | ({"latitude": 37.5 + person.n / 100, "longitude": 127.0, "coordinateSource": "geocoded"} if person.n % 3 else {})
        )  # fmt: skip
        truth.append(known(person.name, [person.local], "app-state.json", person.n))
    body = "Hello, this is Osei Timber. May I come by on Thursday?"
    kinds = ("call", "templateSms", "call", "note", "call", "statusComplete", "manualSms")
    for ring in talk.rings:
        kind, other = kinds[ring.n % 7], ring.other
        text = f"{other.name}: {body} ({ring.n})" if kind == "templateSms" else None
        result = {"call": "opened", "templateSms": "sentByUser", "manualSms": "opened", "note": "saved"}.get(
            kind, "completed"
        )
        entry: dict[str, Any] = {"id": uuid(hexed(f"log{ring.n}", 24)).upper(), "customerListId": listed,
                                    "customerId": uuid(other.key).upper(), "type": kind}  # fmt: skip
        entry |= {"templateId": "default", "messageBody": text} if text else {}
        entry |= {"messageBody": "asked for the list again"} if kind == "note" else {}
        logs.append(entry | {"result": result, "createdAt": iso(ring.ms)})
        ways, at = party(other.local, uuid(other.key).upper(), name=other.name), ring.s * 1_000_000
        if kind == "call":
            made = rang(ring, "app-state.json", 100 + ring.n, ways, at=at)
            truth.append(made | {"direction": "outgoing"})
        elif text:
            called = rang(ring, "app-state.json", 100 + ring.n, ways, at=at)
            message = called | {"kind": "Message", "direction": "outgoing", "body": text, "sender": None}
            truth.append({k: v for k, v in message.items() if k != "duration"})
    state = {
        "schemaVersion": 1,
        "customerLists": [{"id": listed, "name": "Spring", "companyName": "Osei Timber", "sourceFileName": "spring.csv",
                           "importedAt": iso(1_764_000_000_000), "createdAt": iso(1_764_000_000_000),
                           "updatedAt": iso(1_764_000_000_000)}],
        "customers": customers, "contactLogs": logs, "photoLogs": [], "groupSmsCampaigns": [], "selectedListId": listed,
        "visitLogs": [{"id": uuid(hexed(f"visit{n}", 24)).upper(), "customerListId": listed,
                       "customerId": uuid(talk.people[n].key).upper(), "visitedAt": iso(1_765_000_000_000 + n * 5_000_000),
                       "result": "completed", "memo": "nobody in", "createdAt": iso(1_765_000_000_000 + n * 5_000_000)}
                      for n in range(1, 8)],
        "visitSchedules": [], "visitScheduleItems": [],
        "messageTemplates": [{"id": "default", "title": "Visit", "body": body, "isDefault": True,
                              "createdAt": iso(1_764_000_000_000), "updatedAt": iso(1_764_000_000_000)}],
        "savedAt": iso(1_766_000_000_000),
    }  # fmt: skip
    return Aside(
        packed(dict(sorted(state.items()))).encode(), truth, "OutboundSalesCore, NativeAppFileStore.swift",
        path="private/var/mobile/Containers/Data/Application/7C21/Library/Application Support/OutboundSales/app-state.json",
    )  # fmt: skip


def plivo() -> Aside:
    """A list in an iPhone's preferences: whom or from whom, and when; nothing tells which way, how long or whether it was taken.

    Taken for granted: newest first, as the app puts them; an endpoint's name or a number, a few seconds apart at least.
    """
    talk = two("plivo", people=9, rings=38)
    calls, truth = list[dict[str, Any]](), list[Record]()
    for row, ring in enumerate(reversed(talk.rings)):
        other = (
            ring.other.phone.lstrip("+") if ring.other.n % 2 else f"{ring.other.handle.replace('.', '')}170405101327"
        )
        calls.append({"CallId": other, "CallTime": datetime.fromtimestamp(ring.s, UTC).replace(tzinfo=None)})
        truth.append(rang(ring, "com.plivo.plist", row, party(other), at=ring.s * 1_000_000, directed=False))
    values = {"Calls_Info": calls, "Authentication": True, "Username": "iPhone6170406073331", "Ratings": [4, 5, 3]}
    return Aside(
        plistlib.dumps(values, fmt=plistlib.FMT_BINARY), truth,
        f"{HUB}/plivo/plivo-ios-sdk2-examples ObjCVoiceCallingApp/ObjCVoiceCallingApp/Model/CallInfo.m",
        path="private/var/mobile/Containers/Data/Application/11A0/Library/Preferences/com.plivo.ObjCVoiceCallingApp.plist",
    )  # fmt: skip
