"""Key paths through property lists and keyed archives, to the bytes that they stand at.

A path is keys and indexes joined with '/'. In a keyed archive it leads through what `plist.unarchive` makes of it: keys of
dictionaries, indexes of lists, fields of other objects; references are followed, and the place is that of the object
referred to. Of a date, UUID, URL or wrapped text it is the value inside.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, cast
from uuid import UUID

from aboveboard.formats import plist
from aboveboard.formats.errors import ArchiveError
from aboveboard.formats.places import MAX_PARTS, Found, Lookup, Part, Span, walk
from aboveboard.formats.plist import Node, Tree, Uid

_DEPTH: Final = 96
_VISITS: Final = 20_000
"""Values looked at for the parts of one item: shared objects can make a small file stand for very many."""
_TYPES: Final[Mapping[str, type | tuple[type, ...]]] = {
    "NS.string": (str, bytes),
    "NS.data": bytes,
    "date": (int, float),
    "uuid": bytes,
    "url": str,
}
_FIELDS: Final = {"date": ("NS.time",), "uuid": ("NS.uuidbytes",), "url": ("NS.relative",)}
Children = dict[object, Node] | list[Node] | None


class _Archive:
    """What stands in a keyed archive, as `plist.unarchive` resolves it."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        fields = cast("dict[object, Node]", tree.children(tree.root))
        self.objects = cast("list[Node]", tree.children(fields["$objects"]))
        top = cast("dict[object, Node]", tree.children(fields["$top"]))
        self.root = top["root"] if list(top) == ["root"] else fields["$top"]

    def target(self, node: Node) -> Node:
        """The object that a reference leads to, or the node itself."""
        for _ in range(_DEPTH):
            if not isinstance(node.value, Uid) or not 0 <= node.value < len(self.objects):
                return node
            node = self.objects[node.value]
        return node

    def class_of(self, node: Node) -> tuple[str | None, Node | None]:
        """The kind of plain value that a class has, and the node of its name."""
        if not isinstance(node.value, Uid) or not 0 <= node.value < len(self.objects):
            return None, None
        fields = self.tree.children(self.objects[node.value])
        if not isinstance(fields, dict):
            return None, None
        name, chain = fields.get("$classname"), fields.get("$classes")
        listed = cast("list[object]", chain.value) if chain and isinstance(chain.value, list) else []
        names = [name.value if name else None, *listed]
        kinds = (plist.KINDS.get(item) for item in names if isinstance(item, str))
        return next((kind for kind in kinds if kind is not None), None), name

    def members(self, fields: dict[object, Node], name: str, old: str) -> list[Node] | None:
        """Elements of a collection: one list, or (older archives) one field for each."""
        listed = fields.get(name)
        if listed is None and old + "0" in fields:
            return [fields[f"{old}{index}"] for index in range(len(fields)) if f"{old}{index}" in fields]
        if listed is None:
            return [] if len(fields) == 1 else None
        found = self.tree.children(listed)
        return found if isinstance(found, list) else None

    def open(self, node: Node) -> tuple[Node, Children]:
        """The node that a value stands at, and what is below it."""
        node = self.target(node)
        below = self.tree.children(node)
        given = below.get("$class") if isinstance(below, dict) else None
        if not isinstance(below, dict) or given is None or not isinstance(given.value, Uid):
            return node, below
        kind, name = self.class_of(given)
        if kind == "map":
            keys = self.members(below, "NS.keys", "NS.key.")
            values = self.members(below, "NS.objects", "NS.object.")
            if keys is not None and values is not None and len(keys) == len(values):
                return node, {self.key(key): value for key, value in zip(keys, values, strict=True)}
        elif kind == "list":
            items = self.members(below, "NS.objects", "NS.object.")
            if items is not None:
                return node, items
        elif kind == "null":
            return node, None
        elif kind is not None:
            inner = self.inner(kind, below)
            if inner is not None:
                return inner, None
        made: dict[object, Node] = {} if name is None else {"$class": name}
        return node, made | {key: item for key, item in below.items() if key != "$class"}

    def inner(self, kind: str, fields: dict[object, Node]) -> Node | None:
        """The node of the value that a date, text ... wraps."""
        for name in _FIELDS.get(kind, (kind, "NS.bytes")):
            if name in fields:
                found = self.open(fields[name])[0] if kind in ("url", "NS.string", "NS.data") else fields[name]
                return found if isinstance(found.value, _TYPES[kind]) else None
        return None

    def key(self, node: Node) -> object:
        """A key's value; one that is a container stands for itself alone."""
        at, below = self.open(node)
        if below is not None:
            return at
        value = at.value
        return UUID(bytes=value) if isinstance(value, bytes) and len(value) == 16 and at != node else value


@dataclass(slots=True)
class _Listed:
    """The values of one item, as they are found."""

    parts: list[Part] = field(default_factory=list[Part])
    secrets: list[Span] = field(default_factory=list[Span])
    left: int = _VISITS


class KeyPaths:
    """Finds values of one property list by key path; `archived` goes through the keyed archive in it."""

    def __init__(self, data: bytes, *, archived: bool = False, secret: Callable[[str], bool] | None = None) -> None:
        """`secret` tells keys whose values are passwords or keys. Raises PlistError, and ArchiveError where an archive was
        expected."""
        self._tree = Tree(data)
        if archived and not plist.is_archive(self._tree.root.value):
            msg = "not a keyed archive"
            raise ArchiveError(msg)
        self._archive = _Archive(self._tree) if archived else None
        what = "binary property list" if self._tree.binary else "XML property list"
        self._form = f"key path in the keyed archive of a {what}" if archived else f"key path in a {what}"
        self._root = self._archive.root if self._archive else self._tree.root
        self._secret = secret
        self._known: dict[Node, Mapping[str, Node | None]] = {}
        self.archive = plist.is_archive(self._tree.root.value)
        """Whether the property list is a keyed archive."""

    def _open(self, node: Node) -> tuple[Node, Children]:
        return self._archive.open(node) if self._archive else (node, self._tree.children(node))

    def _named(self, node: Node) -> Mapping[str, Node | None]:
        """The nodes below one by the text of their keys; None where two keys have one text."""
        known = self._known.get(node)
        if known is None:
            below = self._open(node)[1]
            made: dict[str, Node | None] = {}
            if isinstance(below, dict):
                for key, child in below.items():
                    text = str(key)
                    made[text] = None if text in made else child
            elif below is not None:
                made = {str(index): child for index, child in enumerate(below)}
            known = self._known[node] = made
        return known

    def keys(self) -> tuple[str, ...]:
        """The texts of the root's keys, in order."""
        return tuple(self._named(self._root))

    def find(self, path: str) -> Found | None:
        """Where the value at a path of keys stands; '' is the whole."""
        node = walk(self._root, path, self._named)
        return None if node is None else self._found(node)

    def at(self, *steps: str | int) -> Found | None:
        """Where the value at these steps stands: a key, or a number: which element of a list or value of a dictionary."""
        node: Node | None = self._root
        for step in steps:
            if node is None:
                return None
            named = self._named(node)
            if isinstance(step, str):
                node = named.get(step)
            else:
                node = next(iter([*named.values()][step : step + 1]), None)
        return None if node is None else self._found(node)

    def _found(self, node: Node) -> Found:
        at, below = self._open(node)
        listed = _Listed()
        whole = below is None or self._list(node, "", listed, [at])
        span = Span(*self._tree.span(at))
        return Found(self._form, span, tuple(listed.parts), not whole, tuple(listed.secrets))

    def _list(self, node: Node, path: str, listed: _Listed, inside: list[Node], *, hidden: bool = False) -> bool:
        """List the values below a node that hold no others; False where some were left out."""
        below = self._open(node)[1]
        whole = True
        for key, child in below.items() if isinstance(below, dict) else enumerate(below or ()):
            listed.left -= 1
            if len(listed.parts) + len(listed.secrets) >= MAX_PARTS or listed.left < 0:
                return False
            secret = hidden or (isinstance(below, dict) and self._secret is not None and self._secret(str(key)))
            at, inner = self._open(child)
            name = f"{path}/{key}" if path else str(key)
            if inner is None and secret:
                listed.secrets.append(Span(*self._tree.span(at)))
            elif inner is None:
                listed.parts.append(Part(name, Span(*self._tree.span(at))))
            elif at in inside:
                # A reference back to an object around it: that is no part of it.
                continue
            elif len(inside) > _DEPTH:
                whole = False
            else:
                whole &= self._list(child, name, listed, [*inside, at], hidden=secret)
        return whole


def places(data: bytes) -> Lookup:
    """Key paths of a property list. Raises PlistError."""
    return KeyPaths(data).find


def without_secrets(secret: Callable[[str], bool]) -> Callable[[bytes], Lookup]:
    """As `places`, for property lists that also hold passwords or keys, under the keys that `secret` tells."""
    return lambda data: KeyPaths(data, secret=secret).find


def archived(data: bytes) -> Lookup:
    """Key paths through a keyed archive. Raises PlistError and ArchiveError."""
    return KeyPaths(data, archived=True).find


def whole(data: bytes) -> Lookup:
    """For items that are made of all of a property list: whatever the locator, the root. Raises PlistError."""
    paths = KeyPaths(data)
    return lambda _: paths.find("")
