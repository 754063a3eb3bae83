"""Damage as code: the same databases, damaged in the same ways, each time; and a count of the work that reading takes."""

from __future__ import annotations

import sqlite3
import struct
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

from aboveboard.formats.sqlite import Database, SqliteError

PAGE = 1024
Parts = tuple[bytes, bytes | None, bytes | None]


def read_all(main: bytes, wal: bytes | None = None, journal: bytes | None = None) -> int:
    """Read everything there is to read; the number of rows. Raises whatever else than SqliteError comes."""
    count = 0
    try:
        db = Database.open(main, wal, journal)
        for table in db.tables:
            for number, row in enumerate(db.rows(table)):
                count += 1
                if number < 3:
                    db.cells(row)
                    if row.rowid is not None:
                        db.locate(table, row.rowid)
        for number, row in enumerate(db.recover(schema=True)):
            count += 1
            assert row.state in ("older", "uncommitted", "deleted", "copy")
            assert 0.0 <= row.confidence <= 1.0
            if number < 50:
                db.cells(row)
        db.dropped()
        assert db.findings is not None
    except SqliteError:
        pass
    return count


def work(call: Callable[[], object]) -> int:
    """How many calls (of Python and of C) a call makes: a measure of work that no busy machine changes."""
    count = 0

    def tick(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        if event in ("call", "c_call"):
            count += 1

    sys.setprofile(tick)
    try:
        call()
    finally:
        sys.setprofile(None)
    return count


def bound(size: int) -> int:
    """The calls that a file of this size may take: two million and, for each megabyte, eight million (about two seconds)."""
    return 2_000_000 + 8 * size


def sample(folder: Path, page: int = PAGE, kind: str = "rowid", vacuum: int = 0, rows: int = 150) -> bytearray:
    """A small database with every kind of page: interior, leaf, index, overflow, trunk and leaf of the free list."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{page}-{kind}-{vacuum}.db"
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA secure_delete=0")
    db.execute(f"PRAGMA page_size={page}")
    db.execute(f"PRAGMA auto_vacuum={vacuum}")
    tail = " WITHOUT ROWID" if kind == "without" else ""
    db.execute(f"CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b BLOB, c REAL){tail}")
    db.execute("CREATE INDEX t_a ON t(a)")
    db.execute("CREATE TABLE gone(x, y)")
    db.execute("BEGIN")
    db.executemany(
        "INSERT INTO t VALUES(?, ?, ?, ?)", [(n, f"text {n}", b"b" * (n * 17 % (3 * page)), n / 3) for n in range(rows)]
    )
    db.executemany("INSERT INTO gone VALUES(?, ?)", [(n, "gone " * (n % 40)) for n in range(80)])
    db.execute("DELETE FROM t WHERE id % 7 = 3")
    db.execute("DROP TABLE gone")
    db.execute("COMMIT")
    db.close()
    raw = bytearray(path.read_bytes())
    path.unlink()
    return raw


def pages(raw: bytes | bytearray, page: int, *kinds: int) -> list[int]:
    """Offsets of the pages after the first that begin with one of these bytes."""
    return [at for at in range(page, len(raw) - page + 1, page) if raw[at] in kinds]


def put(raw: bytearray, at: int, form: str, *values: int) -> None:
    struct.pack_into(form, raw, at, *values)


def damages(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each damaged database."""
    for page, kind, vacuum in ((512, "rowid", 0), (1024, "without", 1), (4096, "rowid", 2)):
        raw = sample(folder, page, kind, vacuum)
        for name, hurt in _DAMAGES.items():
            own = bytearray(raw)
            hurt(own, page, Random(f"{page}{kind}{name}"))
            yield f"{name} {page} {kind}", bytes(own)


def _truncated(raw: bytearray, page: int, rng: Random) -> None:
    del raw[len(raw) * 2 // 3 + 7 :]


def _flips(raw: bytearray, page: int, rng: Random) -> None:
    for _ in range(len(raw) // 50):
        raw[rng.randrange(len(raw))] ^= 1 << rng.randrange(8)


def _circle(raw: bytearray, page: int, rng: Random) -> None:
    for at in pages(raw, page, 2, 5):
        put(raw, at + 8, ">I", at // page + 1)


def _many_cells(raw: bytearray, page: int, rng: Random) -> None:
    for at in pages(raw, page, 2, 5, 10, 13):
        put(raw, at + 3, ">H", 0xFFFF)


def _one_cell_often(raw: bytearray, page: int, rng: Random) -> None:
    for at in pages(raw, page, 2, 5, 10, 13):
        start = at + (12 if raw[at] in (2, 5) else 8)
        count = (page // 2 - start % page) // 2
        put(raw, at + 3, ">H", count)
        raw[start : start + 2 * count] = raw[start : start + 2] * count


def _staggered_cells(raw: bytearray, page: int, rng: Random) -> None:
    for at in pages(raw, page, 10, 13):
        count = page // 4
        put(raw, at + 3, ">H", count)
        put(raw, at + 8, f">{count}H", *(min(page - 5, 8 + 2 * count + n) for n in range(count)))


def _varints(raw: bytearray, page: int, rng: Random) -> None:
    for at in pages(raw, page, 10, 13):
        for place in range(60, page - 9, 37):
            raw[at + place : at + place + 9] = b"\xff" * 9


def _overflow_of_itself(raw: bytearray, page: int, rng: Random) -> None:
    for at in pages(raw, page, 0):
        put(raw, at, ">I", at // page + 1)


def _overflow_to_one(raw: bytearray, page: int, rng: Random) -> None:
    for at in pages(raw, page, 0):
        put(raw, at, ">I", 2)


def _free_list_circle(raw: bytearray, page: int, rng: Random) -> None:
    first = struct.unpack_from(">I", raw, 32)[0] or 3
    put(raw, 32, ">I", first)
    put(raw, (first - 1) * page, ">II", first, 3)


def _free_list_of_all(raw: bytearray, page: int, rng: Random) -> None:
    count = min(len(raw) // page, page // 4 - 3)
    put(raw, 32, ">II", 3, count)
    put(raw, 2 * page, f">II{count}I", 0, count, *range(1, count + 1))


def _free_list_impossible(raw: bytearray, page: int, rng: Random) -> None:
    put(raw, 32, ">II", 3, 0xFFFFFFFF)
    put(raw, 2 * page, ">II", 4, 0xFFFFFFF0)


def _blocks_circle(raw: bytearray, page: int, rng: Random) -> None:
    for at in pages(raw, page, 2, 5, 10, 13):
        put(raw, at + 1, ">H", page // 2)
        put(raw, at + page // 2, ">HH", page // 2, page // 2)


def _blocks_tiny(raw: bytearray, page: int, rng: Random) -> None:
    for at in pages(raw, page, 10, 13):
        put(raw, at + 1, ">H", page // 2)
        for place in range(page // 2, page - 8, 4):
            put(raw, at + place, ">HH", place + 4, 4)


def _many_pages(raw: bytearray, page: int, rng: Random) -> None:
    put(raw, 28, ">I", 0xFFFFFFFE)


def _page_size_lie(raw: bytearray, page: int, rng: Random) -> None:
    put(raw, 16, ">H", 1 if page != 4096 else 512)


def _reserved_lie(raw: bytearray, page: int, rng: Random) -> None:
    raw[20] = 255


def _encoding_lie(raw: bytearray, page: int, rng: Random) -> None:
    put(raw, 56, ">I", 2)


def _zero_header(raw: bytearray, page: int, rng: Random) -> None:
    raw[:100] = bytes(100)


def _schema_roots(raw: bytearray, page: int, rng: Random) -> None:
    # every definition of a table is made one of another
    raw[:] = raw.replace(b"CREATE TABLE", b"CREATE VIEWS")


def _same_page(raw: bytearray, page: int, rng: Random) -> None:
    first = next(iter(pages(raw, page, 13, 10)))
    for at in range(page, len(raw) - page + 1, page):
        raw[at : at + page] = raw[first : first + page]


_DAMAGES: dict[str, Callable[[bytearray, int, Random], None]] = {
    "truncated": _truncated,
    "flips": _flips,
    "circle": _circle,
    "many cells": _many_cells,
    "one cell often": _one_cell_often,
    "staggered cells": _staggered_cells,
    "varints": _varints,
    "overflow of itself": _overflow_of_itself,
    "overflow to one": _overflow_to_one,
    "free list circle": _free_list_circle,
    "free list of all": _free_list_of_all,
    "free list impossible": _free_list_impossible,
    "blocks circle": _blocks_circle,
    "blocks tiny": _blocks_tiny,
    "many pages": _many_pages,
    "page size lie": _page_size_lie,
    "reserved lie": _reserved_lie,
    "encoding lie": _encoding_lie,
    "zero header": _zero_header,
    "schema roots": _schema_roots,
    "same page": _same_page,
}


def giant_schema(folder: Path) -> bytes:
    """A database whose schema holds a long and nested statement and thousands of columns."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "giant.db"
    db = sqlite3.connect(path, isolation_level=None)
    db.execute(f"CREATE TABLE a({', '.join(f'c{n}' for n in range(1900))})")
    db.execute("CREATE TABLE b(x)")
    db.execute("PRAGMA writable_schema=1")
    nested = "CREATE TABLE b(x DEFAULT " + "(" * 200_000 + ")" * 200_000 + ")"
    db.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'b'", (nested,))
    db.close()
    raw = path.read_bytes()
    path.unlink()
    return raw


def look_alikes(page: int = 4096) -> Iterator[bytes]:
    """Files of nothing but bytes that look like cells or headers of free blocks."""
    head = bytearray(100)
    head[:16] = b"SQLite format 3\0"
    head[16:24] = struct.pack(">HBBBBBB", page, 1, 1, 0, 64, 32, 32)
    head[56:60] = struct.pack(">I", 1)
    for pattern in (
        b"\x00\x00\x00\x10",
        b"\x0f\x00\x00\x20\x01",
        b"\x02\x03\x02\x01",
        b"\x05\x01\x03\x00\x0f\x41",
        b"\x0d\x00\x00\x00\x10\x00\x08",
        b"\x81",
        b"\xff",
        b"AbCdE gH",
    ):
        yield bytes(head) + ((pattern * page)[: 12 * page])[100:]
