"""A look at a connected phone as pages see it: what is being read, what could not be, what is tried again, and how it ends."""

from __future__ import annotations

import queue
import threading
from typing import Final

import msgspec

_LOOKS_EVERY: Final = 0.3
AWAY: Final = ("absent", "offline", "locked", "unlock", "unauthorized", "trust")
"""States of a phone that cannot be asked until somebody does something with it."""


class Again(msgspec.Struct, frozen=True):
    """Somebody wants a step to be tried again."""

    step: str
    password: bytes | None = None
    """The backup password, where one was typed for it."""


class Spot:
    """A look that goes on. Shared by threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._said = ""
        self._asks = ""
        self._percent: int | None = None
        self._wanted: queue.SimpleQueue[Again] = queue.SimpleQueue()
        self.over = threading.Event()
        """Set when the look has been ended: nothing of the phone is shown any more."""
        self.done: dict[str, float] = {}
        """By step, the seconds since the phone's yes at which its records could be seen."""
        self.failed: dict[str, str] = {}
        """By step, why it could not be read."""
        self.refused: dict[str, tuple[tuple[str, str, str], ...]] = {}
        """By step that was read, (what, of which user, why) of what the phone refused of it."""
        self.notes: dict[str, str] = {}
        """By step, what is to be known of what came."""
        self.final: set[str] = set()
        """Steps that are not tried again: nothing may be asked any more."""
        self.by_password: set[str] = set()
        """Steps that failed for want of the right backup password."""

    @property
    def said(self) -> str:
        """What is being read; '' where all was."""
        with self._lock:
            return self._said

    @property
    def asks(self) -> str:
        """What the phone waits for from its holder: a state such as `passcode`; '' where it waits for nothing."""
        with self._lock:
            return self._asks

    @property
    def percent(self) -> int | None:
        """How far it is, where the phone says."""
        with self._lock:
            return self._percent

    def say(self, words: str) -> None:
        """Tell what is being read."""
        with self._lock:
            self._said, self._asks, self._percent = words, "", None

    def ask(self, state: str) -> None:
        """Tell what the phone waits for."""
        with self._lock:
            self._asks, self._percent = state, None

    def reach(self, percent: int | None) -> None:
        """Tell how far it is; whatever the phone had waited for has happened then."""
        with self._lock:
            if percent is not None and percent != self._percent:
                self._percent, self._asks = percent, ""

    def begin(self, step: str) -> None:
        """A step is asked for, perhaps again."""
        self.failed.pop(step, None)
        self.by_password.discard(step)
        self.say(step)

    def fail(self, step: str, why: str, *, final: bool = False, by_password: bool = False) -> None:
        """A step could not be read."""
        self.failed[step] = why
        if final:
            self.final.add(step)
        if by_password:
            self.by_password.add(step)

    def may_again(self, step: str) -> bool:
        """Whether a step may be tried again."""
        return step not in self.final and (step in self.failed or step in self.refused)

    def again(self, wanted: Again) -> None:
        """Somebody wants it tried again; nothing happens where it cannot be."""
        if self.may_again(wanted.step):
            self._wanted.put(wanted)

    def wanted(self, seconds: float | None = None) -> Again | None:
        """What somebody wants tried again: waited for so long, or until the look is over."""
        left = seconds
        while not self.over.is_set() and (left is None or left > 0):
            try:
                found = self._wanted.get(timeout=_LOOKS_EVERY if left is None else min(left, _LOOKS_EVERY))
            except queue.Empty:
                left = None if left is None else left - _LOOKS_EVERY
                continue
            if self.may_again(found.step):
                return found
        return None
