"""What the files about zalo share."""

from __future__ import annotations

import re

SOURCES = (
    "https://cp-df.com/en/blog/zalo.html (files, tables, kinds)",
    "https://github.com/abrignoni/iLEAPP (Zalo: columns, kinds as its author found them in test data)",
)


KINDS: dict[int | str, str] = {
    0: "text",
    6: "voice message",
    10: "sticker",
    12: "call, link or contact",
    18: "location",
    22: "file",
    26: "poll",
    **dict.fromkeys((1, 2, 3, 4, 19, 23), "media"),
    **dict.fromkeys((15, 20, 24, 36), "service"),
}

ASIDE = {
    b"recommened.calltime": "call",
    b"recommened.misscall": "missed call",
    b"recommened.groupcall": "group call",
    b"recommened.link": "link",
    b"recommened.user": "contact",
}

DEGREE = {n: re.compile(rb'"%s":(-?\d+(?:\.\d+)?)' % n.encode()) for n in ("latitude", "longitude")}

URL = re.compile(rb'https?://[^\x00-\x20"<>\x7f-\xff]+')


def bytes_of(value: str | bytes | float | None) -> bytes:
    return value if isinstance(value, bytes) else value.encode("utf-8", "replace") if isinstance(value, str) else b""


def kind_of(kind: int | str | None, blob: str | bytes | None) -> str:
    if kind == 12:
        data = bytes_of(blob)
        return next((word for mark, word in ASIDE.items() if mark in data), KINDS[12])
    return "" if kind is None else KINDS.get(kind, f"type {kind}")


def latitude(kind: int | None, blob: str | bytes | None) -> float | str:
    return degree("latitude", kind, blob)


def longitude(kind: int | None, blob: str | bytes | None) -> float | str:
    return degree("longitude", kind, blob)


def degree(name: str, kind: int | None, blob: str | bytes | None) -> float | str:
    found = DEGREE[name].search(bytes_of(blob)) if kind == 18 else None
    return float(found.group(1)) if found else ""


def url(kind: int | None, blob: str | bytes | None) -> str:
    """The last address in what the app keeps of a link or a file: where others found it."""
    found = URL.findall(bytes_of(blob)) if kind in (1, 2, 3, 4, 6, 12, 19, 22, 23) else []
    return found[-1].decode() if found else ""


ME = "substr(:folder, -length(c.SenderId) - 1) = '/' || c.SenderId"

CHAT = "replace(replace(:file, 'group_', ''), '.db', '')"

GROUP = "substr(:file, 1, 6) = 'group_'"
