"""Garmin Connect on Android: activities, with the place where each began (`cache-database`)."""

from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Place, Sqlite, opt

_START = "CAST(strftime('%s', a.startTimeGMT) AS INTEGER)"

GARMIN = Artifact(
    id="android.garmin",
    title="Garmin Connect activities",
    service="garmin",
    emits=Place,
    files=("{app_data:com.garmin.android.apps.connectmobile}/databases/cache-database",),
    read=(
        Sqlite(
            base="activity_details AS a",
            key="a.rowid",
            requires={"activity_details": ("activityId", "startTimeGMT", "startLatitude", "startLongitude")},
            fields={
                "at": Col(_START, UNIX_S),
                "until": opt(f"{_START} + CAST(a.duration AS INTEGER)", UNIX_S),
                "name": opt("NULLIF(a.activityName, '')"),
                "latitude": Col("a.startLatitude"),
                "longitude": Col("a.startLongitude"),
                "position_class": opt(
                    "'gps, start of an activity' || COALESCE(' (' || NULLIF(a.activityTypeKey, '') || ')', '')"
                ),
            },
        ),
    ),
    says="One record for each activity whose details the app has, at the place and time where it began.",
    limits="`until` is the start and the time counted, without pauses. Tracks, pulse, sleep, steps and the summaries in JSON are"
    " not read. The account may hold activities of other phones.",
    sources=("https://github.com/abrignoni/ALEAPP (GarminActivities)",),
)
