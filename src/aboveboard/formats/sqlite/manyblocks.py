"""Free blocks that are one cell each, many at a time: the common case of `rebuild`, with NumPy."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from aboveboard.formats.sqlite.batch import varints
from aboveboard.formats.sqlite.rebuild import LOST, RANDOM
from aboveboard.formats.sqlite.shape import CLEAR, FOLD, Shape
from aboveboard.formats.sqlite.view import Array

FIXED = np.array([0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0], np.int64)


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
    return np.where(serial < 12, FIXED[np.minimum(np.maximum(serial, 0), 11)], (serial - 12) >> 1)


def _fold(serial: Array) -> Array:
    return np.where(serial < FOLD, np.maximum(serial, 0), 126 + (serial & 1))


def _tail(
    arr: Array, at: Array, limit: Array, shape: Shape, column: int
) -> tuple[Array, list[Array], Array, Array] | None:
    """Serial types from `column` on that begin at `at`.

    Whether they fit, the types, where they end, and the bytes of their values. None where none fits.
    """
    good = at < limit
    place = np.where(good, at, 0)
    total = np.zeros(at.size, np.int64)
    types: list[Array] = []
    for each in range(column, shape.stored):
        serial, taken = varints(arr, place)
        good &= (serial >= 0) & (serial < 1 << 31)
        good &= shape.strict[each][_fold(serial)]
        if not good.any():
            return None
        serial = np.where(good, serial, 0)
        types.append(serial)
        total += _sizes(serial)
        place = np.where(good, place + taken, 0)
        good &= place <= limit
    return good, types, place, total


def plausible(arr: Array, at: Array, limit: Array, shape: Shape, least: float) -> Array:
    """At which of these places a cell of the table can begin that has lost its first four bytes.

    A quick look at many before a long one at each: the serial types that are left must fit, and be likely enough
    (`least`, on the scale of `rebuild.Option.score`). `limit` is where each one's region ends.
    """
    keep = np.zeros(at.size, bool)
    weights = shape.table_of_weights()
    variants = [(LOST, 1), *((LOST + more, 0) for more in range(9))]
    if not shape.table:
        variants = [(LOST, column) for column in range(min(3, shape.low))]
    for gap, column in variants:
        rows = np.flatnonzero(~keep)
        place = at[rows] + gap
        edge = limit[rows]
        # the lost types can add nothing but what is certain
        score = np.full(rows.size, RANDOM * sum(shape.certain[:column]))
        bound = least if column < 2 else min(least, -6.0)
        for each in range(column, shape.stored):
            good = place < edge
            serial, taken = varints(arr, np.where(good, place, 0))
            good &= (serial >= 0) & (serial < 1 << 31)
            folded = _fold(serial)
            good &= shape.strict[each][folded]
            score = score + weights[each][folded] + RANDOM
            place = place + taken
            good &= (place <= edge) & (score + RANDOM * (shape.stored - each - 1) >= bound)
            if each + 1 >= shape.low:
                done = good & (score >= bound)
                keep[rows[done]] = True
                good &= ~done
            rows, place, edge, score = rows[good], place[good], edge[good], score[good]
            if not rows.size:
                break
    return keep


def _with_rowid(arr: Array, low: Array, high: Array, gap: int, shape: Shape) -> Array:
    """Which blocks can have their serial types at `gap`, by what is left of the header's length and the rowid before it."""
    good = low + gap < high
    if gap > LOST:
        at = np.where(good, low + gap, gap)
        head = arr[at - 1]
        good &= (head > shape.stored) & (head < 128)
        # all bytes of a rowid but its last have the high bit
        for back in range(LOST, gap - 2):
            good &= arr[at - gap + back] >= 0x80
    return np.flatnonzero(good)


def _spread(reading: _Reading, rows: Array, size: int) -> _Reading:
    """A reading of some blocks as one of all."""

    def wide(values: Array) -> Array:
        out = np.zeros(size, values.dtype)
        out[rows] = values
        return out

    types = [wide(each) for each in reading.types]
    return _Reading(wide(reading.good), types, wide(reading.body), wide(reading.score), reading.guessed)


def _nothing(like: _Reading) -> _Reading:
    """A reading that never holds, so that there are always two to compare."""
    return like._replace(good=np.zeros(like.good.size, bool))


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
    weights = shape.table_of_weights()
    readings: list[_Reading] = []

    def score(types: list[Array], first: int) -> Array:
        out = np.zeros(types[0].size)
        for place, serial in enumerate(types):
            out += weights[place][_fold(serial)] + (RANDOM if place >= first else 0.0)
        return out

    # the first type lost: one byte each for payload length, rowid and header length
    found = _tail(arr, known, high, shape, 1)
    if found is not None:
        good, types, body, total = found
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
    for gap in range(LOST, 13):
        rows = _with_rowid(arr, low, high, gap, shape)
        if not rows.size:
            continue
        at = low[rows] + gap
        found = _tail(arr, at, high[rows], shape, 0)
        if found is None:
            continue
        good, types, body, total = found
        head = 1 + (body - at)
        payload = head + total
        rowid = gap - 1 - _widths(payload)
        good &= (body + total == high[rows]) & (head < 128) & (payload <= biggest) & (total > 0)
        good &= (rowid >= 1) & (rowid <= 9)
        if gap > LOST:
            good &= arr[at - 1] == head
            if gap > LOST + 1:
                good &= (arr[at - 2] < 0x80) | (rowid == 9)
        reading = _Reading(good, types, body, score(types, 0), guessed=False)
        readings.append(reading if rows.size == low.size else _spread(reading, rows, low.size))
    if not readings:
        return None
    readings.append(_nothing(readings[0]))
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
