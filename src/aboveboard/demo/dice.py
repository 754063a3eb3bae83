"""Chance that is not chance: everything that looks random in a fictional phone comes from its seed."""

import hashlib
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A stream of choices for one label of one seed; the same seed and label give the same stream on every machine."""

    def __init__(self, seed: int, label: str) -> None:
        self._random = random.Random(f"{seed}/{label}")
        self._salt = f"{seed}/{label}/bytes".encode()
        self._count = 0

    def below(self, limit: int) -> int:
        """Give a whole number from 0 to limit - 1."""
        return self._random.randrange(limit)

    def between(self, low: int, high: int) -> int:
        """Give a whole number from low to high, both included."""
        return self._random.randint(low, high)

    def unit(self) -> float:
        """Give a number from 0 to 1."""
        return self._random.random()

    def pick(self, options: Sequence[T]) -> T:
        """Give one of the options."""
        return options[self._random.randrange(len(options))]

    def bytes(self, size: int) -> bytes:
        """Give `size` bytes that do not compress."""
        self._count += 1
        return hashlib.shake_256(self._salt + self._count.to_bytes(8, "big")).digest(size)

    def uuid(self) -> str:
        """Give an upper-case version 4 UUID, the way Apple's stores write it."""
        raw = bytearray(self.bytes(16))
        raw[6] = raw[6] & 0x0F | 0x40
        raw[8] = raw[8] & 0x3F | 0x80
        text = raw.hex().upper()
        return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
