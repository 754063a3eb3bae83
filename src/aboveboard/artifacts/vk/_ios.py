"""What the files about vk share."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.formats import loose
from aboveboard.kit import About

FOLDER = "{app_data:*}/Library/Application Support/VKM_*/"

SOURCES = (
    "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/vk.py",
    "https://dev.vk.com/en/reference/objects/message (fields of a message)",
)


def object_of(held: object) -> dict[str, Any]:
    """The JSON of a row, kept as text or as bytes."""
    found = loose.mapping(json.loads(held) if isinstance(held, str | bytes) else None)
    if not found:
        raise ValueError("no JSON object")
    return found


def account_of(about: About) -> str | None:
    """The number in the folder's name."""
    return about.path.rpartition("/VKM_")[2].partition("/")[0] or None


def number(value: object) -> str | None:
    return str(value) if isinstance(value, int | str) and not isinstance(value, bool) and value != "" else None
