"""Free blocks that are one cell each, many at a time: the common case of `rebuild`, with NumPy."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from aboveboard.formats.sqlite.batch import varints
from aboveboard.formats.sqlite.rebuild import LOST, RANDOM
from aboveboard.formats.sqlite.shape import FOLD, Shape
from aboveboard.formats.sqlite.view import Array

FIXED = np.array([0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0], np.int64)
CLEAR = 2.5


class Rebuilt(NamedTuple):
    """Blocks read as one cell each: `rows` are the places among the blocks given; one entry a row in all others.

    `types`, `starts` and `sizes` are lists of columns; `guessed` says that the first type had to be worked out.
    """

    rows: Array
    types: list[Array]
    starts: list[Array]
    sizes: list[Array]
    body: Array
    guessed: Array


class _Reading(NamedTuple):
    good: Array
    types: list[Array]
    body: Array
    score: Array
    guessed: bool


def _sizes(serial: Array) -> Array:
    return np.where(serial < 12, FIXED[np.clip(serial, 0, 11)], (serial - 12) >> 1)


def _fold(serial: Array) -> Array:
    return np.where(serial < FOLD, np.maximum(serial, 0), 126 + (serial & 1))


def _tail(arr: Array, at: Array, limit: Array, shape: Shape, column: int) -> tuple[Array, list[Array], Array, Array]:
    """Serial types from `column` on that begin at `at`.

    Whether they fit, the types, where they end, and the bytes of their values.
    """
    good = at < limit
    place = np.where(good, at, 0)
    total = np.zeros(at.size, np.int64)
    types: list[Array] = []
    for each in range(column, shape.stored):
        serial, taken = varints(arr, place)
        good &= (serial >= 0) & (serial < 1 << 31) & shape.strict[each][_fold(serial)]
        serial = np.where(good, serial, 0)
        types.append(serial)
        total += _sizes(serial)
        place = np.where(good, place + taken, 0)
        good &= place <= limit
    return good, types, place, total


def _widths(payload: Array) -> Array:
    return 1 + (payload >= 1 << 7) + (payload >= 1 << 14) + (payload >= 1 << 21)


def _first_types(shape: Shape) -> tuple[Array, Array]:
    """For each size of the first value that a one-byte type can have.

    The likely type (-1: none), and whether it is clearly the likeliest.
    """
    best = np.full(64, -1, np.int64)
    clear = np.zeros(64, bool)
    for need in range(58):
        fixed = {0: (0, 8, 9), 1: (1,), 2: (2,), 3: (3,), 4: (4,), 6: (5,), 8: (6, 7)}.get(need, ())
        found = [each for each in (*fixed, 12 + 2 * need, 13 + 2 * need) if each < 128 and shape.strict[0, each]]
        found.sort(key=lambda serial: -shape.weight(0, serial))
        if found:
            best[need] = found[0]
            clear[need] = len(found) < 2 or shape.weight(0, found[0]) > shape.weight(0, found[1]) + CLEAR
    return best, clear


def rebuild_many(arr: Array, low: Array, high: Array, shape: Shape) -> Rebuilt | None:
    """Read free blocks of a rowid table from `low` up to `high` as one cell each.

    Only blocks with one clear reading are returned; the others are left for `rebuild.read_block`.
    """
    if not low.size or not shape.table or shape.stored > 100:
        return None
    known = low + LOST
    biggest = shape.plan.usable - 35
    weights = np.array(shape.weights)
    readings: list[_Reading] = []

    def score(types: list[Array], first: int) -> Array:
        out = np.zeros(low.size)
        for place, serial in enumerate(types):
            out += weights[place][_fold(serial)] + (RANDOM if place >= first else 0.0)
        return out

    # the first type lost: one byte each for payload length, rowid and header length
    good, types, body, total = _tail(arr, known, high, shape, 1)
    need = high - body - total
    best, clear = _first_types(shape)
    inside = (need >= 0) & (need < 58)
    spot = np.where(inside, need, 0)
    first = np.where(inside, best[spot], -1)
    head = 1 + 1 + (body - known)
    good &= (first >= 0) & clear[spot] & (head < 128) & (high - low - 2 < 128) & (high - low - 2 > head)
    first = np.maximum(first, 0)
    readings.append(_Reading(good, [first, *types], body, score([first, *types], 1), not shape.certain[0]))
    # a first type of two bytes with the first of them lost makes this reading a guess too
    for gap in range(4, 13):
        at = low + gap
        good, types, body, total = _tail(arr, at, high, shape, 0)
        head = 1 + (body - at)
        payload = head + total
        rowid = gap - 1 - _widths(payload)
        good &= (body + total == high) & (head < 128) & (payload <= biggest) & (rowid >= 1) & (rowid <= 9) & (total > 0)
        if gap > LOST:
            good &= arr[at - 1] == head
            for back in range(LOST, gap - 1):
                # bytes of the rowid that are left: all but its last have the high bit
                more = arr[low + back] >= 0x80
                good &= (more == (back < gap - 2)) | (back < _widths(payload)) | ((rowid == 9) & (back == gap - 2))
        readings.append(_Reading(good, types, body, score(types, 0), guessed=False))
    scores = np.array([np.where(each.good, each.score, -1e9) for each in readings])
    top = scores.max(axis=0)
    chosen = scores.argmax(axis=0)
    second = np.sort(scores, axis=0)[-2]
    rows = np.flatnonzero((top > 0.0) & (top > second + CLEAR))
    if not rows.size:
        return None
    pick = chosen[rows]
    all_types = [
        np.choose(np.minimum(pick, 31), [each.types[column][rows] for each in readings])
        for column in range(shape.stored)
    ]
    body = np.choose(pick, [each.body[rows] for each in readings])
    guessed = np.array([each.guessed for each in readings])[pick]
    starts: list[Array] = []
    sizes: list[Array] = []
    at = body.copy()
    for serial in all_types:
        size = _sizes(serial)
        starts.append(at)
        sizes.append(size)
        at = at + size
    return Rebuilt(rows, all_types, starts, sizes, body, guessed)
