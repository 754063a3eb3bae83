"""What this installation can read, from the artifacts' own declarations."""

from __future__ import annotations

from typing import Any

from aboveboard.engine.registry import artifacts, origins
from aboveboard.model.records import CATEGORY_OF


def catalogue() -> list[dict[str, Any]]:
    """Every artifact as data, by id."""
    where = ", ".join(sorted(set(origins().values())))
    return [
        {
            "id": a.id,
            "title": a.title,
            "version": a.version,
            "system": a.system,
            "service": a.service,
            "emits": [k.__name__ for k in a.kinds],
            "categories": sorted({CATEGORY_OF[k.__name__] for k in a.kinds}),
            "files": list(a.files),
            "by_content": list(a.by_content),
            "says": a.says,
            "limits": a.limits,
            "sources": list(a.sources),
            "tested": list(a.tested),
            "installed_by": where,
        }
        for a in artifacts().values()
    ]
