"""Watches whether the authority still holds while a review stands open, and what other reviewers mark, beside the requests."""

from __future__ import annotations

import threading
import time
from contextlib import suppress

import apsw

from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.casework.review.marks import version

FRESH = 0.5
"""Seconds for which an answer is given again without asking the case."""


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

    def close(self) -> None:
        """Give the connection back."""
        with self._lock:
            self._case.close()
