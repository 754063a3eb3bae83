"""The artifacts there are: our own and those of other installed packages, found by entry point."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType

from aboveboard.kit import Artifact

GROUP = "aboveboard.artifacts"


class Duplicate(Exception):
    """Two installed packages declare an artifact of the same id."""


@cache
def artifacts() -> dict[str, Artifact]:
    """Every artifact by its id, in the order of ids. Raises Duplicate."""
    found: dict[str, Artifact] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda p: p.name):
        for artifact in _of(point):
            if artifact.id in found and found[artifact.id] is not artifact:
                raise Duplicate(f"{artifact.id} is declared twice, once by {point.value}")
            found[artifact.id] = artifact
    return dict(sorted(found.items()))


@cache
def origins() -> dict[str, str]:
    """Where each entry point comes from: 'package version', for the custody log."""
    return {p.name: f"{p.dist.name} {p.dist.version}" if p.dist else p.value for p in entry_points(group=GROUP)}


def _of(point: EntryPoint) -> Iterator[Artifact]:
    yield from declared_in(point.module)
    for name in modules(importlib.import_module(point.module)):
        yield from declared_in(name)


def modules(package: ModuleType) -> list[str]:
    """The names of a package's modules of artifacts, in its folders too. Those that begin with `_` are only shared ones."""
    found = pkgutil.walk_packages(getattr(package, "__path__", []), f"{package.__name__}.")
    return sorted(info.name for info in found if not info.name.rpartition(".")[2].startswith("_"))


def declared_in(module: str) -> Iterator[Artifact]:
    """The artifacts that a module declares; it is imported."""
    for value in vars(importlib.import_module(module)).values():
        if isinstance(value, Artifact):
            yield value
        elif isinstance(value, tuple):
            yield from (v for v in value if isinstance(v, Artifact))  # pyright: ignore[reportUnknownVariableType]
