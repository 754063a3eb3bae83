"""Column maps: which columns of another tool's table hold which fields of which kind. Data, in TOML (docs/compare.md)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, TypeAlias, cast

import msgspec

from aboveboard.casework.compare.facts import FactError, Sort, sort_of
from aboveboard.casework.errors import CaseError
from aboveboard.formats.othertools import Header
from aboveboard.formats.othertools.moments import is_zone
from aboveboard.model.records import KIND_NUMBER

Names: TypeAlias = str | tuple[str, ...]
"""One name or several."""
Wanted: TypeAlias = dict[str, tuple[str | int | float | bool, ...]]
_BUILT_IN = ("leapp", "ufdr")


class TableMap(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """How the rows of one table, or of several of one form, become comparable."""

    kind: Names
    columns: dict[str, Names]
    """Field of the kind to the columns that hold it: the first that is filled; of people and identifiers all."""
    table: Names = "*"
    """The table's name, or several; * for any."""
    artifacts: Names = ()
    """Ids of the artifacts whose records it is compared with, or their beginnings up to a dot; none: all of the kind."""
    records: Wanted = {}
    """Only records whose field has one of these values."""
    records_not: Wanted = {}
    paths: tuple[str, ...] = ()
    """Only records from files with one of these in their path."""
    rows: dict[str, tuple[str, ...]] = {}
    """Only rows whose column has one of these values."""
    rows_not: dict[str, tuple[str, ...]] = {}
    words: dict[str, dict[str, str]] = {}
    """By field: what a stored value means."""
    each: str = ""
    """A field with a list, each member of which stands for a row."""
    split: Names = ()
    """Columns, the first filled of which makes a table of its own of the rows with each value."""
    time_format: str = ""
    zone: str = ""
    delimiter: str = ""
    encoding: str = ""


class Leave(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Tables that have no counterpart among records, and why."""

    table: Names
    why: str


class Guess(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of headers by which a table is taken for one of a kind."""

    kind: str
    needs: tuple[str, ...]
    columns: dict[str, Names]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    table: tuple[TableMap, ...] = ()
    leave: tuple[Leave, ...] = ()
    guess: tuple[Guess, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One comparable fact of a table: the record's field, how it is compared, the columns that hold it there."""

    field: str
    sort: Sort
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """How one table is compared."""

    map: TableMap
    facts: tuple[Fact, ...]
    how: str
    """declared, column map, guessed"""
    missing: tuple[str, ...] = ()
    """Columns that the map names and the table does not have."""


def names(given: Names) -> tuple[str, ...]:
    """One or several names as a tuple."""
    return (given,) if isinstance(given, str) else given


def plain(name: str) -> str:
    """A name of a table or column without case, spaces and signs."""
    return re.sub(r"[^\w]|_", "", name.casefold())


@cache
def built_in() -> tuple[dict[str, tuple[TableMap, ...]], dict[str, str], tuple[Guess, ...]]:
    """The maps that come with Aboveboard by plain table name, the tables that are left, and the words for guessing."""
    maps: dict[str, tuple[TableMap, ...]] = {}
    left: dict[str, str] = {}
    guesses: tuple[Guess, ...] = ()
    for file in (*_BUILT_IN, "guess"):
        text = resources.files("aboveboard.casework.compare").joinpath("maps", f"{file}.toml").read_text("utf-8")
        found = msgspec.convert(tomllib.loads(text), _File)
        for each in found.table:
            _check(each)
            for name in names(each.table):
                maps[plain(name)] = (*maps.get(plain(name), ()), each)
        left.update({plain(name): leave.why for leave in found.leave for name in names(leave.table)})
        guesses += found.guess
    return maps, left, guesses


def read_map(data: bytes, name: str) -> tuple[TableMap, ...]:
    """An examiner's column map. Raises CaseError, saying what is wrong with it."""
    try:
        given: Any = tomllib.loads(data.decode("utf-8"))
        found = msgspec.convert(given, _File)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError, RecursionError) as error:
        raise CaseError(f"{name} is no column map: {error}; docs/compare.md shows its form") from error
    if not found.table:
        raise CaseError(f"{name} is no column map: it has no [[table]]; docs/compare.md shows its form")
    for each in found.table:
        try:
            _check(each)
        except ValueError as error:
            raise CaseError(f"{name}: {error}") from error
    return found.table


def _check(given: TableMap) -> None:
    unknown = [kind for kind in names(given.kind) if kind not in KIND_NUMBER]
    if unknown or not names(given.kind):
        raise ValueError(f"there is no kind {', '.join(unknown) or '(none given)'}; there are {', '.join(KIND_NUMBER)}")
    if not given.columns:
        raise ValueError("a [[table]] without [table.columns] compares nothing")
    for field in given.columns:
        _sort(given, field)
    if not is_zone(given.zone):
        raise ValueError(f"zone {given.zone!r} is none: write UTC or an offset such as +02:00")


def _sort(given: TableMap, field: str) -> Sort:
    try:
        return sort_of(names(given.kind), field, given.each)
    except FactError as error:
        raise ValueError(str(error)) from error


def plan(header: Header, own: Sequence[TableMap]) -> Plan | str:
    """How a table is compared, or why it is not. Raises CaseError where a map of the examiner's does not fit its table."""
    name = plain(header.table)
    for each in own:
        if any(n == "*" or plain(n) == name for n in names(each.table)):
            return _fitted(header, each, "column map", strict=True)
    maps, left, guesses = built_in()
    whys: list[str] = []
    for each in maps.get(name, ()):
        found = _fitted(header, each, "declared", strict=False)
        if isinstance(found, Plan):
            return found
        whys.append(found)
    if name in left:
        return left[name]
    if not header.columns:
        return "no map for it"
    return _guessed(header, guesses) or (
        whys[0] if whys else "no map for it, and its header does not say clearly what it holds"
    )


def _fitted(header: Header, given: TableMap, how: str, *, strict: bool) -> Plan | str:
    there = {plain(column): column for column in header.columns}
    facts: list[Fact] = []
    missing: list[str] = []
    for field, columns in given.columns.items():
        wanted = names(columns)
        # A form without a list of columns (Cellebrite's) names them as the map does.
        found = tuple(there[plain(c)] for c in wanted if plain(c) in there) if there else wanted
        if found:
            facts.append(Fact(field, _sort(given, field), found))
        else:
            missing.append(" or ".join(wanted))
    asked = [c for c in (*given.rows, *given.rows_not, *names(given.split)) if there and plain(c) not in there]
    if strict and (missing or asked):
        raise CaseError(
            f"the column map names {', '.join(repr(c) for c in (*missing, *asked))}, which table {header.table!r} "
            f"does not have; it has {', '.join(header.columns[:40])}"
        )
    if not any(f.sort in (Sort.TIME, Sort.KEY, Sort.TEXT, Sort.PEOPLE, Sort.IDENTIFIERS) for f in facts):
        return f"its columns are not those that the map knows: {', '.join(missing)}"
    return Plan(given, tuple(facts), how, tuple(missing))


def _guessed(header: Header, guesses: Sequence[Guess]) -> Plan | None:
    there = {plain(column): column for column in header.columns}
    for guess in guesses:
        columns: dict[str, Names] = {}
        for field, words in guess.columns.items():
            found = tuple(there[plain(w)] for w in names(words) if plain(w) in there)
            if found:
                columns[field] = found
        if set(guess.needs) <= set(columns):
            made = TableMap(kind=guess.kind, columns=columns, table=header.table)
            facts = tuple(Fact(f, _sort(made, f), names(c)) for f, c in columns.items())
            return Plan(made, facts, "guessed")
    return None


def wanted(record: Mapping[str, Any], given: TableMap) -> bool:
    """Whether a record is among those that a table is compared with."""
    artifact = str(record["artifact"])
    allowed = names(given.artifacts)
    if allowed and not any(artifact == a or artifact.startswith(a + ".") for a in allowed):
        return False
    if record["kind"] not in names(given.kind):
        return False
    path = cast("Mapping[str, Any]", record["provenance"]).get("path") or ""
    if given.paths and not any(p in path for p in given.paths):
        return False
    return all(record.get(f) in v for f, v in given.records.items()) and not any(
        record.get(f) in v for f, v in given.records_not.items()
    )
