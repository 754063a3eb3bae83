"""Where values stand in a JSON text: a scan that keeps positions, which the standard library's reader does not.

Grammar: RFC 8259. The scan is by tokens, without recursion: one pass over the text, and one over each object or list on the
way. It is as lenient as the artifacts that read cached replies: a list may break off, and what stands before that is found.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final

from aboveboard.formats.errors import JsonError
from aboveboard.formats.locator import Json
from aboveboard.formats.locator import parse as parse_locator
from aboveboard.formats.places import Found, Lookup, Span, walk

MAX_BYTES: Final = 256 << 20
MAX_MEMBERS: Final = 2_000_000
"""Objects and lists in a text, and members of one of them."""

_STRING: Final = r'"(?:[^"\\]++|\\.)*+"'
_SPACE: Final = re.compile(r"[ \t\r\n]*+")
_BETWEEN: Final = re.compile(r"[ \t\r\n,]*+")
_COLON: Final = re.compile(r"[ \t\r\n]*+:[ \t\r\n]*+")
_QUOTED: Final = re.compile(_STRING, re.DOTALL)
_BARE: Final = re.compile(r'[^\s,:\[\]{}"]++')
_BRACKET: Final = re.compile(rf'{_STRING}|[\[\]{{}}"]', re.DOTALL)
Value = tuple[int, int]
"""Start and end of a value, in characters of the text."""


class JsonPaths:
    """Finds values of one JSON text by path."""

    def __init__(self, data: bytes) -> None:
        """UTF-8, or UTF-16 and UTF-32 as `json.loads` tells them apart. Raises JsonError."""
        if len(data) > MAX_BYTES:
            msg = f"JSON of {len(data)} bytes, more than {MAX_BYTES}"
            raise JsonError(msg)
        coding = json.detect_encoding(data)
        self._head = 0
        if coding in ("utf-8", "utf-8-sig"):
            # One character for each byte: signs of JSON are ASCII, which no part of another character looks like.
            self._coding, self._head = "latin-1", 3 if coding == "utf-8-sig" else 0
            self._text = data[self._head :].decode("latin-1")
        else:
            little = "le" if coding.endswith("le") or data[:2] == b"\xff\xfe" else "be"
            marked = data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:4] == b"\0\0\xfe\xff"
            self._coding = f"{coding[:6]}-{little}"
            self._head = (4 if coding.startswith("utf-32") else 2) if marked else 0
            self._text = data[self._head :].decode(self._coding, "replace")
        self._known: dict[Value, tuple[Mapping[str, Value | None] | None, list[Value] | None]] = {}
        start = self._past(_SPACE, 0)
        if self._text[start : start + 1] not in ("{", "["):
            msg = "neither a JSON object nor a list"
            raise JsonError(msg, offset=self._head)
        self._ends = self._closed()
        self._root = (start, self._end(start))

    def _past(self, pattern: re.Pattern[str], at: int) -> int:
        match = pattern.match(self._text, at)
        return match.end() if match else at

    def _end(self, start: int) -> int:
        """Where the value that starts here ends: behind the text, where it breaks off."""
        text = self._text
        sign = text[start : start + 1]
        if sign not in ("{", "["):
            match = _QUOTED.match(text, start) if sign == '"' else _BARE.match(text, start)
            return match.end() if match else len(text) + 1
        return self._ends.get(start, len(text) + 1)

    def _closed(self) -> dict[int, int]:
        """Where each object and list that ends does end, by where it starts: one pass, whatever is asked for later."""
        ends: dict[int, int] = {}
        waiting: list[int] = []
        for match in _BRACKET.finditer(self._text):
            token = match[0]
            if token in "[{":
                waiting.append(match.start())
                if len(waiting) + len(ends) > MAX_MEMBERS:
                    msg = f"more than {MAX_MEMBERS} objects and lists"
                    raise JsonError(msg)
            elif token == '"':
                break
            elif token in "]}":
                if not waiting:
                    break
                ends[waiting.pop()] = match.end()
        return ends

    def _key(self, start: int, end: int) -> str | None:
        piece = self._text[start:end]
        try:
            raw = piece.encode("latin-1").decode("utf-8", "replace") if self._coding == "latin-1" else piece
            made = json.loads(raw, strict=False)
        except ValueError:
            return None
        return made if isinstance(made, str) else None

    def _below(self, value: Value) -> tuple[Mapping[str, Value | None] | None, list[Value] | None]:
        """The members of an object by key (the last of a key that stands twice), the elements of a list."""
        known = self._known.get(value)
        if known is None:
            sign = self._text[value[0] : value[0] + 1]
            object_ = self._members(value) if sign == "{" else None
            list_ = self._elements(value) if sign == "[" else None
            known = self._known[value] = (object_, list_)
        return known

    def _members(self, value: Value) -> Mapping[str, Value | None]:
        found: dict[str, Value | None] = {}
        at, last = value[0] + 1, value[1] - 1
        while (at := self._past(_BETWEEN, at)) < last and len(found) < MAX_MEMBERS:
            key = _QUOTED.match(self._text, at)
            colon = _COLON.match(self._text, key.end()) if key else None
            if key is None or colon is None:
                break
            end = self._end(colon.end())
            name = self._key(at, key.end())
            if end > last or end <= colon.end():
                break
            if name is not None:
                found[name] = (colon.end(), end)
            at = end
        return found

    def _elements(self, value: Value) -> list[Value]:
        found: list[Value] = []
        at, last = value[0] + 1, min(value[1] - 1, len(self._text))
        while (at := self._past(_BETWEEN, at)) < last and len(found) < MAX_MEMBERS:
            end = self._end(at)
            if end > last or end <= at:
                break
            found.append((at, end))
            at = end
        return found

    def _children(self, value: Value) -> Mapping[str, Value | None]:
        members, elements = self._below(value)
        return members if members is not None else {str(n): each for n, each in enumerate(elements or ())}

    def _found(self, value: Value) -> Found | None:
        start, end = value
        if end > len(self._text):
            return None
        if self._coding != "latin-1":
            start, end = (len(self._text[:at].encode(self._coding, "surrogatepass")) for at in value)
        return Found("path in JSON", Span(self._head + start, end - start))

    @property
    def root(self) -> Value:
        """The outermost value."""
        return self._root

    def below(self, value: Value) -> tuple[bool, list[tuple[str, Value]]]:
        """Whether it is an object, and what stands directly in it, by key or index; of other values nothing."""
        members, elements = self._below(value)
        if members is not None:
            return True, [(key, each) for key, each in members.items() if each is not None]
        return False, [(str(number), each) for number, each in enumerate(elements or ())]

    def text(self, value: Value) -> str:
        """A value as it is written."""
        piece = self._text[value[0] : value[1]]
        return piece.encode("latin-1").decode("utf-8", "replace") if self._coding == "latin-1" else piece

    def span(self, value: Value) -> Span | None:
        """Its bytes; None where it breaks off."""
        found = self._found(value)
        return None if found is None else found.span

    def at(self, *steps: str | int) -> Found | None:
        """Where the value at names and indexes stands; without any, the whole. None where it breaks off or is not there.

        What is below a string, which may hold JSON in turn, stands in that string.
        """
        value: Value | None = self._root
        for step in steps:
            if self._text[value[0] : value[0] + 2] in ('"{', '"['):
                break
            members, elements = self._below(value)
            if isinstance(step, str):
                value = (members or {}).get(step)
            else:
                value = next(iter((elements or [])[step : step + 1]), None)
            if value is None:
                return None
        return self._found(value)

    def find(self, path: str) -> Found | None:
        """Where the value at a path of keys and indexes joined with '/' stands; '' is the whole."""
        value = walk(self._root, path, self._children)
        return None if value is None else self._found(value)


def places(data: bytes) -> Lookup:
    """Both forms of path: `$.a[3].b` and `a/3/b`. Raises JsonError."""
    paths = JsonPaths(data)

    def lookup(locator: str) -> Found | None:
        parsed = parse_locator(locator)
        return (paths.at(*parsed.steps) if isinstance(parsed, Json) else None) or paths.find(locator)

    return lookup
