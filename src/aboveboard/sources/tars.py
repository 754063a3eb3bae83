"""TAR archives, plain or packed (gzip, bzip2, xz), read in place.

One pass makes the list of members and where their bytes stand in the (unpacked) stream. Members of a plain archive are then
read where they are. Those of a packed one are reached by unpacking from the nearest remembered state of the decompressor;
only zlib can copy its state, so bzip2 and xz start from the beginning when asked for something further back.

Format: POSIX.1-2017 pax (https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html, 'ustar' and 'pax' interchange
formats); GNU tar's long names, base-256 numbers and sparse files
(https://www.gnu.org/software/tar/manual/html_node/Standard.html).
"""

from __future__ import annotations

import bz2
import lzma
import os
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final, Literal, Protocol

from aboveboard.sources.api import Member, MemberError, Problem, Ref, SourceError, SourceFacts, display
from aboveboard.sources.members import PlainMember, StreamedMember, open_container, pread
from aboveboard.sources.tree import Int64s, NameTable, Tree, acquisition_of

Kind = Literal["tar", "tar.gz", "tar.bz2", "tar.xz"]
KINDS: Final[tuple[Kind, ...]] = ("tar", "tar.gz", "tar.bz2", "tar.xz")

BLOCK: Final = 512
_WINDOW: Final = 1 << 18
_LONG: Final = 1 << 20
_TOLD: Final = 100
_NO_TIME: Final = -(1 << 63)
_MEMORY: Final = 512 << 20
CHECKPOINTS: Final = 48
EVERY: Final = 16 << 20


def kind_of(descriptor: int, head: bytes) -> Kind | None:
    """What kind of tar archive a file is, by its first bytes (unpacked where need be); None where it is none."""
    if is_header(head[:BLOCK]):
        return "tar"
    for sign, kind in ((b"\x1f\x8b\x08", "tar.gz"), (b"BZh", "tar.bz2"), (b"\xfd7zXZ\0", "tar.xz")):
        if head.startswith(sign):
            try:
                first = _Stream(descriptor, kind).take(BLOCK)
            except MemberError:
                return None
            return kind if is_header(first) else None
    return None


def is_header(block: bytes) -> bool:
    """Whether 512 bytes are a tar header: its checksum holds, and it has a name."""
    if len(block) != BLOCK or not block[0] or not block[148:156].strip(b" \0"):
        return False
    try:
        stated = _number(block[148:156])
    except ValueError:
        return False
    plain = sum(block[:148]) + 256 + sum(block[156:])
    if stated == plain:
        return True
    # Some old tools summed signed bytes.
    return stated == plain - 256 * sum(byte > 127 for byte in block[:148] + block[156:])


def _number(stored: bytes) -> int:
    """Octal text, or GNU's base 256. Raises ValueError."""
    if stored[0] & 0x80:
        value = int.from_bytes(stored, "big", signed=False) & ((1 << (8 * len(stored) - 1)) - 1)
        return value - (1 << (8 * len(stored) - 1)) if stored[0] & 0x40 else value
    text = stored.replace(b"\0", b" ").strip()
    return int(text.split()[0], 8) if text else 0


class _Unpacker(Protocol):
    """What the three decompressors have in common here."""

    def feed(self, data: bytes) -> bytes: ...

    def copy(self) -> _Unpacker | None: ...


class _Gzip:
    """One or more gzip members in a row."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(31)
        self._rest = b""
        self.done = False

    def feed(self, data: bytes) -> bytes:
        data = self._rest + data
        self._rest = b""
        if self._inner.eof:
            data = data.lstrip(b"\0")
            if not data:
                return b""
            if data[:2] != b"\x1f\x8b":
                if len(data) >= 2:
                    self.done = True
                else:
                    self._rest = data
                return b""
            self._inner = zlib.decompressobj(31)
        found = self._inner.decompress(data, 1 << 20)
        self._rest = self._inner.unused_data if self._inner.eof else self._inner.unconsumed_tail
        return found

    @property
    def wants(self) -> bool:
        return not self._rest or (self._inner.eof and len(self._rest) < 2)

    def copy(self) -> _Gzip | None:
        twin = _Gzip()
        twin._inner = self._inner.copy()
        twin._rest = self._rest
        return twin
