"""More of the seventh pool: blockers that keep the rule that a call met, and an address book in Realm's form with lists.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from typing import Any

from tests.engine._pool_seven_talk import seven
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed
from tests.engine.published_talk import Aside, Record, database, known, party, rang, spaced
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
