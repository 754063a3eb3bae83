"""Points in time, kept with what is known about them.

A phone stores times in many ways, and some of them do not say which zone they mean. Such a time is never written as UTC:
it stays local, and only an inference, marked as one, may place it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum

import msgspec

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_US = timedelta(microseconds=1)


class Basis(StrEnum):
    """What the stored value means."""

    UTC = "UTC"
    LOCAL = "local without zone"
    ZONED = "zone stored"


class Clock(StrEnum):
    """Whose clock it was."""

    DEVICE = "device"
    SERVER = "server"
    SENDER = "sender"
    CAMERA = "camera"


class Time(msgspec.Struct, frozen=True, omit_defaults=True):
    """A point in time.

    `utc` is microseconds since 1970-01-01T00:00:00Z and is None for a local time without zone; `local` is then the ISO 8601
    text of the wall clock. `offset` is minutes east of UTC where the zone was stored.
    """

    utc: int | None = None
    local: str | None = None
    basis: Basis = Basis.UTC
    clock: Clock = Clock.DEVICE
    offset: int | None = None
    precision: str | None = None
    """ns, us, ms, s, min, day, where known."""


def iso(us: int) -> str:
    """ISO 8601 in UTC with microseconds: `2023-05-01T10:00:00.000000Z`. Years outside 1000–9999 come as `us:<number>`."""
    try:
        moment = _EPOCH + us * _US
    except OverflowError:
        return f"us:{us}"
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond:06d}Z" if moment.year >= 1000 else f"us:{us}"


def from_iso(text: str) -> int:
    """UTC microseconds of an ISO 8601 text; without zone it is taken as UTC. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - _EPOCH) // _US


def local_as_utc(local: str) -> int | None:
    """The microseconds that a wall-clock text would have if it were UTC; for placing only. None where it does not parse."""
    try:
        return from_iso(local)
    except ValueError:
        return None
