"""What an examination must know of an artifact before it is imported: names, versions, patterns, tables. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

import msgspec

from aboveboard.analysis.coverage import Known
from aboveboard.kit import Artifact, Code, Sqlite, SqliteCode, aliases, companions_of, expressions, references
from aboveboard.model.records import CATEGORY_OF

_APP: Final = re.compile(r"\{app_\w+:([^}]+)\}")
_NONE: Final = msgspec.Raw()


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """One artifact, without its readings. The names are those of `kit.Artifact`."""

    id: str
    module: str
    """The whole name of the module that declares it."""
    version: int
    service: str
    kinds: tuple[str, ...]
    files: tuple[str, ...]
    by_content: tuple[str, ...]
    absent_from: tuple[str, ...]
    reads: bool
    """Whether it has any reading."""
    code: bool
    """Whether it reads files that are no databases."""
    database: bool
    """Whether it reads databases."""
    previews: bool
    """Whether it has `original_of`."""
    companions: tuple[str, ...]
    tables: tuple[str, ...]
    """The base tables of its readings of databases, names or patterns: where none is there, none fits."""
    known: Known
    """For coverage."""
    columns: msgspec.Raw = _NONE
    """What `columns_of` gives, to be decoded where it is wanted; empty where that was not made."""

    @property
    def system(self) -> str:
        """ios, android or any."""
        return self.id.split(".")[0]


def entry_of(artifact: Artifact, module: str = "", *, whole: bool = False) -> Entry:
    """The entry of an artifact that is at hand; `whole`: with its columns, which take a while."""
    databases = [r for r in artifact.read if not isinstance(r, Code)]
    return Entry(
        artifact.id,
        module,
        artifact.version,
        artifact.service,
        tuple(k.__name__ for k in artifact.kinds),
        artifact.files,
        artifact.by_content,
        artifact.absent_from,
        bool(artifact.read),
        len(databases) < len(artifact.read),
        bool(databases),
        artifact.original_of is not None,
        tuple(sorted(companions_of(artifact))),
        tuple(dict.fromkeys(r.table for r in databases)),
        known_of(artifact),
        _packed(columns_of(artifact)) if whole else _NONE,
    )


def known_of(artifact: Artifact) -> Known:
    """What coverage must know of an artifact."""
    every = tuple(dict.fromkeys(CATEGORY_OF[k.__name__] for k in artifact.kinds))
    parts: dict[str, tuple[str, ...]] = {}
    for reading in artifact.read:
        open_ended = isinstance(reading, Code | SqliteCode) and reading.kind is None
        parts[reading.part] = every if open_ended else (CATEGORY_OF[artifact.kind_of(reading).__name__],)
    apps = dict.fromkeys(app for f in artifact.files for app in _APP.findall(f) if set(app) - set("*?."))
    return Known(artifact.id, artifact.service, parts or {"": every}, tuple(apps))


def columns_of(artifact: Artifact) -> dict[str, set[str]]:
    """table -> columns that any of its readings of databases names. In lower case."""
    found: dict[str, set[str]] = {}
    for reading in artifact.read:
        if not isinstance(reading, Code):
            for table, column in _named(reading):
                found.setdefault(table, set()).add(column)
    return found


def _packed(columns: Mapping[str, Collection[str]]) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode({table: sorted(names) for table, names in sorted(columns.items())}))


def _named(reading: Sqlite | SqliteCode) -> Iterator[tuple[str, str]]:
    known = aliases("FROM " + reading.base)
    for join in reading.joins:
        known |= aliases(join)
    for text in (*reading.joins, *expressions(reading)):
        scope = known | aliases(text)
        for alias, column in references(text):
            yield scope.get(alias, alias).lower(), column.lower()
    for table, columns in reading.requires.items():
        for column in columns:
            yield table.lower(), column.lower()
