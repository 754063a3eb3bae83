"""How what the files about Skout on iOS read is decoded."""

from __future__ import annotations

from typing import Any

from aboveboard.formats import loose, plist
from aboveboard.formats.errors import FormatError

FILES = ("{app_data:com.skout.SKOUT}/Library/Application Support/SKOUT/SKCache.sqlite",)
SOURCES = ("https://github.com/abrignoni/iLEAPP (skout.py: tables, keys of the archives, times, whose a message is)",)


def held(data: object) -> dict[str, Any]:
    """The archive in a row; empty where the row has none. Raises ValueError for one that is damaged."""
    if not isinstance(data, bytes) or not data:
        return {}
    try:
        return loose.mapping(plist.unarchive(plist.load(data)))
    except FormatError as error:
        raise ValueError(str(error)) from error


def text(value: object) -> str | None:
    """A text or a number as text; what the archive calls null is none."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    found = loose.text(value)
    return None if found == "$null" else found
