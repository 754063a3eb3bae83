"""What the twelfth set says is in its stores, is: rows of what is true, their texts, and as many as were meant.

Discovery is not asked here.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing

import pytest

from tests.engine.published_stores_twelfth import NAMES_ONLY, PEOPLE, TWELFTH, WORDS, lot
from tests.engine.published_talk import Aside
from tests.engine.texts_in_cells import cells

ELSEWHERE = {"Mailspring": ("Message", "MessageBody")}
"""Stores whose words are in a row of another table, which has the same key in its first column."""
PASSED = (*NAMES_ONLY, "MoneyBuster", "Cash App", "BBM (Android)")


@pytest.fixture(scope="module")
def made() -> Mapping[str, Aside]:
    return {name: make() for name, make in TWELFTH.items()}


def test_as_many_as_were_meant(made: Mapping[str, Aside]) -> None:
    assert Counter(str(r["kind"]) for one in made.values() for r in one.truth) == {"Message": 648, "Contact": 297}
    for name, one in made.items():
        kinds = Counter(str(r["kind"]) for r in one.truth)
        assert 15 <= kinds["Contact"] <= 30 if name in PEOPLE else 20 <= kinds["Message"] <= 80, (name, kinds)


def test_the_lot_chose_them() -> None:
    people, words = ([name for name in stratum if name not in PASSED] for stratum in lot())
    assert list(TWELFTH) == [*people[:10], *words[:12]]
    assert len({*PEOPLE, *WORDS}) == 44


def test_who_has_no_more_than_a_name_is_apart() -> None:
    for name, make in NAMES_ONLY.items():
        assert name not in TWELFTH and all(r["name"] and not r["identifiers"] for r in make().truth), name


def test_they_build_alike_and_say_enough(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        assert one.data == TWELFTH[name]().data
        assert one.path is None and one.data.startswith(b"SQLite format 3\0")
        places = [(r["provenance"]["table"].lower(), r["provenance"]["rowid"]) for r in one.truth]
        assert len(set(places)) == len(places) >= 15, name
        assert not one.decoys & {t for t, _ in places} and not one.spare & set(places), name
        for record in one.truth:
            if record["kind"] == "Contact":
                assert record["name"] and all(i["value"] for i in record["identifiers"]), name
            else:
                assert record["body"] and (record["sender"] or record["recipients"] or record["direction"]), name
        times = [str(r["at"]) for r in one.truth if r["kind"] != "Contact"]
        assert len(set(times)) == len(times), name


def test_rows_and_texts_are_there(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        with closing(sqlite3.connect(":memory:")) as db:
            db.deserialize(one.data)
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",), name
            assert db.execute("PRAGMA foreign_key_check").fetchall() == [], name
            tables = [t for (t,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            assert one.decoys <= {t.lower() for t in tables}, name
            held_in = {t: cells(db, t) for t in tables}
        low = {t.lower(): rows for t, rows in held_in.items()}
        assert all(row in low[table] for table, row in one.spare), name
        head, words_in = ELSEWHERE.get(name, ("", ""))
        for record in one.truth:
            table, row = record["provenance"]["table"], record["provenance"]["rowid"]
            assert row in held_in[table], (name, table, row)
            texts = held_in[table][row]
            if record["kind"] == "Contact":
                said = "\n".join(texts)
                assert all(part in said for part in record["name"].split()), (name, record["name"])
                continue
            if table == head:
                texts = next(other for other in held_in[words_in].values() if other[0] == texts[0])
            assert any(record["body"] in text for text in texts), (name, record["body"])


def test_ways_of_people_are_in_their_store(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        with closing(sqlite3.connect(":memory:")) as db:
            db.deserialize(one.data)
            tables = [t for (t,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            held = "\n".join(text for t in tables for row in cells(db, t).values() for text in row)
        for record in one.truth:
            ways = [i["value"] for i in record.get("identifiers", ())]
            if record["kind"] == "Message":
                parties = [record["sender"], *(record["recipients"] or ())]
                ways = [str(p[k]) for p in parties if p for k in ("identifier", "name") if p[k]]
            assert all(way in held for way in ways), (name, ways)
