"""How what the files about ChatGPT on Android read is decoded."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.formats import loose, times

FILES = ("{app_data:com.openai.chatgpt}/databases/*conversations.db",)
SOURCES = (
    "https://github.com/abrignoni/ALEAPP (chatgpt2.py: tables, pieces of a message, keys)",
    "https://github.com/kalink0 (queries for com.openai.chatgpt: created_date, conversation_id, content, role, id)",
)


def held(text: object) -> dict[str, Any]:
    """What the pieces of a message make: in one version it stands below `content`. Raises ValueError where it is no JSON."""
    if not isinstance(text, str):
        raise ValueError("no text")
    whole = loose.mapping(json.loads(text))
    inner = loose.mapping(whole.get("content"))
    return inner if "created_date" not in whole and "created_date" in inner else whole


def _when(text: object, key: str) -> int | str:
    value = loose.text(held(text).get(key))
    return times.iso8601(value).utc_us or "" if value else ""


def made(text: object) -> int | str:
    """When it was made, in microseconds since 1970; '' where that is not there. Raises ValueError for what is no time."""
    return _when(text, "created_date")


def changed(text: object) -> int | str:
    """When it was changed last, as `made`."""
    return _when(text, "modification_date")


def words(text: object) -> str:
    """The words."""
    content = held(text).get("content")
    return loose.text(content) or loose.text(loose.mapping(content).get("content")) or ""


def role(text: object) -> str:
    """Who wrote it, in the app's word: User, Assistant, Tool …"""
    return loose.text(held(text).get("role")) or ""


def chat(text: object) -> str:
    """The chat's identifier."""
    return loose.text(held(text).get("conversation_id")) or ""


def title(text: object) -> str:
    """The name of a chat, of the row that keeps the chat."""
    return loose.text(held(text).get("title")) or ""


def way(text: object) -> str:
    """Outgoing is what the user wrote, incoming all that came back."""
    word = role(text).lower()
    return "" if not word else "outgoing" if word == "user" else "incoming"
