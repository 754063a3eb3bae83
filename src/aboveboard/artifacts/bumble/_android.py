"""How what the files about Bumble and Badoo on Android read is decoded."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.formats import loose
from aboveboard.kit import Attachment

SOURCES = (
    "https://github.com/abrignoni/ALEAPP (bumble.py, BadooChat.py: one database for both apps; tables, columns, payloads)",
)

_ANSWERS = ("text", "answer_own", "answer_other")


def _held(payload: object) -> dict[str, Any]:
    """The payload of a message; empty where it is no JSON object."""
    try:
        return loose.mapping(json.loads(payload)) if isinstance(payload, str) else {}
    except (ValueError, RecursionError):
        return {}


def words(payload: object) -> str:
    """The text; of a question both answers below it."""
    held = _held(payload)
    return "\n".join(text for key in _ANSWERS if (text := loose.text(held.get(key))))


def files(payload: object) -> list[Attachment] | str:
    """The picture, sound or film, which the payload names by its address."""
    url = loose.text(_held(payload).get("url"))
    return [Attachment(url=url)] if url else ""
