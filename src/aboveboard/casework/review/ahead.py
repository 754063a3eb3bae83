"""What takes seconds once after an examination, gathered beside while the reviewer reads the first page.

A page that needs something which is still being gathered is not kept waiting: it says so and comes by itself when that is
there. Of a small case it waits, which takes less than to say anything.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from aboveboard.casework.errors import Gathering

SMALL = 100_000
"""A case of no more records is waited for."""
Stamps = tuple[tuple[int, int], ...]
"""What changes with the exhibits."""


class Ahead:
    """Values by name, of one state of the exhibits."""

    def __init__(self) -> None:
        """Nothing is gathered until `begin`."""
        self._changed = threading.Condition()
        self._stamps: Stamps = ()
        self._pending: set[str] = set()
        self._found: dict[str, Any] = {}
        self._small = True
        self._expected = False

    def expect(self) -> None:
        """Something will begin in a moment: nobody makes it twice."""
        self._expected = True

    def begin(self, stamps: Stamps, names: set[str], records: int) -> None:
        """These are being gathered now."""
        with self._changed:
            self._stamps, self._pending, self._found = stamps, set(names), {}
            self._small = records <= SMALL
            self._expected = False
            self._changed.notify_all()

    def put(self, name: str, value: Any) -> None:
        """Here it is."""
        with self._changed:
            self._found[name] = value
            self._pending.discard(name)
            self._changed.notify_all()

    def end(self) -> None:
        """No more comes: who wants something else makes it."""
        with self._changed:
            self._pending.clear()
            self._expected = False
            self._changed.notify_all()

    def take(self, name: str, stamps: Stamps, make: Callable[[], Any]) -> Any:
        """What was gathered of this state of the exhibits, once; else what `make` says. Raises Gathering."""
        with self._changed:
            while self._expected:
                self._changed.wait()
            while stamps == self._stamps and name in self._pending:
                if not self._small:
                    raise Gathering
                self._changed.wait()
            if stamps == self._stamps and name in self._found:
                return self._found.pop(name)
        return make()
