"""Google Maps on iOS: points of the routes that it cached (`CachedRoutes`)."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import loose, plist
from aboveboard.formats.times import UNIX_MS, UNIX_S
from aboveboard.kit import About, Artifact, Code, Item, Place

_KEYS = ("_coordinateLat", "_coordinateLong")
_SECONDS = 11
"""A name of so many digits or fewer counts seconds, a longer one milliseconds."""


def _at(path: str) -> int | None:
    """The file's name is a time since 1970."""
    name = path.rpartition("/")[2].removesuffix(".plist")
    if not (name.isascii() and name.isdigit() and len(name) <= 16):
        return None
    return (UNIX_S if len(name) <= _SECONDS else UNIX_MS).to_utc_us(int(name))


def _real(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _points(data: bytes, about: About) -> Iterator[Item]:
    """The points stand among the objects of a keyed archive."""
    at = _at(about.path)
    for number, given in enumerate(loose.mappings(loose.mapping(plist.load(data)).get("$objects"))):
        latitude, longitude = (_real(given.get(key)) for key in _KEYS)
        if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
            continue
        record = Place(at=at, latitude=latitude, longitude=longitude, position_class="point of a cached route")
        yield Item(f"$objects/{number}", record, {key: given[key] for key in _KEYS})


ROUTES = Artifact(
    id="ios.googlemaps",
    title="Google Maps: points of cached routes",
    service="googlemaps",
    emits=Place,
    files=("{app_data:com.google.Maps}/Library/Application Support/CachedRoutes/*.plist",),
    read=(Code(_points),),
    says="One record for each point of a route that the app cached, at the time that the file is named after, in the order of"
    " the file.",
    limits="Which point is the beginning or the end is not told, nor what the route was asked for. A route does not show that"
    " anybody went there. Newer versions may not write such files. Searches, places kept and directions asked for are in"
    " stores whose form is not public and are not read.",
    sources=("https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/cacheRoutesGmap.py",),
)
