"""The Android calendar, from tables made here."""

from typing import Any

from aboveboard.artifacts.android.calendar import CALENDAR
from aboveboard.artifacts.android.calendar_zone import ZONE as CALENDAR_ZONE
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.android.providers.calendar/databases/calendar.db"
EVENTS = """CREATE TABLE Events (_id INTEGER PRIMARY KEY, calendar_id INTEGER, title TEXT, eventLocation TEXT,
    description TEXT, eventStatus INTEGER, dtstart INTEGER, dtend INTEGER, eventTimezone TEXT, duration TEXT,
    allDay INTEGER, rrule TEXT"""
DB = sqlite_bytes(
    EVENTS
    + """, exdate TEXT, organizer TEXT, deleted INTEGER, uid2445 TEXT, _sync_id TEXT);
    CREATE TABLE Calendars (_id INTEGER PRIMARY KEY, account_name TEXT, calendar_displayName TEXT);
    CREATE TABLE Attendees (_id INTEGER PRIMARY KEY, event_id INTEGER, attendeeName TEXT, attendeeEmail TEXT);
    CREATE TABLE Reminders (_id INTEGER PRIMARY KEY, event_id INTEGER, minutes INTEGER);
    INSERT INTO Reminders VALUES (1, 1, 10), (2, 1, 60);
    CREATE TABLE CalendarCache (_id INTEGER PRIMARY KEY, key TEXT, value TEXT);
    INSERT INTO Calendars VALUES (1, 'nadia@gmail.example', 'Work');
    INSERT INTO Attendees VALUES (1, 1, 'Sam', 'sam@example.org'), (2, 1, '', 'lee@example.org');
    INSERT INTO CalendarCache VALUES (-5, 'timezoneInstances', 'Africa/Tunis'), (6, 'timezoneType', 'auto');
    INSERT INTO Events VALUES
        (1, 1, 'Meeting', 'Room 4', 'agenda', 1, 1700000000000, 1700003600000, 'Africa/Tunis', NULL, 0, NULL, NULL,
            'nadia@gmail.example', 0, 'uid-1', 's1'),
        (2, 1, 'Birthday', '', NULL, 0, -86400000, NULL, 'UTC', 'P1D', 1, 'FREQ=YEARLY', '19710101', NULL, 1, NULL,
            's2'),
        (3, 9, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, 0, NULL, NULL);"""
)
OLD = sqlite_bytes(
    EVENTS
    + """); CREATE TABLE Calendars (_id INTEGER PRIMARY KEY, displayName TEXT, _sync_account TEXT);
    INSERT INTO Calendars VALUES (1, 'Home', 'me@old.example');
    INSERT INTO Events VALUES (1, 1, 'Old', NULL, NULL, 1, 1300000000000, NULL, 'Asia/Tokyo', 'P5400S', 0, NULL);"""
)
FIXTURES: dict[str, dict[str, bytes]] = {CALENDAR.id: {PATH: DB}, CALENDAR_ZONE.id: {PATH: DB}}
NULL = {"absent": "NULL"}


def fields(record: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: record[name] for name in names}


def test_an_event_with_people() -> None:
    meeting = run((CALENDAR, CALENDAR_ZONE), FIXTURES[CALENDAR.id]).of("CalendarEvent")[0]
    wanted = {
        "at": "2023-11-14T22:13:20.000000Z",
        "ends_at": "2023-11-14T23:13:20.000000Z",
        "all_day": False,
        "title": "Meeting",
        "location": "Room 4",
        "notes": "agenda",
        "time_zone": "Africa/Tunis",
        "calendar": "Work",
        "account": "nadia@gmail.example",
        "organizer": {"identifier": "nadia@gmail.example", "role": "organizer"},
        "attendees": [
            {"identifier": "sam@example.org", "name": "Sam", "role": "attendee"},
            {"identifier": "lee@example.org", "role": "attendee"},
        ],
        "status": "confirmed",
        "deleted": False,
        "event_id": "uid-1",
        "reminders": 2,
    }
    assert fields(meeting, *wanted) == wanted


def test_an_all_day_event_is_a_date_and_no_point_in_time() -> None:
    birthday = run((CALENDAR, CALENDAR_ZONE), FIXTURES[CALENDAR.id]).of("CalendarEvent")[1]
    assert birthday["all_day"] is True
    assert birthday["at"]["local"] == "1969-12-31"
    assert birthday["at"]["basis"] == "local without zone"
    assert "utc" not in birthday["at"]
    assert birthday["ends_at"]["local"] == "1970-01-01"
    wanted = {"recurrence": "RRULE:FREQ=YEARLY\nEXDATE:19710101", "status": "tentative", "deleted": True}
    assert fields(birthday, *wanted) == wanted


def test_an_event_of_a_missing_calendar_stays() -> None:
    empty = run((CALENDAR, CALENDAR_ZONE), FIXTURES[CALENDAR.id]).of("CalendarEvent")[2]
    assert fields(empty, "at", "title", "calendar", "attendees") == dict.fromkeys(
        ("at", "title", "calendar", "attendees"), NULL
    )


def test_the_zone_settings() -> None:
    facts = run((CALENDAR, CALENDAR_ZONE), FIXTURES[CALENDAR.id]).of("DeviceFact")
    assert {(f["name"], f["value"]) for f in facts} == {("time_zone", "Africa/Tunis"), ("timezoneType", "auto")}


def test_the_schema_before_android_4() -> None:
    (old,) = run((CALENDAR, CALENDAR_ZONE), {PATH: OLD}).of("CalendarEvent")
    assert fields(old, "calendar", "account", "ends_at") == {
        "calendar": "Home",
        "account": "me@old.example",
        "ends_at": "2011-03-13T08:36:40.000000Z",
    }
