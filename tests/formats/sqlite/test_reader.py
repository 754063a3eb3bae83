"""Databases behind `read_at`: the same rows, places and recovery as from a buffer, with a bounded part held."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest
from tests.formats.sqlite.varied import build

from aboveboard.formats.sqlite import Database, SqliteError
from aboveboard.formats.sqlite.paged import BLOCK, Paged


class Counting:
    """A file behind `read_at` that counts what is asked of it, and can give short answers."""

    def __init__(self, data: bytes, most: int | None = None) -> None:
        self._data = data
        self._most = most
        self.size = len(data)
        self.read = 0
        self.largest = 0

    def read_at(self, offset: int, size: int) -> bytes:
        assert offset >= 0
        assert offset + size <= self.size
        if self._most is not None:
            size = min(size, self._most)
        self.read += size
        self.largest = max(self.largest, size)
        return self._data[offset : offset + size]


def test_slices_are_those_of_the_bytes() -> None:
    rng = random.Random(3)
    data = rng.randbytes(5 * BLOCK + 777)
    paged = Paged(Counting(data, 5000), blocks=2)
    assert len(paged) == len(data)
    for _ in range(500):
        low = rng.randrange(len(data) + 10)
        high = low + rng.choice([0, 1, 3, 100, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK])
        assert bytes(paged[low:high]) == data[low:high]
        assert paged.held <= 2 * BLOCK
        at = rng.randrange(len(data))
        assert paged[at] == data[at]
        assert paged[at - len(data)] == data[at]
    assert bytes(paged[-8:]) == data[-8:]
    with pytest.raises(IndexError):
        paged[len(data)]
    with pytest.raises(ValueError, match="steps"):
        paged[0:10:2]


def test_a_file_that_gives_less_than_its_size_is_an_error() -> None:
    class Short:
        size = 100_000

        def read_at(self, offset: int, size: int) -> bytes:
            return bytes(size) if offset + size <= 50_000 else b""

    with pytest.raises(SqliteError):
        bytes(Paged(Short())[60_000:60_010])


@pytest.mark.parametrize("seed", range(3000, 3012))
def test_rows_and_recovery_are_those_of_a_buffer(tmp_path: Path, seed: int) -> None:
    main, wal, journal = build(tmp_path / "case", seed).data()
    plain = Database.open(main, wal, journal)
    paged = Database.open(Counting(main), Counting(wal) if wal else None, Counting(journal) if journal else None)
    assert paged.tables == plain.tables
    for info in plain.tables:
        rows = list(plain.rows(info))
        assert list(paged.rows(info)) == rows
        for row in rows[:: max(1, len(rows) // 5)]:
            key = row.rowid if row.rowid is not None else tuple(row.values[place] for place in info.primary_key)
            assert paged.locate(info, key) == plain.locate(info, key)
            assert paged.cells(row) == plain.cells(row)
    found = list(plain.recover(schema=True))
    assert list(paged.recover(schema=True)) == found
    for row in found[:20]:
        assert paged.cells(row) == plain.cells(row)
    assert paged.findings == plain.findings


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("large") / "a.db"
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA secure_delete=0")
    db.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INT)")
    db.execute("BEGIN")
    db.executemany("INSERT INTO t VALUES(?, ?, ?)", ((n, f"row {n} " + "x" * 400, n * 7) for n in range(70_000)))
    db.execute("DELETE FROM t WHERE id % 50 = 3")
    db.execute("COMMIT")
    db.close()
    return path.read_bytes()


def test_only_a_part_is_held(large: bytes) -> None:
    reader = Counting(large)
    database = Database.open(reader)
    source = database.view.sources[0]
    assert isinstance(source, Paged)
    assert reader.read < 100_000
    bound = 8 * (1 << 20)
    assert len(large) > 3 * bound
    for place, _ in enumerate(database.rows("t")):
        if place % 500 == 0:
            assert source.held <= bound
    # once for the tree, once for the rows
    assert reader.read <= 2.3 * len(large)
    assert reader.largest <= 1 << 20
    assert sum(1 for row in database.recover() if row.state == "deleted") > 1000
    assert source.held <= bound
    assert reader.largest <= 1 << 22


def test_a_row_is_found_with_few_reads(large: bytes) -> None:
    reader = Counting(large)
    database = Database.open(reader)
    before = reader.read
    for rowid in (1, 35_000, 69_999):
        place = database.locate("t", rowid)
        assert place is not None
        assert place.cells[1].value == f"row {rowid} " + "x" * 400
    assert reader.read - before <= 12 * BLOCK
