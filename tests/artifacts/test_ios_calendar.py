from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.ios.calendar import CALENDAR
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Library/Calendar/Calendar.sqlitedb"
ITEMS = """
CREATE TABLE CalendarItem (ROWID INTEGER PRIMARY KEY, summary TEXT, location_id INTEGER, description TEXT,
    start_date REAL,
    start_tz TEXT, end_date REAL, end_tz TEXT, all_day INTEGER, calendar_id INTEGER, organizer_id INTEGER,
    status INTEGER,
    url TEXT, conference_url TEXT, last_modified REAL, creation_date REAL, UUID TEXT, unique_identifier TEXT,
    entity_type INTEGER, due_date REAL, due_tz TEXT, due_all_day INTEGER, completion_date REAL,
    suggested_event_info_id INTEGER);
"""
REST = """
CREATE TABLE Participant (ROWID INTEGER PRIMARY KEY, email TEXT, phone_number TEXT, identity_id INTEGER,
    owner_id INTEGER);
CREATE TABLE Identity (display_name TEXT, address TEXT);
CREATE TABLE Calendar (ROWID INTEGER PRIMARY KEY, store_id INTEGER, title TEXT);
CREATE TABLE Store (ROWID INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE Location (ROWID INTEGER PRIMARY KEY, title TEXT, address TEXT, latitude REAL, longitude REAL);
CREATE TABLE Recurrence (ROWID INTEGER PRIMARY KEY, frequency INTEGER, interval INTEGER, count INTEGER, end_date REAL,
    specifier TEXT, owner_id INTEGER);
CREATE TABLE Alarm (ROWID INTEGER PRIMARY KEY, calendaritem_owner_id INTEGER);
INSERT INTO Store VALUES (1, 'iCloud');
INSERT INTO Calendar VALUES (1, 1, 'Home');
INSERT INTO Location VALUES (1, 'Harbour', '', 59.5, 10.25);
INSERT INTO Identity VALUES ('Jane Doe', 'mailto:jane@example.org'), ('Ann', 'tel:+15550100002');
INSERT INTO Participant VALUES (1, NULL, NULL, 1, 1), (2, '', NULL, 2, 1), (3, 'bob@example.org', NULL, NULL, 1);
INSERT INTO Recurrence VALUES (1, 2, 2, 5, 710000000, 'D=0FR', 1);
INSERT INTO Alarm VALUES (1, 1), (2, 1);
INSERT INTO CalendarItem VALUES
    (1, 'Meet', 1, 'bring maps', 700000000, 'Europe/Oslo', 700003600, 'Europe/Oslo', 0, 1, 1, 1,
    'https://example.org/m', NULL,
        699000000, 698000000, 'UU', 'UI', 2, NULL, NULL, NULL, NULL, NULL),
    (2, 'Birthday', NULL, NULL, 699926400, '_float', 700012799, '_float', 1, 1, NULL, 0, NULL, NULL, NULL, NULL,
    'U2', NULL, 2,
        NULL, NULL, NULL, NULL, NULL),
    (3, 'Medicine', NULL, NULL, 700000000, '_float', NULL, NULL, 0, 7, NULL, 3, NULL, 'https://example.org/c', NULL,
    NULL, NULL,
        NULL, 2, NULL, NULL, NULL, NULL, 4),
    (4, 'Milk', NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 3,
    700000000, 'UTC',
        0, 700000050, NULL),
    (5, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    NULL, NULL,
        NULL, NULL, NULL);
"""
EVENTS = sqlite_bytes(
    "CREATE TABLE Event (ROWID INTEGER PRIMARY KEY, summary TEXT, location TEXT, start_date REAL, start_tz TEXT,"
    " all_day INTEGER);"
    "INSERT INTO Event VALUES (1, 'Old', 'Quay', 300000000, NULL, 0), (2, 'Old day', NULL, 300067200, NULL, 1);"
)
FIXTURES = {"ios.calendar": {PATH: sqlite_bytes(ITEMS + REST)}}


def test_an_event_with_everything() -> None:
    result = run(CALENDAR, FIXTURES["ios.calendar"])
    assert (result.outcome.status, result.outcome.emitted) == ("complete", 5)
    event = result.records[0]
    assert (event["at"], event["ends_at"]) == ("2023-03-08T20:26:40.000000Z", "2023-03-08T21:26:40.000000Z")
    assert (event["title"], event["notes"], event["location"]) == ("Meet", "bring maps", "Harbour")
    assert (event["latitude"], event["longitude"], event["time_zone"]) == (59.5, 10.25, "Europe/Oslo")
    assert (event["calendar"], event["account"], event["status"]) == ("Home", "iCloud", "confirmed")
    assert event["organizer"] == {"identifier": "jane@example.org", "name": "Jane Doe", "role": "organizer"}
    assert event["attendees"] == [
        {"identifier": "+15550100002", "name": "Ann", "role": "attendee"},
        {"identifier": "bob@example.org", "role": "attendee"},
    ]
    assert event["recurrence"] == "FREQ=WEEKLY;INTERVAL=2;COUNT=5;UNTIL=2023-07-02;BY=D=0FR"
    assert (event["url"], event["event_id"], event["all_day"]) == ("https://example.org/m", "UI", False)
    assert (event["created_at"], event["modified_at"]) == ("2023-02-13T16:53:20.000000Z", "2023-02-25T06:40:00.000000Z")
    assert event["reminders"] == 2


def test_local_times_stay_local() -> None:
    _, day, floating, reminder, empty = run(CALENDAR, FIXTURES["ios.calendar"]).records
    assert day["at"] == {"local": "2023-03-08T00:00:00", "basis": "local without zone"}
    assert (day["all_day"], day["time_zone"]) == (True, {"absent": "NULL"})
    assert floating["at"] == {"local": "2023-03-08T20:26:40", "basis": "local without zone"}
    assert (floating["status"], floating["url"]) == ("cancelled", "https://example.org/c")
    assert (floating["origin"], floating["calendar"]) == ("suggested by the app", {"absent": "NULL"})
    assert (reminder["status"], reminder["at"]) == ("reminder, completed", "2023-03-08T20:26:40.000000Z")
    assert (empty["title"], empty["at"], empty["all_day"]) == ({"absent": "NULL"},) * 3


def test_items_and_guests_alone() -> None:
    data = sqlite_bytes(
        ITEMS + "CREATE TABLE Participant (ROWID INTEGER PRIMARY KEY, email TEXT, owner_id INTEGER);"
        "INSERT INTO Participant VALUES (1, 'a@example.org', 1), (2, 'b@example.org', 1);"
        "INSERT INTO CalendarItem (ROWID, summary, start_date, organizer_id) VALUES (1, 'x', 700000000, 1);"
    )
    (record,) = run(CALENDAR, {PATH: data}).records
    assert record["organizer"]["identifier"] == "a@example.org"
    assert [p["identifier"] for p in record["attendees"]] == ["b@example.org"]
    assert record["calendar"] == record["reminders"] == {"absent": "NULL"}


def test_before_ios5() -> None:
    timed, day = run(CALENDAR, {PATH: EVENTS}).records
    assert (timed["at"], timed["location"]) == ("2010-07-05T05:20:00.000000Z", "Quay")
    assert day["at"] == {"local": "2010-07-06T00:00:00", "basis": "local without zone"}


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    with ZipFile(CORPORA / "ios/ios_native_ffs.zip") as archive:
        (record,) = run(CALENDAR, {PATH: archive.read(PATH)}).records
    assert record["organizer"]["identifier"] == "user@example.org"
