"""What the files about kakaotalk share."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.formats import loose

SOURCES = ("https://github.com/jiru/kakaodecrypt (tables; that texts are encrypted by the kind in `v` and `enc`)",)


KINDS = {
    0: "service",
    1: "text",
    2: "photo",
    3: "video",
    4: "contact",
    5: "audio",
    6: "emoticon",
    12: "emoticon",
    14: "vote",
    16: "location",
    17: "profile",
    18: "file",
    20: "emoticon",
    23: "search",
    24: "post",
    26: "reply",
    27: "photos",
    51: "call",
    71: "link",
}


def about_of(text: str) -> dict[str, Any]:
    return loose.mapping(json.loads(text))


def direction(text: str) -> str:
    mine = about_of(text).get("isMine")
    return "" if mine is None else "outgoing" if mine else "incoming"


def body(message: str | None, about: str | None) -> str:
    """The text where it is not encrypted."""
    return (message or "") if about is None or not about_of(about).get("enc") else ""


def status(about: str) -> str:
    kind = about_of(about).get("enc")
    return f"text encrypted (kind {kind})" if kind else ""
