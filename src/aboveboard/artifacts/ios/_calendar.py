"""What an entry of a calendar holds: times, people, recurrence."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.formats import loose, times
from aboveboard.kit import About, Basis, CalendarEvent, Origin, Party, Row, Time

STATUS = (None, "confirmed", "tentative", "cancelled")

FREQUENCY = (None, "DAILY", "WEEKLY", "MONTHLY", "YEARLY")


def named(value: object, names: tuple[str | None, ...]) -> str | None:
    return names[value] if isinstance(value, int) and 0 <= value < len(names) else None


def when(value: object, zone: object, all_day: bool) -> Time | int | None:
    """Floating entries, all whole days among them, keep their wall clock as if it were UTC: it is not."""
    us = times.COCOA_S.to_utc_us(value)
    if us is None:
        return None
    if zone == "_float" or (all_day and not zone):
        return Time(local=times.to_iso(us)[:19], basis=Basis.LOCAL, precision="day" if all_day else "s")
    return Time(utc=us, basis=Basis.ZONED) if zone else us


def reach(value: object) -> str | None:
    text = loose.text(value)
    return text.removeprefix("mailto:").removeprefix("tel:") if text else None


def parties(listed: object, role: str) -> list[Party] | None:
    """From [email or address, telephone, name] of each person."""
    if not isinstance(listed, str):
        return None
    people: list[list[Any]] = json.loads(listed)
    return [Party(reach(p[0]) or reach(p[1]), loose.text(p[2]), role) for p in people] or None


def rules(listed: object) -> str | None:
    if not isinstance(listed, str):
        return None
    rules: list[str] = []
    for frequency, interval, count, end, specifier in json.loads(listed):
        until = times.COCOA_S.to_utc_us(end)
        rule = (
            ("FREQ", named(frequency, FREQUENCY) or frequency),
            ("INTERVAL", interval if isinstance(interval, int) and interval > 1 else None),
            ("COUNT", count or None),
            ("UNTIL", times.to_iso(until)[:10] if until is not None else None),
            ("BY", specifier or None),
        )
        rules.append(";".join(f"{name}={value}" for name, value in rule if value is not None))
    return " ".join(rules) or None


def entry(row: Row, about: About) -> CalendarEvent:
    del about
    all_day = row["all_day"] == 1
    status = named(row["status"], STATUS)
    starts = when(row["start"], row["start_tz"], all_day)
    if row["entity_type"] == 3:
        starts = when(row["due"], row["due_tz"], row["due_all_day"] == 1) or starts
        status = "reminder, completed" if row["completed"] else "reminder, open"
    organizer = parties(row["organizer"] or row["organizer_only"], "organizer")
    return CalendarEvent(
        at=starts,
        title=loose.text(row["summary"]),
        location=loose.text(row["place"]) or loose.text(row["place_address"]),
        notes=loose.text(row["description"]),
        ends_at=when(row["end"], row["end_tz"] or row["start_tz"], all_day),
        all_day=all_day if row["all_day"] is not None else None,
        time_zone=loose.text(row["start_tz"]) if row["start_tz"] != "_float" else None,
        calendar=loose.text(row["calendar"]),
        organizer=organizer[0] if organizer else None,
        attendees=parties(row["attendees"] or row["guests"], "attendee"),
        recurrence=rules(row["rules"]),
        url=loose.text(row["url"]) or loose.text(row["conference_url"]),
        created_at=times.COCOA_S.to_utc_us(row["created"]),
        modified_at=times.COCOA_S.to_utc_us(row["modified"]),
        status=status,
        latitude=row["latitude"] if isinstance(row["latitude"], float) else None,
        longitude=row["longitude"] if isinstance(row["longitude"], float) else None,
        event_id=loose.text(row["unique_identifier"]) or loose.text(row["uuid"]),
        reminders=row["alarms"],
        account=loose.text(row["store"]),
        origin=Origin.SUGGESTED if row["suggested"] else None,
    )
