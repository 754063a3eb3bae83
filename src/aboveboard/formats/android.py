"""Small readings that many of Android's own files share: damaged XML as far as it goes, and numbers in attributes,
names of networks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from aboveboard.formats.element import Element
from aboveboard.formats.errors import XmlError
from aboveboard.formats.xml import load

_QUOTED: Final = re.compile(r'"(.*)"', re.DOTALL)


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


def elements(data: bytes, *tags: str) -> Iterator[tuple[str, Element]]:
    """Yield the children of the root that have these tags, tag by tag, each with its place: `packages/package[3]`.

    Raises XmlError as `document` does.
    """
    for root in document(data):
        for tag in tags:
            for place, element in enumerate(root.findall(tag), 1):
                yield f"{root.tag}/{tag}[{place}]", element


def number(text: str | None, base: int = 10) -> int | None:
    """The whole number that an attribute holds, or None where it holds none (or one of more than 20 digits)."""
    try:
        return int(text, base) if text and len(text) <= 20 else None
    except ValueError:
        return None


def truth(text: str | None) -> bool | None:
    """The truth value that an attribute holds as true, false, 1 or 0, or None where it holds none of them."""
    return {"true": True, "1": True, "false": False, "0": False}.get(text or "")


def network_name(text: str | None) -> str | None:
    """The name of a Wi-Fi network as its stores write it: in quotes, or as the hexadecimal bytes of what is not plain text.

    Facts: WifiSsid in https://android.googlesource.com/platform/packages/modules/Wifi.
    """
    match = _QUOTED.fullmatch(text or "")
    if match or not text:
        return match[1] or None if match else None
    try:
        return bytes.fromhex(text).decode()
    except ValueError:
        return text
