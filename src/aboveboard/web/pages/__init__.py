"""The pages, a module each; every module lists its handlers.

No two handlers share a path: Litestar 2.25 wraps threaded handlers of one path and different methods twice.
"""

from __future__ import annotations

from typing import Any

from aboveboard.web.pages import lists, map, marks, overview, people, records, settings, talks, timeline

_MODULES: tuple[Any, ...] = (overview, talks, people, timeline, map, lists, records, marks, settings)
HANDLERS: tuple[Any, ...] = tuple(handler for module in _MODULES for handler in module.HANDLERS)
