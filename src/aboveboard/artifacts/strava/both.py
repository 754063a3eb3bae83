"""Strava: recordings in FIT files on both systems; on iOS also activities, where they began, and athletes (`Strava.sqlite`)."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import fit
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import (
    About,
    Activity,
    Artifact,
    Code,
    Col,
    Contact,
    Item,
    Place,
    Row,
    Rows,
    Sqlite,
    SqliteCode,
    opt,
)

_HOME = "{app_data:com.strava.stravaride}/"
_STORE = (_HOME + "Library/Application Support/Strava.sqlite",)
_MADE = "https://github.com/abrignoni/iLEAPP (Strava: Strava.sqlite and Documents/FIT/Recordings)"
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


def _first_point(line: str) -> tuple[float, float]:
    """The first point of an encoded polyline: two numbers in groups of five bits, zigzag, in 1/100000 of a degree."""
    values: list[float] = []
    bits = shift = 0
    for sign in line:
        group = ord(sign) - 63
        if not 0 <= group < 64:
            break
        bits |= (group & 31) << shift
        shift += 5
        if group < 32:
            values.append((~(bits >> 1) if bits & 1 else bits >> 1) / 100_000)
            if len(values) == 2:
                break
            bits = shift = 0
    if len(values) != 2 or abs(values[0]) > 90 or abs(values[1]) > 180:
        raise ValueError("no encoded polyline")
    return values[0], values[1]


def _start(row: Row, about: About) -> Place | None:
    del about
    line = row["line"]
    if not isinstance(line, str) or not line:
        return None
    latitude, longitude = _first_point(line)
    name = row["name"]
    return Place(
        at=COCOA_S.to_utc_us(row["start"]),
        latitude=latitude,
        longitude=longitude,
        name=name if isinstance(name, str) and name else None,
        position_class="where the map of an activity begins",
    )


_STARTS = SqliteCode(
    "ZACTIVITY AS a",
    "a.Z_PK",
    {"line": "m.ZPOLYLINE", "start": "a.ZSTARTTIMESTAMP", "name": "a.ZNAME"},
    _start,
    ("LEFT JOIN ZMAP AS m ON m.Z_PK = a.ZMAP",),
    requires={"ZMAP": ("ZPOLYLINE",), "ZACTIVITY": ("ZMAP",)},
    kind=Place,
    name="beginnings",
    leaves_out="activities without a map",
    optional=True,
)
_ATHLETES = Sqlite(
    "ZATHLETE AS h",
    "h.Z_PK",
    {
        "at": Col("h.ZCREATEDAT", COCOA_S),
        "created_at": Col("h.ZCREATEDAT", COCOA_S),
        "name": Col("NULLIF(trim(COALESCE(h.ZFIRSTNAME, '') || ' ' || COALESCE(h.ZLASTNAME, '')), '')"),
        "given_name": Col("NULLIF(h.ZFIRSTNAME, '')"),
        "family_name": Col("NULLIF(h.ZLASTNAME, '')"),
        "identifiers": Rows(
            "SELECT CAST(i.ZEMAIL AS TEXT) AS value, 'email' AS type FROM ZATHLETE AS i WHERE i.Z_PK = h.Z_PK AND"
            " i.ZEMAIL <> '' UNION ALL SELECT CAST(i.ZUSERNAME AS TEXT), 'handle' FROM ZATHLETE AS i WHERE"
            " i.Z_PK = h.Z_PK AND i.ZUSERNAME <> ''",
            keys=("value", "type"),
        ),
        "note": opt("NULLIF(h.ZBIO, '')"),
        "contact_id": opt("CAST(h.ZREMOTEID AS TEXT)"),
    },
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
    emits=(Activity, Place),
    files=_STORE,
    read=(_ACTIVITIES, _STARTS),
    says="One record for each activity that the app has (sport, name, beginning, end, metres; `account` is the athlete's number),"
    " and one for the place where its map begins.",
    limits="Also of other athletes that the app showed. Maps can have been cut at their ends by the service, to hide homes. The"
    " rest of a map and planned routes are not read.",
    sources=(_MADE, "https://developers.google.com/maps/documentation/utilities/polylinealgorithm"),
)
ATHLETES = Artifact(
    id="ios.strava.athletes",
    title="Strava: athletes",
    service="strava",
    emits=Contact,
    files=_STORE,
    read=(_ATHLETES,),
    says="One record for each athlete that the app has: the account's own and others.",
    limits="Which of them is the account's own, the table does not say; often it is the first. Date of birth, place and pictures"
    " are not read.",
    sources=(_MADE,),
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
    _recordings("ios.strava.recordings", (_HOME + "Documents/FIT/Recordings/**/*.fit",), _MADE),
)
