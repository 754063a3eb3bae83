"""A writer of Realm files for tests, made from the published facts (see `aboveboard.formats.realm`), formats 5 to 24.

It shares nothing with the reader but these facts. What it writes in formats 9 and 22 was opened once with Realm's own
library, which gave the same objects.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

INT, BOOL, STRING, BINARY, TABLE, MIXED, TIMESTAMP, FLOAT, DOUBLE, DECIMAL = 0, 1, 2, 4, 5, 6, 8, 9, 10, 11
LINK, LINK_LIST, BACKLINK, OBJECT_ID, TYPED_LINK, UUID, LIST, DICTIONARY = 12, 13, 14, 15, 16, 17, 19, 20
_NULLABLE, _LIST, _DICTIONARY, _SET, _INDEXED = 16, 32, 64, 128, 1
_COOKIE: Final = 0x3034125237E526C8


@dataclass(frozen=True)
class Col:
    """A property. `to` is the class that links lead to; `kind` list, set or dictionary."""

    name: str
    type: int
    nullable: bool = False
    kind: str = ""
    to: str = ""
    enumerated: bool = False
    indexed: bool = False


@dataclass(frozen=True)
class Tab:
    """A class, without the 'class_' of its name, and its objects: {key: {property: value}}."""

    name: str
    columns: Sequence[Col]
    rows: Mapping[int, Mapping[str, Any]]
    flags: int = 0
    prefix: str = "class_"


@dataclass
class Nodes:
    """Bytes of nodes, one behind the other, from byte 24 on."""

    data: bytearray = field(default_factory=lambda: bytearray(24))

    def put(self, body: bytes, size: int, *, width: int = 0, wtype: int = 0, flags: int = 0) -> int:
        """A node of the old kind; `width` as its three bits have it."""
        ref = len(self.data)
        self.data += b"AAAA" + bytes((flags | wtype << 3 | width,)) + size.to_bytes(3, "big") + body
        self.data += bytes(-len(self.data) % 8)
        return ref

    def ints(self, values: Sequence[int], *, refs: bool = False, inner: bool = False, context: bool = False) -> int:
        low, high = min(values, default=0), max(values, default=0)
        flags = 0x80 * inner | 0x40 * refs | 0x20 * context
        for code, width in enumerate((0, 1, 2, 4)):
            if low >= 0 and high < 1 << width:
                bits = sum(v << (i * width) for i, v in enumerate(values))
                body = bits.to_bytes(-(-len(values) * width // 8), "little")
                return self.put(body, len(values), width=code, flags=flags)
        for code, letter in ((4, "b"), (5, "h"), (6, "i"), (7, "q")):
            top = 1 << (8 << (code - 4)) - 1
            if -top <= low and high < top:
                return self.put(struct.pack(f"<{len(values)}{letter}", *values), len(values), width=code, flags=flags)
        raise ValueError(values)

    def unsigned(self, values: Sequence[int]) -> int:
        """Keys of objects: without a sign, at least 8 bits each."""
        code, letter = next(
            (c, x) for c, x in ((4, "B"), (5, "H"), (6, "I"), (7, "Q")) if max(values) < 1 << (8 << (c - 4))
        )
        return self.put(struct.pack(f"<{len(values)}{letter}", *values), len(values), width=code)

    def refs(self, values: Sequence[int], **more: bool) -> int:
        return self.ints(values, refs=True, **more)

    def packed(self, values: Sequence[int], width: int) -> int:
        """Format 24: so many bits each."""
        body = _bits([(v & (1 << width) - 1, width) for v in values])
        return self._kind_b(body, 0, struct.pack("<HH", width, len(values)))

    def flex(self, values: Sequence[int], width: int) -> int:
        """Format 24: different values once, then which of them each is."""
        known = sorted(set(values))
        index = max(1, (len(known)).bit_length())
        fields = [(v & (1 << width) - 1, width) for v in known] + [(known.index(v), index) for v in values]
        word = width - 1 << 26 | index - 1 << 20 | len(known) << 10 | len(values)
        return self._kind_b(_bits(fields), 3, word.to_bytes(4, "little"))

    def _kind_b(self, body: bytes, coding: int, rest: bytes) -> int:
        ref = len(self.data)
        self.data += b"AA" + bytes((coding, 0x42)) + rest + body
        self.data += bytes(-len(self.data) % 8)
        return ref

    # --- leaves ------------------------------------------------------------------------------------------------------

    def texts(self, values: Sequence[str | bytes | None], how: str = "") -> int:
        """Texts: short, medium or big, by the longest where it is not said."""
        data = [None if v is None else v if isinstance(v, bytes) else v.encode() for v in values]
        longest = max((len(d) for d in data if d is not None), default=0)
        how = how or ("short" if longest < 16 else "medium" if longest < 64 else "big")
        if how == "short":
            width = next(
                w
                for w in (0, 1, 2, 4, 8, 16, 32, 64)
                if longest < w or (w == 0 and not any(d is not None for d in data))
            )
            body = b"".join(
                bytes(width - 1) + bytes((width,))
                if d is None
                else d.ljust(width - 1, b"\0") + bytes((width - 1 - len(d),))
                for d in data
                if width
            )
            return self.put(body, len(data), width=width.bit_length(), wtype=1)
        return self.blobs([None if d is None else d + b"\0" for d in data], big=how == "big")

    def blobs(self, values: Sequence[bytes | None], *, big: bool = False, inverse: bool = False) -> int:
        if big:
            refs = [0 if v is None else self.put(v, len(v), wtype=2) for v in values]
            return self.refs(refs, context=True)
        ends, end = [], 0
        for value in values:
            end += len(value or b"")
            ends.append(end)
        whole = b"".join(v or b"" for v in values)
        marks = [int((v is None) != inverse) for v in values]
        return self.refs([self.ints(ends), self.put(whole, len(whole), wtype=2), self.ints(marks)])

    def optional(self, values: Sequence[int | None]) -> int:
        none = next(n for n in (7, -3, 99, 12345) if n not in values)
        return self.ints([none, *(none if v is None else v for v in values)])

    def fixed(self, values: Sequence[bytes | None], width: int) -> int:
        body = b""
        for start in range(0, len(values), 8):
            block = values[start : start + 8]
            body += bytes((sum(1 << i for i, v in enumerate(block) if v is None),))
            body += b"".join(v or bytes(width) for v in block)
        return self.put(body, len(body), width=1, wtype=1)


def _bits(fields: Sequence[tuple[int, int]]) -> bytes:
    whole = at = 0
    for value, width in fields:
        whole |= value << at
        at += width
    return whole.to_bytes(-(-at // 8), "little")


@dataclass(frozen=True)
class Obj:
    """A link in a value of any type: a class and a key."""

    cls: str
    key: int


@dataclass(frozen=True)
class At:
    """A point in time."""

    seconds: int
    nanos: int = 0


class Writer:
    """Writes one file."""

    def __init__(self, tables: Sequence[Tab], format_: int, leaf: int) -> None:
        self.tables, self.format, self.leaf = tables, format_, leaf
        self.nodes = Nodes()
        self.numbers = {t.name: n for n, t in enumerate(tables)}

    @property
    def old(self) -> bool:
        """Before clusters."""
        return self.format < 10

    def values(self, column: Col, values: Sequence[Any], *, own: bool = True) -> int:
        """A leaf."""
        nodes = self.nodes
        if column.type == INT:
            return nodes.optional(values) if column.nullable else nodes.ints([v or 0 for v in values])
        if column.type == BOOL:
            if self.old and column.nullable:
                return nodes.optional([None if v is None else int(v) for v in values])
            return nodes.ints([3 if v is None else int(v) for v in values])
        if column.type in (FLOAT, DOUBLE):
            letter, width, none = ("f", 4, "aa00c07f") if column.type == FLOAT else ("d", 8, "aa0000000000f87f")
            body = b"".join(bytes.fromhex(none) if v is None else struct.pack(f"<{letter}", v) for v in values)
            return nodes.put(body, len(values), width=width.bit_length(), wtype=1)
        if column.type == STRING:
            texts = list(values) if column.nullable else [v or "" for v in values]
            if self.old and max((len(v) for v in texts if v is not None), default=0) >= 16:
                return nodes.blobs([None if v is None else v.encode() + b"\0" for v in texts], inverse=True)
            return nodes.texts(texts)
        if column.type == BINARY:
            return nodes.blobs(values, big=max((len(v) for v in values if v is not None), default=0) > 64)
        if column.type == TIMESTAMP:
            seconds = nodes.optional([None if v is None else v.seconds for v in values])
            return nodes.refs([seconds, nodes.ints([0 if v is None else v.nanos for v in values])])
        if column.type in (LINK, LINK_LIST):
            more = 1 if own else 0
            return nodes.ints([0 if v is None else v + more for v in values])
        if column.type in (OBJECT_ID, UUID):
            return nodes.fixed(values, 12 if column.type == OBJECT_ID else 16)
        if column.type == DECIMAL:
            body = b"".join(struct.pack("<QQ", *(v if v is not None else (0xAA, 0x7C << 56))) for v in values)
            return nodes.put(body, len(values), width=5, wtype=1)
        return self.mixed(values)

    def mixed(self, values: Sequence[Any]) -> int:
        """Values of any type."""
        words: list[int] = []
        ints: list[int] = []
        pairs: list[int] = []
        texts: list[bytes] = []
        refs: list[int] = []

        def word(type_: int, value: int, where: int) -> int:
            return value << 8 | where << 5 | type_ + 1

        for value in values:
            if value is None:
                words.append(0)
            elif isinstance(value, bool):
                words.append(word(BOOL, value, 0))
            elif isinstance(value, int) and abs(value) < 1 << 31:
                words.append(word(INT, value, 0))
            elif isinstance(value, int | float):
                words.append(word(INT if isinstance(value, int) else DOUBLE, len(ints), 1))
                ints.append(value if isinstance(value, int) else struct.unpack("<q", struct.pack("<d", value))[0])
            elif isinstance(value, At | Obj):
                words.append(word(TIMESTAMP if isinstance(value, At) else TYPED_LINK, len(pairs) // 2, 2))
                pairs += [value.seconds, value.nanos] if isinstance(value, At) else [self.numbers[value.cls], value.key]
            elif isinstance(value, list | dict):
                words.append(word(LIST if isinstance(value, list) else DICTIONARY, len(refs), 4))
                refs.append(
                    self.tree(Col("", MIXED), value, own=False) if isinstance(value, list) else self.dictionary(value)
                )
            else:
                words.append(word(STRING if isinstance(value, str) else BINARY, len(texts), 3))
                texts.append(value.encode() if isinstance(value, str) else value)
        arrays = [
            self.nodes.ints(words),
            self.nodes.ints(ints) if ints else 0,
            self.nodes.ints(pairs) if pairs else 0,
            self.nodes.texts(texts) if texts else 0,
        ]
        return self.nodes.refs([*arrays, self.nodes.refs(refs) if refs else 0] if self.format >= 24 else arrays)

    def tree(self, column: Col, values: Sequence[Any], *, own: bool) -> int:
        """A B+ tree of values; a leaf where they are few."""
        parts = [values[i : i + self.leaf] for i in range(0, len(values), self.leaf)] or [[]]
        leaves = [self.values(column, part, own=own) for part in parts]
        if len(leaves) == 1:
            return leaves[0]
        return self.nodes.refs([2 * self.leaf + 1, *leaves, 2 * len(values) + 1], inner=True)

    def dictionary(self, value: Mapping[str, Any]) -> int:
        if self.format >= 23:
            keys = self.tree(Col("", STRING), list(value), own=False)
            return self.nodes.refs([keys, self.tree(Col("", MIXED), list(value.values()), own=False)])
        # Before, a cluster: keys that are hashes, keys as they are, values.
        hashes = self.nodes.unsigned([1000 + 7 * n for n in range(len(value))])
        keys = self.nodes.texts(list(value))
        return self.nodes.refs([hashes, keys, self.mixed(list(value.values()))])

    def collection(self, column: Col, value: Any) -> int:
        if not value:
            return 0
        if column.kind == "dictionary":
            if column.type == LINK:
                value = {k: None if v is None else Obj(column.to, v) for k, v in value.items()}
            return self.dictionary(value)
        return self.tree(column, value, own=False)

    # --- tables ------------------------------------------------------------------------------------------------------

    def type_of(self, column: Col) -> int:
        """Lists of links had a type of their own before format 23."""
        return LINK_LIST if column.type == LINK and column.kind == "list" and self.format < 23 else column.type

    def spec(self, tab: Tab, columns: Sequence[Col], below: Sequence[int], keys: Sequence[int]) -> int:
        nodes = self.nodes
        kinds = {"list": _LIST, "set": _SET, "dictionary": _DICTIONARY, "": 0}
        types = [self.type_of(c) | (STRING << 16 if c.kind == "dictionary" else 0) for c in columns]
        attributes = [
            (_NULLABLE if c.nullable else 0) | (_INDEXED if c.indexed else 0) | (0 if self.old else kinds[c.kind])
            for c in columns
        ]
        if self.old:
            types = [
                LINK_LIST if c.type == LINK and c.kind else TABLE if c.kind else 3 if c.enumerated else c.type
                for c in columns
            ]
        words = [
            nodes.texts(sorted({r[c.name] for r in tab.rows.values()}, key=str), "short") if c.enumerated else 0
            for c in columns
        ]
        spec = [nodes.ints(types), nodes.texts([c.name for c in columns]), nodes.ints(attributes)]
        spec.append(nodes.refs(below) if below else 0)
        enumerated = [w for w in words if w] if self.old else words if any(words) else []
        spec.append(nodes.refs(enumerated) if enumerated else 0)
        return nodes.refs(spec if self.old else [*spec, nodes.ints(keys)])

    def table(self, tab: Tab) -> int:
        if self.old:
            return self.old_table(tab)
        nodes = self.nodes
        # What a column's key says, beside its slot, the reader does not need; the slots go backwards here.
        slots = list(range(len(tab.columns)))[::-1]
        attributes = {"list": _LIST, "set": _SET, "dictionary": _DICTIONARY, "": 0}
        keys = [
            slot
            | self.type_of(c) << 16
            | (attributes[c.kind] | (_NULLABLE if c.nullable else 0)) << 22
            | (slot + 5) << 30
            for slot, c in zip(slots, tab.columns, strict=True)
        ]
        spec = self.spec(tab, tab.columns, (), keys)
        opposite = [0] * len(slots)
        for slot, column in zip(slots, tab.columns, strict=True):
            opposite[slot] = self.numbers[column.to] if column.to else 0x7FFFFFFF
        clusters = self.clusters(tab, slots)
        blank = nodes.ints([0] * len(slots))
        number = self.numbers[tab.name]
        top = [spec, 0, clusters, 2 * number + 1, nodes.refs([0] * len(slots)), 1, 1, nodes.ints(opposite), blank]
        last = max(tab.rows, default=0)
        return nodes.refs([*top, 2 * last + 3, 0, 1, 2 * tab.flags + 1, 0])

    def clusters(self, tab: Tab, slots: Sequence[int]) -> int:
        """Up to 256 objects a cluster, by the upper bits of their keys."""
        groups: dict[int, list[int]] = {}
        for key in sorted(tab.rows):
            groups.setdefault(key >> 8, []).append(key)
        if len(groups) <= 1:
            return self.cluster(tab, slots, sorted(tab.rows), 0)
        leaves = [self.cluster(tab, slots, keys, high << 8) for high, keys in groups.items()]
        plain = list(groups) == list(range(len(groups)))
        starts = 0 if plain else self.nodes.unsigned([high << 8 for high in groups])
        return self.nodes.refs([starts, 3, 2 * len(tab.rows) + 1, *leaves], inner=True)

    def cluster(self, tab: Tab, slots: Sequence[int], keys: Sequence[int], offset: int) -> int:
        plain = list(keys) == list(range(offset, offset + len(keys)))
        first = 2 * len(keys) + 1 if plain else self.nodes.unsigned([k - offset for k in keys])
        arrays = [0] * len(slots)
        for slot, column in zip(slots, tab.columns, strict=True):
            values = [tab.rows[k].get(column.name) for k in keys]
            if column.kind:
                arrays[slot] = self.nodes.refs([self.collection(column, v) for v in values])
            elif column.enumerated:
                words = sorted({r[column.name] for r in tab.rows.values()}, key=str)
                arrays[slot] = self.nodes.ints([words.index(v) for v in values])
            else:
                arrays[slot] = self.values(column, values)
        return self.nodes.refs([first, *arrays])

    def old_table(self, tab: Tab) -> int:
        nodes = self.nodes
        below: list[int] = []
        for column in tab.columns:
            if column.type == LINK:
                below.append(2 * self.numbers[column.to] + 1)
            elif column.kind:
                inside = Col("", column.type, column.nullable)
                below.append(self.spec(Tab("", (), {}), (inside,), (), ()))
        spec = self.spec(tab, tab.columns, below, ())
        keys = sorted(tab.rows)
        assert keys == list(range(len(keys))), "rows, not keys"
        roots: list[int] = []
        for column in tab.columns:
            values = [tab.rows[k].get(column.name) for k in keys]
            roots.append(self.old_column(tab, column, values))
            if column.indexed:
                roots.append(nodes.ints([]))
        return nodes.refs([spec, nodes.refs(roots)])

    def old_column(self, tab: Tab, column: Col, values: Sequence[Any]) -> int:
        nodes = self.nodes
        if column.kind:
            refs = []
            for value in values:
                tree = self.tree(column, value, own=False) if value and column.type != TIMESTAMP else 0
                tree = self.old_stamps(value) if value and column.type == TIMESTAMP else tree
                refs.append(tree if column.type == LINK or not tree else nodes.refs([tree]))
            return nodes.refs(refs)
        if column.type == TIMESTAMP:
            return self.old_stamps(values)
        if column.enumerated:
            words = sorted({r[column.name] for r in tab.rows.values()}, key=str)
            return nodes.ints([words.index(v) for v in values])
        return self.tree(column, values, own=True)

    def old_stamps(self, values: Sequence[At | None]) -> int:
        seconds = self.tree(Col("", INT, nullable=True), [None if v is None else v.seconds for v in values], own=True)
        return self.nodes.refs(
            [seconds, self.tree(Col("", INT), [0 if v is None else v.nanos for v in values], own=True)]
        )


def realm(
    tables: Sequence[Tab],
    *,
    format_: int = 23,
    slot: int | None = 1,
    leaf: int = 1000,
    change: Callable[[Writer, list[int]], None] | None = None,
) -> bytes:
    """A whole file. `slot` is the top reference that counts; None: the streaming form. `change` may change references."""
    writer = Writer(tables, format_, leaf)
    nodes = writer.nodes
    refs = [writer.table(t) for t in tables]
    if change is not None:
        change(writer, refs)
    names = nodes.texts([t.prefix + t.name for t in tables], "short")
    rest = [nodes.ints([]), nodes.ints([]), nodes.ints([]), 3, 1, 0, 1] if slot is not None else []
    listed = nodes.refs(refs)
    # How large the file is with its top node, which says so.
    top_ref = len(nodes.data)
    top = [names, listed, 2 * (top_ref + 8 + 8 * (3 + len(rest))) + 1, *rest]
    nodes.put(struct.pack(f"<{len(top)}q", *top), len(top), width=7, flags=0x40)
    data = bytes(nodes.data)
    if slot is None:
        head = struct.pack("<QQ4sBBBB", (1 << 64) - 1, 0, b"T-DB", format_, 0, 0, 0)
        return head + data[24:] + struct.pack("<QQ", top_ref, _COOKIE)
    refs_ = (top_ref, 0) if slot == 0 else (0, top_ref)
    formats = (format_, 0) if slot == 0 else (0, format_)
    return struct.pack("<QQ4sBBBB", *refs_, b"T-DB", *formats, 0, slot) + data[24:]
