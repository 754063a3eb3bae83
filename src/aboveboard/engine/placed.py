"""Where live rows stand: page, offset and file of each, asked of our own reader, since SQLite does not tell."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

import apsw
import numpy as np

from aboveboard.formats.sqlite.database import Database
from aboveboard.formats.sqlite.model import SOURCES, TableInfo
from aboveboard.formats.sqlite.places import RowPlaces, row_places
from aboveboard.formats.sqlite.view import Array
from aboveboard.model.places import CHUNK, Places
from aboveboard.model.provenance import locator_number


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
        found = row_places(database, info) if column is None else _by_key(database, info, column)
        for first, packed in _packed(found):
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


def _packed(found: Iterator[RowPlaces]) -> Iterator[tuple[int, bytes]]:
    """(first locator, packed places), in ascending order of locators."""
    parts = list(found)
    if not parts:
        return
    locators, pages, sources, offsets = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(locators, kind="stable")
    for start in range(0, len(order), CHUNK):
        chosen = order[start : start + CHUNK]
        numbers = locators[chosen]
        packed = Places(
            _array(numbers), _array(pages[chosen]), sources[chosen].astype(np.uint8).tobytes(), _array(offsets[chosen])
        )
        yield int(numbers[0]), packed.pack()


def _array(numbers: Array) -> array[int]:
    made = array("q")
    made.frombytes(numbers.astype(np.int64).tobytes())
    return made
