"""The use cases that change a case's authority: widen it, withdraw it, go on under another.

Each is a new record with a reason; nothing that was recorded is changed.
"""

from __future__ import annotations

import time
from typing import Any

import msgspec

from aboveboard.casework.authorities import as_logged, changes, must_be_whole, narrower, privilege_kept
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError, NotCovered
from aboveboard.casework.register import register
from aboveboard.casework.sealing import seal_listed
from aboveboard.casework.standing import ENDS, Recorded, State, check_valid, follows, may_act, recorded, standing
from aboveboard.model.authority import Authority
from aboveboard.model.powers import Follows, power_named
from aboveboard.store.db import has_table

THINGS = ("power", "agreement")


def widen(case: Case, actor: Actor, given: Authority, reason: str) -> dict[str, tuple[Any, Any]]:
    """Record a further authority; what it changes. A withdrawn or ended one is taken up by it too.

    Raises NotCovered where it lacks something, is narrower, is about another person, or the case is frozen and no court
    gave it; CaseError where it changes nothing.
    """
    _may_follow(case, actor, given, reason)
    before = case.authority
    changed = changes(before, given)
    if not changed and standing(case.db, before).state is State.VALID:
        raise CaseError("it says what is recorded already")
    _record(case, actor, given, reason, "authority recorded", changed)
    return changed


def withdraw(
    case: Case,
    actor: Actor,
    reason: str,
    what: str = "power",
    then: Follows | None = None,
    under: Authority | None = None,
) -> Follows:
    """End the power, or the agreement beside it; what follows. Whoever looks or examines meanwhile is stopped by it.

    `then` is left out: what follows by the recorded power; for an agreement, stop. `under`: the authority under which it
    goes on; of a power that ends there must be one, of an agreement it may be the one recorded. Raises NotCovered, CaseError.
    """
    if what not in THINGS:
        raise CaseError(f"{what!r} is none of {', '.join(THINGS)}")
    reasoned(reason)
    now = case.authority
    state = standing(case.db, now)
    if state.state is State.FROZEN:
        raise NotCovered(state.says, state.rule)
    if what == "agreement" and now.agreement is None:
        raise CaseError("no agreement is recorded beside the power; to end the power itself, say --what power")
    after = then or (follows(now) if what == "power" else Follows.STOP)
    if after is Follows.CONTINUE and what == "power" and under is None:
        raise NotCovered("to go on without this power needs the one under which: give --under FILE", "reason")
    if after is not Follows.CONTINUE and under is not None:
        raise CaseError(f"--under goes with continue, and not with {after}")
    if under is not None:
        _may_follow(case, actor, under, reason)
        if what == "power" and power_named(under.power) == power_named(now.power) and under.reference == now.reference:
            raise CaseError("that is the power which is withdrawn; another one is needed to go on")
    number, at = case.authority_number, time.time_ns() // 1000
    with case.db:
        if not has_table(case.db, "ends"):
            case.db.execute(ENDS)
        case.db.execute(
            "INSERT INTO ends (at, actor, authority, what, follows, reason) VALUES (?, ?, ?, ?, ?, ?)",
            (at, actor.name, number, what, after.value, reason),
        )
    said = f"{under.power}, {under.reference}" if under is not None and under.reference else (under or now).power
    more = {"under": said} if after is Follows.CONTINUE else {}
    case.log(
        actor, "alteration", what=f"{what} withdrawn", authority=number, follows=after.value, reason=reason, **more
    )
    register(case)
    if under is not None:
        _record(case, actor, under, reason, "goes on under another power", changes(now, under))
    return after


def history(case: Case) -> list[Recorded]:
    """Every authority that the case rested on, the one in force last."""
    return recorded(case.db)


def _may_follow(case: Case, actor: Actor, given: Authority, reason: str) -> None:
    reasoned(reason)
    must_be_whole(given)
    check_valid(given)
    may_act(given, actor)
    before = case.authority
    if before.subject and given.subject != before.subject:
        raise NotCovered(
            f"the case is about {before.subject}, and this authority about {given.subject or 'nobody named'}; "
            "another person's phone needs a case of its own",
            "one-subject",
        )
    if not privilege_kept(before, given):
        raise NotCovered(
            "it lacks somebody whom the case lists as privileged, or names another holder or key", "privilege-kept"
        )
    lacking = narrower(before, given)
    if lacking:
        raise NotCovered(
            f"it covers less than the case holds ({', '.join(lacking)}); a narrower authority needs a case of its own",
            "widen-only",
        )
    state = standing(case.db, before)
    power = power_named(given.power)
    if state.state is State.FROZEN or (state.state is State.EXPIRED and follows(before) is Follows.FREEZE):
        same = power is not None and power == power_named(before.power) and state.state is State.EXPIRED
        if power is None or not (power.court or same):
            raise NotCovered(f"{state.says}; {given.power!r} is no power that a court gave", "frozen")


def reasoned(reason: str | None) -> str:
    """Raises NotCovered where there is no reason."""
    if reason is None or not reason.strip():
        raise NotCovered("say why: --reason", "reason")
    return reason


def _record(
    case: Case, actor: Actor, given: Authority, reason: str, what: str, changed: dict[str, tuple[Any, Any]]
) -> None:
    """Record it; where the list of privileged people is another, with the case held until what it matches is sealed."""
    if "privilege" not in changed:
        _enter(case, actor, given, reason, what, changed)
        return
    with case.writing():
        _enter(case, actor, given, reason, what, changed)
        seal_listed(case, actor)


def _enter(
    case: Case, actor: Actor, given: Authority, reason: str, what: str, changed: dict[str, tuple[Any, Any]]
) -> None:
    with case.db:
        case.db.execute(
            "INSERT INTO authority (recorded_at, reason, authority) VALUES (?, ?, ?)",
            (time.time_ns() // 1000, reason, msgspec.json.encode(given).decode()),
        )
    case.log(
        actor,
        "alteration",
        what=what,
        reason=reason,
        changed=sorted(changed),
        authority=as_logged(given),
    )
    register(case)
