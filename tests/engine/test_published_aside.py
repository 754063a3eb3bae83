"""The stores that were kept aside build, say the same from the same seed, and what is expected of them is in them."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import closing

import pytest

from tests.engine.published_stores import SECOND, STORES, THIRD
from tests.engine.published_stores_eighth import EIGHTH
from tests.engine.published_stores_fifth import FIFTH
from tests.engine.published_stores_fourth import FOURTH
from tests.engine.published_stores_ninth import NINTH
from tests.engine.published_stores_seventh import SEVENTH
from tests.engine.published_stores_sixth import SIXTH
from tests.engine.published_talk import Aside

Set = Mapping[str, Callable[[], Aside]]
SETS: Mapping[str, Set] = {
    "fourth": FOURTH,
    "fifth": FIFTH,
    "sixth": SIXTH,
    "seventh": SEVENTH,
    "eighth": EIGHTH,
    "ninth": NINTH,
}
ASIDE = {name: make for held in SETS.values() for name, make in held.items()}
LEAST = {"fourth": 40, "fifth": 40, "sixth": 9, "seventh": 40, "eighth": 25, "ninth": 18}
"""Records of each store, by its set."""
HEADER = b"SQLite format 3\0"


@pytest.mark.parametrize(("held", "name"), [(held, name) for held, some in SETS.items() for name in some])
def test_they_build_and_their_truths_are_in_them(held: str, name: str) -> None:
    made = ASIDE[name]()
    assert made.data == ASIDE[name]().data
    assert (made.path is None) == made.data.startswith(HEADER)
    assert made.source.strip()
    places = [(r["provenance"]["table"].lower(), r["provenance"]["rowid"]) for r in made.truth]
    assert len(set(places)) == len(places) >= LEAST[held]
    assert not made.decoys & {t for t, _ in places} and not made.spare & set(places)
    for record in made.truth:
        if record["kind"] == "Contact":
            assert record["name"] and all(i["value"] for i in record["identifiers"])
            continue
        assert record["kind"] in ("Message", "Call")
        assert record["at"]["local"] if isinstance(record["at"], dict) else record["at"].endswith("Z")
        told = record["direction"] or next(iter(record.get("also", {}).get("direction", ())), None)
        assert told in ("incoming", "outgoing") or record["kind"] == "Call"
        assert record["sender"] or record["recipients"] or record["thread"] or record["direction"]
    times = [str(r["at"]) for r in made.truth if r["kind"] != "Contact"]
    assert len(set(times)) == len(times)


def forms(text: str) -> list[bytes]:
    """A text as it may stand in a cell: plain, in JSON of several writers, in an archive."""
    packed = json.dumps(text, ensure_ascii=False)[1:-1]
    escaped = json.dumps(text)[1:-1]
    return [*(f.encode() for f in (text, packed, packed.replace("/", "\\/"), escaped)), text.encode("utf-16-be")]


@pytest.mark.parametrize("name", [n for n, m in ASIDE.items() if m().path is None])
def test_rows_of_databases_are_where_they_are_said_to_be(name: str) -> None:
    made = ASIDE[name]()
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(made.data)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        tables = {n.lower() for (n,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert made.decoys <= tables
        for table, row in [(r["provenance"]["table"], r["provenance"]["rowid"]) for r in made.truth] + sorted(
            made.spare
        ):
            assert db.execute(f'SELECT count(*) FROM "{table}" WHERE rowid = ?', (row,)).fetchone() == (1,)
        for record in made.truth:
            where = record["provenance"]
            said = [record["body"]] if record["kind"] == "Message" else [record.get("name")]
            if record["kind"] == "Contact":
                said += record.get("also", {}).get("name", ())
            values = db.execute(f'SELECT * FROM "{where["table"]}" WHERE rowid = ?', (where["rowid"],)).fetchone()
            joined = b"\0".join(v if isinstance(v, bytes) else str(v).encode() for v in values)
            # What a row says may stand in a table of attributes beside it.
            texts = [f for s in said if s for f in forms(s)]
            assert not any(said) or any(f in joined for f in texts) or any(f in made.data for f in texts), record


@pytest.mark.parametrize(
    "name", [n for n, m in {**SIXTH, **SEVENTH, **EIGHTH, **NINTH}.items() if m().path is not None]
)
def test_files_hold_what_they_are_said_to(name: str) -> None:
    made = ASIDE[name]()
    for record in made.truth:
        said = record["body"] if record["kind"] == "Message" else record.get("name")
        if said and said.isascii() and said.isprintable() and not set(said) & set("\"'&<>"):
            assert said.encode() in made.data or said.encode("utf-16-le") in made.data


@pytest.mark.parametrize(
    ("held", "least", "over"),
    [
        (SIXTH, {"Message": 600, "Contact": 150, "Call": 150}, {"Contact": 6, "Call": 4}),
        (SEVENTH, {"Message": 450, "Contact": 80, "Call": 120}, {"Message": 8, "Contact": 5, "Call": 3}),
        (EIGHTH, {"Message": 1200, "Contact": 180, "Call": 300}, {"Message": 22, "Contact": 14, "Call": 9}),
        (NINTH, {"Message": 1200, "Contact": 170, "Call": 400}, {"Message": 21, "Contact": 13, "Call": 12}),
    ],
    ids=["sixth", "seventh", "eighth", "ninth"],
)
def test_there_are_enough_of_each_kind_over_enough_stores(
    held: Set, least: dict[str, int], over: dict[str, int]
) -> None:
    each = [Counter(r["kind"] for r in make().truth) for make in held.values()]
    totals = sum(each, Counter[str]())
    assert all(totals[kind] >= some for kind, some in least.items())
    assert all(sum(kind in one for one in each) >= some for kind, some in over.items())


def test_no_set_has_a_store_of_another() -> None:
    every = [n.casefold() for held in (STORES, SECOND, THIRD, *SETS.values()) for n in held]
    assert sorted(set(every)) == sorted(every)
