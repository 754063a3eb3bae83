"""The shared storage: the fictional phone's own files, more as are wanted, and films of any size made as they are read."""

from __future__ import annotations

import random
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from aboveboard.demo.phone import Stored

_ROOTS: Final = (b"/sdcard", b"/storage/emulated/0", b"/storage/self/primary", b"/data/media/0")
_BEGAN: Final = 1_700_000_000
_REPORT: Final = b"bugreports/bugreport-demo.zip"
_BLOCK: Final = random.Random(7).randbytes(1 << 20)
_NAMES: Final = (
    "IMG 2024 (1).jpg", "фото с моря.jpg", "写真.jpg", "صورة من العيد.jpg", "नोट.txt", "it's.txt", "quote\"s.txt",
    "new\nline.txt",
    "$(reboot).txt", "-rf.txt", "a;b&c.txt", "tab\there.txt", "back\\slash.txt", "😀.jpg", "\u202egpj.exe", "über.pdf", "%41.txt",
    "comma, = .txt", "  spaces  .txt", "*.txt",
)  # fmt: skip


@dataclass(frozen=True)
class Node:
    """A file, or a folder."""

    mode: int
    size: int
    modified: int
    data: bytes | None = None
    turn: int = 0
    """Of a file whose bytes are made: where in the block they begin."""


class Storage:
    """Nodes by path below the root, '' the root itself."""

    def __init__(
        self, stored: Mapping[str, Stored], files: int, films: tuple[int, ...], seed: int, size: int | None
    ) -> None:
        self.nodes: dict[bytes, Node] = {b"": Node(stat.S_IFDIR | 0o770, 4096, _BEGAN)}
        self.children: dict[bytes, list[bytes]] = {b"": []}
        for path, file in stored.items():
            if path.startswith("data/media/0/"):
                self._add(
                    path[13:].encode(), Node(stat.S_IFREG | 0o660, len(file.data), file.moment // 1000, file.data)
                )
        dice = random.Random(seed)
        for n in range(files):
            name = _NAMES[n % len(_NAMES)] if n < 400 else f"IMG_{n:06d}.jpg"
            folder = f"Pictures/{n // 200:03d}"
            length = size if size is not None else dice.choice((0, 1, 700, 8192, 8192, 30_000, 120_000))
            turn = dice.randrange(len(_BLOCK))
            name = name if n < len(_NAMES) or n >= 400 else f"{n} {name}"
            self._add(f"{folder}/{name}".encode(), Node(stat.S_IFREG | 0o660, length, _BEGAN + n, None, turn))
        for n, length in enumerate(films):
            self._add(
                f"Movies/VID_{n:04d}.mp4".encode(), Node(stat.S_IFREG | 0o660, length, _BEGAN - n, None, n * 4099)
            )
        if files:
            self._add(b"Pictures/not utf8 \xff\xfe.jpg", Node(stat.S_IFREG | 0o660, 9, _BEGAN, b"\xff\xd8\xffshort"))
            self.nodes[b"Pictures/link"] = Node(stat.S_IFLNK | 0o777, 7, _BEGAN)
            self.children[b"Pictures"].append(b"link")

    def put(self, path: str, data: bytes, modified: int) -> None:
        """A file of the owner's; `modified` in UTC seconds."""
        self._add(path.encode(), Node(stat.S_IFREG | 0o660, len(data), modified, data))

    def _add(self, path: bytes, node: Node) -> None:
        self.nodes[path] = node
        while path:
            parent, _, name = path.rpartition(b"/")
            known = parent in self.children
            self.children.setdefault(parent, []).append(name)
            if known and parent in self.nodes:
                return
            self.nodes[parent] = Node(stat.S_IFDIR | 0o770, 4096, _BEGAN)
            path = parent

    def bugreport(self) -> None:
        """Have a bug report lie on the phone."""
        self.nodes[_REPORT] = Node(stat.S_IFREG | 0o660, 700_000, _BEGAN, None, 5)

    def below(self, path: bytes) -> bytes | None:
        """A path of the phone below the root; None for one elsewhere."""
        if path.startswith(b"/bugreports/"):
            return path[1:]
        for root in _ROOTS:
            if path == root or path.startswith(root + b"/"):
                return path[len(root) :].strip(b"/")
        return None

    def read(self, node: Node, offset: int, piece: int) -> Iterator[memoryview]:
        """A file's bytes from an offset on, in pieces of `piece` bytes."""
        if node.data is not None:
            view = memoryview(node.data)
            for at in range(offset, node.size, piece):
                yield view[at : at + piece]
            return
        block = memoryview(_BLOCK)
        at = offset
        while at < node.size:
            start = (at + node.turn) % len(_BLOCK)
            size = min(piece, node.size - at, len(_BLOCK) - start)
            yield block[start : start + size]
            at += size

    def whole(self, path: bytes) -> bytes:
        """All bytes of a file."""
        return b"".join(self.read(self.nodes[path], 0, 1 << 16))
