"""Samsung's log of started apps, out of which it guesses the next one (`PkgPredictions.db`)."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Sqlite, Usage, opt

PREDICTIONS = Artifact(
    id="android.app_starts",
    title="Samsung: started apps",
    service="android.app_starts",
    emits=Usage,
    files=("{system}/PkgPredictions.db",),
    read=(
        Sqlite(
            base="tbl_Sample AS s",
            key="s.rowid",
            requires={"tbl_Sample": ("launch_time", "running_pkg")},
            fields={
                "at": Col("CAST(NULLIF(s.launch_time, '') AS INTEGER)", UNIX_MS),
                "app": Col("NULLIF(s.running_pkg, '')"),
                "event": opt("'started' || COALESCE(', after ' || NULLIF(s.previous_one, ''), '')"),
                "component": opt("NULLIF(s.activity_name, '')"),
            },
        ),
    ),
    says="One record for each start of an app that the system noted, with the app before it.",
    limits="What was guessed, and whether Wi-Fi and Bluetooth were on, stand in the same rows and are not read. That an app was"
    " started does not show who held the phone.",
    sources=("https://github.com/abrignoni/ALEAPP (pkgPredictions)",),
)
