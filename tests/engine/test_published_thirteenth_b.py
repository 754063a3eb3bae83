"""What the thirteenth set's second half says is in its stores, is: rows of what is true, their texts, and as many as were meant.

Discovery is not asked here.
"""

from __future__ import annotations

import json
import plistlib
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, cast

import pytest

from tests.engine.published_stores_thirteenth_b import TAKEN, THIRTEENTH_B, lot
from tests.engine.published_talk import Aside

MANY = {"Cards in a page's storage", "ezDating"}
"""Stores that keep all in one cell: many records have one row."""


@pytest.fixture(scope="module")
def made() -> Mapping[str, Aside]:
    return {name: make() for name, make in THIRTEENTH_B.items()}


def test_as_many_as_were_meant(made: Mapping[str, Aside]) -> None:
    kinds = {name: Counter(str(r["kind"]) for r in one.truth) for name, one in made.items()}
    assert sum(kinds.values(), Counter[str]()) == {"Message": 416, "Contact": 191, "Call": 207}
    assert [sum(kind in k for k in kinds.values()) for kind in ("Message", "Contact", "Call")] == [6, 11, 5]


def test_the_lot_chose_them() -> None:
    order = list(lot())
    assert list(TAKEN) == list(THIRTEENTH_B)
    assert [order.index(repository) for repository in TAKEN.values()] == sorted(map(order.index, TAKEN.values()))
    assert len(set(order)) == len(order) == 134


def test_the_same_is_made_each_time(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        again = THIRTEENTH_B[name]()
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
            if record["kind"] == "Contact":
                assert record["name"], name
                assert record["identifiers"], name
                assert all(way["value"] for way in record["identifiers"]), name
                continue
            assert record["at"].endswith("Z"), name
            assert record["direction"] or name == "Glyph Dialer", name
            assert record["sender"] or record["recipients"], name
        times = [r["at"] for r in one.truth if r["kind"] != "Contact"]
        assert len(set(times)) == len(times), name


def test_rows_and_texts_of_databases_are_there(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        if one.path is not None:
            continue
        db = sqlite3.connect(":memory:")
        db.deserialize(one.data)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        tables = {t for (t,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert one.decoys <= {t.lower() for t in tables}, name
        cells = {
            t.lower(): {row[0]: set(_texts(row[1:])) for row in db.execute(f'SELECT _rowid_, * FROM "{t}"')}
            for t in tables
        }
        db.close()
        assert all(row in cells[table] for table, row in one.spare), name
        for record in one.truth:
            found = cells[record["provenance"]["table"].lower()][record["provenance"]["rowid"]]
            if name == "LKS Dialer's calls":
                continue
            if record["kind"] == "Message":
                assert record.get("body") is None or record["body"] in found, (name, record)
            elif record["kind"] == "Contact":
                whole = " ".join(found)
                assert all(part in whole for part in record["name"].split(" ")), (name, record)


def _texts(value: Any) -> Iterator[str]:
    """All texts in a cell, of JSON in JSON and of UTF-16 too."""
    if isinstance(value, bytes):
        yield from _texts(value.decode("utf-16-le" if value[1:2] == b"\0" else "utf-8", errors="replace"))
    elif isinstance(value, str):
        yield value
        if value.startswith(("{", "[")):
            try:
                yield from _texts(json.loads(value))
            except json.JSONDecodeError:
                return
    elif isinstance(value, dict):
        for member in cast("dict[str, Any]", value).values():
            yield from _texts(member)
    elif isinstance(value, (list, tuple)):
        for member in cast("list[Any]", value):
            yield from _texts(member)


def test_documents_of_a_cache_hold_names_and_numbers(made: Mapping[str, Aside]) -> None:
    one = made["LKS Dialer's calls"]
    db = sqlite3.connect(":memory:")
    db.deserialize(one.data)
    kept = dict(db.execute("SELECT rowid, contents FROM remote_documents"))
    db.close()
    for record in one.truth:
        contents = kept[record["provenance"]["rowid"]]
        ways = record.get("identifiers") or [{"value": p["identifier"]} for p in record["recipients"]]
        assert all(way["value"].encode() in contents for way in ways)
        assert record["kind"] == "Call" or record["name"].encode() in contents


def test_files_hold_what_they_are_said_to(made: Mapping[str, Aside]) -> None:
    book = json.loads(made["FSVoip's address book"].data)["contacts"]
    for record in made["FSVoip's address book"].truth:
        card = book[record["provenance"]["rowid"]]
        assert card["name"] == record["name"]
        assert [phone["number"] for phone in card["phones"]] == [
            way["value"] for way in record["identifiers"] if way["value"].startswith("+")
        ]
    kept = plistlib.loads(made["FSVoip's recent calls"].data)
    calls = json.loads(kept["fsvoip.recent-calls"])
    for record in made["FSVoip's recent calls"].truth:
        call = calls[record["provenance"]["rowid"]]
        assert (call["direction"], call["duration"]) == (record["direction"], record["duration"])
        assert call["startedAt"][:23] == record["at"][:23]
        assert call["number"] == record["recipients"][0]["identifier"]
