"""A row that is still live, under another row number or with its own lost, is not called deleted."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from aboveboard.formats.sqlite import Database, Row


def connect(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA secure_delete=0")
    return db


def told(path: Path) -> list[Row]:
    return [row for row in Database.open(path.read_bytes()).recover() if row.state != "copy"]


@pytest.mark.parametrize(
    "rule",
    ["key TEXT UNIQUE, n INT, body TEXT", "key TEXT, n INT, body TEXT, UNIQUE(key, n)", "key TEXT, n INT, body TEXT"],
)
def test_replaced_rows_are_older(tmp_path: Path, rule: str) -> None:
    path = tmp_path / "a.db"
    db = connect(path)
    db.execute(f"CREATE TABLE t(id INTEGER PRIMARY KEY, {rule})")
    if "UNIQUE" not in rule:
        db.execute("CREATE UNIQUE INDEX own ON t(key)")
    db.executemany("INSERT INTO t(key, n, body) VALUES(?, ?, ?)", [(f"k{n:03}", n, f"body {n}") for n in range(60)])
    db.executemany(
        "REPLACE INTO t(key, n, body) VALUES(?, ?, ?)", [(f"k{n:03}", n, f"another body {n}") for n in range(10, 46, 5)]
    )
    db.execute("DELETE FROM t WHERE key = 'k050'")
    db.close()
    found = told(path)
    assert {row.values[1] for row in found if row.state == "older"} >= {"k015", "k020"}
    assert {row.values[1] for row in found if row.state == "deleted"} == {"k050"}
    row = next(row for row in found if row.values[1] == "k020")
    assert any("stands under another row number" in reason for reason in row.reasons)


def test_rows_written_anew_are_older(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    db = connect(path)
    db.execute("CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, at INT)")
    db.executemany("INSERT INTO t(name, at) VALUES(?, ?)", [(f"somebody {n}", 1_600_000_000 + n) for n in range(300)])
    db.execute("DELETE FROM t")
    db.executemany("INSERT INTO t(name, at) VALUES(?, ?)", [(f"somebody {n}", 1_600_000_000 + n) for n in range(290)])
    db.close()
    found = told(path)
    assert {row.values[1] for row in found if row.state == "deleted"} <= {f"somebody {n}" for n in range(290, 300)}


def test_an_earlier_version_whose_number_is_lost_is_older(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    db = connect(path)
    db.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, thread INT, at INT, body TEXT)")
    rows = [(n % 5, 1_600_000_000 + 60 * n, f"the words of message {n * n}") for n in range(80)]
    db.executemany("INSERT INTO t(thread, at, body) VALUES(?, ?, ?)", rows)
    db.execute("UPDATE t SET body = body || ' and much more than there was' WHERE id IN (7, 30)")
    db.execute("DELETE FROM t WHERE id IN (12, 50)")
    db.close()
    found = told(path)
    assert {row.values[1:]: row.state for row in found if row.rowid is None} == {
        rows[6]: "older",
        rows[29]: "older",
        rows[11]: "deleted",
        rows[49]: "deleted",
    }
