"""Calendar: time zone: see `calendar.py`."""

from aboveboard.artifacts.android._calendar import FILES, SOURCES, TESTED
from aboveboard.kit import Artifact, Col, DeviceFact, Sqlite, enum

_NAMES = enum("key", {"timezoneInstances": "time_zone", "timezoneInstancesPrevious": "previous_time_zone"})

_ZONE = Sqlite(
    "CalendarCache AS z",
    "z._id",
    {"name": Col("z.key", _NAMES), "value": Col("NULLIF(z.value, '')"), "source_name": Col("z.key")},
    kind=DeviceFact,
    name="zone",
    optional=True,
)

ZONE = Artifact(
    id="android.calendar.zone",
    title="Calendar: time zone",
    service="android.calendar",
    emits=DeviceFact,
    files=FILES,
    read=(_ZONE,),
    says="One record for the time zone that the calendar's store notes.",
    limits="What android.calendar says of its limits holds here too.",
    sources=SOURCES,
    tested=TESTED,
)
