"""A quick look at many stored cells: which of them can hold one of some values, without decoding them."""

from __future__ import annotations

import struct
from collections.abc import Iterable

import numpy as np

from aboveboard.formats.sqlite.batch import Decoder, shifted
from aboveboard.formats.sqlite.model import Value
from aboveboard.formats.sqlite.paged import Array

_BITS = 20
_FIRST, _SECOND, _THIRD = (
    np.int64(number) for number in (-7046029254386353131, 2870177450012600261, 6364136223846793005)
)
_NULL, _INT, _REAL = 0, 1, 2


def _mixed(value: Array, tag: Array) -> Array:
    """A place in the table for each pair."""
    mixed = value * _FIRST
    mixed += tag * _SECOND
    mixed ^= mixed >> 32
    mixed *= _THIRD
    mixed >>= 64 - _BITS
    mixed &= (1 << _BITS) - 1
    return mixed


class Probe:
    """Remembers values; says of stored cells which of them can hold one.

    A cell that holds one is never missed; one that does not is seldom taken for one (`kept` values fill at most one in
    some dozens of the table's places).
    """

    __slots__ = ("_everything", "_table", "_utf16", "_values")

    def __init__(self, values: Iterable[Value], encoding: str) -> None:
        self._values = set(values)
        self._utf16 = encoding != "utf-8"
        self._everything = False
        numbers: list[int] = []
        tags: list[int] = []
        for value in self._values:
            if isinstance(value, str):
                if "\ufffd" in value:
                    # bytes that are no text all look like this
                    self._everything = True
                raw = value.encode(encoding, "surrogatepass")
                numbers.append(_start(raw))
                tags.append(13 + 2 * len(raw))
            elif isinstance(value, bytes):
                numbers.append(_start(value))
                tags.append(12 + 2 * len(value))
            elif value is None:
                numbers.append(0)
                tags.append(_NULL)
            else:
                # equal numbers can be stored in either way
                numbers.append(int.from_bytes(struct.pack(">d", float(value)), "big", signed=True))
                tags.append(_REAL)
                if -(2.0**63) <= value < 2.0**63 and int(value) == value:
                    numbers.append(int(value))
                    tags.append(_INT)
        self._table = np.zeros(1 << _BITS, bool)
        if numbers:
            self._table[_mixed(np.array(numbers, np.int64), np.array(tags, np.int64))] = True

    def cells(self, decoder: Decoder, serial: Array, at: Array, size: Array, default: Value) -> Array:
        """Which cells can hold one of the values; `serial` is -1 where the column's default stands."""
        if self._everything:
            return np.ones(serial.size, bool)
        number = shifted(decoder, np.clip(serial, 0, 12), at)
        tag = np.where(serial == 0, _NULL, _INT)
        real = serial == 7
        if real.any():
            odd = real & np.isnan(number.view(np.float64))
            tag = np.where(real, _REAL, tag)
            number[odd] = 0
            tag[odd] = _NULL
        number[serial <= 0] = 0
        long = serial >= 12
        if long.any():
            kept = np.minimum(size, 8)
            number = np.where(long, np.where(kept > 0, number >> np.minimum(64 - 8 * kept, 63), 0), number)
            tag = np.where(long, serial, tag)
        hits: Array = self._table[_mixed(number, tag)]
        missing = serial < 0
        if missing.any():
            hits[missing] = default in self._values
        if self._utf16:
            hits |= long & ((serial & 1) == 1) & ((size & 1) == 1)
        return hits

    def numbers(self, values: Array) -> Array:
        """Which of these integers can be among the values."""
        return self._table[_mixed(values, np.full(values.size, _INT, np.int64))]


def _start(raw: bytes) -> int:
    return int.from_bytes(raw[:8], "big", signed=True) if raw else 0
