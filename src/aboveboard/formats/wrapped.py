"""The text that people wrote, out of what apps wrap it in: bytes of UTF-8, gzip, zlib, base64, JSON, rich text in JSON. Pure.

Rich text: lists of pieces as Telegram's export has them, Quill's deltas (https://quilljs.com/docs/delta), Draft.js's blocks
(https://draftjs.org/docs/api-reference-data-conversion) and ProseMirror's documents (https://prosemirror.net/docs/guide/#doc).
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator, Mapping
from typing import Any, Final, cast

import msgspec

MOST: Final = 1 << 20
"""Bytes of a text, packed or not."""
_BASE64: Final = re.compile(r"(?:[A-Za-z0-9+/]{4}){2,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\s*")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DEPTH: Final = 12


def text(value: object) -> str | None:
    """The text in a value; the value itself where it is a text that is wrapped in nothing, None where it is bytes of none."""
    if isinstance(value, bytes):
        return _of_bytes(value)
    if not isinstance(value, str):
        return None
    inner = unwrapped(value)
    return value if inner is None else inner


def unwrapped(value: str) -> str | None:
    """What a text is wrapped around; None where it is none of these."""
    head = value[:1]
    if head in ('"', "[", "{") and 2 <= len(value) <= MOST:
        try:
            made: Any = msgspec.json.decode(value.encode("utf-8", "replace"))
        except (ValueError, RecursionError):
            return None
        return made if isinstance(made, str) else rich(made)
    if len(value) >= 8 and _BASE64.fullmatch(value):
        try:
            return _of_bytes(base64.b64decode(value, validate=False), plain=_is_language(value) is False)
        except (binascii.Error, ValueError):
            return None
    return None


def rich(value: Any) -> str | None:
    """The text of rich text in JSON; None where it is none."""
    if isinstance(value, list):
        pieces = cast("list[Any]", value)
        # A list of texts alone is a list, and not one text in pieces.
        if any(isinstance(p, dict) for p in pieces) and all(
            isinstance(p, str) or isinstance(_said(p), str) for p in pieces
        ):
            return "".join(p if isinstance(p, str) else str(_said(p)) for p in pieces)
        return None
    if not isinstance(value, dict):
        return None
    members = cast("dict[str, Any]", value)
    ops, blocks, content = members.get("ops"), members.get("blocks"), members.get("content")
    if isinstance(ops, list):
        inserts = [cast("Mapping[str, Any]", o).get("insert") for o in cast("list[Any]", ops) if isinstance(o, dict)]
        return "".join(i for i in inserts if isinstance(i, str)).rstrip("\n")
    if isinstance(blocks, list):
        lines = [_said(b) for b in cast("list[Any]", blocks)]
        return (
            "\n".join(line for line in lines if isinstance(line, str))
            if any(isinstance(x, str) for x in lines)
            else None
        )
    if isinstance(content, list) and isinstance(members.get("type"), str):
        return "".join(_document(members, _DEPTH)).strip("\n") or None
    return None


def _said(piece: object) -> object:
    return cast("dict[str, Any]", piece).get("text") if isinstance(piece, dict) else None


def _document(node: Mapping[str, Any], depth: int) -> Iterator[str]:
    said = node.get("text")
    if isinstance(said, str):
        yield said
    content = node.get("content")
    if isinstance(content, list) and depth:
        for inner in cast("list[Any]", content):
            if isinstance(inner, dict):
                yield from _document(cast("dict[str, Any]", inner), depth - 1)
        if node.get("type") in ("paragraph", "heading", "list_item", "listItem", "blockquote"):
            yield "\n"


def _is_language(value: str) -> bool:
    """Whether letters that could be base64 read as a word instead: no digits, signs or capitals inside."""
    return value.isalpha() and (value.islower() or value[1:].islower())


def _of_bytes(data: bytes, *, plain: bool = True) -> str | None:
    if data[:2] == b"\x1f\x8b" or (data[:1] == b"x" and data[1:2] in (b"\x01", b"\x5e", b"\x9c", b"\xda")):
        inflated = _inflated(data)
        if inflated is not None:
            return _of_bytes(inflated)
    if not plain or len(data) > MOST:
        return None
    try:
        made = data.decode("utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data.decode()
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(made) else made


def _inflated(data: bytes) -> bytes | None:
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        made = unpacker.decompress(data, MOST)
    except zlib.error:
        return None
    return made if unpacker.eof else None
