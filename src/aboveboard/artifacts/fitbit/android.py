"""Fitbit on Android: exercises (`activity_db`) and sleep (`sleep`)."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Activity, Artifact, Col, Const, Sqlite, milliseconds, opt

_HOME = "{app_data:com.fitbit.FitbitMobile}/databases/"

ACTIVITIES = Artifact(
    id="android.fitbit",
    title="Fitbit: exercises and sleep",
    service="fitbit",
    emits=Activity,
    files=(_HOME + "activity_db", _HOME + "sleep"),
    read=(
        Sqlite(
            "ACTIVITY_LOG_ENTRY AS a",
            "a.rowid",
            {
                "at": Col("NULLIF(a.LOG_DATE, 0)", UNIX_MS),
                "activity": Col("NULLIF(a.NAME, '')"),
                "value": Col("NULLIF(trim(a.DISTANCE || ' ' || COALESCE(a.DISTANCE_UNIT, '')), '')", optional=True),
                "device": opt("NULLIF(a.SOURCE_NAME, '')"),
            },
            requires={"ACTIVITY_LOG_ENTRY": ("LOG_DATE", "NAME")},
            name="exercises",
            optional=True,
        ),
        Sqlite(
            "SLEEP_LOG AS s",
            "s.rowid",
            {
                "at": Col("NULLIF(s.START_TIME, 0)", UNIX_MS),
                "activity": Const("sleep"),
                "duration": opt("s.DURATION", milliseconds),
                "value": Col("s.MINUTES_ASLEEP || ' minutes asleep, ' || s.MINUTES_AWAKE || ' awake'", optional=True),
            },
            requires={"SLEEP_LOG": ("START_TIME",)},
            name="sleep",
            optional=True,
        ),
    ),
    says="One record for each exercise and each sleep that the app logged.",
    limits="The unit of an exercise's duration is not established, so it is not read; steps, heart rates and stages of sleep"
    " are not read either. Exercises may have been typed in.",
    sources=("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/fitbit.py",),
)
