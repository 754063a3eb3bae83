"""A look at a connected phone as pages see it: what is being read, and that it is over."""

from __future__ import annotations

import threading


class Spot:
    """A look that goes on: what was read, what is being read, and how it ends. Shared by threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._said = ""
        self._asks = ""
        self._percent: int | None = None
        self.over = threading.Event()
        """Set when the look has been ended: nothing of the phone is shown any more."""
        self.done: dict[str, float] = {}
        """By step, the seconds since the phone's yes at which its records could be seen."""
        self.failed: dict[str, str] = {}
        """By step, why it could not be read."""
        self.notes: dict[str, str] = {}
        """By step, what is to be known of what came."""

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
            self._asks = state

    def reach(self, percent: int | None) -> None:
        """Tell how far it is; whatever the phone had waited for has happened then."""
        with self._lock:
            if percent is not None and percent != self._percent:
                self._percent, self._asks = percent, ""
