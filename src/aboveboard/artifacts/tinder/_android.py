"""What the files about Tinder on Android share."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.formats import loose
from aboveboard.kit import Attachment

FILES = ("{app_data:com.tinder}/databases/tinder-3.db",)
SOURCES = ("https://github.com/abrignoni/ALEAPP (tinder.py: tables, columns, times; whose a message is)",)


def _held(raw: object) -> dict[str, Any]:
    """The copy of a message as the service sent it; empty where it is no JSON object."""
    try:
        return loose.mapping(json.loads(raw)) if isinstance(raw, str) else {}
    except (ValueError, RecursionError):
        return {}


def kind_of(kind: object, raw: object) -> str:
    """The service's own word for what it is, else the app's, which is UNKNOWN for most."""
    return loose.text(_held(raw).get("type")) or (loose.text(kind) if kind != "UNKNOWN" else None) or ""


def moving(text: object, raw: object) -> list[Attachment] | str:
    """The moving picture whose address is the message's text."""
    held = _held(raw)
    if held.get("type") != "gif" or not isinstance(text, str) or not text:
        return ""
    return [Attachment(url=text, title=loose.text(held.get("gif_description")))]
