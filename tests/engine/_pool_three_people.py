"""People of the third pool: clients, pupils with parents, customers, members, and who is written to beside.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._pool_three_talk import three
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, stamp, uuid
from tests.engine.published_talk import Aside, Record, database, known, party, says

HEAD = LOCALE + ROOM
IDENTITY = [(42, "5c0f9b1f7ab94d0fb4a1d7720f1b63ce")]


def invoicemaker() -> Aside:
    """Clients of invoices: names of firms and of people, mail, number, tax number and town. Invoices name them again.

    Taken for granted: columns of invoices and of what was sold.
    """
    talk = three("invoicemaker", people=18)
    rows, truth = Rows(client_table=[], invoice_table=[], item_table=[]), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        name = f"{person.last} Sp. z o.o." if row % 4 == 0 else person.name
        mail = person.mail if row % 3 else ""
        rows["client_table"].append(
            (
                row,
                name,
                mail,
                person.local,
                f"52{row:08}",
                f"Długa {row}",
                f"00-{100 + row}",
                ("Warszawa", "Łódź")[row % 2],
            )
        )
        truth.append(known(name, [w for w in (person.local, mail) if w], "client_table", row))
        rows["invoice_table"].append(
            (row, f"FV/{row}/2025", row, name, "2025-03-14", "2025-03-28", 120.5 * row, int(row < 9))
        )
        rows["item_table"].append((row, row, "Usługa montażu", 1, 120.5 * row, 23))
    script = HEAD + (
        "CREATE TABLE client_table (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL,"
        "phone TEXT NOT NULL, taxNumber TEXT NOT NULL, streetNumber TEXT NOT NULL, postalCode TEXT NOT NULL, city TEXT NOT NULL);"
        "CREATE TABLE invoice_table (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, number TEXT NOT NULL,"
        "clientId INTEGER NOT NULL, clientName TEXT NOT NULL, issueDate TEXT NOT NULL, dueDate TEXT NOT NULL,"
        "total REAL NOT NULL, isPaid INTEGER NOT NULL);"
        "CREATE TABLE item_table (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, invoiceId INTEGER NOT NULL, name TEXT NOT NULL,"
        "amount INTEGER NOT NULL, price REAL NOT NULL, tax INTEGER NOT NULL);"
    )
    source = (
        f"{HUB}/AdrianCzerwinski/InvoiceMaker app/src/main/java/com/adrianczerwinski/invoicemaker/data/models/Client.kt"
    )
    return database(
        script, rows | {"android_metadata": [("pl_PL",)], "room_master_table": IDENTITY}, truth, source,
        decoys=("invoice_table", "item_table", "android_metadata", "room_master_table"),
    )  # fmt: skip


def attendance() -> Aside:
    """Pupils with a number of their own that is none to call, and a parent with one; who was there on which day.

    Taken for granted: columns of the days. A row may be told as the pupil or as the parent; both are right.
    """
    talk = three("attendance", people=24)
    rows, truth = Rows(students=[], attendance=[]), list[Record]()
    for row, child in enumerate(talk.people[1:13], 1):
        parent = talk.people[11 + row]
        rows["students"].append((row, f"{child.first} {parent.last}", f"1364{row:08}", parent.name, parent.local))
        truth.append(known(parent.name, [parent.local], "students", row, f"{child.first} {parent.last}"))
        for day in range(5):
            key = len(rows["attendance"]) + 1
            at = 1_757_900_000_000 + day * 86_400_000 + row * 40_000
            rows["attendance"].append(
                (key, row, stamp(at, "%Y-%m-%d"), at, ("PRESENT", "LATE", "ABSENT")[(row + day) % 3])
            )
    script = HEAD + (
        "CREATE TABLE students (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL, lrn TEXT NOT NULL,"
        "parentName TEXT NOT NULL, parentPhone TEXT NOT NULL);"
        "CREATE TABLE attendance (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, studentId INTEGER NOT NULL, date TEXT NOT NULL,"
        "timestamp INTEGER NOT NULL, status TEXT NOT NULL);"
    )
    source = f"{HUB}/kenkenqt8822/StudentAttendanceTrackerQR com/example/attendance/data/model/"
    return database(
        script, rows | {"android_metadata": [("en_PH",)], "room_master_table": IDENTITY}, truth, source + "Student.kt",
        decoys=("attendance", "android_metadata", "room_master_table"),
    )  # fmt: skip


def marketplace() -> Aside:
    """A shop's customers, as a server gives them: sums are texts, mail may be '', areas; orders with a name and number again.

    Taken for granted: columns of orders and of areas. An order is none of the contacts.
    """
    talk = three("marketplace", people=22)
    rows, truth = Rows(customers=[], orders=[], areas=[]), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        mail, key = person.mail if row % 2 else "", str(4100 + row * 3)
        rows["customers"].append(
            (key, "118", person.name, person.phone, "1", mail, ("Sector 14", "Model Town")[row % 2], row, row % 3,
             f"{row * 15}.00", f"{row * 100}.50")
        )  # fmt: skip
        truth.append(known(person.name, [w for w in (person.phone, mail) if w], "customers", row))
        for n in range(2):
            rows["orders"].append(
                (str(90_000 + row * 2 + n), "118", key, person.name, person.phone, f"{n + 2}", f"{row * 50}.00", "delivered",
                 stamp(1_700_000_000_000 + row * 9_000_000 + n * 77_000_000))
            )  # fmt: skip
    rows["areas"] = [("7", "118", "Sector 14", "40.0"), ("8", "118", "Model Town", "25.0")]
    script = LOCALE + (
        "CREATE TABLE customers (id TEXT UNIQUE PRIMARY KEY NOT NULL, store_id TEXT, full_name TEXT, phone TEXT, status TEXT,"
        "email TEXT, area TEXT, total_orders INTEGER DEFAULT (0), active_orders INTEGER DEFAULT (0), due_amount TEXT,"
        "paid_amount TEXT);"
        "CREATE TABLE orders (id TEXT UNIQUE PRIMARY KEY NOT NULL, store_id TEXT, user_id TEXT, customer_name TEXT,"
        "customer_phone TEXT, items TEXT, total TEXT, status TEXT, booking_date_time TEXT);"
        "CREATE TABLE areas (id TEXT UNIQUE PRIMARY KEY NOT NULL, store_id TEXT, name TEXT, charges TEXT);"
    )
    return database(
        script, rows | {"android_metadata": [("en_IN",)]}, truth,
        f"{HUB}/rahul-smash/marketPlaceAdminresidgne app/src/main/assets/sql/customers.ddl",
        decoys=("orders", "areas", "android_metadata"),
    )  # fmt: skip


def phoneforfilm() -> Aside:
    """A phone for the stage: people with numbers, conversations with a person, what is written in them; sender 0 is oneself.

    Taken for granted: a sender's number is the contact's, 0 for one's own.
    """
    talk = three("phoneforfilm", count=50, people=9)
    rows, truth = Rows(contacts=[], conversations=[], messages=[], chat_themes=[]), list[Record]()
    for person in talk.people[1:]:
        linked = 300 + person.n if person.n % 2 else None
        rows["contacts"].append(
            (person.n, linked, person.name, person.local, f"content://photo/{person.n}" if linked else None)
        )
        truth.append(known(person.name, [person.local], "contacts", person.n))
        said = [x for x in talk.lines if x.chat == person.n and x.text]
        if said:
            theme = "dark" if person.n == 2 else None
            rows["conversations"].append((person.n + 40, person.n, said[-1].text, said[-1].ms, person.name, theme))
    for row, line in enumerate([x for x in talk.lines if x.text], 1):
        other = talk.people[line.chat]
        rows["messages"].append(
            (row, line.chat + 40, 0 if line.out else other.n, line.text, line.ms, (2, 3)[not line.unread])
        )
        ways = party(other.local, other.n, name=other.name)
        sender, to = ((), ways) if line.out else (ways, ())
        truth.append(says(line, "messages", row, sender=sender, to=to, thread=line.chat + 40))
    rows["chat_themes"] = [(1, "Dark", "#000000", "#222222"), (2, "Pastel", "#ffeeee", "#ddeeff")]
    script = HEAD + (
        "CREATE TABLE contacts (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, androidContactId INTEGER, name TEXT NOT NULL,"
        "phoneNumber TEXT NOT NULL, photoUri TEXT);"
        "CREATE TABLE conversations (id INTEGER NOT NULL, contactId INTEGER NOT NULL, lastMessage TEXT NOT NULL,"
        "timestamp INTEGER NOT NULL, contactName TEXT NOT NULL, theme TEXT, PRIMARY KEY(id));"
        "CREATE TABLE messages (id INTEGER NOT NULL, conversationId INTEGER NOT NULL, senderId INTEGER NOT NULL,"
        "body TEXT NOT NULL, timestamp INTEGER NOT NULL, status INTEGER NOT NULL, PRIMARY KEY(id));"
        "CREATE INDEX index_messages_conversationId ON messages (conversationId);"
        "CREATE TABLE chat_themes (id INTEGER NOT NULL, name TEXT NOT NULL, background TEXT NOT NULL, bubble TEXT NOT NULL,"
        "PRIMARY KEY(id));"
    )
    source = f"{HUB}/croonenberg/PhoneForFilm app/src/main/java/com/example/phoneforfilm/data/Contact.kt, local/entity/Message.kt"
    return database(
        script, rows | {"android_metadata": [("nl_NL",)], "room_master_table": IDENTITY}, truth, source,
        decoys=("conversations", "chat_themes", "android_metadata", "room_master_table"),
    )  # fmt: skip


def restbook() -> Aside:
    """A book that is kept with a server: family and first names apart, a birthday in milliseconds, one number with its kind.

    A package in place of a path: ch.heigvd.iict.and.rest.models (Contact). Mail and number may be null.
    """
    talk = three("restbook", people=24)
    rows, truth = Rows(Contact=[]), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        mail, phone = person.mail if row % 3 else None, person.local if row % 5 else None
        rows["Contact"].append(
            (row, 700 + row if row < 20 else None, "OK" if row < 20 else "NEW", person.last, person.first,
             300_000_000_000 + row * 9_000_000_000 if row % 2 else None, mail, f"Rue du Lac {row}", "1400", "Yverdon",
             ("HOME", "MOBILE", "OFFICE")[row % 3], phone)
        )  # fmt: skip
        ways = [w for w in (phone, mail) if w]
        truth.append(
            known(person.name, ways, "Contact", row, f"{person.last} {person.first}", person.last + person.first)
        )
    script = HEAD + (
        "CREATE TABLE Contact (id INTEGER PRIMARY KEY AUTOINCREMENT, remoteId INTEGER, status TEXT NOT NULL, name TEXT NOT NULL,"
        "firstname TEXT, birthday INTEGER, email TEXT, address TEXT, zip TEXT, city TEXT, type TEXT, phoneNumber TEXT);"
    )
    return database(
        script, rows | {"android_metadata": [("fr_CH",)], "room_master_table": IDENTITY}, truth,
        "ch.heigvd.iict.and.rest.models Contact.kt", decoys=("android_metadata", "room_master_table"),
    )  # fmt: skip


def aigentik() -> Aside:
    """An assistant that answers for one: people with numbers and addresses in JSON, what they wrote and what it answered, rules.

    A package in place of a path: com.aigentik.app.core (ContactEntity, ConversationTurn). Role `user` came in, `assistant` went
    out. Taken for granted: turns are numbered, keys are numbers or addresses.
    """
    talk = three("aigentik", count=50, people=10)
    rows, truth = Rows(contacts=[], conversation_turns=[], rules=[]), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        phones = [person.phone] if row % 4 else []
        mails = [person.mail] if row % 2 or not phones else []
        rows["contacts"].append(
            (f"contact_{1_770_000_000_000 + row}", person.name, packed(phones), packed(mails), packed([person.first.lower()]),
             "sister" if row == 2 else None, "human", None, "Be brief" if row == 3 else None, ("AUTO", "REVIEW")[row % 2], row,
             "android")
        )  # fmt: skip
        truth.append(known(person.name, [*phones, *mails], "contacts", row))
    for row, line in enumerate([x for x in talk.lines if x.text], 1):
        other = talk.people[line.chat]
        key, channel = (other.phone, "SMS") if other.n % 4 else (other.mail, "EMAIL")
        rows["conversation_turns"].append((row, key, channel, "assistant" if line.out else "user", line.text, line.ms))
        ways = party(key, name=other.name)
        sender, to = ((), ways) if line.out else (ways, ())
        made = says(line, "conversation_turns", row, sender=sender, to=to)
        truth.append(made | {"also": {"thread": [key]}})
    rows["rules"] = [
        (
            f"rule_{n}",
            ("sms", "email")[n % 2],
            "Never answer the bank",
            "from_contains",
            "bank",
            "BLOCK",
            "owner",
            "2026-02-01",
            n,
        )
        for n in range(1, 5)
    ]
    script = HEAD + (
        "CREATE TABLE contacts (id TEXT NOT NULL, name TEXT, phones TEXT NOT NULL, emails TEXT NOT NULL, aliases TEXT NOT NULL,"
        "relationship TEXT, type TEXT NOT NULL, notes TEXT, instructions TEXT, replyBehavior TEXT NOT NULL,"
        "contactCount INTEGER NOT NULL, source TEXT NOT NULL, PRIMARY KEY(id));"
        "CREATE TABLE conversation_turns (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contactKey TEXT NOT NULL,"
        "channel TEXT NOT NULL, role TEXT NOT NULL, content TEXT NOT NULL, timestamp INTEGER NOT NULL);"
        "CREATE TABLE rules (id TEXT NOT NULL, ruleType TEXT NOT NULL, description TEXT NOT NULL, conditionType TEXT NOT NULL,"
        "conditionValue TEXT NOT NULL, action TEXT NOT NULL, addedBy TEXT NOT NULL, createdAt TEXT NOT NULL,"
        "matchCount INTEGER NOT NULL, PRIMARY KEY(id));"
    )
    return database(
        script, rows | {"android_metadata": [("en_US",)], "room_master_table": IDENTITY}, truth,
        "com.aigentik.app.core ContactEntity.kt, ConversationTurn.kt",
        decoys=("rules", "android_metadata", "room_master_table"),
    )  # fmt: skip


def omegaterapia() -> Aside:
    """Clients whom somebody visits: the number is the key, name, surname and where they live; visits name numbers, with remarks.

    A package in place of a path: das.omegaterapia.visits.model.entities. Taken for granted: accounts of those who visit. A
    remark at a visit is a note and no message.
    """
    talk = three("omegaterapia", people=20)
    rows, truth = Rows(Client=[], VisitData=[], AuthUser=[]), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        rows["Client"].append(
            (person.first, person.last, person.local, f"Calle Mayor, {row}", "Bilbao", f"480{row:02}")
        )
        truth.append(known(person.name, [person.local], "Client", row, person.last + person.first))
        when = stamp(1_665_000_000_000 + row * 93_600_000, "%Y-%m-%dT%H:%M:%SZ")
        companions = packed([talk.people[1 + row % 5].local]) if row % 4 == 0 else "[]"
        note = ("Llamar antes de ir", "", "Segunda demostración, lleva el colchón grande")[row % 3]
        rows["VisitData"].append(
            (uuid(hexed(f"visit{row}", 24)), "ruth", person.local, companions, when, note, int(row % 6 == 0))
        )
    rows["AuthUser"] = [("ruth", hexed("password"))]
    script = HEAD + (
        "CREATE TABLE Client (name TEXT NOT NULL, surname TEXT NOT NULL, phone_number TEXT NOT NULL, address TEXT NOT NULL,"
        "town TEXT NOT NULL, zip TEXT NOT NULL, PRIMARY KEY(phone_number));"
        "CREATE TABLE VisitData (id TEXT NOT NULL, user TEXT NOT NULL, main_client_phone TEXT NOT NULL, companions TEXT NOT NULL,"
        "visit_date TEXT NOT NULL, observations TEXT NOT NULL, is_VIP INTEGER NOT NULL, PRIMARY KEY(id));"
        "CREATE TABLE AuthUser (username TEXT NOT NULL, password TEXT NOT NULL, PRIMARY KEY(username));"
    )
    return database(
        script, rows | {"android_metadata": [("es_ES",)], "room_master_table": IDENTITY}, truth,
        "das.omegaterapia.visits.model.entities Client.kt, VisitData.kt",
        decoys=("VisitData", "AuthUser", "android_metadata", "room_master_table"),
    )  # fmt: skip


def trainer() -> Aside:
    """A trainer's members: name, number, mail, what they pay and when they last did; exercises with steps beside.

    Taken for granted: days as `2024-05-01`, the columns of exercises.
    """
    talk = three("trainer", people=20)
    rows, truth = Rows(member=[], exercise=[]), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        mail = person.mail if row % 4 else None
        rows["member"].append(
            (row, person.name, f"{row} Kooyong Rd", ("Female", "Male")[row % 2], person.local, mail, 45.0 + row % 3 * 10,
             stamp(1_560_000_000_000 + row * 86_400_000, "%Y-%m-%d"), int(row % 5 > 0))
        )  # fmt: skip
        truth.append(known(person.name, [w for w in (person.local, mail) if w], "member", row))
    for n, name in enumerate(("Squat", "Plank", "Burpee", "Deadlift", "Lunge"), 1):
        rows["exercise"].append((n, name, f"Keep your back straight and breathe out. {n} sets of 12", 12, n * 30))
    script = LOCALE + (
        "CREATE TABLE member (_id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, address TEXT, gender TEXT,"
        "phone_num TEXT, email TEXT, fee REAL, last_payment TEXT, is_active INTEGER);"
        "CREATE TABLE exercise (_id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, description TEXT, repeats INTEGER,"
        "seconds INTEGER);"
    )
    source = (
        f"{HUB}/Doooooonglin/PersonalTrainerApp app/src/main/java/com/bignerdranch/android/personaltrainerapp/database/"
    )
    return database(
        script, rows | {"android_metadata": [("en_AU",)]}, truth, source + "accessactivity/ConfigMember.java",
        decoys=("exercise", "android_metadata"),
    )  # fmt: skip


def myschedule() -> Aside:
    """A nail salon's clients with notes; appointments that hold a client's name, number and wish once more.

    Taken for granted: columns of appointments, times as texts of a wall clock. An appointment is no contact and no call.
    """
    talk = three("myschedule", people=22)
    rows, truth = Rows(clients=[], schedule=[], procedures=[]), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        phone = person.local if row % 6 else None
        note = ("аллергия на акрил", None, "любит пастельные цвета")[row % 3]
        rows["clients"].append((row, person.name, phone, note))
        truth.append(known(person.name, [phone] if phone else [], "clients", row))
        at = 1_688_000_000_000 + row * 86_400_000
        rows["schedule"].append(
            (row, person.name, phone, stamp(at, "%d.%m.%Y"), stamp(at, "%H:%M"), "Маникюр с покрытием", "ждёт", note, 0)
        )
    rows["procedures"] = [(1, "Маникюр", 1500.0, None), (2, "Педикюр", 2100.0, "с покрытием")]
    script = HEAD + (
        "CREATE TABLE clients (_id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, phone TEXT, notes TEXT);"
        "CREATE TABLE schedule (_id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, phone TEXT, date TEXT, time TEXT,"
        "procedure_name TEXT, status TEXT, notes TEXT, deleted INTEGER NOT NULL);"
        "CREATE TABLE procedures (_id INTEGER PRIMARY KEY AUTOINCREMENT, procedureName TEXT, procedurePrice REAL, notes TEXT);"
    )
    source = f"{HUB}/lemmiwinks1551/MySchedule app/src/main/java/com/example/projectnailsschedule/domain/models/ClientModelDb.kt"
    return database(
        script, rows | {"android_metadata": [("ru_RU",)], "room_master_table": IDENTITY}, truth, source,
        decoys=("schedule", "procedures", "android_metadata", "room_master_table"),
    )  # fmt: skip


def dear() -> Aside:
    """Parcels: those who wait for one, with a number that is an integer, and those who bring it; parcels with both.

    Taken for granted: columns of those who bring and of parcels. Numbers are national ones of nine digits.
    """
    talk = three("dear", people=22)
    rows, truth = Rows(client_table=[], delivery_employee_table=[], package_table=[]), list[Record]()
    for row, person in enumerate(talk.people[1:16], 1):
        number = 611_000_400 + row * 37
        rows["client_table"].append((row, number, person.name, f"https://img.example/{row}.png"))
        truth.append(known(person.name, [number], "client_table", row))
        rows["package_table"].append(
            (
                row,
                f"ES{row:010}",
                row,
                1 + row % 6,
                "Camiño do Río 4",
                stamp(1_680_000_000_000 + row * 3_600_000),
                "EN REPARTO",
            )
        )
    for row, person in enumerate(talk.people[16:22], 1):
        number = 622_000_100 + row * 53
        rows["delivery_employee_table"].append((row, person.name, number, "CORREOS"))
        truth.append(known(person.name, [number], "delivery_employee_table", row))
    script = HEAD + (
        "CREATE TABLE client_table (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber INTEGER NOT NULL,"
        "nameClient TEXT NOT NULL, photo TEXT NOT NULL);"
        "CREATE TABLE delivery_employee_table (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL,"
        "phoneNumber INTEGER NOT NULL, company TEXT NOT NULL);"
        "CREATE TABLE package_table (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, number TEXT NOT NULL,"
        "clientId INTEGER NOT NULL, employeeId INTEGER NOT NULL, address TEXT NOT NULL, shipmentDate TEXT NOT NULL,"
        "state TEXT NOT NULL);"
    )
    source = f"{HUB}/DiegoMartinezVillar/APM-DEAR app/src/main/java/ensemble/dear/database/entities/ClientEntity.kt"
    return database(
        script, rows | {"android_metadata": [("gl_ES",)], "room_master_table": IDENTITY}, truth, source,
        decoys=("package_table", "android_metadata", "room_master_table"),
    )  # fmt: skip
