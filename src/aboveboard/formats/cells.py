"""What is packed into one cell of a table: a JSON object, a binary property list, a keyed archive, a protocol
buffer, MessagePack or a vCard.

Its plain values stand under paths of keys joined with dots, as `objects.flattened` gives them; what a protocol buffer
holds has numbers for names (`field3.field1`), but for maps, whose keys are names. Texts that are JSON in turn are
opened. A date is seconds since 2001. Pure, and bounded in bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, cast

import msgspec

from aboveboard.formats import msgpack, plist, protobuf, vcard, wrapped
from aboveboard.formats.errors import FormatError
from aboveboard.formats.objects import Rows, Walk, flattened, json_locator, path_locator

MOST: Final = 1 << 20
"""Bytes of a cell that is looked into."""
HEAD: Final = 8
"""So many first bytes tell whether a cell may be a packed one."""
_BEGINNING: Final = 240
_KEPT: Final = 8
_DEPTH: Final = 8
_NESTED: Final = 3
"""So often is a text looked into that is JSON in JSON."""
_LEAST_JSON: Final = 8
_NOTHING: Final = (FormatError, ValueError, LookupError, TypeError, OverflowError, RecursionError)


def may_be(head: str | bytes) -> bool:
    """Whether a cell that begins so may hold packed values."""
    if isinstance(head, str):
        if head[:1].isalpha():
            bare = wrapped.bare(head)
            return bare[:1] == "{" or bare[:2] == "[{" or vcard.is_card(head)
        return head.lstrip().startswith(("{", "[{"))
    # The tag of a protocol buffer's first field: a number from 1 to 15 of a type that there is.
    tag = head[0] if head else 0
    packed = 0x80 < tag <= 0x8F or tag in (0xDE, 0xDF)
    return (
        packed
        or head.startswith(b"bplist0")
        or head.lstrip()[:1] == b"{"
        or (8 <= tag < 128 and tag & 7 in (0, 1, 2, 5))
    )


@lru_cache(maxsize=_KEPT)
def unpacked(cell: str | bytes) -> Mapping[str, Any]:
    """The plain values in a cell; empty where it is no object of these forms."""
    if not 2 <= len(cell) <= MOST or not may_be(cell[:_BEGINNING]):
        return {}
    try:
        value = _value(cell)
    except _NOTHING:
        return {}
    if isinstance(value, list):
        # A list that is the cell: of who it is from, say. What is taken is the first.
        listed = cast("list[Any]", value)
        value = dict[str, Any]({"0": listed[0]}) if 0 < len(listed) <= _FEW and isinstance(listed[0], dict) else None
    return flattened(_without_lists_of_one(cast("dict[Any, Any]", value), _DEPTH)) if isinstance(value, dict) else {}


_FEW: Final = 8


def _without_lists_of_one(value: Mapping[Any, Any], depth: int) -> dict[Any, Any]:
    """The same, with the object of a list that holds one alone in the list's place."""
    made: dict[Any, Any] = {}
    for key, member in value.items():
        inner: Any = member
        listed = cast("list[Any]", inner) if isinstance(inner, list) else []
        if len(listed) == 1 and isinstance(listed[0], dict):
            inner = dict[str, Any]({"0": listed[0]})
        made[key] = (
            _without_lists_of_one(cast("dict[Any, Any]", inner), depth - 1)
            if isinstance(inner, dict) and depth
            else inner
        )
    return made


def _value(cell: str | bytes) -> object:
    return opened(_first_value(cell))


def opened(value: Any, depth: int = _NESTED) -> Any:
    """The same with the object or list in place of each text that is one in JSON."""
    if isinstance(value, dict):
        return {k: opened(v, depth) for k, v in cast("dict[Any, Any]", value).items()}
    if isinstance(value, list):
        return [opened(v, depth) for v in cast("list[Any]", value)]
    if (
        isinstance(value, str)
        and depth
        and len(value) >= _LEAST_JSON
        and (value[0], value[-1]) in (("{", "}"), ("[", "]"))
    ):
        try:
            inner = _json(value.encode("utf-8", "replace"))
        except (ValueError, RecursionError):
            return value
        return opened(inner, depth - 1) if isinstance(inner, dict | list) else value
    return value


def _first_value(cell: str | bytes) -> object:
    if isinstance(cell, bytes) and (text := wrapped.utf16(cell)) is not None:
        cell = text
    if isinstance(cell, str) and vcard.is_card(cell):
        return dict(vcard.fields(cell))
    if isinstance(cell, str):
        return _json(wrapped.bare(cell).encode("utf-8", "replace"))
    if cell.startswith(b"bplist0"):
        value = plist.load(cell)
        return plist.unarchive(value) if plist.is_archive(value) else value
    if cell.lstrip()[:1] == b"{":
        try:
            return _json(cell)
        except ValueError:
            return numbered(protobuf.tree(cell))
    if cell[0] & 0x80:
        return _members(msgpack.load(cell), _DEPTH)
    return numbered(protobuf.tree(cell))


_LIST_IN_BYTES: Final = range(0x92, 0xA0)
_LONGEST_HEAD: Final = 128


def _members(value: Any, depth: int) -> object:
    """What MessagePack holds: lists by number, bytes that are text as it, and those that end with a list as that list."""
    if isinstance(value, dict) and depth:
        return {str(k): _members(v, depth - 1) for k, v in cast("dict[Any, Any]", value).items()}
    if isinstance(value, list) and depth:
        return {str(n): _members(v, depth - 1) for n, v in enumerate(cast("list[Any]", value)[:_MOST_MEMBERS])}
    if not isinstance(value, bytes):
        return cast("object", value)
    text = _text(value)
    if text is not None:
        return text
    listed = _list_behind(value) if depth else None
    return value if listed is None else _members(listed, depth - 1)


def _text(value: object) -> str | None:
    """The text that a value is, or that bytes are."""
    try:
        text = value.decode() if isinstance(value, bytes) else value
    except UnicodeDecodeError:
        return None
    return text if isinstance(text, str) and not any(c < " " and c not in "\t\r\n" for c in text) else None


def _list_behind(data: bytes) -> list[Any] | None:
    """The list that bytes end with, behind addresses and a signature; of several that they may be the one with the longest text.

    What stands in front may begin a list by accident, in which the other stands, and so may what stands in a text, and cut it.
    """
    best: tuple[int, int, list[Any]] | None = None
    for start in range(min(len(data), _LONGEST_HEAD)):
        if data[start] in _LIST_IN_BYTES:
            try:
                listed = cast("list[Any]", msgpack.load(data[start:]))
            except FormatError:
                continue
            longest = max(len(_text(m) or "") for m in listed)
            if best is None or (longest, len(listed)) > best[:2]:
                best = (longest, len(listed), listed)
    return best[2] if best is not None else None


_MOST_MEMBERS: Final = 40


def _json(data: bytes) -> object:
    """JSON; also such as has half of a surrogate pair, as texts that were cut have."""
    try:
        return msgspec.json.decode(data)
    except msgspec.DecodeError:
        if b"\\u" not in data:
            raise
    return json.loads(data.decode("utf-8", "replace"))


def numbered(nodes: Sequence[protobuf.Node], depth: int = _DEPTH) -> dict[str, Any]:
    """A protocol buffer's fields by number, the first of each.

    What is laid out as a map is one: its values stand under their keys. A `google.protobuf.Timestamp` is microseconds since
    1970. Facts: https://protobuf.dev/programming-guides/proto3/#maps and
    https://protobuf.dev/reference/protobuf/google.protobuf/#timestamp.
    """
    value: dict[str, Any] = {}
    repeated: dict[int, list[protobuf.Node]] = {}
    for node in nodes:
        repeated.setdefault(node.field.number, []).append(node)
    for number, same in repeated.items():
        pairs = _pairs(same) if len(same) >= _LEAST_PAIRS else None
        if pairs is not None:
            value[f"field{number}"] = {k: _member(v, depth - 1, pair=True) for k, v in pairs.items()}
        else:
            value[f"field{number}"] = _member(same[0], depth - 1, pair=False)
    return value


_LEAST_PAIRS: Final = 2
_KEY: Final = re.compile(r"[\w.$:/@-]{1,80}")
_FIRST_SECOND, _LAST_SECOND = 946_684_800, 2_019_686_400
"""2000 and 2034."""


def _pairs(nodes: Sequence[protobuf.Node]) -> dict[str, protobuf.Node] | None:
    """The entries of a map from texts: each a message of the fields 1, a text, and 2; None where these are something else."""
    found: dict[str, protobuf.Node] = {}
    for node in nodes:
        entry = node.value
        if not isinstance(entry, list) or [n.field.number for n in entry] not in ([1, 2], [1]):
            return None
        key = entry[0].value
        if not isinstance(key, str) or _KEY.fullmatch(key) is None or key in found:
            return None
        if len(entry) == 2:
            found[key] = entry[1]
    return found if len(found) >= _LEAST_PAIRS else None


def _member(node: protobuf.Node, depth: int, *, pair: bool) -> Any:
    inner = node.value
    if not isinstance(inner, list):
        return inner
    moment = _moment(inner, bare=pair)
    if moment is not None:
        return moment
    if pair and len(inner) == 1:
        # A value of one of several kinds, each with its number.
        return _member(inner[0], depth - 1, pair=True) if depth > 0 else None
    return numbered(inner, depth) if depth > 0 else None


def _moment(nodes: Sequence[protobuf.Node], *, bare: bool) -> int | None:
    """A message of seconds since 1970 and nanoseconds, in microseconds; `bare`: also without the latter."""
    numbers = [n.field.number for n in nodes]
    if numbers != [1, 2] and not (bare and numbers == [1]):
        return None
    seconds, nanos = nodes[0].value, nodes[1].value if len(nodes) > 1 else 0
    if not isinstance(seconds, int) or not isinstance(nanos, int):
        return None
    if not _FIRST_SECOND <= seconds < _LAST_SECOND or not 0 <= nanos < 1_000_000_000:
        return None
    return seconds * 1_000_000 + nanos // 1000


def inside(cell: object, path: str) -> str | int | float | None:
    """One plain value in a cell; None where it is not there or is bytes."""
    value = unpacked(cell).get(path) if isinstance(cell, str | bytes) else None
    if isinstance(value, str):
        # Half of a surrogate pair is no character.
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, int):
        return value if -(1 << 63) <= value < 1 << 63 else str(value)
    return value if isinstance(value, float) else None


def lists(cell: object) -> Mapping[str, Rows]:
    """The lists of similar objects in a cell of JSON, or in a property list or archive, by their patterns."""
    if not isinstance(cell, str | bytes) or not 2 <= len(cell) <= MOST:
        return {}
    if isinstance(cell, bytes) and (text := wrapped.utf16(cell)) is not None:
        cell = text
    binary = isinstance(cell, bytes) and cell.startswith(b"bplist0")
    try:
        value = (
            _value(cell)
            if binary
            else opened(
                msgspec.json.decode(wrapped.bare(cell).encode("utf-8", "replace") if isinstance(cell, str) else cell)
            )
        )
        walk = Walk("items", path_locator if binary else json_locator, least=1)
        walk.walk(value)
    except _NOTHING:
        return {}
    return walk.found
