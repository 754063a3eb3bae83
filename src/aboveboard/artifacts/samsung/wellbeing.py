"""Samsung's Digital Wellbeing (`dwbCommon.db`): its log of how apps were used."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Sqlite, Usage, enum

_EVENT = enum(
    "UsageEvents.Event",
    {
        1: "moved to foreground",
        2: "moved to background",
        5: "configuration changed",
        7: "user interaction",
        10: "notification seen",
        11: "standby bucket changed",
        12: "notification interrupted",
        15: "screen on",
        16: "screen off",
        17: "lock screen shown",
        18: "lock screen hidden",
        19: "foreground service started",
        20: "foreground service stopped",
        23: "activity stopped",
        26: "shutdown",
        27: "startup",
    },
)

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
