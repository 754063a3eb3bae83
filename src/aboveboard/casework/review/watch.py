"""Watches whether the authority still holds while a review stands open, and what other reviewers mark, beside the requests."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import apsw

from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor, entries
from aboveboard.casework.errors import CaseError
from aboveboard.casework.kept import kept
from aboveboard.casework.leftpasswords import HOW_TO_UNDO, SET, TITLE, passwords_left
from aboveboard.casework.review.marks import version
from aboveboard.casework.standing import ends_at

FRESH = 0.5
"""Seconds for which an answer is given again without asking the case."""


SOON = 14 * 86_400
"""Seconds before the end of an authority from which on pages say when it ends."""


@dataclass(frozen=True)
class Notice:
    """What every page of a review says at its top of the case."""

    what: str
    """sealed, held, frozen, to be erased, authority ends, or PHONE LEFT WITH A BACKUP PASSWORD"""
    at: int
    """UTC microseconds: since when, or when it comes."""
    reason: str = ""


class Watch:
    """Its connection to the case is its own: a long request keeps nobody from learning that the authority has ended."""

    def __init__(self, case: Case, actor: Actor) -> None:
        """Close it before the case is closed."""
        self._case = case.again()
        self._actor = actor
        self._lock = threading.Lock()
        self._asked = float("-inf")
        self._said: str | None = None
        self._marks = ""
        self._notices: tuple[Notice, ...] = ()
        self._noticed: tuple[int, float] = (-1, float("-inf"))

    def ended(self) -> str | None:
        """Why nothing may be shown now; None while the authority holds."""
        with self._lock:
            now = time.monotonic()
            if now - self._asked >= FRESH:
                try:
                    self._case.must_stand(self._actor)
                    self._said = None
                except CaseError as error:
                    self._said = str(error)
                except apsw.BusyError:
                    # Another connection writes for long: what was said last holds, and is asked again at once.
                    return self._said
                self._asked = now
            return self._said

    def marks(self) -> str:
        """Changes with every mark that any reviewer of the case puts or takes back."""
        with self._lock:
            # As above: where another connection writes for long it is asked again at once.
            with suppress(apsw.BusyError):
                self._marks = version(self._case)
            return self._marks

    def notices(self) -> tuple[Notice, ...]:
        """What keeps the case, what is to end it, and when the authority ends where that is soon."""
        with self._lock, suppress(apsw.BusyError):
            now = time.monotonic()
            if now - self._noticed[1] >= FRESH:
                # Looks are most of a log, and change nothing of this.
                sql = "SELECT coalesce(max(number), 0) FROM custody WHERE action <> 'consultation'"
                last = int(self._case.db.execute(sql).get)
                if last != self._noticed[0]:
                    self._notices = (*_left(self._case), *_kept(self._case), *_ends(self._case))
                self._noticed = (last, now)
        return self._notices

    def close(self) -> None:
        """Give the connection back."""
        with self._lock:
            self._case.close()


def _left(case: Case) -> Iterator[Notice]:
    left = passwords_left(case.db)
    since = {e.detail.get("phone"): e.at for e in entries(case.db) if e.detail.get("what") == SET} if left else {}
    for one in left:
        yield Notice(TITLE, since.get(one.udid, 0), f"{one.exhibit}: {one.password}; {HOW_TO_UNDO}")


def _kept(case: Case) -> Iterator[Notice]:
    found = kept(case.db)
    if found.sealed is not None:
        yield Notice("sealed", found.sealed.at, str(found.sealed.detail.get("reason", "")))
    for ground in found.grounds:
        if ground.name in ("held", "frozen"):
            yield Notice(ground.name, ground.at, ground.reason)
    if found.order is not None:
        yield Notice("to be erased", found.order.due, found.order.reason)


def _ends(case: Case) -> Iterator[Notice]:
    end = ends_at(case.authority)
    if end is not None and end - time.time_ns() // 1000 < SOON * 1_000_000:
        yield Notice("authority ends", end)
