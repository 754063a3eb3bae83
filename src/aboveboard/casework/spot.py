"""The use case behind `aboveboard look`: what a connected phone holds, on the spot, in memory alone.

It is asked in steps, the most needed first: contacts, calls and messages; previews of pictures that the phone has made; the
newest pictures. Each step is a copy of its own in the look's passing folder, read as every source is. Nothing of it stays but the
custody log and the receipts.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import Final

import apsw

from aboveboard.acquire.android.phone import Phone
from aboveboard.acquire.android.server import Server
from aboveboard.acquire.errors import AcquireError
from aboveboard.acquire.room import file_system
from aboveboard.casework.acquire import Request, Watch, acquire_from
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError, NotCovered
from aboveboard.casework.examine import Request as Examine
from aboveboard.casework.examine import examine
from aboveboard.casework.spotted import Spot
from aboveboard.engine.nursery import Nursery

TALK: Final = ("contacts", "calls", "messages")
_MEMORY: Final = ("tmpfs", "ramfs")


@dataclass(frozen=True)
class Step:
    """A part of a look."""

    name: str
    categories: tuple[str, ...]
    most_previews: int = 0
    most_pictures: int = 0


STEPS: Final = (
    Step("contacts, calls and messages", TALK),
    Step("previews of pictures", ("media",), most_previews=500),
    Step("the newest pictures", ("media",), most_pictures=100),
)


def must_be_memory(case: Case) -> None:
    """Raises CaseError where the look's passing folder would lie on a disk: what is looked at stays in memory."""
    if file_system(case.room) not in _MEMORY:
        raise CaseError(
            "this computer has too little memory free for a look (2 GB are wanted), and nothing of it goes to a disk; "
            "close other programs"
        )


def steps_of(case: Case) -> list[Step]:
    """The steps that the scope covers, each narrowed to it."""
    covered = case.authority.scope.categories
    found: list[Step] = []
    for step in STEPS:
        these = tuple(c for c in step.categories if not covered or c in covered)
        if these and not (step.categories == ("media",) and case.authority.scope.media == "names"):
            found.append(replace(step, categories=these))
    return found


def take(
    case: Case,
    actor: Actor,
    request: Request,
    phone: Phone,
    running: Server,
    comment: str,
    nursery: Nursery,
    step: Step,
    watch: Watch,
) -> None:
    """Ask for a step and read what came. Raises AcquireError, CaseError and their kin."""
    target = case.room / f"{STEPS.index(next(s for s in STEPS if s.name == step.name)) + 1}.zip"
    wanted = replace(
        request,
        target=target,
        categories=step.categories,
        most_previews=step.most_previews,
        most_pictures=step.most_pictures,
    )
    acquire_from(case, actor, wanted, phone, running, comment, watch)
    examine(
        case,
        actor,
        Examine(target, request.exhibit, categories=step.categories, recovery=False, discovery=False),
        nursery,
        lambda _: None,
    )


def go_on(
    case: Case,
    actor: Actor,
    request: Request,
    phone: Phone,
    running: Server,
    comment: str,
    nursery: Nursery,
    steps: list[Step],
    spot: Spot,
    began: float,
) -> None:
    """The later steps, while the first is looked at. What fails is told on the page; the look goes on with what there is."""
    own = case.again()
    try:
        for step in steps:
            if spot.over.is_set():
                return
            spot.say(step.name)
            try:
                take(own, actor, request, phone, running, comment, nursery, step, _Until(spot))
            except (AcquireError, CaseError, OSError, apsw.Error) as error:
                if spot.over.is_set():
                    return  # Its folder is gone: what else went wrong is of no more interest.
                spot.failed[step.name] = str(error)
                if isinstance(error, NotCovered):
                    return
                continue
            spot.done[step.name] = time.monotonic() - began
    finally:
        spot.say("")
        own.close()


class _Ended(AcquireError):
    """The look was ended while something was being read."""


class _Until(Watch):
    """Stops what is being read when the look is over."""

    def __init__(self, spot: Spot) -> None:
        self._spot = spot

    def copying(self, progress: object) -> None:
        """Raises _Ended."""
        del progress
        if self._spot.over.is_set():
            raise _Ended("the look was ended")
