"""Strava's recordings and its store on iOS, made here."""

import struct

import pytest

from aboveboard.artifacts.strava.both import ACTIVITIES, RECORDINGS
from aboveboard.artifacts.strava.ios_athletes import ATHLETES
from aboveboard.artifacts.strava.ios_starts import STARTS as ACTIVITIES_STARTS
from aboveboard.formats import fit
from aboveboard.kit import Artifact
from tests.artifacts.harness import run, sqlite_bytes
from tests.formats.test_fit import POINT, SECONDS, define, fit_file, point

PATH = "data/media/0/Android/data/com.strava/files/activities/1.fit"
NULL = {"absent": "NULL"}
SESSION = define(1, fit.SESSION, (2, 4, 0x86), (5, 1, 0), (7, 4, 0x86), (9, 4, 0x86))
FILE = fit_file(
    POINT,
    point(SECONDS, 48.1, 11.5, (520 + 500) * 5),
    b"\0" + struct.pack("<IiiH", SECONDS + 1, 0x7FFFFFFF, 0x7FFFFFFF, 0xFFFF),
    SESSION,
    b"\1" + struct.pack("<IBII", SECONDS, 1, 1_800_500, 500_050),
    b"\1" + struct.pack("<IBII", 0xFFFFFFFF, 99, 0xFFFFFFFF, 0xFFFFFFFF),
)
HOME = "private/var/mobile/Containers/Data/Application/5D5C7C0E-0000-4000-8000-000000000077/"
IOS_PATH = HOME + "Documents/FIT/Recordings/1.fit"
STORE = HOME + "Library/Application Support/Strava.sqlite"
DB = sqlite_bytes(
    """CREATE TABLE ZACTIVITY (Z_PK INTEGER PRIMARY KEY, ZATHLETE INTEGER, ZMAP INTEGER, ZSTARTTIMESTAMP TIMESTAMP,
      ZELAPSEDTIME FLOAT, ZMOVINGTIME FLOAT, ZDISTANCE FLOAT, ZNAME TEXT, ZSPORTTYPE TEXT, ZUSERDESCRIPTION TEXT);
    CREATE TABLE ZATHLETE (Z_PK INTEGER PRIMARY KEY, ZREMOTEID INTEGER, ZCREATEDAT TIMESTAMP, ZFIRSTNAME TEXT, ZLASTNAME TEXT,
      ZEMAIL TEXT, ZUSERNAME TEXT, ZBIO TEXT);
    CREATE TABLE ZMAP (Z_PK INTEGER PRIMARY KEY, ZPOLYLINE TEXT);
    INSERT INTO ZMAP VALUES (1, '_p~iF~ps|U_ulLnnqC_mqNvxq`@'), (2, 'no line');
    INSERT INTO ZATHLETE VALUES (1, 900, 694260000, 'Li', 'Wei', 'li@x.example', 'liwei', 'runs'),
      (2, NULL, NULL, '', '', '', NULL, NULL);
    INSERT INTO ZACTIVITY VALUES (1, 1, 1, 694260000.5, 1800, 1700, 5000.5, 'Morning', 'Run', 'am Fluß'),
      (2, 9, NULL, NULL, NULL, NULL, NULL, '', '', ''), (3, 1, 2, 694260000, 60, 60, NULL, 'x', 'Ride', NULL);"""
)
FIXTURES = {
    "android.strava": {PATH: FILE},
    "ios.strava.recordings": {IOS_PATH: FILE},
    "ios.strava": {STORE: DB},
    "ios.strava.starts": {STORE: DB},
    "ios.strava.athletes": {STORE: DB},
}


@pytest.mark.parametrize(("artifact", "path"), list(zip(RECORDINGS, (PATH, IOS_PATH), strict=True)))
def test_recording(artifact: Artifact, path: str) -> None:
    result = run(artifact, {path: FILE})
    (where,) = result.of("Place")
    assert (where["at"], where["altitude"], where["speed"]) == ("2023-01-01T10:00:00.000000Z", 520.0, NULL)
    assert where["latitude"] == pytest.approx(48.1, abs=1e-7)
    run_, bare = result.of("Activity")
    assert (run_["at"], run_["until"]) == ("2023-01-01T10:00:00.000000Z", "2023-01-01T10:30:00.500000Z")
    assert (run_["activity"], run_["value"], run_["duration"]) == ("running", "5000.5 m", 1800.5)
    assert (bare["at"], bare["until"], bare["activity"], bare["value"]) == (NULL, NULL, "sport 99", NULL)
    assert result.outcome.status == "complete"


def test_a_recording_that_breaks_off() -> None:
    cut = run(RECORDINGS[0], {PATH: FILE[:-6]})
    assert (len(cut.records), cut.outcome.status) == (2, "partial")


def test_activities() -> None:
    result = run((ACTIVITIES, ACTIVITIES_STARTS), {STORE: DB})
    run_, bare, ride = result.of("Activity")
    assert (run_["at"], run_["until"]) == ("2023-01-01T10:00:00.500000Z", "2023-01-01T10:30:00.500000Z")
    assert (run_["activity"], run_["duration"], run_["account"]) == ("Run", 1800.0, "900")
    assert run_["value"] == "Morning: am Fluß, 5000.5 m"
    assert (bare["at"], bare["until"], bare["value"], bare["account"]) == (NULL, NULL, NULL, NULL)
    assert ride["value"] == "x"


def test_where_a_map_begins() -> None:
    """The line is the example of the format's own description."""
    result = run((ACTIVITIES, ACTIVITIES_STARTS), {STORE: DB})
    (start,) = result.of("Place")
    assert (start["latitude"], start["longitude"], start["name"]) == (38.5, -120.2, "Morning")
    assert start["at"] == "2023-01-01T10:00:00.500000Z"
    (outcome,) = (o for o in result.outcomes if o.part == "beginnings")
    assert (outcome.read, outcome.emitted, outcome.excluded, outcome.rejected) == (3, 1, 1, 1)


def test_athletes() -> None:
    li, bare = run(ATHLETES, {STORE: DB}).records
    assert (li["name"], li["note"], li["contact_id"], li["created_at"]) == (
        "Li Wei",
        "runs",
        "900",
        "2023-01-01T10:00:00.000000Z",
    )
    assert li["identifiers"] == [{"value": "li@x.example", "type": "email"}, {"value": "liwei", "type": "handle"}]
    assert (bare["name"], bare["identifiers"], bare["contact_id"]) == (NULL, NULL, NULL)
