"""Google Maps on Android: recent searches (`new_recent_history_cache_search.cs`)."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import protobuf
from aboveboard.formats.errors import ProtobufError
from aboveboard.formats.times import UNIX_US
from aboveboard.kit import About, Artifact, Code, Item, Lost, Place, WebSearch

_HEAD = 8
"""Bytes before the message."""


def _text(message: bytes, path: str) -> str | None:
    found = protobuf.get(message, path)
    return (found.text or None) if found is not None and found.wire == protobuf.BYTES else None


def _real(message: bytes, path: str) -> float | None:
    found = protobuf.get(message, path)
    return found.real if found is not None and found.wire == protobuf.FIXED64 else None


def _searches(data: bytes, about: About) -> Iterator[Item | Lost]:
    """Eight bytes, then a message with one field 1 for each entry."""
    del about
    if len(data) < _HEAD:
        msg = f"a file of only {len(data)} bytes"
        raise ValueError(msg)
    for field in protobuf.fields(data[_HEAD:], _HEAD):
        if field.number != 1 or field.wire != protobuf.BYTES:
            continue
        place = f"bytes {field.value_start}-{field.end}"
        try:
            stamp, term, url = protobuf.first(field.bytes, 2), _text(field.bytes, "4.1"), _text(field.bytes, "11")
            at = UNIX_US.to_utc_us(stamp.int) if stamp is not None and stamp.wire == protobuf.VARINT else None
            latitude, longitude = _real(field.bytes, "4.5.3"), _real(field.bytes, "4.5.4")
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


SEARCHES = Artifact(
    id="android.googlemaps.searches",
    title="Google Maps: searches",
    service="googlemaps",
    emits=(WebSearch, Place),
    files=("{app_data:com.google.android.apps.maps}/files/new_recent_history_cache_search.cs",),
    read=(Code(_searches, kind=WebSearch),),
    says="One record for each recent search: with a position where the entry holds one.",
    limits="Suggestions that were chosen and searches typed are not told apart.",
    sources=("https://github.com/abrignoni/ALEAPP (googleMapsSearches)",),
)
