"""What a copy that Aboveboard asked of a phone says of the phone itself: `acquired/manifest.json`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from aboveboard.kit import About, Artifact, Code, DeviceFact, Item


def _facts(data: bytes, about: About) -> Iterator[Item]:
    del about
    try:
        device: dict[str, Any] = dict(json.loads(data)["device"])
    except (KeyError, TypeError) as error:
        raise ValueError("no facts of a device") from error
    for name, value in device.items():
        if isinstance(value, str) and value:
            yield Item(f"device/{name}", DeviceFact(name=name, value=value), {name: value})


ACQUIRED = Artifact(
    id="any.acquired",
    title="What the phone said when it was asked",
    service="any.acquired",
    emits=DeviceFact,
    files=("acquired/manifest.json",),
    read=(Code(_facts, kind=DeviceFact),),
    says="One fact for each thing that the phone said of itself when the copy was made.",
    limits="How the copy was made, what was asked and refused, and the hashes of all its members stand in the same file;"
    " `aboveboard verify` compares them.",
    sources=("docs/acquire.md of this project",),
)
