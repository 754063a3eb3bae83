"""Facts of an Android device, from files made here."""

from typing import Any

from aboveboard.artifacts.android_device import BLUETOOTH, PERSISTENT, PROPERTIES, SIMS, USERS
from tests.artifacts.harness import run, sqlite_bytes

BUILD, STORED = "system/build.prop", "data/property/persistent_properties"
ZONE, USER, BT = "data/property/persist.sys.timezone", "data/system/users/10.xml", "data/misc/bluedroid/bt_config.conf"
USER_LIST, SIM_PATH = (
    "data/system/users/userlist.xml",
    "data/user_de/0/com.android.providers.telephony/databases/telephony.db",
)
PROPS = (
    b"# comment\nimport /vendor/x.prop\nro.product.model=Pixel 7\n\nro.build.version.release=14\nro.empty=\nro.x=a=b\n"
)
PROTO = b"\x0a\x24\x0a\x14persist.sys.timezone\x12\x0cAfrica/Tunis\x0a\x03\x0a\x01\xff"
USER_XML = b"""<user id="10" serialNumber="10" flags="4144" type="android.os.usertype.profile.MANAGED"
    created="1700000000123" lastLoggedIn="0" profileGroupId="0"><name>Work</name><restrictions /></user>"""
BLUETOOTH_FILE = b"""[Info]
FileSource = Empty

[Adapter]
Address = 11:22:33:44:55:66
Name = Nadia's phone
LE_LOCAL_KEY_IRK = 00ff

[aa:bb:cc:dd:ee:ff]
Timestamp = 1700000000
Name = Car
LinkKey = 00112233445566778899aabbccddeeff

[aa:bb:cc:dd:ee:00]
Name = Speaker
"""
SIM_DB = sqlite_bytes(
    """CREATE TABLE siminfo (_id INTEGER PRIMARY KEY, icc_id TEXT, sim_id INTEGER, display_name TEXT, carrier_name TEXT,
        number TEXT, iso_country_code TEXT, imsi TEXT);
    INSERT INTO siminfo VALUES (1, '8900001', 0, 'Work', 'Example Mobile', '+12025550100', 'tn', '60501'),
        (2, '8900002', -1, '', NULL, '', NULL, NULL);"""
)
OLD_SIM_DB = sqlite_bytes(
    """CREATE TABLE siminfo (_id INTEGER PRIMARY KEY, icc_id TEXT, sim_id INTEGER, display_name TEXT, number TEXT);
    INSERT INTO siminfo VALUES (1, '8900001', 0, 'CARD 1', '');"""
)
FIXTURES: dict[str, dict[str, bytes]] = {
    PROPERTIES.id: {BUILD: PROPS},
    PERSISTENT.id: {STORED: PROTO},
    USERS.id: {USER: USER_XML},
    BLUETOOTH.id: {BT: BLUETOOTH_FILE},
    SIMS.id: {SIM_PATH: SIM_DB},
}
NULL = {"absent": "NULL"}


def facts(records: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(r["name"], r["value"], r["source_name"]) for r in records]


def test_build_properties() -> None:
    assert facts(run(PROPERTIES, FIXTURES[PROPERTIES.id]).records) == [
        ("model", "Pixel 7", "ro.product.model"),
        ("os_version", "14", "ro.build.version.release"),
        ("ro.empty", NULL, "ro.empty"),
        ("ro.x", "a=b", "ro.x"),
    ]


def test_persistent_properties_new_and_old() -> None:
    result = run(PERSISTENT, FIXTURES[PERSISTENT.id])
    assert facts(result.records) == [("time_zone", "Africa/Tunis", "persist.sys.timezone")]
    assert result.outcome.rejected == 1
    assert facts(run(PERSISTENT, {ZONE: b"Asia/Tokyo"}).records) == [
        ("time_zone", "Asia/Tokyo", "persist.sys.timezone")
    ]


def test_a_work_profile() -> None:
    records = run(USERS, FIXTURES[USERS.id]).records
    assert facts(records) == [
        ("user_name", "Work", "user 10"),
        ("user_kind", "android.os.usertype.profile.MANAGED, work profile, profile of user 0", "user 10"),
        ("user_created", "1700000000123", "user 10"),
    ]
    assert records[2]["at"] == "2023-11-14T22:13:20.123000Z"
    users = run(USERS, {USER_LIST: b'<users version="9"><user id="0" /><user id="10" /></users>'}).records
    assert facts(users) == [("users", "0, 10", "userlist")]


def test_bluetooth_devices_without_keys() -> None:
    result = run(BLUETOOTH, FIXTURES[BLUETOOTH.id])
    assert facts(result.of("DeviceFact")) == [
        ("bluetooth_address", "11:22:33:44:55:66", "Adapter/Address"),
        ("bluetooth_name", "Nadia's phone", "Adapter/Name"),
    ]
    devices = [(r["ssid"], r["bssid"], r["type"], r["has_secret"], r["at"]) for r in result.of("Network")]
    assert devices == [
        ("Car", "aa:bb:cc:dd:ee:ff", "bluetooth", True, "2023-11-14T22:13:20.000000Z"),
        ("Speaker", "aa:bb:cc:dd:ee:00", "bluetooth", False, NULL),
    ]
    assert "00112233" not in str(result.records)


def test_sim_cards() -> None:
    present, former = run(SIMS, FIXTURES[SIMS.id]).records
    wanted = {
        "iccid": "8900001",
        "imsi": "60501",
        "number": "+12025550100",
        "carrier": "Example Mobile",
        "display_name": "Work",
        "slot": 0,
        "country": "tn",
        "sim": "1",
    }
    assert {name: present[name] for name in wanted} == wanted
    wanted = {"slot": NULL, "number": NULL, "display_name": NULL, "carrier": NULL}
    assert {name: former[name] for name in wanted} == wanted
    (old,) = run(SIMS, {SIM_PATH: OLD_SIM_DB}).records
    assert old["carrier"] == {"absent": "NOT_IN_SCHEMA"}
