"""Apple's Cookies.binarycookies: pages of cookies, with where each stands and where its value does.

Layout: `cook`, a big-endian count of pages and their sizes, then the pages: 00 00 01 00, a little-endian count, the offset
of each cookie from the start of its page. A cookie: its size, four bytes, flags (1 secure, 4 http only), four bytes, the
offsets of host, name, path and value (texts that end with a zero), eight bytes or the comment's, then two doubles in
seconds since 2001: when it expires and when it was made.

Facts: https://github.com/libyal/dtformats (documentation/Safari Cookies.asciidoc), checked on files of test images.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aboveboard.formats.errors import FormatError
from aboveboard.formats.places import Found, Lookup, Span

MAX_COOKIES: Final = 1_000_000
_HEAD: Final = struct.Struct("<IIII4I8xdd")


@dataclass(frozen=True, slots=True)
class Cookie:
    """One cookie without its value: `span` is all of it in the file, `value` the bytes that nobody is to be shown.

    `expires` and `created` are seconds since 2001 as stored, `flags` as stored.
    """

    span: Span
    value: Span
    host: str
    name: str
    path: str
    flags: int
    expires: float
    created: float

    @property
    def locator(self) -> str:
        """Its place, unique in the file: where it begins."""
        return f"cookie {self.span.offset}"


def _text(raw: bytes, start: int, stop: int) -> tuple[str, Span]:
    """The text that ends with a zero, and its bytes within the cookie."""
    end = raw.find(b"\0", start, stop) if start <= stop else -1
    if start < _HEAD.size or end < 0:
        message = "a text of the cookie lies outside it"
        raise FormatError(message)
    return raw[start:end].decode("utf-8", "replace"), Span(start, end - start)


def _cookie(data: bytes, at: int, end: int) -> Cookie:
    if at < 0 or at + _HEAD.size > end:
        message = "breaks off"
        raise FormatError(message)
    size, _, flags, _, host, name, path, value, expires, created = _HEAD.unpack_from(data, at)
    if not _HEAD.size <= size <= end - at:
        message = f"a size of {size}"
        raise FormatError(message)
    raw = data[at : at + size]
    hosted, named, pathed = (_text(raw, start, size)[0] for start in (host, name, path))
    secret = _text(raw, value, size)[1]
    return Cookie(
        Span(at, size), Span(at + secret.offset, secret.length), hosted, named, pathed, flags, expires, created
    )


def cookies(data: bytes) -> Iterator[Cookie | str]:
    """Each cookie in the order of the file, or a sentence on one (or a page) that cannot be read.

    Raises FormatError where the data is no such file.
    """
    if data[:4] != b"cook" or len(data) < 8:
        message = "not a file of cookies: it does not begin with 'cook'"
        raise FormatError(message)
    (pages,) = struct.unpack_from(">I", data, 4)
    at = 8 + 4 * pages
    if at > len(data):
        message = f"{pages} pages in {len(data)} bytes"
        raise FormatError(message)
    left = MAX_COOKIES
    for size in struct.unpack_from(f">{pages}I", data, 8):
        page = data[at : at + size]
        if len(page) < size or len(page) < 8 or page[:4] != b"\0\0\x01\0":
            yield f"the page at byte {at} breaks off or is none"
        else:
            (count,) = struct.unpack_from("<I", page, 4)
            if count > left or 8 + 4 * count > size:
                yield f"the page at byte {at} names {count} cookies"
            else:
                left -= count
                for offset in sorted(set(struct.unpack_from(f"<{count}I", page, 8))):
                    try:
                        yield _cookie(data, at + offset, at + size)
                    except FormatError as error:
                        yield f"cookie at byte {at + offset}: {error}"
        at += size


def places(data: bytes) -> Lookup:
    """Where cookies stand by their locators; the value is marked as not to be shown. Raises FormatError."""
    known = {cookie.locator: cookie for cookie in cookies(data) if isinstance(cookie, Cookie)}

    def lookup(locator: str) -> Found | None:
        cookie = known.get(locator)
        return cookie and Found("cookie", cookie.span, secrets=(cookie.value,))

    return lookup
