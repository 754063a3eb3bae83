"""Who is in the pool of stores to develop on: the tenth set's people, drawn from other seeds, and small parts of forms."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from tests.engine._seventh_talk import drawn
from tests.engine._tenth_talk import CAST
from tests.engine.published_talk import Record, Talk

ASYNC_STORAGE = "CREATE TABLE catalystLocalStorage (key TEXT PRIMARY KEY, value TEXT NOT NULL);" + (
    "CREATE TABLE android_metadata (locale TEXT);"
)
"""What React Native's AsyncStorage keeps on Android (RKStorage)."""


def pool(seed: str, *, count: int = 0, people: int = 8, groups: int = 0, rings: int = 0) -> Talk:
    """Draw for a store of the pool."""
    return drawn(f"pool/{seed}", CAST, count=count, people=people, groups=groups, rings=rings)


def minute(text: str) -> Record:
    """A time of a wall clock to the minute, `2024-05-01 10:00` or longer, as the export writes it."""
    return {"local": f"{text[:10]}T{text[11:16]}:00.000000", "basis": "local without zone"}


def preferences(values: Mapping[str, str | int | bool]) -> bytes:
    """Android's shared preferences."""
    lines = ["<?xml version='1.0' encoding='utf-8' standalone='yes' ?>", "<map>"]
    for name, value in values.items():
        if isinstance(value, bool):
            lines.append(f'    <boolean name="{name}" value="{str(value).lower()}" />')
        elif isinstance(value, int):
            lines.append(f'    <long name="{name}" value="{value}" />')
        else:
            lines.append(f'    <string name="{name}">{escape(value, {chr(34): "&quot;"})}</string>')
    return "\n".join([*lines, "</map>", ""]).encode()
