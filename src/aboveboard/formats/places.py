"""Where a value stands in a file: the types that every format's look-up gives, and the walk along a path of keys.

A format offers `places(data)`, which reads what it needs once and returns a `Lookup`: a function from a locator to where
that item stands. `docs/artifacts.md` (Where an item stands) explains locators to authors; `formats/locator.py` is their
grammar.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeVar

MAX_PARTS: Final = 2000
"""Parts that one `Found` lists; `more` says that there were others."""
MAX_SPLITS: Final = 10_000
"""Places that the walk along one path looks at."""


class Span(NamedTuple):
    """Bytes from the start of the data, and how many."""

    offset: int
    length: int

    @property
    def end(self) -> int:
        """The first byte behind it."""
        return self.offset + self.length

    def of(self, data: bytes) -> bytes:
        """The bytes themselves."""
        return data[self.offset : self.end]


@dataclass(frozen=True, slots=True)
class Part:
    """One value of an item: its path below the item (keys and indexes, joined with '/'), and where it stands."""

    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class Found:
    """Where an item stands.

    `form` says in words what the locator was read as. `span` is the item itself. In a binary property list that is, of a
    dictionary or list, the object with its references: what they lead to stands elsewhere, and `parts` has it. In other
    forms the parts lie inside the span, where they are given at all. Both count in the bytes that were searched.
    """

    form: str
    span: Span
    parts: tuple[Part, ...] = ()
    more: bool = False
    """Whether there are more parts than are listed."""
    secrets: tuple[Span, ...] = ()
    """Bytes of the item that hold a password or key, which its record leaves out and nobody is to be shown: within the
    span, or (binary property lists) elsewhere. No part lies in them."""


Lookup = Callable[[str], Found | None]
"""Where the item of a locator stands; None where there is none, or where the locator leads to more than one."""
Finder = Callable[[bytes], Lookup]
"""Reads a file (or a cell) once for any number of look-ups. Raises FormatError for what is not of its format."""

N = TypeVar("N")


def walk(root: N, path: str, children: Callable[[N], Mapping[str, N | None]]) -> N | None:
    """The one node that a path of keys joined with '/' leads to; '' is the root.

    Keys may hold slashes themselves, as names of networks do: every way of reading the path that the data allows is
    tried. `children` gives the nodes below one by key (None: several have that key); nodes must be hashable. None where
    no way leads to a node, where several lead to different ones, or where there are too many ways.
    """
    if not path:
        return root
    waiting: list[tuple[N, int]] = [(root, 0)]
    seen = {(root, 0)}
    ends: set[N] = set()
    looked = 0
    while waiting:
        node, at = waiting.pop()
        below = children(node)
        if not below:
            continue
        cut = path.find("/", at)
        while True:
            looked += 1
            if looked > MAX_SPLITS:
                return None
            key = path[at:] if cut < 0 else path[at:cut]
            if key in below:
                child = below[key]
                if child is None:
                    return None
                if cut < 0:
                    ends.add(child)
                elif (child, cut + 1) not in seen:
                    seen.add((child, cut + 1))
                    waiting.append((child, cut + 1))
            if cut < 0:
                break
            cut = path.find("/", cut + 1)
    return ends.pop() if len(ends) == 1 else None
