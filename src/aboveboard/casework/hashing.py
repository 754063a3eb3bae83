"""The use case behind `aboveboard known hash`: hashes of all files of the evidence, so that lists of known files speak of them.

An examination hashes what it reads, by SHA-256. Most of a phone's files it does not read, and many lists hold MD5 or SHA-1 alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import NotCovered
from aboveboard.casework.known import hashes_path
from aboveboard.casework.prove.sources import Evidence, Source, sources_of
from aboveboard.engine.messages import Channel, Closed, Countable, Digests, Hashes, HashFiles, Hashing, Refused
from aboveboard.engine.nursery import Nursery
from aboveboard.model.extent import limited
from aboveboard.sources.api import SourceError
from aboveboard.store.known import FileHashes, Hashed

_FILES_AT_ONCE = 500
_SECONDS = 900.0
"""Within which a part of the files must be hashed."""


@dataclass
class HashReport:
    """What came of hashing an exhibit's files."""

    files: int = 0
    hashed: int = 0
    bytes: int = 0
    unreadable: int = 0
    lost: int = 0
    """Files at which the reading process ended."""
    seconds: float = 0.0


def hash_files(
    case: Case,
    actor: Actor,
    evidence: Evidence,
    nursery: Nursery,
    watch: Callable[[int, int], None] = lambda _done, _of: None,
) -> HashReport:
    """MD5, SHA-1 and SHA-256 of every file of the sources. What was hashed before is kept; a run that was stopped goes on.

    Raises NotCovered where the authority covers a part of the phone alone, CaseError, SourceError and its kin.
    """
    case.must_take_changes(actor)
    if limited(case.authority):
        raise NotCovered(
            "the authority covers a part of the phone alone: its files are not read as a whole to be hashed"
        )
    report = HashReport()
    began = time.monotonic()
    ask = case.asking(actor)

    def hashed(done: int, of: int) -> None:
        ask()
        watch(done, of)

    with case.writing():
        every = sources_of(
            case, evidence, {int(n) for (n,) in case.db.execute("SELECT id FROM sources")}, only_one=False
        )
        for _, source in sorted(every.items()):
            kept = FileHashes(hashes_path(case, source.exhibit), case.key)
            try:
                _hash_source(source, evidence.password, nursery, kept, report, hashed)
            finally:
                kept.close()
    report.seconds = time.monotonic() - began
    case.log(
        actor,
        "collection",
        what="known files: files hashed",
        files=report.hashed,
        bytes=report.bytes,
        unreadable=report.unreadable + report.lost,
    )
    return report


def _hash_source(
    source: Source,
    password: bytes | None,
    nursery: Nursery,
    kept: FileHashes,
    report: HashReport,
    watch: Callable[[int, int], None],
) -> None:
    at = kept.begin(source.number, source.fingerprint)
    alone_until = at
    worker: _Hasher | None = None
    files: int | None = None
    try:
        while files is None or at < files:
            if worker is None:
                worker = _Hasher(nursery, source, password)
                if files is None:
                    report.files += worker.files
                files = worker.files
                continue
            most = 1 if at < alone_until else _FILES_AT_ONCE
            try:
                answer = worker.hashes(at, most)
            except Closed:
                worker.close()
                worker = None
                # Again, one by one: the file at which the process ends alone is left out.
                if most == 1:
                    report.lost += 1
                    at += 1
                    kept.add(source.number, (), at)
                alone_until = max(alone_until, at + (most if most > 1 else 0))
                continue
            kept.add(source.number, map(_hashed, answer.found), answer.after)
            at = answer.after
            report.hashed += len(answer.found)
            report.bytes += answer.bytes
            report.unreadable += answer.unreadable
            watch(at, worker.files)
    finally:
        if worker is not None:
            worker.close()


def _hashed(one: Digests) -> Hashed:
    return Hashed(one.number, one.path, one.member, one.md5, one.sha1, one.sha256)


class _Hasher:
    """A process that has a source open."""

    def __init__(self, nursery: Nursery, source: Source, password: bytes | None) -> None:
        """Raises SourceError, PasswordNeeded, WrongPassword."""
        if not source.path.exists():
            raise SourceError(f"{source.path} is not there; say where it is: --source PATH")
        _, connection = nursery.worker()
        connection.settimeout(_SECONDS)
        self._channel = Channel(connection, worker=False)
        try:
            self._channel.send(Hashing(str(source.path.absolute()), password))
            answer = self._channel.receive()
        except (Closed, ValueError) as error:
            self.close()
            raise SourceError(f"{source.path} could not be opened: the reader failed ({error})") from error
        if isinstance(answer, Refused):
            self.close()
            raise answer.error
        if not isinstance(answer, Countable):
            self.close()
            raise SourceError(f"{source.path} could not be opened: the reader answered with something else")
        self.files = answer.files

    def hashes(self, first: int, most: int) -> Hashes:
        """Of some files. Raises Closed where the process ended or answered nonsense."""
        try:
            self._channel.send(HashFiles(first, most))
            answer = self._channel.receive()
        except ValueError as error:
            raise Closed(str(error)) from error
        if not isinstance(answer, Hashes) or answer.after <= first:
            raise Closed("answered with something else")
        return answer

    def close(self) -> None:
        """End it."""
        self._channel.socket.close()
