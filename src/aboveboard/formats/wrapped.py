"""The text that people wrote, out of what apps wrap it in: UTF-8, gzip, zlib, base64, percent signs, JSON, rich text. Pure.

Rich text: lists of pieces as Telegram's export has them, parts with types as mail and multimedia messages have them, Tinode's
Drafty (https://github.com/tinode/chat/blob/master/docs/drafty.md), Quill's deltas (https://quilljs.com/docs/delta),
Draft.js's blocks (https://draftjs.org/docs/api-reference-data-conversion) and ProseMirror's documents
(https://prosemirror.net/docs/guide/#doc).
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator, Mapping
from typing import Any, Final, cast
from urllib.parse import unquote, unquote_plus

import msgspec

MOST: Final = 1 << 20
"""Bytes of a text, packed or not."""
_CLASSED: Final = re.compile(r"[A-Za-z_][\w$]*(?:\.[A-Za-z_][\w$]*)+[;:](?=[{\[\"])")
"""The name of a class in front of what was made of one of its objects: 'java.lang.String;"…"'."""
_BASE64: Final = re.compile(r"(?:[A-Za-z0-9+/]{4}){2,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\s*")
_PERCENT: Final = re.compile(r"[\w*.+~!'()-]*(?:%[0-9A-Fa-f]{2}[\w*.+~!'()-]*){2,}", re.ASCII)
"""A text as forms and addresses of pages carry it (https://url.spec.whatwg.org/#application/x-www-form-urlencoded)."""
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


def bare(value: str) -> str:
    """The same without the name of a class in front of JSON."""
    found = _CLASSED.match(value[:_LONGEST_CLASS]) if value[:1].isalpha() else None
    return value[found.end() :] if found is not None else value


_LONGEST_CLASS: Final = 200


def unwrapped(value: str) -> str | None:
    """What a text is wrapped around; None where it is none of these."""
    value = bare(value)
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
    return _unquoted(value) if len(value) <= MOST and is_escaped(value) else None


def is_escaped(value: str) -> bool:
    """Whether a text is written with percent signs; it may end within one, where it was cut."""
    found = _PERCENT.match(value) if "%" in value else None
    return found is not None and found.end() >= len(value) - 2


def _unquoted(value: str) -> str | None:
    """What percent signs stand for; a plus is a blank where no blank is written otherwise."""
    try:
        made = unquote_plus(value, errors="strict") if "%20" not in value else unquote(value, errors="strict")
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(made) or made == value else made


def rich(value: Any) -> str | None:
    """The text of rich text in JSON; None where it is none."""
    if isinstance(value, list):
        pieces = cast("list[Any]", value)
        if in_parts(pieces):
            return _of_parts(pieces)
        # A list of texts alone is a list, and not one text in pieces.
        if any(isinstance(p, dict) for p in pieces) and all(
            isinstance(p, str) or isinstance(_said(p), str) for p in pieces
        ):
            return "".join(p if isinstance(p, str) else str(_said(p)) for p in pieces)
        return _of_parts(pieces)
    if not isinstance(value, dict):
        return None
    members = cast("dict[str, Any]", value)
    drafty = members.get("txt")
    if isinstance(drafty, str) and {"fmt", "ent"} & members.keys():
        return drafty
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


def in_parts(pieces: list[Any]) -> bool:
    """Whether these are parts that say what they are by a type of media, as those of mail and multimedia messages do."""
    return bool(pieces) and all("/" in (_sort(p) or "") for p in pieces)


def _sort(piece: object) -> str | None:
    members = cast("dict[str, Any]", piece) if isinstance(piece, dict) else {}
    return next((s for t in _TYPES if isinstance(s := members.get(t), str)), None)


_TYPES: Final = ("type", "ct", "mime", "mimeType", "mime_type", "contentType", "content_type", "kind")
_PLAIN: Final = ("text", "text/plain", "plain", "txt")


def _of_parts(pieces: list[Any]) -> str | None:
    """The texts of the parts that say that they are plain text, of parts that all say what they are."""
    said: list[str] = []
    for piece in pieces:
        sort, members = _sort(piece), cast("dict[str, Any]", piece)
        if sort is None:
            return None
        text_ = members.get("text", members.get("content"))
        if sort.partition(";")[0].strip().lower() in _PLAIN and isinstance(text_, str):
            said.append(text_)
    return "\n".join(said) if said else None


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


def utf16(data: bytes) -> str | None:
    """The JSON in bytes of UTF-16, as WebKit keeps what pages store; None for bytes of anything else."""
    if len(data) % 2 or len(data) > MOST or data[:2] not in (b"{\0", b"[\0", b'"\0'):
        return None
    try:
        return data.decode("utf-16-le")
    except UnicodeDecodeError:
        return None


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
