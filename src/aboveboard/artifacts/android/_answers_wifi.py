"""How what answers_wifi.py reads is decoded.

Facts: WifiConfigManager.dump, WifiConfiguration.toString and WifiInfo.toString in
https://android.googlesource.com/platform/packages/modules/Wifi
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.artifacts.android._answers import Block, given, line, rows, wall
from aboveboard.formats.android import network_name, truth
from aboveboard.kit import About, Item, Network

_HEAD = re.compile(
    r"(?:[*-] (?:DSBLE )?)?ID: -?\d+ SSID: (.{0,200}?) PROVIDER-NAME: .{0,500}? BSSID: (\S{1,64}) FQDN:(.*)"
)
_HIDDEN = re.compile(r"HIDDEN: (\w+)")
_INFO = re.compile(r"mWifiInfo .{0,100}?SSID: (.{0,200}?), BSSID: ((?:[0-9a-f]{2}:){5}[0-9a-f]{2}), MAC: (\S+?),")
_MAC = "02:00:00:00:00:00"
"""Stands for an address that is not told."""
_MOST = 2000


def saved(block: Block) -> Item:
    """One network that the phone keeps. Instead of its password an asterisk is printed."""
    head, kept = _HEAD.match(block.lines[0]), dict[str, str]()
    assert head is not None
    for text in block.lines[1:]:
        key, colon, value = text.strip().partition(": ")
        if colon or text.strip().endswith(":"):
            kept.setdefault(key.removesuffix(":"), value.strip())
    hidden, mac = _HIDDEN.search(head[3]), given(kept.get("mRandomizedMacAddress"))
    joined = wall(kept.get("lastConnected"))
    names = [n for n in ("PSK", "PSK/SAE", "WEP Keys", "Password", "password") if kept.get(n, "").startswith("*")]
    network = Network(
        at=joined,
        joined_at=joined,
        ssid=network_name(given(head[1])),
        bssid=None if head[2] == "any" else given(head[2]),
        security=kept.get("KeyMgmt", "").partition(" Protocols:")[0].strip() or None,
        hidden=truth(hidden[1]) if hidden else None,
        type="wifi",
        has_secret=bool(names),
        randomized_mac=None if mac == _MAC else mac,
    )
    stored = {"network": block.lines[0].strip()}
    wanted = (
        "hasEverConnected",
        "numAssociation",
        "creation time",
        "lastConnected",
        "KeyMgmt",
        "mRandomizedMacAddress",
    )
    for text in block.lines[1:]:
        for name in wanted:
            if text.strip().startswith(name):
                stored.setdefault(name, text.strip())
    return Item(block.locator, network, stored)


def networks(data: bytes, about: About) -> Iterator[Item]:
    """Those between the two lines that frame them, and the one that the phone was connected to."""
    del about
    inside, first, held = False, 0, list[str]()
    for number, text in enumerate([*rows(data), ""], 1):
        begins, ends = _HEAD.match(text), text.startswith("WifiConfigManager - Configured networks End")
        if held and (begins or ends or len(held) >= _MOST):
            while not held[-1].strip():
                held.pop()
            yield saved(Block(first, tuple(held)))
            held = []
        if text.startswith("WifiConfigManager - Configured networks "):
            inside = not ends
        elif begins and inside:
            first, held = number, [text]
        elif held:
            held.append(text)
        info = None if inside else _INFO.match(text)
        if info:
            mac = None if info[3] == _MAC else info[3]
            record = Network(
                ssid=network_name(given(info[1])), bssid=info[2], type="wifi, connected", randomized_mac=mac
            )
            yield Item(line(number), record, {"line": text.strip()})
    if held:
        yield saved(Block(first, tuple(held[:-1])))
