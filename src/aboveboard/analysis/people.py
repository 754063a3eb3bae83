"""People: which identifiers belong to one person. Derived from the records, never evidence.

Two identifiers are one person's where they are the same key (one number, one address) or where a tie says so: a contact
card or an account in the phone that names both, or an examiner. A display name alone never ties; it is only suggested.
The result depends on what is given, not on its order; each tie can be shown, and an examiner's can be taken back.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from aboveboard.analysis.identity import Key
from aboveboard.model.fold import fold

SHARED = 4
"""An identifier on cards of this many different names is shared (a company's number): cards do not tie by it."""
CROWDED = 30
"""A card with more identifiers than this is a list rather than a person's."""


@dataclass(frozen=True)
class Seen:
    """How often an identifier stands in records of one service, kind and role, with the names beside it."""

    key: Key
    stored: str
    service: str
    kind: str
    role: str
    live: int
    recovered: int = 0
    first: int | None = None
    """UTC microseconds."""
    last: int | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Card:
    """A record that names several identifiers of one owner: a contact's card, an account."""

    record: str
    """The record's key, to be looked up."""
    rule: str
    keys: tuple[Key, ...]
    name: str | None = None
    own: bool = False
    stored: tuple[tuple[Key, str, str], ...] = ()
    """Each identifier as the record has it: (key, service, text)."""


@dataclass(frozen=True)
class Decision:
    """What an examiner said. `merge`: both keys are one person's. `split`: no card ties `one` to anything."""

    number: int
    what: str
    one: Key
    other: Key | None
    reason: str
    by: str


@dataclass(frozen=True)
class Tie:
    """Why two keys are one person's."""

    one: Key
    other: Key
    why: str
    record: str | None = None
    decision: int | None = None


@dataclass(frozen=True)
class Person:
    """Somebody, as far as the records tell."""

    id: str
    keys: tuple[Key, ...]
    names: Mapping[str, tuple[str, ...]]
    """Each display name with the services that use it, the most used first."""
    ties: tuple[Tie, ...]
    seen: tuple[Seen, ...]
    stored: tuple[tuple[str, str], ...] = ()
    """Every identifier as records have it: (service, text)."""
    own: bool = False
    """An account set up in the phone, or its own card, names one of the keys: the phone's own, whoever used it."""
    may_be: tuple[str, ...] = field(default=())
    """Others with the same display name: a suggestion, nothing more."""

    @property
    def name(self) -> str:
        """The name most records use, or the first identifier."""
        return next(iter(self.names), None) or str(self.keys[0])

    @property
    def records(self) -> int:
        """In how many live records an identifier of theirs stands."""
        return sum(s.live for s in self.seen)


def person_id(key: Key) -> str:
    """A short name of a key's person; the same in every run and after records are added."""
    digest = hashlib.blake2b(
        "\0".join(key).encode("utf-8", "surrogatepass"), digest_size=5, person=b"above-person"
    ).digest()
    return f"P-{base64.b32encode(digest).decode()}"


def people(seen: Iterable[Seen], cards: Iterable[Card], decisions: Sequence[Decision] = ()) -> list[Person]:
    """Everybody, those with most records first."""
    by_key: dict[Key, list[Seen]] = {}
    for one in seen:
        by_key.setdefault(one.key, []).append(one)
    cards = sorted(cards, key=lambda c: (c.record, c.rule))
    for card in cards:
        for key in card.keys:
            by_key.setdefault(key, [])
    for decision in decisions:
        for key in (decision.one, decision.other):
            if key is not None:
                by_key.setdefault(key, [])
    ties = _ties(cards, decisions)
    parent: dict[Key, Key] = {key: key for key in by_key}

    def root(key: Key) -> Key:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for tie in ties:
        # The smaller key stands for both, so that ids do not depend on the order of ties.
        low, high = sorted((root(tie.one), root(tie.other)))
        parent[high] = low
    members: dict[Key, list[Key]] = {}
    for key in sorted(by_key):
        members.setdefault(root(key), []).append(key)
    tied: dict[Key, list[Tie]] = {}
    for tie in ties:
        tied.setdefault(root(tie.one), []).append(tie)
    named: dict[Key, list[str]] = {}
    own: set[Key] = set()
    on_cards: dict[Key, list[tuple[str, str]]] = {}
    for card in cards:
        for key, service, text in card.stored:
            on_cards.setdefault(key, []).append((service, text))
        for key in card.keys:
            if card.name:
                named.setdefault(root(key), []).append(card.name)
            if card.own:
                own.add(root(key))
    found = [
        Person(
            id=person_id(first),
            keys=tuple(keys),
            names=_names([s for key in keys for s in by_key[key]], named.get(first, [])),
            ties=tuple(tied.get(first, ())),
            seen=tuple(s for key in keys for s in by_key[key]),
            stored=tuple(
                sorted(
                    {(s.service, s.stored) for key in keys for s in by_key[key]}
                    | {pair for key in keys for pair in on_cards.get(key, ())}
                )
            ),
            own=first in own,
        )
        for first, keys in members.items()
    ]
    return sorted(_suggested(found), key=lambda p: (-p.records, p.id))


def _ties(cards: Sequence[Card], decisions: Sequence[Decision]) -> list[Tie]:
    names: dict[Key, set[str]] = {}
    for card in cards:
        for key in card.keys:
            names.setdefault(key, set()).add(fold(card.name or card.record))
    alone = {d.one for d in decisions if d.what == "split"}
    ties: list[Tie] = []
    for card in cards:
        usable = [k for k in dict.fromkeys(card.keys) if len(names[k]) < SHARED and k not in alone]
        if 1 < len(usable) <= CROWDED:
            ties += [Tie(usable[0], other, card.rule, card.record) for other in usable[1:]]
    for d in decisions:
        if d.what == "merge" and d.other is not None:
            ties.append(Tie(d.one, d.other, f"{d.by} said so: {d.reason}", decision=d.number))
    return ties


def _names(seen: Iterable[Seen], cards: Iterable[str]) -> dict[str, tuple[str, ...]]:
    counts: dict[str, int] = {}
    services: dict[str, set[str]] = {}
    for name in cards:
        # What the phone's owner calls somebody comes before what others call themselves.
        counts[name] = counts.get(name, 0) + 1_000_000
        services.setdefault(name, set()).add("contacts")
    for one in seen:
        for name in one.names:
            counts[name] = counts.get(name, 0) + one.live + one.recovered
            services.setdefault(name, set()).add(one.service)
    return {n: tuple(sorted(services[n])) for n in sorted(counts, key=lambda n: (-counts[n], n))}


def _suggested(found: list[Person]) -> list[Person]:
    """The same, each with those of the same display name; names that many have suggest nobody."""
    import dataclasses

    named: dict[str, list[str]] = {}
    for person in found:
        for name in {fold(n) for n in person.names}:
            named.setdefault(name, []).append(person.id)
    out: list[Person] = []
    for person in found:
        others = {
            other for name in {fold(n) for n in person.names} if len(named[name]) < SHARED for other in named[name]
        } - {person.id}
        out.append(dataclasses.replace(person, may_be=tuple(sorted(others))) if others else person)
    return out
