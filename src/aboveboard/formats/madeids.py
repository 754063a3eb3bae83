"""Identifiers that hold the time they were made at: UUIDs of versions 1, 6 and 7, ULIDs, push ids of Firebase. Pure.

Facts: RFC 9562 (UUIDs), https://github.com/ulid/spec,
https://firebase.blog/posts/2015/02/the-2120-ways-to-ensure-unique_68 (push ids: eight characters of milliseconds).
"""

from __future__ import annotations

import re
from typing import Final

_PUSH: Final = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
_CROCKFORD: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_UUID: Final = re.compile(r"[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[167][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}")
_PUSH_ID: Final = re.compile(r"-[0-9A-Za-z_-]{19}")
_ULID: Final = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")
_GREGORIAN_100NS: Final = 0x01B21DD213814000
"""From 15 October 1582, where UUIDs of version 1 begin, to 1970."""
FIRST_US, LAST_US = 1_262_304_000_000_000, 1_956_528_000_000_000
"""2010 and 2032: outside of these it is no such identifier."""


def made_at(value: object) -> int | None:
    """Microseconds since 1970; None where the value is no such identifier."""
    us = _made_at(value) if isinstance(value, str) else None
    return us if us is not None and FIRST_US <= us < LAST_US else None


def _made_at(text: str) -> int | None:
    if _PUSH_ID.fullmatch(text):
        ms = 0
        for sign in text[:8]:
            ms = ms * 64 + _PUSH.index(sign)
        return ms * 1000
    if _ULID.fullmatch(text.upper()) and len(text) == 26:
        ms = 0
        for sign in text[:10].upper():
            ms = ms * 32 + _CROCKFORD.index(sign)
        return ms * 1000
    if not _UUID.fullmatch(text):
        return None
    digits = text.replace("-", "")
    match digits[12]:
        case "7":
            return int(digits[:12], 16) * 1000
        case "1":
            return (int(digits[13:16] + digits[8:12] + digits[:8], 16) - _GREGORIAN_100NS) // 10
        case _:
            return (int(digits[:8] + digits[8:12] + digits[13:16], 16) - _GREGORIAN_100NS) // 10
