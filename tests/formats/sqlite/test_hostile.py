"""Damaged and hostile databases: each ends soon, with what can be read, and never with anything but SqliteError."""

from __future__ import annotations

import random
import sqlite3
import struct
import time
from pathlib import Path

import pytest
from tests.formats.sqlite.damage import sample
from tests.formats.sqlite.varied import build

from aboveboard.formats.sqlite import Database, SqliteError


def read_all(main: bytes, wal: bytes | None = None, journal: bytes | None = None) -> int:
    """Read everything; the number of rows. Fails when it takes longer than two seconds for each megabyte (and one to begin)."""
    start = time.process_time()
    count = 0
    try:
        db = Database.open(main, wal, journal)
        for table in db.tables:
            count += sum(1 for _ in db.rows(table))
        count += sum(1 for _ in db.recover())
        assert db.findings is not None
    except SqliteError:
        pass
    spent = time.process_time() - start
    size = len(main) + len(wal or b"") + len(journal or b"")
    assert spent < 1 + 2 * size / 1e6, f"{spent:.1f} s for {size} bytes"
    return count


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[bytes, bytes | None, bytes | None]]:
    folder = tmp_path_factory.mktemp("hostile")
    found: list[tuple[bytes, bytes | None, bytes | None]] = []
    for seed in (0, 4, 6, 7, 20, 22, 26, 37):
        data = build(folder / str(seed), seed).data()
        if len(data[0]) < 300_000:
            found.append(data)
    return found


@pytest.mark.parametrize("seed", range(60))
def test_random_damage(samples: list[tuple[bytes, bytes | None, bytes | None]], seed: int) -> None:
    rng = random.Random(seed)
    parts = [bytearray(part) if part else None for part in rng.choice(samples)]
    for part in parts:
        if part is None or not len(part):
            continue
        for _ in range(rng.choice([1, 4, 30, 200])):
            at = rng.randrange(len(part)) if rng.random() < 0.6 else rng.randrange(min(len(part), 4200))
            part[at] = rng.choice([0, 1, 0xFF, 0x80, rng.randrange(256)])
        if rng.random() < 0.3:
            del part[rng.randrange(len(part)) :]
    main, wal, journal = (bytes(part) if part is not None else None for part in parts)
    read_all(main or b"", wal, journal)


def make(path: Path, page: int = 1024) -> bytearray:
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA page_size={page}")
    db.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b BLOB)")
    db.executemany("INSERT INTO t VALUES(?, ?, ?)", [(n, f"text {n}", b"b" * (n * 17 % 3000)) for n in range(200)])
    db.commit()
    db.close()
    return bytearray(path.read_bytes())


def test_empty_short_and_random_files() -> None:
    assert read_all(b"") == 0
    for data in (b"\0", b"SQLite format 3\0", bytes(99), bytes(5000), random.Random(1).randbytes(50_000)):
        assert read_all(data) == 0
    with pytest.raises(SqliteError):
        Database.open(b"not a database at all" * 400)


def test_truncated_file_gives_what_is_left(tmp_path: Path) -> None:
    raw = make(tmp_path / "a.db")
    db = Database.open(bytes(raw[: len(raw) * 2 // 3]))
    rows = [row.rowid for row in db.rows("t")]
    assert 10 < len(rows) < 200
    assert {"truncated"} <= {finding.code for finding in db.findings}


def test_pages_in_a_circle(tmp_path: Path) -> None:
    raw = make(tmp_path / "a.db")
    root = Database.open(bytes(raw)).tables[0].rootpage
    at = (root - 1) * 1024
    assert raw[at] == 5
    raw[at + 8 : at + 12] = struct.pack(">I", root)
    db = Database.open(bytes(raw))
    assert len(list(db.rows("t"))) > 10
    assert "damaged-page" in {finding.code for finding in db.findings}
    read_all(bytes(raw))


def test_free_list_in_a_circle_and_impossible(tmp_path: Path) -> None:
    raw = make(tmp_path / "a.db")
    raw[32:36] = struct.pack(">I", 3)
    raw[2 * 1024 : 2 * 1024 + 8] = struct.pack(">II", 3, 0xFFFFFFF0)
    read_all(bytes(raw))


def test_many_pointers_to_one_large_cell(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    db = sqlite3.connect(path)
    db.execute("PRAGMA page_size=65536")
    db.execute("CREATE TABLE t(a BLOB)")
    for _ in range(8):
        db.execute("INSERT INTO t VALUES(zeroblob(40000))")
    db.commit()
    db.close()
    raw = bytearray(path.read_bytes())
    for page in range(1, len(raw) // 65536):
        at = page * 65536
        if raw[at] == 13:
            pointer = raw[at + 8 : at + 10]
            raw[at + 3 : at + 5] = struct.pack(">H", 10_000)
            raw[at + 8 : at + 20_008] = bytes(pointer) * 10_000
    assert read_all(bytes(raw)) < 200


def test_overflow_chain_shared_by_all_cells(tmp_path: Path) -> None:
    raw = make(tmp_path / "a.db", 512)
    db = Database.open(bytes(raw))
    target = None
    for row in db.rows("t"):
        end = row.offset + row.length
        first = raw[end - 4 : end]
        if row.length > 100 and int.from_bytes(first, "big") < len(raw) // 512:
            if target is None:
                target = bytes(first)
            raw[end - 4 : end] = target
    read_all(bytes(raw))


def test_huge_varints_everywhere(tmp_path: Path) -> None:
    raw = make(tmp_path / "a.db")
    for page in range(1, len(raw) // 1024):
        at = page * 1024
        if raw[at] == 13:
            for place in range(40, 1000, 37):
                raw[at + place : at + place + 9] = b"\xff" * 9
    read_all(bytes(raw))


def test_a_page_of_look_alike_cells() -> None:
    page = 4096
    header = bytearray(100)
    header[:16] = b"SQLite format 3\0"
    header[16:24] = struct.pack(">HBBBBBB", page, 1, 1, 0, 64, 32, 32)
    header[56:60] = struct.pack(">I", 1)
    for pattern in (b"\x00\x00\x00\x10", b"\x0f\x00\x00\x20\x01", b"\x02\x03\x02\x01", b"\x05\x01\x03\x00\x0f\x41"):
        body = (pattern * page)[: 30 * page]
        raw = bytes(header) + body[100:]
        read_all(raw)


@pytest.mark.parametrize("kind", ["rowid", "without"])
def test_no_row_reaches_beyond_the_end_of_a_file_that_was_cut(kind: str, tmp_path: Path) -> None:
    data = bytes(sample(tmp_path, 512, kind, rows=25))
    for end in (*range(600, 1100, 7), len(data) - 300, len(data) - 1):
        db = Database.open(data[:end])
        for row in db.recover():
            # reads the bytes of each cell from the file
            assert len(db.cells(row)) == len(row.values)
