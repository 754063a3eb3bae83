"""Persistent properties."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.android._properties import fact_of
from aboveboard.formats.errors import ProtobufError
from aboveboard.formats.protobuf import BYTES, fields, first
from aboveboard.kit import About, Artifact, Code, DeviceFact, Item, Lost


def _persistent(data: bytes, about: About) -> Iterator[Item | Lost]:
    """`persistent_properties` is a protobuf of names and values; before Android 9 each property was a file."""
    name = about.path.rpartition("/")[2]
    if name != "persistent_properties":
        yield Item("file", fact_of(name, data.decode("utf-8", "replace").strip("\0\n")))
        return
    for entry in fields(data):
        if entry.number == 1 and entry.wire == BYTES:
            try:
                key, value = first(entry.bytes, 1), first(entry.bytes, 2)
                fact = fact_of(key.text if key else "", value.text if value else "")
            except ProtobufError as error:
                yield Lost(f"the property at byte {entry.start}: {error}")
                continue
            yield Item(f"bytes {entry.start}-{entry.end}", fact, {"name": fact.source_name, "value": fact.value})


PERSISTENT = Artifact(
    id="android.properties.persistent",
    title="Persistent properties",
    service="android.system",
    emits=DeviceFact,
    files=("data/property/persistent_properties", "data/property/persist.*"),
    read=(Code(_persistent, name="properties"),),
    says="One record for each property that was set to outlive a restart, such as the time zone.",
    limits="When a property was set is not stored.",
    sources=("https://android.googlesource.com/platform/system/core (init/persistent_properties.proto)",),
    tested=("redroid Android 8.1 (one file each)",),
)
