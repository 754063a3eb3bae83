"""What the fourteenth set's part of calls says is in its stores, is: rows of what is true, their parties, as many as were meant.

Discovery is not asked here.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from tests.engine.published_stores_fourteenth_d import FOURTEENTH_D, TAKEN, lot
from tests.engine.published_talk import Aside


@pytest.fixture(scope="module")
def made() -> Mapping[str, Aside]:
    return {name: make() for name, make in FOURTEENTH_D.items()}


def test_as_many_as_were_meant(made: Mapping[str, Aside]) -> None:
    kinds = {name: Counter(str(r["kind"]) for r in one.truth) for name, one in made.items()}
    assert sum(kinds.values(), Counter[str]()) == {"Call": 287, "Contact": 19}
    assert {name: k["Call"] for name, k in kinds.items()} == {
        "CallLog (EasySales)": 44,
        "CRM with calls (bajajmohit19)": 48,
        "Call Center Monitor": 50,
        "CloseCall": 41,
        "HashCaller": 29,
        "InfoCaller": 27,
        "Call Logger (mydream)": 48,
    }


def test_the_lot_chose_them() -> None:
    order = list(lot())
    assert list(TAKEN) == list(FOURTEENTH_D)
    assert [order.index(repository) for repository in TAKEN.values()] == sorted(map(order.index, TAKEN.values()))
    assert len(set(order)) == len(order) == 86


def test_the_same_is_made_each_time(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        again = FOURTEENTH_D[name]()
        assert (again.data, again.truth) == (one.data, one.truth), name
        assert "github.com" in one.source


def test_records_are_whole(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        places = [(r["provenance"]["table"].lower(), r["provenance"]["rowid"]) for r in one.truth]
        assert len(set(places)) == len(places), name
        assert not one.decoys & {table for table, _ in places}, name
        assert not one.spare & set(places), name
        for record in one.truth:
            if record["kind"] == "Contact":
                assert record["name"], name
                assert all(way["value"] for way in record["identifiers"]), name
                continue
            assert record["direction"], name
            assert record["recipients"][0]["identifier"], name
        times = [str(r["at"]) for r in one.truth if r["kind"] == "Call"]
        assert len(set(times)) == len(times), name


def test_rows_hold_what_is_said_of_them(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        db = sqlite3.connect(":memory:")
        db.deserialize(one.data)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        tables = [t for (t,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        cells: dict[str, dict[int, set[Any]]] = {
            t.lower(): {row[0]: set(row[1:]) for row in db.execute(f'SELECT _rowid_, * FROM "{t}"')} for t in tables
        }
        db.close()
        assert one.decoys <= set(cells), name
        assert all(row in cells[table] for table, row in one.spare), name
        for record in one.truth:
            found = cells[record["provenance"]["table"].lower()][record["provenance"]["rowid"]]
            ways = record.get("identifiers") or [{"value": p["identifier"]} for p in record["recipients"]]
            assert all(way["value"] in found for way in ways), (name, record)
            called = record["name"] if record["kind"] == "Contact" else record["recipients"][0]["name"]
            assert called is None or called in found, (name, record)
