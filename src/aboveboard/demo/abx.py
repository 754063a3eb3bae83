"""Writes Android's XML files, as text and as binary XML (ABX).

Facts: AOSP's BinaryXmlSerializer as described at https://www.cclsolutionsgroup.com/post/android-abx-binary-xml: the
magic 'ABX' and 0, tokens of a command (low four bits) and a type (high four bits), names interned once, big-endian
numbers.
"""

import struct
from xml.sax.saxutils import escape, quoteattr

import msgspec

_START_DOCUMENT, _END_DOCUMENT, _START_TAG, _END_TAG, _TEXT, _ATTRIBUTE = 0, 1, 2, 3, 4, 15
_NULL, _STRING, _INTERNED, _INT, _INT_HEX, _LONG, _LONG_HEX, _TRUE, _FALSE = 1, 2, 3, 6, 7, 8, 9, 12, 13


class Hex(int):
    """A number that Android writes in hexadecimal."""


class Long(int):
    """A number of 64 bits."""


class LongHex(Hex):
    """A number of 64 bits that Android writes in hexadecimal."""


Value = str | int | bool


class Element(msgspec.Struct, frozen=True):
    """An XML element: its name, attributes in order, children and text."""

    name: str
    attributes: dict[str, Value] = {}
    children: tuple["Element", ...] = ()
    text: str = ""


def _shown(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:x}" if isinstance(value, Hex) else str(value)


def text_xml(root: Element) -> bytes:
    """Write an element as the text XML of older Android versions."""
    lines = ["<?xml version='1.0' encoding='utf-8' standalone='yes' ?>"]

    def visit(element: Element, depth: int) -> None:
        pad = "    " * depth
        shown = "".join(f" {name}={quoteattr(_shown(value))}" for name, value in element.attributes.items())
        if element.text and not element.children:
            lines.append(f"{pad}<{element.name}{shown}>{escape(element.text)}</{element.name}>")
        elif not element.children:
            lines.append(f"{pad}<{element.name}{shown} />")
        else:
            lines.append(f"{pad}<{element.name}{shown}>")
            for child in element.children:
                visit(child, depth + 1)
            lines.append(f"{pad}</{element.name}>")

    visit(root, 0)
    return ("\n".join(lines) + "\n").encode()


def binary_xml(root: Element) -> bytes:
    """Write an element as ABX."""
    out = bytearray(b"ABX\0")
    known: dict[str, int] = {}

    def token(command: int, kind: int) -> None:
        out.append(kind << 4 | command)

    def plain(text: str) -> None:
        raw = text.encode()
        out.extend(struct.pack(">H", len(raw)))
        out.extend(raw)

    def interned(text: str) -> None:
        at = known.get(text)
        if at is not None:
            out.extend(struct.pack(">H", at))
            return
        known[text] = len(known)
        out.extend(b"\xff\xff")
        plain(text)

    def attribute(name: str, value: Value) -> None:
        if isinstance(value, bool):
            token(_ATTRIBUTE, _TRUE if value else _FALSE)
            interned(name)
        elif isinstance(value, LongHex | Long):
            token(_ATTRIBUTE, _LONG_HEX if isinstance(value, LongHex) else _LONG)
            interned(name)
            out.extend(struct.pack(">q", value))
        elif isinstance(value, int):
            token(_ATTRIBUTE, _INT_HEX if isinstance(value, Hex) else _INT)
            interned(name)
            out.extend(struct.pack(">i", value))
        else:
            token(_ATTRIBUTE, _STRING)
            interned(name)
            plain(value)

    def visit(element: Element) -> None:
        token(_START_TAG, _INTERNED)
        interned(element.name)
        for name, value in element.attributes.items():
            attribute(name, value)
        if element.text:
            token(_TEXT, _STRING)
            plain(element.text)
        for child in element.children:
            visit(child)
        token(_END_TAG, _INTERNED)
        interned(element.name)

    token(_START_DOCUMENT, _NULL)
    visit(root)
    token(_END_DOCUMENT, _NULL)
    return bytes(out)
