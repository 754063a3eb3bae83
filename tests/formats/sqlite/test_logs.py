"""-wal and rollback journal: the view that SQLite would show, earlier versions, and files that do not belong."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from aboveboard.formats.sqlite import Database, Row
from aboveboard.formats.sqlite.journal import MAGIC, read_journal
from aboveboard.formats.sqlite.wal import checksum, read_wal


def connect(path: Path, mode: str) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA secure_delete=0")
    db.execute("PRAGMA page_size=1024")
    db.execute(f"PRAGMA journal_mode={mode}")
    db.execute("PRAGMA wal_autocheckpoint=0")
    return db


def fill(db: sqlite3.Connection, first: int, last: int, word: str = "word") -> None:
    db.execute("BEGIN")
    for number in range(first, last):
        db.execute(
            "INSERT INTO t(id, a, b) VALUES(?, ?, ?)",
            (number, f"{word} {number} " + "z" * (number % 40), number * 1000),
        )
    db.execute("COMMIT")


def read(path: Path, main: bytes | None = None) -> Database:
    def beside(suffix: str) -> bytes | None:
        other = path.with_name(path.name + suffix)
        return other.read_bytes() if other.exists() else None

    return Database.open(path.read_bytes() if main is None else main, beside("-wal"), beside("-journal"))


def copy(path: Path, target: Path) -> Path:
    target.mkdir()
    for suffix in ("", "-wal", "-journal"):
        source = path.with_name(path.name + suffix)
        if source.exists():
            shutil.copy(source, target / source.name)
    return target / path.name


def states(rows: list[Row]) -> Counter[str]:
    return Counter(row.state for row in rows)


def codes(db: Database) -> set[str]:
    return {finding.code for finding in db.findings}


@pytest.fixture
def wal_case(tmp_path: Path) -> tuple[Path, sqlite3.Connection]:
    path = tmp_path / "w.db"
    db = connect(path, "wal")
    db.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INT)")
    fill(db, 1, 200)
    db.execute("PRAGMA wal_checkpoint(PASSIVE)")
    return path, db


def test_wal_rows_are_merged_and_labelled(wal_case: tuple[Path, sqlite3.Connection]) -> None:
    path, db = wal_case
    gone = db.execute("SELECT * FROM t WHERE id % 9 = 0").fetchall()
    was = db.execute("SELECT * FROM t WHERE id % 10 = 1 AND id % 9 <> 0").fetchall()
    db.execute("DELETE FROM t WHERE id % 9 = 0")
    db.execute("UPDATE t SET b = b + 1 WHERE id % 10 = 1")
    read_back = read(path)
    assert [row.values for row in read_back.rows("t")] == db.execute("SELECT * FROM t").fetchall()
    found = list(read_back.recover())
    assert {row.values for row in found if row.state == "deleted" and row.rowid is not None} == set(gone)
    assert {row.values for row in found if row.state == "older" and row.rowid is not None} == set(was)
    live = set(db.execute("SELECT * FROM t"))
    assert not [row for row in found if row.state in ("deleted", "older") and row.values in live]
    db.close()


def test_uncommitted_frames(wal_case: tuple[Path, sqlite3.Connection], tmp_path: Path) -> None:
    path, db = wal_case
    db.execute("PRAGMA cache_size=2")
    db.execute("BEGIN")
    for number in range(1000, 1200):
        db.execute("INSERT INTO t VALUES(?, ?, ?)", (number, f"unsaved {number}" + "q" * 90, 5))
    copied = copy(path, tmp_path / "copy")
    db.execute("ROLLBACK")
    read_back = read(copied)
    assert len(list(read_back.rows("t"))) == 199
    found = list(read_back.recover())
    assert "wal-uncommitted" in codes(read_back)
    hits = [row for row in found if row.state == "uncommitted"]
    assert len(hits) > 100
    assert all(str(row.values[1]).startswith("unsaved") and row.source == "wal" for row in hits)
    assert not [row for row in found if row.state == "deleted"]
    db.close()


def test_older_generation_is_used_as_earlier_versions(wal_case: tuple[Path, sqlite3.Connection]) -> None:
    path, db = wal_case
    gone = db.execute("SELECT * FROM t WHERE id BETWEEN 20 AND 30").fetchall()
    db.execute("PRAGMA wal_checkpoint(RESTART)")
    db.execute("DELETE FROM t WHERE id BETWEEN 20 AND 30")
    read_back = read(path)
    assert [row.values for row in read_back.rows("t")] == db.execute("SELECT * FROM t").fetchall()
    assert "wal-older" in codes(read_back)
    found = {row.values for row in read_back.recover() if row.state == "deleted"}
    assert set(gone) <= found
    db.close()


def test_a_damaged_frame_ends_the_log_there(wal_case: tuple[Path, sqlite3.Connection], tmp_path: Path) -> None:
    path, db = wal_case
    fill(db, 500, 505)
    fill(db, 600, 605)
    copied = copy(path, tmp_path / "copy")
    db.close()
    wal = copied.with_name("w.db-wal")
    raw = bytearray(wal.read_bytes())
    log = read_wal(memoryview(wal.read_bytes()))
    assert log is not None
    raw[log.committed[-1].offset + 900] ^= 1
    wal.write_bytes(raw)
    read_back = read(copied)
    ids = [row.rowid for row in read_back.rows("t")]
    assert 504 in ids
    assert 604 not in ids
    assert "wal-damaged" in codes(read_back)


def test_wal_of_another_database_is_not_merged(wal_case: tuple[Path, sqlite3.Connection], tmp_path: Path) -> None:
    path, db = wal_case
    other = tmp_path / "o.db"
    second = connect(other, "wal")
    second.execute("CREATE TABLE u(x TEXT PRIMARY KEY, y)")
    second.executemany("INSERT INTO u VALUES(?, ?)", [(f"key {number}", number) for number in range(300)])
    copied = copy(path, tmp_path / "copy")
    shutil.copy(tmp_path / "o.db-wal", copied.with_name("w.db-wal"))
    read_back = read(copied)
    assert "wal-mismatch" in codes(read_back)
    plain = Database.open(copied.read_bytes())
    assert [row.values for row in read_back.rows("t")] == [row.values for row in plain.rows("t")]
    assert {row.source for row in read_back.recover()} <= {"main"}
    db.close()
    second.close()


def test_wal_of_an_earlier_moment_is_not_merged(wal_case: tuple[Path, sqlite3.Connection], tmp_path: Path) -> None:
    path, db = wal_case
    fill(db, 300, 400)
    early = copy(path, tmp_path / "early").with_name("w.db-wal").read_bytes()
    db.execute("PRAGMA wal_checkpoint(RESTART)")
    db.execute("DELETE FROM t WHERE id < 350")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    expected = db.execute("SELECT * FROM t").fetchall()
    read_back = Database.open(path.read_bytes(), early)
    assert "wal-mismatch" in codes(read_back)
    assert [row.values for row in read_back.rows("t")] == expected
    db.close()


def test_wal_with_other_salts_in_its_header(wal_case: tuple[Path, sqlite3.Connection]) -> None:
    path, db = wal_case
    raw = bytearray(path.with_name("w.db-wal").read_bytes())
    raw[16:24] = bytes(byte ^ 0x5A for byte in raw[16:24])
    sums = checksum(bytes(raw[:24]), little=raw[3] == 0x82)
    raw[24:32] = sums[0].to_bytes(4, "big") + sums[1].to_bytes(4, "big")
    read_back = Database.open(path.read_bytes(), bytes(raw))
    assert codes(read_back) & {"wal-mismatch", "wal-damaged"}
    assert read_back.attached.wal is None or not read_back.attached.wal.committed
    db.close()


@pytest.mark.parametrize("little", [True, False])
def test_checksum_follows_the_published_algorithm(little: bool) -> None:
    data = bytes((7 * number + 3) % 256 for number in range(512))
    first = second = 0
    for at in range(0, len(data), 8):
        order: Any = "little" if little else "big"
        first = (first + int.from_bytes(data[at : at + 4], order) + second) % 2**32
        second = (second + int.from_bytes(data[at + 4 : at + 8], order) + first) % 2**32
    assert checksum(data, little) == (first, second)


def test_persisted_journal_gives_earlier_versions(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    db = connect(path, "persist")
    db.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INT)")
    fill(db, 1, 100)
    gone = db.execute("SELECT * FROM t WHERE id BETWEEN 10 AND 14").fetchall()
    db.execute("DELETE FROM t WHERE id BETWEEN 10 AND 14")
    read_back = read(path)
    assert "journal-persisted" in codes(read_back)
    found = [row for row in read_back.recover() if row.state == "deleted"]
    assert set(gone) <= {row.values for row in found}
    assert "journal" in {row.source for row in found}
    db.close()


def test_hot_journal_is_rolled_back(tmp_path: Path) -> None:
    path = tmp_path / "h.db"
    db = connect(path, "delete")
    db.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INT)")
    fill(db, 1, 200)
    expected = db.execute("SELECT * FROM t").fetchall()
    db.execute("PRAGMA cache_size=1")
    db.execute("PRAGMA cache_spill=1")
    db.execute("BEGIN")
    db.execute("UPDATE t SET a = 'changed ' || id")
    copied = copy(path, tmp_path / "copy")
    db.execute("ROLLBACK")
    db.close()
    assert copied.with_name("h.db-journal").exists()
    read_back = read(copied)
    assert "journal-hot" in codes(read_back)
    assert [row.values for row in read_back.rows("t")] == expected
    changed = [row for row in read_back.recover() if row.state == "uncommitted"]
    assert changed
    assert all(str(row.values[1]).startswith("changed") for row in changed)


def test_journal_of_another_database_is_not_used(tmp_path: Path) -> None:
    path, other = tmp_path / "a.db", tmp_path / "b.db"
    first, second = connect(path, "persist"), connect(other, "persist")
    for db in (first, second):
        db.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INT)")
    fill(first, 1, 100)
    for start in range(1, 90, 10):
        fill(second, start, start + 10, "other")
    second.execute("DELETE FROM t WHERE id > 50")
    read_back = Database.open(path.read_bytes(), None, (tmp_path / "b.db-journal").read_bytes())
    assert "journal-mismatch" in codes(read_back)
    assert not [row for row in read_back.recover() if row.source == "journal"]
    first.close()
    second.close()


def test_a_log_with_the_smallest_row_number_there_is_belongs(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    db = connect(path, "wal")
    db.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INT)")
    db.execute("INSERT INTO t VALUES(?, 'first', 1)", (-(2**63),))
    read_back = read(path)
    db.close()
    assert "wal-mismatch" not in codes(read_back)
    assert [row.rowid for row in read_back.rows("t")] == [-(2**63)]


def test_journal_of_a_transaction_that_cut_the_database_short_belongs_to_it(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    db = connect(path, "persist")
    db.execute("PRAGMA page_size=512")
    db.execute("PRAGMA auto_vacuum=1")
    db.execute("VACUUM")
    db.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INT)")
    fill(db, 1, 600)
    # without WHERE, no page of the table is journalled but the first: the others are cut off at the end
    pages = path.stat().st_size // 512
    db.execute("DELETE FROM t")
    db.close()
    assert path.stat().st_size // 512 < pages - 20
    read_back = read(path)
    assert "journal-mismatch" not in codes(read_back)
    assert "journal-persisted" in codes(read_back)


def test_a_log_of_a_vacuum_belongs_though_most_pages_are_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA page_size=512")
    db.execute("PRAGMA journal_mode=wal")
    db.execute("PRAGMA wal_autocheckpoint=0")
    db.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a, b)")
    db.execute("CREATE INDEX i ON t(a)")
    db.execute("PRAGMA wal_checkpoint").fetchall()
    db.execute("VACUUM")
    main, wal = path.read_bytes(), path.with_name("a.db-wal").read_bytes()
    db.close()
    assert [finding.code for finding in Database.open(main, wal).findings] == ["wal-older"]


def test_records_of_a_longer_transaction_stay_behind_a_later_header() -> None:
    size = 512

    def record(page: int, nonce: int) -> bytes:
        body = bytes((page * 7 + place) % 251 for place in range(size))
        total = sum(body[place] for place in range(size - 200, 0, -200))
        return page.to_bytes(4, "big") + body + ((nonce + total) & 0xFFFFFFFF).to_bytes(4, "big")

    first = bytearray(bytes(512) + b"".join(record(page, 1000) for page in range(2, 9)))
    later = b"".join(record(page, 77) for page in (11, 12))
    first[512 : 512 + len(later)] = later
    header = -(-(512 + len(later)) // 512) * 512
    first[header : header + 8] = MAGIC
    journal = read_journal(bytes(first), size, 20)
    assert journal is not None
    assert [r.page for r in journal.records] == [11, 12]
    # that of page 4 has the header written into it
    assert [r.page for r in journal.leftover] == [5, 6, 7, 8]
