"""What bytes of unknown kind look like, for the way into them."""

from __future__ import annotations

from typing import Final

from aboveboard.engine.evidence import HEADER
from aboveboard.engine.raw.asks import ENTRIES, FIELDS, HEX, TABLES, TEXT, TREE
from aboveboard.engine.raw.forms import sniff
from aboveboard.formats import leveldb, protobuf, segb
from aboveboard.formats.errors import FormatError
from aboveboard.formats.media import sniff as media

_LOOKED: Final = 64 * 1024
_LEAST: Final = 4


def looks_like(data: bytes) -> str:
    """The view that fits best: tree, tables, entries, fields, text, hex; 'picture' for what a picture begins with."""
    head = data[:_LOOKED]
    if head[:16] == HEADER:
        return TABLES
    if sniff(head):
        return TREE
    if segb.version(head) is not None or leveldb.is_table(data):
        return ENTRIES
    mime = media(head[:512]) or ""
    if mime.startswith("image/"):
        return "picture"
    if mime:
        return HEX
    if printable(head, whole=len(head) == len(data)):
        return TEXT
    return FIELDS if len(data) >= _LEAST and _is_message(data) else HEX


def printable(head: bytes, *, whole: bool) -> bool:
    """Whether bytes are UTF-8 without control characters; the end of a part may break off within a character."""
    if not head:
        return False
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as error:
        if whole or error.start < len(head) - 3:
            return False
        text = head[: error.start].decode("utf-8", "replace")
    return not any(c < " " and c not in "\t\r\n" for c in text)


def _is_message(data: bytes) -> bool:
    if len(data) > _LOOKED:
        return False
    try:
        return any(True for _ in protobuf.fields(data)) and all(True for _ in protobuf.fields(data))
    except FormatError:
        return False
