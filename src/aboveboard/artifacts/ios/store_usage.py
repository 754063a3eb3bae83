"""The App Store's own notes of which apps were opened, installed and removed (`AMDSQLite.db.0`)."""

from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Sqlite, Usage, enum, opt

_EVENT = enum("AMDAppStoreUsageEvents.type", {0: "installed or updated", 1: "removed", 2: "opened"})

STORE_USAGE = Artifact(
    id="ios.apps.use",
    title="App Store: use of apps",
    service="ios.apps",
    emits=Usage,
    files=("{app_plugin:*}/Documents/AMDSQLite.db.0",),
    read=(
        Sqlite(
            base="AMDAppStoreUsageEvents AS e",
            key="e.rowid",
            requires={"AMDAppStoreUsageEvents": ("time", "type", "adamId")},
            fields={
                "at": Col("e.time", UNIX_S),
                "event": Col("CAST(e.type AS INTEGER)", _EVENT),
                "app": Col("'App Store number ' || NULLIF(e.adamId, '')"),
                "component": opt("'version ' || NULLIF(e.appVersion, '')"),
                "duration": opt("NULLIF(e.foregroundDuration, -1)"),
                "account": opt("CAST(NULLIF(e.userId, 0) AS TEXT)"),
            },
        ),
    ),
    says="One record for each time that an app of the App Store was opened, installed or removed, with how long it was in front.",
    limits="Apps are numbers of the App Store; `ios.apps.store` has them with names where the app is still installed. Apps of the"
    " system are not among them. That an app was in front does not show that somebody looked.",
    sources=("https://github.com/abrignoni/iLEAPP (AMDSQLiteDB)",),
    absent_from=("itunes backup",),
)
