"""Networks and access points in the property lists of Wi-Fi, without what is secret."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from aboveboard.formats import loose, plist, times
from aboveboard.kit import About, Item, Lost, Network

# Nothing that is a key, or from which one could be made, goes into a record.
SECRET = re.compile(r"password|passphrase|psk|key|token|secret", re.IGNORECASE)

HARMLESS = ("networkKnownBSSListKey", "IE_KEY_80211D_COUNTRY_CODE", "WiFiNetworkPasswordModificationDate")


def text(value: object) -> str | None:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return str(value) if isinstance(value, str) and value else None


def mac(value: object) -> str | None:
    if isinstance(value, bytes) and len(value) == 6:
        return value.hex(":")
    return text(value)


def when(value: object) -> int | None:
    return times.COCOA_S.to_utc_us(value)


def flag(value: object) -> bool | None:
    return bool(value) if isinstance(value, bool | int | float) else None


def degrees(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def is_secret(key: str) -> bool:
    """Whether a key anywhere in the file stands for a secret; some only sound like it."""
    return key not in HARMLESS and SECRET.search(key) is not None


def kept(given: dict[str, Any]) -> dict[str, Any]:
    plain = {k: v for k, v in given.items() if not isinstance(v, dict | list | bytes)}
    return {k: float(v) if isinstance(v, plist.Date) else v for k, v in plain.items() if not SECRET.search(k)}


def access_point(name: str | None, bss: dict[str, Any]) -> Network:
    """One access point (BSS) of a network."""
    joined = when(bss.get("LastAssociatedAt") or bss.get("lastRoamed"))
    return Network(
        at=joined or when(bss.get("LocationTimestamp")),
        ssid=name,
        bssid=mac(bss.get("BSSID")),
        channel=whole(bss.get("Channel") or bss.get("CHANNEL")),
        joined_at=joined,
        latitude=degrees(bss.get("LocationLatitude")),
        longitude=degrees(bss.get("LocationLongitude")),
        accuracy=degrees(bss.get("LocationAccuracy")),
        router=text(bss.get("IPv4NetworkSignature")) or text(bss.get("DHCPServerID")),
        type="wifi access point",
    )


def latest(*values: object) -> int | None:
    return max((us for us in map(when, values) if us is not None), default=None)


def network_of(given: dict[str, Any]) -> Network:
    """Of the present store (its names begin with capitals), or of the one before iOS 14."""
    more = loose.mapping(given.get("__OSSpecific__"))
    private = loose.mapping(given.get("PRIVATE_MAC_ADDRESS") or more.get("PRIVATE_MAC_ADDRESS"))
    joined = latest(*(given.get(k) for k in ("JoinedByUserAt", "JoinedBySystemAt", "lastJoined", "lastAutoJoined")))
    added = when(given.get("AddedAt") or given.get("addedAt"))
    updated = when(given.get("UpdatedAt") or given.get("lastUpdated"))
    seen = when(given.get("LastDiscoveredAt") or more.get("prevJoined") or given.get("prevJoined"))
    country = loose.mapping(given.get("80211D_IE") or more.get("80211D_IE")).get("IE_KEY_80211D_COUNTRY_CODE")
    changed = given.get("PasswordModificationDate", more.get("WiFiNetworkPasswordModificationDate"))
    changed = changed or given.get("WiFiNetworkPasswordModificationDate")
    return Network(
        at=joined or updated or added,
        ssid=text(given.get("SSID")) or text(given.get("SSID_STR")),
        bssid=mac(given.get("BSSID") or more.get("BSSID")),
        security=text(given.get("SupportedSecurityTypes")) or text(given.get("SecurityMode")),
        hidden=flag(given.get("Hidden", given.get("HIDDEN_NETWORK"))),
        auto_join=not given["AutoJoinDisabled"] if isinstance(given.get("AutoJoinDisabled"), bool) else None,
        added_at=added,
        joined_at=joined,
        last_seen_at=seen,
        updated_at=updated,
        channel=whole(given.get("CHANNEL") or more.get("CHANNEL")),
        country=text(country),
        type="wifi",
        has_secret=True if changed else None,
        randomized_mac=mac(private.get("PRIVATE_MAC_ADDRESS_IN_USE")),
        app=text(given.get("BundleID")) or text(more.get("BundleID")),
    )


def listed(data: bytes) -> Iterator[tuple[str, Any]]:
    """(place, entry) of each network of either store."""
    given = loose.mapping(plist.load(data))
    for key, value in given.items():
        if key.startswith("wifi.network."):
            yield key, value
    for name in ("List of known networks", "List of scanned networks with private mac"):
        for number, value in enumerate(loose.listing(given.get(name))):
            yield f"{name}/{number}", value


def read(data: bytes, about: About) -> Iterator[Item | Lost]:
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
