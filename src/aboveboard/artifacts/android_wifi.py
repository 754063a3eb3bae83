"""Wi-Fi networks that the phone keeps: `WifiConfigStore.xml`, its hotspot, and the older `wpa_supplicant.conf`."""

import re
from collections.abc import Iterator

from aboveboard.formats.android import document, number, truth
from aboveboard.formats.times import UNIX_MS
from aboveboard.formats.xml import Element
from aboveboard.kit import About, Artifact, Code, Item, Lost, Network

_SECRETS = re.compile(r"(?i)presharedkey|passphrase|password|psk|wep_?key(s|\d)?$|private_?key|^pin$")
_QUOTED = re.compile(r'"(.*)"', re.DOTALL)
_KEY = re.compile(r'"?.*"?-?((?:WPA|WEP|SAE|OWE|NONE|IEEE8021X|FT|SUITE|WAPI|OSEN|DPP|FILS|PASSPOINT|UNKNOWN)[\w-]*)')


def _ssid(text: str | None) -> str | None:
    """A network name: quoted text, or the hexadecimal bytes of one that is not plain text."""
    if not text:
        return None
    match = _QUOTED.fullmatch(text)
    if match:
        return match[1] or None
    try:
        return bytes.fromhex(text).decode()
    except ValueError:
        return text


def _values(element: Element) -> dict[str, str]:
    """The named values directly in an element, secrets left out (only their names stay, with an empty text)."""
    found: dict[str, str] = {}
    for child in element.children:
        name = child.get("name")
        if name is None:
            continue
        value = child.get("value") or child.text or " ".join(e.get("value") or "" for e in child.children).strip()
        found[name] = "" if _SECRETS.search(name) and value else value
        if _SECRETS.search(name) and (value and child.tag != "null"):
            found["secret"] = "stored, not read"
    return found


def _network(element: Element) -> tuple[Network, dict[str, str]]:
    """A <Network> or <SoftAp> and what it holds, secrets apart."""
    stored: dict[str, str] = {}
    for part in (element, *element.children):
        stored |= {k: v for k, v in _values(part).items() if k not in stored}
    if any(_SECRETS.search(part.tag) for part in element.iter()):
        stored["secret"] = "stored, not read"
    get = stored.get
    hotspot = element.tag == "SoftAp"
    key = _KEY.fullmatch(get("ConfigKey") or "")
    bssid, mac = get("BSSID"), get("RandomizedMacAddress")
    added, updated, joined = (
        UNIX_MS.to_utc_us(number(get(name))) for name in ("semCreationTime", "semUpdateTime", "LastConnectedTime")
    )
    network = Network(
        at=joined or updated or added,
        added_at=added,
        updated_at=updated,
        joined_at=joined,
        ssid=_ssid(get("SSID") or get("WifiSsid")),
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


def _store(data: bytes, about: About) -> Iterator[Item]:
    del about
    for root in document(data):
        for tag in ("Network", "SoftAp"):
            for number, element in enumerate(root.iter(tag), 1):
                network, stored = _network(element)
                yield Item(f"{tag}[{number}]", network, stored, offset=element.start)


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
                ssid=_ssid(stored.get("ssid")),
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


_STORES = ("{misc}/wifi/", "data/misc_ce/*/wifi/", "data/misc/apexdata/com.android.wifi/")
_CE_APEX = "data/misc_ce/*/apexdata/com.android.wifi/"
WIFI = Artifact(
    id="android.wifi",
    title="Wi-Fi networks",
    service="android.wifi",
    emits=Network,
    files=tuple(
        f"{folder}{name}"
        for folder in (*_STORES, _CE_APEX)
        for name in ("WifiConfigStore.xml", "WifiConfigStoreSoftAp.xml")
    ),
    read=(Code(_store, name="networks"),),
    says="One record for each network that the phone keeps, and for its own hotspot.",
    limits=(
        "Passwords are not read; that one is stored is said. AOSP keeps the time a network was added without its year, as"
        " stored; the times that some makers add are read. Passpoint providers are not read. That a network is kept does not say that the phone was"
        " there."
    ),
    sources=(
        "https://android.googlesource.com/platform/packages/modules/Wifi (WifiConfigStore, XmlUtil)",
        "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/wifiProfiles.py (times that makers add)",
    ),
    tested=("redroid Android 8.1 (no networks)",),
)
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
