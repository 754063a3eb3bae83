"""The one element type that text and binary XML are read into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

MAX_BYTES: Final = 256 << 20
MAX_DEPTH: Final = 200
MAX_ELEMENTS: Final = 2_000_000


@dataclass(slots=True)
class Element:
    """An XML element: `attrs` in stored order, `text` all character data directly inside (not that of children),
    `children`.

    White space between children is dropped where there is no other text. `start` is the byte at which the element's
    tag (binary: its token) stands in the file, `end` the byte behind it; None in text XML that is not UTF-8 or
    ASCII, where expat counts otherwise.
    """

    tag: str
    attrs: dict[str, str] = field(default_factory=dict[str, str])
    text: str = ""
    children: list[Element] = field(default_factory=list["Element"])
    start: int | None = None
    end: int | None = None

    def get(self, name: str) -> str | None:
        """An attribute's value, or None where there is none."""
        return self.attrs.get(name)

    def find(self, tag: str) -> Element | None:
        """The first child of that tag."""
        return next((child for child in self.children if child.tag == tag), None)

    def findall(self, tag: str) -> list[Element]:
        """The children of that tag, in order."""
        return [child for child in self.children if child.tag == tag]

    def iter(self, tag: str | None = None) -> Iterator[Element]:
        """This element and all below it in document order, or only those of a tag."""
        waiting: list[Element] = [self]
        while waiting:
            element = waiting.pop()
            if tag is None or element.tag == tag:
                yield element
            waiting.extend(reversed(element.children))


def finish(element: Element, pieces: list[str]) -> None:
    """Set an element's text from the pieces that were found directly inside it."""
    text = "".join(pieces)
    element.text = "" if element.children and text.isspace() else text
