"""Where rows stand in the files of a database, packed by some thousand rows."""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left
from typing import NamedTuple

import msgspec

CHUNK = 4096
"""Rows in one packed piece."""
SOURCES = ("main", "wal", "journal")


class RowPlace(NamedTuple):
    """The page number of a row's cell, and its offset in the file that `source` names."""

    source: str
    page: int
    offset: int


class Places(NamedTuple):
    """Rows in ascending order of their locators' numbers."""

    locators: array[int]
    pages: array[int]
    sources: bytes
    offsets: array[int]

    def pack(self) -> bytes:
        """As few bytes as a quick packing makes of them."""
        parts = (self.locators.tobytes(), self.pages.tobytes(), self.sources, self.offsets.tobytes())
        return zlib.compress(msgspec.msgpack.encode(parts), 1)

    @staticmethod
    def unpack(packed: bytes) -> Places:
        """The reverse of `pack`."""
        locators, pages, sources, offsets = msgspec.msgpack.decode(zlib.decompress(packed), type=tuple[bytes, ...])
        return Places(_numbers(locators), _numbers(pages), sources, _numbers(offsets))

    def of(self, locator: int) -> RowPlace | None:
        """Where this row stands; None for one that is not among these."""
        at = bisect_left(self.locators, locator)
        if at == len(self.locators) or self.locators[at] != locator:
            return None
        return RowPlace(SOURCES[self.sources[at]], self.pages[at], self.offsets[at])


def _numbers(data: bytes) -> array[int]:
    made = array("q")
    made.frombytes(data)
    return made
