"""Find My: the places of devices and tags as the app last knew them (`Items.data`, `Devices.data`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Artifact, Code, Item, Lost, Place

_POSITION = ("location", "crowdSourcedLocation", "safeLocations/*/location")


def _number(given: dict[str, Any], key: str) -> float | None:
    value = given.get(key)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) and value > -1000 else None


def _position(name: str | None, owner: dict[str, Any], key: str, given: dict[str, Any]) -> Place:
    kind = loose.text(given.get("positionType"))
    kept = "safe place of" if key.startswith("safe") else "last known place of"
    address = loose.mapping(given.get("address") or owner.get("address"))
    return Place(
        at=UNIX_MS.to_utc_us(given.get("timeStamp")),
        name=name,
        latitude=_number(given, "latitude"),
        longitude=_number(given, "longitude"),
        altitude=_number(given, "altitude") if _number(given, "verticalAccuracy") else None,
        accuracy=_number(given, "horizontalAccuracy"),
        address=loose.text(address.get("mapItemFullAddress")) or loose.text(address.get("label")),
        position_class=f"{kept} a device or tag" + (f" ({kind})" if kind else ""),
    )


def _read(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for number, value in enumerate(loose.listing(json.loads(data))):
        given = loose.mapping(value)
        if not given:
            yield Lost(f"entry {number} is not a dictionary")
        name = loose.text(given.get("name")) or loose.text(given.get("deviceDisplayName"))
        for pattern in _POSITION:
            for place, found in loose.find(given, tuple(pattern.split("/"))):
                inside = loose.mapping(found)
                if "latitude" in inside:
                    yield Item(f"{number}/{place}", _position(name, given, place, inside), loose.plain(inside))


FIND_MY = Artifact(
    id="ios.findmy",
    title="Find My: devices and tags",
    service="ios.findmy",
    emits=Place,
    files=tuple(
        f"{{mobile}}/Library/Caches/com.apple.findmy.fmipcore/{name}.data"
        for name in ("Items", "Devices", "FamilyMembers", "SafeLocations")
    ),
    read=(Code(_read),),
    says="One record for each place of a device, tag or safe place that the app had when it last looked.",
    limits="The place is the device's or tag's, reported by it or by strangers' phones, not this phone's. Since iOS 17 the"
    " files are encrypted with a key of the keychain and are not read. Friends' places are not read.",
    sources=("https://github.com/abrignoni/iLEAPP (findMy_items)",),
    absent_from=("itunes backup",),
)
