"""A look at a phone with Android: contacts, calls and messages at once, then pictures."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from aboveboard.acquire.android.facts import is_locked
from aboveboard.acquire.android.phone import Phone, seen
from aboveboard.acquire.android.server import Server
from aboveboard.acquire.errors import AcquireError
from aboveboard.acquire.progress import Progress
from aboveboard.casework.acquire import Request, Watch, acquire_from, connected
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.spot import PICTURES, PREVIEWS, TALK, Came, Step, Watching
from aboveboard.casework.spotted import AWAY

STEPS: Final = (TALK, PREVIEWS, PICTURES)
_CONNECTS_WITHIN: Final = 5.0


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

    def copy(self, case: Case, actor: Actor, step: Step, target: Path, watch: Watching) -> Came:
        """Ask the phone's providers, or for the newest files of its storage."""
        wanted = replace(
            self.request,
            target=target,
            categories=step.categories,
            most_previews=step.most_previews,
            most_pictures=step.most_pictures,
            again=step.again,
        )
        done = acquire_from(case, actor, wanted, self.phone, self.running, self.comment, _Passed(watch))
        refused = (a for a in done.collected.asked if a.outcome == "refused")
        return Came(refused=tuple((a.what, a.user, a.why or "") for a in refused))

    def state(self) -> str:
        """Whether it is there, allows this computer, and was opened since it was switched on. Raises AcquireError."""
        if self.request.address is not None:
            with suppress(AcquireError):
                self.running.ask("connect", self.request.address, seconds=_CONNECTS_WITHIN)
        state = next((s.state for s in seen(self.running.port) if s.serial == self.phone.serial), "absent")
        if self.request.address is not None and state == "offline":
            # A phone of the network that is gone stays in the server's list under this word.
            return "absent"
        if state != "device":
            return state if state in AWAY else "offline"
        try:
            return "locked" if is_locked(self.phone) else ""
        except AcquireError:
            return "offline"

    def take_password(self, word: bytes) -> None:
        """Nothing: no question of a look is answered by one."""


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
