"""The stores that were kept aside build, say the same from the same seed, and what is expected of them is in them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from tests.engine.published_stores_fifth import FIFTH
from tests.engine.published_stores_fourth import FOURTH
from tests.engine.published_talk import Aside

ASIDE = {**FOURTH, **FIFTH}
HEADER = b"SQLite format 3\0"


@pytest.mark.parametrize("make", ASIDE.values(), ids=ASIDE)
def test_they_build_and_their_truths_are_in_them(make: Callable[[], Aside]) -> None:
    made = make()
    assert made.data == make().data
    assert (made.path is None) == made.data.startswith(HEADER)
    assert made.source.strip()
    places = [(r["provenance"]["table"].lower(), r["provenance"]["rowid"]) for r in made.truth]
    assert len(set(places)) == len(places) >= 40
    assert not made.decoys & {t for t, _ in places} and not made.spare & set(places)
    for record in made.truth:
        if record["kind"] == "Contact":
            assert record["name"] and all(i["value"] for i in record["identifiers"])
            continue
        assert record["kind"] in ("Message", "Call")
        assert record["at"]["local"] if isinstance(record["at"], dict) else record["at"].endswith("Z")
        assert record["direction"] in ("incoming", "outgoing") or record["kind"] == "Call"
        assert record["sender"] or record["recipients"] or record["thread"] or record["direction"]
    times = [str(r["at"]) for r in made.truth if r["kind"] != "Contact"]
    assert len(set(times)) == len(times)


@pytest.mark.parametrize("make", [m for m in ASIDE.values() if m().path is None])
def test_rows_of_databases_are_where_they_are_said_to_be(make: Callable[[], Aside]) -> None:
    made = make()
    db = sqlite3.connect(":memory:")
    db.deserialize(made.data)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    tables = {n.lower() for (n,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert made.decoys <= tables
    for table, row in [(r["provenance"]["table"], r["provenance"]["rowid"]) for r in made.truth] + sorted(made.spare):
        assert db.execute(f'SELECT count(*) FROM "{table}" WHERE rowid = ?', (row,)).fetchone() == (1,)
    for record in made.truth:
        where = record["provenance"]
        said = record["body"] if record["kind"] == "Message" else record.get("name")
        values = db.execute(f'SELECT * FROM "{where["table"]}" WHERE rowid = ?', (where["rowid"],)).fetchone()
        joined = b"\0".join(v if isinstance(v, bytes) else str(v).encode() for v in values)
        if said and said.isascii() and said.isprintable() and '"' not in said:
            assert said.encode() in joined
    db.close()
