"""Arrays of values: how each type of column keeps those of the objects of one leaf, and where one of them stands.

Text and bytes are kept in three ways, by the longest of a leaf: each in so many bytes of its own (the last says how many of
them are unused), one behind the other with an array of their ends, or each in a node of its own. Integers that may be
missing have the number that stands for 'none' in front. Two values of the type `timestamp` have two arrays, of seconds and
nanoseconds. Values of any type ('mixed') have a word each, which is the value itself or its place in other arrays.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from aboveboard.formats.places import Span
from aboveboard.formats.realm.model import Link, Stamp, Type
from aboveboard.formats.realm.nodes import CLUSTERS, Node, Nodes, RealmError

_NO_FLOAT: Final = bytes.fromhex("aa00c07f")
_NO_DOUBLE: Final = bytes.fromhex("aa0000000000f87f")
_NO_DECIMAL: Final = (0xAA, 0x7C00000000000000)
_MIXED_INT, _MIXED_PAIR, _MIXED_TEXT, _MIXED_REF = 1, 2, 3, 4
_MOST_BLOB: Final = 1 << 28
_SHORT: Final = 64

Nested = Callable[[Type, int], Any]
"""Reads a collection inside a mixed value: its type and the reference to it."""


def text(data: bytes) -> str | bytes:
    """Text in UTF-8; bytes where it is none."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data


def decimal(low: int, high: int) -> str | None:
    """A decimal number of 128 bits in the binary coding of IEEE 754-2008, as text; None for Realm's 'none'."""
    low, high = low & (1 << 64) - 1, high & (1 << 64) - 1
    if (low, high) == _NO_DECIMAL:
        return None
    sign = "-" if high >> 63 else ""
    if high >> 58 & 31 == 31:
        return "NaN"
    if high >> 58 & 31 == 30:
        return sign + "Infinity"
    if high >> 61 & 3 == 3:
        # A coefficient beyond 34 digits, which counts as 0.
        return f"{sign}0"
    exponent, digits = (high >> 49 & 0x3FFF) - 6176, str((high & (1 << 49) - 1) << 64 | low)
    if exponent == 0:
        return sign + digits
    if -40 <= exponent < 0:
        digits = digits.rjust(1 - exponent, "0")
        return f"{sign}{digits[:exponent]}.{digits[exponent:]}"
    return f"{sign}{digits}E{exponent:+d}"


class Values:
    """The values of leaves."""

    def __init__(self, nodes: Nodes) -> None:
        """Of one file."""
        self.nodes = nodes
        self._known: dict[tuple[int, bool], list[str | bytes | None]] = {}
        """The texts of enumerated columns, by where they are."""
        self._old = nodes.format < CLUSTERS

    def of(
        self, ref: int, type_: Type, *, nullable: bool, words: int = 0, table: int = 0, own: bool = True, nested: Nested
    ) -> list[Any]:
        """All values of a leaf. `own`: of objects, whose links are kept one higher than those of lists.

        `table` is where links lead, `words` the texts of an enumerated column. Raises RealmError.
        """
        node = self.nodes.node(ref)
        match type_:
            case Type.INT:
                return self.optional(node) if nullable else list(self.nodes.ints(node))
            case Type.BOOL:
                return self._bools(node, nullable=nullable)
            case Type.FLOAT:
                return self._floats(node, 4, "f", _NO_FLOAT)
            case Type.DOUBLE:
                return self._floats(node, 8, "d", _NO_DOUBLE)
            case Type.STRING:
                return self.texts(node, nullable=nullable, words=words)
            case Type.BINARY:
                return self._blobs(node, ends=0, inverse=False)
            case Type.TIMESTAMP:
                return self._stamps(node)
            case Type.LINK | Type.LINK_LIST:
                return self._links(node, table, 1 if own else 0)
            case Type.TYPED_LINK:
                return self._typed_links(node)
            case Type.OBJECT_ID:
                return [None if b is None else b.hex() for b in self._fixed(node, 12)]
            case Type.UUID:
                return [None if b is None else str(UUID(bytes=b)) for b in self._fixed(node, 16)]
            case Type.DECIMAL:
                return self._decimals(node)
            case Type.MIXED:
                return self._mixed(node, nested)
            case _:
                msg = f"values of the type {type_.says}, which is not read"
                raise RealmError(msg, offset=ref)

    # --- numbers -----------------------------------------------------------------------------------------------------

    def optional(self, node: Node) -> list[int | None]:
        """Integers that may be missing."""
        values = self.nodes.ints(node)
        if not values:
            return []
        none = values[0]
        return [None if v == none else v for v in values[1:]]

    def _bools(self, node: Node, *, nullable: bool) -> list[bool | None]:
        if self._old and nullable:
            return [None if v is None else v != 0 for v in self.optional(node)]
        return [None if v == 3 and nullable else v != 0 for v in self.nodes.ints(node)]

    def _floats(self, node: Node, width: int, letter: str, none: bytes) -> list[float | None]:
        data = self._items(node, width)
        return [None if b == none else float(struct.unpack(f"<{letter}", b)[0]) for b in data]

    def _items(self, node: Node, width: int) -> list[bytes]:
        """Values of some bytes each; without any width they are all nothing but zeros."""
        if node.kind != "bytes" or node.width not in (0, width):
            msg = f"values of {node.width} bytes where {width} are expected"
            raise RealmError(msg, offset=node.ref)
        self.nodes.spend(node.size)
        if node.width == 0:
            return [bytes(width)] * node.size
        data = self.nodes.raw(node)
        return [data[i : i + width] for i in range(0, len(data), width)]

    def _decimals(self, node: Node) -> list[str | None]:
        pairs = [struct.unpack("<QQ", b) for b in self._items(node, 16)]
        return [decimal(*p) for p in pairs]

    def _fixed(self, node: Node, width: int) -> list[bytes | None]:
        """Identifiers, eight in a block behind a byte whose bits say which of them are missing."""
        data = self.nodes.raw(node)
        block = 8 * width + 1
        found: list[bytes | None] = []
        for start in range(0, len(data), block):
            count = min(8, (len(data) - start - 1) // width)
            missing = data[start]
            for i in range(count):
                at = start + 1 + i * width
                found.append(None if missing >> i & 1 else data[at : at + width])
        self.nodes.spend(len(found))
        return found

    def _stamps(self, node: Node) -> list[Stamp | None]:
        seconds, nanos = self._pair(node)
        return [
            None if s is None else Stamp(s, n)
            for s, n in zip(self.optional(seconds), self.nodes.ints(nanos), strict=False)
        ]

    def _pair(self, node: Node) -> tuple[Node, Node]:
        refs = self.nodes.refs(node)
        if len(refs) < 2:
            msg = "seconds without nanoseconds"
            raise RealmError(msg, offset=node.ref)
        return self.nodes.node(refs[0]), self.nodes.node(refs[1])

    # --- links -------------------------------------------------------------------------------------------------------

    def _links(self, node: Node, table: int, more: int) -> list[Link | None]:
        # Below zero are stand-ins of objects that are not there.
        return [Link(table, v - more) if v - more >= 0 else None for v in self.nodes.ints(node)]

    def _typed_links(self, node: Node) -> list[Link | None]:
        values = self.nodes.ints(node)
        pairs = zip(values[::2], values[1::2], strict=False)
        return [Link((t - 1) & 0xFFFF, k - 1) if t and k > 0 else None for t, k in pairs]

    # --- text and bytes ----------------------------------------------------------------------------------------------

    def texts(self, node: Node, *, nullable: bool, words: int = 0) -> list[str | bytes | None]:
        """Texts of a leaf; of an enumerated column those that its numbers stand for."""
        none = None if nullable else ""
        if node.refs:
            found = self._blobs(node, ends=1, inverse=self._old)
            return [none if b is None else text(b) for b in found]
        if node.kind == "bytes":
            return [none if b is None else text(b) for b in self._short(node, nullable=nullable)]
        if not words:
            msg = "numbers where texts are expected"
            raise RealmError(msg, offset=node.ref)
        known = self._known.get((words, nullable))
        if known is None:
            known = [t for leaf in self.nodes.leaves(words) for t in self.texts(leaf, nullable=nullable)]
            self._known[(words, nullable)] = known
        numbers = self.nodes.ints(node)
        if any(not 0 <= n < len(known) for n in numbers):
            msg = "a number that stands for no text"
            raise RealmError(msg, offset=node.ref)
        return [known[n] for n in numbers]

    def _short(self, node: Node, *, nullable: bool) -> list[bytes | None]:
        self.nodes.spend(node.size)
        width = node.width
        if width == 0:
            return [None if nullable else b""] * node.size
        data = self.nodes.raw(node)
        found: list[bytes | None] = []
        for start in range(0, len(data), width):
            free = data[start + width - 1]
            if free > width:
                msg = "a text longer than its place"
                raise RealmError(msg, offset=node.at + start)
            found.append(None if free == width else data[start : start + width - 1 - free])
        return found

    def _blobs(self, node: Node, *, ends: int, inverse: bool) -> list[bytes | None]:
        """Bytes of a leaf, without the `ends` bytes that close each."""
        if node.context:
            return [None if not ref else self._blob(ref, ends) for ref in self.nodes.refs(node)]
        stops, blob, missing = self._ends(node, inverse=inverse)
        data = self.nodes.raw(blob)
        found: list[bytes | None] = []
        start = 0
        for stop, none in zip(stops, missing, strict=True):
            if not start <= stop <= len(data):
                msg = "an end of bytes that lies outside of them"
                raise RealmError(msg, offset=node.ref)
            found.append(None if none else data[start : max(start, stop - ends)])
            start = stop
        return found

    def _ends(self, node: Node, *, inverse: bool) -> tuple[list[int], Node, list[bool]]:
        refs = self.nodes.refs(node)
        if len(refs) < 2:
            msg = "bytes without their ends"
            raise RealmError(msg, offset=node.ref)
        stops = self.nodes.ints(self.nodes.node(refs[0]))
        marks = self.nodes.ints(self.nodes.node(refs[2])) if len(refs) > 2 else [int(inverse)] * len(stops)
        if len(marks) < len(stops):
            msg = "fewer marks of what is missing than values"
            raise RealmError(msg, offset=node.ref)
        missing = [(m != 0) != inverse for m in marks[: len(stops)]]
        return stops, self.nodes.node(refs[1]), missing

    def _blob(self, ref: int, ends: int) -> bytes:
        data = b"".join(self.nodes.raw(n) for n in self._pieces(ref))
        return data[: max(0, len(data) - ends)]

    def _pieces(self, ref: int) -> list[Node]:
        """The nodes that hold one blob: several where it has more than 16 MB."""
        node = self.nodes.node(ref)
        nodes = [self.nodes.node(r) for r in self.nodes.refs(node)] if node.context else [node]
        if sum(n.length for n in nodes) > _MOST_BLOB:
            msg = f"bytes of one value that are more than {_MOST_BLOB:,}"
            raise RealmError(msg, offset=ref)
        return nodes

    # --- any type ----------------------------------------------------------------------------------------------------

    def _mixed(self, node: Node, nested: Nested) -> list[Any]:
        refs = self.nodes.refs(node)
        if not refs:
            msg = "values of any type without their array"
            raise RealmError(msg, offset=node.ref)
        arrays: dict[int, list[Any]] = {}

        def stored(which: int, index: int) -> Any:
            if which not in arrays:
                ref = refs[which] if which < len(refs) else 0
                if not ref:
                    arrays[which] = []
                elif which == _MIXED_TEXT:
                    arrays[which] = self._raw_texts(self.nodes.node(ref))
                else:
                    arrays[which] = list(self.nodes.ints(self.nodes.node(ref)))
            if not 0 <= index < len(arrays[which]):
                msg = "a value of any type that stands nowhere"
                raise RealmError(msg, offset=node.ref)
            return arrays[which][index]

        return [self._any(word, stored, nested) for word in self.nodes.ints(self.nodes.node(refs[0]))]

    def _raw_texts(self, node: Node) -> list[bytes]:
        if not node.refs:
            return [b or b"" for b in self._short(node, nullable=False)]
        return [b or b"" for b in self._blobs(node, ends=1, inverse=False)]

    @staticmethod
    def _any(word: int, stored: Callable[[int, int], Any], nested: Nested) -> Any:
        if word == 0:
            return None
        value, elsewhere, number = word >> 8, word & 0xE0, (word & 31) - 1
        pair = 2 * value
        match number:
            case Type.INT:
                return stored(_MIXED_INT, value) if elsewhere else value
            case Type.BOOL:
                return value != 0
            case Type.FLOAT:
                return float(struct.unpack("<f", struct.pack("<q", stored(_MIXED_INT, value))[:4])[0])
            case Type.DOUBLE:
                return float(struct.unpack("<d", struct.pack("<q", stored(_MIXED_INT, value)))[0])
            case Type.STRING:
                return text(stored(_MIXED_TEXT, value))
            case Type.BINARY:
                return stored(_MIXED_TEXT, value)
            case Type.OBJECT_ID:
                return stored(_MIXED_TEXT, value).hex()
            case Type.UUID:
                data: bytes = stored(_MIXED_TEXT, value)
                return str(UUID(bytes=data)) if len(data) == 16 else data
            case Type.TIMESTAMP:
                return Stamp(stored(_MIXED_PAIR, pair), stored(_MIXED_PAIR, pair + 1))
            case Type.DECIMAL:
                return decimal(stored(_MIXED_PAIR, pair), stored(_MIXED_PAIR, pair + 1))
            case Type.TYPED_LINK:
                key = stored(_MIXED_PAIR, pair + 1)
                return Link(stored(_MIXED_PAIR, pair) & 0xFFFF, key) if key >= 0 else None
            case Type.LINK:
                key = stored(_MIXED_INT, value)
                return Link(-1, key) if key >= 0 else None
            case Type.LIST | Type.SET | Type.DICTIONARY:
                return nested(Type(number), stored(_MIXED_REF, value))
            case _:
                msg = f"a value of a type that is not known here ({number})"
                raise RealmError(msg)

    # --- where one value stands --------------------------------------------------------------------------------------

    def place(self, ref: int, type_: Type, index: int, *, nullable: bool) -> tuple[tuple[Span, ...], str]:
        """The bytes of a leaf's value, and what they are in words. Raises RealmError."""
        nodes, node = self.nodes, self.nodes.node(ref)
        if type_ is Type.TIMESTAMP:
            seconds, nanos = self._pair(node)
            return (nodes.place(seconds, index + 1), nodes.place(nanos, index)), "seconds and nanoseconds since 1970"
        if type_ in (Type.OBJECT_ID, Type.UUID):
            width = 12 if type_ is Type.OBJECT_ID else 16
            at = node.at + index // 8 * (8 * width + 1) + 1 + index % 8 * width
            return (Span(at, width),), f"{type_.says} of {width} bytes"
        if type_ in (Type.STRING, Type.BINARY) and node.refs:
            return self._place_of_blob(node, index)
        if type_ is Type.MIXED:
            return self._place_of_mixed(node, index)
        shift = 1 if nullable and (type_ is Type.INT or (type_ is Type.BOOL and self._old)) else 0
        if type_ is Type.TYPED_LINK:
            return (nodes.place(node, 2 * index), nodes.place(node, 2 * index + 1)), "number of a table and key"
        span = nodes.place(node, index + shift)
        return ((span,) if span.length else ()), _rule(node, type_, index + shift)

    def _place_of_blob(self, node: Node, index: int) -> tuple[tuple[Span, ...], str]:
        if node.context:
            refs = self.nodes.refs(node)
            pieces = self._pieces(refs[index]) if refs[index] else []
            return tuple(Span(n.at, n.length) for n in pieces), "bytes in nodes of their own"
        stops, blob, _ = self._ends(node, inverse=False)
        start = stops[index - 1] if index else 0
        if not 0 <= start <= stops[index] <= blob.length:
            msg = "an end of bytes that lies outside of them"
            raise RealmError(msg, offset=node.ref)
        return (
            Span(blob.at + start, stops[index] - start),
        ), "bytes between two ends, in the leaf's one array of bytes"

    def _place_of_mixed(self, node: Node, index: int) -> tuple[tuple[Span, ...], str]:
        refs = self.nodes.refs(node)
        words = self.nodes.node(refs[0])
        spans = [self.nodes.place(words, index)]
        word = self.nodes.ints(words)[index]
        which, value = word >> 5 & 7, word >> 8
        if word and which and which < len(refs) and refs[which]:
            inner = self.nodes.node(refs[which])
            if which == _MIXED_TEXT and inner.refs:
                spans += self._place_of_blob(inner, value)[0]
            elif which == _MIXED_PAIR:
                spans += [self.nodes.place(inner, 2 * value), self.nodes.place(inner, 2 * value + 1)]
            else:
                spans.append(self.nodes.place(inner, value))
        return tuple(s for s in spans if s.length), "a word with type and value or its place, and the value there"


def _rule(node: Node, type_: Type, index: int) -> str:
    if node.kind == "bytes":
        unused = ", the last says how many are unused" if type_ is Type.STRING else ""
        return f"{type_.says} in {node.width} bytes{unused}"
    flex = node.kind == "flex"
    width = node.others[1] if flex else node.width
    start = index * width + (node.others[0] * node.width if flex else 0)
    what = "which of the array's different values, in" if flex else "number of"
    bits = f", from bit {start % 8} (the lowest is 0)" if width % 8 else ""
    more = "; one more than the object's key, 0 is none" if type_ is Type.LINK else ""
    return f"{what} {width} bits{bits}{more}"
