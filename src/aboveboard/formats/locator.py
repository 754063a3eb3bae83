"""The grammar of locators: the texts that name an item's place within its file.

Record keys are computed from locators, so that their texts never change. Some forms mean the same in every file; a path
takes its meaning from the format of the file (or from what the artifact declares).

    file                    the whole file
    bytes 120-300           from byte 120 up to, not including, byte 300
    line 7                  the seventh line, lines as Python's `str.splitlines` counts them
    $   $.a[3].b            in JSON: names and indexes
    1.2[3].4                in a protocol buffer: field numbers, and which one of them (from 0)
    packages/package[3]     in XML: elements by name, and which one of its name (from 1)
    a/b/3                   in a property list or JSON: keys and indexes (from 0); a key may hold slashes itself
    rowid 5 ITEM            in a database: an item inside a row; ITEM is one of the forms above, within one cell

What fits none of the first forms is a path. Nothing is escaped, so that a path with slashes in its keys is only read
together with its file (`places.walk`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

MAX_LENGTH: Final = 100_000
"""A longer locator is taken for a path and leads nowhere."""


@dataclass(frozen=True, slots=True)
class File:
    """The whole file."""

    def __str__(self) -> str:
        """The locator."""
        return "file"


@dataclass(frozen=True, slots=True)
class Bytes:
    """From `start` up to, not including, `end`."""

    start: int
    end: int

    def __str__(self) -> str:
        """The locator."""
        return f"bytes {self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Line:
    """A line, counted from 1."""

    number: int

    def __str__(self) -> str:
        """The locator."""
        return f"line {self.number}"


@dataclass(frozen=True, slots=True)
class Json:
    """Names (str) and indexes (int, from 0) from the root of a JSON text."""

    steps: tuple[str | int, ...]

    def __str__(self) -> str:
        """The locator."""
        return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.steps)


@dataclass(frozen=True, slots=True)
class Fields:
    """A path of field numbers, as `protobuf.get` takes it."""

    path: str

    def __str__(self) -> str:
        """The locator."""
        return self.path


@dataclass(frozen=True, slots=True)
class Elements:
    """Names of elements, and which one of its name (from 1; None where the locator does not say)."""

    steps: tuple[tuple[str, int | None], ...]

    def __str__(self) -> str:
        """The locator."""
        return "/".join(tag if number is None else f"{tag}[{number}]" for tag, number in self.steps)


@dataclass(frozen=True, slots=True)
class Path:
    """Keys and indexes joined with '/', or a word that only the artifact explains."""

    text: str

    def __str__(self) -> str:
        """The locator."""
        return self.text


@dataclass(frozen=True, slots=True)
class InRow:
    """An item inside a row: the column and value of the row's key, and the locator within the cell."""

    column: str
    key: str
    item: str

    def __str__(self) -> str:
        """The locator."""
        return f"{self.column} {self.key} {self.item}"


Locator = File | Bytes | Line | Json | Fields | Elements | Path

_NUMBER: Final = "(0|[1-9][0-9]{0,17})"
_BYTES: Final = re.compile(f"bytes {_NUMBER}-{_NUMBER}")
_LINE: Final = re.compile(f"line {_NUMBER}")
_JSON: Final = re.compile(rf"\$(?:\.[^.\[\]]+|\[{_NUMBER}\])*")
_JSON_STEP: Final = re.compile(rf"\.([^.\[\]]+)|\[{_NUMBER}\]")
_FIELDS: Final = re.compile(r"[1-9][0-9]{0,8}(?:\[[0-9]{1,9}\])?(?:\.[1-9][0-9]{0,8}(?:\[[0-9]{1,9}\])?)*")
_ELEMENT: Final = re.compile(r"([^\[\]/]*)(?:\[([1-9][0-9]{0,8})\])?")
_ROW: Final = re.compile(r"([A-Za-z_]\w*) (-?[0-9]+|[0-9a-f]+) (.+)", re.DOTALL)


def parse(text: str) -> Locator:
    """Read a locator within one file or cell. Never raises: what has no other form is a `Path`.

    A path with an index in brackets is `Elements`. `str()` of the result is the text again.
    """
    if text == "file":
        return File()
    if len(text) > MAX_LENGTH:
        return Path(text)
    if match := _BYTES.fullmatch(text):
        return Bytes(int(match[1]), int(match[2]))
    if match := _LINE.fullmatch(text):
        return Line(int(match[1]))
    if _JSON.fullmatch(text):
        return Json(tuple(m[1] if m[2] is None else int(m[2]) for m in _JSON_STEP.finditer(text)))
    if _FIELDS.fullmatch(text):
        return Fields(text)
    if text.endswith("]"):
        matches = [_ELEMENT.fullmatch(step) for step in text.split("/")]
        steps = tuple((m[1], None if m[2] is None else int(m[2])) for m in matches if m)
        if len(steps) == len(matches):
            return Elements(steps)
    return Path(text)


def in_row(text: str) -> InRow | None:
    """Split the locator of an item inside a row: 'rowid 5 $[1]' is item '$[1]' of row 5.

    None where the text is no such locator, and where the row's key is a text: keys may hold blanks.
    """
    match = _ROW.fullmatch(text) if len(text) <= MAX_LENGTH else None
    return InRow(match[1], match[2], match[3]) if match else None
