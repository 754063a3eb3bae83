"""Queries answered as sets of rows in memory: columns say what filters ask, the word index what terms do.

The set is that of `Searcher`'s SQL, only quicker: no row is read to be counted. Where no index can say (`exact:`, some terms
of several words), the set holds more, and each row in it has to be looked at by the reference before it counts.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

import msgspec
import numpy as np

from aboveboard.model.fold import fold
from aboveboard.model.provenance import STATE_NUMBER, State
from aboveboard.model.query import Clause, Filter, Query, Term
from aboveboard.model.records import DIRECTION_NUMBER, KIND_NUMBER
from aboveboard.store.columns import Columns, Small
from aboveboard.store.naming import party_fields
from aboveboard.store.parties import parties_in
from aboveboard.store.present import Reading
from aboveboard.store.rowbits import RowBits
from aboveboard.store.search import Searcher, asks_where, means_not, names_one_of, party_is, reading_passes
from aboveboard.store.words import Bools, Ints

_KEPT = 12
"""Queries whose rows are kept."""
_AT_ONCE = 2000
"""Rows that the reference looks at in one go."""
_UNKNOWN, _HOLDS, _NOT = 0, 1, 2
_SAYS: dict[str, Callable[[Reading], tuple[str, ...]]] = {
    "service": lambda reading: (reading.service, reading.artifact),
    "profile": lambda reading: (reading.profile,),
    "file": lambda reading: (reading.path,),
    "exhibit": lambda reading: (reading.exhibit,),
}
"""What a filter asks of a reading."""
_FROM = ("sender", "author", "organizer")
_TO = ("recipients", "attendees")


@dataclass
class Found:
    """The rows that answer a query."""

    rows: RowBits
    """Those that answer, or where `checked` is set those that may."""
    checked: bool
    """Whether the reference has to say of each."""


@dataclass
class Counted:
    """Rows that answer a query, as far as they were looked at: the newest first."""

    of: int
    """Rows that answer or may."""
    looked: int = 0
    at: int | None = None
    """The row that was looked at last."""
    groups: dict[tuple[int, int, int, int], int] = field(default_factory=dict[tuple[int, int, int, int], int])
    """(kind's number, reading, state's number, direction's or 0) -> how many."""


class RowSets:
    """Queries on one exhibit of which the columns are known."""

    def __init__(self, searcher: Searcher, columns: Columns) -> None:
        self.searcher = searcher
        self.columns = columns
        self._found: dict[Query, Found] = {}
        self._terms: dict[Term, tuple[RowBits, bool] | None] = {}
        self._passed: dict[tuple[str, str], Bools] = {}
        self._counted: dict[Query, Counted] = {}
        self._holds: Small = np.zeros(0, dtype=np.uint8)
        """By row what the reference said of it: nothing yet, that the query holds, or that it does not."""
        self._holds_of: Query | None = None

    def find(self, query: Query) -> Found:
        """The rows that answer, or may; kept, since one page asks for the same query often."""
        if query not in self._found:
            if len(self._found) >= _KEPT:
                self._found.pop(next(iter(self._found)))
            self._found[query] = self._find(query)
        return self._found[query]

    def _find(self, query: Query) -> Found:
        columns = self.columns
        mask = (columns.there if asks_where(query) else columns.shown).copy()
        checked = False
        for group in query.groups:
            some: Bools | None = None
            for clause in group:
                one, exact = self._clause(clause)
                checked = checked or not exact
                some = one if some is None else some | one
            if some is not None:
                mask &= some
        return Found(RowBits(mask), checked)

    def answers(self, query: Query, *, newest_first: bool = False, after: int | None = None) -> Iterator[int]:
        """The rows that answer, in order from behind a row on, looked at by the reference where it has to say."""
        found = self.find(query)
        for piece in self._pieces(found.rows, newest_first=newest_first, after=after):
            if found.checked:
                kept = self._kept(query, piece)
                yield from (row for row in piece if row in kept)
            else:
                yield from piece

    def _pieces(self, rows: RowBits, *, newest_first: bool, after: int | None) -> Iterator[list[int]]:
        """Rows in order from behind a row on. What is looked for at first is one page; whoever wants all has larger pieces."""
        size = 64
        for some in rows.stretches(newest_first=newest_first, after=after):
            start = 0
            while start < some.size:
                yield some[start : start + size].tolist()
                start, size = start + size, min(_AT_ONCE, size * 2)

    def some(
        self, query: Query, *, newest_first: bool, after: int | None, limit: int, seconds: float
    ) -> tuple[list[int], int | None]:
        """Up to `limit` rows of `answers`; and after `seconds` of looking at candidates, the row that was looked at last.

        None there: what follows was not cut off by the time.
        """
        if not self.find(query).checked:
            return list(islice(self.answers(query, newest_first=newest_first, after=after), limit)), None
        end = time.monotonic() + seconds
        found: list[int] = []
        for piece in self._pieces(self.find(query).rows, newest_first=newest_first, after=after):
            kept = self._kept(query, piece)
            for row in piece:
                if row in kept:
                    found.append(row)
                    if len(found) == limit:
                        return found, None
            if time.monotonic() > end:
                return found, piece[-1]
        return found, None

    def all(self, query: Query) -> Ints:
        """Every row that answers."""
        found = self.find(query)
        return np.fromiter(self.answers(query), dtype=np.int32) if found.checked else found.rows.rows()

    def within(self, query: Query, rows: Iterable[int]) -> list[int]:
        """Which of these rows answer, in ascending order."""
        found = self.find(query)
        some = found.rows.of(np.unique(np.array(list(rows), dtype=np.int64))).tolist()
        return sorted(self.searcher.holding(query, some)) if found.checked and some else some

    def counted(self, query: Query, seconds: float) -> Counted:
        """How many rows answer. Where each has to be looked at, for so many seconds, and further when asked again."""
        found = self.find(query)
        if query not in self._counted:
            if len(self._counted) >= _KEPT:
                self._counted.pop(next(iter(self._counted)))
            self._counted[query] = Counted(found.rows.count)
        counted = self._counted[query]
        if counted.looked == counted.of:
            return counted
        if not found.checked:
            self._group(found.rows.stretches(), counted.groups)
            counted.looked = counted.of
            return counted
        end = time.monotonic() + seconds
        for some in found.rows.stretches(newest_first=True, after=counted.at):
            for start in range(0, some.size, _AT_ONCE):
                if time.monotonic() >= end:
                    return counted
                piece = some[start : start + _AT_ONCE]
                holding = np.array(self.searcher.holding(query, piece.tolist()), dtype=np.int64)
                self._group((holding,), counted.groups)
                counted.looked += piece.size
                counted.at = int(piece[-1])
        return counted

    def _group(self, pieces: Iterable[Ints], found: dict[tuple[int, int, int, int], int]) -> None:
        """Count rows by (kind's number, reading, state's number, direction's or 0)."""
        groups, of_row = self.columns.groups
        counts = np.zeros(len(groups), dtype=np.int64)
        for rows in pieces:
            counts += np.bincount(of_row[rows], minlength=len(groups))
        for group, n in zip(groups, counts.tolist(), strict=True):
            if n:
                found[group] = found.get(group, 0) + n

    def naming(self, identifiers: Collection[str], kinds: Collection[int] | None = None) -> Bools:
        """The rows, shown by themselves, of these kinds (None: of all) of which a party has one of these identifiers."""
        columns = self.columns
        meant = np.array([bool(parties_in(text) & set(identifiers)) for text in columns.texts], dtype=np.bool_)
        mask = np.zeros(columns.size, dtype=np.bool_)
        for one in columns.named:
            if one.field in party_fields().get(one.kind, ()) and (kinds is None or one.kind in kinds):
                mask[one.rows[meant[one.texts]]] = True
        return mask & columns.shown

    def _kept(self, query: Query, rows: list[int]) -> set[int]:
        """Those of some rows that answer."""
        if self._holds_of != query:
            self._holds_of, self._holds = query, np.zeros(self.columns.size, dtype=np.uint8)
        asked = np.array(rows, dtype=np.int64)
        unknown = asked[self._holds[asked] == _UNKNOWN]
        if unknown.size:
            self._holds[unknown] = _NOT
            self._holds[self.searcher.holding(query, unknown.tolist())] = _HOLDS
        return set(asked[self._holds[asked] == _HOLDS].tolist())

    # --- clauses -----------------------------------------------------------------------------------------------------

    def _clause(self, clause: Clause) -> tuple[Bools, bool]:
        """(rows, whether these are exactly those for which it holds)."""
        if isinstance(clause, Filter):
            mask = self._filter(clause)
            return (~mask if clause.negated else mask), True
        mask, exact = self._term(msgspec.structs.replace(clause, keys=frozenset()))
        if clause.keys:
            mask = mask | self.columns.mask(self.searcher.rows_of(clause.keys))
        if not clause.negated:
            return mask, exact
        return (~mask, True) if exact else (self.columns.there, False)

    def _term(self, term: Term) -> tuple[Bools, bool]:
        if term not in self._terms:
            if len(self._terms) >= _KEPT:
                self._terms.pop(next(iter(self._terms)))
            found = self.searcher.word_rows(term, self.columns.size)
            self._terms[term] = None if found is None else (RowBits(found[0]), found[1])
        kept = self._terms[term]
        return (self.columns.there, False) if kept is None else (kept[0].mask(), kept[1])

    def _filter(self, condition: Filter) -> Bools:
        columns, value = self.columns, condition.value
        match condition.name:
            case "kind":
                return columns.kind == KIND_NUMBER[value]
            case "service" | "profile" | "file" | "exhibit":
                return self._passing(condition)[columns.src]
            case "since" | "until" | "on":
                return self._within(condition)
            case "state":
                return columns.state == STATE_NUMBER[State(value)]
            case "direction":
                return columns.direction == DIRECTION_NUMBER[value]
            case "thread":
                wanted = fold(value)
                same = [fold(t.decode("utf-8", "replace")) == wanted for t in columns.threads]
                # The last place is that of those without one, whose number is -1.
                return np.array([*same, False], dtype=np.bool_)[columns.thread]
            case "from":
                return self._named(_FROM, lambda text: party_is(value, text))
            case "to":
                return self._named(_TO, lambda text: party_is(value, text))
            case "with":
                return self._named((*_FROM, *_TO), lambda text: party_is(value, text))
            case "person":
                return self._person(condition.identifiers)
            case "tag" | "reviewed" | "known":
                mask = columns.mask(self.searcher.rows_of(condition.keys))
                return ~mask if means_not(condition) else mask
            case "has":
                return columns.mask(columns.attached if value == "attachment" else columns.placed)
            case _:
                return np.zeros(columns.size, dtype=np.bool_)

    def _passing(self, condition: Filter) -> Bools:
        """The readings that pass, by their numbers. There may be as many as files, but few that differ in what is asked."""
        name = (condition.name, condition.value)
        if name not in self._passed:
            if len(self._passed) >= _KEPT:
                self._passed.pop(next(iter(self._passed)))
            readings = self.searcher.exhibit.readings
            passing = np.zeros(max(readings, default=0) + 1, dtype=np.bool_)
            known: dict[tuple[str, ...], bool] = {}
            for number, reading in readings.items():
                said = _SAYS[condition.name](reading)
                if said not in known:
                    known[said] = reading_passes(condition, reading)
                passing[number] = known[said]
            self._passed[name] = passing
        return self._passed[name]

    def _within(self, condition: Filter) -> Bools:
        columns, span = self.columns, condition.range
        low, high = 0, columns.times.size
        if span is not None and span.start is not None:
            low = int(np.searchsorted(columns.times, span.start, side="left"))
        if span is not None and span.end is not None:
            high = int(np.searchsorted(columns.times, span.end, side="left"))
        return columns.between(low, high)

    def _named(self, fields: tuple[str, ...], means: Callable[[str], bool]) -> Bools:
        columns = self.columns
        meant = np.array([means(text) for text in columns.texts], dtype=np.bool_)
        mask = np.zeros(columns.size, dtype=np.bool_)
        for one in columns.named:
            if one.field in fields:
                mask[one.rows[meant[one.texts]]] = True
        return mask

    def _person(self, identifiers: frozenset[tuple[str, str]]) -> Bools:
        columns = self.columns
        readings = self.searcher.exhibit.readings
        mask = np.zeros(columns.size, dtype=np.bool_)
        for service in {service for service, _ in identifiers}:
            theirs = {identifier for s, identifier in identifiers if s == service}
            own = np.zeros(max(readings, default=0) + 1, dtype=np.bool_)
            own[[n for n, reading in readings.items() if reading.service == service]] = True
            meant = np.array([names_one_of(theirs, text) for text in columns.texts], dtype=np.bool_)
            for one in columns.named:
                rows = one.rows[meant[one.texts]]
                mask[rows[own[columns.src[rows]]]] = True
        return mask
