"""Dead entries of indexes are never taken for rows; dead rows on pages that an index uses now still come back."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aboveboard.demo import make_sms_db
from aboveboard.formats.sqlite import Database, Row

SCHEMA = """
CREATE TABLE message(id INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, text TEXT, at INT, handle INT, flag INT);
CREATE TABLE pair(a INT, b INT, UNIQUE(a, b));
CREATE TABLE trio(a INT, b INT, at INT, PRIMARY KEY(a, b));
CREATE TABLE counter(name TEXT, n INT);
CREATE TABLE setting(owner INT, name TEXT, value, PRIMARY KEY(owner, name)) WITHOUT ROWID;
CREATE TABLE empty(a INT, b INT, c, d);
CREATE TABLE empty_key(key TEXT PRIMARY KEY, value INT) WITHOUT ROWID;
CREATE INDEX by_at ON message(at);
CREATE INDEX by_handle ON message(handle, at);
CREATE INDEX by_wide ON message(handle, at, flag, text, guid);
CREATE INDEX by_flag ON message(flag) WHERE flag = 1;
CREATE INDEX by_lower ON message(lower(text), length(text));
CREATE UNIQUE INDEX by_both ON message(at, guid);
CREATE INDEX by_b ON pair(b);
CREATE INDEX trio_at ON trio(at DESC);
CREATE INDEX by_name ON counter(name);
CREATE INDEX by_value ON setting(value);
CREATE INDEX by_name_only ON setting(name, value);
"""
TABLES = ("message", "pair", "trio", "counter", "setting", "empty", "empty_key")


class Filler:
    """Rows in random order, so that pages of indexes are split and balanced all the time."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.number = 0

    def insert(self, db: sqlite3.Connection, count: int) -> None:
        rng = self.rng
        for _ in range(count):
            self.number += 1
            db.execute(
                "INSERT INTO message(guid, text, at, handle, flag) VALUES(?, ?, ?, ?, ?)",
                (
                    f"{rng.getrandbits(64):016x}",
                    rng.choice(["ok", "yes, at noon", "n", None]),
                    rng.randrange(10**9),
                    rng.randint(1, 40),
                    rng.choice([0, 0, 1]),
                ),
            )
            db.execute("INSERT OR IGNORE INTO pair VALUES(?, ?)", (rng.randint(1, 300), rng.randint(1, 60_000)))
            db.execute("INSERT OR IGNORE INTO trio VALUES(?, ?, ?)", (rng.randint(1, 90), self.number, rng.random()))
            db.execute("INSERT INTO counter VALUES(?, ?)", (f"name{rng.randint(1, 999)}", rng.randint(1, 999)))
            db.execute(
                "INSERT OR IGNORE INTO setting VALUES(?, ?, ?)",
                (rng.randint(1, 400), f"s{rng.randint(1, 99)}", rng.choice([rng.randint(1, 10**6), "on", None])),
            )


def make(path: Path, page: int, work: Callable[[sqlite3.Connection, Filler], None], seed: int = 1) -> None:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA secure_delete=0")
    db.execute(f"PRAGMA page_size={page}")
    db.executescript(SCHEMA)
    filler = Filler(seed)
    db.execute("BEGIN")
    filler.insert(db, 3000)
    db.execute("COMMIT")
    work(db, filler)
    db.close()


def told(path: Path) -> list[Row]:
    wal = path.with_name(path.name + "-wal")
    database = Database.open(path.read_bytes(), wal.read_bytes() if wal.exists() else None)
    return [row for row in database.recover() if row.state != "copy"]


def nothing(db: sqlite3.Connection, filler: Filler) -> None:
    """Nothing but what was inserted."""


@pytest.mark.parametrize(
    ("page", "seed"), [(512, 22), (512, 23), (1024, 21), (1024, 22), (4096, 20), (4096, 23), (16384, 24)]
)
def test_inserts_alone_leave_no_dead_row(tmp_path: Path, page: int, seed: int) -> None:
    path = tmp_path / "a.db"
    make(path, page, nothing, seed)
    assert told(path) == []


def test_a_load_of_messages_leaves_no_dead_row(tmp_path: Path) -> None:
    path = tmp_path / "sms.db"
    make_sms_db(path, messages=20_000, attributed=0.5)
    assert told(path) == []


def test_inserts_in_a_log_leave_no_dead_row(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode=wal")
    db.execute("PRAGMA wal_autocheckpoint=0")
    db.executescript(SCHEMA)
    filler = Filler(4)
    for _ in range(6):
        db.execute("BEGIN")
        filler.insert(db, 150)
        db.execute("COMMIT")
    kept = {suffix: (tmp_path / f"a.db{suffix}").read_bytes() for suffix in ("", "-wal")}
    db.close()
    for suffix, data in kept.items():
        (tmp_path / f"b.db{suffix}").write_bytes(data)
    assert told(tmp_path / "b.db") == []


def everything(path: Path) -> dict[str, set[tuple[Any, ...]]]:
    db = sqlite3.connect(path)
    try:
        return {table: set(db.execute(f"SELECT * FROM {table}")) for table in TABLES}
    finally:
        db.close()


def judge(path: Path, ever: dict[str, set[tuple[Any, ...]]], lost: dict[str, set[tuple[Any, ...]]]) -> set[Any]:
    """Hardly a row is told that never was one; what comes back of `lost`."""
    back: set[Any] = set()
    false = true = 0
    for row in told(path):
        if row.table in ("sqlite_sequence", "sqlite_stat1"):
            continue
        table = row.table or ""
        alias = table == "message"
        match = {each[alias:] for each in ever[table]}
        assert row.table in ("message", "pair", "trio", "counter", "setting"), row
        true += row.values[alias:] in match
        false += row.values[alias:] not in match
        if row.values[alias:] in {each[alias:] for each in lost[table]}:
            back.add((table, row.values[alias:]))
    assert false <= 0.01 * (true + false)
    return back


@pytest.mark.parametrize("page", [1024, 4096])
def test_updates(tmp_path: Path, page: int) -> None:
    path = tmp_path / "a.db"
    before: dict[str, set[tuple[Any, ...]]] = {}

    def work(db: sqlite3.Connection, filler: Filler) -> None:
        before.update(everything(path))
        db.execute("BEGIN")
        db.execute("UPDATE message SET at = at + 77777, text = 'a longer text than before' WHERE id % 9 = 0")
        db.execute("UPDATE trio SET at = at / 2 WHERE b % 7 = 0")
        db.execute("UPDATE setting SET value = 'another' WHERE owner % 5 = 0")
        db.execute("COMMIT")

    make(path, page, work, 2)
    now = everything(path)
    ever = {table: before[table] | now[table] for table in TABLES}
    back = judge(path, ever, {table: before[table] - now[table] for table in TABLES})
    assert {table for table, _ in back} >= {"message", "setting"}
    assert not {row.table for row in told(path)} & {"counter", "empty", "empty_key"}


@pytest.mark.parametrize("page", [1024, 4096])
def test_deletes_and_pages_used_again(tmp_path: Path, page: int) -> None:
    path = tmp_path / "a.db"
    before: dict[str, set[tuple[Any, ...]]] = {}

    def work(db: sqlite3.Connection, filler: Filler) -> None:
        before.update(everything(path))
        db.execute("DELETE FROM counter")
        db.execute("DELETE FROM message WHERE id BETWEEN 200 AND 900")
        # pages of tables and of indexes that became free are used by a new index
        db.execute("CREATE INDEX later ON trio(b, at)")

    make(path, page, work, 3)
    now = everything(path)
    ever = {table: before[table] | now[table] for table in TABLES}
    lost = {table: before[table] - now[table] for table in TABLES}
    back = judge(path, ever, lost)
    assert {table for table, _ in back} == {"message", "counter"}
    assert len(back) > 0.15 * (len(lost["message"]) + len(lost["counter"]))


def test_rows_on_a_page_that_an_index_took_over(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA secure_delete=0")
    db.executescript("CREATE TABLE old(id INTEGER PRIMARY KEY, a TEXT, b INT); CREATE TABLE t(x INT, y INT);")
    rows = [(n, f"text number {n}", n * 1000) for n in range(1, 600)]
    db.executemany("INSERT INTO old VALUES(?, ?, ?)", rows)
    db.executemany("INSERT INTO t VALUES(?, ?)", [(n, n * 5) for n in range(40)])
    # within one transaction, pages that became free keep what they held when they are used again
    db.execute("BEGIN")
    db.execute("DELETE FROM old")
    for name in ("p", "q", "r"):
        db.execute(f"CREATE INDEX {name} ON t(x, y)")
    db.execute("COMMIT")
    db.close()
    database = Database.open(path.read_bytes())
    found = [row for row in database.recover() if row.state != "copy"]
    assert {row.values for row in found} <= set(rows)
    roots = {row.rootpage for row in database.schema if row.type == "index"}
    assert sum(row.page in roots for row in found) > 60
