"""Wi-Fi networks in `wpa_supplicant.conf`, where Android 7 and older kept them."""

import re
from collections.abc import Iterator

from aboveboard.formats.android import network_name, truth
from aboveboard.kit import About, Artifact, Code, Item, Lost, Network

_SECRETS = re.compile(r"(?i)psk|password|passwd|wep_?key\d?$|private_?key|^pin$")


def _supplicant(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    stored: dict[str, str] | None = None
    number = 0
    for line in data.decode("utf-8", "replace").splitlines():
        text = line.strip()
        if text.replace(" ", "") == "network={":
            stored = {}
            number += 1
        elif text == "}" and stored is not None:
            secret = stored.pop("secret", None)
            network = Network(
                ssid=network_name(stored.get("ssid")),
                bssid=stored.get("bssid"),
                security=stored.get("key_mgmt"),
                hidden=truth(stored.get("scan_ssid")),
                type="wifi",
                has_secret=secret is not None,
            )
            yield Item(f"network[{number}]", network, stored)
            stored = None
        elif stored is not None and "=" in text:
            name, _, value = text.partition("=")
            if _SECRETS.search(name):
                stored["secret"] = name
            else:
                stored[name.strip()] = value.strip()
    if stored is not None:
        yield Lost(f"network[{number}] is cut off")


SUPPLICANT = Artifact(
    id="android.wifi.supplicant",
    title="Wi-Fi networks (Android 7 and older)",
    service="android.wifi",
    emits=Network,
    files=("{misc}/wifi/wpa_supplicant.conf",),
    read=(Code(_supplicant, name="networks"),),
    says="One record for each network block.",
    limits="Passwords are not read; that one is stored is said. No times are stored.",
    sources=("https://w1.fi/cgit/hostap/plain/wpa_supplicant/wpa_supplicant.conf",),
)
