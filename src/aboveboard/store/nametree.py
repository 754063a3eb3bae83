"""The names of a source as a tree of folders, packed: two million of them as a list of texts are several hundred megabytes.

What lies in a folder goes into pieces of some hundred names, pieces into blocks, which are pressed; to look into a folder unpacks
the few blocks on the way to it.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from aboveboard.formats.longsort import longsorted

_PIECE = 512
"""Names in a piece."""
_BLOCK = 1 << 16
"""Bytes of pieces from which on a block is pressed."""
_KEPT = 32
"""Blocks that stay unpacked."""
_FAST = 1
"""How hard zlib tries."""

Named = tuple[str, int]
"""(name, size)"""
_Place = tuple[int, int]
"""Block, and number of the piece in it."""
_Pieces = list[tuple[str, int, int]]
"""(the first of its names, its place) of each piece."""


class _Kept(msgspec.Struct, array_like=True):
    """A folder."""

    folders: _Pieces
    """Names by which folders are sorted, with a slash at the end; of each the files below it, and its place."""
    files: _Pieces
    """Of each its size."""
    count: int
    """Its own files."""


_FOLDER = msgspec.msgpack.Decoder(_Kept)
_PIECE_OF = msgspec.msgpack.Decoder(tuple[list[str], list[tuple[int, ...]]])
_BLOCK_OF = msgspec.msgpack.Decoder(list[bytes])
_TREE = msgspec.msgpack.Decoder(tuple[_Place, list[bytes]])
_encode = msgspec.msgpack.encode


class NameTree:
    """All names of one source."""

    def __init__(self, root: _Place, blocks: Sequence[bytes]) -> None:
        """`root`: where the top folder stands."""
        self._root = root
        self._blocks = blocks
        self._unpacked: dict[int, list[bytes]] = {}

    @staticmethod
    def of(names: Iterable[Named]) -> NameTree:
        """The tree of names in any order; a name may be there several times."""
        blocks = _Blocks()
        root = _grow(longsorted(names, tuple[str, int]), blocks)
        return NameTree(root, blocks.pressed())

    def pack(self) -> bytes:
        """As a case keeps it."""
        return _encode((self._root, list(self._blocks)))

    @staticmethod
    def unpack(packed: bytes) -> NameTree:
        """The reverse of `pack`."""
        return NameTree(*_TREE.decode(packed))

    def folder(self, path: str) -> Inside | None:
        """A folder by its name with a slash at the end ('': the top); None where there is none."""
        *parts, rest = path.split("/")
        if rest:
            return None
        found = _FOLDER.decode(self._piece(self._root))
        for part in parts:
            values = self._find(found.folders, f"{part}/")
            if values is None:
                return None
            found = _FOLDER.decode(self._piece((values[1], values[2])))
        return Inside(self, found)

    def size_of(self, name: str) -> int | None:
        """The size of the file of this name; None where there is none."""
        cut = name.rfind("/") + 1
        inside = self.folder(name[:cut])
        values = None if inside is None else self._find(inside.kept.files, name[cut:])
        return None if values is None else values[0]

    def each(self, pieces: _Pieces) -> Iterator[tuple[str, tuple[int, ...]]]:
        """All names of some pieces in their order, with what is said of each."""
        for _, *place in pieces:
            yield from zip(*_PIECE_OF.decode(self._piece((place[0], place[1]))), strict=True)

    def _find(self, pieces: _Pieces, name: str) -> tuple[int, ...] | None:
        at = bisect_right(pieces, name, key=lambda piece: piece[0])
        # Of several files of one name the last piece that can have it has one of them.
        return None if at == 0 else dict(self.each(pieces[at - 1 : at])).get(name)

    def _piece(self, place: _Place) -> bytes:
        block, number = place
        found = self._unpacked.pop(block, None)
        if found is None:
            if len(self._unpacked) >= _KEPT:
                self._unpacked.pop(next(iter(self._unpacked)))
            found = _BLOCK_OF.decode(zlib.decompress(self._blocks[block]))
        # What was asked last stays longest.
        self._unpacked[block] = found
        return found[number]


@dataclass(frozen=True)
class Inside:
    """What lies directly in a folder, in the order of its names."""

    tree: NameTree
    kept: _Kept

    @property
    def count(self) -> int:
        """How many files."""
        return self.kept.count

    def folders(self) -> Iterator[tuple[str, int]]:
        """(name, files below it)"""
        return ((name[:-1], values[0]) for name, values in self.tree.each(self.kept.folders))

    def files(self) -> Iterator[Named]:
        """(name, size)"""
        return ((name, values[0]) for name, values in self.tree.each(self.kept.files))


class _Blocks:
    """Where pieces go."""

    def __init__(self) -> None:
        self._pressed: list[bytes] = []
        self._open: list[bytes] = []
        self._size = 0

    def put(self, piece: bytes) -> _Place:
        """Where it stands."""
        place = len(self._pressed), len(self._open)
        self._open.append(piece)
        self._size += len(piece)
        if self._size >= _BLOCK:
            self._press()
        return place

    def _press(self) -> None:
        self._pressed.append(zlib.compress(_encode(self._open), _FAST))
        self._open, self._size = [], 0

    def pressed(self) -> list[bytes]:
        """All blocks; nothing follows."""
        if self._open:
            self._press()
        return self._pressed


@dataclass
class _Entries:
    """Names that go into pieces as they come."""

    blocks: _Blocks
    pieces: _Pieces = field(default_factory=_Pieces)
    names: list[str] = field(default_factory=list[str])
    values: list[tuple[int, ...]] = field(default_factory=list[tuple[int, ...]])

    def add(self, name: str, *values: int) -> None:
        self.names.append(name)
        self.values.append(values)
        if len(self.names) == _PIECE:
            self.flush()

    def flush(self) -> _Pieces:
        if self.names:
            self.pieces.append((self.names[0], *self.blocks.put(_encode((self.names, self.values)))))
            self.names, self.values = [], []
        return self.pieces


class _Open:
    """A folder of which more may come."""

    def __init__(self, name: str, blocks: _Blocks) -> None:
        self.name = name
        self.folders = _Entries(blocks)
        self.files = _Entries(blocks)
        self.count = self.below = 0


def _grow(names: Iterable[Named], blocks: _Blocks) -> _Place:
    """Put sorted names into blocks; where the top folder stands. What begins alike stands together: no folder comes twice."""
    open_ones = [_Open("", blocks)]
    prefix = ""

    def close() -> _Place:
        one = open_ones.pop()
        place = blocks.put(_encode(_Kept(one.folders.flush(), one.files.flush(), one.count)))
        if open_ones:
            open_ones[-1].folders.add(f"{one.name}/", one.below + one.count, *place)
            open_ones[-1].below += one.below + one.count
        return place

    for name, size in names:
        cut = name.rfind("/") + 1
        if name[:cut] != prefix:
            prefix = name[:cut]
            parts = prefix.split("/")[:-1]
            same = 0
            for part, one in zip(parts, open_ones[1:], strict=False):
                if part != one.name:
                    break
                same += 1
            while len(open_ones) > same + 1:
                close()
            open_ones += [_Open(part, blocks) for part in parts[same:]]
        open_ones[-1].files.add(name[cut:], size)
        open_ones[-1].count += 1
    while len(open_ones) > 1:
        close()
    return close()
