"""Columns that hold values and that nothing reads."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from aboveboard.engine import unread
from aboveboard.engine.registry import artifacts
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Message, Sqlite, opt
from aboveboard.model.outcome import Outcome, Status, Unread
from tests.artifacts.harness import run

PLACE = "data/data/org.example.post/databases/post.db"
POST = Artifact(
    id="android.post",
    title="Post",
    service="post",
    emits=Message,
    files=("{app_data:org.example.post}/databases/post.db",),
    read=(
        Sqlite(
            "letters AS l",
            "l.id",
            {"at": Col("l.sent", UNIX_MS), "body": Col("l.words"), "sender": opt("p.name")},
            joins=("LEFT JOIN people AS p ON p.id = l.who",),
            requires={"letters": ("sent", "words")},
        ),
    ),
    says="One record for each letter.",
    limits="",
    sources=("made up",),
)
PEOPLE = "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT)"
LETTERS = "CREATE TABLE letters (id INTEGER PRIMARY KEY, sent INTEGER, words TEXT, who INTEGER"


def outcome(*statements: str) -> Outcome:
    db = sqlite3.connect(":memory:")
    for statement in (PEOPLE, *statements):
        db.execute(statement)
    db.commit()
    return run(POST, {PLACE: db.serialize()}).outcome


def rows(n: int, more: str) -> Iterator[str]:
    return (f"INSERT INTO letters VALUES ({i}, {i * 1000}, 'hello', 1, {more.format(i=i)})" for i in range(1, n + 1))


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> dict[str, Mapping[str, frozenset[str]]]:
    """What the artifact was tried on, to be filled by the test."""
    known: dict[str, Mapping[str, frozenset[str]]] = {}
    monkeypatch.setattr(unread, "seen_columns", lambda name: known.get(name, {}))
    return known


def test_a_column_in_use_is_told_and_counted() -> None:
    found = outcome(LETTERS + ", stamp TEXT)", *rows(4, "CASE WHEN {i} > 2 THEN 'red' END"))
    assert found.status is Status.COMPLETE
    assert found.unread == (Unread("letters", "stamp", 2, 4, None),)
    assert found.reason is None, "whether it is new cannot be said where nothing was tried"


def test_a_column_new_to_what_was_tried_is_in_the_reason(seen: dict[str, Mapping[str, frozenset[str]]]) -> None:
    seen["android.post"] = {"letters": frozenset({"paper"})}
    found = outcome(LETTERS + ", paper TEXT, stamp TEXT)", *rows(3, "'p{i}', 's{i}'"))
    assert [(u.column, u.fresh) for u in found.unread] == [("paper", False), ("stamp", True)]
    assert found.reason == "not read, and new to this artifact: letters.stamp (in 3 of the last 3 rows)"
    assert found.status is Status.COMPLETE


@pytest.mark.parametrize("value", ["NULL", "0", "''", "7", "'same'"])
def test_what_says_nothing_is_not_told(value: str) -> None:
    assert outcome(LETTERS + ", stamp)", *rows(5, value)).unread == ()


def test_only_the_last_rows_are_looked_at() -> None:
    used = "CASE WHEN {i} = 1 THEN 'old' END"
    assert outcome(LETTERS + ", stamp)", *rows(unread.LAST_ROWS + 1, used)).unread == ()
    assert outcome(LETTERS + ", stamp)", *rows(unread.LAST_ROWS, used)).unread[0].used == 1


def test_the_store_s_own_bookkeeping_and_what_is_read_are_not_told() -> None:
    assert outcome(LETTERS + ", z_opt INTEGER, _id INTEGER)", *rows(4, "{i}, {i}")).unread == ()


def test_a_joined_table_takes_part() -> None:
    people = ("ALTER TABLE people ADD nick TEXT", *(f"INSERT INTO people VALUES ({n}, 'n', 'k{n}')" for n in (1, 2)))
    found = outcome(LETTERS + ")", "INSERT INTO letters VALUES (1, 1000, 'x', 1)", *people)
    assert [(u.table, u.column) for u in found.unread] == [("people", "nick")]


def test_an_unknown_schema_says_what_it_lacks_and_what_it_has() -> None:
    letters = "CREATE TABLE letters (id INTEGER PRIMARY KEY, sent INTEGER, text TEXT)"
    found = outcome(letters, *(f"INSERT INTO letters VALUES ({n}, {n}, 't{n}')" for n in range(1, 4)))
    assert found.status is Status.UNKNOWN_SCHEMA
    assert "letters.words" in found.missing
    assert [(u.column, u.used, u.rows) for u in found.unread] == [("text", 3, 3)]


def test_names_of_columns_cannot_break_out() -> None:
    found = outcome(LETTERS + ', "a""b; DROP TABLE x" TEXT)', *rows(2, "'v{i}'"))
    assert [u.column for u in found.unread] == ['a"b; drop table x']


def test_what_was_tried_is_there_and_names_only_what_nobody_reads() -> None:
    written = Path(unread.__file__).with_name("seen.json").read_bytes()
    seen = json.loads(written)
    assert len(seen) >= 30
    for name, tables in seen.items():
        assert name in artifacts(), f"{name} is gone: run tools/schemas.py"
        assert all(table == table.lower() for table in tables)
        assert unread.seen_columns(name) == {table: frozenset(columns) for table, columns in tables.items()}
    assert len(written) < 400_000
