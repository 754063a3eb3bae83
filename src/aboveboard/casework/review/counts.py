"""What a case holds, counted for the overview and beside searches. Zeros say why, from the coverage of each exhibit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aboveboard.analysis.coverage import Coverage, State
from aboveboard.casework.coverage import coverage_of
from aboveboard.casework.people import told
from aboveboard.casework.review.desk import Desk
from aboveboard.model.provenance import STATE_BY_NUMBER
from aboveboard.model.query import Query
from aboveboard.model.records import CATEGORIES, CATEGORY_OF, KIND_BY_NUMBER
from aboveboard.store.exhibit import Exhibit

DAY = 86_400_000_000
Counts = dict[str, int]


@dataclass(frozen=True)
class Facets:
    """How many records answer, by what one can filter by."""

    total: int
    by: dict[str, Counts]
    """kind, service, state, profile, direction -> value -> records"""


def facets(desk: Desk, query: Query) -> Facets:
    """Counts of what answers a query, over all exhibits."""
    name = f"facets {query} {desk.decisions() if query.asks_for('person') else ''}"
    if name in desk.answers:
        return desk.answers[name]
    by: dict[str, Counts] = {n: {} for n in ("kind", "service", "state", "profile", "direction")}
    total = 0
    query = told(query, desk.everyone)
    for one in desk.opened:
        for kind, src, state, direction, n in one.searcher.grouped(query):
            reading = one.exhibit.readings[src]
            said = {
                "kind": KIND_BY_NUMBER[kind].__name__,
                "service": reading.service,
                "state": STATE_BY_NUMBER[state].value,
                "profile": reading.profile,
                "direction": {1: "in", 2: "out"}.get(direction or 0),
            }
            total += n
            for facet, value in said.items():
                if value is not None:
                    by[facet][value] = by[facet].get(value, 0) + n
    found = Facets(total, {f: dict(sorted(c.items(), key=lambda i: (-i[1], i[0]))) for f, c in by.items()})
    desk.answers[name] = found
    return found


def coverages(desk: Desk) -> list[Coverage]:
    """Each exhibit's coverage."""
    return desk.cached("coverage", coverage_of)


def by_category(desk: Desk) -> Counts:
    """Live records of each category, zeros too."""
    found = dict.fromkeys(CATEGORIES, 0)
    for kind, _, _, state, n in (row for part in desk.cached("counts", _counts) for row in part):
        if state == "0":
            found[CATEGORY_OF[kind]] += n
    return found


def by(desk: Desk, what: str) -> Counts:
    """Live records by kind, service or profile, largest first."""
    place = {"kind": 0, "service": 1, "profile": 2}[what]
    found: Counts = {}
    for row in (row for part in desk.cached("counts", _counts) for row in part):
        if row[3] == "0":
            found[str(row[place])] = found.get(str(row[place]), 0) + int(row[4])
    return dict(sorted(found.items(), key=lambda i: (-i[1], i[0])))


def not_live(desk: Desk) -> Counts:
    """Records that are not live, by state."""
    found: Counts = {}
    for *_, state, n in (row for part in desk.cached("counts", _counts) for row in part):
        if state != "0":
            name = STATE_BY_NUMBER[int(state)].value
            found[name] = found.get(name, 0) + int(n)
    return found


def _counts(exhibit: Exhibit) -> list[tuple[str, str, str, str, int]]:
    return [*exhibit.counts(), *exhibit.counts(discovered=True)]


def activity(desk: Desk) -> dict[int, Counts]:
    """Live records by day (since 1970 in UTC) and category."""
    found: dict[int, Counts] = {}
    for part in desk.cached("activity", _activity):
        for day, kind, n in part:
            counts = found.setdefault(day, {})
            category = CATEGORY_OF[KIND_BY_NUMBER[kind].__name__]
            counts[category] = counts.get(category, 0) + n
    return dict(sorted(found.items()))


def _activity(exhibit: Exhibit) -> list[tuple[int, int, int]]:
    sql = (
        f"SELECT at / {DAY}, kind, count(*) FROM records WHERE at IS NOT NULL AND at > 0 AND state = 0 "
        f"AND {exhibit.shown} GROUP BY 1, 2"
    )
    return [(int(d), int(k), int(n)) for d, k, n in exhibit.db.execute(sql)]


_ORDER = (
    State.READ,
    State.PARTLY,
    State.DISCOVERED,
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
