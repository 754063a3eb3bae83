"""How what android.py reads is decoded."""

from __future__ import annotations

import re

from aboveboard.formats import protobuf
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Place, Row

FOLDER = "{app_data:com.google.android.apps.maps}"

ROUTE = re.compile(rb"/dir/(-?\d{1,3}\.\d+),(-?\d{1,3}\.\d+)/[\x21-\x7e]*")

TARGET = re.compile(rb"!1d(-?\d{1,3}\.\d+)!2d(-?\d{1,3}\.\d+)")


def text(message: bytes, path: str) -> str | None:
    found = protobuf.get(message, path)
    return (found.text or None) if found is not None and found.wire == protobuf.BYTES else None


def kept(row: Row, about: About) -> Place:
    """A place with a label; the keys 0:0 and 1:0 are home and work."""
    del about
    blob = row["item"] if isinstance(row["item"], bytes) else b""
    special = {"0:0": "Home", "1:0": "Work"}.get(str(row["key"]))
    latitude, longitude = row["latitude"], row["longitude"]
    there = isinstance(latitude, int) and isinstance(longitude, int)
    return Place(
        at=UNIX_MS.to_utc_us(row["timestamp"]),
        name=special or text(blob, "6.7"),
        address=text(blob, "6.2"),
        latitude=latitude / 1e6 if there else None,
        longitude=longitude / 1e6 if there else None,
        position_class="place kept",
    )


def route(row: Row, about: About) -> Place | None:
    """A stored answer holds the address of the route: where it begins, and last where it leads to."""
    del about
    match = ROUTE.search(row["data"]) if isinstance(row["data"], bytes) else None
    if match is None:
        return None
    targets = TARGET.findall(match[0])
    longitude, latitude = targets[-1] if targets else (match[2], match[1])
    return Place(
        latitude=float(latitude),
        longitude=float(longitude),
        name=f"route from {match[1].decode()}, {match[2].decode()}",
        position_class="route asked for, its end" if targets else "route asked for, its beginning",
    )
