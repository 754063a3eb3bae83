"""People of the eighth pool: small address books in Core Data, Realm's form, preferences and SQLite, and an app for emergencies.

What their sources leave open is said at each store.
"""

from __future__ import annotations

import base64
from typing import Any

from tests.engine._pool_eight_talk import eight
from tests.engine._pool_talk import preferences
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, uuid
from tests.engine.published_talk import Aside, Record, core_data, database, known, spaced
from tests.formats.realm.build import LINK, STRING, Col, Tab, realm

CORE = ("Z_PRIMARYKEY", "Z_METADATA", "Z_MODELCACHE")


def _text(*names: str, nullable: bool = False) -> list[Col]:
    return [Col(n, STRING, nullable=nullable) for n in names]


def timscontact() -> Aside:
    """A student's address book in Android's preferences, as JSON: its form hands address, mail and firm over in another order.

    So `company` has the address, `address` the mail and `email` the firm; nothing is left out, what is not typed is ''. A picture
    is Base64, and no key where there is none. Taken for granted: how a picture begins; a firm that is named is no address.
    """
    talk = eight("timscontact", people=19)
    entries, truth = list[object](), list[Record]()
    for at, person in enumerate(talk.people[1:]):
        number = person.local if person.n % 3 else person.phone
        mail = person.mail if person.n % 4 else ""
        one = {
            "fullname": person.name, "company": f"{person.n * 4} Osu Avenue" if person.n % 2 else "", "address": mail,
            "email": ("Gallo & Söhne", "", "Hafen AG")[person.n % 3], "number": number,
        }  # fmt: skip
        if person.n % 5 == 0:
            picture = b"\x89PNG\r\n\x1a\n" + hexed(f"p{person.n}", 60).encode()
            one["contactImg"] = base64.b64encode(picture).decode()
        entries.append(one)
        truth.append(known(person.name, [number], "list_key", at))
    values: dict[str, str | int | bool] = {"list_key": packed(entries).replace("&", "\\u0026")}
    root = "app/src/main/java/com/example/timscontact"
    return Aside(
        preferences(values), truth,
        f"{HUB}/timothydzokoto/MobileApplication {root}/PrefConfig.java, ui/addcontact/AddContactFragment.java",
        path="data/data/com.example.timscontact/shared_prefs/com.example.timscontact_preferences.xml",
    )  # fmt: skip


def catchup() -> Aside:
    """People with whom one can make appointments, in Realm's form: the number is the key, names are nicknames, '' is nothing.

    Taken for granted: numbers are figures alone; a picture's address; who has the app has a mark for messages to its phone.
    """
    talk = eight("catchup", people=18)
    kept, truth = dict[int, dict[str, Any]](), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        number, joined = person.phone.lstrip("+"), person.n % 3 == 0
        kept[row] = {
            "phone": number, "nickname": person.name, "profileImagePath": f"https://pics.example/{row}.jpg" if joined else "",
            "email": person.mail if joined else "", "pushToken": hexed(f"push{row}", 60) if joined else "",
        }  # fmt: skip
        truth.append(known(person.name, [number, *([person.mail] if joined else [])], "Contact", row))
    return Aside(
        realm([Tab("Contact", _text("phone", "nickname", "profileImagePath", "email", "pushToken"), kept)]), truth,
        f"{HUB}/Hpark11/CatchUp-Android app/src/main/java/blackburn/io/catchup/model/Contact.kt",
        path="data/data/blackburn.io.catchup/files/default.realm",
    )  # fmt: skip


def zhanhealth() -> Aside:
    """An app for emergencies (Realm, iPhone): whom to call, each a link to the account whose people these are.

    The own account, with its password as it is, may be told or not; so may who else signed in on the phone. Advice for
    emergencies has a problem and what to do. Taken for granted: names of people whom one calls are names or what they are.
    """
    talk = eight("zhanhealth", people=15)
    kept, truth, users = dict[int, dict[str, Any]](), list[Record](), talk.people[:2]
    for row, person in enumerate(talk.people[2:], 1):
        name = person.name if person.n % 5 else ("Анашым", "Мама", "Dr. Osei")[person.n // 5 % 3]
        number = person.local if person.n % 2 else person.phone
        kept[row] = {"name": name, "phone": number, "owner": 1 if row < 10 else 2}
        truth.append(known(name, [number], "Contact", row))
    accounts = {
        row: {
            "firstname": p.first, "lastname": p.last, "email": p.mail, "password": f"qwerty{p.n}!", "medicalCard": row,
            "contacts": [k for k, one in kept.items() if one["owner"] == row], "instructions": [1, 2] if row == 1 else [],
        }
        for row, p in enumerate(users, 1)
    }  # fmt: skip
    cards = {
        row: {"dob": f"0{row}.11.1988", "diseases": ("Asthma", "")[row - 1], "bloodType": "II", "rhesusFactor": "+",
              "owner": row}
        for row in (1, 2)
    }  # fmt: skip
    advice = {
        1: {"problem": "Asthma attack", "solution": "The inhaler is in the left pocket of my bag", "owner": 1},
        2: {"problem": "I do not answer", "solution": "Call 103 and my mother", "owner": 1},
    }
    tables = [
        Tab("Contact", [*_text("name", "phone", nullable=True), Col("owner", LINK, nullable=True, to="User")], kept),
        Tab(
            "Instruction",
            [*_text("problem", "solution", nullable=True), Col("owner", LINK, nullable=True, to="User")],
            advice,
        ),
        Tab(
            "MedicalCard",
            [
                *_text("dob", "diseases", "bloodType", "rhesusFactor", nullable=True),
                Col("owner", LINK, nullable=True, to="User"),
            ],
            cards,
        ),
        Tab(
            "User",
            [
                *_text("firstname", "lastname", "email", "password", nullable=True),
                Col("medicalCard", LINK, nullable=True, to="MedicalCard"),
                Col("contacts", LINK, kind="list", to="Contact"),
                Col("instructions", LINK, kind="list", to="Instruction"),
            ],
            accounts,
        ),
    ]
    return Aside(
        realm(tables), truth, f"{HUB}/tnydilya/zh ZhanHealth/Models/Contact.swift, User.swift, MedicalCard.swift",
        frozenset({"instruction", "medicalcard"}), frozenset({("user", 1), ("user", 2)}),
        path="private/var/mobile/Containers/Data/Application/3E90/Documents/default.realm",
    )  # fmt: skip


def infobook() -> Aside:
    """A student's address book whose table says only `info`: name, mail and number, none of them empty, no number twice."""
    talk = eight("infobook", people=17)
    rows, truth = Rows(info=[]), list[Record]()
    for row, person in zip(spaced(talk.rng, len(talk.people) - 1), talk.people[1:], strict=True):
        number = person.phone.lstrip("+") if person.n % 2 else person.local.replace(" ", "").replace("-", "")
        rows["info"].append((row, person.first if person.n % 4 == 0 else person.name, person.mail, number))
        truth.append(known(rows["info"][-1][1], [number, person.mail], "info", row))
    script = LOCALE + (
        "CREATE TABLE info(_id integer primary key autoincrement,name varchar(20) not null,email varchar(30) not null,"
        "phone varchar(20) not null unique );"
    )
    return database(
        script, rows | {"android_metadata": [("zh_CN",)]}, truth,
        f"{HUB}/CenQiulan/SqlLite app/src/main/java/com/example/addressbook/MyHelper.java (address.db)",
        decoys=("android_metadata",),
    )  # fmt: skip


def roombook() -> Aside:
    """The smallest address book there is (Room): a name and what was typed for a number."""
    talk = eight("roombook", people=14)
    rows, truth = Rows(Contact=[]), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        name = person.first if person.n % 3 == 0 else person.name
        number = person.local.replace(" ", "").replace("-", "")
        rows["Contact"].append((row, name, number))
        truth.append(known(name, [number], "Contact", row))
    rows["room_master_table"] = [(42, hexed("roombook", 32))]
    script = (
        LOCALE
        + ROOM
        + (
            "CREATE TABLE `Contact` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `name` TEXT NOT NULL,"
            " `phone` TEXT NOT NULL);"
        )
    )
    return database(
        script, rows | {"android_metadata": [("en_IN",)]}, truth,
        f"{HUB}/piyush-chouhan-gts/RoomDataBase app/src/main/java/com/example/roomdatabase/Contact.kt",
        decoys=("room_master_table", "android_metadata"),
    )  # fmt: skip


def corecontacts() -> Aside:
    """An address book on an iPhone (Core Data): names in two parts, a mail, a number; what is not typed is '' or NULL."""
    talk = eight("corecontacts", people=20)
    rows, truth = Rows(ZCONTACT=[]), list[Record]()
    for row, person in zip(spaced(talk.rng, len(talk.people) - 1), talk.people[1:], strict=True):
        mail = person.mail if person.n % 3 else (None, "")[person.n % 2]
        number = person.local if person.n % 4 or not mail else ""
        last = person.last if person.n % 7 else ""
        rows["ZCONTACT"].append((row, 1, 1, mail, person.first, last, number))
        truth.append(known(f"{person.first} {last}".strip(), [w for w in (number, mail) if w], "ZCONTACT", row))
    script = core_data(
        {"ZCONTACT": "ZEMAILADDRESS VARCHAR, ZFIRSTNAME VARCHAR, ZLASTNAME VARCHAR, ZPHONENUMBER VARCHAR"}, rows
    )
    return database(script, rows, truth, f"{HUB}/kevinheader/ContactManager ContactManager/Contact.h", decoys=CORE)


def streetbook() -> Aside:
    """People with where they live, in seven columns (Core Data); one number each.

    Taken for granted: a contact's own key is a number of 36 characters; numbers are written with marks.
    """
    talk = eight("streetbook", people=16)
    rows, truth = Rows(ZCONTACT=[]), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        city, state, code = (("Oakridge", "TX", "75001"), ("Lviv", "Львівська", "79000"), ("Fairview", "OR", "97024"))[
            row % 3
        ]
        rows["ZCONTACT"].append(
            (row, 1, 2, city, uuid(hexed(f"s{row}", 24)).upper(), person.first, person.last, person.local, state,
             f"{100 + row * 7} Mill Lane", f"Apt. {row}" if row % 3 else "", code)
        )  # fmt: skip
        truth.append(known(person.name, [person.local], "ZCONTACT", row))
    script = core_data(
        {
            "ZCONTACT": "ZCITY VARCHAR, ZCONTACTID VARCHAR, ZFIRSTNAME VARCHAR, ZLASTNAME VARCHAR, ZPHONENUMBER VARCHAR,"
            " ZSTATE VARCHAR, ZSTREETADDRESS1 VARCHAR, ZSTREETADDRESS2 VARCHAR, ZZIPCODE VARCHAR"
        },
        rows,
    )
    return database(script, rows, truth, f"{HUB}/ScraPpicK/contactsApp ContactsApp/Model/Contact.h", decoys=CORE)
