"""Properties that a running phone told when it was asked: `getprop`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.artifacts.android._properties import fact_of
from aboveboard.kit import About, Artifact, Code, DeviceFact, Item, Lost

_LINE = re.compile(r"\[([^\]]+)\]: \[(.*)\]")


def _told(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        found = _LINE.fullmatch(line.strip())
        if found is not None:
            yield Item(f"line {number}", fact_of(found[1], found[2]), {"line": line})
        elif line.strip():
            yield Lost(f"line {number} is no property in one line")


TOLD = Artifact(
    id="android.answers.properties",
    title="Properties, as the phone told them",
    service="android.system",
    emits=DeviceFact,
    files=("acquired/android/*/answers/getprop.txt",),
    read=(Code(_told, name="properties"),),
    says="One record for each property that the phone told when it was asked.",
    limits="Values of several lines are not read.",
    sources=("https://android.googlesource.com/platform/system/core (toolbox/getprop.cpp)",),
)
