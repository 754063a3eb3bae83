"""What a Realm database holds: tables, their columns, and the values of objects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from typing import Any

from aboveboard.formats.places import Span

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Type(IntEnum):
    """Types of columns and values. Facts: realm-core, `src/realm/column_type.hpp` and `data_type.hpp`."""

    INT = 0
    BOOL = 1
    STRING = 2
    OLD_ENUM = 3
    BINARY = 4
    OLD_TABLE = 5
    MIXED = 6
    OLD_DATE = 7
    TIMESTAMP = 8
    FLOAT = 9
    DOUBLE = 10
    DECIMAL = 11
    LINK = 12
    LINK_LIST = 13
    BACKLINK = 14
    OBJECT_ID = 15
    TYPED_LINK = 16
    UUID = 17
    SET = 18
    LIST = 19
    DICTIONARY = 20

    @property
    def says(self) -> str:
        """The type in words."""
        return self.name.lower().replace("_", " ")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A point in time: seconds since 1970 in UTC, and nanoseconds of the same sign."""

    seconds: int
    nanos: int

    def __str__(self) -> str:
        """'2023-01-01T10:00:00.5Z', as far as calendars go, else '12345678901234 s and 0 ns since 1970'."""
        seconds, nanos = divmod(self.seconds * 1_000_000_000 + self.nanos, 1_000_000_000)
        try:
            day = _EPOCH + timedelta(seconds=seconds)
        except OverflowError:
            return f"{self.seconds} s and {self.nanos} ns since 1970"
        part = f".{nanos:09d}".rstrip("0") if nanos else ""
        return f"{day.isoformat(timespec='seconds')[:19]}{part}Z"


@dataclass(frozen=True, slots=True)
class Link:
    """An object that a value leads to: the number of its table among the file's tables, and its key there."""

    table: int
    key: int


@dataclass(frozen=True, slots=True)
class Column:
    """One property of a table's objects."""

    name: str
    type: Type
    nullable: bool = False
    collection: str = ""
    """list, set or dictionary; '': a single value"""
    target: int | None = None
    """Of links: the number of the table that they lead to."""
    slot: int = 0
    """Which of a cluster's arrays (or of the table's columns, before format 10) has its values, from 0."""
    words: int = 0
    """Where the different texts of an enumerated column are; 0: it has none."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table (class of objects)."""

    name: str
    """As in the file: those of objects begin with 'class_'."""
    number: int
    """Among the file's tables."""
    columns: tuple[Column, ...]
    """Without back links, which say nothing that links do not."""
    root: int
    """Where its objects are."""
    kind: str = "objects"
    """objects, embedded (parts of others' objects) or asymmetric (sent to a server and not kept)"""
    waiting: int = 0
    """Stand-ins of objects that links lead to and that are not there (yet); they are no rows."""


@dataclass(frozen=True, slots=True)
class Row:
    """One object: its key, and a value for each column of its table; `LOST` where it could not be read.

    Values are None, bool, int, float, str, bytes, `Stamp` and `Link`; identifiers and decimal numbers are text. Lists and
    sets are lists of these, dictionaries are dicts with text as keys. Text that is no UTF-8 is bytes.
    """

    key: int
    values: tuple[Any, ...]


class _Lost:
    __slots__ = ()

    def __repr__(self) -> str:
        return "LOST"


LOST = _Lost()
"""A value that could not be read."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of an object, and the bytes it stands in."""

    column: str
    spans: tuple[Span, ...]
    value: Any
    rule: str
    """What these bytes are, in words."""
