"""MMKV: files of keys and values that are mapped into memory, on Android and iOS; unencrypted ones.

Layout: four bytes, little-endian, say how many bytes are used; then come a number (of no meaning here) and pairs, each a key
and a value with its length as a varint in front. A later pair of one key takes the earlier one's place; an empty value removes
it. A value of text has its own length in front once more. Facts: https://github.com/Tencent/MMKV/wiki/design and
Core/CodedInputData.cpp there. Bounded; damage ends the reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aboveboard.formats.errors import FormatError, ProtobufError
from aboveboard.formats.protobuf import varint

_HEADER: Final = 4
_LONGEST_KEY: Final = 1024
MOST: Final = 200_000
"""Pairs of a file."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A key and its value; `start` and `end` are the value's bytes in the file."""

    key: str
    value: bytes
    start: int
    end: int

    @property
    def text(self) -> str | None:
        """The value as text; None where it is none."""
        try:
            size, at = varint(self.value)
            return self.value[at:].decode() if at + size == len(self.value) else None
        except (ProtobufError, UnicodeDecodeError):
            return None


def pairs(data: bytes) -> Iterator[Pair]:
    """The pairs in the order they were written, superseded ones too. Raises FormatError where the first is none."""
    used = int.from_bytes(data[:_HEADER], "little")
    end = _HEADER + used
    if not 0 < used <= len(data) - _HEADER:
        raise FormatError("not MMKV: more bytes are said to be used than there are")
    count = 0
    try:
        _, at = varint(data, _HEADER)
        while at < end and count < MOST:
            size, at = varint(data, at)
            key = data[at : at + size].decode()
            if not 0 < size <= _LONGEST_KEY or at + size > end or not key.isprintable():
                break
            length, at = varint(data, at + size)
            if at + length > end:
                break
            count += 1
            yield Pair(key, data[at : at + length], at, at + length)
            at += length
    except (ProtobufError, UnicodeDecodeError) as error:
        if not count:
            raise FormatError("not MMKV: no pair of key and value") from error
    if not count:
        raise FormatError("not MMKV: no pair of key and value")


def live(data: bytes) -> dict[str, Pair]:
    """The last pair of each key that was not removed. Raises FormatError."""
    found: dict[str, Pair] = {}
    for pair in pairs(data):
        found.pop(pair.key, None)
        if pair.value:
            found[pair.key] = pair
    return found
