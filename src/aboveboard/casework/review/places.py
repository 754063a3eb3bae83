"""Positions before a reviewer: every record with coordinates, gathered once an exhibit, clustered for each view.

A view is a rectangle of the map, a span of time and some classes of position. What stands in one cell of a grid on the
screen becomes one mark that tells how many and of which classes; how near the cells lie depends on the zoom, and no view
has more than `MOST` marks.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import msgspec

from aboveboard.casework.review.desk import Desk, Rows
from aboveboard.casework.review.numbered import numbered
from aboveboard.model.provenance import key_of, show_key
from aboveboard.model.records import KIND_BY_NUMBER, fields_of
from aboveboard.store.exhibit import Exhibit

if TYPE_CHECKING:
    import numpy as np

    # Row numbers, times and the like; degrees and metres.
    Whole = np.ndarray[tuple[int], np.dtype[np.int64]]
    Real = np.ndarray[tuple[int], np.dtype[np.float64]]
    Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]

MOST = 2000
CELL = 48
"""Pixels of a cell's side, where that does not make more than `MOST` marks."""
TILE = 256
"""Pixels of the whole world's side at zoom 0, in the projection that web maps use."""
DEEPEST = 18
_EDGE = 85.05112878
"""Degrees of latitude at which that projection ends."""
FORM = 1
"""Of what is kept of positions; another number means that they are gathered again."""
UNDATED = -(1 << 62)
POSITIONS = "positions"
"""The name of what is gathered ahead."""
_MUCH = 4

CLASSES = ("gps", "wifi", "cell", "fix", "visit", "photo", "message", "search", "calendar", "other", "not stored")
"""What positions come from, as far as the record says: the store's own words are brought to these."""
_WORDS = (
    ("gps", ("gps", "gnss")),
    ("wifi", ("wifi", "wi-fi", "wlan")),
    ("cell", ("cell", "tower")),
    ("fix", ("fix",)),
    ("visit", ("visit", "kept")),
    ("search", ("search", "route", "destination", "asked", "typed")),
)
_OF_KIND = {"Media": "photo", "Message": "message", "Post": "message", "CalendarEvent": "calendar"}


@dataclass(frozen=True)
class Points:
    """All positions of one exhibit, in the order of its rows."""

    ids: Whole
    latitude: Real
    longitude: Real
    accuracy: Real
    """Metres; NaN where none is stored."""
    at: Whole
    """UTC microseconds; `UNDATED` where there is none."""
    classes: Whole
    """Places in `CLASSES`."""
    kinds: Whole
    states: Whole
    impossible: int
    """Records whose coordinates lie nowhere on Earth."""

    def pack(self) -> bytes:
        """As the case keeps them."""
        whole = (self.ids, self.at, self.classes, self.kinds, self.states)
        real = (self.latitude, self.longitude, self.accuracy)
        return msgspec.msgpack.encode((self.impossible, [a.tobytes() for a in whole], [a.tobytes() for a in real]))

    @staticmethod
    def unpack(packed: bytes) -> Points:
        """The reverse of `pack`."""
        import numpy as np

        impossible, whole, real = msgspec.msgpack.decode(packed, type=tuple[int, list[bytes], list[bytes]])
        ids, at, classes, kinds, states = (np.frombuffer(b, dtype=np.int64) for b in whole)
        latitude, longitude, accuracy = (np.frombuffer(b, dtype=np.float64) for b in real)
        return Points(ids, latitude, longitude, accuracy, at, classes, kinds, states, impossible)


@dataclass(frozen=True)
class View:
    """What is asked for. Where `west` is greater than `east`, the rectangle lies across the 180th meridian."""

    south: float = -90.0
    west: float = -180.0
    north: float = 90.0
    east: float = 180.0
    zoom: int = 1
    since: int | None = None
    until: int | None = None
    """UTC microseconds, itself not in it."""
    classes: frozenset[str] = frozenset(CLASSES)
    known: bool = True
    """Whether records of known files are among them."""


@dataclass(frozen=True)
class Mark:
    """One or more positions, as one mark of the map."""

    latitude: float
    longitude: float
    count: int
    not_live: int
    classes: dict[str, int]
    box: tuple[float, float, float, float]
    """South, west, north, east of what it stands for."""
    accuracy: float | None
    """The largest that is stored, metres."""
    first: int | None
    last: int | None
    key: str | None
    """The record, where it is one."""


@dataclass(frozen=True)
class Drawn:
    """The marks of a view."""

    marks: list[Mark]
    total: int
    """Positions in the view."""
    undated: int
    """Of them without a time."""


@dataclass(frozen=True)
class Extent:
    """Of all positions."""

    total: int
    first: int | None
    last: int | None
    impossible: int
    classes: dict[str, int]
    box: tuple[float, float, float, float] | None


def points(desk: Desk) -> list[Points]:
    """All positions, exhibit by exhibit; gathered once until an exhibit changes, and kept in the case."""

    def make() -> list[Points]:
        return [Points.unpack(p) for p in desk.kept(POSITIONS, FORM, lambda exhibit: _gather(exhibit).pack())]

    return desk.gathered(POSITIONS, make)


def _points(desk: Desk, *, known: bool) -> list[Points]:
    """All positions, or those that are not about known files."""
    every = points(desk)
    if known or not desk.known().keys:
        return every
    name = f"positions without {desk.known().version}"
    if name not in desk.answers:
        desk.answers[name] = [
            _only(p, [row for row, _ in of.rows]) for p, of in zip(every, desk.known().of, strict=True)
        ]
    return desk.answers[name]


def _only(p: Points, without: list[int]) -> Points:
    import numpy as np

    left = ~np.isin(p.ids, np.array(without, dtype=np.int64))
    columns = {f.name: getattr(p, f.name) for f in fields(p) if f.name != "impossible"}
    return Points(**{name: values[left] for name, values in columns.items()}, impossible=p.impossible)


def of_known(desk: Desk) -> int:
    """How many positions are of records about known files."""
    return sum(a.ids.size - b.ids.size for a, b in zip(points(desk), _points(desk, known=False), strict=True))


def class_of(said: str | None, kind: str) -> str:
    """The class that a store's word for a position belongs to."""
    if said is None:
        return _OF_KIND.get(kind, "not stored")
    word = said.lower()
    return next((name for name, words in _WORDS if any(w in word for w in words)), "other")


def _located() -> list[int]:
    """The numbers of kinds that have coordinates."""
    return [n for n, kind in KIND_BY_NUMBER.items() if {"latitude", "longitude"} <= fields_of(kind).keys()]


def _gather(exhibit: Exhibit) -> Points:
    import numpy as np

    # Readings whose store has no coordinates are not looked at.
    sources = [
        r.id for r in exhibit.readings.values() if r.layout.get("code") or "latitude" in r.layout.get("fields", {})
    ]
    kinds = ", ".join(map(str, _located()))
    among = int(exhibit.db.execute(f"SELECT count(*) FROM records WHERE kind IN ({kinds})").get)
    # Where much of the table is asked for, one pass through it costs less than going to and fro by the index.
    by = "NOT INDEXED" if among * _MUCH > exhibit.count() else "INDEXED BY record_kind"
    sql = (
        "SELECT id, data ->> '$.latitude' AS y, data ->> '$.longitude' AS x, data ->> '$.accuracy', at, "
        f"data ->> '$.position_class', kind, state, src FROM records {by} WHERE kind IN ({kinds}) "
        f"AND src IN ({', '.join(map(str, sources))}) AND y IS NOT NULL AND x IS NOT NULL AND {exhibit.shown}"
    )
    rows = exhibit.db.execute(sql)
    constants = {r.id: r.layout.get("constants", {}).get("position_class") for r in exhibit.readings.values()}
    found: list[tuple[int, float, float, float, int, int, int, int]] = []
    impossible = 0
    known: dict[tuple[Any, int], int] = {}
    for number, y, x, accuracy, at, said, kind, state, src in rows:
        latitude, longitude = _degrees(y), _degrees(x)
        if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
            impossible += 1
            continue
        word = constants[src] if said is None else said
        if (word, kind) not in known:
            name = class_of(None if word is None else str(word), KIND_BY_NUMBER[kind].__name__)
            known[word, kind] = CLASSES.index(name)
        radius = _degrees(accuracy)
        found.append(
            (
                number,
                latitude,
                longitude,
                math.nan if radius is None or radius < 0 else radius,
                UNDATED if at is None else at,
                known[word, kind],
                kind,
                state,
            )
        )
    found.sort()
    columns = list(zip(*found, strict=True)) if found else [()] * 8
    whole = [np.array(c, dtype=np.int64) for c in (columns[0], *columns[4:])]
    real = [np.array(c, dtype=np.float64) for c in columns[1:4]]
    return Points(whole[0], real[0], real[1], real[2], whole[1], whole[2], whole[3], whole[4], impossible)


def _degrees(value: Any) -> float | None:
    """A number, also one that a column without a type keeps as text; None for anything else."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def extent(desk: Desk, *, known: bool = True) -> Extent:
    """How many positions there are, when and where; `known`: those of known files too."""
    import numpy as np

    name = f"positions' extent {'' if known else desk.known().version}"
    if name in desk.answers:
        return desk.answers[name]
    every = _points(desk, known=known)
    dated = [p.at[p.at != UNDATED] for p in every]
    times = [int(t) for d in dated if d.size for t in (d.min(), d.max())]
    counts = sum(
        (np.bincount(p.classes, minlength=len(CLASSES)) for p in every), np.zeros(len(CLASSES), dtype=np.int64)
    )
    some = [p for p in every if p.ids.size]
    box = None
    if some:
        box = (
            float(min(p.latitude.min() for p in some)),
            float(min(p.longitude.min() for p in some)),
            float(max(p.latitude.max() for p in some)),
            float(max(p.longitude.max() for p in some)),
        )
    found = Extent(
        total=sum(p.ids.size for p in every),
        first=min(times, default=None),
        last=max(times, default=None),
        impossible=sum(p.impossible for p in every),
        classes={c: int(n) for c, n in zip(CLASSES, counts, strict=True) if n},
        box=box,
    )
    desk.answers[name] = found
    return found


def by_time(desk: Desk, steps: int, *, known: bool = True) -> list[int]:
    """How many positions lie in each of as many equal steps between the first and the last."""
    import numpy as np

    whole = extent(desk, known=known)
    if whole.first is None or whole.last is None:
        return []
    total = np.zeros(steps, dtype=np.int64)
    for p in _points(desk, known=known):
        dated = p.at[p.at != UNDATED]
        total += np.histogram(dated, bins=steps, range=(whole.first, max(whole.last, whole.first + 1)))[0]
    return [int(n) for n in total]


def _within(p: Points, view: View) -> Mask:
    import numpy as np

    mask = (p.latitude >= view.south) & (p.latitude <= view.north)
    if view.west <= view.east:
        mask &= (p.longitude >= view.west) & (p.longitude <= view.east)
    else:
        mask &= (p.longitude >= view.west) | (p.longitude <= view.east)
    if view.since is not None:
        mask &= p.at >= view.since
    if view.until is not None:
        mask &= (p.at < view.until) & (p.at != UNDATED)
    if view.classes != frozenset(CLASSES):
        mask &= np.isin(p.classes, [CLASSES.index(c) for c in view.classes])
    return mask


def drawn(desk: Desk, view: View) -> Drawn:
    """The marks of a view: one for each cell of the grid in which something lies."""
    import numpy as np

    every = [(number, p, _within(p, view)) for number, p in enumerate(_points(desk, known=view.known))]
    parts = [(number, p, np.flatnonzero(mask)) for number, p, mask in every if mask.any()]
    total = sum(int(chosen.size) for _, _, chosen in parts)
    undated = sum(int((p.at[chosen] == UNDATED).sum()) for _, p, chosen in parts)
    if not parts:
        return Drawn([], 0, 0)
    latitude = np.concatenate([p.latitude[c] for _, p, c in parts])
    longitude = np.concatenate([p.longitude[c] for _, p, c in parts])
    # As on the screen: pixels of the projection at this zoom.
    side = TILE * 2.0 ** max(0, min(view.zoom, DEEPEST))
    x = (longitude + 180) / 360 * side
    bounded = np.radians(np.clip(latitude, -_EDGE, _EDGE))
    y = (1 - np.arcsinh(np.tan(bounded)) / math.pi) / 2 * side
    cell = CELL
    while True:
        grid = np.floor(y / cell).astype(np.int64) << 32 | np.floor(x / cell).astype(np.int64)
        cells, places = np.unique(grid, return_inverse=True)
        if cells.size <= MOST:
            break
        # Four cells become one at each doubling, if all are full.
        cell <<= max(1, math.floor(math.log(cells.size / MOST, 4)))
    return Drawn(_marks(desk, parts, latitude, longitude, places, cells.size), total, undated)


def _marks(
    desk: Desk, parts: list[tuple[int, Points, Whole]], latitude: Real, longitude: Real, places: Whole, cells: int
) -> list[Mark]:
    import numpy as np

    at, classes, states, numbers, ids = (
        np.concatenate(c)
        for c in (
            [p.at[c] for _, p, c in parts],
            [p.classes[c] for _, p, c in parts],
            [p.states[c] for _, p, c in parts],
            [np.full(c.size, number) for number, _, c in parts],
            [p.ids[c] for _, p, c in parts],
        )
    )
    accuracy = np.concatenate([p.accuracy[c] for _, p, c in parts])
    order = np.argsort(places, kind="stable")
    starts = np.searchsorted(places[order], np.arange(cells))
    counts = np.diff(np.append(starts, places.size))
    by_class = np.bincount(places * len(CLASSES) + classes, minlength=cells * len(CLASSES)).reshape(cells, len(CLASSES))
    ends = {
        name: how.reduceat(values[order], starts)
        for name, how, values in (
            ("south", np.minimum, latitude),
            ("north", np.maximum, latitude),
            ("west", np.minimum, longitude),
            ("east", np.maximum, longitude),
            ("last", np.maximum, at),
            ("first", np.minimum, np.where(at == UNDATED, 1 << 62, at)),
            ("accuracy", np.fmax, accuracy),
            ("not live", np.add, (states != 0).astype(np.int64)),
            ("y", np.add, latitude),
            ("x", np.add, longitude),
        )
    }
    single = order[starts[counts == 1]]
    keys = _keys(desk, [(int(n), int(i)) for n, i in zip(numbers[single], ids[single], strict=True)])
    marks: list[Mark] = []
    for n in range(cells):
        count, alone = int(counts[n]), order[starts[n]]
        last = int(ends["last"][n])
        radius = float(ends["accuracy"][n])
        marks.append(
            Mark(
                latitude=float(ends["y"][n]) / count,
                longitude=float(ends["x"][n]) / count,
                count=count,
                not_live=int(ends["not live"][n]),
                classes={c: int(k) for c, k in zip(CLASSES, by_class[n], strict=True) if k},
                box=(
                    float(ends["south"][n]),
                    float(ends["west"][n]),
                    float(ends["north"][n]),
                    float(ends["east"][n]),
                ),
                accuracy=None if math.isnan(radius) else radius,
                first=None if last == UNDATED else int(ends["first"][n]),
                last=None if last == UNDATED else last,
                key=keys[int(numbers[alone]), int(ids[alone])] if count == 1 else None,
            )
        )
    return marks


def _keys(desk: Desk, rows: list[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """The keys of rows, each named by its exhibit's number and its own."""
    found: dict[tuple[int, int], str] = {}
    for number, one in enumerate(desk.opened):
        listed = ", ".join(str(i) for n, i in rows if n == number)
        for row, src, loc in one.exhibit.db.execute(f"SELECT id, src, loc FROM records WHERE id IN ({listed})"):
            found[number, row] = show_key(key_of(one.exhibit.readings[src].seed, loc))
    return found


def rows_of(desk: Desk, view: View) -> Rows:
    """The records of a view, in order of time."""
    every = _points(desk, known=view.known)
    return numbered(desk, lambda number: every[number].ids[_within(every[number], view)])


# --- of one person ---------------------------------------------------------------------------------------------------


def of_person(desk: Desk, stored: Iterable[str]) -> Rows:
    """The records that have coordinates and name one of these identifiers."""
    every, sets, names = points(desk), desk.sets, set(stored)

    def chosen(number: int) -> Whole:
        ids = every[number].ids
        return ids[sets[number].naming(names)[ids]]

    return numbered(desk, chosen)
