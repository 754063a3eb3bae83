"""Fitbit on iOS: exercises."""

from aboveboard.artifacts.fitbit._ios import FILES, SOURCES, TIME
from aboveboard.kit import Activity, Artifact, Col, Sqlite, opt

EXERCISES = Artifact(
    id="ios.fitbit",
    title="Fitbit: exercises",
    service="fitbit",
    emits=Activity,
    files=FILES,
    read=(
        Sqlite(
            "ZFBACTIVITYLOG AS a",
            "a.Z_PK",
            {
                "at": Col("a.ZSTARTTIME", TIME),
                "activity": Col("NULLIF(a.ZNAME, '')"),
                "duration": opt("a.ZDURATIONOVERALL"),
                "value": opt("a.ZSTEPS || ' steps'"),
                "device": opt("NULLIF(a.ZSOURCENAME, '')"),
            },
            requires={"ZFBACTIVITYLOG": ("ZSTARTTIME", "ZNAME")},
        ),
    ),
    says="One record for each exercise in the app's log.",
    limits="Exercises may have been typed in, or found by the app in what a tracker sent. Distance and speed have no established"
    " unit and are not read; heart rates (by the clock, without zone) and totals of days neither.",
    sources=SOURCES,
)
