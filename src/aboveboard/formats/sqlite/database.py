"""A database with its -wal or -journal: what SQLite would show, and where every byte of it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from aboveboard.formats.sqlite import attach
from aboveboard.formats.sqlite.batch import Plan, RowBatch, Select, batches
from aboveboard.formats.sqlite.ddl import DdlError, IndexInfo, parse_index, parse_table
from aboveboard.formats.sqlite.model import (
    SOURCES,
    Cell,
    Column,
    Finding,
    Located,
    Piece,
    Reader,
    Row,
    Source,
    SqliteError,
    TableInfo,
    Value,
)
from aboveboard.formats.sqlite.paged import Data, Paged
from aboveboard.formats.sqlite.record import Damaged, body_size, header, rule_of, signed, value_of, varint
from aboveboard.formats.sqlite.tree import (
    TABLE_INTERIOR,
    TABLE_LEAF,
    Segment,
    Tree,
    cell_head,
    chain,
    head_at,
    pieces,
    pointers,
    read_pieces,
    walk,
)
from aboveboard.formats.sqlite.view import Header, View

if TYPE_CHECKING:
    from aboveboard.formats.sqlite.recover import Recovery

Buffer: TypeAlias = Any  # bytes | bytearray | memoryview | mmap.mmap | Reader: collections.abc.Buffer is not in 3.11

SCHEMA_NAME = "sqlite_schema"
SCHEMA = TableInfo(
    name=SCHEMA_NAME,
    columns=tuple(
        Column(name, kind, affinity)
        for name, kind, affinity in (
            ("type", "TEXT", "TEXT"),
            ("name", "TEXT", "TEXT"),
            ("tbl_name", "TEXT", "TEXT"),
            ("rootpage", "INT", "INTEGER"),
            ("sql", "TEXT", "TEXT"),
        )
    ),
    rootpage=1,
    without_rowid=False,
    sql="",
    storage=(0, 1, 2, 3, 4),
)
_LIVE = ("whole",)


class SchemaRow(msgspec.Struct, frozen=True):
    """A row of the schema table."""

    type: str
    name: str
    table: str
    rootpage: int
    sql: str


class Log:
    """Findings, with equal ones counted together and their number bounded."""

    __slots__ = ("_found",)

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, Source, int | None], int] = {}

    def add(self, code: str, detail: str, page: int | None = None, source: Source = "main") -> None:
        """Note a finding."""
        key = (code, detail, source, page)
        if key not in self._found and len(self._found) >= 1000:
            key = ("limit", "more findings than are listed", source, None)
        self._found[key] = self._found.get(key, 0) + 1

    def list(self) -> list[Finding]:
        """All findings, in the order in which they were met."""
        return [
            Finding(code, detail, source, page, count) for (code, detail, source, page), count in self._found.items()
        ]


def _data(data: Buffer | None) -> Data:
    if data is None:
        return memoryview(b"")
    if hasattr(data, "read_at"):
        reader: Reader = data
        return Paged(reader)
    view = memoryview(data)
    return view if view.format == "B" and view.ndim == 1 else view.cast("B")


class Database:
    """One database, opened from bytes; nothing is written anywhere."""

    def __init__(self, attached: attach.Attached, log: Log) -> None:
        self.attached = attached
        self._log = log
        self.header: Header = attached.header
        self.encoding: str = attached.header.encoding
        self.view: View = attached.live
        self.schema: tuple[SchemaRow, ...] = tuple(read_schema(self.view, self.header, log))
        self.tables: list[TableInfo] = table_infos(self.schema, log)
        self.indexes: list[IndexInfo] = index_infos(self.schema, self.tables)
        self._by_name = {table.name.lower(): table for table in self.tables}
        self._trees: dict[int, Tree] = {}
        self.overflow: set[int] = set()

    @staticmethod
    def open(main: Buffer, wal: Buffer | None = None, journal: Buffer | None = None) -> Database:
        """Open a database from its bytes and those of the `-wal` and `-journal` beside it.

        Each is a buffer (bytes, a memory map) or a `Reader`, of which only some megabytes are held at a time.
        A `-wal` or `-journal` that does not belong to it is reported in `findings` and not used. An empty main file
        is a
        database without tables. Raises SqliteError when the bytes cannot be read as a database at all.
        """
        log = Log()
        return Database(attach.attach(_data(main), _data(wal), _data(journal), log.add), log)

    def note(self, code: str, detail: str, page: int | None = None) -> None:
        """Add a finding."""
        self._log.add(code, detail, page)

    def recover(
        self, tables: Iterable[str] | None = None, schema: bool = False, partial: bool = False
    ) -> Iterator[Row]:
        """Rows that are not live, each once, with its state: older, uncommitted, deleted or copy.

        `tables` limits them to tables of these names; `schema` adds dead rows of the schema table itself, `partial`
        rows of which only a part is left: their first reason is 'truncated', and values that are gone are None.
        """
        wanted = None if tables is None else {name.lower() for name in tables}
        yield from self._recovery().rows(wanted, schema, partial)

    def dropped(self) -> list[TableInfo]:
        """Tables that are gone, as far as dead rows of the schema table still tell."""
        return [shape.info for shape, _ in self._recovery().dropped if shape.info.dropped]

    def _recovery(self) -> Recovery:
        # imported late: recovery is built on this module, and reading live rows does without it
        from aboveboard.formats.sqlite.recover import Recovery

        return Recovery(self)

    @property
    def findings(self) -> list[Finding]:
        """What was found out about the files so far; reading rows may add to it."""
        return self._log.list()

    def table(self, name: str) -> TableInfo:
        """The table of this name (case does not matter). Raises KeyError."""
        if name.lower() in (SCHEMA_NAME, "sqlite_master"):
            return SCHEMA
        return self._by_name[name.lower()]

    def plan(self, info: TableInfo) -> Plan:
        """How to decode the cells of a table."""
        return Plan(info, self.encoding, self.view.usable)

    def tree(self, info: TableInfo) -> Tree:
        """The walked tree of a live table."""
        found = self._trees.get(info.rootpage)
        if found is None:
            found = walk(self.view, info.rootpage, not info.without_rowid, self._log.add)
            self._trees[info.rootpage] = found
        return found

    def batches(self, info: TableInfo) -> Iterator[RowBatch]:
        """The live rows of a table, many at a time, as lists by column: the fast way."""
        return batches(self.view, self.tree(info).segments, self.plan(info), self._log.add, set())

    def select(self, info: TableInfo, select: Select | None) -> Iterator[RowBatch]:
        """As `batches`, for those cells only that `select` chooses, and without reporting what is damaged again."""
        return batches(self.view, self.tree(info).segments, self.plan(info), quiet, set(), select)

    def rows(self, table: str | TableInfo) -> Iterator[Row]:
        """The live rows of a table as SQLite would show them, in key order.

        Raises KeyError for a name that is no table.
        """
        info = self.table(table) if isinstance(table, str) else table
        for batch in self.batches(info):
            yield from rows_of(info.name, batch)

    def locate(self, table: str | TableInfo, key: int | Sequence[Value]) -> Located | None:
        """Find a live row again, by rowid or by the values of its primary key, down to each cell's bytes.

        A rowid is searched in the tree; a primary key by reading the table. None when there is no such row, or it is
        damaged.
        """
        info = self.table(table) if isinstance(table, str) else table
        if isinstance(key, int) and not info.without_rowid:
            found = self._search(info, key)
            return None if found is None else self._cells(info, *found)
        wanted = tuple(key) if not isinstance(key, int) else (key,)
        for batch in self.batches(info):
            columns = [batch.columns[position] for position in info.primary_key]
            for row, values in enumerate(zip(*columns, strict=True)):
                if values == wanted:
                    page = batch.pages[row]
                    place = self.view.find(page)
                    if place is not None:
                        return self._cells(info, page, batch.offsets[row] - place[1])
        return None

    def cells(self, row: Row) -> tuple[Cell, ...]:
        """Where each value of a row is, live or recovered.

        Empty when the row's table is not known or nothing is there.
        """
        info = next((each for each in (self._by_name.get((row.table or "").lower()),) if each is not None), None)
        if info is None and row.table == SCHEMA_NAME:
            info = SCHEMA
        if row.layout is not None:
            return _describe(info, row.layout.types, row.layout.pieces, row.rowid, self.view.sources, self.encoding)
        if info is None:
            return ()
        place = self.view.find(row.page)
        found = None if place is None else self._cells(info, row.page, row.offset - place[1])
        return () if found is None else found.cells

    def _search(self, info: TableInfo, rowid: int) -> tuple[int, int] | None:
        page, usable = info.rootpage, self.view.usable
        for _ in range(64):
            data = self.view.page(page)
            if data is None:
                return None
            kind = data[head_at(page)]
            cells = pointers(data, page, usable)
            if kind not in (TABLE_INTERIOR, TABLE_LEAF):
                return None
            low, high = 0, len(cells)
            try:
                while low < high:
                    middle = (low + high) // 2
                    if kind == TABLE_INTERIOR:
                        own = signed(varint(data, cells[middle] + 4, usable)[0])
                    else:
                        _, after = varint(data, cells[middle], usable)
                        own = signed(varint(data, after, usable)[0])
                    if own < rowid:
                        low = middle + 1
                    else:
                        high = middle
                        if own == rowid and kind == TABLE_LEAF:
                            return page, cells[middle]
            except Damaged:
                return None
            if kind == TABLE_LEAF:
                return None
            at = cells[low] if low < len(cells) else head_at(page) + 8
            page = int.from_bytes(data[at : at + 4], "big")
        return None

    def _cells(self, info: TableInfo, page: int, at: int) -> Located | None:
        data, place = self.view.page(page), self.view.find(page)
        if data is None or place is None:
            return None
        try:
            head = cell_head(data, at, self.view.usable, not info.without_rowid)
            following: list[int] = []
            if head.local < head.payload:
                following = chain(self.view, head.overflow, head.payload - head.local, strict=False)
            parts = pieces(self.view, place, head, following)
            payload = read_pieces(self.view.sources, parts)
            types, start = header(payload, 0, len(payload), len(info.storage))
        except Damaged:
            return None
        body = cut(parts, start, len(payload) - start)
        cells = _describe(info, types, body, head.rowid, self.view.sources, self.encoding)
        return Located(info.name, head.rowid, page, SOURCES[place[0]], place[1] + at, head.end - at, cells)


def quiet(code: str, detail: str, page: int | None) -> None:
    """Take no note of a finding that was reported before, or of a walk that is only tried."""


def rows_of(name: str, batch: RowBatch) -> Iterator[Row]:
    """The rows of a batch, live."""
    return map(
        Row,
        repeat(name),
        batch.rowids if batch.rowids is not None else repeat(None),
        repeat("live"),
        batch.values(),
        repeat(batch.sources) if isinstance(batch.sources, str) else batch.sources,
        batch.pages,
        batch.offsets,
        batch.lengths,
        repeat(1.0),
        repeat(_LIVE),
    )


def cut(parts: Sequence[Piece], start: int, length: int) -> tuple[Piece, ...]:
    """The pieces of a range within joined pieces."""
    out: list[Piece] = []
    for part in parts:
        if length <= 0:
            break
        if start < part.length:
            take = min(length, part.length - start)
            out.append(Piece(part.source, part.offset + start, take))
            length -= take
            start = 0
        else:
            start -= part.length
    return tuple(out)


def _describe(
    info: TableInfo | None,
    types: Sequence[int],
    body: Sequence[Piece],
    rowid: int | None,
    sources: Sequence[Data],
    encoding: str,
) -> tuple[Cell, ...]:
    """Each column's cell, in declared order; in storage order, with made-up names, where the table is not known."""
    at = 0
    stored: list[Cell] = []
    names = [info.columns[position].name for position in info.storage] if info else []
    for place, serial in enumerate(types):
        size = body_size(serial)
        own = cut(body, at, size)
        at += size
        value = value_of(serial, read_pieces(sources, own), encoding)
        rule = rule_of(serial, encoding)
        column = info.columns[info.storage[place]] if info and place < len(info.storage) else None
        if column is not None and column.affinity == "REAL" and isinstance(value, int):
            value, rule = float(value), rule + "; shown as a real number, because its column is REAL"
        if info and column is not None and value is None and info.storage[place] == info.rowid_column:
            value, rule = rowid, "NULL stands for the rowid"
        name = names[place] if place < len(names) else f"column {place + 1}"
        stored.append(Cell(name, own[0].offset if own else 0, size, serial, value, own, rule))
    if info is None:
        return tuple(stored)
    out: list[Cell] = []
    places = {position: place for place, position in enumerate(info.storage)}
    for position, column in enumerate(info.columns):
        place = places.get(position)
        if place is None:
            out.append(Cell(column.name, 0, 0, None, None, (), "computed when read, not stored"))
        elif place >= len(stored):
            out.append(Cell(column.name, 0, 0, None, column.default, (), "not in the record: the column's default"))
        else:
            out.append(stored[place])
    return tuple(out)


def read_schema(view: View, head: Header, log: Log) -> Iterator[SchemaRow]:
    """The rows of the schema table in this view."""
    if view.find(1) is None:
        return
    plan = Plan(SCHEMA, head.encoding, view.usable)
    tree = walk(view, 1, True, log.add)
    for batch in batches(view, tree.segments, plan, log.add):
        for kind, name, table, root, sql in batch.values():
            yield SchemaRow(
                kind if isinstance(kind, str) else "",
                name if isinstance(name, str) else "",
                table if isinstance(table, str) else "",
                root if isinstance(root, int) else 0,
                sql if isinstance(sql, str) else "",
            )


def table_infos(schema: Sequence[SchemaRow], log: Log) -> list[TableInfo]:
    """The tables that store rows, in the order of the schema."""
    out: list[TableInfo] = []
    seen: set[int] = {1}
    for row in schema:
        if row.type != "table" or row.rootpage <= 0:
            continue
        try:
            info = parse_table(row.sql, row.name, row.rootpage)
        except (DdlError, ValueError) as error:
            log.add("damaged-schema", f"the definition of table {row.name!r} cannot be read: {error}")
            continue
        if row.rootpage in seen:
            log.add("damaged-schema", f"the root page of table {row.name!r} belongs to another table too")
            continue
        seen.add(row.rootpage)
        if info.name == "sqlite_sequence":
            # declared without a key, but the library keeps one row a table
            info = msgspec.structs.replace(info, unique=((0,),))
        out.append(info)
    return out


def index_infos(schema: Sequence[SchemaRow], tables: Sequence[TableInfo]) -> list[IndexInfo]:
    """The indexes, those without a statement of their own (UNIQUE, PRIMARY KEY) too."""
    by_name = {table.name.lower(): table for table in tables}
    out: list[IndexInfo] = []
    for row in schema:
        table = by_name.get(row.table.lower())
        if row.type != "index" or table is None or row.rootpage <= 0:
            continue
        if row.sql:
            try:
                out.append(parse_index(row.sql, row.name, table, row.rootpage))
            except DdlError:
                continue
        else:
            number = row.name.rsplit("_", 1)[-1]
            place = int(number) - 1 if number.isdigit() and len(number) < 6 else -1
            columns = table.unique[place] if 0 <= place < len(table.unique) else ()
            out.append(IndexInfo(row.name, table.name, row.rootpage, columns, True, False))
    return out


__all__ = ["SCHEMA_NAME", "Buffer", "Database", "Log", "SchemaRow", "Segment", "SqliteError"]
