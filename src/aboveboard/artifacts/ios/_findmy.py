"""How what findmy.py reads is decoded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Item, Lost, Place

POSITION = ("location", "crowdSourcedLocation", "safeLocations/*/location")


def number_of(given: dict[str, Any], key: str) -> float | None:
    value = given.get(key)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) and value > -1000 else None


def position(name: str | None, owner: dict[str, Any], key: str, given: dict[str, Any]) -> Place:
    kind = loose.text(given.get("positionType"))
    kept = "safe place of" if key.startswith("safe") else "last known place of"
    address = loose.mapping(given.get("address") or owner.get("address"))
    return Place(
        at=UNIX_MS.to_utc_us(given.get("timeStamp")),
        name=name,
        latitude=number_of(given, "latitude"),
        longitude=number_of(given, "longitude"),
        altitude=number_of(given, "altitude") if number_of(given, "verticalAccuracy") else None,
        accuracy=number_of(given, "horizontalAccuracy"),
        address=loose.text(address.get("mapItemFullAddress")) or loose.text(address.get("label")),
        position_class=f"{kept} a device or tag" + (f" ({kind})" if kind else ""),
    )


def read(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for number, value in enumerate(loose.listing(json.loads(data))):
        given = loose.mapping(value)
        if not given:
            yield Lost(f"entry {number} is not a dictionary")
        name = loose.text(given.get("name")) or loose.text(given.get("deviceDisplayName"))
        for pattern in POSITION:
            for place, found in loose.find(given, tuple(pattern.split("/"))):
                inside = loose.mapping(found)
                if "latitude" in inside:
                    yield Item(f"{number}/{place}", position(name, given, place, inside), loose.plain(inside))
