"""The nodes of a Realm file: its header, the arrays that everything is made of, and their numbers.

A file begins with 24 bytes: two references to the top node (which one counts is said by the lowest bit of byte 23), 'T-DB',
two file formats and a reserved byte. In the streaming form the first reference is all ones, and the true one stands in the
last 16 bytes before a fixed mark. A reference is a place in bytes, a multiple of 8. A node has 8 bytes of header: kind 'A'
with flags, how wide its values are and how many there are, or kind 'B' (packed and 'flex' arrays of format 24).

Nothing is trusted: every node must lie within the file, and a budget ends what would go on for longer than its bytes allow.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aboveboard.formats.errors import FormatError
from aboveboard.formats.places import Span

MARK: Final = b"T-DB"
FORMATS: Final = (*range(5, 12), *range(20, 25))
"""File formats that are read; 12 to 19 were never given out."""
CLUSTERS: Final = 10
"""From this format on objects lie in clusters and have keys; before, rows in columns."""
HEADER: Final = 24
FOOTER: Final = 16
COOKIE: Final = 0x3034125237E526C8
MOST: Final = 1 << 16
"""Values of one array that is no blob; Realm itself ends them at 1000."""
DEPTH: Final = 12
"""Levels of a tree."""
_CELLS_A_BYTE: Final = 32
_LEAST_CELLS: Final = 100_000
_MOST_CELLS: Final = 500_000_000
_READINGS: Final = 4
_LEAST_BYTES: Final = 1 << 20
_FORMATS_OF_WIDTH: Final = {8: "b", 16: "h", 32: "i", 64: "q"}


class RealmError(FormatError):
    """Bytes that cannot be a Realm database, or a part of one that is damaged."""


class Spent(RealmError):
    """More is named in the file than its bytes can hold: references lead round in circles, or sizes are made up."""


def is_realm(head: bytes) -> bool:
    """Whether a file's first 24 bytes are those of a Realm database that is not encrypted."""
    return len(head) >= HEADER and head[16:20] == MARK


def is_sealed(head: bytes, size: int) -> bool:
    """Whether a file of `size` bytes begins, in its first 4096, as encrypted Realm files do.

    Each 65 blocks of 4096 bytes begin with one that has for each block after it 64 bytes: twice 4 of an initialization
    vector and 28 of a checksum; of blocks that are not there (and where there is no older version) zeros. Facts:
    `util/encrypted_file_mapping.cpp`.
    """
    blocks = min(64, size // 4096 - 1)
    if size % 4096 or blocks < 1 or len(head) < 4096 or is_realm(head) or any(head[64 * blocks : 4096]):
        return False
    halves = [head[at : at + 32] for at in range(0, 64 * blocks, 32)]
    made = [half for half in halves if any(half)]
    # Of 28 bytes of noise hardly ever more than 5 are there twice.
    return any(halves[0]) and all(len(set(half[4:])) > 22 for half in made) and len(set(b"".join(made))) > 20


@dataclass(frozen=True, slots=True)
class Node:
    """One array: where it is, its flags, and how its values are laid out."""

    ref: int
    inner: bool
    """Of a tree, and no leaf."""
    refs: bool
    """Its even values are references, its odd ones twice a number and one."""
    context: bool
    """Means something else in each kind of array."""
    kind: str
    """bits: `width` is bits; bytes: `width` is bytes; blob: single bytes; packed and flex: as format 24 has them"""
    width: int
    size: int
    others: tuple[int, int] = (0, 0)
    """flex: how many different values there are, and bits of the index of each."""

    @property
    def at(self) -> int:
        """Where its values begin."""
        return self.ref + 8

    @property
    def length(self) -> int:
        """Bytes of its values, padding apart."""
        if self.kind == "bytes":
            return self.size * self.width
        if self.kind == "blob":
            return self.size
        bits = self.width * (self.others[0] if self.kind == "flex" else self.size)
        if self.kind == "flex":
            bits += self.size * self.others[1]
        return -(-bits // 8)

    @property
    def span(self) -> Span:
        """The node with its header."""
        return Span(self.ref, 8 + self.length)


class Nodes:
    """A file's bytes as nodes."""

    def __init__(self, data: bytes | memoryview) -> None:
        """Raises RealmError for what has no header of a Realm database, or one of a format that is not read."""
        self.data = memoryview(data).cast("B")
        head = bytes(self.data[:HEADER])
        if not is_realm(head):
            msg = "no header of a Realm database"
            raise RealmError(msg, offset=16)
        slot = head[23] & 1
        self.format: int = head[20 + slot]
        self._end = len(self.data)
        self.begin()
        top = int.from_bytes(head[8 * slot : 8 * slot + 8], "little")
        if slot == 0 and top == (1 << 64) - 1:
            self._end -= FOOTER
            foot = bytes(self.data[max(0, self._end) :])
            if self._end < HEADER or int.from_bytes(foot[8:], "little") != COOKIE:
                msg = "the file breaks off before the footer that says where its tables are"
                raise RealmError(msg, offset=len(self.data))
            top = int.from_bytes(foot[:8], "little")
        if self.format not in FORMATS:
            msg = f"Realm's file format {self.format}, which is not known here"
            raise RealmError(msg, offset=20 + slot)
        self.top = top

    def begin(self) -> None:
        """Begin to count anew what is read: one pass over a table reads no array often."""
        self._cells = min(_LEAST_CELLS + _CELLS_A_BYTE * len(self.data), _MOST_CELLS)
        self._bytes = _LEAST_BYTES + _READINGS * len(self.data)

    def spend(self, cells: int, size: int = 0) -> None:
        """Count values and bytes that are about to be read. Raises Spent."""
        self._cells -= cells + 1
        self._bytes -= size
        if self._cells < 0 or self._bytes < 0:
            msg = "more is named in it than its bytes can hold"
            raise Spent(msg)

    def node(self, ref: int) -> Node:
        """The node at a reference. Raises RealmError."""
        if ref % 8 or not HEADER <= ref <= self._end - 8:
            msg = f"a reference to byte {ref}, where no node can be"
            raise RealmError(msg)
        self.spend(0)
        head = self.data[ref : ref + 8]
        if head[3] == 0x41:
            node = self._old(ref, head)
        elif head[3] == 0x42 and self.format >= 24:
            node = self._packed(ref, head)
        else:
            msg = "no node where a reference leads"
            raise RealmError(msg, offset=ref)
        if node.kind != "blob" and node.size > MOST and not (node.kind == "bytes" and node.width == 1):
            msg = f"an array of {node.size} values"
            raise RealmError(msg, offset=ref)
        if node.at + node.length > self._end:
            msg = "a node reaches beyond the file"
            raise RealmError(msg, offset=ref)
        return node

    @staticmethod
    def _old(ref: int, head: memoryview) -> Node:
        flags, size = head[4], int.from_bytes(head[5:8], "big")
        kind = ("bits", "bytes", "blob", "")[flags >> 3 & 3]
        if not kind:
            msg = "a node with a layout that is not known here"
            raise RealmError(msg, offset=ref)
        width = (1 << (flags & 7)) >> 1
        return Node(ref, bool(flags & 0x80), bool(flags & 0x40), bool(flags & 0x20), kind, width, size)

    @staticmethod
    def _packed(ref: int, head: memoryview) -> Node:
        flags, coding = head[2] >> 4, head[2] & 15
        marks = (bool(flags & 4), bool(flags & 2), bool(flags & 1))
        if coding == 0:
            width, size = struct.unpack("<HH", head[4:8])
            if width <= 64:
                return Node(ref, *marks, "packed", width, size)
        elif coding == 3:
            word = int.from_bytes(head[4:8], "little")
            width, index = (word >> 26 & 63) + 1, (word >> 20 & 63) + 1
            return Node(ref, *marks, "flex", width, word & 1023, (word >> 10 & 1023, index))
        msg = "a packed node with a layout that is not known here"
        raise RealmError(msg, offset=ref)

    # --- what stands in nodes ----------------------------------------------------------------------------------------

    def raw(self, node: Node) -> bytes:
        """The bytes of its values."""
        self.spend(0, node.length)
        return bytes(self.data[node.at : node.at + node.length])

    def ints(self, node: Node) -> list[int]:
        """Its values as numbers. Those of up to 4 bits have no sign. Raises RealmError."""
        self.spend(node.size)
        if node.kind in ("packed", "flex"):
            return self._fields(node)
        if node.kind != "bits":
            msg = "bytes where numbers are expected"
            raise RealmError(msg, offset=node.ref)
        width, size = node.width, node.size
        if width == 0:
            return [0] * size
        if width >= 8:
            return list(struct.unpack_from(f"<{size}{_FORMATS_OF_WIDTH[width]}", self.data, node.at))
        data, each, mask = self.raw(node), 8 // width, (1 << width) - 1
        return [data[i // each] >> (i % each * width) & mask for i in range(size)]

    def keys(self, node: Node) -> list[int]:
        """The same as numbers without a sign, as keys of objects are kept. Raises RealmError."""
        full = (1 << node.width) - 1 if node.kind == "bits" else (1 << 64) - 1
        return [value & full for value in self.ints(node)]

    def _fields(self, node: Node) -> list[int]:
        """Numbers of any width, one behind the other from the lowest bit up; of 'flex' arrays through the index."""
        data, width = self.raw(node), node.width
        if node.kind == "packed":
            return [_signed(_field(data, i * width, width), width) for i in range(node.size)]
        count, wide = node.others
        values = [_signed(_field(data, i * width, width), width) for i in range(count)]
        start = count * width
        found: list[int] = []
        for i in range(node.size):
            number = _field(data, start + i * wide, wide)
            if number >= count:
                msg = "an index beyond the values it leads to"
                raise RealmError(msg, offset=node.ref)
            found.append(values[number])
        return found

    def refs(self, node: Node) -> list[int]:
        """Its references; 0 stands for none and for numbers among them. Raises RealmError."""
        if not node.refs:
            msg = "numbers where references are expected"
            raise RealmError(msg, offset=node.ref)
        return [0 if value & 1 else value for value in self.ints(node)]

    def leaves(self, ref: int, *, depth: int = 0, seen: set[int] | None = None) -> Iterator[Node]:
        """The leaves of a B+ tree in their order. Raises RealmError.

        An inner node has the number of values a child (or a reference to where children begin) before its children, and
        the number of all values behind them.
        """
        seen = set[int]() if seen is None else seen
        if ref in seen or depth > DEPTH:
            msg = "a tree that leads back into itself"
            raise Spent(msg, offset=ref)
        seen.add(ref)
        node = self.node(ref)
        if not node.inner:
            yield node
            return
        for child in self.refs(node)[1:-1]:
            yield from self.leaves(child, depth=depth + 1, seen=seen)

    def place(self, node: Node, index: int) -> Span:
        """The bytes of one value of an array of numbers or of values of some bytes each; of bits the byte they are in."""
        if node.kind == "bytes":
            return Span(node.at + index * node.width, node.width)
        if node.kind == "blob":
            return Span(node.at + index, 1)
        start, width = index * node.width, node.width
        if node.kind == "flex":
            start, width = node.others[0] * node.width + index * node.others[1], node.others[1]
        first, last = start // 8, -(-(start + width) // 8)
        return Span(node.at + first, max(last - first, 0))


def _field(data: bytes, bit: int, width: int) -> int:
    return int.from_bytes(data[bit >> 3 : (bit + width + 7) >> 3], "little") >> (bit & 7) & ((1 << width) - 1)


def _signed(value: int, width: int) -> int:
    return value - (1 << width) if width and value >> (width - 1) else value
