"""The write-ahead log.

Frames, their checksums, commits and generations. Facts: https://www.sqlite.org/fileformat2.html#the_write_ahead_log.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from aboveboard.formats.sqlite.paged import Array, Data, span
from aboveboard.formats.sqlite.view import PAGE_SIZES

HEADER, FRAME = 32, 24
_CHUNK = 1 << 22
# a log's first salt goes up by one each time it starts again from its beginning
MAX_GENERATIONS = 1_000_000


class Frame(NamedTuple):
    """One page in the log.

    `offset` is where its bytes begin in the file, `commit` the database's size in pages or 0.
    """

    page: int
    offset: int
    commit: int
    salt: int


class Wal(NamedTuple):
    """A read log.

    `committed` frames make up the view that SQLite shows; `uncommitted` hold their checksums but no commit follows;
    `older` are of earlier
    generations (their checksums cannot be followed, because the frames they build on are gone); `damaged` counts
    frames of this
    generation from the first one whose checksum does not hold; `foreign` those with salts that no generation before
    had.
    """

    page_size: int
    committed: list[Frame]
    uncommitted: list[Frame]
    older: list[Frame]
    damaged: int
    pages: int
    foreign: int = 0


class WalError(ValueError):
    """The file is no readable write-ahead log."""


def _matrix(words: int) -> tuple[Array, Array, Array, Array, tuple[int, int, int, int]]:
    """The checksum as sums of products: with v' = A v + (x, x + y) for each pair of words, A = ((1, 1), (1, 2)),
    modulo 2**32.

    Returns, for each pair, the four numbers of A to the power of how many pairs follow it, and A to the power of all.
    """
    pairs = words // 2
    powers = np.zeros((pairs, 4), np.uint64)
    a, b, c, d = 1, 0, 0, 1
    mask = 0xFFFFFFFF
    for place in range(pairs - 1, -1, -1):
        powers[place] = (a, b, c, d)
        a, b, c, d = (a + b) & mask, (a + 2 * b) & mask, (c + d) & mask, (c + 2 * d) & mask
    return powers[:, 0], powers[:, 1], powers[:, 2], powers[:, 3], (a, b, c, d)


class _Checksum:
    """Checksums of many equal blocks at once."""

    def __init__(self, words: int) -> None:
        self.a, self.b, self.c, self.d, self.power = _matrix(words)

    def parts(self, blocks: Array) -> list[tuple[int, int]]:
        """For blocks (n, words) of uint64 numbers: what each adds to the running checksum."""
        x = blocks[:, 0::2]
        both = x + blocks[:, 1::2]
        first = (x @ self.a + both @ self.b) & np.uint64(0xFFFFFFFF)
        second = (x @ self.c + both @ self.d) & np.uint64(0xFFFFFFFF)
        return list(zip(first.tolist(), second.tolist(), strict=True))

    def follow(self, state: tuple[int, int], part: tuple[int, int]) -> tuple[int, int]:
        """The running checksum after one more block."""
        a, b, c, d = self.power
        return (a * state[0] + b * state[1] + part[0]) & 0xFFFFFFFF, (
            c * state[0] + d * state[1] + part[1]
        ) & 0xFFFFFFFF


def checksum(data: bytes, little: bool, state: tuple[int, int] = (0, 0)) -> tuple[int, int]:
    """SQLite's WAL checksum of `data` (a multiple of 8 bytes), going on from `state`."""
    words = np.frombuffer(data, "<u4" if little else ">u4").astype(np.uint64)
    summer = _Checksum(words.size)
    return summer.follow(state, summer.parts(words.reshape(1, -1))[0])


def read_wal(data: Data) -> Wal | None:
    """Read a log.

    None when it holds nothing (empty, or its header zeroed). Raises WalError when its header is not one.
    """
    if len(data) < HEADER or not any(data[:HEADER]):
        return None
    head = [int.from_bytes(data[at : at + 4], "big") for at in range(0, HEADER, 4)]
    if head[0] not in (0x377F0682, 0x377F0683):
        raise WalError("no write-ahead log header")
    if head[1] != 3007000:
        raise WalError("an unknown version of the write-ahead log")
    size = 65536 if head[2] == 1 else head[2]
    if size not in PAGE_SIZES:
        raise WalError("no valid page size in the write-ahead log")
    little = head[0] == 0x377F0682
    state = checksum(bytes(data[:24]), little)
    if state != (head[6], head[7]):
        raise WalError("the checksum of the write-ahead log's header does not hold")
    salts = (head[4] << 32) | head[5]
    count = (len(data) - HEADER) // (FRAME + size)
    frames: list[Frame] = []
    older: list[Frame] = []
    good = True
    valid = damaged = pages = foreign = 0
    step = FRAME + size
    start_sum, page_sum = _Checksum(2), _Checksum(size // 4)
    kind = "<u4" if little else ">u4"
    per_chunk = max(1, _CHUNK // step)
    array = span(data)
    for first in range(0, count, per_chunk):
        many = min(per_chunk, count - first)
        block = array[HEADER + first * step : HEADER + (first + many) * step].reshape(many, step)
        heads = np.ascontiguousarray(block[:, :FRAME]).view(">u4").astype(np.int64).tolist()
        starts: list[tuple[int, int]] = []
        bodies: list[tuple[int, int]] = []
        if good:
            starts = start_sum.parts(np.ascontiguousarray(block[:, :8]).view(kind).astype(np.uint64))
            bodies = page_sum.parts(np.ascontiguousarray(block[:, FRAME:]).view(kind).astype(np.uint64))
        for place, (page, commit, salt1, salt2, sum1, sum2) in enumerate(heads):
            offset = HEADER + (first + place) * step + FRAME
            salt = (salt1 << 32) | salt2
            frame = Frame(page, offset, commit, salt)
            if good:
                after = page_sum.follow(start_sum.follow(state, starts[place]), bodies[place])
                if salt == salts and after == (sum1, sum2) and page > 0:
                    state = after
                    frames.append(frame)
                    if commit:
                        valid, pages = len(frames), commit
                    continue
                good = False
            if salt == salts:
                damaged += 1
            elif page > 0 and 0 < ((head[4] - salt1) & 0xFFFFFFFF) <= MAX_GENERATIONS:
                older.append(frame)
            else:
                foreign += 1
    return Wal(size, frames[:valid], frames[valid:], older, damaged, pages, foreign)
