"""Fitbit's database on iOS made here."""

import struct

from aboveboard.artifacts.fitbit.ios import EXERCISES
from aboveboard.artifacts.fitbit.ios_places import PLACES
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Containers/Data/Application/8A2C0DA5-0000-4000-8000-000000000001/Documents/fitbit.sqlite"
NULL = {"absent": "NULL"}


def _blob(seconds: float) -> str:
    return f"x'{struct.pack('>d', seconds).hex()}'"


DB = sqlite_bytes(
    f"""CREATE TABLE ZFBACTIVITYLOG (Z_PK INTEGER PRIMARY KEY, ZSTARTTIME BLOB, ZNAME VARCHAR, ZDURATIONOVERALL FLOAT,
      ZSTEPS INTEGER, ZSOURCENAME VARCHAR);
    INSERT INTO ZFBACTIVITYLOG VALUES (1, {_blob(700000000.25)}, 'Run', 1800.5, 2400, 'Inspire 3'),
      (2, 700000000, '', NULL, NULL, NULL), (3, x'0102', 'Walk', NULL, NULL, NULL);
    CREATE TABLE ZFBLOCATIONGROUP (Z_PK INTEGER PRIMARY KEY, ZACTIVITYLOG INTEGER);
    INSERT INTO ZFBLOCATIONGROUP VALUES (4, 1);
    CREATE TABLE ZFBLOCATION (Z_PK INTEGER PRIMARY KEY, ZTIMESTAMP BLOB, ZLATITUDE FLOAT, ZLONGITUDE FLOAT, ZALTITUDE FLOAT,
      ZHORIZONTALACCURACY FLOAT, ZINTERPOLATED INTEGER, ZLOCATIONGROUP INTEGER);
    INSERT INTO ZFBLOCATION VALUES (1, {_blob(700000001)}, 48.1, 11.5, 519, 4, 0, 4),
      (2, NULL, 48.2, 11.6, NULL, -1, 1, 9);"""
)
FIXTURES = {"ios.fitbit": {PATH: DB}, "ios.fitbit.places": {PATH: DB}}


def test_exercises() -> None:
    result = run(EXERCISES, {PATH: DB})
    tracked, number, odd = result.records
    assert (tracked["at"], tracked["activity"], tracked["duration"]) == ("2023-03-08T20:26:40.250000Z", "Run", 1800.5)
    assert (tracked["value"], tracked["device"]) == ("2400 steps", "Inspire 3")
    assert (number["at"], number["activity"], number["value"]) == ("2023-03-08T20:26:40.000000Z", NULL, NULL)
    assert odd["at"] == {"absent": "UNREADABLE"} and odd["activity"] == "Walk"


def test_places() -> None:
    point, bare = run(PLACES, {PATH: DB}).records
    assert (point["at"], point["latitude"], point["longitude"]) == ("2023-03-08T20:26:41.000000Z", 48.1, 11.5)
    assert (point["altitude"], point["accuracy"], point["name"], point["position_class"]) == (519.0, 4.0, "Run", "gps")
    assert (bare["at"], bare["accuracy"], bare["name"]) == (NULL, NULL, NULL)
    assert bare["position_class"] == "flagged as interpolated"
