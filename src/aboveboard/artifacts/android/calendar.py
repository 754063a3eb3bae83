"""Android's calendar provider: `calendar.db`."""

from aboveboard.artifacts.android._calendar import FILES, SOURCES, TESTED, event
from aboveboard.kit import Artifact, CalendarEvent, SqliteCode

_EVENTS = SqliteCode(
    "Events AS e",
    "e._id",
    {
        "start": "e.dtstart",
        "end": "e.dtend",
        "duration": "e.duration",
        "all_day": "e.allDay",
        "title": "e.title",
        "location": "e.eventLocation",
        "description": "e.description",
        "zone": "e.eventTimezone",
        "status": "e.eventStatus",
        "rrule": "e.rrule",
        "rdate?": "e.rdate",
        "exrule?": "e.exrule",
        "exdate?": "e.exdate",
        "organizer?": "e.organizer",
        "deleted?": "e.deleted",
        "url?": "e.customAppUri",
        "uid?": "e.uid2445",
        "sync_id?": "e._sync_id",
        "calendar?": "c.calendar_displayName",
        "account?": "c.account_name",
        "old_calendar?": "c.displayName",
        "old_account?": "c._sync_account",
        "attendees?": "(SELECT json_group_array(json_object('email', p.attendeeEmail, 'name', p.attendeeName))"
        " FROM Attendees AS p WHERE p.event_id = e._id ORDER BY p._id)",
        "reminders?": "(SELECT count(*) FROM Reminders AS n WHERE n.event_id = e._id)",
    },
    event,
    joins=("LEFT JOIN Calendars AS c ON c._id = e.calendar_id",),
    kind=CalendarEvent,
    name="events",
)


CALENDAR = Artifact(
    id="android.calendar",
    title="Calendar",
    service="android.calendar",
    emits=CalendarEvent,
    files=(*FILES, "acquired/android/*/rows/calendar.db"),
    read=(_EVENTS,),
    says="One record for each row of the Events table (a repeating event once).",
    limits=(
        "Repetitions are not worked out; when reminders are due, answers of attendees, Samsung's tasks and pictures are not read."
        " The end of an all-day event is the day after its last. Where no end is stored it is the beginning plus the"
        " stored duration."
    ),
    sources=SOURCES,
    tested=TESTED,
)
