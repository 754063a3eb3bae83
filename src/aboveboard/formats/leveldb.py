"""LevelDB: the entries of one table file (.ldb, .sst) or log file (.log), each with the place it stands in.

Facts: https://github.com/google/leveldb/blob/main/doc/table_format.md and log_format.md, `db/write_batch.cc` for what a
log's record holds, `db/dbformat.h` for the eight bytes behind a key (sequence number and type), and
https://github.com/google/snappy/blob/main/format_description.txt. Files are read alone: that a newer file or the manifest
has made an entry obsolete is not looked up; the sequence number says which of two entries of one key is newer. Checksums are
not compared. Everything is bounded; damage ends a block, not the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aboveboard.formats.errors import FormatError
from aboveboard.formats.places import Found, Lookup, Span

MAGIC: Final = bytes.fromhex("57fb808b247547db")
MAX_BLOCK: Final = 64 << 20
"""Bytes of one block, unpacked."""
MAX_TOTAL: Final = 512 << 20
"""Bytes of all blocks of a file, unpacked."""
MAX_KEYS: Final = 256 << 20
"""Bytes of all keys of a block, written out: each says how much of the one before it goes on."""
_TOLD: Final = 20
_FOOTER: Final = 48
_CHUNK: Final = 32768
_HEADER: Final = 7
_FULL, _FIRST, _MIDDLE, _LAST = 1, 2, 3, 4


class LevelDbError(FormatError):
    """Bytes that cannot be a table or log of LevelDB."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One key with its value. `value` is None where the entry says that the key was deleted."""

    key: bytes
    value: bytes | None
    sequence: int
    unit: str
    """'block' in a table, 'record' in a log."""
    at: int
    """Where the block or record begins, in bytes from the start of the file."""
    size: int
    """How long it is there, packed or in pieces."""
    number: int
    """Which entry of it, from 0."""

    @property
    def locator(self) -> str:
        """'block 0 entry 3': names it within its file."""
        return f"{self.unit} {self.at} entry {self.number}"


def varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of 7 bits a byte and the place behind it. Raises LevelDbError."""
    value = shift = 0
    while at < len(data) and shift < 64:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7
    msg = "a number breaks off"
    raise LevelDbError(msg, offset=at)


def unsnap(data: bytes) -> bytes:
    """What a block packed with Snappy holds. Raises LevelDbError."""
    size, at = varint(data, 0)
    if size > MAX_BLOCK:
        msg = f"a block of {size} bytes, more than {MAX_BLOCK}"
        raise LevelDbError(msg)
    out = bytearray()
    while at < len(data) and len(out) < size:
        tag = data[at]
        at += 1
        if tag & 3 == 0:
            length = (tag >> 2) + 1
            if length > 60:
                wide = length - 60
                length = int.from_bytes(data[at : at + wide], "little") + 1
                at += wide
            out += data[at : at + length]
            at += length
            continue
        if tag & 3 == 1:
            length, back = (tag >> 2 & 7) + 4, (tag >> 5) << 8 | int.from_bytes(data[at : at + 1], "little")
            at += 1
        else:
            wide = 2 if tag & 3 == 2 else 4
            length, back = (tag >> 2) + 1, int.from_bytes(data[at : at + wide], "little")
            at += wide
        if not 0 < back <= len(out):
            msg = "a copy from before the beginning"
            raise LevelDbError(msg, offset=at)
        start = len(out) - back
        for step in range(0, length, back):
            out += out[start : start + min(back, length - step)]
    if len(out) != size:
        msg = f"{len(out)} bytes unpacked where {size} were stated"
        raise LevelDbError(msg)
    return bytes(out)


def is_table(data: bytes) -> bool:
    """Whether the file ends as tables do."""
    return len(data) >= _FOOTER and data[-8:] == MAGIC


def entries(data: bytes, faults: list[str] | None = None) -> Iterator[Entry]:
    """All entries of a table or log, as they stand. Raises LevelDbError where not even one block can be read.

    Of blocks and records that cannot, `faults` takes the first with where they stand.
    """
    told: list[str] = [] if faults is None else faults
    return _table(data, told) if is_table(data) else _log(data, told)


def _tell(faults: list[str], what: str) -> None:
    if len(faults) < _TOLD:
        faults.append(what)


def _block(data: bytes, offset: int, size: int) -> bytes:
    if offset + size + 5 > len(data) or size > MAX_BLOCK:
        msg = "a block lies outside the file"
        raise LevelDbError(msg, offset=offset)
    packed, kind = data[offset : offset + size], data[offset + size]
    if kind == 0:
        return packed
    if kind == 1:
        return unsnap(packed)
    msg = f"a block is packed in a way that is not known here ({kind})"
    raise LevelDbError(msg, offset=offset)


def _pairs(block: bytes) -> Iterator[tuple[bytes, bytes]]:
    if len(block) < 4:
        return
    restarts = int.from_bytes(block[-4:], "little")
    end = len(block) - 4 - 4 * restarts
    at, key, work = 0, b"", 0
    while 0 <= at < end:
        shared, at = varint(block, at)
        fresh, at = varint(block, at)
        length, at = varint(block, at)
        if shared > len(key) or at + fresh + length > end:
            msg = "an entry reaches beyond its block"
            raise LevelDbError(msg, offset=at)
        work += shared + fresh
        if work > MAX_KEYS:
            msg = f"keys of a block that share more than {MAX_KEYS} bytes"
            raise LevelDbError(msg, offset=at)
        key = key[:shared] + block[at : at + fresh]
        at += fresh
        yield key, block[at : at + length]
        at += length


def _table(data: bytes, faults: list[str]) -> Iterator[Entry]:
    footer = data[-_FOOTER:]
    _, at = varint(footer, 0)
    _, at = varint(footer, at)
    offset, at = varint(footer, at)
    size, at = varint(footer, at)
    total = 0
    read = False
    first: LevelDbError | None = None
    for _, handle in _pairs(_block(data, offset, size)):
        try:
            start, after = varint(handle, 0)
            length, _ = varint(handle, after)
            block = _block(data, start, length)
            total += len(block)
            if total > MAX_TOTAL:
                _tell(faults, f"more than {MAX_TOTAL} bytes unpacked; what follows was left out")
                return
            read = True
            for number, (key, value) in enumerate(_pairs(block)):
                if len(key) < 8:
                    continue
                mark = int.from_bytes(key[-8:], "little")
                yield Entry(key[:-8], value if mark & 0xFF else None, mark >> 8, "block", start, length + 5, number)
        except LevelDbError as error:
            first = first or error
            _tell(faults, str(error))
    if first is not None and not read:
        raise first


def _records(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """(offset, length in the file, contents) of a log's records."""
    at, begun, pieces = 0, 0, bytearray()
    while at + _HEADER <= len(data):
        left = _CHUNK - at % _CHUNK
        if left < _HEADER:
            at += left
            continue
        length, kind = int.from_bytes(data[at + 4 : at + 6], "little"), data[at + 6]
        if kind == 0 and length == 0:
            at += left
            continue
        if kind not in (_FULL, _FIRST, _MIDDLE, _LAST) or length > left - _HEADER or at + _HEADER + length > len(data):
            at += left
            pieces.clear()
            continue
        body = data[at + _HEADER : at + _HEADER + length]
        if kind in (_FULL, _FIRST):
            begun = at
            pieces.clear()
        pieces += body
        at += _HEADER + length
        if kind in (_FULL, _LAST):
            yield begun, at - begun, bytes(pieces)
            pieces.clear()


def _log(data: bytes, faults: list[str]) -> Iterator[Entry]:
    read = False
    for offset, size, body in _records(data):
        read = True
        if len(body) < 12:
            continue
        sequence, count = int.from_bytes(body[:8], "little"), int.from_bytes(body[8:12], "little")
        at = 12
        try:
            for number in range(min(count, len(body))):
                if at >= len(body):
                    break
                kind = body[at]
                length, at = varint(body, at + 1)
                key = body[at : at + length]
                at += length
                value: bytes | None = None
                if kind == 1:
                    length, at = varint(body, at)
                    if at + length > len(body):
                        break
                    value = body[at : at + length]
                    at += length
                elif kind != 0:
                    break
                yield Entry(key, value, sequence + number, "record", offset, size, number)
        except LevelDbError as error:
            _tell(faults, f"record {offset}: {error}")
    if not read:
        msg = "no record of a log"
        raise LevelDbError(msg)


_LOCATOR: Final = re.compile(r"(block|record) (0|[1-9][0-9]{0,17}) entry (0|[1-9][0-9]{0,9})(?: .*)?", re.DOTALL)


def is_locator(text: str) -> bool:
    """Whether a locator names an entry of LevelDB."""
    return _LOCATOR.fullmatch(text) is not None


def places(data: bytes) -> Lookup:
    """The block or record in which an entry stands, whole: blocks are packed. Raises LevelDbError."""
    known = {f"{e.unit} {e.at} entry {e.number}": Span(e.at, e.size) for e in entries(data)}

    def lookup(text: str) -> Found | None:
        match = _LOCATOR.fullmatch(text)
        span = known.get(f"{match[1]} {match[2]} entry {match[3]}") if match else None
        return None if span is None or match is None else Found(f"LevelDB {match[1]}", span)

    return lookup
