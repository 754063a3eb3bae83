"""Books of people in the pool: a property a row, JSON in a cell, lists of JSON in preferences, clients of firms.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._pool_talk import ASYNC_STORAGE, pool, preferences
from tests.engine._tenth_talk import HUB, ROOM, Rows, hexed, packed, stamp, uuid, zulu
from tests.engine.published_talk import Aside, Record, database, known


def thunderbird() -> Aside:
    """A book of addresses as Thunderbird has since 102: a row for each property of a card; cards have no other columns.

    Taken for granted: which properties a card has, and its vCard once more in `_vCard`. Lists name cards and are none.
    """
    talk = pool("thunderbird", people=19)
    rows, truth = Rows(properties=[], lists=[], list_cards=[]), list[Record]()
    named = "properties (rowid, card, name, value)"
    cards = Rows({"cards (uid, localId)": []})
    for row, person in enumerate(talk.people[1:], 1):
        key = uuid(person.key)
        cards["cards (uid, localId)"].append((key, row))
        said = {"DisplayName": person.name, "FirstName": person.first, "LastName": person.last}
        said |= {"PrimaryEmail": person.mail, "LowercasePrimaryEmail": person.mail.lower()} if person.n % 5 else {}
        said |= {"CellularNumber": person.local} if person.n % 2 or not person.n % 5 else {}
        said |= {"Notes": "Ladder is still with us"} if person.n % 6 == 1 else {}
        said |= {"PopularityIndex": str(person.n % 4), "LastModifiedDate": str(1_690_000_000 + row * 977)}
        vcard = f"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{person.name}\r\nUID:{key}\r\nEND:VCARD\r\n"
        said |= {"_vCard": vcard}
        first = len(rows["properties"]) + 1
        for at, (name, value) in enumerate(said.items(), first):
            rows["properties"].append((at, key, name, value))
        ways = [said[n] for n in ("PrimaryEmail", "CellularNumber") if n in said]
        truth.append(known(person.name, ways, "cards", row))
    rows["lists"] = [(uuid(hexed("list1", 24)), 1, "Piątka", "", "")]
    rows["list_cards"] = [(uuid(hexed("list1", 24)), uuid(p.key)) for p in talk.people[1:5]]
    script = """CREATE TABLE cards (uid TEXT PRIMARY KEY, localId INTEGER);
        CREATE TABLE properties (card TEXT, name TEXT, value TEXT);
        CREATE INDEX properties_card ON properties(card);
        CREATE TABLE lists (uid TEXT PRIMARY KEY, localId INTEGER, name TEXT, nickName TEXT, description TEXT);
        CREATE TABLE list_cards (list TEXT, card TEXT, PRIMARY KEY(list, card));
        PRAGMA user_version = 4;"""
    filled = cards | {named: rows["properties"], "lists": rows["lists"], "list_cards": rows["list_cards"]}
    address = "https://searchfox.org/comm-central comm/mailnews/addrbook/modules/SQLiteDirectory.sys.mjs"
    return database(script, filled, truth, address, decoys=("lists", "list_cards"))


def mailspring() -> Aside:
    """A mail program: all of it JSON in a cell with a few columns beside; bodies in a table of their own, as HTML.

    Taken for granted: who wrote and to whom is in the message's JSON and nowhere else, what is shown is the subject with a
    snippet, contacts of letters have `refs`, a deleted one is hidden.
    """
    talk = pool("mailspring", count=34, people=10)
    tables = ("Account", "Folder", "Thread", "Message", "MessageBody", "Contact")
    rows, truth = Rows({name: [] for name in tables}), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        data = packed(
            {"__cls": "Contact", "aid": "a1b2c3d4", "email": person.mail, "gis": [],
             "id": hexed(person.key, 40), "name": person.name, "refs": person.n, "s": "mail", "v": 1}
        )  # fmt: skip
        rows["Contact"].append(
            (hexed(person.key, 40), data, "a1b2c3d4", person.mail, 1, person.n, 0, "mail", None, None)
        )
        truth.append(known(person.name, [person.mail], "Contact", row))
    me = {"name": talk.me.name, "email": talk.me.mail}
    for row, line in enumerate([line for line in talk.lines if line.text], 1):
        other = talk.people[line.chat]
        them = {"name": other.name, "email": other.mail}
        sender, to = (me, them) if line.out else (them, me)
        key, thread = hexed(line.key, 40), f"t:{hexed(other.key, 20)}"
        subject, text = f"Re: {other.first} {line.n // 8}", line.text or ""
        data = packed(
            {"__cls": "Message", "aid": "a1b2c3d4", "bcc": [], "cc": [], "date": line.s, "draft": False, "files": [],
             "folder": {"id": "f1"}, "from": [sender], "hMsgId": f"{line.key}@kurier.example", "id": key, "snippet": text[:60],
             "starred": False, "subject": subject, "threadId": thread, "to": [to], "unread": line.unread, "v": 2}
        )  # fmt: skip
        rows["Message"].append(
            (key, "a1b2c3d4", 2, data, f"{line.key}@kurier.example", None, None, subject, line.s, 0, int(line.unread), 0,
             500 + row,
             "", "f1", thread)
        )  # fmt: skip
        body = f'<div dir="ltr">{text}</div>'
        rows["MessageBody"].append((key, body, stamp(line.ms + 4000)))
        one = {"identifier": talk.me.mail, "name": talk.me.name}
        theirs = {"identifier": other.mail, "name": other.name}
        written = Record(
            kind="Message", at=stamp(line.ms, "%Y-%m-%dT%H:%M:%S.000000Z"), body=body,
            direction="outgoing" if line.out else "incoming", sender=one if line.out else theirs,
            recipients=[theirs if line.out else one], thread=thread, provenance={"table": "Message", "rowid": row},
            also={"body": (text, subject, text[:60])},
        )  # fmt: skip
        truth.append(written)
    last = {line.chat: line for line in talk.lines if line.text}
    for chat, line in sorted(last.items()):
        other = talk.people[chat]
        data = packed(
            {"__cls": "Thread", "participants": [me, {"name": other.name, "email": other.mail}], "lmt": line.s}
        )
        rows["Thread"].append(
            (
                f"t:{hexed(other.key, 20)}",
                data,
                "a1b2c3d4",
                1,
                "",
                f"Re: {other.first}",
                (line.text or "")[:60],
                0,
                0,
                line.s,
                line.s,
                line.s,
                1,
            )
        )
    rows["Folder"] = [
        (
            "f1",
            packed({"id": "f1", "path": "INBOX", "role": "inbox"}),
            "a1b2c3d4",
            1,
            "INBOX",
            "inbox",
            stamp(1_700_000_000_000),
        )
    ]
    rows["Account"] = [
        ("a1b2c3d4", packed({"emailAddress": talk.me.mail, "provider": "imap"}), "a1b2c3d4", talk.me.mail)
    ]
    script = """CREATE TABLE Account (id VARCHAR(40) PRIMARY KEY, data BLOB, account_id VARCHAR(8), email_address TEXT);
        CREATE TABLE Folder (id VARCHAR(40) PRIMARY KEY, data TEXT, accountId VARCHAR(8), version INTEGER, path TEXT, role TEXT,
        createdAt DATETIME);
        CREATE TABLE Thread (id VARCHAR(42) PRIMARY KEY, data TEXT, accountId VARCHAR(8), version INTEGER, gThrId TEXT,
        subject TEXT, snippet TEXT, unread INTEGER, starred INTEGER, firstMessageTimestamp DATETIME,
        lastMessageTimestamp DATETIME, lastMessageReceivedTimestamp DATETIME, inAllMail BOOL);
        CREATE TABLE Message (id VARCHAR(40) PRIMARY KEY, accountId VARCHAR(8), version INTEGER, data TEXT,
        headerMessageId VARCHAR(255), gMsgId VARCHAR(255), gThrId VARCHAR(255), subject VARCHAR(500), date DATETIME,
        draft TINYINT(1), unread TINYINT(1), starred TINYINT(1), remoteUID INTEGER, remoteXGMLabels TEXT,
        remoteFolderId VARCHAR(40), threadId VARCHAR(40));
        CREATE TABLE MessageBody (id VARCHAR(40) PRIMARY KEY, value TEXT, fetchedAt DATETIME);
        CREATE TABLE Contact (id VARCHAR(40) PRIMARY KEY, data TEXT, accountId VARCHAR(8), email TEXT, version INTEGER,
        refs INTEGER DEFAULT 0, hidden TINYINT(1) DEFAULT 0, source VARCHAR(10), bookId VARCHAR(40), etag VARCHAR(40));"""
    address = f"{HUB}/Foundry376/Mailspring-Sync MailSync/constants.h"
    spare = [("messagebody", n) for n in range(1, len(rows["MessageBody"]) + 1)]
    return database(script, rows, truth, address, decoys=("account", "folder", "thread"), spare=spare)


def godial() -> Aside:
    """A dialer of lists: who is to be called, with name and number, what came of it and notes that are no messages.

    Taken for granted: what `call_event` says (`Connected`, `Not picked`), '' where nobody was called yet.
    """
    talk = pool("godial", people=22)
    rows, truth = Rows(contacts=[]), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        done = person.n < 12
        note = ("Wants a call on Monday evening", "", "Price too high, maybe next year")[row % 3] if done else ""
        rows["contacts"].append(
            (row, person.name, person.phone, "Done" if done else "Pending", note,
             ("Connected", "Not picked")[row % 2] if done else "", row * 3 % 10)
        )  # fmt: skip
        truth.append(known(person.name, [person.phone], "contacts", row))
    rows["room_master_table"] = [(42, "a7c1d5e9f30b4826a7c1d5e9f30b4826")]
    script = ROOM + (
        "CREATE TABLE contacts (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contact_name TEXT NOT NULL, "
        "contact_number TEXT NOT NULL, status TEXT NOT NULL, note TEXT NOT NULL, call_event TEXT NOT NULL, "
        "lead_score INTEGER NOT NULL);"
    )
    address = f"{HUB}/RedEyesNCode/GoDial_Android (package gozulix, ContactEntity)"
    return database(script, rows, truth, address, decoys=("room_master_table",))


def emergency() -> Aside:
    """React Native: whom to call in need, a list of JSON in one cell, beside a profile, words to send and where one was.

    No repository is named by what found it; its key is `emergency_contacts`. Taken for granted: the other cells, the holder's
    own profile among them, which may be told.
    """
    talk = pool("emergency", people=8)
    listed, truth = list[dict[str, object]](), list[Record]()
    for person in talk.people[1:]:
        one: dict[str, object] = {
            "id": str(1_700_000_000_000 + person.n * 977), "name": person.name, "phone": person.local,
            "relationship": ("Schwester", "Friend", "Nachbar")[person.n % 3], "isPrimary": person.n == 1,
        }  # fmt: skip
        listed.append(one | ({"email": person.mail} if person.n % 2 else {}))
        ways = [person.local, person.mail] if person.n % 2 else [person.local]
        truth.append(known(person.name, ways, "catalystLocalStorage", 2))
    cells = [
        ("sos_message", '"I need help. This is where I am:"'),
        ("emergency_contacts", packed(listed)),
        ("user_profile", packed({"name": talk.me.name, "phone": talk.me.local, "bloodType": "0+"})),
        ("last_location", packed({"latitude": 52.2297, "longitude": 21.0122, "timestamp": 1_712_000_000_000})),
    ]
    return database(
        ASYNC_STORAGE, {"catalystLocalStorage": cells, "android_metadata": [("de_DE",)]}, truth,
        "emergency_contacts in @react-native-async-storage/async-storage", decoys=("android_metadata",),
    )  # fmt: skip


def encounters() -> Aside:
    """Flutter's preferences: a list of texts with Flutter's prefix, each of them JSON, in Portuguese; and where people met.

    The last ten contacts alone are kept. The prefix is of the plugin's version 2; its list is JSON after it and `!`.
    """
    talk = pool("encounters", people=11)
    listed, truth = list[str](), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        born = f"19{60 + row * 3}-0{1 + row % 9}-14T00:00:00.000" if row % 3 else None
        met = [{"lat": 40.2 + row / 100, "long": -8.41, "data": zulu(1_733_000_000_000 + row * 86_400_000)[:-1]}]
        listed.append(
            packed(
                {"id": row, "nome": person.name, "email": person.mail, "telefone": person.local, "dataNascimento": born,
                 "imagem": f"/data/user/0/com.example.code/cache/{uuid(person.key)}.jpg" if row % 4 == 0 else None,
                 "encontros": met if row % 2 else []}
            )
        )  # fmt: skip
        truth.append(known(person.name, [person.mail, person.local], "FlutterSharedPreferences.xml", row))
    prefix = "VGhpcyBpcyB0aGUgcHJlZml4IGZvciBhIGxpc3Qu!"
    whole = preferences({"flutter.contacts": prefix + packed(listed), "flutter.theme_dark": True})
    where = "data/data/com.example.code/shared_prefs/FlutterSharedPreferences.xml"
    address = f"{HUB}/joaoalmas84/ContactsManager lib/data/storage/shared_preferences_storage.dart"
    return Aside(whole, truth, address, path=where)


def kalyani() -> Aside:
    """A seller's customers: those met last, and those made on the phone; the seller's number beside each.

    A package in place of a path: com.crm.crmapp.DataBase. Taken for granted: all columns text, orders have a customer's name
    and remarks, which are no messages, and are no contacts.
    """
    talk = pool("kalyani", people=16)
    rows, truth = Rows(RecentCustomerTable=[], NewOrder=[]), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        mail = person.mail if row % 3 else ""
        rows["RecentCustomerTable"].append(
            (row, person.name, talk.me.handle, ("Retailer", "Dealer", "Architect")[row % 3], person.phone[-10:], mail,
             f"{row} Mill Lane", ("Pays on delivery", "")[row % 2], "1", f"K{4000 + row}")
        )  # fmt: skip
        ways = [w for w in (person.phone[-10:], mail) if w]
        truth.append(known(person.name, ways, "RecentCustomerTable", row))
        if row % 2:
            rows["NewOrder"].append(
                (row, f"K{4000 + row}", person.name, "Plywood 18 mm", str(row * 5), stamp(1_700_000_000_000 + row, "%d-%m-%Y"),
                 "Send before the holidays please", "0")
            )  # fmt: skip
    rows["room_master_table"] = [(42, "f3e2d1c0b9a8f3e2d1c0b9a8f3e2d1c0")]
    script = (
        ROOM
        + """CREATE TABLE RecentCustomerTable (CustomerId INTEGER PRIMARY KEY AUTOINCREMENT, cust_name TEXT, user_Id TEXT,
        cust_category TEXT, cust_mobile TEXT, cust_email TEXT, cust_address TEXT, remarks TEXT, sync TEXT, cust_ID TEXT);
        CREATE TABLE NewOrder (OrderId INTEGER PRIMARY KEY AUTOINCREMENT, cust_ID TEXT, cust_name TEXT, product TEXT,
        quantity TEXT, order_date TEXT, remarks TEXT, sync TEXT);"""
    )
    return database(
        script, rows, truth, "com.crm.crmapp.DataBase.RecentCustomerTable", decoys=("neworder", "room_master_table")
    )
