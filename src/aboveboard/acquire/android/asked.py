"""All that is asked of a phone, as data: which provider or service, which columns, for which category, in which order.

Columns are those of the platform's documentation (https://developer.android.com/reference/android/provider/package-summary);
one that a version of Android does not have is left out when its answer says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True)
class Query:
    """Rows of a content provider."""

    table: str
    """What the rows' table is called, as in the provider's own database."""
    uri: str
    categories: tuple[str, ...]
    numbers: tuple[str, ...]
    """Columns of whole numbers, `_id` apart."""
    texts: tuple[str, ...]
    """Columns of text."""
    time: tuple[str, Literal["s", "ms"]] | None = None
    """The column that a scope's dates are held against, and its unit."""
    party: str | None = None
    """The column that a scope's people are held against."""
    service: str = ""
    """The service of what becomes of the rows, as a scope names services."""
    first: bool = False
    """Whether it is asked for first: what is needed at once."""


@dataclass(frozen=True)
class Dump:
    """What a command prints that changes nothing."""

    name: str
    command: str
    categories: tuple[str, ...]
    service: str = ""
    of_user: str | None = None
    """The command for another user of the phone than its owner, where there is one."""
    of_all: bool = False
    """Whether what it prints speaks of each user apart, so that it is kept for each who is covered."""


_DATA: Final = tuple(f"data{n}" for n in range(1, 15))

QUERIES: Final[tuple[Query, ...]] = (
    Query(
        "raw_contacts",
        "content://com.android.contacts/raw_contacts",
        ("contacts",),
        ("contact_id", "starred", "deleted", "times_contacted", "last_time_contacted"),
        ("account_type", "account_name", "display_name"),
        service="android.contacts",
        first=True,
    ),
    Query(
        "data",
        "content://com.android.contacts/data",
        ("contacts",),
        ("raw_contact_id", "is_primary", "is_super_primary"),
        ("mimetype", *_DATA),
        service="android.contacts",
        first=True,
    ),
    Query(
        "calls",
        "content://call_log/calls",
        ("calls",),
        ("date", "duration", "type", "features", "new", "is_read", "presentation"),
        ("number", "subscription_id", "phone_account_address", "subscription_component_name", "geocoded_location",
         "name"),
        time=("date", "ms"),
        party="number",
        service="android.calls",
        first=True,
    ),
    Query(
        "sms",
        "content://sms",
        ("messages",),
        ("thread_id", "date", "date_sent", "type", "status", "read", "sub_id"),
        ("address", "creator", "subject", "body"),
        time=("date", "ms"),
        party="address",
        service="android.sms",
        first=True,
    ),
    Query(
        "pdu",
        "content://mms",
        ("messages",),
        ("thread_id", "date", "date_sent", "msg_box", "read", "m_type", "sub_cs", "exp", "sub_id"),
        ("m_id", "ct_l", "creator", "sub"),
        time=("date", "s"),
        service="android.sms",
        first=True,
    ),
    Query(
        "part",
        "content://mms/part",
        ("messages",),
        ("mid", "seq"),
        ("ct", "name", "cl", "fn", "_data", "text"),
        service="android.sms",
        first=True,
    ),
    Query(
        "threads",
        "content://mms-sms/conversations?simple=true",
        ("messages",),
        ("date", "message_count"),
        ("recipient_ids",),
        service="android.sms",
        first=True,
    ),
    Query(
        "canonical_addresses",
        "content://mms-sms/canonical-addresses",
        ("messages",),
        (),
        ("address",),
        party="address",
        service="android.sms",
        first=True,
    ),
    Query(
        "calendars",
        "content://com.android.calendar/calendars",
        ("calendar",),
        ("visible", "deleted"),
        ("account_name", "account_type", "name", "calendar_displayName"),
        service="android.calendar",
    ),
    Query(
        "events",
        "content://com.android.calendar/events",
        ("calendar",),
        ("calendar_id", "dtstart", "dtend", "allDay", "deleted", "eventStatus", "hasAlarm"),
        ("eventTimezone", "duration", "rrule", "organizer", "eventLocation", "title", "description"),
        time=("dtstart", "ms"),
        service="android.calendar",
    ),
    Query(
        "attendees",
        "content://com.android.calendar/attendees",
        ("calendar",),
        ("event_id", "attendeeStatus", "attendeeRelationship"),
        ("attendeeEmail", "attendeeName"),
        service="android.calendar",
    ),
    Query(
        "files",
        "content://media/external/file",
        ("media", "documents"),
        ("_size", "date_added", "date_modified", "datetaken", "width", "height", "duration", "orientation",
         "media_type", "is_favorite", "is_trashed", "is_pending"),
        ("mime_type", "owner_package_name", "bucket_display_name", "title", "_display_name", "_data"),
        time=("date_modified", "s"),
        service="android.media",
    ),
    Query(
        "words",
        "content://user_dictionary/words",
        ("device",),
        ("frequency",),
        ("locale", "shortcut", "word"),
        service="android.userdictionary",
    ),
    Query(
        "downloads",
        "content://downloads/my_downloads",
        ("web",),
        ("status", "total_bytes", "current_bytes", "lastmod"),
        ("mimetype", "_data", "uri", "title"),
        time=("lastmod", "ms"),
        service="android.downloads",
    ),
)  # fmt: skip

DUMPS: Final[tuple[Dump, ...]] = (
    Dump("getprop", "getprop", ("device",)),
    Dump("settings-system", "settings list system", ("device",), of_user="settings list --user {user} system"),
    Dump("settings-secure", "settings list secure", ("device",), of_user="settings list --user {user} secure"),
    Dump("settings-global", "settings list global", ("device",)),
    Dump("packages", "pm list packages -f -U -i", ("apps",), of_user="pm list packages -f -U -i --user {user}"),
    Dump("dumpsys-account", "dumpsys account", ("contacts",), of_all=True),
    Dump("dumpsys-package", "dumpsys package", ("apps",), of_all=True),
    Dump("dumpsys-usagestats", "dumpsys usagestats", ("apps",), of_all=True),
    Dump("dumpsys-notification", "dumpsys notification --noredact", ("apps",), of_all=True),
    Dump("dumpsys-appops", "dumpsys appops", ("device",), of_all=True),
    Dump("dumpsys-user", "dumpsys user", ("device",)),
    Dump("dumpsys-battery", "dumpsys battery", ("device",)),
    Dump("dumpsys-batterystats", "dumpsys batterystats", ("device",)),
    Dump("dumpsys-wifi", "dumpsys wifi", ("device",)),
    Dump("dumpsys-bluetooth_manager", "dumpsys bluetooth_manager", ("device",)),
    Dump("dumpsys-connectivity", "dumpsys connectivity", ("device",)),
    Dump("dumpsys-telephony.registry", "dumpsys telephony.registry", ("device",)),
    Dump("dumpsys-location", "dumpsys location", ("places",), of_all=True),
    Dump("dumpsys-alarm", "dumpsys alarm", ("device",)),
)

PICTURES: Final = (".jpg", ".jpeg", ".heic", ".heif", ".png", ".webp", ".gif", ".dng", ".avif")
FILMS: Final = (".mp4", ".mov", ".3gp", ".mkv", ".webm", ".avi", ".m4v")
SOUNDS: Final = (".mp3", ".m4a", ".ogg", ".opus", ".aac", ".amr", ".wav", ".flac", ".3ga")
