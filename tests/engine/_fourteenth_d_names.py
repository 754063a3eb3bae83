"""Apps of the fourteenth set's part of calls that tell who calls: one keeps each number's last call, one what it turned away.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._fourteenth_d_talk import dialled, fourteenth
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed
from tests.engine.published_talk import Aside, Record, database, known, party, rang


def hashcaller() -> Aside:
    """The last call with each number, newest first, with what the phone's book and a server know of it; lengths are text.

    What the server told of a number is beside it, and a row of that may be told as a contact or not. Of the app's eighteen
    tables only these two were read; the others are left out. Taken for granted: what stands in columns of pictures and colours,
    that times of answers are milliseconds, and that the phone's log told kinds 1, 2, 3 and 5.
    """
    talk = fourteenth("hashcaller", people=33, rings=90)
    rows = Rows(call_log=[], callers_info_from_server=[])
    truth, spare, seen = list[Record](), list[tuple[str, int]](), set[int]()
    for ring in reversed(talk.rings):
        other = ring.other
        if other.n in seen:
            continue
        seen.add(other.n)
        row, form = len(rows["call_log"]) + 1, other.phone
        number = other.phone if ring.n % 3 else dialled(other.local)
        name = other.name if other.n % 3 else None
        told = other.n % 3 == 0 and other.n % 2 == 0
        heard = f"{other.first} {other.last}" if told else None
        spam = (other.n * 5) % 37 if other.n % 6 == 3 else 0
        kind = 2 if ring.out else 1 if ring.duration else (3, 3, 5)[ring.n % 3]
        uid = hexed(f"uid{other.n}", 24) if told else ""
        picture = f"content://com.android.contacts/contacts/{other.n}/photo" if name and other.n % 4 == 1 else ""
        rows["call_log"].append(
            (number, 1400 + ring.n, name, heard, spam, form, kind, str(ring.duration), ring.ms, 1 + ring.n % 5, ring.n % 2,
             int(spam > 20), picture, "", "", 0, uid, int(told and other.n % 4 == 0), ("Older", "Yesterday", "Today")[row < 3])
        )  # fmt: skip
        ways = party(*dict.fromkeys((number, form)), name=name or heard)
        truth.append(rang(ring, "call_log", row, ways, duration=ring.duration))
        if name is None:
            rows["callers_info_from_server"].append(
                (form, hexed(form), 0, other.first if told else "", other.last if told else "", "", ring.ms + 40_000, spam,
                 "Kochi" if told else "", "India" if told else "", "", 0, 1 if told else 0, "", uid, "", "", "", 0)
            )  # fmt: skip
            spare.append(("callers_info_from_server", len(rows["callers_info_from_server"])))
    rows["android_metadata"] = [("en_IN",)]
    rows["room_master_table"] = [(42, hexed("hashcaller", 32))]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `call_log` (`number` TEXT NOT NULL, `id` INTEGER, `nameInPhoneBook` TEXT, `nameFromServer` TEXT,
        `spamCount` INTEGER NOT NULL, `numberFormated` TEXT NOT NULL, `type` INTEGER NOT NULL, `duration` TEXT NOT NULL,
        `dateInMilliseconds` INTEGER NOT NULL, `color` INTEGER NOT NULL, `simID` INTEGER NOT NULL,
        `isReportedByUser` INTEGER NOT NULL, `thumbnailFromCp` TEXT NOT NULL, `imageUrlFromDb` TEXT NOT NULL,
        `avatarGoogle` TEXT NOT NULL, `isDeleted` INTEGER NOT NULL, `hUid` TEXT NOT NULL, `isVerifiedUser` INTEGER NOT NULL,
        `relativeDay` TEXT NOT NULL, PRIMARY KEY(`number`));
        CREATE UNIQUE INDEX `index_call_log_id_number_numberFormated` ON `call_log` (`id`, `number`, `numberFormated`);
        CREATE TABLE `callers_info_from_server` (`contact_address` TEXT NOT NULL, `hashedNum` TEXT NOT NULL,
        `type` INTEGER NOT NULL, `firstName` TEXT NOT NULL, `lastName` TEXT NOT NULL, `nameInPhoneBook` TEXT NOT NULL,
        `informationReceivedDate` INTEGER NOT NULL, `spamReportCount` INTEGER NOT NULL, `city` TEXT NOT NULL,
        `country` TEXT NOT NULL, `carrier` TEXT NOT NULL, `isBlockedByUser` INTEGER NOT NULL,
        `isInfoFoundInServer` INTEGER NOT NULL, `thumbnailImg` TEXT NOT NULL, `hUid` TEXT NOT NULL, `bio` TEXT NOT NULL,
        `email` TEXT NOT NULL, `avatarGoogle` TEXT NOT NULL, `isVerifiedUser` INTEGER NOT NULL,
        PRIMARY KEY(`contact_address`));
        CREATE UNIQUE INDEX `index_callers_info_from_server_contact_address_hashedNum` ON `callers_info_from_server`
        (`contact_address`, `hashedNum`);"""
    )
    address = f"""{HUB}/jithin-kg/hashCaller app/src/main/java/com/hashcaller/app/view/ui/call/db/CallLogTable.kt,
        db/CallersInfoFromServer.kt, repository/CallContainerRepository.kt, local/db/HashCallerDatabase.kt"""
    decoys = ("android_metadata", "room_master_table")
    return database(script, rows, truth, address, decoys=decoys, spare=spare)


def infocaller() -> Aside:
    """Calls that an app turned away, each with why, and a copy of the phone's book; and what is known of other numbers.

    Each of those calls came in. One without a number has the empty text, and may be told or not, as may rows of what is known of
    numbers. The app's other tables were not read and are left out. Taken for granted: the book's identifiers and keys, and that
    numbers are kept with their country's code.
    """
    talk = fourteenth("infocaller", people=34, rings=70)
    rows = Rows(blocked_events=[], local_contacts=[], callers=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    strangers = {p.n for p in talk.people[20:]}
    for ring in [r for r in talk.rings if r.other.n in strangers or r.n % 17 == 4]:
        row, number = len(rows["blocked_events"]) + 1, ring.other.phone
        why = ("blocklist", f"prefix:{number[:5]}", "unknown", "blocklist")[ring.other.n % 4]
        if ring.n % 17 == 4:
            rows["blocked_events"].append((row, "", "anonymous", ring.ms))
            spare.append(("blocked_events", row))
            continue
        rows["blocked_events"].append((row, number, why, ring.ms))
        told = rang(ring, "blocked_events", row, party(number))
        truth.append(told | {"direction": "incoming"})
    for person in talk.people[1:20]:
        row = 100 + person.n * 3
        seen = person.n % 4 == 1
        rows["local_contacts"].append(
            (row, f"{row}i{person.key[:14]}", person.name, person.phone if person.n % 3 else person.local, None,
             "Hey there! I am using WhatsApp." if seen else None, int(person.n % 9 == 5), int(seen),
             talk.rings[person.n].ms if seen else 0)
        )  # fmt: skip
        truth.append(known(person.name, [person.phone if person.n % 3 else person.local], "local_contacts", row))
    for person in talk.people[20::2]:
        rows["callers"].append(
            (person.phone, None, person.name if person.n % 4 else None, None, None, None, "Bangladesh", "Dhaka", "Grameenphone",
             person.n % 7, 0, None, talk.rings[person.n].ms, "REMOTE")
        )  # fmt: skip
        spare.append(("callers", len(rows["callers"])))
    rows["android_metadata"] = [("bn_BD",)]
    rows["room_master_table"] = [(42, hexed("infocaller", 32))]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `blocked_events` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `phoneNumber` TEXT NOT NULL,
        `reason` TEXT NOT NULL, `timestamp` INTEGER NOT NULL);
        CREATE TABLE `local_contacts` (`id` INTEGER NOT NULL, `lookupKey` TEXT NOT NULL, `displayName` TEXT NOT NULL,
        `phoneNumber` TEXT NOT NULL, `whatsappProfilePic` TEXT, `about` TEXT, `isBusiness` INTEGER NOT NULL,
        `isSynced` INTEGER NOT NULL, `lastSynced` INTEGER NOT NULL, PRIMARY KEY(`id`));
        CREATE TABLE `callers` (`phoneNumber` TEXT NOT NULL, `localName` TEXT, `displayName` TEXT, `alias` TEXT,
        `photoUrl` TEXT, `organization` TEXT, `country` TEXT, `region` TEXT, `carrier` TEXT, `reportCount` INTEGER NOT NULL,
        `isVerified` INTEGER NOT NULL, `socialMediaLinks` TEXT, `lastUpdated` INTEGER NOT NULL, `source` TEXT NOT NULL,
        PRIMARY KEY(`phoneNumber`));
        CREATE INDEX `index_callers_phoneNumber` ON `callers` (`phoneNumber`);"""
    )
    address = f"""{HUB}/bmjubairdadu/InfoCaller app/src/main/java/com/infocaller/app/data/local/entity/BlockedEventEntity.kt,
        LocalContactEntity.kt, CallerEntity.kt, data/local/CallScreeningRules.kt"""
    decoys = ("android_metadata", "room_master_table")
    return database(script, rows, truth, address, decoys=decoys, spare=spare)
