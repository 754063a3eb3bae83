"""The use case behind `aboveboard look`: what a connected phone holds, on the spot, in memory alone.

It is asked in steps, the most needed first as far as the phone gives it soon. Each step is a copy of its own in the look's
passing folder, read as every source is. Nothing of it stays but the custody log and the receipts. How a phone is asked stands in
`spotandroid` and `spotphone`.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Final, Protocol

import apsw

from aboveboard.acquire.errors import AcquireError, PhoneLocked, Unplugged
from aboveboard.acquire.progress import Progress
from aboveboard.acquire.room import file_system
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError, NotCovered
from aboveboard.casework.examine import Request as Examine
from aboveboard.casework.examine import examine
from aboveboard.casework.spotted import Again, Spot
from aboveboard.engine.nursery import Nursery
from aboveboard.sources.api import SourceError

_MEMORY: Final = ("tmpfs", "ramfs")
_TRIES: Final = 3
"""So many times a phone that seems to be there, and breaks off, is asked again by itself."""
_LOOKS_EVERY: Final = 0.5
_NOTICED: Final = 1.5
"""Seconds in which whoever serves the cable notices that it was pulled."""


@dataclass(frozen=True)
class Step:
    """A part of a look."""

    name: str
    categories: tuple[str, ...]
    most_previews: int = 0
    most_pictures: int = 0
    again: tuple[tuple[str, str], ...] = ()
    """Of what was refused before, (what, of which user of the phone): this alone is asked for."""


@dataclass(frozen=True)
class Came:
    """What came of a step."""

    said: str = ""
    """What is to be said of it."""
    refused: tuple[tuple[str, str, str], ...] = ()
    """(what, of which user of the phone, why) of what the phone refused."""


class PasswordWanted(AcquireError):
    """The phone's backups are encrypted, and the right password was not given."""


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

    @property
    def comment(self) -> str:
        """By which name the phone lists this computer."""
        ...

    def copy(self, case: Case, actor: Actor, step: Step, target: Path, watch: Watching) -> Came:
        """Make the zip of a step. Raises AcquireError, CaseError and their kin."""
        ...

    def state(self) -> str:
        """'' where it can be asked; else why not, as `Watching.waiting` is told. Raises AcquireError."""
        ...

    def take_password(self, word: bytes) -> None:
        """Use this backup password from now on."""
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


def take(case: Case, actor: Actor, reached: Reached, nursery: Nursery, step: Step, watch: Watching) -> Came:
    """Ask for a step and read what came. Raises SourceError, CaseError and their kin."""
    target = _target(case, reached, step)
    came = reached.copy(case, actor, step, target, watch)
    asked = Examine(target, reached.exhibit, categories=step.categories, recovery=False, discovery=False)
    examine(case, actor, asked, nursery, lambda _: None)
    return came


def _target(case: Case, reached: Reached, step: Step) -> Path:
    """Where a step's zip is made: one that broke off goes on; what is asked for again after a whole one is another."""
    number = next(n for n, one in enumerate(reached.steps, 1) if one.name == step.name)
    names = (f"{number}.zip" if n == 1 else f"{number}-{n}.zip" for n in count(1))
    return next(path for path in map(case.room.joinpath, names) if not path.exists())


def settle(
    case: Case,
    actor: Actor,
    reached: Reached,
    nursery: Nursery,
    step: Step,
    spot: Spot,
    began: float,
    watch: Watching,
    outer: Watching,
) -> None:
    """Take a step, and keep in `spot` what came; a phone that is away is waited for. Raises what `take` does, but while it is.

    `outer` is told what the phone waits for.
    """
    close = 0
    while not spot.over.is_set():
        spot.begin(step.name)
        try:
            came = take(case, actor, reached, nursery, step, watch)
        except (Unplugged, PhoneLocked) as error:
            if spot.over.is_set():
                return
            state = _state(reached)
            close += not state
            # A phone that is there, and locked by its own word: its holder let its question go by, and is not asked on and on.
            if not state and (isinstance(error, PhoneLocked) or close >= _TRIES):
                raise
            spot.fail(step.name, str(error))
            _await(reached, spot, step, state, outer)
            continue
        if came.said:
            spot.notes[step.name] = came.said
        spot.refused.pop(step.name, None)
        if came.refused:
            spot.refused[step.name] = came.refused
        spot.done[step.name] = time.monotonic() - began
        return


def _state(reached: Reached) -> str:
    """Whether the phone can be asked: a cable that was just pulled is noticed a moment later."""
    until = time.monotonic() + _NOTICED
    while not (state := reached.state()) and time.monotonic() < until:
        time.sleep(_LOOKS_EVERY)
    return state


def _await(reached: Reached, spot: Spot, step: Step, state: str, outer: Watching) -> None:
    """Wait until the phone can be asked again, or somebody wants it tried, or the look is over."""
    told = ""
    others: list[Again] = []
    while state and not spot.over.is_set():
        if state != told:
            told = state
            spot.ask(state)
            outer.waiting(state, reached.comment)
        wanted = spot.wanted(_LOOKS_EVERY * 2)
        if wanted is not None and wanted.step == step.name:
            break
        others += [wanted] if wanted is not None else []
        state = reached.state()
    for wanted in others:
        spot.again(wanted)


def go_on(
    case: Case,
    actor: Actor,
    reached: Reached,
    nursery: Nursery,
    steps: Sequence[Step],
    spot: Spot,
    began: float,
    outer: Watching,
    *,
    stay: bool = False,
) -> None:
    """The later steps, while the first is looked at. What fails is told on the page; the look goes on with what there is.

    `stay`: then those that somebody wants tried again, until the look is over.
    """
    own = case.again()
    every = {step.name: step for step in steps_of(case, reached.steps)}
    todo = list(steps)
    try:
        while not spot.over.is_set():
            if not todo:
                spot.say("")
                wanted = spot.wanted() if stay else None
                if wanted is None:
                    return
                if wanted.password is not None:
                    reached.take_password(wanted.password)
                step = every[wanted.step]
                todo.append(replace(step, again=tuple(r[:2] for r in spot.refused.get(step.name, ()))))
                continue
            step = todo.pop(0)
            try:
                settle(own, actor, reached, nursery, step, spot, began, _Until(spot, outer), outer)
            except (SourceError, CaseError, OSError, apsw.Error) as error:
                if spot.over.is_set():
                    return  # Its folder is gone: what else went wrong is of no more interest.
                final = isinstance(error, NotCovered)
                spot.fail(step.name, str(error), final=final, by_password=isinstance(error, PasswordWanted))
                if final:
                    return
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
