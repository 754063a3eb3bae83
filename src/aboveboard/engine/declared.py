"""What coverage must know of each artifact, kept with an exhibit: as the artifacts were when it was examined."""

from __future__ import annotations

from aboveboard.analysis.coverage import Known
from aboveboard.engine.registry import entries


def declared() -> dict[str, Known]:
    """Of every artifact, by its id."""
    return {name: entry.known for name, entry in entries().items()}
