"""The use case: one record or all of a case, proved and entered in the custody log."""

from __future__ import annotations

import array
import time
from collections.abc import Callable, Iterator, Mapping

from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.casework.numbers import key_said
from aboveboard.casework.prove.fields import differences, field_checks, file_checks, made_of, place_check, why_gone
from aboveboard.casework.prove.results import (
    LISTED,
    SAYS,
    SAYS_AGAIN,
    Difference,
    Disagreement,
    FieldCheck,
    Proof,
    Totals,
    Whole,
)
from aboveboard.casework.prove.sources import Evidence, Source, container_checks, sources_of
from aboveboard.casework.prove.steps import Found, steps
from aboveboard.casework.prove.worker import Lost, Worker, standing_of, working
from aboveboard.engine.messages import (
    BytePlace,
    ContainerHash,
    Derived,
    FileFound,
    FileHash,
    Placed,
    Prove,
    Proved,
)
from aboveboard.engine.nursery import Nursery
from aboveboard.engine.registry import entries
from aboveboard.sources.api import SourceError
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.present import Reading, StoredRow, key_of_row, present

_CHUNK = 5000
Watch = Callable[[int, int], None]
"""Told (records done, records in all)."""


def prove(case: Case, actor: Actor, key: str, evidence: Evidence, nursery: Nursery) -> Proof:
    """Prove the record whose key is `key` or begins with it.

    Raises CaseError where there is none or several, SourceError and its kin where the evidence cannot be opened.
    """
    case.must_stand(actor)
    exhibit, row, several = _find(case, key)
    try:
        reading = exhibit.readings[row.src]
        source = reading.source
        found = sources_of(case, evidence, {source}, only_one=True)[source]
        with working(nursery, found, evidence.password, (reading.member or "",)) as worker:
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
    case.must_stand(actor)
    started = time.monotonic()
    whole = Whole()
    ask = case.asking(actor)

    def proved(done: int) -> None:
        ask()
        watch(done, total)

    exhibits = case.exhibits()
    hashes: dict[str, str] = {}
    total = sum(e.count() for e in exhibits)
    try:
        used = {r.source for e in exhibits for r in e.readings.values()}
        sources = sources_of(case, evidence, used, only_one=False)
        for exhibit in exhibits:
            by_source: dict[int, list[Reading]] = {}
            for reading in exhibit.readings.values():
                by_source.setdefault(reading.source, []).append(reading)
            for number, readings in sorted(by_source.items()):
                run = _Run(case, exhibit, whole, tell, proved)
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


def _find(case: Case, key: str) -> tuple[Exhibit, StoredRow, list[Exhibit]]:
    """The only record that the key stands for, its exhibit, and all exhibits, open. Raises CaseError."""
    key = key_said(case.db, key)
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
    source: Source,
    worker: Worker,
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
        for answer in worker.prove(Prove(standing_of(reading, source), (row.loc, row.locator))):
            match answer:
                case FileFound():
                    files, notes = list(answer.files), [*answer.notes]
                case Derived():
                    derived = derived or next(made_of(answer, reading), None)
                case Placed():
                    places, labels = answer.rows, answer.labels
                case Proved():
                    reason, second = answer.unproved, answer.second
    except Lost as error:
        reason = f"the worker that read it {error}"
    checks = container_checks(source, worker.facts, exhibit.sources.get(source.number, {}), container)
    checks += file_checks(files, reading)
    if derived is None and not reason:
        reason = why_gone(checks)
    declared = entries().get(reading.artifact)
    if declared is not None and declared.version != reading.version:
        notes.append(
            f"the record was made by version {reading.version} of {reading.artifact}, this program has "
            f"version {declared.version}"
        )
    fields, stored = field_checks(record, None if derived is None else present(*derived), reading, labels)
    if derived is not None and derived[0].party != row.party:
        fields.append(FieldCheck("party", row.party, derived[0].party, agrees=False, rule="party"))
    fields += place_check(exhibit, row, reading, places)
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

    def source(self, source: Source, readings: list[Reading], password: bytes | None, nursery: Nursery) -> str | None:
        """Prove all readings of a source; gives the container's SHA-256."""
        wanted = tuple({r.member for r in readings if r.member})
        container = ContainerHash(None)
        worker: Worker | None = None
        # One file after another, so that each is opened once.
        queue = sorted(readings, key=lambda r: (r.path, r.member or "", r.id), reverse=True)
        try:
            worker = Worker(nursery, source, password, wanted)
            container = worker.container()
            then = self._exhibit.sources.get(source.number, {})
            self._whole.files += container_checks(source, worker.facts, then, container)
            while queue:
                reading = queue[-1]
                worker = worker or Worker(nursery, source, password, wanted)
                try:
                    self._reading(source, reading, worker)
                except Lost as error:
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

    def _reading(self, source: Source, reading: Reading, worker: Worker) -> None:
        count = self._count(reading)
        if not count:
            return
        met = array.array("q")
        agree = disagree = 0
        changed = False
        reason = ""
        second = False
        for answer in worker.prove(Prove(standing_of(reading, source))):
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
        checks = file_checks(found.files, reading)
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
        made = {row.loc: (row, again) for row, again in made_of(derived, reading)}
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
