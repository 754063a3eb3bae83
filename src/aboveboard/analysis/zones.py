"""The phone's zone history, and where it would put a time that says no zone. Always an inference, never evidence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from aboveboard.model.times import local_as_utc

_MICRO = timedelta(microseconds=1)


@dataclass(frozen=True)
class ZoneChange:
    """From `since` (UTC microseconds; None: not known since when) the phone was set to this zone."""

    since: int | None
    zone: str | int
    """A name of the zone database, or seconds east of UTC."""


class ZoneHistory:
    """What the records say of the phone's zone over time."""

    def __init__(self, changes: Iterable[ZoneChange]) -> None:
        """Changes without a known time count as true before all others."""
        usable = [c for c in changes if isinstance(c.zone, int) or _zone(c.zone) is not None]
        self.changes = sorted(usable, key=lambda c: (c.since is not None, c.since or 0))
        self._starts = [c.since if c.since is not None else -(1 << 63) for c in self.changes]

    def place(self, local: str) -> int | None:
        """UTC microseconds of a wall-clock text; as if it were UTC where the phone's zone is not known."""
        return self.infer(local) if self.changes else local_as_utc(local)

    def infer(self, local: str) -> int | None:
        """UTC microseconds of a wall-clock text, had it been read off this phone; None where its zone is not known."""
        wall = local_as_utc(local)
        if wall is None or not self.changes:
            return None
        index = max(0, bisect_right(self._starts, wall) - 1)
        return wall - self._offset(self.changes[index], wall)

    def _offset(self, change: ZoneChange, wall: int) -> int:
        if isinstance(change.zone, int):
            return change.zone * 1_000_000
        zone = _zone(change.zone)
        try:
            moment = datetime(1970, 1, 1, tzinfo=zone) + timedelta(microseconds=wall)
            offset = moment.utcoffset()
        except (OverflowError, ValueError):
            return 0
        return offset // _MICRO if offset is not None else 0


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
