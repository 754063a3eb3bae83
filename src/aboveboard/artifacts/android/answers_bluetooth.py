"""What a phone answers to `dumpsys bluetooth_manager`: its own adapter, and devices that are paired with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.artifacts.android._answers import LIMIT, answer, depth, given, line, rows, told
from aboveboard.formats import lines
from aboveboard.kit import About, Artifact, Code, DeviceFact, Item, Network

_DEVICE = re.compile(r"\s+((?:[0-9A-FX]{2}:){5}[0-9A-F]{2})[^\[]*\[([^\]]*)\](?:\[[^\]]*\])? ?(.*)")
_OWN = re.compile(r"\s+(name|address): (.+)", re.IGNORECASE)
_SECTIONS = ("Bluetooth Status", "AdapterProperties")


def _devices(data: bytes, about: About) -> Iterator[Item]:
    del about
    heading, below, told = "", -1, set[str]()
    for number, text in enumerate(rows(data), 1):
        bare = text.strip()
        if bare and depth(text) == 0:
            heading = bare
        if bare == "Bonded devices:":
            below = depth(text)
            continue
        device = _DEVICE.fullmatch(text) if below >= 0 else None
        if below >= 0 and device is None:
            below = -1
        own = _OWN.fullmatch(text) if heading in _SECTIONS else None
        if device:
            network = Network(ssid=given(device[3].strip()), bssid=device[1], type="bluetooth", has_secret=True)
            yield Item(line(number), network, {"line": bare})
        elif own and own[1].lower() not in told and given(own[2]):
            told.add(own[1].lower())
            fact = DeviceFact(name=f"bluetooth_{own[1].lower()}", value=own[2], source_name=f"{heading}/{own[1]}")
            yield Item(line(number), fact, {"line": bare})


BLUETOOTH = Artifact(
    id="android.answers.bluetooth",
    title="Bluetooth devices, as the phone answered",
    service="android.bluetooth",
    emits=(Network, DeviceFact),
    files=answer("dumpsys-bluetooth_manager"),
    read=(Code(told(_devices), name="devices", limit=LIMIT, places=lines.blocks),),
    says="One record for each paired device, and the phone's own address and name.",
    limits="Newer versions of Android print addresses with their first bytes as XX. When a device was paired is not in the"
    " answer, nor are keys; a paired device has one. Devices that were only seen are not read.",
    sources=(
        "https://android.googlesource.com/platform/packages/modules/Bluetooth (btservice: AdapterService.java,"
        " AdapterProperties.java)",
    ),
)
