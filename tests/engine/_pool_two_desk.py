"""Calls of the second pool at desks: lists to call through, archives, notes of calls, clients' files, recordings.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._pool_two_talk import headed, two
from tests.engine._tenth_talk import Rows, hexed, uuid
from tests.engine.published_talk import Aside, Record, database, known, party, rang, spaced


def touchbase() -> Aside:
    """Lists of people to call one after the other: an item has its contact's key, its turn and, once called, when and how.

    A package in place of a path: com.yourname.touchbase, of its third version without saved filters, whose columns were not read.
    Taken for granted: the length of a call where the phone's log told it. What was skipped or waits is no call.
    """
    talk = two("touchbase", people=14, rings=40)
    names = (
        "contacts",
        "tags",
        "contact_tag_cross_ref",
        "message_templates",
        "events",
        "call_sessions",
        "call_session_items",
    )
    rows, truth = Rows({n: [] for n in names}), list[Record]()
    ids = dict(zip(range(1, 14), spaced(talk.rng, 13), strict=True))
    for person in talk.people[1:]:
        system = 300 + person.n if person.n % 4 else None
        state = ("PENDING", "SYNCED")[person.n % 2]
        rows["contacts"].append(
            (ids[person.n], system, person.name, person.local, 1_780_000_000_000 + person.n * 7919, state)
        )
        truth.append(known(person.name, [person.local], "contacts", ids[person.n]))
    feedback = ("ANSWERED", "VOICEMAIL", "CALLBACK_LATER", "NO_ANSWER", "NOT_INTERESTED")
    for row, ring in enumerate(talk.rings, 1):
        session = 1 + (row - 1) // 9
        waits, skipped = row > 36, ring.n % 8 == 5
        said = "NONE" if waits or skipped else "ANSWERED" if ring.duration > 20 else feedback[1 + ring.n % 4]
        note = "asks to be called after the holidays" if said == "CALLBACK_LATER" else None
        called = None if waits or skipped else ring.ms
        rows["call_session_items"].append(
            (row, session, ids[ring.other.n], (row - 1) % 9, "PENDING" if waits else "SKIPPED" if skipped else "CALLED", said,
             note, called, ring.duration if called and ring.duration else None)
        )  # fmt: skip
        if called:
            ways = party(ids[ring.other.n], ring.other.local, name=ring.other.name)
            made = rang(ring, "call_session_items", row, ways, duration=ring.duration or None)
            truth.append(made | {"direction": "outgoing"})
    rows["call_sessions"] = [
        (n, talk.rings[(n - 1) * 9].ms - 4000, ("Tag: Clients", "Added this month", "All contacts")[n % 3],
         ("IN_PROGRESS" if n == 5 else "COMPLETED"))
        for n in range(1, 6)
    ]  # fmt: skip
    rows["tags"] = [(1, "Clients", "#6750A4"), (2, "Family", "#B3261E"), (3, "Choir", "#006A6A")]
    rows["contact_tag_cross_ref"] = [(ids[n], 1 + n % 3) for n in range(1, 14)]
    rows["message_templates"] = [(1, "Hello", "Hi {name}, this is a short reminder of our talk.", 1),
                                 (2, "Birthday", "Happy birthday, {name}!", 0)]  # fmt: skip
    rows["events"] = [
        (n, ids[n], ("Birthday", "Call back", "Contract ends")[n % 3], ("BIRTHDAY", "FOLLOW_UP", "CUSTOM")[n % 3],
         1_790_000_000_000 + n * 86_400_000, ("YEARLY", "NONE", "NONE")[n % 3], 60, 5000 + n)
        for n in range(1, 13)
    ]  # fmt: skip
    script = headed("touchbase") + (
        "CREATE TABLE contacts (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, systemContactId INTEGER,"
        "displayName TEXT NOT NULL, phoneNumber TEXT NOT NULL, rawTimestampAdded INTEGER NOT NULL, syncStatus TEXT NOT NULL);"
        "CREATE TABLE tags (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, label TEXT NOT NULL, colorHex TEXT NOT NULL);"
        "CREATE TABLE contact_tag_cross_ref (contactId INTEGER NOT NULL, tagId INTEGER NOT NULL, PRIMARY KEY(contactId, tagId));"
        "CREATE TABLE message_templates (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL,"
        "bodyText TEXT NOT NULL, isDefault INTEGER NOT NULL);"
        "CREATE TABLE events (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contactId INTEGER NOT NULL, label TEXT NOT NULL,"
        "eventType TEXT NOT NULL, eventEpochMillis INTEGER NOT NULL, recurrence TEXT NOT NULL,"
        "reminderLeadMinutes INTEGER NOT NULL, alarmRequestCode INTEGER NOT NULL);"
        "CREATE TABLE call_sessions (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, createdAt INTEGER NOT NULL,"
        "filterDescription TEXT NOT NULL, status TEXT NOT NULL);"
        "CREATE TABLE call_session_items (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, sessionId INTEGER NOT NULL,"
        "contactId INTEGER NOT NULL, orderIndex INTEGER NOT NULL, outcome TEXT NOT NULL, feedback TEXT NOT NULL,"
        "feedbackNote TEXT, calledAtEpochMillis INTEGER, callDurationSeconds INTEGER);"
    )
    return database(
        script, rows | {"android_metadata": [("en_GB",)]}, truth, "com.yourname.touchbase.data.local.CallSessionItem",
        decoys=("tags", "contact_tag_cross_ref", "message_templates", "events", "call_sessions", "android_metadata"),
    )  # fmt: skip


def cairn() -> Aside:
    """An archive of a phone's calls for years, with the name as it was then; a book with numbers and mail in tables of their own.

    A package in place of a path: com.cairn.app. Taken for granted: milliseconds. A search index without content of its own,
    counts and notes about people and calls beside.
    """
    talk = two("cairn", people=12, rings=52)
    names = (
        "contacts",
        "phone_numbers",
        "emails",
        "addresses",
        "tags",
        "contact_tags",
        "notes",
        "call_logs",
        "stats_cache",
    )
    rows, truth = Rows({n: [] for n in names}), list[Record]()
    ids = dict(zip(range(1, 12), spaced(talk.rng, 11), strict=True))
    for person in talk.people[1:10]:
        key = ids[person.n]
        parts = (person.first, person.last) if person.n % 2 else (None, None)
        rows["contacts"].append(
            (key, person.name, *parts, None, int(person.n == 3), f"{person.n}i{person.key[:9]}", 1, 1)
        )
        numbers = [person.local] + ([f"+49 30 5550{person.n:02}"] if person.n % 4 == 1 else [])
        for number in numbers:
            plain = "".join(c for c in number if c.isdigit())
            rows["phone_numbers"].append(
                (len(rows["phone_numbers"]) + 1, key, number, plain, "mobile" if number == person.local else "work")
            )
        mails = [person.mail] if person.n % 3 == 0 else []
        rows["emails"] += [(len(rows["emails"]) + 1, key, mail, "other") for mail in mails]
        truth.append(known(person.name, [*numbers, *mails], "contacts", key))
    for row, ring in enumerate(talk.rings, 1):
        other, stranger = ring.other, ring.other.n >= 10
        word = "OUTGOING" if ring.out else "INCOMING" if ring.duration else ("MISSED", "REJECTED")[ring.n % 2]
        name = None if stranger else other.name
        note = "said the parcel is at the shop" if ring.n % 12 == 7 else None
        rows["call_logs"].append(
            (row, None if stranger else ids[other.n], other.phone, other.phone.lstrip("+"), word, ring.ms, ring.duration,
             ring.n % 2, ("Vodafone", "work")[ring.n % 2], note, name, ring.ms + 90_000)
        )  # fmt: skip
        ways = party(other.phone, other.local, None if stranger else ids[other.n], name=name)
        truth.append(rang(ring, "call_logs", row, ways, duration=ring.duration))
    rows["notes"] = [
        (n, ("contact", "call")[n % 2], ids[n], "met at the harbour, knows the pilot" if n % 2 == 0 else "call back on Monday",
         1_770_000_000_000 + n * 86_400_000)
        for n in range(1, 10)
    ]  # fmt: skip
    rows["addresses"] = [(1, ids[2], "Mill Lane 4", "Lübeck", None, "23552", "DE", "home")]
    rows["tags"] = [(1, "harbour", "#6750A4"), (2, "family", "#006A6A")]
    rows["contact_tags"] = [(ids[n], 1 + n % 2) for n in range(1, 9)]
    rows["stats_cache"] = [("total_calls", 52), ("total_duration_seconds", sum(r.duration for r in talk.rings))]
    script = headed("cairn") + (
        "CREATE TABLE contacts (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, displayName TEXT NOT NULL, firstName TEXT,"
        "lastName TEXT, photoUri TEXT, isFavorite INTEGER NOT NULL, androidLookupKey TEXT, createdAt INTEGER NOT NULL,"
        "updatedAt INTEGER NOT NULL);"
        "CREATE TABLE phone_numbers (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contactId INTEGER NOT NULL,"
        "number TEXT NOT NULL, normalizedNumber TEXT NOT NULL, label TEXT NOT NULL);"
        "CREATE TABLE emails (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contactId INTEGER NOT NULL, address TEXT NOT NULL,"
        "label TEXT NOT NULL);"
        "CREATE TABLE addresses (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contactId INTEGER NOT NULL, street TEXT,"
        "city TEXT, region TEXT, postalCode TEXT, country TEXT, label TEXT NOT NULL);"
        "CREATE TABLE tags (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL, colorHex TEXT NOT NULL);"
        "CREATE TABLE contact_tags (contactId INTEGER NOT NULL, tagId INTEGER NOT NULL, PRIMARY KEY(contactId, tagId));"
        "CREATE TABLE notes (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, ownerType TEXT NOT NULL, ownerId INTEGER NOT NULL,"
        "body TEXT NOT NULL, createdAt INTEGER NOT NULL);"
        "CREATE TABLE call_logs (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contactId INTEGER, rawNumber TEXT NOT NULL,"
        "normalizedNumber TEXT NOT NULL, callType TEXT NOT NULL, timestampEpoch INTEGER NOT NULL,"
        "durationSeconds INTEGER NOT NULL, simSlot INTEGER, simLabel TEXT, note TEXT, contactNameSnapshot TEXT,"
        "createdAt INTEGER NOT NULL);"
        "CREATE VIRTUAL TABLE call_logs_fts USING FTS4(rawNumber TEXT NOT NULL, normalizedNumber TEXT NOT NULL,"
        "contactNameSnapshot TEXT, note TEXT, content=`call_logs`);"
        "CREATE TABLE stats_cache (`key` TEXT NOT NULL, longValue INTEGER NOT NULL, PRIMARY KEY(`key`));"
    )
    # Rows of phone numbers and of mail are of the contacts above.
    spare = [(t, r[0]) for t in ("phone_numbers", "emails") for r in rows[t]]
    return database(
        script, rows | {"android_metadata": [("de_DE",)]}, truth, "com.cairn.app.data.local.entity.CallLogEntity",
        decoys=("addresses", "tags", "contact_tags", "notes", "call_logs_fts", "stats_cache", "android_metadata"), spare=spare,
    )  # fmt: skip


def callnotes() -> Aside:
    """Calls as they came in, with when they ended and whether one knows the number; notes of calls, and a book of one's own.

    A package in place of a path: com.example.callnotes (callnotes.db). All calls came in, 1 says. A call that nobody saw end has
    no end. Notes are what somebody wrote down after a call, no messages.
    """
    talk = two("callnotes", people=12, rings=64)
    rows, truth = Rows(contacts=[], call_sessions=[], call_notes=[]), list[Record]()
    for row, person in enumerate(talk.people[1:9], 1):
        firm, note = (("Fairfax & Sons", None)[row % 2], "met in Plovdiv" if row % 3 == 0 else None)
        made = 1_781_000_000_000 + row * 4_000_000
        rows["contacts"].append(
            (row, person.phone, person.name, firm, note, "client" if row % 2 else None, made, made + 500)
        )
        truth.append(known(person.name, [person.phone], "contacts", row))
    for row, ring in enumerate((r for r in talk.rings if not r.out), 1):
        book = ring.other.n if ring.other.n < 9 else None
        ended = ring.ms + 6000 + ring.duration * 1000 if ring.n % 11 else None
        rows["call_sessions"].append(
            (row, ring.other.phone, 1, ring.ms, ended, int(book is not None), book, int(ended is None))
        )
        name = ring.other.name if book else None
        truth.append(rang(ring, "call_sessions", row, party(ring.other.phone, book, name=name)))
        if ring.n % 3 == 0 and ended:
            text = ("Wants an offer by Friday", "Ask about the second floor", "Wrong number")[row % 3]
            rows["call_notes"].append((len(rows["call_notes"]) + 1, ring.other.phone, name, text, ended + 20_000, row))
    script = headed("callnotes") + (
        "CREATE TABLE contacts (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber TEXT NOT NULL,"
        "displayName TEXT NOT NULL, company TEXT, note TEXT, tags TEXT, createdAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL);"
        "CREATE UNIQUE INDEX index_contacts_phoneNumber ON contacts (phoneNumber);"
        "CREATE TABLE call_sessions (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber TEXT NOT NULL,"
        "callType INTEGER NOT NULL, startedAt INTEGER NOT NULL, endedAt INTEGER, screenedKnown INTEGER NOT NULL,"
        "knownContactId INTEGER, state INTEGER NOT NULL);"
        "CREATE TABLE call_notes (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber TEXT NOT NULL, callerName TEXT,"
        "noteText TEXT NOT NULL, createdAt INTEGER NOT NULL, callSessionId INTEGER);"
    )
    return database(
        script, rows | {"android_metadata": [("bg_BG",)]}, truth, "com.example.callnotes.data.CallSessionEntity",
        decoys=("call_notes", "android_metadata"),
    )  # fmt: skip


def b360() -> Aside:
    """A shop's books, words in French: clients, who speaks for them, staff and suppliers, what was done for each.

    A package in place of a path: com.missa.b360. `APPEL` among the doings is a call, whose way nobody tells; reminders that went
    by text may be told or not, promises and notes are neither. Columns of clients are of an early version.
    """
    talk = two("b360", people=24, rings=44)
    names = (
        "clients",
        "client_contacts",
        "client_followups",
        "client_payments",
        "client_categories",
        "employees",
        "fournisseurs",
    )
    rows, truth, spare = Rows({n: [] for n in names}), list[Record](), list[tuple[str, int]]()
    made = 1_784_000_000_000
    for row, person in enumerate(talk.people[1:12], 1):
        firm = row % 4 == 0
        name = f"Ets {person.last}" if firm else person.name
        second, mail = (f"+237 6 55 0{row:02} 144" if row % 5 == 1 else None), (person.mail if row % 3 else None)
        rows["clients"].append(
            (row, f"CLI-2026-{row:04}", name, "ENTREPRISE" if firm else "PARTICULIER", person.local, second, mail,
             "Marché central, Douala" if row % 2 else None, None, "Awa", 30, 1 + row % 2, 0.0, None, "ACTIF", None, 0, None,
             None, 1, None, made + row * 9_000, 1)
        )  # fmt: skip
        truth.append(known(name, [w for w in (person.local, second, mail) if w], "clients", row))
    for row, person in enumerate(talk.people[12:17], 1):
        mail = person.mail if row % 2 else None
        rows["client_contacts"].append(
            (row, 4 * (1 + row % 2), person.name, "Comptable", person.local, mail, int(row == 1))
        )
        truth.append(known(person.name, [w for w in (person.local, mail) if w], "client_contacts", row))
    for row, person in enumerate(talk.people[17:21], 1):
        post = ("Caissière", "Magasinier", None)[row % 3]
        rows["employees"].append(
            (row, f"EMP-{row:03}", person.name, person.local, post, 120_000.0, 26.0, "ACTIF", None, made + row)
        )
        truth.append(known(person.name, [person.local], "employees", row))
    for row, person in enumerate(talk.people[21:], 1):
        name = f"{person.last} Import"
        rows["fournisseurs"].append(
            (row, f"FRN-2026-{row:04}", name, person.local, None, person.mail, None, 1, None, "ACTIF", made + row)
        )
        truth.append(known(name, [person.local, person.mail], "fournisseurs", row))
    for row, ring in enumerate(talk.rings, 1):
        client = 1 + ring.other.n % 11
        kind = ("APPEL", "RELANCE", "NOTE", "APPEL", "PROMESSE")[ring.n % 5]
        way = {"APPEL": "APPEL", "RELANCE": ("WHATSAPP", "SMS", "VISITE")[ring.n % 3]}.get(kind)
        text = {"APPEL": "Rappel de la facture, promet de passer" if ring.n % 2 else None,
                "RELANCE": "Bonjour, votre facture est échue. Merci de passer.", "NOTE": "Préfère payer en fin de mois",
                "PROMESSE": None}[kind]  # fmt: skip
        due = (ring.ms + 604_800_000, 25_000.0 + row * 500) if kind == "PROMESSE" else (None, None)
        rows["client_followups"].append(
            (row, client, kind, way, text, *due, "OUVERT" if kind == "PROMESSE" else "CLOS", ring.ms)
        )
        if kind == "APPEL":
            whom = rows["clients"][client - 1]
            truth.append(rang(ring, "client_followups", row, party(client, whom[4], name=whom[2]), directed=False))
        elif way in ("WHATSAPP", "SMS"):
            spare.append(("client_followups", row))
    rows["client_payments"] = [
        (
            n,
            1 + n % 11,
            None,
            15_000.0 * n,
            "ESPECES",
            f"ENC-2026-{n:04}",
            made + n * 90_000_000,
            None,
            None,
            made + n * 90_000_000,
        )
        for n in range(1, 16)
    ]
    rows["client_categories"] = [(1, "Détail"), (2, "Gros")]
    script = headed("b360") + (
        "CREATE TABLE clients (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, code TEXT NOT NULL, nom TEXT NOT NULL,"
        "type TEXT NOT NULL, telephone TEXT NOT NULL, telephone2 TEXT, email TEXT, adresse TEXT, nif TEXT, commercial TEXT,"
        "conditionPaiementJours INTEGER NOT NULL, categorieId INTEGER, remiseDefautPct REAL NOT NULL, limiteCredit REAL,"
        "statut TEXT NOT NULL, badgeId INTEGER, prospect INTEGER NOT NULL, photoPath TEXT, notes TEXT, siteId INTEGER,"
        "codeFournisseur TEXT, createdAt INTEGER NOT NULL, active INTEGER NOT NULL);"
        "CREATE TABLE client_contacts (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, clientId INTEGER NOT NULL,"
        "nom TEXT NOT NULL, fonction TEXT, telephone TEXT, email TEXT, principal INTEGER NOT NULL);"
        "CREATE TABLE client_followups (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, clientId INTEGER NOT NULL,"
        "type TEXT NOT NULL, canal TEXT, message TEXT, promesseDate INTEGER, promesseMontant REAL,"
        "statut TEXT NOT NULL DEFAULT 'OUVERT', createdAt INTEGER NOT NULL);"
        "CREATE TABLE client_payments (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, clientId INTEGER NOT NULL,"
        "invoiceRecordId INTEGER, montant REAL NOT NULL, modePaiement TEXT NOT NULL, reference TEXT NOT NULL,"
        "paiementAt INTEGER NOT NULL, contrePassationDe INTEGER, note TEXT, createdAt INTEGER NOT NULL);"
        "CREATE TABLE client_categories (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, nom TEXT NOT NULL);"
        "CREATE TABLE employees (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, code TEXT NOT NULL, nom TEXT NOT NULL,"
        "telephone TEXT NOT NULL, poste TEXT, salaireBase REAL NOT NULL, joursMensuels REAL NOT NULL, statut TEXT NOT NULL,"
        "notes TEXT, createdAt INTEGER NOT NULL);"
        "CREATE TABLE fournisseurs (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, code TEXT NOT NULL, nom TEXT NOT NULL,"
        "telephone TEXT NOT NULL, telephone2 TEXT, email TEXT, adresse TEXT, siteId INTEGER, notes TEXT, statut TEXT NOT NULL,"
        "createdAt INTEGER NOT NULL);"
    )
    return database(
        script, rows | {"android_metadata": [("fr_CM",)]}, truth, "com.missa.b360.core.data.entity.ClientFollowupEntity",
        decoys=("client_payments", "client_categories", "android_metadata"), spare=spare,
    )  # fmt: skip


def huicui() -> Aside:
    """Calls that were made for cases, put down before dialling: the number, when, end and length once known; recordings.

    A package in place of a path: com.youzheng.huicui.app. All calls went out. What waits to be sent are recordings of the same
    calls, and may be told or not.
    """
    talk = two("huicui", people=12, rings=44)
    rows, truth, spare = Rows(call_session=[], upload_item=[]), list[Record](), list[tuple[str, int]]()
    for row, ring in enumerate(talk.rings, 1):
        key, case = uuid(hexed(f"call{row}", 24)), f"C2026{ring.other.num % 100_000:05}"
        state = (
            ("MATCHED", "RECORDING_MISSING")[ring.n % 5 == 0]
            if ring.duration
            else ("NOT_CONNECTED", "UNRESOLVED")[ring.n % 2]
        )
        ended = None if state == "UNRESOLVED" else ring.ms + 9_000 + ring.duration * 1000
        number = ring.other.phone.lstrip("+")
        rows["call_session"].append((key, case, number, ring.ms, ended, ring.duration if ended else None, state))
        made = rang(ring, "call_session", row, party(number, case), duration=ring.duration if ended else None)
        truth.append(made | {"direction": "outgoing"})
        if state == "MATCHED":
            name = f"{number}_{ring.s}.m4a"
            rows["upload_item"].append(
                (hexed(f"file{row}"), key, case, f"/storage/emulated/0/Recordings/Call/{name}", name, 81_000 + row * 733,
                 ring.ms + 2000, ring.duration, number, "APP_AUTO", ("UPLOADED", "PENDING")[row % 4 == 0], row % 3, 0,
                 ring.ms + 60_000, ring.ms + 90_000 if row % 4 else None, None, f"rec_{row}" if row % 4 else None)
            )  # fmt: skip
            spare.append(("upload_item", len(rows["upload_item"])))
    script = headed("huicui") + (
        "CREATE TABLE call_session (callId TEXT NOT NULL, caseId TEXT NOT NULL, number TEXT NOT NULL,"
        "dialStartTs INTEGER NOT NULL, callEndTs INTEGER, durationSec INTEGER, state TEXT NOT NULL, PRIMARY KEY(callId));"
        "CREATE TABLE upload_item (fileHash TEXT NOT NULL, callId TEXT, caseId TEXT NOT NULL, filePath TEXT NOT NULL,"
        "fileName TEXT NOT NULL, sizeBytes INTEGER NOT NULL, recordedAtMillis INTEGER, durationSec INTEGER, phone TEXT,"
        "source TEXT NOT NULL, status TEXT NOT NULL, retryCount INTEGER NOT NULL, nextAttemptAt INTEGER NOT NULL,"
        "createdTs INTEGER NOT NULL, uploadedTs INTEGER, lastError TEXT, serverRecordingId TEXT, PRIMARY KEY(fileHash));"
    )
    return database(
        script, rows | {"android_metadata": [("zh_CN",)]}, truth, "com.youzheng.huicui.app.data.db.CallSessionEntity",
        decoys=("android_metadata",), spare=spare,
    )  # fmt: skip
