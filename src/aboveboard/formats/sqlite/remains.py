"""Finds, among many cells, those that agree with given ones in the bytes that a free block's header leaves alone."""

from __future__ import annotations

from typing import Any

import numpy as np

from aboveboard.formats.sqlite.rebuild import LOST
from aboveboard.formats.sqlite.view import Array

WORD = 4


class Remains:
    """Things kept under the first bytes of a cell after the four that are lost: four of them, or fewer of short ones."""

    __slots__ = ("_sorted", "_table")

    def __init__(self) -> None:
        self._table: list[dict[bytes, list[Any]]] = [{} for _ in range(WORD + 1)]
        self._sorted: list[Array | None] | None = None

    def __bool__(self) -> bool:
        return any(self._table)

    def add(self, raw: bytes, thing: Any) -> None:
        """Keep a thing under a cell's bytes; nothing where too few are left."""
        key = raw[LOST : LOST + WORD]
        if len(key) > 1:
            self._table[len(key)].setdefault(key, []).append(thing)
            self._sorted = None

    def like(self, raw: bytes) -> list[Any]:
        """The things whose bytes may be those of this cell, or its beginning."""
        out: list[Any] = []
        for size, table in enumerate(self._table):
            if table:
                out += table.get(raw[LOST : LOST + size], ())
        return out

    def cells(self, arr: Array, at: Array) -> Array:
        """Which of the cells at these positions `like` finds anything for."""
        if self._sorted is None:
            self._sorted = [
                np.array(sorted(int.from_bytes(key, "big") for key in table), np.int64) if table else None
                for table in self._table
            ]
        keep = np.zeros(at.size, bool)
        word: Array = np.zeros(at.size, np.int64)
        for size in range(1, WORD + 1):
            word = (word << 8) | arr[at + (LOST + size - 1)]
            known = self._sorted[size]
            if known is not None:
                spot = np.minimum(np.searchsorted(known, word), known.size - 1)
                keep |= known[spot] == word
        return keep
