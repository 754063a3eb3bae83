"""Apps of the fourteenth set with calls or cards: a messenger that rings, one that tells who rings, a list of people to ring.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from typing import Any

from tests.engine._fourteenth_m_talk import HUB, LOCALE, Rows, fourteenth, hexed, sealed, uuid
from tests.engine.published_talk import Aside, Line, Record, database, known, party, proto, rang, says
from tests.formats.realm.build import BOOL, INT, LINK, STRING, TIMESTAMP, At, Col, Tab, realm


def _content(line: Line, back: int) -> bytes:
    """A message as its protocol has it: text, files, what it answers."""
    members: list[tuple[int, int | str | bytes]] = []
    if line.text is not None:
        members.append((1, line.text))
        if line.text.startswith("http"):
            members.append((2, proto((1, 8), (3, line.text.index(" ")))))
    else:
        kind, name, mime = _FILES[line.form]
        media: list[tuple[int, int | str | bytes]] = [(1, kind), (2, bytes.fromhex(hexed(line.key, 24)))]
        media += [(3, 960), (4, 1280)] if kind == 1 else []
        media.append((5, 51_200 + line.n * 613))
        media += [(8, 4 + line.n % 30)] if kind == 4 else []
        media += [(9, name)] if name else []
        members.append((3, proto(*media, (10, mime), *([(11, sealed(line.key, 40))] if kind == 4 else []))))
    if back:
        members.append((4, proto((1, back))))
    return proto(*members)


_FILES = {
    "image": (1, "", "image/jpeg"),
    "voice": (4, "", "audio/ogg"),
    "file": (3, "Nebenkosten 2025.pdf", "application/pdf"),
}


def iperon() -> Aside:
    """Talks of two as the server's buffers, with a text to search in beside, a journal of calls, and people of two books.

    A message's text is in its buffer and again in `searchText`, where ё is е and names of files stand; pictures and voices have
    none. People are twelve bytes. A call's time is when it ended. Tables are as the statements that fill them name columns;
    their types, and what the sixteenth migration says more, were not read, nor were other tables (profiles, settings, files),
    which are left out. Taken for granted: that the file is not encrypted, that a call's identifier is twelve bytes too, names of
    a call's directions, and that one who has no account has none in `userID`.
    """
    talk = fourteenth("iperon", count=70, people=9, rings=28)
    rows = Rows(contacts=[], callLogs=[], chatDialogs=[], chatMessages=[], chatOutbox=[], chatUpdatesState=[])
    truth, spare, ids = list[Record](), list[tuple[str, int]](), {p.n: bytes.fromhex(p.key) for p in talk.people}
    own, chats = ids[0], {n: bytes.fromhex(hexed(f"chat{n}", 24)) for n in range(1, 9)}
    last = talk.lines[-1].ms
    for row, person in enumerate(talk.people[1:], 1):
        cloud = person.n % 3 == 1
        rows["contacts"].append(
            (person.phone, person.name, person.local, ids[person.n] if person.n != 8 else None, int(cloud),
             sealed(person.key, 32) if cloud else None, last - (9_000 if cloud else 30_000))
        )  # fmt: skip
        truth.append(known(person.name, [person.phone, person.local], "contacts", row))
    counts, tops = dict.fromkeys(chats, 0), dict[int, tuple[Line, bytes]]()
    for row, line in enumerate(talk.lines, 1):
        counts[line.chat] += 1
        number = counts[line.chat]
        content = _content(line, number - 1 if line.n % 10 == 6 else 0)
        search = line.text or _FILES.get(line.form, (0, "", ""))[1]
        search = search.replace("ё", "е").replace("Ё", "Е")
        edit, token = (line.ms + 30_000 if line.edited else 0), int(line.key[:15], 16)
        rows["chatMessages"].append(
            (own, chats[line.chat], number, ids[line.who.n], line.ms, edit, token,
             int(line.form == "voice" and line.unread), int(line.n % 17 == 3), content, search)
        )  # fmt: skip
        fields: list[tuple[int, int | str | bytes]] = [
            (1, chats[line.chat]),
            (2, number),
            (3, ids[line.who.n]),
            (4, line.ms),
        ]
        tops[line.chat] = (line, proto(*fields, *([(5, edit)] if edit else []), (6, content), (9, token)))
        other = talk.people[line.chat]
        to = party(ids[other.n].hex(), other.phone, name=other.name) if line.out else ()
        sender = party(ids[line.who.n].hex(), name=None if line.out else line.who.name)
        also = {"body": [search]} if search and search != line.text else None
        thread = chats[line.chat].hex()
        truth.append(says(line, "chatMessages", row, sender=sender, to=to, thread=thread, also=also))
    for n, chat in chats.items():
        lines = [line for line in talk.lines if line.chat == n]
        top, buffer = tops.get(n, (None, None))
        unread = sum(line.unread for line in lines)
        rows["chatDialogs"].append(
            (own, chat, 0, ids[n], counts[n] if top else 0, top.ms if top else 0, buffer, counts[n] - unread, counts[n], unread,
             int(n == 2), int(n == 6), 0, 0, "ich schau mal na" if n == 3 else "", talk.lines[0].ms - n * 86_000)
        )  # fmt: skip
    waits = "Bin gleich da, such schon mal einen Platz"
    rows["chatOutbox"] = [(own, 881_204_551_902, chats[1], None, proto((1, waits)), 0, 1, last + 5_000)]
    rows["chatUpdatesState"] = [(own, 4_118, last)]
    for row, ring in enumerate(talk.rings, 1):
        ended = ring.ms + ring.duration * 1_000 + 700
        rows["callLogs"].append(
            (row, bytes.fromhex(hexed(f"call{ring.n}", 24)), ids[ring.other.n], ring.other.name,
             "outgoing" if ring.out else "incoming", int(ring.video), int(not ring.duration and not ring.out), ring.duration,
             ended)
        )  # fmt: skip
        ways = party(ids[ring.other.n].hex(), ring.other.phone, name=ring.other.name)
        truth.append(rang(ring, "callLogs", row, ways, at=ended * 1000, duration=ring.duration))
    spare.append(("chatoutbox", 1))
    script = """CREATE TABLE contacts (phoneE164 TEXT NOT NULL PRIMARY KEY, displayName TEXT NOT NULL, phone TEXT NOT NULL,
        userID BLOB, isCloud INTEGER NOT NULL DEFAULT 0, oprf BLOB, updatedAt INTEGER NOT NULL);
        CREATE TABLE callLogs (id INTEGER PRIMARY KEY AUTOINCREMENT, callID BLOB NOT NULL, userID BLOB NOT NULL,
        displayName TEXT NOT NULL, direction TEXT NOT NULL, video INTEGER NOT NULL, missed INTEGER NOT NULL,
        durationSeconds INTEGER NOT NULL, createdAt INTEGER NOT NULL);
        CREATE TABLE chatDialogs (userID BLOB NOT NULL, chatID BLOB NOT NULL, type INTEGER NOT NULL DEFAULT 0, peerUserID BLOB,
        topMessageID INTEGER NOT NULL DEFAULT 0, topMessageDate INTEGER NOT NULL DEFAULT 0, topMessage BLOB,
        readInboxMaxID INTEGER NOT NULL DEFAULT 0, readOutboxMaxID INTEGER NOT NULL DEFAULT 0,
        unreadCount INTEGER NOT NULL DEFAULT 0, pinned INTEGER NOT NULL DEFAULT 0, archived INTEGER NOT NULL DEFAULT 0,
        markedUnread INTEGER NOT NULL DEFAULT 0, mutedUntil INTEGER NOT NULL DEFAULT 0, draft TEXT NOT NULL DEFAULT '',
        createdAt INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (userID, chatID));
        CREATE TABLE chatMessages (userID BLOB NOT NULL, chatID BLOB NOT NULL, messageID INTEGER NOT NULL,
        fromUserID BLOB NOT NULL, date INTEGER NOT NULL, editDate INTEGER NOT NULL DEFAULT 0, randomID INTEGER NOT NULL DEFAULT 0,
        mediaUnread INTEGER NOT NULL DEFAULT 0, silent INTEGER NOT NULL DEFAULT 0, content BLOB NOT NULL,
        searchText TEXT NOT NULL DEFAULT '', PRIMARY KEY (userID, chatID, messageID));
        CREATE TABLE chatOutbox (userID BLOB NOT NULL, randomID INTEGER NOT NULL, chatID BLOB, peerUserID BLOB,
        content BLOB NOT NULL, silent INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0, createdAt INTEGER NOT NULL,
        PRIMARY KEY (userID, randomID));
        CREATE TABLE chatUpdatesState (userID BLOB NOT NULL PRIMARY KEY, pts INTEGER NOT NULL, date INTEGER NOT NULL DEFAULT 0);
        CREATE VIRTUAL TABLE chatMessagesFts USING fts5(searchText, content='chatMessages', content_rowid='rowid',
        tokenize='unicode61 remove_diacritics 2');
        CREATE TRIGGER chatMessagesFtsInsert AFTER INSERT ON chatMessages BEGIN
        INSERT INTO chatMessagesFts(rowid, searchText) VALUES (new.rowid, new.searchText); END;
        CREATE TRIGGER chatMessagesFtsDelete AFTER DELETE ON chatMessages BEGIN
        INSERT INTO chatMessagesFts(chatMessagesFts, rowid, searchText) VALUES ('delete', old.rowid, old.searchText); END;
        CREATE TRIGGER chatMessagesFtsUpdate AFTER UPDATE OF searchText ON chatMessages BEGIN
        INSERT INTO chatMessagesFts(chatMessagesFts, rowid, searchText) VALUES ('delete', old.rowid, old.searchText);
        INSERT INTO chatMessagesFts(rowid, searchText) VALUES (new.rowid, new.searchText); END;
        PRAGMA user_version = 18;"""
    address = f"""{HUB}/iperon-net/messenger lib/repositories/chats.dart, contacts.dart, call_logs.dart,
        lib/chats/message_search.dart, protos/chats_v1.proto"""
    decoys = ("chatDialogs", "chatUpdatesState", "chatMessagesFts")
    return database(script, rows, truth, address, decoys=decoys, spare=spare)


def berners() -> Aside:
    """Calls by two numbers that are rows of their own, which belong to somebody by a row more; when, only their events say.

    A call has an event when it came, and more when somebody answered, missed or declined it; the first is its time. Somebody is
    a contact by the name that the server gave; numbers without a name have nobody. Lists of unwanted callers are none. Taken for
    granted: words for directions, kinds, owners and decisions, that times are milliseconds, and that rows have no time of their
    own, as what maps them gives none.
    """
    talk = fourteenth("berners", people=16, rings=44)
    rows, truth = (
        Rows(users=[], top_spammers=[], entities=[], phones=[], incomings=[], incoming_events=[]),
        list[Record](),
    )
    spare = [("phones", n) for n in range(1, 17)]
    row = 0
    for person in talk.people:
        nobody, firm = person.n % 5 == 4, person.n % 6 == 3
        name = f"{person.last} GmbH" if firm else person.name
        if not nobody:
            row += 1
            rows["entities"].append(
                (row, 7_000 + person.n * 3, None, None, None, "COMPANY" if firm else "PERSON", name, int(firm),
                 f"https://cdn.berners.example/p/{person.n}.png" if person.n % 3 == 1 else None, f"#{hexed(person.key, 6)}",
                 int(person.n % 4 == 0), 0)
            )  # fmt: skip
            if person.n:
                truth.append(known(name, [person.phone, person.local], "entities", row))
            else:
                spare.append(("entities", row))
        rows["phones"].append(
            (person.n + 1, 9_100 + person.n, None, None, None, person.phone, person.phone, person.local,
             person.phone[1:3], "DE" if person.phone.startswith("+49") else None, "MOBILE" if person.n % 3 else None,
             "Tirana" if person.n == 9 else None, None if nobody else row)
        )  # fmt: skip
    for call, ring in enumerate(talk.rings, 1):
        nobody = ring.other.n % 5 == 4
        name = None if nobody else f"{ring.other.last} GmbH" if ring.other.n % 6 == 3 else ring.other.name
        pair = (1, ring.other.n + 1) if ring.out else (ring.other.n + 1, 1)
        declined = not ring.duration and not ring.out and ring.n % 2 == 1
        decision = ("USER", "DECLINE", int(nobody), "") if declined else (None, None, None, None)
        rows["incomings"].append(
            (call, None, None, None, None, *pair, "OUTGOING" if ring.out else "INCOMING", *decision)
        )
        events = [("CREATED", ring.ms)]
        if ring.duration:
            events.append(("STARTED", ring.ms + 6_200))
        elif not ring.out:
            events.append(("DECLINED" if declined else "MISSED", ring.ms + 21_400))
        for kind, ms in events:
            number = len(rows["incoming_events"]) + 1
            rows["incoming_events"].append((number, None, None, None, None, call, kind, ms))
            spare.append(("incoming_events", number))
        truth.append(rang(ring, "incomings", call, party(ring.other.phone, ring.other.local, name=name)))
    rows["users"] = [(1, talk.me.name)]
    rows["top_spammers"] = [
        (n, label, count, f"+4930231250{n:02}", "CALL" if n % 2 else None)
        for n, (label, count) in enumerate((("Strom & Gas", 412), ("Umfrage", 210), ("Gewinnspiel", 1_904)), 1)
    ]
    rows["android_metadata"] = [("pt_BR",)]
    script = (
        LOCALE
        + """CREATE TABLE `users` (`id` INTEGER, `name` TEXT, PRIMARY KEY(`id`));
        CREATE TABLE `top_spammers` (`id` INTEGER PRIMARY KEY AUTOINCREMENT, `label` TEXT NOT NULL,
        `reports_count` INTEGER NOT NULL, `phone_e164_format` TEXT NOT NULL, `incoming_type` TEXT);
        CREATE UNIQUE INDEX `index_top_spammers_phone_e164_format_incoming_type`
        ON `top_spammers` (`phone_e164_format`, `incoming_type`);
        CREATE TABLE `entities` (`id` INTEGER PRIMARY KEY AUTOINCREMENT, `rid` INTEGER, `created_at` INTEGER,
        `updated_at` INTEGER, `deleted_at` INTEGER, `entity_type` TEXT NOT NULL, `name` TEXT, `verified` INTEGER NOT NULL,
        `profile_image_url` TEXT, `primary_color` TEXT NOT NULL, `is_user` INTEGER NOT NULL, `is_user_premium` INTEGER NOT NULL);
        CREATE TABLE `phones` (`id` INTEGER PRIMARY KEY AUTOINCREMENT, `rid` INTEGER, `created_at` INTEGER, `updated_at` INTEGER,
        `deleted_at` INTEGER, `phone` TEXT NOT NULL, `e164_format` TEXT NOT NULL, `national_format` TEXT, `dialing_code` TEXT,
        `country_code` TEXT, `number_type` TEXT, `location_formatted` TEXT, `entity_id` INTEGER);
        CREATE TABLE `incomings` (`id` INTEGER PRIMARY KEY AUTOINCREMENT, `rid` INTEGER, `created_at` INTEGER,
        `updated_at` INTEGER, `deleted_at` INTEGER, `source_id` INTEGER NOT NULL, `target_id` INTEGER NOT NULL,
        `direction` TEXT NOT NULL, `decision_owner` TEXT, `decision_type` TEXT, `decision_spam` INTEGER, `decision_message` TEXT);
        CREATE TABLE `incoming_events` (`id` INTEGER PRIMARY KEY AUTOINCREMENT, `rid` INTEGER, `created_at` INTEGER,
        `updated_at` INTEGER, `deleted_at` INTEGER, `incoming_id` INTEGER NOT NULL, `event_type` TEXT NOT NULL,
        `timestamp` INTEGER NOT NULL,
        FOREIGN KEY(`incoming_id`) REFERENCES `incomings`(`id`) ON UPDATE CASCADE ON DELETE CASCADE );
        CREATE TABLE room_master_table (id INTEGER PRIMARY KEY,identity_hash TEXT);
        INSERT INTO room_master_table (id,identity_hash) VALUES(42, '6084775f281db27e39173de6dacb1c60');
        PRAGMA user_version = 1;"""
    )
    under = "mobile/android/truecaller/data"
    address = f"""{HUB}/edicleoline/berners-truecaller
        {under}/build/generated/source/kapt/debug/com/berners/truecaller/data/local/db/AppDatabase_Impl.java,
        daos/IncomingEventDao_Impl.java, {under}/src/main/java/com/berners/truecaller/data/local/db/entities/IncomingEntity.kt"""
    decoys = ("users", "top_spammers", "room_master_table", "android_metadata")
    return database(script, rows, truth, address, decoys=decoys, spare=spare)


def phonebook() -> Aside:
    """Numbers in a row that are to be rung up, and people who showed interest: a number names its person, not the other way.

    A file of Realm. Numbers that belong to nobody yet may be told or not, as may rows of numbers beside their people's. Taken
    for granted: what a note has beside its text, codes of a number's state, words for sex and age, the form of a number, and
    that tables stand in the order of their names.
    """
    talk = fourteenth("phonebook", people=15)
    people, phones, notes = dict[int, dict[str, Any]](), dict[int, dict[str, Any]](), dict[int, dict[str, Any]]()
    truth, spare, begun = list[Record](), list[tuple[str, int]](), 1_596_000_000

    def phone(value: str, serial: int, owner: str | None) -> None:
        key = len(phones) + 1
        phones[key] = {"id": uuid(hexed(f"phone{key}", 24)), "iterableValue": serial, "countryCode": "BR", "nationalValue": value,
                       "status": 3 if owner else key % 3, "active": key % 11 != 0,
                       "updated_at": At(begun + key * 4_099, 812_000_000), "interested_id": owner}  # fmt: skip
        spare.append(("phones", key))

    for person in talk.people[1:]:
        key, own = len(people) + 1, uuid(person.key)
        listed = list[int]()
        if person.n % 3 == 1:
            number = len(notes) + 1
            notes[number] = {"id": uuid(hexed(f"note{number}", 24)), "text": "Voltar na terça, depois das 18h",
                             "created_at": At(begun + key * 9_011, 0)}  # fmt: skip
            listed = [number]
        people[key] = {"id": own, "name": person.name if person.n % 4 else person.first,
                       "address": f"Rua das Acácias, {person.n * 7}" if person.n % 2 else "",
                       "lifeStage": ("young", "adult", "elderly")[person.n % 3], "notes": listed,
                       "gender": "female" if person.n % 2 else "male", "favorite": person.n == 5, "active": person.n != 9,
                       "created_at": At(begun + key * 8_009, 455_000_000)}  # fmt: skip
        ways = [f"(21) 90000-{3000 + person.n * 13}", *([f"(21) 2000-{4000 + person.n}"] if person.n % 5 == 2 else [])]
        for way in ways:
            phone(way, int("".join(c for c in way if c.isdigit())), own)
        truth.append(known(people[key]["name"], ways, "Interested", key))
    for n in range(30):
        phone(f"(21) 2555-{1200 + n}", 2_125_551_200 + n, None)
    own = Col("id", STRING, indexed=True)
    tables = [
        Tab("Interested", [own, Col("name", STRING, indexed=True), Col("address", STRING), Col("lifeStage", STRING),
                           Col("notes", LINK, kind="list", to="Note"), Col("gender", STRING), Col("favorite", BOOL),
                           Col("active", BOOL, indexed=True), Col("created_at", TIMESTAMP, indexed=True)], people),
        Tab("Note", [own, Col("text", STRING), Col("created_at", TIMESTAMP)], notes),
        Tab("Phones", [own, Col("iterableValue", INT), Col("countryCode", STRING), Col("nationalValue", STRING, indexed=True),
                       Col("status", INT, indexed=True), Col("active", BOOL, indexed=True),
                       Col("updated_at", TIMESTAMP, indexed=True),
                       Col("interested_id", STRING, nullable=True, indexed=True)], phones),
    ]  # fmt: skip
    address = f"{HUB}/Domeniqque/phonebook-app src/schemas/InterestedSchema.ts, PhoneSchema.ts"
    where = "data/data/com.phonebook/files/default.realm"
    return Aside(realm(tables), truth, address, frozenset({"note"}), frozenset(spare), path=where)
