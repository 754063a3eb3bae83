"""Some rows of an exhibit, a bit for each row that it has: of ten million rows that is a megabyte, whatever stands in it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from aboveboard.store.columns import Small, set_in
from aboveboard.store.words import Bools, Ints

_STRETCH = 1 << 16
"""Rows that are looked through at a time."""


class RowBits:
    """Rows by their numbers."""

    def __init__(self, mask: Bools) -> None:
        """`mask`: by number whether a row is among them."""
        self.size = mask.size
        self.count = int(np.count_nonzero(mask))
        self._bits: Small = np.packbits(mask)

    def mask(self) -> Bools:
        """The same with a byte for each row."""
        return np.unpackbits(self._bits, count=self.size).view(np.bool_)

    def rows(self) -> Ints:
        """All of them, ascending."""
        return set_in(self.mask())

    def of(self, rows: Ints) -> Ints:
        """Those of some rows that are among them."""
        there = rows[(rows >= 0) & (rows < self.size)]
        return there[(self._bits[there >> 3] >> (7 - (there & 7)).astype(np.uint8) & 1).astype(np.bool_)]

    def stretches(self, *, newest_first: bool = False, after: int | None = None) -> Iterator[Ints]:
        """All behind a row in either direction, some at a time, none of these empty."""
        first, end = 0, self.size
        if after is not None:
            first, end = (first, min(max(after, 0), end)) if newest_first else (max(after + 1, 0), end)
        numbers = range(first // _STRETCH, -(-end // _STRETCH))
        for number in reversed(numbers) if newest_first else numbers:
            rows = self._stretch(number)
            rows = rows[(rows >= first) & (rows < end)]
            if rows.size:
                yield rows[::-1] if newest_first else rows

    def _stretch(self, number: int) -> Ints:
        start = number * _STRETCH
        some = self._bits[start // 8 : (start + _STRETCH) // 8]
        # Mostly few rows are among them: bytes without any are passed over.
        there = np.flatnonzero(some)
        bits = np.flatnonzero(np.unpackbits(some[there]))
        return there[bits >> 3] * 8 + (bits & 7) + start
