"""Which bytes of a file may be seen: from the places that records in scope state, to stretches of the file.

What cannot be placed is not shown: a record whose bytes cannot be named is counted, and masked with the rest.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from aboveboard.engine.located import item_in_cell
from aboveboard.engine.messages import Standing
from aboveboard.engine.places import lookup
from aboveboard.engine.raw.asks import Inspected, Items, Mask
from aboveboard.engine.raw.file import RawFile, TooLarge
from aboveboard.engine.raw.spans import Spans
from aboveboard.formats import leveldb
from aboveboard.formats.errors import FormatError
from aboveboard.formats.locator import in_row
from aboveboard.formats.places import Found, Lookup
from aboveboard.formats.sqlite import Database, SqliteError, TableInfo
from aboveboard.formats.sqlite.model import Located

SPILLED = 20_000
"""Rows on more than one page that are followed to their other pages; of further ones only the own page is shown."""
ROLES = ("main", "wal", "journal")
_PARTS = 4096


@dataclass
class Allowed:
    """What may be seen of a file."""

    whole: bool = False
    spans: dict[str, Spans] = field(default_factory=dict[str, Spans])
    """By role."""
    rows: dict[str, array[int]] = field(default_factory=dict[str, "array[int]"])
    """Row numbers by table, in lower case."""
    tables: frozenset[str] = frozenset()
    """Tables, in lower case, of which at least an item may be seen."""
    items: tuple[tuple[str, int, int], ...] = ()
    """(locator, offset, length) of each item that can be placed."""
    entries: frozenset[str] = frozenset()
    """Locators of entries of LevelDB, of which many stand in one packed block."""
    unplaced: int = 0

    def of(self, role: str) -> Spans:
        """The stretches of one of the files."""
        return Spans.all() if self.whole else self.spans.get(role, Spans())

    def row(self, table: str, rowid: int | None) -> bool:
        """Whether a row may be seen whole."""
        if self.whole:
            return True
        if rowid is None:
            return False
        known = self.rows.get(table.lower())
        if known is None:
            return False
        at = bisect_left(known, rowid)
        return at < len(known) and known[at] == rowid

    def within(self, start: int, end: int) -> Allowed:
        """The same of a stretch that is looked at as a file of its own: all of it, or nothing."""
        return Allowed(whole=self.of("main").covers(start, end))


ALL = Allowed(whole=True)
NOTHING = Allowed()


def numbers(packed: bytes) -> array[int]:
    """Row numbers as `Rows` has them."""
    made = array("q")
    made.frombytes(packed)
    return made


def allowed(file: RawFile, mask: Mask, *, spans: bool) -> Allowed:
    """What may be seen. `spans`: whether stretches of bytes are needed, and not rows and entries alone."""
    if mask.whole:
        return ALL
    found = Allowed(rows={r.table.lower(): numbers(r.rowids) for r in mask.rows})
    found.tables = frozenset(found.rows) | {i.table.lower() for i in mask.items if i.table}
    if any("file" in items.locators for items in mask.items if items.table is None):
        # The record is of the whole file.
        return ALL
    pairs: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
    hidden: list[tuple[int, int]] = []
    for source, offset, length in mask.spans:
        if source in pairs:
            pairs[source].append((offset, offset + length))
        else:
            found.unplaced += 1
    if file.is_database:
        if spans:
            _database(file, mask, found, pairs)
    else:
        _items(file, mask, found, pairs["main"], hidden)
    found.spans = {role: Spans(some) for role, some in pairs.items()}
    if hidden:
        found.spans["main"] = found.spans["main"].without(hidden)
    return found


# --- databases -----------------------------------------------------------------------------------------------------------


def _database(file: RawFile, mask: Mask, found: Allowed, pairs: dict[str, list[tuple[int, int]]]) -> None:
    try:
        database = file.database
    except SqliteError:
        found.unplaced += sum(len(r) for r in found.rows.values()) + sum(len(i.locators) for i in mask.items)
        return
    tables = {info.name.lower(): info for info in database.tables}
    for name, rowids in found.rows.items():
        info = tables.get(name)
        if info is None or info.without_rowid:
            found.unplaced += len(rowids)
            continue
        for source, start, end in _rows(database, info, np.frombuffer(rowids, np.int64), found):
            pairs[source].append((start, end))
    for items in mask.items:
        info = tables.get((items.table or "").lower())
        for locator in items.locators:
            placed = list(_in_row(database, info, items, locator)) if info is not None else []
            found.unplaced += not placed
            for source, start, end in placed:
                pairs[source].append((start, end))


def _rows(
    database: Database, info: TableInfo, wanted: np.ndarray[tuple[int], np.dtype[np.int64]], found: Allowed
) -> Iterator[tuple[str, int, int]]:
    """(file, start, end) of the rows of these numbers: their cells, and what of them lies on other pages."""
    seen = spilled = 0
    try:
        for batch in database.batches(info):
            if batch.rowids is None:
                break
            rowids = np.array(batch.rowids, dtype=np.int64)
            for n in np.flatnonzero(np.isin(rowids, wanted)).tolist():
                seen += 1
                source = batch.sources if isinstance(batch.sources, str) else batch.sources[n]
                offset, length = batch.offsets[n], batch.lengths[n]
                yield source, offset, offset + length
                if spilled < SPILLED and _spills(database, length):
                    located = database.locate(info, int(rowids[n]))
                    if located is not None:
                        spilled += 1
                        yield from _cells(located)
    except SqliteError:
        pass
    found.unplaced += max(0, len(wanted) - seen)


def _spills(database: Database, length: int) -> bool:
    """Whether a cell of this length on its own page may go on elsewhere: at least this much of it stays.

    Facts: https://www.sqlite.org/fileformat2.html#b_tree_pages (the minimum is ((U-12)*32/255)-23).
    """
    return length >= (database.view.usable - 12) * 32 // 255 - 23


def _cells(located: Located) -> Iterator[tuple[str, int, int]]:
    for cell in located.cells:
        for piece in cell.pieces:
            yield piece.source, piece.offset, piece.offset + piece.length


def _in_row(database: Database, info: TableInfo, items: Items, locator: str) -> Iterator[tuple[str, int, int]]:
    """The bytes of an item inside a row."""
    row = in_row(locator)
    if row is None or row.column != "rowid" or info.without_rowid:
        return
    located = database.locate(info, int(row.key))
    if located is None:
        return
    mark = item_in_cell(database, located, locator, _standing(items.artifact, items.part))
    for source, offset, length in mark.pieces if mark is not None else ():
        yield source, offset, offset + length


def _standing(artifact: str, part: str) -> Standing:
    return Standing("", 0, "", "", "", "", None, artifact, part)


# --- other files ---------------------------------------------------------------------------------------------------------


def _items(
    file: RawFile, mask: Mask, found: Allowed, pairs: list[tuple[int, int]], hidden: list[tuple[int, int]]
) -> None:
    """Places of items of a file that is no database."""
    total = sum(len(i.locators) for i in mask.items) + sum(len(numbers(r.rowids)) for r in mask.rows)
    try:
        data = file.whole
    except TooLarge:
        found.unplaced += total
        return
    entries: set[str] = set()
    placed: list[tuple[str, int, int]] = []
    for items in mask.items:
        look = lookup(data, items.artifact, items.part)
        for locator in items.locators:
            where = _placed(look, locator)
            if where is None:
                found.unplaced += 1
            elif leveldb.is_locator(locator):
                entries.add(" ".join(locator.split(" ")[:4]))
            else:
                pairs.append((where.span.offset, where.span.end))
                pairs += [(p.span.offset, p.span.end) for p in where.parts[:_PARTS]]
                hidden += [(s.offset, s.end) for s in where.secrets]
                placed.append((locator, where.span.offset, where.span.length))
    found.unplaced += sum(len(numbers(r.rowids)) for r in mask.rows)
    found.items, found.entries = tuple(placed), frozenset(entries)
    if entries:
        pairs += _blocks(data, found.entries)


def _placed(look: Lookup, locator: str) -> Found | None:
    try:
        return look(locator)
    except FormatError:
        return None


def _blocks(data: bytes, entries: frozenset[str]) -> list[tuple[int, int]]:
    """Blocks and records of LevelDB of which every entry may be seen: packed, they cannot be shown in part."""
    there: Counter[tuple[int, int]] = Counter()
    seen: Counter[tuple[int, int]] = Counter()
    for entry in leveldb.entries(data):
        there[(entry.at, entry.size)] += 1
        seen[(entry.at, entry.size)] += entry.locator in entries
    return [(at, at + size) for (at, size), count in there.items() if seen[(at, size)] == count]


# --- the inspected record ------------------------------------------------------------------------------------------------


def marked(file: RawFile, inspected: Inspected | None) -> dict[str, list[tuple[int, int]]]:
    """(start, end) of the pieces of the inspected record, by role; nothing where they cannot be named."""
    found: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
    if inspected is None:
        return found
    if inspected.offset is not None and inspected.length is not None and inspected.source in found:
        found[inspected.source].append((inspected.offset, inspected.offset + inspected.length))
        return found
    try:
        if inspected.table is not None and file.is_database:
            rowid = inspected.rowid
            row = in_row(inspected.locator or "")
            if rowid is None and row is not None and row.column == "rowid":
                rowid = int(row.key)
            located = file.database.locate(inspected.table, rowid) if rowid is not None else None
            if located is not None:
                if row is not None:
                    mark = item_in_cell(
                        file.database, located, inspected.locator or "", _standing(inspected.artifact, inspected.part)
                    )
                    if mark is not None:
                        for source, offset, length in mark.pieces:
                            found[source].append((offset, offset + length))
                        return found
                found[located.source].append((located.offset, located.offset + located.length))
                for source, start, end in _cells(located):
                    if source != located.source or not located.offset <= start < located.offset + located.length:
                        found[source].append((start, end))
        elif inspected.locator is not None:
            where = _placed(lookup(file.whole, inspected.artifact, inspected.part), inspected.locator)
            if where is not None:
                found["main"].append((where.span.offset, where.span.end))
                found["main"] += [(p.span.offset, p.span.end) for p in where.parts[:_PARTS]]
    except (SqliteError, TooLarge, KeyError):
        pass
    return found
