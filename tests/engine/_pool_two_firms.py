"""Firms, clubs and schools of the second pool: leads with calls, interactions of a CRM, members and pupils.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._pool_two_talk import two
from tests.engine._tenth_talk import HUB, LOCALE, Rows, hexed, packed, stamp, zulu
from tests.engine.published_talk import Aside, Record, database, known, party, rang, says, spaced


def leads() -> Aside:
    """React Native: leads, and a history of calls that belong to one, or to none; chats opened and follow-ups stand among them.

    A database's name in place of a path. Taken for granted: words of types as its lists have them, seconds, notes in some.
    """
    talk = two("leads", people=12, rings=46)
    rows, truth = Rows(users=[], leads=[], history=[]), list[Record]()
    ids = {p.n: 4000 + p.n * 7 for p in talk.people[1:9]}
    for person in talk.people[1:9]:
        status = ("Open", "Interested", "Follow Up", "Not Interested")[person.n % 4]
        row = ids[person.n]
        rows["leads"].append(
            (row, person.name, person.phone, status, zulu(1_740_000_000_000 + row), talk.me.name if person.n % 3 else "",
             ("web", "walk-in")[person.n % 2])
        )  # fmt: skip
        truth.append(known(person.name, [person.phone], "leads", row))
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        other, kind = ring.other, "outgoing" if ring.out else "incoming" if ring.duration else "missed"
        note = "asks for the price list again" if ring.n % 9 == 2 else ""
        lead = ids.get(other.n)
        rows["history"].append((row, lead, other.phone, zulu(ring.ms), ring.duration, kind, note))
        ways = party(other.phone, name=other.name if lead else None)
        truth.append(rang(ring, "history", row, ways, duration=ring.duration))
    last = max(r[0] for r in rows["history"])
    for n in range(1, 7):
        person, kind = talk.people[n], ("whatsapp", "followup")[n % 2]
        rows["history"].append((last + n, ids[n], person.phone, zulu(1_741_000_000_000 + n * 90_000_000), 0, kind, ""))
    rows["users"] = [(1, "E-204", talk.me.name, zulu(1_741_500_000_000))]
    rows["android_metadata"] = [("en_IN",)]
    script = LOCALE + (
        "CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, entity_id TEXT, user_name TEXT, login_time TEXT);"
        "CREATE TABLE leads (id INTEGER PRIMARY KEY, name TEXT NOT NULL, phone TEXT NOT NULL UNIQUE, status TEXT,"
        "status_time TEXT, assignee TEXT, source TEXT);"
        "CREATE TABLE history (id INTEGER PRIMARY KEY AUTOINCREMENT, lead_id INTEGER, phone TEXT NOT NULL, date TEXT NOT NULL,"
        "duration INTEGER, type TEXT, note TEXT, FOREIGN KEY(lead_id) REFERENCES leads(id));"
    )
    return database(
        script, rows, truth, "crm.db of react-native-sqlite-storage (leads, history)",
        decoys=("users", "android_metadata"),
    )  # fmt: skip


def orbit() -> Aside:
    """Expo: what was done with whom is a list of interactions, calls among meetings, mails and others; no way is said.

    Taken for granted: minutes, titles as people write them. Mails and texts that are told of here may be told or not.
    """
    talk = two("orbit", people=12, rings=38)
    names = ("attachments", "companies", "contacts", "contact_info", "events", "event_reminders", "interactions", "notes",
             "categories", "contact_categories", "user_preferences")  # fmt: skip
    rows, truth, spare = Rows({n: [] for n in names}), list[Record](), list[tuple[str, int]]()
    made = "2025-02-03 10:00:00"
    rows["companies"] = [(1, "Fairfax & Sons", "Printing", "https://fairfax.example", "12 Mill Lane", None, None, made)]
    for person in talk.people[1:]:
        row = person.n
        rows["contacts"].append(
            (row, person.first, person.last if row % 5 else None, None, None, 1 if row % 4 == 0 else None,
             "Buyer" if row % 4 == 0 else None, int(row == 2), stamp(talk.rings[-1].ms), made, made)
        )  # fmt: skip
        ways = [("phone", "mobile", person.phone)] + ([("email", "work", person.mail)] if row % 3 == 0 else [])
        for order, (kind, part, value) in enumerate(ways):
            number = len(rows["contact_info"]) + 1
            rows["contact_info"].append((number, row, kind, part, value, None, int(order == 0), made))
            spare.append(("contact_info", number))
        name = person.name if row % 5 else person.first
        truth.append(known(name, [v for _, _, v in ways], "contacts", row, person.last + person.first))
    for row, ring in enumerate(talk.rings, 1):
        kind = ("call", "meeting", "call", "email", "call", "text")[ring.n % 6]
        title = {"call": "Quick call", "meeting": "Coffee", "email": "Sent the offer", "text": "Texted back"}[kind]
        length = 1 + ring.duration // 60 if kind in ("call", "meeting") else None
        note = "wants to hear from us after Easter" if ring.n % 7 == 0 else None
        rows["interactions"].append((row, ring.other.n, zulu(ring.ms), title, note, kind, None, length, stamp(ring.ms)))
        name = ring.other.name if ring.other.n % 5 else ring.other.first
        if kind == "call":
            truth.append(rang(ring, "interactions", row, party(ring.other.phone, name=name), directed=False))
        elif kind in ("email", "text"):
            spare.append(("interactions", row))
    rows["events"] = [
        (n, n, f"Birthday of {talk.people[n].first}", "birthday", f"1979-0{n}-11", 1, "yearly", None, made)
        for n in range(1, 5)
    ]
    rows["event_reminders"] = [(1, 1, "2025-04-10 09:00:00", "notification", 0, made)]
    rows["notes"] = [(n, n, None, "likes to be called before ten", 0, made, made) for n in range(1, 7)]
    rows["categories"] = [
        (1, "Family", "#007AFF", "folder", 1, 0, made),
        (2, "Clients", "#FF9500", "folder", 0, 1, made),
    ]
    rows["contact_categories"] = [(n, 1 + n % 2) for n in range(1, 9)]
    rows["user_preferences"] = [(1, "display", "theme", "dark", "string", 1, made)]
    script = """CREATE TABLE attachments (id INTEGER PRIMARY KEY, entity_type TEXT NOT NULL, entity_id INTEGER NOT NULL,
        file_name TEXT NOT NULL, original_name TEXT NOT NULL, file_path TEXT NOT NULL, file_type TEXT NOT NULL, mime_type TEXT,
        file_size INTEGER, thumbnail_path TEXT, description TEXT, created_at DATETIME DEFAULT CURRENT_TIMESTAMP);
        CREATE TABLE companies (id INTEGER PRIMARY KEY, name TEXT NOT NULL, industry TEXT, website TEXT, address TEXT, notes TEXT,
        logo_attachment_id INTEGER, created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
        FOREIGN KEY (logo_attachment_id) REFERENCES attachments (id) ON DELETE SET NULL);
        CREATE TABLE contacts (id INTEGER PRIMARY KEY, first_name TEXT NOT NULL, last_name TEXT, middle_name TEXT,
        avatar_uri TEXT, company_id INTEGER, job_title TEXT, is_favorite BOOLEAN DEFAULT 0, last_interaction_at DATETIME,
        created_at DATETIME DEFAULT CURRENT_TIMESTAMP, updated_at DATETIME DEFAULT CURRENT_TIMESTAMP,
        FOREIGN KEY (company_id) REFERENCES companies (id) ON DELETE SET NULL);
        CREATE TABLE contact_info (id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL, type TEXT NOT NULL, subtype TEXT,
        value TEXT NOT NULL, label TEXT, is_primary BOOLEAN DEFAULT 0, created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
        FOREIGN KEY (contact_id) REFERENCES contacts (id) ON DELETE CASCADE);
        CREATE TABLE events (id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL, title TEXT NOT NULL, event_type TEXT NOT NULL,
        event_date DATE NOT NULL, recurring BOOLEAN DEFAULT 0, recurrence_pattern TEXT, notes TEXT,
        created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
        FOREIGN KEY (contact_id) REFERENCES contacts (id) ON DELETE CASCADE);
        CREATE TABLE event_reminders (id INTEGER PRIMARY KEY, event_id INTEGER NOT NULL, reminder_datetime DATETIME NOT NULL,
        reminder_type TEXT DEFAULT 'notification', is_sent BOOLEAN DEFAULT 0, created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
        FOREIGN KEY (event_id) REFERENCES events (id) ON DELETE CASCADE);
        CREATE TABLE interactions (id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL,
        interaction_datetime DATETIME DEFAULT CURRENT_TIMESTAMP, title TEXT NOT NULL, note TEXT, interaction_type TEXT NOT NULL,
        custom_type TEXT, duration INTEGER, created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
        FOREIGN KEY (contact_id) REFERENCES contacts (id) ON DELETE CASCADE);
        CREATE TABLE notes (id INTEGER PRIMARY KEY, contact_id INTEGER, title TEXT, content TEXT NOT NULL,
        is_pinned BOOLEAN DEFAULT 0, created_at DATETIME DEFAULT CURRENT_TIMESTAMP, updated_at DATETIME DEFAULT CURRENT_TIMESTAMP,
        FOREIGN KEY (contact_id) REFERENCES contacts (id) ON DELETE CASCADE);
        CREATE TABLE categories (id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, color TEXT DEFAULT '#007AFF',
        icon TEXT DEFAULT 'folder', is_system BOOLEAN DEFAULT 0, sort_order INTEGER DEFAULT 0,
        created_at DATETIME DEFAULT CURRENT_TIMESTAMP);
        CREATE TABLE contact_categories (contact_id INTEGER, category_id INTEGER, PRIMARY KEY (contact_id, category_id),
        FOREIGN KEY (contact_id) REFERENCES contacts (id) ON DELETE CASCADE,
        FOREIGN KEY (category_id) REFERENCES categories (id) ON DELETE CASCADE);
        CREATE TABLE user_preferences (id INTEGER PRIMARY KEY, category TEXT NOT NULL, setting_key TEXT NOT NULL,
        setting_value TEXT, data_type TEXT DEFAULT 'string', is_enabled BOOLEAN DEFAULT 1,
        updated_at DATETIME DEFAULT CURRENT_TIMESTAMP, UNIQUE (category, setting_key));"""
    decoys = [n for n in names if n not in ("contacts", "contact_info", "interactions")]
    address = f"{HUB}/Masked-Kunsiquat/crm-orbit2 src/database/migrations/001_initial_schema.js"
    return database(script, rows, truth, address, decoys=decoys, spare=spare)


def fieldwork() -> Aside:
    """WatermelonDB: contacts and texts taken from the phone, clients with their receipts and days; flags of sync in every table.

    A schema in place of a path. Taken for granted: times of the app and of texts in milliseconds; what waits to be synced has
    JSON of the same rows.
    """
    talk = two("fieldwork", count=44, people=11)
    names = (
        "local_contacts",
        "local_sms",
        "local_calendar_events",
        "sync_queue_items",
        "clients",
        "events",
        "receipts",
    )
    rows, truth = Rows({n: [] for n in names}), list[Record]()
    taken = 1_730_000_000_000
    for row, person in enumerate(talk.people[1:], 1):
        key, times = hexed(f"c{row}", 16), (taken, taken + row, taken + row)
        mail = person.mail if row % 3 == 0 else None
        rows["local_contacts"].append(
            (key, "created", "", str(70 + row), person.name, person.first, person.last, mail, person.local, person.phone, None,
             None, None, *times)
        )  # fmt: skip
        truth.append(known(person.name, [person.phone, person.local, *([mail] if mail else [])], "local_contacts", row))
        if row % 2:
            number = len(rows["clients"]) + 1
            rows["clients"].append(
                (hexed(f"k{row}", 16), "synced", "", f"cl_{row:04}", person.name, person.mail, person.phone, None, "active",
                 "#22c55e", "gate code on file" if row == 3 else None, '["garden"]', 400.5 * row, "mowing",
                 packed({"street": f"{row} Mill Lane", "city": "Boston"}), "synced", 0, 1, taken + row, taken + row)
            )  # fmt: skip
            truth.append(known(person.name, [person.phone, person.mail], "clients", number))
    for line in [x for x in talk.lines if x.text]:
        row, other = len(rows["local_sms"]) + 1, talk.people[line.chat]
        rows["local_sms"].append(
            (hexed(line.key, 16), "created", "", str(900 + line.n), str(line.chat), other.local, other.phone, line.text,
             line.ms, "sent" if line.out else "inbox", hexed(f"c{line.chat}", 16), None, None,
             "synced" if line.n % 4 else "pending", line.ms + 900, taken, taken, taken)
        )  # fmt: skip
        ways = party(other.local, other.phone, name=other.name)
        sender, to = ((), ways) if line.out else (ways, ())
        truth.append(says(line, "local_sms", row, sender=sender, to=to, thread=line.chat))
        if line.n % 4 == 0:
            body = packed({"address": other.phone, "body": line.text, "timestamp": line.ms})
            rows["sync_queue_items"].append(
                (hexed(f"q{line.n}", 16), "created", "", "sms", hexed(line.key, 16), "create", body, "pending", 0, None, None,
                 None, taken + line.n, taken + line.n)
            )  # fmt: skip
    for n in range(1, 9):
        begun = taken + n * 86_400_000
        rows["local_calendar_events"].append(
            (hexed(f"v{n}", 16), "created", "", str(n), "3", "Estimate", begun, begun + 3_600_000, "7 Mill Lane", None, 0, None,
             packed([talk.people[n].mail]), "synced", taken, taken, taken)
        )  # fmt: skip
        rows["events"].append(
            (hexed(f"e{n}", 16), "synced", "", f"ev_{n}", "First cut", None, begun, begun + 7_200_000, hexed("k1", 16), "cl_0001",
             talk.people[1].name, None, "scheduled", "event", "synced", 0, 1, taken, taken)
        )  # fmt: skip
        rows["receipts"].append(
            (hexed(f"r{n}", 16), "synced", "", f"re_{n}", hexed("k1", 16), "cl_0001", "invoice", 120.0 * n, "paid", begun, begun,
             packed([{"description": "Hedge", "quantity": 1, "price": 120.0}]), None, "synced", 0, 1, taken, taken)
        )  # fmt: skip
    head = '"id" PRIMARY KEY, "_status", "_changed"'
    columns = {
        "local_contacts": "device_contact_id name given_name family_name email phone normalized_phone company participant_id "
        "matched_at imported_at created_at updated_at",
        "local_sms": "device_sms_id thread_id address normalized_address body timestamp type contact_id participant_id "
        "conversation_id sync_status synced_at imported_at created_at updated_at",
        "local_calendar_events": "device_event_id calendar_id title start_date end_date location notes all_day recurrence_rule "
        "attendees sync_status imported_at created_at updated_at",
        "sync_queue_items": "entity_type entity_id action payload status retry_count error_message server_id completed_at "
        "created_at updated_at",
        "clients": "server_id name email phone company status status_color note tags budget project_type address sync_status "
        "is_deleted local_version created_at updated_at",
        "events": "server_id title description start_time end_time client_id client_server_id client_name location status type "
        "sync_status is_deleted local_version created_at updated_at",
        "receipts": "server_id client_id client_server_id type amount status due_date paid_date items notes sync_status "
        "is_deleted local_version created_at updated_at",
    }  # fmt: skip
    script = "".join(
        f'CREATE TABLE "{name}" ({head}, {", ".join(chr(34) + c + chr(34) for c in cols.split())});'
        for name, cols in columns.items()
    )
    script += 'CREATE TABLE "local_storage" ("key" varchar(16) primary key not null, "value" text not null);'
    return database(
        script, rows, truth, "local_contacts, local_sms, clients (@nozbe/watermelondb appSchema version 2)",
        decoys=("local_calendar_events", "sync_queue_items", "events", "receipts", "local_storage"),
    )  # fmt: skip


def gymclub() -> Aside:
    """A sports club: players and coaches with their telephones, who takes part in what, and fees.

    Taken for granted: empty pictures, numbers as people write them.
    """
    talk = two("gymclub", people=26)
    rows, truth = Rows(coach=[], player=[], enrollment=[], games=[], games_trainers=[]), list[Record]()
    games = (("Karate", "300", "Saturdays"), ("Swimming", "450", "with a coach"), ("Box", "280", "beginners"))
    rows["games"] = list(games)
    for person in talk.people[1:]:
        table = "coach" if person.n % 6 == 0 else "player"
        row = len(rows[table]) + 1
        rows[table].append(
            (row, person.name, person.local, person.mail if person.n % 4 else "", "MF"[person.n % 2], None,
             f"{1970 + person.n}-0{1 + person.n % 9}-1{person.n % 9}", "3200" if table == "coach" else str(150 + person.n))
        )  # fmt: skip
        truth.append(known(person.name, [person.local, *([person.mail] if person.n % 4 else [])], table, row))
        if table == "player":
            rows["enrollment"].append((row, games[row % 3][0], f"2017-05-{10 + row % 18} 09:00:00", 30))
        else:
            rows["games_trainers"].append((row, games[row % 3][0]))
    rows["android_metadata"] = [("ar_EG",)]
    person_columns = (
        "(_id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR ( 40 ) NOT NULL, telephone VARCHAR ( 15 ) NOT NULL, "
        "mail TEXT NOT NULL, gender CHAR ( 1 ) NOT NULL, picture TEXT, birthdate DATE NOT NULL, "
    )
    script = LOCALE + (
        f"CREATE TABLE coach {person_columns} salary TEXT NOT NULL );"
        f"CREATE TABLE player {person_columns} height TEXT not NULL );"
        "CREATE TABLE enrollment (player_id INTEGER, game_name TEXY, subscription_date date DEFAULT CURRENT_TIMESTAMP, "
        "subscription_days INTEGER NOT NULL DEFAULT 30, PRIMARY KEY( player_id , game_name ), "
        "FOREIGN KEY(player_id) REFERENCES player(_id ) FOREIGN KEY(game_name) REFERENCES games(name ) );"
        "CREATE TABLE games (name TEXT PRIMARY KEY, fees TEXT NOT NULL, description TEXT NOT NULL );"
        "CREATE TABLE games_trainers (coach_id integer, game_name text, PRIMARY KEY( coach_id , game_name ));"
    )
    return database(
        script, rows, truth, "com.gym.gymclub.data.GymDbHelper (gym.db)",
        decoys=("enrollment", "games", "games_trainers", "android_metadata"),
    )  # fmt: skip


def mission() -> Aside:
    """A teacher's pupils: each row has the pupil's numbers and both parents' names and numbers; grades beside.

    Taken for granted: status 1 is a pupil who has not left. A parent's number is a way to reach the pupil's home.
    """
    talk = two("mission", people=26)
    rows, truth = Rows(Students=[], Grades=[]), list[Record]()
    for row, person in zip(spaced(talk.rng, 25), talk.people[1:], strict=True):
        mother, father = (talk.people[1 + (person.n + k) % 25] for k in (7, 13))
        own = person.local.replace(" ", "") if person.n % 5 else ""
        home = f"0{3 + person.n % 6}-9{800_000 + person.n * 311}"
        father_way = father.local if person.n % 4 else ""
        rows["Students"].append(
            (row, person.name, int(person.n % 7 > 0), f"{person.n} Herzl St", own, home, father.first, mother.first, father_way,
             mother.local, 9 + person.n % 4)
        )  # fmt: skip
        ways = [w for w in (own, home, father_way, mother.local) if w]
        truth.append(known(person.name, ways, "Students", row))
        for quarter in (1, 2):
            rows["Grades"].append(
                (
                    row,
                    person.name,
                    60 + person.n + quarter,
                    ("Math", "History")[row % 2],
                    "Exam",
                    quarter,
                    9 + person.n % 4,
                )
            )
    script = LOCALE + (
        "CREATE TABLE Students (_id INTEGER PRIMARY KEY, Name TEXT, Status INTEGER, Address TEXT, Mobile_Phone TEXT,"
        " Telephone TEXT, Father_Name TEXT, Mother_Name TEXT, Father_Phone TEXT, Mother_Phone TEXT, Class_Number INTEGER);"
        "CREATE TABLE Grades (_id INTEGER, Student_Name TEXT, Student_Grade INTEGER, Profession TEXT, Assignment_Type TEXT,"
        " Quarter INTEGER, Class_Number INTEGER);"
    )
    return database(
        script, rows | {"android_metadata": [("en_US",)]}, truth,
        f"{HUB}/rs7532/SQLite app/src/main/java/com/example/sqlite/HelperDB.java",
        decoys=("grades", "android_metadata"),
    )  # fmt: skip
