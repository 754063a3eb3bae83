"""Uber: last position of the phone."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.uber._android import HOME, MADE
from aboveboard.formats import protobuf, times
from aboveboard.kit import About, Artifact, Code, Item, Lost, Place


def _cached(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    time, *degrees = (protobuf.get(data, path) for path in ("1.1", "2.1", "2.2"))
    reals = [f.real for f in degrees if f is not None and f.wire in (protobuf.FIXED32, protobuf.FIXED64)]
    if len(reals) != 2 or not (-90 <= reals[0] <= 90 and -180 <= reals[1] <= 180):
        yield Lost("no position")
        return
    at = None if time is None or time.wire != protobuf.VARINT else times.UNIX_MS.to_utc_us(time.uint)
    yield Item("file", Place(at=at, latitude=reals[0], longitude=reals[1], position_class="last position of the phone"))


CACHED = Artifact(
    id="android.uber.position",
    title="Uber: last position of the phone",
    service="uber",
    emits=Place,
    files=(HOME + "simplestore/*/CACHED_UBER_LOCATION",),
    read=(Code(_cached),),
    says="The position that the app kept last, with its time.",
    limits="A protocol buffer without a public schema: time and degrees were told by comparing with other files of one phone; its"
    " other fields are not read.",
    sources=MADE,
)
