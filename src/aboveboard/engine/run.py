"""An examination of one source: survey, hand out tasks, watch over workers, retry, quarantine, report.

The parent reads nothing of the evidence. A worker that dies, hangs or swells costs the task it had: that task is tried
again in a fresh worker twice, alone, and then given up with its outcome, while the others go on.
"""

from __future__ import annotations

import contextlib
import os
import select
import selectors
import signal
import socket
import time
import zlib
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from aboveboard.engine.messages import (
    GRACE,
    Channel,
    Closed,
    Crashed,
    Done,
    Files,
    MoreFiles,
    Opened,
    Read,
    Refused,
    Result,
    Roll,
    Rolled,
    Setup,
    Sniff,
    Stop,
    Survey,
    Surveyed,
    ToWorker,
    Unit,
)
from aboveboard.engine.nursery import Nursery
from aboveboard.engine.tasks import GENERIC
from aboveboard.engine.walls import Walls
from aboveboard.model.authority import Scope
from aboveboard.model.outcome import Outcome, Status
from aboveboard.sources.api import SourceError, SourceFacts
from aboveboard.store.shard import settle

ATTEMPTS = 3
BARREN = 12
"""So many readers that end one after the other, and none of them over a file, are not the evidence's doing."""
READ_SECONDS = 600.0
FLOOD, RATIO = 256 << 20, 64
"""A task may write so many bytes, and so many times its files' size on top."""
TASKS = 400
"""After so many messages a worker makes room for a fresh one."""
SMALL = 256 * 1024
BATCH = 24
_KEPT = "what was read is kept, and the same command goes on from there"
PIECES = 4
"""Into so many tasks a worker small files are parted, as long as no task has more than BATCH."""
SMALL_FILES, DISCOVERY, DEAD_ROWS = 2, 4, 5
"""Queues of what is read last of the files claimed by name, of stores to be discovered, and after all else of the search for
rows that are not live."""
LOOK_SECONDS = 120.0


@dataclass(frozen=True)
class Order:
    """What to examine, and where to put it."""

    path: Path
    exhibit: str
    source: int
    container: str
    key: bytes
    work: Path
    """The folder of shards; what an earlier, killed run finished there is used."""
    password: bytes | None = None
    kinds: tuple[int, ...] = ()
    """Numbers of the kinds that are covered and asked for; none: all."""
    scope: Scope = Scope()
    workers: int = 2
    recovery: bool = True
    """Whether rows that are not live are looked for."""
    seconds: float = READ_SECONDS
    discovery: bool = True
    """Whether stores that no artifact knows are looked at."""
    grace: float = GRACE
    """Seconds past its budget after which a worker is ended."""
    flood: int = FLOOD
    """Bytes that a task may write, besides RATIO times its files' size."""


@dataclass
class Progress:
    """Counts for whoever watches."""

    stage: str = "opening"
    names: int = 0
    tasks: int = 0
    tasks_done: int = 0
    records: int = 0
    bytes: int = 0
    pending: Counter[str] = field(default_factory=Counter[str])
    """Files that are still to be read, by artifact; one with none left is done."""
    started: float = field(default_factory=time.monotonic)

    @property
    def artifacts(self) -> int:
        """Artifacts that have files in this source."""
        return len(self.pending)

    @property
    def artifacts_done(self) -> int:
        """Those of them that have read all of their files."""
        return sum(1 for left in self.pending.values() if left <= 0)

    @property
    def seconds_left(self) -> float | None:
        """A guess from the pace so far."""
        if not self.tasks_done or not self.tasks:
            return None
        spent = time.monotonic() - self.started
        return spent / self.tasks_done * (self.tasks - self.tasks_done)


@dataclass(frozen=True)
class Examined:
    """What came of it: records are in the shards."""

    facts: SourceFacts
    outcomes: tuple[Outcome, ...]
    shards: tuple[Path, ...]
    names: int
    results: dict[str, bytes]
    """The ledger of finished tasks, for the exhibit."""
    walls: Walls
    """What stood around the process that opened the source; those around the others are the same."""


@dataclass
class _Worker:
    number: int
    pid: int
    channel: Channel
    shard: Path
    task: ToWorker | None = None
    since: float = 0.0
    rolled: bool = False
    stopping: bool = False
    leaving: bool = False
    """Whether it is being replaced by a fresh one."""
    messages: int = 0
    written: int = 0
    """Bytes of its shard when its task began."""


Watch = Callable[[Progress], None]
First = Callable[[SourceFacts, list[Path], list[Outcome]], None]
Stopped = Callable[[], str | None]


def examine(
    order: Order, nursery: Nursery, *, watch: Watch, first: First, stopped: Stopped, known: dict[str, bytes]
) -> Examined:
    """Run to the end. `known` are tasks that the exhibit already holds.

    `first` is called once with the facts and the closed shards when all contacts, calls and messages are read and more
    remains. `stopped` is asked between tasks and gives a reason to stop (an authority that ended), or None. Raises
    SourceError, PasswordNeeded, WrongPassword; `Halted` when stopped.
    """
    run = _Run(order, nursery, watch, first, stopped, known)
    try:
        return run.go()
    finally:
        run.close()


def _ready(connection: socket.socket, seconds: float) -> bool:
    """Whether something came, or the other side closed, within so many seconds."""
    waiting = select.poll()
    waiting.register(connection, select.POLLIN)
    return bool(waiting.poll(seconds * 1000))


class Halted(Exception):
    """The examination was stopped by a rule; what was finished stays in the shards."""


class _Run:
    def __init__(
        self, order: Order, nursery: Nursery, watch: Watch, first: First, stopped: Stopped, known: dict[str, bytes]
    ) -> None:
        self.order = order
        self.nursery = nursery
        self.watch = watch
        self.first = first
        self.stopped = stopped
        self.progress = Progress()
        self.selector = selectors.DefaultSelector()
        self.workers: list[_Worker] = []
        self.queues = tuple(_Queue() for _ in range(DEAD_ROWS + 1))
        self.attempts: dict[str, int] = {}
        self.queued: set[str] = set()
        """Tasks that were handed out or stand in a queue: a part that is named twice is read once."""
        self.finished: dict[Path, list[tuple[bytes, bytes]]] = {}
        """What each shard of this run holds: what was asked and what came of it, both pressed."""
        self.outcomes: list[Outcome] = []
        """Those that stand in no shard of this run."""
        self.results: dict[str, bytes] = dict(known)
        self.surveyed: Surveyed | None = None
        self.closed_shards: list[Path] = []
        self.batches_asked = 0
        self.waiting_first = True
        self.surveyor: _Worker | None = None
        self.surveys = 1
        self.barren = 0
        """Readers in a row that ended over something else than a file."""
        self.serial = 0
        order.work.mkdir(parents=True, exist_ok=True)
        for shard in sorted(order.work.rglob("*.shard")):
            done = settle(shard, order.key)
            if done:
                self.results.update(done)
                self.closed_shards.append(shard)
            else:
                shard.unlink()
            self.serial = max(self.serial, int(shard.stem.split("-")[0]))
        self.spare = list(self.closed_shards)

    # --- life of workers ---------------------------------------------------------------------------------------------

    def _shard(self) -> Path:
        """A shard to go on in: one that an earlier, killed run left, or a new one."""
        if self.spare:
            shard = self.spare.pop()
            self.closed_shards.remove(shard)
            return shard
        self.serial += 1
        name = f"{self.serial:06d}-{os.getpid()}"
        folder = self.order.work / name
        folder.mkdir(exist_ok=True)
        return folder / f"{name}.shard"

    def _next_shard(self, worker: _Worker) -> Path:
        """Another shard in the folder of a worker, which may write nowhere else."""
        self.serial += 1
        return worker.shard.parent / f"{self.serial:06d}-{os.getpid()}.shard"

    def _start(self, shard: Path | None = None) -> _Worker:
        """A new worker, with a shard of its own or going on in that of one that died."""
        pid, connection = self.nursery.worker()
        shard = shard or self._shard()
        channel = Channel(connection, worker=False)
        worker = _Worker(self.serial, pid, channel, shard)
        order = self.order
        setup = Setup(
            str(shard),
            order.key,
            order.exhibit,
            order.source,
            order.container,
            str(order.path),
            str(shard.parent),
            order.scope,
            order.kinds,
            order.recovery,
        )
        # One that ends as it begins is found out, like any other, where its channel is next looked at.
        with contextlib.suppress(Closed):
            channel.send(setup)
            if self.surveyed is not None:
                channel.send(Opened(self.surveyed.facts, self.surveyed.keys, self.surveyed.chosen))
        self.selector.register(connection, selectors.EVENT_READ, worker)
        self.workers.append(worker)
        return worker

    def _bury(self, worker: _Worker) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(worker.pid, signal.SIGKILL)
        with contextlib.suppress(KeyError):
            self.selector.unregister(worker.channel.socket)
        worker.channel.socket.close()
        self.workers.remove(worker)

    def close(self) -> None:
        for worker in list(self.workers):
            self._bury(worker)
        self.selector.close()

    # --- the run -----------------------------------------------------------------------------------------------------

    def go(self) -> Examined:
        self.surveyor = self._survey()
        assert self.surveyed is not None
        surveyed = self.surveyed
        self.progress.stage = "reading"
        self.progress.names = surveyed.names
        self.outcomes += surveyed.outcomes
        for unit in surveyed.units():
            self._take(unit)
        # They stand in the queues now, and go as they are read: of a large tree they are hundreds of megabytes.
        self.surveyed = surveyed = msgspec.structs.replace(surveyed, packed=())
        for queue in (self.queues[SMALL_FILES], self.queues[DEAD_ROWS]):
            _pack_small(queue, self.order.seconds, self.order.workers)
        self.progress.tasks += surveyed.batches
        for worker in self.workers:
            if worker is not self.surveyor:
                with contextlib.suppress(Closed):
                    worker.channel.send(Opened(surveyed.facts, surveyed.keys, surveyed.chosen))
        while True:
            if not self.workers:
                self._start()
            reason = self.stopped()
            if reason:
                raise Halted(reason)
            for worker in list(self.workers):
                if worker.task is None and not worker.stopping:
                    self._give(worker)
            if all(w.stopping and w.task is None for w in self.workers):
                break
            self._wait()
        self._finish_first()
        self._stop_all()
        return Examined(
            surveyed.facts,
            tuple(self._summed()),
            tuple(dict.fromkeys(self.closed_shards)),
            surveyed.names,
            self.results,
            surveyed.walls,
        )

    def _survey(self) -> _Worker:
        """Start the workers and have the first one open the source. Raises SourceError."""
        message = Survey(self.order.password)
        last = "the process that opens it ended without a word"
        for _ in range(ATTEMPTS):
            surveyor = self._start()
            try:
                surveyor.channel.send(message)
                while len(self.workers) < self.order.workers:
                    self._start()
                while not _ready(surveyor.channel.socket, 0.5):
                    reason = self.stopped()
                    if reason:
                        raise Halted(reason)
                answer = surveyor.channel.receive()
            except (Closed, ValueError, msgspec.DecodeError) as error:
                last = str(error)
                self._bury(surveyor)
                continue
            if isinstance(answer, Refused):
                raise answer.error
            if isinstance(answer, Surveyed):
                self.surveyed = answer
                return surveyor
            last = answer.reason if isinstance(answer, Crashed) else "it answered with something else"
            self._bury(surveyor)
        raise SourceError(f"{self.order.path} could not be opened: the reader failed {ATTEMPTS} times ({last})")

    def _take(self, unit: Unit) -> None:
        """Queue a unit unless it is done already; then take what it was split into."""
        if unit.discovery and not self.order.discovery:
            return
        if unit.task in self.queued:
            return
        self.queued.add(unit.task)
        self.progress.tasks += 1
        self.progress.pending.update(c.artifact for c in unit.claims)
        done = self.results.get(unit.task)
        if done is None and unit.discovery:
            self._look_later(unit)
            return
        if done is None:
            self.queues[_queue(unit)].put(Read((unit,), self.order.seconds))
            return
        result = _result(done)
        if result is None:
            self.queues[_queue(unit)].put(Read((unit,), self.order.seconds))
            return
        self._read(unit)
        self._settle(result)

    def _look_later(self, unit: Unit) -> None:
        """Stores to be discovered come after all else, small ones several at a time."""
        queue = self.queues[DISCOVERY]
        last = queue.take_last() if queue else None
        if isinstance(last, Read) and len(last.units) < BATCH and max(unit.ref.size, last.units[0].ref.size) <= SMALL:
            queue.put(Read((*last.units, unit), last.seconds))
            return
        if last is not None:
            queue.put(last)
        queue.put(Read((unit,), min(self.order.seconds, LOOK_SECONDS)))

    def _read(self, unit: Unit) -> None:
        """A unit is read, or given up: its artifacts have one file less to come."""
        self.progress.pending.subtract(c.artifact for c in unit.claims)

    def _settle(self, result: Result) -> None:
        self.progress.tasks_done += 1
        self.outcomes += result.outcomes
        self.progress.records += sum(o.emitted for o in result.outcomes)
        for piece in result.more:
            self._take(piece)

    def _give(self, worker: _Worker) -> None:
        """The next thing to do for an idle worker."""
        if worker.messages >= TASKS and worker is not self.surveyor:
            worker.leaving = True
            self._send(worker, Stop(goes_on=True))
            return
        if self.queues[0]:
            self._send(worker, self.queues[0].take())
            return
        if self.waiting_first and not worker.rolled and self._more_to_come():
            worker.rolled = True
            self._send(worker, Roll(str(self._next_shard(worker))))
            return
        for queue in self.queues[1:DEAD_ROWS]:
            if queue:
                self._send(worker, queue.take())
                return
        assert self.surveyed is not None
        if worker is self.surveyor and self.batches_asked < self.surveyed.batches:
            self._send(worker, MoreFiles(self.batches_asked))
            self.batches_asked += 1
            return
        if self.surveyor not in self.workers and self.batches_asked < self.surveyed.batches:
            if self.surveys < ATTEMPTS:
                # Whoever knew the tree is gone: another opens the source once more.
                self.surveys += 1
                self.surveyor = worker
                self._send(worker, Survey(self.order.password))
                return
            left = self.surveyed.batches - self.batches_asked
            self.batches_asked = self.surveyed.batches
            many = f"ended {ATTEMPTS} times; {left} batches of files were not looked at by content"
            reason = f"the process that knew the source's tree {many}"
            self.outcomes.append(Outcome(artifact="any.files", status=Status.FAILED, reason=reason, attempts=ATTEMPTS))
        if self.queues[DEAD_ROWS]:
            self._send(worker, self.queues[DEAD_ROWS].take())
            return
        if self._idle():
            worker.stopping = True
            self._send(worker, Stop())

    def _more_to_come(self) -> bool:
        assert self.surveyed is not None
        return any(self.queues[1:]) or self.batches_asked < self.surveyed.batches

    def _idle(self) -> bool:
        assert self.surveyed is not None
        busy = any(w.task is not None and not isinstance(w.task, Stop) for w in self.workers)
        return not busy and not any(self.queues) and self.batches_asked >= self.surveyed.batches

    def _send(self, worker: _Worker, message: ToWorker) -> None:
        worker.task = message
        worker.since = time.monotonic()
        worker.messages += 1
        worker.written = _size(worker.shard)
        try:
            worker.channel.send(message)
        except Closed:
            self._lost(worker)

    def _wait(self) -> None:
        for key, _ in self.selector.select(0.5):
            worker: _Worker = key.data
            try:
                answer = worker.channel.receive()
            except (Closed, ValueError, msgspec.DecodeError):
                self._lost(worker)
                continue
            self._heard(worker, answer)
        now = time.monotonic()
        for worker in list(self.workers):
            if worker.task is None:
                continue
            count = len(worker.task.units) if isinstance(worker.task, Read) else 1
            if now - worker.since > self.order.seconds * count + self.order.grace:
                self._lost(worker, "took longer than its budget")
            elif _size(worker.shard) - worker.written > self.order.flood + RATIO * _bytes(worker.task):
                self._lost(worker, "wrote more than its budget")
        self.watch(self.progress)

    def _heard(self, worker: _Worker, answer: object) -> None:
        task, worker.task = worker.task, None
        self.barren = 0
        match answer:
            case Crashed(full=True):
                raise Halted(f"there is no room left for the case ({answer.reason}); {_KEPT}")
            case Done() if task is not None:
                self.finished.setdefault(worker.shard, []).append((pressed(task), _pressed(answer)))
                for name in _tasks(task):
                    self.results[name] = b""
                self.progress.tasks_done += len(_tasks(task))
                for unit in task.units if isinstance(task, Read) else ():
                    self._read(unit)
                self.progress.records += answer.records
                self.progress.bytes += answer.bytes
                self._must_be_there(answer.outcomes)
                for piece in answer.more:
                    self._take(piece)
            case Surveyed() if isinstance(task, Survey):
                # What it hands out stands in the queues already, or is done.
                pass
            case Files():
                result = _result(self.results.get(answer.task))
                if result is not None:
                    self._settle(result)
                else:
                    assert self.surveyed is not None
                    loose = self.surveyed.facts.system not in ("ios", "android")
                    self.queues[3].put(Sniff(answer.task, answer.refs, loose, self.order.seconds, answer.beside))
            case Rolled() if worker.leaving:
                self._bury(worker)
                self._start(worker.shard).rolled = worker.rolled
            case Rolled(shard=shard):
                self.closed_shards.append(Path(shard))
                if isinstance(task, Roll):
                    worker.shard = Path(task.shard)
                    if all(w.rolled for w in self.workers) and not self._reading_first():
                        self._finish_first()
                else:
                    self._retire(worker)
            case _:
                worker.task = task
                self._lost(worker, answer.reason if isinstance(answer, Crashed) else "answered with something else")

    def _must_be_there(self, outcomes: Iterable[Outcome]) -> None:
        """Evidence on a disk that was unplugged is not hundreds of damaged files."""
        if any(o.status is Status.FAILED for o in outcomes) and not self.order.path.exists():
            raise Halted(f"{self.order.path} is gone; connect what it lies on: {_KEPT}")

    def _reading_first(self) -> bool:
        return bool(self.queues[0]) or any(isinstance(w.task, Roll) or _priority(w.task) == 0 for w in self.workers)

    def _finish_first(self) -> None:
        if not self.waiting_first:
            return
        self.waiting_first = False
        assert self.surveyed is not None
        if self._more_to_come():
            self.first(self.surveyed.facts, list(self.closed_shards), list(self._every()))

    def _retire(self, worker: _Worker) -> None:
        self.selector.unregister(worker.channel.socket)
        worker.channel.socket.close()
        worker.task = None

    def _stop_all(self) -> None:
        self.workers.clear()

    def _lost(self, worker: _Worker, why: str = "ended without a word") -> None:
        """A worker is gone: its task is tried again alone, and given up after the third time."""
        task = worker.task
        self._bury(worker)
        # A task that kills its reader is given up after some attempts; only what is no task could go on without end.
        self.barren = 0 if isinstance(task, Read | Sniff) else self.barren + 1
        if self.barren > BARREN:
            raise Halted(f"readers end as they begin, {BARREN} times one after the other ({why}); {_KEPT}")
        # What it finished stays, what it was at is taken out. Its successor goes on in the same shard.
        _until_gone(worker.pid)
        done = settle(worker.shard, self.order.key)
        if done is None:
            done = {}
            self._read_again(worker.shard)
            self._start().rolled = worker.rolled
        else:
            self._start(worker.shard).rolled = worker.rolled
        if isinstance(task, Read):
            for unit in task.units:
                result = _result(done.get(unit.task))
                if result is not None:
                    self.results[unit.task] = done[unit.task]
                    self._read(unit)
                    self._settle(result)
                else:
                    self._again(Read((unit,), task.seconds), why, unit)
        elif isinstance(task, Sniff):
            self._again_sniff(task, why)
        elif isinstance(task, MoreFiles):
            self.batches_asked = min(self.batches_asked, task.batch)

    def _read_again(self, shard: Path) -> None:
        """A shard is no more what a worker makes: it is put away, and what it held is read anew."""
        shard.unlink(missing_ok=True)
        for asked, told in self.finished.pop(shard, []):
            message, answer = spread(asked), _done.decode(zlib.decompress(told))
            for name in _tasks(message):
                self.results.pop(name, None)
            self.progress.tasks_done -= len(_tasks(message))
            self.progress.records -= answer.records
            self.progress.bytes -= answer.bytes
            if isinstance(message, Read):
                self.progress.pending.update(c.artifact for unit in message.units for c in unit.claims)
                self.queues[_queue(message.units[0])].put(message)
            else:
                self.queues[3].put(message)

    def _again(self, message: Read, why: str, unit: Unit) -> None:
        self.attempts[unit.task] = self.attempts.get(unit.task, 0) + 1
        if self.attempts[unit.task] < ATTEMPTS:
            self.queues[_queue(unit)].put(message)
            return
        self.progress.tasks_done += 1
        self._read(unit)
        what = "looked in it for rows that are not live" if unit.recover else "read it"
        for artifact in [GENERIC] if unit.recover else [c.artifact for c in unit.claims]:
            self.outcomes.append(
                Outcome(
                    artifact=artifact,
                    status=Status.FAILED,
                    path=unit.ref.path,
                    part="recovered" if unit.recover else None,
                    reason=f"the worker that {what} {why}, {ATTEMPTS} times; given up",
                    attempts=ATTEMPTS,
                )
            )

    def _again_sniff(self, task: Sniff, why: str) -> None:
        """Halve a batch that killed its worker until the file that does it stands alone."""
        self.attempts[task.task] = self.attempts.get(task.task, 0) + 1
        if len(task.refs) > 1:
            middle = len(task.refs) // 2
            for half, refs in enumerate((task.refs[:middle], task.refs[middle:])):
                self.progress.tasks += 1
                self.queues[3].put(msgspec.structs.replace(task, task=f"{task.task}{half}", refs=refs))
            self.progress.tasks_done += 1
        elif self.attempts[task.task] < ATTEMPTS:
            self.queues[3].put(task)
        else:
            self.progress.tasks_done += 1
            reason = f"the worker that looked at it {why}, {ATTEMPTS} times; given up"
            path = task.refs[0].path if task.refs else None
            self.outcomes.append(
                Outcome(artifact="any.files", status=Status.FAILED, path=path, reason=reason, attempts=ATTEMPTS)
            )

    def _every(self) -> Iterator[Outcome]:
        yield from self.outcomes
        for held in self.finished.values():
            for _, told in held:
                yield from _done.decode(zlib.decompress(told)).outcomes

    def _summed(self) -> list[Outcome]:
        """One outcome for an artifact, file and part, also where it was read in ranges; batches' counts added up."""
        summed: dict[tuple[str, str | None, str | None, bool], Outcome] = {}
        for outcome in self._every():
            bad = outcome.status in (Status.FAILED, Status.PARTIAL) and outcome.path is None
            key = (outcome.artifact, outcome.path, outcome.part, bad)
            before = summed.get(key)
            summed[key] = outcome if before is None else _sum(before, outcome)
        return list(summed.values())


_WORST = (
    Status.FAILED,
    Status.PARTIAL,
    Status.UNKNOWN_SCHEMA,
    Status.ENCRYPTED,
    Status.COMPLETE,
    Status.EMPTY,
    Status.OUT_OF_SCOPE,
    Status.NOT_IN_ACQUISITION,
    Status.NOT_FOUND,
    Status.PROFILE_LOCKED,
)


def _sum(one: Outcome, other: Outcome) -> Outcome:
    statuses = {one.status, other.status}
    status = Status.PARTIAL if statuses == {Status.FAILED, Status.COMPLETE} else min(statuses, key=_WORST.index)
    reasons = [r for r in (one.reason, other.reason) if r]
    return msgspec.structs.replace(
        one,
        status=status,
        read=one.read + other.read,
        emitted=one.emitted + other.emitted,
        rejected=one.rejected + other.rejected,
        excluded=one.excluded + other.excluded,
        unreadable=one.unreadable + other.unreadable,
        files=one.files + other.files if one.path is None else 1,
        seconds=round(one.seconds + other.seconds, 4),
        reason="; ".join(dict.fromkeys(reasons)) or None,
        missing=tuple(dict.fromkeys((*one.missing, *other.missing))),
        unread=tuple(dict.fromkeys((*one.unread, *other.unread))),
    )


def _until_gone(pid: int) -> None:
    """Wait for the end of a process that was killed: until then it could still commit what it was at."""
    patience = time.monotonic() + GRACE
    while time.monotonic() < patience:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.002)


def _tasks(message: ToWorker | None) -> list[str]:
    if isinstance(message, Read):
        return [u.task for u in message.units]
    return [message.task] if isinstance(message, Sniff) else []


def pressed(message: ToWorker) -> bytes:
    """A message that is asked again only where its shard is lost: all of a large tree, as they are, fill memory."""
    return zlib.compress(msgspec.msgpack.encode(message), 1)


def _pressed(answer: Done) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(answer), 1)


_done = msgspec.msgpack.Decoder(Done)


def spread(packed: bytes) -> ToWorker:
    """The reverse of `pressed`."""
    return msgspec.msgpack.decode(zlib.decompress(packed), type=ToWorker)


def _result(packed: bytes | None) -> Result | None:
    """What a ledger keeps of a finished task, or None where that is nothing: then the task is done again."""
    try:
        return msgspec.msgpack.decode(packed, type=Result) if packed else None
    except msgspec.MsgspecError:
        return None


def _bytes(message: ToWorker | None) -> int:
    """The size of a task's files."""
    if isinstance(message, Read):
        return sum(u.ref.size for u in message.units)
    return sum(r.size for r in message.refs) if isinstance(message, Sniff) else 0


def _size(shard: Path) -> int:
    try:
        return shard.stat().st_size
    except OSError:
        return 0


def _priority(message: ToWorker | None) -> int:
    return min((u.priority for u in message.units), default=9) if isinstance(message, Read) else 9


def _queue(unit: Unit) -> int:
    if unit.discovery:
        return DISCOVERY
    return DEAD_ROWS if unit.recover else min(unit.priority, SMALL_FILES)


class _Queue:
    """Messages to workers that wait for their turn, in few bytes: of a large tree they are hundreds of thousands."""

    def __init__(self) -> None:
        self._waiting: deque[bytes] = deque()

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, message: ToWorker) -> None:
        self._waiting.append(msgspec.msgpack.encode(message))

    def take(self) -> ToWorker:
        return _message.decode(self._waiting.popleft())

    def take_last(self) -> ToWorker:
        return _message.decode(self._waiting.pop())


_message: msgspec.msgpack.Decoder[ToWorker] = msgspec.msgpack.Decoder(ToWorker)


def _pack_small(queue: _Queue, seconds: float, workers: int) -> None:
    """Small files of low priority go several at a time: a round trip costs more than they do. Where there are few, they go
    in so many pieces that no worker has nothing to do while another reads the last.
    """
    small = 0
    for _ in range(len(queue)):
        message = queue.take()
        small += isinstance(message, Read) and message.units[0].ref.size <= SMALL
        queue.put(message)
    most = max(1, min(BATCH, small // (workers * PIECES)))
    units: list[Unit] = []
    for _ in range(len(queue)):
        message = queue.take()
        assert isinstance(message, Read)
        (unit,) = message.units
        if unit.ref.size > SMALL:
            queue.put(message)
            continue
        units.append(unit)
        if len(units) == most:
            queue.put(Read(tuple(units), seconds))
            units = []
    if units:
        queue.put(Read(tuple(units), seconds))
