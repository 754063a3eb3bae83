"""Address books of the fourteenth set's part of people.

What their sources leave open is said at each store.
"""

from __future__ import annotations

import plistlib

from tests.engine._fourteenth_p_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, people, stamp, uuid
from tests.engine.published_talk import Aside, Record, core_data, database, known, spaced


def upenn() -> Aside:
    """Favourites out of a hospital's directory on an iPhone, in groups of the holder's own. What the directory lacks is ''.

    Numbers stand twice, as digits and as they are shown. Attributes are as its newest service sets them; all numbers of its
    own are doubles. Taken for granted: the name of the entity in the file, how the directory writes a full name ('Last, First
    M'), that positions begin at 0, and Core Data's order of columns.
    """
    talk = people("upenn", 22)
    groups = ("Consults", "My unit", "Radiology on call")
    jobs = ("Attending Physician", "Nurse Practitioner", "Clinical Pharmacist", "", "Unit Clerk")
    wards = ("Hospital Medicine", "Anesthesiology & Critical Care", "Pharmacy Services", "Radiology")
    rows, truth, places = Rows(ZFAVORITESCONTACT=[]), list[Record](), [0, 0, 0]
    for row, person in zip(spaced(talk.rng, 21), talk.people[1:], strict=True):
        group, middle = person.n * 7 % 5 % 3, "J" if person.n % 6 == 1 else ""
        digits = [
            f"{area}55501{person.n + start:02}" for area, start in (("215", 10), ("267", 40), ("215", 60), ("610", 5))
        ]
        desk, cell, pager, fax = (
            d if on else ""
            for d, on in zip(digits, (person.n % 7, person.n % 3, person.n % 2, person.n % 5 == 2), strict=True)
        )
        shown = [f"{d[:3]}-{d[3:6]}-{d[6:]}" if d else "" for d in (desk, cell, pager, fax)]
        mail = f"{person.handle}@hospital.example" if person.n % 8 else ""
        page = f"{pager}@pager.example" if pager else ""
        text = f"{cell}@text.example" if cell and person.n % 4 == 1 else ""
        full = f"{person.last}, {person.first}" + (f" {middle}" if middle else "")
        rows["ZFAVORITESCONTACT"].append(
            (row, 1, 1 + person.n % 3, float(places[group]), float(group), 0.0, float(60_000 + person.n * 311), text, cell,
             wards[person.n % 4], shown[1], shown[2], shown[3], shown[0], mail, person.first, full, groups[group],
             jobs[person.n % 5], person.last, middle, page, pager, "3400 Spruce Street" if desk else "",
             f"{person.n % 9 + 1} Silverstein" if desk else "", fax, desk)
        )  # fmt: skip
        places[group] += 1
        ways = [way for way in (desk, cell, pager, fax, *shown, mail, page, text) if way]
        truth.append(known(full, ways, "ZFAVORITESCONTACT", row, person.name, f"{person.first} {middle} {person.last}"))
    words = ", ".join(
        f"Z{name.upper()} VARCHAR"
        for name in (
            "cellEmail", "cellphone", "department", "displayCellPhone", "displayPagerNumber", "displayPrimaryFax",
            "displayPrimaryTelephone", "emailAddress", "firstName", "fullName", "groupName", "jobTitle", "lastName",
            "middleName", "pagerEmail", "pagerNumber", "primaryAddressLine1", "primaryAddressLine2", "primaryFax",
            "primaryTelephone",
        )
    )  # fmt: skip
    columns = f"ZGROUPPOSITION FLOAT, ZGROUPSECTIONINDEX FLOAT, ZISDISABLED FLOAT, ZPHONEBOOKID FLOAT, {words}"
    return database(
        core_data({"ZFAVORITESCONTACT": columns}, rows), rows, truth,
        f"{HUB}/rabdulsal/UPenn-Phone-Book Phone Book/FavoritesService.swift, Contact.swift",
        decoys=("Z_PRIMARYKEY", "Z_METADATA", "Z_MODELCACHE"),
    )  # fmt: skip


def intergalactic() -> Aside:
    """A phone book made with Unity: whoever uses the phone signs up, and sees the contacts that have them as owner.

    Fields are read as texts that are never NULL; the order of columns is that of reading. The database is copied from the
    app's files, its script was not found. Taken for granted: types of columns, names of columns being those of the fields
    (as updates have them), times as Mono's driver writes them (of the phone's clock, up to seven digits after the seconds),
    and that a password is kept as SHA-256.
    """
    talk = people("intergalactic", 25)
    rows, truth = Rows(User=[], Contact=[]), list[Record]()
    me, other = talk.people[0], talk.people[24]
    rows["User"] = [(n, user.mail, hexed(user.key)) for n, user in enumerate((me, other), 1)]
    middles = ("", "", "van", "", "de", "", "van der")
    for row, person in zip(spaced(talk.rng, 23), talk.people[1:24], strict=True):
        middle, last = middles[person.n % 7], "" if person.n % 11 == 6 else person.last
        phone = person.local if person.n % 4 else person.phone
        mail = person.mail if person.n % 3 != 1 else ""
        bird = f"@{person.handle}" if person.n % 5 == 3 else ""
        made = 1_604_000_000_000 + row * 211_317_000
        begun = f"{stamp(made)}.{person.n * 368_977 % 10_000_000:07}".rstrip("0")
        changed = (
            f"{stamp(made + 86_400_000 * person.n)}.{person.n * 51_787:07}".rstrip("0") if person.n % 4 == 2 else begun
        )
        about = ("", "", "Plays the tuba", "", "zahnarzt, praxis im 2. stock")[person.n % 5]
        owner = 2 if person.n % 6 == 5 else 1
        rows["Contact"].append((row, person.first, middle, last, phone, about, mail, bird, owner, begun, changed))
        name = " ".join(part for part in (person.first, middle, last) if part)
        also = [f"{person.first} {middle} {last}", " ".join(part for part in (person.first, last) if part)]
        truth.append(known(name, [way for way in (phone, mail, bird) if way], "Contact", row, *also))
    script = """CREATE TABLE User (Id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, Email TEXT NOT NULL, Password TEXT NOT NULL);
        CREATE TABLE Contact (Id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, Name TEXT NOT NULL, MiddleName TEXT NOT NULL,
        LastName TEXT NOT NULL, TelephoneNr TEXT NOT NULL, Description TEXT NOT NULL, Email TEXT NOT NULL,
        TwitterHandle TEXT NOT NULL, Owner INTEGER NOT NULL, CreationDate TEXT NOT NULL, UpdatedDate TEXT NOT NULL);"""
    address = f"""{HUB}/S-Elephant/Intergalactic-Phone-Book Assets/Scripts/Data/Implementations/ContactImp_Sqlite.cs,
        UserImp_Sqlite.cs, Assets/Scripts/Data/Models/ContactModel.cs"""
    return database(script, rows, truth, address, spare=[("User", 1), ("User", 2)])


def arcano() -> Aside:
    """A phone book for several who sign in: each one's whole list is JSON in one cell, as Gson writes it ('<', '=' escaped).

    Taken for granted: a contact's key is a random UUID, as a user's is, and what was left empty is ''. Users lie in another
    file, which is not this one.
    """
    talk = people("arcano", 25)
    rows, truth = Rows(usersContactLists=[]), list[Record]()
    some = talk.people[1:24]
    for row, (login, listed) in enumerate((("arcano", some[:14]), (talk.people[24].handle, some[14:])), 1):
        cards = list[dict[str, str]]()
        for person in listed:
            name = person.first if person.n % 8 == 3 else person.name
            phone = person.phone if person.n % 2 else person.local
            mail = person.mail if person.n % 3 else ""
            place = ("", "Szent István út 4", "", "c/o O'Dwyer, Mill Lane 12", "Rua das Flores 31, 2.º")[person.n % 5]
            cards.append(
                {"contactID": uuid(person.key).lower(), "contactName": name, "contactPhone": phone, "contactEmail": mail,
                 "contactAddress": place}
            )  # fmt: skip
            truth.append(known(name, [phone, mail] if mail else [phone], "usersContactLists", row))
        cell = packed(cards)
        for sign in "<>&='":
            cell = cell.replace(sign, f"\\u{ord(sign):04x}")
        rows["usersContactLists"].append((login, cell))
    rows["room_master_table"] = [(42, hexed("arcano room", 32))]
    rows["android_metadata"] = [("uk_UA",)]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `usersContactLists` (`user_login` TEXT NOT NULL, `user_contact_list` TEXT NOT NULL,
        PRIMARY KEY(`user_login`)); PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/ArcaNO93/PhoneBook app/src/main/java/com/example/phonebook/data/entities/UsersContactLists.kt,
        Contact.kt, data/repos/ContactsRepoByRoom.kt"""
    return database(script, rows, truth, address, decoys=("room_master_table", "android_metadata"))


def dianprsty() -> Aside:
    """Contacts with a day and a colour, in a list of texts in an iPhone's preferences; each text is JSON that the app joins by
    hand: a space after each colon, 'null' in quotes where there is no picture.

    Taken for granted: how the framework keeps a list in preferences there (an array, its key after 'flutter.'), the app's
    name, what the picker calls its pictures; the day is one picked, at midnight, as Dart writes it.
    """
    talk = people("dianprsty", 18)
    listed, truth = list[str](), list[Record]()
    colours = (4283215696, 4294198070, 4280391411, 4278190080, 4288423856)
    home = "/private/var/mobile/Containers/Data/Application/51C7E0B2-6A0F-4D8E-9B43-0E5D2C7A9F11/tmp"
    for n, person in enumerate(talk.people[1:]):
        name = f"{person.first} {person.last.split()[0]}" if n % 5 else person.first
        phone = person.phone[1:] if n % 2 else person.local.replace(" ", "")
        day = f"{1968 + n * 2}-{1 + n * 5 % 12:02}-{1 + n * 7 % 28:02} 00:00:00.000" if n % 3 else (
            f"{stamp(1_709_212_000_000 + n * 86_311_000)}.{n * 61_733 % 1_000_000:06}"
        )  # fmt: skip
        picture = f"{home}/image_picker_{uuid(hexed(person.key, 24)).upper()}-812-{n:08X}.jpg" if n % 4 == 1 else "null"
        listed.append(
            f'{{"name": "{name}","phone": "{phone}","date": "{day}","color": {colours[n % 5]},"picture": "{picture}"}}'
        )
        truth.append(known(name, [phone], "flutter.contacts", n))
    path = (
        "private/var/mobile/Containers/Data/Application/51C7E0B2-6A0F-4D8E-9B43-0E5D2C7A9F11/Library/Preferences/"
        "com.example.contactapp.plist"
    )
    return Aside(
        plistlib.dumps({"flutter.contacts": listed}, fmt=plistlib.FMT_BINARY), truth,
        f"{HUB}/dianprsty/flutter-contactapp lib/contacts/model/contact_model.dart, lib/contacts/bloc/contact_bloc.dart",
        path=path,
    )  # fmt: skip


def dmitrystonie() -> Aside:
    """People of a service kept for later: one table for who they are, four for where they live and how they look.

    A name is title, first and last in one text. Taken for granted: names of the tables of places, streets and pictures (as
    that of coordinates is made), how a day of birth is written, and that mails and numbers are the service's own kind.
    """
    talk = people("dmitrystonie", 25)
    rows = Rows(contacts=[], coordinates=[], location=[], picture=[], street=[])
    truth = list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        title = ("Ms", "Mr", "Mrs", "Monsieur", "Miss")[person.n % 5]
        sex = "male" if title in {"Mr", "Monsieur"} else "female"
        mail = f"{person.handle}@example.com"
        day = f"{1 + person.n:02}.{1 + person.n * 5 % 12:02}.{1948 + person.n * 2}"
        cell = f"0{person.n * 7 % 10}{person.n % 9 + 1}-{person.num % 1000:03}-{person.num // 7 % 10_000:04}"
        whole = f"{title} {person.name}"
        rows["contacts"].append((row, sex, whole, day, mail, person.local, cell))
        rows["coordinates"].append((row, row, f"{person.n * 7.3173 - 80:.4f}", f"{person.n * 13.9071 - 160:.4f}"))
        city, state, land = (
            ("Anadia", "Aveiro", "Portugal"), ("Quimper", "Finistère", "France"), ("Turku", "Finland Proper", "Finland"),
            ("Vinkovci", "Vukovar", "Croatia"),
        )[person.n % 4]  # fmt: skip
        rows["location"].append((row, row, city, state, land, str(10_000 + person.n * 1_313)))
        sort = "men" if sex == "male" else "women"
        faces = [
            f"https://faces.example/api/portraits/{size}{sort}/{person.n * 3}.jpg" for size in ("", "med/", "thumb/")
        ]
        rows["picture"].append((row, row, *faces))
        rows["street"].append(
            (row, row, person.n * 413 % 9_900 + 1, ("Rua do Sol", "Quai Est", "Hämeentie")[person.n % 3])
        )
        truth.append(known(whole, [mail, person.local, cell], "contacts", row, person.name))
    rows["room_master_table"] = [(42, hexed("dmitrystonie room", 32))]
    rows["android_metadata"] = [("ru_RU",)]
    of = "`contact_id` INTEGER NOT NULL"
    key = "`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"
    foreign = "FOREIGN KEY(`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE NO ACTION ON DELETE CASCADE"
    script = (
        ROOM
        + LOCALE
        + f"""CREATE TABLE `contacts` ({key}, `gender` TEXT NOT NULL, `name` TEXT NOT NULL, `birthday` TEXT NOT NULL,
        `email` TEXT NOT NULL, `phone` TEXT NOT NULL, `cellphone` TEXT NOT NULL);
        CREATE INDEX `index_contacts_id` ON `contacts` (`id`);
        CREATE TABLE `coordinates` ({key}, {of}, `latitude` TEXT NOT NULL, `longitude` TEXT NOT NULL, {foreign});
        CREATE TABLE `location` ({key}, {of}, `city` TEXT NOT NULL, `state` TEXT NOT NULL, `country` TEXT NOT NULL,
        `postcode` TEXT NOT NULL, {foreign});
        CREATE TABLE `picture` ({key}, {of}, `largeUrl` TEXT NOT NULL, `mediumUrl` TEXT NOT NULL, `thumbnailUrl` TEXT NOT NULL,
        {foreign});
        CREATE TABLE `street` ({key}, {of}, `number` INTEGER NOT NULL, `name` TEXT NOT NULL, {foreign});"""
        + "".join(
            f"CREATE INDEX `index_{table}_contact_id` ON `{table}` (`contact_id`);"
            for table in ("coordinates", "location", "picture", "street")
        )
        + "PRAGMA user_version = 1;"
    )
    address = f"""{HUB}/DmitryStonie/ContactBook shared/contactdatabase/src/main/java/com/dmitrystonie/contactbook/
        contactdatabase/data/entity/ContactEntity.kt, CoordinatesEntity.kt; feature/contactlist/src/main/java/com/dmitrystonie/
        contactbook/contactlist/data/datasource/local/converter/ContactConverter.kt, remote/converter/ContactConverter.kt"""
    decoys = ("coordinates", "location", "picture", "street", "room_master_table", "android_metadata")
    return database(script, rows, truth, address, decoys=decoys)
