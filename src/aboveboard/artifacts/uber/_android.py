"""What the files about uber share."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from aboveboard.formats import jsonpath, loose
from aboveboard.formats.errors import JsonError
from aboveboard.formats.places import Found, Lookup, Span
from aboveboard.kit import Place

HOME = "{app_data:com.ubercab}/files/"

KEYS = HOME + "base-key-value-store/"

MADE = ("https://github.com/abrignoni/ALEAPP (Uber on Android)",)

BEFORE = 8
"""A value of the key store begins with a byte of its own, others with zeros; the JSON begins within so many bytes."""


def start_of(data: bytes) -> int:
    """Where the JSON begins: in UTF-8, or in UTF-16 with the high byte first."""
    for at in range(min(BEFORE, len(data))):
        if data[at : at + 1] in (b"{", b"["):
            wide = at > 0 and data[at - 1 : at + 2 : 2] == b"\0\0"
            return at - 1 if wide else at
    raise JsonError("no JSON at its beginning")


def given_of(data: bytes) -> dict[str, Any]:
    return loose.mapping(json.loads(data[start_of(data) :]))


def places(data: bytes) -> Lookup:
    """Paths in the JSON, counted from the beginning of the file."""
    start = start_of(data)
    inner = jsonpath.places(data[start:])

    def lookup(locator: str) -> Found | None:
        found = inner(locator)
        return replace(found, span=Span(found.span.offset + start, found.span.length)) if found else None

    return lookup


def number_of(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def position(given: dict[str, Any], at: int | None, kind: str) -> Place | None:
    latitude, longitude = number_of(given.get("latitude")), number_of(given.get("longitude"))
    if latitude is None or longitude is None:
        return None
    return Place(at=at, latitude=latitude, longitude=longitude, position_class=kind)
