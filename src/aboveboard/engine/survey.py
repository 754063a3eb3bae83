"""The first look at a source: what it is, which files artifacts claim by name, and which must be looked at by content."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import apsw
import msgspec
import numpy as np

from aboveboard.engine.declared import declared
from aboveboard.engine.discover.forms import may_be_a_store
from aboveboard.engine.entry import Entry
from aboveboard.engine.holdings import Holdings
from aboveboard.engine.match import Hit, Matcher
from aboveboard.engine.messages import Beside, Claim, Files, Setup, Surveyed, Unit
from aboveboard.engine.registry import artifacts, entries
from aboveboard.engine.tasks import GENERIC, LAST, named, sniff_task
from aboveboard.model.outcome import Outcome, Status
from aboveboard.model.records import CATEGORY_OF, KIND_NUMBER
from aboveboard.sources.api import Problem, Ref, SourceFacts
from aboveboard.sources.asked import ASKED, cannot_hold
from aboveboard.sources.layout import app_of_path, profile_of
from aboveboard.sources.open import open_source
from aboveboard.sources.papers import duplicates_of

BATCH_FILES = 400
BATCH_BYTES = 96 * 1024 * 1024
NAMES_CHUNK = 1 << 16
_LOGS = ("-wal", "-journal")
FIRST = ("contacts", "calls", "messages")
SECOND = ("posts", "email", "media", "web", "notes", "calendar")


class Surveyor:
    """Holds the opened source for the time of the run."""

    def __init__(
        self, path: Path, password: bytes | None, setup: Setup, db: apsw.Connection, near: Sequence[Path] | None = None
    ) -> None:
        """`near` is what `sources.open.needs` gave. Raises SourceError and its kin where the source cannot be opened."""
        self._setup = setup
        self._db = db
        self._source = open_source(path, password, near=near)
        self._unclaimed: np.ndarray[tuple[int], np.dtype[np.int64]] = np.zeros(0, dtype=np.int64)
        self._starts: list[int] = []
        self._with_logs: set[str] = set()
        """The names, in their container, that another name continues with -wal or -journal."""
        self._kept = False
        self._beyond: Counter[str] = Counter()
        """Files of device users who are not covered, by artifact."""
        self._claimed: np.ndarray[tuple[int], np.dtype[np.bool_]] = np.zeros(0, dtype=np.bool_)

    def run(self) -> Surveyed:
        """Match all names once; hand out what is to be read."""
        source, facts = self._source, self._source.facts
        chosen, left_out = self._choose()
        matcher = Matcher(
            chosen,
            system=facts.system,
            canonical=source.canonical,
            app_of=source.container_app,
            device_names=facts.acquisition == "full file system",
        )
        sizes = np.asarray(source.sizes, dtype=np.int64)
        hits: dict[int, list[Hit]] = {}
        empty: dict[str, int] = {}
        for first, names in source.names():
            self._with_logs.update(n.removesuffix("-wal").removesuffix("-journal") for n in names if n.endswith(_LOGS))
            for hit in matcher.hits(first, names):
                if sizes[hit.index] == 0:
                    empty[hit.artifact] = empty.get(hit.artifact, 0) + 1
                else:
                    claims = hits.setdefault(hit.index, [])
                    if all(c.artifact != hit.artifact for c in claims):
                        claims.append(hit)
        twice = self._drop_copies(hits)
        self._drop_previews(hits)
        silent = self._silent(chosen, hits, empty)
        claimed = np.zeros(len(sizes), dtype=bool)
        claimed[list(hits)] = True
        claimed[twice] = True
        units: list[msgspec.Raw] = []
        for unit in self._units(hits):
            for ref in (unit.wal, unit.journal):
                if ref is not None:
                    claimed[ref.index] = True
            units.append(msgspec.Raw(msgspec.msgpack.encode(unit)))
        self._claimed = claimed
        self._unclaimed = np.flatnonzero(~claimed & (sizes > 0))
        self._starts = self._batches(sizes)
        return Surveyed(
            self._noting(twice),
            source.keys,
            tuple(units),
            (*left_out, *self._of_others(), *silent, *self._unknown()),
            tuple(a.id for a in chosen),
            len(self._starts),
            len(sizes),
        )

    def batch(self, number: int) -> Files:
        """References of the `number`th batch of files that no artifact claimed by name."""
        start = self._starts[number]
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._unclaimed)
        refs = tuple(self._source.ref(int(i)) for i in self._unclaimed[start:end])
        task = sniff_task(self._setup.source, refs, self._setup.kinds, recovery=self._setup.recovery)
        beside = tuple(b for b in (self._belonging(ref) for ref in refs) if b is not None)
        return Files(number, task, refs, beside)

    def _belonging(self, ref: Ref) -> Beside | None:
        """What an unclaimed file goes with; None where nothing does."""
        app: str | None = None
        if may_be_a_store(ref.path, ref.size):
            segment = app_of_path(ref.path, self._source.facts.system)
            app = self._source.container_app(segment) if segment and self._source.facts.system == "ios" else segment
        logs = ref.member in self._with_logs
        if not logs:
            return Beside(ref.index, app=app) if app else None
        return Beside(ref.index, self._beside(ref.index, "-wal"), self._beside(ref.index, "-journal"), app)

    def _drop_copies(self, hits: dict[int, list[Hit]]) -> list[int]:
        """Files that stand twice in the source (a link of the device copied as a folder, a name packed twice) are read once.

        Records of both would have the same keys. Android's data/data and data/user/0 are the usual case.
        """
        twice = [int(i) for i in duplicates_of(self._source)] if self._source.facts.system == "android" else []
        seen: set[str] = set()
        for index in sorted(hits):
            path = hits[index][0].path
            if path in seen:
                twice.append(index)
            seen.add(path)
        for index in twice:
            hits.pop(index, None)
        return twice

    def _of_others(self) -> Iterator[Outcome]:
        """One outcome for each artifact that would have read files of device users who are not covered."""
        for artifact, files in sorted(self._beyond.items()):
            reason = f"{files} files of a device user whom the authority does not cover"
            yield Outcome(artifact=artifact, status=Status.OUT_OF_SCOPE, files=files, reason=reason)

    def _noting(self, twice: list[int]) -> SourceFacts:
        """The source's facts, with a note of files that were left out as copies."""
        facts = self._source.facts
        if not twice:
            return facts
        names = [self._source.ref(i).member for i in twice[:3]]
        what = f"{len(twice)} files stand twice under one device path; the first of each was read"
        return msgspec.structs.replace(facts, problems=(*facts.problems, Problem(what, ", ".join(names))))

    def _drop_previews(self, hits: dict[int, list[Hit]]) -> None:
        """Artifacts of previews without originals do not claim those whose original is in the source."""
        known = entries()
        for index in list(hits):
            kept = [hit for hit in hits[index] if not known[hit.artifact].previews or self._lacks_original(hit)]
            if kept:
                hits[index] = kept
            else:
                del hits[index]

    def _lacks_original(self, hit: Hit) -> bool:
        original_of = artifacts()[hit.artifact].original_of
        original = original_of(hit.path) if original_of is not None else None
        return original is not None and self._source.find(original) is None

    def _choose(self) -> tuple[list[Entry], list[Outcome]]:
        """The artifacts for this source, within the scope and what was asked for; and an outcome for each left out by scope."""
        facts, scope, kinds = self._source.facts, self._setup.scope, set(self._setup.kinds)
        chosen: list[Entry] = []
        left_out: list[Outcome] = []
        for artifact in entries().values():
            if facts.system in ("ios", "android") and artifact.system not in (facts.system, "any"):
                continue
            numbers = {KIND_NUMBER[k] for k in artifact.kinds}
            if artifact.id == GENERIC and not self._setup.recovery:
                reason = "recovery was left out, as asked"
            elif artifact.id == GENERIC and (scope.services or scope.people or kinds):
                reason = "such a row can hold anything, and the authority or the request is limited"
            elif scope.services and artifact.service not in scope.services:
                reason = "the authority does not cover this service"
            elif scope.media == "names" and _opens_media(artifact):
                reason = "it opens pictures, films or sounds, and the authority covers their names alone"
            elif kinds and not numbers & kinds:
                reason = "its kinds of record are not covered by the authority, or were not asked for"
            else:
                chosen.append(artifact)
                continue
            left_out.append(Outcome(artifact=artifact.id, status=Status.OUT_OF_SCOPE, files=0, reason=reason))
        return chosen, left_out

    def _units(self, hits: dict[int, list[Hit]]) -> Iterator[Unit]:
        """What is to be read of each file that is claimed; the hits are used up on the way, as a large tree has very many."""
        source = self._source
        known = entries()
        covered = self._setup.scope.profiles
        for index in list(hits):
            claims = hits.pop(index)
            ref = source.ref(index)
            if covered and profile_of(claims[0].path, source.facts.system) not in covered:
                self._beyond.update(c.artifact for c in claims)
                continue
            database = any(known[c.artifact].database for c in claims)
            priority = min(_priority(known[c.artifact]) for c in claims)
            unit = Unit(
                ref,
                tuple(Claim(c.artifact, c.sure) for c in claims),
                wal=self._beside(index, "-wal") if database else None,
                journal=self._beside(index, "-journal") if database else None,
                app=next((c.app for c in claims if c.app), None),
                profile=profile_of(claims[0].path, source.facts.system),
                priority=priority,
                companions=self._companions(claims),
            )
            yield named(self._setup.source, unit, self._setup.kinds)
            if database and self._setup.recovery:
                dead = msgspec.structs.replace(unit, priority=LAST, whole=False, recover=True)
                yield named(self._setup.source, dead, self._setup.kinds)

    def _beside(self, index: int, suffix: str) -> Ref | None:
        """The neighbour in the container itself: another copy's -wal must not be taken for this one's."""
        beside = self._source.sibling(index, suffix)
        return self._source.ref(beside) if beside is not None else None

    def _companions(self, claims: list[Hit]) -> tuple[tuple[str, Ref], ...]:
        """The files that the artifacts' readings want to have beside this one."""
        known = entries()
        wanted = {c for claim in claims for c in known[claim.artifact].companions}
        found: list[tuple[str, Ref]] = []
        for name in sorted(wanted):
            folder = claims[0].path.rsplit("/", 1)[0].split("/")
            for step in name.split("/"):
                if step == "..":
                    folder = folder[:-1]
                else:
                    folder = [*folder, step]
            index = self._source.find("/".join(folder))
            if index is not None:
                found.append((name, self._source.ref(index)))
        return tuple(found)

    def _silent(self, chosen: list[Entry], hits: dict[int, list[Hit]], empty: dict[str, int]) -> list[Outcome]:
        """An outcome for each artifact of which nothing will be heard otherwise."""
        facts = self._source.facts
        heard = {c.artifact for claims in hits.values() for c in claims if c.sure}
        silent: list[Outcome] = []
        for artifact in chosen:
            if artifact.id in empty:
                reason = "the names are there, without bytes"
                silent.append(
                    Outcome(artifact=artifact.id, status=Status.EMPTY, files=empty[artifact.id], reason=reason)
                )
            elif artifact.id in heard or artifact.by_content or facts.system not in ("ios", "android"):
                continue
            elif facts.acquisition in artifact.absent_from or (
                facts.acquisition == ASKED and cannot_hold(artifact.files)
            ):
                reason = f"an acquisition of this kind ({facts.acquisition}) cannot contain it"
                silent.append(Outcome(artifact=artifact.id, status=Status.NOT_IN_ACQUISITION, files=0, reason=reason))
            else:
                silent.append(Outcome(artifact=artifact.id, status=Status.NOT_FOUND, files=0))
        return silent

    def _unknown(self) -> list[Outcome]:
        """A source that is laid out like no phone says so, once, at the head of what was not wholly read."""
        facts = self._source.facts
        if facts.system in ("ios", "android"):
            return []
        reason = (
            f"the source is not laid out as a phone, backup or extraction that is known here: its {facts.members:,} files "
            "were looked at by content, and its databases by their structure"
        )
        return [Outcome(artifact="any.files", status=Status.PARTIAL, files=facts.members, reason=reason)]

    def _batches(self, sizes: np.ndarray[tuple[int], np.dtype[np.int64]]) -> list[int]:
        """Where each batch of unclaimed files starts: by number of files and by bytes."""
        starts: list[int] = []
        total = count = 0
        for position, size in enumerate(sizes[self._unclaimed].tolist()):
            if not starts or count >= BATCH_FILES or total + size > BATCH_BYTES:
                starts.append(position)
                total = count = 0
            total += size
            count += 1
        return starts

    def keep_names(self) -> None:
        """Enter every name with its size in the shard, once: after what is looked at first has been read."""
        if self._kept:
            return
        self._kept = True
        sizes = np.asarray(self._source.sizes, dtype=np.int64)
        self._db.execute("BEGIN IMMEDIATE")
        holdings = Holdings(self._source)
        for first, names in self._source.names():
            part = slice(first, first + len(names))
            self._keep(first, names, sizes[part])
            holdings.add(names, sizes[part], self._claimed[part])
        self._db.executemany(
            "INSERT INTO main.app_data (source, folder, profile, app, files, bytes, claimed_files, task) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, 'survey')",
            ((self._setup.source, *row) for row in holdings.rows()),
        )
        self._db.executemany(
            "INSERT OR REPLACE INTO main.artifacts (id, known, task) VALUES (?, ?, 'survey')",
            ((name, msgspec.json.encode(known).decode()) for name, known in declared().items()),
        )
        self._db.execute("COMMIT")

    def moved(self, db: apsw.Connection) -> None:
        """The worker goes on in another shard."""
        self._db = db

    def _keep(self, first: int, names: list[str], sizes: np.ndarray[tuple[int], np.dtype[np.int64]]) -> None:
        try:
            body = msgspec.msgpack.encode(names)
        except UnicodeEncodeError:
            body = msgspec.msgpack.encode([n.encode("utf-8", "replace").decode() for n in names])
        packed = zlib.compress(msgspec.msgpack.encode((body, sizes.tobytes())), 1)
        self._db.execute(
            "INSERT INTO main.names (source, first, packed, task) VALUES (?, ?, ?, 'survey')",
            (self._setup.source, first, packed),
        )


def _priority(artifact: Entry) -> int:
    categories = {CATEGORY_OF[k] for k in artifact.kinds}
    return 0 if categories & set(FIRST) else 1 if categories & set(SECOND) else 2


def _opens_media(artifact: Entry) -> bool:
    """Whether an artifact reads pictures, films or sounds themselves, and not what a database says of them."""
    categories = {CATEGORY_OF[k] for k in artifact.kinds}
    return artifact.code and not artifact.database and "media" in categories and categories <= {"media", "places"}
