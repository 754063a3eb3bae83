"""Bluetooth's stores made here."""

import plistlib

from aboveboard.artifacts.ios.bluetooth import PAIRED
from aboveboard.artifacts.ios.bluetooth_le import LOW_ENERGY
from tests.artifacts.harness import run, sqlite_bytes

GROUP = "private/var/containers/Shared/SystemGroup/6C1A0000/Library"
PAIRED_DB = f"{GROUP}/Database/com.apple.MobileBluetooth.ledevices.paired.db"
OTHER_DB = f"{GROUP}/Database/com.apple.MobileBluetooth.ledevices.other.db"
LIST = f"{GROUP}/Preferences/com.apple.MobileBluetooth.devices.plist"
NULL = {"absent": "NULL"}
DEVICES = {
    PAIRED_DB: sqlite_bytes(
        """CREATE TABLE PairedDevices (Uuid TEXT PRIMARY KEY, Name TEXT, NameOrigin INTEGER, Address TEXT, ResolvedAddress TEXT,
          LastSeenTime INTEGER, LastConnectionTime INTEGER);
        INSERT INTO PairedDevices VALUES ('U1', 'Watch', 1, 'Random 4B:00', 'Public 00:11:22:33:44:55', 9, 9);"""
    ),
    OTHER_DB: sqlite_bytes(
        """CREATE TABLE OtherDevices (Uuid TEXT PRIMARY KEY, Name TEXT, Address TEXT, LastSeenTime INTEGER);
        INSERT INTO OtherDevices VALUES ('U2', '', 'Random 7A:01', 5);"""
    ),
}
DATA = plistlib.dumps(
    {
        "00:11:22:33:44:66": {
            "Name": "Car",
            "UserNameKey": "My car",
            "LastSeenTime": 1678307200,
            "LinkKey": b"secret key",
        },
        "00:11:22:33:44:77": {"DefaultName": "Headset"},
        "broken": 7,
    },
    fmt=plistlib.FMT_BINARY,
)
FIXTURES = {"ios.bluetooth.le": DEVICES, "ios.bluetooth": {LIST: DATA}}


def test_low_energy() -> None:
    paired, heard = run(LOW_ENERGY, DEVICES).records
    assert (paired["ssid"], paired["bssid"], paired["type"]) == (
        "Watch",
        "Public 00:11:22:33:44:55",
        "bluetooth low energy, paired",
    )
    assert (heard["ssid"], heard["bssid"], heard["address"]) == (NULL, "Random 7A:01", "U2")


def test_paired_without_keys() -> None:
    result = run(PAIRED, {LIST: DATA})
    car, headset = result.records
    assert (car["ssid"], car["bssid"], car["last_seen_at"]) == (
        "My car",
        "00:11:22:33:44:66",
        "2023-03-08T20:26:40.000000Z",
    )
    assert (headset["ssid"], headset["at"]) == ("Headset", NULL)
    assert "LinkKey" not in car["as_stored"]
    assert (result.outcome.emitted, result.outcome.rejected) == (2, 1)
