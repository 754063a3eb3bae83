"""Realm databases as SQLite databases in memory, so that they are declared, discovered and accounted for as those are.

Each class of objects becomes a table, without the 'class_' before its name. `_key` is the object's key and the table's row
number. A link is the `_key` of the object that it leads to, and a declared foreign key. Lists, sets and dictionaries of
links become a table of their own, `CLASS_PROPERTY`, with a row for each member: the object that has it (called after its
class), the member (called after the property), its `position` from 0, or its `name` in a dictionary. Other lists, sets and
dictionaries are JSON. Times are text in ISO 8601 with 'Z', to the nanosecond; identifiers and decimal numbers are text;
text that is no UTF-8 is a blob; what could not be read is NULL, and a warning says so.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, cast

import apsw

from aboveboard.formats.realm import Column, Link, Realm, RealmError, Row, Stamp, Table
from aboveboard.formats.realm.model import LOST, Type
from aboveboard.store.db import connect

KEY: Final = "_key"
LIMIT: Final = 256 * 1024 * 1024
"""Bytes of a Realm file that are taken into memory."""
_CLASS: Final = "class_"
_OWN: Final = frozenset(("metadata", "pk"))
"""Tables of Realm's own: the version of the schema, and which properties are primary keys."""
_SQLS: Final = {
    Type.INT: "INTEGER",
    Type.BOOL: "BOOLEAN",
    Type.STRING: "TEXT",
    Type.BINARY: "BLOB",
    Type.TIMESTAMP: "DATETIME",
    Type.FLOAT: "REAL",
    Type.DOUBLE: "REAL",
    Type.LINK: "INTEGER",
}
_BATCH: Final = 5000
SECONDS: Final = 300.0
"""For making one image; what is not read by then is left out, and a warning says so."""


@dataclass(frozen=True)
class Shape:
    """One table of the image, and what of the Realm file it is."""

    name: str
    table: Table
    columns: tuple[tuple[str, Column], ...] = ()
    """Names in the image, each with its property; of a table of objects."""
    members: Column | None = None
    """The property whose members are the rows; None: the rows are objects."""
    owner: str = ""
    item: str = ""
    """Of a table of members: what its columns for the object and for the member are called."""


class Names:
    """Which table of the image stands for what."""

    def __init__(self, realm: Realm) -> None:
        """Names that SQLite takes for the same are told apart by numbers."""
        taken: set[str] = set()
        self.of: dict[int, str] = {}
        self.shapes: list[Shape] = []
        shown = [t for t in realm.tables if t.columns and not (t.name in _OWN and not t.name.startswith(_CLASS))]
        for table in shown:
            self.of[table.number] = _free(table.name.removeprefix(_CLASS) or table.name, taken)
        for table in shown:
            name = self.of[table.number]
            inside = {KEY}
            plain = [c for c in table.columns if not _apart(c)]
            self.shapes.append(Shape(name, table, tuple((_free(c.name, inside), c) for c in plain)))
        for table in shown:
            for column in filter(_apart, table.columns):
                inside = {KEY, "position", "name"}
                owner = _free(self.of[table.number], inside)
                item = _free(column.name, inside)
                name = _free(f"{self.of[table.number]}_{column.name}", taken)
                self.shapes.append(Shape(name, table, (), column, owner, item))

    def shape(self, name: str) -> Shape | None:
        """The table of the image that is called so, in any case."""
        return next((s for s in self.shapes if s.name.lower() == name.lower()), None)

    def definitions(self, shape: Shape) -> Iterator[str]:
        """The statements that make a table."""
        if shape.members is None:
            parts = [f"{_quoted(KEY)} INTEGER PRIMARY KEY"]
            parts += [f"{_quoted(n)} {self._declared(c)}" for n, c in shape.columns]
            yield f"CREATE TABLE {_quoted(shape.name)} ({', '.join(parts)})"
            return
        named = "name TEXT" if shape.members.collection == "dictionary" else "position INTEGER"
        owner = f"{_quoted(shape.owner)} INTEGER REFERENCES {_quoted(self.of[shape.table.number])}({_quoted(KEY)})"
        item = f"{_quoted(shape.item)} {self._declared(shape.members)}"
        yield f"CREATE TABLE {_quoted(shape.name)} ({_quoted(KEY)} INTEGER PRIMARY KEY, {owner}, {item}, {named})"
        for column in (shape.owner, shape.item):
            yield f"CREATE INDEX {_quoted(f'{shape.name} {column}')} ON {_quoted(shape.name)} ({_quoted(column)})"

    def _declared(self, column: Column) -> str:
        if column.collection and not _apart(column):
            return "JSON"
        declared = _SQLS.get(column.type, "")
        target = self.of.get(column.target) if column.target is not None else None
        if column.type is Type.LINK and target is not None:
            declared += f" REFERENCES {_quoted(target)}({_quoted(KEY)})"
        return declared

    def cell(self, value: Any) -> Any:
        """A value as the image has it."""
        if value is LOST:
            return None
        if isinstance(value, Stamp):
            return str(value)
        if isinstance(value, Link):
            return value.key
        if isinstance(value, list | dict):
            return json.dumps(self._plain(value), ensure_ascii=False)
        return int(value) if isinstance(value, bool) else value

    def any_cell(self, value: Any) -> Any:
        """The same for properties of any type, whose links may lead to any table."""
        return json.dumps(self._plain(value)) if isinstance(value, Link) else self.cell(value)

    def rule(self, column: Column) -> Callable[[Any], Any]:
        """How the values of a property become cells."""
        if column.collection or column.type in (Type.BOOL, Type.TIMESTAMP, Type.LINK, Type.TYPED_LINK):
            return self.cell
        return self.any_cell if column.type is Type.MIXED else _same

    def _plain(self, value: Any) -> Any:
        if isinstance(value, Link):
            return {"table": self.of.get(value.table), KEY: value.key}
        if isinstance(value, Stamp):
            return str(value)
        if isinstance(value, bytes):
            return value.hex()
        if isinstance(value, float) and value - value != 0:
            return str(value)
        if isinstance(value, list):
            return [self._plain(v) for v in cast("list[Any]", value)]
        if isinstance(value, dict):
            return {k: self._plain(v) for k, v in cast("dict[str, Any]", value).items()}
        return value


def image_of(data: bytes, seconds: float = SECONDS) -> tuple[bytes, tuple[str, ...]]:
    """The bytes of an SQLite database with what a Realm file holds, and what of it could not be read, in words.

    Raises RealmError where it cannot be read at all, apsw.Error where SQLite does not take it.
    """
    realm = Realm(data)
    names = Names(realm)
    end = time.monotonic() + seconds
    stopped: list[str] = []
    db = connect(None, b"")
    try:
        db.execute("BEGIN")
        for shape in names.shapes:
            for sql in names.definitions(shape):
                db.execute(sql)
        for shape in names.shapes:
            if shape.members is None:
                others = [s for s in names.shapes if s.members is not None and s.table is shape.table]
                if not _fill(db, names, realm, shape, others, end):
                    stopped.append(shape.name)
        db.execute("COMMIT")
        late = (f"stopped after {seconds:.0f} s: {', '.join(stopped)} not or not wholly read",) if stopped else ()
        return db.serialize("main"), (*late, *realm.faults)
    finally:
        db.close()


def shape_of(data: bytes, table: str) -> tuple[Realm, Shape] | None:
    """The Realm file, and what a table of its image stands for; None where it has no such table. Raises RealmError."""
    realm = Realm(data)
    shape = Names(realm).shape(table)
    return (realm, shape) if shape is not None else None


def member(realm: Realm, shape: Shape, number: int) -> int | None:
    """The key of the object whose collection has the member that is row `number` of a table of members."""
    assert shape.members is not None
    for found, row in _members(realm.rows(shape.table), shape):
        if found == number:
            return row[0]
    return None


def _fill(db: apsw.Connection, names: Names, realm: Realm, shape: Shape, others: list[Shape], end: float) -> bool:
    """Enter the objects of a table and the members of its collections, in one pass over the objects.

    False where the time was up before it was done.
    """
    if time.monotonic() > end:
        return False
    columns = list(shape.table.columns)
    chosen = [(columns.index(c), names.rule(c)) for _, c in shape.columns]
    into = _insert(shape.name, 1 + len(chosen))
    waiting: dict[str, list[tuple[Any, ...]]] = {}
    counts = {s.name: 0 for s in others}

    def flush() -> None:
        for sql, rows in waiting.items():
            db.executemany(sql, rows)
            rows.clear()

    own = waiting.setdefault(into, [])
    for row in realm.rows(shape.table):
        values = row.values
        own.append((row.key, *[rule(values[n]) for n, rule in chosen]))
        for other in others:
            assert other.members is not None
            rows = waiting.setdefault(_insert(other.name, 4), [])
            for owner, item, where in _of_one(row, columns.index(other.members)):
                rows.append((counts[other.name], owner, names.cell(item), where))
                counts[other.name] += 1
        if len(own) >= _BATCH or any(len(rows) >= _BATCH for rows in waiting.values()):
            flush()
            if time.monotonic() > end:
                return False
    flush()
    return True


def _same(value: Any) -> Any:
    return None if value is LOST else value


def _insert(name: str, count: int) -> str:
    # Of objects with one key, which only damage gives, the first stays.
    return f"INSERT OR IGNORE INTO {_quoted(name)} VALUES ({', '.join('?' * count)})"


def _of_one(row: Row, position: int) -> Iterator[tuple[int, Any, Any]]:
    value = row.values[position]
    if isinstance(value, list):
        yield from ((row.key, item, number) for number, item in enumerate(cast("list[Any]", value)))
    elif isinstance(value, dict):
        yield from ((row.key, item, name) for name, item in cast("dict[str, Any]", value).items())


def _members(rows: Iterable[Row], shape: Shape) -> Iterator[tuple[int, tuple[int, Any, Any]]]:
    """Members with their numbers, as they were entered."""
    assert shape.members is not None
    position = shape.table.columns.index(shape.members)
    number = 0
    for row in rows:
        for entry in _of_one(row, position):
            yield number, entry
            number += 1


def _apart(column: Column) -> bool:
    """Whether a property's members are rows of a table of their own."""
    return bool(column.collection) and column.type is Type.LINK


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number where SQLite would take it for another's. Enters it in `taken`."""
    name = re.sub(r"\x00", "", name) or "unnamed"
    # SQLite keeps names that begin so for itself.
    plain = f"_{name}" if name.lower().startswith("sqlite_") else name
    found, number = plain, 2
    while found.lower() in taken:
        found, number = f"{plain}_{number}", number + 1
    taken.add(found.lower())
    return found


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


__all__ = ["KEY", "LIMIT", "Names", "RealmError", "Shape", "image_of", "member", "shape_of"]
