"""How what bluetooth.py reads is decoded."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import lines
from aboveboard.formats.android import number
from aboveboard.formats.places import Found, Lookup
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import About, DeviceFact, Item, Network

SECRETS = ("LinkKey", "LE_KEY_", "LE_LOCAL_KEY_", "Pin")


def bluetooth(data: bytes, about: About) -> Iterator[Item]:
    """An INI file: a section for the phone's own adapter, one for each device named by its address."""
    del about
    section, stored, secret = "", dict[str, str](), False
    for line in [*data.decode("utf-8", "replace").splitlines(), "[]"]:
        text = line.strip()
        if text.startswith("[") and text.endswith("]"):
            yield from section_of(section, stored, secret=secret)
            section, stored, secret = text[1:-1], {}, False
        elif "=" in text:
            key, _, value = text.partition("=")
            if is_secret(key.strip()):
                secret = True
            else:
                stored[key.strip()] = value.strip()


def is_secret(key: str) -> bool:
    return key.startswith(SECRETS)


def section_of(section: str, stored: dict[str, str], *, secret: bool) -> Iterator[Item]:
    if section == "Adapter":
        for key, name in (("Address", "bluetooth_address"), ("Name", "bluetooth_name")):
            if stored.get(key):
                fact = DeviceFact(name=name, value=stored[key], source_name=f"Adapter/{key}")
                yield Item(f"Adapter/{key}", fact, {key: stored[key]})
    elif section.count(":") == 5:
        at = UNIX_S.to_utc_us(number(stored.get("Timestamp")))
        network = Network(
            at=at,
            updated_at=at,
            ssid=stored.get("Name") or stored.get("Aliase"),
            bssid=section,
            type="bluetooth",
            has_secret=secret,
        )
        yield Item(section, network, stored)


def places(data: bytes) -> Lookup:
    """A device's section by its name; of the adapter the line of the key."""
    known: dict[str, Found] = {}
    for section, held in lines.sections(data):
        if section == "Adapter":
            last = {line.text.partition("=")[0].strip(): line for line in held if "=" in line.text}
            for key, line in last.items():
                found = Found("line of a section", line.span)
                if line.text.partition("=")[2].strip():
                    known.setdefault(f"Adapter/{key}", found)
            continue
        found = lines.block(held, "section of an INI file", secret=is_secret)
        if found is not None:
            known.setdefault(section, found)
    return known.get
