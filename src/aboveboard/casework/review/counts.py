"""What a case holds, counted for the overview and beside searches. Zeros say why, from the coverage of each exhibit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from aboveboard.analysis.coverage import Coverage, State
from aboveboard.casework.coverage import coverage_of
from aboveboard.casework.review.desk import Desk
from aboveboard.model.provenance import STATE_BY_NUMBER
from aboveboard.model.query import Query
from aboveboard.model.records import CATEGORIES, CATEGORY_OF, KIND_BY_NUMBER
from aboveboard.store.exhibit import Exhibit

DAY = 86_400_000_000
GLANCE, LOOK = 0.02, 0.15
"""Seconds of looking at candidates: beside the first hits, and when asked to count on. Others want the case too."""
COVERAGE, TALLY = "coverage", "tally"
"""The names of what is gathered ahead."""
Counts = dict[str, int]


@dataclass(frozen=True)
class Facets:
    """How many records answer, by what one can filter by."""

    total: int
    by: dict[str, Counts]
    """kind, service, state, profile, direction -> value -> records"""
    looked: int
    of: int
    """Where each record that may answer has to be looked at: at how many of how many."""

    @property
    def whole(self) -> bool:
        """Whether all are counted."""
        return self.looked == self.of


def facets(desk: Desk, query: Query, seconds: float = GLANCE) -> Facets:
    """Counts of what answers a query, over all exhibits; as far as they come in a moment, and further when asked again."""
    query = desk.told(query)
    # Whom and what `person:` and `tag:` mean changes with what reviewers do.
    name = f"facets {query} {hash(query)}"
    if name in desk.answers:
        return desk.answers[name]
    by: dict[str, Counts] = {n: {} for n in ("kind", "service", "state", "profile", "direction")}
    total = looked = of = 0
    for one, sets in zip(desk.opened, desk.sets, strict=True):
        counted = sets.counted(query, seconds / len(desk.opened))
        looked, of = looked + counted.looked, of + counted.of
        for (kind, src, state, direction), n in counted.groups.items():
            reading = one.exhibit.readings[src]
            said = {
                "kind": KIND_BY_NUMBER[kind].__name__,
                "service": reading.service,
                "state": STATE_BY_NUMBER[state].value,
                "profile": reading.profile,
                "direction": {1: "in", 2: "out"}.get(direction),
            }
            total += n
            for facet, value in said.items():
                if value is not None:
                    by[facet][value] = by[facet].get(value, 0) + n
    ordered = {f: dict(sorted(c.items(), key=lambda i: (-i[1], i[0]))) for f, c in by.items()}
    found = Facets(total, ordered, looked, of)
    if found.whole:
        desk.answers[name] = found
    return found


def coverages(desk: Desk) -> list[Coverage]:
    """Each exhibit's coverage. Raises Gathering."""
    return desk.gathered(COVERAGE, lambda: [coverage_of(one.exhibit) for one in desk.opened])


def by_category(desk: Desk) -> Counts:
    """Live records of each category, zeros too."""
    found = dict.fromkeys(CATEGORIES, 0)
    for one in tally(desk):
        if one.state == 0:
            found[CATEGORY_OF[one.kind]] += one.n
    return found


def by(desk: Desk, what: str) -> Counts:
    """Live records by kind, service or profile, largest first."""
    found: Counts = {}
    for one in tally(desk):
        if one.state == 0:
            name = str(getattr(one, what))
            found[name] = found.get(name, 0) + one.n
    return dict(sorted(found.items(), key=lambda i: (-i[1], i[0])))


def not_live(desk: Desk) -> Counts:
    """Records that are not live, by state."""
    found: Counts = {}
    for one in tally(desk):
        if one.state:
            name = STATE_BY_NUMBER[one.state].value
            found[name] = found.get(name, 0) + one.n
    return found


def activity(desk: Desk) -> dict[int, Counts]:
    """Live records by day (since 1970 in UTC) and category."""
    found: dict[int, Counts] = {}
    for one in tally(desk):
        if one.state == 0 and one.day is not None and one.day >= 0:
            counts = found.setdefault(one.day, {})
            category = CATEGORY_OF[one.kind]
            counts[category] = counts.get(category, 0) + one.n
    return dict(sorted(found.items()))


class Tally(msgspec.Struct, frozen=True, array_like=True):
    """How many records of a kind, service, profile and state have their time on a day (UTC, since 1970; None: no time)."""

    kind: str
    service: str
    profile: str
    state: int
    day: int | None
    n: int


_FORM = 1
"""Of what is kept; another number means that it is counted again."""


def tally(desk: Desk) -> list[Tally]:
    """Everything counted, by what a record is, where it stands and on which day; kept in the case. Raises Gathering."""

    def make() -> list[Tally]:
        packed = desk.kept(TALLY, _FORM, lambda exhibit: msgspec.msgpack.encode(_count(exhibit)))
        return [t for p in packed for t in msgspec.msgpack.decode(p, type=list[Tally])]

    return desk.gathered(TALLY, make)


def _count(exhibit: Exhibit) -> list[Tally]:
    found: dict[tuple[str, str, str, int, int | None], int] = {}
    for (src, kind, state, day), n in exhibit.tallied("src", "kind", "state", f"at / {DAY}").items():
        reading = exhibit.readings[src]
        key = (KIND_BY_NUMBER[kind].__name__, reading.service, reading.profile, int(state), day)
        found[key] = found.get(key, 0) + n
    return [Tally(*key, n) for key, n in found.items()]


def looked_for(desk: Desk) -> bool:
    """Whether rows that are not live were looked for in every exhibit."""
    sql = "SELECT count(*) FROM outcomes WHERE artifact = 'any.recovered_rows' AND status = 'out of scope'"
    return not any(desk.cached("not looked for", lambda exhibit: int(exhibit.db.execute(sql).get)))


_ORDER = (
    State.READ,
    State.PARTLY,
    State.DISCOVERED,
    State.SEALED,
    State.NONE_FOUND,
    State.UNKNOWN_SCHEMA,
    State.ENCRYPTED,
    State.LOCKED,
    State.UNREADABLE,
    State.NOT_READ,
    State.OUT_OF_SCOPE,
    State.CANNOT,
    State.NO_DATA,
)


def why_none(desk: Desk, category: str | None = None, service: str | None = None) -> str:
    """Why there is nothing of a category or service: the state that says most, of all exhibits."""
    states: set[State] = set()
    for one in coverages(desk):
        states |= _states(one, category, service)
    return next((s.value for s in _ORDER if s in states), State.NOT_THERE.value)


def _states(coverage: Coverage, category: str | None, service: str | None) -> set[State]:
    lines: Iterable[tuple[str, str, State]] = ((line.category, line.service, line.state) for line in coverage.lines)
    return {s for c, v, s in lines if category in (None, c) and service in (None, v)}
