"""A look at a connected phone as pages see it: what is being read, and that it is over."""

from __future__ import annotations

import threading


class Spot:
    """A look that goes on: what was read, what is being read, and how it ends. Shared by threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._said = ""
        self.over = threading.Event()
        """Set when the look has been ended: nothing of the phone is shown any more."""
        self.done: dict[str, float] = {}
        """By step, the seconds since the phone's yes at which its records could be seen."""
        self.failed: dict[str, str] = {}
        """By step, why it could not be read."""

    @property
    def said(self) -> str:
        """What is being read; '' where all was."""
        with self._lock:
            return self._said

    def say(self, words: str) -> None:
        """Tell what is being read."""
        with self._lock:
            self._said = words
