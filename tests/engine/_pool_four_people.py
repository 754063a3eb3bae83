"""People of the fourth pool: a cleaner of address books, ORMLite with names in a table of their own, Core Data, SwiftData.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from typing import Any

from tests.engine._pool_four_talk import four
from tests.engine._pool_two_talk import headed
from tests.engine._tenth_talk import HUB, LOCALE, Rows, hexed, packed
from tests.engine.published_talk import COCOA, Aside, Record, core_data, database, known, party, says


def cleancontacts() -> Aside:
    """Room: a phone's contacts with all numbers and mail in one text each, and what is wrong with them; what was undone as JSON.

    Taken for granted: what is kept to undo has keys as the app's own contact; words for what is wrong. People without a name or
    without a number are among them, as such a cleaner finds them. What is kept to undo may be told or not.
    """
    talk = four("cleancontacts", people=26)
    rows, truth, spare = Rows(contacts=[], undo_logs=[]), list[Record](), list[tuple[str, int]]()
    gone = list[dict[str, Any]]()
    for person in talk.people[1:]:
        n = person.n
        numbers = [] if n % 11 == 4 else [person.local, *([person.phone] if n % 4 == 0 else [])]
        mails = [person.mail] if n % 3 == 0 or not numbers else []
        name = None if n % 9 == 5 else person.name
        made = (n * 3 + 100, name, person.phone if numbers else None, ",".join(numbers), ",".join(mails), int(n % 2),
                int(n % 5 == 0), ("com.google", "com.whatsapp", None)[n % 3], ("me@mail.example", "WhatsApp", None)[n % 3],
                int(name is None or not numbers), "NO_NAME" if name is None else None if numbers else "NO_NUMBER",
                "NUMBER_MATCH" if n % 8 == 1 else None, int(n % 6 == 2), "DE" if n % 6 == 2 else None,
                1_770_000_000_000 + n)  # fmt: skip
        if n < 23:
            rows["contacts"].append(made)
            ways = [*numbers, *([person.phone] if numbers and person.phone not in numbers else []), *mails]
            truth.append(known(name or "", ways, "contacts", made[0], person.last + person.first))
            if name is None:
                truth[-1] = truth[-1] | {"name": None, "also": {}}
        else:
            gone.append({"id": made[0], "name": name, "numbers": numbers, "emails": mails, "normalizedNumber": person.phone,
                         "isWhatsApp": bool(n % 2), "isTelegram": False, "isJunk": False})  # fmt: skip
    for row, one in enumerate((gone[:1], gone[1:]), 1):
        kind = ("DELETE", "MERGE")[row - 1]
        rows["undo_logs"].append(
            (row, 1_769_000_000_000 + row, kind, packed(one), f"{kind.title()}d {len(one)} contacts")
        )
        spare.append(("undo_logs", row))
    script = headed("cleancontacts") + (
        "CREATE TABLE contacts (id INTEGER NOT NULL, display_name TEXT, normalized_number TEXT, raw_numbers TEXT NOT NULL,"
        "raw_emails TEXT NOT NULL, is_whatsapp INTEGER NOT NULL, is_telegram INTEGER NOT NULL, account_type TEXT,"
        "account_name TEXT, is_junk INTEGER NOT NULL, junk_type TEXT, duplicate_type TEXT, is_format_issue INTEGER NOT NULL,"
        "detected_region TEXT, last_synced INTEGER NOT NULL, PRIMARY KEY(id));"
        "CREATE INDEX index_contacts_normalized_number ON contacts (normalized_number);"
        "CREATE TABLE undo_logs (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, timestamp INTEGER NOT NULL,"
        "actionType TEXT NOT NULL, originalDataJson TEXT NOT NULL, description TEXT NOT NULL);"
    )
    return database(
        script, rows, truth,
        f"{HUB}/ogabasseyy/cleancontacts app/src/main/java/com/ogabassey/contactscleaner/data/db/entity/LocalContact.kt",
        decoys=("android_metadata", "room_master_table"), spare=spare,
    )  # fmt: skip


def panavtec() -> Aside:
    """ORMLite: people as a service makes them up, their names, addresses and pictures in tables of their own; hashes beside.

    Taken for granted: columns of a foreign object end in `_id` and tables are called as classes in small letters, as ORMLite does
    it; columns of addresses and pictures; moments are seconds as text. Names are in small letters, as that service gave them.
    """
    talk = four("panavtec", people=24)
    names = ("bddcontact", "bddname", "bddlocation", "bddpicture")
    rows, truth = Rows({n: [] for n in names}), list[Record]()
    for person in talk.people[1:]:
        n, (first, last) = person.n, (person.first.lower(), person.last.lower())
        title = ("ms", "mr", "mrs")[n % 3]
        rows["bddname"].append((n + 40, title, first, last))
        rows["bddlocation"].append(
            (n + 40, f"{n * 17} mill lane", ("leeds", "cork", "graz")[n % 3], "state", f"{10_000 + n * 37}")
        )
        link = f"http://pictures.example/{n}"
        rows["bddpicture"].append((n + 40, f"{link}_l.jpg", f"{link}_m.jpg", f"{link}_t.jpg"))
        rows["bddcontact"].append(
            (n, ("female", "male")[n % 2], n + 40, n + 40, person.mail, person.handle, f"pass{n}", hexed(f"salt{n}", 8),
             hexed(f"md5{n}", 32), hexed(f"sha1{n}", 40), hexed(f"sha256{n}", 64), str(1_100_000_000 + n * 9_999_991),
             str(300_000_000 + n * 7_777_777), person.local, person.phone, f"{700 + n}-33-{4000 + n}", n + 40, "0.5",
             1_440_000_000_000 + n)
        )  # fmt: skip
        ways = [person.local, person.phone, person.mail, person.handle]
        truth.append(known(f"{first} {last}", ways, "bddcontact", n, f"{title} {first} {last}", last + first))
    script = LOCALE + (
        "CREATE TABLE `bddcontact` (`id` INTEGER PRIMARY KEY AUTOINCREMENT , `gender` VARCHAR , `name_id` INTEGER ,"
        "`location_id` INTEGER , `email` VARCHAR , `username` VARCHAR , `password` VARCHAR , `salt` VARCHAR , `md5` VARCHAR ,"
        "`sha1` VARCHAR , `sha256` VARCHAR , `registered` VARCHAR , `dob` VARCHAR , `phone` VARCHAR , `cell` VARCHAR ,"
        "`ssn` VARCHAR , `picture_id` INTEGER , `version` VARCHAR , `persistedTime` BIGINT );"
        "CREATE TABLE `bddname` (`id` INTEGER PRIMARY KEY AUTOINCREMENT , `title` VARCHAR , `first` VARCHAR , `last` VARCHAR );"
        "CREATE TABLE `bddlocation` (`id` INTEGER PRIMARY KEY AUTOINCREMENT , `street` VARCHAR , `city` VARCHAR ,"
        "`state` VARCHAR , `zip` VARCHAR );"
        "CREATE TABLE `bddpicture` (`id` INTEGER PRIMARY KEY AUTOINCREMENT , `large` VARCHAR , `medium` VARCHAR ,"
        "`thumbnail` VARCHAR );"
    )
    return database(
        script, rows | {"android_metadata": [("es_ES",)]}, truth,
        f"{HUB}/PaNaVTEC/Clean-Contacts data/src/main/java/me/panavtec/cleancontacts/data/repository/contacts/datasources/bdd",
        decoys=("bddlocation", "bddpicture", "android_metadata"), spare=[("bddname", n + 40) for n in range(1, 24)],
    )  # fmt: skip


def kakaocontacts() -> Aside:
    """Room: what people type into a form: name, number, maybe mail, birthday, gender in Korean words, a note.

    Taken for granted: numbers without a plus, as a field for digits takes them; birthdays as `1999.4.7`.
    """
    talk = four("kakaocontacts", people=21)
    rows, truth = Rows(contacts=[]), list[Record]()
    for person in talk.people[1:]:
        n = person.n
        number = "".join(c for c in person.local if c.isdigit())
        mail = person.mail if n % 2 else ("" if n % 3 else None)
        rows["contacts"].append(
            (n + n // 6, person.name, number, mail, f"{1970 + n}.{1 + n % 12}.{1 + n % 27}" if n % 3 else None,
             ("여성", "남성", None)[n % 3], "요가 같이" if n % 5 == 0 else "" if n % 2 else None)
        )  # fmt: skip
        truth.append(
            known(person.name, [number, *([mail] if mail else [])], "contacts", n + n // 6, person.last + person.first)
        )
    script = headed("kakaocontacts") + (
        "CREATE TABLE contacts (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL, phone TEXT NOT NULL,"
        "email TEXT, birthday TEXT, gender TEXT, memo TEXT);"
    )
    return database(
        script, rows, truth,
        f"{HUB}/kakao-tech-campus-2nd-step2/android-contacts app/src/main/java/campus/tech/kakao/contacts/database/Contact.kt",
        decoys=("android_metadata", "room_master_table"),
    )  # fmt: skip


def addressbook() -> Aside:
    """Core Data: people with first and last name apart, mail, number, street, city, state and code; what is not said is none.

    Taken for granted: the entity is called as its class; columns stand as Core Data sorts them, by name.
    """
    talk = four("addressbook", people=22)
    columns = {
        "ZCONTACT": "ZCITY VARCHAR, ZEMAIL VARCHAR, ZFIRSTNAME VARCHAR, ZLASTNAME VARCHAR, ZPHONE VARCHAR, ZSTATE VARCHAR, "
        "ZSTREET VARCHAR, ZZIP VARCHAR"
    }
    rows, truth = Rows(ZCONTACT=[]), list[Record]()
    for person in talk.people[1:]:
        n = person.n
        mail, phone = person.mail if n % 3 else None, person.local if n % 5 or not n % 3 else None
        place = ("Graz", "ST", f"{n} Elm Street", f"80{n:02}") if n % 2 else (None, None, None, None)
        rows["ZCONTACT"].append(
            (n, 1, 1 + n % 3, place[0], mail, person.first, person.last, phone, place[1], place[2], place[3])
        )
        ways = [w for w in (mail, phone) if w]
        truth.append(known(person.name, ways, "ZCONTACT", n, person.last + person.first))
    return database(
        core_data(columns, rows), rows, truth, f"{HUB}/garyshirk/OLD_iosAddressBookExample AddressBook/AddressBook/Contact.swift",
        decoys=("z_primarykey", "z_metadata", "z_modelcache"),
    )  # fmt: skip


def whatsappswiftui() -> Aside:
    """SwiftData: users with a number and their messages by a key of the user; a flag tells the own.

    Taken for granted: columns of SwiftData stand by kind and name; a password is kept for the holder alone, who is a user as well
    and has no messages; the communities of another class are left out.
    """
    talk = four("whatsappswiftui", count=58, people=9)
    columns = {
        "ZCHAT": "ZISFROMCURRENTUSER INTEGER, ZUSER INTEGER, ZTIMESTAMP TIMESTAMP, ZCONTENT VARCHAR, ZID BLOB",
        "ZUSER": "ZLASTSEEN TIMESTAMP, ZID VARCHAR, ZNAME VARCHAR, ZPASSWORD VARCHAR, ZPHONE VARCHAR, ZIMAGEDATA BLOB",
    }
    rows, truth = Rows({n: [] for n in columns}), list[Record]()
    for person in talk.people:
        row = person.n + 1
        seen = 780_000_000.0 + person.n * 61.5 if person.n % 3 else None
        key = hexed(person.key, 32).upper()
        rows["ZUSER"].append(
            (row, 2, 1, seen, f"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:]}", person.name,
             None if person.n else "hunter22", person.phone, None)
        )  # fmt: skip
        if person.n:
            truth.append(known(person.name, [person.phone], "ZUSER", row, person.last + person.first))
    for row, line in enumerate([x for x in talk.lines if x.text], 1):
        other = talk.people[line.chat]
        rows["ZCHAT"].append(
            (
                row,
                1,
                1,
                int(line.out),
                other.n + 1,
                line.ms / 1000 - COCOA,
                line.text,
                bytes.fromhex(hexed(line.key, 32)),
            )
        )
        again = party(name=other.last + other.first)
        ways = party(other.phone, other.n + 1, name=other.name) + again
        sender, to = ((), ways) if line.out else (ways, ())
        truth.append(says(line, "ZCHAT", row, sender=sender, to=to))
    return database(
        core_data(columns, rows), rows, truth,
        f"{HUB}/k9abhinav/WhatsAppSwiftUI WhatsApp/LocalDBModels (ChatModel.swift, UserModel.swift)",
        decoys=("z_primarykey", "z_metadata", "z_modelcache"), spare=[("ZUSER", 1)],
    )  # fmt: skip
