"""Where live rows stand: page, offset and file of each, asked of our own reader, since SQLite does not tell."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator

import apsw
import numpy as np

from aboveboard.formats.sqlite.database import Database
from aboveboard.formats.sqlite.model import SOURCES, TableInfo
from aboveboard.formats.sqlite.places import RowPlaces, row_places
from aboveboard.formats.sqlite.view import Array
from aboveboard.model.places import CHUNK, Places
from aboveboard.model.provenance import locator_number
from aboveboard.store.ordering import joined


def enter_places(
    db: apsw.Connection, task: str, source: int, path: str, database: Database, tables: dict[str, str | None]
) -> set[str]:
    """Enter the places of all live rows of these tables, each once; gives the tables that are entered.

    `tables` has for each the column that its records are named by; None: the row number. Tables that our reader does not
    find, and those named by several columns (''), are left out.
    """
    entered: set[str] = set()
    infos = {info.name.lower(): info for info in database.tables}
    have = "SELECT 1 FROM main.places WHERE source = ? AND path = ? AND tbl = ? LIMIT 1"
    for table, column in tables.items():
        name = table.lower()
        info = infos.get(name)
        if info is None or column == "" or (column is None and info.without_rowid):
            continue
        entered.add(table)
        if db.execute(have, (source, path, name)).fetchone():
            continue

        def find(info: TableInfo = info, column: str | None = column) -> Iterator[RowPlaces]:
            return row_places(database, info) if column is None else _by_key(database, info, column)

        for first, packed in _packed(find):
            values = (source, path, name, first, packed, task)
            db.execute(
                "INSERT INTO main.places (source, path, tbl, first, packed, task) VALUES (?, ?, ?, ?, ?, ?)", values
            )
    return entered


def _by_key(database: Database, info: TableInfo, column: str) -> Iterator[RowPlaces]:
    """The places of rows whose records are named by a column's value."""
    position = next((n for n, c in enumerate(info.columns) if c.name.lower() == column), None)
    if position is None:
        return
    for batch in database.batches(info):
        values = [v.hex() if isinstance(v, bytes) else str(v) for v in batch.columns[position]]
        numbers = np.array([locator_number(f"{column} {value}") for value in values], dtype=np.int64)
        sources = [batch.sources] * len(values) if isinstance(batch.sources, str) else batch.sources
        places = np.array([SOURCES.index(s) for s in sources])
        yield RowPlaces(numbers, np.array(batch.pages), places, np.array(batch.offsets))


def _packed(find: Callable[[], Iterator[RowPlaces]]) -> Iterator[tuple[int, bytes]]:
    """(first locator, packed places), in ascending order of locators.

    In that order a table's tree has its rows, so that of ten million only some thousand are ever held; where rows come in
    another, `find` is asked again and all are put in order.
    """
    made: list[tuple[int, bytes]] = []
    last: int | None = None
    for piece in _pieces(find()):
        first = int(piece.rowids[0])
        if (last is not None and first < last) or np.any(piece.rowids[1:] < piece.rowids[:-1]):
            break
        last = int(piece.rowids[-1])
        made.append((first, _pack(piece)))
    else:
        yield from made
        return
    made.clear()
    parts = [_narrowed(part) for part in find()]
    columns = [list(column) for column in zip(*parts, strict=True)]
    parts.clear()
    every = RowPlaces(*(joined(column) for column in columns))
    order = np.argsort(every.rowids, kind="stable")
    for start in range(0, len(order), CHUNK):
        chosen = order[start : start + CHUNK]
        piece = RowPlaces(*(column[chosen] for column in every))
        yield int(piece.rowids[0]), _pack(piece)


def _pieces(found: Iterator[RowPlaces]) -> Iterator[RowPlaces]:
    """The same rows in pieces of `CHUNK`, the last one shorter."""
    held: list[RowPlaces] = []
    some = 0
    for part in found:
        held.append(part)
        some += len(part.rowids)
        if some < CHUNK:
            continue
        whole = RowPlaces(*(np.concatenate(column) for column in zip(*held, strict=True)))
        end = some - some % CHUNK
        for start in range(0, end, CHUNK):
            yield RowPlaces(*(column[start : start + CHUNK] for column in whole))
        # Copied, so that what was given is not kept for the sake of these.
        held, some = [RowPlaces(*(column[end:].copy() for column in whole))], some - end
    if some:
        yield RowPlaces(*(np.concatenate(column) for column in zip(*held, strict=True)))


def _narrowed(part: RowPlaces) -> RowPlaces:
    """In 21 bytes a row. A page's number has 32 bits: https://www.sqlite.org/fileformat2.html section 1.3."""
    return RowPlaces(part.rowids, part.pages.astype(np.uint32), part.sources.astype(np.uint8), part.offsets)


def _pack(piece: RowPlaces) -> bytes:
    rows, pages, sources, offsets = piece
    return Places(_array(rows), _array(pages), sources.astype(np.uint8).tobytes(), _array(offsets)).pack()


def _array(numbers: Array) -> array[int]:
    made = array("q")
    made.frombytes(numbers.astype(np.int64).tobytes())
    return made
