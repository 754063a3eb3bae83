"""Everything in time: how many records of each category lie in each step of a span, and the records of a span.

A record that tells no zone stands where the phone's zone history puts it among the others; those without any time stand
behind all, are in no span and are counted apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from aboveboard.casework.review.desk import Desk, Position, Rows
from aboveboard.casework.review.numbered import looked_for
from aboveboard.model.records import CATEGORIES, CATEGORY_OF, KIND_BY_NUMBER
from aboveboard.store.exhibit import Exhibit

if TYPE_CHECKING:
    import numpy as np

    from aboveboard.store.words import Bools

    Small = np.ndarray[tuple[int], np.dtype[np.uint8]]

UNITS = ("year", "month", "day", "hour", "minute", "second")
_SECONDS = {"year": 31_556_952, "month": 2_629_746, "day": 86_400, "hour": 3600, "minute": 60, "second": 1}
MOST_STEPS = 400
_NAMES = tuple(CATEGORIES)
_SECOND = 1_000_000
_AT_ONCE = 1 << 18
"""Rows that are put into steps at a time."""
EARLIEST = -11_644_473_600 * _SECOND
"""1601, the earliest that anything in a phone counts from."""
LATEST = 7_258_118_400 * _SECOND
"""2200: what is later is a time only in a calendar."""


@dataclass(frozen=True)
class Span:
    """A part of time, and the categories that are looked at. UTC microseconds, `until` itself not in it."""

    since: int
    until: int
    categories: frozenset[str] = frozenset(CATEGORIES)


@dataclass(frozen=True)
class Lane:
    """One category, step by step."""

    category: str
    live: list[int]
    not_live: list[int]

    @property
    def total(self) -> int:
        """All of the span."""
        return sum(self.live) + sum(self.not_live)


@dataclass(frozen=True)
class Histogram:
    """A span in steps."""

    unit: str
    edges: list[int]
    """Where steps begin, and the end of the last one."""
    lanes: list[Lane]
    """Of each category that is looked at and that the case has records of."""

    @property
    def totals(self) -> list[int]:
        """Of all lanes, step by step."""
        return [sum(n) for n in zip(*(x for lane in self.lanes for x in (lane.live, lane.not_live)), strict=True)]

    @property
    def gaps(self) -> list[tuple[int, int]]:
        """(first step, step behind the last) of each run of steps in which nothing lies."""
        found: list[tuple[int, int]] = []
        for step, n in enumerate(self.totals):
            if n:
                continue
            if found and found[-1][1] == step:
                found[-1] = (found[-1][0], step + 1)
            else:
                found.append((step, step + 1))
        return found


def whole(desk: Desk) -> Span | None:
    """From the first record that has a time to behind the last, in the centuries that are shown; None where none has."""
    times = [t for first, last in desk.cached("ends", _ends) for t in (first, last) if t is not None]
    if not times:
        return None
    since = min(max(min(times), EARLIEST), LATEST - 1)
    return Span(since, max(since, min(max(times), LATEST - 1)) + 1)


def _ends(exhibit: Exhibit) -> tuple[int | None, int | None]:
    sql = "SELECT at FROM records WHERE at IS NOT NULL ORDER BY id {} LIMIT 1"
    return exhibit.db.execute(sql.format("ASC")).get, exhibit.db.execute(sql.format("DESC")).get


def undated(desk: Desk, *, known: bool = True) -> int:
    """Records without any time. `known`, here and below: those of known files too."""
    return _between(desk, desk.end_of_time(), desk.very_end(), known=known)


def outside(desk: Desk, *, known: bool = True) -> int:
    """Records of other centuries than are shown: entries of calendars may be of any."""
    earliest, latest = desk.at_times((EARLIEST, LATEST))
    return sum(
        _between(desk, a, b, known=known) for a, b in ((desk.beginning(), earliest), (latest, desk.end_of_time()))
    )


def of_known(desk: Desk, span: Span) -> int:
    """How many records of a span are about known files."""
    since, until = (p.rows for p in desk.at_times((span.since, span.until)))
    every, wanted = _kinds(desk, known=True), set(_wanted(span))
    return sum(
        since[number] <= row < until[number] and int(kinds[row]) in wanted
        for number, ((kinds, _), of) in enumerate(zip(every, desk.known().of, strict=True))
        for row, _ in of.rows
    )


def _between(desk: Desk, first: Position, end: Position, *, known: bool) -> int:
    every = _kinds(desk, known=known)
    return sum(int((kinds[a:b] > 0).sum()) for (kinds, _), a, b in zip(every, first.rows, end.rows, strict=True))


def _kinds(desk: Desk, *, known: bool) -> list[tuple[Small, Small]]:
    """The kind of each row by its number, 0 where there is none that is shown by itself; and its state, 0 where it is live."""
    if "rows by kind" not in desk.answers:
        desk.answers["rows by kind"] = [
            (c.kind * c.shown if c.hidden.size else c.kind, c.state) for c, _ in desk.row_sets()
        ]
    every: list[tuple[Small, Small]] = desk.answers["rows by kind"]
    if known or not desk.known().keys:
        return every
    name = f"rows by kind without {desk.known().version}"
    if name not in desk.answers:
        left: list[tuple[Small, Small]] = []
        for (kinds, states), of in zip(every, desk.known().of, strict=True):
            kept = kinds.copy()
            kept[[row for row, _ in of.rows]] = 0
            left.append((kept, states))
        desk.answers[name] = left
    return desk.answers[name]


def _wanted(span: Span) -> list[int]:
    """The numbers of the kinds that are looked at."""
    return [n for n, kind in KIND_BY_NUMBER.items() if CATEGORY_OF[kind.__name__] in span.categories]


def by_category(desk: Desk, *, known: bool = True) -> dict[str, int]:
    """All records of each category, dated or not, live or not; of those that there are."""
    import numpy as np

    total = np.zeros(max(KIND_BY_NUMBER) + 1, dtype=np.int64)
    for kinds, _ in _kinds(desk, known=known):
        for start in range(0, kinds.size, _AT_ONCE):
            total += np.bincount(kinds[start : start + _AT_ONCE], minlength=total.size)
    found = dict.fromkeys(_NAMES, 0)
    for number, kind in KIND_BY_NUMBER.items():
        found[CATEGORY_OF[kind.__name__]] += int(total[number])
    return {name: n for name, n in found.items() if n}


def histogram(desk: Desk, span: Span, zone: tzinfo, *, known: bool = True) -> Histogram:
    """A span in steps of the smallest unit that makes at most `MOST_STEPS` of them; days and longer as the zone has them."""
    without = "" if known else desk.known().version
    name = f"steps {span.since} {span.until} {sorted(span.categories)} {zone} {without}"
    if name not in desk.answers:
        desk.answers[name] = _histogram(desk, span, zone, known=known)
    return desk.answers[name]


def _histogram(desk: Desk, span: Span, zone: tzinfo, *, known: bool) -> Histogram:
    import numpy as np

    unit = unit_of(span)
    edges = edges_of(span, unit, zone)
    steps = len(edges) - 1
    category = np.zeros(max(KIND_BY_NUMBER) + 1, dtype=np.int64)
    for number, kind in KIND_BY_NUMBER.items():
        category[number] = 1 + _NAMES.index(CATEGORY_OF[kind.__name__])
    width = 2 * (len(_NAMES) + 1)
    counts = np.zeros((steps, width), dtype=np.int64)
    positions = np.array([p.rows for p in desk.at_times(edges)], dtype=np.int64).reshape(len(edges), len(desk.opened))
    for number, (kinds, states) in enumerate(_kinds(desk, known=known)):
        rows = positions[:, number]
        end = int(rows[-1])
        for start in range(int(rows[0]), end, _AT_ONCE):
            part = slice(start, min(start + _AT_ONCE, end))
            step = np.searchsorted(rows, np.arange(part.start, part.stop), side="right") - 1
            code = step * width + category[kinds[part]] * 2 + (states[part] != 0)
            counts += np.bincount(code, minlength=steps * width).reshape(steps, width)
    lanes = [
        Lane(c, counts[:, 2 * n + 2].tolist(), counts[:, 2 * n + 3].tolist())
        for n, c in enumerate(_NAMES)
        if c in span.categories and c in by_category(desk, known=known)
    ]
    return Histogram(unit, edges, lanes)


def unit_of(span: Span) -> str:
    """The smallest unit of which the span has few enough."""
    seconds = (span.until - span.since) / _SECOND
    return next((u for u in reversed(UNITS) if seconds / _SECONDS[u] <= MOST_STEPS), "year")


def edges_of(span: Span, unit: str, zone: tzinfo) -> list[int]:
    """Where the steps of a span begin, and its end."""
    return [span.since, *(at for at in _beginnings(span, unit, zone) if span.since < at < span.until), span.until]


def _beginnings(span: Span, unit: str, zone: tzinfo) -> Iterator[int]:
    begin, _ = around(span.since, unit, zone)
    while begin < span.until:
        yield begin
        begin = around(begin, unit, zone)[1]


def around(at: int, unit: str, zone: tzinfo) -> tuple[int, int]:
    """The beginning and the end of the year, month … that a time lies in."""
    local = local_time(at, zone)
    match unit:
        case "year":
            first = datetime(local.year, 1, 1)
            last = datetime(local.year + 1, 1, 1)
        case "month":
            first = datetime(local.year, local.month, 1)
            last = datetime(local.year + local.month // 12, local.month % 12 + 1, 1)
        case "day":
            first = datetime(local.year, local.month, local.day)
            last = first + timedelta(days=1)
        case _:
            # Below a day by the clock's own beat: hours that a change of the clock repeats are two.
            length = _SECONDS[unit] * _SECOND
            offset = round((local.utcoffset() or timedelta()).total_seconds()) * _SECOND
            begin = (at + offset) // length * length - offset
            return begin, begin + length
    return stamp(first, zone), stamp(last, zone)


def local_time(at: int, zone: tzinfo) -> datetime:
    """A time on the clock of a zone."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=at)).astimezone(zone)


def stamp(local: datetime, zone: tzinfo) -> int:
    """UTC microseconds of a time on the clock of a zone."""
    return (local.replace(tzinfo=zone) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


def rows_of(desk: Desk, span: Span, *, known: bool = True) -> Rows:
    """The records of a span, in order of time."""
    import numpy as np

    since, until = desk.at_times((span.since, span.until))
    every = _kinds(desk, known=known)
    wanted = np.zeros(256, dtype=np.bool_)
    wanted[_wanted(span)] = True

    def chosen(number: int, some: slice) -> Bools:
        return wanted[every[number][0][some]]

    return looked_for(desk, chosen, since, until)
