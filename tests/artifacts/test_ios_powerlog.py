"""PowerLog made here, and plaso's."""

from pathlib import Path

import pytest

from aboveboard.artifacts.ios.powerlog import POWERLOG
from aboveboard.artifacts.ios.powerlog_apps import APPS as POWERLOG_APPS
from aboveboard.artifacts.ios.powerlog_usage import USAGE as POWERLOG_USAGE
from tests.artifacts.harness import run, sqlite_bytes

CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"
PATH = "private/var/containers/Shared/SystemGroup/6C1A0000/Library/BatteryLife/CurrentPowerlog.PLSQL"
NULL = {"absent": "NULL"}
DB = sqlite_bytes(
    """CREATE TABLE PLStorageOperator_EventForward_TimeOffset (ID INTEGER PRIMARY KEY, timestamp REAL, system REAL);
    CREATE TABLE PLApplicationAgent_EventForward_Application (ID INTEGER PRIMARY KEY, timestamp REAL, Identifier TEXT,
      State INTEGER);
    CREATE TABLE PLSpringBoardAgent_EventForward_SBLock (ID INTEGER PRIMARY KEY, timestamp REAL, Locked INTEGER);
    CREATE TABLE PLBatteryAgent_EventBackward_Battery (ID INTEGER PRIMARY KEY, timestamp REAL, Level REAL, IsCharging INTEGER);
    CREATE TABLE PLAppTimeService_Aggregate_AppRunTime (ID INTEGER PRIMARY KEY, timestamp REAL, timeInterval REAL,
      BundleID TEXT, ScreenOnTime REAL);
    CREATE TABLE PLProcessNetworkAgent_EventInterval_UsageDiff (ID INTEGER PRIMARY KEY, timestamp REAL, timestampEnd REAL,
      BundleName TEXT, ProcessName TEXT, WifiIn INTEGER, WifiOut INTEGER, CellIn INTEGER, CellOut INTEGER);
    CREATE TABLE PLApplicationAgent_EventNone_AllApps (ID INTEGER PRIMARY KEY, timestamp REAL, AppBundleId TEXT, AppName TEXT,
      AppBundleVersion TEXT, AppBuildVersion TEXT, AppDeletedDate INTEGER);
    INSERT INTO PLStorageOperator_EventForward_TimeOffset VALUES (1, 1678300000, 100), (2, 1678307000, -400);
    INSERT INTO PLApplicationAgent_EventForward_Application VALUES (1, 1678306999, 'org.example.chat', 8),
      (2, 1678307600, 'org.example.chat', 2), (3, 1678200000, '', 99);
    INSERT INTO PLSpringBoardAgent_EventForward_SBLock VALUES (1, 1678307600, 1);
    INSERT INTO PLBatteryAgent_EventBackward_Battery VALUES (1, 1678307600, 64.0, 1);
    INSERT INTO PLAppTimeService_Aggregate_AppRunTime VALUES (1, 1678307600, 3600.0, 'org.example.chat', 30.5);
    INSERT INTO PLProcessNetworkAgent_EventInterval_UsageDiff VALUES (1, 1678307600, 1678308000, 'org.example.chat', 'chat', 200,
      10, 5, 1);
    INSERT INTO PLApplicationAgent_EventNone_AllApps VALUES (1, 1678307600, 'org.example.gone', 'Old', '1.2', '7', 1678300000);"""
)
FIXTURES = {
    "ios.powerlog": {PATH: DB},
    "ios.powerlog.usage": {PATH: DB},
    "ios.powerlog.apps": {PATH: DB},
}


def test_times_are_corrected_by_the_offset_before_them() -> None:
    states = [
        r
        for r in run((POWERLOG, POWERLOG_USAGE, POWERLOG_APPS), {PATH: DB}).of("Activity")
        if r["activity"] == "application state"
    ]
    assert [(r["at"], r["app"], r["value"]) for r in states] == [
        ("2023-03-08T20:24:59.000000Z", "org.example.chat", "in foreground"),
        ("2023-03-08T20:26:40.000000Z", "org.example.chat", "suspended"),
        ("2023-03-07T14:41:40.000000Z", NULL, "99"),
    ]


def test_other_events_and_sums() -> None:
    result = run((POWERLOG, POWERLOG_USAGE, POWERLOG_APPS), {PATH: DB})
    activities = {r["activity"]: r["value"] for r in result.of("Activity")}
    assert (activities["lock"], activities["battery"]) == ("locked", "64 %, charging")
    shown, moved = result.of("Usage")
    assert (shown["duration"], shown["interval"], shown["app"]) == (30.5, "3600 seconds", "org.example.chat")
    assert (moved["bytes_in"], moved["bytes_out"], moved["until"]) == (205, 11, "2023-03-08T20:33:20.000000Z")
    (app,) = result.of("App")
    assert (app["app"], app["version"], app["removed_at"]) == ("org.example.gone", "1.2", "2023-03-08T18:26:40.000000Z")


@pytest.mark.corpora
@pytest.mark.skipif(not (CORPORA / "plaso").is_dir(), reason="no corpora")
def test_every_row_of_plasos() -> None:
    (path,) = (CORPORA / "plaso" / "ios").glob("powerlog_*.PLSQL")
    outcomes = {
        o.part: (o.read, o.emitted)
        for o in run((POWERLOG, POWERLOG_USAGE, POWERLOG_APPS), {PATH: path.read_bytes()}).outcomes
    }
    assert outcomes["PLAppTimeService_Aggregate_AppRunTime"] == (102, 102)
    assert outcomes["PLApplicationAgent_EventForward_Application"] == (188, 188)
    assert outcomes["PLApplicationAgent_EventNone_AllApps"] == (132, 132)
    assert all(seen == made for seen, made in outcomes.values())
