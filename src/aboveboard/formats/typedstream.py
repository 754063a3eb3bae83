"""NeXT/Apple typedstreams ('streamtyped'): the archive in `message.attributedBody` of sms.db, and any other.

`attributed_text(data)` takes only the text, fast; `attributed(data)` the text with its attribute runs (attachments'
transfer GUIDs, mentions, links, message parts); `parse(data)` decodes any typedstream to plain values. All are
bounded and never recurse deeper than `MAX_DEPTH`.

The format, as used here: a header (streamer version 4, the signature 'streamtyped' for little or 'typedstream' for
big endian, a system version), then groups of values, each headed by a type string. Integers are one signed byte, or
0x81 + 2 bytes, or 0x82 + 4 bytes; 0x83 heads a float, 0x84 something new, 0x85 nil, 0x86 the end of an object; other
bytes from 0x92 (-110) up are references to what was read before, strings and objects (with classes and C strings)
counted apart. A classes' chain is written up to its root. Facts: https://github.com/dgelessus/python-typedstream
(README and format notes).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final, cast

from aboveboard.formats.errors import FlawedText, TypedstreamError
from aboveboard.formats.plist import Date

MAX_DEPTH: Final = 64
"""Objects, arrays and structs within each other."""
MAX_NODES: Final = 500_000
"""Values of one stream, each counted as often as it is referred to."""

FILE_TRANSFER: Final = "__kIMFileTransferGUIDAttributeName"
MENTION: Final = "__kIMMentionConfirmedMention"
LINK: Final = "__kIMLinkAttributeName"
MESSAGE_PART: Final = "__kIMMessagePartAttributeName"
DATA_DETECTED: Final = "__kIMDataDetectedAttributeName"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch `text[start:end]` (in characters, not UTF-16 units) and its attributes by name."""

    start: int
    end: int
    attributes: dict[str, object]


@dataclass(frozen=True, slots=True)
class Attributed:
    """An attributed string: text (object replacement characters U+FFFC kept), runs, and what was lost in reading."""

    text: str
    runs: tuple[Run, ...]
    warnings: tuple[str, ...] = ()

    def values(self, attribute: str) -> list[object]:
        """Values of one attribute in the order of the runs; a value that spans adjoining runs is given once."""
        found: list[object] = []
        last: object = None
        end = -1
        for run in self.runs:
            value = run.attributes.get(attribute)
            if value is not None and not (value == last and run.start == end):
                found.append(value)
            last, end = value, run.end
        return found

    @property
    def attachments(self) -> list[str]:
        """File transfer GUIDs (attachment.guid in sms.db) in the order in which they stand in the text."""
        return [value for value in self.values(FILE_TRANSFER) if isinstance(value, str)]

    @property
    def mentions(self) -> list[str]:
        """Identifiers of people mentioned."""
        return [value for value in self.values(MENTION) if isinstance(value, str)]

    @property
    def links(self) -> list[str]:
        """Addresses of links."""
        return [value for value in self.values(LINK) if isinstance(value, str)]


@dataclass(frozen=True, slots=True)
class Object:
    """An object of a class that has no plain form here: its class, the classes above it, its values in stored order."""

    name: str
    bases: tuple[str, ...]
    values: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Stream:
    """A decoded typedstream: its top values, the system version, and what was lost."""

    values: tuple[object, ...]
    system_version: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Class:
    name: str
    bases: tuple[str, ...]


class _Pending:
    """Stands in the table for an object that is still being read."""


_PENDING: Final = _Pending()
_NEW, _NIL, _END = 0x84, 0x85, 0x86
_FIRST_REFERENCE = -110


@dataclass(slots=True)
class _Found:
    """The first attributed string as far as it was read, so that damage behind the text does not lose it."""

    text: str | None = None
    runs: list[tuple[int, dict[str, object]]] = field(default_factory=list[tuple[int, dict[str, object]]])


class _Reader:
    """One pass over one stream."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0
        self.depth = 0
        self.nodes = 0
        self.strings: list[bytes] = []
        self.objects: list[object] = []
        self.weights: list[int] = []
        self.types: dict[bytes, tuple[bytes, ...]] = {}
        self.warnings: list[str] = []
        self.found = _Found()
        self.little = True
        self.system_version = 0

    # Bytes and numbers

    def fail(self, message: str) -> TypedstreamError:
        return TypedstreamError(message, offset=self.at)

    def take(self, size: int) -> bytes:
        end = self.at + size
        if size < 0 or end > len(self.data):
            raise self.fail(f"stream ends within {size} bytes")
        piece = self.data[self.at : end]
        self.at = end
        return piece

    def byte(self) -> int:
        if self.at >= len(self.data):
            raise self.fail("stream ends")
        self.at += 1
        return self.data[self.at - 1]

    def number(self, head: int, *, signed: bool) -> int:
        if head == 0x81 or head == 0x82:
            piece = self.take(2 if head == 0x81 else 4)
            return int.from_bytes(piece, "little" if self.little else "big", signed=signed)
        # No public description gives a tag for 64-bit integers; this one is accepted because it could mean nothing
        # else.
        if head == 0x87:
            return int.from_bytes(self.take(8), "little" if self.little else "big", signed=signed)
        if 0x80 <= head <= 0x91:
            raise self.fail(f"tag {head:#x} where a number belongs")
        return head - 256 if signed and head >= 0x80 else head

    def real(self, size: int) -> float:
        head = self.byte()
        if head != 0x83:
            return float(self.number(head, signed=True))
        form = ("<" if self.little else ">") + ("f" if size == 4 else "d")
        return cast("float", struct.unpack(form, self.take(size))[0])

    def reference(self, head: int) -> int:
        return self.number(head, signed=True) - _FIRST_REFERENCE

    # Strings

    def counted(self) -> bytes | None:
        head = self.byte()
        if head == _NIL:
            return None
        return self.take(self.number(head, signed=False))

    def shared(self, head: int | None = None) -> bytes | None:
        head = self.byte() if head is None else head
        if head == _NIL:
            return None
        if head == _NEW:
            piece = self.take(self.number(self.byte(), signed=False))
            self.strings.append(piece)
            return piece
        index = self.reference(head)
        if not 0 <= index < len(self.strings):
            raise self.fail(f"reference to string {index} of {len(self.strings)}")
        return self.strings[index]

    def c_string(self) -> str | None:
        head = self.byte()
        if head == _NIL:
            return None
        if head == _NEW:
            index = self.reserve()
            piece = self.shared()
            value = None if piece is None else self.text(piece)
            self.objects[index] = value
            return value
        value = self.refer(head)
        if value is not None and not isinstance(value, str):
            raise self.fail("reference to something else where a C string belongs")
        return value

    def text(self, piece: bytes) -> str:
        try:
            return piece.decode()
        except UnicodeDecodeError as error:
            flaw = f"invalid UTF-8 in a string of {len(piece)} bytes: {error.reason} at {error.start}"
            self.warnings.append(flaw)
            return FlawedText(piece.decode(errors="replace"), flaw)

    # The table of objects, classes and C strings

    def reserve(self) -> int:
        self.objects.append(_PENDING)
        self.weights.append(1)
        self.count(1)
        return len(self.objects) - 1

    def count(self, nodes: int) -> None:
        self.nodes += nodes
        if self.nodes > MAX_NODES:
            raise self.fail(f"more than {MAX_NODES} values")

    def refer(self, head: int) -> object:
        index = self.reference(head)
        if not 0 <= index < len(self.objects):
            raise self.fail(f"reference to object {index} of {len(self.objects)}")
        value = self.objects[index]
        self.count(self.weights[index])
        if value is _PENDING:
            self.warnings.append(f"object {index} refers to itself; None was put there")
            return None
        return value

    def enter(self) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.fail(f"more than {MAX_DEPTH} levels")

    # Typed values

    def split(self, encoding: bytes) -> tuple[bytes, ...]:
        known = self.types.get(encoding)
        if known is None:
            known = self.types[encoding] = tuple(_split(encoding))
        return known

    def group(self, head: int) -> tuple[bytes, list[object]]:
        """One typed group, whose type string starts with `head`."""
        encoding = self.shared(head)
        if encoding is None:
            raise self.fail("values without a type")
        return encoding, [self.value(part) for part in self.split(encoding)]

    def value(self, kind: bytes) -> object:
        self.count(1)
        if kind == b"@":
            return self.object()
        if kind == b"+":
            return self.counted()
        if kind in _SIGNED:
            return self.number(self.byte(), signed=True)
        if kind in _UNSIGNED:
            return self.number(self.byte(), signed=False)
        if kind == b"c":
            byte = self.byte()
            return byte - 256 if byte > 127 else byte
        if kind in (b"C", b"B"):
            return self.byte()
        if kind in (b"f", b"d"):
            return self.real(4 if kind == b"f" else 8)
        if kind == b"*":
            return self.c_string()
        if kind in (b":", b"%"):
            piece = self.shared()
            return None if piece is None else self.text(piece)
        if kind == b"#":
            found = self.class_chain()
            return None if found is None else found.name
        if kind == b"!":
            return None
        if kind[:1] in b"[{":
            return self.compound(kind)
        raise self.fail(f"values of type {kind[:20]!r} are not supported")

    def compound(self, kind: bytes) -> object:
        self.enter()
        if kind[:1] == b"{":
            result: object = [self.value(part) for part in self.split(kind[1:-1].partition(b"=")[2])]
        else:
            inner = kind[1:-1].lstrip(b"0123456789")
            digits = kind[1 : len(kind) - 1 - len(inner)]
            size = int(digits) if 0 < len(digits) < 12 else 0
            # Even an element without bytes of its own may not be repeated more often than the stream has bytes left.
            if size > len(self.data) - self.at:
                raise self.fail(f"an array of {size} elements in {len(self.data) - self.at} bytes")
            result = self.take(size) if inner in (b"c", b"C") else [self.value(inner) for _ in range(size)]
        self.depth -= 1
        return result

    def class_chain(self) -> _Class | None:
        """A class: new classes up to one already known, or to the root."""
        fresh: list[tuple[int, str]] = []
        while True:
            head = self.byte()
            if head == _NIL:
                top = None
                break
            if head != _NEW:
                top = self.refer(head)
                if not isinstance(top, _Class):
                    raise self.fail("reference to something else where a class belongs")
                break
            index = self.reserve()
            name = self.shared()
            if name is None or len(fresh) >= MAX_DEPTH:
                raise self.fail("a class without a name, or too many above it")
            self.number(self.byte(), signed=True)
            fresh.append((index, name.decode(errors="replace")))
        for index, name in reversed(fresh):
            top = _Class(name, () if top is None else (top.name, *top.bases))
            self.objects[index] = top
        return top

    def object(self) -> object:
        head = self.byte()
        if head == _NIL:
            return None
        if head != _NEW:
            value = self.refer(head)
            return value.name if isinstance(value, _Class) else value
        before = self.nodes
        index = self.reserve()
        self.enter()
        cls = self.class_chain()
        if cls is None:
            raise self.fail("an object without a class")
        chain = (cls.name, *cls.bases)
        value = self.attributed() if "NSAttributedString" in chain else self.plain(cls, chain)
        self.depth -= 1
        self.objects[index] = value
        self.weights[index] = self.nodes - before
        return value

    def groups(self) -> list[tuple[bytes, list[object]]]:
        found: list[tuple[bytes, list[object]]] = []
        while (head := self.byte()) != _END:
            found.append(self.group(head))
        return found

    def plain(self, cls: _Class, chain: tuple[str, ...]) -> object:
        groups = self.groups()
        values = [value for _, members in groups for value in members]
        for name in chain:
            made = self.known(name, values)
            if made is not None:
                return None if made is _PENDING else made
        return Object(cls.name, cls.bases, tuple(values))

    def known(self, name: str, values: list[object]) -> object:
        """The plain form of a Foundation class, None if it has none (or the values are not as expected), _PENDING
        for null."""
        first = values[0] if values else None
        if name == "NSString" and isinstance(first, bytes):
            return self.text(first)
        if name == "NSNumber" and len(values) >= 2 and isinstance(values[1], (int, float)):
            return values[1]
        if name == "NSDictionary" and isinstance(first, int) and len(values) == 1 + 2 * first:
            return {_key(key): value for key, value in zip(values[1::2], values[2::2], strict=True)}
        if name in ("NSArray", "NSSet") and isinstance(first, int) and len(values) == 1 + first:
            return values[1:]
        if name == "NSData" and len(values) == 2 and isinstance(values[1], bytes):
            return values[1]
        if name == "NSURL" and values and isinstance(values[-1], str):
            return values[-1]
        if name == "NSDate" and isinstance(first, float):
            return Date(first)
        if name == "NSNull":
            return _PENDING
        return None

    def attributed(self) -> object:
        """Text, then pairs (attributes' number, length in UTF-16 units), with the attributes themselves when their
        number is new."""
        first = self.found.text is None
        found = self.found if first else _Found()
        known: list[dict[str, object]] = []
        while (head := self.byte()) != _END:
            encoding, values = self.group(head)
            if encoding == b"@" and found.text is None and isinstance(values[0], str):
                found.text = values[0]
            elif encoding == b"iI":
                number, length = cast("list[int]", values)
                if number == len(known) + 1:
                    attributes = self.group(self.byte())[1][:1]
                    given = attributes[0] if attributes else None
                    known.append(cast("dict[str, object]", given) if isinstance(given, dict) else {})
                if not 0 < number <= len(known):
                    raise self.fail(f"attributes number {number} of {len(known)}")
                self.count(1)
                found.runs.append((length, known[number - 1]))
        if found.text is None:
            return Object("NSAttributedString", (), ())
        return _attributed(found, ())

    # The stream

    def header(self) -> None:
        version = self.byte()
        signature = self.counted()
        if version != 4 or signature not in (b"streamtyped", b"typedstream"):
            self.at = 0
            raise self.fail("not a typedstream")
        self.little = signature == b"streamtyped"
        self.system_version = self.number(self.byte(), signed=False)

    def top(self) -> list[object]:
        values: list[object] = []
        while self.at < len(self.data):
            values += self.group(self.byte())[1]
        return values


_SIGNED: Final = frozenset((b"i", b"s", b"l", b"q"))
_UNSIGNED: Final = frozenset((b"I", b"S", b"L", b"Q"))


def _key(key: object) -> str:
    # Attribute names are strings; whatever else a hostile archive uses as a key stays readable.
    return key if isinstance(key, str) else repr(key)[:200]


def _split(encoding: bytes) -> list[bytes]:
    """Split a type string into its members: b'iI[4c]{P=ff}' -> [b'i', b'I', b'[4c]', b'{P=ff}']."""
    parts: list[bytes] = []
    depth = start = 0
    for at, byte in enumerate(encoding):
        if byte in b"[{(":
            depth += 1
        elif byte in b"]})":
            depth -= 1
        if depth < 0 or depth > MAX_DEPTH:
            msg = f"type string {encoding[:40]!r} is not balanced"
            raise TypedstreamError(msg)
        if depth == 0:
            parts.append(encoding[start : at + 1])
            start = at + 1
    if depth:
        msg = f"type string {encoding[:40]!r} is not balanced"
        raise TypedstreamError(msg)
    return parts


def _attributed(found: _Found, warnings: tuple[str, ...]) -> Attributed:
    text = found.text or ""
    # Lengths count UTF-16 units; where every character is one unit, positions are the same.
    wide = not text.isascii() and any(character > "\uffff" for character in text)
    units = list(accumulate((2 if character > "\uffff" else 1 for character in text), initial=0)) if wide else None
    index = {unit: at for at, unit in enumerate(units)} if units else None
    runs: list[Run] = []
    unit = start = 0
    for length, attributes in found.runs:
        unit += length
        # A boundary inside a surrogate pair is put before the character.
        end = index.get(unit, index.get(unit - 1, len(text))) if index else min(unit, len(text))
        runs.append(Run(start, end, attributes))
        start = end
    return Attributed(text, tuple(runs), warnings)


def parse(data: bytes) -> Stream:
    """Decode a whole typedstream.

    Foundation values become plain ones (NSString str, NSNumber int or float, NSData bytes, NSDate plist.Date,
    NSArray and NSSet list, NSDictionary dict, NSURL str, NSNull None, attributed strings `Attributed`); other
    objects become `Object`; C strings str; '+' strings outside of NSString bytes. Raises TypedstreamError, whose
    `partial` is the tuple of top values read before.
    """
    reader = _Reader(data)
    reader.header()
    values: list[object] = []
    try:
        while reader.at < len(data):
            values += reader.group(reader.byte())[1]
    except TypedstreamError as error:
        raise TypedstreamError(str(error), partial=tuple(values)) from error
    return Stream(tuple(values), reader.system_version, tuple(reader.warnings))


def attributed(data: bytes) -> Attributed:
    """Read the first attributed string (or bare string) of a typedstream with its runs.

    Damage behind the text is a warning, not an error: the text and the runs read so far are returned. A text that is
    cut off is returned as far as it goes, as `FlawedText`. Raises TypedstreamError where there is no text at all.
    """
    reader = _Reader(data)
    reader.header()
    warnings = reader.warnings
    try:
        for value in reader.top():
            if isinstance(value, Attributed):
                return Attributed(value.text, value.runs, tuple(warnings))
            if isinstance(value, str):
                return Attributed(value, (), tuple(warnings))
    except TypedstreamError as error:
        if reader.found.text is not None:
            return _attributed(
                reader.found, (*warnings, f"the text's attributes could not be read to their end: {error}")
            )
        cut = _cut_text(data)
        if cut is None:
            raise
        return Attributed(cut, (), (*warnings, cut.flaw))
    msg = "a typedstream without text"
    raise TypedstreamError(msg)


def _prefix(attributed_classes: bytes, string_classes: bytes) -> bytes:
    return (
        b"\x04\x0bstreamtyped\x81\xe8\x03\x84\x01@\x84\x84\x84"
        + attributed_classes
        + b"\x92\x84\x84\x84"
        + string_classes
    )


_ROOT: Final = b"\x12NSAttributedString\x00\x84\x84\x08NSObject\x00\x85"
_MUTABLE_ROOT: Final = b"\x19NSMutableAttributedString\x00\x84\x84" + _ROOT
# What Messages writes before the '+' of the text; the last byte refers to NSObject by its place in the table.
_PREFIXES: Final = frozenset(
    (
        _prefix(_MUTABLE_ROOT, b"\x0fNSMutableString\x01\x84\x84\x08NSString\x01\x95"),
        _prefix(_MUTABLE_ROOT, b"\x08NSString\x01\x95"),
        _prefix(_ROOT, b"\x0fNSMutableString\x01\x84\x84\x08NSString\x01\x94"),
        _prefix(_ROOT, b"\x08NSString\x01\x94"),
    )
)


def _text_range(data: bytes) -> tuple[int, int] | None:
    """Start and stored length of the text where the stream starts in one of the ways that Messages writes."""
    at = data.find(b"\x84\x01+", 0, 256)
    if at < 0 or data[:at] not in _PREFIXES or len(data) < at + 4:
        return None
    head = data[at + 3]
    if head == 0x81:
        return at + 6, int.from_bytes(data[at + 4 : at + 6], "little")
    if head == 0x82:
        return at + 8, int.from_bytes(data[at + 4 : at + 8], "little")
    return None if 0x80 <= head <= 0x91 else (at + 4, head)


def _cut_text(data: bytes) -> FlawedText | None:
    found = _text_range(data)
    if found is None or found[0] >= len(data):
        return None
    start, length = found
    piece = data[start : start + length]
    text = piece.decode(errors="replace")
    if len(piece) == length:
        return FlawedText(text, "the stream is damaged right behind the text")
    # A character that is itself cut in two at the end is dropped rather than replaced.
    return FlawedText(text.removesuffix("\ufffd"), f"text cut off: {len(piece)} of {length} bytes are there")


def attributed_text(data: bytes) -> str:
    """The text of an `attributedBody`: the same as `attributed(data).text`, without decoding what follows it.

    Invalid UTF-8 is replaced by U+FFFD and a cut-off text returned as far as it goes; the result is then a
    `FlawedText`, which says so. Object replacement characters (U+FFFC, one per attachment) are kept. Raises
    TypedstreamError.
    """
    at = data.find(b"\x84\x01+", 70, 160)
    if at > 0 and data[:at] in _PREFIXES and len(data) > at + 8:
        length = data[at + 3]
        start = at + 4
        if length < 0x80 or length > 0x91:
            end = start + length
        elif length == 0x81:
            start = at + 6
            end = start + data[at + 4] + (data[at + 5] << 8)
        elif length == 0x82:
            start = at + 8
            end = start + int.from_bytes(data[at + 4 : start], "little")
        else:
            end = len(data) + 1
        if end <= len(data):
            try:
                return data[start:end].decode()
            except UnicodeDecodeError:
                pass
    return attributed(data).text
