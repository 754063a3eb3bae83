"""Where a row or an item of a file stands, byte for byte: for people who want to look for themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

import msgspec

from aboveboard.engine.messages import BytePlace, Mark, Standing
from aboveboard.engine.places import find, item_column, item_of
from aboveboard.formats.errors import FormatError
from aboveboard.formats.sqlite import Database, Located, Row, TableInfo
from aboveboard.formats.sqlite.database import cut
from aboveboard.formats.sqlite.model import SOURCES, Cell, Piece, Source
from aboveboard.formats.sqlite.record import Damaged, rule_of, signed, varint
from aboveboard.model.secrets import is_secret

SHOWN = 64 * 1024
"""Bytes of one mark that are shown in hex; longer ones are cut, and say how long they are."""
_BYTES = re.compile(r"(?:^|\s)bytes (\d+)-(\d+)(?:\s|$)")


def row_place(database: Database, info: TableInfo, located: Located, role: str, only: frozenset[str]) -> BytePlace:
    """A located row with each part of its cell marked. `only` names the columns wanted, in lower case; none: all."""
    marks = [*_head(database, info, located)]
    marks += [_cell(database, located.table, c) for c in located.cells if not only or c.column.lower() in only]
    marks += _overflow(database, located)
    whole = _whole(database, located.table, located.source, located.offset, located.length, located.cells)
    return BytePlace(
        located.table,
        role,
        located.rowid,
        located.source,
        located.page,
        located.offset,
        located.length,
        whole,
        tuple(marks),
    )


def recovered_place(database: Database, row: Row) -> BytePlace:
    """A row that is not live with each of its values marked. Its cell's own header may be lost, and is shown as bytes only."""
    cells = database.cells(row)
    marks = (_cell(database, row.table, c) for c in cells)
    whole = _whole(database, row.table, row.source, row.offset, row.length, cells)
    return BytePlace(row.table, "row", row.rowid, row.source, row.page, row.offset, row.length, whole, tuple(marks))


_HIDDEN = "not shown: by its name it may be a password, a token or a key"


def _cell(database: Database, table: str | None, cell: Cell) -> Mark:
    """One column's value; what may be a password, a token or a key stays hidden, its size apart."""
    mark = _mark(database, cell.column, cell.pieces, shown(cell.value), cell.rule, cell.serial_type, column=True)
    if not cell.pieces or not is_secret(table, cell.column):
        return mark
    return msgspec.structs.replace(mark, hex="xx" * (len(mark.hex) // 2), value=None, rule=f"{cell.rule}; {_HIDDEN}")


def _whole(
    database: Database, table: str | None, source: Source, offset: int, length: int, cells: Iterable[Cell]
) -> str:
    """A cell's bytes in hex, without those of columns that stay hidden."""
    size = min(length, SHOWN)
    data = bytes(database.view.sources[SOURCES.index(source)][offset : offset + size])
    hidden = [
        (piece.offset - offset, piece.length)
        for cell in cells
        if is_secret(table, cell.column)
        for piece in cell.pieces
        if piece.source == source
    ]
    return _blanked(data, 0, size, hidden)


def item_place(data: bytes, standing: Standing, locator: str, stored: Mapping[str, Any]) -> BytePlace | None:
    """The place of an item of a file that is no database, where its bytes can be named.

    `stored` are its values as stored: among them `offset_`, where it begins, and `at bytes`, ranges of single values with
    their last byte.
    """
    found = item_bytes(data, locator, standing.artifact, standing.part)
    begins = stored.get("offset_")
    if found is None and isinstance(begins, int) and 0 <= begins < len(data):
        # Only where it begins is known.
        found = ItemBytes(begins, 0)
    named = list(found.parts) if found is not None else []
    values: Any = stored.get("at bytes")
    if isinstance(values, dict):
        for name, text in cast("dict[str, Any]", values).items():
            match = _BYTES.fullmatch(str(text))
            if match is not None and int(match.group(1)) <= int(match.group(2)) < len(data):
                named.append((name, int(match.group(1)), int(match.group(2)) + 1 - int(match.group(1))))
    if found is None and not named:
        return None
    found = found or ItemBytes(0, 0)
    marks = (
        [_range(data, locator, found.offset, found.length, "the item's bytes", found.secrets)] if found.length else []
    )
    marks += [_range(data, name, at, size, "the value's bytes", found.secrets) for name, at, size in named]
    whole = _blanked(data, found.offset, found.length, found.secrets)
    return BytePlace(None, "item", None, "main", None, found.offset, found.length, whole, tuple(marks))


def _range(data: bytes, name: str, start: int, length: int, rule: str, secrets: Iterable[tuple[int, int]]) -> Mark:
    return Mark(name, (("main", start, length),), _blanked(data, start, length, secrets), None, rule)


def _blanked(data: bytes, start: int, length: int, secrets: Iterable[tuple[int, int]]) -> str:
    """Bytes in hex; those of passwords and keys, which the record leaves out, as 'xx'."""
    digits = [f"{byte:02x}" for byte in data[start : start + min(length, SHOWN)]]
    for at, size in secrets:
        for place in range(max(at - start, 0), min(at + size - start, len(digits))):
            digits[place] = "xx"
    return "".join(digits)


@dataclass(frozen=True)
class ItemBytes:
    """Where an item stands in a file; all in bytes from its start."""

    offset: int
    length: int
    parts: tuple[tuple[str, int, int], ...] = ()
    """Its values that can be told apart: name, offset, length."""
    secrets: tuple[tuple[int, int], ...] = ()
    """(offset, length) of passwords and keys in it, which nobody is to be shown."""


def item_bytes(data: bytes, locator: str, artifact: str, part: str) -> ItemBytes | None:
    """The bytes of what a locator names in a file, or in the cell that holds a row's items; None where it cannot be told.

    `artifact` and `part` are the record's: some locators mean what only their artifact explains.
    """
    try:
        found = find(data, locator, artifact, part)
    except FormatError:
        return None
    if found is None:
        return None
    parts = tuple((p.path, p.span.offset, p.span.length) for p in found.parts)
    return ItemBytes(found.span.offset, found.span.length, parts, tuple((s.offset, s.length) for s in found.secrets))


def item_in_cell(database: Database, located: Located, locator: str, standing: Standing) -> Mark | None:
    """Where an item inside a row stands: within the value of the column that the artifact declares to hold its items."""
    expression = item_column(standing.artifact, standing.part) if item_of(locator) is not None else None
    column = (expression or "").rpartition(".")[2].strip('"').lower()
    cell = next((c for c in located.cells if c.column.lower() == column), None) if column else None
    if cell is None or not cell.pieces:
        return None
    sources = database.view.sources
    data = b"".join(bytes(sources[SOURCES.index(p.source)][p.offset : p.offset + p.length]) for p in cell.pieces)
    found = item_bytes(data, locator, standing.artifact, standing.part)
    if found is None or not found.length:
        return None
    pieces = tuple((p.source, p.offset, p.length) for p in cut(cell.pieces, found.offset, found.length))
    digits = _blanked(data, found.offset, found.length, found.secrets)
    return Mark(
        f"item {item_of(locator)} in {cell.column}", pieces, digits, None, "the item's bytes, inside the column's"
    )


def shown(value: Any) -> Any:
    """A stored value in a form that JSON has."""
    if isinstance(value, bytes):
        return {"hex": value[:SHOWN].hex().upper()} if len(value) <= SHOWN else {"bytes": len(value)}
    if isinstance(value, float) and value - value != 0:
        return str(value)
    return value


def _mark(
    database: Database, name: str, pieces: tuple[Piece, ...], value: Any, rule: str, serial: int | None, *, column: bool
) -> Mark:
    sources = database.view.sources
    data = b"".join(bytes(sources[SOURCES.index(p.source)][p.offset : p.offset + min(p.length, SHOWN)]) for p in pieces)
    return Mark(
        name,
        tuple((p.source, p.offset, p.length) for p in pieces),
        data[:SHOWN].hex(),
        value,
        rule,
        serial,
        column=column,
    )


def _head(database: Database, info: TableInfo, located: Located) -> Iterator[Mark]:
    """The parts of a cell before its values, as far as they lie on its own page.

    Facts: https://www.sqlite.org/fileformat2.html#b_tree_pages and #record_format.
    """
    source = database.view.sources[SOURCES.index(located.source)]
    data = bytes(source[located.offset : located.offset + located.length])

    def mark(name: str, start: int, end: int, value: Any, rule: str) -> Mark:
        piece = Piece(located.source, located.offset + start, end - start)
        return _mark(database, name, (piece,), value, rule, None, column=False)

    try:
        value, at = varint(data, 0, len(data))
        yield mark("payload length", 0, at, value, "varint: bytes of the record that follows")
        if not info.without_rowid:
            start = at
            value, at = varint(data, at, len(data))
            yield mark("rowid", start, at, signed(value), "varint: the row's number")
        start = at
        size, at = varint(data, at, len(data))
        yield mark("record header", start, at, size, "varint: bytes of the record's header, itself included")
        stop = start + size
        for position in info.storage:
            if at >= stop:
                return
            begin = at
            serial, at = varint(data, at, len(data))
            rule = f"varint: serial type, {rule_of(serial, database.encoding)}"
            yield mark(f"type of {info.columns[position].name}", begin, at, serial, rule)
    except Damaged:
        # The header goes on upon an overflow page.
        return


def _overflow(database: Database, located: Located) -> Iterator[Mark]:
    """The number of the first overflow page, where the record does not fit on its own."""
    cells: tuple[Cell, ...] = located.cells
    end = located.offset + located.length
    spilled = any(
        not located.offset <= p.offset < end or p.source != located.source for c in cells for p in c.pieces if p.length
    )
    if spilled:
        piece = Piece(located.source, end - 4, 4)
        page = int.from_bytes(bytes(database.view.sources[SOURCES.index(located.source)][end - 4 : end]), "big")
        yield _mark(database, "first overflow page", (piece,), page, "big-endian number of 4 bytes", None, column=False)
