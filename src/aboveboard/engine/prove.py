"""Making a case's records again from the bytes of the evidence, by the second reader. Runs in a worker.

For a database the rows come from our own reader of the format, which has no SQLite library in it; they fill a database of
our own making (see `mirror`), and the reading that the artifact declares runs on that as it ran on the evidence. What comes
out is sent back for comparison. For other files the artifact's own reader runs once more.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import apsw
import msgspec

from aboveboard.engine.compose import Names, Schema, compose, compose_rows, tables_of, unfit
from aboveboard.engine.discover import ARTIFACT as DISCOVERED
from aboveboard.engine.discover import SECONDS
from aboveboard.engine.discover.run import look_into
from aboveboard.engine.evidence import HEADER, Buffer, EvidenceVfs
from aboveboard.engine.located import item_in_cell, item_place, row_place
from aboveboard.engine.messages import (
    BytePlace,
    Channel,
    ContainerHash,
    Crashed,
    Derived,
    FileFound,
    FileHash,
    FromWorker,
    HashContainer,
    Placed,
    Prove,
    Proved,
    Proving,
    Ready,
    Refused,
    Standing,
    Stop,
)
from aboveboard.engine.mirror import Mirror, MirrorRow, row_numbers, rowid_name, schema_of
from aboveboard.engine.patterns import of_part, spread
from aboveboard.engine.prove_recovered import RecoveredRows, is_recovered, live_part, places
from aboveboard.engine.read import Files, Job, Place, read
from aboveboard.engine.realmplaces import object_places
from aboveboard.engine.registry import artifacts
from aboveboard.formats.media import sniff
from aboveboard.formats.realm import is_realm
from aboveboard.formats.sqlite import Database, SqliteError, TableInfo
from aboveboard.kit import (
    Artifact,
    FieldSource,
    Sqlite,
    SqliteCode,
    aliases,
    companions_of,
    expressions,
    references,
    source_expressions,
)
from aboveboard.model.outcome import Status
from aboveboard.sources.api import (
    Keys,
    Member,
    MemberError,
    Opener,
    Ref,
    Source,
    SourceError,
    read_all,
)
from aboveboard.sources.open import open_source, opener_for
from aboveboard.store.present import ROW_COLUMNS
from aboveboard.store.shard import open_shard

LIMIT = 2 * 1024**3
"""Files up to this size are proved: they are read into memory whole."""
COMPANION_LIMIT = 8 * 1024 * 1024
RANGE_ROWS = 20_000
RANGE_BYTES = 64 * 1024 * 1024
WHOLE_BYTES = 512 * 1024 * 1024
"""Of tables that must be there as a whole, because every row may need any of theirs."""
_TASK = "prove"
_LINES = 64
"""More than the first three lines of an Android backup need."""


class Unproved(Exception):
    """Nothing can be made of the bytes; the text says why."""


@dataclass
class _File:
    """A file of the evidence, open again."""

    ref: Ref
    main: bytes
    wal: bytes | None
    journal: bytes | None
    companions: Mapping[str, bytes]
    hashes: tuple[FileHash, ...]

    @cached_property
    def database(self) -> Database:
        """The second reader's view of it. Raises Unproved."""
        try:
            return Database.open(self.main, self.wal, self.journal)
        except SqliteError as error:
            raise Unproved(f"the second reader cannot open it as a database: {error}") from error


def serve(channel: Channel, first: Proving, near: Sequence[Path]) -> None:
    """Serve one channel until it closes or is told to stop. Raises Closed."""
    try:
        prover = Prover(first, near)
    except SourceError as error:
        channel.send(Refused.by(error))
        return
    channel.send(Ready(prover.facts, prover.compressed))
    while True:
        message = channel.receive()
        if isinstance(message, Stop):
            return
        try:
            for answer in prover.handle(message):
                channel.send(answer)
        except (ValueError, LookupError, TypeError, OverflowError, RecursionError, apsw.Error, AssertionError) as error:
            channel.send(Crashed(f"met a fault of its own: {type(error).__name__}: {error}"))
            return


class Prover:
    """A source that is open again, and the file of it that was looked at last."""

    def __init__(self, first: Proving, near: Sequence[Path] | None = None) -> None:
        """`near` is what `sources.open.needs` gave. Raises SourceError, PasswordNeeded, WrongPassword."""
        self._path = Path(first.path)
        self._source: Source = open_source(self._path, first.password, near=near)
        self.facts = self._source.facts
        keys: Keys = self._source.keys
        self._opener: Opener = opener_for(self._path, self.facts, keys)
        self._wanted = frozenset(first.wanted)
        self._vfs = EvidenceVfs()
        self._last: tuple[tuple[str, str, frozenset[str]], _File] | None = None
        self._found: tuple[_File, Artifact | None] | None = None
        """What discovery made of the file that it last looked at."""
        self._recovered: tuple[_File, str, RecoveredRows] | None = None

    @property
    def compressed(self) -> bool:
        """Whether an Android backup says of itself that it is compressed."""
        if self.facts.format != "android backup":
            return False
        with self._path.open("rb") as file:
            return file.read(_LINES).split(b"\n")[2:3] == [b"1"]

    @cached_property
    def _members(self) -> dict[str, int]:
        """The index of each wanted file, by its name in the container; the first where several have it."""
        found: dict[str, int] = {}
        for start, names in self._source.names():
            for number, name in enumerate(names, start):
                if name in self._wanted:
                    found.setdefault(name, number)
        return found

    def handle(self, message: object) -> Iterator[FromWorker]:
        """The answers to a message."""
        match message:
            case HashContainer():
                yield self._container()
            case Prove():
                yield from self._prove(message)
            case _:
                raise ValueError(f"unexpected message {type(message).__name__}")

    def _container(self) -> ContainerHash:
        if not self._path.is_file():
            return ContainerHash(None)
        with self._path.open("rb") as file:
            return ContainerHash(hashlib.file_digest(file, "sha256").hexdigest(), os.fstat(file.fileno()).st_size)

    def _prove(self, message: Prove) -> Iterator[FromWorker]:
        standing = message.standing
        try:
            artifact, file = self._artifact(standing)
        except Unproved as error:
            yield FileFound(())
            yield Proved(str(error))
            return
        if is_recovered(standing):
            yield from self._prove_recovered(artifact, standing, file, message.one)
            return
        readings = of_part(artifact, standing.part)
        is_database = bool(readings) and file.main[:16] == HEADER
        second = False
        try:
            if is_database:
                notes = tuple(f"{f.code}: {f.detail}" for f in file.database.findings)
                yield FileFound(file.hashes, notes)
                second = True
                yield from _Rows(self._vfs, artifact, readings, standing, file).answers(message.one)
            else:
                yield FileFound(file.hashes)
                yield from _again(self._vfs, artifact, standing, file, message.one)
        except Unproved as error:
            if not second and is_database:
                yield FileFound(file.hashes)
            yield Proved(str(error), second)
            return
        yield Proved("", second)

    def _artifact(self, standing: Standing) -> tuple[Artifact, _File]:
        """The record's artifact, and its file. Raises Unproved."""
        artifact = artifacts().get(standing.artifact)
        if artifact is not None:
            return artifact, self._file(standing, companions_of(artifact))
        if standing.artifact != DISCOVERED:
            raise Unproved(f"this version has no artifact {standing.artifact}")
        file = self._file(standing, frozenset())
        if self._found is None or self._found[0] is not file:
            # What discovery declared is nowhere but in the file: it looks at that once more.
            shard = open_shard(None, b"")
            wal, journal = (Buffer(b) if b else None for b in (file.wal, file.journal))
            files = Files(Buffer(file.main), wal, journal)
            try:
                self._found = (file, look_into(shard, self._vfs, files, _place(standing, file), SECONDS).artifact)
            finally:
                shard.close()
        found = self._found[1]
        if found is None:
            raise Unproved("discovery finds nothing in this file now")
        return found, file

    def _prove_recovered(
        self, artifact: Artifact, standing: Standing, file: _File, one: tuple[int, str | None] | None
    ) -> Iterator[FromWorker]:
        try:
            notes = tuple(f"{f.code}: {f.detail}" for f in file.database.findings)
        except Unproved as error:
            yield FileFound(file.hashes)
            yield Proved(str(error))
            return
        yield FileFound(file.hashes, notes)
        # All readings of a file follow each other: its rows are looked for once for each artifact.
        if self._recovered is None or self._recovered[0] is not file or self._recovered[1] != artifact.id:
            if self._recovered is not None:
                self._recovered[2].close()
            found = RecoveredRows(self._vfs, artifact, _place(standing, file), file.main, file.wal, file.journal)
            self._recovered = (file, artifact.id, found)
        rows = self._recovered[2]
        derived = rows.of(standing.part)
        if one is None:
            for start in range(0, len(derived.rows), RANGE_ROWS):
                yield Derived(derived.layout, derived.rows[start : start + RANGE_ROWS])
        else:
            derived = _only(derived, one[0])
            yield derived
            if derived.rows:
                fitting = of_part(artifact, live_part(standing.part))
                labels = _labels(fitting[0]) if fitting else {}
                yield Placed(tuple(places(file.database, one[1] or "")), labels)
        faults = [o.reason or "" for o in rows.outcomes if o.status is Status.FAILED]
        yield Proved("; ".join(faults) if not derived.rows else "")

    # --- files -------------------------------------------------------------------------------------------------------

    def _file(self, standing: Standing, wanted: frozenset[str]) -> _File:
        """A file with the companions that its artifact wants. Raises Unproved."""
        name = (standing.path, standing.member, wanted)
        if self._last is not None and self._last[0] == name:
            return self._last[1]
        self._last = None
        index = self._members.get(standing.member) if standing.member else None
        if index is None:
            index = self._source.find(standing.path)
        if index is None:
            raise Unproved(f"the source has no file {standing.member or standing.path} any more")
        ref = self._source.ref(index)
        hashes: list[FileHash] = []
        main = self._bytes(ref, "main", hashes)
        wal = self._beside(index, "-wal", hashes) if main[:16] == HEADER else None
        journal = self._beside(index, "-journal", hashes) if main[:16] == HEADER else None
        companions = self._companions(standing.path, wanted, hashes)
        file = _File(ref, main, wal, journal, companions, tuple(hashes))
        self._last = (name, file)
        return file

    def _beside(self, index: int, suffix: str, hashes: list[FileHash]) -> bytes | None:
        beside = self._source.sibling(index, suffix)
        if beside is None:
            return None
        ref = self._source.ref(beside)
        return self._bytes(ref, suffix[1:], hashes) if ref.size else None

    def _companions(self, path: str, wanted: frozenset[str], hashes: list[FileHash]) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        for name in sorted(wanted):
            steps = path.split("/")[:-1]
            for step in name.split("/"):
                steps = steps[:-1] if step == ".." else [*steps, step]
            index = self._source.find("/".join(steps))
            ref = None if index is None else self._source.ref(index)
            if ref is not None and ref.size <= COMPANION_LIMIT:
                try:
                    found[name] = self._bytes(ref, "companion", hashes)
                except Unproved:
                    # The reading did without one that could not be read.
                    continue
        return found

    def _bytes(self, ref: Ref, role: str, hashes: list[FileHash]) -> bytes:
        try:
            member: Member = self._opener.open(ref)
            try:
                data = read_all(member, LIMIT)
            finally:
                member.close()
        except (MemberError, OSError) as error:
            raise Unproved(f"{ref.member} cannot be read: {error}") from error
        inner, encrypted = "", False
        if self.facts.format.startswith("itunes backup") and len(ref.where) > _INNER_NAME:
            inner, encrypted = str(ref.where[_INNER_NAME]), bool(ref.where[1])
        hashes.append(FileHash(role, ref.member, len(data), hashlib.sha256(data).hexdigest(), inner, encrypted))
        return data


_INNER_NAME = 5
"""Where a reference into an iTunes backup has the name of the file that holds the member (see `sources/itunes.py`)."""


def _place(standing: Standing, file: _File) -> Place:
    return Place(
        standing.exhibit,
        standing.source,
        standing.container,
        standing.path,
        standing.member,
        file.ref.size,
        standing.profile,
        standing.app,
        sniff(file.main[:512]),
        file.ref.modified,
        companions=file.companions,
    )


class _Shard:
    """A scratch shard, in memory, that readings write to as they do in an examination."""

    def __init__(self, vfs: EvidenceVfs, artifact: Artifact, place: Place) -> None:
        self._vfs = vfs
        self._artifact = artifact
        self._place = place
        self.db = open_shard(None, b"")

    def run(self, main: bytes, part: str, low: int | None = None, high: int | None = None) -> Derived:
        """The records of one part. Raises Unproved where the reading made none and says why."""
        for table in ("rows", "readings"):
            self.db.execute(f"DELETE FROM main.{table}")
        job = Job(_TASK, parts=(part,), low=low, high=high)
        outcomes = read(self.db, self._vfs, self._artifact, self._place, Files(Buffer(main)), job)
        found = self.db.execute("SELECT id, layout FROM main.readings WHERE part = ?", (part,)).fetchall()
        if not found:
            reasons = "; ".join(o.reason for o in outcomes if o.reason and o.status.value == "failed")
            if reasons:
                raise Unproved(f"the reading fails on these bytes: {reasons}")
            return Derived(b"{}", ())
        src, layout = found[0]
        rows = self.db.execute(f"SELECT {ROW_COLUMNS} FROM main.rows WHERE src = ? ORDER BY id", (src,)).fetchall()
        return Derived(str(layout).encode(), tuple(rows))

    def close(self) -> None:
        self.db.close()


_LOC, _LOCATOR, _RAW = 2, 3, 11
"""Positions in a row of `ROW_COLUMNS`."""


def _only(derived: Derived, loc: int) -> Derived:
    return Derived(derived.layout, tuple(r for r in derived.rows if r[_LOC] == loc))


def _again(
    vfs: EvidenceVfs, artifact: Artifact, standing: Standing, file: _File, one: tuple[int, str | None] | None
) -> Iterator[FromWorker]:
    """The records of a file that is no database, by the artifact's own reader once more."""
    shard = _Shard(vfs, artifact, _place(standing, file))
    try:
        derived = shard.run(file.main, standing.part)
    finally:
        shard.close()
    if one is None:
        for start in range(0, len(derived.rows), RANGE_ROWS):
            yield Derived(derived.layout, derived.rows[start : start + RANGE_ROWS])
        return
    derived = _only(derived, one[0])
    yield derived
    if is_realm(file.main[:100]):
        yield from _in_realm(artifact, standing, file, one, found=bool(derived.rows))
        return
    for row in derived.rows:
        raw: dict[str, Any] = msgspec.json.decode(row[_RAW]) if row[_RAW] else {}
        place = item_place(file.main, standing, one[1] or "", raw)
        yield Placed((place,) if place is not None else (), {})


def _in_realm(
    artifact: Artifact, standing: Standing, file: _File, one: tuple[int, str | None], *, found: bool
) -> Iterator[FromWorker]:
    readings = of_part(artifact, standing.part)
    number = one[0] if one[1] is None else _number(one[1])
    if not found or not readings or number is None:
        return
    yield Placed(tuple(object_places(file.main, readings, number)), _labels(readings[0]))


# --- databases -------------------------------------------------------------------------------------------------------


@dataclass
class _Chunk:
    rows: list[MirrorRow] = field(default_factory=list[MirrorRow])
    bytes: int = 0


class _Rows:
    """One declared table of a database, its records made again."""

    def __init__(
        self,
        vfs: EvidenceVfs,
        artifact: Artifact,
        readings: list[Sqlite | SqliteCode],
        standing: Standing,
        file: _File,
    ) -> None:
        """Raises Unproved where the database lacks what the reading needs."""
        self._database = file.database
        self._tables = {info.name.lower(): info for info in self._database.tables}
        self._schema: Schema = schema_of(self._database.tables)
        tables = [info.name for info in self._database.tables]
        readings = [r for r in spread(readings, tables) if r.part == standing.part] or readings
        lacking = [unfit(r, self._schema) for r in readings]
        fit = next((r for r, lacks in zip(readings, lacking, strict=True) if not lacks), None)
        if fit is None:
            lacks = ", ".join(min(lacking, key=len)[:8])
            raise Unproved(f"the second reader does not find what the reading needs: {lacks}")
        self._reading = fit
        self._standing = standing
        self._part = standing.part
        self._base = self._tables[fit.table.lower()]
        touched = {t.lower() for t in tables_of(fit)}
        self._touched = [info for name, info in self._tables.items() if name in touched]
        self._numbered = bool(
            (
                compose(artifact, fit, self._schema) if isinstance(fit, Sqlite) else compose_rows(fit, self._schema)[0]
            ).bounds
        )
        self._shard = _Shard(vfs, artifact, _place(standing, file))
        elsewhere = {t.lower() for text in (*fit.joins, *expressions(fit)) for t in aliases(text).values()}
        self._whole = [i for i in self._touched if i.name.lower() in elsewhere]
        self._self = self._base in self._whole
        try:
            self._mirror = Mirror(self._touched, self._database.indexes)
        except apsw.Error as error:
            raise Unproved(f"a table cannot be made again from its definition: {error}") from error

    def answers(self, one: tuple[int, str | None] | None) -> Iterator[FromWorker]:
        """The records, all or one, and for one its place. Raises Unproved."""
        try:
            self._fill_whole()
            if one is None:
                yield from self._every()
            else:
                yield from self._one(*one)
        except apsw.Error as error:
            raise Unproved(f"SQLite, on the second reader's rows: {error}") from error
        finally:
            self._mirror.close()
            self._shard.close()

    def _fill_whole(self) -> None:
        """Tables that any row may need."""
        total = 0
        for info in self._whole:
            for chunk in _chunks(self._database, info):
                total += chunk.bytes
                if total > WHOLE_BYTES:
                    raise Unproved(
                        f"the tables that its rows are joined with hold more than the {WHOLE_BYTES:,} bytes that are "
                        "taken into memory"
                    )
                self._mirror.fill(info, chunk.rows)
        self._mirror.index(self._whole)

    def _every(self) -> Iterator[Derived]:
        if self._self and not self._numbered:
            yield self._shard.run(self._mirror.image(), self._part)
            return
        if self._self:
            image = self._mirror.image()
            for chunk in _chunks(self._database, self._base):
                numbers = [n for n, _ in chunk.rows if n is not None]
                yield self._shard.run(image, self._part, min(numbers), max(numbers))
            return
        for chunk in _chunks(self._database, self._base):
            yield self._of(chunk.rows)

    def _of(self, rows: list[MirrorRow]) -> Derived:
        """The records of some rows of the base table."""
        self._mirror.empty(self._base)
        self._mirror.fill(self._base, rows)
        numbers = [n for n, _ in rows if n is not None] if self._numbered else []
        return self._shard.run(self._mirror.image(), self._part, *((min(numbers), max(numbers)) if numbers else ()))

    def _one(self, loc: int, locator: str | None) -> Iterator[FromWorker]:
        number = loc if locator is None else _number(locator)
        key: int | tuple[Any, ...] | None
        if self._numbered and number is not None:
            located = self._database.locate(self._base, number)
            if located is None:
                yield Derived(b"{}", ())
                return
            key = number
            if self._self:
                derived = self._shard.run(self._mirror.image(), self._part, number, number)
            else:
                derived = self._of([(number, tuple(c.value for c in located.cells))])
        elif self._self:
            # Its rows need the others of their table, and have no numbers to be asked for by.
            yield _only(self._shard.run(self._mirror.image(), self._part), loc)
            return
        else:
            row, derived = self._search(loc)
            if row is None:
                yield Derived(b"{}", ())
                return
            key = row[0] if row[0] is not None else tuple(row[1][p] for p in self._base.primary_key)
            self._mirror.empty(self._base)
            self._mirror.fill(self._base, [row])
        derived = _only(derived, loc)
        yield derived
        if derived.rows:
            yield Placed(tuple(self._places(key, locator)), _labels(self._reading))

    def _search(self, loc: int) -> tuple[MirrorRow | None, Derived]:
        """The base row of a record whose key is no row number, by halving: any expression may be a key."""
        for chunk in _chunks(self._database, self._base):
            rows = chunk.rows
            derived = self._of(rows)
            if all(r[_LOC] != loc for r in derived.rows):
                continue
            while len(rows) > 1:
                half = rows[: len(rows) // 2]
                tried = self._of(half)
                if any(r[_LOC] == loc for r in tried.rows):
                    rows, derived = half, tried
                else:
                    rows = rows[len(rows) // 2 :]
                    derived = self._of(rows)
            return rows[0], derived
        return None, Derived(b"{}", ())

    def _places(self, key: int | tuple[Any, ...], locator: str | None) -> Iterator[BytePlace]:
        """The record's own row, then the rows that its reading joins to it, with the columns that it names of them."""
        located = self._database.locate(self._base, key)
        if located is not None:
            place = row_place(self._database, self._base, located, "row", frozenset())
            item = item_in_cell(self._database, located, locator, self._standing) if locator else None
            yield place if item is None else msgspec.structs.replace(place, marks=(*place.marks, item))
        names = Names(self._reading, self._schema)
        own = next(iter(aliases("FROM " + self._reading.base)))
        joined = {
            alias: self._tables[table.lower()]
            for join in names.joins
            for alias, table in aliases(join).items()
            if alias in names.known
        }
        if not joined:
            return
        # Without the other rows of its table the mirror holds this one alone.
        condition = f" WHERE {own}.{rowid_name(self._base)} = {key}" if isinstance(key, int) else ""
        sql = f"FROM {self._reading.base} {' '.join(names.joins)}{condition}"
        try:
            numbers = row_numbers(self._mirror.db, sql, joined)
        except apsw.Error:
            # A join whose rows cannot be named apart from the whole statement.
            return
        used = _columns(self._reading)
        for alias, number in numbers.items():
            info = joined[alias]
            located = self._database.locate(info, number)
            if located is not None:
                only = frozenset(c.lower() for a, c in used if a == alias)
                yield row_place(self._database, info, located, f"joined as {alias}", only)


def _chunks(database: Database, info: TableInfo) -> Iterator[_Chunk]:
    """The live rows of a table, some thousand at a time, in key order."""
    chunk = _Chunk()
    for batch in database.batches(info):
        numbers: Iterable[int | None] = batch.rowids if batch.rowids is not None else (None for _ in range(batch.size))
        for number, values in zip(numbers, batch.values(), strict=True):
            chunk.rows.append((number, values))
            chunk.bytes += sum(len(v) if isinstance(v, str | bytes) else 8 for v in values)
            if len(chunk.rows) >= RANGE_ROWS or chunk.bytes >= RANGE_BYTES:
                yield chunk
                chunk = _Chunk()
    if chunk.rows:
        yield chunk


def _number(locator: str) -> int | None:
    """The row number in 'rowid N' and 'rowid N item'."""
    words = locator.split(" ", 2)
    if len(words) > 1 and words[0] == "rowid" and words[1].removeprefix("-").isdigit():
        return int(words[1])
    return None


def _columns(reading: Sqlite | SqliteCode) -> set[tuple[str, str]]:
    return {pair for text in (*reading.joins, *expressions(reading)) for pair in references(text)}


def _labels(reading: Sqlite | SqliteCode) -> dict[str, tuple[str, ...]]:
    """What the artifact declares for each field (or value, where its rows go through Python)."""
    if isinstance(reading, SqliteCode):
        return {name.rstrip("?"): (expr,) for name, expr in reading.columns.items()}
    return {name: tuple(_said(source)) for name, source in reading.fields.items()}


def _said(source: FieldSource) -> Iterator[str]:
    yield from (" ".join(text.split()) for text in source_expressions(source))
