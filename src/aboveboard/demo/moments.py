"""Times of the story and the epochs the stores count from. A moment is whole milliseconds since 1970-01-01 UTC."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

COCOA = 978_307_200  # 2001-01-01 UTC, in Unix seconds
WEBKIT = 11_644_473_600  # seconds from 1601-01-01 to 1970-01-01, UTC

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0, ms: int = 0) -> int:
    """Give the moment of a date and time in UTC."""
    when = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    return int(when.timestamp()) * 1000 + ms


STORY_START = at(2025, 9, 1)
STORY_END = at(2026, 2, 1)
TAKEN = at(2026, 2, 2, 9)  # the day the phones were read


def cocoa_s(moment: int) -> float:
    """Seconds since 2001, as Core Data stores keep them."""
    return moment / 1000 - COCOA


def cocoa_ns(moment: int) -> int:
    """Nanoseconds since 2001, as sms.db keeps them."""
    return (moment - COCOA * 1000) * 1_000_000


def webkit_us(moment: int) -> int:
    """Microseconds since 1601, as Chrome keeps them."""
    return (moment + WEBKIT * 1000) * 1000


def utc(moment: int) -> datetime:
    """Give the moment as an aware datetime in UTC."""
    return datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=moment)


def naive(moment: int) -> datetime:
    """Give the moment as the datetime without zone that plistlib wants (it means UTC there)."""
    return utc(moment).replace(tzinfo=None)


def local(moment: int, offset_minutes: int) -> datetime:
    """Give the wall-clock time at a place whose offset from UTC is known."""
    return utc(moment).astimezone(timezone(timedelta(minutes=offset_minutes)))


def offset_text(minutes: int) -> str:
    """Write an offset the way EXIF does: +02:00."""
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def zone_minutes(moment: int, zone: str) -> int:
    """Give the offset from UTC, in minutes, that a zone (IANA name) had at a moment."""
    offset = utc(moment).astimezone(ZoneInfo(zone)).utcoffset()
    return 0 if offset is None else int(offset.total_seconds()) // 60
