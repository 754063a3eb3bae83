"""The artifacts there are: our own and those of other installed packages, found by entry point.

`entries` knows all of them without importing our own; `artifacts` imports each where it is asked for.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import entry_points
from typing import Final

from aboveboard.engine.entry import Entry
from aboveboard.engine.index import Duplicate, declared_in, imported, indexed, modules
from aboveboard.kit import Artifact

__all__ = ["GROUP", "Duplicate", "artifacts", "declared_in", "entries", "modules", "origins", "takers"]

GROUP: Final = "aboveboard.artifacts"
_OURS: Final = "aboveboard.artifacts"
"""The package whose modules rest on this program's kit and formats alone, so that an index can stand for them."""


@cache
def entries() -> Mapping[str, Entry]:
    """What is known of every artifact before it is imported, by its id, in the order of ids. Raises Duplicate."""
    found: dict[str, Entry] = {}
    for name in dict.fromkeys(p.module for p in sorted(entry_points(group=GROUP), key=lambda p: p.name)):
        for entry in _of(name):
            first = found.setdefault(entry.id, entry)
            if first is not entry and _artifact(first) is not _artifact(entry):
                raise Duplicate(f"{entry.id} is declared twice, by {first.module} and {entry.module}")
    return dict(sorted(found.items()))


@cache
def artifacts() -> Mapping[str, Artifact]:
    """Every artifact by its id, in the order of ids; its module is imported when it is looked up. Raises Duplicate."""
    return _Artifacts(entries())


@cache
def takers() -> tuple[Entry, ...]:
    """Those that take files by content, in the order of ids."""
    return tuple(e for e in entries().values() if e.by_content)


@cache
def origins() -> dict[str, str]:
    """Where each entry point comes from: 'package version', for the custody log."""
    return {p.name: f"{p.dist.name} {p.dist.version}" if p.dist else p.value for p in entry_points(group=GROUP)}


def _of(name: str) -> Iterator[Entry]:
    package = importlib.import_module(name)
    yield from imported(name)
    if name == _OURS:
        yield from indexed(package)
        return
    for module in modules(package):
        yield from imported(module)


def _artifact(entry: Entry) -> Artifact:
    for artifact in declared_in(entry.module):
        if (artifact.id, artifact.version, artifact.files) == (entry.id, entry.version, entry.files):
            return artifact
    raise RuntimeError(f"{entry.module} was changed while the program ran: start it again")


class _Artifacts(Mapping[str, Artifact]):
    """Artifacts by their ids, imported module by module."""

    def __init__(self, known: Mapping[str, Entry]) -> None:
        self._known = known
        self._imported: dict[str, Artifact] = {}

    def __getitem__(self, name: str) -> Artifact:
        if name not in self._imported:
            self._imported[name] = _artifact(self._known[name])
        return self._imported[name]

    def __contains__(self, name: object) -> bool:
        return name in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


if __name__ == "__main__":
    # `python -m aboveboard.engine.registry`: the index of our own is brought up to date, as setup does with bytecode.
    for _ in indexed(importlib.import_module(_OURS), write=True):
        pass
