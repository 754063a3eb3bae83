"""What Manifest.db says of one file: an `MBFile`, archived by NSKeyedArchiver in a binary property list.

A backup has one such list for each file, hundreds of thousands, and all but a few are made alike. `MbFileReader` reads
the four values that are needed straight from their places, and hands anything unusual to a whole, bounded parse. The
format of binary property lists is described in CFBinaryPList.c (Core Foundation, opensource.apple.com); the fields of
MBFile are as found in Manifest.db of iOS 10 and later.
"""

from __future__ import annotations

import plistlib
from collections.abc import Mapping
from datetime import UTC, datetime
from struct import Struct
from typing import NamedTuple, Protocol, cast
from xml.parsers.expat import ExpatError

MAX_BLOB = 1 << 20
MAX_LAYOUTS = 1024
COCOA_EPOCH = 978307200
MAX_SECONDS = 1 << 40
_TRAILER = Struct(">BBQQQ")
_WIDTHS = (1, 2, 4, 8)
# What plistlib raises for damaged input, beside its own ValueError.
_PLIST_ERRORS = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    RecursionError,
    MemoryError,
    ExpatError,
)


class MbFileError(ValueError):
    """The archived MBFile cannot be read."""


class MbFile(NamedTuple):
    """`size` in bytes (-1: not stated), `modified` in UTC microseconds, `key` as stored (4 bytes of class, wrap)."""

    size: int
    modified: int | None
    protection: int
    key: bytes | None


class _UnusualError(Exception):
    pass


class _Place(Protocol):
    """The type of a function from object number to offset."""

    def __call__(self, number: int, /) -> int: ...


def _full(blob: bytes) -> MbFile:
    """The same by a whole parse. Raises MbFileError."""
    if len(blob) > MAX_BLOB:
        raise MbFileError(f"the archived MBFile is {len(blob)} bytes long; at most {MAX_BLOB} are accepted")
    try:
        loaded: object = plistlib.loads(blob)
    except _PLIST_ERRORS as error:
        raise MbFileError(f"the archived MBFile is not a property list ({type(error).__name__})") from error
    document = _mapping(loaded)
    objects = document.get("$objects")
    root = _mapping(document.get("$top")).get("root")
    if not isinstance(objects, list) or not isinstance(root, plistlib.UID):
        raise MbFileError("the archived MBFile has no root object")
    items = cast("list[object]", objects)

    def follow(value: object) -> object:
        if isinstance(value, plistlib.UID):
            return items[value.data] if value.data < len(items) else None
        return value

    file = _mapping(follow(root))
    if not file:
        raise MbFileError("the archived MBFile has no root object")
    key = follow(file.get("EncryptionKey"))
    if isinstance(key, dict):
        key = follow(cast("dict[str, object]", key).get("NS.data"))
    size = follow(file.get("Size"))
    protection = follow(file.get("ProtectionClass"))
    return MbFile(
        size if isinstance(size, int) and 0 <= size < 1 << 62 else -1,
        _moment(follow(file.get("LastModified"))),
        protection if isinstance(protection, int) and 0 <= protection < 256 else 0,
        key if isinstance(key, bytes) else None,
    )


def _mapping(value: object) -> Mapping[str, object]:
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def _moment(value: object) -> int | None:
    if isinstance(value, dict):
        seconds = cast("dict[str, object]", value).get("NS.time")
        value = seconds + COCOA_EPOCH if isinstance(seconds, int | float) else None
    if isinstance(value, datetime):
        value = value.replace(tzinfo=UTC).timestamp()
    if isinstance(value, int | float) and abs(value) < MAX_SECONDS:
        return round(value * 1_000_000)
    return None


def _text(blob: bytes, at: int, start: int, end: int) -> bytes:
    """The ASCII text object at `at`, which must lie between `start` and `end`."""
    marker = blob[at]
    length = marker & 15
    text = at + 1
    if marker & 0xF0 != 0x50:
        raise _UnusualError
    if length == 15:
        if blob[text] != 0x10:
            raise _UnusualError
        length = blob[text + 1]
        text += 2
    if at < start or text + length > end:
        raise _UnusualError
    return blob[text : text + length]


class MbFileReader:
    """Reads MBFile blobs; remembers the layouts it has met, so that keys are compared once and not for each file."""

    def __init__(self) -> None:
        self._layouts: dict[tuple[int, bytes, bytes, bytes], tuple[int, int, int, int]] = {}
        self.unusual = 0
        """How many blobs needed the whole parse."""

    def read(self, blob: bytes) -> MbFile:
        """The values of one blob. Raises MbFileError."""
        try:
            return self._fast(blob)
        except (_UnusualError, IndexError):
            self.unusual += 1
            return _full(blob)

    def _fast(self, blob: bytes) -> MbFile:
        end = len(blob) - 32
        if end < 16 or blob[:8] != b"bplist00":
            raise _UnusualError
        trailer: tuple[int, int, int, int, int] = _TRAILER.unpack_from(blob, end + 6)
        width, ref_size, count, top, table = trailer
        if ref_size != 1 or width not in _WIDTHS or not top < count <= 256 or table + count * width != end:
            raise _UnusualError

        def place(number: int) -> int:
            if width == 2:
                at = table + number + number
                return blob[at] << 8 | blob[at + 1]
            at = table + number * width
            return int.from_bytes(blob[at : at + width], "big")

        # The top dictionary: four keys in any order.
        at = place(top)
        if blob[at] != 0xD4:
            raise _UnusualError
        objects = root = -1
        for slot in range(at + 1, at + 5):
            where = place(blob[slot])
            if blob[where : where + 9] == b"X$objects":
                objects = place(blob[slot + 4])
            elif blob[where : where + 5] == b"T$top":
                root = place(blob[slot + 4])
        if objects < 0 or root < 0 or blob[objects] & 0xF0 != 0xA0 or blob[root] != 0xD1:
            raise _UnusualError
        length = blob[objects] & 15
        if length == 15:
            raise _UnusualError
        where = place(blob[root + 1])
        target = place(blob[root + 2])
        if blob[where : where + 5] != b"Troot" or blob[target] != 0x80 or blob[target + 1] >= length:
            raise _UnusualError

        file = place(blob[objects + 1 + blob[target + 1]])
        marker = blob[file]
        if marker & 0xF0 != 0xD0:
            raise _UnusualError
        keys = marker & 15
        file += 1
        if keys == 15:
            if blob[file] != 0x10:
                raise _UnusualError
            keys = blob[file + 1]
            file += 2
        size_at, modified_at, class_at, key_at = self._layout(blob, file, keys, width, table, place)
        values = file + keys

        def integer(position: int) -> int:
            at = place(blob[values + position])
            kind = blob[at]
            if kind == 0x10:
                return blob[at + 1]
            if kind == 0x12:
                return int.from_bytes(blob[at + 1 : at + 5], "big")
            if kind == 0x11:
                return blob[at + 1] << 8 | blob[at + 2]
            if kind != 0x13:
                raise _UnusualError
            return int.from_bytes(blob[at + 1 : at + 9], "big", signed=True)

        size = integer(size_at)
        seconds = integer(modified_at)
        protection = integer(class_at)
        if size < 0 or not 0 <= seconds < MAX_SECONDS or not 0 <= protection < 256:
            raise _UnusualError
        key: bytes | None = None
        if key_at >= 0:
            at = place(blob[values + key_at])
            if blob[at] != 0x80 or blob[at + 1] >= length:
                raise _UnusualError
            at = place(blob[objects + 1 + blob[at + 1]])
            if blob[at] == 0xD2:
                for slot in (at + 1, at + 2):
                    where = place(blob[slot])
                    if blob[where : where + 8] == b"WNS.data":
                        at = place(blob[slot + 2])
                        break
            if blob[at] != 0x4F or blob[at + 1] != 0x10:
                raise _UnusualError
            key = blob[at + 3 : at + 3 + blob[at + 2]]
            if at + 3 + len(key) > table or len(key) != blob[at + 2]:
                raise _UnusualError
        return MbFile(size, seconds * 1_000_000, protection, key)

    def _layout(
        self, blob: bytes, file: int, keys: int, width: int, table: int, place: _Place
    ) -> tuple[int, int, int, int]:
        """Positions of Size, LastModified, ProtectionClass and EncryptionKey (-1: absent) among the keys."""
        refs = blob[file : file + keys]
        first, last = refs[0], refs[-1]
        start, stop = place(first), place(last)
        marker = blob[stop]
        if last - first != keys - 1 or marker & 0xF0 != 0x50 or marker & 15 == 15:
            raise _UnusualError
        # References, offsets and text of all keys: what is the same in these means the same everywhere.
        end = stop + 1 + (marker & 15)
        known = (width, refs, blob[table + first * width : table + (last + 1) * width], blob[start:end])
        found = self._layouts.get(known)
        if found is None:
            names = [_text(blob, place(ref), start, end) for ref in refs]
            if len(set(names)) != keys or not {b"Size", b"LastModified", b"ProtectionClass"} <= set(names):
                raise _UnusualError
            found = (
                names.index(b"Size"),
                names.index(b"LastModified"),
                names.index(b"ProtectionClass"),
                names.index(b"EncryptionKey") if b"EncryptionKey" in names else -1,
            )
            if len(self._layouts) < MAX_LAYOUTS:
                self._layouts[known] = found
        return found
