"""The Wi-Fi networks that an iPhone knows or knew, and their access points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from aboveboard.formats import keypath, loose, plist, times
from aboveboard.kit import About, Artifact, Code, Item, Lost, Network

# Nothing that is a key, or from which one could be made, goes into a record.
_SECRET = re.compile(r"password|passphrase|psk|key|token|secret", re.IGNORECASE)
_HARMLESS = ("networkKnownBSSListKey", "IE_KEY_80211D_COUNTRY_CODE", "WiFiNetworkPasswordModificationDate")


def _text(value: object) -> str | None:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return str(value) if isinstance(value, str) and value else None


def _mac(value: object) -> str | None:
    if isinstance(value, bytes) and len(value) == 6:
        return value.hex(":")
    return _text(value)


def _us(value: object) -> int | None:
    return times.COCOA_S.to_utc_us(value)


def _flag(value: object) -> bool | None:
    return bool(value) if isinstance(value, bool | int | float) else None


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _is_secret(key: str) -> bool:
    """Whether a key anywhere in the file stands for a secret; some only sound like it."""
    return key not in _HARMLESS and _SECRET.search(key) is not None


def _kept(given: dict[str, Any]) -> dict[str, Any]:
    plain = {k: v for k, v in given.items() if not isinstance(v, dict | list | bytes)}
    return {k: float(v) if isinstance(v, plist.Date) else v for k, v in plain.items() if not _SECRET.search(k)}


def _point(name: str | None, bss: dict[str, Any]) -> Network:
    """One access point (BSS) of a network."""
    joined = _us(bss.get("LastAssociatedAt") or bss.get("lastRoamed"))
    return Network(
        at=joined or _us(bss.get("LocationTimestamp")),
        ssid=name,
        bssid=_mac(bss.get("BSSID")),
        channel=_whole(bss.get("Channel") or bss.get("CHANNEL")),
        joined_at=joined,
        latitude=_number(bss.get("LocationLatitude")),
        longitude=_number(bss.get("LocationLongitude")),
        accuracy=_number(bss.get("LocationAccuracy")),
        router=_text(bss.get("IPv4NetworkSignature")) or _text(bss.get("DHCPServerID")),
        type="wifi access point",
    )


def _latest(*values: object) -> int | None:
    return max((us for us in map(_us, values) if us is not None), default=None)


def _network(given: dict[str, Any]) -> Network:
    """Of the present store (its names begin with capitals), or of the one before iOS 14."""
    more = loose.mapping(given.get("__OSSpecific__"))
    private = loose.mapping(given.get("PRIVATE_MAC_ADDRESS") or more.get("PRIVATE_MAC_ADDRESS"))
    joined = _latest(*(given.get(k) for k in ("JoinedByUserAt", "JoinedBySystemAt", "lastJoined", "lastAutoJoined")))
    added = _us(given.get("AddedAt") or given.get("addedAt"))
    updated = _us(given.get("UpdatedAt") or given.get("lastUpdated"))
    seen = _us(given.get("LastDiscoveredAt") or more.get("prevJoined") or given.get("prevJoined"))
    country = loose.mapping(given.get("80211D_IE") or more.get("80211D_IE")).get("IE_KEY_80211D_COUNTRY_CODE")
    changed = given.get("PasswordModificationDate", more.get("WiFiNetworkPasswordModificationDate"))
    changed = changed or given.get("WiFiNetworkPasswordModificationDate")
    return Network(
        at=joined or updated or added,
        ssid=_text(given.get("SSID")) or _text(given.get("SSID_STR")),
        bssid=_mac(given.get("BSSID") or more.get("BSSID")),
        security=_text(given.get("SupportedSecurityTypes")) or _text(given.get("SecurityMode")),
        hidden=_flag(given.get("Hidden", given.get("HIDDEN_NETWORK"))),
        auto_join=not given["AutoJoinDisabled"] if isinstance(given.get("AutoJoinDisabled"), bool) else None,
        added_at=added,
        joined_at=joined,
        last_seen_at=seen,
        updated_at=updated,
        channel=_whole(given.get("CHANNEL") or more.get("CHANNEL")),
        country=_text(country),
        type="wifi",
        has_secret=True if changed else None,
        randomized_mac=_mac(private.get("PRIVATE_MAC_ADDRESS_IN_USE")),
        app=_text(given.get("BundleID")) or _text(more.get("BundleID")),
    )


def _listed(data: bytes) -> Iterator[tuple[str, Any]]:
    """(place, entry) of each network of either store."""
    given = loose.mapping(plist.load(data))
    for key, value in given.items():
        if key.startswith("wifi.network."):
            yield key, value
    for name in ("List of known networks", "List of scanned networks with private mac"):
        for number, value in enumerate(loose.listing(given.get(name))):
            yield f"{name}/{number}", value


def _read(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for place, value in _listed(data):
        given = loose.mapping(value)
        if not given:
            yield Lost(f"{place} is not a dictionary")
            continue
        network = _network(given)
        yield Item(place, network, _kept(given))
        for name in ("BSSList", "networkKnownBSSListKey"):
            for number, bss in enumerate(loose.listing(given.get(name))):
                point = loose.mapping(bss)
                if point:
                    yield Item(f"{place}/{name}/{number}", _point(network.ssid, point), _kept(point))


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
    read=(Code(_read, places=keypath.without_secrets(_is_secret)),),
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
