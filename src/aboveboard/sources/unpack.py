"""Bytes out of packed bytes, in pieces, never more than asked for.

Methods by their numbers in ZIP archives (PKWARE APPNOTE 6.3.10, 4.4.5).
"""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Iterator
from typing import Final, Protocol

from aboveboard.sources.api import MemberError
from aboveboard.sources.members import pread

METHODS: Final = {
    1: "Shrink",
    2: "Reduce 1",
    3: "Reduce 2",
    4: "Reduce 3",
    5: "Reduce 4",
    6: "Implode",
    9: "Deflate64",
    10: "PKWARE Implode",
    16: "IBM CMPSC",
    18: "IBM TERSE",
    19: "IBM LZ77",
    20: "Zstandard (old number)",
    93: "Zstandard",
    94: "MP3",
    95: "XZ",
    96: "JPEG",
    97: "WavPack",
    98: "PPMd",
    99: "AES",
}


STORED, DEFLATE, BZIP2, LZMA, XZ = 0, 8, 12, 14, 95
_DICTIONARY: Final = 256 << 20


def packed_bytes(fd: int, start: int, size: int, chunk: int) -> Iterator[bytes]:
    """The bytes of a range of a file, in order. Raises MemberError where the file ends first."""
    done = 0
    while done < size:
        part = pread(fd, min(chunk, size - done), start + done)
        if not part:
            raise MemberError(f"is cut off: {size - done} of its {size} packed bytes are missing")
        done += len(part)
        yield part


class _Unpacker(Protocol):
    """The part of bz2's and lzma's decompressors that is used here."""

    @property
    def eof(self) -> bool: ...

    @property
    def needs_input(self) -> bool: ...

    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


def unpack(packed: Iterator[bytes], method: int, limit: int, chunk: int) -> Iterator[bytes]:
    """Unpacked bytes in pieces of at most `chunk`; ends at most one piece after `limit`. Raises MemberError."""
    if method == STORED:
        yield from packed
    elif method == DEFLATE:
        yield from _inflate(packed, limit, chunk)
    elif method == BZIP2:
        yield from _decompress(bz2.BZ2Decompressor(), packed, limit, chunk)
    elif method == LZMA:
        yield from _decompress_lzma(packed, limit, chunk)
    elif method == XZ:
        yield from _decompress(lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_DICTIONARY * 2), packed, limit, chunk)
    else:
        known = METHODS.get(method, "unknown")
        raise MemberError(f"is packed with method {method} ({known}), which is not read; unpack it with another tool")


def _inflate(packed: Iterator[bytes], limit: int, chunk: int) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-15)
    total = 0
    try:
        for part in packed:
            while part and not unpacker.eof:
                found = unpacker.decompress(part, chunk)
                part = unpacker.unconsumed_tail
                total += len(found)
                if found:
                    yield found
                if total > limit:
                    return
            if unpacker.eof:
                return
        while not unpacker.eof and (found := unpacker.decompress(b"", chunk)):
            yield found
    except zlib.error as error:
        raise MemberError(f"cannot be unpacked after byte {total} ({error})") from error
    if not unpacker.eof:
        raise MemberError(f"ends in the middle of its packed bytes, after byte {total}")


def _decompress(unpacker: _Unpacker, packed: Iterator[bytes], limit: int, chunk: int) -> Iterator[bytes]:
    total = 0
    try:
        for part in packed:
            while not unpacker.eof:
                found = unpacker.decompress(part, chunk)
                part = b""
                total += len(found)
                if found:
                    yield found
                if total > limit:
                    return
                if unpacker.needs_input:
                    break
            if unpacker.eof:
                return
    except (OSError, lzma.LZMAError, EOFError, MemoryError) as error:
        raise MemberError(f"cannot be unpacked after byte {total} ({error})") from error
    if total < limit:
        raise MemberError(f"ends in the middle of its packed bytes, after byte {total}")


def _decompress_lzma(packed: Iterator[bytes], limit: int, chunk: int) -> Iterator[bytes]:
    """Method 14: version, length of the properties, the properties, a raw LZMA1 stream (APPNOTE 5.8.8)."""
    head = b""
    for part in packed:
        head += part
        if len(head) >= 9:
            break
    length = int.from_bytes(head[2:4], "little")
    if len(head) < 9 or length != 5 or head[4] >= 225:
        raise MemberError("has damaged LZMA properties")
    properties, size = head[4], int.from_bytes(head[5:9], "little")
    chain = {
        "id": lzma.FILTER_LZMA1,
        "dict_size": max(4096, min(size, max(limit, 4096), _DICTIONARY)),
        "lc": properties % 9,
        "lp": properties // 9 % 5,
        "pb": properties // 45,
    }

    def rest() -> Iterator[bytes]:
        yield head[9:]
        yield from packed

    try:
        unpacker = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[chain])
    except (lzma.LZMAError, ValueError, MemoryError) as error:
        raise MemberError(f"has LZMA properties that cannot be used ({error})") from error
    yield from _decompress(unpacker, rest(), limit, chunk)
