"""Protocol buffers read without their schema: fields by number, with strict bounds and the byte range of each.

`fields(data)` walks one message; `get(data, '2.3[1].1')` follows a path of field numbers; `tree(data)` is a best
effort at the whole. Wire format: https://protobuf.dev/programming-guides/encoding/ (varint, 64-bit,
length-delimited, groups, 32-bit).

What a number means (signed, zigzag, bool, enum; float or integer) is not on the wire. A `Field` keeps the unsigned
number and gives each reading as a property; the artifact that knows the meaning picks one.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, cast

from aboveboard.formats.errors import ProtobufError
from aboveboard.formats.places import Found, Lookup, Span

VARINT: Final = 0
FIXED64: Final = 1
BYTES: Final = 2
GROUP: Final = 3
FIXED32: Final = 5
_END_GROUP: Final = 4

MAX_DEPTH: Final = 64
MAX_NODES: Final = 500_000
"""Fields that `tree` reads in all."""

_DOUBLE: Final = struct.Struct("<d")
_FLOAT: Final = struct.Struct("<f")
_MASK64: Final = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its number, wire type, value, and where it stands.

    `value`: int (unsigned, 64 or 32 bits) for VARINT, FIXED64 and FIXED32; bytes for BYTES and GROUP (the group's
    content). `start`, `end`: the range of the whole field, tag included, in the bytes given to `fields` (plus its
    `base`); `value_start`: where the value itself starts.
    """

    number: int
    wire: int
    value: int | bytes
    start: int
    end: int
    value_start: int

    @property
    def uint(self) -> int:
        """The number, unsigned. Raises ProtobufError for bytes."""
        if isinstance(self.value, int):
            return self.value
        msg = f"field {self.number} holds bytes, not a number"
        raise ProtobufError(msg, offset=self.start)

    @property
    def int(self) -> int:
        """The number as two's complement (int32, int64, sfixed32, sfixed64)."""
        value = self.uint
        bits = 32 if self.wire == FIXED32 else 64
        return value - (1 << bits) if value >> (bits - 1) else value

    @property
    def zigzag(self) -> int:
        """The number as sint32 or sint64."""
        return zigzag(self.uint)

    @property
    def bool(self) -> bool:
        """The number as a truth value."""
        return self.uint != 0

    @property
    def real(self) -> float:
        """The number as float (32-bit fields) or double (64-bit fields). Raises ProtobufError for others."""
        if self.wire == FIXED64:
            return cast("float", _DOUBLE.unpack(self.uint.to_bytes(8, "little"))[0])
        if self.wire == FIXED32:
            return cast("float", _FLOAT.unpack(self.uint.to_bytes(4, "little"))[0])
        msg = f"field {self.number} has no fixed width"
        raise ProtobufError(msg, offset=self.start)

    @property
    def bytes(self) -> bytes:
        """The content. Raises ProtobufError for numbers."""
        if isinstance(self.value, bytes):
            return self.value
        msg = f"field {self.number} holds a number, not bytes"
        raise ProtobufError(msg, offset=self.start)

    @property
    def text(self) -> str:
        """The content as UTF-8. Raises ProtobufError where it is none."""
        try:
            return self.bytes.decode()
        except UnicodeDecodeError as error:
            msg = f"field {self.number} is not UTF-8"
            raise ProtobufError(msg, offset=self.value_start + error.start) from error


def zigzag(value: int) -> int:
    """Undo the zigzag of sint32/sint64: 0, 1, 2, 3 -> 0, -1, 1, -2."""
    return value >> 1 ^ -(value & 1)


def varint(data: bytes, at: int = 0, base: int = 0) -> tuple[int, int]:
    """Read one varint at `at`: (unsigned value of at most 64 bits, position behind it).

    `base` is added to the position given in an error. Raises ProtobufError.
    """
    value = shift = 0
    for position in range(at, min(at + 10, len(data))):
        byte = data[position]
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value & _MASK64, position + 1
        shift += 7
    msg = "varint is cut off or longer than 10 bytes"
    raise ProtobufError(msg, offset=base + at)


def varints(data: bytes) -> list[int]:
    """Read packed varints (a repeated number in one BYTES field). Raises ProtobufError."""
    found: list[int] = []
    at = 0
    while at < len(data):
        value, at = varint(data, at)
        found.append(value)
    return found


def _group_end(data: bytes, at: int, number: int, base: int) -> tuple[int, int]:
    """Where the content of a group that opens before `at` ends, and where the group itself does."""
    open_groups = [number]
    while True:
        tag_at = at
        tag, at = varint(data, at, base)
        wire = tag & 7
        if wire == VARINT:
            at = varint(data, at, base)[1]
        elif wire == FIXED64:
            at += 8
        elif wire == FIXED32:
            at += 4
        elif wire == BYTES:
            size, at = varint(data, at, base)
            at += size
        elif wire == GROUP:
            open_groups.append(tag >> 3)
            if len(open_groups) > MAX_DEPTH:
                msg = f"groups nested more than {MAX_DEPTH} deep"
                raise ProtobufError(msg, offset=base + tag_at)
        elif wire == _END_GROUP:
            if tag >> 3 != open_groups.pop():
                msg = "end of a group that is not open"
                raise ProtobufError(msg, offset=base + tag_at)
            if not open_groups:
                return tag_at, at
        else:
            msg = f"wire type {wire} does not exist"
            raise ProtobufError(msg, offset=base + tag_at)
        if at > len(data):
            msg = f"a field in a group reaches {at - len(data)} bytes beyond the message"
            raise ProtobufError(msg, offset=base + tag_at)


def fields(data: bytes, base: int = 0) -> Iterator[Field]:
    """Walk the fields of one message in stored order.

    `base` is added to the positions given, for a message inside another. Fields before damage are yielded; then
    ProtobufError is raised with the position.
    """
    at = 0
    size = len(data)
    while at < size:
        start = at
        tag, at = varint(data, at, base)
        number, wire = tag >> 3, tag & 7
        if not 0 < number < 1 << 29:
            msg = f"field number {number} is not allowed"
            raise ProtobufError(msg, offset=base + start)
        value_at = at
        value: int | bytes
        if wire == VARINT:
            value, at = varint(data, at, base)
        elif wire == BYTES:
            length, value_at = varint(data, at, base)
            at = value_at + length
            value = data[value_at:at]
        elif wire in (FIXED64, FIXED32):
            at += 8 if wire == FIXED64 else 4
            value = int.from_bytes(data[value_at:at], "little")
        elif wire == GROUP:
            end, at = _group_end(data, at, number, base)
            value = data[value_at:end]
        else:
            what = "end of a group that is not open" if wire == _END_GROUP else f"wire type {wire} does not exist"
            raise ProtobufError(what, offset=base + start)
        if at > size:
            msg = f"field {number} reaches {at - size} bytes beyond the message"
            raise ProtobufError(msg, offset=base + start)
        yield Field(number, wire, value, base + start, base + at, base + value_at)


_STEP: Final = re.compile(r"([0-9]{1,9})(?:\[([0-9]{1,9}|\*)\])?")


@lru_cache(maxsize=512)
def _path(path: str) -> tuple[tuple[int, int | None], ...]:
    """'2.3[1].1' -> ((2, 0), (3, 1), (1, 0)); [*] gives None: all."""
    steps: list[tuple[int, int | None]] = []
    for part in path.split("."):
        match = _STEP.fullmatch(part)
        if match is None:
            msg = f"not a path of field numbers: {path!r}"
            raise ValueError(msg)
        index = match[2]
        steps.append((int(match[1]), None if index == "*" else int(index or 0)))
    return tuple(steps)


def _follow(data: bytes, steps: tuple[tuple[int, int | None], ...], base: int, *, every: bool) -> Iterator[Field]:
    number, index = steps[0]
    last = len(steps) == 1
    if last and every:
        index = None
    seen = 0
    for field in fields(data, base):
        if field.number != number:
            continue
        if index is None or seen == index:
            if last:
                yield field
            elif isinstance(field.value, bytes):
                yield from _follow(field.value, steps[1:], field.value_start, every=every)
            if index is not None:
                return
        seen += 1


def get(data: bytes, path: str) -> Field | None:
    """The field at a path of field numbers, or None where there is none.

    '2.3[1].1' is field 1 in the second field 3 in the first field 2 of the message; without [n] the first is meant,
    [*] tries each. Positions are those in `data`. Raises ProtobufError where a message on the way is damaged before
    the field, ValueError for a bad path.
    """
    return next(_follow(data, _path(path), 0, every=False), None)


def first(data: bytes, number: int) -> Field | None:
    """The first field of that number in one message. Raises ProtobufError if the message is damaged before it."""
    return next((field for field in fields(data) if field.number == number), None)


def every(data: bytes, path: str) -> list[Field]:
    """All fields at a path: the last step means each of that number, steps before it the first unless [n] or [*] is
    given."""
    return list(_follow(data, _path(path), 0, every=True))


@dataclass(frozen=True, slots=True)
class Node:
    """A field in a tree: `value` is the number, a text, a list of nodes (a message inside), or bytes that look like
    neither."""

    field: Field
    value: int | str | bytes | list[Node]


# Control characters make a text unlikely, except tab and line ends.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


_LEAST_INSIDE: Final = 2


def _is_text(data: bytes) -> str | None:
    if data[:1] == b"\n" and len(data) > _LEAST_INSIDE and data[1] == len(data) - 2:
        return None  # Not a line's end: the tag of a first field, and exactly its length.
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text


class _Budget:
    """Counts fields over a whole tree."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = MAX_NODES


def _tree(data: bytes, base: int, depth: int, budget: _Budget) -> list[Node]:
    nodes: list[Node] = []
    for field in fields(data, base):
        budget.left -= 1
        if budget.left < 0:
            msg = f"more than {MAX_NODES} fields"
            raise ProtobufError(msg, offset=field.start)
        value: int | str | bytes | list[Node] = field.value
        if isinstance(value, bytes):
            text = None if field.wire == GROUP else _is_text(value)
            if text is not None:
                value = text
            elif depth > 0:
                try:
                    value = _tree(value, field.value_start, depth - 1, budget)
                except ProtobufError:
                    if budget.left < 0:
                        raise
        nodes.append(Node(field, value))
    return nodes


def tree(data: bytes, depth: int = 16) -> list[Node]:
    """Best effort at a whole message, `depth` levels down (at most MAX_DEPTH).

    Bytes that are printable UTF-8 are taken for text (empty ones too), others that read as a message without error
    for a message: a guess, which may be wrong for short values; `field.value` keeps the bytes. Raises ProtobufError,
    `partial` not set.
    """
    return _tree(data, 0, min(depth, MAX_DEPTH), _Budget())


def plain(nodes: list[Node]) -> dict[str, object]:
    """A tree as nested dicts for showing: field number -> value, or list of values where the number occurs more than
    once."""
    found: dict[str, list[object]] = {}
    for node in nodes:
        value = plain(node.value) if isinstance(node.value, list) else node.value
        found.setdefault(str(node.field.number), []).append(value)
    return {number: values[0] if len(values) == 1 else values for number, values in found.items()}


def places(data: bytes) -> Lookup:
    """Fields by path, as `get` takes it; the place is the whole field, tag included. '2[*]' and the like lead nowhere.

    Messages damaged on the way to a field hide it: None.
    """

    def lookup(path: str) -> Found | None:
        try:
            field = None if "*" in path or path.count(".") >= MAX_DEPTH else get(data, path)
        except ValueError:
            return None
        return None if field is None else Found("protocol buffer field", Span(field.start, field.end - field.start))

    return lookup
