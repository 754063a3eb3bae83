"""Small readings that many of Android's own files share: damaged XML as far as it goes, and numbers in attributes."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats.element import Element
from aboveboard.formats.errors import XmlError
from aboveboard.formats.xml import load


def document(data: bytes) -> Iterator[Element]:
    """Yield the root of an XML or Android Binary XML file, once.

    Of a damaged file it is what could be read before the damage, and XmlError is raised after it: a loop over this reads
    what is there and still ends with the error.
    """
    damage = None
    try:
        root = load(data)
    except XmlError as error:
        if not isinstance(error.partial, Element):
            raise
        root, damage = error.partial, error
    yield root
    if damage:
        raise damage


def number(text: str | None, base: int = 10) -> int | None:
    """The whole number that an attribute holds, or None where it holds none (or one of more than 20 digits)."""
    try:
        return int(text, base) if text and len(text) <= 20 else None
    except ValueError:
        return None


def truth(text: str | None) -> bool | None:
    """The truth value that an attribute holds as true, false, 1 or 0, or None where it holds none of them."""
    return {"true": True, "1": True, "false": False, "0": False}.get(text or "")
