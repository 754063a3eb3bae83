"""List of packages for native programs."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.android._packages import SOURCES
from aboveboard.formats.android import number
from aboveboard.kit import About, App, Artifact, Code, Item, Lost


def _list(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for place, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        words = line.split(" ")
        if len(words) >= 4:
            app = App(app=words[0], uid=number(words[1]), data_path=words[3], seen_in="packages.list")
            yield Item(f"line {place}", app, {"line": line})
        elif line.strip():
            yield Lost(f"line {place} has fewer than four fields")


LIST = Artifact(
    id="android.packages.list",
    title="List of packages for native programs",
    service="android.packages",
    emits=App,
    files=("{system}/packages.list",),
    read=(Code(_list, name="list"),),
    says="One record for each line.",
    limits="Repeats packages.xml with the data folder; only name, uid and data folder are read.",
    sources=SOURCES,
    tested=("redroid Android 8.1",),
)
