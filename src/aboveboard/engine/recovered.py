"""Rows that a database's file still holds and its live tables do not: records of the artifacts that read these tables.

Runs in a worker after the live reading of the file, as a task of its own. The project's own reader finds the rows and says
of each whether it is older than a live row, not committed or deleted; copies of live rows are left out. Each row of a
table that an artifact reads stands alone in a table of the same columns, in a schema `rec` in memory, and the artifact's
own declaration makes the record from there, with the live tables beside it. Rows of other tables become records of
`any.recovered_rows`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import apsw
import msgspec

from aboveboard.engine.compose import (
    RECOVERED,
    Schema,
    Table,
    all_tables,
    compose,
    compose_rows,
    read_schema,
    tables_of,
    unfit,
)
from aboveboard.engine.cutoff import padded
from aboveboard.engine.deadrows import UNKNOWN, Catch, Group, catch_rows
from aboveboard.engine.evidence import HEADER, EvidenceVfs, NotADatabase, attached
from aboveboard.engine.pack import pack, stored_values
from aboveboard.engine.patterns import given, spread
from aboveboard.engine.read import (
    INSERT,
    Files,
    Job,
    Place,
    Tally,
    Whose,
    about_file,
    contained,
    deadline,
    enter_reading,
    in_one,
    leave_out,
    savepoint,
    transaction,
)
from aboveboard.engine.tasks import GENERIC
from aboveboard.engine.utf16 import TooLarge
from aboveboard.formats.sqlite import Column, TableInfo
from aboveboard.formats.sqlite import Row as Found
from aboveboard.kit import Artifact, Code, Event, Row, Sqlite, SqliteCode
from aboveboard.model.outcome import Outcome, Status
from aboveboard.model.provenance import STATE_NUMBER, State, locator_number
from aboveboard.model.records import Record
from aboveboard.model.secrets import is_secret

PART = "recovered"
DETAIL = 20_000
"""Characters of a row's values that the search finds; `as_stored` has them whole."""
_COLLATIONS = ("BINARY", "NOCASE", "RTRIM")
_ROWIDS = ("rowid", "oid", "_rowid_")
_PLACE = ("rowid_", "source_", "page_", "offset_", "length_", "confidence_", "reasons_")
_TOLD = frozenset(("wal-mismatch", "journal-mismatch", "limit", "damaged-schema", "truncated"))
"""Findings about the files that bear on which rows were found."""


@dataclass(frozen=True)
class _Target:
    """An artifact's reading that fits this database."""

    artifact: Artifact
    reading: Sqlite | SqliteCode
    schema: Schema


def recover(
    db: apsw.Connection,
    vfs: EvidenceVfs,
    claims: Sequence[Artifact],
    generic: Artifact | None,
    place: Place,
    files: Files,
    job: Job,
    finish: Callable[[list[Outcome]], None],
) -> list[Outcome]:
    """Enter the rows of one database that are not live into the shard `db`, in one transaction.

    `generic` is the artifact for rows of tables that none of `claims` reads, None where these are to be left out. `finish`
    is called with the outcomes inside the transaction. Whatever the evidence holds becomes an outcome.
    """
    if files.main.read_at(0, 16) != HEADER:
        with transaction(db):
            finish([])
        return []
    started = time.monotonic()
    catch = catch_rows(files.main, files.wal, files.journal, job.seconds)
    with ExitStack() as stack:
        targets: list[_Target] = []
        note = ""
        try:
            alone = not (files.wal and files.wal.size) and not (files.journal and files.journal.size)
            main = padded(files.main)[0] if alone else files.main
            ev = stack.enter_context(attached(db, vfs, main, wal=files.wal, journal=files.journal))
            whose = Whose(db, ev.schema, place)
            targets = [t for a in claims for t in _targets(db, ev.schema, a, job, whose)]
            note = "; ".join(whose.faults)
        except (apsw.Error, NotADatabase, TooLarge, OSError) as error:
            note = f"SQLite cannot open it ({error}): rows of every table are kept as they are"
        schema = RECOVERED.split(".")[0]
        db.execute(f"ATTACH ':memory:' AS {schema} KEY ''")
        stack.callback(db.execute, f"DETACH {schema}")

        def every() -> list[Outcome]:
            outcomes: list[Outcome] = []
            known: set[str] = set()
            for target in targets:
                name = target.reading.table.lower()
                known.add(name)
                group = next((g for t, g in catch.groups.items() if t.lower() == name), None)
                if group is not None:
                    outcomes.append(_records(db, target, group, catch, place, job))
            outcomes.append(_others(db, generic, catch, known, place, job, note, started))
            return outcomes

        def ended(outcomes: list[Outcome]) -> list[Outcome]:
            finish(outcomes)
            return outcomes

        return in_one(db, every, ended)


# --- records of artifacts --------------------------------------------------------------------------------------------


def _targets(db: apsw.Connection, schema: str, artifact: Artifact, job: Job, whose: Whose) -> Iterator[_Target]:
    """The readings that the live reading of this artifact takes."""
    mixed = any(job.covers(k) for k in artifact.kinds)
    readings = [r for r in artifact.read if not isinstance(r, Code)]
    readings = [r for r in readings if job.covers(artifact.kind_of(r)) or (isinstance(r, SqliteCode) and mixed)]
    readings = spread(readings, all_tables(db, schema), whose.of)
    found = read_schema(db, schema, {t for r in readings for t in tables_of(r)})
    for part in dict.fromkeys(r.part for r in readings):
        fit = next((r for r in readings if r.part == part and not unfit(r, found)), None)
        if fit is not None:
            yield _Target(artifact, fit, found)


def _records(db: apsw.Connection, target: _Target, group: Group, catch: Catch, place: Place, job: Job) -> Outcome:
    """One artifact's records of the rows found of its table."""
    started = time.monotonic()
    artifact, reading = target.artifact, target.reading
    tally = Tally()
    part = f"{reading.part} ({PART})"
    src = enter_reading(db, artifact, part, place, job)
    table = target.schema.tables[reading.table.lower()]
    seen: set[int] = set()
    try:
        with deadline(db, job.seconds):
            _make_table(db, table, catch.tables.get(reading.table.lower()))
            make = _maker(db, target, part, place, src, tally)
            for row, names in group.rows:
                if names is None:
                    continue
                tally.read += 1
                locator = locator_of(row)
                number = locator_number(locator)
                if number in seen:
                    tally.excluded += 1
                    tally.note("rows that were read in two ways at one place were kept once")
                    continue
                seen.add(number)
                try:
                    with savepoint(db):
                        _stand(db, table, row, names)
                        make(row, locator, _place_of(row, names, table))
                except (apsw.InterruptError, apsw.FullError):
                    raise
                except (apsw.Error, ValueError, LookupError, TypeError, OverflowError, RecursionError) as error:
                    tally.rejected += 1
                    tally.note(f"{locator}: {error}")
    except apsw.FullError:
        raise
    except apsw.Error as error:
        why = f"stopped after {job.seconds:.0f} s" if isinstance(error, apsw.InterruptError) else f"SQLite: {error}"
        tally.lost = True
        tally.note(f"{why}; none of the rows found were kept")
        db.execute("DELETE FROM main.rows WHERE src = ?", (src,))
        tally.read = tally.rejected = sum(names is not None for _, names in group.rows)
        tally.emitted = tally.excluded = 0
    if group.over:
        tally.lost = True
        tally.note(f"{group.over} further rows were found and not kept")
    leave_out(db, src, job, tally)
    if not tally.emitted:
        db.execute("DELETE FROM main.readings WHERE id = ?", (src,))
    if reading.leaves_out and tally.excluded:
        tally.note(reading.leaves_out)
    status = Status.PARTIAL if tally.lost or tally.rejected else Status.COMPLETE if tally.read else Status.EMPTY
    return tally.outcome(artifact.id, status, place.path, part, started)


_Make = Callable[[Found, str, dict[str, Any]], None]


def _maker(db: apsw.Connection, target: _Target, part: str, place: Place, src: int, tally: Tally) -> _Make:
    """What makes the record of the row that stands in `RECOVERED`."""
    if isinstance(target.reading, Sqlite):
        return _declared(db, target, target.reading, part, place, src, tally)
    return _coded(db, target, target.reading, part, place, src, tally)


def _declared(
    db: apsw.Connection, target: _Target, reading: Sqlite, part: str, place: Place, src: int, tally: Tally
) -> _Make:
    # As with live rows: the careful way where a cell makes the fast one fail.
    statement, careful = (
        compose(target.artifact, reading, target.schema, careful=c, recovered=True) for c in (False, True)
    )
    for function in statement.functions:
        db.create_scalar_function(function.name, contained(function, tally), -1, flags=apsw.SQLITE_DIRECTONLY)
    _set_layout(db, src, {**statement.layout, "part": part})
    folder, _, file = place.path.rpartition("/")

    def make(row: Found, locator: str, where: dict[str, Any]) -> None:
        values = {
            "src": src,
            "folder": folder,
            "file": file,
            **given(reading),
            "loc": locator_number(locator),
            "locator": locator,
            "state": STATE_NUMBER[State(row.state)],
            "place": _json(where),
        }
        try:
            with savepoint(db):
                db.execute(statement.sql, values)
        except apsw.InterruptError:
            raise
        except apsw.Error:
            db.execute(careful.sql, values)
        if db.changes():
            tally.emitted += 1
        else:
            tally.excluded += 1

    return make


def _coded(
    db: apsw.Connection, target: _Target, reading: SqliteCode, part: str, place: Place, src: int, tally: Tally
) -> _Make:
    (statement, places), (careful, _) = (
        compose_rows(reading, target.schema, careful=c, recovered=True) for c in (False, True)
    )
    _set_layout(db, src, {"table": reading.table, "part": part, "code": True})
    kind = target.artifact.kind_of(reading)
    told = about_file(place)

    def make(row: Found, locator: str, where: dict[str, Any]) -> None:
        try:
            values = db.execute(statement.sql).fetchone()
        except apsw.InterruptError:
            raise
        except apsw.Error:
            values = db.execute(careful.sql).fetchone()
        if values is None:
            tally.excluded += 1
            return
        made = reading.make(Row(places, values), told)
        items = [made] if isinstance(made, Record) else [] if made is None else list(made)
        if not items:
            tally.excluded += 1
        rows: list[tuple[Any, ...]] = []
        for item in items:
            if isinstance(item, Record):
                named, record = locator, item
                stored: dict[str, Any] = {n: values[i] for n, i in places.items() if i >= 0}
            else:
                named, record, stored = f"{locator} {item.locator}", item.record, dict(item.stored or {})
            packed = pack(record, kind, {**stored, **where}, State(row.state))
            rows.append((src, locator_number(named), named, *packed))
        db.executemany(INSERT, rows)
        tally.read += max(len(items) - 1, 0)
        tally.emitted += len(items)

    return make


def _make_table(db: apsw.Connection, table: Table, info: TableInfo | None) -> None:
    """The table's columns again, without constraints; its row numbers are columns, since a row may have lost its own."""
    declared = {c.name.lower(): c for c in info.columns} if info is not None else {}
    columns = [_definition(name, declared.get(name)) for name in sorted(table.columns)]
    if table.has_rowid:
        columns += [f"{name} INTEGER" for name in _ROWIDS if name not in table.columns]
    db.execute(f"DROP TABLE IF EXISTS {RECOVERED}")
    db.execute(f"CREATE TABLE {RECOVERED} ({', '.join(columns)})")


def _definition(name: str, column: Column | None) -> str:
    words = [_quoted(name)]
    if column is not None and column.affinity != "BLOB":
        words.append(column.affinity)
    if column is not None and column.collation.upper() in _COLLATIONS:
        words.append(f"COLLATE {column.collation}")
    return " ".join(words)


def _stand(db: apsw.Connection, table: Table, row: Found, names: Sequence[str]) -> None:
    """Have one row stand in `RECOVERED` alone."""
    values = {n.lower(): v for n, v in zip(names, row.values, strict=True)}
    values = {name: value for name, value in values.items() if name in table.columns}
    if table.has_rowid:
        values.update((name, row.rowid) for name in _ROWIDS if name not in table.columns)
    db.execute(f"DELETE FROM {RECOVERED}")
    columns = ", ".join(_quoted(n) for n in values)
    marks = ", ".join("?" * len(values))
    db.execute(f"INSERT INTO {RECOVERED} ({columns}) VALUES ({marks})", tuple(map(_plain_value, values.values())))


def _place_of(row: Found, names: Sequence[str], table: Table) -> dict[str, Any]:
    """Where the row stands, for its provenance; and the values of columns that the live table no longer has."""
    pairs = [(n, v) for n, v in zip(names, row.values, strict=True) if n.lower() not in table.columns and v is not None]
    gone = {n: v for n, v in pairs if not is_secret(row.table, n)}
    return {**_clear(stored_values(gone)), **_where(row)}


# --- records of other tables -----------------------------------------------------------------------------------------


def _others(
    db: apsw.Connection,
    generic: Artifact | None,
    catch: Catch,
    known: set[str],
    place: Place,
    job: Job,
    note: str,
    started: float,
) -> Outcome:
    """The rows that no artifact's reading took, and the file's own outcome: that it was looked through, and what was cut."""
    tally = Tally()
    if note:
        tally.note(note)
    for finding in catch.findings:
        if finding.code in _TOLD:
            tally.note(f"{finding.detail}")
    if catch.copies:
        tally.note(f"{catch.copies} copies of live rows were found and not kept")
    for name, group in sorted(catch.groups.items()):
        # Rows of a table that is read, whose columns are not certain, stand here too.
        rows = [(r, c) for r, c in group.rows if name.lower() not in known or c is None]
        if generic is not None:
            _keep(db, generic, name, rows, place, job, tally)
        elif rows:
            tally.read += len(rows)
            tally.excluded += len(rows)
            tally.note("rows of tables that no artifact reads can hold anything, and were left out")
    if catch.bookkeeping:
        tally.read += catch.bookkeeping
        tally.excluded += catch.bookkeeping
        tally.note(f"{catch.bookkeeping} rows of the database's own bookkeeping and entries of indexes were left out")
    if catch.cut:
        tally.note(catch.cut)
    if catch.fault:
        tally.note(catch.fault)
    status = Status.COMPLETE if tally.read else Status.EMPTY
    if catch.fault:
        status = Status.FAILED
    elif catch.cut or tally.rejected or tally.lost or note:
        status = Status.PARTIAL
    elif generic is None and tally.excluded:
        status = Status.OUT_OF_SCOPE
    return tally.outcome(GENERIC, status, place.path, PART, started)


def _keep(
    db: apsw.Connection,
    generic: Artifact,
    table: str,
    found: Sequence[tuple[Found, tuple[str, ...] | None]],
    place: Place,
    job: Job,
    tally: Tally,
) -> None:
    """Rows of one table as records that say nothing but what stands there."""
    if not found:
        return
    part = f"{PART} {table}"
    src = enter_reading(db, generic, part, place, job)
    _set_layout(db, src, {"table": None if table == UNKNOWN else table, "part": part, "code": True})
    rows: list[tuple[Any, ...]] = []
    seen: set[int] = set()
    for row, names in found:
        tally.read += 1
        locator = locator_of(row)
        number = locator_number(locator)
        if number in seen:
            tally.excluded += 1
            tally.note("rows that were read in two ways at one place were kept once")
            continue
        seen.add(number)
        named = names or tuple(f"column {n}" for n in range(1, len(row.values) + 1))
        values = dict(zip(named, map(_plain_value, row.values), strict=True))
        hidden = {name for name in named if values[name] is not None and is_secret(row.table, name)}
        # That one was there may be kept; what it was may not.
        values = {n: {"hidden": "password, token or key"} if n in hidden else v for n, v in values.items()}
        texts = [v for n, v in zip(named, row.values, strict=True) if n not in hidden]
        what = "row of a table that is not known" if table == UNKNOWN else f"row of {table}"
        record = Event(event=what, detail=_detail(texts), app=place.app)
        packed = pack(record, Event, {**_clear(values), **_where(row)}, State(row.state))
        rows.append((src, number, locator, *packed))
    db.executemany(INSERT, rows)
    tally.emitted += len(rows)
    before = tally.emitted
    leave_out(db, src, job, tally)
    if before - tally.emitted == len(rows):
        db.execute("DELETE FROM main.readings WHERE id = ?", (src,))


def _detail(values: Iterable[Any]) -> str | None:
    """The values one after another, for the search and the eye; blobs and NULLs apart."""
    texts = (str(v) for v in values if v is not None and not isinstance(v, bytes))
    return " · ".join(t for t in texts if t)[:DETAIL] or None


# --- shared ----------------------------------------------------------------------------------------------------------


def locator_of(row: Found) -> str:
    """Where a recovered row stands, in words that are unique in its database."""
    return f"{row.source} page {row.page} offset {row.offset} length {row.length}"


def _where(row: Found) -> dict[str, Any]:
    """What provenance says of a recovered row, under the names that `store.present` takes out of the stored values."""
    values = (row.rowid, row.source, row.page, row.offset, row.length, row.confidence, list(row.reasons))
    return {name: value for name, value in zip(_PLACE, values, strict=True) if value is not None}


def _clear(values: Mapping[str, Any]) -> dict[str, Any]:
    """Stored values whose columns have none of the names that provenance uses."""
    return {f"{name}_" if name in _PLACE else name: value for name, value in values.items()}


def _plain_value(value: Any) -> Any:
    """The value, text without lone surrogates: neither SQLite nor JSON takes them."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _json(value: Mapping[str, Any]) -> str:
    return msgspec.json.encode(value).decode()


def _set_layout(db: apsw.Connection, src: int, layout: Mapping[str, Any]) -> None:
    db.execute("UPDATE main.readings SET layout = ? WHERE id = ?", (_json(layout), src))
