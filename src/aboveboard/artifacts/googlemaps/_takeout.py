"""How what takeout.py reads is decoded."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from aboveboard.formats import loose, times
from aboveboard.kit import About, Basis, Item, Place, Time

POINT = re.compile(r"(?:geo:)?\s*(-?\d{1,3}(?:\.\d+)?)°?\s*,\s*(-?\d{1,3}(?:\.\d+)?)°?")

WHERE = (
    (("visit", "topCandidate", "placeLocation"), "visit worked out by Timeline"),
    (("activity", "start"), "start of a movement"),
    (("activity", "end"), "end of a movement"),
    (("timelinePath", "*", "point"), "point of a path"),
)


def when(text: object) -> Time | int | None:
    """A text of ISO 8601, mostly with the offset from UTC."""
    try:
        reading = times.iso8601(text) if isinstance(text, str) else None
    except ValueError:
        return None
    if reading is None or reading.utc_us is None:
        return None
    if reading.offset_s:
        return Time(reading.utc_us, basis=Basis.ZONED, offset=reading.offset_s // 60)
    return reading.utc_us


def point_of(value: object) -> tuple[float, float] | None:
    match = POINT.fullmatch(str(loose.mapping(value).get("latLng", value)))
    return (float(match[1]), float(match[2])) if match else None


def number_of(given: dict[str, Any], key: str) -> float | None:
    value = given.get(key)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def segment(place: str, given: dict[str, Any]) -> Iterator[Item]:
    start, end = when(given.get("startTime")), when(given.get("endTime"))
    for path, what in WHERE:
        for inner, value in loose.find(given, path):
            point = point_of(value)
            if point is None:
                continue
            at = end if path[-1] == "end" else start
            if path[0] == "timelinePath":
                step = loose.mapping(loose.listing(given.get("timelinePath"))[int(inner.split("/")[1])])
                at = when(step.get("time")) or start
            candidate = loose.mapping(loose.mapping(given.get(path[0])).get("topCandidate"))
            name = loose.text(candidate.get("semanticType" if path[0] == "visit" else "type"))
            until = end if path[0] == "visit" else None
            record = Place(at=at, until=until, name=name, latitude=point[0], longitude=point[1], position_class=what)
            yield Item(f"{place}/{inner}", record, {"point": loose.mapping(value).get("latLng", value)})


def signal(place: str, given: dict[str, Any]) -> Iterator[Item]:
    held = loose.mapping(given.get("position"))
    point = point_of(held.get("LatLng"))
    if point is not None:
        source = (loose.text(held.get("source")) or "unknown").lower()
        record = Place(
            at=when(held.get("timestamp")),
            latitude=point[0],
            longitude=point[1],
            altitude=number_of(held, "altitudeMeters"),
            accuracy=number_of(held, "accuracyMeters"),
            speed=number_of(held, "speedMetersPerSecond"),
            position_class=f"{source}, as exported by Timeline",
        )
        yield Item(f"{place}/position", record, loose.plain(held))


def read(data: bytes, about: About) -> Iterator[Item]:
    del about
    # Some exports hold bytes that are no UTF-8 within texts.
    root = json.loads(data.decode("utf-8-sig", "replace"))
    segments = ("semanticSegments", loose.mapping(root).get("semanticSegments"))
    for name, listed in (segments, ("", root)):
        for number, given in enumerate(loose.mappings(listed)):
            yield from segment(f"{name}/{number}" if name else str(number), given)
    for number, given in enumerate(loose.mappings(loose.mapping(root).get("rawSignals"))):
        yield from signal(f"rawSignals/{number}", given)
