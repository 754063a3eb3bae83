"""Readings whose base is a pattern of names, as one reading for each table of the database at hand.

Everything behind this (composing, recovering, proving) knows single tables alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from fnmatch import translate
from typing import TypeVar

import apsw

from aboveboard.engine.compose import qualified, read_schema
from aboveboard.kit import Artifact, Code, Col, FieldSource, Owners, Person, Rows, Sqlite, SqliteCode, aliases

SEPARATOR = ": "
"""Stands between the part as declared and the name of the table."""
_NAME = re.compile(r"[\w.@-]+")

Owner = tuple[str | None, str | None]
"""An identifier and a name."""
Whose = Callable[[Owners], Mapping[str, Owner]]
"""Tables in lower case -> whose they are."""
_Reading = TypeVar("_Reading", Sqlite, Sqlite | SqliteCode)


@dataclass(frozen=True)
class OneTable(Sqlite):
    """A reading of one of the tables that a pattern stands for."""

    pattern: str = ""
    """The base table's name as declared."""
    owner: Owner = (None, None)


def nobody(owners: Owners) -> Mapping[str, Owner]:
    """No table is anybody's: for where it does not matter."""
    del owners
    return {}


def spread(readings: Iterable[_Reading], tables: Iterable[str], whose: Whose = nobody) -> list[_Reading | OneTable]:
    """The readings; instead of each that stands for a pattern, one for each of `tables` whose name is like it.

    A pattern that no table is like stays, and fits nothing.
    """
    names = sorted(n for n in tables if _NAME.fullmatch(n))
    found: list[_Reading | OneTable] = []
    known: dict[int, Mapping[str, Owner]] = {}
    for reading in readings:
        if not isinstance(reading, Sqlite) or not reading.is_pattern:
            found.append(reading)
            continue
        like = [n for n in names if means(reading.table, n)]
        if not like:
            found.append(reading)
        mine: Mapping[str, Owner] = {}
        if like and reading.owners is not None:
            if id(reading.owners) not in known:
                known[id(reading.owners)] = whose(reading.owners)
            mine = known[id(reading.owners)]
        found += [_of(reading, name, mine.get(name.lower(), (None, None))) for name in like]
    return found


def means(pattern: str, name: str) -> bool:
    """Whether a pattern stands for a table of this name; SQLite's names know no case."""
    return re.fullmatch(translate(pattern), name, re.IGNORECASE) is not None


def of_part(artifact: Artifact, part: str) -> list[Sqlite | SqliteCode]:
    """The declared readings that a part comes from: those of its name, or patterns whose tables' parts are called so."""
    declared = part.partition(SEPARATOR)[0]
    return [
        r
        for r in artifact.read
        if not isinstance(r, Code)
        and (r.part == part or (isinstance(r, Sqlite) and r.is_pattern and r.part == declared))
    ]


def given(reading: Sqlite) -> dict[str, str | None]:
    """The values of `:table`, `:owner` and `:owner_name` for a reading."""
    identifier, name = reading.owner if isinstance(reading, OneTable) else (None, None)
    return {"table": reading.table, "owner": identifier, "owner_name": name}


def owners_of(db: apsw.Connection, schema: str, owners: Owners, beside: Mapping[str, bytes]) -> Mapping[str, Owner]:
    """Whose the tables are, as far as the database and the files beside it tell.

    Raises ValueError and apsw.Error for what cannot be read.
    """
    known: list[tuple[object, object]] = []
    wanted = set(aliases(owners.select).values()) if owners.select else set[str]()
    if owners.select and len(read_schema(db, schema, wanted).tables) == len({w.lower() for w in wanted}):
        known += [(i, n) for i, n in db.execute(qualified(owners.select))]
    if owners.beside is not None:
        known += owners.beside(beside)
    return {
        owners.table(i).lower(): (i, n if isinstance(n, str) and n else None)
        for i, n in known
        if isinstance(i, str) and i
    }


def _of(reading: Sqlite, name: str, owner: Owner) -> OneTable:
    declared = reading.table
    quoted = f'"{declared}"'

    def told(text: str) -> str:
        return text.replace(quoted, f'"{name}"')

    own = {f.name: getattr(reading, f.name) for f in fields(reading)}
    own |= {
        "base": told(reading.base),
        "name": f"{reading.part}{SEPARATOR}{name}",
        "joins": tuple(map(told, reading.joins)),
        "where": told(reading.where) if reading.where else None,
        "requires": {name if table == declared else table: c for table, c in reading.requires.items()},
        "fields": {field: _told(source, told) for field, source in reading.fields.items()},
    }
    return OneTable(**own, pattern=declared, owner=owner)


def _told(source: FieldSource, told: Callable[[str], str]) -> FieldSource:
    match source:
        case Col(expr=str() as expr):
            return replace(source, expr=told(expr))
        case Col(expr=tuple() as exprs):
            return replace(source, expr=tuple(map(told, exprs)))
        case Person():
            texts = {n: t and told(t) for n in ("identifier", "name", "when") if (t := getattr(source, n)) is not None}
            return replace(source, **texts)
        case Rows():
            return replace(source, select=told(source.select))
        case _:
            return source
