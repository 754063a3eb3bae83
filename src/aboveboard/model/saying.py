"""How what a phone holds is written where people read it: text that can do nothing, and citations that others can follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_HIDDEN = (*range(9), 11, 12, *range(14, 32), *range(127, 160))
_VISIBLE = (
    {ord(c): f"⟦{ord(c):04X}⟧" for c in _BIDI}
    | {n: f"⟦{n:02X}⟧" for n in _HIDDEN}
    | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
)


def visible(text: str) -> str:
    """The text with characters that turn its direction, or do not show, made visible. Line breaks and tabs stay."""
    return text.translate(_VISIBLE)


def citation(record: Mapping[str, Any]) -> str:
    """Where a record stands, in one sentence."""
    place = record["provenance"]
    where = " › ".join([*place["container"], *([place["table"]] if place.get("table") else [])])
    row = f"row {place['rowid']}" if place.get("rowid") is not None else str(place.get("locator", ""))
    byte = f", page {place['page']}, offset {place['offset']}" if place.get("page") is not None else ""
    state = "" if place["state"] == "live" else f" ({place['state']})"
    return f"{record['key']}{state}, exhibit {place['exhibit']}: {where}, {row}{byte}; SHA-256 of the file {place['sha256']}"
