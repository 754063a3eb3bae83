"""Days of people: two reminders of birthdays, of the fifteenth set's part of people.

What their sources leave open is said at each store.
"""

from __future__ import annotations

import base64
import json
from typing import Any

from tests.engine._fifteenth_p_talk import HUB, LOCALE, Rows, hexed, people, stamp, uuid
from tests.engine.published_talk import Aside, Record, database, known

DAYS = (
    ("1948-02-29", 20, 1, 1948), ("1951-11-03", 5, 10, 1951), ("1955-05-12", 21, -3, 1955), ("1958-09-21", 9, 8, 1958),
    ("1961-01-17", 1, 12, 1960), ("1963-07-30", 10, 6, 1963), ("1966-12-08", 27, 10, 1966), ("1969-04-04", 18, 2, 1969),
    ("1971-10-26", 8, 9, 1971), ("1974-08-15", 28, 6, 1974), ("1976-02-02", 3, 1, 1976), ("1979-06-19", 25, 5, 1979),
    ("1982-03-11", 16, 2, 1982), ("1984-11-28", 6, -10, 1984), ("1985-07-07", 20, 5, 1985), ("1987-12-31", 11, 11, 1987),
    ("1990-05-23", 29, 4, 1990), ("1992-01-09", 5, 12, 1991), ("1993-09-14", 28, 7, 1993), ("1995-04-30", 1, 4, 1995),
    ("1998-10-05", 15, 8, 1998), ("2001-06-16", 25, -4, 2001), ("2004-03-21", 1, -2, 2004), ("2008-08-08", 8, 7, 2008),
    ("2012-12-12", 29, 10, 2012), ("2016-05-01", 25, 3, 2016), ("2019-02-24", 20, 1, 2019),
)  # fmt: skip
"""Days of the sun and of the moon, a leap month below nought."""


def zinnod() -> Aside:
    """Birthdays by the sun or the moon, with a face in Base64: name, nickname, who one is to the holder. No number nor mail.

    Times are the phone's clock as Dart writes them. Who is deleted stays with the time of it until the server knows; such may
    be told or not. Rows of the first version have got their columns later, all with the moment of that. A moon's leap month is
    below nought (from elsewhere). Taken for granted: identifiers are UUIDs, the words for sex, for who one is and for the state
    of sending, and that what is left out is NULL.
    """
    talk = people("zinnod", 28)
    rows, truth, spare = Rows(birthdays=[]), list[Record](), list[tuple[str, int]]()
    calls = ("bà ngoại", None, "Tí", None, "cô giáo", "chú Ba", None)
    kin = ("family", "friend", None, "colleague", "partner", "friend")
    moved = "2026-04-02T21:10:44.908812"
    owner = base64.b64encode(bytes.fromhex(hexed("zinnod owner", 42)), b"kZ").decode()
    for row, person in enumerate(talk.people[1:], 1):
        day, moon, month, year = DAYS[person.n * 8 % 27]
        name = person.first if person.n % 5 == 3 else person.name
        nick = calls[person.n % 7]
        face = (
            base64.b64encode(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes.fromhex(hexed(person.key, 126)) + b"\xff\xd9").decode()
            if person.n % 4 == 1 else None
        )  # fmt: skip
        old, gone = row <= 9, row in (6, 18)
        made = 1_775_200_000_000 + row * 131_317_000
        begun = moved if old else f"{stamp(made, '%Y-%m-%dT%H:%M:%S')}.{person.n * 36_791 % 1_000_000:06}"
        changed = (
            f"{stamp(made + 9_311_000 * person.n, '%Y-%m-%dT%H:%M:%S')}.{person.n * 51_787 % 1_000_000:06}"
            if person.n % 4 == 2 or gone else begun
        )  # fmt: skip
        state = "localOnly" if old and changed == begun else "pendingDelete" if gone else "synced"
        note = (None, "thích trà sen", None, "", "no lilies, she is allergic")[person.n % 5]
        rows["birthdays"].append(
            (uuid(person.key), name, face, ("female", "male", None, "other")[person.n % 4], nick, kin[person.n % 6],
             f"{day}T00:00:00.000", moon, month, year, "CalendarType.lunar" if person.n % 3 == 0 else "CalendarType.solar",
             (0, 1, 3, 7)[person.n % 4], ("8:0", "20:30", "7:15")[person.n % 3], int(person.n % 8 != 5), int(person.n % 9 != 4),
             note, begun, changed, changed if gone else None, state, None if state == "localOnly" else owner, 2)
        )  # fmt: skip
        if gone:
            spare.append(("birthdays", row))
        else:
            truth.append(known(name, [], "birthdays", row, *([nick] if nick else [])))
    rows["android_metadata"] = [("vi_VN",)]
    script = (
        LOCALE
        + """CREATE TABLE birthdays (id TEXT PRIMARY KEY, name TEXT, avatarBase64 TEXT, gender TEXT, nickname TEXT,
        relationship TEXT, solarBirthday TEXT, lunarDay INTEGER, lunarMonth INTEGER, lunarYear INTEGER, calendarType TEXT,
        remindBeforeDays INTEGER, remindTime TEXT, isRecurringNotificationEnabled INTEGER, repeatAnnually INTEGER, note TEXT,
        created_at TEXT, updated_at TEXT, deleted_at TEXT, sync_status TEXT, owner_uid TEXT, schema_version INTEGER);
        PRAGMA user_version = 2;"""
    )
    address = f"""{HUB}/ZINNODNTU/birthdayreminderapp lib/services/local_db_service.dart, lib/core/db/db_schema.dart,
        lib/models/birthday.dart"""
    return database(script, rows, truth, address, decoys=("android_metadata",), spare=spare)


def robyy() -> Aside:
    """Whose birthday is when, in an Android phone's preferences: one text of JSON for each person, its key with the number.

    A number is of the clock's ticks at making. Who came out of the phone's contacts has that contact's number as text; a year
    that is unknown is 0. The writer escapes all that is not ASCII, '+' and quotes too. Taken for granted: the key is the prefix
    and the number; the numbers of sorts (by hand 0, of contacts 1; not set 0); the order of a day's members; that no person has
    reminders of its own; the app's package. Settings and the list by months are left out, their form was not read. No time is
    kept, nor a number or mail.
    """
    talk = people("robyy", 27)
    cards, truth = list[dict[str, Any]](), list[Record]()
    for person in talk.people[1:]:
        key = (638_800_000_000_000_000 + person.n * 7_919_311_713_337) % 2_147_483_647
        first, last = ("", person.last) if person.n == 11 else (person.first, "" if person.n % 6 == 2 else person.last)
        first = "Oma" if person.n == 8 else first
        read = person.n % 3 != 1
        cards.append({
            "Id": key, "FirstName": first, "LastName": last,
            "Birthday": {"Day": 1 + person.n * 11 % 28, "Month": 1 + person.n * 5 % 12,
                         "Year": 0 if person.n % 5 == 4 else 1944 + person.n * 2},
            "Reminder_1": None, "Reminder_2": None, "Reminder_3": None,
            "ContactId": str(person.n * 17 + 3) if read else None, "Source": int(read), "ContactsReadMode": int(read),
            "ContactsReadWriteMode": 0,
        })  # fmt: skip
    talk.rng.shuffle(cards)
    lines = [f'    <string name="Person_{card["Id"]}">{_xml(_net(card))}</string>\n' for card in cards]
    for place, card in enumerate(cards):
        first, last = card["FirstName"], card["LastName"]
        also = [f"{last}, {first}"] if first and last else []
        truth.append(known(f"{first} {last}".strip(), [], "", place, *also))
    whole = "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<map>\n" + "".join(lines) + "</map>\n"
    return Aside(
        whole.encode(), truth,
        f"{HUB}/robyy72/BirthdayReminder Mobile/Models/Person.cs, Mobile/Helper/PrefsHelper.cs, PersonHelper.cs, "
        "BirthdayHelper.cs, Mobile/Core/MobileConstants.cs, Mobile/Pages/NewBirthdayPage.xaml.cs",
        path="data/data/com.companyname.mobile/shared_prefs/com.companyname.mobile_preferences.xml",
    )  # fmt: skip


def _net(value: object) -> str:
    """JSON as .NET writes it: signs that are letters nowhere in ASCII, and those that pages know, as four digits."""
    units = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-16-be")
    signs = [int.from_bytes(units[n : n + 2], "big") for n in range(0, len(units), 2)]
    return "".join(chr(s) if s < 127 and chr(s) not in "<>&'+`" else f"\\u{s:04X}" for s in signs)


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
