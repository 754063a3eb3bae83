"""What the files about calendar share."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

from aboveboard.formats.times import UNIX_2200_US
from aboveboard.kit import About, Basis, CalendarEvent, Party, Row, Time

FILES = (
    "{app_data:com.android.providers.calendar}/databases/calendar.db",
    "{app_data:com.samsung.android.providers.calendar}/databases/calendar.db",
)

SOURCES = (
    "https://developer.android.com/reference/android/provider/CalendarContract.EventsColumns",
    "https://android.googlesource.com/platform/packages/providers/CalendarProvider",
)

TESTED = ("DFRWS 2021 challenge, Samsung phone", "redroid Android 8.1 (empty)")


DURATION = re.compile(r"([+-]?)P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T?(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9})S)?)?")

DAY_MS = 86_400_000

EARLIEST_MS = -62_135_596_800_000


def time(ms: Any, *, all_day: bool) -> Time | int | None:
    """A stored time: milliseconds since 1970, of which all-day events mean only the date (kept as UTC midnight)."""
    if not isinstance(ms, int) or not EARLIEST_MS <= ms < UNIX_2200_US // 1000:
        return None
    if not all_day:
        return ms * 1000
    date = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=ms // DAY_MS)
    return Time(local=date.strftime("%Y-%m-%d").rjust(10, "0"), basis=Basis.LOCAL, precision="day")


def length_of(text: Any) -> int | None:
    """Milliseconds of an RFC 5545 duration such as P3600S, P1D or PT1H."""
    match = DURATION.fullmatch(text) if isinstance(text, str) and len(text) < 40 else None
    if match is None:
        return None
    weeks, days, hours, minutes, seconds = (int(g or 0) for g in match.groups()[1:])
    length = (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds
    return length * (-1000 if match[1] == "-" else 1000)


def event(row: Row, about: About) -> CalendarEvent:
    del about
    all_day = bool(row["all_day"])
    start, end, length = row["start"], row["end"], length_of(row["duration"])
    if not isinstance(end, int) and isinstance(start, int) and length is not None:
        end = start + length
    rules = [("RRULE", row["rrule"]), ("RDATE", row["rdate"]), ("EXRULE", row["exrule"]), ("EXDATE", row["exdate"])]
    status = row["status"]
    people = json.loads(row["attendees"] or "[]")
    return CalendarEvent(
        at=time(start, all_day=all_day),
        ends_at=time(end, all_day=all_day),
        all_day=all_day,
        title=row["title"] or None,
        location=row["location"] or None,
        notes=row["description"] or None,
        time_zone=row["zone"] or None,
        calendar=row["calendar"] or row["old_calendar"] or None,
        account=row["account"] or row["old_account"] or None,
        organizer=Party(identifier=row["organizer"], role="organizer") if row["organizer"] else None,
        attendees=[Party(p["email"] or None, p["name"] or None, "attendee") for p in people] or None,
        recurrence="\n".join(f"{name}:{value}" for name, value in rules if value) or None,
        status={0: "tentative", 1: "confirmed", 2: "cancelled"}.get(status, None if status is None else str(status)),
        deleted=bool(row["deleted"]) if row["deleted"] is not None else None,
        url=row["url"] or None,
        reminders=row["reminders"],
        event_id=row["uid"] or row["sync_id"] or None,
    )
