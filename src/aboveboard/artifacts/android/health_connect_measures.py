"""Health Connect on Android: steps, distances, heart rates and weights."""

from aboveboard.artifacts.android._health_connect import (
    FILES,
    INSTANT,
    LIMITS,
    SERVICE,
    SOURCES,
    SPAN,
    WRITER,
    WRITTEN,
)
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Activity, Artifact, Col, Const, Sqlite


def _counted(table: str, column: str, what: str, unit: str, *, instant: bool = False) -> Sqlite:
    """The table of one measure: a span, or an `instant`."""
    return Sqlite(
        f"{table} AS r",
        "r.row_id",
        {
            **(INSTANT if instant else SPAN),
            "activity": Const(what),
            "value": Col(f"r.{column} || '{unit}'"),
        },
        WRITER,
        requires={table: ((column, "time") if instant else (column, "start_time", "end_time"))},
        name=what,
        optional=True,
    )


_HEART = Sqlite(
    "heart_rate_record_series_table AS s",
    "s.rowid",
    {
        "at": Col("s.epoch_millis", UNIX_MS),
        "activity": Const("heart rate"),
        "value": Col("s.beats_per_minute || ' a minute'"),
        **WRITTEN,
    },
    ("LEFT JOIN heart_rate_record_table AS r ON r.row_id = s.parent_key", *WRITER),
    requires={"heart_rate_record_series_table": ("epoch_millis", "beats_per_minute")},
    name="heart rate",
    optional=True,
)

MEASURES = Artifact(
    id="android.health_connect.measures",
    title="Health Connect: steps and other measures",
    service=SERVICE,
    emits=Activity,
    files=FILES,
    read=(
        _counted("steps_record_table", "count", "steps", ""),
        _counted("distance_record_table", "distance", "distance", " m"),
        _counted("weight_record_table", "weight", "weight", " g", instant=True),
        _HEART,
    ),
    says="One record for each span in which steps or metres were counted, for each heart rate and each weight.",
    limits="Blood, breath, food, drink, cycles, floors, speeds and burnt energy are not read. " + LIMITS,
    sources=SOURCES,
)
