"""What stands where a preview is not there: neutral pictures, one of them with words."""

from __future__ import annotations

import textwrap

from markupsafe import escape

_GREY = "#7d7d7d"
"""Read on light and on dark."""
_LINE = 26
_MOST = 6


def waiting() -> bytes:
    """Of what is being made; the pages' script knows it by its size."""
    return (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3" viewBox="0 0 4 3">'
        b'<rect width="4" height="3" fill="#7d7d7d" fill-opacity="0.15"/></svg>'
    )


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
