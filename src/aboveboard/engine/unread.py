"""What a database holds in columns that its artifact does not read: an app that gained a column says so.

No artifact lists the columns that it leaves out. A column counts as read where any reading of an artifact of the same service
or the same files names it. Of the others, the last rows of the table tell whether something is kept there: a column that was
added lately is filled in the rows that came last. What is the same in every row, empty, 0 or the store's own bookkeeping is
not worth a word.

`seen.json` (written by `tools/schemas.py`) has the columns that the databases which artifacts were tried on had and nobody
reads. A column that is not among them, of a table that is, is `fresh`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import apsw
import msgspec

from aboveboard.engine.compose import LIVE, Schema, Table, tables_of
from aboveboard.engine.entry import Entry, columns_of
from aboveboard.engine.patterns import OneTable
from aboveboard.engine.registry import artifacts, entries
from aboveboard.kit import Artifact, Sqlite, SqliteCode
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
    seen = seen_columns(artifact.id).get(name)
    return [
        Unread(table.name, column, int(used), int(rows), None if seen is None else column not in seen)
        for column, used, varies in zip(left, values[::2], values[1::2], strict=True)
        if used and varies
    ]


def unnamed(artifact: Artifact, table: str, columns: Iterable[str]) -> set[str]:
    """Those of a table's columns (in lower case, as is `table`) that no reading names and that are no bookkeeping."""
    return set(columns).difference(named_columns(artifact).get(table, ()), _BOOKKEEPING)


def named_columns(artifact: Artifact) -> Mapping[str, Collection[str]]:
    """table -> columns that any reading of an artifact of the same service, or of the same files, names. In lower case."""
    if artifact.id in entries() and artifacts()[artifact.id] is artifact:
        return _kin_columns(artifact.id)
    return columns_of(artifact)


@cache
def _kin_columns(name: str) -> Mapping[str, set[str]]:
    kin, this = _kin(), entries()[name]
    columns: dict[str, set[str]] = {}
    for one in {k for shared in _shared(this) for k in kin[shared]}:
        for table, names in _own_columns(one).items():
            columns.setdefault(table, set()).update(names)
    return columns


@cache
def _kin() -> Mapping[tuple[str, str], list[str]]:
    """The artifacts of each service and of each pattern of files."""
    found: dict[tuple[str, str], list[str]] = {}
    for entry in entries().values():
        for shared in _shared(entry):
            found.setdefault(shared, []).append(entry.id)
    return found


def _shared(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "service", entry.service
    yield from (("files", pattern) for pattern in entry.files)


@cache
def _own_columns(name: str) -> Mapping[str, Collection[str]]:
    kept = entries()[name].columns
    return msgspec.msgpack.decode(kept, type=dict[str, list[str]]) if kept else columns_of(artifacts()[name])


@cache
def seen_columns(artifact: str) -> Mapping[str, frozenset[str]]:
    """table -> columns, not read, of the data that the artifact was tried on. In lower case."""
    kept = _seen().get(artifact)
    return {} if kept is None else msgspec.json.decode(kept, type=dict[str, frozenset[str]])


@cache
def _seen() -> Mapping[str, msgspec.Raw]:
    text = (files("aboveboard.engine") / "seen.json").read_bytes()
    return msgspec.json.decode(text, type=dict[str, msgspec.Raw])


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
