"""What a database holds in columns that its artifact does not read: an app that gained a column says so.

No artifact lists the columns that it leaves out. A column counts as read where any reading of an artifact of the same service
or the same files names it. Of the others, the last rows of the table tell whether something is kept there: a column that was
added lately is filled in the rows that came last. What is the same in every row, empty, 0 or the store's own bookkeeping is
not worth a word.

`seen.json` (written by `tools/schemas.py`) has the columns that the databases which artifacts were tried on had and nobody
reads. A column that is not among them, of a table that is, is `fresh`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import apsw
import msgspec

from aboveboard.engine.compose import LIVE, Schema, Table, tables_of
from aboveboard.engine.patterns import OneTable
from aboveboard.engine.registry import artifacts
from aboveboard.kit import Artifact, Code, Sqlite, SqliteCode, aliases, expressions, references
from aboveboard.model.outcome import Outcome, Unread

LAST_ROWS: Final = 200
"""How many rows are looked at: the last ones."""
_MOST: Final = 60
"""So many columns of one table are looked at."""
_BOOKKEEPING: Final = frozenset(("rowid", "oid", "_rowid_", "_id", "z_pk", "z_ent", "z_opt"))


def add_unread(
    db: apsw.Connection,
    artifact: Artifact,
    readings: Iterable[Sqlite | SqliteCode],
    schema: Schema,
    outcomes: Sequence[Outcome],
) -> list[Outcome]:
    """The outcomes, each with what is in columns of its tables that nobody reads; fresh ones are told in its reason.

    A table that several parts read is said of the first, and of one whose base it is before others; a column of tables that
    one pattern stands for is said once.
    """
    owner: dict[str, str] = {}
    chosen = list(readings)
    patterns: dict[str, str] = {}
    for reading in chosen:
        owner.setdefault(reading.table.lower(), reading.part)
        if isinstance(reading, OneTable):
            patterns.setdefault(reading.table.lower(), reading.pattern.lower())
    for reading in chosen:
        for table in sorted(tables_of(reading)):
            owner.setdefault(table.lower(), reading.part)
    found: dict[str, list[Unread]] = {}
    said: set[tuple[str, str]] = set()
    for name, part in owner.items():
        if (table := schema.tables.get(name)) is None:
            continue
        declared = patterns.get(name, name)
        fresh = [u for u in _of_table(db, artifact, declared, table) if (declared, u.column) not in said]
        said.update((declared, u.column) for u in fresh)
        found.setdefault(part, []).extend(fresh)
    return [_told(o, tuple(found.get(o.part or "", ()))) for o in outcomes]


def _told(outcome: Outcome, unread: tuple[Unread, ...]) -> Outcome:
    if not unread:
        return outcome
    fresh = [f"{u.table}.{u.column} (in {u.used:,} of the last {u.rows:,} rows)" for u in unread if u.fresh]
    reason = outcome.reason
    if fresh:
        note = f"not read, and new to this artifact: {', '.join(fresh[:8])}{' …' if len(fresh) > 8 else ''}"
        reason = f"{reason}; {note}" if reason else note
    return msgspec.structs.replace(outcome, unread=unread, reason=reason)


def _of_table(db: apsw.Connection, artifact: Artifact, name: str, table: Table) -> list[Unread]:
    left = sorted(unnamed(artifact, name, table.columns) - ({table.rowid} if table.rowid else set()))[:_MOST]
    if not left:
        return []
    inner = ", ".join(f"{_quoted(c)} AS c{n}" for n, c in enumerate(left))
    counts = ", ".join(
        f"coalesce(sum(c{n} NOT IN ('', 0)), 0), min(c{n}) IS NOT max(c{n}) OR count(c{n}) NOT IN (0, count(*))"
        for n in range(len(left))
    )
    order = " ORDER BY rowid DESC" if table.has_rowid and "rowid" not in table.columns else ""
    sql = f"SELECT count(*), {counts} FROM (SELECT {inner} FROM {LIVE}.{_quoted(table.name)}{order} LIMIT {LAST_ROWS})"
    try:
        rows, *values = db.execute(sql).fetchone() or (0,)
    except apsw.InterruptError:
        raise
    except apsw.Error:
        # A damaged page: the reading itself says so, and this is only a remark beside it.
        return []
    seen = seen_columns().get(artifact.id, {}).get(name)
    return [
        Unread(table.name, column, int(used), int(rows), None if seen is None else column not in seen)
        for column, used, varies in zip(left, values[::2], values[1::2], strict=True)
        if used and varies
    ]


def unnamed(artifact: Artifact, table: str, columns: Iterable[str]) -> set[str]:
    """Those of a table's columns (in lower case, as is `table`) that no reading names and that are no bookkeeping."""
    return set(columns) - named_columns(artifact).get(table, frozenset()) - _BOOKKEEPING


def named_columns(artifact: Artifact) -> Mapping[str, frozenset[str]]:
    """table -> columns that any reading of an artifact of the same service, or of the same files, names. In lower case."""
    if artifacts().get(artifact.id) is artifact:
        return _kin_columns(artifact.id)
    return _by_table(_own_columns(artifact))


@cache
def _kin_columns(name: str) -> Mapping[str, frozenset[str]]:
    known = artifacts()
    this, patterns = known[name], set(known[name].files)
    kin = [a.id for a in known.values() if a.service == this.service or patterns & set(a.files)]
    return _by_table(pair for a in kin for pair in _kept_columns(a))


@cache
def _kept_columns(name: str) -> frozenset[tuple[str, str]]:
    return _own_columns(artifacts()[name])


def _own_columns(artifact: Artifact) -> frozenset[tuple[str, str]]:
    return frozenset(pair for r in artifact.read if not isinstance(r, Code) for pair in _named(r))


def _by_table(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    named: dict[str, set[str]] = {}
    for table, column in pairs:
        named.setdefault(table, set()).add(column)
    return {table: frozenset(columns) for table, columns in named.items()}


def _named(reading: Sqlite | SqliteCode) -> Iterable[tuple[str, str]]:
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


@cache
def seen_columns() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """artifact -> table -> columns, not read, of the data that the artifact was tried on. In lower case."""
    text = (files("aboveboard.engine") / "seen.json").read_bytes()
    return msgspec.json.decode(text, type=dict[str, dict[str, frozenset[str]]])


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
