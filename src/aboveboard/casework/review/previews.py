"""Previews of files of the evidence: what there is is given at once, what is missing is made meanwhile, by workers.

Evidence bytes are read and decoded in worker processes alone. What they make is kept in the case, under its key. A file
that belongs to a record marked as sensitive has no preview, and what was made of it before is deleted.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import msgspec

from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.casework.handed import BOX, at_hand
from aboveboard.casework.prove.sources import Evidence, Source
from aboveboard.engine.messages import (
    Channel,
    Closed,
    Locate,
    Located,
    Locating,
    Preview,
    Previewed,
    Previewing,
    Refs,
    Refused,
)
from aboveboard.engine.nursery import Nursery
from aboveboard.engine.previews import EMBEDDED as EMBEDDED_FORM
from aboveboard.engine.previews import SOUND_SECONDS, TEXT, parted
from aboveboard.model.fold import normalise
from aboveboard.model.incell import parted as parted_name
from aboveboard.model.incell import within
from aboveboard.sources.api import Keys, PasswordNeeded, Ref, SourceError, SourceFacts, WrongPassword
from aboveboard.store.db import StoreError
from aboveboard.store.previews import EMBEDDED, FINAL, Kept, PreviewStore

MADE = 2
"""How previews are made: with another number those that a case keeps begin anew."""
WAITING = 0
NO_FILE = "not in the source: the file is not there"
NO_PASSWORD = "needs the password of the source: begin the review with --password-file"
NO_SOURCE = "the evidence is not where it was: begin the review with --source"
LOST = "takes too long or too much memory to decode"
NO_READER = "the process that reads the evidence could not be started"
NOT_KEPT = "could not be kept in the case: look whether its disk is full"
SENSITIVE = "marked as sensitive: no preview"
OUTSIDE = "outside the scope of the authority"
SEATS = ("screen", "play")
"""Who asks: what is seen, and what is played. Each says anew what it wants; what it wants no more is dropped."""
LINGERS = 0.7
"""Seconds after which the making of what nobody wants any more is ended. A process that is ended costs about as much."""
MOST_WORKERS = 4
_AGAIN = 30.0
"""Seconds after which a source that could not be opened is tried again."""
_LOCATE_SECONDS = 900.0
_JPEG = (".jpg", ".jpeg")


@dataclass(frozen=True)
class Wanted:
    """A preview of a file, or of a picture in a cell of one (`model.incell`), in one of the forms of `engine.previews`."""

    exhibit: str
    path: str
    form: str = "small"

    def __str__(self) -> str:
        # The path comes last: it may hold anything.
        return f"file\n{self.form}\n{self.exhibit}\n{self.path}"

    @staticmethod
    def read(text: str) -> Wanted:
        """The inverse of `str`. Raises CaseError."""
        parts = text.split("\n", 3)
        try:
            if len(parts) == 4 and parts[0] == "file" and parted(parts[1])[0] != EMBEDDED_FORM:
                return Wanted(parts[2], parts[3], parts[1])
        except ValueError:
            pass
        raise CaseError("this address stands for no preview")


class Gone(Exception):
    """The source cannot be opened; the text says why, for a page."""


@dataclass(frozen=True)
class Place:
    """Where a file stands in a source that is open, and what a worker needs to open it there."""

    source: Source
    facts: SourceFacts
    keys: Keys
    ref: Ref
    wal: Ref | None = None
    journal: Ref | None = None


class Finder:
    """A source that is open, in a process that says where its files stand."""

    def __init__(self, nursery: Nursery, source: Source, password: bytes | None) -> None:
        """Raises SourceError, PasswordNeeded, WrongPassword."""
        self.source = source
        _, connection = nursery.worker()
        connection.settimeout(_LOCATE_SECONDS)
        self._channel = Channel(connection, worker=False)
        answer = self._said(Locating(str(source.path.absolute()), password))
        if isinstance(answer, Refused):
            self.close()
            raise answer.error
        if not isinstance(answer, Located):
            self.close()
            raise SourceError(f"{source.path} could not be opened: the reader answered with something else")
        self.facts, self.keys = answer.facts, answer.keys

    def ref(self, path: str) -> Ref | None:
        """Where a file stands. Raises SourceError."""
        answer = self._said(Locate((path,)))
        if not isinstance(answer, Refs) or len(answer.refs) != 1:
            raise SourceError(f"{self.source.path}: the reader answered with something else")
        return answer.refs[0]

    def _said(self, message: Locating | Locate) -> Any:
        try:
            self._channel.send(message)
            return self._channel.receive()
        except (Closed, ValueError, msgspec.DecodeError) as error:
            self.close()
            raise SourceError(f"{self.source.path} could not be read: the reader failed ({error})") from error

    def close(self) -> None:
        """End the process."""
        self._channel.socket.close()


class _Decoder:
    """A process that decodes members of one source."""

    def __init__(self, nursery: Nursery, finder: Finder) -> None:
        self._pid, connection = nursery.worker()
        # The process ends itself after its time; this is for one that does not.
        connection.settimeout(SOUND_SECONDS + 30)
        self._channel = Channel(connection, worker=False)
        self._channel.send(Previewing(str(finder.source.path.absolute()), finder.facts, finder.keys))

    def end(self) -> None:
        """End the process in the midst of its work."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)

    def make(self, ask: Preview) -> Previewed:
        """Raises Closed where the process ended or answered nonsense."""
        try:
            self._channel.send(ask)
            answer = self._channel.receive()
        except (ValueError, msgspec.DecodeError) as error:
            raise Closed(str(error)) from error
        if not isinstance(answer, Previewed):
            raise Closed("answered with something else")
        return answer

    def close(self, *, kill: bool = False) -> None:
        self._channel.socket.close()
        if kill:
            self.end()


@dataclass
class _Running:
    """A preview that is being made."""

    since: float
    decoder: _Decoder
    ended: bool = False
    """Because nobody wants it any more."""


class Previews:
    """The previews of a case under review."""

    def __init__(self, case: Case, actor: Actor, evidence: Evidence, nursery: Callable[[], Nursery]) -> None:
        """`nursery` says where workers come from."""
        self._case = case.again()
        self._actor = actor
        self._evidence = evidence
        self._nursery = nursery
        self._stores: dict[str, PreviewStore] = {}
        self._finders: dict[str, list[Finder]] = {}
        self._refused: dict[str, tuple[float, str]] = {}
        self._opening = threading.Lock()
        """Held while a source is opened, which may take minutes: nothing that a page waits for takes it."""
        self._storing = threading.Lock()
        self._queue = threading.Condition()
        self._quick: dict[Wanted, None] = {}
        self._slow: dict[Wanted, None] = {}
        self._idle: dict[Wanted, None] = {}
        """Made when nothing else is waited for."""
        self._seats: dict[str, tuple[Wanted, ...]] = {}
        self._doing: set[Wanted] = set()
        self._running: dict[Wanted, _Running] = {}
        self._threads: list[threading.Thread] = []
        self._closing = False

    # --- for pages: at once ------------------------------------------------------------------------------------------

    def get(self, wanted: Wanted) -> Kept:
        """What there is; what is missing is asked for. Raises CaseError for an exhibit that is not there."""
        kept = self._store(wanted.exhibit).get(wanted.path, wanted.form)
        if kept is not None and kept.stage == FINAL:
            return kept
        why = self._refusal(wanted.exhibit)
        if why:
            return Kept(FINAL, why=why)
        with self._queue:
            self._ask(wanted)
        return kept or Kept(WAITING)

    def there(self, wanted: Wanted) -> Kept | None:
        """What was made already; nothing is asked for. Raises CaseError."""
        kept = self._store(wanted.exhibit).get(wanted.path, wanted.form)
        return kept if kept is not None and kept.stage == FINAL else None

    def stages(self, wanted: Sequence[Wanted]) -> list[int]:
        """How far each is. Raises CaseError."""
        found: list[int] = []
        for one in wanted:
            (stage,) = self._store(one.exhibit).stages([(one.path, one.form)])
            found.append(FINAL if stage != FINAL and self._refusal(one.exhibit) else stage)
        return found

    def on_screen(self, wanted: Sequence[Wanted], seat: str = "screen") -> None:
        """These are looked at now, in this order; what else a seat waited for has scrolled by, and is dropped or ended."""
        with self._queue:
            self._seats[seat] = tuple(wanted)
            self._quick.clear()
            self._slow.clear()
            # What is played is waited for by ear.
            for name in reversed(SEATS):
                for one in self._seats.get(name, ()):
                    self._ask(one)
            still = {one for some in self._seats.values() for one in some}
            now = time.monotonic()
            for one, running in self._running.items():
                if one not in still and one.form != TEXT and now - running.since > LINGERS:
                    running.ended = True
                    running.decoder.end()

    def idle(self, wanted: Iterable[Wanted]) -> None:
        """These are made when nothing else is waited for; those that are there already are left."""
        with self._queue:
            for one in wanted:
                if one not in self._doing and one not in self._slow:
                    self._idle[one] = None
            if self._idle and not self._closing:
                self._begin()
                self._queue.notify_all()

    def is_idle(self) -> bool:
        """Whether nothing more is made beside."""
        with self._queue:
            return not self._idle

    def why(self, wanted: Wanted) -> str:
        """What must be said of a preview that is there. Raises CaseError."""
        return self._store(wanted.exhibit).why(wanted.path, wanted.form)

    def read(self, exhibit: str) -> dict[str, bool]:
        """The files whose text was read, and whether there is any. Raises CaseError."""
        return self._store(exhibit).read(TEXT)

    def holding(self, exhibit: str, terms: Sequence[str]) -> list[str]:
        """The files in whose text all terms stand: terms as `model.fold.normalise` makes them. Raises CaseError."""
        return self._store(exhibit).holding(terms)

    def refusal(self, exhibit: str) -> str:
        """Why the exhibit's sources cannot be opened now; ''."""
        return self._refusal(exhibit)

    def forget(self, exhibit: str, path: str) -> None:
        """Keep nothing of a file. Raises CaseError."""
        self._store(exhibit).forget(path)

    def close(self) -> None:
        """End the workers; give the files back."""
        with self._queue:
            self._closing = True
            self._quick.clear()
            self._slow.clear()
            self._idle.clear()
            self._queue.notify_all()
        for thread in self._threads:
            thread.join(SOUND_SECONDS + 60)
        for finder in (f for several in self._finders.values() for f in several):
            finder.close()
        for store in self._stores.values():
            store.close()
        self._case.close()

    def _ask(self, wanted: Wanted) -> None:
        """With the queue held."""
        if self._closing or wanted in self._doing:
            return
        if wanted.form == "small" and wanted.path.lower().endswith(_JPEG) and wanted not in self._slow:
            self._quick[wanted] = None
        self._slow[wanted] = None
        self._begin()
        self._queue.notify()

    def _begin(self) -> None:
        """With the queue held."""
        if not self._threads:
            count = max(1, min(MOST_WORKERS, os.cpu_count() or 1))
            self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(count)]
            for thread in self._threads:
                thread.start()

    def _refusal(self, exhibit: str) -> str:
        since, why = self._refused.get(exhibit, (0.0, ""))
        return why if why and time.monotonic() - since < _AGAIN else ""

    def _store(self, exhibit: str) -> PreviewStore:
        with self._storing:
            if exhibit not in self._stores:
                if exhibit not in self._case.exhibit_labels():
                    raise CaseError(f"the case has no exhibit {exhibit}")
                self._stores[exhibit] = PreviewStore(
                    previews_path(self._case, exhibit), self._case.key, made_of(self._case, exhibit)
                )
            return self._stores[exhibit]

    # --- in threads --------------------------------------------------------------------------------------------------

    def _work(self) -> None:
        decoders: dict[tuple[str, int], _Decoder] = {}
        try:
            while True:
                with self._queue:
                    while not self._closing and not self._quick and not self._slow and not self._idle:
                        self._queue.wait()
                    if self._closing:
                        return
                    quick = bool(self._quick)
                    queue = self._quick or self._slow or self._idle
                    wanted = next(iter(queue))
                    del queue[wanted]
                    if not quick:
                        self._idle.pop(wanted, None)
                        self._doing.add(wanted)
                try:
                    self._make(wanted, EMBEDDED_FORM if quick else wanted.form, decoders)
                except StoreError:
                    self._refused[wanted.exhibit] = (time.monotonic(), NOT_KEPT)
                except Gone as error:
                    self._refused[wanted.exhibit] = (time.monotonic(), str(error))
                finally:
                    with self._queue:
                        self._doing.discard(wanted)
        finally:
            for decoder in decoders.values():
                decoder.close()

    def _make(self, wanted: Wanted, form: str, decoders: dict[tuple[str, int], _Decoder]) -> None:
        """Make one and keep it. Raises Gone."""
        if form == TEXT and self._store(wanted.exhibit).stages([(wanted.path, form)]) == [FINAL]:
            return
        place = self._find(wanted)
        store = self._store(wanted.exhibit)
        if place is None:
            store.put(wanted.path, wanted.form, Kept(FINAL, why=NO_FILE))
            return
        finder, ref = place
        ask = self._asked(wanted, form, finder, ref)
        name = (wanted.exhibit, finder.source.number)
        if name not in decoders:
            try:
                decoders[name] = _Decoder(self._nursery(), finder)
            except (Closed, OSError):
                raise Gone(NO_READER) from None
        running = _Running(time.monotonic(), decoders[name])
        if form != EMBEDDED_FORM:
            with self._queue:
                self._running[wanted] = running
        try:
            made = decoders[name].make(ask)
        except Closed:
            decoders.pop(name).close(kill=True)
            # A thumbnail that ends the process says nothing yet of the picture; nor does one that was ended.
            if not self._closing and not running.ended and form != EMBEDDED_FORM:
                store.put(wanted.path, wanted.form, Kept(FINAL, why=LOST))
            return
        finally:
            with self._queue:
                self._running.pop(wanted, None)
        if running.ended:
            # The answer came before the end did.
            decoders.pop(name).close(kill=True)
        if form == EMBEDDED_FORM:
            if made.data:
                store.put(wanted.path, wanted.form, _kept(EMBEDDED, made))
            return
        folded = normalise(made.data.decode("utf-8", "replace")) if form == TEXT else ""
        store.put(wanted.path, wanted.form, _kept(FINAL, made), folded)

    def place(self, exhibit: str, path: str, source: int | None) -> Place | None:
        """Where a file stands, with what lies beside it; opens the source, which may take minutes.

        `source` is the number of the one that has it, None: the first that does. None where none has it. Raises Gone.
        """
        found = self._find(Wanted(exhibit, path), source)
        if found is None:
            return None
        finder, ref = found
        return Place(finder.source, finder.facts, finder.keys, ref, *self._beside(finder, path))

    def _asked(self, wanted: Wanted, form: str, finder: Finder, ref: Ref) -> Preview:
        """What a worker is asked. Raises Gone."""
        path, cell = parted_name(wanted.path)
        return Preview(ref, form) if cell is None else Preview(ref, form, cell, *self._beside(finder, path))

    def _beside(self, finder: Finder, path: str) -> tuple[Ref | None, Ref | None]:
        """The -wal and the -journal of a database, where they lie beside it. Raises Gone."""
        with self._opening:
            try:
                return finder.ref(f"{path}-wal"), finder.ref(f"{path}-journal")
            except SourceError:
                raise Gone(NO_SOURCE) from None

    def _find(self, wanted: Wanted, source: int | None = None) -> tuple[Finder, Ref] | None:
        """The source that has the file, and where. Raises Gone."""
        path, _ = parted_name(wanted.path)
        with self._opening:
            try:
                for finder in self._opened(wanted.exhibit):
                    has = source in (None, finder.source.number) or finder.source.number == BOX
                    ref = finder.ref(path) if has else None
                    if ref is not None:
                        return finder, ref
            except (PasswordNeeded, WrongPassword):
                raise Gone(NO_PASSWORD) from None
            except (SourceError, CaseError, OSError):
                for finder in self._finders.pop(wanted.exhibit, ()):
                    finder.close()
                raise Gone(NO_SOURCE) from None
            return None

    def _opened(self, exhibit: str) -> list[Finder]:
        """The sources of an exhibit, open. Raises SourceError and its kin, CaseError."""
        if exhibit not in self._finders:
            with contextlib.closing(self._case.again()) as case:
                chosen = at_hand(case, self._evidence, exhibit)
                made: list[Finder] = []
                try:
                    for source, password in chosen:
                        if not source.path.exists():
                            raise SourceError(f"{source.path} is not there")
                        made.append(Finder(self._nursery(), source, password))
                except BaseException:
                    for finder in made:
                        finder.close()
                    raise
                what = "review: evidence opened for previews and raw views"
                case.log(self._actor, "consultation", what=what, sources=[s.number for s, _ in chosen])
            self._finders[exhibit] = made
        return self._finders[exhibit]


def previews_path(case: Case, exhibit: str) -> Path:
    """Where the previews of an exhibit are kept. A folder of their own: any name beside the exhibits could be another's."""
    return case.room / "previews" / case.exhibit_path(exhibit).name


def made_of(case: Case, exhibit: str) -> str:
    """What previews of an exhibit are made of, and how: with another word for it they begin anew."""
    sources = case.db.execute(
        "SELECT id, fingerprint FROM sources WHERE exhibit = ? ORDER BY id", (exhibit,)
    ).fetchall()
    return f"{MADE} {msgspec.json.encode(sources).decode()}"


def _kept(stage: int, made: Previewed) -> Kept:
    return Kept(stage, made.mime, made.width, made.height, made.pages, made.why, made.data)


# --- which files a record has --------------------------------------------------------------------------------------------


def files_of(record: Mapping[str, Any]) -> list[str]:
    """The device paths of the files that a record is of, or carries, a contact's picture among them.

    What stands in a cell of its store has a name as `model.incell` makes it.
    """
    found = [*_of(record, record)]
    path = record.get("path")
    if record.get("kind") == "Document" and isinstance(path, str):
        found.append(path.lstrip("/"))
    attached = record.get("attachments")
    if isinstance(attached, list):
        found += [cast("dict[str, Any]", a).get("file") for a in cast("list[Any]", attached) if isinstance(a, dict)]
    if isinstance(picture := record.get("picture"), dict):
        found += _of(record, cast("dict[str, Any]", picture))
    return list(dict.fromkeys(f for f in found if isinstance(f, str) and f))


def _of(record: Mapping[str, Any], part: Mapping[str, Any]) -> tuple[Any, Any]:
    """The cell and the file of a record or of a part of it. A cell first: what a store keeps itself is small, and there."""
    cell, place = part.get("cell"), record["provenance"]
    # The number of a row that is not live may be another's by now.
    named = isinstance(cell, str) and place.get("state", "live") == "live"
    return within(place["path"], str(cell)) if named else None, part.get("file")


def paths_of(records: Iterable[Mapping[str, Any]]) -> set[tuple[str, str]]:
    """(exhibit, device path) of all files of records."""
    return {(r["provenance"]["exhibit"], path) for r in records for path in files_of(r)}
