"""Serialized Java objects, as `ObjectOutputStream` writes them: objects, their classes' fields, strings and arrays.

`read(data)` gives the objects at the top. Nothing of Java is run or known here: the stream itself says which fields of
which type a class has. What classes write besides their fields is kept aside in the order in which it stands. Objects
that write themselves without marks (Externalizable of protocol version 1), proxies and exceptions are refused.

Facts: Java Object Serialization Specification, chapter 6 (grammar of the stream):
https://docs.oracle.com/en/java/javase/21/docs/specs/serialization/protocol.html
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from aboveboard.formats.errors import JavaError
from aboveboard.formats.places import MAX_PARTS, Found, Lookup, Part, Span

MAGIC: Final = b"\xac\xed\x00\x05"
_NOWHERE: Final = Span(0, 0)
_FIRST_HANDLE: Final = 0x7E0000
_MAX_DEPTH: Final = 64
_MAX_THINGS: Final = 200_000
_PRIMITIVES: Final = {
    "B": struct.Struct(">b"),
    "C": struct.Struct(">H"),
    "D": struct.Struct(">d"),
    "F": struct.Struct(">f"),
    "I": struct.Struct(">i"),
    "J": struct.Struct(">q"),
    "S": struct.Struct(">h"),
    "Z": struct.Struct(">?"),
}
_SERIALIZABLE, _WRITES_MORE, _EXTERNALIZABLE, _BLOCKS = 2, 1, 4, 8


@dataclass(frozen=True, slots=True)
class Text:
    """A string, or the bytes of a block, and where they stand."""

    value: str | bytes
    span: Span


@dataclass(frozen=True, slots=True)
class Number:
    """A primitive value, and where it stands."""

    value: bool | int | float
    span: Span


@dataclass(slots=True)
class Array:
    """An array: its type as Java writes it ('[I'), and its items."""

    type: str
    items: list[Thing] = field(default_factory=list["Thing"])


@dataclass(slots=True)
class Object:
    """An object: its class, its fields (those of the upper classes first) and what else its classes wrote."""

    type: str
    named: Span = _NOWHERE
    """Where its class's name stands."""
    fields: dict[str, Thing] = field(default_factory=dict[str, "Thing"])
    more: list[Thing] = field(default_factory=list["Thing"])
    span: Span = _NOWHERE
    """All that was written of it: what it refers to stands elsewhere if it was written before."""


Thing = Text | Number | Array | Object | None


@dataclass(slots=True)
class _Class:
    name: str
    named: Span = _NOWHERE
    flags: int = 0
    fields: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    above: _Class | None = None


def read(data: bytes) -> list[Thing]:
    """The objects of a stream. Raises JavaError; its `partial` has those read before the damage."""
    if not data.startswith(MAGIC):
        raise JavaError("no stream of Java objects by its first bytes", offset=0)
    reader = _Reader(data)
    found: list[Thing] = []
    try:
        while reader.at < len(data):
            found.append(reader.thing(0))
    except JavaError as error:
        error.partial = found
        raise
    return found


def texts(thing: Thing, path: str = "") -> Iterator[tuple[str, Text | Number]]:
    """Every value within and every object's `class`, with its path of field names and indexes, each object once."""
    yield from _walk(thing, path, set())


def objects(thing: Thing) -> Iterator[Object]:
    """The object, and every one within, each once."""
    seen: set[int] = set()
    todo = [thing]
    while todo:
        one = todo.pop()
        if isinstance(one, Object | Array) and id(one) not in seen:
            seen.add(id(one))
            if isinstance(one, Object):
                yield one
            inner = one.items if isinstance(one, Array) else [*one.fields.values(), *one.more]
            todo += reversed(inner)


def _walk(thing: Thing, path: str, seen: set[int]) -> Iterator[tuple[str, Text | Number]]:
    if isinstance(thing, Text | Number):
        yield path, thing
    elif thing is not None and id(thing) not in seen:
        seen.add(id(thing))
        inner = thing.items if isinstance(thing, Array) else thing.more
        named = {} if isinstance(thing, Array) else thing.fields
        if isinstance(thing, Object):
            yield f"{path}/class" if path else "class", Text(thing.type, thing.named)
        for name, value in (*named.items(), *((str(n), v) for n, v in enumerate(inner))):
            yield from _walk(value, f"{path}/{name}" if path else name, seen)


def places(data: bytes) -> Lookup:
    """The whole file, whatever the locator; its parts are the values in it. Raises JavaError."""
    parts: list[Part] = []
    for number, thing in enumerate(read(data)):
        parts += [Part(path, value.span) for path, value in texts(thing, "" if not number else str(number))]
    found = Found("whole file (Java objects)", Span(0, len(data)), tuple(parts[:MAX_PARTS]), len(parts) > MAX_PARTS)
    return lambda _: found


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = len(MAGIC)
        self.handles: list[Thing | _Class] = []
        self.things = 0

    def take(self, size: int) -> bytes:
        if size < 0 or self.at + size > len(self.data):
            raise JavaError("the stream ends within a value", offset=self.at)
        self.at += size
        return self.data[self.at - size : self.at]

    def number(self, size: int) -> int:
        return int.from_bytes(self.take(size))

    def text(self, size: int) -> Text:
        start = self.at
        raw = self.take(size).replace(b"\xc0\x80", b"\0")
        try:
            # Java writes characters beyond the first 65,536 as two halves of three bytes each.
            text = (
                raw.decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
            )
        except UnicodeDecodeError as error:
            raise JavaError("a string that is no modified UTF-8", offset=start) from error
        return Text(text, Span(start, size))

    def name(self) -> str:
        return str(self.text(self.number(2)).value)

    def thing(self, depth: int) -> Thing:
        """One thing of the stream, whatever it is; a class by itself gives None."""
        self.things += 1
        if depth > _MAX_DEPTH or self.things > _MAX_THINGS:
            raise JavaError("more objects, or deeper ones, than are read", offset=self.at)
        start = self.at
        match self.number(1):
            case 0x70:
                return None
            case 0x71:
                return self.referred(start)
            case 0x72 | 0x7D:
                self.at = start
                self.describe(depth)
                return None
            case 0x73:
                return self.object(depth)
            case 0x74 | 0x7C as tag:
                made = self.text(self.number(2 if tag == 0x74 else 8))
                self.handles.append(made)
                return made
            case 0x75:
                return self.array(depth)
            case 0x76:
                self.describe(depth)
                self.handles.append(None)
                return None
            case 0x77 | 0x7A as tag:
                size = self.number(1 if tag == 0x77 else 4)
                return Text(self.take(size), Span(self.at - size, size))
            case 0x7E:
                made = self.made(self.describe(depth))
                self.handles.append(made)
                made.fields["name"] = self.thing(depth + 1)
                return made
            case tag:
                raise JavaError(f"a thing of kind {tag:#04x} that is not read", offset=start)

    def referred(self, start: int) -> Thing:
        number = self.number(4) - _FIRST_HANDLE
        if not 0 <= number < len(self.handles):
            raise JavaError("refers to what is not there", offset=start)
        found = self.handles[number]
        return None if isinstance(found, _Class) else found

    def describe(self, depth: int) -> _Class | None:
        """A class: described here, or before."""
        start = self.at
        if depth > _MAX_DEPTH:
            raise JavaError("more classes above each other than are read", offset=start)
        match self.number(1):
            case 0x70:
                return None
            case 0x71:
                number = self.number(4) - _FIRST_HANDLE
                found = self.handles[number] if 0 <= number < len(self.handles) else None
                if not isinstance(found, _Class):
                    raise JavaError("refers to a class that is not there", offset=start)
                return found
            case 0x72:
                text = self.text(self.number(2))
                made = _Class(str(text.value), text.span)
                self.take(8)
                self.handles.append(made)
                made.flags = self.number(1)
                for _ in range(self.number(2)):
                    kind = chr(self.number(1))
                    made.fields.append((kind, self.name()))
                    if kind in "[L":
                        self.thing(depth + 1)
                    elif kind not in _PRIMITIVES:
                        raise JavaError(f"a field of type {kind!r}", offset=self.at)
                self.rest(depth)
                made.above = self.describe(depth + 1)
                return made
            case tag:
                raise JavaError(f"a class of kind {tag:#04x} that is not read", offset=start)

    def rest(self, depth: int) -> list[Thing]:
        """What was written besides, up to its end mark."""
        found: list[Thing] = []
        while self.data[self.at : self.at + 1] != b"\x78":
            found.append(self.thing(depth + 1))
        self.at += 1
        return found

    def made(self, own: _Class | None) -> Object:
        return Object("") if own is None else Object(own.name, own.named)

    def object(self, depth: int) -> Object:
        start = self.at - 1
        own = self.describe(depth)
        made = self.made(own)
        self.handles.append(made)
        classes: list[_Class] = []
        while own is not None:
            classes.append(own)
            own = own.above
        for one in reversed(classes):
            if one.flags & _EXTERNALIZABLE and not one.flags & _BLOCKS:
                raise JavaError(f"{one.name} writes itself without marks", offset=self.at)
            if one.flags & _SERIALIZABLE:
                for kind, name in one.fields:
                    made.fields[name] = self.value(kind, depth)
            if one.flags & (_WRITES_MORE | _EXTERNALIZABLE):
                made.more += self.rest(depth)
        made.span = Span(start, self.at - start)
        return made

    def array(self, depth: int) -> Array:
        own = self.describe(depth)
        made = Array("" if own is None else own.name)
        self.handles.append(made)
        kind = made.type[1:2]
        size = self.number(4)
        if size > len(self.data) - self.at:
            raise JavaError("an array longer than the stream", offset=self.at)
        if kind == "B":
            made.items.append(Text(self.take(size), Span(self.at - size, size)))
        else:
            made.items += [self.value(kind, depth) for _ in range(size)]
        return made

    def value(self, kind: str, depth: int) -> Thing:
        form = _PRIMITIVES.get(kind)
        if form is None:
            return self.thing(depth + 1)
        start = self.at
        (value,) = form.unpack(self.take(form.size))
        return Number(value, Span(start, form.size))
