"""The use case behind `aboveboard prove`: records of a case, made again from the bytes of the evidence and compared.

What it shows is that a value follows from bytes at a place, by a second reader of the same makers; not that an event
happened. Evidence bytes are touched by workers only; here records are compared.
"""

from __future__ import annotations

import array
import re
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

import msgspec

from aboveboard.casework.case import Case, check_valid
from aboveboard.casework.custody import Actor, entries
from aboveboard.casework.errors import CaseError
from aboveboard.casework.steps import Found, steps
from aboveboard.engine.messages import (
    BytePlace,
    Channel,
    Closed,
    ContainerHash,
    Crashed,
    Derived,
    FileFound,
    FileHash,
    HashContainer,
    Placed,
    Prove,
    Proved,
    Proving,
    Ready,
    Refused,
    Standing,
)
from aboveboard.engine.nursery import Nursery
from aboveboard.engine.registry import artifacts
from aboveboard.sources.api import HashCheck, PasswordNeeded, SourceError, SourceFacts, WrongPassword
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.present import Reading, StoredRow, key_of_row, present

SAYS = "a value re-derived from bytes at a place, by a second reader of the same makers; it does not show that an event happened"
SAYS_AGAIN = (
    "a value re-derived from the bytes of a file, by the same reader once more; it does not show that an event happened"
)
SAYS_EACH = (
    "a value re-derived from bytes at a place, by a second reader of the same makers, or where the format has none by the "
    "same reader once more; it does not show that an event happened"
)
SECONDS = 700.0
"""So long may a worker be silent."""
LISTED = 1000
"""Disagreements that are kept for a report; more are counted."""
_CHUNK = 5000
_COLUMN = re.compile(r'\w+\.("[^"]+"|\w+)')


class Difference(msgspec.Struct, frozen=True):
    """One field that the case and the bytes disagree on."""

    field: str
    case: Any
    bytes: Any


class FieldCheck(msgspec.Struct, frozen=True):
    """One field of a record: what the case holds, what the bytes give, and by which rule."""

    field: str
    case: Any
    bytes: Any
    agrees: bool
    rule: str
    """The rule's name; 'as stored' where no rule changes the value."""
    declared: tuple[str, ...] = ()
    """The expressions over the tables' columns that the artifact declares for it."""


class FileCheck(msgspec.Struct, frozen=True):
    """The hash of one file, and whether it is still what it was."""

    what: str
    """container, file, -wal, -journal, companion, or what the source's own papers state"""
    name: str
    algorithm: str
    now: str
    before: str | None
    """As the case has it; None where nothing was recorded that it could be compared with."""
    holds: bool | None
    size: int | None = None
    note: str = ""


class Disagreement(msgspec.Struct, frozen=True):
    """A record that the bytes do not give again as the case has it."""

    key: str
    exhibit: str
    artifact: str
    path: str
    table: str | None
    place: str
    """rowid N, or the locator"""
    reason: str
    """'' where fields differ."""
    differences: tuple[Difference, ...] = ()
    file_changed: bool = False


class Proof(msgspec.Struct, frozen=True):
    """One record, proved or not."""

    record: dict[str, Any]
    says: str
    agrees: bool
    """Whether every field agrees and every hash that can be compared holds."""
    reason: str
    """Why the bytes do not give the record; '' where they do."""
    files: tuple[FileCheck, ...]
    notes: tuple[str, ...]
    places: tuple[BytePlace, ...]
    fields: tuple[FieldCheck, ...]
    stored: tuple[FieldCheck, ...]
    steps: tuple[str, ...]


@dataclass
class Totals:
    """Counts of one artifact."""

    records: int = 0
    agree: int = 0
    disagree: int = 0
    unproved: int = 0


@dataclass
class Whole:
    """What came of proving a whole case."""

    totals: dict[str, Totals] = field(default_factory=dict[str, Totals])
    disagreements: list[Disagreement] = field(default_factory=list[Disagreement])
    unproved: list[tuple[str, str, str, str, int]] = field(default_factory=list[tuple[str, str, str, str, int]])
    """(exhibit, artifact, path, why, how many records)"""
    files: list[FileCheck] = field(default_factory=list[FileCheck])
    """Files that changed, and the containers."""
    not_opened: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """(source, why)"""
    notes: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """(path, what the second reader says of it)"""
    second: int = 0
    """Records that the second reader made; the rest were made by the same reader once more."""
    extra: int = 0
    """Records that come of the same bytes and that the case does not hold."""
    seconds: float = 0.0

    @property
    def all(self) -> Totals:
        """The sum over all artifacts."""
        total = Totals()
        for one in self.totals.values():
            total.records += one.records
            total.agree += one.agree
            total.disagree += one.disagree
            total.unproved += one.unproved
        return total

    @property
    def agrees(self) -> bool:
        """Whether every record was proved and agrees, and no hash that can be compared fails."""
        total = self.all
        return not (total.disagree or total.unproved or self.not_opened or any(f.holds is False for f in self.files))


@dataclass(frozen=True)
class Evidence:
    """Where the evidence is now: places given for it, and the password."""

    places: tuple[Path, ...] = ()
    password: bytes | None = None


Watch = Callable[[int, int], None]
"""Told (records done, records in all)."""


def prove(case: Case, actor: Actor, key: str, evidence: Evidence, nursery: Nursery) -> Proof:
    """Prove the record whose key is `key` or begins with it.

    Raises CaseError where there is none or several, SourceError and its kin where the evidence cannot be opened.
    """
    check_valid(case.authority)
    exhibit, row, several = _find(case, key)
    try:
        reading = exhibit.readings[row.src]
        source = reading.source
        found = _sources(case, evidence, {source}, only_one=True)[source]
        with _worker(nursery, found, evidence.password, (reading.member or "",)) as worker:
            container = worker.container()
            proof = _one(exhibit, reading, row, found, worker, container)
        case.log(
            actor,
            "consultation",
            what="record proved",
            key=proof.record["key"],
            agrees=proof.agrees,
            containers={str(source): container.sha256} if container.sha256 else {},
        )
        return proof
    finally:
        for one in several:
            one.close()


def prove_all(
    case: Case,
    actor: Actor,
    evidence: Evidence,
    nursery: Nursery,
    tell: Callable[[Disagreement], None],
    watch: Watch,
) -> Whole:
    """Prove every record of a case; `tell` hears of each that disagrees. Raises CaseError, SourceError for a wrong --source."""
    check_valid(case.authority)
    started = time.monotonic()
    whole = Whole()
    exhibits = case.exhibits()
    hashes: dict[str, str] = {}
    try:
        total = sum(e.count() for e in exhibits)
        used = {r.source for e in exhibits for r in e.readings.values()}
        sources = _sources(case, evidence, used, only_one=False)
        for exhibit in exhibits:
            by_source: dict[int, list[Reading]] = {}
            for reading in exhibit.readings.values():
                by_source.setdefault(reading.source, []).append(reading)
            for number, readings in sorted(by_source.items()):
                run = _Run(case, exhibit, whole, tell, lambda done: watch(done, total))
                sha256 = run.source(sources[number], readings, evidence.password, nursery)
                if sha256:
                    hashes[str(number)] = sha256
    finally:
        for exhibit in exhibits:
            exhibit.close()
    whole.seconds = time.monotonic() - started
    counts = whole.all
    case.log(
        actor,
        "consultation",
        what="case proved",
        records=counts.records,
        agree=counts.agree,
        disagree=counts.disagree,
        unproved=counts.unproved,
        containers=hashes,
    )
    return whole


# --- sources ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Source:
    number: int
    exhibit: str
    recorded: Path
    """Where it was when it was examined."""
    path: Path
    """Where it is looked for now."""
    fingerprint: str
    container: str
    before: str | None
    """SHA-256 of the container as an earlier proof found it, from the custody log."""

    @property
    def name(self) -> str:
        return self.recorded.name


def _sources(case: Case, evidence: Evidence, wanted: set[int], *, only_one: bool) -> dict[int, _Source]:
    """Each wanted source, with where it is now. Raises SourceError for places that cannot be told apart or are not there."""
    rows = case.db.execute("SELECT id, exhibit, path, fingerprint FROM sources ORDER BY id").fetchall()
    logged = _logged_hashes(case)
    found: dict[int, _Source] = {}
    seen: dict[tuple[str, str], int] = {}
    for number, exhibit, path, fingerprint in rows:
        name = Path(str(path)).name
        count = seen[(str(exhibit), name)] = seen.get((str(exhibit), name), 0) + 1
        container = name if count == 1 else f"{name}#{count}"
        if int(number) in wanted:
            before = logged.get(str(number))
            place = Path(str(path))
            found[int(number)] = _Source(int(number), str(exhibit), place, place, str(fingerprint), container, before)
    for place in evidence.places:
        if not place.exists():
            raise SourceError(f"{place} is not there; give the path where the evidence is now")
        moved = _meant(found, place, only_one=only_one)
        found[moved] = replace(found[moved], path=place.absolute())
    if only_one or len(found) == 1:
        for source in found.values():
            if not source.path.exists():
                raise SourceError(_gone(source))
    return found


def _gone(source: _Source) -> str:
    return f"{source.path} is not there any more; if the evidence was moved, say where it is: --source PATH"


def _meant(found: Mapping[int, _Source], place: Path, *, only_one: bool) -> int:
    """Which source a place stands for: the only one, the one of that name, or the only one that is gone."""
    if only_one or len(found) == 1:
        return next(iter(found))
    named = [n for n, s in found.items() if s.name == place.name]
    gone = [n for n, s in found.items() if not s.path.exists()]
    for candidates in (named, [n for n in named if n in gone], gone):
        if len(candidates) == 1:
            return candidates[0]
    names = ", ".join(s.name for s in found.values())
    raise CaseError(f"{place} can stand for more than one source of the case ({names}); give it under its own name")


def _logged_hashes(case: Case) -> dict[str, str]:
    """The SHA-256 of each source's container as the first proof found it."""
    found: dict[str, str] = {}
    for entry in entries(case.db):
        containers: Any = entry.detail.get("containers")
        if isinstance(containers, dict):
            for number, sha256 in cast("dict[str, Any]", containers).items():
                found.setdefault(number, str(sha256))
    return found


def _container_checks(
    source: _Source, facts: SourceFacts, then: Mapping[str, Any], now: ContainerHash
) -> list[FileCheck]:
    """What is known of the container: its own hash, and those that came with it."""
    checks: list[FileCheck] = []
    if now.sha256 is None:
        note = "a folder has no hash of its own; its files have"
        checks.append(FileCheck("container", source.name, "sha256", "", None, None, None, note))
    else:
        stated = [h for h in facts.hashes if h.algorithm.lower().replace("-", "") == "sha256" and h.file == source.name]
        before = source.before or (stated[0].expected.lower() if stated else None)
        holds = None if before is None else before == now.sha256
        note = "" if before else "nothing to compare with: neither the source's papers nor an earlier proof state it"
        checks.append(FileCheck("container", source.name, "sha256", now.sha256, before, holds, now.size, note))
    for check in facts.hashes:
        checks.append(_stated(check))
    kept = {(str(h["file"]), str(h["algorithm"])): str(h["found"]) for h in then.get("hashes", ())}
    for (file, algorithm), value in kept.items():
        again = next((h.found for h in facts.hashes if (h.file, h.algorithm) == (file, algorithm)), None)
        if again is not None and again.lower() != value.lower():
            checks.append(
                FileCheck("when examined", file, algorithm, again, value, False, None, "differs from the examination")
            )
    return checks


def _stated(check: HashCheck) -> FileCheck:
    note = f"stated in {check.stated_in}"
    return FileCheck(
        "stated", check.file, check.algorithm, check.found.lower(), check.expected.lower(), check.holds, None, note
    )


# --- workers ---------------------------------------------------------------------------------------------------------


class _Lost(Exception):
    """The worker ended, hung or answered nonsense; the text says which."""


class _Worker:
    """A worker that proves, from here."""

    def __init__(self, nursery: Nursery, source: _Source, password: bytes | None, wanted: tuple[str, ...]) -> None:
        """Raises SourceError, PasswordNeeded, WrongPassword."""
        if not source.path.exists():
            raise SourceError(_gone(source))
        _, connection = nursery.worker()
        connection.settimeout(SECONDS)
        self._channel = Channel(connection, worker=False)
        try:
            self._channel.send(Proving(str(source.path.absolute()), password, wanted))
            answer = self._answer()
        except (Closed, _Lost) as error:
            self.close()
            raise SourceError(f"{source.path} could not be opened: the reader failed ({error})") from error
        if isinstance(answer, Refused):
            self.close()
            kinds = {"needed": PasswordNeeded, "wrong": WrongPassword}
            raise kinds.get(answer.password, SourceError)(answer.reason)
        assert isinstance(answer, Ready)
        self.facts = answer.facts
        self.compressed = answer.compressed

    def container(self) -> ContainerHash:
        """The container's hash. Raises SourceError."""
        try:
            self._channel.send(HashContainer())
            answer = self._answer()
        except (Closed, _Lost) as error:
            raise SourceError(f"the source could not be read again: {error}") from error
        assert isinstance(answer, ContainerHash)
        return answer

    def prove(self, message: Prove) -> Iterator[FileFound | Derived | Placed | Proved]:
        """The answers, the last one `Proved`. Raises _Lost."""
        try:
            self._channel.send(message)
            while True:
                answer = self._answer()
                if not isinstance(answer, FileFound | Derived | Placed | Proved):
                    raise _Lost("answered with something else")
                yield answer
                if isinstance(answer, Proved):
                    return
        except Closed as error:
            raise _Lost(f"ended without a word ({error})") from error

    def _answer(self) -> Any:
        try:
            answer = self._channel.receive()
        except (ValueError, msgspec.DecodeError) as error:
            raise _Lost(f"answered nonsense: {error}") from error
        if isinstance(answer, Crashed):
            raise _Lost(answer.reason)
        return answer

    def close(self) -> None:
        """Let it end."""
        self._channel.socket.close()


@contextmanager
def _worker(
    nursery: Nursery, source: _Source, password: bytes | None, wanted: tuple[str, ...]
) -> Generator[_Worker, None, None]:
    worker = _Worker(nursery, source, password, wanted)
    try:
        yield worker
    finally:
        worker.close()


def _standing(reading: Reading, source: _Source) -> Standing:
    return Standing(
        reading.exhibit,
        source.number,
        source.container,
        reading.path,
        reading.member or "",
        reading.profile,
        reading.app,
        reading.artifact,
        reading.part,
    )


# --- one record ------------------------------------------------------------------------------------------------------


def _find(case: Case, key: str) -> tuple[Exhibit, StoredRow, list[Exhibit]]:
    """The only record that the key stands for, its exhibit, and all exhibits, open. Raises CaseError."""
    exhibits = case.exhibits()
    found: list[tuple[Exhibit, StoredRow]] = []
    try:
        for exhibit in exhibits:
            found += [(exhibit, row) for row in exhibit.find(key)]
        if not found:
            raise CaseError(f"the case has no record {key}")
        if len(found) > 1:
            keys = ", ".join(key_of_row(row, exhibit.readings[row.src]) for exhibit, row in found[:8])
            raise CaseError(f"{key} stands for {len(found)} records: {keys}; give more of the key")
    except ValueError as error:
        for exhibit in exhibits:
            exhibit.close()
        raise CaseError(str(error)) from error
    except CaseError:
        for exhibit in exhibits:
            exhibit.close()
        raise
    return (*found[0], exhibits)


def _one(
    exhibit: Exhibit,
    reading: Reading,
    row: StoredRow,
    source: _Source,
    worker: _Worker,
    container: ContainerHash,
) -> Proof:
    record = present(row, reading)
    files: list[FileHash] = []
    notes: list[str] = []
    places: tuple[BytePlace, ...] = ()
    labels: Mapping[str, tuple[str, ...]] = {}
    derived: tuple[StoredRow, Reading] | None = None
    reason, second = "", False
    try:
        for answer in worker.prove(Prove(_standing(reading, source), (row.loc, row.locator))):
            match answer:
                case FileFound():
                    files, notes = list(answer.files), [*answer.notes]
                case Derived():
                    derived = derived or next(_made(answer, reading), None)
                case Placed():
                    places, labels = answer.rows, answer.labels
                case Proved():
                    reason, second = answer.unproved, answer.second
    except _Lost as error:
        reason = f"the worker that read it {error}"
    checks = _container_checks(source, worker.facts, exhibit.sources.get(source.number, {}), container)
    checks += _file_checks(files, reading)
    if derived is None and not reason:
        reason = _why_gone(checks)
    if reading.artifact in artifacts() and artifacts()[reading.artifact].version != reading.version:
        notes.append(
            f"the record was made by version {reading.version} of {reading.artifact}, this program has "
            f"version {artifacts()[reading.artifact].version}"
        )
    fields, stored = _fields(record, None if derived is None else present(*derived), reading, labels)
    if derived is not None and derived[0].party != row.party:
        fields.append(FieldCheck("party", row.party, derived[0].party, agrees=False, rule="party"))
    fields += _place_check(exhibit, row, reading, places)
    agrees = (
        derived is not None and all(f.agrees for f in (*fields, *stored)) and not any(c.holds is False for c in checks)
    )
    found = Found(worker.facts, worker.compressed, source.path, files, places)
    return Proof(
        exhibit.present(row),
        SAYS if second else SAYS_AGAIN,
        agrees,
        reason,
        tuple(checks),
        tuple(notes),
        places,
        tuple(fields),
        tuple(stored),
        tuple(steps(found)),
    )


def _place_check(exhibit: Exhibit, row: StoredRow, reading: Reading, places: Sequence[BytePlace]) -> list[FieldCheck]:
    """Whether the row stands where the case says, as far as it says."""
    kept = exhibit.places.of(row, reading)
    if kept is None or not places or places[0].page is None:
        return []
    was = f"{kept.source} page {kept.page} offset {kept.offset}"
    now = f"{places[0].source} page {places[0].page} offset {places[0].offset}"
    return [FieldCheck("place of the row", was, now, was == now, "")]


def _why_gone(checks: Sequence[FileCheck]) -> str:
    changed = any(c.what == "file" and c.holds is False for c in checks)
    return "the bytes do not give this record" + (
        ": the file has changed since it was examined"
        if changed
        else ": the row is not there, or the reading leaves it out"
    )


def _file_checks(files: Sequence[FileHash], reading: Reading) -> list[FileCheck]:
    names = {"main": "file", "wal": "-wal", "journal": "-journal"}
    checks: list[FileCheck] = []
    for file in files:
        before = reading.sha256 if file.role == "main" else None
        holds = None if before is None else before == file.sha256
        note = "" if before else "the case has no hash of it to compare with"
        checks.append(
            FileCheck(
                names.get(file.role, file.role), file.member, "sha256", file.sha256, before, holds, file.size, note
            )
        )
    return checks


def _made(derived: Derived, reading: Reading) -> Iterator[tuple[StoredRow, Reading]]:
    """The rows of an answer, each with its reading as it is by their own layout."""
    again = replace(reading, layout=msgspec.json.decode(derived.layout))
    for values in derived.rows:
        yield StoredRow.of(values), again


_OWN = ("key", "service", "profile", "artifact", "as_stored", "provenance")


def differences(one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[Difference]:
    """Where two records differ, field by field and value as stored by value as stored; their provenance apart.

    A value that is null is the same as none.
    """
    for name in (*one, *(n for n in other if n not in one)):
        if name in _OWN and name != "key":
            continue
        if one.get(name) != other.get(name):
            yield Difference(name, one.get(name), other.get(name))
    stored, again = one["as_stored"], other["as_stored"]
    for name in (*stored, *(n for n in again if n not in stored)):
        if stored.get(name) != again.get(name):
            yield Difference(f"as stored: {name}", stored.get(name), again.get(name))


def _fields(
    record: Mapping[str, Any],
    again: Mapping[str, Any] | None,
    reading: Reading,
    labels: Mapping[str, tuple[str, ...]],
) -> tuple[list[FieldCheck], list[FieldCheck]]:
    layout: Mapping[str, Mapping[str, Any]] = reading.layout.get("fields", {})
    constants: Mapping[str, Any] = reading.layout.get("constants", {})
    is_code = bool(reading.layout.get("code"))
    fields: list[FieldCheck] = []
    for name, value in record.items():
        if name in _OWN:
            continue
        other = None if again is None else again.get(name)
        rule = (
            "constant of the reading"
            if name in constants
            else _rule(str(layout[name].get("rule", "")), labels.get(name, ()))
            if name in layout
            else f"read by {reading.artifact}"
            if is_code
            else ""
        )
        agrees = again is not None and value == other
        fields.append(FieldCheck(name, value, other, agrees, rule, labels.get(name, ())))
    stored: list[FieldCheck] = []
    kept: Mapping[str, Any] = record["as_stored"]
    fresh: Mapping[str, Any] = {} if again is None else again["as_stored"]
    for name in (*kept, *(n for n in fresh if n not in kept)):
        agrees = again is not None and kept.get(name) == fresh.get(name)
        stored.append(FieldCheck(name, kept.get(name), fresh.get(name), agrees, "as stored", labels.get(name, ())))
    return fields, stored


def _rule(name: str, declared: tuple[str, ...]) -> str:
    """The rule's name; where it has none, whether the value is the column's own or comes of a declared expression."""
    if name:
        return name
    return "as stored" if all(_COLUMN.fullmatch(d) for d in declared) else "by the declared expression"


# --- the whole case --------------------------------------------------------------------------------------------------


class _Run:
    """Proves the readings of one source."""

    def __init__(
        self,
        case: Case,
        exhibit: Exhibit,
        whole: Whole,
        tell: Callable[[Disagreement], None],
        watch: Callable[[int], None],
    ) -> None:
        self._case = case
        self._exhibit = exhibit
        self._whole = whole
        self._tell = tell
        self._watch = watch
        self._checked: set[str] = set()

    def source(self, source: _Source, readings: list[Reading], password: bytes | None, nursery: Nursery) -> str | None:
        """Prove all readings of a source; gives the container's SHA-256."""
        wanted = tuple({r.member for r in readings if r.member})
        container = ContainerHash(None)
        worker: _Worker | None = None
        # One file after another, so that each is opened once.
        queue = sorted(readings, key=lambda r: (r.path, r.member or "", r.id), reverse=True)
        try:
            worker = _Worker(nursery, source, password, wanted)
            container = worker.container()
            then = self._exhibit.sources.get(source.number, {})
            self._whole.files += _container_checks(source, worker.facts, then, container)
            while queue:
                reading = queue[-1]
                worker = worker or _Worker(nursery, source, password, wanted)
                try:
                    self._reading(source, reading, worker)
                except _Lost as error:
                    worker.close()
                    worker = None
                    self._rest(reading, set(), f"the worker that read it {error}")
                queue.pop()
        except SourceError as error:
            self._whole.not_opened.append((str(source.path), str(error)))
            for reading in queue:
                self._rest(reading, set(), "the evidence cannot be opened")
        finally:
            if worker is not None:
                worker.close()
        return container.sha256

    def _totals(self, reading: Reading) -> Totals:
        return self._whole.totals.setdefault(reading.artifact, Totals())

    def _count(self, reading: Reading) -> int:
        return int(self._exhibit.db.execute("SELECT count(*) FROM records WHERE src = ?", (reading.id,)).get)

    def _reading(self, source: _Source, reading: Reading, worker: _Worker) -> None:
        count = self._count(reading)
        if not count:
            return
        met = array.array("q")
        agree = disagree = 0
        changed = False
        reason = ""
        second = False
        for answer in worker.prove(Prove(_standing(reading, source))):
            match answer:
                case FileFound():
                    changed = self._files(answer, reading)
                case Derived():
                    before = len(met)
                    for row, found in self._compared(answer, reading, changed):
                        met.append(row.loc)
                        if found is None:
                            agree += 1
                        else:
                            disagree += 1
                            self._disagrees(found)
                    self._whole.extra += len(answer.rows) - (len(met) - before)
                case Proved():
                    reason, second = answer.unproved, answer.second
                case _:
                    continue
        totals = self._totals(reading)
        totals.records += agree + disagree
        totals.agree += agree
        totals.disagree += disagree
        if second:
            self._whole.second += agree + disagree
        if agree + disagree < count:
            self._rest(reading, set(met), reason, changed=changed)
        self._watch(self._whole.all.records)

    def _files(self, found: FileFound, reading: Reading) -> bool:
        """Note what changed; whether the reading's own file did."""
        checks = _file_checks(found.files, reading)
        changed = [c for c in checks if c.holds is False]
        name = reading.path + "\0" + (reading.member or "")
        if name not in self._checked:
            self._checked.add(name)
            self._whole.files += changed
            self._whole.notes += [(reading.path, note) for note in found.notes]
        return bool(changed)

    def _compared(
        self, derived: Derived, reading: Reading, changed: bool
    ) -> Iterator[tuple[StoredRow, Disagreement | None]]:
        """The case's records that were made again, each with what it disagrees on. What the case does not hold is passed
        over: rows out of scope are made again too."""
        made = {row.loc: (row, again) for row, again in _made(derived, reading)}
        locs = list(made)
        for start in range(0, len(locs), _CHUNK):
            part = locs[start : start + _CHUNK]
            marks = ", ".join(map(str, part))
            for row in self._exhibit.rows(f"src = ? AND loc IN ({marks})", (reading.id,)):
                fresh, again = made[row.loc]
                found = [*differences(present(row, reading), present(fresh, again))]
                if row.party != fresh.party:
                    found.append(Difference("party", row.party, fresh.party))
                if row.state != fresh.state:
                    found.append(Difference("state", row.state, fresh.state))
                yield row, self._of(row, reading, "", tuple(found), changed=changed) if found else None

    def _rest(self, reading: Reading, met: set[int], reason: str, *, changed: bool = False) -> None:
        """Records that the bytes did not give: gone, or not to be proved."""
        totals = self._totals(reading)
        unproved = 0
        for row in self._exhibit.rows("src = ?", (reading.id,)):
            if row.loc in met:
                continue
            totals.records += 1
            if reason:
                unproved += 1
                continue
            totals.disagree += 1
            gone = "the row is gone: the file has changed" if changed else "the bytes do not give this record"
            self._disagrees(self._of(row, reading, gone, (), changed=changed))
        totals.unproved += unproved
        if unproved:
            self._whole.unproved.append((self._exhibit.label, reading.artifact, reading.path, reason, unproved))

    def _disagrees(self, found: Disagreement) -> None:
        self._tell(found)
        if len(self._whole.disagreements) < LISTED:
            self._whole.disagreements.append(found)

    def _of(
        self, row: StoredRow, reading: Reading, reason: str, found: tuple[Difference, ...], *, changed: bool
    ) -> Disagreement:
        table = reading.layout.get("table")
        place = f"rowid {row.loc}" if row.locator is None else row.locator
        return Disagreement(
            key_of_row(row, reading),
            self._exhibit.label,
            reading.artifact,
            reading.path,
            None if table is None else str(table),
            place,
            reason,
            found,
            changed,
        )
