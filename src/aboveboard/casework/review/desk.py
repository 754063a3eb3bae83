"""An open case before a reviewer: its exhibits stay open, and pages of records are taken from any place in time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, ClassVar

from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.casework.known import Matched, matched, version
from aboveboard.casework.numbers import key_said
from aboveboard.casework.people import Everyone, everyone_of, told
from aboveboard.casework.prove import Evidence, Proof, prove
from aboveboard.casework.review.ahead import Ahead, Stamps
from aboveboard.casework.review.consult import Consultations
from aboveboard.casework.review.marks import version as marks_version
from aboveboard.casework.review.previews import Previews
from aboveboard.casework.review.rawreader import RawReader
from aboveboard.casework.review.watch import Watch
from aboveboard.casework.spotted import Spot
from aboveboard.casework.written import Words, words_of
from aboveboard.engine.nursery import Nursery
from aboveboard.model.provenance import read_key, show_key
from aboveboard.model.query import Query
from aboveboard.sources.api import PasswordNeeded, SourceError
from aboveboard.store.columns import FORM as COLUMNS_FORM
from aboveboard.store.columns import Columns, columns_of
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.present import StoredRow, key_of_row
from aboveboard.store.rows import RowSets
from aboveboard.store.schema import DERIVED, PEOPLE
from aboveboard.store.search import Searcher

Record = dict[str, Any]
_BEHIND = 1 << 62
"""Where records without a time stand: behind all others."""
_PATIENCE = 0.04
"""Seconds of looking at candidates before a page says what there is so far."""
CANNOT_OPEN = (SourceError, PasswordNeeded)
"""What a proof raises where the evidence cannot be opened."""


@dataclass(frozen=True)
class Position:
    """A place between records, in each exhibit the number of the first row that is not older than it."""

    rows: tuple[int, ...]

    def __str__(self) -> str:
        return ".".join(map(str, self.rows))

    @staticmethod
    def read(text: str) -> Position:
        """The inverse of `str`. Raises CaseError."""
        parts = text.split(".")
        if not all(p.isdecimal() and len(p) < 19 for p in parts):
            raise CaseError("the address names no place among the records")
        return Position(tuple(map(int, parts)))


@dataclass(frozen=True)
class Part:
    """Some records in the order of the view; where it goes on in either direction, None at an end."""

    records: list[Record]
    start: Position
    end: Position
    more: bool
    """Whether more follow in the direction that was asked."""


Rows = Callable[[int, int | None, bool, int], Iterable[StoredRow]]
"""(exhibit's number, the row after which to begin, newest first, limit) -> rows."""


class Stopped(list[StoredRow]):
    """Rows, of which more may follow: after a while of looking at candidates the page goes on from here."""

    def __init__(self, rows: Iterable[StoredRow], reached: int, at: int) -> None:
        """`reached` is the row that was looked at last, `at` the time from which on more may follow."""
        super().__init__(rows)
        self.reached = reached
        self.at = at


@dataclass(frozen=True)
class Known:
    """What lists of known files say of a case's exhibits."""

    version: str
    """Changes with it."""
    of: tuple[Matched, ...]
    """By the exhibit's number."""
    keys: frozenset[int]
    """Of the records of known files."""

    @property
    def files(self) -> int:
        """Known files of all exhibits."""
        return sum(of.known for of in self.of)


@dataclass
class Opened:
    """An exhibit that stays open."""

    exhibit: Exhibit
    searcher: Searcher
    stamp: tuple[int, int]
    cache: dict[str, Any] = field(default_factory=dict[str, Any])
    """Answers that hold until the exhibit changes."""
    sets: RowSets | None = None


class Desk:
    """A case under review. Use its methods within `with desk.at_work():`, which also checks the authority."""

    KNOWN: ClassVar[str] = "known"
    ROWS: ClassVar[str] = "rows"
    EVERYONE: ClassVar[str] = "everyone"
    """Names of what is gathered ahead; others stand where it is made."""

    def __init__(self, case: Case, actor: Actor, evidence: Evidence | None = None, spot: Spot | None = None) -> None:
        """`evidence` says where the sources are now and how they open. The case is the caller's to close.

        `spot`: the look at a connected phone that this review is of.
        """
        self.spot = spot
        self.case = case
        self.actor = actor
        self.evidence = evidence or Evidence()
        self._nursery: Nursery | None = None
        self._previews: Previews | None = None
        self._raw: RawReader | None = None
        self._watch: Watch | None = None
        self.opened: list[Opened] = []
        self.answers: dict[str, Any] = {}
        """Over all exhibits, until one changes."""
        self._lock = threading.RLock()
        self._proving = threading.Lock()
        self._watching = threading.Lock()
        self._busy = 0
        self._held = False
        self.consultations = Consultations(self._enter, seal=self._sealed)
        self.ahead = Ahead()

    def prove(self, key: str) -> Proof:
        """Prove a record; other pages are not kept waiting. Raises CaseError, SourceError."""
        with self._proving:
            # A connection of its own: the container may take minutes to hash.
            case = self.case.again()
            try:
                made = prove(case, self.actor, key, self.evidence, self.nursery())
                # It may have taken minutes: what ended meanwhile is not shown.
                case.must_stand(self.actor)
                return made
            finally:
                case.close()

    def nursery(self) -> Nursery:
        """Where workers that open evidence come from."""
        with self._lock:
            if self._nursery is None:
                self._nursery = Nursery.take()
            return self._nursery

    @property
    def watch(self) -> Watch:
        """Whether the authority still holds; asked beside requests."""
        # Not under the lock of requests: it must answer while one of them takes long.
        with self._watching:
            if self._watch is None:
                self._watch = Watch(self.case, self.actor)
            return self._watch

    @property
    def previews(self) -> Previews:
        """Previews of files of the evidence."""
        with self._lock:
            if self._previews is None:
                self._previews = Previews(self.case, self.actor, self.evidence, self.nursery)
            return self._previews

    @property
    def raw(self) -> RawReader:
        """Raw views of files of the evidence."""
        with self._lock:
            if self._raw is None:
                self._raw = RawReader(self.nursery, lambda: self.previews)
            return self._raw

    def _sealed(self, words: str) -> dict[str, str]:
        return self.case.sealed(words)

    def _enter(self, what: str, detail: dict[str, Any]) -> None:
        self.case.log(self.actor, "consultation", what=f"review: {what}", **detail)

    @contextmanager
    def at_work(self) -> Generator[Desk, None, None]:
        """One request at a time. Raises NotCovered where the authority has ended meanwhile."""
        with self._lock:
            self.case.must_stand(self.actor)
            if not self._busy:
                self.refresh()
                if not self._held:
                    self._hold()
            self._busy += 1
            try:
                yield self
            finally:
                self._busy -= 1

    def settle(self) -> None:
        """Enter the view that stands open, if it stood long enough."""
        with self._lock:
            if not self.case.gone:
                self.consultations.settle()

    def stop_reading(self, why: str) -> None:
        """The authority has ended: workers that read evidence end too. Where it holds again, they are started anew."""
        with self._lock:
            previews, raw = self._previews, self._raw
            self._previews = self._raw = None
            self.close_exhibits()
            if not self.case.gone:
                self.case.log(self.actor, "consultation", what="review: stopped", why=why)
        if raw is not None:
            raw.close()
        if previews is not None:
            previews.close()

    def close(self) -> None:
        """Enter the last consultation; give files and workers back."""
        self.settle()
        with self._lock:
            self.close_exhibits()
            previews, nursery, raw = self._previews, self._nursery, self._raw
        # Not with the lock held: they may want a worker while they end.
        if raw is not None:
            raw.close()
        if previews is not None:
            previews.close()
        if nursery is not None:
            nursery.close()
        if self._watch is not None:
            self._watch.close()

    def close_exhibits(self) -> None:
        """Give their files back; the next request opens them again."""
        for one in self.opened:
            one.exhibit.close()
        self.opened = []
        self.answers = {}
        self._held = False

    def decisions(self) -> int:
        """Changes with what reviewers decide about people."""
        self.case.db.execute(PEOPLE)
        return int(self.case.db.execute("SELECT total(number) + total(undone_at IS NOT NULL) FROM decisions").get)

    def _hold(self) -> None:
        """Have what every page needs of the exhibits. Raises Gathering."""
        every = self.gathered(self.KNOWN, lambda: [one.exhibit.known() for one in self.opened])
        for one, known in zip(self.opened, every, strict=True):
            one.exhibit.hold(known)
        self._held = True

    def refresh(self) -> None:
        """Open the exhibits anew where one was changed by an examination."""
        stamps = [self._stamp(label) for label in self.case.exhibit_labels()]
        if [o.stamp for o in self.opened] == [s for s in stamps if s is not None]:
            return
        self.close_exhibits()
        for exhibit in self.case.exhibits():
            stamp = self._stamp(exhibit.label)
            self.opened.append(Opened(exhibit, Searcher(exhibit), stamp or (0, 0)))

    def _stamp(self, label: str) -> tuple[int, int] | None:
        path = self.case.exhibit_path(label)
        if not path.exists():
            return None
        status = path.stat()
        return status.st_size, status.st_mtime_ns

    @property
    def stamps(self) -> Stamps:
        """What changes with the exhibits."""
        return tuple(o.stamp for o in self.opened)

    # --- places in time ----------------------------------------------------------------------------------------------

    def end_of_time(self) -> Position:
        """Behind the newest record that has a time; those without one follow."""
        return Position(tuple(_last_dated(o) + 1 for o in self.opened))

    def very_end(self) -> Position:
        """Behind the last record, with a time or not."""
        return Position(tuple(_number(o, "SELECT max(id) FROM records") + 1 for o in self.opened))

    def beginning(self) -> Position:
        """Before the oldest record."""
        return Position(tuple(0 for _ in self.opened))

    def at_time(self, at: int) -> Position:
        """Before the first record at or after a time, UTC microseconds."""
        return Position(tuple(_row_at(o, at) for o in self.opened))

    def at_times(self, times: Sequence[int]) -> list[Position]:
        """The same of several times, in ascending order: each is looked for between its neighbours."""
        found = [[0] * len(times) for _ in self.opened]
        for one, rows in zip(self.opened, found, strict=True):
            spans = [(0, len(times), 0, _last_dated(one) + 1)] if times else []
            while spans:
                first, end, low, high = spans.pop()
                middle = (first + end) // 2
                row = rows[middle] = low if low == high else _row_at(one, times[middle], low, high)
                spans += [
                    (a, b, x, y) for a, b, x, y in ((first, middle, low, row), (middle + 1, end, row, high)) if a < b
                ]
        return [Position(rows) for rows in zip(*found, strict=True)]

    def at_record(self, number: int, row: StoredRow) -> Position:
        """Right behind a record: the older part from here begins with it."""
        where = self.at_time(row.at).rows if row.at is not None else self.end_of_time().rows
        return Position(tuple(row.id + 1 if n == number else w for n, w in enumerate(where)))

    # --- parts -------------------------------------------------------------------------------------------------------

    def part(self, rows: Rows, start: Position, *, newest_first: bool = True, limit: int = 100) -> Part:
        """Up to `limit` records from a place on. Raises CaseError for a place of another state of the case."""
        if len(start.rows) != len(self.opened):
            raise CaseError("the case has other exhibits now; begin the view anew")
        found: list[tuple[int, int, StoredRow]] = []
        alone = len(self.opened) == 1
        stopped: dict[int, Stopped] = {}
        at_it: set[int] = set()
        for number in range(len(self.opened)):
            bound = start.rows[number] if newest_first else start.rows[number] - 1
            some = rows(number, bound, newest_first, limit + 1)
            if isinstance(some, Stopped):
                stopped[number] = some
            for row in some:
                found.append((0 if alone else _place(self.opened[number], row.id, row.at), number, row))
        if not alone:
            found.sort(key=lambda f: (f[0], f[2].id), reverse=newest_first)
        if stopped:
            # Nothing of another exhibit comes before what was not looked at yet.
            way = -1 if newest_first else 1
            nearest = min(way * one.at for one in stopped.values())
            at_it = {number for number, one in stopped.items() if way * one.at == nearest}
            found = [f for f in found if f[1] in at_it or way * f[0] <= nearest]
        taken = found[:limit]
        ends = list(start.rows)
        if stopped and len(found) <= limit:
            for number in at_it:
                ends[number] = stopped[number].reached + (0 if newest_first else 1)
        for _, number, row in taken:
            end = row.id if newest_first else row.id + 1
            ends[number] = min(ends[number], end) if newest_first else max(ends[number], end)
        records = [self.opened[number].exhibit.present(row) for _, number, row in taken]
        return Part(records, start, Position(tuple(ends)), len(found) > limit or bool(stopped))

    def gathered(self, name: str, make: Callable[[], Any]) -> Any:
        """What `make` says of all exhibits, until one changes; not made again where it is gathered ahead. Raises Gathering."""
        if name not in self.answers:
            self.answers[name] = self.ahead.take(name, self.stamps, make)
        return self.answers[name]

    def row_sets(self) -> list[tuple[Columns, bytes]]:
        """Each exhibit's columns and words in memory, of which `sets` are made. Raises Gathering."""

        def make() -> list[tuple[Columns, bytes]]:
            packed = self.kept("columns", COLUMNS_FORM, lambda exhibit: columns_of(exhibit).pack())
            # What is kept goes as soon as it is unpacked: of ten million records it is 60 MB.
            every = [Columns.unpack(packed.pop(0)) for _ in range(len(packed))]
            for columns in every:
                columns.prepare()
            return [(c, one.searcher.hold_words()) for c, one in zip(every, self.opened, strict=True)]

        return self.gathered(self.ROWS, make)

    @property
    def sets(self) -> list[RowSets]:
        """Queries of each exhibit, answered in memory. Raises Gathering."""
        for one, (columns, words) in zip(self.opened, self.row_sets(), strict=True):
            if one.sets is None:
                one.searcher.hold_words(words)
                one.sets = RowSets(one.searcher, columns)
        return [one.sets for one in self.opened if one.sets is not None]

    def everyone(self) -> Everyone:
        """People and conversations, joined; gathered once until an exhibit or a decision changes. Raises Gathering."""
        decisions = self.decisions()

        def make() -> tuple[int, Everyone]:
            sets = self.row_sets()
            columns = {o.exhibit.label: c for o, (c, _) in zip(self.opened, sets, strict=True)}
            return decisions, everyone_of(self.case, lambda exhibit: columns[exhibit.label])

        found: tuple[int, Everyone] = self.gathered(self.EVERYONE, make)
        if found[0] != decisions:
            found = self.answers[self.EVERYONE] = make()
        return found[1]

    def told(self, query: Query) -> Query:
        """A query that knows whom and what it means in this case. Raises CaseError where a `person:` is nobody of it."""
        return told(query, self.case, self.everyone, lambda: self.known().keys, self.written)

    def written(self) -> Words:
        """What reviewers wrote; gathered once until something is marked."""
        name = f"written {marks_version(self.case)}"
        if name not in self.answers:
            self.answers[name] = words_of(self.case)
        return self.answers[name]

    def known(self) -> Known:
        """What lists of known files say of the exhibits; gathered once until one changes."""
        name = f"known {version(self.case)}"
        if name not in self.answers:
            found = tuple(matched(self.case, one.exhibit) for one in self.opened)
            for one, of in zip(self.opened, found, strict=True):
                one.searcher.knows(of.rows)
            self.answers[name] = Known(name, found, frozenset(key for of in found for key in of.keys))
        return self.answers[name]

    def answering(self, query: Query) -> Rows:
        """The rows of a query. Raises CaseError where a `person:` is nobody of the case."""
        query = self.told(query)
        sets = self.sets

        def rows(number: int, after: int | None, newest_first: bool, limit: int) -> Iterable[StoredRow]:
            found, reached = sets[number].some(
                query, newest_first=newest_first, after=after, limit=limit, seconds=_PATIENCE / len(sets)
            )
            listed = ", ".join(map(str, found))
            rows = self.opened[number].exhibit.rows(f"id IN ({listed})", newest_first=newest_first)
            if reached is None:
                return rows
            return Stopped(rows, reached, 0 if len(sets) == 1 else _place(self.opened[number], reached, None))

        return rows

    def where(self, condition: Callable[[Exhibit], tuple[str, tuple[Any, ...]] | None]) -> Rows:
        """The rows for which SQL of an exhibit holds; none where it says None."""

        def rows(number: int, after: int | None, newest_first: bool, limit: int) -> Iterable[StoredRow]:
            exhibit = self.opened[number].exhibit
            said = condition(exhibit)
            if said is None:
                return ()
            bound = "" if after is None else f" AND id {'<' if newest_first else '>'} {after}"
            sql = f"({said[0]}){bound} AND {exhibit.shown}"
            return exhibit.rows(sql, said[1], newest_first=newest_first, limit=limit)

        return rows

    def find(self, key: str) -> tuple[int, StoredRow]:
        """(exhibit's number, row) of the record with this whole key, or handed over under this number. Raises CaseError."""
        key = key_said(self.case.db, key)
        for number, one in enumerate(self.opened):
            try:
                for row in one.exhibit.find(key):
                    return number, row
            except ValueError as error:
                raise CaseError(str(error)) from error
        raise CaseError(f"the case has no record {key}")

    def there(self, keys: Iterable[str]) -> list[str]:
        """Whole keys as records have them, each once. Raises CaseError for one that the case has no record of."""
        wanted: dict[int, str] = {}
        for text in keys:
            try:
                first, last = read_key(text)
            except ValueError as error:
                raise CaseError(str(error)) from error
            if first != last:
                raise CaseError(f"{text} is no whole key")
            wanted[first] = show_key(first)
        left = set(wanted) - self._having(set(wanted))
        if left:
            raise CaseError(f"the case has no record {wanted[left.pop()]}")
        return list(wanted.values())

    def still_there(self, keys: Iterable[str]) -> set[str]:
        """Those whole keys of which there is a record: what reviewers marked may have been sealed since."""
        wanted = {read_key(key)[0]: key for key in keys}
        return {wanted[number] for number in self._having(set(wanted))}

    def _having(self, numbers: set[int]) -> set[int]:
        left = set(numbers)
        for one in self.opened:
            left -= one.searcher.having(left)
        return numbers - left

    def keys_of(self, rows: Rows, most: int) -> list[str]:
        """The keys of the records of a view, the oldest first. Raises CaseError where there are more than `most`."""
        found: list[str] = []
        for number, one in enumerate(self.opened):
            after: int | None = None
            while True:
                some = rows(number, after, False, most + 1)
                for row in some:
                    found.append(key_of_row(row, one.exhibit.readings[row.src]))
                    if len(found) > most:
                        raise CaseError(
                            f"these are more than {most:,} records, which one action can be about; narrow them down"
                        )
                if not isinstance(some, Stopped):
                    break
                after = some.reached
        return found

    def record(self, key: str) -> Record:
        """The record with this whole key. Raises CaseError."""
        number, row = self.find(key)
        return self.opened[number].exhibit.present(row)

    def cached(self, name: str, make: Callable[[Exhibit], Any]) -> list[Any]:
        """What `make` says of each exhibit; asked once until the exhibit changes."""
        found: list[Any] = []
        for one in self.opened:
            if name not in one.cache:
                one.cache[name] = make(one.exhibit)
            found.append(one.cache[name])
        return found

    def kept(self, name: str, form: int, make: Callable[[Exhibit], bytes]) -> list[bytes]:
        """What `make` says of each exhibit, kept in the case until the exhibit or the form of it changes."""
        self.case.db.execute(DERIVED)
        found: list[bytes] = []
        for one in self.opened:
            label, stamp = one.exhibit.label, f"{form}:{one.stamp[0]}:{one.stamp[1]}"
            sql = "SELECT value FROM derived WHERE exhibit = ? AND name = ? AND stamp = ?"
            row = self.case.db.execute(sql, (label, name, stamp)).fetchone()
            value = make(one.exhibit) if row is None else bytes(row[0])
            if row is None:
                self.case.keep("INSERT OR REPLACE INTO derived VALUES (?, ?, ?, ?)", (label, name, stamp, value))
            found.append(value)
        return found


def _number(one: Opened, sql: str) -> int:
    if sql not in one.cache:
        one.cache[sql] = int(one.exhibit.db.execute(sql).get or 0)
    return int(one.cache[sql])


def _place(one: Opened, row: int, at: int | None) -> int:
    """Where a row stands among those of other exhibits: at its time, without one at that of the dated row before it."""
    if at is not None:
        return at
    if row > _last_dated(one):
        return _BEHIND
    sql = "SELECT at FROM records WHERE id <= ? AND at IS NOT NULL ORDER BY id DESC LIMIT 1"
    before = one.exhibit.db.execute(sql, (row,)).get
    return -_BEHIND if before is None else int(before)


def _last_dated(one: Opened) -> int:
    return _number(one, "SELECT id FROM records WHERE at IS NOT NULL ORDER BY id DESC LIMIT 1")


def _row_at(one: Opened, at: int, low: int = 0, high: int | None = None) -> int:
    """The first row at or after a time: rows ascend with it, but for some without one of their own among them."""
    high = _last_dated(one) + 1 if high is None else high
    next_dated = "SELECT id, at FROM records WHERE id >= ? AND at IS NOT NULL ORDER BY id LIMIT 1"
    while low < high:
        middle = (low + high) // 2
        row = one.exhibit.db.execute(next_dated, (middle,)).fetchone()
        if row is None or row[1] >= at:
            high = middle
        else:
            low = int(row[0]) + 1
    return low
