"""A search of folders for what was planted in a phone: in any encoding, packed or not."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

PLANTED = ("boathouse", "转账", "السلام")
"""Words of the fictional phones, in three scripts; too short to be looked for in random bytes."""
_MOST = 1 << 24
_ZLIB = (b"\x1f\x8b\x08", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_MEMBER = b"PK\x03\x04"


def forms(word: str) -> list[bytes]:
    """How a word may stand in a file."""
    return [word.encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be")]


def _places(data: bytes, mark: bytes) -> Iterator[int]:
    at = data.find(mark)
    while at >= 0:
        yield at
        at = data.find(mark, at + 1)


def inflated(data: bytes) -> Iterator[bytes]:
    """What is packed in a file by zlib, gzip or zip, wherever it begins."""
    for mark in _ZLIB:
        for at in _places(data, mark):
            with suppress(zlib.error):
                yield zlib.decompressobj(47).decompress(data[at : at + _MOST], _MOST)
    for at in _places(data, _MEMBER):
        with suppress(zlib.error, struct.error):
            # The member's own header: the lengths of its name and of what follows that (APPNOTE.TXT 4.3.7).
            name, extra = struct.unpack_from("<HH", data, at + 26)
            yield zlib.decompressobj(-15).decompress(data[at + 30 + name + extra :][:_MOST], _MOST)


def holding(folder: Path, words: Iterable[str]) -> list[Path]:
    """Files that hold one of the words in any of its forms, packed or not, in their names too."""
    sought = [form for word in words for form in forms(word)]
    found: list[Path] = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and not p.is_symlink()):
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            continue
        if any(f in text for text in (os.fsencode(path.name), data, *inflated(data)) for f in sought):
            found.append(path)
    return found
