"""People before a reviewer: the list, one of them with all that names them, and who is in touch with whom in this case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from aboveboard.analysis.people import Decision, Person
from aboveboard.casework.people import Everyone, Thread
from aboveboard.casework.review.desk import Desk, Rows
from aboveboard.casework.review.numbered import numbered
from aboveboard.casework.review.talks import everyone
from aboveboard.model.fold import fold
from aboveboard.model.provenance import read_key
from aboveboard.model.records import KIND_NUMBER

CONTACT = ("Message", "Call", "Email")
"""Kinds in which somebody is in touch with the phone; the others name people."""
ORDERS = ("newest", "records", "name")
NODES = 60
EDGES = 240
_CROWD = 200
"""Members above which a conversation tells nothing of who knows whom: a channel, a list."""


@dataclass
class Count:
    """In how many records an identifier of somebody stands, and when."""

    live: int = 0
    recovered: int = 0
    first: int | None = None
    last: int | None = None

    def add(self, live: int, recovered: int, first: int | None, last: int | None) -> None:
        """Take more into it."""
        self.live += live
        self.recovered += recovered
        self.first = min((t for t in (self.first, first) if t is not None), default=None)
        self.last = max((t for t in (self.last, last) if t is not None), default=None)


@dataclass(frozen=True)
class Listed:
    """Somebody as a line of the list."""

    person: Person
    contact: Count
    """Messages, calls and mails."""
    services: dict[str, int]
    """Live records by service, most first."""


@dataclass(frozen=True)
class Known:
    """All that the case holds of one person but for the records themselves."""

    person: Person
    contact: Count
    counts: dict[tuple[str, str], Count]
    """By service and kind."""
    threads: list[Thread]
    cards: list[str]
    """Keys of the records: contacts' cards and accounts that name one of the identifiers."""
    decisions: list[Decision]
    may_be: list[Person]

    @property
    def kinds(self) -> list[str]:
        """In which kinds of records they are named, messages apart: those stand in conversations."""
        return sorted({kind for _, kind in self.counts if kind != "Message"})


@dataclass
class Edge:
    """Two people, or one and the phone, and what is between them."""

    one: str
    """A person's id, or '' for the phone."""
    other: str
    records: int = 0
    talks: int = 0


@dataclass(frozen=True)
class Graph:
    """The people with most contact, and the edges between them, heaviest first."""

    people: list[Person]
    phone: dict[str, int]
    """Live messages, calls and mails of each with the phone, by id."""
    edges: list[Edge]
    left_out: int
    """People who had contact and are not among these."""
    edges_left_out: int = 0


def listed(desk: Desk, order: str = "newest", words: str = "") -> list[Listed]:
    """Everybody whose name or identifier holds the words."""
    name = f"people {desk.decisions()} {order}"
    if name not in desk.answers:
        rows = [Listed(p, contact_of(p), _services(p)) for p in everyone(desk).people]
        if order == "newest":
            rows.sort(key=lambda r: (-(r.contact.last or 0), r.person.id))
        elif order == "name":
            rows.sort(key=lambda r: (fold(r.person.name), r.person.id))
        desk.answers[name] = rows
    rows: list[Listed] = desk.answers[name]
    wanted = fold(words).strip()
    return [r for r in rows if not wanted or any(wanted in fold(t) for t in _texts(r.person))]


def _texts(person: Person) -> Iterator[str]:
    yield person.id
    yield from person.names
    yield from (key.value for key in person.keys)
    yield from {one.stored for one in person.seen}


def contact_of(person: Person) -> Count:
    """Messages, calls and mails in which they stand."""
    total = Count()
    for one in person.seen:
        if one.kind in CONTACT:
            total.add(one.live, one.recovered, one.first, one.last)
    return total


def _services(person: Person) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in person.seen:
        found[one.service] = found.get(one.service, 0) + one.live
    return dict(sorted(found.items(), key=lambda i: (-i[1], i[0])))


def known(desk: Desk, name: str) -> Known:
    """One person, by the id of any of their identifiers. Raises CaseError."""
    found = everyone(desk)
    person = found.person(name)
    keys = set(person.keys)
    counts: dict[tuple[str, str], Count] = {}
    for one in person.seen:
        counts.setdefault((one.service, one.kind), Count()).add(one.live, one.recovered, one.first, one.last)
    return Known(
        person=person,
        contact=contact_of(person),
        counts=dict(sorted(counts.items())),
        threads=[t for t in found.threads if person.id in t.people],
        cards=list(dict.fromkeys(c.record for c in found.cards if keys.intersection(c.keys) and _is_key(c.record))),
        decisions=[d for d in found.decisions if d.one in keys or d.other in keys],
        may_be=[p for p in found.people if p.id in person.may_be],
    )


def _is_key(text: str) -> bool:
    """Whether a card is a record; the phone's own accounts are gathered from several."""
    try:
        first, last = read_key(text)
    except ValueError:
        return False
    return first == last


def named_in(desk: Desk, person: Person, kind: str) -> Rows:
    """The records of a kind that name an identifier of theirs."""
    from aboveboard.store.columns import set_in

    stored = {one.stored for one in person.seen if one.kind == kind}
    sets = desk.sets
    return numbered(desk, lambda number: set_in(sets[number].naming(stored, {KIND_NUMBER[kind]})))


# --- who is in touch with whom ---------------------------------------------------------------------------------------


@dataclass
class _Between:
    """Edges in the making."""

    edges: dict[tuple[str, str], Edge] = field(default_factory=dict[tuple[str, str], Edge])

    def add(self, one: str, other: str, records: int) -> None:
        edge = self.edges.setdefault((one, other), Edge(one, other))
        edge.records += records
        edge.talks += 1


def graph(desk: Desk) -> Graph:
    """Who is in touch with the phone, and who stands together in conversations."""
    name = f"graph {desk.decisions()}"
    if name not in desk.answers:
        desk.answers[name] = _graph(everyone(desk))
    return desk.answers[name]


def _graph(found: Everyone) -> Graph:
    weights = {p.id: contact_of(p).live for p in found.people if not p.own}
    weights = {i: n for i, n in weights.items() if n}
    heaviest = sorted(weights, key=lambda i: (-weights[i], i))[:NODES]
    chosen = set(heaviest)
    between = _Between()
    for thread in found.threads:
        if len(thread.people) <= _CROWD:
            for one, other in combinations([i for i in thread.people if i in chosen], 2):
                between.add(one, other, thread.live)
    edges = sorted(between.edges.values(), key=lambda e: (-e.records, e.one, e.other))
    people = {p.id: p for p in found.people}
    return Graph(
        people=[people[i] for i in heaviest],
        phone={i: weights[i] for i in heaviest},
        edges=edges[:EDGES],
        left_out=len(weights) - len(heaviest),
        edges_left_out=max(0, len(edges) - EDGES),
    )
