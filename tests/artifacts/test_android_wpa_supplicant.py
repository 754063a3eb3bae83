"""The Wi-Fi file of Android 7 and older, made here."""

from typing import Any

from aboveboard.artifacts.android.wpa_supplicant import SUPPLICANT
from tests.artifacts.harness import run

PATH = "data/misc/wifi/wpa_supplicant.conf"
OLD = b"""ctrl_interface=/data/misc/wifi/sockets
network={
\tssid="Home"
\tscan_ssid=1
\tpsk="hunter22"
\tkey_mgmt=WPA-PSK
\twep_tx_keyidx=0
}
network={
\tssid=4f70656e
\tkey_mgmt=NONE
}
network={
\tssid="cut"""
FIXTURES: dict[str, dict[str, bytes]] = {SUPPLICANT.id: {PATH: OLD}}


def fields(record: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: record[name] for name in names}


def test_the_older_file() -> None:
    result = run(SUPPLICANT, FIXTURES[SUPPLICANT.id])
    home, open_one = result.records
    wanted = {"ssid": "Home", "security": "WPA-PSK", "hidden": True, "has_secret": True}
    assert fields(home, *wanted) == wanted
    assert fields(open_one, "ssid", "security", "has_secret") == {
        "ssid": "Open",
        "security": "NONE",
        "has_secret": False,
    }
    assert result.outcome.rejected == 1
    assert "hunter22" not in str(result.records)
