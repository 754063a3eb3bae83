"""The Wi-Fi networks that an iPhone knows or knew, and their access points."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.ios._wifi import access_point, is_secret, kept, listed, network_of
from aboveboard.formats import keypath, loose
from aboveboard.kit import About, Artifact, Code, Item, Lost, Network


def _read(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for place, value in listed(data):
        given = loose.mapping(value)
        if not given:
            yield Lost(f"{place} is not a dictionary")
            continue
        network = network_of(given)
        yield Item(place, network, kept(given))
        for name in ("BSSList", "networkKnownBSSListKey"):
            for number, bss in enumerate(loose.listing(given.get(name))):
                point = loose.mapping(bss)
                if point:
                    yield Item(f"{place}/{name}/{number}", access_point(network.ssid, point), kept(point))


NETWORKS = Artifact(
    id="ios.wifi",
    title="Wi-Fi networks",
    service="ios.wifi",
    emits=Network,
    files=(
        "{var}/preferences/com.apple.wifi.known-networks.plist",
        "{var}/preferences/SystemConfiguration/com.apple.wifi.plist",
        "{var}/preferences/SystemConfiguration/com.apple.wifi-private-mac-networks.plist",
        "{var}/preferences/SystemConfiguration/com.apple.wifi-networks.plist.backup",
    ),
    read=(Code(_read, places=keypath.without_secrets(is_secret)),),
    says="One record for each network that the phone keeps, and one for each access point of it.",
    limits="Networks can come from other devices of the same Apple account without the phone ever being there. "
    "Passwords are in the keychain and are not read; that one was set shows by its date. A place is the phone's own "
    "estimate.",
    sources=(
        "https://github.com/abrignoni/iLEAPP (appleWifiPlist)",
        "https://github.com/log2timeline/plaso (parsers/plist_plugins/ios_wifi_known_networks.py)",
    ),
    tested=("josh_ios15_ffs (iOS 15.3.1)", "plaso test data"),
)
