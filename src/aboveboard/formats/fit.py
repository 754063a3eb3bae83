"""FIT files of sports watches and apps: messages by number, each with its fields by number and its bytes' place.

Protocol: https://developer.garmin.com/fit/protocol/. What numbers mean is in the FIT Profile of the same site; those that
are used here have names. Checksums are not compared, since recordings that break off have none.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from aboveboard.formats.errors import FitError

EPOCH_S: Final = 631_065_600
"""1989-12-31 00:00 UTC in Unix seconds, from which FIT counts."""
RECORD: Final = 20
SESSION: Final = 18
TIMESTAMP: Final = 253
SPORTS: Final[Mapping[int, str]] = MappingProxyType(
    {1: "running", 2: "cycling", 5: "swimming", 10: "training", 11: "walking", 12: "cross-country skiing", 13: "alpine skiing",
     14: "snowboarding", 15: "rowing", 16: "mountaineering", 17: "hiking"}
)  # fmt: skip

_HEAD: Final = struct.Struct("<BBHI4s")
_COMPRESSED, _DEFINITION, _DEVELOPER = 0x80, 0x40, 0x20
# Of each base type: struct's letter, and the value that means 'nothing'.
_TYPES: Final[Mapping[int, tuple[str, int]]] = MappingProxyType(
    {0x00: ("B", 0xFF), 0x01: ("b", 0x7F), 0x02: ("B", 0xFF), 0x83: ("h", 0x7FFF), 0x84: ("H", 0xFFFF), 0x85: ("i", 0x7FFFFFFF),
     0x86: ("I", 0xFFFFFFFF), 0x0A: ("B", 0), 0x8B: ("H", 0), 0x8C: ("I", 0), 0x8E: ("q", 0x7FFFFFFFFFFFFFFF),
     0x8F: ("Q", 0xFFFFFFFFFFFFFFFF), 0x90: ("Q", 0)}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Message:
    """One data message: its global number, its whole-number fields that hold something, and its bytes from `start` to `end`."""

    number: int
    fields: Mapping[int, int]
    start: int
    end: int

    def time_us(self, field: int) -> int | None:
        """A field of seconds since 1989-12-31 as UTC microseconds."""
        seconds = self.fields.get(field)
        return None if seconds is None else (seconds + EPOCH_S) * 1_000_000

    def degrees(self, field: int) -> float | None:
        """A field of semicircles in degrees."""
        value = self.fields.get(field)
        return None if value is None else value * 180 / 2**31

    def scaled(self, field: int, scale: int, less: int = 0) -> float | None:
        """A field that was multiplied by `scale` after `less` was added."""
        value = self.fields.get(field)
        return None if value is None else value / scale - less


@dataclass(frozen=True, slots=True)
class _Definition:
    number: int
    order: str
    fields: tuple[tuple[int, int, int], ...]
    """Number, size and base type of each."""
    size: int


def _define(data: bytes, at: int, end: int, *, developer: bool) -> tuple[_Definition, int]:
    """A definition message behind its header byte, and where it ends."""
    if at + 5 > end:
        raise FitError("a definition breaks off", offset=at)
    order = ">" if data[at + 1] else "<"
    (number,) = struct.unpack_from(order + "H", data, at + 2)
    stop = at + 5 + 3 * data[at + 4]
    sizes = data[stop + 2 : stop + 1 + 3 * data[stop] : 3] if developer and stop < end else b""
    behind = stop + 1 + 3 * len(sizes) if developer else stop
    if behind > end:
        raise FitError("a definition breaks off", offset=at)
    fields = tuple((data[i], data[i + 1], data[i + 2]) for i in range(at + 5, stop, 3))
    return _Definition(number, order, fields, sum(size for _, size, _ in fields) + sum(sizes)), behind


def _values(data: bytes, at: int, definition: _Definition) -> dict[int, int]:
    """The fields that are one whole number; texts, fractions and lists are passed over."""
    found: dict[int, int] = {}
    for number, size, base in definition.fields:
        letter, nothing = _TYPES.get(base, ("", 0))
        if letter and struct.calcsize("=" + letter) == size:
            (value,) = struct.unpack_from(definition.order + letter, data, at)
            if value != nothing:
                found[number] = value
        at += size
    return found


def messages(data: bytes) -> Iterator[Message]:
    """Every data message in order. Raises FitError for what is no FIT file, and where one breaks off."""
    if len(data) < _HEAD.size or data[8:12] != b".FIT" or data[0] < _HEAD.size:
        raise FitError("no FIT file by its first bytes")
    at, size = data[0], _HEAD.unpack_from(data)[3]
    end = min(at + size, len(data))
    known: dict[int, _Definition] = {}
    last: int | None = None
    while at < end:
        start, head = at, data[at]
        local = head >> 5 & 3 if head & _COMPRESSED else head & 15
        if not head & _COMPRESSED and head & _DEFINITION:
            known[local], at = _define(data, at + 1, end, developer=bool(head & _DEVELOPER))
            continue
        definition = known.get(local)
        if definition is None or at + 1 + definition.size > end:
            raise FitError("a message breaks off" if definition else "a message that nothing defines", offset=start)
        at += 1 + definition.size
        fields = _values(data, start + 1, definition)
        if head & _COMPRESSED and last is not None:
            # The last five bits of the time; less than before means that they ran over.
            fields[TIMESTAMP] = last + ((head & 31) - last & 31)
        last = fields.get(TIMESTAMP, last)
        yield Message(definition.number, fields, start, at)
    if data[0] + size > len(data):
        raise FitError("the file breaks off", offset=end)
