"""How what wpa_supplicant.py reads is decoded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.formats import lines
from aboveboard.formats.android import network_name, truth
from aboveboard.formats.places import Found, Lookup, Span
from aboveboard.kit import About, Item, Lost, Network

SECRETS = re.compile(r"(?i)psk|password|passwd|wep_?key\d?$|private_?key|^pin$")


def supplicant(data: bytes, about: About) -> Iterator[Item | Lost]:
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
            if is_secret(name):
                stored["secret"] = name
            else:
                stored[name.strip()] = value.strip()
    if stored is not None:
        yield Lost(f"network[{number}] is cut off")


def is_secret(key: str) -> bool:
    return SECRETS.search(key) is not None


def places(data: bytes) -> Lookup:
    """`network[3]`: the third block, from its opening to its closing line."""
    known: dict[str, Found] = {}
    block: list[lines.Line] | None = None
    number = 0
    for line in lines.split(data):
        text = line.text.strip()
        if text.replace(" ", "") == "network={":
            block, number = [line], number + 1
        elif block is not None:
            block.append(line)
            if text == "}":
                found = lines.block(block[1:-1], "block of lines", secret=is_secret)
                whole = Span(block[0].span.offset, line.span.end - block[0].span.offset)
                parts, secrets = (found.parts, found.secrets) if found else ((), ())
                known[f"network[{number}]"] = Found("block of lines", whole, parts, secrets=secrets)
                block = None
    return known.get
