"""Days and addresses of people: two reminders of birthdays and a wallet's address book, of the fourteenth set's part of people.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from typing import Any

from tests.engine._fourteenth_p_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, people
from tests.engine.published_talk import Aside, Record, database, known, spaced

BECH = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def _paid(key: str, kind: int) -> str:
    """An address that money is sent to: of the chain's own sort, or of Ethereum's."""
    digits = hexed(key, 80)
    if kind == 2:
        return f"0x{''.join(c.upper() if n % 3 else c for n, c in enumerate(digits[:40]))}"
    return "df1q" + "".join(BECH[int(digits[n : n + 2], 16) % 32] for n in range(0, 76, 2))


def defichain() -> Aside:
    """A wallet's address book: JSON that names whom the holder pays, by their addresses; the holder's own stand before it.

    `addresses` and `addressBook` are objects whose keys are the addresses again; a record's row is its place in them. Entries
    made before the app had favourites lack that member. No time is kept. The holder's own addresses may be told or not. Taken
    for granted: how the network and the two domains are written (MainNet, DVM, EVM), and the folder of the app.
    """
    talk = people("defichain", 24)
    own: dict[str, Any] = {}
    for label in ("Haupt", "Sparen 2030"):
        address = _paid(f"own {label}", 1)
        own[address] = {"address": address, "evmAddress": _paid(f"own {label}", 2), "label": label}
    book: dict[str, Any] = {}
    truth = list[Record]()
    for n, person in enumerate(talk.people[1:]):
        label = (person.name, person.first, f"{person.first} (ledger)", person.name, "Exchange deposit 2", person.name)[
            n % 6
        ]
        if n % 6 == 4:
            label = f"{('Kraken', 'Cake', 'Bittrex', 'KuCoin')[n // 6]} deposit"
        kind = 2 if n % 3 == 2 else 1
        address = _paid(person.key, kind)
        card = {"address": address, "label": label, "addressDomainType": "EVM" if kind == 2 else "DVM"}
        book[address] = card if n % 5 == 0 else card | {"isFavourite": n % 7 == 1}
        truth.append(known(label, [address], "addressBook", n))
    whole = packed({"addresses": own, "addressBook": book})
    return Aside(
        whole.encode(), truth,
        f"{HUB}/BirthdayResearch/defichain-wallet shared/store/userPreferences.ts, "
        "mobile-app/app/api/local_storage/provider/provider.native.ts",
        spare=frozenset({("addresses", 0), ("addresses", 1)}),
        path="data/data/com.defichain.app/files/wallet_settings_MainNet.json",
    )  # fmt: skip


def daniil() -> Aside:
    """Whose birthday is when: names in one text and days since 1970, before it below nought. There is no number nor mail.

    Tables are as the newest source has them; the file's version is taken for granted.
    """
    talk = people("daniil", 27)
    calls = ("Бабушка", "Mamá", "дядя Коля", "Oma Friedel")
    rows, truth = Rows(birthdays=[]), list[Record]()
    for n, (row, person) in enumerate(zip(spaced(talk.rng, 26), talk.people[1:], strict=True)):
        name = calls[n // 7] if n % 7 == 4 else person.first if n % 5 == 2 else person.name
        rows["birthdays"].append((name, -9_800 + n * 1_187 + n * n * 11 % 353, row))
        truth.append(known(name, [], "birthdays", row))
    rows["room_master_table"] = [(42, hexed("daniil room", 32))]
    rows["android_metadata"] = [("ru_RU",)]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `birthdays` (`name` TEXT NOT NULL, `epochDay` INTEGER NOT NULL,
        `id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL); PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/Doooneeel/Birthdays
        app/src/main/java/ru/daniilglazkov/birthdays/data/birthdaylist/cache/BirthdayCache.kt, data/core/cache/
        BirthdaysDatabase.kt"""
    return database(script, rows, truth, address, decoys=("room_master_table", "android_metadata"))


def artko() -> Aside:
    """Days of people, from the phone's contacts or by hand: birthdays, anniversaries and others, with a face where there is one.

    Names have the prefix before them and the suffix after; of contacts without a last name it is ''. A person's second day and
    other days than birthdays may be told or not. Taken for granted: names of sorts but for the three of events, NULL for a last
    name left out by hand, and that a year that does not matter is the year of writing.
    """
    talk = people("artko", 27)
    rows, truth, spare = Rows(event=[]), list[Record](), list[tuple[str, int]]()
    at = iter(spaced(talk.rng, 40))
    sorts = ("FAMILY", "FRIEND", "COLLEAGUE", "RELATIVE", "OTHER")
    for person in talk.people[1:]:
        imported = person.n % 3 != 0
        first = f"Dr. {person.first}" if imported and person.n % 9 == 4 else person.first
        last = (person.last if person.n % 6 != 5 else "") if imported else person.last if person.n % 4 else None
        contact = str(person.n * 13 + 4) if imported else None
        notes = ("", None, "Шоколад, без орехов", None, "ring after 18h")[person.n % 5] if person.n % 2 else None
        face = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes.fromhex(hexed(person.key, 120)) + b"\xff\xd9"
        matters = person.n % 8 != 2
        day = f"{1949 + person.n * 2 if matters else 2025}-{1 + person.n * 5 % 12:02}-{1 + person.n:02}"
        row = next(at)
        rows["event"].append(
            (row, contact, "BIRTHDAY", sorts[person.n % 5], first, last, day, int(matters), notes,
             face if imported and person.n % 4 == 1 else None)
        )  # fmt: skip
        name = f"{first} {last}" if last else first
        truth.append(known(name, [], "event", row, f"{person.first} {last}" if last else person.first))
        if person.n % 7 == 3:
            kind, row = ("ANNIVERSARY" if person.n % 2 else "OTHER"), next(at)
            later = f"{2001 + person.n}-09-{3 + person.n % 20:02}"
            rows["event"].append((row, contact, kind, sorts[person.n % 5], first, last, later, 1, None, None))
            spare.append(("event", row))
    rows["notification_event"] = [(1, 9, 0, 0, 1), (2, 12, 30, 1, 1), (3, 18, 0, 7, 0)]
    rows["room_master_table"] = [(42, hexed("artko room", 32))]
    rows["android_metadata"] = [("ru_RU",)]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `event` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `idContact` TEXT,
        `eventType` TEXT NOT NULL, `sortType` TEXT NOT NULL, `nameContact` TEXT NOT NULL, `surnameContact` TEXT,
        `originalDate` TEXT NOT NULL, `yearMatter` INTEGER NOT NULL, `notes` TEXT, `image` BLOB);
        CREATE UNIQUE INDEX `index_event_nameContact_surnameContact_originalDate_eventType`
        ON `event` (`nameContact`, `surnameContact`, `originalDate`, `eventType`);
        CREATE TABLE `notification_event` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `hour` INTEGER NOT NULL,
        `minute` INTEGER NOT NULL, `daysBeforeEvent` INTEGER NOT NULL, `statusOn` INTEGER NOT NULL);
        PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/Artko06/ReminderBirthday-Calendar data/src/main/java/com/artkotlindev/data/local/entity/event/
        EventEntity.kt, entity/settings/notification/NotificationEventEntity.kt, repository/ContactAppRepositoryImpl.kt"""
    decoys = ("notification_event", "room_master_table", "android_metadata")
    return database(script, rows, truth, address, decoys=decoys, spare=spare)
