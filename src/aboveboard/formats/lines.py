"""Where lines, and blocks of lines, stand in a text file.

Lines are those of `str.splitlines` on the text read as UTF-8 with losses: also vertical tabs, form feeds and Unicode's own
separators end one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from aboveboard.formats.places import MAX_PARTS, Found, Lookup, Part, Span


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
