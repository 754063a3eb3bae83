"""What `aboveboard look` runs and prints."""

from __future__ import annotations

import getpass
import sys
import threading
import time
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aboveboard.acquire.progress import Progress
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.casework.prove import Evidence
from aboveboard.casework.spot import TALK, Reached, Watching, go_on, must_be_memory, settle, steps_of
from aboveboard.casework.spotted import Spot
from aboveboard.casework.unkept import unkept
from aboveboard.cli.copying import bar
from aboveboard.cli.review import ended_by_signals, review_case
from aboveboard.engine.nursery import Nursery
from aboveboard.model.saying import visible

if TYPE_CHECKING:
    from aboveboard.casework.acquire import Request as AndroidRequest
    from aboveboard.casework.acquirephone import Request as PhoneRequest

NOTHING_COVERED = "the scope covers nothing that a look shows: contacts, calls, messages, pictures"


@dataclass(frozen=True)
class Connected:
    """A phone that has said yes, how it is told of on the terminal, and what is asked there before contacts and messages."""

    reached: Reached
    telling: Watching
    before_talk: Callable[[], None] = lambda: None


Looking = AbstractContextManager[Connected]
Connecting = Callable[[Case], Looking]


@contextmanager
def android(request: AndroidRequest, language: str) -> Generator[Connected]:
    """A phone with Android."""
    from aboveboard.casework.spotandroid import reached
    from aboveboard.cli.acquire import Telling

    telling = Telling(language, lambda _: None)
    with reached(request, telling) as phone:
        yield Connected(phone, telling)


@contextmanager
def iphone(case: Case, actor: Actor, request: PhoneRequest, language: str) -> Generator[Connected]:
    """An iPhone; where its backups are encrypted, a terminal is asked for the password."""
    from aboveboard.casework.spotphone import reached
    from aboveboard.cli.acquirephone import TellingPhone

    telling = TellingPhone(language, lambda _: None)
    phone = reached(case, actor, request, telling)

    def before_talk() -> None:
        if sys.stdin.isatty() and phone.wants_password():
            typed = getpass.getpass("The phone's backups are encrypted. Their password (Enter: pictures alone): ")
            phone.password = typed.encode() or None

    yield Connected(phone, telling, before_talk)


def run_look(case: Case, actor: Actor, connecting: Connecting, nursery: Nursery, port: int, *, browse: bool) -> None:
    """Read the most needed, open the pages, read on; forget when they are closed. Raises CaseError, SourceError and kin."""
    spot = Spot()
    with ended_by_signals(), unkept(case, actor) as looked:
        must_be_memory(looked)

        def review() -> None:
            review_case(looked, case.path, actor, Evidence(), port, browse=browse, until_closed=True, spot=spot)

        try:
            with connecting(looked) as there:
                _look(looked, actor, there, nursery, spot, review)
        except KeyboardInterrupt:
            raise CaseError("the look was stopped while it was reading; nothing of the phone was kept") from None
    for name, why in (*spot.notes.items(), *spot.failed.items()):
        print(visible(f"{name}: {why}"))
    for name, refused in spot.refused.items():
        for what, _, why in refused:
            print(visible(f"{name}: the phone refused {what}: {why}"))
    print(f"The look is over; nothing of the phone was kept. Who looked at what: aboveboard custody {case.path}")


def _look(
    looked: Case, actor: Actor, there: Connected, nursery: Nursery, spot: Spot, review: Callable[[], None]
) -> None:
    steps = steps_of(looked, there.reached.steps)
    if not steps:
        raise CaseError(NOTHING_COVERED)
    first, *later = steps
    if first.name == TALK.name:
        there.before_talk()
    began = time.monotonic()
    with bar(enabled=sys.stderr.isatty()) as copying:
        drawn = _Drawn(there.telling, copying)
        settle(looked, actor, there.reached, nursery, first, spot, began, drawn, there.telling)
    print(f"{first.name}: {spot.done[first.name]:.1f} s after the phone's yes", flush=True)
    if any(step.name == TALK.name for step in later):
        there.before_talk()
    reading = threading.Thread(
        target=go_on,
        args=(looked, actor, there.reached, nursery, later, spot, began, there.telling),
        kwargs={"stay": True},
    )
    reading.start()
    try:
        with suppress(KeyboardInterrupt):
            review()
    finally:
        spot.over.set()
        reading.join()


class _Drawn:
    """What the phone waits for as words, how far it is as a bar."""

    def __init__(self, telling: Watching, copying: Callable[[Progress], None]) -> None:
        self._telling = telling
        self._copying = copying

    def waiting(self, state: str, comment: str) -> None:
        """Say it."""
        self._telling.waiting(state, comment)

    def copying(self, progress: Progress) -> None:
        """Draw it."""
        self._copying(progress)
