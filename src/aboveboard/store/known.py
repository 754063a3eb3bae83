"""Hashes: of lists of known files, packed as they came and read from end to end; and of the evidence's own files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import apsw

from aboveboard.store.db import StoreError, connect, harden

_SCHEMA = """
CREATE TABLE IF NOT EXISTS hashes (id INTEGER PRIMARY KEY, algorithm TEXT NOT NULL, packed BLOB NOT NULL) STRICT;
"""
_FILES = """
CREATE TABLE IF NOT EXISTS progress (source INTEGER PRIMARY KEY, of TEXT NOT NULL, next INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS hashed (
    source INTEGER NOT NULL, number INTEGER NOT NULL, path BLOB NOT NULL, member BLOB NOT NULL, md5 BLOB NOT NULL,
    sha1 BLOB NOT NULL, sha256 BLOB NOT NULL, PRIMARY KEY (source, number)
) STRICT, WITHOUT ROWID;
"""
_LONGEST = 1 << 20
"""Bytes of the longest row of a list that is a database."""
_AT_ONCE = 1 << 15
"""Hashes of one row: half a megabyte to one."""


def keep(path: Path, key: bytes, found: Iterable[tuple[str, bytes]]) -> None:
    """Write (algorithm, digest) pairs to a new file. Raises StoreError, and whatever `found` raises: then no file is left."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.unlink(missing_ok=True)
    db = connect(path, key, create=True)
    waiting: dict[str, list[bytes]] = {}
    sql = "INSERT INTO hashes (algorithm, packed) VALUES (?, ?)"
    try:
        with db:
            db.execute(_SCHEMA)
            for algorithm, digest in found:
                some = waiting.setdefault(algorithm, [])
                some.append(digest)
                if len(some) == _AT_ONCE:
                    db.execute(sql, (algorithm, b"".join(some)))
                    some.clear()
            for algorithm, some in waiting.items():
                if some:
                    db.execute(sql, (algorithm, b"".join(some)))
        db.close()
    except BaseException:
        db.close()
        path.unlink(missing_ok=True)
        raise


def tables(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each table of a list that is an SQLite database, with its columns. Raises StoreError."""
    db = _foreign(path)
    try:
        for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid"):
            columns = db.execute("SELECT name FROM pragma_table_info(?)", (name,))
            yield str(name), tuple(str(column) for (column,) in columns)
    except apsw.Error as error:
        raise StoreError(f"{path.name} cannot be read: {error}") from error
    finally:
        db.close()


def rows_of(path: Path, table: str, columns: Sequence[str]) -> Iterator[tuple[object, ...]]:
    """Some columns of a table of such a list, in the order of the first where an index has that. Raises StoreError."""
    db = _foreign(path)
    listed = ", ".join(map(_named, columns))
    indexed = (
        "SELECT EXISTS (SELECT 1 FROM pragma_index_list(?1) AS l, pragma_index_info(l.name) AS i "
        "WHERE i.seqno = 0 AND i.name = ?2 AND NOT l.partial)"
    )
    try:
        ordered = f" ORDER BY {_named(columns[0])}" if db.execute(indexed, (table, columns[0])).get else ""
        yield from db.execute(f"SELECT {listed} FROM {_named(table)}{ordered}")
    except apsw.Error as error:
        raise StoreError(f"{path.name} cannot be read: {error}") from error
    finally:
        db.close()


def _named(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _foreign(path: Path) -> apsw.Connection:
    """A database that is not ours: nothing of its schema is trusted, and nothing is written beside it."""
    try:
        db = apsw.Connection(
            f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1",
            flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI,
        )
    except apsw.Error as error:
        raise StoreError(f"{path.name} cannot be opened: {error}") from error
    harden(db)
    db.limit(apsw.SQLITE_LIMIT_LENGTH, _LONGEST)
    return db


def among(path: Path, key: bytes, wanted: Mapping[str, set[bytes]]) -> dict[str, set[bytes]]:
    """Which of these digests, by algorithm, stand in the list. Raises StoreError."""
    found: dict[str, set[bytes]] = {name: set() for name in wanted}
    db = connect(path, key, readonly=True)
    try:
        for algorithm, packed in db.execute("SELECT algorithm, packed FROM hashes ORDER BY id"):
            if some := wanted.get(algorithm):
                size = len(next(iter(some)))
                found[algorithm].update(some.intersection(packed[i : i + size] for i in range(0, len(packed), size)))
    finally:
        db.close()
    return found


class Hashed(NamedTuple):
    """A file of the evidence with its hashes."""

    number: int
    """In its source."""
    path: str
    member: str
    md5: bytes
    sha1: bytes
    sha256: bytes


class FileHashes:
    """The hashes of an exhibit's files, made when they are asked for; a run that was stopped goes on."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Raises StoreError."""
        path.parent.mkdir(mode=0o700, exist_ok=True)
        self._db = connect(path, key, create=True)
        self._db.execute(_FILES)

    def close(self) -> None:
        """Give the file back."""
        self._db.close()

    def begin(self, source: int, of: str) -> int:
        """Where to go on; from the beginning where the source is not as it was (`of` says what it is)."""
        row = self._db.execute("SELECT next FROM progress WHERE source = ? AND of = ?", (source, of)).fetchone()
        if row is not None:
            return int(row[0])
        with self._db:
            self._db.execute("DELETE FROM hashed WHERE source = ?", (source,))
            self._db.execute("INSERT OR REPLACE INTO progress VALUES (?, ?, 0)", (source, of))
        return 0

    def add(self, source: int, found: Iterable[Hashed], after: int) -> None:
        """Keep some, and that those before `after` were looked at."""
        with self._db:
            self._db.executemany(
                "INSERT OR REPLACE INTO hashed VALUES (?, ?, ?, ?, ?, ?, ?)",
                ((source, h.number, _bytes(h.path), _bytes(h.member), h.md5, h.sha1, h.sha256) for h in found),
            )
            self._db.execute("UPDATE progress SET next = ? WHERE source = ?", (after, source))

    def __iter__(self) -> Iterator[Hashed]:
        """All of them."""
        for number, path, member, *digests in self._db.execute(
            "SELECT number, path, member, md5, sha1, sha256 FROM hashed ORDER BY source, number"
        ):
            yield Hashed(number, _text(path), _text(member), *digests)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(stored: bytes) -> str:
    return bytes(stored).decode("utf-8", "surrogatepass")
