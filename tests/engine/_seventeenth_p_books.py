"""People of the seventeenth set: birthdays, a staff's directory, friends to be called, leads of a firm and a plain book.

What their sources leave open is said at each store.
"""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.engine._seventeenth_p_talk import NOTES, people
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, stamp, uuid
from tests.engine.published_talk import Aside, Record, database, known, spaced


def _dart(ms: int, micros: int) -> str:
    """A time of a wall clock as Dart writes it."""
    return stamp(ms, "%Y-%m-%dT%H:%M:%S") + f".{ms % 1000:03}{micros % 999 + 1:03}"


def _born(n: int) -> date:
    return date(1951 + n * 13 % 58, 1 + n * 5 % 12, 1 + n * 17 % 28)


MOON = 29.530588
NEW = datetime(2000, 1, 6, 18, 14, tzinfo=UTC)


def _lunar(day: date) -> tuple[int, int, int]:
    """Day, month and year of the moon's calendar, by mean new moons and without leap months."""

    def moons(of: date) -> int:
        return int((datetime(of.year, of.month, of.day, 17, tzinfo=UTC) - NEW) / timedelta(days=MOON) // 1)

    begun = (NEW + timedelta(days=moons(day) * MOON)).date()
    since = moons(day) - moons(date(day.year - 1, 12, 21))
    month = (10 + since) % 12 + 1
    return (day - begun).days + 1, month, day.year - 1 if since < 2 else day.year


def zinnodntu() -> Aside:
    """Birthdays by the sun and by the moon, in Vietnamese: what a person is called and is to one, and no number.

    Times are the phone's own clock, as Dart writes it; a row that is deleted here is gone, so `deleted_at` is empty. Taken for
    granted: identifiers are UUIDs, the words for a gender, a relation and how a row stands to its copy on the server; days of
    the moon are by mean new moons, so they may be a day off.
    """
    rows, truth = Rows(birthdays=[]), list[Record]()
    bonds = ("Bạn bè", "Gia đình", "Đồng nghiệp", None)
    begun = 1_752_000_000_000
    for row, person in enumerate(people("zinnodntu", 22)[1:], 1):
        born, n = _born(person.n), person.n
        nick = f"{person.first} (bé)" if n % 7 == 3 else None
        made = begun + row * 7_411_093
        signed = n % 3 != 0
        avatar = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoM" if n % 9 == 4 else None
        rows["birthdays"].append(
            (uuid(person.key), person.name if n % 5 else person.first, avatar, ("male", "female", None)[n % 3], nick,
             bonds[n % 4], f"{born.isoformat()}T00:00:00.000", *_lunar(born),
             "CalendarType.lunar" if n % 6 == 1 else "CalendarType.solar", (0, 1, 3, 7)[n % 4], f"{7 + n % 3}:{n % 2 * 30}",
             int(n % 8 != 2), 1, NOTES[n % 8] if n % 4 == 1 else None, _dart(made, n * 37),
             _dart(made + n % 5 * 86_400_123, n * 91), None, "synced" if signed else "local_only",
             hexed("zinnodntu owner", 28) if signed else None, 2)
        )  # fmt: skip
        truth.append(known(rows["birthdays"][-1][1], [], "birthdays", row, *([nick] if nick else [])))
    rows["android_metadata"] = [("vi_VN",)]
    script = (
        LOCALE
        + """CREATE TABLE birthdays (
        id TEXT PRIMARY KEY, name TEXT, avatarBase64 TEXT, gender TEXT, nickname TEXT, relationship TEXT, solarBirthday TEXT,
        lunarDay INTEGER, lunarMonth INTEGER, lunarYear INTEGER, calendarType TEXT, remindBeforeDays INTEGER, remindTime TEXT,
        isRecurringNotificationEnabled INTEGER, repeatAnnually INTEGER, note TEXT, created_at TEXT, updated_at TEXT,
        deleted_at TEXT, sync_status TEXT, owner_uid TEXT, schema_version INTEGER
        );
        CREATE INDEX IF NOT EXISTS idx_birthdays_deleted_updated ON birthdays(deleted_at, updated_at);
        PRAGMA user_version = 3;"""
    )
    address = f"""{HUB}/ZINNODNTU/birthdayreminderapp lib/core/db/db_schema.dart, lib/services/local_db_service.dart,
        lib/models/birthday.dart, lib/features/birthdays/data/local_birthday_repository.dart"""
    return database(script, rows, truth, address, decoys=("android_metadata",))


STAFF = (
    "MD. ANISUR RAHMAN", "SHAHNAZ PARVIN", "ENGR. KAMRUL HASAN", "MST. ROKEYA BEGUM", "ABU SAYEED MD. JAHANGIR",
    "TAHMINA AKTER", "SUBRATA KUMAR PAUL", "MD. ZIAUL HOQUE", "NUSRAT JAHAN", "PRODIP CHANDRA DAS", "ENGR. FARHANA YASMIN",
    "MD. MOSTAFIZUR RAHMAN", "GOLAM KIBRIA", "AYESHA SIDDIQUA", "BIPLOB KANTI SARKER", "SHAMIMA NASRIN", "MD. ABDUL QUDDUS",
    "RUBINA KHATUN", "TANVIR AHMED", "DILRUBA SULTANA", "MD. HABIBUR RAHMAN",
)  # fmt: skip
POSTS = (
    ("DG", "Director General", "001", "ENGINEERING", "1", 1),
    ("ADG", "Additional Director General", "002", "ENGINEERING", "2", 4),
    ("EXECUTIVE_ENGINEER", "Executive Engineer", "012", "ENGINEERING", "5", 9),
    ("ASSISTANT_DIRECTOR_LAND", "Assistant Director (Land)", "157", "LAND & REVENUE", "9", 7),
)
OFFICES = (
    ("Khulna O&M Division-1, BWDB, Khulna", "Khulna", "KHULNA"),
    ("Office of the Director General, BWDB, Dhaka", "72, Green Road, PANI BHABAN", "DHAKA"),
    ("Rangamati Planning Division, BWDB", "Rangamati", "RANGAMATI"),
    ("Munshiganj O&M Division, BWDB", "Munshiganj Sadar", "MUNSHIGANJ"),
)


def bwdb() -> Aside:
    """The staff of a water board: one table for each post, made when it is first looked at, with the time of that.

    The names of these tables stand in the list of posts. A number of the house (`pabx`) is short. `selected` is never in what
    the server sends, so it is NULL. Taken for granted: the names of posts and of their tables, how days are written, numbers of
    staff, and that a picture is base64.
    """
    rng = random.Random("seventeenth p/bwdb")
    rows, truth, script, at = Rows(designation=[]), list[Record](), LOCALE, 0
    for place, (table, post, code, cadre, grade, count) in enumerate(POSTS):
        rows["designation"].append((cadre, grade, code, post, table, str(count + place * 3)))
        script += f"""CREATE TABLE {table} (
            id TEXT, name TEXT, designation TEXT, post TEXT, charge TEXT, seniority INTEGER, office TEXT, officeAddress TEXT,
            officeDistrict TEXT, mobile TEXT, pabx TEXT, email TEXT, retiredate TEXT, bwdbJoiningDt TEXT, photo BLOB,
            selected TEXT, timestamp TEXT);"""
        rows[table] = []
        looked = ("NOV 03, 2024, 9:41 AM", "NOV 03, 2024, 9:42 AM", "NOV 17, 2024, 12:05 PM", "JULY 21, 2025, 4:30 PM")[
            place
        ]
        for row in range(1, count + 1):
            name, charge = STAFF[at], "R" if at % 6 else "CAI"[at % 3]
            mobile = f"017{rng.randrange(11, 99)}000{at * 7 + 113:03}" if at % 8 != 5 else None
            mail = f"{name.split()[-1].lower()}{at}@bwdb.example" if at % 3 else None
            pabx = f"{2000 + at * 13}" if place < 2 else None
            office = OFFICES[1] if place < 2 else OFFICES[at % 4]
            rows[table].append(
                (f"{65 + at % 30:02}{rng.randrange(1, 13):02}{rng.randrange(1, 28):02}{at + 1:03}", name, post, post, charge,
                 row, *office, mobile, pabx, mail,
                 f"{rng.randrange(1, 28):02}-DEC-20{27 + at % 20}", f"{rng.randrange(1, 28):02}-JAN-{1990 + at}",
                 "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAoHBwgHBgoICAgLCgoL" if at % 4 == 1 else None, None, looked)
            )  # fmt: skip
            truth.append(known(name, [way for way in (mobile, pabx, mail) if way], table, row))
            at += 1
    rows["android_metadata"] = [("en_US",)]
    script += """CREATE TABLE designation (cadre TEXT, paygrade TEXT, desig TEXT, designame TEXT, tablename TEXT,
        totalPostNBS TEXT);"""
    address = f"""{HUB}/RafsanTanveer/BWDBPhoneBook database/CreateQueries.jsx, InsertQueries.jsx, database.jsx,
        data/DataRender.jsx, utility/Time.jsx"""
    return database(script, rows, truth, address, decoys=("designation", "android_metadata"))


def _preferences(strings: dict[str, str], others: tuple[str, ...]) -> bytes:
    """Preferences as Android writes them, of an app in Flutter; entries stand in no order."""

    def safe(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")

    lines = [f'    <string name="flutter.{key}">{safe(text)}</string>' for key, text in strings.items()]
    lines = sorted([*lines, *(f"    {other}" for other in others)], key=lambda line: hexed(line, 8))
    head = "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>"
    return f"{head}\n<map>\n{chr(10).join(lines)}\n</map>\n".encode()


def calendar() -> Aside:
    """A calendar of birthdays in its preferences: a key for each day, and under it a list of who was born then.

    Who is entered by hand has the year in which that was done, who came from the phone's contacts the year of birth. A number
    that was never given is the empty text. It is the version before notifications had numbers of their own. Taken for granted:
    the app's package. A person's place is counted in the order of entry, not in that of the file.
    """
    kept, truth = dict[str, list[dict[str, Any]]](), list[Record]()
    crowd = people("calendar", 21)[1:]
    for row, person in enumerate(crowd, 1):
        n, born = person.n, _born(person.n if person.n % 10 else person.n - 1)
        day = born if n % 3 == 0 else born.replace(year=2022 + n % 3)
        phone = "" if n % 4 == 2 else person.local if n % 2 else person.phone
        name = person.first if n % 6 == 5 else person.name
        kept.setdefault(day.isoformat(), []).append(
            {"name": name, "birthdayDate": f"{day.isoformat()}T00:00:00.000", "hasNotification": n % 5 != 4,
             "phoneNumber": phone}
        )  # fmt: skip
        truth.append(known(name, [phone] if phone else [], "", row))
    kept["2023-02-11"] = []  # Its only one was taken out again.
    flags = ("darkMode", "migrateNotificationStatus", "contactsPermissionStatusKey")
    others = tuple(f'<boolean name="flutter.{key}" value="{str(key[0] != "c").lower()}" />' for key in flags)
    address = f"""{HUB}/TomerPacific/BirthdayCalendar lib/service/storage_service/shared_preferences_storage.dart,
        lib/model/user_birthday.dart, lib/constants.dart, lib/BirthdayCalendarDateUtils.dart"""
    path = "data/data/com.tomerpacific.birthday_calendar/shared_prefs/FlutterSharedPreferences.xml"
    whole = _preferences({key: packed(some) for key, some in kept.items()}, others)
    return Aside(whole, truth, address, path=path)


FRIENDS = """CREATE TABLE `app_setting` (`key` text PRIMARY KEY NOT NULL, `value` text NOT NULL,
    `created_at` integer NOT NULL, `updated_at` integer NOT NULL);
    CREATE INDEX `app_setting_updated_idx` ON `app_setting` (`updated_at`);
    CREATE TABLE `contact` (`id` text PRIMARY KEY NOT NULL, `user_id` text DEFAULT 'local' NOT NULL,
    `first_name` text NOT NULL, `last_name` text, `birthday` text, `phone` text, `email` text, `group_id` text,
    `is_favorite` integer DEFAULT false NOT NULL, `created_at` integer NOT NULL, `updated_at` integer NOT NULL,
    `deleted_at` integer, `talk_every_days` integer, `talk_last_at` text, `talk_next_at` text, `photo_uri` text,
    `short_description` text, `talk_notified_at` text,
    FOREIGN KEY (`group_id`) REFERENCES `contact_group`(`id`) ON UPDATE no action ON DELETE set null);
    CREATE INDEX `contact_user_favorite_idx` ON `contact` (`user_id`,`is_favorite`);
    CREATE INDEX `contact_user_birthday_idx` ON `contact` (`user_id`,`birthday`);
    CREATE INDEX `contact_user_group_idx` ON `contact` (`user_id`,`group_id`);
    CREATE INDEX `contact_user_talk_next_idx` ON `contact` (`user_id`,`talk_next_at`);
    CREATE INDEX `contact_name_idx` ON `contact` (`first_name`,`last_name`);
    CREATE TABLE `contact_album` (`id` text PRIMARY KEY NOT NULL, `user_id` text DEFAULT 'local' NOT NULL,
    `contact_id` text NOT NULL, `title` text NOT NULL, `cover_photo_id` text, `sort_order` integer DEFAULT 0 NOT NULL,
    `created_at` integer NOT NULL, `updated_at` integer NOT NULL, `deleted_at` integer,
    FOREIGN KEY (`contact_id`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE cascade);
    CREATE INDEX `contact_album_user_contact_idx` ON `contact_album` (`user_id`,`contact_id`);
    CREATE INDEX `contact_album_contact_sort_idx` ON `contact_album` (`contact_id`,`sort_order`);
    CREATE TABLE `contact_album_photo` (`id` text PRIMARY KEY NOT NULL, `album_id` text NOT NULL,
    `contact_id` text NOT NULL, `uri` text NOT NULL, `width` integer, `height` integer, `taken_at` integer,
    `sort_order` integer DEFAULT 0 NOT NULL, `created_at` integer NOT NULL, `updated_at` integer NOT NULL,
    `deleted_at` integer,
    FOREIGN KEY (`album_id`) REFERENCES `contact_album`(`id`) ON UPDATE no action ON DELETE cascade,
    FOREIGN KEY (`contact_id`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE cascade);
    CREATE INDEX `contact_album_photo_album_sort_idx` ON `contact_album_photo` (`album_id`,`sort_order`);
    CREATE INDEX `contact_album_photo_contact_album_idx` ON `contact_album_photo` (`contact_id`,`album_id`);
    CREATE TABLE `contact_event` (`id` text PRIMARY KEY NOT NULL, `user_id` text DEFAULT 'local' NOT NULL,
    `contact_id` text NOT NULL, `title` text NOT NULL, `type` integer DEFAULT 6 NOT NULL, `start_date` text NOT NULL,
    `start_time` text, `end_date` text, `end_time` text, `is_recurring` integer DEFAULT false NOT NULL,
    `is_active` integer DEFAULT true NOT NULL, `created_at` integer NOT NULL, `updated_at` integer NOT NULL,
    `deleted_at` integer,
    FOREIGN KEY (`contact_id`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE cascade);
    CREATE INDEX `contact_event_user_contact_idx` ON `contact_event` (`user_id`,`contact_id`);
    CREATE INDEX `contact_event_contact_start_idx` ON `contact_event` (`contact_id`,`start_date`);
    CREATE INDEX `contact_event_user_start_idx` ON `contact_event` (`user_id`,`start_date`);
    CREATE INDEX `contact_event_type_idx` ON `contact_event` (`type`);
    CREATE TABLE `contact_group` (`id` text PRIMARY KEY NOT NULL, `user_id` text DEFAULT 'local' NOT NULL,
    `name` text NOT NULL, `normalized_name` text NOT NULL, `color` text, `icon` text, `created_at` integer NOT NULL,
    `updated_at` integer NOT NULL, `deleted_at` integer);
    CREATE UNIQUE INDEX `unique_contact_group_per_user` ON `contact_group` (`user_id`,`normalized_name`);
    CREATE INDEX `contact_group_user_normalized_idx` ON `contact_group` (`user_id`,`normalized_name`);
    CREATE INDEX `contact_group_name_idx` ON `contact_group` (`name`);
    CREATE TABLE `contact_memory` (`id` text PRIMARY KEY NOT NULL, `contact_id` text NOT NULL, `text` text NOT NULL,
    `memory_type` text DEFAULT 'note' NOT NULL, `date` text, `is_pinned` integer DEFAULT false NOT NULL,
    `created_at` integer NOT NULL, `updated_at` integer NOT NULL, `deleted_at` integer,
    FOREIGN KEY (`contact_id`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE cascade);
    CREATE INDEX `contact_memory_contact_type_idx` ON `contact_memory` (`contact_id`,`memory_type`);
    CREATE INDEX `contact_memory_contact_pinned_idx` ON `contact_memory` (`contact_id`,`is_pinned`);
    CREATE INDEX `contact_memory_date_idx` ON `contact_memory` (`date`);
    CREATE TABLE `contact_tag` (`id` text PRIMARY KEY NOT NULL, `user_id` text DEFAULT 'local' NOT NULL,
    `name` text NOT NULL, `normalized_name` text NOT NULL, `color` text, `created_at` integer NOT NULL,
    `updated_at` integer NOT NULL, `deleted_at` integer);
    CREATE UNIQUE INDEX `unique_contact_tag_per_user` ON `contact_tag` (`user_id`,`normalized_name`);
    CREATE INDEX `contact_tag_user_normalized_idx` ON `contact_tag` (`user_id`,`normalized_name`);
    CREATE INDEX `contact_tag_name_idx` ON `contact_tag` (`name`);
    CREATE TABLE `contact_tag_link` (`contact_id` text NOT NULL, `tag_id` text NOT NULL, `created_at` integer NOT NULL,
    PRIMARY KEY(`contact_id`, `tag_id`),
    FOREIGN KEY (`contact_id`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE cascade,
    FOREIGN KEY (`tag_id`) REFERENCES `contact_tag`(`id`) ON UPDATE no action ON DELETE cascade);
    CREATE INDEX `contact_tag_link_contact_idx` ON `contact_tag_link` (`contact_id`);
    CREATE INDEX `contact_tag_link_tag_idx` ON `contact_tag_link` (`tag_id`);
    CREATE TABLE `event_type` (`id` text PRIMARY KEY NOT NULL, `user_id` text DEFAULT 'local' NOT NULL,
    `name` text NOT NULL, `value` text NOT NULL, `color` text, `icon` text, `created_at` integer NOT NULL,
    `updated_at` integer NOT NULL, `deleted_at` integer);
    CREATE UNIQUE INDEX `unique_event_type_per_user` ON `event_type` (`user_id`,`value`);
    CREATE INDEX `event_type_user_value_idx` ON `event_type` (`user_id`,`value`);
    CREATE TABLE `interaction` (`id` text PRIMARY KEY NOT NULL, `contact_id` text NOT NULL,
    `happened_at` integer NOT NULL, `duration_minutes` integer, `note` text, `type` integer DEFAULT 5 NOT NULL,
    `created_at` integer NOT NULL, `updated_at` integer NOT NULL, `deleted_at` integer,
    FOREIGN KEY (`contact_id`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE cascade);
    CREATE INDEX `interaction_contact_happened_idx` ON `interaction` (`contact_id`,`happened_at`);
    CREATE INDEX `interaction_type_idx` ON `interaction` (`type`);
    CREATE TABLE `reminder` (`id` text PRIMARY KEY NOT NULL, `event_id` text NOT NULL, `days_before` integer,
    `absolute_datetime` integer, `time_of_day` text, `status` integer DEFAULT 1 NOT NULL, `send_at` integer,
    `is_active` integer DEFAULT true NOT NULL, `notification_id` text, `created_at` integer NOT NULL,
    `updated_at` integer NOT NULL, `deleted_at` integer,
    FOREIGN KEY (`event_id`) REFERENCES `contact_event`(`id`) ON UPDATE no action ON DELETE cascade);
    CREATE INDEX `reminder_status_idx` ON `reminder` (`status`);
    CREATE INDEX `reminder_send_at_idx` ON `reminder` (`send_at`);
    CREATE INDEX `reminder_event_idx` ON `reminder` (`event_id`);
    CREATE INDEX `reminder_event_active_idx` ON `reminder` (`event_id`,`is_active`);
    CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric);"""


def mersad() -> Aside:
    """Friends whom one means to talk to every so many days, with their birthdays, what one remembers of them and reminders.

    What was said when (`interaction`) is written down by hand, its kinds are told in two ways that contradict each other, and
    calls are among them: these rows may be told or not, like a person who was deleted. Moments are in milliseconds, days are
    text. Taken for granted: identifiers are UUIDs, a deleted person keeps the row, the names of the first groups and of a
    setting, that no kind of event is kept, and what the library that migrates writes down of it.
    """
    rows = Rows(contact_group=[], contact_tag=[], contact=[], contact_tag_link=[], contact_memory=[], contact_event=[],
                reminder=[], interaction=[], event_type=[], contact_album=[], contact_album_photo=[])  # fmt: skip
    truth, spare, begun, day = list[Record](), list[tuple[str, int]](), 1_768_200_000_000, 86_400_000

    def key(*parts: object) -> str:
        return uuid(hexed(f"mersad/{parts}", 24))

    for n, (name, color, icon) in enumerate(
        (("Family", "#EBA55B", "people-outline"), ("Friends", "#7DA56D", "heart-outline"), ("Work", "#4D82D8", None))
    ):
        rows["contact_group"].append((key("g", n), "local", name, name.lower(), color, icon, begun, begun, None))
    for n, name in enumerate(("Climbing", "École", "needs follow-up")):
        rows["contact_tag"].append((key("t", n), "local", name, name.lower(), None, begun + n, begun + n, None))
    for row, person in enumerate(people("mersad", 24)[1:], 1):
        n, made = person.n, begun + row * 3_917_000
        own, born = key("c", n), _born(n)
        phone = None if n % 7 == 4 else person.local if n % 2 else person.phone
        mail = person.mail if n % 4 == 1 else None
        every, gone = (None, 14, 30, 90)[n % 4], made + 40 * day if n == 11 else None
        talks = [made + (3 + k * 9) * day + n * 61_000 for k in range(n % 4)]
        last = stamp(talks[-1], "%Y-%m-%d") if talks else None
        nxt = stamp(talks[-1] + every * day, "%Y-%m-%d") if talks and every else None
        photo = f"file:///data/user/0/com.mersad.birthdayreminder/files/contacts/{own}.jpg" if n % 6 == 2 else None
        surname = None if n % 9 == 7 else person.last
        rows["contact"].append(
            (own, "local", person.first, surname, born.isoformat() if n % 5 else None, phone, mail,
             key("g", n % 3) if n % 5 else None, int(n % 8 == 0), made, gone or (talks[-1] + 90_000 if talks else made), gone,
             every, last, nxt, photo, NOTES[n % 8] if n % 6 == 1 else None, None)
        )  # fmt: skip
        if gone:
            spare.append(("contact", row))
        else:
            name = f"{person.first} {surname}" if surname else person.first
            truth.append(known(name, [way for way in (phone, mail) if way], "contact", row))
        if n % 5 == 3:
            rows["contact_tag_link"].append((own, key("t", n % 3), made + 400))
        if n % 3 == 0:
            rows["contact_memory"].append(
                (key("m", n), own, NOTES[n // 3 % 8], ("note", "important", "ask_next_time", "date")[n % 4],
                 "2026-02-14" if n % 4 == 3 else None, int(n % 4 == 1), made + day, made + day, None)
            )  # fmt: skip
        for k, talk in enumerate(talks):
            rows["interaction"].append(
                (key("i", n, k), own, talk, (None, 10, 45)[k % 3], NOTES[(n + k) % 8] if k == 1 else None, 1 + (n + k) % 5,
                 talk + 90_000, talk + 90_000, None)
            )  # fmt: skip
            spare.append(("interaction", len(rows["interaction"])))
        if n % 5 and n % 2:
            event, at = key("e", n), (1 if n % 3 else 3)
            title = f"{person.first}'s birthday" if at == 1 else f"Call {person.first}"
            rows["contact_event"].append(
                (event, "local", own, title, at, f"2026-{born:%m-%d}", "09:00" if n % 3 else None, None, None, int(at == 1), 1,
                 made + 700, made + 700, None)
            )  # fmt: skip
            send = int(datetime(2026, born.month, born.day, 9, tzinfo=UTC).timestamp()) * 1000 - day
            rows["reminder"].append(
                (key("r", n), event, 1, None, "09:00", 1, send, 1, key("expo", n), made + 800, made + 800, None)
            )
    mia = rows["contact"][1]
    rows["contact_album"].append((key("a"), "local", mia[0], "Sommer", key("p", 0), 0, begun + day, begun + day, None))
    rows["contact_album_photo"] += [
        (key("p", k), key("a"), mia[0], f"file:///data/user/0/com.mersad.birthdayreminder/files/albums/{k}.jpg", 3024, 4032,
         begun - k * day, k, begun + day, begun + day, None)
        for k in range(3)
    ]  # fmt: skip
    rows["app_setting"] = [("appearance", packed({"theme": "dark", "accent": "#EBA55B"}), begun, begun + 5_000)]
    rows["__drizzle_migrations"] = [(None, "", 1_767_900_000_000)]
    decoys = ("app_setting", "contact_album", "contact_album_photo", "contact_event", "contact_group", "contact_memory",
              "contact_tag", "contact_tag_link", "event_type", "reminder", "__drizzle_migrations")  # fmt: skip
    address = f"""{HUB}/Mersad17/OfflineBirthdayReminder src/db/schema.ts, src/db/drizzle/0000_mighty_wild_child.sql,
        src/contacts/repository.ts, src/interactions/repository.ts, src/interactions/types.ts"""
    return database(FRIENDS, rows, truth, address, decoys=decoys, spare=spare)


LEADS = (
    "Фирӯз Назаров", "ООО «Памир-Снаб»", "Мадина Каримова", "Нигора 💐", "Сухроб Бобоев", "Рахимов Далер Акбарович",
    "992900001207", "Зарина", "Aziza Umarova", "Шерзод (ремонт)", "Гулнора Саидова", "Тимур", "Манижа Холова",
    "ИП Юсупов", "Bobur T.", "Лола Ахмедова", "Без имени", "Парвиз Шарипов", "Ситора Мирзоева", "Комрон",
)  # fmt: skip


def shamcrm() -> Aside:
    """Leads of a firm in the app's preferences: a list under a key for each state that a lead is in, as the server gave them.

    A lead has a name, where it came from, how many messages there are with it and who looks after it, but no number: those are
    fetched when it is opened. A lead that came by a messenger may be called by its number. The classes found are of several
    versions. Taken for granted: that they go together, what an organisation's `toJson` writes (the version found had none), the
    other preferences, states, sources and managers' names, and the app's package.
    The manager of a lead is none of the leads; a lead's place is counted by states.
    """
    states = ((1, "Новый", "#5DADE2", 9), (4, "В работе", "#F5B041", 7), (7, "Успешный", "#58D68D", 4))
    sources = ((2, "WhatsApp"), (3, "Telegram"), (5, "Instagram"), (8, "Сайт"))
    managers = ((11, "Рустам", "Ганиев"), (14, "Шахноза", None))
    strings, truth, at = dict[str, str](), list[Record](), 0
    for state, title, color, count in states:
        leads = list[dict[str, Any]]()
        for _ in range(count):
            source, manager = sources[at % 4], managers[at % 2] if at % 5 != 3 else None
            made = 1_741_000_000_000 - at * 51_377_000
            leads.append(
                {"id": 20481 - at * 13, "name": LEADS[at], "source": {"name": source[1]} if at % 7 != 6 else None,
                 "message_amount": (0, 3, 12, 1, 47)[at % 5], "created_at": stamp(made, "%Y-%m-%dT%H:%M:%S.000000Z"),
                 "status_id": state,
                 "manager": dict(zip(("id", "name", "lastname"), manager, strict=True)) if manager else None,
                 "sourceLead": {"id": source[0], "name": source[1], "created_at": "2024-06-03T05:11:20.000000Z",
                                "updated_at": None} if at % 7 != 6 else None,
                 "organization": {"id": 1, "name": "Душанбе"} if at % 3 else None,
                 "leadStatus": {"id": state, "title": title, "color": color, "lead_status_id": None}}
            )  # fmt: skip
            at += 1
            truth.append(known(LEADS[at - 1], [], "", at))
        strings[f"cachedLeads_{state}"] = packed(leads)
    counts = {str(state): count + 31 for state, _, _, count in states}
    strings["persistentLeadCounts"] = packed(counts)
    strings["cachedLeadStatuses"] = packed(
        [{"id": state, "title": title, "leads_count": counts[str(state)]} for state, title, _, _ in states]
    )
    strings |= {"userName": "Рустам", "language": "ru"}
    address = f"""{HUB}/FingroupProjects/shamcrm_mobile lib/screens/lead/lead_cache.dart, lib/models/lead_model.dart,
        lib/models/source_model.dart, lib/models/organization_model.dart"""
    path = "data/data/com.softtech.crm_task_manager/shared_prefs/FlutterSharedPreferences.xml"
    return Aside(_preferences(strings, ('<long name="flutter.userID" value="11" />',)), truth, address, path=path)


def heredia() -> Aside:
    """A book for whoever signs in on the phone: each one's people by that account, with a number, a mail and a gender.

    The accounts themselves may be told or not. Only the two classes were read: taken for granted are how a day is written, the
    words for a gender (guessed by a service from the first name), that what was not given is the empty text, and the version.
    """
    rows, truth, spare = Rows(user_table=[], contact_table=[]), list[Record](), list[tuple[str, int]]()
    for row, (name, secret) in enumerate((("lucia.h", "perrito22"), ("nestor", "Bajamar!9")), 1):
        rows["user_table"].append((row, name, secret, f"{3 + row * 9:02}/06/2023"))
        spare.append(("user_table", row))
    for row, person in zip(
        spaced(random.Random("seventeenth p/heredia"), 19, 3), people("heredia", 19)[1:], strict=True
    ):
        n = person.n
        mail = person.mail if n % 3 else ""
        last = "" if n % 10 == 6 else person.last
        number = person.local if n % 2 else person.phone
        rows["contact_table"].append(
            (row, 1 if n % 4 else 2, person.first, last, ("female", "male", "")[n % 3], number, mail,
             f"{1 + n * 7 % 28:02}/{6 + n % 6:02}/2023")
        )  # fmt: skip
        name = f"{person.first} {last}".strip()
        truth.append(known(name, [way for way in (number, mail) if way], "contact_table", row))
    rows["android_metadata"] = [("es_AR",)]
    rows["room_master_table"] = [(42, hexed("heredia", 32))]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `user_table` (`userId` INTEGER PRIMARY KEY AUTOINCREMENT, `username` TEXT, `password` TEXT,
        `date` TEXT);
        CREATE TABLE `contact_table` (`contactId` INTEGER PRIMARY KEY AUTOINCREMENT, `contactUserId` INTEGER, `firstName` TEXT,
        `lastName` TEXT, `gender` TEXT, `phone` TEXT, `email` TEXT, `date` TEXT,
        FOREIGN KEY(`contactUserId`) REFERENCES `user_table`(`userId`) ON UPDATE CASCADE ON DELETE CASCADE );
        PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/LuciaHeredia/ContactsApp app/src/main/java/com/example/contactsapp/data/entities/Contact.java,
        User.java"""
    return database(script, rows, truth, address, decoys=("android_metadata", "room_master_table"), spare=spare)
