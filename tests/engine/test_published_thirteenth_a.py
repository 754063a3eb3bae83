"""What the thirteenth set's first half says is in its stores, is: rows of what is true, their texts, and as many as were meant.

Discovery is not asked here.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any, cast

import pytest

from tests.engine.published_stores_thirteenth_a import FROM, REPOSITORIES, THIRTEENTH_A, lot
from tests.engine.published_talk import Aside

HEADER = b"SQLite format 3\0"


@pytest.fixture(scope="module")
def made() -> Mapping[str, Aside]:
    return {name: make() for name, make in THIRTEENTH_A.items()}


def test_as_many_as_were_meant(made: Mapping[str, Aside]) -> None:
    kinds = {name: Counter(str(r["kind"]) for r in one.truth) for name, one in made.items()}
    assert Counter(str(r["kind"]) for one in made.values() for r in one.truth) == {
        "Message": 339,
        "Contact": 91,
        "Call": 184,
    }
    assert [sum(kind in k for k in kinds.values()) for kind in ("Message", "Contact", "Call")] == [5, 6, 5]


def test_the_lot_chose_them() -> None:
    assert all(hashlib.sha256(name.lower().encode()).hexdigest()[0] in "1357" for name in REPOSITORIES)
    assert list(REPOSITORIES) == sorted(set(REPOSITORIES))
    order = list(lot())
    assert sorted(FROM.values(), key=order.index) == [name for name in order if name in set(FROM.values())]
    assert set(FROM) == set(THIRTEENTH_A)


def test_they_are_the_same_each_time(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        assert THIRTEENTH_A[name]().data == one.data
        assert (one.path is None) == one.data.startswith(HEADER)
        assert FROM[name] in one.source


def test_rows_and_texts_of_databases_are_there(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        if one.path is not None:
            continue
        with closing(sqlite3.connect(":memory:")) as db:
            db.deserialize(one.data)
            tables = [t for (t,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            cells = {t: {r[0]: r[1:] for r in db.execute(f'SELECT _rowid_, * FROM "{t}"')} for t in tables}
        lower = {t.lower(): t for t in tables}
        assert one.decoys <= set(lower), name
        assert all(row in cells[lower[table]] for table, row in one.spare), name
        for record in one.truth:
            table, row = record["provenance"]["table"], record["provenance"]["rowid"]
            assert (table.lower(), row) not in one.spare
            assert table.lower() not in one.decoys
            found = [t for cell in cells[table][row] for t in _texts(cell)]
            if record["kind"] == "Message" and record["body"]:
                assert any(record["body"] in text for text in found), (name, record["body"])
            if record["kind"] == "Call":
                for way in record["recipients"]:
                    assert any(way["identifier"] in text for text in found), (name, row)
            if record["kind"] == "Contact":
                # What somebody is called and reached by may stand in a table beside.
                near = {str(t) for held in cells.values() for r in held.values() for t in r}
                assert all(i["value"] in near for i in record["identifiers"]), (name, record["name"])


def _texts(value: Any) -> Iterator[str]:
    """All texts in a cell, of JSON too."""
    if isinstance(value, bytes):
        yield value.decode(errors="replace")
    elif isinstance(value, str):
        yield value
        if value.startswith(("{", "[")):
            yield from _texts(json.loads(value))
    elif isinstance(value, dict):
        for member in cast("dict[str, Any]", value).values():
            yield from _texts(member)
    elif isinstance(value, list):
        for member in cast("list[Any]", value):
            yield from _texts(member)


def test_entries_of_files_are_there(made: Mapping[str, Aside]) -> None:
    journal = made["Monster Dialer"]
    entries = json.loads(journal.data)["entries"]
    assert len(entries) == len(journal.truth) + len(journal.spare)
    for record in journal.truth:
        entry = entries[record["provenance"]["rowid"]]
        numbers = [p["identifier"] for p in record["recipients"]]
        assert numbers == ([entry["callerNumber"]] if "callerNumber" in entry else [])
        assert "callId" in entry
    letters = made["Tricordarr"]
    posts = [
        post
        for query in json.loads(letters.data)["clientState"]["queries"]
        if query["queryKey"][0].startswith("/fez/")
        for page in query["state"]["data"]["pages"]
        for post in page["members"]["posts"]
    ]
    assert [r["body"] or "" for r in letters.truth] == [post["text"] for post in posts]
    assert [r["sender"]["identifier"] for r in letters.truth] == [post["author"]["userID"] for post in posts]
    assert [r["at"][:19] for r in letters.truth] == [post["timestamp"][:19] for post in posts]
