"""How what android_searches.py reads is decoded."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import protobuf
from aboveboard.formats.errors import ProtobufError
from aboveboard.formats.times import UNIX_US
from aboveboard.kit import About, Item, Lost, Place, WebSearch

HEAD = 8
"""Bytes before the message."""


def text(message: bytes, path: str) -> str | None:
    found = protobuf.get(message, path)
    return (found.text or None) if found is not None and found.wire == protobuf.BYTES else None


def real(message: bytes, path: str) -> float | None:
    found = protobuf.get(message, path)
    return found.real if found is not None and found.wire == protobuf.FIXED64 else None


def searches(data: bytes, about: About) -> Iterator[Item | Lost]:
    """Eight bytes, then a message with one field 1 for each entry."""
    del about
    if len(data) < HEAD:
        msg = f"a file of only {len(data)} bytes"
        raise ValueError(msg)
    for field in protobuf.fields(data[HEAD:], HEAD):
        if field.number != 1 or field.wire != protobuf.BYTES:
            continue
        place = f"bytes {field.value_start}-{field.end}"
        try:
            stamp, term, url = protobuf.first(field.bytes, 2), text(field.bytes, "4.1"), text(field.bytes, "11")
            at = UNIX_US.to_utc_us(stamp.int) if stamp is not None and stamp.wire == protobuf.VARINT else None
            latitude, longitude = real(field.bytes, "4.5.3"), real(field.bytes, "4.5.4")
        except ProtobufError as error:
            yield Lost(f"entry at byte {field.start}: {error}")
            continue
        kept = {"time": stamp.int if stamp is not None else None, "term": term, "url": url}
        stored = {name: value for name, value in kept.items() if value is not None}
        if latitude is not None and longitude is not None:
            where = Place(at=at, name=term, latitude=latitude, longitude=longitude, position_class="search")
            yield Item(place, where, stored)
        else:
            yield Item(place, WebSearch(at=at, term=term, url=url, engine="Google Maps"), stored)
