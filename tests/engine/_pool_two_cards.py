"""Cards of the second pool: numbers in lists, in two columns, fathers' names; calls that were translated.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._pool_two_talk import headed, two
from tests.engine._tenth_talk import Rows, hexed, packed, uuid, zulu
from tests.engine.published_talk import Aside, Record, database, known, party, rang, spaced


def vcardly() -> Aside:
    """Cards with a second telephone and address, and what is still to do with whom: calls, mails, meetings, when due.

    A package in place of a path: com.yasin.vcardly. What is planned is no call; one that was ticked off may be told or not.
    """
    talk = two("vcardly", people=20)
    names = ("categories", "tags", "contacts", "contact_tags", "follow_ups")
    rows, truth, spare = Rows({n: [] for n in names}), list[Record](), list[tuple[str, int]]()
    firms = ("Osei Timber", "Brennan Print", "", "Kaplan Optik")
    for row, person in zip(spaced(talk.rng, 19), talk.people[1:], strict=True):
        second = f"+44 20 7946 0{row % 1000:03}" if person.n % 4 == 1 else ""
        mail, other = (person.mail if person.n % 3 else ""), (f"office.{person.mail}" if person.n % 6 == 1 else "")
        made = 1_786_000_000_000 + row * 60_000
        rows["contacts"].append(
            (row, person.name, ("Buyer", "Owner", "")[row % 3], firms[row % 4], person.local, second, mail, other,
             "www.example.org" if row % 3 == 0 else "", "", "met at the fair" if row % 5 == 0 else "", 1 + row % 2,
             int(row % 7 == 0), f"/data/user/0/com.yasin.vcardly/files/cards/{made}.jpg" if row % 2 else None, None,
             ("SCAN", "MANUAL", "IMPORT")[row % 3], made, made + 900)
        )  # fmt: skip
        truth.append(known(person.name, [w for w in (person.local, second, mail, other) if w], "contacts", row))
        for kind in ("CALL", "EMAIL", "MEETING", "CALL")[person.n % 3 : person.n % 3 + 2]:
            number = len(rows["follow_ups"]) + 1
            due = made + 432_000_000 + number * 3_600_000
            done = due + 50_000 if number % 3 == 0 else None
            rows["follow_ups"].append(
                (number, row, kind, "COMPLETED" if done else "PENDING", f"{kind.title()} about the offer", "", due, 1, 15, done,
                 due - 900_000 if number % 2 else None, made, made)
            )  # fmt: skip
            if done and kind == "CALL":
                spare.append(("follow_ups", number))
        rows["contact_tags"].append((row, 1 + row % 3))
    rows["categories"] = [(1, "Client", 4_284_955_319, "client", 0, 1_785_000_000_000),
                          (2, "Supplier", 4_278_190_335, "supplier", 1, 1_785_000_000_000)]  # fmt: skip
    rows["tags"] = [(n, label, None, 1_785_000_000_000 + n) for n, label in enumerate(("fair", "north", "paper"), 1)]
    script = headed("vcardly") + (
        "CREATE TABLE categories (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL, color_argb INTEGER NOT NULL,"
        "system_key TEXT, sort_order INTEGER NOT NULL, created_at INTEGER NOT NULL);"
        "CREATE TABLE tags (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL COLLATE NOCASE, color_argb INTEGER,"
        "created_at INTEGER NOT NULL);"
        "CREATE TABLE contacts (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, full_name TEXT NOT NULL, job_title TEXT NOT NULL,"
        "company TEXT NOT NULL, phone TEXT NOT NULL, phone_alt TEXT NOT NULL, email TEXT NOT NULL, email_alt TEXT NOT NULL,"
        "website TEXT NOT NULL, address TEXT NOT NULL, notes TEXT NOT NULL, category_id INTEGER, is_favorite INTEGER NOT NULL,"
        "front_image_path TEXT, back_image_path TEXT, source TEXT NOT NULL, created_at INTEGER NOT NULL,"
        "updated_at INTEGER NOT NULL);"
        "CREATE TABLE contact_tags (contact_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, PRIMARY KEY(contact_id, tag_id));"
        "CREATE TABLE follow_ups (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contact_id INTEGER NOT NULL, type TEXT NOT NULL,"
        "status TEXT NOT NULL, title TEXT NOT NULL, notes TEXT NOT NULL, due_at INTEGER NOT NULL,"
        "reminder_enabled INTEGER NOT NULL, reminder_offset_minutes INTEGER NOT NULL, completed_at INTEGER, notified_at INTEGER,"
        "created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL);"
    )
    return database(
        script, rows | {"android_metadata": [("en_GB",)]}, truth, "com.yasin.vcardly.core.database.entity.ContactEntity",
        decoys=("categories", "tags", "contact_tags", "android_metadata"), spare=spare,
    )  # fmt: skip


def cardscanner() -> Aside:
    """Scanned cards whose telephones are a list in one cell, with how far one is with each; reminders, folders, what was tried.

    A package in place of a path: com.project.businesscardscannerapp. Taken for granted: lists as JSON, as Gson writes them.
    """
    talk = two("cardscanner", people=22)
    names = (
        "business_cards",
        "folders",
        "cardfoldercrossref",
        "follow_ups",
        "bandit_arms",
        "goal_completions",
        "backup_metadata",
    )
    rows, truth = Rows({n: [] for n in names}), list[Record]()
    stages = ("NEW", "CONTACTED", "MEETING", "NEGOTIATION", "CLOSED_WON", "CLOSED_LOST")
    for row, person in zip(spaced(talk.rng, 21), talk.people[1:], strict=True):
        numbers = [person.local] + ([f"+91 22 4550 {row % 10_000:04}"] if person.n % 3 == 0 else [])
        mail, made = person.mail if person.n % 4 else "", 1_755_000_000_000 + row * 81_000
        rows["business_cards"].append(
            (row, person.name, ("Gallo Foods", "Aubert SA", "Erdem Tekstil")[row % 3], ("Director", "", "Sales")[row % 3],
             packed(numbers), mail, "12 Mill Lane" if row % 2 else "", "", "", f"/data/user/0/cards/{made}.jpg", made,
             int(row % 6 == 0), None, made + 4000, made + 864_000_000 if row % 5 == 0 else None,
             "Call about the samples" if row % 5 == 0 else None,
             packed(["fair"] if row % 2 else []), row % 90, "Warm", "Food", None, "IN", "call" if row % 4 == 0 else None, None,
             row % 7, stages[row % 6])
        )  # fmt: skip
        truth.append(known(person.name, [*numbers, *([mail] if mail else [])], "business_cards", row))
        rows["follow_ups"].append(
            (len(rows["follow_ups"]) + 1, row, made + 259_200_000, ("first-followup", "no-reply", "reopen")[row % 3], row % 2,
             ("scheduled", "done", "snoozed")[row % 3], made + 260_000_000 if row % 3 == 1 else None)
        )  # fmt: skip
        rows["cardfoldercrossref"].append((row, 1 + row % 2))
        if row % 4 == 0:
            rows["goal_completions"].append((len(rows["goal_completions"]) + 1, row, made + 1000))
    rows["folders"] = [(1, "Fair", 1_755_000_000_000), (2, "Suppliers", 1_755_000_100_000)]
    rows["bandit_arms"] = [(arm, 4 + n, n) for n, arm in enumerate(("1d", "3d", "7d", "14d"))]
    rows["backup_metadata"] = [(1, 1_757_000_000_000, "b1", 1)]
    script = headed("cardscanner") + (
        "CREATE TABLE business_cards (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL, company TEXT NOT NULL,"
        "position TEXT NOT NULL, phones TEXT NOT NULL, email TEXT NOT NULL, address TEXT NOT NULL, website TEXT NOT NULL,"
        "notes TEXT NOT NULL, imagePath TEXT, createdAt INTEGER NOT NULL, isFavorite INTEGER NOT NULL, lastFollowUpDate INTEGER,"
        "lastViewedAt INTEGER NOT NULL, reminderTime INTEGER, reminderMessage TEXT, tags TEXT NOT NULL,"
        "leadScore INTEGER NOT NULL, leadCategory TEXT NOT NULL, industry TEXT NOT NULL, lastContactDate INTEGER,"
        "countryCode TEXT, firstContactMethod TEXT, lastInteractionAt INTEGER,"
        "openedCount INTEGER NOT NULL, pipelineStage TEXT NOT NULL);"
        "CREATE TABLE folders (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL, createdAt INTEGER NOT NULL);"
        "CREATE TABLE cardfoldercrossref (cardId INTEGER NOT NULL, folderId INTEGER NOT NULL, PRIMARY KEY(cardId, folderId));"
        "CREATE TABLE follow_ups (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, cardId INTEGER NOT NULL,"
        "scheduledAt INTEGER NOT NULL, reason TEXT NOT NULL, suggestedByAi INTEGER NOT NULL, status TEXT NOT NULL,"
        "completedAt INTEGER);"
        "CREATE TABLE bandit_arms (armId TEXT NOT NULL, tries INTEGER NOT NULL, successes INTEGER NOT NULL, PRIMARY KEY(armId));"
        "CREATE TABLE goal_completions (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, cardId INTEGER NOT NULL,"
        "completedAt INTEGER NOT NULL);"
        "CREATE TABLE backup_metadata (id INTEGER NOT NULL, lastBackupTimestamp INTEGER NOT NULL, backupId TEXT,"
        "isBackupEnabled INTEGER NOT NULL, PRIMARY KEY(id));"
    )
    decoys = ("folders", "cardfoldercrossref", "follow_ups", "bandit_arms", "goal_completions", "backup_metadata")
    return database(
        script, rows | {"android_metadata": [("en_IN",)]}, truth, "com.project.businesscardscannerapp.RoomDB.Entity.BusinessCard",
        decoys=(*decoys, "android_metadata"),
    )  # fmt: skip


def fathers() -> Aside:
    """Cards with a family's name, a given name and a father's name in three columns; the second is called `name`.

    A package in place of a path: by.daniletskiy.fit.lab9. Where somebody has no father's name, the column is empty.
    """
    talk = two("fathers", people=19)
    rows, truth = Rows(Business_Cards=[]), list[Record]()
    fathers = ("Олегович", "", "Игоревна", "Сергеевич", "")
    places = ("БГТУ", "Fairfax & Sons", "", "МТЗ")
    for row, person in zip(spaced(talk.rng, 18), talk.people[1:], strict=True):
        father = fathers[person.n % 5]
        rows["Business_Cards"].append(
            (
                row,
                person.last,
                person.first,
                father,
                places[person.n % 4],
                person.local,
                f"https://vk.example/{person.handle}",
            )
        )
        full = [f"{person.first} {father} {person.last}", f"{person.last} {person.first} {father}"] if father else []
        names = (person.last + person.first, f"{person.last} {person.first}", *full)
        truth.append(known(person.name, [person.local], "Business_Cards", row, *names))
    script = headed("fathers") + (
        "CREATE TABLE Business_Cards (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, surname TEXT, name TEXT, patronymic TEXT,"
        "work_place TEXT, telephone TEXT, links TEXT);"
    )
    return database(
        script, rows | {"android_metadata": [("ru_BY",)]}, truth, "by.daniletskiy.fit.lab9.Model (Business_Cards)",
        decoys=("android_metadata",),
    )  # fmt: skip


def hjp() -> Aside:
    """Cards in Korean offices: any column may be empty; a desk's telephone and a mobile one, when changed as text.

    A package in place of a path: com.example.hjp, before it kept search indexes. Taken for granted: keys `card-001` and
    ISO times.
    """
    talk = two("hjp", people=24)
    rows, truth = Rows(business_cards=[]), list[Record]()
    offices = ("구매팀", None, "Sales", "연구소")
    for row, person in enumerate(talk.people[1:], 1):
        desk = f"02-{3000 + row}-{1200 + row * 7}" if row % 3 else None
        mobile = person.local if row % 4 or desk is None else None
        mail = person.mail if row % 5 else None
        rows["business_cards"].append(
            (f"card-{row:03}", person.name, ("한빛전자", "Aubert SA", None)[row % 3], offices[row % 4],
             ("과장", "CEO", None)[row % 3], desk, mobile, mail, "서울시 중구 퇴계로 10" if row % 2 else None,
             None, "전시회에서 만남" if row % 6 == 0 else None,
             zulu(1_783_000_000_000 + row * 7_000_000))
        )  # fmt: skip
        truth.append(known(person.name, [w for w in (desk, mobile, mail) if w], "business_cards", row))
    script = headed("hjp") + (
        "CREATE TABLE business_cards (id TEXT NOT NULL, name TEXT, company TEXT, department TEXT, title TEXT, phone TEXT,"
        "mobile TEXT, email TEXT, address TEXT, website TEXT, memo TEXT, updated_at TEXT, PRIMARY KEY(id));"
    )
    return database(
        script, rows | {"android_metadata": [("ko_KR",)]}, truth, "com.example.hjp.data.BusinessCardEntity",
        decoys=("android_metadata",),
    )  # fmt: skip


def translator() -> Aside:
    """Calls that were translated as one spoke: whom by name, in which app, when, how long; each sentence in both languages.

    Classes in place of a path: CallSession and TranslationMessage. Nothing tells which way a call went. Sentences are what was
    said aloud in calls, and may be told as messages or not.
    """
    talk = two("translator", count=90, people=9, rings=30)
    rows, truth, spare = (
        Rows(call_sessions=[], translation_messages=[], app_settings=[]),
        list[Record](),
        list[tuple[str, int]](),
    )
    said = iter([x.text for x in talk.lines if x.text])
    for row, ring in enumerate(talk.rings, 1):
        key, tongue = uuid(hexed(f"call{row}", 24)), ("en", "yo", "de")[ring.n % 3]
        words = "rendez-vous jeudi, prix, adresse" if ring.n % 4 == 0 else None
        app = ("WhatsApp", "Téléphone", "Zoom")[ring.n % 3]
        rows["call_sessions"].append((key, ring.other.name, app, ring.ms, ring.duration, "fr", tongue, words))
        truth.append(
            rang(ring, "call_sessions", row, party(name=ring.other.name), duration=ring.duration, directed=False)
        )
        for turn in range(2 if ring.duration else 0):
            number = len(rows["translation_messages"]) + 1
            text = next(said)
            pair = (
                (text, f"[{tongue}] {text}", "fr", tongue) if turn == 0 else (f"[{tongue}] {text}", text, tongue, "fr")
            )
            rows["translation_messages"].append(
                (number, key, *pair, ("ME", "INTERLOCUTEUR")[turn], ring.ms + 3000 + turn * 4000)
            )
            spare.append(("translation_messages", number))
    rows["app_settings"] = [(0, "fr", "en", "FEMALE", 1.0, 1.0, 0, 0, 1)]
    script = headed("translator") + (
        "CREATE TABLE call_sessions (id TEXT NOT NULL, contactName TEXT NOT NULL, appName TEXT NOT NULL,"
        "timestamp INTEGER NOT NULL, durationSeconds INTEGER NOT NULL, sourceLanguage TEXT NOT NULL,"
        "targetLanguage TEXT NOT NULL, keyPhrasesSummary TEXT, PRIMARY KEY(id));"
        "CREATE TABLE translation_messages (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, sessionId TEXT NOT NULL,"
        "textOriginal TEXT NOT NULL, textTranslated TEXT NOT NULL, sourceLanguage TEXT NOT NULL, targetLanguage TEXT NOT NULL,"
        "speakerType TEXT NOT NULL, timestamp INTEGER NOT NULL);"
        "CREATE TABLE app_settings (id INTEGER NOT NULL, clientLang TEXT NOT NULL, partnerLang TEXT NOT NULL,"
        "voiceType TEXT NOT NULL, speechRate REAL NOT NULL, speechPitch REAL NOT NULL, offlineModeEnabled INTEGER NOT NULL,"
        "localDialectEnabled INTEGER NOT NULL, saveCallHistory INTEGER NOT NULL, PRIMARY KEY(id));"
    )
    return database(
        script, rows | {"android_metadata": [("fr_BJ",)]}, truth, "CallSession, TranslationMessage (Room)",
        decoys=("app_settings", "android_metadata"), spare=spare,
    )  # fmt: skip
