"""Computers that a phone trusts, requests to turn it off, and Samsung's hub of pictures. All made here."""

import plistlib

from aboveboard.artifacts.android.computers import ALLOWED, CONNECTED
from aboveboard.artifacts.android.shutdown_requests import REQUESTS
from aboveboard.artifacts.ios.computers import COMPUTERS
from aboveboard.artifacts.samsung.media_hub import HUB
from tests.artifacts.harness import SUPERUSER, run, sqlite_bytes

NULL = {"absent": "NULL"}
MS = 1_700_000_000_000
AT = "2023-11-14T22:13:20.000000Z"
KEY = "QAAAA" + "Ab3/" * 40 + "="
KEYS_PATH = "data/misc/adb/adb_keys"
KEYS = f"{KEY} otto@werkstatt\n\n{KEY[:-1]}\nno key\n".encode()
CONNECTIONS_PATH = "data/misc/adb/adb_temp_keys.xml"
CONNECTIONS = f"""<?xml version='1.0' encoding='utf-8' standalone='yes' ?>
<keyStore version="1">
<adbKey key="{KEY} otto@werkstatt" lastConnection="{MS}" />
<adbKey key="{KEY} host&#10;" lastConnection="soon" />
<adbKey lastConnection="{MS}" />
<wifiAP bssid="00:11:22:33:44:55" />
</keyStore>""".encode()
PAIRS = f"{SUPERUSER}/Library/Lockdown/pair_records"
PAIR_PATH = f"{PAIRS}/6278F9B4.plist"
PAIR = plistlib.dumps(
    {"HostID": "6278F9B4", "SystemBUID": "04F70480", "HostName": "Werkstatt", "HostCertificate": b"-"},
    fmt=plistlib.FMT_BINARY,
)
BARE_PATH = f"{PAIRS}/1.plist"
BARE = plistlib.dumps({"HostID": 7, "WiFiMACAddress": "00:11"})
REQUESTS_PATH = "data/system/shutdown-checkpoints/checkpoints-1700000001000"
ASKED = f"""Shutdown request from BINDER for reason userrequested at 2023-11-14 22:13:20.000 UTC (epoch={MS})
com.android.server.power.PowerManagerService$BinderService.shutdown
From process com.android.systemui (pid=2345)

Shutdown request from INTENT at 2023-11-14 22:13:21.000 UTC (epoch={MS + 1000})
Intent: com.android.internal.intent.action.REQUEST_SHUTDOWN
Package: com.example.clean

Shutdown request from SYSTEM at 2023-11-14 22:13:22.000 UTC (epoch={MS + 2000})
com.android.server.power.ShutdownThread.run
 at com.android.server.power.PowerManagerService.shutdownOrRebootInternal
""".encode()
HUB_PATH = "data/data/com.samsung.cmh/databases/cmh.db"
HUB_DB = sqlite_bytes(
    f"""CREATE TABLE images (_id INTEGER PRIMARY KEY, _data TEXT, title TEXT, datetaken INTEGER, date_added INTEGER,
        date_modified INTEGER, bucket_display_name TEXT, latitude DOUBLE, longitude DOUBLE, isprivate INTEGER);
    INSERT INTO images VALUES (1, '/storage/emulated/0/DCIM/Camera/a.jpg', 'a', {MS}, {MS // 1000 + 1}, {MS // 1000 + 2},
        'Camera', 50.94, 6.96, 1), (2, '', '', 0, 0, NULL, '', 0, 0, 0);"""
)
FIXTURES = {
    ALLOWED.id: {KEYS_PATH: KEYS},
    CONNECTED.id: {CONNECTIONS_PATH: CONNECTIONS},
    COMPUTERS.id: {PAIR_PATH: PAIR},
    REQUESTS.id: {REQUESTS_PATH: ASKED},
    HUB.id: {HUB_PATH: HUB_DB},
}


def test_computers_allowed_to_debug() -> None:
    result = run(ALLOWED, {KEYS_PATH: KEYS})
    named, bare = result.records
    assert (named["event"], named["at"]) == ("computer allowed to debug", NULL)
    assert named["detail"].startswith("otto@werkstatt, key ")
    assert bare["detail"].startswith("without a name, key ")
    assert result.outcome.rejected == 1


def test_the_key_of_a_connection_has_the_mark_of_the_one_allowed() -> None:
    result = run(CONNECTED, {CONNECTIONS_PATH: CONNECTIONS})
    named, odd = result.records
    (allowed, _) = run(ALLOWED, {KEYS_PATH: KEYS}).records
    assert (named["at"], named["event"], named["detail"]) == (AT, "computer connected to debug", allowed["detail"])
    assert (odd["at"], odd["detail"][:9]) == (NULL, "host, key")
    assert result.outcome.rejected == 1


def test_computers_that_an_iphone_trusts() -> None:
    (paired,) = run(COMPUTERS, {PAIR_PATH: PAIR}).records
    assert (paired["event"], paired["at"]) == ("trusts a computer", NULL)
    assert paired["detail"] == "Werkstatt, HostID 6278F9B4, SystemBUID 04F70480"
    bare = run(COMPUTERS, {BARE_PATH: BARE})
    assert (bare.records, bare.outcome.rejected) == ([], 1)


def test_requests_to_turn_off() -> None:
    user, app, system = run(REQUESTS, {REQUESTS_PATH: ASKED}).records
    assert (user["at"], user["activity"]) == (AT, "asked to turn off")
    assert user["value"] == "userrequested, by com.android.systemui"
    assert (app["at"], app["value"]) == ("2023-11-14T22:13:21.000000Z", "by com.example.clean")
    assert (system["at"], system["value"]) == ("2023-11-14T22:13:22.000000Z", "by the system itself")


def test_pictures_of_samsungs_hub() -> None:
    placed, bare = run(HUB, {HUB_PATH: HUB_DB}).records
    expected = {
        "at": AT,
        "captured_at": AT,
        "added_at": "2023-11-14T22:13:21.000000Z",
        "modified_at": "2023-11-14T22:13:22.000000Z",
        "path": "/storage/emulated/0/DCIM/Camera/a.jpg",
        "file": "data/media/0/DCIM/Camera/a.jpg",
        "title": "a",
        "albums": ["Camera"],
        "latitude": 50.94,
        "longitude": 6.96,
        "hidden": True,
    }
    assert {name: placed[name] for name in expected} == expected
    assert [bare[name] for name in expected if name != "hidden"] == [NULL] * 10
