"""MessagePack: values packed into bytes, as maps, lists, texts, bytes and numbers. Bounded in depth and values.

`load(data)` gives the one value that all of the bytes are; anything behind it makes them none. Extensions are bytes, but for the
one of points in time, which is seconds since 1970. Facts: https://github.com/msgpack/msgpack/blob/master/spec.md.
"""

from __future__ import annotations

import struct
from typing import Any, Final

from aboveboard.formats.errors import MsgpackError

_DEPTH: Final = 24
_MOST: Final = 200_000
_PLAIN: Final = {0xC0: None, 0xC2: False, 0xC3: True}
_NUMBERS: Final = {
    0xCA: struct.Struct(">f"),
    0xCB: struct.Struct(">d"),
    0xCC: struct.Struct(">B"),
    0xCD: struct.Struct(">H"),
    0xCE: struct.Struct(">I"),
    0xCF: struct.Struct(">Q"),
    0xD0: struct.Struct(">b"),
    0xD1: struct.Struct(">h"),
    0xD2: struct.Struct(">i"),
    0xD3: struct.Struct(">q"),
}
_BYTES: Final = {0xC4: 1, 0xC5: 2, 0xC6: 4}
_TEXTS: Final = {0xD9: 1, 0xDA: 2, 0xDB: 4}
_LISTS: Final = {0xDC: 2, 0xDD: 4}
_MAPS: Final = {0xDE: 2, 0xDF: 4}
_FIXED: Final = {0xD4: 1, 0xD5: 2, 0xD6: 4, 0xD7: 8, 0xD8: 16}
_EXTENSIONS: Final = {0xC7: 1, 0xC8: 2, 0xC9: 4}
_TIME: Final = -1


def load(data: bytes) -> Any:
    """The value. Raises MsgpackError for what is none, damaged, deeper or larger than is read."""
    reader = _Reader(data)
    value = reader.value(0)
    if reader.at != len(data):
        raise MsgpackError("bytes stand behind the value", offset=reader.at)
    return value


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0
        self.count = 0

    def take(self, size: int) -> bytes:
        if self.at + size > len(self.data):
            raise MsgpackError("it ends within a value", offset=self.at)
        self.at += size
        return self.data[self.at - size : self.at]

    def number(self, size: int) -> int:
        return int.from_bytes(self.take(size))

    def text(self, size: int) -> str:
        start = self.at
        try:
            return self.take(size).decode()
        except UnicodeDecodeError as error:
            raise MsgpackError("a text that is no UTF-8", offset=start) from error

    def value(self, depth: int) -> Any:
        self.count += 1
        if depth > _DEPTH or self.count > _MOST:
            raise MsgpackError("more values, or deeper ones, than are read", offset=self.at)
        start = self.at
        tag = self.number(1)
        if tag < 0x80:
            return tag
        if tag >= 0xE0:
            return tag - 0x100
        if tag < 0x90:
            return self.map(tag & 15, depth)
        if tag < 0xA0:
            return self.list(tag & 15, depth)
        if tag < 0xC0:
            return self.text(tag & 31)
        if tag in _PLAIN:
            return _PLAIN[tag]
        if tag in _NUMBERS:
            form = _NUMBERS[tag]
            return form.unpack(self.take(form.size))[0]
        if tag in _BYTES:
            return self.take(self.number(_BYTES[tag]))
        if tag in _TEXTS:
            return self.text(self.number(_TEXTS[tag]))
        if tag in _LISTS:
            return self.list(self.number(_LISTS[tag]), depth)
        if tag in _MAPS:
            return self.map(self.number(_MAPS[tag]), depth)
        if tag in _FIXED or tag in _EXTENSIONS:
            return self.extension(_FIXED[tag] if tag in _FIXED else self.number(_EXTENSIONS[tag]))
        raise MsgpackError(f"a value of kind {tag:#04x}, which there is not", offset=start)

    def list(self, size: int, depth: int) -> list[Any]:
        return [self.value(depth + 1) for _ in range(self.fits(size))]

    def map(self, size: int, depth: int) -> dict[Any, Any]:
        made: dict[Any, Any] = {}
        for _ in range(self.fits(2 * size) // 2):
            start, key = self.at, self.value(depth + 1)
            if isinstance(key, list | dict):
                raise MsgpackError("a key that is a list or a map", offset=start)
            made[key] = self.value(depth + 1)
        return made

    def fits(self, size: int) -> int:
        """So many values, each of which has a byte at least."""
        if size > len(self.data) - self.at:
            raise MsgpackError("more values than there are bytes", offset=self.at)
        return size

    def extension(self, size: int) -> Any:
        kind = int.from_bytes(self.take(1), signed=True)
        data = self.take(size)
        if kind != _TIME or size not in (4, 8, 12):
            return data
        if size == 4:
            return int.from_bytes(data)
        if size == 8:
            whole = int.from_bytes(data)
            return (whole & 0x3FFFFFFFF) + (whole >> 34) / 1e9
        return int.from_bytes(data[4:], signed=True) + int.from_bytes(data[:4]) / 1e9
