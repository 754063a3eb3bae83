"""Values as V8 writes them (structured clones), and as Chromium's IndexedDB keeps them in LevelDB.

Facts: the tags of https://chromium.googlesource.com/v8/v8/+/main/src/objects/value-serializer.cc, the envelope of Blink's
SerializedScriptValue around them, and the keys and values of Chromium's `leveldb_coding_scheme.md`. What a page alone can say
(files, pictures, keys) ends the reading of its value. Pure, and bounded in depth and values.
"""

from __future__ import annotations

import struct
from typing import Any, Final, cast

from aboveboard.formats import leveldb
from aboveboard.formats.errors import FormatError

MOST_VALUES: Final = 1_000_000
_DEPTH: Final = 200
_VERSION: Final = 0xFF
_TRAILER: Final = 0xFE
_TRAILER_SIZE: Final = 13
_WRAPPED: Final = 17
"""The version that also marks values that stand elsewhere (1) or are packed (2)."""
_DOUBLE: Final = struct.Struct("<d")
_PLAIN: Final[dict[int, Any]] = {ord("_"): None, ord("0"): None, ord("T"): True, ord("F"): False, ord("-"): None}
_BOXED: Final[dict[int, bool]] = {ord("y"): True, ord("x"): False}


class V8Error(FormatError):
    """Not a value that V8 wrote, or one that cannot be read."""


class _Reader:
    """Reads one value."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data = data
        self.at = at
        self.version = 0
        self._left = MOST_VALUES
        self._objects: list[Any] = []

    def varint(self) -> int:
        try:
            value, self.at = leveldb.varint(self.data, self.at)
        except (IndexError, FormatError) as error:
            raise V8Error("a number breaks off", offset=self.at) from error
        return value

    def take(self, size: int) -> bytes:
        piece = self.data[self.at : self.at + size]
        if len(piece) < size:
            raise V8Error(f"{size} bytes break off", offset=self.at)
        self.at += size
        return piece

    def tag(self) -> int:
        """The next tag; padding and counts for checking are passed over."""
        while True:
            found = self.take(1)[0]
            if found == ord("?"):
                self.varint()
            elif found:
                return found

    def value(self, depth: int = 0) -> Any:
        self._left -= 1
        if depth > _DEPTH or self._left < 0:
            raise V8Error("too deep or too many values", offset=self.at)
        tag = self.tag()
        if tag in _PLAIN:
            return _PLAIN[tag]
        if tag in _BOXED:
            return self._known(_BOXED[tag])
        match chr(tag):
            case "I":
                raw = self.varint()
                return raw >> 1 ^ -(raw & 1)
            case "U":
                return self.varint()
            case "N":
                return _DOUBLE.unpack(self.take(8))[0]
            case "n" | "D":
                return self._known(_DOUBLE.unpack(self.take(8))[0])
            case "Z":
                return self._big()
            case "z":
                return self._known(self._big())
            case '"' | "S" | "c":
                return self._text(tag)
            case "s":
                return self._known(self.value(depth + 1))
            case "^":
                number = self.varint()
                if number >= len(self._objects):
                    raise V8Error(f"object {number} of {len(self._objects)}", offset=self.at)
                return self._objects[number]
            case "o":
                return self._pairs(self._known({}), ord("{"), 1, depth)
            case ";":
                return self._pairs(self._known({}), ord(":"), 1, depth)
            case "a":
                self.varint()
                return self._pairs(self._known({}), ord("@"), 2, depth)
            case "A":
                return self._dense(depth)
            case "'":
                return self._set(depth)
            case "R":
                found = self._known(None)
                self.value(depth + 1)
                self.varint()
                return found
            case "B" | "~":
                return self._buffer(resizable=tag == ord("~"))
            case _:
                raise V8Error(f"a value of a kind that is not read: {tag:#x}", offset=self.at - 1)

    def _known(self, made: Any) -> Any:
        """Enter an object, which later ones may refer to."""
        self._objects.append(made)
        return made

    def _text(self, tag: int) -> str:
        coding = {ord('"'): "latin-1", ord("S"): "utf-8", ord("c"): "utf-16-le"}[tag]
        return self.take(self.varint()).decode(coding, "replace")

    def _big(self) -> int:
        bits = self.varint()
        value = int.from_bytes(self.take(bits >> 1), "little")
        return -value if bits & 1 else value

    def _pairs(self, made: dict[str, Any], end: int, counts: int, depth: int) -> dict[str, Any]:
        while not self._ends(end):
            key = self.value(depth + 1)
            value = self.value(depth + 1)
            if isinstance(key, str | int | float):
                made[str(key)] = value
        for _ in range(counts):
            self.varint()
        return made

    def _ends(self, end: int) -> bool:
        """Whether the next tag is this one, which is then taken."""
        at = self.at
        if self.tag() == end:
            return True
        self.at = at
        return False

    def _dense(self, depth: int) -> list[Any]:
        made = cast("list[Any]", self._known([]))
        for _ in range(self.varint()):
            made.append(self.value(depth + 1))
        self._pairs({}, ord("$"), 2, depth)
        return made

    def _set(self, depth: int) -> list[Any]:
        made = cast("list[Any]", self._known([]))
        while not self._ends(ord(",")):
            made.append(self.value(depth + 1))
        self.varint()
        return made

    def _buffer(self, *, resizable: bool) -> bytes:
        size = self.varint()
        if resizable:
            self.varint()
        made = self._known(self.take(size))
        if self.data[self.at : self.at + 1] == b"V":
            # A view of it: what kind, from where, how much, and since version 14 flags.
            self.take(2)
            for _ in range(3 if self.version >= 14 else 2):
                self.varint()
            self._known(made)
        return made


def load(data: bytes, at: int = 0) -> Any:
    """The value that V8 wrote, from its version on: objects and maps as dict, dates as milliseconds since 1970, bytes as such.

    Raises V8Error.
    """
    reader = _Reader(data, at)
    if data[at : at + 1] != b"\xff":
        raise V8Error("no version of V8", offset=at)
    reader.at += 1
    reader.version = reader.varint()
    return reader.value()


def indexed(data: bytes) -> Any:
    """The value of an object in an IndexedDB: its own version, Blink's envelope, V8's value. Raises V8Error."""
    reader = _Reader(data, 0)
    reader.varint()
    at = reader.at
    for _ in range(3):
        if data[at : at + 1] != b"\xff" or len(data) < at + 3:
            raise V8Error("no value of V8 or Blink", offset=at)
        version, after = data[at + 1], data[at + 2]
        if version == _WRAPPED and after == 1:
            raise V8Error("the value stands in a file of its own", offset=at)
        if version == _WRAPPED and after == 2:
            data, at = leveldb.unsnap(data[at + 3 :]), 0
        elif after == _TRAILER:
            at += 2 + _TRAILER_SIZE
        elif after == _VERSION:
            at += 2
        else:
            break
    return load(data, at)


def object_key(key: bytes) -> tuple[int, int, int] | None:
    """(database, object store, index) that a key of an IndexedDB begins with; None for what is no such key."""
    if not key:
        return None
    sizes = ((key[0] >> 5 & 7) + 1, (key[0] >> 2 & 7) + 1, (key[0] & 3) + 1)
    at, found = 1, list[int]()
    for size in sizes:
        found.append(int.from_bytes(key[at : at + size], "little"))
        at += size
    return (found[0], found[1], found[2]) if at <= len(key) else None


OBJECTS: Final = 1
"""The index that holds the objects themselves."""


def store_name(key: bytes, value: bytes) -> tuple[int, int, str] | None:
    """(database, object store, name) where an entry says how a store is called."""
    found = object_key(key)
    if found is None or found[1:] != (0, 0):
        return None
    at = 1 + sum(((key[0] >> 5 & 7) + 1, (key[0] >> 2 & 7) + 1, (key[0] & 3) + 1))
    rest = key[at:]
    # 50: what is said of an object store; its number; 0: its name.
    if rest[:1] != b"\x32" or rest[-1:] != b"\x00" or len(rest) < 3:
        return None
    number, end = leveldb.varint(rest, 1)
    if end != len(rest) - 1 or len(value) % 2:
        return None
    return found[0], number, value.decode("utf-16-be", "replace")
