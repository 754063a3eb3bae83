"""What the tenth set says is in its stores, is: rows of what is true, their texts, and as many as were meant.

Discovery is not asked here.
"""

from __future__ import annotations

import base64
import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, cast

import pytest

from aboveboard.formats.realm.store import Realm
from tests.engine.published_stores_tenth import TENTH, lot
from tests.engine.published_talk import Aside

PACKED = "z|zlib base64|"


@pytest.fixture(scope="module")
def made() -> Mapping[str, Aside]:
    return {name: make() for name, make in TENTH.items()}


def test_as_many_as_were_meant(made: Mapping[str, Aside]) -> None:
    kinds = {name: Counter(str(r["kind"]) for r in one.truth) for name, one in made.items()}
    assert Counter(str(r["kind"]) for one in made.values() for r in one.truth) == {
        "Message": 976,
        "Contact": 205,
        "Call": 344,
    }
    assert [sum(kind in k for k in kinds.values()) for kind in ("Message", "Contact", "Call")] == [16, 14, 9]


def test_the_lot_chose_them() -> None:
    assert set(TENTH) < {name for stratum in lot() for name in stratum}
    assert list(TENTH) == [name for stratum in lot() for name in stratum if name in TENTH]


def test_rows_and_texts_of_databases_are_there(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        if one.path is not None:
            continue
        db = sqlite3.connect(":memory:")
        db.deserialize(one.data)
        tables = {
            t: "WITHOUT ROWID" not in q
            for t, q in db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        }
        assert one.decoys <= {t.lower() for t in tables}, name
        cells = {t: _cells(db, t, numbered) for t, numbered in tables.items()}
        for record in one.truth:
            table, row = record["provenance"]["table"], record["provenance"]["rowid"]
            assert (table.lower(), row) not in one.spare
            assert table.lower() not in one.decoys
            assert row in cells[table] or not tables[table], (name, table, row)
            words = record.get("body") if record["kind"] == "Message" else None
            # A text may stand in another table under the same number; without numbers it may stand in any row.
            near = [c for found in cells.values() for r, c in found.items() if r == row or not tables[table]]
            if words:
                assert any(words in text.replace("\r\n", "\n") for some in near for text in some), (name, words)
        db.close()


def _cells(db: sqlite3.Connection, table: str, numbered: bool) -> dict[int, list[str]]:
    if numbered:
        return {
            row[0]: [t for c in row[1:] for t in _texts(c)] for row in db.execute(f'SELECT _rowid_, * FROM "{table}"')
        }
    return {-n: [t for c in row for t in _texts(c)] for n, row in enumerate(db.execute(f'SELECT * FROM "{table}"'))}


def _texts(value: Any) -> Iterator[str]:
    """All texts in a cell: of JSON, of lists of bytes, of what is packed."""
    if isinstance(value, bytes):
        yield value.decode(errors="replace")
    elif isinstance(value, str):
        yield value
        if value.startswith(PACKED):
            value = zlib.decompress(base64.b64decode(value[len(PACKED) :])).decode()
        if value.startswith(("{", "[")):
            try:
                yield from _texts(json.loads(value))
            except json.JSONDecodeError:
                return
        if value.startswith("<p>"):
            yield value[3:-4].replace("<br>", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    elif isinstance(value, dict):
        for member in cast("dict[str, Any]", value).values():
            yield from _texts(member)
    elif isinstance(value, list):
        listed = cast("list[Any]", value)
        if listed and all(isinstance(v, int) for v in listed):
            yield bytes(v & 255 for v in listed).decode(errors="replace")
        for member in listed:
            yield from _texts(member)


def test_objects_and_entries_of_files_are_there(made: Mapping[str, Aside]) -> None:
    for name in ("Antidote", "Habitica"):
        found = Realm(made[name].data)
        tables = {t.name.removeprefix("class_"): {r.key: r.values for r in found.rows(t)} for t in found.tables}
        assert found.faults == []
        said = {v for t in tables.values() for values in t.values() for v in values if isinstance(v, str)}
        for record in made[name].truth:
            assert record["provenance"]["rowid"] in tables[record["provenance"]["table"]]
            assert record.get("body") is None or record["body"] in said
    dialer = made["Ever Dialer"]
    entries = json.loads(dialer.data)
    assert [e["duration"] for e in entries] == [r["duration"] for r in dialer.truth]
