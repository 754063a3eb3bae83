"""Wi-Fi stores, made here."""

from typing import Any

from aboveboard.artifacts.android.wifi import WIFI
from tests.artifacts.harness import run

PATH, HOTSPOT = "data/misc/wifi/WifiConfigStore.xml", "data/misc/wifi/WifiConfigStoreSoftAp.xml"
STORE = b"""<?xml version='1.0' encoding='utf-8' standalone='yes' ?>
<WifiConfigStoreData><int name="Version" value="3" /><NetworkList>
<Network><WifiConfiguration>
<string name="ConfigKey">&quot;Caf&#233; \xe5\x8c\x97\xe4\xba\xac&quot;WPA_PSK</string>
<string name="SSID">&quot;Caf&#233; \xe5\x8c\x97\xe4\xba\xac&quot;</string>
<null name="BSSID" /><string name="PreSharedKey">&quot;hunter22&quot;</string><null name="WEPKeys" />
<int name="WEPTxKeyIndex" value="0" /><boolean name="HiddenSSID" value="true" />
<boolean name="AutoJoinEnabled" value="false" /><string name="CreatorName">com.android.settings</string>
<string name="CreationTime">time=08-22 14:23:05.123</string>
<string name="RandomizedMacAddress">06:11:22:33:44:55</string>
<string name="DefaultGwMacAddress">aa:bb:cc:dd:ee:ff</string></WifiConfiguration>
<NetworkStatus><string name="SelectionStatus">NETWORK_SELECTION_ENABLED</string></NetworkStatus></Network>
<Network><WifiConfiguration><string name="ConfigKey">616263-NONE</string><string name="SSID">616263</string>
<string name="BSSID">any</string><null name="PreSharedKey" />
<string name="RandomizedMacAddress">02:00:00:00:00:00</string></WifiConfiguration></Network>
<Network><WifiConfiguration><string name="SSID">&quot;Office&quot;</string>
<long name="semCreationTime" value="1690000000000" /><long name="semUpdateTime" value="0" />
<long name="LastConnectedTime" value="1700000000123" />
<PreSharedKey><byte-array name="EncryptedData" num="2">abcd</byte-array></PreSharedKey></WifiConfiguration></Network>
</NetworkList></WifiConfigStoreData>"""
SOFTAP = b"""<WifiConfigStoreData><SoftAp><string name="SSID">Nadia's phone</string>
<string name="Passphrase">hunter22</string><boolean name="HiddenSSID" value="false" /></SoftAp></WifiConfigStoreData>"""
FIXTURES: dict[str, dict[str, bytes]] = {WIFI.id: {PATH: STORE, HOTSPOT: SOFTAP}}
NULL = {"absent": "NULL"}


def fields(record: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: record[name] for name in names}


def test_networks_without_their_passwords() -> None:
    result = run(WIFI, {PATH: STORE})
    known, bare, coded = result.records
    wanted = {
        "ssid": "Café 北京",
        "bssid": NULL,
        "security": "WPA_PSK",
        "hidden": True,
        "auto_join": False,
        "type": "wifi",
        "has_secret": True,
        "randomized_mac": "06:11:22:33:44:55",
        "router": "aa:bb:cc:dd:ee:ff",
        "app": "com.android.settings",
    }
    assert fields(known, *wanted) == wanted
    assert known["as_stored"]["CreationTime"] == "time=08-22 14:23:05.123"
    wanted = {"ssid": "abc", "bssid": NULL, "security": "NONE", "has_secret": False, "randomized_mac": NULL}
    assert fields(bare, *wanted) == wanted
    wanted = {
        "ssid": "Office",
        "has_secret": True,
        "at": "2023-11-14T22:13:20.123000Z",
        "joined_at": "2023-11-14T22:13:20.123000Z",
        "added_at": "2023-07-22T04:26:40.000000Z",
        "updated_at": NULL,
    }
    assert fields(coded, *wanted) == wanted
    assert "hunter22" not in str(result.records)
    assert "abcd" not in str(result.records)


def test_the_phones_own_hotspot() -> None:
    (own,) = run(WIFI, {HOTSPOT: SOFTAP}).records
    wanted = {"ssid": "Nadia's phone", "type": "hotspot of this phone", "has_secret": True, "hidden": False}
    assert fields(own, *wanted) == wanted
    assert "hunter22" not in str(own)
