"""What the files about Zalo on Android share."""

from __future__ import annotations

import re

FILES = ("{app_data:com.zing.zalo}/databases/zalo", "{app_data:com.zing.zalo}/databases/zalo.db")

SOURCES = (
    "https://github.com/nhnam/ZaloRE (what version 1.0.8 of the app does: tables, whose chat a row is of, kinds, calls)",
    "https://github.com/abrignoni/iLEAPP (Zalo on iOS: the words by which cards tell calls, links and contacts apart)",
)

GROUP = "(m.ownerId LIKE 'group\\_%' ESCAPE '\\' OR m.ownerId LIKE 'room\\_%' ESCAPE '\\')"

_KINDS = {0: "text", 4: "voice message", 6: "game", 11: "sticker", 13: "call, link or contact"}
_CARDS = {
    "calltime": "call",
    "misscall": "missed call",
    "groupcall": "group call",
    "link": "link",
    "user": "contact",
    "vip": "contact",
    "stickerset": "sticker",
}
_CARD = re.compile(r"recommened\.([a-z]+)")


def number(column: str) -> str:
    """The tables declare no types and the app binds texts: digits as the number that they are, all else as it stands."""
    return (
        f"CASE WHEN typeof({column}) = 'text' AND {column} <> '' AND {column} NOT GLOB '*[^0-9]*'"
        f" THEN CAST({column} AS INTEGER) ELSE {column} END"
    )


def kind_of(kind: str | bytes | float | None, card: str | bytes | None) -> str:
    """What a message is, by its number and, of a card, by the app's own word in it."""
    if kind is None or isinstance(kind, bytes):
        return ""
    code = int(kind) if isinstance(kind, int | float) or kind.isdecimal() else -1
    found = _CARD.search(card) if code == 13 and isinstance(card, str) else None
    word = _CARDS.get(found.group(1)) if found else None
    return word or _KINDS.get(code, f"type {kind}")
