"""What a phone answers of what is about it, made here: Wi-Fi, Bluetooth, mobile network, last positions."""

from typing import Any

from aboveboard.artifacts.android.answers_bluetooth import BLUETOOTH
from aboveboard.artifacts.android.answers_location import LOCATION
from aboveboard.artifacts.android.answers_telephony import REGISTRY
from aboveboard.artifacts.android.answers_wifi import WIFI
from aboveboard.demo.adbdevice.said import DUMPS
from aboveboard.engine.registry import artifacts
from aboveboard.kit import Artifact
from tests.artifacts.harness import Result, run

AT = "acquired/android/0/answers/"
NULL = {"absent": "NULL"}

NETWORKS = """Wi-Fi is enabled
mWifiInfo SSID: "Quay", BSSID: 00:13:10:85:fe:01, MAC: 0e:e6:6a:3f:06:b0, IP: /10.0.2.16, Supplicant state: COMPLETED
mWifiInfo SSID: <unknown ssid>, BSSID: <none>, MAC: 02:00:00:00:00:00, Supplicant state: DISCONNECTED
Dump of WifiConfigManager
WifiConfigManager - Configured networks Begin ----
* ID: 0 SSID: "Quay" PROVIDER-NAME: null BSSID: null FQDN: null HOME-PROVIDER-NETWORK: false PRIO: 0 HIDDEN: true PMF: false
 NetworkSelectionStatus NETWORK_SELECTION_ENABLED
 hasEverConnected: true
 numAssociation 5
 creation time=01-02 12:00:00.000
 mRandomizedMacAddress: 0e:e6:6a:3f:06:b0
 KeyMgmt: WPA_PSK Protocols: WPA RSN
 PSK/SAE: *
IP config:
 lastConnected: 2025-11-13T18:00:01.5
ID: 1 SSID: "Café ID: 7" PROVIDER-NAME: null BSSID: any FQDN: null PRIO: 0 HIDDEN: false
 KeyMgmt: NONE Protocols: WPA RSN
 PSK:

WifiConfigManager - Configured networks End ----
WifiConfigManager - Next network ID to be allocated 2
"""
PAIRED = """Bluetooth Status
  enabled: true
  address: A8:30:BC:B8:82:10
  name: Deniz' phone
AdapterProperties
  Name: Deniz' phone
  Bonded devices:
    XX:XX:XX:XX:9A:46 [BR/EDR][ 0x340404 ] CAR-BT(A0F)
    3C:B0:ED:D9:F5:5E [ DUAL ] Buds [left]
    42:31:0D:1F:10:8A [  LE  ] null

ScanMode: SCAN_MODE_CONNECTABLE
    00:11:22:33:44:55 [BR/EDR] seen only
"""
CELL = "mMcc=234 mMnc=15 mAlphaLong=Example Mobile mAlphaShort=Ex mAdditionalPlmns={} mCsgInfo=null"
TELEPHONY = f"""last known state:
  Phone Id=0
    mCallIncomingNumber=+15550101
    mServiceState={{mVoiceRegState=0(IN_SERVICE), mOperatorAlphaLong=Example Mobile, mOperatorAlphaShort=Ex, \
mNetworkRegistrationInfos=[NetworkRegistrationInfo{{ cellIdentity=CellIdentityLte:{{ mCi=263291 mPci=96 mTac=44600 mEarfcn=6400 \
mBands=[66] mBandwidth=2147483647 {CELL}}}}}, \
NetworkRegistrationInfo{{ cellIdentity=CellIdentityLte:{{ mCi=2147483647 mTac=1}}}}]}}
    mCellInfo=[CellInfoNr:{{ mRegistered=NO CellIdentityNr:{{ mPci = 12 mTac = 7 mMcc = 234 mMnc = 15 mNci = 999 \
mAlphaLong =  mAlphaShort = }}}}, \
CellInfoLte:{{mRegistered=YES CellIdentityLte:{{ mCi=263291 mPci=96 mTac=44600 {CELL}}}}}]
  Phone Id=1
    mCallIncomingNumber=
    mServiceState={{mOperatorAlphaLong=null, mOperatorAlphaShort=null}}
local logs:
  state={{mOperatorAlphaLong=Earlier}}
"""
POSITIONS = """Location Manager State:
  Location Providers:
    gps provider:
      last location=Location[gps 51.507400,-0.127800 hAcc=5.0 et=+2h0m0s alt=12.5 vel=1.5 bear=90.0 vAcc=3.0 {Bundle[{}]}]
      last coarse location=Location[gps 51.510000,-0.130000 hAcc=2000.0 et=+2h0m0s]
    network provider:
      last location=Location[network 51,507400,-0,127800 hAcc=14,5 et=+1h]
      last location=null
    fused provider:
      user 10:
        last location=Location[fused 1.0,2.0 hAcc=5.0 et=+1h]
      user 0:
        last location=Location[fused 1.5,2.5 et=+1h mock]
    passive provider:
      last location=Location[passive 951.5,2.5 hAcc=5.0 et=+1h]
  Last Known Locations:
    gps: Location[gps 48.200000,16.300000 acc=20 et=+1d2h3m]
"""
FILES = (
    (WIFI, "dumpsys-wifi", NETWORKS),
    (BLUETOOTH, "dumpsys-bluetooth_manager", PAIRED),
    (REGISTRY, "dumpsys-telephony.registry", TELEPHONY),
    (LOCATION, "dumpsys-location", POSITIONS),
)
FIXTURES = {a.id: {f"{AT}{name}.txt": text.encode()} for a, name, text in FILES}


def read(artifact: Artifact) -> Result:
    return run(artifact, FIXTURES[artifact.id])


def made(records: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(record[name] for name in names) for record in records]


def test_wifi() -> None:
    connected, quay, cafe = read(WIFI).records
    assert made([connected], "ssid", "bssid", "type", "randomized_mac") == [
        ("Quay", "00:13:10:85:fe:01", "wifi, connected", "0e:e6:6a:3f:06:b0")
    ]
    expected = {
        "ssid": "Quay",
        "bssid": NULL,
        "security": "WPA_PSK",
        "hidden": True,
        "has_secret": True,
        "joined_at": {"local": "2025-11-13T18:00:01.500000", "basis": "local without zone"},
        "randomized_mac": "0e:e6:6a:3f:06:b0",
        "type": "wifi",
    }
    assert {name: quay[name] for name in expected} == expected
    assert quay["as_stored"]["creation time"] == "creation time=01-02 12:00:00.000"
    assert made([cafe], "ssid", "bssid", "security", "hidden", "has_secret") == [
        ("Café ID: 7", NULL, "NONE", False, False)
    ]


def test_bluetooth() -> None:
    result = read(BLUETOOTH)
    assert made(result.of("DeviceFact"), "name", "value") == [
        ("bluetooth_address", "A8:30:BC:B8:82:10"),
        ("bluetooth_name", "Deniz' phone"),
    ]
    assert made(result.of("Network"), "bssid", "ssid") == [
        ("XX:XX:XX:XX:9A:46", "CAR-BT(A0F)"),
        ("3C:B0:ED:D9:F5:5E", "Buds [left]"),
        ("42:31:0D:1F:10:8A", NULL),
    ]


def test_mobile_network() -> None:
    result = read(REGISTRY)
    assert made(result.of("DeviceFact"), "name", "value", "sim") == [
        ("last_incoming_number", "+15550101", "0"),
        ("network_operator", "Example Mobile", "0"),
    ]
    assert made(result.of("Network"), "bssid", "ssid", "type") == [
        ("234-15-44600-263291", "Example Mobile", "cell (LTE)"),
        ("234-15-7-999", NULL, "cell (NR)"),
    ]


def test_last_positions() -> None:
    result = read(LOCATION)
    names = ("latitude", "longitude", "accuracy", "position_class", "at")
    assert made(result.records, *names) == [
        (51.5074, -0.1278, 5.0, "gps", NULL),
        (51.51, -0.13, 2000.0, "gps, coarse", NULL),
        (51.5074, -0.1278, 14.5, "wifi or cell", NULL),
        (1.5, 2.5, NULL, "set by an app (mock)", NULL),
        (48.2, 16.3, 20.0, "gps", NULL),
    ]
    assert made(result.records[:1], "altitude", "speed", "heading") == [(12.5, 1.5, 90.0)]
    assert result.outcome.reason == ("what it says of device user 10 is not read; line 15: no position on the earth")


def test_what_the_fictional_phone_says_becomes_records() -> None:
    """Wholly: each answer that is more than a heading."""
    for name, text in DUMPS.items():
        path = f"{AT}dumpsys-{name}.txt"
        (artifact,) = (a for a in artifacts().values() if f"acquired/android/*/answers/dumpsys-{name}.txt" in a.files)
        result = run(artifact, {path: text.encode()})
        assert result.records and {o.status.value for o in result.outcomes} <= {"complete", "empty"}, name


def test_answers_that_are_none() -> None:
    for artifact, _, _ in FILES:
        path = next(iter(FIXTURES[artifact.id]))
        for data in (b"", b"Can't find service: x\n", b"\xff\0\x85\n" * 50):
            assert run(artifact, {path: data}).records == []
