"""People of the seventh pool: address books in Room and in Realm's form.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from typing import Any

from tests.engine._pool_seven_talk import seven
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed
from tests.engine.published_talk import Aside, Record, database, known, spaced
from tests.formats.realm.build import BOOL, INT, STRING, Col, Tab, realm

HEAD = LOCALE + ROOM


def workerbook() -> Aside:
    """An address book that sends what changed to its server when it can (Room); who is to be deleted is flagged until then.

    Taken for granted: numbers as one types them in Uzbekistan and elsewhere.
    """
    talk = seven("workerbook", people=22)
    rows, truth = Rows(contact=[]), list[Record]()
    for row, person in zip(spaced(talk.rng, len(talk.people) - 1), talk.people[1:], strict=True):
        number = person.phone if person.n % 3 else person.local
        rows["contact"].append(
            (row, person.first, person.last, number, int(person.n % 4 > 0), int(person.n % 9 == 2), int(person.n == 7))
        )
        truth.append(known(person.name, [number], "contact", row))
    rows["room_master_table"] = [(42, hexed("workerbook", 32))]
    script = HEAD + (
        "CREATE TABLE `contact` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `firstName` TEXT NOT NULL,"
        " `lastName` TEXT NOT NULL, `phoneNumber` TEXT NOT NULL, `isAddedToApi` INTEGER NOT NULL, `isUpdated` INTEGER NOT NULL,"
        " `isDeleted` INTEGER NOT NULL);"
    )
    root = "app/src/main/java/uz/gita/contactwitworker/data/source/local/entites"
    return database(
        script, rows | {"android_metadata": [("uz_UZ",)]}, truth,
        f"{HUB}/nyutonov/ContactAppWithWorkManager {root}/ContactEntity.kt", decoys=("android_metadata", "room_master_table"),
    )  # fmt: skip


def mailbook() -> Aside:
    """An address book of mails alone (Room): names in two parts, a picture's address, each column with `contact_` before."""
    talk = seven("mailbook", people=18)
    rows, truth = Rows(contact=[]), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        photo = f"https://pics.example/med/{person.n}.jpg" if person.n % 3 else None
        rows["contact"].append((row, person.first, person.last, photo, person.mail))
        truth.append(known(person.name, [person.mail], "contact", row))
    rows["room_master_table"] = [(42, hexed("mailbook", 32))]
    script = HEAD + (
        "CREATE TABLE `contact` (`contact_id` INTEGER NOT NULL, `contact_first_name` TEXT NOT NULL,"
        " `contact_last_name` TEXT NOT NULL, `contact_photo` TEXT, `contact_email` TEXT NOT NULL, PRIMARY KEY(`contact_id`));"
    )
    root = "app/src/main/java/com/j7arsen/contact/application/data"
    return database(
        script, rows | {"android_metadata": [("ru_RU",)]}, truth,
        f"{HUB}/j7arsen/ContactApplication {root}/model/cache/ContactCache.kt, db/DatabaseInfo.kt (db_contact)",
        decoys=("android_metadata", "room_master_table"),
    )  # fmt: skip


def realmbook() -> Aside:
    """A list of people in Realm's form: names in two parts, whom one likes, and where more is known; no number at all.

    Taken for granted: a picture that is none is the address of one that is missing.
    """
    talk = seven("realmbook", people=20)
    kept, truth = dict[int, dict[str, Any]](), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        kept[row] = {
            "id": 300 + row * 4, "firstName": person.first, "lastName": person.last,
            "profilePic": f"/images/{person.n}.png" if person.n % 2 else "/images/missing.png", "isFavorite": person.n % 5 == 0,
            "detailUrl": f"https://contacts.example/contacts/{300 + row * 4}.json",
        }  # fmt: skip
        truth.append(known(person.name, [], "ContactObject", row))
    columns = [
        Col("id", INT),
        *(Col(n, STRING, nullable=True) for n in ("firstName", "lastName", "profilePic", "detailUrl")),
        Col("isFavorite", BOOL),
    ]
    root = "app/src/main/java/net/radityalabs/contactapp/data/realm/table"
    return Aside(
        realm([Tab("ContactObject", columns, kept)]), truth, f"{HUB}/radityagumay/ContactApp {root}/ContactObject.java",
        path="data/data/net.radityalabs.contactapp/files/default.realm",
    )  # fmt: skip
