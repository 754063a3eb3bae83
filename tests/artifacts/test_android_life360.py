"""Life360's databases on Android, made here."""

import json

from aboveboard.artifacts.life360.android import LIFE360
from tests.artifacts.harness import run, sqlite_bytes

MESSAGES, MEMBERS, DEVICES, PLACES, FIXES, EVENTS, DRIVES = LIFE360
HOME = "data/data/com.life360.android.safetymapd/databases/"
NULL = {"absent": "NULL"}
MESSAGING = sqlite_bytes(
    """CREATE TABLE message (id TEXT PRIMARY KEY, thread_id TEXT, sender_id TEXT, content TEXT, created_at INTEGER, sent INTEGER,
      read INTEGER, dismissed INTEGER, deleted INTEGER, has_location INTEGER, location_latitude REAL, location_longitude REAL,
      location_name TEXT, location_timestamp INTEGER);
    CREATE TABLE thread_participant (thread_id TEXT, participant_id TEXT, participant_name TEXT);
    INSERT INTO thread_participant VALUES ('t1', 'u1', 'Li'), ('t2', 'u1', 'Li');
    INSERT INTO message VALUES ('m1', 't1', 'u1', 'bin da 到了', 1672567200, 1, 1, 0, 0, 0, 0, 0, NULL, 0),
      ('m2', 't1', 'u9', '', 0, 0, 0, 0, 1, 1, 48.1, 11.5, 'Home', 1672567200);"""
)
ENGINE = sqlite_bytes(
    """CREATE TABLE members (id TEXT, circle_id TEXT, first_name TEXT, last_name TEXT, login_email TEXT, login_phone TEXT,
      avatar TEXT, is_admin INTEGER, created_at TEXT, last_updated INTEGER, PRIMARY KEY (id, circle_id));
    CREATE TABLE circles (id TEXT PRIMARY KEY, name TEXT, created_at TEXT, last_updated INTEGER);
    CREATE TABLE devices (device_id TEXT PRIMARY KEY, name TEXT, type_os TEXT);
    CREATE TABLE device_locations (device_id TEXT, circle_id TEXT, default_member_id TEXT, latitude REAL, longitude REAL,
      accuracy REAL, speed REAL, first_observed TEXT, last_observed TEXT, last_updated INTEGER);
    INSERT INTO circles VALUES ('c1', 'Family', '1672567200', 1672567200000);
    INSERT INTO members VALUES ('u1', 'c1', 'Li', 'Wei', 'li@x.example', '+15550101', '', 1, '1672567200', 1672567260123),
      ('u2', 'c9', '', '', NULL, '', '', 0, NULL, NULL);
    INSERT INTO devices VALUES ('d1', 'Pixel', 'android');
    INSERT INTO device_locations VALUES
      ('d1', 'c1', 'u1', 48.1, 11.5, 12.5, 0, '2023-01-01T10:00:00.123Z', '2023-01-01T11:00:00Z', 1672567200000),
      ('d2', 'c1', 'u7', 48.2, 11.6, NULL, NULL, NULL, 'soon', NULL);"""
)
STORE = sqlite_bytes(
    """CREATE TABLE places (place_id TEXT PRIMARY KEY, circle_id TEXT, name TEXT, latitude REAL, longitude REAL, radius REAL,
      source TEXT, source_id TEXT, owner_id TEXT);
    INSERT INTO places VALUES ('p1', 'c1', 'Home', 48.1, 11.5, 150, 'l', 's', 'u1'), ('p2', 'c1', '', 0.5, 0.5, 1, '', '', '');"""
)
BUFFER = sqlite_bytes(
    """CREATE TABLE location (id INTEGER PRIMARY KEY, time INTEGER, type TEXT, latitude REAL, longitude REAL, accuracy REAL,
      speed REAL, altitude REAL, bearing REAL, provider TEXT, lmode TEXT);
    INSERT INTO location VALUES (1, 1672567200123, 'RAW', 48.1, 11.5, 12.5, 1.5, 520, 90, 'fused', 'move');"""
)
TRIP = {
    "tripId": "x",
    "type": {
        "waypoints": [{"timestamp": 1672567200000, "latitude": 48.1, "longitude": 11.5, "accuracy": 5, "speed": 13.5}],
        "driveEvents": [{"timestamp": 1672567260000, "latitude": 48.2, "longitude": 11.6, "type": "hardBrake"}],
    },
}
FIX = {
    "tag": "BLE",
    "locationData": {"time": 1672567200123, "latitude": 48.1, "longitude": 11.5, "horizontalAccuracy": 12.5},
}
EVENT_STORE = sqlite_bytes(
    "CREATE TABLE event (id TEXT PRIMARY KEY, timestamp INTEGER, eventVersion INTEGER, data TEXT);",
    {
        "event": [
            ("e1", 1672567200123, 6, json.dumps(FIX)),
            ("e2", 1672567200124, 5, json.dumps(TRIP)),
            ("e3", 1672567200125, 2, '{"batteryLevel": 50}'),
            ("e4", 1672567200126, 6, "{broken"),
        ]
    },
)
DRIVE_STORE = sqlite_bytes(
    """CREATE TABLE Drives (driveId TEXT PRIMARY KEY, userId TEXT, startTime INTEGER, endTime INTEGER, topSpeed REAL,
      averageSpeed REAL, distance REAL);
    CREATE TABLE DriveWaypoints (driveId TEXT, timestamp INTEGER, lat REAL, lon REAL, speed REAL, accuracy REAL);
    CREATE TABLE DriveEvents (eventId TEXT PRIMARY KEY, driveId TEXT, eventTime INTEGER, eventType TEXT, lat REAL, lon REAL,
      speed REAL, accuracy REAL);
    INSERT INTO Drives VALUES ('r1', 'u1', 1672567200000, 1672570800000, 30.5, 12, 9000);
    INSERT INTO DriveWaypoints VALUES ('r1', 1672567260000, 48.1, 11.5, 13.5, 5), ('r9', NULL, 48.1, 11.5, NULL, NULL);
    INSERT INTO DriveEvents VALUES ('v1', 'r1', 1672567320000, 'SPEEDING', 48.2, 11.6, 40, 5);"""
)
FIXTURES = {
    "android.life360": {HOME + "messaging.db": MESSAGING},
    "android.life360.members": {HOME + "MembersEngineRoomDatabase": ENGINE},
    "android.life360.devices": {HOME + "MembersEngineRoomDatabase": ENGINE},
    "android.life360.places": {HOME + "L360LocalStoreRoomDatabase": STORE},
    "android.life360.locations": {HOME + "L360LocationLocalStoreRoomDatabase": BUFFER},
    "android.life360.events": {HOME + "L360EventStore_service.db": EVENT_STORE},
    "android.life360.drives": {HOME + "DriveBladeDB": DRIVE_STORE},
}


def test_messages() -> None:
    said, placed = run(MESSAGES, FIXTURES["android.life360"]).records
    assert (said["at"], said["body"], said["thread"]) == ("2023-01-01T10:00:00.000000Z", "bin da 到了", "t1")
    assert said["sender"] == {"identifier": "u1", "name": "Li", "role": "sender"}
    assert (said["status"], said["read"], said["deleted"], said["type"], said["latitude"]) == (
        "sent",
        True,
        False,
        "text",
        NULL,
    )
    assert said["direction"] == {"absent": "NOT_IN_SCHEMA"}
    assert (placed["at"], placed["body"], placed["type"], placed["deleted"]) == (NULL, NULL, "location", True)
    assert (placed["latitude"], placed["longitude"], placed["sender"]) == (
        48.1,
        11.5,
        {"identifier": "u9", "role": "sender"},
    )


def test_members() -> None:
    li, bare = run(MEMBERS, FIXTURES["android.life360.members"]).records
    assert (li["name"], li["given_name"], li["groups"], li["contact_id"]) == ("Li Wei", "Li", ["Family"], "u1")
    assert li["identifiers"] == [{"value": "+15550101", "type": "phone"}, {"value": "li@x.example", "type": "email"}]
    assert (li["created_at"], li["modified_at"]) == ("2023-01-01T10:00:00.000000Z", "2023-01-01T10:01:00.123000Z")
    assert (bare["name"], bare["identifiers"], bare["at"]) == (NULL, NULL, NULL)


def test_devices() -> None:
    seen, unknown = run(DEVICES, FIXTURES["android.life360.devices"]).records
    assert (seen["at"], seen["until"]) == ("2023-01-01T10:00:00.123000Z", "2023-01-01T11:00:00.000000Z")
    assert (seen["name"], seen["latitude"], seen["longitude"], seen["accuracy"]) == ("Li Wei: Pixel", 48.1, 11.5, 12.5)
    assert (unknown["name"], unknown["at"], unknown["until"]) == (NULL, NULL, {"absent": "UNREADABLE"})


def test_places_and_positions() -> None:
    home, bare = run(PLACES, FIXTURES["android.life360.places"]).records
    assert (home["name"], home["latitude"], home["position_class"]) == ("Home", 48.1, "saved place, l")
    assert (bare["name"], bare["position_class"]) == (NULL, "saved place")
    (fix,) = run(FIXES, FIXTURES["android.life360.locations"]).records
    assert (fix["at"], fix["altitude"], fix["heading"]) == ("2023-01-01T10:00:00.123000Z", 520.0, 90.0)
    assert (fix["speed"], fix["accuracy"], fix["position_class"]) == (1.5, 12.5, "fused, RAW")


def test_events() -> None:
    result = run(EVENTS, FIXTURES["android.life360.events"])
    fix, way, brake = result.records
    assert (fix["at"], fix["latitude"], fix["accuracy"]) == ("2023-01-01T10:00:00.123000Z", 48.1, 12.5)
    assert (way["at"], way["speed"], way["accuracy"], way["position_class"]) == (
        "2023-01-01T10:00:00.000000Z", 13.5, 5.0, "on a drive",
    )  # fmt: skip
    assert (brake["latitude"], brake["position_class"]) == (48.2, "event of a drive: hardBrake")
    assert (result.outcome.status, result.outcome.rejected) == ("partial", 1)


def test_drives() -> None:
    result = run(DRIVES, FIXTURES["android.life360.drives"])
    (drive,) = result.of("Activity")
    assert (drive["at"], drive["until"]) == ("2023-01-01T10:00:00.000000Z", "2023-01-01T11:00:00.000000Z")
    assert (drive["activity"], drive["value"]) == ("drive", "member u1, top speed 30.5 m/s, average 12.0 m/s")
    way, lost, event = result.of("Place")
    assert (way["at"], way["latitude"], way["position_class"]) == (
        "2023-01-01T10:01:00.000000Z",
        48.1,
        "on a drive, member u1",
    )
    assert (lost["at"], lost["position_class"]) == (NULL, "on a drive")
    assert (event["speed"], event["position_class"]) == (40.0, "event of a drive: SPEEDING, member u1")
