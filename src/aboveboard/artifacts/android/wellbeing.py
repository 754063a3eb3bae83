"""Digital Wellbeing's own log of how apps were used: `app_usage`."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.formats.usage_events import EVENTS
from aboveboard.kit import Artifact, Col, Sqlite, Usage, enum, opt

_EVENT = enum("UsageEvents.Event", {**EVENTS})

WELLBEING = Artifact(
    id="android.wellbeing",
    title="Digital Wellbeing",
    service="android.wellbeing",
    emits=Usage,
    files=("{app_data:com.google.android.apps.wellbeing}/databases/app_usage",),
    read=(
        Sqlite(
            base="events AS e",
            key="e._id",
            joins=("LEFT JOIN packages AS p ON p._id = e.package_id",),
            requires={"events": ("timestamp", "type", "package_id"), "packages": ("package_name",)},
            fields={
                "at": Col("e.timestamp", UNIX_MS),
                "app": Col("NULLIF(p.package_name, '')"),
                "event": Col("e.type", _EVENT),
                "component": opt(
                    "(SELECT 'task of ' || t.package_name FROM packages AS t WHERE t._id = e.task_root_package_id"
                    " AND e.task_root_package_id <> e.package_id)"
                ),
            },
        ),
    ),
    says="One record for each event of an app that Digital Wellbeing logged.",
    limits="Codes that Android does not document are given as numbers. That an app was in front does not show who held"
    " the phone. Limits and website visits that the app also keeps are not read.",
    sources=(
        "https://developer.android.com/reference/android/app/usage/UsageEvents.Event",
        "https://github.com/log2timeline/plaso/blob/main/plaso/parsers/sqlite_plugins/android_app_usage.py",
    ),
    tested=("plaso test data (app_usage)",),
)
