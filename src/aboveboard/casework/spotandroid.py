"""A look at a phone with Android: contacts, calls and messages at once, then pictures."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from aboveboard.acquire.android.phone import Phone
from aboveboard.acquire.android.server import Server
from aboveboard.acquire.progress import Progress
from aboveboard.casework.acquire import Request, Watch, acquire_from, connected
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.spot import PICTURES, PREVIEWS, TALK, Step, Watching

STEPS: Final = (TALK, PREVIEWS, PICTURES)


@dataclass(frozen=True)
class AndroidOnTheSpot:
    """A phone with Android, for `spot`."""

    request: Request
    phone: Phone
    running: Server
    comment: str
    steps: tuple[Step, ...] = STEPS

    @property
    def exhibit(self) -> str:
        """Its label."""
        return self.request.exhibit

    def copy(self, case: Case, actor: Actor, step: Step, target: Path, watch: Watching) -> str:
        """Ask the phone's providers, or for the newest files of its storage."""
        wanted = replace(
            self.request,
            target=target,
            categories=step.categories,
            most_previews=step.most_previews,
            most_pictures=step.most_pictures,
        )
        acquire_from(case, actor, wanted, self.phone, self.running, self.comment, _Passed(watch))
        return ""


class _Passed(Watch):
    """Passes on what an acquisition tells."""

    def __init__(self, watch: Watching) -> None:
        self._watch = watch

    def waiting(self, state: str, comment: str) -> None:
        """Pass it on."""
        self._watch.waiting(state, comment)

    def copying(self, progress: Progress) -> None:
        """Pass it on."""
        self._watch.copying(progress)


@contextmanager
def reached(request: Request, watch: Watch) -> Generator[AndroidOnTheSpot]:
    """The phone, once its holder has allowed this computer. Raises NotAllowed, Unplugged, AcquireError."""
    with connected(request, watch) as (phone, running, comment):
        yield AndroidOnTheSpot(request, phone, running, comment)
