"""A worker: reads members, runs artifacts, writes its shard. Everything that touches evidence bytes happens here.

It holds one shard, one opener and, if it surveyed, the source's tree. What it sends back is small and typed: outcomes and
counts; records stay in the shard.
"""

from __future__ import annotations

import errno
import hashlib
import socket
import traceback
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import apsw
import msgspec

from aboveboard.engine import discover, hashing, trying, walls
from aboveboard.engine.discover.forms import form_of
from aboveboard.engine.discover.run import explain, look_into
from aboveboard.engine.evidence import Buffer, Bytes, EvidenceVfs
from aboveboard.engine.guess import best_fits
from aboveboard.engine.messages import (
    GRACE,
    Beside,
    Channel,
    Claim,
    Closed,
    Copying,
    CountingApps,
    Crashed,
    Done,
    FromWorker,
    Hashing,
    Locating,
    MoreFiles,
    Opened,
    Previewing,
    Proving,
    Read,
    Refused,
    Result,
    Roll,
    Rolled,
    Setup,
    Sniff,
    Stop,
    Survey,
    Trying,
    Unit,
    Unpacking,
)
from aboveboard.engine.prove import serve
from aboveboard.engine.raw.asks import Showing
from aboveboard.engine.read import Files as FileBytes
from aboveboard.engine.read import Job, Place, bounds_of, read
from aboveboard.engine.recovered import recover
from aboveboard.engine.registry import artifacts, entries, takers
from aboveboard.engine.scratch import NoRoom, Scratch
from aboveboard.engine.storetypes import SEALED, STORE_TYPES, looks_sealed
from aboveboard.engine.survey import Surveyor
from aboveboard.engine.tasks import GENERIC, LAST, named
from aboveboard.engine.walls import Walls
from aboveboard.formats.media import sniff
from aboveboard.kit import Artifact
from aboveboard.model.outcome import Outcome, Status
from aboveboard.sources.api import (
    Keys,
    Locked,
    Member,
    MemberError,
    Opener,
    Ref,
    SourceError,
    SourceFacts,
    read_all,
)
from aboveboard.sources.open import needs, opener_for
from aboveboard.store.db import StoreError
from aboveboard.store.shard import FileRow, add_files, close_shard, open_shard

IN_MEMORY = 8 * 1024 * 1024
"""Files up to this size are read whole; larger ones go through scratch or random access."""
SPLIT_BYTES = 48 * 1024 * 1024
SPLIT_ROWS = 100_000
SPLIT_PIECES = 4
_HEAD = 4096
_SQLITE = "application/vnd.sqlite3"
_TABLES = (_SQLITE, "application/x-realm")
"""Stores that declared tables are looked for in."""
_PLACES = ("private/", "data/", "system/", "vendor/", "product/", "apex/", "mnt/", "metadata/")
"""Where a phone's files lie; what lies elsewhere in a source was put there by somebody."""


def preload() -> None:
    """Import what every worker needs, once, in the process they are forked from. Artifacts come as files call for them."""
    entries()


def main(connection: socket.socket) -> None:
    """Serve one channel until it closes."""
    channel = Channel(connection, worker=True)
    try:
        setup = channel.receive()
        if isinstance(setup, Trying):
            # What it looks at comes with the message: it may read nothing.
            walls.stand()
            trying.serve(channel, setup)
            return
        near = needs(Path(setup.path))
        standing = walls.stand(near, [Path(setup.scratch)] if isinstance(setup, Setup) else [])
        if isinstance(setup, Proving):
            serve(channel, setup, near)
            return
        if isinstance(setup, Locating | Previewing):
            # Decoders of pictures and films are loaded in the workers that need them alone.
            from aboveboard.engine import previews

            if isinstance(setup, Locating):
                previews.locate(channel, setup, near)
            else:
                previews.serve(channel, setup)
            return
        if isinstance(setup, Showing):
            from aboveboard.engine.raw.serve import serve as show

            show(channel, setup)
            return
        if isinstance(setup, Copying):
            from aboveboard.engine import copying

            copying.serve(channel, setup)
            return
        if isinstance(setup, Hashing):
            hashing.serve(channel, setup, near)
            return
        if isinstance(setup, Unpacking | CountingApps):
            from aboveboard.engine import unpacking

            if isinstance(setup, Unpacking):
                unpacking.serve(channel, setup, near)
            else:
                unpacking.count_apps(channel, setup)
            return
        if not isinstance(setup, Setup):
            return
        try:
            worker = Worker(setup, near, standing)
        except (StoreError, apsw.Error, OSError) as error:
            channel.send(_crashed(error))
            return
        while True:
            message = channel.receive()
            try:
                answer = worker.handle(message)
            except Exception as error:  # noqa: BLE001 - the parent makes an outcome of it; nothing is hidden
                channel.send(_crashed(error))
                return
            if answer is not None:
                channel.send(answer)
            if isinstance(message, Stop):
                return
    except Closed:
        return


def _crashed(error: Exception) -> Crashed:
    if no_room(error):
        return Crashed(str(error), full=True)
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(place.filename).name}:{place.lineno}"
    return Crashed(f"met a fault of its own: {type(error).__name__}: {error} ({where})")


def no_room(error: Exception) -> bool:
    """Whether it is the disk that failed, and not the evidence."""
    if isinstance(error, apsw.FullError | NoRoom):
        return True
    return isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)


class Worker:
    """The state between messages."""

    def __init__(self, setup: Setup, near: Sequence[Path] | None = None, standing: Walls | None = None) -> None:
        """Open the shard; the source follows with `Survey` or `Opened`. `near` is what `sources.open.needs` gave."""
        self._setup = setup
        self._near = near
        self._walls = standing or Walls()
        self._shard_path = setup.shard
        self._db = open_shard(Path(setup.shard), setup.key)
        self._vfs = EvidenceVfs()
        self._facts: SourceFacts | None = None
        self._opener: Opener | None = None
        self._surveyor: Surveyor | None = None
        self._chosen: frozenset[str] = frozenset()
        self._takers: dict[str, str] = {}
        """Which artifact takes files of a MIME type."""

    def handle(self, message: object) -> FromWorker | None:
        """The answer to a message."""
        match message:
            case Survey():
                return self._survey(message)
            case Opened():
                self._open(message.facts, message.keys, message.chosen)
                return None
            case MoreFiles():
                assert self._surveyor is not None
                self._surveyor.keep_names()
                return self._surveyor.batch(message.batch)
            case Read():
                walls.spend(message.seconds * len(message.units) + GRACE)
                return self._read(message)
            case Sniff():
                walls.spend(message.seconds + GRACE)
                return self._sniff(message)
            case Roll(shard=shard):
                return self._roll(shard)
            case Stop(goes_on=True):
                self._db.close()
                return Rolled(self._shard_path)
            case Stop():
                if self._surveyor is not None:
                    self._surveyor.keep_names()
                close_shard(self._db)
                return Rolled(self._shard_path)
            case _:
                raise ValueError(f"unexpected message {type(message).__name__}")

    def _open(self, facts: SourceFacts, keys: Keys, chosen: tuple[str, ...]) -> None:
        self._facts = facts
        self._chosen = frozenset(chosen)
        self._takers = {m: e.id for e in takers() if e.reads and e.id in self._chosen for m in e.by_content}
        self._opener = opener_for(Path(self._setup.path), facts, keys)

    def _survey(self, message: Survey) -> FromWorker:
        try:
            self._surveyor = Surveyor(Path(self._setup.path), message.password, self._setup, self._db, self._near)
        except SourceError as error:
            return Refused.by(error)
        answer = self._surveyor.run()
        self._open(answer.facts, answer.keys, answer.chosen)
        return msgspec.structs.replace(answer, walls=self._walls)

    def _roll(self, shard: str) -> Rolled:
        close_shard(self._db)
        finished = self._shard_path
        self._shard_path = shard
        self._db = open_shard(Path(shard), self._setup.key)
        if self._surveyor is not None:
            self._surveyor.moved(self._db)
        return Rolled(finished)

    # --- files claimed by name ---------------------------------------------------------------------------------------

    def _read(self, message: Read) -> Done:
        outcomes: list[Outcome] = []
        more: list[Unit] = []
        size = 0
        for unit in message.units:
            found, parts = self._unit(unit, message.seconds)
            outcomes += found
            more += parts
            size += unit.ref.size
        return Done(tuple(outcomes), sum(o.emitted for o in outcomes), len(message.units), size, tuple(more))

    def _unit(self, unit: Unit, seconds: float) -> tuple[list[Outcome], list[Unit]]:
        if unit.recover:
            return self._recover(unit, seconds), []
        task = unit.task
        if unit.discovery:
            return self._discover(unit, seconds), []
        known = artifacts()
        claims = [(known[c.artifact], c.sure) for c in unit.claims if c.artifact in known]
        try:
            with self._member(unit.ref, hashed=unit.whole) as (main, sha256):
                if unit.whole and unit.ref.size > SPLIT_BYTES and isinstance(main, _Direct):
                    pieces = self._split(unit, claims, main)
                    if pieces:
                        self._enter(task, unit.ref, sha256, main, pieces)
                        return [], pieces
                with self._companion(unit.wal) as wal, self._companion(unit.journal) as journal:
                    more: list[Unit] = []
                    files = FileBytes(main, wal, journal)
                    return self._run(task, unit, claims, files, sha256, seconds, more), more
        except (MemberError, OSError) as error:
            # Not entered as done: where the disk was at fault, the next run reads it.
            return [_unreadable(a.id, unit.ref, error) for a, sure in claims if sure], []

    def _recover(self, unit: Unit, seconds: float) -> list[Outcome]:
        """The rows of a database that are not live. A file that nobody claimed is hashed and entered here."""
        known = artifacts()
        claims = [known[c.artifact] for c in unit.claims if c.artifact in known]
        generic = known[GENERIC] if GENERIC in self._chosen else None
        try:
            with (
                self._member(unit.ref, hashed=unit.whole) as (main, sha256),
                self._companion(unit.wal) as wal,
                self._companion(unit.journal) as journal,
            ):
                place = self._place(unit.ref, unit.app, unit.profile, _SQLITE, sha256)
                place = replace(place, companions=self._beside(unit))
                job = Job(unit.task, self._setup.scope, seconds=seconds, kinds=self._setup.kinds)

                def finish(found: list[Outcome]) -> None:
                    if unit.whole:
                        add_files(self._db, unit.task, [self._file_row(unit.ref, sha256, _SQLITE)])
                    self._finish(unit.task, found)

                return recover(self._db, self._vfs, claims, generic, place, FileBytes(main, wal, journal), job, finish)
        except (MemberError, OSError) as error:
            return [_unreadable(GENERIC, unit.ref, error)]

    def _run(
        self,
        task: str,
        unit: Unit,
        claims: list[tuple[Artifact, bool]],
        files: FileBytes,
        sha256: str | None,
        seconds: float,
        more: list[Unit],
    ) -> list[Outcome]:
        mime = sniff(files.main.read_at(0, 512))
        beside = self._beside(unit)
        place = replace(self._place(unit.ref, unit.app, unit.profile, mime, sha256), companions=beside)
        outcomes: list[Outcome] = []
        # A picture that an app's artifact claims by its name is a picture all the same.
        taker = self._takers.get(mime or "")
        if taker is not None and unit.whole and all(a.id != taker for a, _ in claims):
            claims = [*claims, (artifacts()[taker], True)]
        for number, (artifact, sure) in enumerate(claims):

            def finish(found: list[Outcome], final: bool = number == len(claims) - 1) -> None:
                outcomes.extend(found)
                if final:
                    if unit.whole:
                        add_files(self._db, task, [self._file_row(unit.ref, sha256, mime)])
                    if unit.whole and mime in _TABLES and all(o.status is Status.UNKNOWN_SCHEMA for o in outcomes):
                        more.append(self._later(unit))
                    self._finish(task, outcomes, more)

            job = Job(task, self._setup.scope, unit.parts, unit.low, unit.high, sure, seconds, self._setup.kinds)
            read(self._db, self._vfs, artifact, place, files, job, finish)
        return outcomes

    def _beside(self, unit: Unit) -> dict[str, bytes]:
        """The bytes of the files that the artifacts asked to have beside this one; one that cannot be read is left out."""
        found: dict[str, bytes] = {}
        for name, ref in unit.companions:
            try:
                member = self._opened(ref)
                try:
                    found[name] = read_all(member, IN_MEMORY)
                finally:
                    member.close()
            except (MemberError, OSError):
                continue
        return found

    def _split(self, unit: Unit, claims: list[tuple[Artifact, bool]], main: Bytes) -> list[Unit]:
        pieces: list[Unit] = []
        for artifact, sure in claims:
            claim = unit.claims[[a.id for a, _ in claims].index(artifact.id)]
            with self._companion(unit.wal) as wal, self._companion(unit.journal) as journal:
                every = bounds_of(
                    self._db, self._vfs, artifact, FileBytes(main, wal, journal), SPLIT_ROWS, SPLIT_PIECES
                )
            ranges = {part: windows for part, windows in every.items() if windows}
            rest = tuple(part for part in every if part not in ranges)
            for part, windows in ranges.items():
                for low, high in windows:
                    pieces.append(
                        msgspec.structs.replace(unit, claims=(claim,), parts=(part,), low=low, high=high, whole=False)
                    )
            if ranges and rest:
                pieces.append(msgspec.structs.replace(unit, claims=(claim,), parts=rest, whole=False))
            elif not ranges:
                pieces.append(msgspec.structs.replace(unit, claims=(claim,), whole=False))
            _ = sure
        return (
            [named(self._setup.source, p, self._setup.kinds) for p in pieces]
            if any(p.low is not None for p in pieces)
            else []
        )

    def _enter(self, task: str, ref: Ref, sha256: str | None, main: Bytes, pieces: list[Unit]) -> None:
        self._db.execute("BEGIN IMMEDIATE")
        add_files(self._db, task, [self._file_row(ref, sha256, sniff(main.read_at(0, 512)))])
        self._finish(task, [], pieces)
        self._db.execute("COMMIT")

    # --- stores that no artifact knows -------------------------------------------------------------------------------

    def _later(self, unit: Unit) -> Unit:
        """The unit that looks at the same file by its content, after all else."""
        claims = (Claim(discover.ARTIFACT, sure=False),)
        later = Unit(unit.ref, claims, unit.wal, unit.journal, unit.app, unit.profile, priority=2)
        return named(self._setup.source, later, self._setup.kinds)

    def _discover(self, unit: Unit, seconds: float) -> list[Outcome]:
        """Look at a store; read what it seems to hold."""
        outcomes: list[Outcome] = []
        services = self._setup.scope.services
        try:
            with (
                self._member(unit.ref, hashed=False) as (main, sha256),
                self._companion(unit.wal) as wal,
                self._companion(unit.journal) as journal,
            ):
                files = FileBytes(main, wal, journal)
                mime = sniff(main.read_at(0, 512))
                place = self._place(unit.ref, unit.app, unit.profile, mime, sha256)
                seen = look_into(self._db, self._vfs, files, place, min(seconds, discover.SECONDS))
                found = seen.artifact
                outcomes += seen.outcomes
                if found is not None and services and found.service not in services:
                    reason = "the authority does not cover this service"
                    outcomes.append(
                        Outcome(artifact=found.id, status=Status.OUT_OF_SCOPE, path=unit.ref.path, reason=reason)
                    )
                    found = None
                if found is not None:
                    digest = sha256 or (_digest(main.member) if isinstance(main, _Direct) else None)

                    def finish(read_: list[Outcome]) -> None:
                        outcomes.extend(read_)
                        add_files(self._db, unit.task, [self._file_row(unit.ref, digest, mime)])
                        explain(self._db, unit.task, seen)
                        self._finish(unit.task, outcomes)

                    job = Job(unit.task, self._setup.scope, seconds=seconds, kinds=self._setup.kinds)
                    read(self._db, self._vfs, found, place, files, job, finish)
                    return outcomes
        except (MemberError, OSError) as error:
            outcomes.append(_unreadable(discover.ARTIFACT, unit.ref, error))
        self._db.execute("BEGIN IMMEDIATE")
        self._finish(unit.task, outcomes)
        self._db.execute("COMMIT")
        return outcomes

    # --- files by content --------------------------------------------------------------------------------------------

    def _sniff(self, message: Sniff) -> Done:
        """Look at each file's head; read those that an artifact takes by content. One transaction, one task."""
        outcomes: dict[tuple[str, Status], Outcome] = {}
        forms: dict[int, str] = {}
        covered = self._setup.scope.profiles
        refs = [ref for ref in message.refs if not covered or self._profile(ref.path) in covered]
        heads = [(ref, self._head(ref, outcomes, forms)) for ref in refs]
        loose = [ref for ref, mime in heads if mime == _SQLITE and (message.loose or not ref.path.startswith(_PLACES))]
        beside = {b.index: b for b in message.beside}
        guesses = [self._guess(ref, beside.get(ref.index)) for ref in loose]
        more = [u for u in guesses if u is not None]
        guessed = {u.ref.index: u for u in more}
        if self._setup.recovery:
            for ref in (ref for ref, mime in heads if mime == _SQLITE):
                more += self._dead(ref, guessed.get(ref.index), beside.get(ref.index))
        more += [
            self._later(self._unclaimed(ref, beside.get(ref.index)))
            for ref, mime in heads
            if ref.index in forms and ref.index not in guessed and mime not in self._takers
        ]
        rows: list[FileRow] = []
        self._db.execute("BEGIN IMMEDIATE")
        for ref, mime in heads:
            taker = self._takers.get(mime or "")
            kind = STORE_TYPES.get(forms.get(ref.index, ""), mime)
            if kind is None or ref.index in guessed:
                continue
            if taker is None:
                rows.append(self._file_row(ref, None, kind))
                continue
            try:
                with self._member(ref, hashed=True) as (main, sha256):
                    rows.append(self._file_row(ref, sha256, mime))
                    place = self._place(ref, None, self._profile(ref.path), mime, sha256)
                    job = Job(message.task, self._setup.scope, seconds=message.seconds, kinds=self._setup.kinds)
                    for outcome in read(self._db, self._vfs, artifacts()[taker], place, FileBytes(main), job):
                        _add(outcomes, outcome)
            except (MemberError, OSError) as error:
                _add(outcomes, _unreadable(taker, ref, error))
        add_files(self._db, message.task, rows)
        found = list(outcomes.values())
        self._finish(message.task, found, more)
        self._db.execute("COMMIT")
        size = sum(ref.size for ref in message.refs)
        return Done(tuple(found), sum(o.emitted for o in found), len(message.refs), size, tuple(more))

    def _dead(self, ref: Ref, claimed: Unit | None, beside: Beside | None) -> list[Unit]:
        """The search for rows that are not live, in a database that artifacts claimed by its structure or nobody did."""
        if claimed is not None:
            unit = msgspec.structs.replace(claimed, priority=LAST, whole=False, recover=True)
        elif GENERIC in self._chosen:
            unit = msgspec.structs.replace(self._unclaimed(ref, beside), priority=LAST, recover=True)
        else:
            return []
        return [named(self._setup.source, unit, self._setup.kinds)]

    def _unclaimed(self, ref: Ref, beside: Beside | None) -> Unit:
        wal, journal, app = (beside.wal, beside.journal, beside.app) if beside is not None else (None, None, None)
        return Unit(ref, (), wal, journal, app, self._profile(ref.path))

    def _guess(self, ref: Ref, beside: Beside | None) -> Unit | None:
        """For a database of unknown name in a tree without layout: the artifacts whose structure it has."""
        try:
            with self._member(ref, hashed=False) as (main, _):
                claims = best_fits(self._db, self._vfs, main, ref.path, self._chosen)
        except (MemberError, OSError, apsw.Error):
            return None
        if not claims:
            return None
        return named(
            self._setup.source, msgspec.structs.replace(self._unclaimed(ref, beside), claims=claims), self._setup.kinds
        )

    def _head(self, ref: Ref, outcomes: dict[tuple[str, Status], Outcome], forms: dict[int, str]) -> str | None:
        """The MIME type that a file's first bytes show; in `forms` what kind of store it may be."""
        try:
            member = self._opened(ref)
            try:
                head = member.read_at(0, _HEAD) if member.random else next(iter(member.stream(_HEAD)), b"")
            finally:
                member.close()
        except (MemberError, OSError) as error:
            _add(outcomes, _unreadable("any.files", ref, error))
            return None
        mime = sniff(head) or (SEALED if looks_sealed(head, ref.path, ref.size) else None)
        form = form_of(head, mime, ref.path, ref.size)
        if form is not None:
            forms[ref.index] = form
        return mime

    # --- shared ------------------------------------------------------------------------------------------------------

    def _opened(self, ref: Ref) -> Member:
        assert self._opener is not None
        return self._opener.open(ref)

    @contextmanager
    def _member(self, ref: Ref, *, hashed: bool) -> Generator[tuple[Bytes, str | None], None, None]:
        """A member with random access, and its hash if wanted (or if it comes for nothing)."""
        member = self._opened(ref)
        try:
            if member.size <= IN_MEMORY:
                data = b"".join(member.stream())
                yield Buffer(data), hashlib.sha256(data).hexdigest()
            elif member.random:
                digest = _digest(member) if hashed else None
                yield _Direct(member), digest
            else:
                scratch = Scratch(member, Path(self._setup.scratch))
                try:
                    yield scratch, scratch.sha256
                finally:
                    scratch.close()
        finally:
            member.close()

    @contextmanager
    def _companion(self, ref: Ref | None) -> Generator[Bytes | None, None, None]:
        if ref is None or ref.size == 0:
            yield None
            return
        with self._member(ref, hashed=False) as (data, _):
            yield data

    def _place(self, ref: Ref, app: str | None, profile: str, mime: str | None, sha256: str | None) -> Place:
        setup = self._setup
        return Place(
            setup.exhibit,
            setup.source,
            setup.container,
            ref.path,
            ref.member,
            ref.size,
            profile,
            app,
            mime,
            ref.modified,
            sha256,
        )

    def _profile(self, path: str) -> str:
        from aboveboard.sources.layout import profile_of

        return profile_of(path, self._facts.system if self._facts else "unknown")

    def _file_row(self, ref: Ref, sha256: str | None, mime: str | None) -> FileRow:
        return FileRow(ref.path, self._setup.source, ref.member, ref.size, sha256, mime, ref.modified)

    def _finish(self, task: str, outcomes: list[Outcome], more: list[Unit] | None = None) -> None:
        """Inside the transaction: this task is whole."""
        result = msgspec.msgpack.encode(Result(tuple(outcomes), tuple(more or ())))
        self._db.execute("INSERT OR REPLACE INTO main.done (task, result) VALUES (?, ?)", (task, result))


class _Direct:
    """A member that has random access of its own."""

    def __init__(self, member: Member) -> None:
        self.member = member
        self.size = member.size

    def read_at(self, offset: int, size: int) -> bytes:
        return self.member.read_at(offset, size)


def _unreadable(artifact: str, ref: Ref, error: Exception) -> Outcome:
    status = Status.PROFILE_LOCKED if isinstance(error, Locked) else Status.FAILED
    return Outcome(artifact=artifact, status=status, path=ref.path, reason=f"the file could not be read: {error}")


def _digest(member: Member) -> str:
    digest = hashlib.sha256()
    for chunk in member.stream(1 << 20):
        digest.update(chunk)
    return digest.hexdigest()


def _add(outcomes: dict[tuple[str, Status], Outcome], outcome: Outcome) -> None:
    """Sum outcomes of many small files of one artifact; those that failed keep their own lines."""
    if outcome.status in (Status.FAILED, Status.PARTIAL):
        outcomes[(outcome.artifact + "\0" + str(outcome.path), outcome.status)] = outcome
        return
    key = (outcome.artifact, outcome.status)
    before = outcomes.get(key)
    if before is None:
        outcomes[key] = msgspec.structs.replace(outcome, path=None)
        return
    outcomes[key] = msgspec.structs.replace(
        before,
        read=before.read + outcome.read,
        emitted=before.emitted + outcome.emitted,
        excluded=before.excluded + outcome.excluded,
        files=before.files + outcome.files,
        seconds=round(before.seconds + outcome.seconds, 4),
    )
