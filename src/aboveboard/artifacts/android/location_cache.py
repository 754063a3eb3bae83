"""Positions of cells and Wi-Fi access points that Google's location service kept on older phones: cache.cell, cache.wifi."""

import struct
from collections.abc import Iterator

from aboveboard.formats.errors import FormatError
from aboveboard.formats.places import Found, Lookup, Span
from aboveboard.kit import About, Artifact, Code, Item, Lost, Place, Time

_HEAD = struct.Struct(">hh")
_ENTRY = struct.Struct(">iiddq")


def _spans(data: bytes) -> Iterator[Span]:
    """Where each entry stands: its key with a length before it, and the numbers. A last one that is cut off is given too."""
    if len(data) < _HEAD.size:
        raise FormatError("shorter than its header")
    at = _HEAD.size
    for _ in range(max(_HEAD.unpack_from(data)[1], 0)):
        size = 2 + int.from_bytes(data[at : at + 2]) + _ENTRY.size
        yield Span(at, size)
        at += size
        if at > len(data):
            return


def _places(data: bytes) -> Lookup:
    found = {
        f"entry {n}": Found("entry of a location cache", span)
        for n, span in enumerate(_spans(data))
        if span.end <= len(data)
    }
    return found.get


def _read(data: bytes, about: About) -> Iterator[Item | Lost]:
    what = "cell" if about.path.endswith(".cell") else "wifi"
    for number, span in enumerate(_spans(data)):
        if span.end > len(data):
            raise FormatError("ends within an entry", offset=span.offset)
        numbers = span.end - _ENTRY.size
        key = data[span.offset + 2 : numbers].decode("utf-8", "replace")
        accuracy, confidence, latitude, longitude, read = _ENTRY.unpack_from(data, numbers)
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            yield Lost("a position outside the world")
            continue
        known = (latitude, longitude) != (0, 0)
        place = Place(
            at=Time(read * 1000) if 0 < read < 1 << 50 else None,
            name=key,
            latitude=latitude if known else None,
            longitude=longitude if known else None,
            accuracy=float(accuracy) if accuracy >= 0 else None,
            position_class=what,
        )
        stored = {"key": key, "accuracy": accuracy, "confidence": confidence, "readtime": read}
        yield Item(f"entry {number}", place, stored, offset=span.offset)


CACHE = Artifact(
    id="android.location_cache",
    title="Cached positions of cells and Wi-Fi (Android 4 and older)",
    service="android.location",
    emits=Place,
    files=(
        "{app_data:com.google.android.location}/files/cache.cell",
        "{app_data:com.google.android.location}/files/cache.wifi",
    ),
    read=(Code(_read, places=_places),),
    says="One record for each cell or access point whose position the location service had asked for and kept; `name` is the"
    " cell's numbers or the access point's address.",
    limits="The position is where the cell or access point was estimated to be, at the time when it was asked for: it shows the"
    " surroundings, not the phone's own place. Newer versions keep them elsewhere.",
    sources=(
        "https://forensics.spreitzenbarth.de (Decoding cache.cell and cache.wifi files)",
        "https://www.forensicfocus.com/articles/android-tracking-from-a-forensic-point-of-view/",
    ),
)
