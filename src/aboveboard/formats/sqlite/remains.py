"""Finds, among many cells, those that agree with given ones in the bytes that a free block's header leaves alone."""

from __future__ import annotations

from typing import Any

import numpy as np

from aboveboard.formats.sqlite.rebuild import LOST
from aboveboard.formats.sqlite.view import Array

SIZES = (1, 2, 3, 4, 8, 16, 32, 64, 128, 256, 512)
"""Bytes that things are kept under. A record's header comes first in a cell and is alike in all rows of a table, so that
short keys would find every row of it."""
MOST = 256
"""Things that are looked at for one cell: more than these agree in more bytes than tell rows apart."""


class Remains:
    """Things kept under the first bytes of a cell after the four that are lost: as many as there are, up to `SIZES`."""

    __slots__ = ("_sorted", "_table")

    def __init__(self) -> None:
        self._table: dict[int, dict[bytes, list[Any]]] = {}
        self._sorted: dict[int, Array] | None = None

    def __bool__(self) -> bool:
        return bool(self._table)

    def add(self, raw: bytes, thing: Any, reach: int) -> None:
        """Keep a thing under a cell's bytes, of which the first `reach` after the lost ones are sure; nothing where too few."""
        size = max((size for size in SIZES if size <= reach), default=0)
        if size > 1:
            self._table.setdefault(size, {}).setdefault(raw[LOST : LOST + size], []).append(thing)
            self._sorted = None

    def like(self, raw: bytes) -> list[Any]:
        """The things whose bytes may be those of this cell, or its beginning."""
        out: list[Any] = []
        for size, table in self._table.items():
            out += table.get(raw[LOST : LOST + size], ())
        return out[:MOST]

    def cells(self, arr: Array, at: Array) -> Array:
        """Which of the cells at these positions `like` may find something for: those that agree in the keys' last bytes."""
        if self._sorted is None:
            self._sorted = {
                size: np.array(sorted({int.from_bytes(key[-_WORD:], "big") for key in table}), np.int64)
                for size, table in self._table.items()
            }
        keep = np.zeros(at.size, bool)
        for size, known in self._sorted.items():
            word: Array = np.zeros(at.size, np.int64)
            for place in range(max(size - _WORD, 0), size):
                # A cell near the end of what was gathered is shorter than the key, and agrees with nothing.
                word = (word << 8) | arr[np.minimum(at + (LOST + place), arr.size - 1)]
            spot = np.minimum(np.searchsorted(known, word), known.size - 1)
            keep |= known[spot] == word
        return keep


_WORD = 4
