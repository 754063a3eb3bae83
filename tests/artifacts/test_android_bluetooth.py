"""Bluetooth devices, from a file made here."""

from aboveboard.artifacts.android.bluetooth import BLUETOOTH
from tests.artifacts.harness import run

PATH = "data/misc/bluedroid/bt_config.conf"
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

FIXTURES: dict[str, dict[str, bytes]] = {BLUETOOTH.id: {PATH: BLUETOOTH_FILE}}
NULL = {"absent": "NULL"}


def test_bluetooth_devices_without_keys() -> None:
    result = run(BLUETOOTH, FIXTURES[BLUETOOTH.id])
    assert [(r["name"], r["value"], r["source_name"]) for r in result.of("DeviceFact")] == [
        ("bluetooth_address", "11:22:33:44:55:66", "Adapter/Address"),
        ("bluetooth_name", "Nadia's phone", "Adapter/Name"),
    ]
    devices = [(r["ssid"], r["bssid"], r["type"], r["has_secret"], r["at"]) for r in result.of("Network")]
    assert devices == [
        ("Car", "aa:bb:cc:dd:ee:ff", "bluetooth", True, "2023-11-14T22:13:20.000000Z"),
        ("Speaker", "aa:bb:cc:dd:ee:00", "bluetooth", False, NULL),
    ]
    assert "00112233" not in str(result.records)
