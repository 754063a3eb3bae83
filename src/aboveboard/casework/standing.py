"""Whether a case's authority holds now, and what follows where it does not.

What was recorded is kept: authorities one after another, each with a reason, and beside them how they ended. A use case
asks `must_stand` before it takes or shows anything; what runs for long asks again while it runs.
"""

from __future__ import annotations

import time
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum

import apsw
import msgspec

from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError, NotCovered
from aboveboard.model.authority import Authority
from aboveboard.model.powers import Follows, power_named
from aboveboard.model.times import from_iso, iso
from aboveboard.store.db import has_table

ENDS = """
CREATE TABLE IF NOT EXISTS ends (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, authority INTEGER NOT NULL, what TEXT NOT NULL,
    follows TEXT NOT NULL, reason TEXT NOT NULL
) STRICT
"""
"""Ends of authorities before their date: `authority` is the number of the one that ended, `what` power or agreement."""

_DAY = 86_400_000_000


class State(StrEnum):
    """Of an authority, at a moment."""

    NOT_YET = "not yet valid"
    VALID = "valid"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    FROZEN = "frozen"


@dataclass(frozen=True)
class Standing:
    """How an authority stands."""

    state: State
    says: str = ""
    rule: str = ""


@dataclass(frozen=True)
class End:
    """How a recorded authority, or the agreement beside it, was ended."""

    at: int
    actor: str
    authority: int
    what: str
    follows: Follows
    reason: str


@dataclass(frozen=True)
class Recorded:
    """One authority of a case, as it was recorded."""

    number: int
    at: int
    reason: str
    authority: Authority


def recorded(db: apsw.Connection) -> list[Recorded]:
    """All authorities of a case, the one in force last."""
    rows = db.execute("SELECT id, recorded_at, reason, authority FROM authority ORDER BY id")
    return [Recorded(n, at, reason, msgspec.json.decode(str(text), type=Authority)) for n, at, reason, text in rows]


def ends(db: apsw.Connection) -> list[End]:
    """All ends, in the order in which they were recorded."""
    if not has_table(db, "ends"):
        return []
    rows = db.execute("SELECT at, actor, authority, what, follows, reason FROM ends ORDER BY id")
    return [End(at, actor, number, what, Follows(follows), reason) for at, actor, number, what, follows, reason in rows]


def end_of_power(db: apsw.Connection) -> End | None:
    """What ended the authority in force, if anything did: the withdrawal of its power, or of an agreement with which all ends."""
    number = db.execute("SELECT max(id) FROM authority").get
    return next((e for e in reversed(ends(db)) if e.authority == number and e.follows is not Follows.CONTINUE), None)


def dated(authority: Authority, now: int) -> Standing:
    """How an authority stands by its dates. `now` in microseconds of UTC. Raises CaseError for a date that is none."""
    begins, ended = _moment(authority.valid_from), _moment(authority.valid_until)
    for text in (authority.scope.since, authority.scope.until):
        _moment(text)
    due = authority.review.due if authority.review is not None and not authority.review.at else None
    late = _moment(due)
    if begins is not None and now < begins:
        return Standing(
            State.NOT_YET,
            f"the authority begins on {authority.valid_from}; nothing may be examined before",
            "not-begun",
        )
    if ended is not None and now >= last_moment(ended, str(authority.valid_until)):
        return Standing(
            State.EXPIRED, f"the authority ended on {authority.valid_until}; nothing more may be examined", "ended"
        )
    if late is not None and now >= last_moment(late, str(due)):
        return Standing(
            State.EXPIRED, f"the review of its urgent use was due on {due} and is not recorded", "review-due"
        )
    return Standing(State.VALID)


def standing(db: apsw.Connection, authority: Authority, now: int | None = None) -> Standing:
    """How the authority in force of a case stands now."""
    end = end_of_power(db)
    if end is not None:
        said = f"the {end.what} was withdrawn on {iso(end.at)}, recorded by {end.actor}: {end.reason}"
        if end.follows is Follows.FREEZE:
            return Standing(State.FROZEN, said + "; the case is frozen for the court", "frozen")
        return Standing(State.WITHDRAWN, said, "withdrawn")
    found = dated(authority, time.time_ns() // 1000 if now is None else now)
    if found.state is State.EXPIRED and follows(authority) is Follows.FREEZE:
        return replace(found, says=found.says + "; the case is frozen for the court")
    return found


def follows(authority: Authority) -> Follows:
    """What follows by the recorded power where nothing else is said."""
    power = power_named(authority.power)
    return Follows.STOP if power is None else power.ends


def must_stand(db: apsw.Connection, authority: Authority, actor: Actor | None = None) -> None:
    """Raises NotCovered where the authority does not hold now, or does not let this person act; CaseError for a bad date."""
    found = standing(db, authority)
    if found.state is not State.VALID:
        raise NotCovered(found.says, found.rule)
    if actor is not None:
        may_act(authority, actor)


def check_valid(authority: Authority) -> None:
    """Raises NotCovered where the authority has not begun or has ended by its dates, CaseError for a date that is none."""
    found = dated(authority, time.time_ns() // 1000)
    if found.state is not State.VALID:
        raise NotCovered(found.says, found.rule)


def may_act(authority: Authority, actor: Actor) -> None:
    """Raises NotCovered for somebody whom the authority does not name, where it names anybody. Names are stated, not proven."""
    if authority.examiners and not any(same_name(actor.name, one) for one in authority.examiners):
        raise NotCovered(
            f"the authority names {', '.join(authority.examiners)}, and not {actor.name}; "
            "ABOVEBOARD_EXAMINER says who acts",
            "who-acts",
        )
    if authority.privilege is not None and same_name(actor.name, authority.privilege.holder):
        raise NotCovered(
            f"{actor.name} holds the key of what is sealed, and does not examine; ABOVEBOARD_EXAMINER says who acts",
            "privilege-holder",
        )


def same_name(one: str, other: str) -> bool:
    """Whether two names as people write them are the same."""
    return _name(one) == _name(other)


def _name(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _moment(text: str | None) -> int | None:
    try:
        return None if text is None else from_iso(text)
    except ValueError:
        raise CaseError(f"the authority's date {text!r} is not one: write YYYY-MM-DD") from None


def ends_at(authority: Authority) -> int | None:
    """When an authority ends by its date, in microseconds of UTC; None where it has none."""
    until = _moment(authority.valid_until)
    return None if until is None else last_moment(until, str(authority.valid_until))


def last_moment(moment: int, text: str) -> int:
    """Where a date ends that begins at `moment`: a bare one counts to its end."""
    return moment + (_DAY if len(text) == 10 else 0)
