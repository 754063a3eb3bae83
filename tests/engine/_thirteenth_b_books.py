"""Address books of the thirteenth set's second half: four that are all an app keeps, and one of a telephone's firm.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from typing import Any

from tests.engine._thirteenth_b_talk import HUB, LOCALE, ROOM, Rows, code, hexed, packed, thirteenth, uuid, zulu
from tests.engine.published_talk import Aside, Record, Talk, core_data, database, known, spaced


def jetpack() -> Aside:
    """A book of its own, filled from the phone's: names in parts, numbers and mails in tables of their own.

    Tables are as its entities and version 10 have them; those for sites, messengers and days are of version 7, which the newest
    mapper does not fill. Taken for granted: types of numbers are the names of an enumeration, times are milliseconds (as said in
    the source), and which account stands in `source`.
    """
    talk = thirteenth("jetpack", people=27)
    rows, truth = Rows(contacts=[], phone_numbers=[], emails=[], addresses=[]), list[Record]()
    at = spaced(talk.rng, 26)
    for row, person in zip(at, talk.people[1:], strict=True):
        google = person.n % 3 != 0
        made = 1_730_000_000_000 + row * 86_311
        prefix, last = ("Dr." if person.n == 4 else None), ("" if person.n % 9 == 5 else person.last)
        rows["contacts"].append(
            (row, prefix, person.first, None, last, None, person.handle if person.n % 8 == 2 else None,
             f"content://com.android.contacts/contacts/{row + 40}/photo" if person.n % 5 == 1 else None,
             "Rauch & Söhne" if person.n % 6 == 3 else None, "Buchhaltung" if person.n % 12 == 3 else None,
             "met at the boat club" if person.n % 10 == 7 else None, f"19{58 + person.n}-03-1{person.n % 9}"
             if person.n % 4 == 2 else None, None, int(person.n % 7 == 1), talk.me.mail if google else "Phone",
             talk.me.mail if google else None, "com.google" if google else None, made, made + person.n * 911, row + 120)
        )  # fmt: skip
        ways = [(person.local if person.n % 2 else person.phone, "MOBILE")]
        ways += [(talk.people[person.n % 20 + 1].phone[:-2] + "07", "WORK")] if person.n % 6 == 3 else []
        for way, kind in ways:
            rows["phone_numbers"].append((len(rows["phone_numbers"]) + 1, row, way, kind, None))
        mails = [person.mail] if person.n % 3 == 1 else []
        rows["emails"] += [(len(rows["emails"]) + 1, row, mail, "HOME", None) for mail in mails]
        if person.n % 9 == 1:
            rows["addresses"].append(
                (len(rows["addresses"]) + 1, row, f"Uferweg {person.n}", "Bregenz", "", "6900", "AT", "HOME", None)
            )
        name = " ".join(part for part in (person.first, last) if part)
        also = (f"{prefix} {name}",) if prefix else ()
        truth.append(known(name, [w for w, _ in ways] + mails, "contacts", row, *also))
    rows["`groups`"] = [
        (1, "Family", 1_730_000_000_000, 1, 5, None, talk.me.mail, "com.google"),
        (2, "Ruderclub", 1_731_000_000_000, 0, None, None, None, None),
    ]
    rows["contact_group_cross_ref"] = [(row, 1 + n % 2) for n, row in enumerate(at[:9])]
    rows["android_metadata"] = [("de_AT",)]
    rows["room_master_table"] = [(42, hexed("jetpack", 32))]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE contacts (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, prefix TEXT, firstName TEXT NOT NULL,
        middleName TEXT, lastName TEXT NOT NULL, suffix TEXT, nickname TEXT, photoUri TEXT, organization TEXT, title TEXT,
        notes TEXT, birthday TEXT, ringtone TEXT, isFavorite INTEGER NOT NULL, source TEXT NOT NULL, accountName TEXT,
        accountType TEXT, createdAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL, systemRawContactId INTEGER);
        CREATE INDEX index_contacts_firstName ON contacts(firstName); CREATE INDEX index_contacts_lastName ON contacts(lastName);
        CREATE TABLE phone_numbers (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contactId INTEGER NOT NULL,
        number TEXT NOT NULL, type TEXT NOT NULL, label TEXT, FOREIGN KEY(contactId) REFERENCES contacts(id) ON DELETE CASCADE);
        CREATE INDEX index_phone_numbers_contactId ON phone_numbers(contactId);
        CREATE TABLE emails (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contactId INTEGER NOT NULL, email TEXT NOT NULL,
        type TEXT NOT NULL, label TEXT, FOREIGN KEY(contactId) REFERENCES contacts(id) ON DELETE CASCADE);
        CREATE TABLE addresses (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contactId INTEGER NOT NULL, street TEXT NOT NULL,
        city TEXT NOT NULL, state TEXT NOT NULL, postalCode TEXT NOT NULL, country TEXT NOT NULL, type TEXT NOT NULL, label TEXT,
        FOREIGN KEY(contactId) REFERENCES contacts(id) ON DELETE CASCADE);
        CREATE TABLE websites (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contactId INTEGER NOT NULL, url TEXT NOT NULL,
        type TEXT NOT NULL);
        CREATE TABLE instant_messages (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contactId INTEGER NOT NULL,
        handle TEXT NOT NULL, protocol TEXT NOT NULL);
        CREATE TABLE events (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contactId INTEGER NOT NULL, date TEXT NOT NULL,
        type TEXT NOT NULL);
        CREATE TABLE `groups` (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL, createdAt INTEGER NOT NULL,
        isSystemGroup INTEGER NOT NULL, systemGroupId INTEGER, systemId TEXT, accountName TEXT, accountType TEXT);
        CREATE TABLE contact_group_cross_ref (contactId INTEGER NOT NULL, groupId INTEGER NOT NULL,
        PRIMARY KEY(contactId, groupId));
        CREATE VIEW `GroupWithContactCount` AS SELECT g.id, g.name, g.createdAt, g.isSystemGroup, g.systemGroupId, g.systemId,
        g.accountName, g.accountType, COUNT(c.contactId) as contactCount FROM `groups` g
        LEFT JOIN contact_group_cross_ref c ON g.id = c.groupId GROUP BY g.id, g.name;
        PRAGMA user_version = 10;"""
    )
    address = f"""{HUB}/iebc-plateforme/ContactsJetpackcompose
        app/src/main/java/com/contacts/android/contacts/data/local/entity/ContactEntity.kt, database/DatabaseMigrations.kt"""
    decoys = ("addresses", "websites", "instant_messages", "events", "groups", "contact_group_cross_ref", "room_master_table",
              "android_metadata")  # fmt: skip
    spare = [(table, row[0]) for table in ("phone_numbers", "emails") for row in rows[table]]
    return database(script, rows, truth, address, decoys=decoys, spare=spare)


def graph() -> Aside:
    """A book that draws who is near to whom: one table, one number and one mail each. When somebody was met is in milliseconds.

    The strength of a connection is a number from 0 to 100: taken for granted, as is that the phone's own book fills it.
    """
    talk = thirteenth("graph", people=25)
    rows, truth = Rows(contacts=[]), list[Record]()
    for row, person in zip(spaced(talk.rng, 24), talk.people[1:], strict=True):
        phone = None if person.n % 8 == 6 else person.local if person.n % 3 == 0 else person.phone
        mail = person.mail if phone is None or person.n % 4 == 1 else None
        met = 1_720_000_000_000 + person.n * 917_331_007 if person.n % 3 else None
        photo = f"content://com.android.contacts/contacts/{row}/photo" if person.n % 6 == 2 else None
        rows["contacts"].append((row, person.name, phone, mail, photo, met, person.n * 37 % 101))
        truth.append(known(person.name, [way for way in (phone, mail) if way], "contacts", row))
    rows["room_master_table"] = [(42, "c058939112965f97b0e9e33343460907")]
    rows["android_metadata"] = [("en_US",)]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `contacts` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `displayName` TEXT NOT NULL,
        `phone` TEXT, `email` TEXT, `photoUri` TEXT, `lastContacted` INTEGER, `connectionStrength` INTEGER NOT NULL);
        CREATE INDEX `index_contacts_displayName` ON `contacts` (`displayName`);
        CREATE INDEX `index_contacts_phone` ON `contacts` (`phone`); PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/Pandora-jk/opencontacts-map-graph departments/coding/android-ecosystem/apps/contacts/build/generated/
        source/kapt/debug/com/opencontacts/androidecosystem/contacts/data/ContactsDatabase_Impl.java"""
    return database(script, rows, truth, address, decoys=("room_master_table", "android_metadata"))


STAFF = (
    ("陈国栋", "chenguodong"), ("赵敏华", "zhaominhua"), ("孙丽娟", "sunlijuan"), ("吴建平", "wujianping"),
    ("郑晓东", "zhengxiaodong"), ("冯玉兰", "fengyulan"), ("韩志强", "hanzhiqiang"), ("曹文静", "caowenjing"),
    ("许海涛", "xuhaitao"), ("邓春梅", "dengchunmei"), ("彭立新", "penglixin"), ("曾淑芬", "zengshufen"),
    ("萧天佑", "xiaotianyou"), ("田雪峰", "tianxuefeng"), ("董美玲", "dongmeiling"), ("潘永康", "panyongkang"),
    ("蒋思远", "jiangsiyuan"), ("沈佳怡", "shenjiayi"), ("卢伟明", "luweiming"), ("单雄", "shanxiong"),
)  # fmt: skip
INITIALS = ("cgd", "zmh", "slj", "wjp", "zxd", "fyl", "hzq", "cwj", "xht", "dcm", "plx", "zsf", "xty", "txf", "dml", "pyk",
            "jsy", "sjy", "lwm", "sx")  # fmt: skip


def _keys(letters: str) -> str:
    """Letters as a telephone's keys."""
    return "".join("22233344455566677778889999"[ord(letter) - 97] for letter in letters)


def tongxunlu() -> Aside:
    """A firm's directory on an iPhone: departments in one another, people with many numbers and how their names sound.

    `username` is what a person is called: taken for granted, as are what `pinyin4Search` and `phoneNum4Search` join, and that
    names read in one way leave the second and third reading empty. Short numbers are those of a firm's own net.
    """
    talk = thirteenth("tongxunlu", people=2)
    departments = ("总经理办公室", "财务部", "人力资源部", "技术开发部", "后勤服务中心")
    rows: Rows = {
        "ZDEPARTMENT": [
            (n, 1, 1, None if n == 1 else 1, str(100 + n), str(1 if n == 1 else 2), name, None)
            for n, name in enumerate(departments, 1)
        ],
        "ZPERSON": [],
        "Z_1SEARCHPERSONS": [],
    }
    truth, at = list[Record](), spaced(talk.rng, len(STAFF))
    for n, (name, pinyin) in enumerate(STAFF):
        row, first = at[n], INITIALS[n]
        cell, short = f"1390000{2100 + n * 37}", f"6{3100 + n * 7}"
        own = f"1860000{5200 + n * 41}" if n % 4 == 0 else None
        desk = f"0571-8500{1000 + n * 3}" if n % 3 else None
        home = f"0571-8700{4000 + n * 9}" if n % 7 == 2 else None
        mail = f"{pinyin}@huaxin.example" if n % 5 else None
        second = "danxiong" if n == 19 else None
        rows["ZPERSON"].append(
            (row, 2, 1 + n % 3, int(n % 9 == 1), 1 + n % 5, mail, first, "dx" if second else None, None, _keys(first),
             "39" if second else None, None, home, str(70_000 + n), own,
             ",".join(x for x in (cell, own, desk, home, short) if x), pinyin, second, None, f"{pinyin},{first}", _keys(pinyin),
             _keys(second) if second else None, None, short, None, ("经理", "主管", "会计", "工程师", None)[n % 5], name,
             f"66{n:03}" if n % 2 else None, cell, desk, None)
        )  # fmt: skip
        rows["Z_1SEARCHPERSONS"] += [(1, row), (1 + n % 5, row)] if n % 5 else [(1, row)]
        ways = [cell, own, desk, home, short, f"66{n:03}" if n % 2 else None, mail]
        truth.append(known(name, [way for way in ways if way], "ZPERSON", row))
    words = ", ".join(
        f"Z{name.upper()} VARCHAR"
        for name in (
            "email", "firstPinyin", "firstPinyin1", "firstPinyin2", "firstPinyinNum", "firstPinyinNum1", "firstPinyinNum2",
            "homePhone", "id", "personalCellPhone", "phoneNum4Search", "pinyin", "pinyin1", "pinyin2", "pinyin4Search",
            "pinyinNum", "pinyinNum1", "pinyinNum2", "shortNum", "shortNum2", "title", "username", "virtualCellPhone",
            "workCellPhone", "workingPhone", "workPhone2",
        )
    )  # fmt: skip
    entities = {
        "ZDEPARTMENT": "ZPARENTDEPT INTEGER, ZID VARCHAR, ZLEVEL VARCHAR, ZNAME VARCHAR, ZSEARCHPERSONIDS VARCHAR",
        "ZPERSON": f"ZCHANYONG INTEGER, ZDEPART INTEGER, {words}",
    }
    script = core_data(entities, rows) + (
        "CREATE TABLE Z_1SEARCHPERSONS (Z_1SUPERDEPARTS INTEGER, Z_2SEARCHPERSONS INTEGER, "
        "PRIMARY KEY (Z_1SUPERDEPARTS, Z_2SEARCHPERSONS));"
    )
    address = f"{HUB}/hlllmr1314/AddressBook TongXunLu/AddressBook.xcdatamodeld/AddressBook.xcdatamodel/contents"
    decoys = ("ZDEPARTMENT", "Z_1SEARCHPERSONS", "Z_PRIMARYKEY", "Z_METADATA", "Z_MODELCACHE")
    return database(script, rows, truth, address, decoys=decoys)


def _card(talk: Talk, n: int) -> dict[str, Any]:
    """A card as that app writes one: what was never given is not there."""
    person, made = talk.people[n], zulu(1_735_000_000_000 + n * 77_000_003)
    country, digits = code(person.phone)
    phones: list[dict[str, Any]] = [
        {"id": f"phone-{uuid(hexed(f'p{n}', 24))}", "value": digits, "countryCode": country, "label": "private"}
    ]
    if n % 5 == 2:
        phones.append({"id": f"phone-{uuid(hexed(f'q{n}', 24))}", "value": f"85550{1000 + n}", "label": "work"})
        phones[0]["primary"] = True
    mails = [{"id": f"email-{uuid(hexed(f'm{n}', 24))}", "value": person.mail, "label": "private"}] if n % 3 else []
    places = [{"id": f"address-{uuid(hexed(f'a{n}', 24))}", "label": "Home", "street": f"Storgatan {n}", "zip": "11346",
               "city": "Stockholm"}] if n % 6 == 1 else []  # fmt: skip
    days = (
        [{"id": f"date-{uuid(hexed(f'd{n}', 24))}", "label": "Namnsdag", "date": f"07-{10 + n}"}] if n % 8 == 3 else []
    )
    card: dict[str, Any] = {
        "id": f"contact-{uuid(person.key)}", "firstName": person.first, "lastName": person.last, "phones": phones,
        "emails": mails, "addresses": places, "importantDates": days,
        "folderId": f"folder-{uuid(hexed('folder', 24))}" if n % 4 == 1 else None, "createdAt": made,
    }  # fmt: skip
    more: dict[str, Any] = {}
    if n % 7 == 4:
        more |= {"company": "Solberg Maskin", "birthday": f"19{70 + n}-11-0{n % 9 + 1}"}
    if n % 3 == 0:
        more |= {"updatedAt": zulu(1_740_000_000_000 + n * 55_000_001)}
    if n % 9 == 5:
        more |= {"favorite": True, "favoriteOrder": n // 9}
    return card | more


def cards() -> Aside:
    """Cards in one text that the page of an app keeps: on an iPhone `ItemTable` of WebKit's own, in UTF-16.

    The default space and one more, each under its key. A number's country is told apart from its digits. Taken for granted: that
    the app's view keeps its storage as WebKit does. Keys of the framework that the app builds on were not read and are left out.
    """
    talk = thirteenth("cards", people=23)
    folder = {"id": f"folder-{uuid(hexed('folder', 24))}", "name": "Familjen", "parentId": None}
    truth, rows = list[Record](), list[tuple[object, ...]]()
    for row, (key, some) in enumerate((("contacts:doc", range(1, 16)), ("contacts:doc:jobb", range(16, 23))), 1):
        listed = [_card(talk, n) for n in some]
        whole = {"version": 4, "folders": [folder], "contacts": listed, "activeContactId": listed[0]["id"]}
        rows.append((key, packed(whole).encode("utf-16-le")))
        for n, card in zip(some, listed, strict=True):
            ways = [way["value"] for way in card["phones"] + card["emails"]]
            truth.append(known(talk.people[n].name, ways, "ItemTable", row))
    script = "CREATE TABLE ItemTable (key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB NOT NULL ON CONFLICT FAIL);"
    return database(
        script,
        {"ItemTable": rows},
        truth,
        f"{HUB}/niclaslindstedt/contacts src/app/useContactStore.ts, src/app/types.ts, src/app/migrations.ts",
    )


def fsvoip_book() -> Aside:
    """A customer's address book that a telephone app fetches from its firm: JSON with its keys in order.

    What is nothing is left out. Numbers are E.164; `updatedAt` and `serverTime` are the server's.
    """
    talk = thirteenth("fsvoip book", people=25)
    listed, truth = list[dict[str, Any]](), list[Record]()
    labels = ("mobile", "work", "home", "main")
    for person in talk.people[1:]:
        named = person.n % 6 != 4
        phones = [{"isPrimary": True, "label": labels[person.n % 4], "number": person.phone}]
        if person.n % 5 == 0:
            phones.append({"isPrimary": False, "label": "work", "number": f"+31205550{200 + person.n}"})
        firm = f"{person.last} Beheer B.V."
        card: dict[str, Any] = {"company": firm if person.n % 3 == 1 or not named else None,
                                "email": person.mail if person.n % 4 == 2 else None,
                                "firstName": person.first if named else None, "id": uuid(person.key).lower(),
                                "lastName": person.last if named else None, "name": person.name if named else firm,
                                "phones": phones, "tags": ["klant"] if person.n % 2 else [],
                                "updatedAt": zulu(1_780_000_000_000 + person.n * 86_000_017)}  # fmt: skip
        listed.append({key: value for key, value in card.items() if value is not None})
        ways = [phone["number"] for phone in phones] + ([person.mail] if card["email"] else [])
        truth.append(known(card["name"], ways, "contacts", person.n - 1))
    members = [card["id"] for card in listed[:7]]
    whole = {
        "canDelete": False, "canRead": True, "canWrite": True, "contacts": listed, "isEnabled": True,
        "lastSyncedAt": "2026-09-14T06:58:11.402Z",
        "lists": [{"contactCount": 7, "etag": '"3"', "id": "lst_41", "isEnabled": True, "memberIds": members,
                   "name": "Storingsdienst", "version": 3}],
        "schema": 1, "serverTime": "2026-09-14T06:58:11.377Z",
    }  # fmt: skip
    path = (
        "private/var/mobile/Containers/Data/Application/4D1E/Library/Application Support/FSVoip/contacts/acc_7f31.json"
    )
    return Aside(
        packed(whole).replace("/", "\\/").encode(), truth,
        f"{HUB}/fullstackstudio-org/fsvoip ios/Packages/Core/Sources/Core/ContactsStore.swift, JSON.swift", path=path,
    )  # fmt: skip
