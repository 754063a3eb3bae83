"""What keeps a case as it is, and what is to end it: holds, seals, freezes, open disclosures, an ordered erasure.

All of it stands in the case's custody log and nowhere else; what holds now is read out of the log each time. A disclosure is
open from an entry that says `handed over` until one that says `disclosure ended` and names that entry's number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import apsw
import msgspec

from aboveboard.casework import verifier as v
from aboveboard.casework.custody import Entry, case_id
from aboveboard.casework.errors import NotCovered
from aboveboard.model.powers import Follows
from aboveboard.model.times import iso


class Said(StrEnum):
    """What entries of the custody log say in `what`."""

    HOLD = "hold set"
    RELEASE = "hold released"
    SEAL = "case sealed"
    HANDED = "handed over"
    ENDED = "disclosure ended"
    ORDER = "erasure ordered"
    CANCEL = "erasure cancelled"
    ERASE = "case erased"
    POWER = "power withdrawn"
    AGREEMENT = "agreement withdrawn"
    RECORDED = "authority recorded"


NAMES = {
    Said.HOLD: "held",
    Said.SEAL: "sealed",
    Said.HANDED: "handed over",
    Said.POWER: "frozen",
    Said.AGREEMENT: "frozen",
}
"""What a ground is called that such an entry makes."""


@dataclass(frozen=True)
class Second:
    """A second person: the name as it was stated, and the public key that was recorded, in hex."""

    name: str
    key: str


@dataclass(frozen=True)
class Ground:
    """Something on account of which a case is not erased."""

    name: str
    """held, sealed, frozen or handed over"""
    entry: int
    """Its number in the custody log."""
    at: int
    actor: str
    reason: str
    second: Second | None = None
    """Whose key releases it; None where any second key will do that another ground of the case has."""

    def __str__(self) -> str:
        """In words."""
        why = f": {self.reason}" if self.reason else ""
        return f"{self.name} since {iso(self.at)}, entry {self.entry} by {self.actor}{why}"


@dataclass(frozen=True)
class Order:
    """That the case is to be erased."""

    entry: int
    at: int
    due: int
    """UTC microseconds from which it may be carried out."""
    actor: str
    reason: str
    reference: str | None
    """Of the order by which it does not wait."""


@dataclass(frozen=True)
class Kept:
    """What holds now."""

    grounds: tuple[Ground, ...]
    """What erasing needs a release of."""
    sealed: Entry | None
    """The entry of the seal, released or not: a release lets the case be erased, not changed."""
    order: Order | None
    void: tuple[int, ...]
    """Entries that say they release something, and bear no signature by a key that could."""


def kept(db: apsw.Connection) -> Kept:
    """Out of the custody log."""
    case = case_id(db)
    grounds: dict[int, Ground] = {}
    sealed: Entry | None = None
    order: Order | None = None
    void: list[int] = []
    for what, entry in _entries(db):
        said = entry.detail
        match what:
            case Said.HOLD | Said.HANDED:
                grounds[entry.number] = _ground(what, entry)
            case Said.SEAL:
                grounds[entry.number] = _ground(what, entry)
                sealed = entry
            case Said.POWER | Said.AGREEMENT:
                if said["follows"] == Follows.FREEZE:
                    grounds[entry.number] = _ground(what, entry)
            case Said.RECORDED:
                grounds = {n: g for n, g in grounds.items() if g.name != "frozen"}
            case Said.ENDED:
                grounds = {n: g for n, g in grounds.items() if (n, g.name) != (said.get("entry"), NAMES[Said.HANDED])}
            case Said.RELEASE:
                released = _released(case, said, grounds)
                grounds = {n: g for n, g in grounds.items() if n not in released}
                if not released:
                    void.append(entry.number)
            case Said.ORDER:
                order = Order(entry.number, entry.at, said["due"], entry.actor, said["reason"], said.get("reference"))
            case Said.CANCEL:
                order = None
            case Said.ERASE:
                # Of a class that is not asked for: an erasure that left the case as it was leaves its order, too.
                continue
    return Kept(tuple(grounds.values()), sealed, order, tuple(void))


def releasable(grounds: tuple[Ground, ...], key: str) -> tuple[Ground, ...]:
    """Those that the holder of a key (hex) can release: where it was recorded, and where no key was."""
    if not any(g.second is not None and g.second.key == key for g in grounds):
        return ()
    return tuple(g for g in grounds if g.second is None or g.second.key == key)


def in_words(found: Kept) -> list[str]:
    """What keeps a case, and what is to end it, a line each."""
    lines = [str(ground) for ground in found.grounds]
    sealed, order = found.sealed, found.order
    if sealed is not None and all(ground.entry != sealed.number for ground in found.grounds):
        lines.append(f"{_ground(Said.SEAL, sealed)}; released: it can be erased")
    if order is not None:
        lines.append(f"erasure ordered, entry {order.entry} by {order.actor}: {order.reason}; from {iso(order.due)} on")
    return lines


def takes_changes(db: apsw.Connection) -> bool:
    """Whether the case is neither sealed nor waits to be erased."""
    found = kept(db)
    return found.sealed is None and found.order is None


def must_take_changes(db: apsw.Connection) -> None:
    """Raises NotCovered where the case is sealed or waits to be erased."""
    found = kept(db)
    if found.sealed is not None:
        one = found.sealed
        raise NotCovered(f"the case was sealed on {iso(one.at)} by {one.actor}: {one.detail.get('reason')}", "sealed")
    if found.order is not None:
        raise NotCovered(
            f"the case is to be erased, as {found.order.actor} ordered on {iso(found.order.at)}: {found.order.reason}; "
            "`aboveboard erase CASE --cancel --reason …` takes that back",
            "erasure-ordered",
        )


def _entries(db: apsw.Connection) -> Iterator[tuple[Said, Entry]]:
    sql = (
        "SELECT number, at, actor, action, detail, digest FROM custody WHERE action IN ('alteration', 'disclosure') "
        f"AND detail ->> '$.what' IN ({', '.join('?' * len(Said))}) ORDER BY number"
    )
    for number, at, actor, action, detail, digest in db.execute(sql, tuple(Said)):
        said = msgspec.json.decode(detail)
        yield Said(said["what"]), Entry(number, at, actor, action, said, digest)


def _ground(what: Said, entry: Entry) -> Ground:
    said = entry.detail
    second: dict[str, str] | None = said.get("second")
    return Ground(
        NAMES[what],
        entry.number,
        entry.at,
        entry.actor,
        str(said.get("reason", "")),
        Second(second["name"], second["key"]) if second else None,
    )


def _released(case: str, said: dict[str, Any], grounds: dict[int, Ground]) -> set[int]:
    """The entries that a release frees: those that its signed statement names and its key may free."""
    try:
        key, statement = str(said["key"]), str(said["statement"])
        if not v.signature_holds(bytes.fromhex(key), bytes.fromhex(said["signature"]), v.RELEASE + statement.encode()):
            return set()
        stated = msgspec.json.decode(statement, type=dict[str, Any])
        named = set(stated["entries"]) if stated["case"] == case else set[int]()
    except (KeyError, TypeError, ValueError):
        return set()
    return {g.entry for g in releasable(tuple(grounds.values()), key)} & named
