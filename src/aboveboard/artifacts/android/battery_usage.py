"""Settings' own battery statistics since Android 14: apps coming to the front and leaving it (`battery-usage-db-v9`)."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Sqlite, Usage, enum, opt

_EVENT = enum("AppUsageEventType", {1: "moved to foreground", 2: "moved to background", 3: "device shutdown"})

USE = Artifact(
    id="android.battery_usage",
    title="Battery statistics: apps in front",
    service="android.battery_usage",
    emits=Usage,
    files=(
        "{app_de:com.android.settings}/databases/battery-usage-db-v[0-9]*",
        "{app_data:com.android.settings}/databases/battery-usage-db-v[0-9]*",
    ),
    read=(
        Sqlite(
            base="AppUsageEventEntity AS e",
            key="e.mId",
            requires={"AppUsageEventEntity": ("timestamp", "appUsageEventType", "packageName")},
            fields={
                "at": Col("e.timestamp", UNIX_MS),
                "app": Col("NULLIF(e.packageName, '')"),
                "event": Col("e.appUsageEventType", _EVENT),
                "component": opt("'task of ' || NULLIF(NULLIF(e.taskRootPackageName, ''), e.packageName)"),
            },
        ),
    ),
    says="One record for each time that an app came to the front or left it, in the days that Settings keeps.",
    limits="How much power an app took and the level of the battery are not read. Earlier versions of the database"
    " (before 9) have no table of these. That an app was in front does not show who held the phone.",
    sources=(
        "https://android.googlesource.com/platform/packages/apps/Settings (fuelgauge/batteryusage/db/AppUsageEventEntity.java,"
        " fuelgauge/protos/app_usage_event.proto)",
        "https://bebinary4n6.blogspot.com/2024/05/android-14-battery-usage-and-app-usage.html",
        "https://github.com/abrignoni/ALEAPP (battery_usage_v9)",
    ),
)
