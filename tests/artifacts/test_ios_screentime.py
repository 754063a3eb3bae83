"""Screen Time's store made here."""

from aboveboard.artifacts.ios.screentime import SCREEN_TIME
from aboveboard.artifacts.ios.screentime_counts import COUNTS as SCREEN_TIME_COUNTS
from aboveboard.artifacts.ios.screentime_hours import HOURS as SCREEN_TIME_HOURS
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Library/Application Support/com.apple.remotemanagementd/RMAdminStore-Local.sqlite"
NULL = {"absent": "NULL"}
DB = sqlite_bytes(
    """CREATE TABLE ZUSAGETIMEDITEM (Z_PK INTEGER PRIMARY KEY, ZCATEGORY INTEGER, ZTOTALTIMEINSECONDS INTEGER,
      ZBUNDLEIDENTIFIER TEXT, ZDOMAIN TEXT);
    CREATE TABLE ZUSAGECATEGORY (Z_PK INTEGER PRIMARY KEY, ZBLOCK INTEGER, ZIDENTIFIER TEXT);
    CREATE TABLE ZUSAGECOUNTEDITEM (Z_PK INTEGER PRIMARY KEY, ZBLOCK INTEGER, ZNUMBEROFNOTIFICATIONS INTEGER,
      ZNUMBEROFPICKUPS INTEGER, ZBUNDLEIDENTIFIER TEXT);
    CREATE TABLE ZUSAGEBLOCK (Z_PK INTEGER PRIMARY KEY, ZUSAGE INTEGER, ZSTARTDATE TIMESTAMP, ZSCREENTIMEINSECONDS INTEGER,
      ZNUMBEROFPICKUPSWITHOUTAPPLICATIONUSAGE INTEGER, ZLASTEVENTDATE TIMESTAMP);
    CREATE TABLE ZUSAGE (Z_PK INTEGER PRIMARY KEY, ZDEVICE INTEGER, ZUSER INTEGER);
    CREATE TABLE ZCOREDEVICE (Z_PK INTEGER PRIMARY KEY, ZNAME TEXT);
    CREATE TABLE ZCOREUSER (Z_PK INTEGER PRIMARY KEY, ZAPPLEID TEXT);
    INSERT INTO ZUSAGETIMEDITEM VALUES (1, 5, 61, 'org.example.chat', NULL), (2, 5, 30, NULL, 'example.org'), (3, 99, 1, '', '');
    INSERT INTO ZUSAGECATEGORY VALUES (5, 6, 'DH1002');
    INSERT INTO ZUSAGECOUNTEDITEM VALUES (1, 6, 12, 3, 'org.example.chat');
    INSERT INTO ZUSAGEBLOCK VALUES (6, 7, 700000000, 91, 2, 700003000);
    INSERT INTO ZUSAGE VALUES (7, 8, 9);
    INSERT INTO ZCOREDEVICE VALUES (8, 'Mira’s iPhone');
    INSERT INTO ZCOREUSER VALUES (9, 'mira@example.org');"""
)
FIXTURES = {
    "ios.screentime": {PATH: DB},
    "ios.screentime.counts": {PATH: DB},
    "ios.screentime.hours": {PATH: DB},
}


def test_hours() -> None:
    app, site, bare, counted, hour = run((SCREEN_TIME, SCREEN_TIME_COUNTS, SCREEN_TIME_HOURS), {PATH: DB}).records
    expected = {
        "at": "2023-03-08T20:26:40.000000Z",
        "app": "org.example.chat",
        "event": "app used",
        "duration": 61.0,
        "interval": "hour",
        "component": "Mira’s iPhone",
        "account": "mira@example.org",
    }
    assert {name: app[name] for name in expected} == expected
    assert (site["app"], site["event"]) == ("example.org", "site used")
    assert bare["at"] == bare["app"] == bare["component"] == NULL
    assert (counted["event"], counted["count"]) == ("3 pick-ups, 12 notifications", 12)
    assert (hour["duration"], hour["count"], hour["last_used_at"]) == (91.0, 2, "2023-03-08T21:16:40.000000Z")
