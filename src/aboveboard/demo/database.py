"""Builds SQLite databases in memory, byte for byte the same on every run, with deleted rows and -wal files that stay.

Facts: the SQLite file format (https://www.sqlite.org/fileformat2.html): header offsets 18/19 (2 = WAL), 96 (library
version); the WAL header, frame header and cumulative checksum.
"""

import itertools
import sqlite3
import struct
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

Fill = Callable[[sqlite3.Connection], None]

_SQLITE_VERSION = 3_043_002  # what the file says wrote it, whatever library the builder runs on
_WAL_MAGIC = 0x377F0682  # checksums in little-endian words


class Built(NamedTuple):
    """A database file and, where there is one, its -wal."""

    main: bytes
    wal: bytes = b""


def build(
    schema: str, *fills: Fill, wal: tuple[Fill, ...] = (), salt: bytes = b"\0" * 8, page_size: int = 4096
) -> Built:
    """Run the schema, then each fill in a transaction of its own; each fill of `wal` goes to the -wal only.

    secure_delete is off, so what a fill deletes leaves its bytes in free blocks and free pages. `salt`: 8 bytes.
    """
    base = sqlite3.connect(":memory:", isolation_level=None)
    try:
        base.executescript(f"PRAGMA page_size={page_size}; PRAGMA secure_delete=OFF; PRAGMA auto_vacuum=0;")
        base.executescript("BEGIN;" + schema + "COMMIT;")
        for fill in fills:
            _run(base, fill)
        before = base.serialize()
        if not wal:
            return Built(_stamped(before, wal=False))
        states = [before]
        for fill in wal:
            _run(base, fill)
            states.append(base.serialize())
    finally:
        base.close()
    stamped = [_stamped(state, wal=True) for state in states]
    return Built(stamped[0], _wal(stamped, page_size, salt))


def stamp_file(path: Path) -> None:
    """Give a database file the library version that `build` gives, so that it is the same on every machine."""
    with path.open("r+b") as out:
        out.seek(96)
        out.write(_SQLITE_VERSION.to_bytes(4, "big"))


def insert(db: sqlite3.Connection, table: str, **values: object) -> int:
    """Insert one row and give its rowid."""
    names = ", ".join(values)
    marks = ", ".join("?" * len(values))
    cursor = db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values()))
    return cursor.lastrowid or 0


def _run(db: sqlite3.Connection, fill: Fill) -> None:
    db.execute("BEGIN")
    fill(db)
    db.execute("COMMIT")


def _stamped(image: bytes, *, wal: bool) -> bytes:
    out = bytearray(image)
    out[18:20] = b"\x02\x02" if wal else b"\x01\x01"
    out[96:100] = _SQLITE_VERSION.to_bytes(4, "big")
    return bytes(out)


def _checksum(data: bytes, start: tuple[int, int]) -> tuple[int, int]:
    one, two = start
    words = struct.unpack(f"<{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        one = (one + even + two) & 0xFFFFFFFF
        two = (two + odd + one) & 0xFFFFFFFF
    return one, two


def _wal(states: list[bytes], page_size: int, salt: bytes) -> bytes:
    header = struct.pack(">4I", _WAL_MAGIC, 3_007_000, page_size, 0) + salt
    check = _checksum(header, (0, 0))
    out = [header + struct.pack(">2I", *check)]
    for old, new in itertools.pairwise(states):
        pages = len(new) // page_size
        changed = [
            n
            for n in range(pages)
            if old[n * page_size : (n + 1) * page_size] != new[n * page_size : (n + 1) * page_size]
        ]
        for number in changed:
            body = new[number * page_size : (number + 1) * page_size]
            head = struct.pack(">2I", number + 1, pages if number == changed[-1] else 0)
            check = _checksum(body, _checksum(head, check))
            out += [head, salt, struct.pack(">2I", *check), body]
    return b"".join(out)
