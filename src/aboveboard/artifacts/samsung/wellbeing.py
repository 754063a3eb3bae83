"""Samsung's Digital Wellbeing (`dwbCommon.db`): its log of how apps were used."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.formats.usage_events import EVENTS
from aboveboard.kit import Artifact, Col, Sqlite, Usage, enum

_EVENT = enum("UsageEvents.Event", {**EVENTS})

WELLBEING = Artifact(
    id="android.wellbeing.samsung",
    title="Digital Wellbeing of Samsung",
    service="android.wellbeing",
    emits=Usage,
    files=("{app_data:com.samsung.android.forest}/databases/dwbCommon.db",),
    read=(
        Sqlite(
            base="usageEvents AS e",
            key="e.rowid",
            joins=("LEFT JOIN foundPackages AS p ON p.pkgId = e.pkgId",),
            requires={"usageEvents": ("timeStamp", "eventType", "pkgId"), "foundPackages": ("pkgId", "name")},
            fields={
                "at": Col("e.timeStamp", UNIX_MS),
                "app": Col("NULLIF(p.name, '')"),
                "event": Col("e.eventType", _EVENT),
            },
        ),
    ),
    says="One record for each event of an app, the screen and the lock that Samsung's Digital Wellbeing logged.",
    limits="Codes that Android does not document are given as numbers. That an app was in front does not show who held the"
    " phone. Goals, timers and totals are not read.",
    sources=(
        "https://github.com/abrignoni/ALEAPP (swellbeing)",
        "https://developer.android.com/reference/android/app/usage/UsageEvents.Event",
    ),
)
