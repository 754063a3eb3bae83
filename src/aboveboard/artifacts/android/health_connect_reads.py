"""Health Connect on Android: which apps read health data that other apps wrote."""

from aboveboard.artifacts.android._health_connect import ACCESS_SOURCES, FILES, SERVICE
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Const, Event, Sqlite, opt

READS = Artifact(
    id="android.health_connect.reads",
    title="Health Connect: reads by apps",
    service=SERVICE,
    emits=Event,
    files=FILES,
    read=(
        Sqlite(
            "read_access_logs_table AS l",
            "l.row_id",
            {
                "at": Col("l.read_time", UNIX_MS),
                "event": Const("health data read"),
                "app": opt("NULLIF(r.package_name, '')"),
                "detail": opt(
                    "'type ' || l.record_type || COALESCE(', written by ' || NULLIF(w.package_name, ''), '')"
                ),
            },
            (
                "LEFT JOIN application_info_table AS r ON r.row_id = l.reader_app_id",
                "LEFT JOIN application_info_table AS w ON w.row_id = l.writer_app_id",
            ),
            requires={"read_access_logs_table": ("reader_app_id", "writer_app_id", "record_type", "read_time")},
        ),
    ),
    says="One record for each app that read a type of record of another app; `detail` has the type's number.",
    limits="Rows are removed after 31 days; an app's reads of its own records are not logged, and older versions have no such"
    " table. Apps read by themselves, nobody need have opened them.",
    sources=ACCESS_SOURCES,
)
