"""What the files about threads share."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from aboveboard.formats import loose
from aboveboard.formats.android import elements

PREFS = "{app_data:com.instagram.barcelona}/shared_prefs/"

SOURCES = ("https://github.com/gonssalu (module threads for ALEAPP)",)
LEAPP = ("https://github.com/abrignoni/ALEAPP (threads.py: files, tables, keys of a post, times)",)


def entries(data: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    """The settings whose value is a JSON object, by name."""
    for _, element in elements(data, "string"):
        text = (element.text or "").strip()
        if text.startswith("{"):
            yield element.get("name") or "", loose.mapping(json.loads(text))
