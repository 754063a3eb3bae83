"""The picture that a camera's raw file brings: raw data itself is not developed, one of the JPEGs beside it is shown.

Facts: TIFF 6.0; DNG 1.7 (SubIFDs, previews, DNGVersion); https://exiftool.org/TagNames/ (tags of CR2, NEF, ARW, ORF, RW2,
RAF, and the PRVW box of CR3).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

_TIFFS = (b"II*\0", b"MM\0*", b"IIRO", b"IIRS", b"MMOR", b"IIU\0")
_NEW_SUBFILE, _COMPRESSION, _PHOTOMETRIC, _ORIENTATION = 0x00FE, 0x0103, 0x0106, 0x0112
_STRIPS, _STRIP_SIZES, _SUB, _EXIF = 0x0111, 0x0117, 0x014A, 0x8769
_JPEG, _JPEG_SIZE, _DNG, _RW2 = 0x0201, 0x0202, 0xC612, 0x002E
_RAW_PIXELS = (32803, 34892)
"""Photometric: a colour filter's cells, linear raw."""
_RAW_PACKED = (32767, 32769, 34713, 65535)
_JPEG_PACKED = (6, 7, 99)
_SIZES = {1: 1, 3: 2, 4: 4, 7: 1, 9: 4, 13: 4}
_IFDS, _ENTRIES, _VALUES = 64, 1000, 64
_FUJI = b"FUJIFILMCCD-RAW"
_PRVW = b"PRVW"


@dataclass
class Raw:
    """What a raw file brings."""

    jpegs: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    """(start, size), the largest first."""
    turn: int | None = None
    """As the file says that its pictures are to be turned."""


def raw(data: bytes) -> Raw | None:
    """What a raw file brings; None of a file that is none."""
    if data.startswith(_FUJI):
        found = Raw([struct.unpack_from(">2I", data, 84)] if len(data) >= 92 else [])
    elif data[4:12] == b"ftypcrx ":
        found = _canon(data)
    elif data[:4] in _TIFFS:
        walked = _Tiff(data)
        walked.walk()
        if not (walked.is_raw or data[8:10] == b"CR" or data[:4] not in _TIFFS[:2]):
            return None
        found = Raw(walked.jpegs, walked.turn)
    else:
        return None
    found.jpegs = sorted(
        {
            (at, size)
            for at, size in found.jpegs
            if 0 < at < len(data) and data[at : at + 2] == b"\xff\xd8" and size > 2
        },
        key=lambda j: -j[1],
    )
    return found


def _canon(data: bytes) -> Raw:
    """The preview of a CR3: a box PRVW with its size, before the pictures' data."""
    at = data.find(_PRVW, 0, 1 << 20)
    if at < 4 or len(data) < at + 20:
        return Raw()
    (size,) = struct.unpack_from(">I", data, at + 16)
    return Raw([(at + 20, size)])


class _Tiff:
    """A walk through the directories of a file like TIFF."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._order = "<" if data[:2] == b"II" else ">"
        self.jpegs: list[tuple[int, int]] = []
        self.turn: int | None = None
        self.is_raw = False

    def walk(self) -> None:
        waiting = [self._long(4)]
        seen: set[int] = set()
        while waiting and len(seen) < _IFDS:
            at = waiting.pop(0)
            if not at or at in seen or at + 2 > len(self._data):
                continue
            seen.add(at)
            tags, following = self._directory(at)
            if self.turn is None:
                self.turn = tags.get(_ORIENTATION, [0])[0] or None
            waiting += [following, *tags.get(_SUB, []), *tags.get(_EXIF, [])]
            self._look(tags)

    def _look(self, tags: dict[int, list[int]]) -> None:
        packed = tags.get(_COMPRESSION, [0])[0]
        pixels = tags.get(_PHOTOMETRIC, [0])[0]
        self.is_raw |= _DNG in tags or pixels in _RAW_PIXELS or packed in _RAW_PACKED
        if _JPEG in tags and _JPEG_SIZE in tags:
            self.jpegs.append((tags[_JPEG][0], tags[_JPEG_SIZE][0]))
        if _RW2 in tags and len(tags[_RW2]) == 2:
            self.jpegs.append((tags[_RW2][0], tags[_RW2][1]))
        strips, sizes = tags.get(_STRIPS, []), tags.get(_STRIP_SIZES, [])
        # A picture in one piece; of raw data that is packed as lossless JPEG a decoder will say that it is none.
        if packed in _JPEG_PACKED and pixels not in _RAW_PIXELS and len(strips) == len(sizes) == 1:
            self.jpegs.append((strips[0], sizes[0]))

    def _directory(self, at: int) -> tuple[dict[int, list[int]], int]:
        """(values of whole numbers by tag, where the next is)."""
        (count,) = struct.unpack_from(f"{self._order}H", self._data, at)
        tags: dict[int, list[int]] = {}
        for number in range(min(count, _ENTRIES)):
            place = at + 2 + 12 * number
            if place + 12 > len(self._data):
                return tags, 0
            tag, kind, many = struct.unpack_from(f"{self._order}HHI", self._data, place)
            if tag == _RW2 and kind == 7:
                tags[tag] = [self._long(place + 8), many]
            elif kind in _SIZES and many <= _VALUES:
                tags[tag] = self._values(place + 8, kind, many)
        return tags, self._long(at + 2 + 12 * count)

    def _values(self, place: int, kind: int, many: int) -> list[int]:
        size = _SIZES[kind]
        start = place if size * many <= 4 else self._long(place)
        if start + size * many > len(self._data):
            return []
        form = {1: "B", 2: "H", 4: "I"}[size]
        return list(struct.unpack_from(f"{self._order}{many}{form}", self._data, start))

    def _long(self, place: int) -> int:
        if place + 4 > len(self._data):
            return 0
        (value,) = struct.unpack_from(f"{self._order}I", self._data, place)
        return int(value)
