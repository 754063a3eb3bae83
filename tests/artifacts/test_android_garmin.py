"""Garmin Connect's cache made here."""

from aboveboard.artifacts.garmin.android import GARMIN
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.garmin.android.apps.connectmobile/databases/cache-database"
NULL = {"absent": "NULL"}
DB = sqlite_bytes(
    """CREATE TABLE activity_details (activityId INTEGER PRIMARY KEY, activityName TEXT, startTimeGMT TEXT, activityTypeKey TEXT,
      duration REAL, startLatitude REAL, startLongitude REAL);
    INSERT INTO activity_details VALUES (1, 'Run München', '2023-03-08 20:26:40', 'running', 1800.5, 48.1, 11.5),
      (2, '', 'no time', '', NULL, NULL, NULL);"""
)
FIXTURES = {"android.garmin": {PATH: DB}}


def test_activities() -> None:
    run_, bare = run(GARMIN, {PATH: DB}).records
    assert (run_["at"], run_["until"]) == ("2023-03-08T20:26:40.000000Z", "2023-03-08T20:56:40.000000Z")
    assert (run_["name"], run_["latitude"], run_["longitude"]) == ("Run München", 48.1, 11.5)
    assert run_["position_class"] == "gps, start of an activity (running)"
    assert bare["at"] == bare["until"] == bare["name"] == NULL
