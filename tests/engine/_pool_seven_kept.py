"""More of the seventh pool: blockers that keep the rule that a call met, a messenger of JSON, people in Realm and beside chats.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from typing import Any

from tests.engine._pool_seven_talk import seven
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, stamp
from tests.engine.published_talk import Aside, Record, database, known, party, rang, says, spaced
from tests.formats.realm.build import BINARY, INT, LINK, STRING, Col, Tab, realm

HEAD = LOCALE + ROOM


def ruleblocker() -> Aside:
    """A blocker by rules (Room): which number it kept away, when, and which pattern and kind of rule that was.

    Taken for granted: kinds of rules are EXACT, PREFIX and WILDCARD; columns of rules.
    """
    talk = seven("ruleblocker", people=11, rings=68)
    rows, truth = Rows(blocked_calls=[], block_rules=[]), list[Record]()
    calls = [r for r in talk.rings if not r.out]
    for row, ring in zip(spaced(talk.rng, len(calls)), calls, strict=True):
        number = ring.other.phone
        kind = ("PREFIX", "EXACT", "WILDCARD")[ring.other.n % 3]
        pattern = {"PREFIX": number[:5], "EXACT": number, "WILDCARD": f"{number[:4]}*"}[kind]
        rows["blocked_calls"].append((row, number, ring.ms, pattern, kind))
        truth.append(rang(ring, "blocked_calls", row, party(number), directed=False))
    rows["block_rules"] = [
        (
            p.n,
            p.phone if p.n % 2 else f"{p.phone[:5]}*",
            "EXACT" if p.n % 2 else "WILDCARD",
            "",
            1,
            1_755_000_000_000 + p.n,
        )
        for p in talk.people[1:]
    ]
    rows["room_master_table"] = [(42, hexed("ruleblocker", 32))]
    script = HEAD + (
        "CREATE TABLE `blocked_calls` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `phoneNumber` TEXT NOT NULL,"
        " `blockedAt` INTEGER NOT NULL, `matchedPattern` TEXT NOT NULL, `matchedRuleType` TEXT NOT NULL);"
        "CREATE TABLE `block_rules` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `pattern` TEXT NOT NULL,"
        " `type` TEXT NOT NULL, `label` TEXT NOT NULL, `enabled` INTEGER NOT NULL, `createdAt` INTEGER NOT NULL);"
    )
    return database(
        script, rows | {"android_metadata": [("en_IN",)]}, truth,
        f"{HUB}/sritanu56/CallBlocker app/src/main/kotlin/com/callblocker/app/data/BlockedCall.kt",
        decoys=("block_rules", "room_master_table", "android_metadata"),
    )  # fmt: skip


def logblocker() -> Aside:
    """A blocker with a log whose name says no calls: the number as it came and as it is compared, the rule, what was done.

    A call is of either form of its number. Taken for granted: what came as a link has `tel:` before; numbers are compared in
    figures alone, with the country's.
    """
    talk = seven("logblocker", people=10, rings=64)
    rows, truth = Rows(rules=[], blocked_logs=[]), list[Record]()
    calls = [r for r in talk.rings if not r.out]
    for row, ring in zip(spaced(talk.rng, len(calls)), calls, strict=True):
        plain = ring.other.phone.lstrip("+")
        raw = ring.other.phone if ring.n % 4 else ring.other.local
        rule = plain if ring.other.n % 2 else f"{plain[:4]}*"
        rows["blocked_logs"].append((row, raw, plain, rule, ("block", "reject", "silence")[ring.other.n % 3], ring.ms))
        truth.append(rang(ring, "blocked_logs", row, party(raw, plain), directed=False))
    rows["rules"] = [
        (p.n, p.phone.lstrip("+")[: 20 if p.n % 2 else 4], int(p.n % 2 == 0), ("block", "reject", "silence")[p.n % 3],
         1_755_000_000_000 + p.n * 5)
        for p in talk.people[1:]
    ]  # fmt: skip
    script = LOCALE + (
        "CREATE TABLE rules (id INTEGER PRIMARY KEY AUTOINCREMENT,pattern TEXT NOT NULL,is_prefix INTEGER NOT NULL DEFAULT 0,"
        "action TEXT NOT NULL DEFAULT 'block',created_at INTEGER NOT NULL,UNIQUE(pattern, is_prefix));"
        "CREATE TABLE blocked_logs (id INTEGER PRIMARY KEY AUTOINCREMENT,phone_raw TEXT,phone_normalized TEXT NOT NULL,"
        "matched_rule TEXT NOT NULL,action TEXT NOT NULL DEFAULT 'block',created_at INTEGER NOT NULL);"
        "CREATE INDEX idx_logs_created_at ON blocked_logs(created_at);"
    )
    return database(
        script, rows | {"android_metadata": [("fa_IR",)]}, truth,
        f"{HUB}/imohsen7/CallBlocker app/src/main/java/com/example/callblocker/DBHelper.java (call_blocker.db)",
        decoys=("rules", "android_metadata"),
    )  # fmt: skip


def listbook() -> Aside:
    """An address book in Realm's form: numbers, addresses and mails are objects that a person lists, each with its type.

    The number that one calls by default stands at the person too, as text. Taken for granted: keys are drawn by chance from
    0 to 100000; a birthday is a text as one sees it; fields of addresses; types as the phone's book has them.
    """
    talk = seven("listbook", people=18)
    people, numbers, mails, places = (dict[int, dict[str, Any]]() for _ in range(4))
    truth = list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        ways = [person.local, *([person.phone] if person.n % 4 == 0 else [])]
        kept = list[int]()
        for way in ways:
            numbers[len(numbers) + 1] = {"number": way, "type": ("Mobile", "Home", "Work")[len(numbers) % 3]}
            kept.append(len(numbers))
        mail = [person.mail] if person.n % 3 else []
        for one in mail:
            mails[len(mails) + 1] = {"emailAddress": one, "type": "Home"}
        if person.n % 5 == 1:
            places[len(places) + 1] = {"address": f"{person.n * 3} Harbour Street", "type": "Home"}
        people[row] = {
            "id": int(person.key[:4], 16), "profilePic": b"\x89PNG\r\n\x1a\n" + person.key.encode() if person.n % 2 else b"",
            "name": person.name, "dateOfBirth": f"{1 + row % 27}/{1 + row % 12}/{1960 + row}" if person.n % 3 else "",
            "phoneNumbers": kept, "defaultPhoneNumber": ways[0], "addresses": [len(places)] if person.n % 5 == 1 else [],
            "emailAddresses": [len(mails)] if mail else [],
        }  # fmt: skip
        truth.append(known(person.name, [*ways, *mail], "Contact", row))

    def text(*names: str) -> list[Col]:
        return [Col(n, STRING) for n in names]

    tables = [
        Tab(
            "Contact",
            [
                Col("id", INT),
                Col("profilePic", BINARY),
                *text("name", "dateOfBirth", "defaultPhoneNumber"),
                Col("phoneNumbers", LINK, kind="list", to="PhoneNumber"),
                Col("addresses", LINK, kind="list", to="Address"),
                Col("emailAddresses", LINK, kind="list", to="EmailAddress"),
            ],
            people,
        ),
        Tab("PhoneNumber", text("number", "type"), numbers),
        Tab("EmailAddress", text("emailAddress", "type"), mails),
        Tab("Address", text("address", "type"), places),
    ]
    root = "app/src/main/java/me/arakmmis/contactsapp/businesslogic/models"
    return Aside(
        realm(tables), truth, f"{HUB}/Arakmmis/Contacts-App {root}/Contact.kt, PhoneNumber.kt, EmailAddress.kt",
        frozenset({"phonenumber", "emailaddress", "address"}), path="data/data/me.arakmmis.contactsapp/files/default.realm",
    )  # fmt: skip


def gyxmpp() -> Aside:
    """A firm's messenger on an iPhone: a message is a JSON object in text, columns are of an object's properties.

    What an object is stands as text, a number of 64 bits as a fraction: `msgId` is the second a message was made in, as text,
    and `deliveryState` 1.0. Times are a clock's text. Taken for granted: what came has the same columns with `msgIsSelf` 0 and
    its sender's name in `msg_note`; the code of a text is 00, of a picture 10, of a sound 13; a clock of China, taken as it is.
    """
    talk = seven("gyxmpp", count=52, people=8)
    rows, truth = Rows(GYMessage=[]), list[Record]()
    ids = {p.n: f"m_c_0603{p.n:04}{int(p.key[:6], 16) % 10_000_000:07}" for p in talk.people}
    for row, line in enumerate(talk.lines, 1):
        form = "13" if line.form == "voice" else "10"
        body: dict[str, object] = {
            "msg_content": line.text or f"https://img.example/im/{line.key[:12]}.{'amr' if form == '13' else 'jpg'}",
            "msg_type": "2", "msg_icon": f"https://img.example/head/{line.who.n}.png",
            "msg_note": line.who.name, "msg_code": "00" if line.text else form,
        }  # fmt: skip
        when = stamp(line.ms)
        rows["GYMessage"].append(
            (row, str(line.s), ids[0], ids[line.chat], packed(body).replace("/", "\\/"), 0 if line.text else int(form), when,
             when, int(line.out), int(line.out or not line.unread), 1, 1.0 if line.n % 19 else 2.0)
        )  # fmt: skip
        sides = party(ids[0]), party(ids[line.chat], name=None if line.out else line.who.name)
        sender, to = sides if line.out else (sides[1], sides[0])
        made = says(
            line, "GYMessage", row, at={"local": when.replace(" ", "T") + ".000000", "basis": "local without zone"},
            sender=sender, to=to, thread=ids[line.chat], body=str(body["msg_content"]),
        )  # fmt: skip
        truth.append(made)
    script = (
        "CREATE TABLE GYMessage(pk INTEGER primary key autoincrement,msgId TEXT,msgUserJid TEXT,msgFriendJid TEXT,msgBody TEXT,"
        "msgBodyType INTEGER,msgSendTime TEXT,msgRecTime TEXT,msgIsSelf INTEGER,msgRead INTEGER,msgShow INTEGER,"
        "deliveryState REAL);"
    )
    return database(
        script, rows, truth, f"{HUB}/kenny2006cen/GYXMPP GYXMPP/GYXMPP/GYXMPP/GYXMPP.m, GYFMDB/NSObject+GYFMDB.m (GYMessage)"
    )  # fmt: skip


def genchatpeople() -> Aside:
    """GenChat's people as an earlier version kept them: whole name, number, and the number of who has the app, as text.

    Who is written with is in the list of chats too. Taken for granted: who has not the app has '' for it; numbers as the phone's
    book has them.
    """
    talk = seven("genchatpeople", people=21)
    rows, truth, spare = Rows(contactsDb=[], chatConnectTable=[]), list[Record](), list[tuple[str, int]]()
    for row, person in zip(spaced(talk.rng, len(talk.people) - 1), talk.people[1:], strict=True):
        uid = str(800 + person.n * 13) if person.n % 3 else ""
        rows["contactsDb"].append((row, person.name, person.local, None, uid))
        truth.append(known(person.name, [person.local, *([uid] if uid else [])], "contactsDb", row))
        if person.n < 6 and uid:
            at = len(rows["chatConnectTable"]) + 1
            rows["chatConnectTable"].append(
                (at, person.name, "", uid, "2025-02-03T10:00:00.000Z", "ok", 7100 + at, uid, 0)
            )
            spare.append(("chatConnectTable", at))
    script = LOCALE + (
        'CREATE TABLE contactsDb ("id" INTEGER ,"fullName" TEXT,"contactNumber" TEXT,"image" TEXT,"uid" TEXT,'
        'PRIMARY KEY("id" AUTOINCREMENT));'
        'CREATE TABLE chatConnectTable ("id" INTEGER ,"name" TEXT,"profilePic" TEXT,"contactId" TEXT UNIQUE,"timeSent" TEXT,'
        '"lastMessage" TEXT,"lastMessageId" INTEGER,"uid" TEXT UNIQUE,"unreadCount" Integer,PRIMARY KEY("id" AUTOINCREMENT));'
    )
    return database(
        script, rows | {"android_metadata": [("en_IN",)]}, truth,
        f"{HUB}/Rohit-ChauhanRC/genchatapp lib/app/data/local_database/contacts_table.dart", decoys=("android_metadata",),
        spare=spare,
    )  # fmt: skip


def blockedpeople() -> Aside:
    """People of the phone's book whose calls are turned down (Room): the key they have in the book, a name and a number.

    No call is kept. Taken for granted: numbers as the book has them.
    """
    talk = seven("blockedpeople", people=15)
    rows, truth = Rows(BlockedContact=[]), list[Record]()
    for row, person in zip(spaced(talk.rng, len(talk.people) - 1, 40), talk.people[1:], strict=True):
        rows["BlockedContact"].append((row, person.name, person.local if person.n % 2 else person.phone))
        truth.append(known(person.name, [rows["BlockedContact"][-1][2]], "BlockedContact", row))
    rows["room_master_table"] = [(42, hexed("blockedpeople", 32))]
    script = HEAD + (
        "CREATE TABLE `BlockedContact` (`uId` INTEGER NOT NULL, `name` TEXT NOT NULL, `number` TEXT NOT NULL,"
        " PRIMARY KEY(`uId`));"
    )
    root = "app/src/main/java/com/andalus/broadcastreceiversplayground"
    return database(
        script, rows | {"android_metadata": [("ar_EG",)]}, truth,
        f"{HUB}/MohamedMedhat1998/CallBlocker {root}/Objects/BlockedContact.kt (blocked-list-database)",
        decoys=("room_master_table", "android_metadata"),
    )  # fmt: skip
