"""What is made, and why it could not be."""

from __future__ import annotations

import struct
from enum import StrEnum
from typing import Any

import msgspec


class Why(StrEnum):
    """Why there is no preview, or only a part of one. The pages have these sentences in their catalogues."""

    PIXELS = "too many pixels to be decoded safely"
    BYTES = "larger than what previews are made of"
    DAMAGED = "cannot be decoded: damaged, or not what it says it is"
    CUT = "cut off: this is what there is of it"
    UNKNOWN = "no preview of this kind of file"
    EMPTY = "empty: the file has no bytes"
    LOCKED = "locked: its password is not known"
    CODEC = "no decoder for what is in it"
    AFTER = "nothing follows: it is shorter than it says"
    RAW = "the picture that the raw file brings, not developed from its raw data"
    RAW_ALONE = "a raw file without a picture that can be shown"
    PACKAGE = "the package that decodes this is not installed: aboveboard[review]"


class Broken(Exception):
    """There is no preview; `why` says the reason."""

    def __init__(self, why: Why) -> None:
        super().__init__(str(why))
        self.why = why


class Preview(msgspec.Struct, frozen=True):
    """A preview, as a browser takes it."""

    data: bytes
    mime: str
    width: int = 0
    height: int = 0
    note: str = ""
    """What must be said of it: one of `Why`."""
    pages: int = 0
    """Of a paper: how many it has."""


FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BufferError,
    EOFError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
)
"""What decoders of others raise on bytes that they did not expect."""


class File:
    """A reader as the decoders want files."""

    def __init__(self, reader: Any) -> None:
        """`reader` has `size` and `read_at`."""
        self._reader = reader
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes."""
        left = max(0, self._reader.size - self._at)
        data = self._reader.read_at(self._at, left if size < 0 else min(size, left))
        self._at += len(data)
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        """As files do."""
        self._at = max(0, (0, self._at, self._reader.size)[whence] + offset)
        return self._at

    def tell(self) -> int:
        """Where it stands."""
        return self._at
