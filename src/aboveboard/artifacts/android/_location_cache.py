"""How what location_cache.py reads is decoded."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from aboveboard.formats.errors import FormatError
from aboveboard.formats.places import Found, Lookup, Span
from aboveboard.kit import About, Item, Lost, Place, Time

HEAD = struct.Struct(">hh")

ENTRY = struct.Struct(">iiddq")


def spans(data: bytes) -> Iterator[Span]:
    """Where each entry stands: its key with a length before it, and the numbers. A last one that is cut off is given too."""
    if len(data) < HEAD.size:
        raise FormatError("shorter than its header")
    at = HEAD.size
    for _ in range(max(HEAD.unpack_from(data)[1], 0)):
        size = 2 + int.from_bytes(data[at : at + 2]) + ENTRY.size
        yield Span(at, size)
        at += size
        if at > len(data):
            return


def places(data: bytes) -> Lookup:
    found = {
        f"entry {n}": Found("entry of a location cache", span)
        for n, span in enumerate(spans(data))
        if span.end <= len(data)
    }
    return found.get


def read_items(data: bytes, about: About) -> Iterator[Item | Lost]:
    what = "cell" if about.path.endswith(".cell") else "wifi"
    for number, span in enumerate(spans(data)):
        if span.end > len(data):
            raise FormatError("ends within an entry", offset=span.offset)
        numbers = span.end - ENTRY.size
        key = data[span.offset + 2 : numbers].decode("utf-8", "replace")
        accuracy, confidence, latitude, longitude, read = ENTRY.unpack_from(data, numbers)
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
