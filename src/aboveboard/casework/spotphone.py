"""A look at an iPhone: pictures at once over AFC; contacts, calls and messages out of a backup, which takes its time.

An iPhone gives these in a backup alone, and a backup whole: it passes through memory, and what is kept of it there, for the look,
are files that artifacts of the covered categories read. What else it sent is gone before the first page shows any of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from aboveboard.acquire.ios.covered import plan_of
from aboveboard.acquire.ios.phone import Phone, shown
from aboveboard.acquire.ios.program import find
from aboveboard.acquire.progress import Progress
from aboveboard.casework.acquirephone import Made, Request, Run, Watch, connected, log_state, take_off
from aboveboard.casework.asked import STOPPED
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import NotCovered
from aboveboard.casework.examine import check_categories
from aboveboard.casework.leftpasswords import Left
from aboveboard.casework.spot import PICTURES, PREVIEWS, TALK, Came, PasswordWanted, Step, Watching
from aboveboard.sources.api import SourceError, WrongPassword

STEPS: Final = (PREVIEWS, PICTURES, TALK)
NO_CALLS: Final = (
    "The phone's backup held no history of calls. It holds one only where it is encrypted with a password."
)
_CALLS: Final = "ios.calls"
_HISTORY: Final = ("/CallHistoryDB/", "/Library/CallHistory/")


@dataclass
class PhoneOnTheSpot:
    """An iPhone, for `spot`."""

    request: Request
    phone: Phone
    password: bytes | None = None
    """The backup password that its holder has set, where it was told."""
    steps: tuple[Step, ...] = STEPS

    @property
    def exhibit(self) -> str:
        """Its label."""
        return self.request.exhibit

    @property
    def comment(self) -> str:
        """By which name the phone was told of this computer."""
        return self.phone.comment

    def state(self) -> str:
        """Whether it is there, trusts this computer and is unlocked. Raises AcquireError."""
        return self.phone.state()

    def take_password(self, word: bytes) -> None:
        """Open its backups by this one."""
        self.password = word

    def wants_password(self) -> bool:
        """Whether its backups are encrypted by a password that was not told."""
        return self.password is None and self.phone.backups().encrypted

    def copy(self, case: Case, actor: Actor, step: Step, target: Path, watch: Watching) -> Came:
        """Ask over AFC for the newest pictures, or for a backup."""
        wanted = replace(
            self.request,
            target=target,
            categories=step.categories,
            password=self.password,
            most_previews=step.most_previews,
            most_pictures=step.most_pictures,
        )
        case.must_take_changes(actor)
        scope = case.authority.scope
        check_categories(wanted.categories, scope.categories)
        backup = step.name == TALK.name
        if backup and self.wants_password():
            raise PasswordWanted(
                "the phone's backups are encrypted with its holder's password, which was not given, and an iPhone gives "
                "contacts, calls and messages in a backup alone. Only its pictures can be looked at"
            )
        program = find() if backup else None
        run = Run(case, actor, wanted, _Passed(watch), plan_of(scope, wanted.categories), program, self.phone)
        run.begin(had_before=False)
        try:
            run.device = shown(self.phone.values(), device=plan_of(scope).device)
            run.clock = self.phone.clock()
            made = _backup(run) if backup else run.newest()
        except (SourceError, NotCovered, KeyboardInterrupt) as error:
            why = "the examiner stopped it" if isinstance(error, KeyboardInterrupt) else str(error)
            case.log(actor, "collection", what=STOPPED, exhibit=wanted.exhibit, why=why)
            raise
        finally:
            if backup:
                log_state(case, actor, wanted, self.phone, "after")
        own = "calls" in step.categories and (not scope.services or _CALLS in scope.services)
        return Came(NO_CALLS if backup and own and _no_calls(made) else "", () if backup else _refused(made))


def _backup(run: Run) -> Made:
    try:
        return run.backup()
    except WrongPassword as error:
        raise PasswordWanted(str(error)) from error


def _refused(made: Made) -> tuple[tuple[str, str, str], ...]:
    """What the phone refused so that nothing came; where some came it is not asked for again."""
    manifest = made.manifest
    if any(asked["files"] for asked in manifest.asked) or not manifest.failed:
        return ()
    return tuple((str(asked["what"]), "0", manifest.failed[0]["why"]) for asked in manifest.asked)


def _no_calls(made: Made) -> bool:
    return not any(folder in member.name for member in made.manifest.files for folder in _HISTORY)


class _Passed(Watch):
    """Passes on what an acquisition tells."""

    def __init__(self, watch: Watching) -> None:
        self._watch = watch

    def waiting(self, state: str, comment: str) -> None:
        """Pass it on."""
        self._watch.waiting(state, comment)

    def left(self, left: Left) -> None:
        """Nothing: a look sets no password."""

    def copying(self, progress: Progress) -> None:
        """Pass it on."""
        self._watch.copying(progress)


def reached(case: Case, actor: Actor, request: Request, watch: Watch) -> PhoneOnTheSpot:
    """The phone, once its holder trusts this computer. Raises NotAllowed, PhoneLocked, Unplugged.

    A password that an earlier acquisition of the case left on it is taken off before anything else.
    """
    phone = connected(request, watch)
    take_off(case, actor, phone, request, watch)
    return PhoneOnTheSpot(request, phone, request.password)
