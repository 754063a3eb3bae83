"""What the files about imo share."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.formats import loose, plist
from aboveboard.kit import Py


def given_parts(data: str | bytes) -> dict[str, Any]:
    return loose.mapping(
        plist.unarchive(data) if isinstance(data, bytes) and data[:6] == b"bplist" else json.loads(data)
    )


def kind(data: str | bytes) -> str:
    return loose.text(given_parts(data).get("type")) or ""


def files(data: str | bytes) -> list[dict[str, Any]] | str:
    given = given_parts(data)
    path = loose.text(given.get("original_path")) or loose.text(given.get("local_path"))
    names = [n for o in loose.mappings(given.get("objects")) if (n := loose.text(o.get("object_id")))]
    return [*([{"path": path}] if path else []), *({"name": name} for name in names)] or ""


KIND, FILES = Py("imo_kind", kind), Py("imo_files", files, json=True)
