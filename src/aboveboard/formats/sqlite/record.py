"""Single varints, serial types and records. Facts: https://www.sqlite.org/fileformat2.html#record_format."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import TypeAlias

from aboveboard.formats.sqlite.model import Value

Bytes: TypeAlias = bytes | memoryview

FIXED = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)
ENCODINGS = {1: "utf-8", 2: "utf-16-le", 3: "utf-16-be"}
MAX_PAYLOAD = 2**31 - 1


class Damaged(ValueError):
    """The bytes here are not what the format needs."""


def varint(data: Bytes, at: int, end: int) -> tuple[int, int]:
    """The unsigned value at `at` and the position after it. Raises Damaged when it runs over `end`."""
    value = 0
    for step in range(9):
        if at + step >= end:
            raise Damaged("varint over the end")
        byte = data[at + step]
        if step == 8:
            return (value << 8) | byte, at + 9
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, at + step + 1
    raise Damaged("varint")


def signed(value: int) -> int:
    """A 64-bit unsigned number as the signed number it stands for."""
    return value - 2**64 if value >= 2**63 else value


def varint_size(value: int) -> int:
    """How many bytes SQLite uses to write `value` (not negative)."""
    size = 1
    while value >= 0x80 and size < 9:
        value >>= 7
        size += 1
    return size


def body_size(serial: int) -> int:
    """Bytes of a value of this serial type."""
    return FIXED[serial] if serial < 12 else (serial - 12) >> 1


def header(data: Bytes, at: int, end: int, limit: int) -> tuple[list[int], int]:
    """Serial types of the record that begins at `at`, and the position of its body.

    At most `limit` types are read, and those after them not looked at: a header can be as long as its page. Raises
    Damaged when the header does not end where it says.
    """
    size, at_type = varint(data, at, end)
    stop = at + size
    if stop > end or size < at_type - at:
        raise Damaged("header over the end")
    types: list[int] = []
    while at_type < stop and len(types) < limit:
        serial, at_type = varint(data, at_type, stop)
        if serial in (10, 11):
            raise Damaged("reserved serial type")
        types.append(serial)
    return types, stop


def value_of(serial: int, raw: Bytes, encoding: str) -> Value:
    """The value of a serial type and its bytes.

    Bytes that are not valid text are replaced, NaN is NULL as in SQLite.
    """
    if serial >= 12:
        if serial & 1:
            if encoding != "utf-8" and len(raw) & 1:
                raw = raw[:-1]
            return str(raw, encoding, "replace")
        return bytes(raw)
    if serial == 0:
        return None
    if serial <= 6:
        return int.from_bytes(raw, "big", signed=True)
    if serial == 7:
        real = struct.unpack(">d", raw)[0]
        return real if real == real else None
    return serial - 8


def values_of(types: Sequence[int], body: Bytes, encoding: str) -> list[Value]:
    """The values of a whole record. Raises Damaged when the body is too short."""
    at = 0
    out: list[Value] = []
    for serial in types:
        size = body_size(serial)
        if at + size > len(body):
            raise Damaged("body too short")
        out.append(value_of(serial, body[at : at + size], encoding))
        at += size
    return out


RULES = {
    0: "NULL: no bytes",
    7: "big-endian IEEE 754 double",
    8: "the integer 0: no bytes",
    9: "the integer 1: no bytes",
}


def rule_of(serial: int, encoding: str) -> str:
    """In words, how the bytes of this serial type become a value."""
    if serial >= 12:
        return f"text, {encoding}" if serial & 1 else "bytes as they are"
    return RULES.get(serial, f"big-endian two's complement integer of {body_size(serial)} bytes")


def local_size(payload: int, usable: int, table: bool) -> int:
    """How many payload bytes a leaf cell keeps on its own page."""
    biggest = usable - 35 if table else (usable - 12) * 64 // 255 - 23
    if payload <= biggest:
        return payload
    smallest = (usable - 12) * 32 // 255 - 23
    kept = smallest + (payload - smallest) % (usable - 4)
    return kept if kept <= biggest else smallest
