"""Times that cannot be right, and times that may well not be: what a point in time by itself says of that.

Stores write placeholders (0, -1, the largest number of a type, 'the distant past') where they have no time, and a number that
is read by another unit or epoch than it was written by lands near the start of an epoch. Such a moment is no time at which
anything happened: a record is never put there. Others are possible and doubtful, such as one after the phone was acquired:
they keep their place and say so.

Sources: Apple, NSDate.distantPast and distantFuture (https://developer.apple.com/documentation/foundation/nsdate); Microsoft,
DateTime.MinValue and MaxValue (https://learn.microsoft.com/dotnet/api/system.datetime); the year 2038
(https://en.wikipedia.org/wiki/Year_2038_problem). First iPhone: June 2007; first Android phone: October 2008.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from aboveboard.model.records import KIND_NUMBER
from aboveboard.model.times import from_iso, iso

_S: Final = 1_000_000
_DAY: Final = 86_400 * _S


class Span(NamedTuple):
    """Moments that are none: from `first` to before `end`, UTC microseconds, and why."""

    first: int
    end: int
    why: str


FIRST_PHONES: Final = from_iso("2007-01-01")
"""What phones of today's kinds record of themselves is later than this."""
SLACK: Final = _DAY
"""So much after the acquisition a time may still be due to another zone or a clock that is ahead."""
_INT32: Final = ((1 << 31) - 1) * _S
_UINT32: Final = ((1 << 32) - 1) * _S

SPANS: Final = (
    Span(-(1 << 62), from_iso("1601-01-01") - _DAY, "in the distant past"),
    Span(from_iso("1601-01-01") - _DAY, from_iso("1601-01-01") + _DAY, "the zero of times that count from 1601"),
    Span(from_iso("1904-01-01") - _DAY, from_iso("1904-01-01") + _DAY, "the zero of times that count from 1904"),
    # Seconds read as milliseconds, and milliseconds as microseconds, end up to three weeks after the zero.
    Span(-_DAY, 31 * _DAY, "at the zero of times that count from 1970"),
    # The same for seconds and milliseconds read as nanoseconds; -1 and 1 beside the zero itself.
    Span(from_iso("2001-01-01") - _S, from_iso("2001-01-01") + 1000 * _S, "at the zero of times that count from 2001"),
    Span(_INT32, _INT32 + _S, "the largest number of 32 bits"),
    Span(_UINT32, _UINT32 + _S, "the largest number of 32 bits without sign"),
    Span(from_iso("2200-01-01"), 1 << 62, "in the distant future"),
)
"""In order of time."""
SPANS_FROM: Final = _INT32
"""From `FIRST_PHONES` up to here nothing is in any of them."""

_ANY_TIME: Final = frozenset({"CalendarEvent"})
"""Kinds that are about other times than the phone's: a birthday may be in January 1970."""
ANY_TIME_NUMBERS: Final = ", ".join(str(KIND_NUMBER[kind]) for kind in sorted(_ANY_TIME))
"""The same by their numbers, for SQL."""
_OF_THE_PHONE: Final = frozenset(
    {
        "Message",
        "Call",
        "Visit",
        "WebSearch",
        "Download",
        "Place",
        "Activity",
        "App",
        "Usage",
        "Notification",
        "Network",
    }
)
"""Kinds whose times cannot well be before there were such phones. Mail, pictures, contacts and files are brought along."""
_PAST: Final = _OF_THE_PHONE | {"Post", "Email", "Media", "Contact", "Bookmark"}
"""Kinds whose times cannot well be after the acquisition."""
_AHEAD: Final = frozenset({"expires_at", "ends_at", "until"})
"""Fields that may lie ahead."""


class Judgement(NamedTuple):
    """What is odd about a time."""

    why: str
    possible: bool
    """Whether it may be right all the same; then it keeps its place."""


def is_any_time(kind: str) -> bool:
    """Whether records of the kind keep their place whatever their time."""
    return kind in _ANY_TIME


def is_usual(at: int) -> bool:
    """Whether a moment needs no further look but at when the phone was acquired: most do not."""
    return FIRST_PHONES <= at < SPANS_FROM


def judge(at: int, kind: str, field: str, acquired: int | None) -> Judgement | None:
    """What is odd about a moment (UTC microseconds) in this field; None for nothing.

    `acquired`: when the phone was acquired, at the latest.
    """
    if (why := impossible(at)) is not None:
        return Judgement(why, possible=is_any_time(kind))
    if at < FIRST_PHONES and kind in _OF_THE_PHONE:
        return Judgement("before there were such phones (2007)", possible=True)
    if acquired is not None and at > acquired + SLACK and kind in _PAST and field not in _AHEAD:
        return Judgement(f"after the phone was acquired ({iso(acquired)[:10]} at the latest)", possible=True)
    return None


def impossible(at: int) -> str | None:
    """Why a moment (UTC microseconds) is none; None where it may be one."""
    return None if is_usual(at) else next((span.why for span in SPANS if span.first <= at < span.end), None)


def impossible_sql() -> str:
    """The same as an SQL condition on the columns `at` and `kind` of a row, NULL where there is no time."""
    spans = " OR ".join(f"(at >= {span.first} AND at < {span.end})" for span in SPANS)
    return f"({spans}) AND kind NOT IN ({ANY_TIME_NUMBERS})"


PLACEHOLDERS: Final = {
    -1: "-1, a placeholder",
    (1 << 63) - 1: "the largest number of 64 bits",
    -(1 << 63): "the smallest number of 64 bits",
    63_113_904_000: "Apple's 'distant future' (4001)",
    64_092_211_200: "Apple's 'distant future' (4001)",
    -63_114_076_800: "Apple's 'distant past' (year 1)",
    -62_135_769_600: "Apple's 'distant past' (year 1)",
    -62_135_596_800: "the first moment of the year 1",
    -11_644_473_600: "the zero of times that count from 1601",
    -2_082_844_800: "the zero of times that count from 1904",
    253_402_300_799: "the end of the year 9999",
    3_155_378_975_999_999_999: "the end of the year 9999",
    (1 << 31) - 1: "the largest number of 32 bits",
    (1 << 32) - 1: "the largest number of 32 bits without sign",
    -(1 << 31): "the smallest number of 32 bits",
}
"""Numbers that stores write for 'no time', in seconds, in ticks, or whatever the unit."""


def placeholder(stored: float) -> str | None:
    """Which placeholder a stored number is, in whole seconds or a thousandth, millionth or billionth of them."""
    if stored != stored or stored in (float("inf"), float("-inf")):
        return "not a finite number"
    whole = int(stored)
    if (found := PLACEHOLDERS.get(whole)) is not None:
        return found
    for unit in (1_000, 1_000_000, 1_000_000_000):
        seconds, rest = divmod(whole, unit)
        if rest in (0, unit - 1) and abs(seconds) > 1 << 32 and (found := PLACEHOLDERS.get(seconds)) is not None:
            return found
    # What does not fit into 64 bits was cut off at their end by the app: a double then is 2**63 itself.
    return "the largest number of 64 bits" if whole >= 1 << 63 else None
