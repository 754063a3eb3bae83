"""Pairing the rows of one table with records: multisets, by content, in O(n log n), the same in every run.

First those that agree in everything; then, with what is left, the best partner by the strongest thing that a pair shares:
an identifier, a text, a time, a person. Each row and each record has at most one partner.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from aboveboard.casework.compare.facts import (
    MOST_AWAY,
    QUARTER,
    Located,
    Sort,
    Value,
    is_identity,
    same,
)

LOOK: Final = 8
"""How many free neighbours in time, on each side, are looked at for one row: the bound on work."""
LONG_TEXT: Final = 20
"""Characters of folded text from which on an equal text alone makes a pair, at whatever time."""
_EXACT: Final = (Sort.TEXT, Sort.KEY, Sort.DIRECTION)
_TEXTS: Final = ("body", "subject", "title", "url", "term", "snippet", "note", "value", "activity")
_NAMES: Final = ("name", "given_name", "organization", "username", "ssid", "app", "title", "path")

Ref = TypeVar("Ref")


@dataclass(frozen=True, slots=True)
class Column:
    """One compared fact: its name and how it is compared."""

    name: str
    sort: Sort


@dataclass(frozen=True, slots=True)
class Side(Generic[Ref]):
    """One row or record: what it is, and its comparable values in the order of the columns."""

    ref: Ref
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that belong together, by their indexes, and the columns' positions in which they differ."""

    there: int
    here: int
    differ: tuple[int, ...]


@dataclass(slots=True)
class Pairing:
    """What came of it."""

    pairs: list[Pair] = field(default_factory=list[Pair])
    only_there: list[int] = field(default_factory=list[int])
    only_here: list[int] = field(default_factory=list[int])


class _Bucket:
    """Indexes in order of time, from which those that found a partner are taken out."""

    def __init__(self, items: list[tuple[int, int]]) -> None:
        items.sort()
        self.at = [at for at, _ in items]
        self.index = [index for _, index in items]
        self.right = list(range(len(items) + 1))
        self.left = list(range(len(items) + 1))

    def _free(self, links: list[int], position: int) -> int:
        root = position
        while links[root] != root:
            root = links[root]
        while links[position] != root:
            links[position], position = root, links[position]
        return root

    def near(self, at: int, taken: bytearray, least: int | None = None, most: int | None = None) -> Iterator[int]:
        """The free indexes nearest in time, at most LOOK on each side and within [least, most]."""
        start = bisect_left(self.at, at)
        position, count = start, 0
        while count < LOOK:
            position = self._free(self.right, position)
            if position >= len(self.index) or (most is not None and self.at[position] > most):
                break
            if taken[self.index[position]]:
                self.right[position] = position + 1
                continue
            yield self.index[position]
            position += 1
            count += 1
        # Links to the left are kept one higher, so that 0 can end them.
        position, count = start, 0
        while count < LOOK:
            position = self._free(self.left, position)
            if position == 0 or (least is not None and self.at[position - 1] < least):
                break
            if taken[self.index[position - 1]]:
                self.left[position] = position - 1
                continue
            yield self.index[position - 1]
            position -= 1
            count += 1


class _Matcher(Generic[Ref]):
    def __init__(
        self, columns: Sequence[Column], there: Sequence[Side[Ref]], here: Sequence[Side[Ref]], tolerance: int
    ) -> None:
        self.columns = columns
        self.there, self.here, self.tolerance = there, here, tolerance
        self.taken_there, self.taken_here = bytearray(len(there)), bytearray(len(here))
        self.time = next((i for i, c in enumerate(columns) if c.sort is Sort.TIME), None)
        self.direction = next((i for i, c in enumerate(columns) if c.sort is Sort.DIRECTION), None)
        self.slack = max([tolerance, *(self._span(s) for s in there)])
        self.pairs: list[Pair] = []
        self.plain = [c.sort in _EXACT for c in columns]
        self.skipped: dict[Value, frozenset[int]] = {
            way: frozenset(i for i, c in enumerate(columns) if c.sort is Sort.PEOPLE and c.name.startswith(names))
            for way, names in (("outgoing", ("sender", "author")), ("incoming", ("recipients",)))
        }

    def _span(self, side: Side[Ref]) -> int:
        value = side.values[self.time] if self.time is not None else None
        return value.span if isinstance(value, Located) else 0

    def at(self, side: Side[Ref]) -> int:
        value = side.values[self.time] if self.time is not None else None
        return value.us if isinstance(value, Located) else 0

    def timed(self, side: Side[Ref]) -> bool:
        return self.time is not None and side.values[self.time] is not None

    def compared(self, t: Side[Ref], h: Side[Ref]) -> tuple[int, tuple[int, ...]]:
        """(in how many columns they agree, those in which they differ).

        Who sent what the phone itself sent, and who received what it received, tools name too differently to compare.
        """
        agree = 0
        differ: list[int] = []
        way = self.direction
        skipped = self.skipped.get(t.values[way]) if way is not None and t.values[way] == h.values[way] else None
        for i, (a, b) in enumerate(zip(t.values, h.values, strict=True)):
            if a is None and b is None:
                continue
            if skipped and i in skipped:
                continue
            if self.plain[i] and a is not None and b is not None:
                result = a == b
            else:
                column = self.columns[i]
                result = same(column.sort, a, b, self.tolerance, column.name)
            if result is False:
                differ.append(i)
            elif result and a is not None and b is not None:
                agree += 1
        return agree, tuple(differ)

    def take(self, t: int, h: int, differ: tuple[int, ...]) -> None:
        self.taken_there[t] = self.taken_here[h] = 1
        self.pairs.append(Pair(t, h, differ))

    def buckets(self, key: Callable[[Side[Ref]], Iterator[Hashable]]) -> dict[Hashable, _Bucket]:
        found: dict[Hashable, list[tuple[int, int]]] = {}
        for index, side in enumerate(self.here):
            if not self.taken_here[index]:
                for each in key(side):
                    found.setdefault(each, []).append((self.at(side), index))
        return {each: _Bucket(items) for each, items in found.items()}

    def identical(self) -> None:
        """Those whose values are the very same, the most by far: found without looking at neighbours."""
        waiting: dict[tuple[Value, ...], list[int]] = {}
        for index in range(len(self.here) - 1, -1, -1):
            waiting.setdefault(self.here[index].values, []).append(index)
        for t, side in enumerate(self.there):
            found = waiting.get(side.values)
            if found and any(value is not None for value in side.values):
                self.take(t, found.pop(), ())

    def exact(self) -> None:
        """Those that differ in nothing, within what times and identifiers leave open."""
        positions = [i for i, c in enumerate(self.columns) if c.sort in _EXACT]

        def key(side: Side[Ref]) -> Iterator[Hashable]:
            yield tuple(side.values[i] for i in positions)

        buckets = self.buckets(key)
        for t, side in enumerate(self.there):
            bucket = None if self.taken_there[t] else buckets.get(next(key(side)))
            if bucket is None:
                continue
            at = self.at(side)
            for h in bucket.near(at, self.taken_here, *self._window(side, at)):
                agree, differ = self.compared(side, self.here[h])
                if agree and not differ:
                    self.take(t, h, ())
                    break

    def _window(self, side: Side[Ref], at: int) -> tuple[int | None, int | None]:
        value = side.values[self.time] if self.time is not None else None
        if not isinstance(value, Located) or not value.zoned:
            return None, None
        return at - self.slack - MOST_AWAY, at + self.slack + MOST_AWAY

    def best(
        self,
        key: Callable[[Side[Ref]], Iterator[Hashable]],
        accept: Callable[[Side[Ref], Side[Ref], int, tuple[int, ...]], bool],
        asked: Callable[[Side[Ref]], Iterator[Hashable]] | None = None,
    ) -> None:
        """Pair each free row with the best free record that shares a key with it and is accepted.

        `asked` gives the keys under which a row looks, where they are not those that it would stand under itself.
        """
        buckets = self.buckets(key)
        if not buckets:
            return
        for t, side in enumerate(self.there):
            if self.taken_there[t]:
                continue
            best: tuple[int, int, int] | None = None
            found: tuple[int, tuple[int, ...]] | None = None
            for each in (asked or key)(side):
                bucket = buckets.get(each)
                if bucket is None:
                    continue
                for h in bucket.near(self.at(side), self.taken_here):
                    other = self.here[h]
                    agree, differ = self.compared(side, other)
                    if not accept(side, other, agree, differ):
                        continue
                    rank = (len(differ) - agree, abs(self.at(side) - self.at(other)), h)
                    if best is None or rank < best:
                        best, found = rank, (h, differ)
            if found is not None:
                self.take(t, *found)

    # What a pair can share, strongest first.

    def identities(self) -> None:
        for i, column in enumerate(self.columns):
            if column.sort is Sort.KEY and is_identity(column.name):
                self.best(lambda s, i=i: (v for v in (s.values[i],) if v is not None), _always)

    def texts(self) -> None:
        for i, column in enumerate(self.columns):
            member = column.name.rpartition(".")[2]
            if column.sort in (Sort.TEXT, Sort.KEY) and (member in _TEXTS or (self.time is None and member in _NAMES)):
                self.best(
                    lambda s, i=i: (v for v in (s.values[i],) if v is not None),
                    lambda t, h, _agree, _differ, i=i: self._near_enough(t, h, str(t.values[i])),
                )

    def _near_enough(self, t: Side[Ref], h: Side[Ref], text: str) -> bool:
        if not self.timed(t) or not self.timed(h) or len(text) >= LONG_TEXT:
            return True
        away = abs(self.at(t) - self.at(h))
        rest = away % QUARTER
        return away <= self.slack or (away <= MOST_AWAY and min(rest, QUARTER - rest) <= self.slack)

    def times(self) -> None:
        width = max(1, self.slack)

        def around(side: Side[Ref]) -> Iterator[Hashable]:
            if self.timed(side):
                cell = self.at(side) // width
                yield from (cell, cell - 1, cell + 1)

        def cell_of(side: Side[Ref]) -> Iterator[Hashable]:
            if self.timed(side):
                yield self.at(side) // width

        def accept(t: Side[Ref], h: Side[Ref], agree: int, differ: tuple[int, ...]) -> bool:
            if abs(self.at(t) - self.at(h)) > self.slack:
                return False
            telling = sum(self._telling(t, h, i) for i in range(len(self.columns)) if i not in differ)
            return telling > 0 or len(differ) <= 1 <= agree

        self.best(cell_of, accept, around)

    def _telling(self, t: Side[Ref], h: Side[Ref], i: int) -> bool:
        """Whether an agreement in this column says something of what a record is about."""
        if self.columns[i].sort in (Sort.TIME, Sort.DIRECTION, Sort.BOOL):
            return False
        return t.values[i] is not None and h.values[i] is not None

    def people(self) -> None:
        """Without times: whoever shares a number or address."""
        for i, column in enumerate(self.columns):
            if column.sort in (Sort.PEOPLE, Sort.IDENTIFIERS) and self.time is None:
                self.best(lambda s, i=i: _marks(s.values[i]), _always)


def _always(*_: object) -> bool:
    return True


def _marks(value: Value) -> Iterator[Hashable]:
    """What an identifier is found by: of a number its last seven digits."""
    if isinstance(value, frozenset):
        for each in sorted(value):
            yield each[:2] + each[2:][-7:] if each[0] == "p" else each


def pair(columns: Sequence[Column], there: Sequence[Side[Ref]], here: Sequence[Side[Ref]], tolerance: int) -> Pairing:
    """Pair rows with records. `tolerance` is in microseconds."""
    matcher = _Matcher(columns, there, here, tolerance)
    matcher.identical()
    matcher.exact()
    matcher.identities()
    matcher.texts()
    matcher.times()
    matcher.people()
    matcher.pairs.sort(key=lambda p: p.there)
    return Pairing(
        matcher.pairs,
        [i for i in range(len(there)) if not matcher.taken_there[i]],
        [i for i in range(len(here)) if not matcher.taken_here[i]],
    )


@dataclass(frozen=True, slots=True)
class Shift:
    """What was found of a table's times without zone: microseconds to add to them, and how many pairs say so."""

    us: int
    pairs: int
    agree: bool
    equal: int = 0
    """How many pairs have equal times without a shift."""


def shift_of(columns: Sequence[Column], there: Sequence[Side[Ref]], here: Sequence[Side[Ref]], tolerance: int) -> Shift:
    """By how much the times of a table without zone lie off, told from rows and records that are alike in nothing else.

    Only pairs that are the only ones with their content count; only where all of them lie off by the same whole
    quarter hours is that the shift. Otherwise it is 0.
    """
    time = next((i for i, c in enumerate(columns) if c.sort is Sort.TIME), None)
    telling = [
        i
        for i, c in enumerate(columns)
        if (c.sort is Sort.KEY and is_identity(c.name)) or (c.sort is Sort.TEXT and c.name in _TEXTS)
    ]
    if time is None or not telling:
        return Shift(0, 0, True)

    def alone(sides: Sequence[Side[Ref]]) -> dict[tuple[Value, ...], int]:
        found: dict[tuple[Value, ...], int] = {}
        seen: Counter[tuple[Value, ...]] = Counter()
        for side in sides:
            key, value = tuple(side.values[i] for i in telling), side.values[time]
            if any(v is not None for v in key) and isinstance(value, Located):
                seen[key] += 1
                found[key] = value.us
        return {key: us for key, us in found.items() if seen[key] == 1}

    left, right = alone(there), alone(here)
    away = [right[key] - us for key, us in left.items() if key in right]
    shifts = {round(each / QUARTER) * QUARTER for each in away}
    slack = max(tolerance, 1_000_000)
    if (
        len(shifts) == 1
        and all(abs(a - round(a / QUARTER) * QUARTER) <= slack for a in away)
        and abs(min(shifts)) <= MOST_AWAY
    ):
        return Shift(shifts.pop(), len(away), True)
    return Shift(0, len(away), not away, sum(abs(a) <= slack for a in away))


def surplus(sides: Sequence[Side[Ref]]) -> int:
    """How many are equal to an earlier one in every compared value."""
    return sum(count - 1 for count in Counter(side.values for side in sides).values())
