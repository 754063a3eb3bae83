"""Dead rows: what comes back, and what it is called."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from tests.formats.sqlite.varied import Case, build

from aboveboard.formats.sqlite import Database, Row, dump

CORPUS = Path(__file__).resolve().parents[3].parent / "shared" / "corpora" / "sqlite"


def connect(path: Path, page: int = 4096) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA secure_delete=0")
    db.execute(f"PRAGMA page_size={page}")
    return db


def recover(path: Path) -> list[Row]:
    return list(Database.open(path.read_bytes()).recover())


def matches(found: tuple[Any, ...], row: tuple[Any, ...], alias: int | None) -> bool:
    """Whether a found row is this one; its rowid column may be lost."""
    if alias is not None and found[alias] is None:
        return found[:alias] + found[alias + 1 :] == row[:alias] + row[alias + 1 :]
    return found == row


def tally(case: Case) -> dict[str, int]:
    """What was found of a varied case's dead rows."""
    main, wal, journal = case.data()
    counts = {"whole": 0, "hit": 0, "true": 0, "false": 0, "live": 0}
    db = Database.open(main, wal, journal)
    for table, expected in case.live.items():
        assert sorted(repr(row.values) for row in db.rows(table)) == sorted(map(repr, expected)), case.name
    hits: dict[str, set[tuple[Any, ...]]] = {table: set() for table in case.dead}
    for row in db.recover():
        if row.state == "copy" or row.table not in case.dead:
            continue
        alias = case.alias[row.table]
        own = {dead for dead in case.dead[row.table] if matches(row.values, dead, alias)}
        hits[row.table] |= own
        counts["true" if own else "false"] += 1
        counts["live"] += any(matches(row.values, live, alias) for live in case.live.get(row.table, ()))
    for table, rows in case.dead.items():
        whole = {row for row, there in rows.items() if there}
        counts["whole"] += len(whole)
        counts["hit"] += len(whole & hits[table])
    return counts


def test_varied_databases(tmp_path: Path) -> None:
    total = {"whole": 0, "hit": 0, "true": 0, "false": 0, "live": 0}
    for seed in range(2000, 2030):
        for key, count in tally(build(tmp_path / str(seed), seed)).items():
            total[key] += count
    assert total["whole"] > 300
    assert total["hit"] >= 0.93 * total["whole"], total
    assert total["true"] >= 0.98 * (total["true"] + total["false"]), total
    assert total["live"] == 0, total


@pytest.mark.corpora
@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpora are not here")
def test_forensic_corpus() -> None:
    truth = json.loads((CORPUS / "nemetz_v1_truth.json").read_text())
    whole = hit = true = false = live = 0
    for key, case in truth.items():
        if key[:2] not in ("0A", "0B", "0C", "0D", "0E"):
            continue
        found = [row for row in recover(CORPUS / case["db"]) if row.state in ("deleted", "older")]
        dead = {cells(row["cells"]) for table in case["tables"] for row in table["deleted"]}
        kept = {cells(row) for table in case["tables"] for row in table["alive"]}
        full = {cells(row["cells"]) for table in case["tables"] for row in table["deleted"] if row["full"]}
        ours = {cells(row.values) for row in found}
        whole += len(full)
        hit += len(full & ours)
        true += len(ours & dead)
        false += len(ours - dead)
        live += len(ours & kept)
    assert hit >= 228
    assert whole == 231
    assert live == 0
    assert true >= 0.98 * (true + false)


def cells(values: Any) -> tuple[Any, ...]:
    out: list[Any] = []
    for value in values:
        try:
            out.append(f"{float(value):.10g}")
        except (TypeError, ValueError):
            out.append(value)
    return tuple(out)


def test_states(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    db = connect(path)
    db.execute("CREATE TABLE t(a TEXT, b INT, key TEXT UNIQUE)")
    db.executemany(
        "INSERT INTO t VALUES(?, ?, ?)", [(f"text {n} " + "w" * 20, n * 1000, f"key{n:04}") for n in range(40)]
    )
    db.execute("DELETE FROM t WHERE b = 5000")
    db.execute("UPDATE t SET a = 'a much longer text than the one that was here before it' WHERE b = 9000")
    db.close()
    found = recover(path)
    assert [(row.state, row.values) for row in found if row.state == "deleted"] == [
        ("deleted", ("text 5 " + "w" * 20, 5000, "key0005"))
    ]
    assert [row.values[1] for row in found if row.state == "older"] == [9000]
    row = next(row for row in found if row.state == "deleted")
    assert row.table == "t"
    assert row.rowid is None
    assert "header rebuilt" in row.reasons
    assert 0.5 < row.confidence < 1
    raw = path.read_bytes()
    assert b"text 5 " in raw[row.offset : row.offset + row.length]


def test_stale_copies_are_not_called_deleted(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    db = connect(path, 1024)
    db.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT)")
    # rows come in out of order, so that pages are split and balanced, which leaves copies behind
    for number in range(2000):
        db.execute("INSERT INTO t VALUES(?, ?)", (number * 7919 % 2003, f"row number {number} " + "c" * (number % 60)))
    live = set(db.execute("SELECT * FROM t"))
    db.close()
    found = recover(path)
    assert sum(row.state == "copy" for row in found) > 50
    assert [row for row in found if row.state != "copy"] == []
    assert all(row.values in live or row.values[0] is None for row in found)


def test_dropped_table_comes_back_under_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    db = connect(path)
    db.execute("CREATE TABLE stays(x INT, y TEXT)")
    db.execute("CREATE TABLE goes(name TEXT, at REAL, n INT, note TEXT)")
    rows = [(f"name {n}", n / 7, n, "note " * (n % 9)) for n in range(300)]
    db.executemany("INSERT INTO goes VALUES(?, ?, ?, ?)", rows)
    db.execute("DROP TABLE goes")
    db.close()
    found = [row for row in recover(path) if row.state == "deleted"]
    assert {row.table for row in found} == {"goes"}
    assert {row.values for row in found} == set(rows)
    assert [info.name for info in Database.open(path.read_bytes()).dropped()] == ["goes"]


def test_overflow_pages_are_followed(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    db = connect(path)
    db.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b TEXT)")
    rows = [(n, f"title {n}", "".join(chr(97 + (n * k) % 26) for k in range(5000 + n))) for n in range(1, 9)]
    db.executemany("INSERT INTO t VALUES(?, ?, ?)", rows)
    db.execute("DELETE FROM t WHERE id IN (3, 6)")
    db.close()
    raw = path.read_bytes()
    database = Database.open(raw)
    found = [row for row in database.recover() if row.state == "deleted"]
    # the first page that was freed became a trunk of the free list, so the row that it belonged to is not whole
    assert {row.values[1:] for row in found} == {rows[5][1:]}
    parts = database.cells(found[0])[2].pieces
    assert b"".join(raw[part.offset : part.offset + part.length] for part in parts).decode() == rows[5][2]


def test_dump_is_what_the_command_prints(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    db = connect(path)
    db.execute("CREATE TABLE t(a TEXT, b BLOB, c REAL)")
    db.execute("INSERT INTO t VALUES('x', x'00ff', 9e999)")
    db.close()
    (row,) = dump(path.read_bytes())
    assert list(row) == [
        "table",
        "rowid",
        "state",
        "values",
        "source",
        "page",
        "offset",
        "length",
        "confidence",
        "reasons",
    ]
    assert row["values"] == ["x", {"hex": "00ff"}, "Infinity"]
    assert json.loads(json.dumps(row)) == row
    assert list(dump(path.read_bytes(), states=("deleted",))) == []
    assert list(dump(path.read_bytes(), table="T")) == [row]
    with pytest.raises(ValueError, match="no such state"):
        list(dump(path.read_bytes(), states=("gone",)))


def test_rows_of_which_only_a_part_is_left_are_shown_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    db = connect(path)
    db.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b TEXT)")
    rows = [(n, f"title {n}", "".join(chr(97 + (n * k) % 26) for k in range(5000 + n))) for n in range(1, 9)]
    db.executemany("INSERT INTO t VALUES(?, ?, ?)", rows)
    db.execute("CREATE TABLE u(x)")
    db.execute("DELETE FROM t WHERE id IN (3, 6)")
    # other rows take the pages that the deleted ones went on on
    db.executemany("INSERT INTO u VALUES(?)", [("z" * 4000,) for _ in range(12)])
    db.close()
    database = Database.open(path.read_bytes())
    assert [row for row in database.recover() if row.state == "deleted"] == []
    found = [row for row in database.recover(partial=True) if row.reasons[0] == "truncated"]
    assert {row.state for row in found} <= {"deleted", "copy"}
    found = [row for row in found if row.state == "deleted"]
    assert found
    for row in found:
        assert row.confidence < 0.5
        assert row.values[1] in {each[1] for each in (rows[2], rows[5])}
        text = row.values[2]
        assert isinstance(text, str)
        assert 0 < len(text) < 5000
        assert any(each[2].startswith(text) for each in (rows[2], rows[5]) if each[1] == row.values[1])


@pytest.mark.parametrize(
    "seed", [5009, 5023, 5231, 5316, 7068, 9055, 11120, 11319, 11323, 12148, 13011, 13116, 21003, 21171]
)
def test_all_that_is_whole_in_wal_and_journal_is_found(seed: int, tmp_path: Path) -> None:
    """Of databases in which once not all was: types told by the cell behind, by a mark in a text, by an older layout, by
    what columns look like; a row that differs from a listed one in its last byte; a database that was cut short.
    """
    case = build(tmp_path / "case", seed)
    rows = [row for row in Database.open(*case.data()).recover() if row.state != "copy"]
    for table, dead in case.dead.items():
        found = {d for row in rows if row.table == table for d in dead if matches(row.values, d, case.alias[table])}
        logged = {d for d, there in dead.items() if there and case.where[table][d] in ("wal", "journal")}
        assert logged <= found
    assert any(place in ("wal", "journal") for places in case.where.values() for place in places.values())


@pytest.mark.parametrize("seed", [12380, 12775, 13103, 12471, 20057, 22299])
def test_nothing_wrong_is_stated(seed: int, tmp_path: Path) -> None:
    """Of databases in which once something was: pages that were another table's, zeros and remainders read as rows, cells
    over whose end another one was written that is itself cut.
    """
    case = build(tmp_path / "case", seed)
    rows = [row for row in Database.open(*case.data()).recover() if row.state != "copy" and row.table in case.dead]
    assert rows
    for row in rows:
        assert row.table is not None
        assert any(matches(row.values, dead, case.alias[row.table]) for dead in case.dead[row.table]), row


def test_a_lost_boundary_stands_where_both_sides_look_like_their_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    db = connect(path)
    db.execute("CREATE TABLE t(a TEXT PRIMARY KEY, b TEXT, c TEXT) WITHOUT ROWID")
    # both lengths vary, so that only the characters tell where the key ends and the text begins
    rows = [
        (str(7**n % 10**9)[: 4 + n % 6] + str(n), "abcdefghijklmnopqrstuvwxyz"[n % 9 : 13 + n % 11], "end")
        for n in range(40)
    ]
    db.executemany("INSERT INTO t VALUES(?, ?, ?)", rows)
    gone = [rows[5], rows[17], rows[28]]
    db.executemany("DELETE FROM t WHERE a = ?", [(row[0],) for row in gone])
    db.close()
    found = [row for row in recover(path) if row.state == "deleted"]
    assert {row.values for row in found} == set(gone)
    assert all("first type worked out from the length" in row.reasons for row in found)


def test_a_lost_number_is_one_of_those_that_the_column_holds(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    db = connect(path)
    db.execute("CREATE TABLE t(a INT, b TEXT, c TEXT, PRIMARY KEY(a, b)) WITHOUT ROWID")
    rows = [(2 + n % 30, "abcdefghijklmnopqrstuvwxyz"[n % 9 : 13 + n % 11], f"value {n}") for n in range(80)]
    db.executemany("INSERT INTO t VALUES(?, ?, ?)", [*rows, (0, "nothing", "value 98"), (1, "something", "value 99")])
    db.execute("DELETE FROM t WHERE a < 2 OR c IN ('value 7', 'value 44')")
    db.close()
    found = [row for row in recover(path) if row.state == "deleted"]
    assert {rows[7], rows[44]} <= {row.values for row in found}
    # of a value without bytes, 0 and 1 are alike, but its text has all its letters
    for row in found:
        if row.values not in rows:
            assert row.values[0] in (0, 1)
            assert row.values[1] in ("nothing", "something")
            assert "the first value is 0 or 1: the commoner stands here" in row.reasons
            assert row.confidence == 0.5
