"""How what ios.py reads is decoded."""

from __future__ import annotations

import json

from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_MS, UNIX_S
from aboveboard.kit import About, Place, Row

SECONDS_UP_TO = 100_000_000_000


def number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def place(row: Row, about: About) -> Place:
    """The answer of the service, in JSON; its first point of access is where cars stop."""
    del about
    stamp, text = row["time"], row["result"]
    seconds = isinstance(stamp, int | float) and stamp < SECONDS_UP_TO
    where = loose.mapping(loose.mapping(json.loads(text) if isinstance(text, str) and text else None).get("location"))
    points = loose.mappings(where.get("accessPoints")) or [{}]
    point = loose.mapping(points[0].get("coordinate"))
    return Place(
        at=(UNIX_S if seconds else UNIX_MS).to_utc_us(stamp),
        latitude=number(point.get("latitude")),
        longitude=number(point.get("longitude")),
        address=loose.text(where.get("fullAddress")),
        name=loose.text(where.get("name")),
        position_class="place known to the app",
    )
