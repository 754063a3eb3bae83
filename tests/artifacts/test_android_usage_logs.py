"""Logs of use that Samsung's and Google's own apps keep, from tables made here."""

from typing import Any

from aboveboard.artifacts.android.battery_usage import USE
from aboveboard.artifacts.android.now_playing import NOW_PLAYING
from aboveboard.artifacts.android.turbo import BATTERY
from aboveboard.artifacts.android.turbo_bluetooth import DEVICES
from aboveboard.artifacts.samsung.smart_manager import SMART_MANAGER
from aboveboard.artifacts.samsung.wellbeing import WELLBEING
from tests.artifacts.harness import run, sqlite_bytes

DATA = "data/data"
NULL = {"absent": "NULL"}
AT = "2023-11-14T22:13:20.000000Z"
MS = 1_700_000_000_000


def delimited(number: int, value: bytes) -> bytes:
    return bytes([number << 3 | 2, len(value)]) + value


SONG = delimited(7, b"Europe/Vienna") + delimited(
    9, delimited(3, "Für Elise".encode()) + delimited(4, b"Some Pianist") + delimited(13, b"Bagatelles")
)
FILES: dict[str, tuple[str, bytes]] = {
    WELLBEING.id: (
        f"{DATA}/com.samsung.android.forest/databases/dwbCommon.db",
        sqlite_bytes(
            f"""CREATE TABLE usageEvents (eventId INTEGER PRIMARY KEY, timeStamp INTEGER, pkgId INTEGER, eventType INTEGER);
            CREATE TABLE foundPackages (pkgId INTEGER PRIMARY KEY, name TEXT);
            INSERT INTO foundPackages VALUES (3, 'com.whatsapp');
            INSERT INTO usageEvents VALUES (1, {MS}, 3, 1), (2, {MS}, 9, 18), (3, NULL, NULL, 77);"""
        ),
    ),
    SMART_MANAGER.id: (
        f"{DATA}/com.samsung.android.sm/databases/lowpowercontext-system-db",
        sqlite_bytes(
            f"""CREATE TABLE usage_log (id INTEGER PRIMARY KEY, package_name TEXT, start_time INTEGER, end_time INTEGER,
                uploaded INTEGER, created_at INTEGER, modified_at INTEGER);
            INSERT INTO usage_log VALUES (1, 'com.whatsapp', {MS}, {MS + 2500}, 0, 0, 0), (2, '', {MS}, {MS - 1}, 0, 0, 0);"""
        ),
    ),
    USE.id: (
        "data/user_de/0/com.android.settings/databases/battery-usage-db-v9",
        sqlite_bytes(
            f"""CREATE TABLE AppUsageEventEntity (mId INTEGER PRIMARY KEY, uid INTEGER, userId INTEGER, timestamp INTEGER,
                appUsageEventType INTEGER, packageName TEXT, instanceId INTEGER, taskRootPackageName TEXT);
            INSERT INTO AppUsageEventEntity VALUES (1, 10123, 0, {MS}, 1, 'com.android.chrome', 5, 'com.whatsapp'),
                (2, 10123, 0, {MS}, 2, 'com.whatsapp', 5, 'com.whatsapp'), (3, 0, 0, {MS}, 9, '', 0, '');"""
        ),
    ),
    BATTERY.id: (
        f"{DATA}/com.google.android.apps.turbo/databases/turbo.db",
        sqlite_bytes(
            f"""CREATE TABLE battery_event (timestamp_millis INTEGER PRIMARY KEY, battery_level INTEGER, charge_type INTEGER,
                battery_saver INTEGER, timezone TEXT);
            INSERT INTO battery_event VALUES ({MS}, 57, 3, 2, 'Europe/Vienna'), ({MS + 1}, 9, 0, 1, NULL);"""
        ),
    ),
    DEVICES.id: (
        f"{DATA}/com.google.android.apps.turbo/databases/bluetooth.db",
        sqlite_bytes(
            f"""CREATE TABLE battery_event (timestamp_millis INTEGER PRIMARY KEY, device_idx INTEGER, device_identifier INTEGER,
                battery_level INTEGER, volume_level INTEGER, time_zone TEXT);
            CREATE TABLE device_address (device_idx INTEGER PRIMARY KEY, bd_addr TEXT);
            INSERT INTO device_address VALUES (1, '00:11:22:33:44:55');
            INSERT INTO battery_event VALUES ({MS}, 1, 7, 80, 12, 'Europe/Vienna'), ({MS + 1}, 2, 7, -1, -1, NULL);"""
        ),
    ),
    NOW_PLAYING.id: (
        f"{DATA}/com.google.android.as/databases/history_db",
        sqlite_bytes(
            "CREATE TABLE recognition_history (timestamp INTEGER, history_entry BLOB, track_id TEXT);",
            {"recognition_history": [(MS, SONG, "a"), (MS, b"", "b"), (None, b"\xff\xff", "c")]},
        ),
    ),
}
FIXTURES = {name: {path: data} for name, (path, data) in FILES.items()}


def made(artifact: Any, *names: str) -> list[tuple[Any, ...]]:
    result = run(artifact, FIXTURES[artifact.id])
    assert result.outcome.status == "complete"
    return [tuple(record[name] for name in names) for record in result.records]


def test_digital_wellbeing_of_samsung() -> None:
    assert made(WELLBEING, "at", "app", "event") == [
        (AT, "com.whatsapp", "moved to foreground"),
        (AT, NULL, "lock screen hidden"),
        (NULL, NULL, "77"),
    ]


def test_smart_manager() -> None:
    assert made(SMART_MANAGER, "at", "until", "duration", "app") == [
        (AT, "2023-11-14T22:13:22.500000Z", 2.5, "com.whatsapp"),
        (AT, "2023-11-14T22:13:19.999000Z", NULL, NULL),
    ]


def test_battery_statistics_say_what_was_in_front() -> None:
    assert made(USE, "at", "app", "event", "component") == [
        (AT, "com.android.chrome", "moved to foreground", "task of com.whatsapp"),
        (AT, "com.whatsapp", "moved to background", NULL),
        (AT, NULL, "9", NULL),
    ]


def test_earlier_battery_statistics_have_no_such_table() -> None:
    path = "data/user_de/0/com.android.settings/databases/battery-usage-db-v4"
    old = sqlite_bytes("CREATE TABLE BatteryState (mId INTEGER PRIMARY KEY, timestamp INTEGER, packageName TEXT);")
    assert run(USE, {path: old}).outcome.status == "unknown schema"


def test_level_of_the_battery() -> None:
    assert made(BATTERY, "activity", "value") == [
        ("battery", "57 %, charging without wire"),
        ("battery", "9 %, battery saver"),
    ]


def test_bluetooth_devices() -> None:
    assert made(DEVICES, "at", "device", "value")[0] == (AT, "00:11:22:33:44:55", "battery 80 %, volume 12")
    assert made(DEVICES, "device", "value")[1] == (NULL, NULL)


def test_music_heard() -> None:
    assert made(NOW_PLAYING, "at", "value") == [
        (AT, "Für Elise by Some Pianist, Bagatelles"),
        (AT, NULL),
        (NULL, "entry that cannot be read"),
    ]
