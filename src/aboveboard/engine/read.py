"""One artifact on one file: choose the variant, read, and account for every row.

Runs in a worker, inside one transaction of the worker's shard. Nothing here raises for what the evidence holds: whatever
goes wrong becomes an `Outcome` with its counts and its reason.
"""

from __future__ import annotations

import posixpath
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, cast

import apsw
import msgspec

from aboveboard.engine.compose import (
    Schema,
    Statement,
    all_tables,
    compose,
    compose_rows,
    key_column,
    read_schema,
    tables_of,
    unfit,
)
from aboveboard.engine.cutoff import padded
from aboveboard.engine.evidence import HEADER, Bytes, EvidenceVfs, NotADatabase, attached
from aboveboard.engine.inscope import Listed, naming_nobody
from aboveboard.engine.pack import PackedRow, pack
from aboveboard.engine.patterns import Owner, given, owners_of, spread
from aboveboard.engine.placed import enter_places
from aboveboard.engine.storetypes import is_noise
from aboveboard.engine.unread import add_unread
from aboveboard.engine.utf16 import TooLarge
from aboveboard.formats.realm import is_realm, is_sealed
from aboveboard.formats.sqlite import Database, SqliteError
from aboveboard.kit import About, Artifact, Code, Lost, Owners, Py, Reader, Row, Sqlite, SqliteCode
from aboveboard.model.authority import Scope
from aboveboard.model.oddtimes import impossible_sql
from aboveboard.model.outcome import Outcome, Status
from aboveboard.model.provenance import locator_number, seed_of
from aboveboard.model.records import KIND_NUMBER, Record
from aboveboard.model.times import from_iso, iso

INSERT = (
    "INSERT INTO main.rows (src, loc, locator, kind, at, thread, party, direction, state, data, raw, words) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, jsonb(?), jsonb(?), ?)"
)
"""A row made in Python: source, locator's number and text, and what `engine.pack` gives."""
_SALVAGE_TRIES = 4000
_SALVAGE_BARREN = 400
"""So many ranges in a row without a row: the rest is given up."""
_MANY = 5000
"""Tables with more rows are sampled first."""
_SELDOM = 0.02
_MORE = "more rows than its bytes can hold: pages stand in a tree more than once"
_QQ_NT = b"SQLite header 3\0"
_DAY = 86_400_000_000
_FULL = (-(1 << 63), (1 << 63) - 1)
_PROBES = (1, 1 << 6, 1 << 10, 1 << 14, 1 << 18, 1 << 22, 1 << 32, _FULL[0], _FULL[1])


class TimeUp(Exception):
    """The reading went over its budget."""


@dataclass(frozen=True)
class Place:
    """The file to be read and what its records will say of where they stand."""

    exhibit: str
    source: int
    container: str
    """What tells this source's files from another's of the same exhibit: part of every key."""
    path: str
    member: str
    size: int
    profile: str = "0"
    app: str | None = None
    mime: str | None = None
    modified: int | None = None
    sha256: str | None = None
    companions: Mapping[str, bytes] = field(default_factory=dict[str, bytes])


@dataclass(frozen=True)
class Job:
    """What to do on a file."""

    task: str
    scope: Scope = Scope()
    parts: tuple[str, ...] = ()
    """Only these parts (a range of one part is a job of its own); none: all."""
    low: int | None = None
    high: int | None = None
    sure: bool = True
    """Whether the path alone says that the file is this artifact's; where not, a file of another structure is passed over."""
    seconds: float = 600.0
    kinds: tuple[int, ...] = ()
    """Numbers of the kinds to keep; none: all."""

    def covers(self, kind: type[Record]) -> bool:
        """Whether records of this kind are wanted at all."""
        return not self.kinds or KIND_NUMBER[kind.__name__] in self.kinds


@dataclass(frozen=True)
class Files:
    """The file's bytes, with its companions where it is a database."""

    main: Bytes
    wal: Bytes | None = None
    journal: Bytes | None = None

    @cached_property
    def database(self) -> Database:
        """The same files as our own reader reads them. Raises SqliteError."""
        return Database.open(self.main, self.wal, self.journal)


Finish = Callable[[list[Outcome]], None]


def _nothing_more(outcomes: list[Outcome]) -> None:
    del outcomes


def read(
    db: apsw.Connection,
    vfs: EvidenceVfs,
    artifact: Artifact,
    place: Place,
    files: Files,
    job: Job,
    finish: Finish = _nothing_more,
) -> list[Outcome]:
    """Read one file with one artifact into the shard `db`, in a transaction of its own or the one that is open.

    `finish` is called with the outcomes inside that transaction, so that rows and the note of their completeness stand or
    fall together.
    """

    def judged(outcomes: list[Outcome]) -> list[Outcome]:
        kept = [o for o in outcomes if job.sure or o.emitted or o.status not in (Status.UNKNOWN_SCHEMA, Status.FAILED)]
        finish(kept)
        return kept

    # A reading in Python may give several kinds: what is not wanted of them is taken out again.
    mixed = any(job.covers(k) for k in artifact.kinds)
    codes = [r for r in artifact.read if isinstance(r, Code) and mixed]
    tables = [r for r in artifact.read if not isinstance(r, Code)]
    tables = [r for r in tables if job.covers(artifact.kind_of(r)) or (isinstance(r, SqliteCode) and mixed)]
    if files.main.size == 0:
        with transaction(db):
            return judged([_outcome(artifact, place, Status.EMPTY, reason="the file has no bytes")])
    if tables and not (codes and not _is_database(files.main)):
        return _read_database(db, vfs, artifact, tables, place, files, job, judged)
    with transaction(db):
        return judged([_read_code(db, artifact, code, place, files.main, job) for code in codes])


def _is_database(main: Bytes) -> bool:
    head = main.read_at(0, 100)
    return head[:16] == HEADER or is_realm(head)


def bounds_of(
    db: apsw.Connection, vfs: EvidenceVfs, artifact: Artifact, files: Files, least: int, pieces: int
) -> dict[str, list[tuple[int, int]]]:
    """Each part, with its span of row numbers in `pieces` ranges, to be read as jobs of their own, where it spans `least`.

    Parts without ranges are to be read whole. Empty where the file is no database or cannot be looked at.
    """
    ranges: dict[str, list[tuple[int, int]]] = {}
    if is_realm(files.main.read_at(0, 100)):
        # Each range would make an image of all of it.
        return ranges
    tables = [r for r in artifact.read if not isinstance(r, Code)]
    with (
        suppress(apsw.Error, NotADatabase, TooLarge),
        attached(db, vfs, files.main, wal=files.wal, journal=files.journal) as ev,
    ):
        tables = spread(tables, all_tables(db, ev.schema))
        schema = read_schema(db, ev.schema, {t for r in tables for t in tables_of(r)})
        for part, variants in _parts(tables).items():
            ranges[part] = []
            fit = next((r for r in variants if not unfit(r, schema)), None)
            if fit is None:
                continue
            statement = _statement(artifact, fit, schema, careful=False, ranged=False)
            if not statement.bounds:
                continue
            low, high = db.execute(statement.bounds).fetchone() or (None, None)
            if isinstance(low, int) and isinstance(high, int) and high - low + 1 >= least:
                step = -(-(high - low + 1) // pieces)
                cuts = [low + step * n for n in range(1, pieces)]
                starts, ends = [_FULL[0], *cuts], [*(c - 1 for c in cuts), _FULL[1]]
                ranges[part] = list(zip(starts, ends, strict=True))
    return ranges


# --- databases -------------------------------------------------------------------------------------------------------


def _parts(readings: Iterable[Sqlite | SqliteCode]) -> dict[str, list[Sqlite | SqliteCode]]:
    parts: dict[str, list[Sqlite | SqliteCode]] = {}
    for reading in readings:
        parts.setdefault(reading.part, []).append(reading)
    return parts


def _read_database(
    db: apsw.Connection,
    vfs: EvidenceVfs,
    artifact: Artifact,
    readings: list[Sqlite | SqliteCode],
    place: Place,
    files: Files,
    job: Job,
    judged: Callable[[list[Outcome]], list[Outcome]],
) -> list[Outcome]:
    # With a -wal or -journal the missing pages may stand there.
    alone = not (files.wal and files.wal.size) and not (files.journal and files.journal.size)
    main, cut = padded(files.main) if alone else (files.main, None)
    try:
        with attached(db, vfs, main, wal=files.wal, journal=files.journal) as ev:

            def parts() -> list[Outcome]:
                whose = Whose(db, ev.schema, place)
                wanted = spread(readings, all_tables(db, ev.schema), whose.of)
                schema = read_schema(db, ev.schema, {t for r in wanted for t in tables_of(r)})
                schema = replace(schema, most=ev.most)
                outcomes: list[Outcome] = []
                fits: list[Sqlite | SqliteCode] = []
                fits_not: list[Sqlite | SqliteCode] = []
                for part, variants in _parts(wanted).items():
                    if job.parts and part not in job.parts:
                        continue
                    fit = next((r for r in variants if not unfit(r, schema)), None)
                    if fit is not None:
                        outcomes.append(_read_table(db, artifact, fit, schema, place, job))
                        fits.append(fit)
                    elif not all(r.optional for r in variants):
                        lacks = min((unfit(r, schema) for r in variants), key=len)
                        found = ", ".join(all_tables(db, ev.schema)[:40]) or "none"
                        reason = f"no known variant fits: {', '.join(lacks[:8])} not there; tables found: {found}"
                        more = {"part": part, "reason": reason, "missing": tuple(dict.fromkeys(lacks))}
                        outcomes.append(_outcome(artifact, place, Status.UNKNOWN_SCHEMA, **more))
                        fits_not.append(min(variants, key=lambda r: len(unfit(r, schema))))
                if not outcomes:
                    reason = "none of the parts that this artifact reads is in the database"
                    outcomes.append(_outcome(artifact, place, Status.EMPTY, reason=reason))
                if ev.warnings or cut or whose.faults:
                    note = "; ".join((*ev.warnings, *([cut] if cut else []), *whose.faults))
                    outcomes = [_with_note(o, note) for o in outcomes]
                if job.low is None or job.low == _FULL[0]:
                    outcomes = add_unread(db, artifact, (*fits, *fits_not), schema, outcomes)
                _enter_places(db, artifact, place, job, files, fits, schema)
                return outcomes

            return in_one(db, parts, judged)
    except NotADatabase as error:
        outcome = _not_a_database(artifact, place, files.main, str(error))
    except apsw.NotADBError:
        outcome = _not_a_database(artifact, place, files.main, "SQLite says it is not a database")
    except TooLarge as error:
        outcome = _outcome(artifact, place, Status.FAILED, reason=str(error))
    except apsw.FullError:
        raise
    except (apsw.Error, OSError) as error:
        why = vfs.last_error if isinstance(error, apsw.IOError) and vfs.last_error else error
        outcome = _outcome(artifact, place, Status.FAILED, reason=f"SQLite: {why}")
        if _sealed(files.main):
            reason = "a database header, and the bytes behind it look encrypted"
            outcome = _outcome(artifact, place, Status.ENCRYPTED, reason=reason)
    with transaction(db):
        return judged([outcome])


class Whose:
    """Whose the tables are that patterns stand for, and what could not be read of that."""

    def __init__(self, db: apsw.Connection, schema: str, place: Place) -> None:
        """Asks the database attached as `schema`, and what stands beside `place`."""
        self._db, self._schema, self._place = db, schema, place
        self.faults: list[str] = []

    def of(self, owners: Owners) -> Mapping[str, Owner]:
        """As `engine.patterns` wants to know it; nothing where it cannot be read."""
        try:
            return owners_of(self._db, self._schema, owners, self._place.companions)
        except apsw.InterruptError:
            raise
        except (apsw.Error, ValueError) as error:
            self.faults.append(f"whose its tables are could not be read: {error}")
            return {}


def _enter_places(
    db: apsw.Connection,
    artifact: Artifact,
    place: Place,
    job: Job,
    files: Files,
    fits: list[Sqlite | SqliteCode],
    schema: Schema,
) -> None:
    """Enter where the rows stand; of a table that is read in ranges with the first of them.

    Where that cannot be said and a -wal takes part, the readings say so.
    """
    if job.low is not None and job.low != _FULL[0]:
        return
    tables: dict[str, str | None] = {}
    for reading in fits:
        column = key_column(reading, schema)
        tables[reading.table] = column if tables.get(reading.table, column) == column else ""
    entered: set[str] = set()
    with suppress(SqliteError):
        entered = enter_places(db, job.task, place.source, place.path, files.database, tables)
    if files.wal is not None and files.wal.size:
        for reading in fits:
            if reading.table not in entered:
                said = "layout = json_set(layout, '$.source', 'main or wal')"
                where = "task = ? AND path = ? AND artifact = ? AND part = ?"
                values = (job.task, place.path, artifact.id, reading.part)
                db.execute(f"UPDATE main.readings SET {said} WHERE {where}", values)


def _not_a_database(artifact: Artifact, place: Place, main: Bytes, why: str) -> Outcome:
    head = main.read_at(0, 4096)
    if head.startswith(_QQ_NT):
        return _outcome(
            artifact, place, Status.ENCRYPTED, reason="the header that QQ puts before an encrypted database"
        )
    if is_sealed(head, main.size):
        reason = "no header of a database; it is laid out as encrypted Realm files are, and its bytes look encrypted"
        return _outcome(artifact, place, Status.ENCRYPTED, reason=reason)
    if is_noise(head, main.size):
        return _outcome(artifact, place, Status.ENCRYPTED, reason="no database header, and the bytes look encrypted")
    return _outcome(artifact, place, Status.FAILED, reason=why)


def _sealed(main: Bytes) -> bool:
    """Whether a database is encrypted but for its header, as SQLCipher does with `cipher_plaintext_header_size`.

    The header's reserved bytes and the sort of the first page, which stand behind the 32 bytes left plain, are then noise.
    """
    head = main.read_at(0, 4096)
    noise = any(head[72:92]) and head[100:101] not in (b"\x02", b"\x05", b"\x0a", b"\x0d")
    return head[:16] == HEADER and noise and len(set(head)) > 200


def _statement(
    artifact: Artifact, reading: Sqlite | SqliteCode, schema: Schema, *, careful: bool, ranged: bool
) -> Statement:
    if isinstance(reading, Sqlite):
        return compose(artifact, reading, schema, careful=careful, ranged=ranged)
    return compose_rows(reading, schema, careful=careful, ranged=ranged)[0]


class Tally:
    """Counts of one reading, and what went wrong by the way."""

    def __init__(self) -> None:
        self.read = self.emitted = self.rejected = self.excluded = self.unreadable = 0
        self.reasons: list[str] = []
        self.lost = False

    def outcome(self, artifact: str, status: Status, path: str, part: str, started: float) -> Outcome:
        """The counts as an outcome; `started` on the monotonic clock."""
        return Outcome(
            artifact=artifact,
            status=status,
            path=path,
            part=part,
            read=self.read,
            emitted=self.emitted,
            rejected=self.rejected,
            excluded=self.excluded,
            unreadable=self.unreadable,
            reason="; ".join(self.reasons) or None,
            seconds=round(time.monotonic() - started, 4),
        )

    def note(self, reason: str) -> None:
        """Keep a reason, the first five of them."""
        if len(self.reasons) < 5 and reason not in self.reasons:
            self.reasons.append(reason)


def _read_table(
    db: apsw.Connection,
    artifact: Artifact,
    reading: Sqlite | SqliteCode,
    schema: Schema,
    place: Place,
    job: Job,
) -> Outcome:
    started = time.monotonic()
    tally = Tally()
    src = enter_reading(db, artifact, reading.part, place, job)
    ranged = job.low is not None and job.high is not None
    window = (job.low, job.high) if job.low is not None and job.high is not None else _FULL
    timer = deadline(db, job.seconds)
    try:
        with timer:
            _run_careless(db, artifact, reading, schema, place, src, window, tally, ranged=ranged)
    except (TimeUp, apsw.InterruptError):
        tally.lost = True
        tally.note(f"stopped after {job.seconds:.0f} s")
    except apsw.FullError:
        # The disk of the case, not the evidence: the run ends, and the file is read by the next.
        raise
    except (apsw.Error, OSError) as error:
        if isinstance(error, apsw.CorruptError) and db.in_transaction:
            raise
        tally.lost = True
        tally.note(f"SQLite: {error}")
    leave_out(db, src, job, tally)
    if not tally.emitted:
        db.execute("DELETE FROM main.readings WHERE id = ?", (src,))
    if tally.lost and not tally.emitted:
        status = Status.FAILED
    elif tally.lost or tally.rejected:
        status = Status.PARTIAL
    elif tally.read == 0 and tally.emitted == 0:
        status = Status.EMPTY
    else:
        status = Status.COMPLETE
    if reading.leaves_out and tally.excluded:
        tally.note(reading.leaves_out)
    return tally.outcome(artifact.id, status, place.path, reading.part, started)


def _run_careless(
    db: apsw.Connection,
    artifact: Artifact,
    reading: Sqlite | SqliteCode,
    schema: Schema,
    place: Place,
    src: int,
    window: tuple[int, int],
    tally: Tally,
    *,
    ranged: bool,
) -> None:
    """The fast way first; where a cell or a page makes it fail, the careful way, range by range if it must be."""
    run = _run_sqlite if isinstance(reading, Sqlite) else _run_code_rows
    try:
        with savepoint(db):
            run(db, artifact, reading, schema, place, src, window, tally, careful=False, ranged=ranged)
        return
    except (apsw.InterruptError, apsw.FullError, TimeUp):
        raise
    except (apsw.Error, ValueError, OverflowError) as error:
        if isinstance(error, apsw.CorruptError) and db.in_transaction:
            raise
        if str(error) == _MORE:
            # Each range of such a tree would be walked as often as its pages stand in it.
            raise
        first = str(error)
        _reset(tally)
    try:
        with savepoint(db):
            run(db, artifact, reading, schema, place, src, window, tally, careful=True, ranged=ranged)
        return
    except (apsw.InterruptError, apsw.FullError, TimeUp):
        raise
    except (apsw.Error, ValueError, OverflowError):
        _reset(tally)
    statement = _statement(artifact, reading, schema, careful=True, ranged=True)
    if not statement.bounds:
        raise apsw.CorruptError(first)
    _salvage(
        db,
        statement,
        window,
        lambda w: run(db, artifact, reading, schema, place, src, w, tally, careful=True, ranged=True),
        tally,
        first,
    )


def _salvage(
    db: apsw.Connection,
    statement: Statement,
    window: tuple[int, int],
    run: Callable[[tuple[int, int]], None],
    tally: Tally,
    why: str,
) -> None:
    """Read what can be read of a table with damaged pages, by halving ranges of row numbers around the damage."""
    low, high = window
    with suppress(apsw.Error):
        found = db.execute(statement.bounds).fetchone()
        if found and isinstance(found[0], int) and isinstance(found[1], int):
            low, high = max(low, found[0]), min(high, found[1])
    if (low, high) == window and all(_fails(db, statement.count, point) for point in _PROBES):
        tally.lost = True
        tally.note(f"{why}: no page of the table could be read")
        return
    if high - low > 1 << 40:
        low, high = max(low, 0), min(high, 1 << 32)
    # Widest ranges first: what can be read is read before the tries are spent on what cannot.
    todo = deque([(low, high)])
    tries = lost_ranges = barren = 0
    while todo and tries < _SALVAGE_TRIES and barren < _SALVAGE_BARREN:
        start, end = todo.popleft()
        barren += 1
        tries += 1
        before = (tally.read, tally.emitted, tally.rejected, tally.excluded, tally.unreadable)
        try:
            with savepoint(db):
                run((start, end))
            barren = 0 if tally.read > before[0] else barren
        except apsw.InterruptError:
            raise
        except (apsw.Error, ValueError, OverflowError):
            tally.read, tally.emitted, tally.rejected, tally.excluded, tally.unreadable = before
            if start >= end:
                lost_ranges += 1
            else:
                middle = (start + end) // 2
                todo += [(start, middle), (middle + 1, end)]
    tally.lost = True
    tally.note(f"{why}: read around the damage; {lost_ranges + len(todo)} ranges of row numbers could not be read")


def _fails(db: apsw.Connection, count: str, point: int) -> bool:
    try:
        db.execute(count, {"low": point, "high": point, "most": 1}).fetchall()
    except apsw.InterruptError:
        raise
    except apsw.Error:
        return True
    return False


def _run_sqlite(
    db: apsw.Connection,
    artifact: Artifact,
    reading: Sqlite | SqliteCode,
    schema: Schema,
    place: Place,
    src: int,
    window: tuple[int, int],
    tally: Tally,
    *,
    careful: bool,
    ranged: bool,
) -> None:
    statement = compose(artifact, cast("Sqlite", reading), schema, careful=careful, ranged=ranged)
    for function in statement.functions:
        db.create_scalar_function(function.name, contained(function, tally), -1, flags=apsw.SQLITE_DIRECTONLY)
    range_: dict[str, Any] = {"low": window[0], "high": window[1]} if ranged else {}
    bound = range_ | {"most": schema.most if schema.most >= 0 else _FULL[1] - 1}
    folder, file = posixpath.split(place.path)
    values = {"src": src, "folder": folder, "file": file, **given(cast("Sqlite", reading)), **range_}
    read = int(db.execute(statement.count, bound).get)
    if read > schema.most >= 0:
        raise apsw.CorruptError(_MORE)
    db.execute("UPDATE main.readings SET layout = ? WHERE id = ?", (_json(statement.layout), src))
    if read > _MANY and statement.sample:
        rare = _rare(statement, db.execute(statement.sample, values).fetchone() or ())
        statement = compose(artifact, cast("Sqlite", reading), schema, careful=careful, ranged=ranged, rare=rare)
    db.execute(statement.sql, values)
    emitted = db.changes()
    excluded = int(db.execute(statement.excluded, values).get) if statement.excluded else 0
    tally.read += read
    tally.emitted += emitted
    tally.excluded += excluded
    # Joins are LEFT JOINs: every row comes at least once, so that as many as there are means each of them once.
    if emitted + excluded == read:
        return
    kept = int(db.execute("SELECT count(DISTINCT loc) FROM main.rows WHERE src = ?", (src,)).get)
    if emitted > kept and not ranged:
        doubled = emitted - kept
        db.execute(
            "DELETE FROM main.rows WHERE src = ?1 AND id NOT IN (SELECT min(id) FROM main.rows WHERE src = ?1 GROUP BY loc)",
            (src,),
        )
        tally.emitted -= doubled
        tally.note(f"{doubled} rows came more than once through a join and were kept once")
    short = read - excluded - (kept if not ranged else emitted)
    if short > 0:
        tally.rejected += short
        tally.note(f"{short} rows of {reading.table} were lost on the way")


def _rare(statement: Statement, counts: tuple[Any, ...]) -> frozenset[str]:
    """The members that hardly any of the first rows has."""
    rows, *have = counts
    return frozenset(m for m, n in zip(statement.members, have, strict=True) if n <= rows * _SELDOM)


def contained(function: Py, tally: Tally) -> Callable[..., Any]:
    """A Python decoder that cannot raise: what it cannot decode is counted and becomes NULL. The last value is remembered,
    since a statement may ask for it twice."""
    last: list[Any] = [None, None]
    encode = msgspec.json.encode

    def call(*values: Any) -> Any:
        if last[0] is not None and values == last[0]:
            return last[1]
        try:
            made = function.function(*values)
            result = None if made is None else encode(made).decode() if function.json else made
        except (ValueError, LookupError, TypeError, OverflowError, RecursionError, MemoryError, UnicodeError):
            tally.unreadable += 1
            result = None
        if isinstance(result, str) and not function.json:
            result = result.encode("utf-8", "replace").decode("utf-8")
        last[0], last[1] = values, result
        return result

    return call


def _run_code_rows(
    db: apsw.Connection,
    artifact: Artifact,
    reading: Sqlite | SqliteCode,
    schema: Schema,
    place: Place,
    src: int,
    window: tuple[int, int],
    tally: Tally,
    *,
    careful: bool,
    ranged: bool,
) -> None:
    code = cast("SqliteCode", reading)
    statement, places = compose_rows(code, schema, careful=careful, ranged=ranged)
    range_ = {"low": window[0], "high": window[1]} if ranged else {}
    kind = artifact.kind_of(reading)
    about = about_file(place)
    db.execute(
        "UPDATE main.readings SET layout = ? WHERE id = ?",
        (_json({"table": code.table, "part": code.part, "code": True}), src),
    )
    table = schema.tables[code.table.lower()]
    plain_key = bool(statement.bounds) and table.has_rowid

    def rows() -> Iterator[tuple[Any, ...]]:
        for number, values in enumerate(db.execute(statement.sql, range_)):
            if 0 <= schema.most <= number:
                raise apsw.CorruptError(_MORE)
            tally.read += 1
            key = values[0]
            own = plain_key and isinstance(key, int) and 0 <= key < 1 << 59
            locator = (
                f"rowid {key}"
                if plain_key
                else f"{code.key.split('.')[-1]} {key.hex() if isinstance(key, bytes) else key}"
            )
            try:
                made = code.make(Row(places, values), about)
                items = [made] if isinstance(made, Record) else [] if made is None else list(made)
            except (ValueError, LookupError, TypeError, OverflowError, RecursionError) as error:
                tally.rejected += 1
                tally.note(f"{locator}: {error}")
                continue
            if not items:
                tally.excluded += 1
            # A row that holds several records counts as so many items of the store.
            tally.read += max(len(items) - 1, 0)
            for item in items:
                tally.emitted += 1
                if isinstance(item, Record):
                    stored = {n: values[i] for n, i in places.items() if i >= 0}
                    packed = pack(item, kind, stored)
                    yield (src, key if own else locator_number(locator), None if own else locator, *packed)
                else:
                    where = f"{locator} {item.locator}"
                    yield (src, locator_number(where), where, *pack(item.record, kind, item.stored or {}, item.state))

    db.executemany(INSERT, rows())
    if statement.excluded:
        left = int(db.execute(statement.excluded, range_).get)
        tally.read += left
        tally.excluded += left


# --- other files -----------------------------------------------------------------------------------------------------


def _read_code(db: apsw.Connection, artifact: Artifact, code: Code, place: Place, main: Bytes, job: Job) -> Outcome:
    started = time.monotonic()
    tally = Tally()
    src = enter_reading(db, artifact, code.part, place, job)
    db.execute("UPDATE main.readings SET layout = ? WHERE id = ?", (_json({"part": code.part, "code": True}), src))
    kind = artifact.kind_of(code)
    limit = started + job.seconds
    failed = False
    rows: list[PackedRow] = []
    seen: set[int] = set()

    def flush() -> None:
        db.executemany(INSERT, rows)
        rows.clear()

    try:
        if code.wants == "bytes" and main.size > code.limit:
            raise ValueError(f"larger than the {code.limit} bytes that this artifact reads")
        data = main.read_at(0, main.size) if code.wants == "bytes" else cast("Reader", main)
        for item in code.read(data, about_file(place)):
            tally.read += 1
            if time.monotonic() > limit:
                raise TimeUp(f"stopped after {job.seconds:.0f} s")
            if isinstance(item, Lost):
                tally.rejected += 1
                tally.note(item.reason)
                continue
            number = locator_number(item.locator)
            if number in seen:
                tally.rejected += 1
                tally.note(f"two items stand at {item.locator}; the first was kept")
                continue
            seen.add(number)
            stored = dict(item.stored or {})
            if item.offset is not None:
                stored["offset_"] = item.offset
            rows.append((src, number, item.locator, *pack(item.record, kind, stored, item.state)))
            tally.emitted += 1
            if len(rows) >= 500:
                flush()
    except (
        ValueError,
        LookupError,
        TypeError,
        OverflowError,
        RecursionError,
        MemoryError,
        EOFError,
        OSError,
        TimeUp,
    ) as error:
        failed = True
        tally.note(f"{type(error).__name__}: {error}" if not isinstance(error, TimeUp) else str(error))
    flush()
    leave_out(db, src, job, tally)
    if failed:
        status = Status.PARTIAL if tally.emitted else Status.FAILED
    elif tally.rejected:
        status = Status.PARTIAL
    else:
        status = Status.COMPLETE if tally.read else Status.EMPTY
    if not tally.emitted:
        db.execute("DELETE FROM main.readings WHERE id = ?", (src,))
    return _outcome(
        artifact,
        place,
        status,
        part=code.part,
        reason="; ".join(tally.reasons) or None,
        read=tally.read,
        emitted=tally.emitted,
        rejected=tally.rejected,
        excluded=tally.excluded,
        seconds=round(time.monotonic() - started, 4),
    )


# --- shared ----------------------------------------------------------------------------------------------------------


def about_file(place: Place) -> About:
    """What decoders may know of the file."""
    return About(place.path, place.size, place.mime, place.modified, place.app, place.profile, place.companions)


def _outcome(artifact: Artifact, place: Place, status: Status, **more: Any) -> Outcome:
    return Outcome(artifact=artifact.id, status=status, path=place.path, **more)


def _with_note(outcome: Outcome, note: str) -> Outcome:
    reason = f"{outcome.reason}; {note}" if outcome.reason else note
    status = Status.PARTIAL if outcome.status is Status.COMPLETE else outcome.status
    return msgspec.structs.replace(outcome, reason=reason, status=status)


def _json(value: Mapping[str, Any]) -> str:
    return msgspec.json.encode(value).decode()


def enter_reading(db: apsw.Connection, artifact: Artifact, part: str, place: Place, job: Job) -> int:
    """Enter a reading in the shard; gives its number there."""
    seed = seed_of(place.exhibit, place.container, place.path, artifact.id, part)
    db.execute(
        "INSERT INTO main.readings (seed, task, artifact, version, service, part, source, path, profile, app, layout) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{}')",
        (
            seed,
            job.task,
            artifact.id,
            artifact.version,
            artifact.service,
            part,
            place.source,
            place.path,
            place.profile,
            place.app,
        ),
    )
    return db.last_insert_rowid()


def leave_out(db: apsw.Connection, src: int, job: Job, tally: Tally) -> None:
    """Take out again what is not covered or not asked for, before the transaction ends; counted, not kept."""
    rules: list[tuple[str, tuple[Any, ...], str]] = []
    if job.kinds:
        places = ", ".join("?" * len(job.kinds))
        why = "of kinds that the authority does not cover, or that were not asked for"
        rules.append((f"kind NOT IN ({places})", job.kinds, why))
    if job.scope.since or job.scope.until:
        since = from_iso(job.scope.since) if job.scope.since else _FULL[0]
        until = from_iso(job.scope.until) if job.scope.until else _FULL[1]
        # A moment that is none dates nothing.
        odd = impossible_sql()
        outside = f"(at < ? OR at >= ?) AND ({odd}) IS NOT TRUE"
        undated = "" if job.scope.undated else f" OR at IS NULL OR ({odd})"
        why = "outside the dates that the authority covers"
        rules.append((outside + undated, (since, until), why))
        # A time without zone is outside where it would be in every zone.
        earliest, latest = (
            iso(t)[:19] if abs(t) < _FULL[1] // 2 else e for t, e in ((since - _DAY, ""), (until + _DAY, "~"))
        )
        rules.append(("data ->> '$.at.local' < ? OR data ->> '$.at.local' >= ?", (earliest, latest), why))
    for rule, values, why in rules:
        db.execute("PRAGMA secure_delete = ON")
        db.execute(f"DELETE FROM main.rows WHERE src = ? AND ({rule})", (src, *values))
        gone = db.changes()
        _left_out(tally, gone, why)
    if job.scope.profiles or job.scope.people:
        service, profile = (
            str(db.execute(f"SELECT {name} FROM main.readings WHERE id = ?", (src,)).get)
            for name in ("service", "profile")
        )
        if job.scope.profiles and profile not in job.scope.profiles:
            db.execute("PRAGMA secure_delete = ON")
            db.execute("DELETE FROM main.rows WHERE src = ?", (src,))
            _left_out(tally, db.changes(), "of a device user whom the authority does not cover")
        elif job.scope.people:
            numbers = naming_nobody(db, src, service, Listed(job.scope.people))
            db.execute("PRAGMA secure_delete = ON")
            db.executemany("DELETE FROM main.rows WHERE id = ?", ((n,) for n in numbers))
            _left_out(tally, len(numbers), "that name nobody whom the authority lists")


def _left_out(tally: Tally, gone: int, why: str) -> None:
    tally.emitted -= gone
    tally.excluded += gone
    if gone:
        tally.note(f"{gone} {why}")


def _reset(tally: Tally) -> None:
    tally.read = tally.emitted = tally.rejected = tally.excluded = tally.unreadable = 0


@contextmanager
def transaction(db: apsw.Connection) -> Generator[None, None, None]:
    """A transaction of its own, or part of the one that is open."""
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def in_one(
    db: apsw.Connection, make: Callable[[], list[Outcome]], finish: Callable[[list[Outcome]], list[Outcome]]
) -> list[Outcome]:
    """What `make` enters and what `finish` makes of it, in one transaction.

    A transaction in which SQLite met a damaged page of any database takes no writing any more, and cannot be committed
    (SQLITE_CORRUPT: https://www.sqlite.org/rescode.html#corrupt; no savepoint undoes that). Then everything is undone and
    made again with each statement on its own, so that the damage costs what stands in it. What a worker that dies has
    entered by then is of a task that is not finished, and is taken out.
    """
    if not db.in_transaction:
        try:
            with transaction(db):
                made = make()
                _refuse_after_damage(db)
                return finish(made)
        except apsw.CorruptError:
            pass
    made = make()
    with transaction(db):
        return finish(made)


def _refuse_after_damage(db: apsw.Connection) -> None:
    """Writes nothing, and raises CorruptError where nothing can be written."""
    db.execute("UPDATE main.readings SET task = task WHERE 0")


@contextmanager
def savepoint(db: apsw.Connection) -> Generator[None, None, None]:
    """What is done inside is undone where it raises; outside of a transaction, the rows entered are."""
    if not db.in_transaction:
        before = int(db.execute("SELECT coalesce(max(id), 0) FROM main.rows").get)
        try:
            yield
        except BaseException:
            db.execute("DELETE FROM main.rows WHERE id > ?", (before,))
            raise
        return
    db.execute("SAVEPOINT reading")
    try:
        yield
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK TO reading")
            db.execute("RELEASE reading")
        raise
    db.execute("RELEASE reading")


@contextmanager
def deadline(db: apsw.Connection, seconds: float) -> Generator[None, None, None]:
    """Interrupt the statements inside after `seconds`."""
    end = time.monotonic() + seconds

    def watch() -> bool:
        return time.monotonic() > end

    db.set_progress_handler(watch, 200_000)
    try:
        yield
    finally:
        db.set_progress_handler(None)
