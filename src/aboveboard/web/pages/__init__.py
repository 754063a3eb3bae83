"""The pages, a module each; every module lists its handlers.

No two handlers share a path: Litestar 2.25 wraps threaded handlers of one path and different methods twice.
"""

from __future__ import annotations

from typing import Any

from aboveboard.web.pages import (
    audio,
    coverage,
    documents,
    exhibits,
    files,
    films,
    gallery,
    known,
    lists,
    log,
    mail,
    map,
    marks,
    overview,
    people,
    previews,
    proof,
    records,
    report,
    searches,
    settings,
    spot,
    standing,
    talks,
    timeline,
    veils,
    writing,
)

_MODULES: tuple[Any, ...] = (
    overview,
    talks,
    people,
    lists,
    searches,
    known,
    mail,
    gallery,
    timeline,
    audio,
    documents,
    map,
    records,
    proof,
    previews,
    films,
    veils,
    writing,
    marks,
    coverage,
    files,
    exhibits,
    log,
    report,
    settings,
    standing,
)
HANDLERS: tuple[Any, ...] = tuple(handler for module in _MODULES for handler in module.HANDLERS)

_KEPT_AWAY = (
    "/map",
    "/known",
    "/people/graph",
    "/person/{name:str}/places",
    "/report",
    "/searches",
    "/files",
    "/prove",
)
"""Pages that a look at a connected phone does not have: no places of a life, no lists, nobody's circle, nothing to take away."""
ON_THE_SPOT: tuple[Any, ...] = (
    *spot.HANDLERS,
    *(h for h in HANDLERS if not any(path.startswith(_KEPT_AWAY) for path in h.paths)),
)
