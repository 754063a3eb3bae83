"""Property lists, binary and XML, and the keyed archives (NSKeyedArchiver) inside them, read with limits.

`load(data)` gives plain values: dict, list, str, int, float, bool, bytes, None (binary null), `Date`, `Uid`. Sets
become lists. `offsets(data)` says where in the bytes each value stands. `unarchive(data or loaded object)` resolves
a keyed archive.

Binary format: 'bplist0?' header, objects, table of offsets, trailer of 32 bytes (CFBinaryPList.c in Apple's CF:
https://github.com/apple-oss-distributions/CF/blob/main/CFBinaryPList.c). The standard library's reader has no limit
on nesting or on values shared by reference (a few hundred bytes can stand for billions of values), so this room has
its own, which also knows the byte ranges. XML: https://www.apple.com/DTDs/PropertyList-1.0.dtd; entities are refused.
"""

from __future__ import annotations

import binascii
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, NoReturn, cast
from urllib.parse import urljoin
from uuid import UUID
from xml.parsers import expat

from aboveboard.formats import times
from aboveboard.formats.errors import ArchiveError, FlawedText, PlistError, TimeError

MAX_BYTES: Final = 256 << 20
MAX_DEPTH: Final = 128
"""Containers within each other."""
MAX_OBJECTS: Final = 2_000_000
"""Values of one file, and also the values it stands for when shared ones are counted as often as they are used."""


class Date(float):
    """A date of a property list: seconds since 2001-01-01 UTC as stored, so that nothing is lost in reading."""

    __slots__ = ()

    @property
    def utc_us(self) -> int | None:
        """UTC microseconds since 1970, or None outside the plausible range (distant past and future)."""
        return times.COCOA_S.to_utc_us(float(self))

    def __repr__(self) -> str:
        """Recognisable in lists of what was found."""
        return f"Date({float(self)!r})"


class Uid(int):
    """A reference into the objects of a keyed archive."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Recognisable in lists of what was found."""
        return f"Uid({int(self)})"


class _Unread:
    """Stands for an object not yet read."""


_UNREAD: Final = _Unread()
_OPEN: Final = _Unread()
_TRAILER: Final = struct.Struct(">6xBBQQQ")
_FLOAT: Final = struct.Struct(">f")
_DOUBLE: Final = struct.Struct(">d")
_TABLE_CODES: Final = {1: "B", 2: "H", 4: "I", 8: "Q"}


def is_binary(data: bytes) -> bool:
    """Whether the bytes start as a binary property list."""
    return data[:7] == b"bplist0"


@dataclass(frozen=True, slots=True)
class _Layout:
    """Trailer and offset table of a binary property list."""

    table: tuple[int, ...]
    ref_size: int
    top: int
    end: int


def _layout(data: bytes) -> _Layout:
    if len(data) < 41:
        msg = f"binary property list of only {len(data)} bytes"
        raise PlistError(msg)
    end = len(data) - 32
    offset_size, ref_size, count, top, start = cast("tuple[int, int, int, int, int]", _TRAILER.unpack_from(data, end))
    if not (0 < offset_size <= 8 and 0 < ref_size <= 8 and top < count and 8 < start <= end):
        msg = "damaged trailer of a binary property list"
        raise PlistError(msg, offset=end)
    if count > MAX_OBJECTS:
        msg = f"binary property list of {count} objects, more than {MAX_OBJECTS}"
        raise PlistError(msg)
    if start + count * offset_size > end:
        msg = f"table of {count} offsets does not fit into the file"
        raise PlistError(msg, offset=start)
    code = _TABLE_CODES.get(offset_size)
    if code is not None:
        table = cast("tuple[int, ...]", struct.unpack_from(f">{count}{code}", data, start))
    else:
        steps = range(start, start + count * offset_size, offset_size)
        table = tuple(int.from_bytes(data[at : at + offset_size]) for at in steps)
    return _Layout(table, ref_size, top, start)


def _flawed(piece: bytes, coding: str) -> FlawedText:
    return FlawedText(piece.decode(coding, errors="replace"), f"not valid {coding}: {piece[:40]!r}")


class _Binary:
    """Reads objects by number, each once."""

    __slots__ = ("code", "data", "end", "memo", "nodes", "ref_size", "table", "weights")

    def __init__(self, data: bytes, layout: _Layout) -> None:
        self.data = data
        self.table = layout.table
        self.ref_size = layout.ref_size
        self.code = _TABLE_CODES.get(layout.ref_size)
        self.end = layout.end
        self.memo: list[object] = [_UNREAD] * len(layout.table)
        self.weights: dict[int, int] = {}
        self.nodes = 0

    def size(self, at: int, low: int) -> tuple[int, int]:
        """Count of an object whose marker stands at `at`, and where its content starts."""
        if low != 15:
            return low, at + 1
        marker = self.data[at + 1]
        if marker & 0xF0 != 0x10 or marker & 15 > 3:
            msg = "a length that is not an integer"
            raise PlistError(msg, offset=at + 1)
        start = at + 2 + (1 << (marker & 15))
        return int.from_bytes(self.data[at + 2 : start]), start

    def span(self, at: int, low: int, width: int) -> tuple[int, int]:
        """Start and end of the content of an object of `size` elements of `width` bytes."""
        count, start = (low, at + 1) if low != 15 else self.size(at, low)
        end = start + count * width
        if end > self.end:
            msg = f"an object of {count * width} bytes reaches beyond the objects"
            raise PlistError(msg, offset=at)
        return start, end

    def refs(self, start: int, end: int) -> tuple[int, ...] | bytes:
        if self.ref_size == 1:
            return self.data[start:end]
        size = self.ref_size
        if self.code:
            return cast("tuple[int, ...]", struct.unpack_from(f">{(end - start) // size}{self.code}", self.data, start))
        return tuple(int.from_bytes(self.data[at : at + size]) for at in range(start, end, size))

    def read(self, ref: int, depth: int) -> object:
        value = self.memo[ref]
        if value is not _UNREAD:
            if value is _OPEN:
                msg = f"object {ref} contains itself"
                raise PlistError(msg, offset=self.table[ref])
            self.nodes += self.weights.get(ref, 1)
            if self.nodes > MAX_OBJECTS:
                self.too_many()
            return value
        self.nodes += 1
        data = self.data
        at = self.table[ref]
        if not 8 <= at < self.end:
            msg = f"object {ref} lies outside of the objects"
            raise PlistError(msg, offset=at)
        marker = data[at]
        kind, low = marker >> 4, marker & 15
        if kind == 5:
            start, end = (at + 1, at + 1 + low) if low != 15 else self.span(at, low, 1)
            piece = data[start:end]
            try:
                value = piece.decode("ascii")
            except UnicodeDecodeError:
                value = _flawed(piece, "utf-8")
            if end > self.end:
                self.span(at, low, 1)
        elif kind == 8:
            value = Uid(int.from_bytes(data[at + 1 : at + 2 + low]))
        elif kind == 1:
            value = self.integer(at, low)
        elif kind == 13 or 10 <= kind <= 12:
            return self.container(ref, at, marker, depth)
        elif kind == 6:
            start, end = self.span(at, low, 2)
            try:
                value = data[start:end].decode("utf-16-be")
            except UnicodeDecodeError:
                value = _flawed(data[start:end], "utf-16-be")
        elif kind == 4:
            start, end = self.span(at, low, 1)
            value = data[start:end]
        elif marker in _SINGLETONS:
            value = _SINGLETONS[marker]
        elif marker == 0x23:
            value = cast("float", _DOUBLE.unpack_from(data, at + 1)[0])
        elif marker == 0x33:
            value = Date(cast("float", _DOUBLE.unpack_from(data, at + 1)[0]))
        elif marker == 0x22:
            value = cast("float", _FLOAT.unpack_from(data, at + 1)[0])
        elif kind == 7:
            start, end = self.span(at, low, 1)
            try:
                value = data[start:end].decode()
            except UnicodeDecodeError:
                value = _flawed(data[start:end], "utf-8")
        else:
            msg = f"unknown object type {marker:#04x}"
            raise PlistError(msg, offset=at)
        self.memo[ref] = value
        return value

    def integer(self, at: int, low: int) -> int:
        if low > 4 or at + 1 + (1 << low) > self.end:
            msg = "an integer wider than 16 bytes, or beyond the objects"
            raise PlistError(msg, offset=at)
        # One, two and four bytes are unsigned; eight and sixteen signed (CFBinaryPList.c).
        return int.from_bytes(self.data[at + 1 : at + 1 + (1 << low)], signed=low >= 3)

    def container(self, ref: int, at: int, marker: int, depth: int) -> object:
        if depth >= MAX_DEPTH:
            msg = f"more than {MAX_DEPTH} levels"
            raise PlistError(msg, offset=at)
        kind = marker >> 4
        start, end = self.span(at, marker & 15, self.ref_size * (2 if kind == 13 else 1))
        before = self.nodes
        self.memo[ref] = _OPEN
        refs = self.refs(start, end)
        depth += 1
        if kind == 13:
            half = len(refs) // 2
            made: dict[object, object] = {}
            for key_ref, value_ref in zip(refs[:half], refs[half:], strict=True):
                key = self.read(key_ref, depth)
                if isinstance(key, (dict, list)):
                    msg = "a dictionary's key is a container"
                    raise PlistError(msg, offset=at)
                made[key] = self.read(value_ref, depth)
            value: object = made
        else:
            value = [self.read(item, depth) for item in refs]
        self.memo[ref] = value
        self.weights[ref] = self.nodes - before + 1
        return value

    def held(self, ref: int) -> tuple[int, ...] | bytes:
        """The references of a container; in a dictionary first those of keys, then those of values."""
        at = self.table[ref]
        marker = self.data[at]
        return self.refs(*self.span(at, marker & 15, self.ref_size * (2 if marker >> 4 == 13 else 1)))

    def too_many(self) -> NoReturn:
        msg = f"more than {MAX_OBJECTS} values when shared ones are counted"
        raise PlistError(msg)

    def length(self, ref: int) -> tuple[int, int]:
        """Start and length in bytes of an object, its marker included; of a container, its references, not what they
        refer to."""
        at = self.table[ref]
        marker = self.data[at]
        kind, low = marker >> 4, marker & 15
        if kind in (1, 2, 3):
            return at, 1 + (1 << low)
        if kind == 8:
            return at, 2 + low
        width = {4: 1, 5: 1, 6: 2, 7: 1, 10: self.ref_size, 11: self.ref_size, 12: self.ref_size, 13: 2 * self.ref_size}
        return at, 1 if kind == 0 else self.span(at, low, width.get(kind, 1))[1] - at


_SINGLETONS: Final[dict[int, bool | None]] = {0x00: None, 0x08: False, 0x09: True}


def _step(key: object) -> str:
    """One step of a key path as in JSON Pointer (RFC 6901)."""
    return str(key).replace("~", "~0").replace("/", "~1")


def _binary_load(data: bytes) -> object:
    layout = _layout(data)
    reader = _Binary(data, layout)
    try:
        return reader.read(layout.top, 0)
    except (IndexError, struct.error) as error:
        msg = f"damaged binary property list: {error}"
        raise PlistError(msg) from error


def _binary_offsets(data: bytes) -> dict[str, tuple[int, int]]:
    layout = _layout(data)
    reader = _Binary(data, layout)
    try:
        # A whole reading first: it refuses cycles, so that the walk below ends.
        reader.read(layout.top, 0)
        found: dict[str, tuple[int, int]] = {}
        waiting = [("", layout.top)]
        while waiting:
            path, ref = waiting.pop()
            found[path] = reader.length(ref)
            at = found[path][0]
            kind = data[at] >> 4
            if 10 <= kind <= 13:
                refs = reader.held(ref)
                if kind == 13:
                    half = len(refs) // 2
                    # Of a key that stands twice the last value counts, as in reading.
                    pairs = {reader.memo[key]: item for key, item in zip(refs[:half], refs[half:], strict=True)}
                    waiting += [(f"{path}/{_step(key)}", item) for key, item in pairs.items()]
                else:
                    waiting += [(f"{path}/{index}", item) for index, item in enumerate(refs)]
    except (IndexError, struct.error) as error:
        msg = f"damaged binary property list: {error}"
        raise PlistError(msg) from error
    return found


@dataclass(slots=True)
class _Open:
    """A container of an XML property list that is still open."""

    tag: str
    value: dict[str, object] | list[object]
    path: str
    start: int
    key: str | None = None


@dataclass(slots=True)
class _Xml:
    """Builds values from expat's events; the byte ranges too where `ranges` is given."""

    data: bytes
    ranges: dict[str, tuple[int, int]] | None = None
    stack: list[_Open] = field(default_factory=list[_Open])
    text: list[str] = field(default_factory=list[str])
    start_at: int = 0
    scalar: str | None = None
    root: object = _UNREAD
    nodes: int = 0
    parser: expat.XMLParserType = field(default_factory=expat.ParserCreate)

    def fail(self, message: str) -> NoReturn:
        raise PlistError(message, offset=self.parser.CurrentByteIndex)

    def refuse(self, *_: object) -> NoReturn:
        self.fail("entities are refused")

    def run(self) -> object:
        parser = self.parser
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text.append
        parser.EntityDeclHandler = self.refuse
        parser.SkippedEntityHandler = self.refuse
        try:
            parser.Parse(self.data, True)
        except expat.ExpatError as error:
            rest = self.data[parser.ErrorByteIndex :] if self.root is not _UNREAD else b"x"
            # Padding behind the closed document is not part of it.
            if self.root is _UNREAD or rest.strip(b"\0 \t\r\n"):
                message = f"damaged XML property list: {expat.ErrorString(error.code)}"
                raise PlistError(message, offset=parser.ErrorByteIndex, partial=self.so_far()) from error
        except PlistError as error:
            error.partial = self.so_far()
            raise
        except (LookupError, ValueError) as error:
            # The declaration names an encoding that there is not, or one of several bytes that expat does not take.
            message = f"XML property list in an encoding that is not read: {error}"
            raise PlistError(message, partial=self.so_far()) from error
        if self.root is _UNREAD:
            self.fail("an XML property list without a value")
        return self.root

    def so_far(self) -> object:
        return self.stack[0].value if self.stack else None if self.root is _UNREAD else self.root

    def path(self) -> str:
        if not self.stack:
            return ""
        top = self.stack[-1]
        return f"{top.path}/{_step(top.key if isinstance(top.value, dict) else len(top.value))}"

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        at = self.parser.CurrentByteIndex
        if self.scalar is not None:
            self.fail(f"<{tag}> inside of <{self.scalar}>")
        if tag == "plist":
            return
        self.nodes += 1
        if self.nodes > MAX_OBJECTS:
            self.fail(f"more than {MAX_OBJECTS} values")
        if tag in ("dict", "array"):
            if len(self.stack) >= MAX_DEPTH:
                self.fail(f"more than {MAX_DEPTH} levels")
            path = self.path() if self.ranges is not None else ""
            self.stack.append(_Open(tag, {} if tag == "dict" else [], path, at))
            return
        if tag != "key" and tag not in _SCALARS:
            self.fail(f"unknown element <{tag[:40]}>")
        self.scalar = tag
        self.start_at = at
        self.text.clear()

    def end(self, tag: str) -> None:
        if tag == "plist":
            return
        if tag in ("dict", "array"):
            done = self.stack.pop()
            value: object = done.value
            if isinstance(value, dict) and len(value) == 1 and isinstance(value.get("CF$UID"), int):
                value = Uid(cast("int", value["CF$UID"]))
            if done.key is not None:
                self.fail(f"key {done.key[:40]!r} without a value")
            self.put(value, done.path, done.start, empty=not done.value)
            return
        self.scalar = None
        text = "".join(self.text)
        if tag == "key":
            if not self.stack or isinstance(self.stack[-1].value, list) or self.stack[-1].key is not None:
                self.fail("<key> where none belongs")
            self.stack[-1].key = text
            return
        try:
            value = _SCALARS[tag](text)
        except (ValueError, binascii.Error) as error:
            message = f"<{tag}> that is none: {text[:40]!r}"
            raise PlistError(message, offset=self.start_at) from error
        self.put(value, self.path() if self.ranges is not None else "", self.start_at, empty=not text)

    def put(self, value: object, path: str, start: int, *, empty: bool) -> None:
        if self.ranges is not None:
            # At a closing tag expat stands in front of it, behind an empty element (where another's closing tag may stand).
            end = self.parser.CurrentByteIndex
            closed = empty and self.data[end - 4 : end].replace(b"\0", b"").endswith(b"/>")
            if not closed and self.data[end : end + 4].replace(b"\0", b"")[:2] == b"</":
                # In UTF-16 with the low byte first a zero belongs to the bracket.
                wide = self.data[end : end + 2] == b"<\0"
                end = max(self.data.find(b">\0" if wide else b">", end) + (2 if wide else 1), end)
            self.ranges[path] = (start, end - start)
        if not self.stack:
            if self.root is not _UNREAD:
                self.fail("a second value behind the first")
            self.root = value
            return
        top = self.stack[-1]
        if isinstance(top.value, list):
            top.value.append(value)
        elif top.key is None:
            self.fail("a dictionary's value without a key")
        else:
            top.value[top.key] = value
            top.key = None


def _integer(text: str) -> int:
    text = text.strip()
    if len(text) > 40:
        raise ValueError(text[:40])
    negative = text.startswith("-")
    digits = text.lstrip("+-")
    number = int(digits, 16) if digits[:2].lower() == "0x" else int(digits)
    return -number if negative else number


def _date(text: str) -> Date:
    try:
        reading = times.iso8601(text)
    except TimeError as error:
        raise ValueError(text) from error
    return Date((reading.local_us - (reading.offset_s or 0) * 1_000_000 - times.COCOA_S.start_us) / 1_000_000)


_SCALARS: Final[Mapping[str, Callable[[str], object]]] = {
    "string": str,
    "integer": _integer,
    "real": float,
    "true": lambda _: True,
    "false": lambda _: False,
    "date": _date,
    "data": binascii.a2b_base64,
}


def _check_size(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        msg = f"property list of {len(data)} bytes, more than {MAX_BYTES}"
        raise PlistError(msg)


def _looks_like_xml(data: bytes) -> bool:
    head = data[:64].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")
    return head[:1] == b"<"


def load(data: bytes) -> object:
    """Read a binary or XML property list.

    Dates are `Date` (a float of seconds since 2001), references `Uid`, sets lists; in XML a dictionary of the single
    key CF$UID is a `Uid`. Strings that are not valid in their encoding come as `FlawedText`. Raises PlistError (for
    XML, with what was read before in `partial`).
    """
    _check_size(data)
    if data[:7] == b"bplist0":
        return _binary_load(data)
    if _looks_like_xml(data):
        return _Xml(data).run()
    msg = "neither a binary nor an XML property list" if data else "empty file"
    raise PlistError(msg, offset=0)


def offsets(data: bytes) -> dict[str, tuple[int, int]]:
    """Where each value of a property list stands: key path -> (start, length) in bytes.

    Key paths are JSON Pointers (RFC 6901): '' is the whole, '/accounts/0/name' a value, '~1' a slash and '~0' a
    tilde in a key. In a binary list the range holds the object's marker and content (of a container: the
    references); a value that is shared is given under each of its paths. In XML it runs from the opening to the
    closing tag. Raises PlistError.
    """
    _check_size(data)
    if data[:7] == b"bplist0":
        return _binary_offsets(data)
    if not _looks_like_xml(data):
        msg = "neither a binary nor an XML property list"
        raise PlistError(msg, offset=0)
    found: dict[str, tuple[int, int]] = {}
    _Xml(data, found).run()
    return found


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a `Tree`: `at` is the object's number (binary) or its key path (XML). Equal where they are the same."""

    at: int | str
    value: object = field(compare=False)


class Tree:
    """The values of a property list with the byte range of each, read once, walked as far as is asked."""

    def __init__(self, data: bytes) -> None:
        """Raises PlistError."""
        _check_size(data)
        self.data = data
        self.binary = is_binary(data)
        self._ranges: dict[str, tuple[int, int]] = {}
        self._reader: _Binary | None = None
        if self.binary:
            layout = _layout(data)
            self._reader = _Binary(data, layout)
            try:
                # This refuses cycles and what does not fit, so that every object that is reached has a range.
                self.root = Node(layout.top, self._reader.read(layout.top, 0))
            except (IndexError, struct.error) as error:
                msg = f"damaged binary property list: {error}"
                raise PlistError(msg) from error
        elif _looks_like_xml(data):
            self.root = Node("", _Xml(data, self._ranges).run())
        else:
            msg = "neither a binary nor an XML property list" if data else "empty file"
            raise PlistError(msg, offset=0)

    def span(self, node: Node) -> tuple[int, int]:
        """Start and length of a value: an object with its marker (of a container: its references), or an element."""
        if self._reader is not None and isinstance(node.at, int):
            start, length = self._reader.length(node.at)
            return start, min(length, len(self.data) - start)
        return self._ranges[str(node.at)]

    def children(self, node: Node) -> dict[object, Node] | list[Node] | None:
        """The values directly in a dictionary (by key) or list; None for other values."""
        value = node.value
        if not isinstance(value, (dict, list)):
            return None
        if self._reader is None:
            if isinstance(value, dict):
                keyed = cast("dict[str, object]", value)
                return {key: Node(f"{node.at}/{_step(key)}", item) for key, item in keyed.items()}
            return [Node(f"{node.at}/{index}", item) for index, item in enumerate(cast("list[object]", value))]
        memo = self._reader.memo
        refs = self._reader.held(cast("int", node.at))
        if isinstance(value, dict):
            half = len(refs) // 2
            # As in reading, the last value of a key that stands twice counts.
            return {memo[key]: Node(ref, memo[ref]) for key, ref in zip(refs[:half], refs[half:], strict=True)}
        return [Node(ref, memo[ref]) for ref in refs]


# Keyed archives


# One level takes up to five calls, so that this stays well under the interpreter's own limit.
_ARCHIVE_DEPTH: Final = 96
KINDS: Final[Mapping[str, str]] = {
    "NSDictionary": "map",
    "NSArray": "list",
    "NSSet": "list",
    "NSOrderedSet": "list",
    "NSString": "NS.string",
    "NSData": "NS.data",
    "NSDate": "date",
    "NSUUID": "uuid",
    "NSURL": "url",
    "NSNull": "null",
}
"""Classes of keyed archives that have a plain value: class -> kind of value, or the field that holds it."""


class _Archive:
    """Resolves the references of one keyed archive, each object once."""

    def __init__(self, objects: list[object]) -> None:
        self.objects = objects
        self.memo: dict[int, object] = {}
        self.open: set[int] = set()
        self.weights: dict[int, int] = {}
        self.classes: dict[int, tuple[str, str | None]] = {}
        self.nodes = 0

    def resolve(self, uid: int, depth: int) -> object:
        if uid in self.memo:
            self.nodes += self.weights[uid]
            if self.nodes > MAX_OBJECTS:
                msg = f"keyed archive of more than {MAX_OBJECTS} values when shared ones are counted"
                raise ArchiveError(msg)
            return self.memo[uid]
        if not 0 <= uid < len(self.objects):
            msg = f"reference to object {uid} of {len(self.objects)}"
            raise ArchiveError(msg)
        if uid in self.open or depth > _ARCHIVE_DEPTH:
            # A cycle (parents refer to children and back) or a chain too long to follow: the reference itself stays.
            return {"$ref": uid}
        before = self.nodes
        self.open.add(uid)
        value = self.plain(self.objects[uid], uid, depth)
        self.open.discard(uid)
        self.memo[uid] = value
        self.weights[uid] = self.nodes - before + 1
        return value

    def plain(self, value: object, uid: int, depth: int) -> object:
        self.nodes += 1
        if isinstance(value, Uid):
            return self.resolve(value, depth + 1)
        if isinstance(value, dict):
            fields = cast("dict[str, object]", value)
            given = fields.get("$class")
            if isinstance(given, Uid):
                return self.instance(fields, given, depth)
            if depth > _ARCHIVE_DEPTH:
                return {"$ref": uid}
            return {key: self.plain(item, uid, depth + 1) for key, item in fields.items()}
        if isinstance(value, list):
            if depth > _ARCHIVE_DEPTH:
                return {"$ref": uid}
            return [self.plain(item, uid, depth + 1) for item in cast("list[object]", value)]
        return None if uid == 0 and value == "$null" else value

    def class_of(self, uid: int) -> tuple[str, str | None]:
        """Name of a class, and the kind of plain value that it or a class above it has."""
        known = self.classes.get(uid)
        if known is None:
            given = self.objects[uid] if uid < len(self.objects) else None
            fields = cast("dict[str, object]", given) if isinstance(given, dict) else {}
            name = fields.get("$classname")
            chain = fields.get("$classes")
            names = [name, *(cast("list[object]", chain) if isinstance(chain, list) else [])]
            kinds = (KINDS.get(item) for item in names if isinstance(item, str))
            kind = next((kind for kind in kinds if kind is not None), None)
            known = self.classes[uid] = (name if isinstance(name, str) else f"?{uid}", kind)
        return known

    def members(self, fields: dict[str, object], name: str, old: str, depth: int) -> list[object] | None:
        """Elements of a collection: one list, or (older archives) one field for each."""
        listed = fields.get(name)
        if listed is None and old + "0" in fields:
            listed = [fields[f"{old}{index}"] for index in range(len(fields)) if f"{old}{index}" in fields]
        if not isinstance(listed, list):
            return [] if listed is None and len(fields) == 1 else None
        found: list[object] = []
        for item in cast("list[object]", listed):
            self.nodes += 1
            found.append(self.resolve(item, depth + 1) if isinstance(item, Uid) else item)
        return found

    def instance(self, fields: dict[str, object], class_uid: int, depth: int) -> object:
        name, kind = self.class_of(class_uid)
        if kind is not None:
            done, value = self.known(kind, fields, depth)
            if done:
                return value
        made: dict[str, object] = {"$class": name}
        for key, item in fields.items():
            if key != "$class":
                made[key] = self.plain(item, -1, depth + 1)
        return made

    def known(self, kind: str, fields: dict[str, object], depth: int) -> tuple[bool, object]:
        if kind == "map":
            keys = self.members(fields, "NS.keys", "NS.key.", depth)
            values = self.members(fields, "NS.objects", "NS.object.", depth)
            if keys is None or values is None or len(keys) != len(values):
                return False, None
            return True, {
                key if isinstance(key, (str, int, float, bytes, UUID)) else repr(key)[:200]: value
                for key, value in zip(keys, values, strict=True)
            }
        if kind == "list":
            items = self.members(fields, "NS.objects", "NS.object.", depth)
            return items is not None, items
        if kind == "null":
            return True, None
        if kind == "url":
            base = self.plain(fields.get("NS.base"), -1, depth + 1)
            relative = self.plain(fields.get("NS.relative"), -1, depth + 1)
            if not isinstance(relative, str):
                return False, None
            return True, _join(base, relative) if isinstance(base, str) and base != "$null" else relative
        if kind == "date":
            value = fields.get("NS.time")
            return isinstance(value, (int, float)), Date(value) if isinstance(value, (int, float)) else None
        if kind == "uuid":
            value = fields.get("NS.uuidbytes")
            fits = isinstance(value, bytes) and len(value) == 16
            return fits, UUID(bytes=value) if isinstance(value, bytes) and fits else None
        value = self.plain(fields.get(kind, fields.get("NS.bytes")), -1, depth + 1)
        if kind == "NS.string" and isinstance(value, bytes):
            value = value.decode(errors="replace")
        return isinstance(value, str if kind == "NS.string" else bytes), value


def _join(base: str, relative: str) -> str:
    try:
        return urljoin(base, relative)
    except ValueError:
        return relative


def is_archive(value: object) -> bool:
    """Whether a loaded property list is a keyed archive."""
    if not isinstance(value, dict):
        return False
    fields = cast("dict[str, object]", value)
    return isinstance(fields.get("$objects"), list) and isinstance(fields.get("$top"), dict)


def unarchive(source: object) -> object:
    """Resolve a keyed archive, given as bytes or as loaded property list, to plain values.

    NSString str, NSNumber int/float/bool, NSData bytes, NSDate `Date`, NSUUID UUID, NSURL str, NSNull None,
    NSArray/NSSet/NSOrderedSet list, NSDictionary dict, subclasses of these likewise; any other object {'$class':
    name, field: value ...}. A reference back to an object that is still open, or one nested too deep to follow,
    stays as {'$ref': number}. The result is the object under 'root', or a dict of the top objects where there is
    another or more than one. Objects used twice are the same Python object. Raises PlistError or ArchiveError.
    """
    value = load(source) if isinstance(source, bytes) else source
    if not is_archive(value):
        msg = "not a keyed archive"
        raise ArchiveError(msg)
    fields = cast("dict[str, object]", value)
    archive = _Archive(cast("list[object]", fields["$objects"]))
    top = cast("dict[str, object]", fields["$top"])
    if list(top) == ["root"]:
        return archive.plain(top["root"], -1, 0)
    return {key: archive.plain(item, -1, 0) for key, item in top.items()}
