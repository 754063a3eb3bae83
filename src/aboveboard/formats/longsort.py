"""Sorting more than should be in memory at once: in runs, which are packed until all of them are merged."""

from __future__ import annotations

import heapq
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

import msgspec

RUN = 1 << 16
"""What is sorted at a time; no more is sorted as it is."""
_PIECE = 512
"""What is packed, and unpacked to be merged, at a time."""
_FAST = 1
"""How hard zlib tries."""

T = TypeVar("T", bound=Any)


def longsorted(items: Iterable[T], kind: type[T]) -> Iterator[T]:
    """All items in their order; `kind` is their type, which msgspec knows. Equal ones come in any order."""
    every = iter(items)
    first = sorted(islice(every, RUN))
    if len(first) < RUN:
        return iter(first)
    decode = msgspec.msgpack.Decoder(list[kind]).decode
    runs = [_packed(first)]
    del first
    while some := sorted(islice(every, RUN)):
        runs.append(_packed(some))

    def unpacked(run: list[bytes]) -> Iterator[T]:
        for piece in run:
            yield from decode(zlib.decompress(piece))

    return heapq.merge(*map(unpacked, runs))


def _packed(run: list[T]) -> list[bytes]:
    pieces = (run[n : n + _PIECE] for n in range(0, len(run), _PIECE))
    return [zlib.compress(msgspec.msgpack.encode(piece), _FAST) for piece in pieces]
