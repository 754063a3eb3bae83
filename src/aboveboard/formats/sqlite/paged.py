"""A file behind `read_at`, so that it looks like one sequence of bytes while only a bounded part of it is held."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any, Protocol, TypeAlias, overload

import numpy as np
import numpy.typing as npt

from aboveboard.formats.sqlite.model import Reader, SqliteError

BLOCK = 1 << 14
BLOCKS = 512

Array: TypeAlias = npt.NDArray[Any]


class Paged:
    """The bytes of a Reader, read in blocks of 16 KiB of which the 512 used last are kept (8 MiB).

    Indexing and slicing are those of a memoryview with steps of one. Slices larger than a block are read as they are
    and not kept. Raises SqliteError when the reader gives fewer bytes than its size promises.
    """

    __slots__ = ("_blocks", "_last", "_last_at", "_most", "_reader", "size")

    def __init__(self, reader: Reader, blocks: int = BLOCKS) -> None:
        self._reader = reader
        self._most = max(1, blocks)
        self._blocks: OrderedDict[int, memoryview] = OrderedDict()
        self._last = memoryview(b"")
        self._last_at = -1
        self.size = reader.size

    def __len__(self) -> int:
        return self.size

    @property
    def held(self) -> int:
        """How many bytes are kept at this moment."""
        return sum(len(block) for block in self._blocks.values())

    def _read(self, at: int, size: int) -> memoryview:
        parts: list[bytes] = []
        left = size
        while left:
            part = self._reader.read_at(at, left)
            if not part or len(part) > left:
                raise SqliteError(f"the file cannot be read at {at}: {len(part)} bytes in place of {left}")
            parts.append(part)
            at += len(part)
            left -= len(part)
        return memoryview(parts[0] if len(parts) == 1 else b"".join(parts))

    def _block(self, number: int) -> memoryview:
        if number == self._last_at:
            return self._last
        block = self._blocks.get(number)
        if block is None:
            at = number * BLOCK
            block = self._read(at, min(BLOCK, self.size - at))
            while len(self._blocks) >= self._most:
                self._blocks.popitem(last=False)
            self._blocks[number] = block
        else:
            self._blocks.move_to_end(number)
        self._last, self._last_at = block, number
        return block

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> memoryview: ...
    def __getitem__(self, place: int | slice) -> int | memoryview:
        if isinstance(place, int):
            if place < 0:
                place += self.size
            if not 0 <= place < self.size:
                raise IndexError("index out of range")
            return self._block(place // BLOCK)[place % BLOCK]
        low, high, step = place.indices(self.size)
        if step != 1:
            raise ValueError("steps of one only")
        if high <= low:
            return memoryview(b"")
        first = low // BLOCK
        if high <= (first + 1) * BLOCK:
            return self._block(first)[low - first * BLOCK : high - first * BLOCK]
        if high - low > BLOCK:
            return self._read(low, high - low)
        middle = (first + 1) * BLOCK
        return memoryview(bytes(self._block(first)[low - first * BLOCK :]) + self._block(first + 1)[: high - middle])


Data: TypeAlias = memoryview | Paged


class Span(Protocol):
    """What slices into arrays of bytes: an array itself, or a `Paged` file."""

    def __getitem__(self, place: slice, /) -> Array:
        """The bytes of a range."""
        ...


class _PagedSpan:
    __slots__ = ("_data",)

    def __init__(self, data: Paged) -> None:
        self._data = data

    def __getitem__(self, place: slice, /) -> Array:
        return np.frombuffer(self._data[place], np.uint8)


def span(data: Data) -> Span:
    """The bytes of a file as something that slices into arrays."""
    if isinstance(data, Paged):
        return _PagedSpan(data)
    return np.frombuffer(data, np.uint8)
