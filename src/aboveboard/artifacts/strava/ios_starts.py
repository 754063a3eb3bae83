"""Strava: starts: see `both.py`."""

from aboveboard.artifacts.strava._both import STORE
from aboveboard.artifacts.strava._ios_starts import start
from aboveboard.artifacts.strava._shared import SOURCES
from aboveboard.kit import Artifact, Place, SqliteCode

_STARTS = SqliteCode(
    "ZACTIVITY AS a",
    "a.Z_PK",
    {"line": "m.ZPOLYLINE", "start": "a.ZSTARTTIMESTAMP", "name": "a.ZNAME"},
    start,
    ("LEFT JOIN ZMAP AS m ON m.Z_PK = a.ZMAP",),
    requires={"ZMAP": ("ZPOLYLINE",), "ZACTIVITY": ("ZMAP",)},
    kind=Place,
    name="beginnings",
    leaves_out="activities without a map",
    optional=True,
)

STARTS = Artifact(
    id="ios.strava.starts",
    title="Strava: starts",
    service="strava",
    emits=Place,
    files=STORE,
    read=(_STARTS,),
    says="One record for the place where each activity began.",
    limits="What ios.strava says of its limits holds here too.",
    sources=SOURCES,
)
