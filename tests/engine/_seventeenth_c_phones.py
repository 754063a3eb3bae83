"""Calls of the seventeenth set: four that take over the phone's log, one of calls with a note, two of calls made from the app.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from datetime import UTC, datetime

from tests.engine._seventeenth_c_talk import INDIAN, NOTES, TURKISH, UZBEK, plain, seventeenth
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, stamp, zulu
from tests.engine.published_talk import Aside, Person, Record, Ring, database, known, party, rang, spaced


def _written(person: Person) -> str:
    """A number as it stands in the phone's log or book: some have it with a country, some without."""
    return person.phone if person.n % 3 else plain(person.local)


def _clock(ms: int) -> Record:
    """A moment of the phone's own clock, to the second."""
    return {"local": stamp(ms, "%Y-%m-%dT%H:%M:%S.000000"), "basis": "local without zone"}


def _newest_first(rings: list[Ring], first: int, then: int) -> list[Ring]:
    """As apps take over the phone's log: all there is with the newest first, later what is new since, each time so again."""
    made = rings[:first][::-1]
    for at in range(first, len(rings), then):
        made += rings[at : at + then][::-1]
    return made


def keeper() -> Aside:
    """A seller's calls, taken from the phone's log after each call, and kept when they are deleted there.

    The first time all are taken, newest first, later each as it ends. Who is in no book is `Unknown`. A call that the phone
    blocked is UNKNOWN, and nothing says its direction. Beside it the phone's cards, one with its own number.
    Taken for granted: how the cards' rows are filled (the class that writes them was not read).
    """
    talk = seventeenth("keeper", people=18, rings=42, cast=INDIAN)
    rows, truth = Rows(call_logs=[], sim_details=[]), list[Record]()
    first = talk.rings[25].ms + 7_200_431
    for row, ring in enumerate(_newest_first(talk.rings, 26, 1), 1):
        other = ring.other
        name = other.name if other.n % 4 != 2 else "Unknown"
        number = _written(other)
        blocked = not ring.out and not ring.duration and ring.n % 6 == 1
        kind = (
            "OUTGOING" if ring.out else "INCOMING" if ring.duration else "UNKNOWN" if blocked
            else "REJECTED" if ring.n % 4 == 3 else "MISSED"
        )  # fmt: skip
        synced = first + row % 3 if ring.n < 26 else ring.ms + ring.duration * 1000 + 14_000 + ring.n * 53
        rows["call_logs"].append(
            (row, name, number, kind, ring.duration, ring.ms, int(other.n % 5 == 1), int(ring.n % 11 == 5), synced)
        )
        ways = party(number, name=None if name == "Unknown" else name)
        truth.append(rang(ring, "call_logs", row, ways, duration=ring.duration, directed=not blocked))
    rows["sim_details"] = [
        (1, 0, "Jio 4G", talk.me.phone, "in", "4G LTE", 1, first - 60_000),
        (2, 1, "airtel", "", "in", "4G LTE", 1, first - 59_998),
    ]
    rows["android_metadata"] = [("mr_IN",)]
    rows["room_master_table"] = [(42, hexed("keeper", 32))]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `call_logs` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `name` TEXT NOT NULL,
        `phoneNumber` TEXT NOT NULL, `callType` TEXT NOT NULL, `duration` INTEGER NOT NULL, `callDate` INTEGER NOT NULL,
        `simSlot` INTEGER NOT NULL, `isDeletedFromPhone` INTEGER NOT NULL, `syncedAt` INTEGER NOT NULL);
        CREATE UNIQUE INDEX `index_call_logs_phoneNumber_callDate` ON `call_logs` (`phoneNumber`, `callDate`);
        CREATE TABLE `sim_details` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `slotIndex` INTEGER NOT NULL,
        `operatorName` TEXT NOT NULL, `phoneNumber` TEXT NOT NULL, `countryIso` TEXT NOT NULL, `networkType` TEXT NOT NULL,
        `isActive` INTEGER NOT NULL, `updatedAt` INTEGER NOT NULL);
        PRAGMA user_version = 6;"""
    )
    address = f"""{HUB}/ganeshchavan786/call-log-app app/src/main/java/com/calllog/app/data/database/CallLogDatabase.kt,
        Converters.kt, data/model/CallLog.kt, SimInfo.kt, worker/CallLogSyncWorker.kt, util/SimDetailsManager.kt,
        receiver/CallReceiver.kt"""
    return database(script, rows, truth, address, decoys=("sim_details", "android_metadata", "room_master_table"))


def tapped() -> Aside:
    """Whom one has called from the app, each with the person's whole row as it was then, by the moment of the tap.

    Numbers are numbers, and a person's number is its key, so nothing precedes it. No row says that calls went out, though all
    have. Whoever was deleted since is in calls alone. Taken for granted: where people come from, that they have numbers of
    ten digits, and what their images are (an address or an empty text).
    """
    talk = seventeenth("tapped", people=22, rings=38, cast=INDIAN)
    rows, truth = Rows(Contact=[], Call=[]), list[Record]()
    gone = {5, 12, 19}

    def held(person: Person, favourite: int) -> tuple[int, str, str, int, int, int, int]:
        image = f"https://img.example.org/people/{person.key[:10]}.jpg" if person.n % 5 != 2 else ""
        return int(person.phone[3:]), person.name, image, favourite, 0, 0, int(person.n % 7 == 3)

    for person in sorted(talk.people[1:], key=lambda p: p.phone):
        if person.n not in gone:
            rows["Contact"].append(held(person, int(person.n % 4 == 1)))
            number = int(person.phone[3:])
            truth.append(known(person.name, [number], "Contact", number))
    for ring in talk.rings:
        other = ring.other
        rows["Call"].append((ring.ms, *held(other, int(other.n % 4 == 1 and ring.n > 9))))
        truth.append(rang(ring, "Call", ring.ms, party(int(other.phone[3:]), name=other.name), directed=False))
    rows["android_metadata"] = [("en_IN",)]
    rows["room_master_table"] = [(42, hexed("tapped", 32))]
    columns = """`mobile` INTEGER NOT NULL, `name` TEXT NOT NULL, `image` TEXT NOT NULL, `isFavorite` INTEGER NOT NULL,
        `isSelected` INTEGER NOT NULL, `isSelectionMode` INTEGER NOT NULL, `isExternalContact` INTEGER NOT NULL"""
    script = (
        ROOM
        + LOCALE
        + f"""CREATE TABLE `Contact` ({columns}, PRIMARY KEY(`mobile`));
        CREATE TABLE `Call` (`timeInMillis` INTEGER NOT NULL, {columns}, PRIMARY KEY(`timeInMillis`));
        PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/a914-gowtham/CallLogApp app/src/main/java/com/gowtham/calllogapp/db/ContactDatabase.kt, data/Call.kt,
        Contact.kt, fragments/phonebook/contacts/FContacts.kt, FContactsViewModel.kt"""
    return database(script, rows, truth, address, decoys=("android_metadata", "room_master_table"))


def noted() -> Aside:
    """Calls for which one has typed a note as they ended, in the order of the notes; others are not kept.

    The moment is text with a zone, in UTC to the millisecond. Kinds are the phone's numbers. Who is in no book has no name.
    Taken for granted: that nobody types two notes on one call.
    """
    talk = seventeenth("noted", people=16, rings=61)
    rows, truth = Rows(calls=[]), list[Record]()
    kept = [ring for ring in talk.rings if ring.n % 3]
    for row, ring in enumerate(kept, 1):
        number = _written(ring.other)
        name = ring.other.name if ring.other.n % 4 != 3 else None
        kind = 2 if ring.out else 1 if ring.duration else 5 if ring.n % 4 == 1 else 3
        note = NOTES[ring.n * 7 % len(NOTES)]
        rows["calls"].append((row, name, number, kind, zulu(ring.ms), ring.duration, note))
        truth.append(rang(ring, "calls", row, party(number, name=name), duration=ring.duration))
    rows["android_metadata"] = [("uk_UA",)]
    script = (
        LOCALE
        + """CREATE TABLE calls
    (id INTEGER PRIMARY KEY,
    name TEXT,
    number TEXT,
    type INTEGER,
    date TEXT,
    duration INTEGER,
    message TEXT);
    PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/monochkov/CallLog app/src/main/java/com/melkiy/calloger/database/CallDatabase.java, Columns.java,
        models/Call.java, activities/PopupActivity.java"""
    return database(script, rows, truth, address, decoys=("android_metadata",))


def kayit() -> Aside:
    """The phone's calls, newest first at each opening, with a day, a clock and both together as text of the phone's clock.

    The hour runs from 1 to 24 (`kk`), so that a call soon after midnight is at 24 of the day that has just begun. Lengths are
    text. Who is in no book is `İsimsiz`. A call of a kind that the app has no word for has none. Reminders are in a file of their
    own. Taken for granted: the phone is set to Turkish; how many calls there are from one opening to the next.
    """
    talk = seventeenth("kayit", people=17, rings=45, cast=TURKISH)
    rows, truth = Rows(Cagri_Kaydi=[]), list[Record]()
    for row, ring in enumerate(_newest_first(talk.rings, 19, 4), 1):
        number = _written(ring.other)
        named = ring.other.n % 4 != 1
        blocked = not ring.out and not ring.duration and ring.n % 7 == 2
        kind = "OUTGOING" if ring.out else "INCOMING" if ring.duration else "REJECTED" if ring.n % 3 == 0 else "MISSED"
        moment = datetime.fromtimestamp(ring.s, UTC)
        hour = f"{moment.hour or 24:02}:{moment.minute:02}:{moment.second:02}"
        day = f"{moment:%Y-%m-%d}"
        rows["Cagri_Kaydi"].append(
            (row, ring.other.name if named else "İsimsiz", number, day, hour, None if blocked else kind, str(ring.duration),
             f"{day} {hour}", "Yok")
        )  # fmt: skip
        ways = party(number, name=ring.other.name if named else None)
        truth.append(
            rang(ring, "Cagri_Kaydi", row, ways, at=_clock(ring.ms), duration=ring.duration, directed=not blocked)
        )
    rows["android_metadata"] = [("tr_TR",)]
    script = (
        LOCALE
        + """CREATE TABLE Cagri_Kaydi(ID INTEGER PRIMARY KEY AUTOINCREMENT,cagriIsım TEXT,cagriNumara TEXT,cagriTarih TEXT,
        cagriSaat TEXT,cagriTipi TEXT,cagriSure TEXT,cagriTamTarih TEXT,bildirim TEXT);
        PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/arslanmurat06/CallLogerandReminder2
        app/src/main/java/com/marstech/app/calllogerandreminder/Database/DBManager.java, CallDetails.java,
        app/src/main/res/values-tr/strings.xml"""
    return database(script, rows, truth, address, decoys=("android_metadata",))


def asaxiy() -> Aside:
    """The phone's log as it waits to be sent to a firm: four texts, of which the moment in milliseconds is the key.

    All that is sent is deleted, and with the next call the whole log is put in again, so it is either all or none. A call that
    was rejected has an empty word. Names are not kept. Taken for granted: the phone gives its log with the oldest first, and a
    call that is there already stays where it is; the file is from before a connection came.
    """
    talk = seventeenth("asaxiy", people=15, rings=43, cast=UZBEK)
    rows, truth = Rows(Call=[]), list[Record]()
    for row, ring in enumerate(talk.rings, 1):
        number = _written(ring.other)
        rejected = not ring.out and not ring.duration and ring.n % 4 == 2
        kind = "OUTGOING" if ring.out else "INCOMING" if ring.duration else "" if rejected else "MISSED"
        rows["Call"].append((str(ring.ms), number, str(ring.duration), kind))
        truth.append(rang(ring, "Call", row, party(number), duration=ring.duration, directed=not rejected))
    rows["android_metadata"] = [("uz_UZ",)]
    rows["room_master_table"] = [(42, hexed("asaxiy", 32))]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `Call` (`date` TEXT NOT NULL, `number` TEXT NOT NULL, `duration` TEXT NOT NULL, `type` TEXT NOT NULL,
        PRIMARY KEY(`date`));
        PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/JahonovAsilbek/Call-Tracker app/src/main/java/uz/asaxiy/calltracker/data/locale/AppDatabase.kt,
        entity/Call.kt, data/service/CallWorker.kt"""
    return database(script, rows, truth, address, decoys=("android_metadata", "room_master_table"))


def raj() -> Aside:
    """The phone's log, newest first at each opening, all as text: the phone's number of the row, a clock, `34 sec`.

    The clock is the phone's own with the day first. Who is in no book is `Unknown`, and a kind that has no word is `-`.
    Taken for granted: rows are written in the order in which they are read, though each is written by itself.
    """
    talk = seventeenth("raj", people=19, rings=40, cast=INDIAN)
    rows, truth = Rows(CallLogObject=[]), list[Record]()
    ids = dict(zip((ring.n for ring in talk.rings), spaced(talk.rng, len(talk.rings), 974), strict=True))
    for row, ring in enumerate(_newest_first(talk.rings, 22, 6), 1):
        number = _written(ring.other)
        named = ring.other.n % 3 != 1
        blocked = not ring.out and not ring.duration and ring.n % 5 == 2
        kind = (
            "Outgoing" if ring.out else "Incoming" if ring.duration else "-" if blocked
            else "Rejected" if ring.n % 3 == 0 else "Missed"
        )  # fmt: skip
        rows["CallLogObject"].append(
            (str(ids[ring.n]), ring.other.name if named else "Unknown", number, kind, stamp(ring.ms, "%d-%m-%Y %H:%M:%S"),
             f"{ring.duration} sec")
        )  # fmt: skip
        ways = party(number, name=ring.other.name if named else None)
        truth.append(rang(ring, "CallLogObject", row, ways, at=_clock(ring.ms), directed=not blocked))
    rows["android_metadata"] = [("en_IN",)]
    rows["room_master_table"] = [(42, hexed("raj", 32))]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `CallLogObject` (`id` TEXT NOT NULL, `name` TEXT, `number` TEXT, `type` TEXT, `date` TEXT,
        `duration` TEXT, PRIMARY KEY(`id`));
        PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/RajKumar23/Call-Log app/src/main/java/com/raj/task/data/model/CallLogObject.kt,
        data/room/AppDatabase.kt, ui/viewmodel/MainActivityViewModel.kt"""
    return database(script, rows, truth, address, decoys=("android_metadata", "room_master_table"))


def days() -> Aside:
    """Whom one has called from the app, by name, number, picture and day: `Mar 04, 2021`, and no clock.

    No row says that calls went out, though all have. Beside it people, with a letter for favourites. A page that is shown again
    may write its call once more; such rows are calls like others. Taken for granted: where people come from, and what is in
    their pictures (an empty text or the word `null` for none); the phone is set to English.
    """
    talk = seventeenth("days", people=20, rings=36, cast=INDIAN)
    rows, truth = Rows(calls=[], contacts=[]), list[Record]()

    def image(person: Person) -> str:
        return ("", "null", f"contact_{person.n}.png", f"contact_{person.n}.png")[person.n % 4]

    row = 0
    for ring in talk.rings:
        for _ in range(2 if ring.n % 13 == 6 else 1):
            row += 1
            number = _written(ring.other)
            rows["calls"].append((row, ring.other.name, number, stamp(ring.ms, "%b %d, %Y"), image(ring.other)))
            at: Record = {"local": stamp(ring.ms, "%Y-%m-%dT00:00:00.000000"), "basis": "local without zone"}
            truth.append(rang(ring, "calls", row, party(number, name=ring.other.name), at=at, directed=False))
    for held, person in zip(spaced(talk.rng, 19), talk.people[1:], strict=True):
        number = _written(person)
        rows["contacts"].append((held, person.name, number, image(person), "Y" if person.n % 5 == 2 else "N"))
        truth.append(known(person.name, [number], "contacts", held))
    rows["android_metadata"] = [("en_US",)]
    rows["room_master_table"] = [(42, hexed("days", 32))]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `calls` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `name` TEXT NOT NULL,
        `number` TEXT NOT NULL, `date` TEXT NOT NULL, `image` TEXT NOT NULL);
        CREATE TABLE `contacts` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `name` TEXT NOT NULL,
        `number` TEXT NOT NULL, `image` TEXT NOT NULL, `favourites` TEXT NOT NULL);
        PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/sengkathirKumaran/CallLogApp app/src/main/java/com/sk/calllogtaskapp/db/CallDatabase.kt,
        CallCacheEntity.kt, ContactCacheEntity.kt, fragments/CallFragment.kt, ContactsAdapter.kt"""
    return database(script, rows, truth, address, decoys=("android_metadata", "room_master_table"))
