"""What the fifteenth set's part of people says is in its stores, is: rows of what is true, their texts, as many as were meant.

Discovery is not asked here.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, cast
from xml.etree import ElementTree

import pytest

from tests.engine.published_stores_fifteenth_p import FIFTEENTH_P, TAKEN, lot
from tests.engine.published_talk import Aside

MANY = {"Campfire"}
"""Stores that keep all in one cell: many records have one row."""
DAYS = {"Birthday Reminder (ZINNODNTU)", "BirthdayReminder (robyy72)"}
"""Stores that have people's days, but no way to reach them."""


@pytest.fixture(scope="module")
def made() -> Mapping[str, Aside]:
    return {name: make() for name, make in FIFTEENTH_P.items()}


def test_as_many_as_were_meant(made: Mapping[str, Aside]) -> None:
    kinds = {name: Counter(str(r["kind"]) for r in one.truth) for name, one in made.items()}
    assert [kind["Contact"] for kind in kinds.values()] == [26, 26, 25, 26]
    assert set(sum(kinds.values(), Counter[str]())) == {"Contact"}


def test_the_lot_chose_them() -> None:
    order = list(lot())
    assert list(TAKEN) == list(FIFTEENTH_P)
    assert [order.index(repository) for repository in TAKEN.values()] == sorted(map(order.index, TAKEN.values()))
    assert len(set(order)) == len(order) == 64


def test_the_same_is_made_each_time(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        again = FIFTEENTH_P[name]()
        assert (again.data, again.truth) == (one.data, one.truth), name
        assert (one.path is None) == one.data.startswith(b"SQLite format 3\0"), name
        assert "github.com" in one.source


def test_records_are_whole(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        places = [(r["provenance"]["table"].lower(), r["provenance"]["rowid"]) for r in one.truth]
        assert name in MANY or len(set(places)) == len(places), name
        assert not one.decoys & {table for table, _ in places}, name
        assert not one.spare & set(places), name
        for record in one.truth:
            assert record["name"].strip() == record["name"] != "", name
            assert bool(record["identifiers"]) == (name not in DAYS), name
            assert all(way["value"] for way in record["identifiers"]), name


def test_rows_and_texts_of_databases_are_there(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        if one.path is not None:
            continue
        db = sqlite3.connect(":memory:")
        db.deserialize(one.data)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = {t for (t,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert one.decoys <= {t.lower() for t in tables}, name
        cells = {
            t.lower(): {row[0]: list(_texts(row[1:])) for row in db.execute(f'SELECT _rowid_, * FROM "{t}"')}
            for t in tables
        }
        db.close()
        assert all(row in cells[table] for table, row in one.spare), name
        told = {t.lower() for t in tables if t.lower() in {r["provenance"]["table"].lower() for r in one.truth}}
        rows = {(t, row) for t in told for row in cells[t]} - one.spare
        if name in MANY:
            # Beside the one that keeps all stand others of the same table.
            rows &= {(t, 1) for t in told}
        assert rows == {(r["provenance"]["table"].lower(), r["provenance"]["rowid"]) for r in one.truth}, name
        for record in one.truth:
            found = cells[record["provenance"]["table"].lower()][record["provenance"]["rowid"]]
            assert all(part in " ".join(found) for part in record["name"].split(" ")), (name, record)
            assert all(way["value"] in found for way in record["identifiers"]), (name, record)


def _texts(value: Any) -> Iterator[str]:
    """All texts in a cell, of JSON too."""
    if isinstance(value, str):
        yield value
        if value.startswith(("{", "[")):
            yield from _texts(json.loads(value))
    elif isinstance(value, dict):
        for member in cast("dict[str, Any]", value).values():
            yield from _texts(member)
    elif isinstance(value, (list, tuple)):
        for member in cast("list[Any]", value):
            yield from _texts(member)


def test_files_hold_what_they_are_said_to(made: Mapping[str, Aside]) -> None:
    one = made["BirthdayReminder (robyy72)"]
    cards = [json.loads(str(string.text)) for string in ElementTree.fromstring(one.data).iter("string")]
    assert len(cards) == len(one.truth)
    for record in one.truth:
        card = cards[record["provenance"]["rowid"]]
        assert " ".join(part for part in (card["FirstName"], card["LastName"]) if part) == record["name"]


def test_friends_stand_in_each_list(made: Mapping[str, Aside]) -> None:
    db = sqlite3.connect(":memory:")
    db.deserialize(made["Campfire"].data)
    (cell,) = db.execute("SELECT value FROM catalystLocalStorage WHERE _rowid_ = 1").fetchone()
    db.close()
    answers = {tuple(q["queryKey"][:2]): q["state"]["data"] for q in json.loads(cell)["clientState"]["queries"]}
    friends = {one["friend_id"]: one["display_name"] for one in answers["friends", "list"]}
    assert friends == {r["identifiers"][0]["value"]: r["name"] for r in made["Campfire"].truth}
    assert friends == {one["friend_id"]: one["display_name"] for one in answers["home", "friends"]}
    assert {one["friend_id"] for one in answers["home", "upcomingBirthdays"]} < set(friends)
