"""Telegram's objects as its Android app stores them (`data` in cache4.db): the type language's binary form, with bounds.

`read(data)` gives the object that the bytes begin with, as a `Thing`: its constructor's name and its fields by name, other
objects in it as things too. Every object begins with the number of its constructor, which says what follows; numbers
that are not in `telegram_schema` end the reading, since nobody can tell how long such an object is. What stands before
that place is kept, and `Thing.get` raises for what stands behind it.

Binary form: https://core.telegram.org/mtproto/serialize (little-endian 32-bit units; texts with their length before them
and padded to four bytes; `flags` say which optional fields are there).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, cast

from aboveboard.formats.errors import TelegramError
from aboveboard.formats.telegram_schema import SECRET, SECRET_NUMBERS, lines

MAX_DEPTH: Final = 40
MAX_OBJECTS: Final = 50_000
VECTOR: Final = 0x1CB5C415
TRUE: Final = 0x997275B5
FALSE: Final = 0xBC799737
_INT: Final = struct.Struct("<i")
_LONG: Final = struct.Struct("<q")
_DOUBLE: Final = struct.Struct("<d")


@dataclass(frozen=True, slots=True)
class _Slot:
    """A field of a constructor: the bit of which `flags` field says that it is there, and its type."""

    name: str
    kind: str
    flags: str | None = None
    bit: int = 0


@dataclass(frozen=True, slots=True)
class Thing:
    """One object.

    `name`: its constructor's. `fields`: what was read, in stored order; optional fields that the object lacks are not in it.
    `flaw`: why reading ended before the last field, else None. `end`: where it ended, in bytes from the start of the data.
    """

    name: str
    fields: Mapping[str, object]
    end: int
    flaw: TelegramError | None = None

    def get(self, name: str) -> object:
        """The field, or None where the object lacks it. Raises TelegramError where reading ended before it."""
        found = self.fields.get(name)
        if found is None and self.flaw is not None and name not in self.fields:
            raise self.flaw
        return found

    def thing(self, name: str) -> Thing | None:
        """The object in a field. Raises TelegramError as `get`."""
        found = self.get(name)
        return found if isinstance(found, Thing) else None

    def text(self, name: str) -> str | None:
        """The text of a field, None also where it is empty. Raises TelegramError as `get`."""
        found = self.get(name)
        return found if isinstance(found, str) and found else None

    def number(self, name: str) -> int | None:
        """The whole number of a field. Raises TelegramError as `get`."""
        found = self.get(name)
        return found if isinstance(found, int) and not isinstance(found, bool) else None

    def things(self, name: str) -> list[Thing]:
        """The objects of a list. Raises TelegramError as `get`."""
        found = self.get(name)
        return [t for t in cast("list[object]", found) if isinstance(t, Thing)] if isinstance(found, list) else []

    def bit(self, number: int, flags: str = "flags") -> bool:
        """Whether a bit of the object's flags is set."""
        return bool((self.number(flags) or 0) >> number & 1)


def _slot(text: str) -> _Slot:
    name, _, kind = text.partition(":")
    if "?" not in kind:
        return _Slot(name, kind)
    flags, _, rest = kind.partition(".")
    bit, _, kind = rest.partition("?")
    return _Slot(name, kind, flags, int(bit))


def _definition(text: str) -> tuple[str, tuple[_Slot, ...]]:
    name, *fields = text.rpartition(" = ")[0].split()
    return name, tuple(map(_slot, fields))


@cache
def constructors() -> Mapping[int, tuple[str, tuple[_Slot, ...]]]:
    """Every constructor that is known, by its number."""
    return {int(number, 16): _definition(rest) for number, _, rest in (line.partition(" ") for line in lines())}


class _Reader:
    """Walks the bytes of one object."""

    __slots__ = ("_at", "_data", "_objects")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self._objects = 0

    def whole(self) -> Thing:
        """The object that the data begins with."""
        number = self._number()
        if number in SECRET_NUMBERS:
            return self._secret()
        return self._thing(number, 0)

    def _secret(self) -> Thing:
        start = self._at
        for text in SECRET:
            self._at = start
            found = self._fields(_definition(f"message {text}"), 0)
            if "message" in found.fields:
                return found
        raise self._error("a message of a secret chat that is laid out in no known way")

    def _error(self, what: str) -> TelegramError:
        return TelegramError(what, offset=self._at)

    def _take(self, size: int) -> bytes:
        if size < 0 or size > len(self._data) - self._at:
            raise self._error("the object is cut off")
        self._at += size
        return self._data[self._at - size : self._at]

    def _number(self) -> int:
        return int.from_bytes(self._take(4), "little")

    def _bytes(self) -> bytes:
        size, head = self._take(1)[0], 1
        if size == 254:
            size, head = int.from_bytes(self._take(3), "little"), 4
        elif size == 255:
            raise self._error("a text of no known length")
        value = self._take(size)
        # The padding may be missing at the very end.
        self._at = min(self._at + -(head + size) % 4, len(self._data))
        return value

    def _value(self, kind: str, depth: int) -> object:
        match kind:
            case "int":
                return _INT.unpack(self._take(4))[0]
            case "#":
                return self._number()
            case "long":
                return _LONG.unpack(self._take(8))[0]
            case "double":
                return _DOUBLE.unpack(self._take(8))[0]
            case "string":
                return self._bytes().decode("utf-8", "replace")
            case "bytes":
                return self._bytes()
            case "Bool":
                number = self._number()
                if number not in (TRUE, FALSE):
                    raise self._error("neither true nor false")
                return number == TRUE
            case _:
                return (
                    self._list(kind[7:-1], depth) if kind.startswith("Vector<") else self._thing(self._number(), depth)
                )

    def _list(self, kind: str, depth: int) -> list[object]:
        if self._number() != VECTOR:
            raise self._error("no list where one was expected")
        size = self._number()
        if size > (len(self._data) - self._at) // 4:
            raise self._error(f"a list of {size} in too few bytes")
        self._objects += size
        self._check(depth)
        found: list[object] = []
        for _ in range(size):
            found.append(self._value(kind, depth))
        return found

    def _check(self, depth: int) -> None:
        if depth > MAX_DEPTH or self._objects > MAX_OBJECTS:
            raise self._error(f"more than {MAX_OBJECTS} objects, or nested more than {MAX_DEPTH} deep")

    def _thing(self, number: int, depth: int) -> Thing:
        self._objects += 1
        self._check(depth)
        known = constructors().get(number)
        if known is None:
            raise self._error(f"an object of unknown kind {number:08x}")
        found = self._fields(known, depth)
        if found.flaw is not None and depth:
            raise found.flaw
        return found

    def _fields(self, known: tuple[str, tuple[_Slot, ...]], depth: int) -> Thing:
        name, slots = known
        found: dict[str, object] = {}
        at = name
        try:
            for slot in slots:
                at = f"{name}.{slot.name}"
                if slot.flags is None or cast("int", found[slot.flags]) >> slot.bit & 1:
                    found[slot.name] = self._value(slot.kind, depth + 1)
        except TelegramError as error:
            flaw = TelegramError(f"{at}: {error}")
            flaw.offset = error.offset
            return Thing(name, found, self._at, flaw)
        return Thing(name, found, self._at)


@lru_cache(maxsize=4)
def read(data: bytes) -> Thing:
    """The object that the data begins with; what stands behind it is left alone.

    Raises TelegramError where its constructor is not known. Damage or something unknown further in is the `flaw` of what
    is given.
    """
    return _Reader(data).whole()


def walk(thing: Thing) -> Iterator[Thing]:
    """The object and every one in it, outermost first."""
    yield thing
    for value in thing.fields.values():
        for inner in cast("list[object]", value) if isinstance(value, list) else [value]:
            if isinstance(inner, Thing):
                yield from walk(inner)


def peer(thing: Thing | None) -> int | None:
    """A peer as the app's tables number it: users above zero, groups and channels below."""
    if thing is None:
        return None
    user = thing.number("user_id") if thing.name == "peerUser" else None
    if user is not None:
        return user
    other = thing.number("chat_id") if thing.name == "peerChat" else None
    if thing.name == "peerChannel":
        other = thing.number("channel_id")
    return None if other is None else -other
