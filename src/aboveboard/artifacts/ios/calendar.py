"""Calendar.sqlitedb: events, and the reminders that iOS kept there before iOS 13."""

from __future__ import annotations

from aboveboard.artifacts.ios._calendar import entry
from aboveboard.artifacts.ios._calendar_columns import COMMON
from aboveboard.kit import Artifact, CalendarEvent, SqliteCode


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
        columns=dict(COMMON) | {"place?": place},
        make=entry,
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
