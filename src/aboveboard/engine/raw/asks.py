"""What is asked of a worker that shows raw files, and its answers. Offsets and lengths count in bytes."""

from __future__ import annotations

from typing import Any

import msgspec

from aboveboard.sources.api import Keys, Ref, SourceFacts

TEXT, TREE, TABLES, FIELDS, ENTRIES, HEX = "text", "tree", "tables", "fields", "entries", "hex"
RECORD = "record"
"""Of the inspected record alone, its bytes part by part."""
VIEWS = (TEXT, TREE, TABLES, FIELDS, ENTRIES, HEX, RECORD)
ENCODINGS = (
    *("utf-8", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "gb18030", "big5", "shift_jis", "euc-kr"),
    *("koi8-r", "cp1251", "cp1256"),
)


class Rows(msgspec.Struct, frozen=True):
    """Live rows of a table that may be seen."""

    table: str
    rowids: bytes
    """Row numbers in ascending order, 8 bytes each, as `array('q')` has them."""


class Items(msgspec.Struct, frozen=True):
    """Items that may be seen, by the locators of their records."""

    artifact: str
    part: str
    table: str | None
    """Of items inside rows."""
    locators: tuple[str, ...]


class Mask(msgspec.Struct, frozen=True, omit_defaults=True):
    """What of a file may be seen: all of it, or what is named here and nothing else."""

    whole: bool = False
    rows: tuple[Rows, ...] = ()
    items: tuple[Items, ...] = ()
    spans: tuple[tuple[str, int, int], ...] = ()
    """(main, wal or journal; offset; length): places of rows that are not live."""


class Inspected(msgspec.Struct, frozen=True, omit_defaults=True):
    """The record whose bytes are marked."""

    artifact: str
    part: str
    table: str | None = None
    rowid: int | None = None
    locator: str | None = None
    source: str = "main"
    offset: int | None = None
    length: int | None = None


class Cell(msgspec.Struct, frozen=True):
    """The value of one cell of a table with row numbers."""

    table: str
    rowid: int
    column: str


class Showing(msgspec.Struct, frozen=True, tag=True):
    """First message to a worker that shows raw files; not answered."""

    path: str
    facts: SourceFacts
    keys: Keys


class Show(msgspec.Struct, frozen=True, tag=True, omit_defaults=True):
    """Ask for a part of a view of a file. Answered by `Shown`."""

    main: Ref
    wal: Ref | None
    journal: Ref | None
    role: str
    """Which of the three is looked at: main, wal or journal."""
    view: str
    mask: Mask
    inspected: Inspected | None = None
    cell: Cell | None = None
    """Look at this cell in place of the file."""
    entry: int | None = None
    """Look at the value of this entry (counted from 0) in place of the file or cell."""
    node: tuple[int, ...] | None = None
    """Look at the bytes that stand at this node of the tree, or of the fields, in place of the file, cell or entry."""
    fields: bool = False
    """Whether `node` is one of the fields of a protocol buffer, and not of a tree."""
    at: int | None = None
    """Where the part begins: an offset, or the number of an entry or child."""
    path: tuple[int, ...] = ()
    """The node whose children are shown."""
    resolved: bool = False
    """Of a keyed archive: what it stands for, not how it is stored."""
    table: str = ""
    after: tuple[Any, ...] = ()
    """The key of the row behind (or before) which the part begins."""
    back: bool = False
    encoding: str = ""


class TextLine(msgspec.Struct, frozen=True):
    """A line of text, or a masked stretch in its place."""

    offset: int
    text: str
    masked: int = 0
    goes_on: bool = False
    """Whether it goes on a line of the part before."""
    marked: bool = False


class TextPart(msgspec.Struct, frozen=True, tag=True):
    """Some kilobytes as text."""

    size: int
    start: int
    end: int
    encoding: str
    guessed: bool
    lines: tuple[TextLine, ...]
    bad: int = 0
    """Bytes that are no text in this encoding."""
    earlier: int | None = None
    """Where the part before this one begins; what is masked as a whole is passed over."""
    later: int | None = None


class HexPart(msgspec.Struct, frozen=True, tag=True):
    """Some kilobytes; those that are masked are not among them: `data` has zeros there."""

    size: int
    start: int
    data: bytes
    masked: tuple[tuple[int, int], ...]
    """(offset, length)"""
    marked: tuple[tuple[int, int], ...]
    pieces: tuple[tuple[int, int], ...]
    """Of the inspected record in this file, also outside the part."""
    earlier: int | None = None
    """As in `TextPart`."""
    later: int | None = None


class TreeRow(msgspec.Struct, frozen=True, omit_defaults=True):
    """A node. `masked` bytes stand in its place where it may not be seen."""

    depth: int
    label: str
    kind: str
    text: str = ""
    count: int | None = None
    """Of a container: how many are in it."""
    path: tuple[int, ...] = ()
    offset: int | None = None
    length: int | None = None
    bytes: bool = False
    """Whether it holds bytes that can be looked at by themselves."""
    looks: str = ""
    """What these look like: a view."""
    more: int = 0
    """Children that are not listed here."""
    masked: bool = False
    secret: bool = False
    marked: bool = False
    guesses: tuple[tuple[str, str], ...] = ()
    """(what it may be, how it reads then)"""


class TreePart(msgspec.Struct, frozen=True, tag=True):
    """The children of a node, and some of theirs."""

    form: str
    """json, plist, xml …"""
    rows: tuple[TreeRow, ...]
    crumbs: tuple[tuple[str, tuple[int, ...]], ...]
    start: int
    total: int
    shown: int
    archive: bool = False
    """Whether it is a keyed archive, which can be resolved."""
    masked: int = 0
    """Bytes that are masked altogether; only where not the whole file may be seen."""
    items: int | None = None
    """Of a masked tree: how many items of it may be seen."""
    note: str = ""


class TableLine(msgspec.Struct, frozen=True):
    """A table."""

    name: str
    columns: int
    rows: int | None
    """None: not counted, see `note`."""
    note: str = ""
    covered: int | None = None
    """Rows that may be seen, where not all may."""


class TablesPart(msgspec.Struct, frozen=True, tag=True):
    """The tables of a database."""

    tables: tuple[TableLine, ...]
    hidden: int
    """Tables that may not be seen."""
    notes: tuple[str, ...] = ()


class ColumnHead(msgspec.Struct, frozen=True):
    """A column."""

    name: str
    type: str
    key: bool = False


class CellShown(msgspec.Struct, frozen=True, omit_defaults=True):
    """A cell: null, integer, real, text, blob; `text` is what is shown of it."""

    kind: str
    text: str = ""
    size: int | None = None
    """Of text and blobs, in bytes."""
    looks: str = ""
    """What a blob looks like: a view."""
    secret: bool = False
    cut: bool = False


class RowShown(msgspec.Struct, frozen=True, omit_defaults=True):
    """A row."""

    key: tuple[Any, ...]
    rowid: int | None
    cells: tuple[CellShown, ...]
    gap: str = ""
    """Row numbers between this row and the one above it that are masked."""
    marked: bool = False


class RowsPart(msgspec.Struct, frozen=True, tag=True):
    """Some rows of a table."""

    table: str
    columns: tuple[ColumnHead, ...]
    rows: tuple[RowShown, ...]
    earlier: bool
    later: bool
    covered: int | None = None
    note: str = ""


class EntryShown(msgspec.Struct, frozen=True, omit_defaults=True):
    """An entry of a LevelDB table or log, or of a SEGB file."""

    number: int
    offset: int
    length: int
    key: str = ""
    state: str = ""
    size: int | None = None
    text: str = ""
    looks: str = ""
    written: float | None = None
    """Seconds since 2001-01-01 UTC."""
    sequence: int | None = None
    intact: bool = True
    masked: int = 0
    """How many entries from this one on are masked; the line stands for them."""
    marked: bool = False


class EntriesPart(msgspec.Struct, frozen=True, tag=True):
    """Some entries."""

    form: str
    entries: tuple[EntryShown, ...]
    start: int
    total: int
    shown: int
    note: str = ""


class BytesShown(msgspec.Struct, frozen=True, omit_defaults=True):
    """A column's value, or another part of a record, as bytes."""

    name: str
    pieces: tuple[tuple[str, int, int], ...]
    """(main, wal or journal; offset; length)"""
    hex: str = ""
    """The first of them; 'xx' for what may be a password, a token or a key."""
    rule: str = ""
    column: bool = False
    masked: bool = False

    @property
    def size(self) -> int:
        """Bytes of all pieces."""
        return sum(length for _, _, length in self.pieces)


class RecordPart(msgspec.Struct, frozen=True, tag=True):
    """The inspected record's bytes."""

    source: str
    offset: int
    length: int
    page: int | None
    parts: tuple[BytesShown, ...]


Body = TextPart | HexPart | TreePart | TablesPart | RowsPart | EntriesPart | RecordPart


class Shown(msgspec.Struct, frozen=True, tag=True, omit_defaults=True):
    """The answer to `Show`."""

    body: Body | None = None
    why: str = ""
    """Why there is none."""
    detail: str = ""
    """What the reader said, for people; never text of the file."""
    masked: bool = False
    """Whether only a part of it may be seen."""
    unplaced: int = 0
    """Records in scope whose bytes cannot be named, so that they are masked with the rest."""
