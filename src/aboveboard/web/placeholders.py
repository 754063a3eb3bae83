"""What stands where a preview is not there: neutral pictures, one of them with words."""

from __future__ import annotations

import textwrap
import zlib

from markupsafe import escape

_GREY = "#7d7d7d"
"""Read on light and on dark."""
_LINE = 26
_MOST = 6


def _png(width: int, height: int, pixel: bytes) -> bytes:
    """A picture of one colour (red, green, blue, opacity): https://www.w3.org/TR/png-3/."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, 6, 0, 0, 0))
    rows = zlib.compress((b"\0" + pixel * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


_WAITING = _png(4, 3, bytes((0x7D, 0x7D, 0x7D, 0x26)))


def waiting() -> bytes:
    """Of what is being made, a PNG; the pages' script knows it by its size.

    No SVG, of each of which a browser makes a document.
    """
    return _WAITING


def worded(words: str) -> bytes:
    """Says why there is no preview."""
    lines = [line for part in words.split("\n") for line in textwrap.wrap(part, _LINE)][:_MOST]
    top = 96 - 9 * (len(lines) - 1)
    said = "".join(f'<text x="120" y="{top + 18 * n}">{escape(line)}</text>' for n, line in enumerate(lines))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 180">'
        f'<rect width="240" height="180" fill="{_GREY}" fill-opacity="0.12"/>'
        f'<g font-family="sans-serif" font-size="14" text-anchor="middle" fill="{_GREY}">{said}</g></svg>'
    ).encode()
