"""EXIF: the TIFF structure inside JPEG, HEIF, PNG, WebP, and TIFF and DNG files themselves.

Facts: TIFF 6.0; CIPA DC-008 (EXIF 2.32); Apple's maker note tag 0x0011 as documented by
https://exiftool.org/TagNames/Apple.html.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Final, NamedTuple, cast

from aboveboard.formats import times
from aboveboard.formats.errors import TimeError
from aboveboard.formats.media._info import MediaInfo, place, text

Getter = Callable[[int, int], bytes]
"""(offset, size) -> up to so many bytes."""

_MAX_ENTRIES: Final = 2000
_MAX_VALUE: Final = 1 << 16
_SIZES: Final = (0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4)

_IFD0: Final = frozenset(
    (0x00FE, 0x0100, 0x0101, 0x010F, 0x0110, 0x0112, 0x0131, 0x0132, 0x014A, 0x8769, 0x8825, 0xC612, 0x0201, 0x0202)
)
_EXIF: Final = frozenset(
    (0x9003, 0x9004, 0x9010, 0x9011, 0x9012, 0x9290, 0x9291, 0x9292, 0x927C, 0xA002, 0xA003, 0xA434)
)
_GPS: Final = frozenset((1, 2, 3, 4, 5, 6, 7, 29, 31))
_APPLE: Final = frozenset((0x0011,))


class Entry(NamedTuple):
    """One value of a directory: TIFF type, its bytes, where they stand (in the TIFF structure)."""

    kind: int
    raw: bytes
    at: int


class Tiff:
    """One TIFF structure: byte order, and access by offsets from its start."""

    __slots__ = ("entry", "get", "info", "long", "order", "short")

    def __init__(self, get: Getter, order: str, info: MediaInfo) -> None:
        self.get = get
        self.order = order
        self.info = info
        self.entry = struct.Struct(order + "HHI4s")
        self.short = struct.Struct(order + "H")
        self.long = struct.Struct(order + "I")

    def directory(self, at: int, wanted: frozenset[int]) -> tuple[dict[int, Entry], int]:
        """The wanted entries of the directory at `at`, and the next directory's offset (0: none)."""
        found: dict[int, Entry] = {}
        head = self.get(at, 2)
        if len(head) < 2:
            self.info.warn(f"directory at {at} lies outside of the metadata")
            return found, 0
        count = cast("int", self.short.unpack(head)[0])
        if count > _MAX_ENTRIES:
            self.info.warn(f"directory at {at} of {count} entries left out")
            return found, 0
        table = self.get(at + 2, 12 * count + 4)
        whole = len(table) // 12 if len(table) < 12 * count else count
        if whole < count:
            self.info.warn(f"directory at {at} is cut off: {whole} of {count} entries")
        position = at + 2
        for tag, kind, number, inline in cast(
            "list[tuple[int, int, int, bytes]]", self.entry.iter_unpack(table[: 12 * whole])
        ):
            if tag in wanted and 0 < kind < 14 and tag not in found:
                size = _SIZES[kind] * number
                if size <= 4:
                    found[tag] = Entry(kind, inline[:size], position + 8)
                else:
                    value_at = cast("int", self.long.unpack(inline)[0])
                    raw = self.get(value_at, min(size, _MAX_VALUE))
                    if len(raw) == size or (tag == 0x927C and raw):
                        found[tag] = Entry(kind, raw, value_at)
                    else:
                        self.info.warn(f"value of tag {tag:#06x} lies outside of the metadata or is too long")
            position += 12
        follows = table[12 * count : 12 * count + 4]
        return found, cast("int", self.long.unpack(follows)[0]) if len(follows) == 4 else 0

    def number(self, entry: Entry | None) -> int | None:
        """The first value of an integer entry."""
        if entry is None:
            return None
        if entry.kind == 3 and len(entry.raw) >= 2:
            return cast("int", self.short.unpack_from(entry.raw)[0])
        if entry.kind in (4, 13) and len(entry.raw) >= 4:
            return cast("int", self.long.unpack_from(entry.raw)[0])
        return entry.raw[0] if entry.kind in (1, 7) and entry.raw else None

    def numbers(self, entry: Entry | None) -> list[int]:
        """All values of an entry of offsets."""
        if entry is None or entry.kind not in (4, 13):
            return []
        return [cast("int", item[0]) for item in self.long.iter_unpack(entry.raw[: len(entry.raw) & ~3])]

    def ratios(self, entry: Entry | None) -> list[float | None]:
        """Rationals; None for a zero denominator. Integers and floats, which some writers use instead, likewise."""
        if entry is None:
            return []
        raw, order = entry.raw, self.order
        if entry.kind in (5, 10):
            pair = struct.Struct(order + ("II" if entry.kind == 5 else "ii"))
            pairs = cast("list[tuple[int, int]]", pair.iter_unpack(raw[: len(raw) & ~7]))
            return [top / bottom if bottom else None for top, bottom in pairs]
        code = {3: "H", 4: "I", 9: "i", 11: "f", 12: "d"}.get(entry.kind)
        if code is None:
            return []
        one = struct.Struct(order + code)
        return [float(cast("float", item[0])) for item in one.iter_unpack(raw[: len(raw) - len(raw) % one.size])]


def _say(info: MediaInfo, name: str, entry: Entry | None, base: int | None) -> str | None:
    """An entry's text; where it stands in the file goes to the ranges."""
    if entry is None:
        return None
    value = text(entry.raw)
    if value is not None and base is not None:
        info.ranges[name] = (base + entry.at, len(entry.raw))
    return value


def read_tiff(info: MediaInfo, get: Getter, base: int | None, *, is_file: bool = False) -> None:
    """Read a TIFF structure into `info`.

    `get` takes offsets from the start of the structure; `base` is that start in the file, None where it is not
    contiguous there. With `is_file` the structure is the file itself: its directories say the picture's size.
    """
    head = get(0, 8)
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(head[:4])
    if order is None or len(head) < 8:
        info.warn("EXIF without a TIFF header")
        return
    tiff = Tiff(get, order, info)
    at = cast("int", tiff.long.unpack_from(head, 4)[0])
    first, second = tiff.directory(at, _IFD0)
    info.make = _say(info, "make", first.get(0x010F), base)
    info.model = _say(info, "model", first.get(0x0110), base)
    info.software = _say(info, "software", first.get(0x0131), base)
    info.modified = _say(info, "modified", first.get(0x0132), base)
    orientation = tiff.number(first.get(0x0112))
    if orientation is not None:
        if 1 <= orientation <= 8:
            info.orientation = orientation
        elif orientation:
            info.warn(f"orientation {orientation} does not exist")
    if is_file:
        _size(info, tiff, first)
    exif_at = tiff.number(first.get(0x8769))
    exif = tiff.directory(exif_at, _EXIF)[0] if exif_at else {}
    _times(info, first, exif, base)
    info.lens = _say(info, "lens", exif.get(0xA434), base)
    note = exif.get(0x927C)
    if note is not None and note.raw[:10] == b"Apple iOS\0":
        _apple(info, note, base)
    gps_at = tiff.number(first.get(0x8825))
    if gps_at:
        _gps(info, tiff, tiff.directory(gps_at, _GPS)[0], base)
    if second and not is_file and second != at:
        thumbs = tiff.directory(second, _IFD0)[0]
        start, length = tiff.number(thumbs.get(0x0201)), tiff.number(thumbs.get(0x0202))
        if start and length and base is not None:
            if get(start, 2) == b"\xff\xd8" and len(get(start + length - 1, 1)) == 1:
                info.thumbnail = (base + start, length)
            else:
                info.warn("the embedded thumbnail lies outside of the metadata")


def _size(info: MediaInfo, tiff: Tiff, first: dict[int, Entry]) -> None:
    """Size of the full picture: of the first directory, or (DNG) of the sub-directory that is not reduced."""
    if 0xC612 in first:
        info.mime = "image/x-adobe-dng"
    best = (tiff.number(first.get(0x0100)) or 0, tiff.number(first.get(0x0101)) or 0)
    if (tiff.number(first.get(0x00FE)) or 0) & 1:
        for at in tiff.numbers(first.get(0x014A))[:16]:
            sub = tiff.directory(at, _IFD0)[0]
            size = (tiff.number(sub.get(0x0100)) or 0, tiff.number(sub.get(0x0101)) or 0)
            if not (tiff.number(sub.get(0x00FE)) or 0) & 1 and size[0] * size[1] > best[0] * best[1]:
                best = size
    info.width, info.height = best[0] or None, best[1] or None


_MOMENTS: Final = (
    ("DateTimeOriginal", 0x9003, 0x9291, 0x9011),
    ("DateTimeDigitized", 0x9004, 0x9292, 0x9012),
)


def _times(info: MediaInfo, first: dict[int, Entry], exif: dict[int, Entry], base: int | None) -> None:
    """The first of original, digitized and file change time that is a date; each goes with its own subsec and offset
    only."""
    for name, tag, subsec, offset in (*_MOMENTS, ("DateTime", 0x0132, 0x9290, 0x9010)):
        entry = exif.get(tag) if tag != 0x0132 else first.get(tag)
        stored = None if entry is None else text(entry.raw)
        if entry is None or stored is None:
            continue
        try:
            times.exif(stored)
        except TimeError:
            info.warn(f"{name} is not a date: {stored[:40]!r}")
            continue
        info.captured, info.captured_from = stored, name
        if base is not None:
            info.ranges["captured"] = (base + entry.at, len(entry.raw))
        info.captured_subsec = _say(info, "captured_subsec", exif.get(subsec), base)
        info.captured_offset = _say(info, "captured_offset", exif.get(offset), base)
        return


def _apple(info: MediaInfo, note: Entry, base: int | None) -> None:
    order = {b"MM": ">", b"II": "<"}.get(note.raw[12:14])
    if order is None:
        return
    raw = note.raw
    found, _ = Tiff(lambda at, size: raw[at : at + size], order, info).directory(14, _APPLE)
    info.content_id = _say(info, "content_id", found.get(0x0011), None if base is None else base + note.at)


def _angle(parts: list[float | None], reference: Entry | None, negative: bytes, positive: bytes) -> float | str | None:
    """Degrees, or what is wrong with them, or None where nothing was written."""
    if not parts:
        return None
    # Minutes and seconds of 0/0 are how some devices write 'not given'; degrees of 0/0 are no position.
    numbers = [part or 0.0 for part in parts[:3]]
    if parts[0] is None or len(parts) > 3:
        return "is not a number"
    value = sum(part / 60**power for power, part in enumerate(numbers))
    side = (reference.raw[:1] if reference is not None else b"").upper()
    if side not in (negative, positive) or not side:
        return f"{value} has no hemisphere"
    return -value if side == negative else value


def _gps(info: MediaInfo, tiff: Tiff, gps: dict[int, Entry], base: int | None) -> None:
    latitude = _angle(tiff.ratios(gps.get(2)), gps.get(1), b"S", b"N")
    longitude = _angle(tiff.ratios(gps.get(4)), gps.get(3), b"W", b"E")
    for name, value in (("latitude", latitude), ("longitude", longitude)):
        if isinstance(value, str):
            info.warn(f"{name} {value}")
    if isinstance(latitude, float) and isinstance(longitude, float):
        place(info, latitude, longitude)
        if base is not None and info.latitude is not None:
            info.ranges["latitude"] = (base + gps[2].at, len(gps[2].raw))
            info.ranges["longitude"] = (base + gps[4].at, len(gps[4].raw))
    altitude = tiff.ratios(gps.get(6))
    if altitude and altitude[0] is not None:
        # 1: below sea level; 3 (EXIF 3.0): below the ellipsoid.
        info.altitude = -altitude[0] if tiff.number(gps.get(5)) in (1, 3) else altitude[0]
    accuracy = tiff.ratios(gps.get(31))
    if accuracy and accuracy[0] is not None:
        info.accuracy = accuracy[0]
    clock, day = tiff.ratios(gps.get(7)), gps.get(29)
    if len(clock) == 3 and day is not None:
        hours, minutes, seconds = clock
        stamp = (text(day.raw) or "").replace("-", ":")
        if hours is None or minutes is None or seconds is None or not seconds < 61:
            return
        try:
            start = times.exif(f"{stamp} {int(hours):02}:{int(minutes):02}:00").local_us
        except TimeError:
            info.warn(f"GPS time is not a time: {stamp[:20]!r}")
            return
        info.gps_utc_us = start + round(seconds * 1_000_000)
