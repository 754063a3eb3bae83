"""The files that go along with a hand-over: which may, read by workers behind walls, sealed into the bundle's box as they come.

A file goes along where a given record is of it or carries it, the authority lets it be seen as a whole, and no rule is against
it. Where parts of it are hidden, the copy alone goes, and the hash of the original is stated nowhere: who guesses what was
hidden could draw it, and compare.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import msgspec

from aboveboard.casework.bundle import HiddenIn, NotGiven
from aboveboard.casework.case import Case
from aboveboard.casework.errors import CaseError
from aboveboard.casework.handed import at_hand
from aboveboard.casework.prove.sources import Evidence, gone
from aboveboard.casework.redact import Region, Stretch
from aboveboard.casework.review.previews import LOST, NO_FILE, Finder
from aboveboard.engine.copying import SECONDS, received
from aboveboard.engine.messages import Channel, Closed, Copied, Copy, Copying
from aboveboard.engine.nursery import Nursery
from aboveboard.sources.api import PasswordNeeded, Ref, SourceError, WrongPassword
from aboveboard.sources.handed import Boxed, BoxWriter, Listed

CHANGED: Final = "is not the file any more that was examined: other bytes"
SAME_AS_HIDDEN: Final = "has the same bytes as a file of which parts were left out"
SENSITIVE, REDACTED = "sensitive", "redacted"


@dataclass(frozen=True)
class Wanted:
    """What is asked of the files of one exhibit."""

    plain: Sequence[str]
    """Device paths of files that go along as they are."""
    hidden: Mapping[str, tuple[tuple[Region, ...], tuple[Stretch, ...]]]
    """Of those of which parts are hidden: which."""
    never: Mapping[str, str]
    """Device paths of files that must not go along, nor any of the same bytes; and by which rule."""
    hashes: Mapping[str, str]
    """SHA-256 of files as they were examined, as far as they were read."""


@dataclass
class Outcome:
    """What came of it."""

    members: dict[str, Boxed] = field(default_factory=dict[str, Boxed])
    sources: dict[str, int] = field(default_factory=dict[str, int])
    """Of each, the number of the source that had it."""
    missing: list[NotGiven] = field(default_factory=list[NotGiven])
    hidden: list[HiddenIn] = field(default_factory=list[HiddenIn])
    withheld: dict[str, int] = field(default_factory=dict[str, int])
    """Files that turned out to have the bytes of others that must not go along, by the rule against those."""


class _NotGiven(Exception):
    """A file cannot be copied; the text says why."""


class _Copier:
    """A process that copies files of one source."""

    def __init__(self, nursery: Nursery, finder: Finder) -> None:
        self._nursery, self._finder = nursery, finder
        self._channel: Channel | None = None
        self._pid = 0
        self.end = Copied()

    def parts(self, ask: Copy, tell: Callable[[], None]) -> Iterator[bytes]:
        """The bytes of a copy; afterwards `end` says what is known of it. Raises _NotGiven."""
        self.end = Copied()
        try:
            answer = yield from received(self._open(), ask, tell)
        except (Closed, OSError, ValueError) as error:
            self.close(kill=True)
            raise _NotGiven(LOST) from error
        except BaseException:
            # What it has not sent yet would be taken for another file's.
            self.close(kill=True)
            raise
        if answer.why:
            raise _NotGiven(answer.why)
        self.end = answer

    def _open(self) -> Channel:
        if self._channel is None:
            self._pid, connection = self._nursery.worker()
            # The process ends itself after its time; this is for one that does not.
            connection.settimeout(SECONDS + 60)
            self._channel = Channel(connection, worker=False)
            finder = self._finder
            self._channel.send(Copying(str(finder.source.path.absolute()), finder.facts, finder.keys))
        return self._channel

    def close(self, *, kill: bool = False) -> None:
        """End it."""
        if self._channel is not None:
            self._channel.socket.close()
            self._channel = None
            if kill:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(self._pid, signal.SIGKILL)


class Giver:
    """Copies files of one exhibit into a box. Close it."""

    def __init__(self, case: Case, exhibit: str, evidence: Evidence, nursery: Nursery, ask: Callable[[], None]) -> None:
        """Raises CaseError where a source is not there or does not open."""
        self._ask = ask
        self._finders: list[Finder] = []
        self._copiers: dict[int, _Copier] = {}
        try:
            for source, password in at_hand(case, evidence, exhibit):
                if not source.path.exists():
                    raise SourceError(gone(source))
                finder = Finder(nursery, source, password)
                self._finders.append(finder)
                self._copiers[source.number] = _Copier(nursery, finder)
        except (PasswordNeeded, WrongPassword) as error:
            self.close()
            raise CaseError(f"{error}: --password-file, or --files none to hand over records alone") from error
        except SourceError as error:
            self.close()
            raise CaseError(f"{error}; or hand over records alone: --files none") from error

    @property
    def about(self) -> tuple[str, str]:
        """System and kind of acquisition, for the box."""
        first = next((f.facts for f in self._finders), None)
        return ("unknown", "files") if first is None else (first.system, first.acquisition)

    def give(self, wanted: Wanted, box: BoxWriter) -> Outcome:
        """Copy all that may go along. Raises CaseError, NotCovered."""
        made = Outcome()
        against = {wanted.hashes[path]: rule for path, rule in wanted.never.items() if path in wanted.hashes}
        for path in sorted(wanted.never.keys() - wanted.hashes.keys()):
            sha256 = self._hash(path)
            if sha256:
                against[sha256] = wanted.never[path]
        originals = set[str]()
        for path, (regions, stretches) in sorted(wanted.hidden.items()):
            try:
                boxed, end = self._copied(path, wanted, box, made, regions, stretches)
            except _NotGiven as error:
                made.missing.append(NotGiven(path, str(error)))
                continue
            finally:
                if path in wanted.hashes:
                    originals.add(wanted.hashes[path])
            originals.add(end.original)
            made.members[path] = boxed
            made.hidden.append(HiddenIn(path, _said(regions, stretches), boxed.sha256))
        by_hash = dict[str, Boxed]()
        for path in sorted(wanted.plain):
            known = by_hash.get(wanted.hashes.get(path, ""))
            try:
                place = self._place(path)
                made.sources[path] = place[0].source.number
                if known is None:
                    boxed, _ = self._copied(path, wanted, box, made)
                    self._keep(path, boxed, box, against, originals, by_hash, made)
                else:
                    made.members[path] = _again(known, path, place[1])
            except _NotGiven as error:
                made.missing.append(NotGiven(path, str(error)))
        return made

    def _keep(
        self,
        path: str,
        boxed: Boxed,
        box: BoxWriter,
        against: Mapping[str, str],
        originals: set[str],
        by_hash: dict[str, Boxed],
        made: Outcome,
    ) -> None:
        """Keep what was copied, unless its bytes are those of a file that must not go along, or are there already."""
        if boxed.sha256 in against or boxed.sha256 in originals:
            box.take_back(boxed.start)
            if boxed.sha256 in originals:
                raise _NotGiven(SAME_AS_HIDDEN)
            rule = against[boxed.sha256]
            made.withheld[rule] = made.withheld.get(rule, 0) + 1
        elif boxed.sha256 in by_hash:
            box.take_back(boxed.start)
            made.members[path] = msgspec.structs.replace(by_hash[boxed.sha256], path=path, member=boxed.member)
        else:
            made.members[path] = by_hash[boxed.sha256] = boxed

    def _copied(
        self,
        path: str,
        wanted: Wanted,
        box: BoxWriter,
        made: Outcome,
        regions: tuple[Region, ...] = (),
        stretches: tuple[Stretch, ...] = (),
    ) -> tuple[Boxed, Copied]:
        """Raises _NotGiven, with nothing left of it in the box."""
        self._ask()
        finder, ref = self._place(path)
        if regions and stretches:
            raise _NotGiven("regions of films are not drawn black: hide a stretch of it as a whole")
        copier = self._copiers[finder.source.number]
        parts = copier.parts(Copy(ref, regions=regions, stretches=stretches), self._ask)
        number, start, size, sha256, sealed = box.put(parts)
        if copier.end.original != wanted.hashes.get(path, copier.end.original):
            box.take_back(start)
            raise _NotGiven(CHANGED)
        made.sources[path] = finder.source.number
        # When a file was changed says nothing of a copy that was made here.
        modified = None if regions or stretches else ref.modified
        return Boxed(number, path, ref.member, size, sha256, start, sealed, modified), copier.end

    def _hash(self, path: str) -> str:
        """SHA-256 of a file that does not go along; '' where it cannot be read."""
        try:
            finder, ref = self._place(path)
            copier = self._copiers[finder.source.number]
            for _ in copier.parts(Copy(ref, bytes=False), self._ask):
                pass
        except _NotGiven:
            return ""
        return copier.end.original

    def _place(self, path: str) -> tuple[Finder, Ref]:
        for finder in self._finders:
            try:
                ref = finder.ref(path)
            except SourceError as error:
                raise CaseError(str(error)) from error
            if ref is not None:
                return finder, ref
        raise _NotGiven(NO_FILE)

    def close(self) -> None:
        """End the processes."""
        for copier in self._copiers.values():
            copier.close()
        for finder in self._finders:
            finder.close()


def _again(boxed: Boxed, path: str, ref: Ref) -> Boxed:
    return msgspec.structs.replace(boxed, path=path, member=ref.member, modified=ref.modified)


def _said(regions: tuple[Region, ...], stretches: tuple[Stretch, ...]) -> tuple[str, ...]:
    return (
        *(f"region {left:g},{top:g},{right - left:g},{bottom - top:g}" for left, top, right, bottom in regions),
        *(f"clip {since:g}–{until:g} s" for since, until in stretches),
    )


def write_box(path: Path, key: bytes, giver: Giver, wanted: Wanted) -> Outcome:
    """Write a box, and beside it the list by which its members are checked without any key. Raises CaseError, NotCovered."""
    with closing(BoxWriter(path, key)) as box:
        made = giver.give(wanted, box)
        box.end(Listed(*giver.about, tuple(sorted(made.members.values(), key=lambda one: one.path))))
    places = {one.start: one for one in made.members.values()}
    lines = [
        msgspec.json.encode({"n": n, "at": one.start, "bytes": one.length, "sha256": one.sealed})
        for n, (_, one) in enumerate(sorted(places.items()), 1)
    ]
    path.with_suffix(".list").write_bytes(b"".join(line + b"\n" for line in lines))
    return made
