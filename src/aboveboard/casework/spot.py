"""The use case behind `aboveboard look`: what a connected phone holds, on the spot, in memory alone.

It is asked in steps, the most needed first as far as the phone gives it soon. Each step is a copy of its own in the look's
passing folder, read as every source is. Nothing of it stays but the custody log and the receipts. How a phone is asked stands in
`spotandroid` and `spotphone`.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

import apsw

from aboveboard.acquire.errors import AcquireError
from aboveboard.acquire.progress import Progress
from aboveboard.acquire.room import file_system
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError, NotCovered
from aboveboard.casework.examine import Request as Examine
from aboveboard.casework.examine import examine
from aboveboard.casework.spotted import Spot
from aboveboard.engine.nursery import Nursery
from aboveboard.sources.api import SourceError

_MEMORY: Final = ("tmpfs", "ramfs")


@dataclass(frozen=True)
class Step:
    """A part of a look."""

    name: str
    categories: tuple[str, ...]
    most_previews: int = 0
    most_pictures: int = 0


TALK: Final = Step("contacts, calls and messages", ("contacts", "calls", "messages"))
PREVIEWS: Final = Step("previews of pictures", ("media",), most_previews=500)
PICTURES: Final = Step("the newest pictures", ("media",), most_pictures=100)


class Watching(Protocol):
    """Told what happens while a step is asked for. What it raises stops that."""

    def waiting(self, state: str, comment: str) -> None:
        """The phone waits for its holder."""
        ...

    def copying(self, progress: Progress) -> None:
        """How far it is."""
        ...


class Reached(Protocol):
    """A phone that is connected and whose holder has allowed this computer."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """What a look asks it for, in order."""
        ...

    @property
    def exhibit(self) -> str:
        """Its label."""
        ...

    def copy(self, case: Case, actor: Actor, step: Step, target: Path, watch: Watching) -> str:
        """Make the zip of a step; what is to be said of it, or ''. Raises AcquireError, CaseError and their kin."""
        ...


def must_be_memory(case: Case) -> None:
    """Raises CaseError where the look's passing folder would lie on a disk: what is looked at stays in memory."""
    if file_system(case.room) not in _MEMORY:
        raise CaseError(
            "this computer has too little memory free for a look (2 GB are wanted), and nothing of it goes to a disk; "
            "close other programs"
        )


def steps_of(case: Case, asked: Sequence[Step]) -> list[Step]:
    """Those steps that the scope covers, each narrowed to it."""
    scope = case.authority.scope
    # Files have no people, and are of no app: a scope of some people or apps covers none.
    files = scope.media == "contents" and not scope.people and not scope.services
    # And previews have no time: the reading leaves them out where what has none is not covered.
    timeless = scope.undated or (scope.since is None and scope.until is None)
    found: list[Step] = []
    for step in asked:
        these = tuple(c for c in step.categories if not scope.categories or c in scope.categories)
        if step.categories == ("media",) and not (files and (timeless or not step.most_previews)):
            continue
        if these:
            found.append(replace(step, categories=these))
    return found


def take(case: Case, actor: Actor, reached: Reached, nursery: Nursery, step: Step, watch: Watching) -> str:
    """Ask for a step and read what came; what is to be said of it, or ''. Raises SourceError, CaseError and their kin."""
    number = next(n for n, one in enumerate(reached.steps, 1) if one.name == step.name)
    target = case.room / f"{number}.zip"
    said = reached.copy(case, actor, step, target, watch)
    asked = Examine(target, reached.exhibit, categories=step.categories, recovery=False, discovery=False)
    examine(case, actor, asked, nursery, lambda _: None)
    return said


def go_on(
    case: Case,
    actor: Actor,
    reached: Reached,
    nursery: Nursery,
    steps: Sequence[Step],
    spot: Spot,
    began: float,
    outer: Watching,
) -> None:
    """The later steps, while the first is looked at. What fails is told on the page; the look goes on with what there is."""
    own = case.again()
    try:
        for step in steps:
            if spot.over.is_set():
                return
            spot.say(step.name)
            try:
                said = take(own, actor, reached, nursery, step, _Until(spot, outer))
            except (SourceError, CaseError, OSError, apsw.Error) as error:
                if spot.over.is_set():
                    return  # Its folder is gone: what else went wrong is of no more interest.
                spot.failed[step.name] = str(error)
                if isinstance(error, NotCovered):
                    return
                continue
            if said:
                spot.notes[step.name] = said
            spot.done[step.name] = time.monotonic() - began
    finally:
        spot.say("")
        own.close()


class _Ended(AcquireError):
    """The look was ended while something was being read."""


class _Until:
    """Stops what is being read when the look is over; tells the page what the phone waits for, and how far it is."""

    def __init__(self, spot: Spot, outer: Watching) -> None:
        self._spot = spot
        self._outer = outer

    def waiting(self, state: str, comment: str) -> None:
        """Tell it on the page and on the terminal."""
        self._spot.ask(state)
        self._outer.waiting(state, comment)

    def copying(self, progress: Progress) -> None:
        """Raises _Ended."""
        if self._spot.over.is_set():
            raise _Ended("the look was ended")
        self._spot.reach(progress.percent)
