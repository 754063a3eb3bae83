"""Digital Wellbeing's log, from a store made here."""

from pathlib import Path
from typing import Any

import pytest

from aboveboard.artifacts.android.wellbeing import WELLBEING
from tests.artifacts.harness import run, sqlite_bytes

CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"
PATH = "data/data/com.google.android.apps.wellbeing/databases/app_usage"
NULL = {"absent": "NULL"}
EVENTS = """
CREATE TABLE packages (_id INTEGER PRIMARY KEY, package_name TEXT);
CREATE TABLE events (_id INTEGER PRIMARY KEY, timestamp INTEGER, type INTEGER, package_id INTEGER{});
INSERT INTO packages VALUES (1, 'com.example.chat'), (2, 'com.example.mail');
"""
NEW = EVENTS.format(", instance_id INTEGER, task_root_package_id INTEGER")
ROWS = [
    (1, 1700000000123, 1, 1, 9, 2),
    (2, 1700000001000, 2, 1, 9, 1),
    (3, 1700000002000, 99, 7, None, None),
    (4, 0, 26, 2, 1, 2),
]
DB = sqlite_bytes(NEW, {"events": ROWS})
FIXTURES: dict[str, dict[str, bytes]] = {WELLBEING.id: {PATH: DB}}


def fields(record: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    return {name: record[name] for name in wanted}


def test_events() -> None:
    shown, hidden, unknown, shutdown = run(WELLBEING, {PATH: DB}).records
    wanted: dict[str, Any] = {
        "at": "2023-11-14T22:13:20.123000Z",
        "app": "com.example.chat",
        "event": "moved to foreground",
        "component": "task of com.example.mail",
    }
    assert fields(shown, wanted) == wanted
    assert fields(hidden, {"event": 0, "component": 0}) == {"event": "moved to background", "component": NULL}
    assert fields(unknown, {"event": 0, "app": 0}) == {"event": "99", "app": NULL}
    assert fields(shutdown, {"event": 0, "at": 0}) == {"event": "shutdown", "at": NULL}


def test_an_older_table() -> None:
    data = sqlite_bytes(EVENTS.format(""), {"events": [row[:4] for row in ROWS]})
    first = run(WELLBEING, {PATH: data}).records[0]
    assert fields(first, {"app": 0, "component": 0}) == {
        "app": "com.example.chat",
        "component": {"absent": "NOT_IN_SCHEMA"},
    }


@pytest.mark.corpora
@pytest.mark.skipif(not (CORPORA / "plaso").is_dir(), reason="no corpora")
def test_every_row_where_the_reference_keeps_one_for_each_time_and_app() -> None:
    made = run(WELLBEING, {PATH: (CORPORA / "plaso" / "android" / "app_usage").read_bytes()}).records
    assert (len(made), len({(m["at"], m["app"]) for m in made})) == (11663, 11545)
