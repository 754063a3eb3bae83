"""What stands beside the hits of a search: what is marked among them, why something has none, and which index answered."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from aboveboard.analysis.coverage import State as Read
from aboveboard.casework.review import counts
from aboveboard.casework.review.counts import Counts, Facets
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.marks import reviewed, tagged, tags, version
from aboveboard.model.provenance import STATE_BY_NUMBER, State, read_key
from aboveboard.model.query import KEYED, Filter, Query, Term
from aboveboard.model.records import CATEGORIES, CATEGORY_OF

NONE_OF = "none of"
COLUMNS = "columns of all records"
MARKED = "marks of this case"
WRITTEN = "words that reviewers wrote"
MOST_SERVICES = 40
"""Services without a hit that are named."""


@dataclass(frozen=True)
class Zero:
    """Why nothing was found of something."""

    what: str
    why: str
    """`NONE_OF`, or the state of what was read: see `analysis.coverage.State`."""
    of: int = 0
    """How many the case has, whatever is asked for."""


def marked(desk: Desk, query: Query) -> dict[str, Counts]:
    """Of what answers a query: records by tag, and by how they were reviewed. Kept until something is marked."""
    query = desk.told(query)
    name = f"marked {query} {hash(query)} {version(desk.case)}"
    if name in desk.answers:
        return desk.answers[name]
    by_mark = {("tag", tag): tagged(desk.case, tag) for tag in tags(desk.case)}
    by_mark |= {("reviewed", by): list(reviewed(desk.case, by)) for by in ("yes", "twice")}
    keys = {mark: {read_key(key)[0] for key in some} for mark, some in by_mark.items()}
    found: dict[str, Counts] = {"tag": {}, "reviewed": {}}
    every = set[int]().union(*keys.values())
    for one, sets in zip(desk.opened, desk.sets, strict=True) if every else ():
        answering = set(sets.within(query, one.searcher.rows_of(every)))
        for (facet, value), some in keys.items():
            n = len(answering.intersection(one.searcher.rows_of(some)))
            if n:
                found[facet][value] = found[facet].get(value, 0) + n
    found["tag"] = dict(sorted(found["tag"].items(), key=lambda i: (-i[1], i[0])))
    desk.answers[name] = found
    return found


def zeros(desk: Desk, facets: Facets, kinds: Collection[str] = ()) -> dict[str, list[Zero]]:
    """What has no hit, by facet: with how many of it the case has, else why it has none.

    `kinds` are those that were asked for, none of them: all. Services that are not there at all are not named.
    """
    found: dict[str, list[Zero]] = {"category": [], "service": [], "profile": [], "state": []}
    asked = {CATEGORY_OF[kind] for kind in kinds} or set(CATEGORIES)
    every: dict[str, Counts] = {what: {} for what in found}
    for one in counts.tally(desk):
        if not kinds or one.kind in kinds:
            state = STATE_BY_NUMBER[one.state].value
            said = {"category": CATEGORY_OF[one.kind], "service": one.service, "profile": one.profile, "state": state}
            for what, name in said.items():
                every[what][name] = every[what].get(name, 0) + one.n
    for name in (n for n in CATEGORIES if n in asked):
        if not any(facets.by["kind"].get(k.__name__) for k in CATEGORIES[name]):
            found["category"].append(_zero(name, every["category"].get(name, 0), counts.why_none(desk, name)))
    services = dict(sorted(every["service"].items(), key=lambda i: (-i[1], i[0])))
    for coverage in counts.coverages(desk):
        for line in coverage.lines:
            if line.service and line.category in asked and line.state is not Read.NOT_THERE:
                services.setdefault(line.service, 0)
    found["service"] = [
        _zero(name, n, counts.why_none(desk, next(iter(asked)) if len(asked) == 1 else None, name))
        for name, n in services.items()
        if name not in facets.by["service"]
    ]
    found["profile"] = [
        Zero(name, NONE_OF, n) for name, n in sorted(every["profile"].items()) if name not in facets.by["profile"]
    ]
    for name, n in {**dict.fromkeys((s.value for s in State), 0), **every["state"]}.items():
        if name not in facets.by["state"]:
            looked = name == State.LIVE.value or counts.looked_for(desk)
            found["state"].append(_zero(name, n, Read.NONE_FOUND.value if looked else Read.NOT_READ.value))
    return found


def _zero(what: str, of: int, why: str) -> Zero:
    # 'read' beside a nought would say nothing: what was read of it has no record of this sort.
    why = Read.NONE_FOUND.value if why in (Read.READ.value, Read.DISCOVERED.value) else why
    return Zero(what, NONE_OF if of else why, of)


def ways(desk: Desk, query: Query) -> list[tuple[str, str]]:
    """(part of the query, how it was answered): of terms the index of words, of filters what is kept in memory."""
    query = desk.told(query)
    found: list[tuple[str, str]] = []
    for one in desk.opened:
        found += [(way.term, way.way) for way in one.searcher.ways(query)]
    filters = [c for c in query.clauses() if isinstance(c, Filter)]
    if any(c.name not in KEYED for c in filters):
        found.append(("", COLUMNS))
    found += [(str(c), MARKED) for c in filters if c.name in KEYED]
    found += [(str(c), WRITTEN) for c in query.clauses() if isinstance(c, Term) and c.keys]
    return list(dict.fromkeys(found))
