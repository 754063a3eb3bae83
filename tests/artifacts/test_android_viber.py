"""Viber's calls and contacts on Android, from a store made here."""

from pathlib import Path
from typing import Any

import pytest

from aboveboard.artifacts.viber.android import VIBER
from aboveboard.artifacts.viber.android_people import PEOPLE as VIBER_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"
PATH = "data/data/com.viber.voip/databases/viber_data"
NULL = {"absent": "NULL"}
SCHEMA = """
CREATE TABLE calls (_id INTEGER PRIMARY KEY, call_id LONG, number TEXT, canonized_number TEXT, viber_call_type INTEGER,
    date LONG, duration LONG, type INT, looked BOOLEAN, group_id LONG);
CREATE TABLE phonebookcontact (_id INTEGER PRIMARY KEY, display_name TEXT, starred BOOLEAN, viber BOOLEAN,
    joined_date LONG, deleted BOOLEAN);
CREATE TABLE phonebookdata (_id INTEGER PRIMARY KEY, contact_id INTEGER, data1 TEXT, data2 TEXT, data5 TEXT);
INSERT INTO calls VALUES (1, -1, '2025550101', '+12025550101', 1, 1700000000123, 98, 1, 1, 0),
    (2, 7, '', '+12025550109', 4, 1700000100000, 0, 2, 0, 5), (3, -1, '555', '', 1, 1700000200000, 0, 3, 0, 0);
INSERT INTO phonebookcontact VALUES (1, 'Anna', 1, 1, 1660000000000, NULL), (2, '', 0, 0, 0, 1);
INSERT INTO phonebookdata VALUES (1, 1, '2025550101', '+12025550101', 'Work'), (2, 1, '2025550101', '+12025550101', 'Work'),
    (3, 1, '555', '', NULL);
"""
DB = sqlite_bytes(SCHEMA)
FIXTURES: dict[str, dict[str, bytes]] = {VIBER.id: {PATH: DB}, VIBER_PEOPLE.id: {PATH: DB}}


def fields(record: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    return {name: record[name] for name in wanted}


def test_calls() -> None:
    answered, made, missed = run((VIBER, VIBER_PEOPLE), {PATH: DB}).of("Call")
    wanted: dict[str, Any] = {
        "at": "2023-11-14T22:13:20.123000Z",
        "direction": "incoming",
        "answered": True,
        "status": NULL,
        "duration": 98,
        "medium": "audio",
        "sender": {"identifier": "+12025550101", "name": "Anna", "role": "sender"},
        "recipients": NULL,
        "read": True,
        "call_id": NULL,
        "thread": NULL,
    }
    assert fields(answered, wanted) == wanted
    wanted = {
        "direction": "outgoing",
        "answered": False,
        "medium": "video",
        "sender": NULL,
        "recipients": [{"identifier": "+12025550109", "role": "recipient"}],
        "call_id": "7",
        "thread": "5",
    }
    assert fields(made, wanted) == wanted
    wanted = {"direction": "incoming", "status": "missed", "answered": False}
    assert fields(missed, wanted) == wanted
    assert missed["sender"]["identifier"] == "555"


def test_contacts() -> None:
    anna, gone = run((VIBER, VIBER_PEOPLE), {PATH: DB}).of("Contact")
    wanted: dict[str, Any] = {
        "name": "Anna",
        "identifiers": [
            {"value": "+12025550101", "type": "phone", "label": "Work"},
            {"value": "555", "type": "phone"},
        ],
        "groups": ["uses Viber"],
        "created_at": "2022-08-08T23:06:40.000000Z",
        "favourite": True,
        "deleted": NULL,
    }
    assert fields(anna, wanted) == wanted
    wanted = {"name": NULL, "identifiers": NULL, "groups": NULL, "created_at": NULL, "deleted": True}
    assert fields(gone, wanted) == wanted


@pytest.mark.corpora
@pytest.mark.skipif(not (CORPORA / "plaso").is_dir(), reason="no corpora")
def test_as_many_as_the_reference() -> None:
    made = run((VIBER, VIBER_PEOPLE), {PATH: (CORPORA / "plaso" / "android" / "viber_data").read_bytes()}).of("Call")
    assert [(m["direction"], m["medium"], m["duration"]) for m in made] == [
        ("incoming", "audio", 98),
        ("outgoing", "audio", 100),
        ("incoming", "video", 95),
        ("outgoing", "video", 105),
    ]
