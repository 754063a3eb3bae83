"""How what wifi.py reads is decoded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.formats.android import document, network_name, number, truth
from aboveboard.formats.times import UNIX_MS
from aboveboard.formats.xml import Element
from aboveboard.kit import About, Item, Network

SECRETS = re.compile(r"(?i)presharedkey|passphrase|password|psk|wep_?keys?$|private_?key")

KEY = re.compile(r'"?.*"?-?((?:WPA|WEP|SAE|OWE|NONE|IEEE8021X|FT|SUITE|WAPI|OSEN|DPP|FILS|PASSPOINT|UNKNOWN)[\w-]*)')


def values(element: Element) -> dict[str, str]:
    """The named values directly in an element, secrets left out (only their names stay, with an empty text)."""
    found: dict[str, str] = {}
    for child in element.children:
        name = child.get("name")
        if name is None:
            continue
        value = child.get("value") or child.text or " ".join(e.get("value") or "" for e in child.children).strip()
        found[name] = "" if SECRETS.search(name) and value else value
        if SECRETS.search(name) and (value and child.tag != "null"):
            found["secret"] = "stored, not read"
    return found


def network_of(element: Element) -> tuple[Network, dict[str, str]]:
    """A <Network> or <SoftAp> and what it holds, secrets apart."""
    stored: dict[str, str] = {}
    for part in (element, *element.children):
        stored |= {k: v for k, v in values(part).items() if k not in stored}
    if any(SECRETS.search(part.tag) for part in element.iter()):
        stored["secret"] = "stored, not read"
    get = stored.get
    hotspot = element.tag == "SoftAp"
    key = KEY.fullmatch(get("ConfigKey") or "")
    bssid, mac = get("BSSID"), get("RandomizedMacAddress")
    added, updated, joined = (
        UNIX_MS.to_utc_us(number(get(name))) for name in ("semCreationTime", "semUpdateTime", "LastConnectedTime")
    )
    network = Network(
        at=joined or updated or added,
        added_at=added,
        updated_at=updated,
        joined_at=joined,
        ssid=network_name(get("SSID") or get("WifiSsid")),
        bssid=bssid if bssid and bssid != "any" else None,
        security=key[1] if key else get("SecurityType") or None,
        hidden=truth(get("HiddenSSID")),
        auto_join=truth(get("AutoJoinEnabled")),
        type="hotspot of this phone" if hotspot else "wifi",
        has_secret="secret" in stored,
        randomized_mac=mac if mac and mac != "02:00:00:00:00:00" else None,
        router=get("DefaultGwMacAddress") or None,
        app=get("CreatorName") or None,
    )
    return network, stored


def is_secret(element: Element) -> bool:
    return SECRETS.search(element.tag) is not None or SECRETS.search(element.get("name") or "") is not None


def listed(root: Element) -> Iterator[tuple[str, Element]]:
    """Each network's element with its place: wherever it stands, in document order."""
    for tag in ("Network", "SoftAp"):
        for place, element in enumerate(root.iter(tag), 1):
            yield f"{tag}[{place}]", element


def store(data: bytes, about: About) -> Iterator[Item]:
    del about
    for root in document(data):
        for place, element in listed(root):
            network, stored = network_of(element)
            yield Item(place, network, stored, offset=element.start)


STORES = ("{misc}/wifi/", "data/misc_ce/*/wifi/", "data/misc/apexdata/com.android.wifi/")

CE_APEX = "data/misc_ce/*/apexdata/com.android.wifi/"
