"""Calendar.sqlitedb: events, and the reminders that iOS kept there before iOS 13."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.formats import loose, times
from aboveboard.kit import About, Artifact, Basis, CalendarEvent, Origin, Party, Row, SqliteCode, Time

_STATUS = (None, "confirmed", "tentative", "cancelled")
_FREQUENCY = (None, "DAILY", "WEEKLY", "MONTHLY", "YEARLY")


def _named(value: object, names: tuple[str | None, ...]) -> str | None:
    return names[value] if isinstance(value, int) and 0 <= value < len(names) else None


def _when(value: object, zone: object, all_day: bool) -> Time | int | None:
    """Floating entries, all whole days among them, keep their wall clock as if it were UTC: it is not."""
    us = times.COCOA_S.to_utc_us(value)
    if us is None:
        return None
    if zone == "_float" or (all_day and not zone):
        return Time(local=times.to_iso(us)[:19], basis=Basis.LOCAL, precision="day" if all_day else "s")
    return Time(utc=us, basis=Basis.ZONED) if zone else us


def _address(value: object) -> str | None:
    text = loose.text(value)
    return text.removeprefix("mailto:").removeprefix("tel:") if text else None


def _people(listed: object, role: str) -> list[Party] | None:
    """From [email or address, telephone, name] of each person."""
    if not isinstance(listed, str):
        return None
    people: list[list[Any]] = json.loads(listed)
    return [Party(_address(p[0]) or _address(p[1]), loose.text(p[2]), role) for p in people] or None


def _recurrence(listed: object) -> str | None:
    if not isinstance(listed, str):
        return None
    rules: list[str] = []
    for frequency, interval, count, end, specifier in json.loads(listed):
        until = times.COCOA_S.to_utc_us(end)
        rule = (
            ("FREQ", _named(frequency, _FREQUENCY) or frequency),
            ("INTERVAL", interval if isinstance(interval, int) and interval > 1 else None),
            ("COUNT", count or None),
            ("UNTIL", times.to_iso(until)[:10] if until is not None else None),
            ("BY", specifier or None),
        )
        rules.append(";".join(f"{name}={value}" for name, value in rule if value is not None))
    return " ".join(rules) or None


def _event(row: Row, about: About) -> CalendarEvent:
    del about
    all_day = row["all_day"] == 1
    status = _named(row["status"], _STATUS)
    starts = _when(row["start"], row["start_tz"], all_day)
    if row["entity_type"] == 3:
        starts = _when(row["due"], row["due_tz"], row["due_all_day"] == 1) or starts
        status = "reminder, completed" if row["completed"] else "reminder, open"
    organizer = _people(row["organizer"] or row["organizer_only"], "organizer")
    return CalendarEvent(
        at=starts,
        title=loose.text(row["summary"]),
        location=loose.text(row["place"]) or loose.text(row["place_address"]),
        notes=loose.text(row["description"]),
        ends_at=_when(row["end"], row["end_tz"] or row["start_tz"], all_day),
        all_day=all_day if row["all_day"] is not None else None,
        time_zone=loose.text(row["start_tz"]) if row["start_tz"] != "_float" else None,
        calendar=loose.text(row["calendar"]),
        organizer=organizer[0] if organizer else None,
        attendees=_people(row["attendees"] or row["guests"], "attendee"),
        recurrence=_recurrence(row["rules"]),
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


_LIST = "(SELECT json_group_array(json_array({values})) FROM Participant AS p {join} WHERE {which})"
_IDENTITY = "LEFT JOIN Identity AS d ON d.rowid = p.identity_id"
_FULL = "COALESCE(NULLIF(p.email, ''), d.address), p.phone_number, d.display_name"
_GUEST = "p.owner_id = i.ROWID AND p.ROWID IS NOT i.organizer_id"
_HOST = "p.ROWID = i.organizer_id"
_COMMON = (
    ("summary", "i.summary"),
    ("description?", "i.description"),
    ("start", "i.start_date"),
    ("start_tz?", "i.start_tz"),
    ("end?", "i.end_date"),
    ("end_tz?", "i.end_tz"),
    ("all_day?", "i.all_day"),
    ("calendar?", "c.title"),
    ("store?", "s.name"),
    ("url?", "i.url"),
    ("conference_url?", "i.conference_url"),
    ("created?", "i.creation_date"),
    ("modified?", "i.last_modified"),
    ("status?", "i.status"),
    ("entity_type?", "i.entity_type"),
    ("due?", "i.due_date"),
    ("due_tz?", "i.due_tz"),
    ("due_all_day?", "i.due_all_day"),
    ("completed?", "i.completion_date"),
    ("uuid?", "i.UUID"),
    ("unique_identifier?", "i.unique_identifier"),
    ("suggested?", "i.suggested_event_info_id"),
    ("latitude?", "l.latitude"),
    ("longitude?", "l.longitude"),
    ("place_address?", "NULLIF(l.address, '')"),
    ("organizer?", _LIST.format(values=_FULL, join=_IDENTITY, which=_HOST)),
    ("organizer_only?", _LIST.format(values="p.email, NULL, NULL", join="", which=_HOST)),
    ("attendees?", _LIST.format(values=_FULL, join=_IDENTITY, which=_GUEST)),
    ("guests?", _LIST.format(values="p.email, NULL, NULL", join="", which=_GUEST)),
    (
        "rules?",
        "(SELECT json_group_array(json_array(r.frequency, r.interval, r.count, r.end_date, r.specifier))"
        " FROM Recurrence AS r WHERE r.owner_id = i.ROWID)",
    ),
    ("alarms?", "(SELECT count(*) FROM Alarm AS a WHERE a.calendaritem_owner_id = i.ROWID)"),
)


def _items(table: str, place: str) -> SqliteCode:
    return SqliteCode(
        name="items",
        base=f"{table} AS i",
        key="i.ROWID",
        requires={table: ("summary", "start_date")},
        joins=(
            "LEFT JOIN Location AS l ON l.ROWID = i.location_id",
            "LEFT JOIN Calendar AS c ON c.ROWID = i.calendar_id",
            "LEFT JOIN Store AS s ON s.ROWID = c.store_id",
        ),
        columns=dict(_COMMON) | {"place?": place},
        make=_event,
    )


CALENDAR = Artifact(
    id="ios.calendar",
    title="Calendar",
    service="ios.calendar",
    emits=CalendarEvent,
    files=("{mobile}/Library/Calendar/Calendar.sqlitedb", "{app_group:group.com.apple.calendar}/Calendar.sqlitedb"),
    read=(
        _items("CalendarItem", "l.title"),
        _items("Event", "i.location"),
    ),
    says="One record for each entry of a calendar or, before iOS 13, of a list of reminders.",
    limits="A recurring event is one record, at its first time; exceptions are records of their own. Entries without a "
    "zone have local time only. When a reminder is due is not read.",
    sources=(
        "https://developer.apple.com/documentation/eventkit (statuses, floating events)",
        "https://www.theiphonewiki.com/wiki/Calendar",
        "databases of public test images",
    ),
    tested=("ios_native_ffs",),
)
