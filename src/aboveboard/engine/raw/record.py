"""The bytes of one record where they stand, part by part: what is outside the scope, or may be a secret, is not given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from aboveboard.engine.located import item_in_cell, item_place, row_place
from aboveboard.engine.messages import Mark, Standing
from aboveboard.engine.raw.asks import BytesShown, Inspected, RecordPart
from aboveboard.engine.raw.file import RawFile
from aboveboard.engine.raw.mask import Allowed
from aboveboard.formats.locator import in_row
from aboveboard.formats.sqlite import TableInfo
from aboveboard.model.secrets import is_secret

SHOWN: Final = 256
"""Bytes of a part that are given; the views of the file show all."""
PARTS: Final = 500


def record(file: RawFile, seen: Allowed, inspected: Inspected) -> RecordPart | None:
    """None where its bytes cannot be named, or its row may not be seen. Raises SqliteError, TooLarge."""
    if inspected.offset is not None and inspected.length is not None:
        return _recovered(file, seen, inspected)
    standing = Standing("", 0, "", "", "", "", None, inspected.artifact, inspected.part)
    if inspected.table is None or not file.is_database:
        place = item_place(file.whole, standing, inspected.locator or "", {})
        if place is None:
            return None
        return RecordPart("main", place.offset, place.length, None, _parts(seen, place.marks))
    if inspected.rowid is None:
        return None
    info = next(_tables(file, inspected.table), None)
    located = file.database.locate(info, inspected.rowid) if info is not None else None
    if info is None or located is None:
        return None
    if in_row(inspected.locator or "") is not None:
        mark = item_in_cell(file.database, located, inspected.locator or "", standing)
        marks = () if mark is None else (mark,)
        return RecordPart(located.source, located.offset, located.length, located.page, _parts(seen, marks))
    if not seen.row(inspected.table, inspected.rowid):
        return None
    marks = row_place(file.database, info, located, "row", frozenset()).marks
    columns = _parts(seen, tuple(mark for mark in marks if mark.column))
    return RecordPart(located.source, located.offset, located.length, located.page, columns)


def _recovered(file: RawFile, seen: Allowed, inspected: Inspected) -> RecordPart | None:
    """A row that is not live: where it was found, as a whole. In a table that may hold secrets nobody says where they begin."""
    data = file.role(inspected.source) if inspected.source in ("main", "wal", "journal") else None
    offset, length = inspected.offset or 0, inspected.length or 0
    if data is None:
        return None
    digits = data.read_at(offset, min(length, SHOWN)).hex()
    if any(is_secret(t.name, c.name) for t in _tables(file, inspected.table) for c in t.columns):
        digits = "xx" * (len(digits) // 2)
    mark = Mark("", ((inspected.source, offset, length),), digits, None, "")
    return RecordPart(inspected.source, offset, length, None, _parts(seen, (mark,)))


def _tables(file: RawFile, name: str | None) -> Iterator[TableInfo]:
    if name is not None and file.is_database:
        yield from (t for t in file.database.tables if t.name.lower() == name.lower())


def _parts(seen: Allowed, marks: tuple[Mark, ...]) -> tuple[BytesShown, ...]:
    made: list[BytesShown] = []
    for mark in marks[:PARTS]:
        covered = all(seen.of(source).covers(at, at + length) for source, at, length in mark.pieces if length)
        digits = mark.hex[: 2 * SHOWN] if covered else ""
        made.append(BytesShown(mark.name, mark.pieces, digits, mark.rule, mark.column, masked=not covered))
    return tuple(made)
