"""Times as phones store them, to UTC microseconds since 1970, in Python and in SQLite alike.

Numbers: an `Epoch` says where a count starts, its unit and its plausible range. `Epoch.to_utc_us(value)` and the SQLite
expression `Epoch.sql(expr)` give the same integer, or None/NULL for what is no such time: NULL, text, blobs,
infinities, the declared sentinels (0 unless said otherwise) and everything outside the range (default: after
1970-01-01 00:00:00 UTC, up to 2200-01-01 exclusive; the Unix epoch itself is left out because a stored zero,
converted once, looks like it).

Precision: integers are converted in integer arithmetic and cut, never rounded up, to the microsecond. Floats hold 53
bits: a double of seconds around the present still resolves 0.1-0.2 microseconds, so the nearest microsecond is taken
(ties away from zero, as SQLite's round()); a double of microseconds since 1601 resolves only 2 microseconds, and one
of nanoseconds since 2001 about 128 ns.

Text: `iso8601`, `exif`, `rfc2822`, and the packed FAT time, give a `Reading`, which keeps 'local without zone'
apart: only a text with a zone has `utc_us`.

Sources of the facts: Apple NSDate/CFAbsoluteTime reference date (2001-01-01); Chromium base/time/time.h (1601);
Apple TN1150 HFS Plus (1904); IS-GPS-200 and IERS Bulletin C (leap seconds); Microsoft DateTime.Ticks and FILETIME
documentation; X/Twitter snowflake announcement (2010), Discord API reference, Mastodon lib/mastodon/snowflake.rb;
RFC 3339, RFC 5322, EXIF 2.32.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from email.utils import parsedate_tz
from typing import Final, Protocol, runtime_checkable

from aboveboard.formats.errors import TimeError

UNIX_2200_US: Final = 7_258_118_400_000_000
"""2200-01-01T00:00:00Z in microseconds since 1970: the default upper bound, exclusive."""

_HALF_RANGE: Final = 4503599627370496.0
_INT64: Final = 1 << 63


@runtime_checkable
class Basis(Protocol):
    """What an artifact's time column needs: one conversion, in Python and in SQL, that agree."""

    @property
    def name(self) -> str:
        """Short name, unique in this module."""
        ...

    def to_utc_us(self, value: object) -> int | None:
        """UTC microseconds since 1970, or None where the value is no such time."""
        ...

    def sql(self, expr: str) -> str:
        """SQLite expression giving the same integer or NULL. `expr` is put in several times: give a column or a
        cheap expression."""
        ...


def _round_like_sqlite(value: float) -> int:
    """Round half away from zero exactly as SQLite's round(X): by adding 0.5, except where a double has no fraction
    left."""
    if value < -_HALF_RANGE or value > _HALF_RANGE:
        return int(value)
    return int(value + 0.5) if value >= 0 else int(value - 0.5)


@dataclass(frozen=True, slots=True)
class Epoch:
    """A count of units since a start: microseconds = value * mul / div + start_us.

    `start_us`: the start in microseconds since 1970 (negative before). `mul`/`div`: the unit, one of the two being 1.
    `after_us` (exclusive) and `before_us` (exclusive): the plausible range, in UTC microseconds, not below zero.
    `sentinels`: stored values that mean 'none'.
    """

    name: str
    start_us: int
    mul: int
    div: int
    after_us: int = 0
    before_us: int = UNIX_2200_US
    sentinels: tuple[int, ...] = (0,)
    _low: int = field(init=False, repr=False, default=0)
    _high: int = field(init=False, repr=False, default=0)

    def __post_init__(self) -> None:
        if self.after_us < 0 or self.before_us <= self.after_us or min(self.mul, self.div) != 1:
            msg = f"epoch {self.name}: bad range or unit"
            raise ValueError(msg)
        # Bounds in stored units, so that no multiplication can overflow 64 bits afterwards.
        add = self.start_us * self.div
        object.__setattr__(self, "_low", -((add - (self.after_us + 1) * self.div) // self.mul))
        object.__setattr__(self, "_high", (self.before_us * self.div - add - 1) // self.mul)

    def to_utc_us(self, value: object) -> int | None:
        """UTC microseconds of an int or float, or None (see the module's docstring)."""
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            return None
        if not self._low <= value <= self._high or value in self.sentinels:
            return None
        if isinstance(value, int):
            return (value * self.mul + self.start_us * self.div) // self.div
        scaled = value * float(self.mul) if self.div == 1 else value / float(self.div)
        return _round_like_sqlite(scaled) + self.start_us

    def sql(self, expr: str) -> str:
        """SQLite expression of `expr` to the same integer microseconds or NULL."""
        add = self.start_us * self.div
        whole = f"({expr})" if self.mul == 1 else f"({expr})*{self.mul}"
        whole = f"{whole}{add:+d}" if add else whole
        whole = f"({whole})/{self.div}" if self.div != 1 else whole
        scaled = f"({expr})*{self.mul}.0" if self.div == 1 else f"({expr})/{self.div}.0"
        real = f"CAST(round({scaled}) AS INTEGER)" + (f"{self.start_us:+d}" if self.start_us else "")
        # Sentinels first: a time that was never set is the commonest value of all, and is dealt with by one comparison.
        guard = "".join(
            f"({expr})<>{sentinel} AND " for sentinel in self.sentinels if self._low <= sentinel <= self._high
        )
        guard += f"({expr}) BETWEEN {self._low} AND {self._high}"
        return f"CASE WHEN {guard} THEN CASE typeof({expr}) WHEN 'integer' THEN {whole} WHEN 'real' THEN {real} END END"


_COCOA_US: Final = 978_307_200_000_000
_1601_US: Final = -11_644_473_600_000_000
_1904_US: Final = -2_082_844_800_000_000

COCOA_S: Final = Epoch("cocoa_s", _COCOA_US, 1_000_000, 1)
"""Seconds since 2001-01-01 UTC, integer or real: most Core Data stores, NSDate in property lists."""
COCOA_NS: Final = Epoch("cocoa_ns", _COCOA_US, 1, 1000)
"""Nanoseconds since 2001-01-01 UTC: sms.db since iOS 11."""
UNIX_S: Final = Epoch("unix_s", 0, 1_000_000, 1)
"""Seconds since 1970-01-01 UTC."""
UNIX_MS: Final = Epoch("unix_ms", 0, 1000, 1)
"""Milliseconds since 1970-01-01 UTC: most Android stores."""
UNIX_US: Final = Epoch("unix_us", 0, 1, 1)
"""Microseconds since 1970-01-01 UTC: Firefox places."""
UNIX_NS: Final = Epoch("unix_ns", 0, 1, 1000)
"""Nanoseconds since 1970-01-01 UTC."""
WEBKIT_US: Final = Epoch("webkit_us", _1601_US, 1, 1)
"""Microseconds since 1601-01-01 UTC: Chromium's History, cookies, logins."""
FILETIME: Final = Epoch("filetime", _1601_US, 1, 10)
"""100-nanosecond intervals since 1601-01-01 UTC."""
HFS_S: Final = Epoch("hfs_s", _1904_US, 1_000_000, 1)
"""Seconds since 1904-01-01 UTC: QuickTime mvhd/mdhd. Some cameras write local time there all the same."""
DOTNET_TICKS: Final = Epoch("dotnet_ticks", -62_135_596_800_000_000, 1, 10)
"""100-nanosecond intervals since 0001-01-01; whether UTC or local is not in the number (DateTime.Kind is)."""

COCOA_AUTO_THRESHOLD: Final = 100_000_000_000
"""|value| at or above this is taken for nanoseconds: as seconds it would be after the year 5100, as nanoseconds it
is 100 s after 2001."""


@dataclass(frozen=True, slots=True)
class _CocoaAuto:
    """Cocoa seconds or nanoseconds by magnitude, for columns that changed unit between versions (sms.db: seconds
    before iOS 11)."""

    name: str = "cocoa_auto"

    def to_utc_us(self, value: object) -> int | None:
        """UTC microseconds; see COCOA_AUTO_THRESHOLD for the rule."""
        if not isinstance(value, (int, float)):
            return None
        nanoseconds = value >= COCOA_AUTO_THRESHOLD or value <= -COCOA_AUTO_THRESHOLD
        return COCOA_NS.to_utc_us(value) if nanoseconds else COCOA_S.to_utc_us(value)

    def sql(self, expr: str) -> str:
        """SQLite expression of the same rule."""
        large = f"({expr})>={COCOA_AUTO_THRESHOLD} OR ({expr})<=-{COCOA_AUTO_THRESHOLD}"
        either = f"CASE WHEN {large} THEN {COCOA_NS.sql(expr)} ELSE {COCOA_S.sql(expr)} END"
        return f"CASE WHEN ({expr})<>0 THEN {either} END"


COCOA_AUTO: Final = _CocoaAuto()
"""Cocoa time whose unit is told by magnitude; prefer COCOA_S or COCOA_NS wherever the schema says which."""


@dataclass(frozen=True, slots=True)
class _UnixAuto:
    """Unix milliseconds or microseconds, for stores of one schema whose writers differ in the unit (Firefox).

    Milliseconds wherever they give a time before 2200; such a number of microseconds would be within the first three
    months of 1970.
    """

    name: str = "unix_ms_or_us"
    sentinels: tuple[int, ...] = (0,)

    def to_utc_us(self, value: object) -> int | None:
        """UTC microseconds in the unit that fits, or None where neither does."""
        us = UNIX_MS.to_utc_us(value)
        return UNIX_US.to_utc_us(value) if us is None else us

    def sql(self, expr: str) -> str:
        """SQLite expression of the same rule."""
        return f"COALESCE({UNIX_MS.sql(expr)},{UNIX_US.sql(expr)})"


UNIX_MS_OR_US: Final = _UnixAuto()
"""Unix time whose unit is told by magnitude; prefer UNIX_MS or UNIX_US wherever the store says which."""

_GPS_START_S: Final = 315_964_800
# UTC days on which a leap second had just been inserted since the GPS epoch; the last so far is 2017-01-01.
_LEAP_DAYS: Final = (
    (1981, 7), (1982, 7), (1983, 7), (1985, 7), (1988, 1), (1990, 1), (1991, 1), (1992, 7), (1993, 7),
    (1994, 7), (1996, 1), (1997, 7), (1999, 1), (2006, 1), (2009, 1), (2012, 7), (2015, 7), (2017, 1),
)  # fmt: skip
_LEAPS: Final = tuple(
    # GPS second from which `count` leap seconds apply: the UTC instant, plus the leap seconds themselves.
    ((date(year, month, 1) - date(1980, 1, 6)).days * 86_400 + count, count)
    for count, (year, month) in enumerate(_LEAP_DAYS, start=1)
)


@dataclass(frozen=True, slots=True)
class _Gps:
    """Seconds since 1980-01-06 on the GPS scale, which has no leap seconds (18 s ahead of UTC since 2017)."""

    name: str = "gps_s"

    def to_utc_us(self, value: object) -> int | None:
        """UTC microseconds of GPS seconds (int or float). During an inserted leap second the next second's number is
        given."""
        us = _GPS_LINEAR.to_utc_us(value)
        if us is None or not isinstance(value, (int, float)):
            return None
        leap = 0
        for start, count in _LEAPS:
            if value >= start:
                leap = count
        return us - leap * 1_000_000

    def sql(self, expr: str) -> str:
        """SQLite expression of the same."""
        cases = " ".join(f"WHEN ({expr})>={start} THEN {count}000000" for start, count in reversed(_LEAPS))
        return f"({_GPS_LINEAR.sql(expr)})-CASE {cases} ELSE 0 END"


_GPS_LINEAR: Final = Epoch("gps_linear", _GPS_START_S * 1_000_000, 1_000_000, 1)
GPS_S: Final = _Gps()
"""Seconds on the GPS scale."""


@dataclass(frozen=True, slots=True)
class Snowflake:
    """Ids that carry their time in the high bits: milliseconds since `start_ms`, shifted left by `shift`.

    Takes integers and texts of 1 to 19 ASCII digits (ids are often stored as text). `least` is the smallest id that
    is one: services numbered by counting before, and such ids carry no time. Precision 1 ms; the clock is the server's.
    """

    name: str
    start_ms: int
    shift: int
    least: int

    def to_utc_us(self, value: object) -> int | None:
        """UTC microseconds in which the id was made, or None where the value is no such id."""
        if isinstance(value, str) and 0 < len(value) < 20 and value.isascii() and value.isdigit():
            value = int(value)
        if isinstance(value, int) and self.least <= value < _INT64:
            us = ((value >> self.shift) + self.start_ms) * 1000
            return us if us < UNIX_2200_US else None
        return None

    def sql(self, expr: str) -> str:
        """SQLite expression of the same."""
        number = f"CAST({expr} AS INTEGER)"
        last = ((UNIX_2200_US - 1) // 1000 - self.start_ms + 1 << self.shift) - 1
        # A text of 19 digits above 2**63 - 1 is clamped by CAST, so the text must also survive the round trip
        # (leading zeros apart).
        top = min(last, _INT64 - 1)
        digits = (
            f"typeof({expr})='text' AND length(CAST({expr} AS BLOB)) BETWEEN 1 AND 19 AND ({expr}) NOT GLOB '*[^0-9]*'"
            f" AND (length({expr})<19 OR ({expr})<='{_INT64 - 1}')"
        )
        return (
            f"CASE WHEN (typeof({expr})='integer' OR ({digits})) AND {number} BETWEEN {self.least} AND {top}"
            f" THEN (({number}>>{self.shift})+{self.start_ms})*1000 END"
        )


TWITTER_ID: Final = Snowflake("twitter_id", 1_288_834_974_657, 22, 29_700_859_247)
"""X/Twitter ids since November 2010; smaller ones were a plain count."""
DISCORD_ID: Final = Snowflake("discord_id", 1_420_070_400_000, 22, 1 << 22)
"""Discord ids (milliseconds since 2015-01-01)."""
MASTODON_ID: Final = Snowflake("mastodon_id", 0, 16, 1_000_000_000_000 << 16)
"""Mastodon (and Truth Social) status ids: Unix milliseconds in the upper 48 bits; other objects' ids may be plain
counts."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A time that was stored as text (or packed fields).

    `stored`: as stored. `local_us`: the wall clock shown, as microseconds since 1970-01-01 00:00 of that same clock.
    `offset_s`: seconds east of UTC where the text says so. `utc_us`: only where the text fixes it, else None (local
    without zone). `precision_us`: the unit of the last field given (1 s, 1 ms, one day ...).
    """

    stored: str
    local_us: int
    offset_s: int | None
    utc_us: int | None
    precision_us: int

    @property
    def is_local(self) -> bool:
        """True for local time without zone, which is not to be written as UTC."""
        return self.utc_us is None


_DAY_US: Final = 86_400_000_000
_EPOCH_ORDINAL: Final = date(1970, 1, 1).toordinal()


def _wall_us(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0, micro: int = 0) -> int:
    # A 60th second (leap) counts on into the next minute; 24:00:00 is the end of the day (ISO 8601).
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and (minute or second or micro)):
        msg = "hour, minute or second out of range"
        raise ValueError(msg)
    days = date(year, month, day).toordinal() - _EPOCH_ORDINAL
    return days * _DAY_US + ((hour * 60 + minute) * 60 + second) * 1_000_000 + micro


def _fraction(digits: str | None) -> tuple[int, int]:
    """Decimal digits of a second to (microseconds, cut, and precision in microseconds, at least 1)."""
    if not digits:
        return 0, 1_000_000
    return int(digits[:6].ljust(6, "0")), 10 ** max(0, 6 - len(digits))


def _offset(sign: str, hours: str, minutes: str | None, seconds: str | None = None) -> int:
    value = int(hours) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    if int(minutes or 0) > 59 or int(seconds or 0) > 59 or value > 18 * 3600:
        msg = "zone out of range"
        raise ValueError(msg)
    return -value if sign in "-\u2212" else value


_ISO: Final = re.compile(
    r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?|([0-9]{2})([0-9]{2}))?"
    r"(?:[Tt ]([0-9]{2})(?::?([0-9]{2})(?::?([0-9]{2})(?:[.,]([0-9]{1,12}))?)?)?"
    r"\ ?([Zz]|(?:([+\-\u2212])([0-9]{2})(?::?([0-9]{2})(?::?([0-9]{2}))?)?))?)?"
)


def iso8601(text: str) -> Reading:
    """Read an ISO 8601 / RFC 3339 date or date and time: 'YYYY', 'YYYY-MM', 'YYYY-MM-DD', with 'Thh:mm[:ss[.fff]]'
    and 'Z' or '+hh:mm' or none.

    A blank may stand for the T and before the zone; the basic form without separators is read too; decimals beyond
    the microsecond are cut. Raises TimeError for anything else, week and ordinal dates included.
    """
    match = _ISO.fullmatch(text.strip()) if len(text) <= 64 else None
    if match is None:
        msg = "not an ISO 8601 date"
        raise TimeError(msg)
    year, month, day, month_basic, day_basic, hour, minute, second, digits, zone, sign, *zone_parts = match.groups()
    month, day = month or month_basic, day or day_basic
    try:
        micro, precision = _fraction(digits)
        if second is None:
            days = 1 if day else 31 if month else 366
            precision = 60_000_000 if minute else 3_600_000_000 if hour else days * _DAY_US
        clock = int(hour or 0), int(minute or 0), int(second or 0)
        local = _wall_us(int(year), int(month or 1), int(day or 1), *clock, micro)
        offset = None
        if zone is not None:
            offset = 0 if zone in "Zz" else _offset(sign, zone_parts[0], zone_parts[1], zone_parts[2])
    except ValueError as error:
        msg = f"not a date: {error}"
        raise TimeError(msg) from error
    return Reading(text, local, offset, None if offset is None else local - offset * 1_000_000, precision)


_EXIF: Final = re.compile(
    r"([0-9]{4})[:\-/.]([0-9]{2})[:\-/.]([0-9]{2})[ T]([0-9]{2}):([0-9]{2}):([0-9]{2})"
    r"(?:\.([0-9]{1,9}))?(Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_EXIF_OFFSET: Final = re.compile(r"(?:([+\-])([0-9]{1,2}):?([0-9]{2})|Z)")


def exif(text: str, subsec: str | None = None, offset: str | None = None) -> Reading:
    """Read EXIF 'YYYY:MM:DD HH:MM:SS' with SubSecTime digits and OffsetTime ('+hh:mm') where present.

    Without an offset the result is local without zone. An unreadable subsec or offset is left out, not an error. Raises
    TimeError for blank, all-zero or impossible dates, which cameras write when their clock is not set.
    """
    match = _EXIF.fullmatch(text.strip(" \0\t\r\n")) if len(text) <= 64 else None
    if match is None:
        msg = "not an EXIF date"
        raise TimeError(msg)
    *numbers, digits, zone = match.groups()
    subsec = (subsec or "").strip(" \0")
    if digits is None and subsec.isascii() and subsec.isdigit():
        digits = subsec
    micro, precision = _fraction(digits)
    try:
        year, month, day, hour, minute, second = (int(number) for number in numbers)
        local = _wall_us(year, month, day, hour, minute, second, micro)
    except ValueError as error:
        msg = f"not a date: {error}"
        raise TimeError(msg) from error
    seconds = None
    given = _EXIF_OFFSET.fullmatch((zone or offset or "").strip(" \0")) if len(offset or "") <= 16 else None
    if given is not None:
        try:
            seconds = _offset(given[1], given[2], given[3]) if given[1] else 0
        except ValueError:
            seconds = None
    return Reading(text, local, seconds, None if seconds is None else local - seconds * 1_000_000, precision)


_BRACKETED: Final = re.compile(r"\([^()]*\)")


def rfc2822(text: str) -> Reading:
    """Read a date of RFC 5322 (and 2822, 822): 'Mon, 01 Jan 2024 10:00:00 +0100 (CET)'.

    '-0000' fixes UTC but says nothing of the writer's zone: `utc_us` is set and `offset_s` is None. No zone at all:
    local without zone. Raises TimeError where no such date can be read.
    """
    if len(text) > 1000:
        msg = "not an RFC 5322 date: too long"
        raise TimeError(msg)
    try:
        parsed = parsedate_tz(_BRACKETED.sub("", text))
        # parsedate_tz takes +0000 for a zone that is missing in some forms; the text tells.
        if parsed is None:
            msg = "not an RFC 5322 date"
            raise TimeError(msg)
        year, month, day, hour, minute, second = parsed[:6]
        local = _wall_us(year, month, day, hour, minute, second)
    except TimeError:
        raise
    except (ValueError, IndexError, TypeError, OverflowError) as error:
        msg = f"not an RFC 5322 date: {error}"
        raise TimeError(msg) from error
    offset = parsed[9]
    unknown_zone = re.search(r"-0000\s*$", _BRACKETED.sub("", text)) is not None
    named = re.search(r"(?:[+-][0-9]{4}|[A-Za-z]{1,5})\s*$", _BRACKETED.sub("", text)) is not None
    if unknown_zone:
        return Reading(text, local, None, local, 1_000_000)
    if offset is None or not named or abs(offset) > 18 * 3600:
        return Reading(text, local, None, None, 1_000_000)
    return Reading(text, local, offset, local - offset * 1_000_000, 1_000_000)


def fat(value: int) -> Reading:
    """Read a packed FAT date and time (date in the upper 16 bits, time in the lower): local without zone, precision
    2 s.

    Raises TimeError for impossible fields (0 included).
    """
    day, clock = value >> 16, value & 0xFFFF
    try:
        local = _wall_us(1980 + (day >> 9), day >> 5 & 15, day & 31, clock >> 11, clock >> 5 & 63, (clock & 31) * 2)
    except ValueError as error:
        msg = f"not a FAT time: {error}"
        raise TimeError(msg) from error
    return Reading(f"{value:#010x}", local, None, None, 2_000_000)


def to_iso(us: int) -> str:
    """UTC microseconds since 1970 to 'YYYY-MM-DDThh:mm:ss.ffffffZ'. Raises TimeError outside the years 1 to 9999."""
    seconds, micro = divmod(us, 1_000_000)
    days, rest = divmod(seconds, 86_400)
    try:
        day = date.fromordinal(_EPOCH_ORDINAL + days)
    except (ValueError, OverflowError) as error:
        msg = "time outside the years 1 to 9999"
        raise TimeError(msg) from error
    return f"{day.isoformat()}T{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}.{micro:06}Z"


def to_datetime(us: int) -> datetime:
    """UTC microseconds since 1970 to an aware datetime. Raises TimeError outside the years 1 to 9999."""
    try:
        seconds, micro = divmod(us, 1_000_000)
        days, rest = divmod(seconds, 86_400)
        day = date.fromordinal(_EPOCH_ORDINAL + days)
    except (ValueError, OverflowError) as error:
        msg = "time outside the years 1 to 9999"
        raise TimeError(msg) from error
    return datetime(day.year, day.month, day.day, rest // 3600, rest // 60 % 60, rest % 60, micro, tzinfo=UTC)
