"""Calls of the sixteenth set: recordings, a logger, a blocker, a diary of whom one has called, and a seller's calls.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from dataclasses import replace

from tests.engine._sixteenth_c_talk import AMERICAN, NOTES, plain, sixteenth
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, stamp
from tests.engine.published_talk import Aside, Person, Record, Ring, database, known, party, rang, spaced


def redridge() -> Aside:
    """Recorded calls: begin and length in milliseconds, and words for the direction. Missed calls have no recording.

    Who is in no book is called by the number, `Unknown (…)`. A recording made into MP3 keeps its row. Old ones are deleted by
    themselves, so the numbers of rows do not begin at 1. Taken for granted: the number of the schema's version is left out.
    """
    talk = sixteenth("redridge", people=17, rings=58)
    rows, truth = Rows(Recording=[]), list[Record]()
    heard = [ring for ring in talk.rings if ring.duration]
    for row, ring in zip(spaced(talk.rng, len(heard), 23), heard, strict=True):
        number = ring.other.phone if not ring.out or ring.n % 3 else plain(ring.other.local)
        name = ring.other.name if ring.other.n % 4 != 1 else f"Unknown ({number})"
        length = ring.duration * 1000 + ring.ms % 977
        path = f"/storage/emulated/0/Android/data/com.redridgeapps.callrecorder/files/CallRecordings/{ring.s}.wav"
        rows["Recording"].append(
            (row, name, number, ring.ms, length, "OUTGOING" if ring.out else "INCOMING", path, "wav", int(ring.n % 13 == 4),
             int(ring.n % 11 == 2))
        )  # fmt: skip
        truth.append(rang(ring, "Recording", row, party(number, name=name), duration=length / 1000))
    rows["android_metadata"] = [("en_IN",)]
    script = (
        LOCALE
        + """CREATE TABLE Recording (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        number TEXT NOT NULL,
        call_instant INTEGER NOT NULL,
        call_duration INTEGER NOT NULL,
        call_direction TEXT NOT NULL,
        save_path TEXT NOT NULL,
        save_format TEXT NOT NULL,
        is_starred INTEGER NOT NULL DEFAULT 0 CHECK(is_starred IN (0, 1)), -- DEFAULT false
        skip_auto_delete INTEGER NOT NULL DEFAULT 0 CHECK(skip_auto_delete IN (0, 1)) -- DEFAULT false
        );"""
    )
    address = f"""{HUB}/SaurabhSandav/CallRecorder call_utils/src/main/sqldelight/com/redridgeapps/callutils/db/Recording.sq,
        storage/Recordings.kt, recording/RecordingJob.kt, callevents/CallEvent.kt,
        common/db/adapters/InstantIntegerColumnAdapter.kt, DurationLongColumnAdapter.kt"""
    return database(script, rows, truth, address, decoys=("android_metadata",))


def _ten(number: str) -> int:
    """A number as that logger keeps it: of twelve signs two go, of eleven one, and the rest is a number."""
    return int(number[2:] if len(number) == 12 else number[1:] if len(number) == 11 else number)


def pewick() -> Aside:
    """Calls that an app has noted as they ended, with numbers as numbers, in a file named after another app.

    A call that went out has no word on its answer, a missed one no end. Beside it one row for each number: its last call, notes,
    and counts. The count of the first kind begins at 1; the others are never set, and NULL and 1 are NULL.
    Taken for granted: calls that went out begin a moment before they ring; notes are of few numbers.
    """
    talk = sixteenth("pewick", people=16, rings=44, cast=AMERICAN)
    rows, truth = Rows(calls=[], numbers=[]), list[Record]()
    seen = dict[int, tuple[str, int, int]]()
    for row, ring in enumerate(talk.rings, 1):
        other = ring.other
        number = _ten(plain(other.local) if ring.out and ring.n % 2 else other.phone)
        missed = not ring.out and not ring.duration
        end = None if missed else ring.ms + ring.duration * 1000 + 11_000 + ring.n * 37
        kind = "outgoing" if ring.out else "missed" if missed else "answered"
        rows["calls"].append(
            (row, number, ring.ms, end, "outgoing" if ring.out else "incoming", None if ring.out else kind)
        )
        truth.append(rang(ring, "calls", row, party(number)))
        first, count, _ = seen.get(number, (kind, 0, 0))
        seen[number] = (first, count + (first == kind), row)
    for n, (number, (first, count, last)) in enumerate(sorted(seen.items())):
        counts = [count if first == kind else None for kind in ("outgoing", "answered", "missed")]
        rows["numbers"].append((number, last, NOTES[n % len(NOTES)] if n % 5 == 2 else None, *counts))
    rows["android_metadata"] = [("en_US",)]
    script = (
        LOCALE
        + """CREATE TABLE calls (call_id INTEGER PRIMARY KEY AUTOINCREMENT,number INTEGER,start_time INTEGER,end_time INTEGER,
        incoming_outgoing TEXT,answered_missed TEXT);
        CREATE TABLE numbers (number INTEGER PRIMARY KEY,most_recent INTEGER,notes TEXT,outgoing_count INTEGER,
        answered_count INTEGER,missed_count INTEGER);
        PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/chrispewick/CallLogger app/src/main/java/com/pewick/calllogger/database/DataContract.java, DbHelper.java,
        receivers/CallReceiver.java"""
    return database(script, rows, truth, address, decoys=("numbers", "android_metadata"))


COUNTRIES = (
    ("+380", "UA"), ("+372", "EE"), ("+370", "LT"), ("+353", "IE"), ("+30", "GR"), ("+254", "KE"), ("+234", "NG"), ("+98", "IR"),
    ("+91", "IN"), ("+90", "TR"), ("+84", "VN"), ("+81", "JP"), ("+57", "CO"), ("+48", "PL"), ("+46", "SE"), ("+45", "DK"),
    ("+420", "CZ"), ("+41", "CH"), ("+39", "IT"), ("+36", "HU"), ("+34", "ES"), ("+33", "FR"), ("+27", "ZA"), ("+1", "US"),
)  # fmt: skip
VIEW = """SELECT log_calls.*, filters.* FROM log_calls LEFT JOIN filters ON (filters.filter = log_calls.phoneNumberValue
    AND filters.conditionType = 0) OR (log_calls.phoneNumberValue LIKE filters.filter || '%' AND filters.conditionType = 1)
    OR (log_calls.phoneNumberValue LIKE '%' || filters.filter || '%' AND filters.conditionType = 2)
    WHERE filters.filter = (SELECT filter FROM filters WHERE log_calls.phoneNumberValue LIKE filter || '%'
    OR log_calls.phoneNumberValue LIKE '%' || filter || '%' ORDER BY LENGTH(filter) DESC LIMIT 1) OR filters.filter IS NULL
    UNION SELECT filtered_calls.*, filters.* FROM filtered_calls LEFT JOIN filters
    ON (filters.filter = filtered_calls.phoneNumberValue AND filters.conditionType = 0)
    OR (filtered_calls.phoneNumberValue LIKE filters.filter || '%' AND filters.conditionType = 1)
    OR (filtered_calls.phoneNumberValue LIKE '%' || filters.filter || '%' AND filters.conditionType = 2)
    WHERE filters.filter = (SELECT filter FROM filters WHERE filtered_calls.phoneNumberValue LIKE filter || '%'
    OR filtered_calls.phoneNumberValue LIKE '%' || filter || '%' ORDER BY LENGTH(filter) DESC LIMIT 1)
    OR filters.filter IS NULL"""
CALL = """`callId` INTEGER NOT NULL, `callName` TEXT, `number` TEXT, `type` TEXT, `callDate` TEXT, `photoUrl` TEXT,
    `isFilteredCall` INTEGER, `filteredNumber` TEXT, `filteredConditionType` INTEGER, `phoneNumberValue` TEXT,
    `isPhoneNumberValid` INTEGER, PRIMARY KEY(`callId`)"""


def smart() -> Aside:
    """A blocker: the phone's calls, newest first and with times as text, those that a filter took, and the phone's people.

    Types are the phone's numbers as text; 6 is a call that was blocked. A call that a permitting filter let through is in both
    tables; in the second it may be told or not. One row of contacts is for one person of the phone, with one number.
    Taken for granted: a blocked call is no more in the first table; the number as the app compares it has a plus and a
    country; the patterns of countries' numbers but Ukraine's;
    the order of columns that a call has from its class above; two of the three views were not read and are left out.
    """
    talk = sixteenth("smart", people=26, rings=44)
    rows = Rows(log_calls=[], filtered_calls=[], contacts=[], filters=[], country_codes=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    filters = {n: (talk.people[n].phone, 0) for n in (3, 14, 21)}
    filters[8] = (talk.people[8].phone[:7], 1)
    allowed = {5: (talk.people[5].phone, 0)}
    for ring, row in zip(reversed(talk.rings), reversed(spaced(talk.rng, len(talk.rings), 311)), strict=True):
        other = ring.other
        number = other.phone if not ring.out or ring.n % 3 else plain(other.local)
        name = other.name if other.n % 5 != 3 else None
        photo = f"content://com.android.contacts/contacts/{other.n + 40}/photo" if other.n % 6 == 1 else None
        base = (row, name, number)
        if not ring.out and other.n in filters:
            rows["filtered_calls"].append((*base, "6", str(ring.ms), photo, 1, *filters[other.n], number, 1))
            truth.append(rang(ring, "filtered_calls", row, party(number, name=name)))
            continue
        kind = "2" if ring.out else "1" if ring.duration else "5" if ring.n % 4 == 0 else "3"
        if not ring.out and other.n in allowed:
            rows["filtered_calls"].append((*base, kind, str(ring.ms), photo, 1, *allowed[other.n], number, 1))
            spare.append(("filtered_calls", row))
        rows["log_calls"].append((*base, kind, str(ring.ms), photo, 0, "", -1, other.phone, 1))
        truth.append(rang(ring, "log_calls", row, party(number, name=name)))
    booked = sorted((p for p in talk.people[1:] if p.n % 5 != 3), key=lambda p: p.name)
    for row, person in enumerate(booked, 1):
        number = person.local if person.n % 2 else person.phone
        photo = f"content://com.android.contacts/contacts/{person.n + 40}/photo" if person.n % 6 == 1 else None
        trimmed = plain(number)
        rows["contacts"].append((str(person.n + 40), person.name, photo, number, trimmed, person.phone, 1))
        truth.append(known(person.name, [number], "contacts", row))
    begun = talk.rings[0].ms - 86_400_000
    for n, (number, condition) in enumerate([*filters.values(), *allowed.values()]):
        code, country = next(pair for pair in COUNTRIES if number.startswith(pair[0]))
        kind = 1 if n < len(filters) else 2
        rows["filters"].append((number, condition, kind, code, country, begun + n * 91_000))
    rows["country_codes"] = [
        (country, code, "50 123 4567" if country == "UA" else f"{n}0 {n}23 {n}567")
        for n, (code, country) in enumerate(sorted(COUNTRIES, key=lambda pair: pair[1]), 1)
    ]
    rows["android_metadata"] = [("uk_UA",)]
    rows["room_master_table"] = [(42, hexed("smart", 32))]
    script = (
        ROOM
        + LOCALE
        + f"""CREATE TABLE `log_calls` ({CALL});
        CREATE UNIQUE INDEX `index_log_calls_callDate` ON `log_calls` (`callDate`);
        CREATE TABLE `filtered_calls` ({CALL});
        CREATE TABLE `contacts` (`contactId` TEXT NOT NULL, `name` TEXT, `photoUrl` TEXT, `number` TEXT,
        `digitsTrimmedNumber` TEXT, `phoneNumberValue` TEXT, `isPhoneNumberValid` INTEGER, PRIMARY KEY(`contactId`));
        CREATE TABLE `filters` (`filter` TEXT NOT NULL, `conditionType` INTEGER, `filterType` INTEGER, `countryCode` TEXT,
        `country` TEXT, `created` INTEGER, PRIMARY KEY(`filter`));
        CREATE TABLE `country_codes` (`country` TEXT NOT NULL, `countryCode` TEXT, `numberFormat` TEXT, PRIMARY KEY(`country`));
        CREATE VIEW `CallWithFilter` AS {VIEW};
        PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/TarasovVP/SmartBlocker app/src/main/java/com/tarasovvp/smartblocker/data/database/AppDatabase.kt,
        domain/entities/dbentities/LogCall.kt, FilteredCall.kt, Contact.kt, Filter.kt, CountryCode.kt, models/Call.kt,
        dbviews/CallWithFilter.kt, infrastructure/constants/Constants.kt, utils/extensions"""
    decoys = ("filters", "country_codes", "android_metadata", "room_master_table")
    return database(script, rows, truth, address, decoys=decoys, spare=spare)


def _dart(ms: int, micros: int = 0) -> str:
    """A time of a wall clock as Dart writes it."""
    return stamp(ms, "%Y-%m-%dT%H:%M:%S") + (f".{ms % 1000:03}{micros:03}" if micros else f".{ms % 1000:03}")


def dgirard() -> Aside:
    """Whom one means to call how often, and when one last did: calls by the person's row, without length and direction.

    Calls that went out and lasted ten seconds are taken from the phone's log, others are entered by hand; those have
    microseconds. The kind of a contact is a call, a text message or something else, like a visit. A row of a text message may
    be told or not; a visit is none. Times are the phone's own clock. It is the first version of the schema; later ones with
    notes and events were not read. Taken for granted: that people are written as their table says.
    """
    talk = sixteenth("dgirard", people=16, rings=66)
    rows, truth, spare = Rows(tracked_contacts=[], contact_history=[]), list[Record](), list[tuple[str, int]]()
    last = dict[int, str]()
    kept = [ring for ring in talk.rings if (ring.out and ring.duration >= 10) or ring.n % 3 == 1]
    for row, ring in zip(spaced(talk.rng, len(kept)), [*reversed(kept[:9]), *kept[9:]], strict=True):
        log = ring.out and ring.duration >= 10
        when = _dart(ring.ms, 0 if log else 100 + ring.n * 13 % 900)
        method = "call" if log else ("call", "sms", "other", "call")[ring.n % 4]
        birthday = not log and ring.n % 8 == 3
        rows["contact_history"].append((row, ring.other.n, when, method, method, "birthday" if birthday else "normal"))
        last[ring.other.n] = max(last.get(ring.other.n, ""), when)
        at: Record = {"local": when.ljust(26, "0"), "basis": "local without zone"}
        if method == "call":
            ways = party(_written(ring.other), ring.other.n, name=ring.other.name)
            truth.append(rang(ring, "contact_history", row, ways, at=at, directed=False))
        elif method == "sms":
            spare.append(("contact_history", row))
    begun = talk.rings[0].ms - 3_600_000
    for person in talk.people[1:]:
        number = _written(person)
        born = f"19{60 + person.n * 7 % 38}-{1 + person.n % 12:02}-{1 + person.n * 11 % 28:02}T00:00:00.000"
        made = _dart(begun + person.n * 61_000, 100 + person.n * 31)
        rows["tracked_contacts"].append(
            (person.n, str(700 + person.n * 3), person.name, number,
             ("weekly", "biweekly", "monthly", "quarterly", "yearly")[person.n % 5],
             ("family", "friends", "professional")[person.n % 3], last.get(person.n), born if person.n % 3 == 0 else None, made,
             last.get(person.n, made))
        )  # fmt: skip
        truth.append(known(person.name, [number], "tracked_contacts", person.n))
    rows["android_metadata"] = [("fr_FR",)]
    script = (
        LOCALE
        + """CREATE TABLE tracked_contacts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        contact_id TEXT NOT NULL,
        contact_name TEXT NOT NULL,
        contact_phone TEXT NOT NULL,
        frequency TEXT NOT NULL,
        category TEXT NOT NULL,
        last_contact_date TEXT,
        birthday TEXT,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL
        );
        CREATE TABLE contact_history (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        tracked_contact_id INTEGER NOT NULL,
        contact_date TEXT NOT NULL,
        contact_method TEXT NOT NULL,
        contact_type TEXT NOT NULL,
        context TEXT NOT NULL,
        FOREIGN KEY (tracked_contact_id) REFERENCES tracked_contacts (id) ON DELETE CASCADE
        );
        CREATE INDEX idx_tracked_contact_id ON contact_history(tracked_contact_id);
        PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/dgirard/calllog lib/services/database_service.dart, call_log_service.dart, lib/models/contact_record.dart,
        enums.dart"""
    return database(script, rows, truth, address, decoys=("android_metadata",), spare=spare)


def _written(person: Person) -> str:
    """A number as it stands in the phone's book."""
    return person.local if person.n % 2 else person.phone


def salientes() -> Aside:
    """A seller's calls that went out, taken from the phone's log each day, the newest of two days first, for a server.

    The day and the minute are text of the phone's clock, beside the moment. No name is an empty text. Numbers that are not to be
    taken are beside it. Taken for granted: the phone is five hours behind UTC; the app's own page writes the same rows.
    """
    talk = sixteenth("salientes", people=20, rings=43)
    rows, truth = Rows(llamadas_salientes=[], numeros_excluidos=[]), list[Record]()
    days = dict[int, list[Ring]]()
    for ring in talk.rings:
        days.setdefault(ring.s // 172_800, []).append(replace(ring, out=True))
    row = 0
    for _, rings in sorted(days.items()):
        for ring in reversed(rings):
            row += 1
            number = ring.other.phone if ring.n % 3 else plain(ring.other.local)
            name = ring.other.name if ring.other.n % 3 else ""
            clock = ring.ms - 5 * 3_600_000
            rows["llamadas_salientes"].append(
                (row, stamp(clock, "%Y-%m-%d"), stamp(clock, "%H:%M"), number, name, ring.duration,
                 "Respondida" if ring.duration else "No respondida", ring.ms, int(bool(name) and ring.n < 38))
            )  # fmt: skip
            truth.append(
                rang(ring, "llamadas_salientes", row, party(number, name=name or None), duration=ring.duration)
            )
    rows["numeros_excluidos"] = [(1, "6015550100", "exacto"), (2, "01800", "prefijo"), (3, "3005550199", "exacto")]
    rows["android_metadata"] = [("es_CO",)]
    script = (
        LOCALE
        + """CREATE TABLE llamadas_salientes (
        id INTEGER PRIMARY KEY,
        fecha DATE, hora TIME, numero TEXT,
        nombre_contacto TEXT, duracion INTEGER,
        estado TEXT, timestamp INTEGER,
        sincronizado INTEGER DEFAULT 0
        );
        CREATE TABLE numeros_excluidos (
        id INTEGER PRIMARY KEY, numero TEXT, tipo TEXT
        );
        CREATE UNIQUE INDEX idx_llamadas_timestamp_numero
        ON llamadas_salientes(timestamp, numero);"""
    )
    address = f"""{HUB}/javier1002/calllog android/app/src/main/kotlin/com/example/llamadas_salientes/OutgoingCallSyncWorker.kt"""
    return database(script, rows, truth, address, decoys=("numeros_excluidos", "android_metadata"))
