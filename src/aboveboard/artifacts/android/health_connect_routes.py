"""Health Connect on Android: routes of exercises."""

from aboveboard.artifacts.android._health_connect import FILES, LIMITS, ROUTE_SOURCES, SERVICE
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Const, Place, Sqlite, opt


def _given(column: str) -> str:
    """A number that was given: the smallest one that a double can hold stands for none."""
    return f"CASE WHEN {column} = 0 OR abs({column}) > 1e-300 THEN {column} END"


ROUTES = Artifact(
    id="android.health_connect.routes",
    title="Health Connect: routes of exercises",
    service=SERVICE,
    emits=Place,
    files=FILES,
    read=(
        Sqlite(
            "exercise_route_table AS p",
            "p.rowid",
            {
                "at": Col("p.timestamp_millis", UNIX_MS),
                "latitude": Col("p.latitude"),
                "longitude": Col("p.longitude"),
                "altitude": opt(_given("p.altitude")),
                "accuracy": opt(_given("p.horizontal_accuracy")),
                "position_class": Const("gps, route of an exercise"),
            },
            requires={"exercise_route_table": ("parent_key", "timestamp_millis", "latitude", "longitude")},
        ),
    ),
    says="One record for each point of a route.",
    limits="Which exercise a point is of stays in `parent_key`, which is read into no field. " + LIMITS,
    sources=ROUTE_SOURCES,
)
