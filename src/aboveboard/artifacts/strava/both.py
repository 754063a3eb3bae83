"""Strava: recordings in FIT files on both systems; on iOS also activities, where they began, and athletes (`Strava.sqlite`)."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.strava._both import HOME, MADE, STORE
from aboveboard.artifacts.strava._shared import SOURCES
from aboveboard.formats import fit
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import About, Activity, Artifact, Code, Col, Item, Place, Sqlite, opt

_ATHLETE = "LEFT JOIN ZATHLETE AS h ON h.Z_PK = a.ZATHLETE"

_ACTIVITIES = Sqlite(
    "ZACTIVITY AS a",
    "a.Z_PK",
    {
        "at": Col("a.ZSTARTTIMESTAMP", COCOA_S),
        "until": Col("a.ZSTARTTIMESTAMP + a.ZELAPSEDTIME", COCOA_S),
        "duration": Col("a.ZELAPSEDTIME"),
        "activity": Col("NULLIF(a.ZSPORTTYPE, '')"),
        "value": Col(
            "NULLIF(trim(COALESCE(a.ZNAME, '') || COALESCE(': ' || NULLIF(a.ZUSERDESCRIPTION, ''), '')"
            " || COALESCE(', ' || a.ZDISTANCE || ' m', ''), ', '), '')"
        ),
        "account": opt("CAST(h.ZREMOTEID AS TEXT)"),
    },
    (_ATHLETE,),
    requires={"ZACTIVITY": ("ZATHLETE", "ZNAME")},
    kind=Activity,
    name="activities",
)


# Numbers of fields in the FIT Profile.
_LATITUDE, _LONGITUDE, _ALTITUDE, _FINE_ALTITUDE, _SPEED, _FINE_SPEED, _ACCURACY = 0, 1, 2, 78, 6, 73, 31
_START, _SPORT, _ELAPSED, _DISTANCE = 2, 5, 7, 9


def _first(*values: float | None) -> float | None:
    return next((value for value in values if value is not None), None)


def _point(message: fit.Message) -> Place:
    return Place(
        at=message.time_us(fit.TIMESTAMP),
        latitude=message.degrees(_LATITUDE),
        longitude=message.degrees(_LONGITUDE),
        altitude=_first(message.scaled(_FINE_ALTITUDE, 5, 500), message.scaled(_ALTITUDE, 5, 500)),
        speed=_first(message.scaled(_FINE_SPEED, 1000), message.scaled(_SPEED, 1000)),
        accuracy=message.scaled(_ACCURACY, 1),
        position_class="gps, on a recorded activity",
    )


def _session(message: fit.Message) -> Activity:
    began, seconds = message.time_us(_START), message.scaled(_ELAPSED, 1000)
    sport, metres = message.fields.get(_SPORT), message.scaled(_DISTANCE, 100)
    return Activity(
        at=began,
        until=None if began is None or seconds is None else began + round(seconds * 1_000_000),
        duration=seconds,
        activity=None if sport is None else fit.SPORTS.get(sport, f"sport {sport}"),
        value=None if metres is None else f"{metres:g} m",
    )


def _read(data: bytes, about: About) -> Iterator[Item]:
    del about
    for message in fit.messages(data):
        record: Activity | Place | None = None
        if message.number == fit.SESSION:
            record = _session(message)
        elif message.number == fit.RECORD and {_LATITUDE, _LONGITUDE} <= message.fields.keys():
            record = _point(message)
        if record is not None:
            yield Item(f"bytes {message.start}-{message.end}", record, offset=message.start)


ACTIVITIES = Artifact(
    id="ios.strava",
    title="Strava: activities",
    service="strava",
    emits=Activity,
    files=STORE,
    read=(_ACTIVITIES,),
    says="One record for each activity that the app has: sport, name, beginning, end, metres; `account` is the athlete's number.",
    limits="Also of other athletes that the app showed. Maps can have been cut at their ends by the service, to hide homes. The"
    " rest of a map and planned routes are not read.",
    sources=SOURCES,
)


def _recordings(identifier: str, files: tuple[str, ...], source: str) -> Artifact:
    return Artifact(
        id=identifier,
        title="Strava: recorded activities",
        service="strava",
        emits=(Activity, Place),
        files=files,
        read=(Code(_read, kind=Place, name="recording"),),
        says="One record for each session of a recording (sport, beginning, end, distance) and for each point with a position.",
        limits="Recordings of this phone alone; what the service has is not here. Heart rate and other measures are not read. A"
        " recording that was not ended has no session.",
        sources=(source, "https://developer.garmin.com/fit/protocol/"),
    )


RECORDINGS = (
    _recordings(
        "android.strava",
        ("{shared}/Android/data/com.strava/files/**/*.fit", "{app_data:com.strava}/files/**/*.fit"),
        "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/StravaGPS.py",
    ),
    _recordings("ios.strava.recordings", (HOME + "Documents/FIT/Recordings/**/*.fit",), MADE),
)
