"""What an artifact can declare.

An artifact says which files it reads, which structure it expects there and which record field each stored value becomes.
It does nothing itself: the engine composes the query, runs it behind the walls and accounts for every row. See
`docs/artifacts.md` for a worked example.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any, Final, Literal, Protocol, get_args, runtime_checkable

from aboveboard.formats import cells, madeids, mail, times, written
from aboveboard.formats import mailboxes as packing
from aboveboard.formats import wrapped as wrapping
from aboveboard.formats.places import Finder
from aboveboard.model.provenance import State
from aboveboard.model.records import (
    Record,
    fields_of,
)
from aboveboard.model.times import Basis, Clock, Time

KIT_VERSION = 1
ENVELOPE = ("party", "state")
"""Field names of a declaration that fill the record's envelope and are not fields of its kind."""


class NoText(ValueError):
    """A decoder found the value undecodable; the cell becomes UNREADABLE and its row stays."""


@runtime_checkable
class Decoder(Protocol):
    """Turns a stored value into a field's value, inside SQLite."""

    @property
    def name(self) -> str:
        """A word for the rule, shown by `show` and `prove`."""
        ...

    @property
    def sentinels(self) -> tuple[object, ...]:
        """Stored values that mean 'nothing', such as 0 for a time never set."""
        ...

    def sql(self, expr: str) -> str:
        """An SQL expression of the decoded value; NULL where the stored value cannot be decoded."""
        ...


@dataclass(frozen=True)
class Sql:
    """A decoder written as SQL, with `{}` where the stored value goes (each time it is needed)."""

    name: str
    template: str
    sentinels: tuple[object, ...] = ()
    json: bool = False
    """The expression gives JSON text (an object or array) rather than a plain value."""

    def sql(self, expr: str) -> str:
        """See `Decoder.sql`."""
        return self.template.replace("{}", expr)


def enum(name: str, values: Mapping[int | str, str | int | bool], *, other: str | None = "as stored") -> Sql:
    """A decoder for coded values. Unknown codes are kept as their text, or NULL (UNREADABLE) with `other=None`."""
    cases = " ".join(f"WHEN {_literal(code)} THEN {_literal(meaning)}" for code, meaning in values.items())
    rest = "" if other is None else " ELSE CASE WHEN typeof({}) <> 'blob' THEN CAST({} AS TEXT) END"
    return Sql(name, f"CASE {{}} {cases}{rest} END")


flag = Sql("flag", "CASE WHEN {} IS NULL THEN NULL WHEN {} IN (0, '0', 'false', '') THEN 0 ELSE 1 END")
"""A number or text that means yes or no."""

direction_from_me = Sql("1 = outgoing", "CASE {} WHEN 1 THEN 'outgoing' WHEN 0 THEN 'incoming' END")
milliseconds = Sql("milliseconds", "CASE WHEN typeof({}) IN ('integer', 'real') THEN {} / 1000.0 END")
"""A duration in milliseconds, as seconds."""


@dataclass(frozen=True)
class Py:
    """A decoder written in Python: a pure function of the stored value or values.

    It is called for values that are not NULL (with several, where not all are). It returns str, int, float, bool, or with
    `json=True` anything that msgspec can encode; it raises ValueError for what it cannot decode. '' means: nothing there.
    """

    name: str
    function: Callable[..., Any]
    json: bool = False
    sentinels: tuple[object, ...] = ()
    blobs_only: bool = False
    """Values that are not blobs are the result already and stay inside SQLite."""

    def sql(self, expr: str) -> str:
        """See `Decoder.sql`."""
        if self.blobs_only:
            return f"CASE typeof({expr}) WHEN 'blob' THEN {self.name}({expr}) ELSE {expr} END"
        return f"{self.name}({expr})"


def _iso_utc(value: object) -> int | None:
    return times.iso8601(str(value)).utc_us


def _iso_local(value: object) -> dict[str, str] | int:
    reading = times.iso8601(str(value))
    if reading.utc_us is not None:
        return reading.utc_us
    return {"local": times.to_iso(reading.local_us).removesuffix("Z"), "basis": Basis.LOCAL.value}


iso_utc = Py("iso_utc", _iso_utc)
"""A time written as ISO 8601 with its zone: '2023-05-01T10:00:00+02:00'. Without a zone it is no point in time: NULL."""
iso_local = Py("iso_local", _iso_local, json=True)
"""The same for a store that writes no zone: the time stays local."""

_TAG_OR_ENTITY: Final = re.compile(r"</?[A-Za-z][^<>]*>|&(?:#\d+|\w+);")


def _html(value: object) -> str:
    text = str(value)
    return mail.html_text(text).strip() if _TAG_OR_ENTITY.search(text) else text


html = Py("html", _html)
"""A text in HTML as plain text; one without tags or entities stays as it is, so that '1 < 2' loses nothing."""


inside = Py("inside", cells.inside)
"""A value packed into a cell, in SQL of a declaration: `inside(m.payload, 'sender.name')`. See `formats/cells.py`."""


wrapped = Py("wrapped", wrapping.text)
"""The text in a cell of bytes, base64, JSON or rich text in JSON, also in SQL: `wrapped(m.body)`. See `formats/wrapped.py`."""

address_in = Py("address_in", packing.address_in)
"""The first address of a text that packs addresses and names, also in SQL: `address_in(m.sender)`. See `formats/mailboxes.py`."""
name_in = Py("name_in", packing.name_in)
"""The name that stands with it, also in SQL: `name_in(m.sender)`."""
mailboxes = Py("mailboxes", packing.mailboxes)
"""All of them as a list in JSON, for `json_each(mailboxes(m.recipients))` in SQL."""

made_at = Py("made_at", madeids.made_at)
"""When an identifier was made that says so, in microseconds, also in SQL: `made_at(m.id)`. See `formats/madeids.py`."""


def _written(value: object, *, day_first: bool) -> dict[str, str] | int:
    reading = written.read(str(value), day_first=day_first)
    if reading.utc_us is not None:
        return reading.utc_us
    return {"local": times.to_iso(reading.local_us).removesuffix("Z"), "basis": Basis.LOCAL.value}


written_day_first = Py("written_day_first", partial(_written, day_first=True), json=True)
"""A time written as programs and people write it: '14.11.2023 22:13', 'Tue Nov 14 22:13:20 GMT+01:00 2023'. See
`formats/written.py`."""
written_month_first = Py("written_month_first", partial(_written, day_first=False), json=True)
"""The same where the month is first in dates of numbers alone: '11/14/2023 10:13 PM'."""

_CLOCK: Final = re.compile(r"(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,6}))?")


_SPELLED: Final = re.compile(r"P(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,8}(?:[.,]\d{1,9})?)S)?)?")
"""ISO 8601's way to write a duration, but for years, months and weeks."""


_UNITS: Final = re.compile(
    r"(?:(\d{1,4})\s*(?:h|hrs?|hours?|std|ч|час\w*|小时|時間)\.?,?\s*)?"
    r"(?:(\d{1,6})\s*(?:m|mins?|minutes?|minuten?|мин\w*|分钟?)\.?,?\s*)?"
    r"(?:(\d{1,8}(?:[.,]\d{1,3})?)\s*(?:s|secs?|seconds?|sek|sekunden|seg|segundos|сек\w*|秒)\.?)?",
    re.IGNORECASE,
)
"""What apps show, and some store: '1 h 2 min 3 s', '5 min', '45 sec'."""


def _lasted(value: object) -> float:
    named = _UNITS.fullmatch(str(value).strip())
    if named is not None and any(named.groups()):
        hours, minutes, seconds = (float(g.replace(",", ".")) if g else 0.0 for g in named.groups())
        return hours * 3600 + minutes * 60 + seconds
    spelled = _SPELLED.fullmatch(str(value).strip())
    if spelled is not None and any(spelled.groups()):
        days, hours, minutes, seconds = (float(g.replace(",", ".")) if g else 0.0 for g in spelled.groups())
        return days * 86_400 + hours * 3600 + minutes * 60 + seconds
    match = _CLOCK.fullmatch(str(value).strip())
    if match is None:
        return float(str(value))
    hours, minutes, seconds, part = match.groups()
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + (float(f"0.{part}") if part else 0.0)


lasted = Py("lasted", _lasted)
"""A duration written as '1:02:03', '02:03', 'PT3M12S', '1 min 5 s' or seconds, in seconds."""


@dataclass(frozen=True)
class Col:
    """A field's value: SQL over the columns of the declared tables (always written `alias.column`), and how to decode it.

    `:folder` in an expression is the device path of the folder that holds the database, `:file` the database's own name,
    `:table` the name of the table that the rows are of, `:owner` and `:owner_name` whose that table is, where the reading
    has `owners`.

    Several expressions are the arguments of a `Py` decoder. A column that the database does not have makes the variant
    unfit, unless `optional`: the field is then NOT_IN_SCHEMA.
    """

    expr: str | tuple[str, ...]
    decode: Decoder | None = None
    optional: bool = False


def opt(expr: str | tuple[str, ...], decode: Decoder | None = None) -> Col:
    """A `Col` that older or newer versions of the store may lack."""
    return Col(expr, decode, optional=True)


@dataclass(frozen=True)
class Const:
    """A field's value that the place itself implies."""

    value: str | int | float | bool


@dataclass(frozen=True)
class Person:
    """A `Party` from SQL expressions; NULL where both are NULL."""

    identifier: str | None
    name: str | None = None
    role: str | None = None
    optional: bool = False
    many: bool = False
    """Gives a list of this one party, for fields that hold lists."""
    when: str | None = None
    """An SQL condition: no party where it is not true."""
    undecided: str | None = None
    """The role where the condition is NULL: then the party is given too, for what it is in is not said."""


@dataclass(frozen=True)
class Rows:
    """A list from a subquery whose named columns are the keys of each item; order it inside.

    `Rows("SELECT h.id AS identifier FROM chat_handle_join AS j JOIN handle AS h ON h.ROWID = j.handle_id
    WHERE j.chat_id = c.ROWID ORDER BY h.ROWID", keys=("identifier",), role="recipient")`. One key '' gives a list of plain
    values. Columns not in the schema make the field NOT_IN_SCHEMA.
    """

    select: str
    keys: tuple[str, ...]
    role: str | None = None
    optional: bool = True


FieldSource = Col | Const | Person | Rows


@dataclass(frozen=True)
class Owners:
    """Whose each of the tables is that a pattern stands for, where their names are made of an identifier (its MD5, say).

    `table` gives the name of an identifier's table. Identifiers and the names that go with them come out of the same
    database by `select` (two columns, run once), and out of files beside it by `beside`, a pure function of `companions`
    that raises ValueError for what it cannot read. Where both have an identifier, `beside` is believed.
    """

    table: Callable[[str], str]
    select: str | None = None
    beside: Callable[[Mapping[str, bytes]], Iterable[tuple[str, str | None]]] | None = None
    companions: tuple[str, ...] = ()
    """Paths of files to have beside it, relative to its folder, as in `Code`."""


@dataclass(frozen=True)
class Sqlite:
    """One table of a database, each of whose rows is one record.

    `base` is `table AS alias`; `key` the expression that names a row (`m.ROWID`, or the primary key of a table without
    rowids). `joins` are LEFT JOINs, one a string, that must not multiply rows; one whose table is not there is dropped.
    Several of one `name` are variants: the first whose tables and columns exist is used. Different names are different
    parts of the store, and all are read. `where` leaves rows out by the artifact's own rule, which `leaves_out` states.

    A base whose name is a pattern (`"Chat_*" AS m`: `*`, `?` and `[0-9]` as in file patterns) stands for every table of such
    a name, as of a store that has one for each chat. Each is read as if it were declared alone, as a part of its own that is
    called after it (`chats: Chat_12`). In expressions and `requires` the pattern is written where the table is meant. Tables
    whose names have other signs than letters, digits, `_`, `-`, `.` and `@` are not meant by any pattern.
    """

    base: str
    key: str
    fields: Mapping[str, FieldSource]
    joins: tuple[str, ...] = ()
    requires: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    kind: type[Record] | None = None
    name: str | None = None
    where: str | None = None
    leaves_out: str | None = None
    optional: bool = False
    """Whether it is in order that a database lacks this part."""
    owners: Owners | None = None
    """Of a pattern: whose each table is."""

    @property
    def table(self) -> str:
        """The base table's name, or the pattern of the names."""
        return self.base.split(" AS ")[0].strip().strip('"')

    @property
    def is_pattern(self) -> bool:
        """Whether the base stands for every table whose name is like it."""
        return bool(set(self.table) & set("*?["))

    @property
    def part(self) -> str:
        """The name that variants share."""
        return self.name or self.table


class Row(Mapping[str, Any]):
    """One row handed to a `SqliteCode` function: its columns by the names they were declared under."""

    __slots__ = ("_names", "_values")

    def __init__(self, names: Mapping[str, int], values: tuple[Any, ...]) -> None:
        self._names = names
        self._values = values

    def __getitem__(self, name: str) -> Any:
        """The value, or None also where the column is not in this version's schema."""
        index = self._names[name]
        return None if index < 0 else self._values[index]

    def __iter__(self) -> Iterator[str]:
        """The names declared."""
        return iter(self._names)

    def __len__(self) -> int:
        """How many columns were declared."""
        return len(self._names)


@dataclass(frozen=True)
class SqliteCode:
    """Like `Sqlite`, for rows whose meaning is inside blobs: `make(row, about)` gives records.

    `columns` maps names to `alias.column` expressions; a name that ends in '?' may be absent from the schema (the row then
    gives None). `make` may return one record, None (the row holds no record; counted as excluded), or an iterable of
    `Item`s, and raises ValueError for a row that it cannot read (counted as rejected).
    """

    base: str
    key: str
    columns: Mapping[str, str]
    make: Callable[[Row, About], Record | Iterable[Item] | None]
    joins: tuple[str, ...] = ()
    requires: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    kind: type[Record] | None = None
    name: str | None = None
    where: str | None = None
    leaves_out: str | None = None
    optional: bool = False
    items_in: str | None = None
    """Of which of `columns` the items that `make` gives are; their locators lead into its value."""
    places: Finder | None = None
    """As in `Code`, for the bytes of that value (a text as UTF-8)."""

    @property
    def table(self) -> str:
        """The base table's name."""
        return self.base.split(" AS ")[0].strip().strip('"')

    @property
    def part(self) -> str:
        """The name that variants share."""
        return self.name or self.table


@dataclass(frozen=True)
class About:
    """What a decoder may know of the file it reads."""

    path: str
    """Device path."""
    size: int
    mime: str | None = None
    modified: int | None = None
    """The file's own modification time as the container states it, UTC microseconds."""
    app: str | None = None
    """Bundle id or package of the app whose container holds the file, where known."""
    profile: str | None = None
    companions: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    """The files that a `Code` asked to have beside this one, by the names it asked for; missing ones are left out."""


class Reader(Protocol):
    """Random access to a file of the evidence."""

    @property
    def size(self) -> int:
        """Bytes."""
        ...

    def read_at(self, offset: int, size: int) -> bytes:
        """The bytes there; fewer at the end."""
        ...


@dataclass(frozen=True)
class Item:
    """One record of a `Code` reading, with the place it came from.

    `locator` names the place within the file and must be unique there and stable: a key path, a field path, `bytes
    120-300` ('Where an item stands' in `docs/artifacts.md` has all forms). `stored` is the value or values as stored.
    """

    locator: str
    record: Record
    stored: Mapping[str, Any] | None = None
    state: State = State.LIVE
    offset: int | None = None


@dataclass(frozen=True)
class Code:
    """A file that is not a database: `read(data, about)` yields `Item`s.

    `wants` is 'bytes' (the whole file, up to `limit` bytes) or 'reader' (random access to a file of any size). A ValueError
    ends the reading: what was yielded before stays and the outcome is `partial` (or `failed` where there was nothing).
    A yielded exception (`Lost("reason")`) counts one rejected item and goes on.
    """

    read: Callable[[Any, About], Iterable[Item | Lost]]
    wants: Literal["bytes", "reader"] = "bytes"
    kind: type[Record] | None = None
    name: str = "items"
    limit: int = 256 * 1024 * 1024
    optional: bool = False
    companions: tuple[str, ...] = ()
    """Paths of files to have beside it, relative to its folder: 'names.plist', '../mappings'."""
    places: Finder | None = None
    """Finds items again by their locators: `places(data)` gives a function from a locator to where it stands. Left out
    where the locator alone says it, or the file's format does; see 'Where an item stands' in `docs/artifacts.md`."""

    @property
    def part(self) -> str:
        """The reading's name."""
        return self.name


@dataclass(frozen=True)
class Lost:
    """One item of a file that could not be made into a record, and why."""

    reason: str


Reading = Sqlite | SqliteCode | Code


@dataclass(frozen=True, kw_only=True)
class Artifact:
    """One store of one app or system, declared. `docs/artifacts.md` explains each field and path root."""

    id: str
    """`ios.messages`, `android.sms`, `any.media`: the first word is the system."""
    title: str
    service: str
    """The app or store that records are attributed to: `whatsapp`, `ios.messages`."""
    emits: type[Record] | tuple[type[Record], ...]
    files: tuple[str, ...]
    read: tuple[Reading, ...]
    says: str
    """One sentence: what one record stands for."""
    limits: str
    """What it does not read or cannot know."""
    sources: tuple[str, ...]
    """Where the format's facts are from."""
    tested: tuple[str, ...] = ()
    """What real data it was tried on; empty: declared from documentation."""
    version: int = 1
    absent_from: tuple[str, ...] = ()
    """Kinds of acquisition that cannot contain it: 'itunes backup', 'adb backup'."""
    by_content: tuple[str, ...] = ()
    """MIME types: the artifact also reads every file of these types, whatever its name."""
    clocks: Mapping[str, Clock] = field(default_factory=dict[str, Clock])
    """Whose clock the times of a field are of, where all of them are of one and the sources say so. What is decoded in Python
    says it with each `Time`."""
    original_of: Callable[[str], str | None] | None = None
    """For artifacts of previews: the device path of what the file at a path is a preview of, None where the path does not
    tell. Given, the artifact reads only those files whose original is told and stands nowhere in the source."""

    @property
    def kinds(self) -> tuple[type[Record], ...]:
        """The kinds it emits."""
        return self.emits if isinstance(self.emits, tuple) else (self.emits,)

    @property
    def system(self) -> str:
        """ios, android or any."""
        return self.id.split(".")[0]

    def kind_of(self, reading: Reading) -> type[Record]:
        """The kind that a reading's rows become unless an item says otherwise."""
        return reading.kind or self.kinds[0]


_REFERENCE = re.compile(r"""'(?:[^']|'')*'|\b([A-Za-z_]\w*)\.("[^"]+"|[A-Za-z_]\w*)""")
_ALIAS = re.compile(r"""\b(?:FROM|JOIN)\s+("[^"]+"|\w+)\s+AS\s+(\w+)""", re.IGNORECASE)


# What is declared is asked for again for every file that it reads.
@lru_cache(8192)
def references(sql: str) -> tuple[tuple[str, str], ...]:
    """Each `alias.column` that an SQL expression names, string literals apart."""
    return tuple((m.group(1), m.group(2).strip('"')) for m in _REFERENCE.finditer(sql) if m.group(1))


def aliases(sql: str) -> dict[str, str]:
    """The tables that a FROM or JOIN introduces: alias -> table."""
    return dict(_introduced(sql))


@lru_cache(8192)
def _introduced(sql: str) -> tuple[tuple[str, str], ...]:
    return tuple((alias, table.strip('"')) for table, alias in _ALIAS.findall(sql))


def _literal(value: str | int | bool) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


def check(artifact: Artifact) -> list[str]:
    """What is wrong with a declaration, in sentences; empty when it can run. The battery asserts this for every artifact."""
    wrong: list[str] = []
    if not re.fullmatch(r"(ios|android|any)\.[a-z0-9_.]+", artifact.id):
        wrong.append(f"{artifact.id}: an id is ios|android|any, a dot and a name in lower case")
    if not artifact.files and not artifact.by_content:
        wrong.append(f"{artifact.id}: names neither files nor contents")
    times = {name for kind in artifact.kinds for name, (hint, _) in fields_of(kind).items() if Time in get_args(hint)}
    wrong += [f"{artifact.id}: {name} is no time of its kinds" for name in artifact.clocks if name not in times]
    for reading in artifact.read:
        kind = artifact.kind_of(reading)
        if kind not in artifact.kinds:
            wrong.append(f"{artifact.id}: reads {kind.__name__}, which it does not say it emits")
        if isinstance(reading, Code):
            continue
        if isinstance(reading, SqliteCode) and reading.items_in is not None:
            names = {name.rstrip("?") for name in reading.columns}
            if reading.items_in not in names:
                wrong.append(f"{artifact.id}: its items stand in {reading.items_in!r}, which is none of its columns")
        known = aliases("FROM " + reading.base)
        for join in reading.joins:
            known |= aliases(join)
            if not join.lstrip().upper().startswith("LEFT JOIN "):
                wrong.append(f"{artifact.id}: {join!r} is not a LEFT JOIN and could drop rows")
        if isinstance(reading, SqliteCode) and set(reading.table) & set("*?["):
            wrong.append(f"{artifact.id}: {reading.table!r} is a pattern, which SqliteCode does not take")
        if isinstance(reading, Sqlite):
            if reading.owners is not None and not reading.is_pattern:
                wrong.append(f"{artifact.id}: {reading.table!r} is no pattern and needs no owners")
            fields = fields_of(kind)
            for name in reading.fields:
                if name not in fields and name not in ENVELOPE:
                    wrong.append(f"{artifact.id}: {kind.__name__} has no field {name!r}")
        for text in expressions(reading):
            here = known | aliases(text)
            for alias, column in references(text):
                if alias not in here:
                    wrong.append(f"{artifact.id}: {alias}.{column} is of no declared table")
    return wrong


def expressions(reading: Sqlite | SqliteCode) -> Iterator[str]:
    """Every SQL expression of a reading."""
    yield reading.key
    if reading.where:
        yield reading.where
    if isinstance(reading, SqliteCode):
        yield from reading.columns.values()
        return
    if reading.owners is not None and reading.owners.select is not None:
        yield reading.owners.select
    for source in reading.fields.values():
        yield from source_expressions(source)


def companions_of(artifact: Artifact) -> frozenset[str]:
    """The files that an artifact wants to have beside each of its own."""
    found: set[str] = set()
    for reading in artifact.read:
        owners = reading.owners if isinstance(reading, Sqlite) else None
        found.update(reading.companions if isinstance(reading, Code) else owners.companions if owners else ())
    return frozenset(found)


def source_expressions(source: FieldSource) -> Iterator[str]:
    """The SQL expressions of one field."""
    match source:
        case Col(expr=str() as expr):
            yield expr
        case Col(expr=tuple() as exprs):
            yield from exprs
        case Person():
            yield from (e for e in (source.identifier, source.name, source.when) if e)
        case Rows():
            yield source.select
        case _:
            return
