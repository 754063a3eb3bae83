"""Stretches of a file, merged and in order: which of its bytes may be seen, or are marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

_END = 1 << 62


class Spans:
    """Half-open stretches that neither touch nor overlap."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, pairs: Iterable[tuple[int, int]] = ()) -> None:
        """`pairs` are (start, end) in any order; empty ones are left out."""
        starts: list[int] = []
        ends: list[int] = []
        for start, end in sorted(pairs):
            if end <= start:
                continue
            if ends and start <= ends[-1]:
                ends[-1] = max(ends[-1], end)
            else:
                starts.append(start)
                ends.append(end)
        self._starts, self._ends = starts, ends

    @staticmethod
    def all() -> Spans:
        """Everything."""
        return Spans([(0, _END)])

    def covers(self, start: int, end: int) -> bool:
        """Whether every byte of a stretch is in one of these; of an empty one, whether its place is."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self._ends[at]

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """Those that lie in a stretch, cut to it."""
        at = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end)
        return [(max(start, self._starts[n]), min(end, self._ends[n])) for n in range(at, last)]

    def onward(self, at: int, size: int) -> int | None:
        """The first place from `at` on, before `size`, that is in one of these."""
        found = bisect_right(self._ends, at)
        place = max(at, self._starts[found]) if found < len(self._starts) else size
        return place if place < size else None

    def backward(self, at: int) -> int | None:
        """The end of what of these lies before `at`."""
        found = bisect_left(self._starts, at) - 1
        return min(at, self._ends[found]) if found >= 0 else None

    def holes(self, start: int, end: int) -> list[tuple[int, int]]:
        """What of a stretch is in none of these."""
        found: list[tuple[int, int]] = []
        at = start
        for first, last in self.within(start, end):
            if first > at:
                found.append((at, first))
            at = last
        if at < end:
            found.append((at, end))
        return found

    def without(self, others: Iterable[tuple[int, int]]) -> Spans:
        """These less those."""
        gone = Spans(others)
        return Spans(pair for s, e in zip(self._starts, self._ends, strict=True) for pair in gone.holes(s, e))

    def pairs(self) -> list[tuple[int, int]]:
        """(start, end) of each, in order."""
        return list(zip(self._starts, self._ends, strict=True))

    def total(self, size: int) -> int:
        """How many of the first `size` bytes are in these."""
        return sum(end - start for start, end in self.within(0, size))
