"""Addresses of pages: what stands behind their question mark.

Facts: RFC 3986, and https://url.spec.whatwg.org/#urlencoded-parsing for '+' and '%'.
"""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit


def asked(url: str | None, name: str) -> str | None:
    """The first value that a query gives under a name, None where there is none or the address is none."""
    try:
        values = parse_qs(urlsplit(url or "").query).get(name)
    except ValueError:
        return None
    return values[0] if values else None
