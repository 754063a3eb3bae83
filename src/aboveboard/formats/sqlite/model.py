"""The reader's frozen types: rows with their place, tables, findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol, TypeAlias

import msgspec

Value: TypeAlias = int | float | str | bytes | None
State: TypeAlias = Literal["live", "older", "uncommitted", "deleted", "copy"]
Source: TypeAlias = Literal["main", "wal", "journal"]

SOURCES: tuple[Source, Source, Source] = ("main", "wal", "journal")


class SqliteError(ValueError):
    """The bytes cannot be read as a SQLite database at all."""


class Reader(Protocol):
    """Random access to a file that is not in one buffer."""

    @property
    def size(self) -> int:
        """Length of the file in bytes."""
        ...

    def read_at(self, offset: int, size: int) -> bytes:
        """Return up to `size` bytes from `offset`."""
        ...


class Finding(msgspec.Struct, frozen=True):
    """Something about the file that whoever relies on its rows must know.

    `code` is one of a closed set (see `CODES`), `detail` one sentence for people, `count` how many times it was met.
    """

    code: str
    detail: str
    source: Source = "main"
    page: int | None = None
    count: int = 1


CODES: dict[str, str] = {
    "wal-mismatch": "the -wal does not belong to this database, or to this moment of it; it was not merged",
    "wal-damaged": "the -wal ends in frames whose checksums do not hold; they were not merged",
    "wal-older": "the -wal holds frames of an earlier generation, read as earlier versions of pages",
    "wal-uncommitted": "the -wal holds frames of a transaction that was not committed",
    "journal-mismatch": "the -journal does not belong to this database, or to this moment of it; it was not used",
    "journal-hot": "the -journal belongs to an interrupted transaction; rows are shown as they were before it",
    "journal-persisted": "the -journal holds pages as they were before the last transaction",
    "journal-super": "the -journal names a super-journal that is not at hand; it was not rolled back",
    "journal-damaged": "some records of the -journal do not hold their checksums; they were not used",
    "truncated": "the file is shorter than its header says",
    "trailing": "the file is longer than its header says",
    "damaged-page": "a page that cannot be read as what its tree needs",
    "damaged-cell": "a row's cell that cannot be read",
    "damaged-overflow": "a row whose overflow pages cannot be followed",
    "damaged-schema": "a table's definition that cannot be read",
    "damaged-freelist": "the list of free pages cannot be followed to its end",
    "truncated-rows": "dead rows of which only a part is left; shown when asked for",
    "limit": "work on a hostile or damaged file was cut short",
}


class Column(msgspec.Struct, frozen=True):
    """One declared column.

    `affinity` is SQLite's (TEXT, NUMERIC, INTEGER, REAL, BLOB); `default` the literal default, already of the
    column's affinity.
    """

    name: str
    type: str = ""
    affinity: str = "BLOB"
    not_null: bool = False
    default: Value = None
    generated: Literal["", "virtual", "stored"] = ""
    collation: str = ""


class TableInfo(msgspec.Struct, frozen=True):
    """A table as its definition declares it.

    `rowid_column` is the position of the INTEGER PRIMARY KEY column that shows the rowid, `storage` the declared
    positions in
    the order in which a record stores them, `primary_key` and `unique` declared positions.
    """

    name: str
    columns: tuple[Column, ...]
    rootpage: int
    without_rowid: bool
    sql: str
    rowid_column: int | None = None
    primary_key: tuple[int, ...] = ()
    unique: tuple[tuple[int, ...], ...] = ()
    storage: tuple[int, ...] = ()
    strict: bool = False
    dropped: bool = False


class Piece(NamedTuple):
    """A range of bytes in one of the files: offset and length count in bytes from its start."""

    source: Source
    offset: int
    length: int


class Layout(msgspec.Struct, frozen=True):
    """Where a recovered row's cells are: the record's serial types and the pieces that hold its body, in order."""

    types: tuple[int, ...]
    pieces: tuple[Piece, ...]


class Row(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """One row and its place.

    `values` are in declared column order. `offset` and `length` (bytes) are the cell's local part, counted from the
    start of the
    file that `source` names; `page` is the page number. `confidence` is 0..1 and `reasons` say why. `layout` is there
    for
    recovered rows only.
    """

    table: str | None
    rowid: int | None
    state: State
    values: tuple[Value, ...]
    source: Source
    page: int
    offset: int
    length: int
    confidence: float
    reasons: tuple[str, ...]
    layout: Layout | None = None


class Cell(msgspec.Struct, frozen=True):
    """One stored value: its column, its serial type and the ranges of bytes that hold it.

    A value without stored bytes (NULL, 0 and 1 by serial type, a column added later) has no pieces; `rule` says how
    bytes became the value.
    """

    column: str
    offset: int
    length: int
    serial_type: int | None
    value: Value
    pieces: tuple[Piece, ...]
    rule: str


class Located(msgspec.Struct, frozen=True):
    """A live row found again: its place and each of its cells."""

    table: str
    rowid: int | None
    page: int
    source: Source
    offset: int
    length: int
    cells: tuple[Cell, ...]


Buffers: TypeAlias = Sequence[memoryview]
