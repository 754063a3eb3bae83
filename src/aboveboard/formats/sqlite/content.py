"""How likely bytes are as a column's values, by the characters and the numbers that its rows hold.

Where it is lost which bytes belong to which column, a boundary is likeliest where both sides look like their own.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from aboveboard.formats.sqlite.model import Value
from aboveboard.formats.sqlite.record import Bytes
from aboveboard.formats.sqlite.view import Array

MOST_TEXTS = 400
MOST_LENGTH = 100
STRENGTH = 16.0
"""How many bytes of a column outweigh what all bytes of their class have in common."""
BYTE = math.log(256)


def _classes() -> Array:
    """For each byte a number for what kind of character it is, or is a part of."""
    out = np.zeros(256, np.int64)
    for byte in range(256):
        character = chr(byte)
        kinds = (byte >= 0x80, character.isdigit(), character.isupper(), character.islower(), character == " ")
        out[byte] = 1 + kinds.index(True) if True in kinds else 6 if character.isprintable() else 7
    return out


_CLASS = _classes()
_MEMBERS = np.bincount(_CLASS, minlength=8)


def _smooth(counts: Array) -> Array:
    """How likely each byte is, where these were seen: unseen ones by their class."""
    total = float(counts.sum())
    of_class = np.bincount(_CLASS, counts, 8) + 0.5
    base = (of_class / of_class[1:].sum())[_CLASS] / _MEMBERS[_CLASS]
    out: Array = (counts + STRENGTH * base) / (total + STRENGTH)
    return out


class Contents:
    """The characters and numbers of each of a table's columns, in storage order."""

    __slots__ = ("_bytes", "_encoding", "_foreign", "_ground", "_many", "_spans", "_tables", "_texts", "_wide")

    def __init__(self, columns: int, encoding: str) -> None:
        self._encoding = encoding
        self._bytes = np.zeros((columns, 256), np.int64)
        self._texts = [0] * columns
        self._wide = [0] * columns
        self._foreign: list[tuple[float, float]] = []
        self._many = [0] * columns
        self._spans: list[tuple[int, int] | None] = [None] * columns
        self._tables: list[list[float]] = []
        self._ground: list[float] = []

    def learn(self, place: int, values: Sequence[Value]) -> None:
        """Take in values of one column."""
        texts = [value[:MOST_LENGTH] for value in values[: MOST_TEXTS - self._texts[place]] if isinstance(value, str)]
        if texts:
            raw = np.frombuffer("".join(texts).encode(self._encoding, "replace"), np.uint8)
            self._bytes[place] += np.bincount(raw, minlength=256)
            self._texts[place] += len(texts)
            self._wide[place] += sum(1 for text in texts if not text.isascii())
            self._tables = []
        numbers = [value for value in values if isinstance(value, int)]
        if numbers:
            low, high = min(numbers), max(numbers)
            known = self._spans[place]
            self._spans[place] = (low, high) if known is None else (min(low, known[0]), max(high, known[1]))
            self._many[place] += len(numbers)

    def _prepare(self) -> None:
        pool = _smooth(self._bytes.sum(axis=0))
        ground = pool / 2 + 1 / 512
        self._ground = (-np.log(ground)).tolist()
        self._tables = []
        self._foreign = []
        every = (sum(self._wide) + 0.5) / (sum(self._texts) + 1)
        for own, wide, texts in zip(self._bytes, self._wide, self._texts, strict=True):
            table = np.log((_smooth(own) if own.any() else pool) / ground)
            # characters beyond ASCII come together: that there are some in a text counts once
            table[0x80:] = 0.0
            self._tables.append(table.tolist())
            share = (wide + 0.5) / (texts + 1) if texts else every
            self._foreign.append((math.log((1 - share) / (1 - every)), math.log(share / every)))

    def weigh(self, place: int, serial: int, raw: Bytes) -> float:
        """How much likelier these bytes are as a value of this type in this column than as any of the table's, as a
        logarithm.
        """
        if not raw:
            return 0.0
        if not self._tables:
            self._prepare()
        if serial >= 12 and serial & 1:
            table = self._tables[place]
            return sum([table[byte] for byte in raw]) + self._foreign[place][max(raw) >= 0x80]
        ground = self._ground
        score = sum([ground[byte] for byte in raw]) - BYTE * len(raw)
        span = self._spans[place]
        if serial > 6 or span is None:
            return score
        value = int.from_bytes(raw, "big", signed=True)
        many = self._many[place] + 2
        if not span[0] <= value <= span[1]:
            return score - math.log(many)
        half = 1 << (8 * len(raw) - 1)
        width = min(span[1], half - 1) - max(span[0], -half) + 1
        return score + BYTE * len(raw) - math.log(width) + math.log((many - 1) / many)
