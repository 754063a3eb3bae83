"""Health Connect on Android: sleep and its stages."""

from aboveboard.artifacts.android._health_connect import FILES, LIMITS, SERVICE, SOURCES, SPAN, WRITER
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Activity, Artifact, Col, Const, Sqlite, enum, milliseconds, opt

_STAGE = enum(
    "sleep stage",
    {
        0: "unknown", 1: "awake", 2: "asleep", 3: "awake, out of bed", 4: "light sleep", 5: "deep sleep", 6: "REM sleep",
        7: "awake, in bed",
    },
)  # fmt: skip
_LONG = "CASE WHEN s.stage_end_time >= s.stage_start_time THEN s.stage_end_time - s.stage_start_time END"

SLEEP = Artifact(
    id="android.health_connect.sleep",
    title="Health Connect: sleep",
    service=SERVICE,
    emits=Activity,
    files=FILES,
    read=(
        Sqlite(
            "sleep_session_record_table AS r",
            "r.row_id",
            {**SPAN, "activity": Const("sleep"), "value": opt("COALESCE(NULLIF(r.title, ''), NULLIF(r.notes, ''))")},
            WRITER,
            requires={"sleep_session_record_table": ("start_time", "end_time")},
            name="sleep",
            optional=True,
        ),
        Sqlite(
            "sleep_stages_table AS s",
            "s.rowid",
            {
                "at": Col("s.stage_start_time", UNIX_MS),
                "until": Col("s.stage_end_time", UNIX_MS),
                "duration": Col(_LONG, milliseconds),
                "activity": Const("stage of sleep"),
                "value": Col("s.stage_type", _STAGE),
            },
            requires={"sleep_stages_table": ("stage_start_time", "stage_end_time", "stage_type")},
            name="stages",
            optional=True,
        ),
    ),
    says="One record for each sleep, and one for each of its stages.",
    limits=LIMITS,
    sources=SOURCES,
)
