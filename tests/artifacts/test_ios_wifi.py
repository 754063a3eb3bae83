from __future__ import annotations

import json
import plistlib
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.ios.wifi import NETWORKS
from tests.artifacts.harness import run

KNOWN = "private/var/preferences/com.apple.wifi.known-networks.plist"
OLD = "private/var/preferences/SystemConfiguration/com.apple.wifi.plist"
PRIVATE = "private/var/preferences/SystemConfiguration/com.apple.wifi-private-mac-networks.plist"
NOON = datetime(2023, 3, 8, 12)

PRESENT = plistlib.dumps(
    {
        "wifi.network.ssid.Quay": {
            "SSID": "Qüay".encode(),
            "AddedAt": datetime(2023, 1, 1),
            "JoinedByUserAt": datetime(2023, 1, 2),
            "JoinedBySystemAt": NOON,
            "UpdatedAt": datetime(2023, 4, 1),
            "Hidden": False,
            "SupportedSecurityTypes": "WPA2 Personal",
            "__OSSpecific__": {"BSSID": "aa:bb:cc:dd:ee:ff", "CHANNEL": 36,
            "WiFiNetworkPasswordModificationDate": NOON},
            "BSSList": [
                {"BSSID": "aa:bb:cc:dd:ee:ff", "Channel": 36, "LastAssociatedAt": NOON, "LocationLatitude": 59.5,
                 "LocationLongitude": 10.25, "LocationAccuracy": 65.0},
                {"BSSID": "aa:bb:cc:dd:ee:fe"},
            ],
        },
        "wifi.network.ssid.Bare": {"SSID": b""},
        "wifi.network.ssid.Odd": "text",
    },
    fmt=plistlib.FMT_BINARY,
    sort_keys=False,
)  # fmt: skip
BEFORE = plistlib.dumps(
    {
        "List of known networks": [
            {"SSID_STR": "Boat", "BSSID": "1:2:3:4:5:6", "lastJoined": NOON, "SecurityMode": "WPA2 Personal",
            "CHANNEL": 11,
             "HIDDEN_NETWORK": True, "80211D_IE": {"IE_KEY_80211D_COUNTRY_CODE": "NO"},
             "networkKnownBSSListKey": [{"BSSID": "1:2:3:4:5:6", "CHANNEL": 11, "lastRoamed": NOON}]},
        ]
    }
)  # fmt: skip
SCANNED = plistlib.dumps(
    {
        "List of scanned networks with private mac": [
            {"SSID_STR": "Quay", "RotationKeyUsed": b"0123456789", "lastJoined": NOON,
             "PRIVATE_MAC_ADDRESS": {"PRIVATE_MAC_ADDRESS_IN_USE": bytes.fromhex("5ee9b12c04fb")}}
        ]
    }
)  # fmt: skip
FIXTURES = {"ios.wifi": {KNOWN: PRESENT, OLD: BEFORE, PRIVATE: SCANNED}}


def test_present_store() -> None:
    result = run(NETWORKS, {KNOWN: PRESENT})
    assert (result.outcome.status, result.outcome.emitted, result.outcome.rejected) == ("partial", 4, 1)
    network, near, far, bare = result.records
    assert (network["ssid"], network["at"], network["joined_at"]) == ("Qüay", *("2023-03-08T12:00:00.000000Z",) * 2)
    assert (network["added_at"], network["updated_at"]) == (
        "2023-01-01T00:00:00.000000Z",
        "2023-04-01T00:00:00.000000Z",
    )
    assert (network["bssid"], network["channel"], network["security"]) == ("aa:bb:cc:dd:ee:ff", 36, "WPA2 Personal")
    assert (network["hidden"], network["has_secret"], network["auto_join"]) == (False, True, {"absent": "NULL"})
    assert (near["ssid"], near["latitude"], near["longitude"], near["accuracy"]) == ("Qüay", 59.5, 10.25, 65.0)
    assert near["at"] == "2023-03-08T12:00:00.000000Z"
    assert near["provenance"]["locator"] == "wifi.network.ssid.Quay/BSSList/0"
    assert (far["at"], far["latitude"]) == ({"absent": "NULL"}, {"absent": "NULL"})
    assert (bare["ssid"], bare["has_secret"]) == ({"absent": "NULL"}, {"absent": "NULL"})


def test_store_before_ios14() -> None:
    network, point = run(NETWORKS, {OLD: BEFORE}).records
    assert (network["ssid"], network["security"], network["hidden"]) == ("Boat", "WPA2 Personal", True)
    assert (network["country"], network["channel"], network["at"]) == ("NO", 11, "2023-03-08T12:00:00.000000Z")
    assert (point["ssid"], point["bssid"], point["type"]) == ("Boat", "1:2:3:4:5:6", "wifi access point")


def test_private_address_without_keys() -> None:
    (record,) = run(NETWORKS, {PRIVATE: SCANNED}).records
    assert record["randomized_mac"] == "5e:e9:b1:2c:04:fb"
    assert "RotationKey" not in json.dumps(record)


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    with ZipFile(CORPORA / "ios/josh_ios15_ffs.zip") as archive:
        found = [run(NETWORKS, {n: archive.read(n)}).records for n in (KNOWN, OLD, PRIVATE)]
    assert [len(f) for f in found] == [10, 0, 1]
    assert sum(r["type"] == "wifi access point" for r in found[0]) == 9
    assert found[0][0]["at"] == "2023-05-20T19:55:03.073186Z"
    assert found[2][0]["randomized_mac"] == "5e:e9:b1:2c:04:fb"
    plaso = run(NETWORKS, {KNOWN: (CORPORA / "plaso/ios/com.apple.wifi.known-networks.plist").read_bytes()}).records
    assert sum(r["type"] == "wifi access point" for r in plaso) == 9
