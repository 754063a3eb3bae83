"""Books of people of the third part of the thirteenth set.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._thirteenth_c_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, thirteenth, uuid
from tests.engine.published_talk import Aside, Record, database, known, spaced


def nazerhal() -> Aside:
    """A book of one's own: all columns are kept, '' where nothing was written.

    Taken for granted: how a birthday is written, and that a picture is an address of the phone's.
    """
    talk = thirteenth("nazerhal", people=25)
    rows, truth = Rows(contacts_table=[]), list[Record]()
    for row, person in zip(spaced(talk.rng, 24), talk.people[1:], strict=True):
        number = person.local if person.n % 3 else person.phone
        mail = person.mail if person.n % 4 else ""
        image = f"content://media/external/images/media/{300 + person.n}" if person.n % 5 == 2 else ""
        born = f"{1 + person.n:02}/{1 + person.n % 12:02}/{1960 + person.n}" if person.n % 3 == 1 else ""
        rows["contacts_table"].append((row, person.name, number, mail, image, born, int(person.n % 7 == 3)))
        truth.append(known(person.name, [number, mail] if mail else [number], "contacts_table", row))
    rows["room_master_table"] = [(42, hexed("nazerhal room", 32))]
    rows["android_metadata"] = [("uk_UA",)]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE contacts_table (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL,
        phone TEXT NOT NULL, email TEXT NOT NULL, image TEXT NOT NULL, birthDate TEXT NOT NULL, isFavorite INTEGER NOT NULL);"""
    )
    return database(
        script, rows, truth,
        f"{HUB}/NaZeRhal/AndroidContactsApp contacts/src/main/java/com/maxrzhe/contacts/model/ContactRoom.kt",
        decoys=("room_master_table", "android_metadata"),
    )  # fmt: skip


def mohamedadel() -> Aside:
    """People of a service whom the holder marked: names, days, places and pictures are JSON in cells.

    Taken for granted: members of the cells other than names, country and pictures are those of the service that the app asks
    (randomuser), a row's key is the login's number, only those marked are kept.
    """
    talk = thirteenth("mohamedadel", people=17)
    rows, truth = Rows(contacts=[]), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        key, country = uuid(person.key), ("NL", "PT", "ES", "GR", "FR", "PL")[person.n % 6]
        folder = f"https://pictures.example/api/portraits/{person.n}.jpg"
        cells = (
            packed({"name": "BSN", "value": f"{person.num}"} if person.n % 2 else {"name": ""}),
            packed({"date": f"{1955 + person.n}-04-{1 + person.n:02}T09:44:18.674Z", "age": 68 - person.n}),
            packed({"title": ("Ms", "Mr", "Mrs")[person.n % 3], "first": person.first, "last": person.last}),
            packed({"date": f"20{10 + person.n % 9}-07-14T02:10:0{person.n % 10}.121Z", "age": 14 - person.n % 9}),
            packed(
                {
                    "country": country,
                    "city": ("Breda", "Faro", "Soria")[person.n % 3],
                    "postcode": f"{4000 + person.n * 7}",
                }
            ),
            packed({"uuid": key, "username": person.handle}),
        )
        number, cell = (person.local, person.phone) if person.n % 3 else (person.local, None)
        pictures = packed({"thumbnail": f"{folder}?s=t", "large": folder, "medium": f"{folder}?s=m"})
        rows["contacts"].append(
            (key, country, ("female", "male")[person.n % 2], number, *cells, cell, person.mail, pictures, 1)
        )
        ways = [way for way in (number, cell, person.mail) if way]
        truth.append(known(person.name, ways, "contacts", row))
    rows["room_master_table"] = [(42, hexed("mohamedadel room", 32))]
    script = (
        ROOM
        + """CREATE TABLE contacts (tableId TEXT NOT NULL, nat TEXT, gender TEXT, phone TEXT, id TEXT NOT NULL, dob TEXT,
        name TEXT, registered TEXT, location TEXT, login TEXT, cell TEXT, email TEXT, picture TEXT,
        isFavorite INTEGER NOT NULL, PRIMARY KEY(tableId));"""
    )
    return database(
        script, rows, truth,
        f"{HUB}/mohamedadel217/ContactsApp local/src/main/java/com/example/local/models/ContactsItemLocal.kt",
        decoys=("room_master_table",),
    )  # fmt: skip
