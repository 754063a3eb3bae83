"""The use case: what two people's phones each hold of what went between the two, side by side.

Each case rests on an authority of its own, and both must name each other: nobody's phone is laid beside another's because
somebody has both. Only messages and calls with the other phone's user as a party are looked at; nothing of either case goes
into the other but an entry of its log, without content.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, Final

import msgspec

from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor, case_id, head_of
from aboveboard.casework.errors import CaseError, NotCovered
from aboveboard.casework.look import answering
from aboveboard.casework.standing import may_act
from aboveboard.model.fold import fold
from aboveboard.model.query import parse
from aboveboard.model.times import from_iso

SECONDS: Final = 600.0
"""Time within which the two copies of a message may stand apart: clocks differ, and a message may wait for its receiver."""
KINDS: Final = ("Message", "Call")
MOST: Final = 200_000
"""Records of one phone that are held at once."""
SAYS: Final = (
    "A message that one phone alone has may have been deleted or never have arrived, or its store may not have been read.",
    "The two copies of a pair say the same; neither says who held the phone.",
    "Only messages and calls with the other phone's user as a party were looked at, within both scopes.",
)


@dataclass(frozen=True)
class Asked:
    """By what each phone's user is known to the other: numbers, addresses, user names."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    seconds: float = SECONDS


class Item(msgspec.Struct, frozen=True):
    """One message or call, as one phone holds it."""

    key: str
    kind: str
    service: str
    at: str | None
    direction: str | None
    said: str
    """A message's text, or a call's length in words."""


class Pair(msgspec.Struct, frozen=True):
    """The two copies of one message or call."""

    first: Item
    second: Item
    apart: float | None
    """Seconds by which the second phone's time is later; None where one of them has none."""


class Beside(msgspec.Struct, frozen=True):
    """What came of it."""

    cases: tuple[str, str]
    pairs: tuple[Pair, ...]
    only_first: tuple[Item, ...]
    only_second: tuple[Item, ...]
    apart: float | None
    """Median of the pairs' seconds: how the two clocks differ, with what was on the way."""
    says: tuple[str, ...] = SAYS


def beside(first: Case, second: Case, actor: Actor, asked: Asked) -> Beside:
    """Lay the two beside each other. Raises NotCovered where either authority does not allow it, CaseError."""
    if not asked.first or not asked.second:
        raise CaseError("say by what each phone's user is known to the other: a number, address or user name of each")
    _must_allow(first, second, actor)
    one, two = (tuple(_between(case, names)) for case, names in ((first, asked.second), (second, asked.first)))
    found = matched(one, two, asked.seconds)
    for case, other in ((first, second), (second, first)):
        number, head = head_of(other.db)
        case.log(
            actor,
            "combination",
            what="laid beside another phone",
            other=case_id(other.db),
            under=other.authority.reference,
            other_head=f"{number}:{head}",
            pairs=len(found.pairs),
            only_here=len(found.only_first if case is first else found.only_second),
            only_there=len(found.only_second if case is first else found.only_first),
        )
    return msgspec.structs.replace(found, cases=(first.path.name, second.path.name))


def _must_allow(first: Case, second: Case, actor: Actor) -> None:
    if case_id(first.db) == case_id(second.db):
        raise CaseError("these are one and the same case; `compare CASE OTHER` lays it beside another tool's output")
    for case in (first, second):
        case.must_stand(actor)
        may_act(case.authority, actor)
        case.must_take_changes(actor)
    for case, other in ((first, second), (second, first)):
        mine, theirs = case.authority, other.authority
        if theirs.reference is None or theirs.reference not in mine.compare_with:
            raise NotCovered(
                f"the authority of {case.path.name} does not say that this phone may be laid beside the one of "
                f"{theirs.reference or 'an authority without reference'}; each of the two must name the other's reference "
                "(`compare_with`)",
                "two-phones",
            )
    subjects = [fold(case.authority.subject or "") for case in (first, second)]
    if subjects[0] and subjects[0] == subjects[1]:
        raise CaseError("both phones are of one person: examine them as exhibits of one case")


def _between(case: Case, names: Iterable[str]) -> Iterator[Item]:
    seen: set[str] = set()
    for name in names:
        quoted = name.replace('"', " ")
        for kind in KINDS:
            for record in answering(case, parse(f'kind:{kind} state:live with:"{quoted}"'), None):
                if record["key"] not in seen:
                    seen.add(record["key"])
                    if len(seen) > MOST:
                        raise CaseError(f"{case.path.name} holds more than {MOST:,} messages and calls with {name}")
                    yield _item(record)


def _item(record: dict[str, Any]) -> Item:
    def said(name: str) -> str | None:
        value = record.get(name)
        return value if isinstance(value, str) else None

    length = record.get("duration")
    words = said("body") if record["kind"] == "Message" else None
    if record["kind"] == "Call":
        words = f"{length:g} s" if isinstance(length, int | float) else ""
    return Item(record["key"], record["kind"], record["service"], said("at"), said("direction"), words or "")


def matched(first: Sequence[Item], second: Sequence[Item], seconds: float) -> Beside:
    """Pairs of one kind, of the same text and opposite ways, the nearest in time first; each is used once. Pure.

    Calls need no text: their times alone pair them. Messages without a text pair with such.
    """
    there: dict[tuple[str, str, str | None], list[tuple[int, Item]]] = defaultdict(list)
    for item in second:
        there[_sort(item)].append((_time(item), item))
    for some in there.values():
        some.sort(key=lambda pair: pair[0])
    near: list[tuple[int, int, int, Item, Item]] = []
    for number, item in enumerate(first):
        for way in {_turned(item.direction), None}:
            kind, text, _ = _sort(item)
            near += _near(number, item, there.get((kind, text, way), []), seconds)
    near.sort(key=lambda found: found[:3])
    left, right = {i.key: i for i in first}, {i.key: i for i in second}
    pairs: list[Pair] = []
    for _, _, _, one, two in near:
        if one.key in left and two.key in right:
            del left[one.key], right[two.key]
            pairs.append(Pair(one, two, (_time(two) - _time(one)) / 1e6 if one.at and two.at else None))
    pairs.sort(key=lambda pair: (_time(pair.first), pair.first.key))
    apart = [pair.apart for pair in pairs if pair.apart is not None]
    alone = (tuple(left.values()), tuple(right.values()))
    return Beside(("", ""), tuple(pairs), *alone, median(apart) if apart else None)


def _near(
    number: int, item: Item, there: list[tuple[int, Item]], seconds: float
) -> Iterator[tuple[int, int, int, Item, Item]]:
    at, reach = _time(item), int(seconds * 1e6)
    start = bisect_left(there, at - reach, key=lambda pair: pair[0])
    for place, (time, other) in enumerate(there[start:], start):
        if time > at + reach:
            return
        yield abs(time - at), number, place, item, other


def _sort(item: Item) -> tuple[str, str, str | None]:
    text = " ".join(fold(item.said).split()) if item.kind == "Message" else ""
    return item.kind, text, item.direction


def _turned(direction: str | None) -> str | None:
    return {"incoming": "outgoing", "outgoing": "incoming"}.get(direction or "")


def _time(item: Item) -> int:
    return from_iso(item.at) if item.at else 0
