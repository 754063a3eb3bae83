"""Where the objects of a record stand in a Realm file: its own, and those that its reading joins to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import apsw

from aboveboard.engine.compose import Names, read_schema, tables_of, unfit
from aboveboard.engine.located import SHOWN, shown
from aboveboard.engine.messages import BytePlace, Mark
from aboveboard.engine.realmimage import KEY, Shape, image_of, member
from aboveboard.engine.realmimage import Names as Image
from aboveboard.formats.realm import Cell, Link, Realm, RealmError, Stamp
from aboveboard.kit import Sqlite, SqliteCode, aliases, expressions, references
from aboveboard.model.secrets import is_secret
from aboveboard.store.db import connect

_HIDDEN = "not shown: by its name it may be a password, a token or a key"


def object_places(data: bytes, readings: list[Sqlite | SqliteCode], key: int) -> Iterator[BytePlace]:
    """The places of row `key` of the reading's table, and of the objects joined to it; nothing where it cannot be told."""
    try:
        realm = Realm(data)
        db = connect(None, b"")
    except RealmError:
        return
    try:
        db.deserialize("main", image_of(data)[0])
        image = Image(realm)
        schema = read_schema(db, "main", {t for r in readings for t in tables_of(r)})
        fit = next((r for r in readings if not unfit(r, schema)), None)
        if fit is None:
            return
        own, *joined = _rows(db, fit, Names(fit, schema), key)
        yield from _place(data, realm, image.shape(own[1]), own[2], "row", frozenset())
        used = {pair for text in (*fit.joins, *expressions(fit)) for pair in references(text)}
        for alias, table, number in joined:
            only = frozenset(c.strip('"').lower() for a, c in used if a == alias) - {KEY}
            yield from _place(data, realm, image.shape(table), number, f"joined as {alias}", only)
    except (RealmError, apsw.Error):
        # The record was made again all the same; where its bytes are cannot be told.
        return
    finally:
        db.close()


def _rows(db: apsw.Connection, reading: Sqlite | SqliteCode, names: Names, key: int) -> Iterator[tuple[str, str, int]]:
    """(alias, table, key) of the record's own row and of each that stands beside it."""
    base, table = next(iter(aliases("FROM " + reading.base).items()))
    yield base, table, key
    known = {a: t for join in names.joins for a, t in aliases(join).items() if a in names.known}
    if not known:
        return
    columns = ", ".join(f'{alias}."{KEY}"' for alias in known)
    sql = f'SELECT {columns} FROM {reading.base} {" ".join(names.joins)} WHERE {base}."{KEY}" = ? LIMIT 1'
    found: Any = db.execute(sql, (key,)).fetchone() or ()
    for (alias, of), number in zip(known.items(), found, strict=False):
        if isinstance(number, int):
            yield alias, of, number


def _place(
    data: bytes, realm: Realm, shape: Shape | None, key: int, role: str, only: frozenset[str]
) -> Iterator[BytePlace]:
    if shape is None:
        return
    owner = key if shape.members is None else member(realm, shape, key)
    if owner is None:
        return
    cells = realm.place(shape.table, owner)
    if shape.members is None:
        named = {c.name: n for n, c in shape.columns}
    else:
        named = {shape.members.name: shape.item}
        only = frozenset()
    marks = tuple(
        _mark(data, shape.name, named[c.column], c, realm)
        for c in cells
        if c.column in named and (not only or named[c.column].lower() in only)
    )
    spans = [p for m in marks for p in m.pieces if p[2]]
    if not spans:
        return
    start = min(p[1] for p in spans)
    # An object has no bytes of its own: its values stand in an array for each property.
    first = next(m for m in marks if any(p[1] == start for p in m.pieces))
    yield BytePlace(shape.name, role, key, "main", None, start, len(first.hex) // 2, first.hex, marks)


def _mark(data: bytes, table: str, name: str, cell: Cell, realm: Realm) -> Mark:
    pieces = tuple(("main", s.offset, s.length) for s in cell.spans)
    digits = b"".join(data[s.offset : s.offset + min(s.length, SHOWN)] for s in cell.spans)[:SHOWN].hex()
    mark = Mark(name, pieces, digits, _shown(cell.value, realm), cell.rule, column=True)
    if not pieces or not is_secret(table, name):
        return mark
    return Mark(name, pieces, "xx" * (len(digits) // 2), None, f"{cell.rule}; {_HIDDEN}", column=True)


def _shown(value: object, realm: Realm) -> object:
    if isinstance(value, Link):
        known = 0 <= value.table < len(realm.tables)
        return f"{realm.tables[value.table].name if known else 'object'} {value.key}"
    if isinstance(value, Stamp):
        return str(value)
    if isinstance(value, list | dict):
        return f"{len(cast('list[Any]', value))} members"
    return shown(value)
