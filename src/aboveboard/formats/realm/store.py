"""A Realm database: its tables and their objects.

The top node has the names of tables and their references. A table's own node has what its columns are (types, names,
attributes, keys), and from format 10 on a tree of clusters, each with the keys of up to 256 objects and an array for each
column; before, a tree for each column, with rows instead of objects. Keys count from the beginning of each branch.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from aboveboard.formats.realm.model import LOST, Cell, Column, Link, Row, Stamp, Table, Type
from aboveboard.formats.realm.nodes import CLUSTERS, DEPTH, Node, Nodes, RealmError, Spent
from aboveboard.formats.realm.values import Values

MOST_TABLES: Final = 2000
MOST_COLUMNS: Final = 2000
MOST_FAULTS: Final = 20
_INDEXED, _NULLABLE, _LIST, _DICTIONARY, _SET = 1, 16, 32, 64, 128
_KINDS: Final = {0: "objects", 1: "embedded", 3: "asymmetric"}
_TWO_TREES: Final = 23
"""From this format on a dictionary is a tree of keys and one of values; before, clusters with both."""
_LINKS: Final = (Type.LINK, Type.LINK_LIST)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """Some objects of a table: their keys and the references to their columns' arrays, by slot."""

    keys: tuple[int, ...]
    refs: tuple[int, ...]


class Realm:
    """The last state that was committed to a file."""

    def __init__(self, data: bytes | memoryview) -> None:
        """Raises RealmError where not even its list of tables can be read. A damaged table is left out and noted."""
        self._nodes = Nodes(data)
        self._values = Values(self._nodes)
        self.format = self._nodes.format
        """The file format, 5 to 24."""
        self.faults: list[str] = []
        """What could not be read so far, in words; the first twenty."""
        self.tables: tuple[Table, ...] = tuple(self._tables())
        """All tables, in their order in the file."""

    def rows(self, table: Table) -> Iterator[Row]:
        """A table's objects, by their keys. What is damaged is passed over, and noted in `faults`."""
        self._nodes.begin()
        try:
            if self.format < CLUSTERS:
                yield from self._old_rows(table)
                return
            for leaf in self._clusters(table.root, table.name):
                yield from self._of(table, leaf)
        except RealmError as error:
            self._fault(f"{table.name}: {error}")

    def place(self, table: Table, key: int) -> tuple[Cell, ...]:
        """Where the values of one object stand; empty where there is no such object. Raises RealmError."""
        self._nodes.begin()
        if self.format < CLUSTERS:
            return tuple(self._old_cells(table, key))
        for leaf in self._clusters(table.root, table.name, key):
            if key in leaf.keys:
                return tuple(self._cells(table, leaf, leaf.keys.index(key)))
        return ()

    def _fault(self, text: str) -> None:
        if len(self.faults) < MOST_FAULTS and text not in self.faults:
            self.faults.append(text)

    # --- tables ------------------------------------------------------------------------------------------------------

    def _tables(self) -> Iterator[Table]:
        nodes = self._nodes
        if nodes.top == 0:
            return
        top = nodes.refs(nodes.node(nodes.top))
        if len(top) < 2 or not top[0] or not top[1]:
            msg = "a top node without tables"
            raise RealmError(msg, offset=nodes.top)
        names = self._values.texts(nodes.node(top[0]), nullable=False)
        for number, ref in enumerate(nodes.refs(nodes.node(top[1]))[:MOST_TABLES]):
            if not ref or number >= len(names):
                continue
            name = _word(names[number]) or f"table {number}"
            try:
                yield self._table(ref, name, number)
            except RealmError as error:
                self._fault(f"{name}: {error}")

    def _table(self, ref: int, name: str, number: int) -> Table:
        nodes = self._nodes
        top = nodes.node(ref)
        values, refs = nodes.ints(top), nodes.refs(top)
        if len(refs) < 2 or not refs[0]:
            msg = "a table without columns"
            raise RealmError(msg, offset=ref)
        spec = nodes.refs(nodes.node(refs[0]))
        if len(spec) < 3 or not spec[0] or not spec[1] or not spec[2]:
            msg = "columns without types or names"
            raise RealmError(msg, offset=refs[0])
        if self.format < CLUSTERS:
            return Table(name, number, tuple(self._old_columns(spec)), refs[1])
        if len(refs) < 8 or not refs[2] or len(spec) < 6 or not spec[5]:
            msg = "a table without objects or keys of columns"
            raise RealmError(msg, offset=ref)
        opposite = nodes.ints(nodes.node(refs[7])) if refs[7] else []
        kind = _KINDS.get(values[12] >> 1 & 3, "objects") if len(values) > 12 and values[12] & 1 else "objects"
        waiting = 0
        if len(refs) > 13 and refs[13]:
            try:
                waiting = sum(len(leaf.keys) for leaf in self._clusters(refs[13], name))
            except RealmError as error:
                self._fault(f"{name}: {error}")
        return Table(name, number, tuple(self._columns(spec, opposite)), refs[2], kind, waiting)

    def _columns(self, spec: list[int], opposite: list[int]) -> Iterator[Column]:
        nodes = self._nodes
        types, attributes = nodes.ints(nodes.node(spec[0])), nodes.ints(nodes.node(spec[2]))
        names = self._values.texts(nodes.node(spec[1]), nullable=False)
        words = nodes.refs(nodes.node(spec[4])) if len(spec) > 4 and spec[4] else []
        keys = nodes.ints(nodes.node(spec[5]))
        for number, (name, type_, attribute, key) in enumerate(
            zip(names[:MOST_COLUMNS], types, attributes, keys, strict=False)
        ):
            kind = _type(type_ & 0xFFFF)
            if kind is Type.BACKLINK:
                return
            collection = (
                "dictionary"
                if attribute & _DICTIONARY
                else "set"
                if attribute & _SET
                else "list"
                if attribute & _LIST or kind is Type.LINK_LIST
                else ""
            )
            slot = key & 0xFFFF
            target = opposite[slot] & 0xFFFF if kind in _LINKS and slot < len(opposite) else None
            yield Column(
                _word(name) or f"column {number}",
                Type.LINK if kind is Type.LINK_LIST else kind,
                bool(attribute & _NULLABLE),
                collection,
                target,
                slot,
                words[number] if number < len(words) else 0,
            )

    # --- objects in clusters -----------------------------------------------------------------------------------------

    def _clusters(self, ref: int, name: str, key: int | None = None) -> Iterator[_Leaf]:
        """The clusters of a tree; with a key those alone that may have it."""
        yield from self._branch(ref, 0, name, key, 0, set())

    def _branch(self, ref: int, offset: int, name: str, key: int | None, depth: int, seen: set[int]) -> Iterator[_Leaf]:
        if ref in seen or depth > DEPTH:
            msg = "a tree of objects that leads back into itself"
            raise Spent(msg, offset=ref)
        seen.add(ref)
        nodes = self._nodes
        node = nodes.node(ref)
        values, refs = nodes.ints(node), nodes.refs(node)
        if not node.inner:
            yield self._leaf(node, values, refs, offset)
            return
        if len(values) < 3 or not values[1] & 1:
            msg = "a branch of objects without its depth"
            raise RealmError(msg, offset=ref)
        level = values[1] >> 1
        if not 1 <= level <= DEPTH:
            msg = f"a branch of objects of depth {level}"
            raise RealmError(msg, offset=ref)
        children = refs[3:]
        starts = nodes.keys(nodes.node(refs[0])) if refs[0] else [n << (8 * level) for n in range(len(children))]
        if len(starts) < len(children):
            msg = "branches of objects without their keys"
            raise RealmError(msg, offset=ref)
        for number, (start, child) in enumerate(zip(starts, children, strict=False)):
            below = starts[number + 1] if number + 1 < len(children) else None
            if key is not None and (key - offset < start or (below is not None and key - offset >= below)):
                continue
            try:
                yield from self._branch(child, offset + start, name, key, depth + 1, seen)
            except Spent:
                raise
            except RealmError as error:
                self._fault(f"{name}: {error}")

    def _leaf(self, node: Node, values: list[int], refs: list[int], offset: int) -> _Leaf:
        if not values:
            msg = "objects without keys"
            raise RealmError(msg, offset=node.ref)
        if values[0] & 1:
            count = values[0] >> 1
            if not 0 <= count <= 1 << 16:
                msg = f"{count} objects in one place"
                raise RealmError(msg, offset=node.ref)
            self._nodes.spend(count)
            return _Leaf(tuple(range(offset, offset + count)), tuple(refs[1:]))
        keys = self._nodes.keys(self._nodes.node(refs[0]))
        return _Leaf(tuple(offset + k for k in keys), tuple(refs[1:]))

    def _of(self, table: Table, leaf: _Leaf) -> Iterator[Row]:
        columns: list[list[Any]] = []
        for column in table.columns:
            try:
                columns.append(self._column(column, leaf))
            except Spent:
                raise
            except RealmError as error:
                self._fault(f"{table.name}.{column.name}: {error}")
                columns.append([LOST] * len(leaf.keys))
        for number, key in enumerate(leaf.keys):
            yield Row(key, tuple(values[number] for values in columns))

    def _array(self, column: Column, leaf: _Leaf) -> int:
        ref = leaf.refs[column.slot] if column.slot < len(leaf.refs) else 0
        if not ref:
            msg = "objects without an array of its values"
            raise RealmError(msg)
        return ref

    def _column(self, column: Column, leaf: _Leaf) -> list[Any]:
        ref = self._array(column, leaf)
        if column.collection:
            cells = self._nodes.refs(self._nodes.node(ref))
            values: list[Any] = [self._collection(column, r) for r in cells[: len(leaf.keys)]]
        else:
            values = self._values.of(
                ref,
                column.type,
                nullable=column.nullable,
                words=column.words,
                table=-1 if column.target is None else column.target,
                nested=self._nested,
            )
        if len(values) < len(leaf.keys):
            msg = f"{len(values)} values for {len(leaf.keys)} objects"
            raise RealmError(msg, offset=ref)
        return values

    # --- lists, sets, dictionaries -----------------------------------------------------------------------------------

    def _collection(self, column: Column, ref: int) -> Any:
        if column.collection == "dictionary":
            return self._dictionary(ref, column, 0) if ref else {}
        return self._list(column, ref, 0) if ref else []

    def _list(self, column: Column, ref: int, depth: int) -> list[Any]:
        found: list[Any] = []
        for leaf in self._nodes.leaves(ref):
            found += self._values.of(
                leaf.ref,
                column.type,
                nullable=column.nullable,
                table=-1 if column.target is None else column.target,
                own=False,
                nested=lambda t, r: self._nested(t, r, depth + 1),
            )
        if column.type is Type.LINK:
            # What a list of links leads to that is not there is no member of it.
            return [v for v in found if v is not None]
        return found

    def _nested(self, type_: Type, ref: int, depth: int = 0) -> Any:
        """A collection inside a value of any type."""
        if depth > DEPTH:
            msg = "collections within collections without end"
            raise Spent(msg, offset=ref)
        column = Column("", Type.MIXED, nullable=True)
        if type_ is Type.DICTIONARY:
            return self._dictionary(ref, column, depth) if ref else {}
        return self._list(column, ref, depth) if ref else []

    def _dictionary(self, ref: int, column: Column, depth: int) -> dict[str, Any]:
        """Values by key; of two whose keys read the same the last."""
        nodes, mixed = self._nodes, Column("", Type.MIXED, nullable=True)
        keys: list[Any] = []
        values: list[Any] = []

        def nested(type_: Type, inner: int) -> Any:
            return self._nested(type_, inner, depth + 1)

        if self.format >= _TWO_TREES:
            trees = nodes.refs(nodes.node(ref))
            if len(trees) < 2 or not trees[0] or not trees[1]:
                msg = "a dictionary without keys or values"
                raise RealmError(msg, offset=ref)
            for leaf in nodes.leaves(trees[0]):
                keys += self._keys(leaf.ref)
            values = self._list(mixed, trees[1], depth + 1)
        else:
            for leaf in self._clusters(ref, "a dictionary"):
                if len(leaf.refs) < 2:
                    msg = "a dictionary without keys or values"
                    raise RealmError(msg, offset=ref)
                keys += self._keys(leaf.refs[0])
                values += self._values.of(leaf.refs[1], Type.MIXED, nullable=True, nested=nested)
        target = column.target
        if column.type is Type.LINK and target is not None:
            values = [Link(target, v.key) if isinstance(v, Link) else v for v in values]
        return {_word(k): v for k, v in zip(keys, values, strict=False)}

    def _keys(self, ref: int) -> list[Any]:
        node = self._nodes.node(ref)
        return list(self._nodes.ints(node)) if node.kind == "bits" and not node.refs else self._texts(node)

    def _texts(self, node: Node) -> list[Any]:
        return list(self._values.texts(node, nullable=False))

    # --- where objects stand -----------------------------------------------------------------------------------------

    def _cells(self, table: Table, leaf: _Leaf, index: int) -> Iterator[Cell]:
        for column in table.columns:
            try:
                ref = self._array(column, leaf)
                value = self._column(column, leaf)[index]
                if column.collection:
                    yield Cell(column.name, *self._place_of_collection(ref, index), value, f"a {column.collection}")
                else:
                    spans, rule = self._values.place(ref, column.type, index, nullable=column.nullable)
                    yield Cell(column.name, spans, value, rule)
            except (RealmError, IndexError):
                continue

    def _place_of_collection(self, ref: int, index: int) -> tuple[tuple[Any, ...]]:
        """The reference to a collection, and the first arrays of its members."""
        nodes = self._nodes
        node = nodes.node(ref)
        spans = [nodes.place(node, index)]
        inner = nodes.refs(node)[index]
        if inner:
            spans.append(nodes.node(inner).span)
        return (tuple(s for s in spans if s.length),)

    # --- before format 10 --------------------------------------------------------------------------------------------

    def _old_columns(self, spec: list[int]) -> Iterator[Column]:
        nodes = self._nodes
        types, attributes = nodes.ints(nodes.node(spec[0])), nodes.ints(nodes.node(spec[2]))
        names = self._values.texts(nodes.node(spec[1]), nullable=False)
        more = nodes.node(spec[3]) if len(spec) > 3 and spec[3] else None
        below = nodes.ints(more) if more is not None else []
        words = nodes.refs(nodes.node(spec[4])) if len(spec) > 4 and spec[4] else []
        slot = inner = enumerated = 0
        for number, (type_, attribute) in enumerate(zip(types[:MOST_COLUMNS], attributes, strict=False)):
            kind = _type(type_)
            name = _word(names[number]) if number < len(names) else ""
            if kind is not Type.BACKLINK:
                yield self._old_column(
                    name or f"column {number}", kind, attribute, slot, below[inner:], words[enumerated:]
                )
            slot += 2 if attribute & _INDEXED else 1
            enumerated += kind is Type.OLD_ENUM
            inner += {Type.LINK: 1, Type.LINK_LIST: 1, Type.OLD_TABLE: 1, Type.BACKLINK: 2}.get(kind, 0)

    def _old_column(
        self, name: str, kind: Type, attribute: int, slot: int, below: list[int], words: list[int]
    ) -> Column:
        nullable = bool(attribute & _NULLABLE)
        if kind is Type.OLD_ENUM:
            return Column(name, Type.STRING, nullable, "", None, slot, words[0] if words else 0)
        if kind in _LINKS:
            target = below[0] >> 1 if below and below[0] & 1 else None
            return Column(name, Type.LINK, True, "list" if kind is Type.LINK_LIST else "", target, slot)
        if kind is Type.OLD_TABLE and below and below[0] and not below[0] & 1:
            spec = self._nodes.refs(self._nodes.node(below[0]))
            inside = list(self._old_columns(spec)) if len(spec) > 2 and spec[0] and spec[1] and spec[2] else []
            # Lists of plain values are tables of one column; those of several were never made by apps' libraries.
            if len(inside) == 1 and not inside[0].collection:
                return Column(name, inside[0].type, inside[0].nullable, "list", None, slot, 1)
        return Column(name, kind, nullable, "", None, slot)

    def _old_rows(self, table: Table) -> Iterator[Row]:
        roots = self._nodes.refs(self._nodes.node(table.root))
        columns: list[list[Any] | None] = []
        for column in table.columns:
            try:
                columns.append(self._old_values(column, roots))
            except Spent:
                raise
            except RealmError as error:
                self._fault(f"{table.name}.{column.name}: {error}")
                columns.append(None)
        count = max((len(c) for c in columns if c is not None), default=0)
        for number, values in enumerate(columns):
            if values is not None and len(values) < count:
                self._fault(f"{table.name}.{table.columns[number].name}: {len(values)} values for {count} objects")
        for key in range(count):
            yield Row(key, tuple(LOST if c is None or key >= len(c) else c[key] for c in columns))

    def _old_values(self, column: Column, roots: list[int]) -> list[Any]:
        root = roots[column.slot] if column.slot < len(roots) else 0
        if not root:
            msg = "rows without an array of its values"
            raise RealmError(msg)
        if column.collection:
            cells = [r for leaf in self._nodes.leaves(root) for r in self._old_refs(leaf)]
            return [self._old_list(column, r) if r else [] for r in cells]
        return self._old_tree(column, root, own=True)

    def _old_refs(self, leaf: Node) -> list[int]:
        return self._nodes.refs(leaf) if leaf.refs else [0 if v & 1 else v for v in self._nodes.ints(leaf)]

    def _old_list(self, column: Column, ref: int) -> list[Any]:
        if column.type is not Type.LINK:
            # A table of one column: its array of columns.
            ref = next(iter(self._nodes.refs(self._nodes.node(ref))), 0)
        found = self._old_tree(column, ref, own=False) if ref else []
        return [v for v in found if v is not None] if column.type is Type.LINK else found

    def _old_tree(self, column: Column, root: int, *, own: bool) -> list[Any]:
        if column.type is Type.TIMESTAMP:
            return self._old_stamps(root)
        found: list[Any] = []
        for leaf in self._nodes.leaves(root):
            found += self._values.of(
                leaf.ref,
                column.type,
                nullable=column.nullable,
                words=0 if column.collection else column.words,
                table=-1 if column.target is None else column.target,
                own=own,
                nested=self._nested,
            )
        return found

    def _old_stamps(self, root: int) -> list[Any]:
        """A tree of seconds and one of nanoseconds."""
        refs = self._nodes.refs(self._nodes.node(root))
        if len(refs) < 2 or not refs[0] or not refs[1]:
            msg = "seconds without nanoseconds"
            raise RealmError(msg, offset=root)
        seconds = [v for leaf in self._nodes.leaves(refs[0]) for v in self._values.optional(leaf)]
        nanos = [v for leaf in self._nodes.leaves(refs[1]) for v in self._nodes.ints(leaf)]
        return [None if s is None else Stamp(s, n) for s, n in zip(seconds, nanos, strict=False)]

    def _old_cells(self, table: Table, key: int) -> Iterator[Cell]:
        roots = self._nodes.refs(self._nodes.node(table.root))
        for column in table.columns:
            try:
                value = self._old_values(column, roots)[key]
                yield from self._old_cell(column, roots[column.slot], key, value)
            except (RealmError, IndexError):
                continue

    def _old_cell(self, column: Column, root: int, key: int, value: Any) -> Iterator[Cell]:
        nodes = self._nodes
        if column.type is Type.TIMESTAMP and not column.collection:
            refs = nodes.refs(nodes.node(root))
            leaf, index = self._at(refs[0], key, 1)
            other, there = self._at(refs[1], key, 0)
            spans = (nodes.place(leaf, index + 1), nodes.place(other, there))
            yield Cell(column.name, tuple(s for s in spans if s.length), value, "seconds and nanoseconds since 1970")
            return
        integers = column.nullable and column.type in (Type.INT, Type.BOOL)
        leaf, index = self._at(root, key, 1 if integers and not column.collection else 0)
        if column.collection:
            span = nodes.place(leaf, index)
            yield Cell(column.name, (span,) if span.length else (), value, f"a {column.collection}")
            return
        spans, rule = self._values.place(leaf.ref, column.type, index, nullable=column.nullable)
        yield Cell(column.name, spans, value, rule)

    def _at(self, root: int, index: int, more: int) -> tuple[Node, int]:
        """The leaf of a tree that has a row's value, and the value's number in it. `more`: values in front of each leaf."""
        for leaf in self._nodes.leaves(root):
            count = leaf.size - more
            if leaf.refs and not leaf.context:
                count = self._nodes.node(self._nodes.refs(leaf)[0]).size
            if index < count:
                return leaf, index
            index -= count
        msg = "no such row"
        raise RealmError(msg)


def _type(number: int) -> Type:
    try:
        return Type(number)
    except ValueError:
        msg = f"a column of a type that is not known here ({number})"
        raise RealmError(msg) from None


def _word(value: object) -> str:
    """A name or key as text."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)
