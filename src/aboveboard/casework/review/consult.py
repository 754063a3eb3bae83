"""Consultations of a review: one entry of the custody log for each filter and range that stood before the examiner.

What was passed by within a second is not entered. What was scrolled through under one filter becomes one entry with its
range. Words that were looked for stand in it sealed, under a key of their own: see `casework.words`.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

STOOD = 1.0
"""Seconds that a view must stand to count as a consultation."""


@dataclass
class _View:
    """What is on the screen now."""

    what: str
    filter: str
    since: float
    detail: dict[str, Any]
    shown: set[str] = field(default_factory=set[str])
    first: int | None = None
    last: int | None = None
    stood: bool = False


class Consultations:
    """The views of one reviewer, entered by `enter(what, detail)`; `seal` closes what tells views apart."""

    def __init__(
        self,
        enter: Callable[[str, dict[str, Any]], None],
        clock: Callable[[], float] = time.monotonic,
        seal: Callable[[str], object] | None = None,
    ) -> None:
        """`clock` gives seconds."""
        self._seal = seal
        self._enter = enter
        self._clock = clock
        self._view: _View | None = None
        self._lock = threading.Lock()

    def view(
        self, what: str, filter: str = "", keys: tuple[str, ...] = (), times: tuple[int, ...] = (), **detail: object
    ) -> None:
        """A page or a further part of it is before the examiner. `filter` tells views apart and is entered sealed."""
        with self._lock:
            now = self._clock()
            view = self._view
            if view is None or (view.what, view.filter) != (what, filter):
                self._close(now)
                view = self._view = _View(what, filter, now, {})
            view.stood = view.stood or now - view.since >= STOOD
            view.detail |= detail
            view.shown.update(keys)
            for at in times:
                view.first = at if view.first is None else min(view.first, at)
                view.last = at if view.last is None else max(view.last, at)

    def settle(self) -> None:
        """Enter what is open; at the end of the review, and from time to time."""
        with self._lock:
            now = self._clock()
            # What has not stood long enough yet may still come to: it stays open.
            if self._view is not None and (self._view.stood or now - self._view.since >= STOOD):
                self._close(now)

    def _close(self, now: float) -> None:
        view, self._view = self._view, None
        if view is None or not (view.stood or now - view.since >= STOOD):
            return
        detail: dict[str, Any] = {**view.detail, "shown": len(view.shown)}
        if view.first is not None:
            detail |= {"from": view.first, "to": view.last}
        if view.filter and self._seal is not None:
            detail["words"] = self._seal(view.filter)
        self._enter(view.what, detail)
