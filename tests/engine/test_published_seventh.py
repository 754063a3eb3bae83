"""The seventh set of stores builds, says the same from the same seed, and what is expected of it is in it."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable

import pytest

from tests.engine.published_stores import SECOND, STORES, THIRD
from tests.engine.published_stores_fifth import FIFTH
from tests.engine.published_stores_fourth import FOURTH
from tests.engine.published_stores_seventh import SEVENTH
from tests.engine.published_stores_sixth import SIXTH
from tests.engine.published_talk import Aside

HEADER = b"SQLite format 3\0"


def _in_json(text: str) -> str:
    """A text as it stands in Swift's JSON."""
    return json.dumps(text, ensure_ascii=False)[1:-1].replace("/", "\\/")


@pytest.mark.parametrize("make", SEVENTH.values(), ids=SEVENTH)
def test_they_build_and_their_truths_are_in_them(make: Callable[[], Aside]) -> None:
    made = make()
    assert made.data == make().data
    assert (made.path is None) == made.data.startswith(HEADER)
    assert made.source.strip()
    places = [(r["provenance"]["table"].lower(), r["provenance"]["rowid"]) for r in made.truth]
    assert len(set(places)) == len(places) >= 9
    assert not made.decoys & {t for t, _ in places} and not made.spare & set(places)
    for record in made.truth:
        if record["kind"] == "Contact":
            assert record["name"] and record["identifiers"] and all(i["value"] for i in record["identifiers"])
            continue
        assert record["kind"] in ("Message", "Call")
        assert record["at"].endswith("Z")
        assert record["direction"] in ("incoming", "outgoing") or record["kind"] == "Call"
        assert record["sender"] or record["recipients"] or record["thread"]
    times = [r["at"] for r in made.truth if r["kind"] != "Contact"]
    assert len(set(times)) == len(times)


@pytest.mark.parametrize("name", [n for n, m in SEVENTH.items() if m().path is None])
def test_rows_of_databases_are_where_they_are_said_to_be(name: str) -> None:
    made = SEVENTH[name]()
    db = sqlite3.connect(":memory:")
    db.deserialize(made.data)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    tables = {n.lower() for (n,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert made.decoys <= tables
    for table, row in [(r["provenance"]["table"], r["provenance"]["rowid"]) for r in made.truth] + sorted(made.spare):
        assert db.execute(f'SELECT count(*) FROM "{table}" WHERE rowid = ?', (row,)).fetchone() == (1,)
    for record in made.truth:
        where = record["provenance"]
        said = [record["body"]] if record["kind"] == "Message" else [record.get("name")]
        said = [record["name"], *record["also"].get("name", ())] if record["kind"] == "Contact" else said
        values = db.execute(f'SELECT * FROM "{where["table"]}" WHERE rowid = ?', (where["rowid"],)).fetchone()
        joined = b"\0".join(v if isinstance(v, bytes) else str(v).encode() for v in values)
        forms = [form for s in said if s for form in (s, _in_json(s))]
        assert not forms or any(form.encode() in joined for form in forms)
    db.close()


@pytest.mark.parametrize("name", [n for n, m in SEVENTH.items() if m().path is not None])
def test_files_hold_what_they_are_said_to(name: str) -> None:
    made = SEVENTH[name]()
    for record in made.truth:
        said = record["body"] if record["kind"] == "Message" else record.get("name")
        if said and said.isascii() and said.isprintable() and not set(said) & set("\"'&<>"):
            assert said.encode() in made.data or said.encode("utf-16-le") in made.data


def test_there_are_enough_of_each_kind_over_enough_stores() -> None:
    totals, over = Counter[str](), Counter[str]()
    for make in SEVENTH.values():
        kinds = Counter(r["kind"] for r in make().truth)
        totals += kinds
        over += Counter(kinds.keys())
    assert len(SEVENTH) == 12
    assert totals["Message"] >= 450 and over["Message"] >= 8
    assert totals["Contact"] >= 80 and over["Contact"] >= 5
    assert totals["Call"] >= 120 and over["Call"] >= 3


def test_no_earlier_set_has_them() -> None:
    earlier = {n.casefold() for held in (STORES, SECOND, THIRD, FOURTH, FIFTH, SIXTH) for n in held}
    assert not earlier & {n.casefold() for n in SEVENTH}
