"""Health: routes of workouts: see `health.py`."""

from aboveboard.artifacts.ios._health import SOURCES
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Const, Place, Sqlite, opt

ROUTES = Artifact(
    id="ios.health.routes",
    title="Health: routes of workouts",
    service="ios.health",
    emits=Place,
    files=("{mobile}/Library/Health/healthdb_secure.sqlite",),
    read=(
        *(
            Sqlite(
                base="location_series_data AS l",
                key=key,
                requires={"location_series_data": ("series_identifier", "timestamp", "latitude", "longitude")},
                fields={
                    "at": Col("l.timestamp", COCOA_S),
                    "latitude": Col("l.latitude"),
                    "longitude": Col("l.longitude"),
                    "altitude": opt("l.altitude"),
                    "speed": opt("CASE WHEN l.speed >= 0 THEN l.speed END"),
                    "heading": opt("CASE WHEN l.course >= 0 THEN l.course END"),
                    "accuracy": opt("l.horizontal_accuracy"),
                    "position_class": Const("gps, route of a workout"),
                },
                kind=Place,
                optional=True,
            )
            for key in ("l.rowid", "l.series_identifier, l.timestamp")
        ),
    ),
    says="One record for each point of a workout's route.",
    limits="Who carried the device that measured it is not told.",
    sources=SOURCES,
)
