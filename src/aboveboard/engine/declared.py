"""What coverage must know of each artifact, kept with an exhibit: as the artifacts were when it was examined."""

from __future__ import annotations

import re

from aboveboard.analysis.coverage import Known
from aboveboard.engine.registry import artifacts
from aboveboard.kit import Artifact, Code, SqliteCode
from aboveboard.model.records import CATEGORY_OF

_APP = re.compile(r"\{app_\w+:([^}]+)\}")


def declared() -> dict[str, Known]:
    """Of every artifact, by its id."""
    return {a.id: _known(a) for a in artifacts().values()}


def _known(artifact: Artifact) -> Known:
    every = tuple(dict.fromkeys(CATEGORY_OF[k.__name__] for k in artifact.kinds))
    parts: dict[str, tuple[str, ...]] = {}
    for reading in artifact.read:
        open_ended = isinstance(reading, Code | SqliteCode) and reading.kind is None
        parts[reading.part] = every if open_ended else (CATEGORY_OF[artifact.kind_of(reading).__name__],)
    apps = dict.fromkeys(app for f in artifact.files for app in _APP.findall(f) if set(app) - set("*?."))
    return Known(artifact.id, artifact.service, parts or {"": every}, tuple(apps))
