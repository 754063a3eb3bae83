"""Property lists, JSON, XML, protocol buffers and archives as one sort of tree, opened as far as it is looked at.

No form is walked to its bottom at once: a node gives what stands directly in it, so that depth costs nothing.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Protocol, cast

from aboveboard.engine.raw.file import TooLarge
from aboveboard.formats import abx, jsonpath, plist, protobuf, typedstream, xml
from aboveboard.formats.errors import FormatError
from aboveboard.formats.plist import Date, Uid
from aboveboard.model.secrets import is_secret

TEXT_SHOWN: Final = 400
"""Characters of a value that a line shows."""
FIELDS_BYTES: Final = 16 << 20
"""Protocol buffers up to this size are read."""
_SPACE: Final = b"\xef\xbb\xbf \t\r\n"
_CHANCE: Final = 4
"""Bytes below which anything may read as a message."""
_UNIX: Final = (
    (1_000_000_000, 2_000_000_000, 1, "s"),
    (10**12, 2 * 10**12, 1000, "ms"),
    (10**15, 2 * 10**15, 10**6, "µs"),
)
"""Ranges of 2001 to 2033 in seconds, milliseconds and microseconds since 1970: what such a number may be is said as a guess."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value. `span` is (start, end) in the bytes that were read, None where that is not known."""

    kind: str
    text: str
    size: int | None
    span: tuple[int, int] | None
    value: Any
    data: bytes | None = None
    """The bytes that it holds, where these may be a file of their own."""
    guesses: tuple[tuple[str, str], ...] = ()
    secret: bool = False


Child = tuple[str, Node]


class Form(Protocol):
    """A tree. `name` says of what."""

    name: str
    note: str
    root: Node

    def children(self, node: Node) -> list[Child]:
        """What stands directly in a node, by key, index, name or number."""
        ...


def sniff(data: bytes) -> str:
    """Which form bytes look like: plist, typedstream, json, xml, abx, or ''."""
    head = data[:4096].lstrip(_SPACE)
    if plist.is_binary(data) or (head[:1] == b"<" and b"<plist" in head):
        return "plist"
    if data[2:13] in (b"streamtyped", b"typedstream"):
        return "typedstream"
    if abx.is_abx(data):
        return "abx"
    if head[:1] == b"<":
        return "xml"
    text = head if head[:2] not in (b"\xff\xfe", b"\xfe\xff") else head[2:]
    return "json" if text.replace(b"\0", b"")[:1] in (b"{", b"[") else ""


def form_of(data: bytes, *, resolved: bool = False) -> Form | None:
    """The tree of bytes; None where they look like none. Raises FormatError for what looks like one and cannot be read."""
    match sniff(data):
        case "plist":
            return Archive(data) if resolved else Plist(data)
        case "typedstream":
            return Plain("typedstream", typedstream.parse(data).values)
        case "json":
            return Json(data)
        case "xml" | "abx" as name:
            return Xml(data, name)
        case _:
            return None


def _cut(text: str) -> str:
    return text if len(text) <= TEXT_SHOWN else text[:TEXT_SHOWN] + "…"


def _clean(text: str) -> str:
    return _cut(text[: TEXT_SHOWN + 1]).encode("utf-8", "replace").decode()


def _scalar(value: object, span: tuple[int, int] | None, *, secret: bool = False) -> Node:
    """A value that has nothing in it."""
    match value:
        case None:
            return Node("null", "", None, span, value)
        case bool():
            return Node("bool", "true" if value else "false", None, span, value)
        case Uid():
            return Node("reference", str(int(value)), None, span, value)
        case Date():
            at = value.utc_us
            text = "" if at is None else _time(at / 1e6)
            return Node("date", text or repr(float(value)), None, span, value)
        case int():
            return Node("integer", str(value), None, span, value, secret=secret)
        case float():
            return Node("real", repr(value), None, span, value)
        case bytes():
            return Node("data", _digits(value), len(value), span, value, value, secret=secret)
        case str():
            return Node("text", _clean(value), len(value), span, value, secret=secret)
        case _:
            return Node(type(value).__name__.lower(), _clean(str(value)), None, span, value, secret=secret)


def _digits(data: bytes) -> str:
    return data[:24].hex(" ") + (" …" if len(data) > 24 else "")


def _time(seconds: float) -> str:
    try:
        at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    except OverflowError:
        return ""
    return at.strftime("%Y-%m-%d %H:%M:%S UTC")


class Plain:
    """Plain Python values: a typedstream, or what a keyed archive stands for. Bytes of values are not known."""

    def __init__(self, name: str, value: object, note: str = "") -> None:
        self.name = name
        self.note = note
        self.root = self._node(value, "")

    def _node(self, value: object, key: str) -> Node:
        if isinstance(value, Mapping):
            some = cast("Mapping[str, object]", value)
            named = some.get("$class")
            return Node(
                "object" if isinstance(named, str) else "dictionary",
                named if isinstance(named, str) else "",
                len(some),
                None,
                some,
            )
        if isinstance(value, list | tuple):
            return Node("list", "", len(cast("list[object]", value)), None, value)
        if isinstance(value, typedstream.Object):
            return Node("object", value.name, len(value.values), None, value.values)
        if isinstance(value, typedstream.Attributed):
            runs: list[dict[str, object]] = [{"from": run.start, "to": run.end, **run.attributes} for run in value.runs]
            made: dict[str, object] = {"text": value.text, "runs": runs}
            return Node("attributed text", "", 2, None, made)
        return _scalar(value, None, secret=is_secret(None, key))

    def children(self, node: Node) -> list[Child]:
        """See `Form`."""
        if isinstance(node.value, Mapping):
            items = cast("Mapping[object, object]", node.value).items()
            return [(_clean(str(k)), self._node(v, str(k))) for k, v in items]
        if isinstance(node.value, list | tuple):
            return [(str(n), self._node(v, "")) for n, v in enumerate(cast("list[object]", node.value))]
        return []


class Archive(Plain):
    """What a keyed archive stands for."""

    def __init__(self, data: bytes) -> None:
        """Raises FormatError."""
        super().__init__("keyed archive", plist.unarchive(data))


class Plist:
    """A property list as it is stored, binary or XML."""

    name = "property list"

    def __init__(self, data: bytes) -> None:
        """Raises PlistError."""
        self._tree = plist.Tree(data)
        self.note = ""
        self.root = self._node(self._tree.root, "")
        self.archive = plist.is_archive(self._tree.root.value)

    def _node(self, node: plist.Node, key: str) -> Node:
        start, length = self._tree.span(node)
        span = (start, start + length)
        if isinstance(node.value, dict):
            return Node("dictionary", "", len(cast("dict[str, object]", node.value)), span, node)
        if isinstance(node.value, list):
            return Node("list", "", len(cast("list[object]", node.value)), span, node)
        made = _scalar(node.value, span, secret=is_secret(None, key))
        return Node(made.kind, made.text, made.size, span, node, made.data, (), made.secret)

    def children(self, node: Node) -> list[Child]:
        """See `Form`."""
        below = self._tree.children(cast("plist.Node", node.value))
        if isinstance(below, dict):
            return [(_clean(str(k)), self._node(v, str(k))) for k, v in below.items()]
        return [(str(n), self._node(v, "")) for n, v in enumerate(below or ())]


class Json:
    """A JSON text."""

    name = "JSON"

    def __init__(self, data: bytes) -> None:
        """Raises JsonError."""
        self._paths = jsonpath.JsonPaths(data)
        self.note = ""
        self.root = self._node(self._paths.root, "")

    def _node(self, value: jsonpath.Value, key: str) -> Node:
        where = self._paths.span(value)
        span = None if where is None else (where.offset, where.end)
        # Of a long text only its beginning is looked at.
        written = self._paths.text((value[0], min(value[1], value[0] + 8 * TEXT_SHOWN)))
        secret = is_secret(None, key)
        match written[:1]:
            case "{" | "[" as sign:
                return Node("object" if sign == "{" else "list", "", None, span, value)
            case '"':
                return Node("text", _unquoted(written), value[1] - value[0] - 2, span, value, secret=secret)
            case _:
                kind = {"true": "bool", "false": "bool", "null": "null"}.get(written, "number")
                return Node(kind, _clean(written), None, span, value, secret=secret)

    def children(self, node: Node) -> list[Child]:
        """See `Form`."""
        return [(_clean(k), self._node(v, k)) for k, v in self._paths.below(node.value)[1]]


def _unquoted(written: str) -> str:
    if written[-1:] == '"':
        try:
            return _clean(str(json.loads(written, strict=False)))
        except ValueError:
            pass
    return _clean(written[1:])


class Xml:
    """XML, as text or as Android's binary form."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises XmlError."""
        self.name = "XML" if name == "xml" else "binary XML"
        self.note = ""
        try:
            root = xml.load(data)
        except FormatError as error:
            if not isinstance(error.partial, xml.Element):
                raise
            root, self.note = error.partial, str(error)
        self._elements = root
        self.root = Node("document", "", 1, (0, len(data)), None)

    def children(self, node: Node) -> list[Child]:
        """See `Form`."""
        if node.value is None:
            return [(self._elements.tag, self._node(self._elements))]
        if not isinstance(node.value, xml.Element):
            return []
        element = node.value
        named = element.get("name") or ""
        found: list[Child] = [
            (
                f"@{name}",
                Node(
                    "attribute",
                    _clean(value),
                    len(value),
                    node.span,
                    value,
                    secret=is_secret(None, named or name) and name != "name",
                ),
            )
            for name, value in element.attrs.items()
        ]
        if element.text and (element.attrs or element.children):
            found.append(
                (
                    "text()",
                    Node(
                        "text",
                        _clean(element.text),
                        len(element.text),
                        node.span,
                        element.text,
                        secret=is_secret(None, named or element.tag),
                    ),
                )
            )
        return found + [(child.tag, self._node(child)) for child in element.children]

    def _node(self, element: xml.Element) -> Node:
        span = None if element.start is None or element.end is None else (element.start, element.end)
        if not element.attrs and not element.children:
            secret = is_secret(None, element.tag)
            return Node("text", _clean(element.text), len(element.text), span, element.text, secret=secret)
        count = len(element.attrs) + len(element.children) + bool(element.text)
        return Node("element", "", count, span, element)


class Fields:
    """A protocol buffer without its schema: numbers and wire types are facts, everything else is a guess and says so."""

    name = "protocol buffer"

    def __init__(self, data: bytes) -> None:
        """Raises ProtobufError where the bytes are no message from their beginning to their end, TooLarge."""
        if len(data) > FIELDS_BYTES:
            raise TooLarge
        self.note = ""
        self._data = data
        self.root = Node("message", "", None, (0, len(data)), (data, 0))
        self._top = self._fields(data, 0)

    def _fields(self, data: bytes, base: int) -> list[protobuf.Field]:
        found: list[protobuf.Field] = []
        try:
            for field in protobuf.fields(data, base):
                found.append(field)
                if len(found) > protobuf.MAX_NODES:
                    break
        except FormatError as error:
            if not found or base:
                raise
            self.note = str(error)
        return found

    def children(self, node: Node) -> list[Child]:
        """See `Form`."""
        if not isinstance(node.value, tuple):
            return []
        data, base = cast("tuple[bytes, int]", node.value)
        fields = self._top if node is self.root else self._fields(data, base)
        return [(str(f.number), self._node(f)) for f in fields]

    def _node(self, field: protobuf.Field) -> Node:
        span = (field.start, field.end)
        match field.wire:
            case protobuf.VARINT:
                return Node("varint", str(field.uint), None, span, None, guesses=tuple(_of_varint(field)))
            case protobuf.FIXED64:
                real, number = field.real, field.uint
                guesses = [("double", repr(real))] if 1e-9 < abs(real) < 1e18 else []
                guesses += _signed(number, 64) + list(_times(number))
                return Node("64-bit", f"0x{number:016x}", None, span, None, guesses=tuple(guesses))
            case protobuf.FIXED32:
                real, number = field.real, field.uint
                guesses = [("float", repr(real))] if 1e-9 < abs(real) < 1e12 else []
                guesses += [("integer", str(number)), *_signed(number, 32)]
                return Node("32-bit", f"0x{number:08x}", None, span, None, guesses=tuple(guesses))
            case _:
                return self._bytes(field, span)

    def _bytes(self, field: protobuf.Field, span: tuple[int, int]) -> Node:
        data = field.bytes
        kind = "group" if field.wire == protobuf.GROUP else "length-delimited"
        guesses: list[tuple[str, str]] = []
        inner: object = None
        text = _printable(data)
        if text:
            guesses.append(("text", _clean(text)))
        if data and (not text or field.wire == protobuf.GROUP):
            try:
                # A look at its fields alone: what lies deeper is read when it is opened.
                count = sum(1 for _ in protobuf.fields(data, field.value_start))
            except FormatError:
                count = 0
            if count and count <= protobuf.MAX_NODES:
                inner = (data, field.value_start)
                by_chance = " (so short that it may be chance)" if len(data) < _CHANCE else ""
                guesses.append(("message", f"{count}{by_chance}"))
        looks = sniff(data) if len(data) > 8 else ""
        if looks and not inner:
            guesses.append(("file", looks))
        return Node(kind, "" if text else _digits(data), len(data), span, inner, data, tuple(guesses))


def _printable(data: bytes) -> str:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return ""
    return "" if any(ord(c) < 32 and c not in "\t\r\n" for c in text) else text


def _of_varint(field: protobuf.Field) -> Iterable[tuple[str, str]]:
    number = field.uint
    if number in (0, 1):
        yield "bool", "true" if number else "false"
    if number >= 1 << 63:
        yield "signed", str(number - (1 << 64))
    elif number:
        yield "zigzag", str(protobuf.zigzag(number))
    yield from _times(number)


def _signed(number: int, bits: int) -> list[tuple[str, str]]:
    return [("signed", str(number - (1 << bits)))] if number >> (bits - 1) else []


def _times(number: int) -> Iterable[tuple[str, str]]:
    for low, high, divisor, unit in _UNIX:
        if low <= number < high and (text := _time(number / divisor)):
            yield f"time, {unit} since 1970", text


FAULTS: Final[tuple[type[Exception], ...]] = (
    FormatError,
    RecursionError,
    MemoryError,
    struct.error,
    ValueError,
    LookupError,
    OverflowError,
)
"""What reading of hostile bytes may end with."""


def at_path(form: Form, path: Iterable[int], visit: Callable[[Child], None] | None = None) -> Node | None:
    """The node that a path of child numbers leads to; None where it leads nowhere."""
    node = form.root
    for number in path:
        below = form.children(node)
        if not 0 <= number < len(below):
            return None
        if visit is not None:
            visit(below[number])
        node = below[number][1]
    return node
