"""Cells whose first bytes a freeblock header has overwritten: what was lost is worked out from what is left.

SQLite writes four bytes over a freed cell (where the next free block is, and how long this one is). In a table's leaf
cell these
were the payload's length, the rowid, the header's length and perhaps the first serial type; the other types, the
values and, unless
blocks were merged, the cell's whole length are still there. Facts:
https://www.sqlite.org/fileformat2.html#b_tree_pages.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from aboveboard.formats.sqlite.model import Value
from aboveboard.formats.sqlite.record import (
    Bytes,
    Damaged,
    body_size,
    header,
    local_size,
    value_of,
    varint,
    varint_size,
)
from aboveboard.formats.sqlite.shape import CLEAR, Shape

LOST = 4
RANDOM = 4.85
SURE = 4.0
FITS = 4.0
MISFITS = 8.0
KNOWN = 200
UNHEARD = -9.0


class Option(NamedTuple):
    """One way to read a cell whose first bytes are lost. `start` is the cell's, `body` its first value's position,
    `end` its end.

    `overflow` is the position of the overflow page's number, or 0; `rowid_bytes` how long the rowid was; `score` a
    logarithm; `lost` how many types are, of which `guessed` could be different.
    """

    start: int
    body: int
    end: int
    types: tuple[int, ...]
    payload: int
    overflow: int
    rowid_bytes: int
    guessed: int
    score: float
    lost: int = 0


def _tail(data: Bytes, at: int, limit: int, shape: Shape, column: int, stop: int) -> tuple[list[int], int] | None:
    """The serial types of columns `column` to `stop` that begin at `at`; None when one does not fit."""
    types: list[int] = []
    allow = shape.allow
    while column < stop:
        if at >= limit:
            return None
        serial = data[at]
        at += 1
        if serial >= 0x80:
            serial &= 0x7F
            for _ in range(4):
                if at >= limit:
                    return None
                byte = data[at]
                at += 1
                serial = (serial << 7) | (byte & 0x7F)
                if byte < 0x80:
                    break
            else:
                return None
            if serial < 128:
                return None
            if not allow[column][126 + (serial & 1)]:
                return None
        elif not allow[column][serial]:
            return None
        types.append(serial)
        column += 1
    return types, at


def _extent(payload: int, start: int, shape: Shape) -> tuple[int, int]:
    """Where a cell's local payload that begins at `start` ends, and where its overflow page number is (0: none)."""
    local = local_size(payload, shape.plan.usable, shape.table)
    if local == payload:
        return start + payload, 0
    return start + local + 4, start + local


def options(data: Bytes, at: int, limit: int, exact: int, shape: Shape) -> Iterator[Option]:
    """The ways to read a cell at `at` whose first four bytes are lost.

    `limit` is where its region ends; `exact` where the cell itself must end, or 0 when that is not known.
    """
    known = at + LOST
    if limit - at < LOST + 1:
        return
    for width in range(shape.stored, shape.low - 1, -1):
        if shape.table:
            yield from _table_options(data, at, known, limit, exact, shape, width)
        else:
            yield from _index_options(data, at, known, limit, exact, shape, width)


def _finish(
    data: Bytes, at: int, types: list[int], body: int, gap: int, limit: int, exact: int, shape: Shape, guessed: int
) -> Option | None:
    """Check one reading: `gap` is where the serial types begin."""
    head = body - gap
    head += 1 if head + 1 < 128 else 2
    width = 1 if head < 128 else 2
    start = gap - width
    # the header's own length, as far as it is left
    if start >= at + LOST:
        stored = data[start] if width == 1 else ((data[start] & 0x7F) << 7) | data[start + 1]
        if stored != head:
            return None
    elif width == 2 and start + 1 >= at + LOST and data[start + 1] != (head & 0x7F):
        return None
    total = 0
    for serial in types:
        total += body_size(serial)
    payload = head + total
    lengths = varint_size(payload)
    rowid_bytes = 0
    if shape.table:
        rowid_bytes = start - at - lengths
        if not 1 <= rowid_bytes <= 9:
            return None
        for place in range(max(at + LOST, at + lengths), start):
            more = data[place] >= 0x80
            if more != (place < start - 1) and not (rowid_bytes == 9 and place == start - 1):
                return None
    elif start - at != lengths:
        return None
    end, overflow = _extent(payload, start, shape)
    lost = guessed
    guessed = sum(1 for place in range(guessed) if not shape.certain[place])
    if not total or end - at < LOST or end > limit or (exact and end != exact):
        return None
    # against chance: a type that is still there speaks for the reading as far as it is more likely here than at random
    score = RANDOM * (len(types) - guessed)
    odds = [shape.weight(place, serial) for place, serial in enumerate(types)]
    if guessed and shape.rows >= KNOWN and min(odds[:guessed]) < UNHEARD:
        # a cut cell has such types: those that its length asks for
        return None
    score += sum(odds)
    return Option(at, body, end, tuple(types), payload, overflow, rowid_bytes, guessed, score, lost)


def _solve(need: int, shape: Shape, column: int) -> list[int]:
    """Serial types of one byte whose value takes `need` bytes, the likely ones first."""
    if need < 0:
        return []
    fixed = {0: (0, 8, 9), 1: (1,), 2: (2,), 3: (3,), 4: (4,), 6: (5,), 8: (6, 7)}.get(need, ())
    found = [
        serial for serial in (*fixed, 12 + 2 * need, 13 + 2 * need) if serial < 128 and shape.allow[column][serial]
    ]
    found.sort(key=lambda serial: -shape.weight(column, serial))
    return found


def _seen(shape: Shape, column: int, most: int) -> list[int]:
    """Serial types of one byte that live rows have in this column, the common ones first."""
    own = sorted(
        (serial for serial in shape.seen[column] if serial < 128), key=lambda serial: -shape.seen[column][serial]
    )
    if not own:
        own = [serial for serial in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9) if shape.allow[column][serial]]
        if len(own) < 3:
            own += [serial for serial in range(13, 60, 2) if shape.allow[column][serial]]
    return own[:most]


def _table_options(
    data: Bytes, at: int, known: int, limit: int, exact: int, shape: Shape, width: int
) -> Iterator[Option]:
    # all types left: their place depends on how long the payload's length and the rowid were
    for gap in range(known, min(known + 11, limit)):
        if gap > known + 1:
            head = data[gap - 1]
            if not (width + 1 <= head < 128 or (head < 128 and gap > known + 2 and data[gap - 2] >= 0x81)):
                continue
        found = _tail(data, gap, limit, shape, 0, width)
        if found is not None:
            option = _finish(data, at, found[0], found[1], gap, limit, exact, shape, 0)
            if option is not None:
                yield option
    # the first type lost: one byte for each of payload length, rowid and header length
    gap = known - 1
    found = _tail(data, known, limit, shape, 1, width)
    if found is not None:
        rest, body = found
        total = sum(body_size(serial) for serial in rest)
        firsts = _solve(exact - body - total, shape, 0) if exact else _seen(shape, 0, 16)
        for first in firsts:
            option = _finish(data, at, [first, *rest], body, gap, limit, exact, shape, 1)
            if option is not None:
                yield option
    if known < limit and data[known] < 0x80:
        found = _tail(data, known + 1, limit, shape, 1, width)
        if found is not None:
            for high in (1, 2):
                first = (high << 7) | data[known]
                if shape.allow[0][126 + (first & 1)]:
                    option = _finish(data, at, [first, *found[0]], found[1], gap, limit, exact, shape, 1)
                    if option is not None:
                        yield option


def _index_options(
    data: Bytes, at: int, known: int, limit: int, exact: int, shape: Shape, width: int
) -> Iterator[Option]:
    found = _tail(data, known, limit, shape, 0, width)
    if found is not None:
        option = _finish(data, at, found[0], found[1], known, limit, exact, shape, 0)
        if option is not None:
            yield option
    found = _tail(data, known, limit, shape, 1, width)
    if found is not None:
        total = sum(body_size(serial) for serial in found[0])
        firsts = _solve(exact - found[1] - total, shape, 0) if exact else _seen(shape, 0, 16)
        for first in firsts:
            option = _finish(data, at, [first, *found[0]], found[1], known - 1, limit, exact, shape, 1)
            if option is not None:
                yield option
    if width < 2:
        return
    found = _tail(data, known, limit, shape, 2, width)
    if found is not None:
        total = sum(body_size(serial) for serial in found[0])
        for first, second in _pairs(exact - found[1] - total, shape) if exact else _seen_pairs(shape):
            option = _finish(data, at, [first, second, *found[0]], found[1], known - 2, limit, exact, shape, 2)
            if option is not None:
                yield option


def _pairs(need: int, shape: Shape) -> list[tuple[int, int]]:
    """Pairs of types of one byte for the first two columns whose values together take `need` bytes, the likely ones first."""
    if not 0 <= need <= 114:
        return []
    found = [
        (first, second)
        for first in range(128)
        if shape.allow[0][first] and body_size(first) <= need
        for second in _solve(need - body_size(first), shape, 1)
    ]
    found.sort(key=lambda pair: -shape.weight(0, pair[0]) - shape.weight(1, pair[1]))
    return found[:60]


def _seen_pairs(shape: Shape) -> list[tuple[int, int]]:
    return [(first, second) for first in _seen(shape, 0, 40) for second in _seen(shape, 1, 12)]


def stored_values(data: Bytes, option: Option, encoding: str, body: Bytes | None = None) -> list[Value]:
    """The values of a reading, in storage order; `body` when they do not all lie in the page."""
    raw = data[option.body : option.end] if body is None else body
    out: list[Value] = []
    at = 0
    for serial in option.types:
        size = body_size(serial)
        out.append(value_of(serial, raw[at : at + size], encoding))
        at += size
    return out


def _weighed(data: Bytes, found: Iterable[Option], shape: Shape) -> Iterator[Option]:
    """Those readings whose values look like this table's; the score of a guess counts how much they do."""
    for option in found:
        if not _content_ok(data, option, shape):
            continue
        if option.guessed:
            score, at = option.score, option.body
            for place in range(option.lost):
                end = at + body_size(option.types[place])
                score += shape.contents.weigh(place, option.types[place], data[at : min(end, option.end)])
                at = end
            option = option._replace(score=score)
        yield option


def _content_ok(data: Bytes, option: Option, shape: Shape) -> bool:
    """Whether the values look like this table's.

    Texts that are text, numbers in the range of the others where the reading is a guess.
    """
    at = option.body
    stop = option.overflow or option.end
    for place, serial in enumerate(option.types):
        size = body_size(serial)
        if (
            option.guessed
            and 1 <= serial <= 7
            and at + size <= stop
            and not shape.plausible(place, serial, data[at : at + size])
        ):
            return False
        if serial >= 13 and serial & 1 and size and at + size <= stop:
            try:
                text = str(data[at : at + size], shape.plan.encoding)
            except UnicodeDecodeError:
                return False
            if not shape.odd_text[place] and (
                any(mark in text for mark in _CONTROLS) or (option.guessed and _LONE_RETURN.search(text))
            ):
                return False
            if (option.guessed or shape.plan.encoding != "utf-8") and not shape.wording_fits(place, text):
                return False
        at += size
    return True


_CONTROLS = tuple(chr(code) for code in range(32) if code not in (9, 10, 13))
_LONE_RETURN = re.compile(r"\r(?!\n)")


class Block(NamedTuple):
    """A region read as cells.

    The cells, how many bytes none of them explains, for each whether another reading was about as good, and the score of
    all cells together with how well they fit the headers that they lost their start to.
    """

    cells: list[Option]
    left: int
    unsure: list[bool]
    score: float = 0.0

    @property
    def doubtful(self) -> bool:
        """Whether there is no cell without such a rival."""
        return all(self.unsure)


def best_single(data: Bytes, low: int, high: int, shape: Shape) -> tuple[Option, bool] | None:
    """The best reading of a block that is one cell.

    And whether another reading, with other values, is about as good.
    """
    found = list(_weighed(data, options(data, low, high, high, shape), shape))
    if not found:
        return None
    found.sort(key=lambda option: -option.score)
    best = found[0]
    doubtful = any(
        other.score > best.score - CLEAR and (other.types != best.types or other.body != best.body)
        for other in found[1:]
    )
    return best, doubtful


class Budget:
    """How much guessing is left for a page: hostile or odd bytes must not cost without bound."""

    __slots__ = ("left", "start")

    def __init__(self, left: int) -> None:
        self.left = self.start = left

    def spend(self) -> bool:
        """Take one step; False when none is left."""
        self.left -= 1
        return self.left >= 0


def read_block(data: Bytes, low: int, high: int, shape: Shape, budget: Budget) -> Block:
    """Read a free block whose first four bytes are lost: as one cell, or as several that were merged.

    Each cell that lost its start was a free block of its own once, so that the header of that block must be where it
    begins.
    """
    if not budget.spend():
        return Block([], high - low, [])
    single = best_single(data, low, high, shape)
    if single is not None:
        return Block([single[0]], 0, [single[1]], single[0].score)
    # up to three bytes between two cells are too few for a block and belong to none
    found = [best_single(data, low, high - slack, shape) for slack in (1, 2, 3) if high - slack > low + LOST]
    near = sorted((each for each in found if each is not None), key=lambda each: -each[0].score)
    if near:
        doubtful = near[0][1] or (len(near) > 1 and near[1][0].score > near[0][0].score - CLEAR)
        if near[0][0].guessed < 2 or not doubtful:
            return Block([near[0][0]], high - near[0][0].end, [doubtful], near[0][0].score)
    marks = _marks(data, low, high, shape.plan.usable)
    places = set(marks)
    memo: dict[int, tuple[float, int]] = {}
    chosen: dict[int, tuple[Option, int]] = {}
    second: dict[int, float] = {}
    stack: list[int] = []

    def following(place: int) -> tuple[float, int]:
        """The best reading from `place` on: its score, and how many bytes it leaves unexplained."""
        known = memo.get(place)
        if known is not None:
            return known
        memo[place] = (-1e9, high - place)
        left = high - place
        if left <= 3:
            best = (-8.0 * left, left)
        elif place != low and (place in places or cut_cell(data, place, high, shape)):
            # the start of another cell, whose rest has been overwritten; its header can tell that it reached to the end
            reach = place + int.from_bytes(data[place + 2 : place + 4], "big") if place in places else 0
            best = (-2.0 if reach == high else -8.0, 0)
        else:
            best = (-3.0 * left, left)
        if left > 3 and (place == low or place in places) and budget.left > 0 and len(stack) < 150:
            stack.append(place)
            readings = {
                (each.end, each.types): each for each in _readings(data, place, high, marks, places, shape, budget)
            }
            for option in _weighed(data, readings.values(), shape):
                for slack in (0, 1, 2, 3):
                    if slack and option.end + slack > high:
                        break
                    score, rest = following(option.end + slack)
                    total = option.score + score - 8.0 * slack
                    if place != low:
                        # the header that was written over its start told the end of this cell, or of a later one
                        total += FITS if _told_end(data, place, option.end + slack, places, high) else -MISFITS
                    if slack == 0 and _stale_end(data, option.end, high):
                        total += 4.0
                    if rest <= 3 and total > best[0]:
                        if place in chosen:
                            second[place] = best[0]
                        best = (total, rest)
                        chosen[place] = (option, option.end + slack)
                    elif rest <= 3 and place in chosen:
                        second[place] = max(second.get(place, total), total)
                    if rest <= 3:
                        break
            stack.pop()
        memo[place] = best
        return best

    following(low)
    cells: list[Option] = []
    place = low
    unsure: list[bool] = []
    while place in chosen and chosen[place][1] > place:
        option, after = chosen[place]
        doubtful = False
        if option.guessed and option.score < SURE:
            # its length told its first types; that counts where something else is known to begin at its end
            told = high - after <= 3 or after in chosen
            told = told or (after in places and _told_end(data, place, after, places, high))
            told = told or cut_cell(data, after, high, shape)
            doubtful = not told or second.get(place, -1e9) > memo[place][0] - CLEAR
        cells.append(option)
        unsure.append(doubtful)
        place = after
    score = memo[low][0]
    if not cells or memo[low][1] > 3 or (len(cells) > 2 and score < 0.0):
        return Block([], high - low, [])
    return Block(cells, high - place, unsure, score)


def _told_end(data: Bytes, place: int, end: int, places: set[int], high: int) -> bool:
    """Whether the header at `place` says that its cell ends at `end`.

    Its block ended there, or reached to where the block that begins there ended, as they were merged.
    """
    reach = place + int.from_bytes(data[place + 2 : place + 4], "big")
    after = end + int.from_bytes(data[end + 2 : end + 4], "big") if end in places else end
    if reach == end or (reach > high and (high - end <= 3 or after == high)):
        # where the stretch ends at a cell that is whole, blocks could reach over that one
        return True
    return reach == after


def _marks(data: Bytes, low: int, high: int, usable: int) -> list[int]:
    """Where in a stretch the header of a former free block can be."""
    piece = np.frombuffer(data[low:high], np.uint8).astype(np.int32)
    following = (piece[:-3] << 8) | piece[1:-2]
    size = (piece[2:-1] << 8) | piece[3:]
    place = np.arange(low, low + size.size)
    fine = (
        (size >= LOST)
        & (size <= usable - place)
        & ((following == 0) | ((following > place) & (following < usable - 3)))
    )
    return [mark for mark in (np.flatnonzero(fine) + low).tolist() if low + LOST < mark <= high - LOST]


def _readings(
    data: Bytes, place: int, high: int, marks: list[int], places: set[int], shape: Shape, budget: Budget
) -> Iterator[Option]:
    """The ways to read a cell that begins at `place` and ends at the end, at a mark, where a cell begins that was cut,
    or, if no type has to be guessed, anywhere. `places` are the marks again.
    """
    if not budget.spend():
        return
    yield from options(data, place, high, high, shape)
    exact = done = False
    for option in options(data, place, high, 0, shape):
        if not option.guessed:
            exact = True
            # that it ends where the next one begins, or everything does, leaves nothing to try
            done = (
                done
                or option.end == high
                or (option.end in places and _told_end(data, place, option.end, places, high))
            )
            yield option
        elif option.end < high - 3 and cut_cell(data, option.end, high, shape):
            # its length is told by the cell behind it, of which only the start is left
            yield option
    if done:
        return
    first = bisect_right(marks, place + LOST)
    reach = place + int.from_bytes(data[place + 2 : place + 4], "big")
    told = [mark for mark in marks[first:] if reach in (mark, mark + int.from_bytes(data[mark + 2 : mark + 4], "big"))]
    for mark in told[:8]:
        # fragments of up to three bytes can lie between
        for slack in (1, 2, 3):
            if not budget.spend():
                return
            yield from options(data, place, mark, mark - slack, shape)
    for mark in dict.fromkeys([*told[:8], *marks[first : first + (4 if exact else 24)]]):
        if not budget.spend():
            return
        yield from options(data, place, mark, mark, shape)


def cut_cell(data: Bytes, at: int, high: int, shape: Shape) -> bool:
    """Whether a cell with its start intact begins here, and is longer than what is left of it."""
    try:
        payload, place = varint(data, at, high)
        if shape.table:
            _, place = varint(data, place, high)
        types, body = header(data, place, high, shape.stored + 1)
    except Damaged:
        return False
    return (
        shape.fits(types)
        and payload == body - place + sum(body_size(serial) for serial in types)
        and place + payload > high
    )


def cell_begins(data: Bytes, shape: Shape) -> bool:
    """Whether a cell of the table begins with these bytes, whole or cut."""
    try:
        payload, place = varint(data, 0, len(data))
        if shape.table:
            _, place = varint(data, place, len(data))
        types, body = header(data, place, len(data), shape.stored + 1)
    except Damaged:
        return False
    return shape.fits(types, strict=False) and payload == body - place + sum(body_size(serial) for serial in types)


def can_begin(data: Bytes, at: int, limit: int, shape: Shape) -> bool:
    """Whether the serial types after a lost start of four bytes can be this table's; a quick look before a long one."""
    known = at + LOST
    if shape.table:
        if _tail(data, known, limit, shape, 1, shape.low) is not None:
            return True
        return any(_tail(data, gap, limit, shape, 0, shape.low) is not None for gap in range(known, known + 9))
    return any(_tail(data, known, limit, shape, column, shape.low) is not None for column in range(min(3, shape.low)))


def _stale_end(data: Bytes, at: int, high: int) -> bool:
    return at + 4 <= high and at + int.from_bytes(data[at + 2 : at + 4], "big") == high
