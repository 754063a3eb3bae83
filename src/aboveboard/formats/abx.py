"""Android Binary XML (Android 12 and later: packages.xml, settings, usage statistics, accounts ...) to the same
elements as text XML.

Facts: https://android.googlesource.com/platform/frameworks/base (BinaryXmlSerializer.java,
BinaryXmlPullParser.java): the magic 'ABX\\0', then tokens of one byte: event in the lower half, type of value in the
upper. Lengths are 16 bits, numbers big endian; names and interned values are numbers into a table that grows as they
first occur (0xFFFF: a new one follows).
"""

from __future__ import annotations

import binascii
import re
import struct
from typing import Final

from aboveboard.formats.element import MAX_BYTES, MAX_DEPTH, MAX_ELEMENTS, Element, finish
from aboveboard.formats.errors import XmlError

MAGIC: Final = b"ABX\0"
_NEW: Final = 0xFFFF
_START_DOCUMENT, _END_DOCUMENT, _START_TAG, _END_TAG, _TEXT, _CDATA, _ENTITY = range(7)
_SPACE, _INSTRUCTION, _COMMENT, _DOCTYPE, _ATTRIBUTE = 7, 8, 9, 10, 15
_ENTITIES: Final = {"lt": "<", "gt": ">", "amp": "&", "apos": "'", "quot": '"'}
# Text in Java's own UTF-8: a NUL as two bytes, a character beyond U+FFFF as two surrogates.
_SURROGATES: Final = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def is_abx(data: bytes) -> bool:
    """Whether the bytes start as Android Binary XML."""
    return data[:4] == MAGIC


def _pair(match: re.Match[str]) -> str:
    high, low = match[0]
    return chr(0x10000 + (ord(high) - 0xD800 << 10) + ord(low) - 0xDC00)


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        pass
    try:
        text = raw.replace(b"\xc0\x80", b"\0").decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return raw.decode(errors="replace")
    return _SURROGATES.sub(_pair, text).encode("utf-8", "replace").decode()


def _float(raw: bytes) -> str:
    """The shortest digits that give the same 32-bit float."""
    value = struct.unpack(">f", raw)[0]
    for digits in range(1, 10):
        short = float(f"{value:.{digits}g}")
        try:
            if struct.pack(">f", short) == raw:
                return repr(short)
        except OverflowError:
            continue
    return repr(value)


class _Reader:
    """One pass over the tokens."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 4
        self.names: list[str] = []
        self.stack: list[tuple[Element, list[str]]] = []
        self.roots: list[Element] = []
        self.count = 0

    def fail(self, message: str) -> XmlError:
        return XmlError(message, offset=self.at)

    def take(self, size: int) -> bytes:
        end = self.at + size
        if end > len(self.data):
            raise self.fail("binary XML ends within a value")
        piece = self.data[self.at : end]
        self.at = end
        return piece

    def short(self) -> int:
        return int.from_bytes(self.take(2))

    def string(self) -> str:
        return _text(self.take(self.short()))

    def interned(self) -> str:
        index = self.short()
        if index == _NEW:
            text = self.string()
            # The table has 65,535 places; what comes later is written out each time.
            if len(self.names) < _NEW:
                self.names.append(text)
            return text
        if index >= len(self.names):
            raise self.fail(f"reference to string {index} of {len(self.names)}")
        return self.names[index]

    def value(self, kind: int) -> str | None:
        """An attribute's value as text XML would show it; None for null."""
        if kind == 1:
            return None
        if kind == 2:
            return self.string()
        if kind == 3:
            return self.interned()
        if kind == 4:
            return self.take(self.short()).hex()
        if kind == 5:
            return binascii.b2a_base64(self.take(self.short()), newline=False).decode()
        if kind in (6, 8):
            return str(int.from_bytes(self.take(4 if kind == 6 else 8), signed=True))
        if kind in (7, 9):
            return format(int.from_bytes(self.take(4 if kind == 7 else 8), signed=True), "x")
        if kind == 10:
            return _float(self.take(4))
        if kind == 11:
            return repr(struct.unpack(">d", self.take(8))[0])
        if kind in (12, 13):
            return "true" if kind == 12 else "false"
        raise self.fail(f"unknown type of value {kind}")

    def entity(self) -> str:
        name = self.string()
        if name in _ENTITIES:
            return _ENTITIES[name]
        digits = name[1:]
        if name[:1] == "#" and digits.isascii() and digits.isdigit() and len(digits) < 6 and int(digits) < 0xD800:
            return chr(int(digits))
        raise self.fail(f"unknown entity {name[:20]!r}")

    def run(self) -> None:
        size = len(self.data)
        while self.at < size:
            start = self.at
            token = self.data[start]
            event, kind = token & 15, token >> 4
            self.at = start + 1
            if event == _START_TAG:
                self.open(start)
            elif event == _ATTRIBUTE:
                name = self.interned()
                value = self.value(kind)
                if not self.stack:
                    raise self.fail("an attribute outside of an element")
                if value is not None:
                    self.stack[-1][0].attrs[name] = value
            elif event == _END_TAG:
                self.close(self.interned())
            elif event in (_TEXT, _CDATA, _SPACE, _ENTITY):
                text = self.entity() if event == _ENTITY else self.string()
                if self.stack:
                    self.stack[-1][1].append(text)
            elif event in (_INSTRUCTION, _COMMENT, _DOCTYPE):
                self.string()
            elif event == _END_DOCUMENT:
                return
            elif event != _START_DOCUMENT:
                self.at = start
                raise self.fail(f"unknown token {token:#04x}")

    def open(self, start: int) -> None:
        self.count += 1
        if self.count > MAX_ELEMENTS or len(self.stack) >= MAX_DEPTH:
            raise self.fail(f"more than {MAX_ELEMENTS} elements or {MAX_DEPTH} levels")
        element = Element(self.interned(), start=start)
        if self.stack:
            self.stack[-1][0].children.append(element)
        else:
            self.roots.append(element)
        self.stack.append((element, []))

    def close(self, name: str) -> None:
        if not self.stack:
            raise self.fail(f"end of <{name[:40]}>, which is not open")
        element, pieces = self.stack.pop()
        if element.tag != name:
            raise self.fail(f"end of <{name[:40]}> where <{element.tag[:40]}> is open")
        element.end = self.at
        finish(element, pieces)

    def result(self) -> Element | None:
        """What was read: the root; several roots, which Android's writer allows, under one element without a name."""
        while self.stack:
            element, pieces = self.stack.pop()
            finish(element, pieces)
        if len(self.roots) > 1:
            return Element("", children=self.roots)
        return self.roots[0] if self.roots else None


def load(data: bytes) -> Element:
    """Read Android Binary XML. Values are texts as Android's own reader shows them: numbers decimal (or hexadecimal
    where so written), bytes hex or base64, 'true' and 'false'; null attributes are left out. Floats in Python's
    shortest form ('1e+20' where Java has '1.0E20').

    Several roots come under an element without a name. Raises XmlError, with the elements read before as `partial`.
    """
    if data[:4] != MAGIC:
        msg = "not Android Binary XML"
        raise XmlError(msg, offset=0)
    if len(data) > MAX_BYTES:
        msg = f"binary XML of {len(data)} bytes, more than {MAX_BYTES}"
        raise XmlError(msg)
    reader = _Reader(data)
    try:
        reader.run()
        if reader.stack:
            raise reader.fail(f"binary XML ends with <{reader.stack[-1][0].tag[:40]}> open")
    except XmlError as error:
        error.partial = reader.result()
        raise
    root = reader.result()
    if root is None:
        msg = "binary XML without an element"
        raise XmlError(msg)
    return root
