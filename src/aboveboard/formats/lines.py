"""Where lines, and blocks of lines, stand in a text file.

Lines are those of `str.splitlines` on the text read as UTF-8 with losses: also vertical tabs, form feeds and Unicode's own
separators end one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from aboveboard.formats.places import MAX_PARTS, Found, Lookup, Part, Span

_BLOCK: Final = re.compile(r"lines ([0-9]{1,9})-([0-9]{1,9})(?: [\w.-]+)?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end, and where it stands."""

    text: str
    span: Span


def split(data: bytes) -> list[Line]:
    """All lines. Bytes that are no UTF-8 are U+FFFD in the text; the places count every byte."""
    found: list[Line] = []
    at = 0
    # Undecodable bytes as surrogates: each stays one byte, and no surrogate ends a line.
    for line in data.decode("utf-8", "surrogateescape").splitlines(keepends=True):
        whole = line.encode("utf-8", "surrogateescape")
        bare = (line.splitlines() or [""])[0].encode("utf-8", "surrogateescape")
        found.append(Line(bare.decode("utf-8", "replace"), Span(at, len(bare))))
        at += len(whole)
    return found


def places(data: bytes) -> Lookup:
    """Lines by `line N`, N from 1."""
    lines = split(data)

    def lookup(locator: str) -> Found | None:
        digits = locator.removeprefix("line ")
        if digits == locator or not (digits.isascii() and digits.isdigit()) or len(digits) > 18:
            return None
        found = lines[int(digits) - 1 : int(digits)] if int(digits) else []
        return Found("line of text", found[0].span) if found else None

    return lookup


def block(lines: list[Line], form: str, *, secret: Callable[[str], bool]) -> Found | None:
    """The place of lines that belong together, with each line that has a '=' as a part under its key, but for `secret` keys,
    whose lines are told as such.

    None where there are no lines.
    """
    if not lines:
        return None
    start, end = lines[0].span.offset, lines[-1].span.end
    keyed = [(line.text.partition("=")[0].strip(), line.span) for line in lines if "=" in line.text]
    parts = tuple(Part(key, span) for key, span in keyed if not secret(key))
    secrets = tuple(span for key, span in keyed if secret(key))
    return Found(form, Span(start, end - start), parts[:MAX_PARTS], len(parts) > MAX_PARTS, secrets)


def sections(data: bytes) -> Iterator[tuple[str, list[Line]]]:
    """The sections of an INI file: name, and its lines, that with the name in brackets first."""
    name, lines = "", list[Line]()
    for line in split(data):
        text = line.text.strip()
        if text.startswith("[") and text.endswith("]"):
            yield name, lines
            name, lines = text[1:-1], [line]
        elif text:
            lines.append(line)
    yield name, lines


def blocks(data: bytes, secret: Callable[[str], int | None] | None = None) -> Lookup:
    """Lines that belong together, as `lines 7-12`, both included; a word behind it tells several items of one block apart.

    `secret` gives the character from which a block whose first line is this holds what nobody is to be shown, to its end.
    """
    lines = split(data)

    def lookup(locator: str) -> Found | None:
        match = _BLOCK.fullmatch(locator)
        first, last = (int(match[1]), int(match[2])) if match else (0, 0)
        if not 1 <= first <= last <= len(lines):
            return None
        head, end = lines[first - 1], lines[last - 1].span.end
        hidden = secret(head.text) if secret else None
        secrets: tuple[Span, ...] = ()
        if hidden is not None:
            start = head.span.offset + len(head.text[:hidden].encode())
            secrets = (Span(start, max(end - start, 0)),)
        return Found("block of lines", Span(head.span.offset, end - head.span.offset), secrets=secrets)

    return lookup
