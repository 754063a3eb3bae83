"""The directory of a ZIP archive: found, walked in bulk, or rebuilt from the members' own headers.

The central directory is walked in windows of a few MiB with NumPy: candidate signatures, then the chain of lengths that
must join them; only where the chain does not hold is it followed entry by entry.

Format: PKWARE APPNOTE 6.3.10 (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT).
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from aboveboard.sources.api import MemberError, Problem, SourceError
from aboveboard.sources.members import pread
from aboveboard.sources.unpack import DEFLATE, METHODS, STORED, packed_bytes, unpack

Int64s = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]

LOCAL: Final = b"PK\x03\x04"
ENTRY: Final = b"PK\x01\x02"
_END: Final = b"PK\x05\x06"
_END64: Final = b"PK\x06\x06"
_LOCATOR: Final = b"PK\x06\x07"
_DESCRIPTOR: Final = b"PK\x07\x08"
U32: Final = 0xFFFFFFFF
_WINDOW: Final = 4 << 20
LONGEST: Final = 46 + 3 * 65535
_TAILS: Final = (4096, 1 << 20)

_RECORD: Final = np.dtype(
    [
        ("sign", "<u4"),
        ("made", "<u2"),
        ("need", "<u2"),
        ("flags", "<u2"),
        ("method", "<u2"),
        ("time", "<u4"),
        ("crc", "<u4"),
        ("packed", "<u4"),
        ("size", "<u4"),
        ("name", "<u2"),
        ("extra", "<u2"),
        ("comment", "<u2"),
        ("disk", "<u2"),
        ("inner", "<u2"),
        ("outer", "<u4"),
        ("offset", "<u4"),
    ]
)
ENTRY_STRUCT: Final = struct.Struct("<4sHHHHIIIIHHHHHII")
LOCAL_STRUCT: Final = struct.Struct("<4sHHHIIIIHH")


class Directory(Protocol):
    """Random access to the bytes of a central directory."""

    @property
    def length(self) -> int:
        """Bytes of the directory."""
        ...

    def read(self, offset: int, size: int) -> bytes:
        """The bytes there; fewer at the end."""
        ...


class InFile:
    """A directory that stands in the archive."""

    def __init__(self, fd: int, start: int, length: int) -> None:
        self._fd = fd
        self.start = start
        self.length = length

    def read(self, offset: int, size: int) -> bytes:
        """The bytes there; fewer at the end."""
        return pread(self._fd, max(0, min(size, self.length - offset)), self.start + offset)


class InMemory:
    """A directory that was rebuilt."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.length = len(content)

    def read(self, offset: int, size: int) -> bytes:
        """The bytes there; fewer at the end."""
        return self._content[offset : offset + size]


class End(NamedTuple):
    """What the end of the archive says of its directory, and where the directory really is."""

    start: int
    length: int
    entries: int
    shift: int
    """Bytes before the archive: to be added to every offset stated in it."""


class Window(NamedTuple):
    """Some MiB of a directory."""

    base: int
    """Where the window stands in the directory."""
    data: bytes
    view: Bytes
    at: Int64s
    """Where its entries stand in the window."""
    records: npt.NDArray[np.void]


class Walk:
    """One pass over a central directory."""

    def __init__(self, directory: Directory) -> None:
        self.gaps = 0
        self.lost = 0
        self._directory = directory

    def __iter__(self) -> Iterator[Window]:
        base, length = 0, self._directory.length
        while base + 46 <= length:
            data = self._directory.read(base, _WINDOW)
            if len(data) < 46:
                self._gap(length - base)
                return
            view = np.frombuffer(data, np.uint8)
            at, follow = _candidates(view)
            last = base + len(data) >= length
            if len(at) and at[0] == 0 and bool((follow[:-1] == at[1:]).all()):
                whole = int(np.searchsorted(follow, len(data), "right"))
                if last and whole < len(at):
                    self._gap(len(data) - int(at[whole]))
                done = int(follow[whole - 1]) if whole else 0
                if last and whole == len(at) and len(data) - done:
                    self._rest(data[done : done + 4], len(data) - done)
                at = at[:whole]
            else:
                at, done = self._careful(at, follow, data, last)
            if len(at):
                rows = np.lib.stride_tricks.sliding_window_view(view, 46)[at]
                yield Window(base, data, view, at, np.ascontiguousarray(rows).view(_RECORD).reshape(-1))
            if last or not done:
                return
            base += done

    def _careful(self, at: Int64s, follow: Int64s, data: bytes, last: bool) -> tuple[Int64s, int]:
        """Entries that follow from one another, and where the next window begins; after a break, the next that fits."""
        starts: list[int] = at.tolist()
        ends: list[int] = follow.tolist()
        kept: list[int] = []
        place = index = 0
        while True:
            index = bisect_left(starts, place, index)
            if index == len(starts):
                if not last and place >= len(data) - 46:
                    return np.array(kept, np.int64), place
                self._rest(data[place : place + 4], len(data) - place)
                return np.array(kept, np.int64), len(data) - 45 if place < len(data) - 45 else place
            if starts[index] != place:
                while index < len(starts) and not self._fits(starts, ends, index, len(data)):
                    index += 1
                if index < len(starts):
                    self._gap(starts[index] - place)
                    place = starts[index]
                    if ends[index] > len(data) and last:
                        return np.array(kept, np.int64), len(data)
                continue
            if ends[index] > len(data):
                if last or len(data) - place >= LONGEST:
                    self._gap(len(data) - place)
                    place = len(data)
                return np.array(kept, np.int64), place
            kept.append(place)
            place = ends[index]

    @staticmethod
    def _fits(starts: list[int], ends: list[int], index: int, length: int) -> bool:
        end = ends[index]
        following = bisect_left(starts, end, index)
        return end >= length - 46 or (following < len(starts) and starts[following] == end)

    def _rest(self, sign: bytes, size: int) -> None:
        if size and sign not in (b"PK\x05\x05", _END, _END64):
            self._gap(size)

    def _gap(self, size: int) -> None:
        if size > 0:
            self.gaps += 1
            self.lost += size


def _candidates(view: Bytes) -> tuple[Int64s, Int64s]:
    """Where entries may begin in a window, and where each would end."""
    at = np.flatnonzero(view[:-45] == 0x50)
    for step, wanted in ((1, 0x4B), (2, 1), (3, 2)):
        at = at[view[at + step] == wanted]
    lengths = view[at[:, None] + np.arange(28, 34)].astype(np.int64)
    return at, at + 46 + (lengths * np.array([1, 256, 1, 256, 1, 256])).sum(axis=1)


def wide_numbers(window: Window) -> tuple[Int64s, Int64s, Int64s]:
    """Size, packed size and offset of every entry, those in zip64 extra fields included."""
    records = window.records
    values = [records[name].astype(np.int64) for name in ("size", "packed", "offset")]
    wanted = [value == U32 for value in values]
    pending = np.flatnonzero(wanted[0] | wanted[1] | wanted[2])
    if not len(pending):
        return values[0], values[1], values[2]
    view = window.view
    place = window.at[pending] + 46 + records["name"][pending]
    end = place + records["extra"][pending]
    for _ in range(64):
        alive = place + 4 <= end
        pending, place, end = pending[alive], place[alive], end[alive]
        if not len(pending):
            break
        head = view[place[:, None] + np.arange(4)].astype(np.int64)
        kind, length = head[:, 0] + head[:, 1] * 256, head[:, 2] + head[:, 3] * 256
        hit = kind == 1
        rows, at = pending[hit], place[hit] + 4
        limit = np.minimum(at + length[hit], end[hit])
        for value, want in zip(values, wanted, strict=True):
            has = want[rows] & (at + 8 <= limit)
            eight = np.ascontiguousarray(view[at[has][:, None] + np.arange(8)])
            value[rows[has]] = eight.view("<i8").reshape(-1)
            want[rows[has]] = False
            at = at + np.where(has, 8, 0)
        place, pending, end = (place + 4 + length)[~hit], pending[~hit], end[~hit]
    # A stated 0xFFFFFFFF without a zip64 field may be meant; more than fits into a file is an untruth.
    for value in values:
        value[(value < 0) | (value > 1 << 61)] = 1 << 61
    return values[0], values[1], values[2]


def find_end(fd: int, size: int) -> End | None:
    """The end record that leads to a central directory, or None. Raises SourceError for a part of a split archive."""
    # The nearest first: a disk that cannot be read further ahead costs what stands there, and not the archive.
    for reach in _TAILS:
        base = max(0, size - reach)
        end = _last_end(fd, pread(fd, size - base, base), base)
        if end is not None or not base:
            return end
    return None


def _last_end(fd: int, tail: bytes, base: int) -> End | None:
    place = len(tail)
    for _ in range(64):
        place = tail.rfind(_END, 0, place)
        if place < 0:
            return None
        if place + 22 <= len(tail):
            end = _read_end(fd, tail, base, place)
            if end is not None:
                return end
    return None


def _read_end(fd: int, tail: bytes, base: int, place: int) -> End | None:
    _, disk, first_disk, _, count, length, offset = struct.unpack_from("<4sHHHHII", tail, place)
    at = base + place
    if disk not in (0, 0xFFFF) or first_disk not in (0, 0xFFFF):
        if pread(fd, 4, 0) == LOCAL and count:
            return None
        raise SourceError("is one part of a split zip archive; join the parts into one archive first")
    before = at
    locator = pread(fd, 20, at - 20) if at >= 20 else b""
    if locator[:4] == _LOCATOR:
        stated = int.from_bytes(locator[8:16], "little")
        for where in (stated, at - 20 - 56):
            record = pread(fd, 56, where) if 0 <= where < at else b""
            if len(record) == 56 and record[:4] == _END64:
                count, length, offset = struct.unpack_from("<QQQ", record, 32)
                before = where
                break
    for start in (before - length, offset):
        if start < 0 or start + length > at:
            continue
        head = pread(fd, 46, start)
        if head[:4] == ENTRY or (length == 0 and count == 0):
            return End(start, length, count, _shift(fd, head, start - offset))
    return None


def _shift(fd: int, head: bytes, shift: int) -> int:
    """What must be added to stated offsets: what the directory's place speaks for, unless its first member denies it."""
    offset = int.from_bytes(head[42:46], "little")
    if shift and len(head) == 46 and offset != U32:
        for one in (shift, 0):
            if offset + one >= 0 and pread(fd, 4, offset + one) == LOCAL:
                return one
    return shift


def looks_like_zip(fd: int, size: int) -> bool:
    """Whether a file is a ZIP archive by its first bytes, or by an end record that leads to a directory."""
    head = pread(fd, 16, 0)
    if head[:4] in (LOCAL, _END) or head[:8] in (_DESCRIPTOR + LOCAL, b"PK00" + LOCAL):
        return True
    if head == b"SQLite format 3\0":
        return False
    try:
        end = find_end(fd, size)
    except SourceError:
        return False
    return end is not None and end.entries > 0


def extras(extra: bytes) -> Iterator[tuple[int, bytes]]:
    """(kind, content) of each extra field; ends where a field does not fit."""
    place = 0
    while place + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, place)
        yield kind, extra[place + 4 : place + 4 + length]
        place += 4 + length


class Rebuilt(NamedTuple):
    """A central directory made from the members' own headers."""

    content: bytes
    entries: int
    problems: list[Problem]
    stop: int
    """Where the last member ends."""


def rebuild(fd: int, size: int, known: frozenset[int], shift: int = 0) -> Rebuilt:
    """Walk the members' own headers; members at the offsets `known` are left out. Raises MemberError."""
    made: list[bytes] = []
    stop = 0
    notes: list[Problem] = []
    patience = _Patience()
    place = _seek(fd, 0, size, (LOCAL,))
    while place is not None and place + 30 <= size:
        head = pread(fd, 30, place)
        (sign, _, flags, method, time, crc, packed, length, name_length, extra_length) = LOCAL_STRUCT.unpack_from(head)
        if sign != LOCAL or not 0 < name_length <= 4096 or (method > 20 and method not in METHODS):
            if sign[:2] == b"PK" and sign in (ENTRY, _END, _END64):
                break
            following = _seek(fd, place + 1, size, (LOCAL,))
            if following is not None:
                notes.append(Problem(f"{following - place} bytes at byte {place} belong to no member that can be told"))
            place = following
            continue
        rest = pread(fd, name_length + extra_length, place + 30)
        name, extra = rest[:name_length], rest[name_length:]
        for kind, field in extras(extra):
            if kind == 1 and length == U32 and packed == U32 and len(field) >= 16:
                length, packed = struct.unpack_from("<QQ", field)
        start = place + 30 + name_length + extra_length
        cut = False
        if flags & 8 and not packed:
            packed, length, crc, following, cut = _descriptor(fd, start, size, method, crc, bool(flags & 1), patience)
        else:
            following = start + packed
            if following > size:
                cut = True
            elif following + 4 <= size and flags & 8 and pread(fd, 4, following) == _DESCRIPTOR:
                following += 16
        if cut:
            notes.append(Problem("is cut off; what is there can be read", name.decode("utf-8", "replace")))
        if place not in known:
            other = b"".join(
                struct.pack("<HH", kind, len(field)) + field for kind, field in extras(extra) if kind not in (1, 0x5855)
            )
            wide = struct.pack("<HHQQQ", 1, 24, length, packed, place - shift) if place >= shift else b""
            fields = wide + (other if len(other) < 60000 else b"")
            made.append(
                ENTRY_STRUCT.pack(
                    *(ENTRY, 45, 45, flags, method, time, crc, U32, U32, len(name), len(fields), 0, 0, 0, 0, U32)
                )
                + name
                + fields
            )
        place = stop = following
    return Rebuilt(b"".join(made), len(made), notes, stop)


def _seek(fd: int, place: int, size: int, signs: tuple[bytes, ...]) -> int | None:
    """Where the first of some signatures of four bytes stands at or after `place`."""
    while place + 4 <= size:
        data = pread(fd, min(_WINDOW, size - place), place)
        found = [hit for sign in signs if (hit := data.find(sign)) >= 0]
        if found:
            return place + min(found)
        if len(data) < 4:
            return None
        place += len(data) - 3
    return None


class _Patience:
    """How many signatures may still be looked at in vain; a forged archive could ask for the square of its size."""

    def __init__(self) -> None:
        self.left = 200_000


def _descriptor(
    fd: int, start: int, size: int, method: int, crc: int, locked: bool, patience: _Patience
) -> tuple[int, int, int, int, bool]:
    """(packed, size, CRC, next place, cut off) of a member whose header leaves its lengths to what follows it."""
    place = start
    first: int | None = None
    while (hit := _seek(fd, place, size, (_DESCRIPTOR, LOCAL, ENTRY))) is not None:
        near = pread(fd, 28, hit)
        if near[:4] == _DESCRIPTOR:
            for form, width in (("<III", 16), ("<IQQ", 24)):
                if len(near) >= width:
                    stated, packed, length = struct.unpack_from(form, near, 4)
                    if packed == hit - start:
                        return packed, length, stated, hit + width, False
        else:
            first = hit if first is None else first
            for form, width in (("<III", 12), ("<IQQ", 20)):
                if hit - width >= start:
                    stated, packed, length = struct.unpack(form, pread(fd, width, hit - width))
                    if packed == hit - width - start:
                        return packed, length, stated, hit, False
        patience.left -= 1
        if patience.left < 0:
            break
        place = hit + 1
    end = max(start, size if first is None else first)
    return end - start, _length(fd, start, end - start, method, locked), crc, end, True


def _length(fd: int, start: int, packed: int, method: int, locked: bool) -> int:
    """How many bytes the readable part of a cut member unpacks to."""
    if locked or method not in (STORED, DEFLATE):
        return packed
    total = 0
    try:
        for part in unpack(packed_bytes(fd, start, packed, 1 << 18), method, 1 << 62, 1 << 20):
            total += len(part)
            if total > 1 << 34:
                break
    except MemberError:
        return total
    return total
