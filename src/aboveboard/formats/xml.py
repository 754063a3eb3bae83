"""XML as Android and apps write it, text or binary, into one light element type; and Android's shared preferences.

Text is read by expat with entities and document types' internal subsets refused, and with limits on size, depth and
number. Facts on preferences: https://android.googlesource.com/platform/frameworks/base (XmlUtils.java, writeMapXml
and writeValueXml).
"""

from __future__ import annotations

import binascii
from typing import Final, NoReturn
from xml.parsers import expat

from aboveboard.formats import abx
from aboveboard.formats.element import MAX_BYTES, MAX_DEPTH, MAX_ELEMENTS, Element, finish
from aboveboard.formats.errors import XmlError

__all__ = ["Element", "load", "preferences", "shared_prefs"]


class _Text:
    """Builds elements from expat's events."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.root: Element | None = None
        self.stack: list[tuple[Element, list[str]]] = []
        self.count = 0
        self.parser = expat.ParserCreate()
        # In other encodings expat's positions are still those of the input, but its tags cannot be measured by bytes.
        self.bytewise = not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\0<", b"<\0"))

    def fail(self, message: str) -> NoReturn:
        raise XmlError(message, offset=self.parser.CurrentByteIndex)

    def refuse(self, *_: object) -> NoReturn:
        self.fail("entities are refused")

    def doctype(self, _name: str, _system: str | None, _public: str | None, internal: bool) -> None:
        if internal:
            self.fail("a document type with declarations is refused")

    def run(self) -> Element:
        parser = self.parser
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters
        parser.EntityDeclHandler = self.refuse
        parser.SkippedEntityHandler = self.refuse
        parser.StartDoctypeDeclHandler = self.doctype
        try:
            parser.Parse(self.data, True)
        except expat.ExpatError as error:
            at = parser.ErrorByteIndex
            # Padding behind the closed document is not part of it.
            if self.root is None or self.stack or self.data[at:].strip(b"\0 \t\r\n"):
                message = f"damaged XML: {expat.ErrorString(error.code)}"
                raise XmlError(message, offset=at, partial=self.so_far()) from error
        except XmlError as error:
            error.partial = self.so_far()
            raise
        except (LookupError, ValueError) as error:
            # The declaration names an encoding that there is not, or one of several bytes that expat does not take.
            raise XmlError(f"XML in an encoding that is not read: {error}", partial=self.so_far()) from error
        if self.root is None:
            self.fail("XML without an element")
        return self.root

    def so_far(self) -> Element | None:
        # This hands over the text that expat still holds back.
        self.parser.buffer_text = False
        while self.stack:
            finish(*self.stack.pop())
        return self.root

    def characters(self, text: str) -> None:
        if self.stack:
            self.stack[-1][1].append(text)

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        self.count += 1
        if self.count > MAX_ELEMENTS or len(self.stack) >= MAX_DEPTH:
            self.fail(f"more than {MAX_ELEMENTS} elements or {MAX_DEPTH} levels")
        element = Element(tag, attrs, start=self.parser.CurrentByteIndex if self.bytewise else None)
        if self.stack:
            self.stack[-1][0].children.append(element)
        elif self.root is None:
            self.root = element
        self.stack.append((element, []))

    def end(self, _tag: str) -> None:
        element, pieces = self.stack.pop()
        if self.bytewise:
            # At a closing tag expat stands in front of it, behind an empty element (where another's closing tag may stand).
            at = self.parser.CurrentByteIndex
            empty = not pieces and not element.children and self.data[at - 2 : at] == b"/>"
            element.end = at if empty or self.data[at : at + 2] != b"</" else self.data.find(b">", at) + 1
        finish(element, pieces)


def load(data: bytes) -> Element:
    """Read text or Android Binary XML.

    Raises XmlError, whose `partial` is the root with what was read before the damage, or None.
    """
    if data[:4] == abx.MAGIC:
        return abx.load(data)
    if len(data) > MAX_BYTES:
        msg = f"XML of {len(data)} bytes, more than {MAX_BYTES}"
        raise XmlError(msg)
    # Some writers put blank lines in front of the declaration, which expat does not take.
    skipped = len(data) - len(data.lstrip(b" \t\r\n"))
    if not skipped:
        return _Text(data).run()
    reader = _Text(data[skipped:])
    try:
        root = reader.run()
    except XmlError as error:
        if isinstance(error.partial, Element):
            _shift(error.partial, skipped)
        raise
    _shift(root, skipped)
    return root


def _shift(root: Element, by: int) -> None:
    for element in root.iter():
        element.start = None if element.start is None else element.start + by
        element.end = None if element.end is None else element.end + by


_NUMBERS: Final = {"int": int, "long": int, "float": float, "double": float}


def _value(element: Element) -> object:
    """One value as XmlUtils writes it. What cannot be read as its type says stays the text it is."""
    tag, stored = element.tag, element.attrs.get("value")
    if tag == "string":
        return element.text
    if tag == "null":
        return None
    if tag in _NUMBERS and stored is not None:
        try:
            return _NUMBERS[tag](stored) if len(stored) < 400 else stored
        except ValueError:
            return stored
    if tag == "boolean":
        return {"true": True, "false": False}.get(stored or "", stored)
    if tag in ("set", "list"):
        return [_value(child) for child in element.children]
    if tag == "map":
        return {child.attrs.get("name", ""): _value(child) for child in element.children}
    if tag == "byte-array":
        try:
            return binascii.unhexlify(element.text.strip())
        except (ValueError, binascii.Error):
            return element.text
    if tag.endswith("-array"):
        return [child.attrs.get("value", child.text) for child in element.children]
    return stored if stored is not None else element.text


def preferences(root: Element) -> dict[str, object]:
    """The values of a `<map>` element by name: str, int, float, bool, None, list (of a set or list), dict (of a map
    inside), bytes.

    Raises XmlError where the element is no map.
    """
    if root.tag != "map":
        msg = f"<{root.tag[:40]}> where <map> belongs"
        raise XmlError(msg, offset=root.start)
    return {child.attrs.get("name", ""): _value(child) for child in root.children}


def shared_prefs(data: bytes) -> dict[str, object]:
    """Read an Android shared preferences file; see `preferences`.

    Raises XmlError; for a damaged file its `partial` is the dict of the values read before.
    """
    try:
        return preferences(load(data))
    except XmlError as error:
        if isinstance(error.partial, Element):
            error.partial = preferences(error.partial) if error.partial.tag == "map" else None
        raise
