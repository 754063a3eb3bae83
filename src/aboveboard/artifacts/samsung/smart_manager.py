"""Samsung's Smart Manager, later Device Care: when apps were in use (`lowpowercontext-system-db`)."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Sqlite, Usage

SMART_MANAGER = Artifact(
    id="android.smart_manager",
    title="Smart Manager: use of apps",
    service="android.smart_manager",
    emits=Usage,
    files=("{app_data:com.samsung.android.sm}/databases/lowpowercontext-system-db",),
    read=(
        Sqlite(
            base="usage_log AS u",
            key="u.id",
            requires={"usage_log": ("start_time", "end_time", "package_name")},
            fields={
                "at": Col("u.start_time", UNIX_MS),
                "until": Col("u.end_time", UNIX_MS),
                "duration": Col("CASE WHEN u.end_time >= u.start_time THEN (u.end_time - u.start_time) / 1000.0 END"),
                "app": Col("NULLIF(u.package_name, '')"),
                "event": Col("'in use'"),
            },
        ),
    ),
    says="One record for each span in which Samsung's Smart Manager noted an app as in use.",
    limits="What exactly begins and ends a span is not documented. That an app was in use does not show who held the phone.",
    sources=("https://github.com/abrignoni/ALEAPP (smanagerLow)",),
)
