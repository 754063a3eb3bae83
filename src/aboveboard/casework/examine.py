"""The use case behind `aboveboard examine`: a source into an exhibit of a case."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import apsw
import msgspec

from aboveboard.analysis.coverage import Coverage
from aboveboard.analysis.zones import ZoneChange, ZoneHistory
from aboveboard.casework.authorities import list_mark
from aboveboard.casework.case import Case
from aboveboard.casework.coverage import coverage_of
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError, NotCovered
from aboveboard.casework.exhibitrecord import only_recorded
from aboveboard.casework.receipt import make_receipt
from aboveboard.casework.sealing import seal_listed, sealing_of, work_of
from aboveboard.casework.stamps import stamp_if_set
from aboveboard.casework.standing import recorded
from aboveboard.engine.nursery import Nursery
from aboveboard.engine.run import Examined, Halted, Order, Progress
from aboveboard.engine.run import examine as run_engine
from aboveboard.engine.walls import Walls
from aboveboard.model.authority import Scope
from aboveboard.model.outcome import Outcome, Status
from aboveboard.model.records import CATEGORIES, KIND_NUMBER
from aboveboard.sources.api import SourceError, SourceFacts
from aboveboard.sources.oddnames import OddNames
from aboveboard.store.db import StoreError, connect, working_key
from aboveboard.store.exhibit import unpacked_names
from aboveboard.store.publish import Publication, publish
from aboveboard.store.schema import SAYS_OFFSET, SAYS_ZONE
from aboveboard.store.vetting import vetted

EARLY_ROWS = 100_000
"""Up to so many first records are shown before the rest is read; more would cost their time twice."""


@dataclass(frozen=True)
class Request:
    """What the examiner asks."""

    source: Path
    exhibit: str | None = None
    password: bytes | None = None
    categories: tuple[str, ...] = ()
    workers: int = 2
    recovery: bool = True
    """Whether rows that are not live are looked for."""
    discovery: bool = True
    """Whether stores that no artifact knows are looked at."""


@dataclass(frozen=True)
class Report:
    """What came of it."""

    exhibit: str
    facts: SourceFacts
    records: int
    """Live records of the whole exhibit now."""
    recovered: int
    """Those of rows that are not live."""
    added: int
    """Records made by this examination, of both sorts, exact duplicates included."""
    folded: int
    """How many live records of the whole exhibit say the same as one of another file, and are not counted in `records`."""
    statuses: dict[str, int]
    """How many outcomes there are of each status."""
    failed: tuple[Outcome, ...]
    """What could not be read."""
    names: int
    seconds: float
    already: bool
    """The exhibit held all of it before."""
    coverage: Coverage
    """Of the whole exhibit now."""
    walls: Walls
    """What stood around the readers."""
    receipt: int
    """Number of the receipt that was made for the person whose phone it was."""
    stamped: str | None = None
    """What became of the timestamp; None where no server is set."""


def examine(case: Case, actor: Actor, request: Request, nursery: Nursery, watch: Callable[[Progress], None]) -> Report:
    """Examine a source within the case's authority. Resumes what a killed run began.

    Raises CaseError, NotCovered, SourceError and its kin.
    """
    started = time.monotonic()
    authority = case.authority
    case.must_take_changes(actor)
    check_categories(request.categories, authority.scope.categories)
    if not request.source.exists():
        raise SourceError(f"{request.source} is not there; give the path of a backup, an extraction or a folder")
    with case.writing():
        seal_listed(case, actor)
        source, label, container = _enter_source(case, actor, request)
        number = case.authority_number
        work = work_of(case, source)
        exhibit_path = case.exhibit_path(label)
        known, kept = _known(case, exhibit_path, source)
        again = (
            exhibit_path.exists()
            and _made_under(case, exhibit_path) != number
            and authority.scope != _scope_of(case, _made_under(case, exhibit_path))
        )
        if again and any(n != source for n, *_ in kept):
            raise CaseError(
                f"the scope was widened since exhibit {label} was made of several sources; examine each under a new --exhibit"
            )
        if again:
            known, kept = {}, []
        shard_key = working_key(case.key)
        order = Order(
            path=request.source.absolute(),
            exhibit=label,
            source=source,
            container=container,
            key=shard_key,
            work=work,
            password=request.password,
            kinds=_kinds(request.categories, authority.scope.categories),
            scope=authority.scope,
            workers=request.workers,
            recovery=request.recovery,
            discovery=request.discovery,
        )

        def publication(
            facts: SourceFacts, shards: Iterable[Path], outcomes: Iterable[Outcome], base: Path | None
        ) -> Publication:
            added = {n: (f, at) for n, f, at, _ in kept}
            added[source] = (msgspec.json.encode(facts).decode(), time.time_ns() // 1000)
            before = {n: o for n, _, _, o in kept if n != source}
            shards = list(shards)
            zones = ZoneHistory([*_kept_zones(case.key, base), *zone_changes(shard_key, shards)])
            facts_kept = {
                "label": label,
                "zones": msgspec.json.encode(zones.changes).decode(),
                "authority": str(number),
                "privilege": list_mark(authority),
            }
            every = {**before, source: list(outcomes)}
            sealing = sealing_of(authority)
            return Publication(
                shards, facts_kept, added, every, base=base, place=zones.place, sealing=sealing, shard_key=shard_key
            )

        def first(facts: SourceFacts, shards: list[Path], outcomes: list[Outcome]) -> None:
            # Who is in a group may be known last: with a list of privileged people nothing is shown before all is read.
            sound, others = vetted(shards, shard_key)
            if authority.privilege is not None or exhibit_path.exists() or others:
                return
            if _most_rows(shard_key, sound) <= EARLY_ROWS:
                publish(exhibit_path, case.key, publication(facts, sound, outcomes, None))

        def stopped() -> str | None:
            try:
                case.must_stand(actor)
            except NotCovered as ended:
                return str(ended)
            return None

        provisional = again or not exhibit_path.exists()
        try:
            done = run_engine(order, nursery, watch=watch, first=first, stopped=stopped, known=known)
            case.must_stand(actor)
        except (Halted, NotCovered) as halted:
            case.log(actor, "collection", what="examination stopped", exhibit=label, why=str(halted))
            # It says itself by which rule; where it holds again meanwhile, the engine's words stand.
            case.must_stand(actor)
            raise CaseError(str(halted)) from halted
        base = None if provisional else exhibit_path
        done = _sound(_unchanged(case, source, request.source, done), shard_key)
        done = replace(done, facts=_with_odd_names(shard_key, done))
        already = bool(known) and not _most_rows(shard_key, done.shards) and not _tasks(shard_key, done.shards, known)
        added = 0
        if not already:
            _, added = publish(exhibit_path, case.key, publication(done.facts, done.shards, done.outcomes, base))
        statuses = dict(Counter(o.status.value for o in done.outcomes))
        failed = tuple(o for o in done.outcomes if o.status is Status.FAILED)
        # They are in the exhibit now; of a tree of very many files they are hundreds of megabytes.
        done = replace(done, outcomes=(), results={})
        records, recovered, folded = _counts(exhibit_path, case.key)
        found = {"records": records, "recovered": recovered, "recovery": "on" if request.recovery else "left out"}
        _leave(case, actor, source, label, done, found | {"outcomes": statuses})
        shutil.rmtree(work, ignore_errors=True)
        (exhibit,) = case.exhibits(label)
        with closing(exhibit):
            covered = coverage_of(exhibit)
        stamped = stamp_if_set(case, actor)
        receipt = make_receipt(case, actor, covered).number
        seconds = time.monotonic() - started
        return Report(
            label,
            done.facts,
            records,
            recovered,
            added,
            folded,
            statuses,
            failed,
            done.names,
            seconds,
            already,
            covered,
            done.walls,
            receipt,
            stamped,
        )


def check_categories(asked: tuple[str, ...], covered: tuple[str, ...]) -> None:
    """Raises CaseError for a category that does not exist, NotCovered for one that the scope does not cover."""
    unknown = [c for c in asked if c not in CATEGORIES]
    if unknown:
        raise CaseError(f"there is no category {', '.join(unknown)}; there are {', '.join(CATEGORIES)}")
    beyond = [c for c in asked if covered and c not in covered]
    if beyond:
        raise NotCovered(f"the authority's scope does not cover {', '.join(beyond)}; it covers {', '.join(covered)}")


def _kinds(asked: tuple[str, ...], covered: tuple[str, ...]) -> tuple[int, ...]:
    """The numbers of the kinds that are both covered and asked for; none where nothing is limited."""
    if not asked and not covered:
        return ()
    names = set(asked or covered)
    return tuple(sorted(KIND_NUMBER[k.__name__] for name in names for k in CATEGORIES[name]))


def _enter_source(case: Case, actor: Actor, request: Request) -> tuple[int, str, str]:
    """(number, exhibit, name within the exhibit) of the source: a new one, or the one that was begun before."""
    db = case.db
    path = str(request.source.absolute())
    fingerprint = _fingerprint(request.source)
    rows = db.execute("SELECT id, exhibit, path, fingerprint FROM sources ORDER BY id").fetchall()
    same = [r for r in rows if r[2] == path and (request.exhibit in (None, r[1]))]
    for number, label, _, before in same:
        if before != fingerprint:
            raise SourceError(
                f"{path} has changed since it was examined as exhibit {label} (size or time differs); evidence must not change. "
                "To examine it as it is now, give it another --exhibit"
            )
        return int(number), str(label), _container(rows, str(label), int(number), path)
    label = request.exhibit or _new_label(case)
    now = time.time_ns() // 1000
    # Before the row, since a process may be killed between the two: an entry too many says what was begun.
    case.log(actor, "collection", what="source added", exhibit=label, source=path, fingerprint=fingerprint)
    with db:
        db.execute("INSERT OR IGNORE INTO exhibits (label, added_at) VALUES (?, ?)", (label, now))
        db.execute(
            "INSERT INTO sources (exhibit, path, fingerprint, added_at) VALUES (?, ?, ?, ?)",
            (label, path, fingerprint, now),
        )
        number = db.last_insert_rowid()
    return number, label, _container([*rows, (number, label, path, fingerprint)], label, number, path)


def _new_label(case: Case) -> str:
    """Raises CaseError where an exhibit waits: whose source it is nobody but the examiner knows."""
    waiting = only_recorded(case)
    if waiting:
        raise CaseError(
            f"{', '.join(waiting)} is recorded and not examined yet; say which exhibit this is: --exhibit LABEL"
        )
    return f"EX/{len(case.exhibit_labels()) + 1}"


def _container(rows: list[tuple[object, ...]], label: str, number: int, path: str) -> str:
    """The source's own name, told apart from an earlier one of the same name in the exhibit."""
    name = Path(path).name
    earlier = sum(1 for r in rows if r[1] == label and int(str(r[0])) < number and Path(str(r[2])).name == name)
    return name if not earlier else f"{name}#{earlier + 1}"


def _fingerprint(path: Path) -> str:
    """What must not change between two looks at a source, without reading it: size and time of change."""
    status = path.stat()
    return f"{'folder' if path.is_dir() else status.st_size}:{status.st_mtime_ns}"


def _known(case: Case, path: Path, source: int) -> tuple[dict[str, bytes], list[tuple[int, str, int, list[Outcome]]]]:
    """What the exhibit holds already: finished tasks; and each source's facts, time and outcomes."""
    finished = case.db.execute("SELECT finished_at FROM sources WHERE id = ?", (source,)).get
    if not path.exists():
        return {}, []
    if (
        finished is None
        and not case.db.execute(
            "SELECT count(*) FROM sources WHERE finished_at IS NOT NULL "
            "AND exhibit = (SELECT exhibit FROM sources WHERE id = ?)",
            (source,),
        ).get
    ):
        # An early look of a run that was killed: it is made again from the shards.
        path.unlink()
        return {}, []
    try:
        db = connect(path, case.key, readonly=True)
    except StoreError as error:
        raise CaseError(str(error)) from error
    decode = msgspec.json.Decoder(Outcome).decode
    try:
        tasks = {str(t): bytes(r) for t, r in db.execute("SELECT task, result FROM done")}
        kept: list[tuple[int, str, int, list[Outcome]]] = []
        for number, facts, added in db.execute("SELECT id, facts, added_at FROM sources"):
            outcomes = [decode(o) for (o,) in db.execute("SELECT outcome FROM outcomes WHERE source = ?", (number,))]
            kept.append((int(number), str(facts), int(added), outcomes))
        return tasks, kept
    finally:
        db.close()


def _made_under(case: Case, path: Path) -> int:
    """The number of the authority under which an exhibit was made; the first for those that do not say."""
    return int(_ask(case.key, path, "SELECT value FROM facts WHERE name = 'authority'") or 1)


def _scope_of(case: Case, number: int) -> Scope | None:
    return next((one.authority.scope for one in recorded(case.db) if one.number == number), None)


def _most_rows(key: bytes, shards: Iterable[Path]) -> int:
    """No fewer than the shards have; 0 only where they have none. Asks for no row."""
    return sum(int(_ask(key, shard, "SELECT max(id) FROM rows") or 0) for shard in shards)


def _tasks(key: bytes, shards: Iterable[Path], known: dict[str, bytes]) -> bool:
    """Whether a shard holds a finished task that the exhibit does not."""
    for shard in shards:
        db = connect(shard, key)
        try:
            if any(str(t) not in known for (t,) in db.execute("SELECT task FROM done")):
                return True
        finally:
            db.close()
    return False


def _unchanged(case: Case, source: int, path: Path, done: Examined) -> Examined:
    """With an outcome where the evidence is not what it was when it was entered."""
    before = case.db.execute("SELECT fingerprint FROM sources WHERE id = ?", (source,)).get
    if path.exists() and _fingerprint(path) == before:
        return done
    reason = "the evidence changed while it was read (its size or time differs): what was read may be of either state"
    changed = Outcome(artifact="any.files", status=Status.FAILED, path=None, reason=reason)
    return replace(done, outcomes=(*done.outcomes, changed))


def _sound(done: Examined, key: bytes) -> Examined:
    """Without the shards that do not keep to their form: each of them is an outcome, and no row of it is used."""
    shards, others = vetted(done.shards, key)
    if not others:
        return done
    lost = [
        Outcome(
            artifact="any.files",
            status=Status.FAILED,
            reason=f"what one reader wrote was refused, with all that it read: {why}. Examine once more to read it again",
        )
        for why in others.values()
    ]
    return replace(done, shards=tuple(shards), outcomes=(*done.outcomes, *lost))


def _counts(path: Path, key: bytes) -> tuple[int, int, int]:
    """How many records are live and shown by themselves, how many are not live, and how many are shown by a twin of theirs."""
    every = int(_ask(key, path, "SELECT count(*) FROM records") or 0)
    recovered = int(_ask(key, path, "SELECT count(*) FROM records WHERE state <> 0") or 0)
    tables = "SELECT count(*) FROM sqlite_schema WHERE name = 'twins'"
    folded = int(_ask(key, path, "SELECT count(*) FROM twins") or 0) if _ask(key, path, tables) else 0
    return every - recovered - folded, recovered, folded


def _ask(key: bytes, path: Path, sql: str) -> Any:
    db = connect(path, key)
    try:
        return db.execute(sql).get
    finally:
        db.close()


def _kept_zones(key: bytes, base: Path | None) -> list[ZoneChange]:
    """The zone history that the exhibit as it was knew of."""
    text = _ask(key, base, "SELECT value FROM facts WHERE name = 'zones'") if base is not None else None
    return msgspec.json.decode(text, type=list[ZoneChange]) if text else []


def zone_changes(key: bytes, shards: Iterable[Path]) -> Iterable[ZoneChange]:
    """The phone's zone history as the records tell it. The conditions are those of the shard's indexes, word for word."""
    for shard in shards:
        db: apsw.Connection = connect(shard, key)
        try:
            for at, zone in db.execute(f"SELECT at, data ->> '$.value' FROM rows WHERE state = 0 AND {SAYS_ZONE}"):
                yield ZoneChange(at, str(zone))
            last: int | None = None
            for at, offset in db.execute(
                "SELECT at, data ->> '$.zone_offset' FROM rows "
                f"WHERE state = 0 AND {SAYS_OFFSET} AND at IS NOT NULL ORDER BY at"
            ):
                if offset != last:
                    last = int(offset)
                    yield ZoneChange(int(at), last)
        finally:
            db.close()


def _with_odd_names(key: bytes, done: Examined) -> SourceFacts:
    """The source's facts with what is odd about its names; after all is read, since nothing that is read waits for it."""
    odd = OddNames()
    for shard in done.shards:
        with closing(connect(shard, key, readonly=True)) as db:
            for (packed,) in db.execute("SELECT packed FROM names ORDER BY first"):
                odd.add(unpacked_names(packed)[0])
    told = tuple(odd.problems())
    return msgspec.structs.replace(done.facts, problems=(*done.facts.problems, *told)) if told else done.facts


def _leave(case: Case, actor: Actor, source: int, label: str, done: Examined, found: dict[str, Any]) -> None:
    with case.db:
        case.db.execute(
            "UPDATE sources SET finished_at = ?, facts = ? WHERE id = ?",
            (time.time_ns() // 1000, msgspec.json.encode(done.facts).decode(), source),
        )
    case.log(
        actor,
        "collection",
        what="source examined",
        exhibit=label,
        **found,
        walls=done.walls.sentence(),
    )
