"""`aboveboard sqlite FILE`: its lines, and what it says of files that are none."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from aboveboard.casework.errors import CaseError
from aboveboard.cli.sqlite import run_sqlite
from aboveboard.sources.api import SourceError

KEYS = ["table", "rowid", "state", "values", "source", "page", "offset", "length", "confidence", "reasons"]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    work, path = tmp_path / "work.db", tmp_path / "a.db"
    db = sqlite3.connect(work, isolation_level=None)
    db.execute("PRAGMA secure_delete=0")
    db.execute("PRAGMA journal_mode=wal")
    db.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b BLOB)")
    db.executemany("INSERT INTO t VALUES(?, ?, ?)", [(n, f"row {n} hello", b"\0\1") for n in range(30)])
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.execute("DELETE FROM t WHERE id = 7")
    db.execute("UPDATE t SET a = 'x' WHERE id = 9")
    for suffix in ("", "-wal"):
        shutil.copy(f"{work}{suffix}", f"{path}{suffix}")
    db.close()
    return path


def lines(capfd: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capfd.readouterr().out.splitlines()]


def test_each_row_is_one_line_of_json(database: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run_sqlite(database, None, None, show_schema=False) == 0
    found = lines(capfd)
    assert all(list(each) == KEYS for each in found)
    by_state = {state: [each for each in found if each["state"] == state] for state in ("live", "deleted", "older")}
    assert len(by_state["live"]) == 29
    assert [each["values"] for each in by_state["deleted"]] == [[7, "row 7 hello", {"hex": "0001"}]]
    assert [each["values"] for each in by_state["older"]] == [[9, "row 9 hello", {"hex": "0001"}]]
    row = by_state["deleted"][0]
    raw = Path(f"{database}-wal" if row["source"] == "wal" else database).read_bytes()
    start, length = row["offset"], row["length"]
    assert isinstance(start, int)
    assert isinstance(length, int)
    assert b"row 7 hello" in raw[start : start + length]


def test_states_table_and_schema(database: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run_sqlite(database, "deleted, older", "T", show_schema=False) == 0
    assert {each["state"] for each in lines(capfd)} == {"deleted", "older"}
    assert run_sqlite(database, None, None, show_schema=True) == 0
    assert [each["table"] for each in lines(capfd)] == ["t"]
    with pytest.raises(CaseError, match="no such state"):
        run_sqlite(database, "gone", None, show_schema=False)
    with pytest.raises(CaseError, match="no table nope"):
        run_sqlite(database, None, "nope", show_schema=False)


def test_files_that_are_no_database(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rubbish = tmp_path / "rubbish"
    rubbish.write_bytes(b"not a database at all " * 300)
    for path, message in ((rubbish, "not a SQLite"), (tmp_path, "folder"), (tmp_path / "missing", "not there")):
        with pytest.raises(SourceError, match=message):
            run_sqlite(path, None, None, show_schema=False)
    empty = tmp_path / "empty"
    empty.touch()
    assert run_sqlite(empty, None, None, show_schema=False) == 0
    assert lines(capfd) == []
