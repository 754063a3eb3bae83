"""A worker's own database, in which finished tasks survive whatever happens to the worker."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

import apsw
import msgspec
import numpy as np

from aboveboard.model.fold import FIELD_BREAK, index_of, index_text
from aboveboard.model.provenance import locator_number
from aboveboard.model.texts import item_texts
from aboveboard.store.db import StoreError, connect
from aboveboard.store.schema import SHARD
from aboveboard.store.vetting import same_schema

Ints = np.ndarray[tuple[int], np.dtype[np.signedinteger[Any]]]
LAST = (1 << 63) - 1
MARKS = f"SELECT id, src, loc, coalesce(at, {LAST}) FROM rows"
_MARKED = 1 << 17
_SHORT = 500
"""Characters below which no word can be too long for the index."""


class FileRow(msgspec.Struct, frozen=True):
    """One file of the evidence that was opened."""

    path: str
    source: int
    member: str
    size: int
    sha256: str | None = None
    mime: str | None = None
    modified: int | None = None


def open_shard(path: Path | None, key: bytes) -> apsw.Connection:
    """Open or make a shard (None: in memory) with the functions that composed statements call."""
    db = connect(path, key, create=True)
    db.execute("PRAGMA journal_mode = TRUNCATE")
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA cache_size = -32768")
    db.execute(SHARD)
    db.execute("DELETE FROM marks")
    add_functions(db)
    return db


def close_shard(db: apsw.Connection) -> None:
    """Note what the rows are put in order by, while other workers do the same, and close."""
    rows = db.execute(MARKS)
    with db:
        while flat := array("q", chain.from_iterable(islice(rows, _MARKED))):
            db.execute("INSERT INTO marks (packed) VALUES (?)", (flat.tobytes(),))
    db.close()


class Marks(NamedTuple):
    """What rows are put in order by: number, reading, locator and time (LAST where there is none), of each."""

    ids: Ints
    readings: Ints
    locs: Ints
    times: Ints


def marks(db: apsw.Connection, schema: str, table: str = "rows") -> Marks:
    """Those of all rows of an attached shard, or of an exhibit's table. Little more is held than the columns themselves."""
    count = int(db.execute(f"SELECT count(*) FROM {schema}.{table}").get)
    found = Marks(
        np.empty(count, np.int32), np.empty(count, np.int32), np.empty(count, np.int64), np.empty(count, np.int64)
    )
    start = 0
    for packed in _packed_marks(db, schema, table):
        piece = np.frombuffer(packed, dtype=np.int64).reshape(-1, 4)
        end = start + len(piece)
        for column, values in zip(found, piece.T, strict=True):
            column[start:end] = values
        start = end
    if start != count:
        raise StoreError(f"what {schema} says of its rows does not fit them")
    return found


def _packed_marks(db: apsw.Connection, schema: str, table: str) -> Iterator[bytes]:
    if table == "rows" and db.execute(f"SELECT count(*) FROM {schema}.marks").get:
        yield from (bytes(piece) for (piece,) in db.execute(f"SELECT packed FROM {schema}.marks ORDER BY id"))
        return
    rows = db.execute(MARKS.replace("rows", f"{schema}.{table}"))
    while flat := array("q", chain.from_iterable(islice(rows, _MARKED))):
        yield flat.tobytes()


def add_functions(db: apsw.Connection) -> None:
    """The SQL functions of composed statements: words, loc_number, loc_text, utf8."""
    decode = msgspec.json.decode
    separator = f" {FIELD_BREAK} "

    @lru_cache(maxsize=65536)
    def listed(*values: str | None) -> tuple[str, ...]:
        """The words of JSON lists: the same people write again and again."""
        found = (index_text(item_texts(decode(value))) for value in values if isinstance(value, str))
        return tuple(part for part in found if part)

    def words(plain: int, *values: str | float | None) -> str | None:
        parts: list[str] = []
        for value in values[:plain] if plain < len(values) else values:
            if value is None:
                continue
            text = value if isinstance(value, str) else str(value)
            # What most texts are needs no more than this; `index_of` says the same.
            parts.append(text.lower() if len(text) < _SHORT and text.isascii() else index_of(text))
        if plain < len(values):
            parts += listed(*values[plain:])  # pyright: ignore[reportArgumentType] - lists are JSON text or NULL
        return separator.join(parts) if parts else None

    def loc_number(text: object) -> int:
        return locator_number(str(text))

    def loc_text(value: object) -> str:
        return value.hex() if isinstance(value, bytes) else str(value)

    def utf8(value: bytes | None) -> str | None:
        return None if value is None else value.decode("utf-8", "replace")

    functions: tuple[tuple[str, Callable[..., object], int], ...] = (
        ("words", words, -1),
        ("loc_number", loc_number, 1),
        ("loc_text", loc_text, 1),
        ("utf8", utf8, 1),
    )
    for name, function, arguments in functions:
        db.create_scalar_function(name, function, arguments, deterministic=True, flags=apsw.SQLITE_DIRECTONLY)


def add_files(db: apsw.Connection, task: str, files: Iterable[FileRow]) -> None:
    """Enter files opened by a task."""
    db.executemany(
        "INSERT INTO main.files (path, source, member, size, sha256, mime, modified, task) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((f.path, f.source, f.member, f.size, f.sha256, f.mime, f.modified, task) for f in files),
    )


def settle(path: Path, key: bytes) -> dict[str, bytes] | None:
    """What a shard that was left behind holds: its whole tasks, with their results. What was begun of others is taken out.

    A task may be several transactions, one for each artifact that reads its file; only the last enters it as done. None where
    the shard cannot be read, or is none: then all that it held must be read again.
    """
    try:
        db = connect(path, key)
        try:
            if not same_schema(db):
                return None
            with db:
                begun = "SELECT task FROM readings WHERE task NOT IN (SELECT task FROM done)"
                if db.execute(f"SELECT count(*) FROM ({begun})").get:
                    db.execute(f"DELETE FROM rows WHERE src IN (SELECT id FROM readings WHERE task IN ({begun}))")
                    for table in ("places", "files", "readings"):
                        db.execute(f"DELETE FROM {table} WHERE task NOT IN (SELECT task FROM done)")
                    db.execute("DELETE FROM marks")
            kept = "SELECT task, result FROM done WHERE typeof(task) = 'text' AND typeof(result) = 'blob'"
            return {str(task): bytes(result) for task, result in db.execute(kept)}
        finally:
            db.close()
    except (StoreError, apsw.Error):
        return None
