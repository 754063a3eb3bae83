"""People of the eleventh set: a team chat, messengers without servers, bills of a small firm, fediverse users, a school register.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from html import escape
from typing import Any

from aboveboard.model.times import iso
from tests.engine._eleventh_talk import eleventh
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, stamp, uuid
from tests.engine.leveldb_files import number
from tests.engine.published_talk import Aside, Record, database, known, local, party, says, spaced

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def zulip2016() -> Aside:
    """A team's chat on Android in 2016, by ORMLite: who wrote is a number of `people`, letters have their readers' numbers.

    Its times are of the phone's wall clock, as ORMLite writes a Date. Taken for granted: that, and kinds written as words.
    """
    talk = eleventh("zulip2016", count=66, people=10, groups=2)
    rows = Rows(messages=[], people=[], streams=[], ranges=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    for person in talk.people:
        row = person.n + 1
        rows["people"].append((row, person.name, person.mail, f"https://secure.example/avatar/{person.key[:8]}", 0, 1))
        if person.n:
            truth.append(known(person.name, [person.mail], "people", row))
    rows["people"].append((len(talk.people) + 1, "Notification Bot", "notification-bot@zulip.example", None, 1, 1))
    spare += [("people", 1), ("people", len(talk.people) + 1)]
    streams = {n: i for i, n in enumerate(talk.groups, 1)}
    rows["streams"] = [(i, ("küche", "deploy")[i - 1], -8_947_849 - i, 1, 0, 1) for i in streams.values()]
    at = spaced(talk.rng, len(talk.lines), 21_400_000)
    for line in talk.lines:
        if line.text is None:
            continue
        row, who, other = at[line.n], line.who, talk.other(line)
        readers = ",".join(str(n) for n in sorted((1, other.n + 1))) if other else None
        page = f"<p>{escape(line.text, quote=False)}</p>".replace("\n", "<br>\n")
        subject = None if other else ("(no topic)", "Freitag", "v2.4")[line.n % 3]
        rows["messages"].append(
            (who.n + 1, "PRIVATE_MESSAGE" if other else "STREAM_MESSAGE", line.text, page, subject,
             f"{stamp(line.ms)}.000000", readers, row, None if other else streams[line.chat])
        )  # fmt: skip
        ways = party(who.mail, who.n + 1, name=who.name)
        to = party(other.mail, other.n + 1, name=other.name) if other and line.out else ()
        told = says(line, "messages", row, at=local(stamp(line.ms)), sender=ways, to=to,
                    thread=readers if other else streams[line.chat], also={"body": [page]})  # fmt: skip
        truth.append(told)
    rows["ranges"] = [(1, at[0], at[-1])]
    rows["android_metadata"] = [("en_US",)]
    script = (
        LOCALE
        + """CREATE TABLE `messages` (`sender` INTEGER , `type` VARCHAR , `content` VARCHAR , `formattedContent` VARCHAR ,
        `subject` VARCHAR , `timestamp` VARCHAR , `recipients` VARCHAR , `id` INTEGER , `stream` INTEGER , PRIMARY KEY (`id`) );
        CREATE INDEX `messages_recipients_idx` ON `messages` ( `recipients` );
        CREATE TABLE `people` (`id` INTEGER PRIMARY KEY AUTOINCREMENT , `name` VARCHAR , `email` VARCHAR , `avatarUrl` VARCHAR ,
        `isBot` SMALLINT , `isActive` SMALLINT );
        CREATE UNIQUE INDEX `people_email_idx` ON `people` ( `email` );
        CREATE TABLE `streams` (`id` INTEGER PRIMARY KEY AUTOINCREMENT , `name` VARCHAR , `color` INTEGER ,
        `inHomeView` SMALLINT , `inviteOnly` SMALLINT , `subscribed` SMALLINT );
        CREATE TABLE `ranges` (`id` INTEGER PRIMARY KEY AUTOINCREMENT , `low` INTEGER , `high` INTEGER );"""
    )
    address = f"{HUB}/zulip/zulip-android-legacy app/src/main/java/com/zulip/android/Message.java"
    return database(script, rows, truth, address, decoys=("streams", "ranges", "android_metadata"), spare=spare)


def antox() -> Aside:
    """Tox on Android: friends and groups in one table, messages by keys; a file's row has its path as its text.

    Times are the database's own default, UTC as text. Type 1 is a text, 2 a file, 3 an action, 4 a text in a group. Taken for
    granted: of which kind a picture of a friend is.
    """
    talk = eleventh("antox", count=62, people=8, groups=1)
    rows = Rows(contacts=[], messages=[], friend_requests=[], group_invites=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    keys = {p.n: hexed(p.key).upper() for p in talk.people}
    title = next(iter(talk.groups.values()))[0]
    room = hexed("antox room").upper()
    for row, person in enumerate(talk.people[1:], 1):
        alias = person.name if person.n % 2 else ""
        rows["contacts"].append(
            (keys[person.n], person.handle, "offline" if row % 2 else "away", "Toxing on Antox", alias, 0, int(person.n == 5),
             keys[person.n], int(row < 3), 0, int(row == 2), 1, "vielleicht sp" if row == 4 else None)
        )  # fmt: skip
        truth.append(known(alias or person.handle, [keys[person.n]], "contacts", row, person.handle))
    rows["contacts"].append((room, title, "0", "Thema", "", 0, 0, room, 0, 0, 0, 2, None))
    spare.append(("contacts", len(rows["contacts"])))
    at = spaced(talk.rng, len(talk.lines) * 2)
    for line in talk.lines:
        row, other = at[line.n * 2], talk.other(line)
        key = keys[other.n] if other else room
        path = None if line.text else f"/storage/emulated/0/Antox/received/{line.form}_{line.n}.jpg"
        kind = 2 if path else 4 if other is None else 3 if line.n % 19 == 7 else 1
        rows["messages"].append(
            (row, stamp(line.ms), -1 if path else line.n + 1, key, keys[line.who.n], line.who.handle, path or line.text,
             int(line.n % 9 != 3), int(not line.unread), 1, 48_000 if path else None, kind, 0 if path else -1)
        )  # fmt: skip
        ways = party(keys[line.who.n], name=line.who.handle)
        to = party(key, name=other.handle) if other and line.out else ()
        told = says(line, "messages", row, at=local(stamp(line.ms)), sender=ways, to=to, thread=key,
                    also={"body": [path]} if path else None)  # fmt: skip
        truth.append(told)
        if line.n in (9, 30):
            picture = f"/data/data/chat.tox.antox/files/avatar/{keys[3][:12]}"
            rows["messages"].append(
                (
                    row + 1,
                    stamp(line.ms + 4000),
                    -1,
                    keys[3],
                    keys[3],
                    talk.people[3].handle,
                    picture,
                    1,
                    1,
                    1,
                    9000,
                    2,
                    1,
                )
            )
            spare.append(("messages", row + 1))
    rows["friend_requests"] = [(1, hexed("stranger").upper(), "Hi, it is Quirin from the climbing hall")]
    rows["group_invites"] = [(1, hexed("invited").upper(), keys[2], b"\x01\x02" * 20)]
    spare.append(("friend_requests", 1))
    rows["android_metadata"] = [("de_AT",)]
    script = (
        LOCALE
        + """CREATE TABLE contacts (tox_key text primary key, username text, status text, note text, alias text,
        isonline boolean, isblocked boolean, avatar text, received_avatar boolean, ignored boolean, favorite boolean,
        contact_type int, unsent_message text);
        CREATE TABLE friend_requests ( _id integer primary key, tox_key text, message text);
        CREATE TABLE group_invites ( _id integer primary key, tox_key text, group_inviter text, group_data BLOB);
        CREATE TABLE messages ( _id integer primary key , timestamp DATETIME DEFAULT CURRENT_TIMESTAMP, message_id integer,
        tox_key text, sender_key text, sender_name text, message text, has_been_received boolean, has_been_read boolean,
        successfully_sent boolean, size integer, type int, file_kind int,
        FOREIGN KEY(tox_key) REFERENCES contacts(tox_key)); PRAGMA user_version = 16;"""
    )
    address = f"{HUB}/Antox/Antox app/src/main/scala/chat/tox/antox/data/AntoxDB.scala"
    return database(script, rows, truth, address, decoys=("group_invites", "android_metadata"), spare=spare)


def _bitmessage(key: str) -> str:
    value, made = int(hexed(key, 50), 16), ""
    for _ in range(34):
        value, place = divmod(value, 58)
        made += BASE58[place]
    return "BM-2c" + made[:32]


def _plain(text: str, key: str, broadcast: bool) -> bytes:
    """A Bitmessage before it is sealed: the writer's keys, who it is for, the encoding (2: subject and body), the text."""
    data = text.encode()
    keys = bytes.fromhex(hexed(key, 128)) + bytes.fromhex(hexed(key[::-1], 128))
    head = number(4) + number(1) + (1).to_bytes(4, "big") + keys + number(1000) + number(1000)
    to = b"" if broadcast else bytes.fromhex(hexed(key + "to", 40))
    return head + to + number(2) + _sized(len(data)) + data + (b"" if broadcast else _sized(0))


def _sized(value: int) -> bytes:
    """Bitmessage's own way to write a length."""
    return bytes((value,)) if value < 0xFD else b"\xfd" + value.to_bytes(2, "big")


def abit() -> Aside:
    """Bitmessage on Android: a message is a row with its addresses and seconds, its subject and text inside a packed cell.

    Taken for granted: the columns of later versions and their order, and what a message has before its text (of its library).
    """
    talk = eleventh("abit", count=50, people=9)
    rows = Rows(Message=[], Address=[], Label=[], Message_Label=[], Inventory=[], Message_Parent=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    own = _bitmessage(talk.me.key)
    places = {p.n: _bitmessage(p.key) for p in talk.people}
    rows["Address"].append((own, 4, "me", bytes(132), bytes(64), 0))
    spare.append(("Address", 1))
    for row, person in enumerate(talk.people[1:], 2):
        alias = person.name if person.n < 8 else None
        rows["Address"].append(
            (places[person.n], 4, alias, bytes.fromhex(hexed(person.key, 128)), None, int(person.n == 7))
        )
        if alias:
            truth.append(known(alias, [places[person.n]], "Address", row))
        else:
            spare.append(("Address", row))
    labels = (("Inbox", "INBOX", 4_278_190_335, 0), ("Drafts", "DRAFT", 4_294_940_928, 10), ("Sent", "SENT", 4_294_967_040, 20),
              ("Broadcast", "BROADCAST", 4_278_190_080, 50), ("Unread", "UNREAD", 4_278_190_080, 90),
              ("Trash", "TRASH", 4_278_190_080, 100), ("Outbox", "OUTBOX", 4_278_190_080, 15))  # fmt: skip
    rows["Label"] = [(i, *label) for i, label in enumerate(labels, 1)]
    at = spaced(talk.rng, len(talk.lines) + 1)
    texts = [x for x in talk.lines if x.text]
    for line in texts:
        row, other = at[line.n], talk.people[line.chat]
        broadcast = line.chat == 7 and not line.out
        subject = f"{'Re: ' if line.n % 3 else ''}{('Samstag', 'la llave', 'Отчёт')[line.n % 3]}"
        whole = f"Subject:{subject}\nBody:{line.text}"
        sender, reader = (own, places[other.n]) if line.out else (places[other.n], None if broadcast else own)
        rows["Message"].append(
            (row, bytes.fromhex(hexed(line.key)), "BROADCAST" if broadcast else "MSG", sender, reader,
             _plain(whole, line.who.key, broadcast), line.s if line.out else None, None if line.out else line.s,
             ("SENT_ACKNOWLEDGED" if line.n % 4 else "SENT") if line.out else "RECEIVED", bytes.fromhex(hexed(line.key, 128)),
             bytes.fromhex(hexed(line.key[::-1])) if line.out else None, 237_600 if line.out else 0, 0, None,
             bytes.fromhex(hexed(f"conversation{line.chat}", 32)))
        )  # fmt: skip
        rows["Message_Label"].append((row, 3 if line.out else 4 if broadcast else 1))
        if line.unread:
            rows["Message_Label"].append((row, 5))
        name = other.name if other.n < 8 else None
        mine, theirs = party(own, name="me"), party(places[other.n], name=name)
        to = theirs if line.out else () if broadcast else mine
        told = says(line, "Message", row, at=line.s * 1_000_000, sender=mine if line.out else theirs, to=to,
                    also={"body": [whole]})  # fmt: skip
        truth.append(told)
    draft = at[-1]
    rows["Message"].append(
        (draft, None, "MSG", own, places[3], _plain("Subject:Urlaub\nBody:Wir sind ab dem", own, False), None, None, "DRAFT",
         None, None, 0, 0, None, bytes.fromhex(hexed("draft", 32)))
    )  # fmt: skip
    rows["Message_Label"].append((draft, 2))
    spare.append(("Message", draft))
    rows["Inventory"] = [
        (
            bytes.fromhex(hexed(f"object{n}")),
            1,
            talk.lines[-1].s + 90_000 + n,
            bytes.fromhex(hexed(f"data{n}", 128)),
            2,
            1,
        )
        for n in range(12)
    ]
    script = """CREATE TABLE Inventory (hash BINARY(32) NOT NULL PRIMARY KEY, stream INTEGER NOT NULL, expires INTEGER NOT NULL,
        data BLOB NOT NULL, type INTEGER NOT NULL, version INTEGER NOT NULL);
        CREATE TABLE Address (address VARCHAR(40) NOT NULL PRIMARY KEY, version INTEGER NOT NULL, alias VARCHAR(255),
        public_key BLOB, private_key BLOB, subscribed BIT DEFAULT '0');
        CREATE TABLE Message (id INTEGER PRIMARY KEY AUTOINCREMENT, iv BINARY(32) UNIQUE, type VARCHAR(20) NOT NULL,
        sender VARCHAR(40) NOT NULL, recipient VARCHAR(40), data BLOB NOT NULL, sent INTEGER, received INTEGER,
        status VARCHAR(20) NOT NULL, initial_hash BINARY(64) UNIQUE, ack_data BINARY(32), ttl INTEGER NOT NULL DEFAULT 0,
        retries INTEGER NOT NULL DEFAULT 0, next_try INTEGER, conversation BINARY[16],
        FOREIGN KEY (sender) REFERENCES Address (address), FOREIGN KEY (recipient) REFERENCES Address (address));
        CREATE TABLE Label (id INTEGER PRIMARY KEY AUTOINCREMENT, label VARCHAR(255) NOT NULL, type VARCHAR(20),
        color INT NOT NULL DEFAULT 4278190080, ord INTEGER, CONSTRAINT UC_label UNIQUE (label),
        CONSTRAINT UC_order UNIQUE (ord));
        CREATE TABLE Message_Label (message_id INTEGER NOT NULL, label_id INTEGER NOT NULL, PRIMARY KEY (message_id, label_id));
        CREATE TABLE Message_Parent (parent BINARY(64) NOT NULL, child BINARY(64) NOT NULL, pos INT NOT NULL,
        conversation BINARY[16] NOT NULL, PRIMARY KEY (parent, child));"""
    address = f"{HUB}/Dissem/Abit app/src/main/assets/db/migration/V1.2__Create_table_message.sql"
    return database(
        script, rows, truth, address, decoys=("Label", "Message_Label", "Inventory", "Message_Parent"), spare=spare
    )


def serval() -> Aside:
    """Texts over a mesh of phones: who wrote and who reads are keys in two columns, both times in milliseconds.

    Taken for granted: how the reader's column is called, and the table of threads.
    """
    talk = eleventh("serval", count=46, people=7)
    rows, truth = Rows(threads=[], messages=[]), list[Record]()
    keys = {p.n: hexed(p.key).upper() for p in talk.people}
    rows["threads"] = [(n, keys[n]) for n in range(1, 7)]
    at = spaced(talk.rng, len(talk.lines))
    for line in talk.lines:
        if line.text is None:
            continue
        row, other = at[line.n], line.chat
        pair = (keys[other], keys[0]) if line.out else (keys[0], keys[other])
        came = line.ms if line.out else line.ms + 3000 + line.n * 7
        rows["messages"].append((row, other, *pair, line.text, came, line.ms, int(not line.unread), int(line.unread)))
        told = says(line, "messages", row, sender=party(pair[1]), to=party(pair[0]), thread=other,
                    also={"at": [iso(came * 1000)]})  # fmt: skip
        truth.append(told)
    rows["android_metadata"] = [("en_AU",)]
    script = (
        LOCALE
        + """CREATE TABLE threads (_id INTEGER PRIMARY KEY, phone_number TEXT);
        CREATE TABLE messages (_id INTEGER PRIMARY KEY, thread INTEGER, recipient_phone TEXT, phone TEXT, message_text TEXT,
        received_time INTEGER, sent_time INTEGER, read_flag INTEGER DEFAULT 0, new_flag INTEGER DEFAULT 1);
        PRAGMA user_version = 1;"""
    )
    address = f"{HUB}/servalproject/batphone src/org/servalproject/provider/MainDatabaseHelper.java"
    spare = [("threads", n) for n in range(1, 7)]
    return database(script, rows, truth, address, decoys=("android_metadata",), spare=spare)


def invoiceninja() -> Aside:
    """Bills of a small firm, on disk as one document in JSON: firms by their numbers, and in each the people to write to.

    The people are in truth; the firms, which have a number to call too, are not. Taken for granted: the file's name, and what
    states of bills and goods have beside.
    """
    talk = eleventh("invoiceninja", people=21)
    clients, listed, truth = dict[str, dict[str, Any]](), list[str](), list[Record]()
    bills = dict[str, dict[str, Any]]()
    people = iter(talk.people[1:])
    firms = ("Brandl & Co. KG", "Atelier Lemoine", "", "Sroka Transport", "Kasumi Design", "Testa Legnami", "Hof am Berg",
             "Viajes Beltrán", "", "Wiersma Fietsen", "Zupan d.o.o.", "Aksoy Halı")  # fmt: skip
    row = 0
    for n, firm in enumerate(firms):
        key, contacts = f"V{hexed(f'client{n}', 9)}", list[dict[str, Any]]()
        listed.append(key)
        for person in [next(people) for _ in range(2 if n % 2 and row < 19 else 1)]:
            call = person.local if person.n % 3 == 0 else ""
            contacts.append(
                {"id": f"C{hexed(person.key, 9)}", "first_name": person.first, "last_name": person.last, "email": person.mail,
                 "password": "", "phone": call, "contact_key": hexed(person.key, 32), "is_primary": not contacts,
                 "send_invoice": True, "custom_value1": "", "custom_value2": "", "created_at": 1_588_000_000 + n,
                 "updated_at": 1_590_000_000 + n, "archived_at": 0, "is_deleted": False}
            )  # fmt: skip
            ways = [person.mail, call] if call else [person.mail]
            truth.append(known(person.name, ways, "company1_state.json", row))
            row += 1
        shown = firm or f"{contacts[0]['first_name']} {contacts[0]['last_name']}"
        clients[key] = {
            "last_updated_activities": 0, "name": firm, "display_name": shown, "balance": 120.5 * n, "paid_to_date": 900.0,
            "address1": f"{n + 3} Mill Lane", "address2": "", "city": ("Graz", "Lyon", "Gdynia")[n % 3], "state": "",
            "postal_code": f"80{n:02}", "country_id": "40", "phone": f"+43316{400_000 + n}" if n % 3 == 0 else "",
            "private_notes": "pays late" if n == 3 else "", "public_notes": "", "website": "", "industry_id": "", "size_id": "",
            "vat_number": f"ATU{60_000_000 + n}", "id_number": f"{n:04}", "language_id": "", "currency_id": "3",
            "shipping_address1": "", "shipping_address2": "", "shipping_city": "", "shipping_state": "",
            "shipping_postal_code": "", "shipping_country_id": "", "custom_value1": "", "custom_value2": "",
            "contacts": contacts, "activities": [], "gateway_tokens": [], "created_at": 1_588_000_000 + n,
            "updated_at": 1_590_000_000 + n, "archived_at": 0, "is_deleted": False, "id": key,
        }  # fmt: skip
        bill = f"I{hexed(f'bill{n}', 9)}"
        bills[bill] = {
            "amount": 120.5 * (n + 1), "balance": 120.5 * n, "client_id": key, "number": f"2020-{n + 1:03}",
            "date": f"2020-0{n % 6 + 1}-14", "due_date": f"2020-0{n % 6 + 2}-14", "public_notes": "Danke für Ihren Auftrag",
            "line_items": [{"product_key": "hours", "notes": "Planung", "cost": 60.25, "quantity": float(n + 1)}],
            "status_id": "2", "id": bill,
        }  # fmt: skip
    whole: dict[str, Any] = {
        "lastUpdated": 1_590_100_000_000,
        "company": {"name": "Ashdown Grafik", "token": "", "size_id": "", "settings": {"email": talk.me.mail}},
        "productState": {"lastUpdated": 0, "map": {}, "list": []},
        "clientState": {"lastUpdated": 1_590_100_000_000, "map": clients, "list": listed},
        "invoiceState": {"lastUpdated": 1_590_100_000_000, "map": bills, "list": list(bills)},
    }
    where = "data/data/com.invoiceninja.flutter/app_flutter/company1_state.json"
    return Aside(
        packed(whole).encode(), truth, f"{HUB}/invoiceninja/admin-portal lib/data/models/client_model.dart", path=where
    )


def mangosta() -> Aside:
    """XMPP on Android: chats, what was said there by a user's name, and posts with what others wrote below.

    Type 0 is a text, 1 and 2 tell of rooms, 3 is a sticker. Posts and remarks are messages here. Taken for granted: that
    posts and chats in the version with Room have the columns of the version before.
    """
    talk = eleventh("mangosta", count=72, people=7, groups=1)
    rows = Rows(Chat=[], ChatMessage=[], BlogPost=[], BlogPostComment=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    jids = {p.n: f"{p.handle}@xmpp.example" for p in talk.people}
    group, (title, _) = next(iter(talk.groups.items()))
    rooms = {**jids, group: f"{hexed('mangosta', 12)}@muclight.xmpp.example"}
    row, posts = 0, list[str]()
    for line in talk.lines:
        if line.text is None:
            continue
        who, other = line.who, talk.other(line)
        if line.n % 12 == 5:
            key = f"post-{hexed(line.key, 12)}"
            posts.append(key)
            rows["BlogPost"].append((key, jids[who.n], None, line.text, line.ms, line.ms))
            told = says(line, "BlogPost", len(posts), sender=party(jids[who.n]))
        elif line.n % 12 == 6 and posts:
            rows["BlogPostComment"].append(
                (f"comment-{hexed(line.key, 12)}", line.text, who.handle, None, jids[who.n], line.ms, posts[-1])
            )
            ways = party(jids[who.n], who.handle, name=who.handle)
            told = says(line, "BlogPostComment", len(rows["BlogPostComment"]), sender=ways, thread=posts[-1])
        else:
            row += 1
            rows["ChatMessage"].append(
                (uuid(line.key), rooms[line.chat], who.handle, line.text, int(line.unread), 0, line.ms, 1)
            )
            to = party(jids[other.n], other.handle) if other and line.out else ()
            told = says(line, "ChatMessage", row, sender=party(who.handle), to=to, thread=rooms[line.chat])
        truth.append(told)
    for n in range(3):
        row += 1
        kind, text = ((2, "created the room"), (1, title), (3, "base_mangosta_icon"))[n]
        rows["ChatMessage"].append(
            (
                uuid(hexed(f"mango{n}", 24)),
                rooms[group],
                talk.people[1].handle,
                text,
                0,
                kind,
                talk.lines[-1].ms + 9000 * (n + 1),
                1,
            )
        )
        spare.append(("ChatMessage", row))
    for place, (n, jid) in enumerate((n, j) for n, j in rooms.items() if n):
        name = title if n == group else talk.people[n].handle
        rows["Chat"].append(
            (jid, name, "Thema" if n == group else None, 0, None, int(n == group), 1, talk.lines[0].ms, talk.lines[-1].ms,
             place, n % 2, "hast du noch" if n == 2 else None)
        )  # fmt: skip
        spare.append(("Chat", place + 1))
    rows["room_master_table"] = [(42, "77a0c1d2e3f4a5b6c7d8e9f0a1b2c3d4")]
    script = (
        ROOM
        + """CREATE TABLE Chat (jid TEXT NOT NULL, name TEXT, subject TEXT, isMuted INTEGER NOT NULL, imageUrl TEXT,
        type INTEGER NOT NULL, show INTEGER NOT NULL, dateCreated INTEGER, lastTimestampRetrieved INTEGER NOT NULL,
        sortPosition INTEGER NOT NULL, unreadMessagesCount INTEGER NOT NULL, messageBeingComposed TEXT, PRIMARY KEY(jid));
        CREATE TABLE ChatMessage (messageId TEXT NOT NULL, roomJid TEXT, userSender TEXT, content TEXT, unread INTEGER NOT NULL,
        type INTEGER NOT NULL, date INTEGER, status INTEGER NOT NULL, PRIMARY KEY(messageId));
        CREATE TABLE BlogPost (id TEXT NOT NULL, ownerJid TEXT, ownerAvatarUrl TEXT, content TEXT, published INTEGER,
        updated INTEGER, PRIMARY KEY(id));
        CREATE TABLE BlogPostComment (id TEXT NOT NULL, content TEXT, authorName TEXT, authorAvatarUrl TEXT, authorJid TEXT,
        published INTEGER, blogPostId TEXT, PRIMARY KEY(id));"""
    )
    address = f"{HUB}/esl/mangosta-android app/src/main/java/inaka/com/mangosta/models/ChatMessage.java"
    return database(script, rows, truth, address, decoys=("room_master_table",), spare=spare)


def milktea() -> Aside:
    """Users of the fediverse that were seen: name and server apart, how they call themselves beside, and names the holder gave.

    Taken for granted: tables of accounts and nicknames. Its table of what the holder is to a user says followers, not friends.
    """
    talk = eleventh("milktea", people=24)
    rows = Rows(account_table=[], user=[], nicknames=[], user_related_state=[], user_info_state=[], user_emoji=[],
                user_instance_info=[], user_profile_field=[])  # fmt: skip
    truth = list[Record]()
    rows["account_table"] = [("9abc01", "https://misskey.example", talk.me.handle, hexed("token", 32), "misskey", 1)]
    at = spaced(talk.rng, 23)
    for row, person in zip(at, talk.people[1:], strict=True):
        host = ("misskey.example", "pawoo.example", "fedi.example")[person.n % 3]
        name = f"{person.first} :blobcat:" if person.n % 5 == 0 else person.name if person.n % 7 else None
        nick = person.first if person.n % 6 == 1 else None
        rows["user"].append(
            (hexed(person.key, 10), 1, person.handle, name, f"https://{host}/files/{person.key[:8]}.webp", int(person.n % 5 == 0),
             int(person.n == 20), host, int(host == "misskey.example"), "yFC~$_xu00WB" if row % 2 else None, row)
        )  # fmt: skip
        if nick:
            rows["nicknames"].append((person.handle, host, nick))
        also = [x for x in (nick, person.handle) if x]
        truth.append(known(name or person.handle, [person.handle], "user", row, *also))
        rows["user_related_state"].append((row % 2, int(row % 3 == 0), 0, int(person.n == 9), 0, 0, None, row))
        rows["user_info_state"].append(
            ("cats & trains" if row % 2 else None, 40 + row, 30 + row, host, 900 + row, None, f"https://{host}/@{person.handle}",
             0, None, 1_640_000_000_000 + row, None, 1, row)
        )  # fmt: skip
        if person.n % 5 == 0:
            rows["user_emoji"].append(("blobcat", f"https://{host}/emoji/blobcat.png", None, row, None, None, row))
        rows["user_instance_info"].append((None, None, host.split(".")[0], "misskey", "2023.9.3", "#86b300", row))
    rows["user_profile_field"] = [("pronouns", "she/her", at[0], 1), ("blog", "https://blog.example", at[2], 2)]
    rows["room_master_table"] = [(42, "3c2b1a0f9e8d7c6b5a49382716051423")]
    script = (
        ROOM
        + """CREATE TABLE account_table (remoteId TEXT NOT NULL, instanceDomain TEXT NOT NULL, userName TEXT NOT NULL,
        token TEXT NOT NULL, instanceType TEXT NOT NULL, accountId INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL);
        CREATE TABLE user (serverId TEXT NOT NULL, accountId INTEGER NOT NULL, userName TEXT NOT NULL, name TEXT, avatarUrl TEXT,
        isCat INTEGER, isBot INTEGER, host TEXT NOT NULL, isSameHost INTEGER NOT NULL, avatarBlurhash TEXT,
        id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL);
        CREATE UNIQUE INDEX index_user_serverId_accountId ON user (serverId, accountId);
        CREATE TABLE nicknames (username TEXT NOT NULL, host TEXT NOT NULL, nickname TEXT NOT NULL, PRIMARY KEY(username, host));
        CREATE TABLE user_related_state (isFollowing INTEGER NOT NULL, isFollower INTEGER NOT NULL, isBlocking INTEGER NOT NULL,
        isMuting INTEGER NOT NULL, hasPendingFollowRequestFromYou INTEGER NOT NULL,
        hasPendingFollowRequestToYou INTEGER NOT NULL, isNotify INTEGER, userId INTEGER NOT NULL, PRIMARY KEY(userId));
        CREATE TABLE user_info_state (description TEXT, followersCount INTEGER, followingCount INTEGER, hostLower TEXT,
        notesCount INTEGER, bannerUrl TEXT, url TEXT, isLocked INTEGER NOT NULL, birthday TEXT, createdAt INTEGER,
        updatedAt INTEGER, publicReactions INTEGER, userId INTEGER NOT NULL, PRIMARY KEY(userId));
        CREATE TABLE user_emoji (name TEXT NOT NULL, url TEXT, uri TEXT, userId INTEGER NOT NULL, aspectRatio REAL,
        cachePath TEXT, id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL);
        CREATE TABLE user_instance_info (faviconUrl TEXT, iconUrl TEXT, name TEXT, softwareName TEXT, softwareVersion TEXT,
        themeColor TEXT, userId INTEGER NOT NULL, PRIMARY KEY(userId));
        CREATE TABLE user_profile_field (name TEXT NOT NULL, value TEXT NOT NULL, userId INTEGER NOT NULL,
        id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL);
        CREATE VIEW user_view AS select user.*, nicknames.nickname from user left join nicknames
        on user.userName = nicknames.username and user.host = nicknames.host;"""
    )
    decoys = ("user_related_state", "user_info_state", "user_emoji", "user_instance_info", "user_profile_field",
              "room_master_table")  # fmt: skip
    spare = [("account_table", 1), *(("nicknames", n) for n in range(1, len(rows["nicknames"]) + 1))]
    address = f"{HUB}/pantasystem/Milktea (modules/data, package net.pantasystem.milktea.data.infrastructure.user.db, UserRecord)"
    return database(script, rows, truth, address, decoys=decoys, spare=spare)


def szkolny() -> Aside:
    """A school's register in Poland: letters of teachers and parents, readers in another table, and words with the makers.

    Type 0 came, 1 was sent, 2 is in the bin, 3 a draft. Teachers have a name and a number, and no other way to be reached.
    Taken for granted: the order of columns that Room takes from a class and its parent, and tables of profiles and subjects.
    """
    talk = eleventh("szkolny", count=56, people=12)
    rows = Rows(
        messages=[], messageRecipients=[], teachers=[], feedbackMessages=[], announcements=[], metadata=[], notes=[]
    )
    truth, spare = list[Record](), list[tuple[str, int]]()
    ids = {p.n: 3100 + p.n * 17 for p in talk.people}
    for row, person in enumerate(talk.people[1:], 1):
        kind = 16384 if person.n > 9 else 1 if person.n % 4 else 3
        rows["teachers"].append(
            (1, ids[person.n], f"{60_000 + person.n}" if person.n % 2 else None, person.first, person.last, kind,
             "2b" if kind == 3 else None, "[7,9]" if kind < 4 else "[]")
        )  # fmt: skip
        truth.append(known(person.name, [ids[person.n]], "teachers", row))
    row = 0
    for line in talk.lines:
        if line.text is None:
            continue
        if line.chat == 11:
            rows["feedbackMessages"].append(
                (len(rows["feedbackMessages"]) + 1, int(not line.out), line.text,
                 talk.me.name if line.out else "Kuba", None, None, None if line.out else 1, None, line.ms)
            )  # fmt: skip
            name = talk.me.name if line.out else "Kuba"
            truth.append(says(line, "feedbackMessages", len(rows["feedbackMessages"]), sender=party(name, name=name)))
            continue
        row += 1
        key, other = 880_000 + line.n * 3, talk.people[line.chat]
        subject = ("Wycieczka", "Zebranie", "Usprawiedliwienie", "Matematyka")[line.n % 4]
        named = line.n % 13 == 2
        rows["messages"].append(
            (1, key, int(line.out), subject, line.text, None if line.out else ids[other.n], line.ms, 1, int(line.n % 15 == 4),
             int(named), "[551]" if named else None, '["zgoda.pdf"]' if named else None, "[20480]" if named else None)
        )  # fmt: skip
        readers = (
            [other, talk.people[1 + line.chat % 10]] if line.out and line.n % 6 == 0 else [other] if line.out else []
        )
        readers = readers[:1] if len({p.n for p in readers}) == 1 else readers
        for reader in readers:
            rows["messageRecipients"].append((1, ids[reader.n], None, -1, line.ms + 600_000 if line.n % 3 else 0, key))
        if not line.out:
            rows["messageRecipients"].append((1, -1, None, -1, 0 if line.unread else line.ms + 5000, key))
        rows["metadata"].append((1, row, 8, key, int(not line.unread), 1))
        to = [way for reader in readers for way in party(ids[reader.n], name=reader.name)]
        sender = () if line.out else party(ids[other.n], name=other.name)
        truth.append(says(line, "messages", row, sender=sender, to=to))
    rows["messages"].append((1, 999_001, 3, "Pytanie", "Dzień dobry, chciałam zap", None, talk.lines[-1].ms + 90_000, 1, 0, 0,
                             None, None, None))  # fmt: skip
    spare.append(("messages", row + 1))
    rows["announcements"] = [
        (1, 501, "Dni wolne", "2 i 3 maja szkoła jest zamknięta.", 20_230_420, 20_230_504, ids[2], 1_682_000_000_000, 1, None),
        (1, 502, "Ubezpieczenie", "Wpłaty do końca września u skarbnika.", 20_230_901, 20_230_930, ids[3], 1_693_000_000_000,
         1, None),
    ]  # fmt: skip
    rows["notes"] = [(1, 61, "EVENT", 4_410, 0, "Kartkówka", "działy 3 i 4", None, None, None, 1_684_000_000_000)]
    rows["profiles"] = [(1, "Zosia", "2b LO 4", 0)]
    rows["subjects"] = [(1, 7, "Matematyka", "mat"), (1, 9, "Fizyka", "fiz")]
    spare += [("announcements", 1), ("announcements", 2), ("notes", 61)]
    rows["room_master_table"] = [(42, "e1d2c3b4a5968778695a4b3c2d1e0f00")]
    script = (
        ROOM
        + """CREATE TABLE messages (profileId INTEGER NOT NULL, messageId INTEGER NOT NULL, messageType INTEGER NOT NULL,
        messageSubject TEXT NOT NULL, messageBody TEXT, senderId INTEGER, addedDate INTEGER NOT NULL, keep INTEGER NOT NULL,
        messageIsPinned INTEGER NOT NULL, hasAttachments INTEGER NOT NULL, attachmentIds TEXT, attachmentNames TEXT,
        attachmentSizes TEXT, PRIMARY KEY(profileId, messageId));
        CREATE INDEX index_messages_profileId_messageType ON messages (profileId, messageType);
        CREATE TABLE messageRecipients (profileId INTEGER NOT NULL, messageRecipientId INTEGER NOT NULL,
        messageRecipientGlobalKey TEXT, messageRecipientReplyId INTEGER NOT NULL, messageRecipientReadDate INTEGER NOT NULL,
        messageId INTEGER NOT NULL, PRIMARY KEY(profileId, messageRecipientId, messageId));
        CREATE TABLE teachers (profileId INTEGER NOT NULL, teacherId INTEGER NOT NULL, teacherLoginId TEXT, teacherName TEXT,
        teacherSurname TEXT, teacherType INTEGER NOT NULL, teacherTypeDescription TEXT, teacherSubjects TEXT NOT NULL,
        PRIMARY KEY(profileId, teacherId));
        CREATE TABLE feedbackMessages (messageId INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, received INTEGER NOT NULL,
        text TEXT NOT NULL, senderName TEXT NOT NULL, deviceId TEXT, deviceName TEXT, devId INTEGER, devImage TEXT,
        sentTime INTEGER NOT NULL);
        CREATE TABLE announcements (profileId INTEGER NOT NULL, announcementId INTEGER NOT NULL,
        announcementSubject TEXT NOT NULL, announcementText TEXT, announcementStartDate INTEGER, announcementEndDate INTEGER,
        teacherId INTEGER NOT NULL, addedDate INTEGER NOT NULL, keep INTEGER NOT NULL, announcementIdString TEXT,
        PRIMARY KEY(profileId, announcementId));
        CREATE TABLE metadata (profileId INTEGER NOT NULL, metadataId INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        thingType INTEGER NOT NULL, thingId INTEGER NOT NULL, seen INTEGER NOT NULL, notified INTEGER NOT NULL);
        CREATE TABLE notes (profileId INTEGER NOT NULL, noteId INTEGER NOT NULL, noteOwnerType TEXT, noteOwnerId INTEGER,
        noteReplacesOriginal INTEGER NOT NULL, noteTopic TEXT, noteBody TEXT NOT NULL, noteColor INTEGER, noteSharedBy TEXT,
        noteSharedByName TEXT, addedDate INTEGER NOT NULL, PRIMARY KEY(noteId));
        CREATE TABLE profiles (profileId INTEGER NOT NULL, name TEXT NOT NULL, subname TEXT, archived INTEGER NOT NULL,
        PRIMARY KEY(profileId));
        CREATE TABLE subjects (profileId INTEGER NOT NULL, subjectId INTEGER NOT NULL, subjectLongName TEXT,
        subjectShortName TEXT, PRIMARY KEY(profileId, subjectId));"""
    )
    address = f"{HUB}/szkolny-eu/szkolny-android app/src/main/java/pl/szczodrzynski/edziennik/data/db/entity/Message.kt"
    decoys = ("messageRecipients", "metadata", "profiles", "subjects", "room_master_table")
    return database(script, rows, truth, address, decoys=decoys, spare=spare)
