"""Replies of servers as caches keep them: plain, or in the gzip of their transfer (RFC 1952)."""

from __future__ import annotations

import zlib
from typing import Final

from aboveboard.formats.errors import GzipError
from aboveboard.formats.places import Finder, Found, Lookup, Span

MAX_BYTES: Final = 64 << 20
_GZIP: Final = b"\x1f\x8b"


def plain(data: bytes) -> bytes:
    """The reply without its gzip; one without gzip as it is. Raises GzipError."""
    if not data.startswith(_GZIP):
        return data
    packed = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        made = packed.decompress(data, MAX_BYTES)
    except zlib.error as error:
        raise GzipError(f"its gzip is damaged: {error}") from error
    if not packed.eof:
        raise GzipError(
            "its gzip breaks off" if len(made) < MAX_BYTES else f"its gzip holds more than {MAX_BYTES} bytes"
        )
    return made


def places(inner: Finder) -> Finder:
    """Look-ups by `inner` in a plain reply. What stands in a packed one has no bytes of its own: its place is all of the file."""

    def find(data: bytes) -> Lookup:
        if not data.startswith(_GZIP):
            return inner(data)
        known = inner(plain(data))
        whole = Found("whole file (gzip)", Span(0, len(data)))
        return lambda locator: whole if known(locator) else None

    return find
