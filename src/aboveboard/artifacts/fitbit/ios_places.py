"""Fitbit on iOS: the tracks of exercises."""

from aboveboard.artifacts.fitbit._ios import FILES, SOURCES, TIME
from aboveboard.kit import Artifact, Col, Place, Sqlite, opt

PLACES = Artifact(
    id="ios.fitbit.places",
    title="Fitbit: tracks of exercises",
    service="fitbit",
    emits=Place,
    files=FILES,
    read=(
        Sqlite(
            "ZFBLOCATION AS l",
            "l.Z_PK",
            {
                "at": Col("l.ZTIMESTAMP", TIME),
                "latitude": Col("l.ZLATITUDE"),
                "longitude": Col("l.ZLONGITUDE"),
                "altitude": opt("l.ZALTITUDE"),
                "accuracy": opt("CASE WHEN l.ZHORIZONTALACCURACY >= 0 THEN l.ZHORIZONTALACCURACY END"),
                "name": opt("NULLIF(a.ZNAME, '')"),
                "position_class": opt("CASE l.ZINTERPOLATED WHEN 1 THEN 'flagged as interpolated' ELSE 'gps' END"),
            },
            (
                "LEFT JOIN ZFBLOCATIONGROUP AS g ON g.Z_PK = l.ZLOCATIONGROUP",
                "LEFT JOIN ZFBACTIVITYLOG AS a ON a.Z_PK = g.ZACTIVITYLOG",
            ),
            requires={"ZFBLOCATION": ("ZTIMESTAMP", "ZLATITUDE", "ZLONGITUDE")},
        ),
    ),
    says="One record for each point of a track; `name` is the exercise it is of.",
    limits="What the app's flag 'interpolated' means is not established: such a point need not have been measured. Speed, pace"
    " and course are not read.",
    sources=SOURCES,
)
