"""SEGB files, in which iOS keeps the events of its Biome streams: both versions, with strict bounds.

`entries(data)` gives each entry's payload (mostly a protocol buffer), its place, state and time of writing.

Version 1 (iOS 14 to 16): a header of 56 bytes that begins with the end of the entries and closes with 'SEGB'; each entry
has a header of 32 bytes (length, state, two times, CRC-32, a number not known) and its payload, filled up to 8 bytes.
Version 2 (since iOS 17): a header of 32 bytes that begins with 'SEGB' and the number of entries; entries of CRC-32, a
number not known and payload, each at a multiple of 4; at the end of the file 16 bytes for each entry: its end counted from
the header's, state, time of writing. Little-endian; times are seconds since 2001-01-01 UTC.

Sources: https://github.com/cclgroupltd/ccl-segb ;
https://cellebrite.com/en/understanding-and-decoding-the-newest-ios-segb-format/
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aboveboard.formats.errors import FormatError

MAGIC: Final = b"SEGB"
WRITTEN: Final = 1
DELETED: Final = 3
EMPTY: Final = 4

_HEAD_1: Final = 56
_ENTRY_1: Final = struct.Struct("<ii2dIi")
_HEAD_2: Final = 32
_COUNT_2: Final = struct.Struct("<4sid")
_ENTRY_2: Final = struct.Struct("<Ii")
_TRAILER_2: Final = struct.Struct("<iid")


class SegbError(FormatError):
    """Not a SEGB file, or damaged beyond the entries given so far."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `state` as stored (1 written, 3 deleted), `written` seconds since 2001 UTC, `start` where the payload
    stands in the file, `intact` whether its checksum holds."""

    state: int
    written: float
    start: int
    payload: bytes
    intact: bool

    @property
    def end(self) -> int:
        """The first byte behind the payload."""
        return self.start + len(self.payload)


def version(data: bytes) -> int | None:
    """1 or 2, or None where the bytes do not begin as a SEGB file."""
    if data[:4] == MAGIC:
        return 2
    return 1 if data[_HEAD_1 - 4 : _HEAD_1] == MAGIC else None


def entries(data: bytes) -> Iterator[Entry]:
    """Yield the entries in the order of their bytes.

    Unused ones are left out. Raises SegbError where the file is none, and, after the entries before it, where the rest
    cannot be walked.
    """
    found = version(data)
    if found is None:
        msg = "not a SEGB file"
        raise SegbError(msg)
    yield from _first(data) if found == 1 else _second(data)


def _first(data: bytes) -> Iterator[Entry]:
    end = int.from_bytes(data[:4], "little")
    if not _HEAD_1 <= end <= len(data):
        msg = f"entries are said to end at byte {end} of {len(data)}"
        raise SegbError(msg, offset=0)
    at = _HEAD_1
    while at + _ENTRY_1.size <= end:
        length, state, written, _, crc, _ = _ENTRY_1.unpack_from(data, at)
        start = at + _ENTRY_1.size
        if not 0 <= length <= end - start:
            msg = f"an entry of {length} bytes reaches beyond the entries"
            raise SegbError(msg, offset=at)
        payload = data[start : start + length]
        if length and state != EMPTY:
            yield Entry(state, written, start, payload, zlib.crc32(payload) == crc)
        at = start + length + -(start + length) % 8


def _second(data: bytes) -> Iterator[Entry]:
    if len(data) < _HEAD_2:
        msg = f"SEGB file of only {len(data)} bytes"
        raise SegbError(msg)
    count = _COUNT_2.unpack_from(data)[1]
    table = len(data) - _TRAILER_2.size * count
    if count < 0 or table < _HEAD_2:
        msg = f"a table of {count} entries does not fit into the file"
        raise SegbError(msg, offset=4)
    listed = sorted(_TRAILER_2.iter_unpack(data[table:]), key=lambda entry: entry[0])
    at, strange = _HEAD_2, 0
    for end_after_head, state, written in listed:
        if state == EMPTY or (state, end_after_head) == (0, 0):
            continue
        if state not in (WRITTEN, DELETED) or end_after_head <= 0:
            strange += 1
            continue
        end, start = _HEAD_2 + end_after_head, at + _ENTRY_2.size
        if end > table:
            msg = f"an entry ends at byte {end}, within the table of entries"
            raise SegbError(msg, offset=at)
        if end <= start:
            # Left behind where the room was used again: the bytes belong to the entry before.
            continue
        payload = data[start:end]
        yield Entry(state, written, start, payload, zlib.crc32(payload) == _ENTRY_2.unpack_from(data, at)[0])
        at = end + -end % 4
    if strange:
        msg = f"{strange} of {count} places in the table of entries make no sense"
        raise SegbError(msg, offset=table)
