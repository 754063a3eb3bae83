"""Fitbit on Android: the track of each exercise (`exercise_db`)."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Const, Place, Sqlite, opt

_PLACED = "e.LATITUDE <> 0 OR e.LONGITUDE <> 0"

PLACES = Artifact(
    id="android.fitbit.places",
    title="Fitbit: tracks of exercises",
    service="fitbit",
    emits=Place,
    files=("{app_data:com.fitbit.FitbitMobile}/databases/exercise_db",),
    read=(
        Sqlite(
            "EXERCISE_EVENT AS e",
            "e.rowid",
            {
                "at": Col("NULLIF(e.TIME, 0)", UNIX_MS),
                "latitude": Col(f"CASE WHEN {_PLACED} THEN e.LATITUDE END"),
                "longitude": Col(f"CASE WHEN {_PLACED} THEN e.LONGITUDE END"),
                "accuracy": opt("e.ACCURACY"),
                "altitude": opt("e.ALTITUDE"),
                "name": opt("NULLIF(e.LABEL, '')"),
                "position_class": Const("gps"),
            },
            requires={"EXERCISE_EVENT": ("TIME", "LATITUDE", "LONGITUDE")},
        ),
    ),
    says="One record for each event of a recorded exercise, with its position where it has one.",
    limits="Speed and pace have no established unit and are not read.",
    sources=("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/fitbit.py",),
)
