"""What is odd about the times of a record, and where another unit or epoch would put them: for presenting, never evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple, cast

from aboveboard.formats import times
from aboveboard.model.oddtimes import FIRST_PHONES, SLACK, is_any_time, is_usual, judge, placeholder
from aboveboard.model.times import iso, local_as_utc

_READINGS: Final = (
    (times.UNIX_S, "seconds since 1970"),
    (times.UNIX_MS, "milliseconds since 1970"),
    (times.UNIX_US, "microseconds since 1970"),
    (times.UNIX_NS, "nanoseconds since 1970"),
    (times.COCOA_S, "seconds since 2001"),
    (times.Epoch("cocoa_ms", times.COCOA_S.start_us, 1000, 1), "milliseconds since 2001"),
    (times.Epoch("cocoa_us", times.COCOA_S.start_us, 1, 1), "microseconds since 2001"),
    (times.COCOA_NS, "nanoseconds since 2001"),
    (times.WEBKIT_US, "microseconds since 1601"),
    (times.FILETIME, "tenths of microseconds since 1601"),
    (times.HFS_S, "seconds since 1904"),
    (times.DOTNET_TICKS, "tenths of microseconds since year 1"),
)
"""What a number that is a time may count."""
_OUTSIDE: Final = "outside the years that are read as times (1970 to 2199)"


def counts(rule: str) -> str:
    """What a number counts that a rule decodes, in words; the rule itself where it is none of the usual ones."""
    return next((words for epoch, words in _READINGS if epoch.name == rule), rule)


class Flag(NamedTuple):
    """What is odd about a time."""

    possible: bool
    """Whether it may be right all the same, and so is shown."""
    says: dict[str, Any]
    """`why`; of what is not shown, what it `reads`; and what is `inferred`, where something is."""


def usual(value: Any, acquired: int | None) -> bool:
    """Whether a time as it is kept is one that needs no further look."""
    return type(value) is int and is_usual(value) and (acquired is None or value <= acquired + SLACK)


def flag_of(value: Any, kind: str, field: str, stored: Any, acquired: int | None) -> Flag | None:
    """What is odd about a time; None where nothing is.

    `value` is the time as it is kept (microseconds, or the members of a `Time`), None where the `stored` number gave none.
    """
    if value is None:
        if isinstance(stored, bool) or not isinstance(stored, int | float):
            return None
        if (why := placeholder(stored)) is not None:
            return Flag(False, {"why": why})
        if is_any_time(kind):
            return None
        return Flag(False, {"why": _OUTSIDE, **_inferred(stored, acquired)})
    moment = _moment(value)
    judged = None if moment is None else judge(moment, kind, field, acquired)
    if judged is None or moment is None:
        return None
    reads = iso(moment) if isinstance(value, int) or value.get("utc") is not None else str(value["local"])
    if judged.possible:
        return Flag(True, {"why": judged.why, **_inferred(stored, acquired)})
    if isinstance(stored, int | float) and (why := placeholder(stored)) is not None:
        return Flag(False, {"why": why, "reads": reads})
    return Flag(False, {"why": judged.why, "reads": reads, **_inferred(stored, acquired)})


def _moment(value: Any) -> int | None:
    """UTC microseconds of a time as it is kept; a local one as if it were UTC."""
    if isinstance(value, int):
        return None if isinstance(value, bool) else value
    if not isinstance(value, Mapping):
        return None
    time = cast("Mapping[str, Any]", value)
    utc, local = time.get("utc"), time.get("local")
    if isinstance(utc, int):
        return utc
    return local_as_utc(local) if isinstance(local, str) else None


def _inferred(stored: Any, acquired: int | None) -> dict[str, Any]:
    """The moment that exactly one way of counting gives within the phone's span; {} where none or several do.

    The span is from the first phones of today's kinds to the acquisition; where that is not known nothing is inferred.
    """
    if acquired is None or isinstance(stored, bool) or not isinstance(stored, int | float):
        return {}
    latest = acquired + SLACK
    found = [
        (utc, words)
        for epoch, words in _READINGS
        if (utc := epoch.to_utc_us(stored)) is not None and FIRST_PHONES <= utc <= latest
    ]
    if len(found) != 1:
        return {}
    ((utc, words),) = found
    return {"inferred": {"utc": iso(utc), "from": f"if it counts {words}"}}
