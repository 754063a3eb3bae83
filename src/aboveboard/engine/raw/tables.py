"""Tables of an SQLite database: their names and sizes, and rows by their keys, some at a time."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import apsw

from aboveboard.engine.evidence import EvidenceVfs, NotADatabase, attached
from aboveboard.engine.raw.asks import (
    CellShown,
    ColumnHead,
    RowShown,
    RowsPart,
    TableLine,
    TablesPart,
)
from aboveboard.engine.raw.file import RawFile
from aboveboard.engine.raw.looks import looks_like
from aboveboard.engine.raw.mask import Allowed
from aboveboard.engine.read import deadline
from aboveboard.formats.sqlite.ddl import is_ordinary
from aboveboard.model.secrets import is_secret
from aboveboard.store.db import connect

ROWS: Final = 100
TABLES: Final = 5000
COLUMNS: Final = 2000
CELL_BYTES: Final = 16 << 20
"""Larger cells are told by their size alone."""
SHOWN: Final = 300
"""Characters of a cell in a row."""
COUNT_SECONDS: Final = 2.0
SECONDS: Final = 10.0
_ROWIDS: Final = ("rowid", "_rowid_", "oid")


@contextmanager
def opened(file: RawFile, vfs: EvidenceVfs) -> Generator[tuple[apsw.Connection, tuple[str, ...]], None, None]:
    """The database as SQLite reads it, and what does not belong together. Raises NotADatabase, apsw.Error."""
    db = connect(None, b"")
    # No cell takes more memory than is shown of one.
    db.limit(apsw.SQLITE_LIMIT_LENGTH, 2 * CELL_BYTES)
    try:
        with attached(db, vfs, file.main, wal=file.wal, journal=file.journal) as ev:
            yield db, ev.warnings
    finally:
        db.close()


def quoted(name: str) -> str:
    """A name as SQL takes it."""
    return '"' + name.replace('"', '""') + '"'


def tables(file: RawFile, vfs: EvidenceVfs, allowed: Allowed) -> TablesPart:
    """All tables with their numbers of rows, as far as they are counted in time. Raises NotADatabase, apsw.Error."""
    found: list[TableLine] = []
    hidden = 0
    with opened(file, vfs) as (db, warnings):
        sql = "SELECT CAST(name AS BLOB), CAST(sql AS BLOB) FROM ev.sqlite_schema WHERE type = 'table' ORDER BY name LIMIT ?"
        every = [(_text(n), _text(s)) for n, s in db.execute(sql, (TABLES,))]
        with deadline(db, COUNT_SECONDS):
            for name, declared in every:
                if not allowed.whole and name.lower() not in allowed.tables:
                    hidden += 1
                    continue
                found.append(_line(db, name, declared, allowed))
    return TablesPart(tuple(found), hidden, warnings if allowed.whole else ())


def _line(db: apsw.Connection, name: str, declared: str, allowed: Allowed) -> TableLine:
    if not is_ordinary(declared):
        return TableLine(name, 0, None, "virtual: its rows stand in other tables")
    covered = None if allowed.whole else len(allowed.rows.get(name.lower(), ()))
    try:
        columns = len(_columns(db, name))
        # Without a condition it would be a loop within SQLite that the watch cannot end.
        rows = int(db.execute(f"SELECT count(*) FROM ev.{quoted(name)} WHERE 1").get)
    except apsw.InterruptError:
        return TableLine(name, 0, None, "not counted in time", covered)
    except apsw.Error:
        return TableLine(name, 0, None, "damaged: cannot be counted", covered)
    return TableLine(name, columns, rows, "", covered)


def _columns(db: apsw.Connection, table: str) -> list[tuple[str, str, int]]:
    """(name, type, place in the primary key) of each column that is shown."""
    sql = f"PRAGMA ev.table_xinfo({quoted(table)})"
    found = [(str(r[1]), str(r[2] or ""), int(r[5])) for r in db.execute(sql) if r[6] != 1]
    return found[:COLUMNS]


def _key(db: apsw.Connection, table: str, columns: Sequence[tuple[str, str, int]]) -> tuple[list[str], bool]:
    """The columns that rows are put in order by, and whether that is the row number."""
    names = {name.lower() for name, _, _ in columns}
    for word in _ROWIDS:
        if word in names:
            continue
        try:
            db.execute(f"SELECT {word} FROM ev.{quoted(table)} LIMIT 0")
        except apsw.SQLError:
            break
        return [word], True
    keyed = sorted((place, name) for name, _, place in columns if place)
    return [quoted(name) for _, name in keyed], False


def rows(
    file: RawFile,
    vfs: EvidenceVfs,
    allowed: Allowed,
    table: str,
    after: tuple[Any, ...],
    *,
    back: bool,
    mark: int | None,
) -> RowsPart | None:
    """Rows behind (or before) a key; without one from the first, or from a little before the marked row.

    None where there is no such table, or none that may be seen. Raises NotADatabase, apsw.Error.
    """
    if not allowed.whole and table.lower() not in allowed.tables:
        return None
    with opened(file, vfs) as (db, _), deadline(db, SECONDS):
        declared = db.execute("SELECT sql FROM ev.sqlite_schema WHERE type = 'table' AND name = ?", (table,)).get
        if declared is None or not is_ordinary(str(declared)):
            return None
        columns = _columns(db, table)
        key, numbered = _key(db, table, columns)
        if not key or (not allowed.whole and not numbered):
            return RowsPart(table, (), (), earlier=False, later=False, note="its rows have no key to be listed by")
        if not after and mark is not None and numbered:
            after = (mark - 4,)
        reader = _Reader(db, table, columns, key, numbered=numbered)
        if allowed.whole:
            found, earlier, later = reader.range(after, back=back)
            covered = None
        else:
            known = allowed.rows.get(table.lower(), array("q"))
            found, earlier, later = reader.chosen(known, after, back=back)
            covered = len(known)
    made: list[RowShown] = []
    heads = tuple(ColumnHead(n, t, key=bool(p)) for n, t, p in columns)
    last: int | None = None
    for at, values in found:
        rowid = at[0] if numbered and isinstance(at[0], int) else None
        gap = "" if allowed.whole or rowid is None or last is None else _between(last, rowid)
        cells = tuple(_cell(table, head.name, value) for head, value in zip(heads, values, strict=True))
        made.append(RowShown(at, rowid, cells, gap, marked=mark is not None and rowid == mark))
        last = rowid
    return RowsPart(table, heads, tuple(made), earlier, later, covered, reader.note)


def _between(last: int, rowid: int) -> str:
    """The row numbers between two."""
    first, final = last + 1, rowid - 1
    return "" if first > final else str(first) if first == final else f"{first}–{final}"


_Found = tuple[list[tuple[tuple[Any, ...], list[tuple[str, int | None, Any]]]], bool, bool]


class _Reader:
    """Rows of one table: each cell as (type, bytes, value or None where it is too large)."""

    def __init__(
        self,
        db: apsw.Connection,
        table: str,
        columns: Sequence[tuple[str, str, int]],
        key: list[str],
        *,
        numbered: bool,
    ) -> None:
        self._db = db
        self._key = key
        self._table = f"ev.{quoted(table)}"
        self.note = ""
        self._numbered = numbered
        self._width = len(columns)
        named = [quoted(name) for name, _, _ in columns]
        # The size is told by the record's header: a large cell is not read for it. Text may be no UTF-8.
        self._select = ", ".join(
            [
                *key,
                *(
                    f"typeof({c}), octet_length({c}), CASE WHEN octet_length({c}) > {CELL_BYTES} THEN NULL "
                    f"WHEN typeof({c}) = 'text' THEN CAST({c} AS BLOB) ELSE {c} END"
                    for c in named
                ),
            ]
        )

    def _run(self, where: str, values: tuple[Any, ...], order: str, limit: int) -> list[Any]:
        sql = f"SELECT {self._select} FROM {self._table} {where} {order} LIMIT {limit}"
        found: list[Any] = []
        try:
            for row in self._db.execute(sql, values):
                found.append(self._split(row))
        except apsw.InterruptError:
            self.note = "cut short: it took too long"
        except apsw.Error as error:
            self.note = f"cut short: SQLite says {type(error).__name__}"
        return found

    def _split(self, row: tuple[Any, ...]) -> tuple[tuple[Any, ...], list[tuple[str, int | None, Any]]]:
        width = len(self._key)
        values = row[width:]
        cells = [(str(values[n]), values[n + 1], values[n + 2]) for n in range(0, 3 * self._width, 3)]
        return tuple(row[:width]), cells

    def range(self, after: tuple[Any, ...], *, back: bool) -> _Found:
        """Rows on one side of a key."""
        keys = ", ".join(self._key)
        way = "DESC" if back else "ASC"
        where, order = "", f"ORDER BY {', '.join(f'{k} {way}' for k in self._key)}"
        if after and len(after) == len(self._key):
            where = f"WHERE ({keys}) {'<' if back else '>'} ({', '.join('?' * len(after))})"
        else:
            after = ()
        found = self._run(where, after, order, ROWS + 1)
        more = len(found) > ROWS
        found = found[:ROWS]
        if back:
            return found[::-1], more, True
        return found, bool(after) and self._any(keys, after), more

    def _any(self, keys: str, after: tuple[Any, ...]) -> bool:
        sql = f"SELECT 1 FROM {self._table} WHERE ({keys}) <= ({', '.join('?' * len(after))}) LIMIT 1"
        try:
            return self._db.execute(sql, after).get is not None
        except apsw.Error:
            return True

    def chosen(self, known: array[int], after: tuple[Any, ...], *, back: bool) -> _Found:
        """Of the rows of these numbers those on one side of a key."""
        at = after[0] if after and isinstance(after[0], int) else None
        if back and at is not None:
            end = bisect_left(known, at)
            start = max(0, end - ROWS)
        else:
            start = 0 if at is None else bisect_right(known, at)
            end = min(len(known), start + ROWS)
        some = known[start:end]
        where = f"WHERE {self._key[0]} IN ({', '.join(map(str, some)) or 'NULL'})"
        found = self._run(where, (), f"ORDER BY {self._key[0]}", ROWS)
        return found, start > 0, end < len(known)


def _cell(table: str, column: str, value: tuple[str, int | None, Any]) -> CellShown:
    kind, size, held = value
    if kind == "null":
        return CellShown(kind)
    if is_secret(table, column):
        return CellShown(kind, size=size, secret=True)
    if held is None:
        return CellShown(kind, size=size, cut=True)
    if kind == "text":
        text = _text(held[: 4 * SHOWN])
        return CellShown(kind, text[:SHOWN], size, cut=len(held) > 4 * SHOWN or len(text) > SHOWN)
    if kind == "blob":
        digits = held[:16].hex(" ") + (" …" if len(held) > 16 else "")
        return CellShown(kind, digits, size, looks_like(held), cut=len(held) > 16)
    return CellShown(kind, repr(held) if isinstance(held, float) else str(held))


def _text(value: bytes | None) -> str:
    return "" if value is None else value.decode("utf-8", "replace")


def cell(file: RawFile, vfs: EvidenceVfs, table: str, rowid: int, column: str) -> bytes | None:
    """The bytes of one cell: a text's are UTF-8. None where there is no such cell, or it may hold a secret.

    Raises NotADatabase, apsw.Error.
    """
    if is_secret(table, column):
        return None
    with opened(file, vfs) as (db, _), deadline(db, SECONDS):
        columns = _columns(db, table)
        key, numbered = _key(db, table, columns)
        if not numbered or column not in {name for name, _, _ in columns}:
            return None
        sql = f"SELECT CAST({quoted(column)} AS BLOB) FROM ev.{quoted(table)} WHERE {key[0]} = ?"
        value = db.execute(sql, (rowid,)).get
    return bytes(value) if isinstance(value, bytes) else None


FAULTS = (apsw.Error, NotADatabase)
