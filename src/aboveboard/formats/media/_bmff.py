"""ISO base media: HEIF and AVIF pictures, MP4, QuickTime and 3GP videos and sounds.

Facts: ISO/IEC 14496-12 (boxes), 23008-12 (HEIF items and properties), Apple's QuickTime File Format
(https://developer.apple.com/documentation/quicktime-file-format: user data, metadata keys), 3GPP TS 26.244 ('loci'),
ISO 6709 (places as text).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple, cast

from aboveboard.formats import times
from aboveboard.formats.media._exif import read_tiff
from aboveboard.formats.media._info import MediaInfo, Window, place, text

_MAX_BOXES: Final = 5000
_MAX_META: Final = 8 << 20
_MAX_TRACKS: Final = 64
_INFE: Final = struct.Struct(">I4sB3xHxx")


class Box(NamedTuple):
    """One box: its type, where its content starts and ends in the file."""

    kind: bytes
    start: int
    end: int


def boxes(window: Window, at: int, end: int, info: MediaInfo) -> Iterator[Box]:
    """The boxes between two positions, as far as they are whole headers."""
    for _ in range(_MAX_BOXES):
        if at + 8 > end:
            return
        head = window.at(at, 16)
        if len(head) < 8:
            return
        size, kind, start = int.from_bytes(head[:4]), head[4:8], at + 8
        if size == 1:
            if len(head) < 16:
                return
            size, start = int.from_bytes(head[8:16]), at + 16
        elif size == 0:
            size = end - at
        if size < start - at:
            # Four zero bytes end a list of user data in QuickTime; anything else is damage.
            if head[:4] != b"\0\0\0\0":
                info.warn(f"box of impossible size (at byte {at})")
            return
        if at + size > end:
            info.warn(f"box {kind!r} reaches beyond what holds it (at byte {at})")
        yield Box(kind, start, min(at + size, end))
        at += size
    info.warn(f"only the first {_MAX_BOXES} boxes were looked at")


# Pictures


@dataclass(slots=True)
class _Items:
    """The parts of a HEIF 'meta' box that say where things are; the tables stay bytes until an item is looked up."""

    primary: int | None = None
    types: dict[int, bytes] = field(default_factory=dict[int, bytes])
    places: bytes = b""
    properties: list[Box] = field(default_factory=list[Box])
    owners: list[bytes] = field(default_factory=list[bytes])
    idat: int | None = None


class _Cursor:
    """Big-endian numbers one after the other; IndexError at the end."""

    __slots__ = ("at", "data")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, size: int) -> int:
        end = self.at + size
        if end > len(self.data):
            raise IndexError
        value = int.from_bytes(self.data[self.at : end])
        self.at = end
        return value


def heif(info: MediaInfo, window: Window) -> None:
    """The primary item's size after its own rotation, and the Exif item."""
    meta = next((box for box in boxes(window, 0, window.size, info) if box.kind == b"meta"), None)
    if meta is None:
        info.warn("no meta box")
        return
    if meta.end - meta.start > _MAX_META:
        info.warn("meta box too large to read")
        return
    items = _Items()
    for box in list(boxes(window, meta.start + 4, meta.end, info)):
        body = window.at(box.start, min(box.end - box.start, _MAX_META))
        try:
            if box.kind == b"pitm":
                items.primary = int.from_bytes(body[4:6] if body[0] == 0 else body[4:8])
            elif box.kind == b"iinf":
                _item_types(items, body)
            elif box.kind == b"iloc":
                items.places = body
            elif box.kind == b"iprp":
                _item_properties(items, window, box, info)
            elif box.kind == b"idat":
                items.idat = box.start
        except IndexError:
            info.warn(f"{box.kind.decode('latin-1')} box is cut off")
    try:
        _picture(info, window, items)
        for number, kind in items.types.items():
            if kind == b"Exif":
                _exif_item(info, window, items, number)
                break
    except IndexError:
        info.warn("a table of the meta box is cut off")
    # Decoders turn the picture as its properties say; EXIF repeats it and must not be applied again.
    info.orientation = None


def _item_types(items: _Items, body: bytes) -> None:
    """Item infos ('infe', version 2 or 3) one after the other."""
    at = 6 if body[0] == 0 else 8
    size = len(body)
    while at + 20 <= size:
        length, kind, version, number = cast("tuple[int, bytes, int, int]", _INFE.unpack_from(body, at))
        if kind == b"infe":
            if version == 2:
                items.types[number] = body[at + 16 : at + 20]
            elif version == 3:
                items.types[int.from_bytes(body[at + 12 : at + 16])] = body[at + 18 : at + 22]
        at += max(length, 8)


def _item_places(body: bytes, wanted: int) -> list[tuple[int, int, int]]:
    """Where an item is: (construction method, offset, length) of each of its parts."""
    version = body[0]
    cursor = _Cursor(body)
    cursor.at = 4
    sizes = cursor.take(2)
    offset_size, length_size, base_size = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index_size = sizes & 15 if version else 0
    id_size = 2 if version < 2 else 4
    # Between an item's number and the count of its parts: method (from version 1), data reference, base offset.
    between = (2 if version else 0) + 2 + base_size
    part_size = index_size + offset_size + length_size
    for _ in range(cursor.take(id_size)):
        at = cursor.at + id_size
        number = int.from_bytes(body[cursor.at : at])
        cursor.at = at + between
        count = cursor.take(2)
        if number != wanted:
            cursor.at += count * part_size
            continue
        method = body[at + 1] & 15 if version else 0
        base = int.from_bytes(body[at + between - base_size : at + between])
        extents: list[tuple[int, int, int]] = []
        for _ in range(min(count, 64)):
            cursor.at += index_size
            offset = cursor.take(offset_size)
            extents.append((method, base + offset, cursor.take(length_size)))
        return extents
    return []


def _item_properties(items: _Items, window: Window, box: Box, info: MediaInfo) -> None:
    for part in list(boxes(window, box.start, box.end, info)):
        if part.kind == b"ipco":
            items.properties = list(boxes(window, part.start, part.end, info))
        elif part.kind == b"ipma":
            items.owners.append(window.at(part.start, min(part.end - part.start, _MAX_META)))


def _owned(body: bytes, wanted: int) -> list[int]:
    """Numbers of the properties of an item, in one association table."""
    id_size = 4 if body[0] else 2
    mask, size = (0x7FFF, 2) if body[3] & 1 else (0x7F, 1)
    cursor = _Cursor(body)
    cursor.at = 4
    for _ in range(cursor.take(4)):
        at = cursor.at + id_size
        number = int.from_bytes(body[cursor.at : at])
        cursor.at = at + 1
        if number == wanted:
            return [cursor.take(size) & mask for _ in range(body[at])]
        cursor.at += body[at] * size
    return []


def _picture(info: MediaInfo, window: Window, items: _Items) -> None:
    if items.primary is None:
        info.warn("no primary item")
        return
    kind = items.types.get(items.primary)
    codecs = [] if kind is None else [kind.decode("latin-1")]
    owned = [index for body in items.owners for index in _owned(body, items.primary)]
    for index in owned[:_MAX_BOXES]:
        if not 0 < index <= len(items.properties):
            continue
        box = items.properties[index - 1]
        body = window.at(box.start, min(box.end - box.start, 40))
        if box.kind == b"ispe" and len(body) >= 12:
            info.width, info.height = int.from_bytes(body[4:8]), int.from_bytes(body[8:12])
        elif box.kind == b"clap" and len(body) >= 16:
            top_w, below_w, top_h, below_h = struct.unpack_from(">4I", body)
            if below_w and below_h and top_w and top_h:
                info.width, info.height = round(top_w / below_w), round(top_h / below_h)
        elif box.kind == b"irot" and body and body[0] & 1:
            info.width, info.height = info.height, info.width
    info.codecs = tuple(codecs)
    if info.width is None:
        info.warn("the primary item has no size")


def _exif_item(info: MediaInfo, window: Window, items: _Items, number: int) -> None:
    extents = _item_places(items.places, number) if items.places else []
    parts: list[bytes] = []
    start = None
    for method, offset, length in extents:
        if method > 1 or (method == 1 and items.idat is None) or length > _MAX_META:
            info.warn("EXIF stands where it cannot be reached")
            return
        at = offset + (items.idat or 0 if method == 1 else 0)
        start = at if start is None else start
        parts.append(window.at(at, length))
    block = b"".join(parts)
    if len(block) < 8 or start is None:
        info.warn("EXIF item is empty or outside of the file")
        return
    # The item starts with the distance from here to the TIFF header.
    skip = 4 + int.from_bytes(block[:4])
    tiff = block[skip:]
    read_tiff(info, lambda at, size: tiff[at : at + size], start + skip if len(parts) == 1 else None)


# Videos and sounds


_6709: Final = re.compile(
    r"([+-][0-9]{2,6}(?:\.[0-9]*)?)([+-][0-9]{3,7}(?:\.[0-9]*)?)([+-][0-9]+(?:\.[0-9]*)?)?(?:CRS[^/]*)?/?"
)
_ROTATIONS: Final = {(1, 0, 0, 1): 1, (0, 1, -1, 0): 6, (-1, 0, 0, -1): 3, (0, -1, 1, 0): 8}


def _degrees(part: str, whole: int) -> float:
    """Degrees of ISO 6709: DD.d, DDMM.m or DDMMSS.s by the number of digits before the point (`whole` for degrees
    alone)."""
    digits = len(part.partition(".")[0]) - 1
    value = float(part[1:])
    if digits > whole + 2:
        value = value // 10_000 + value % 10_000 // 100 / 60 + value % 100 / 3600
    elif digits > whole:
        value = value // 100 + value % 100 / 60
    return -value if part[0] == "-" else value


def iso6709(info: MediaInfo, value: str) -> bool:
    """Read a place such as '+47.3769+008.5417+408.000/' into `info`; False where it is none."""
    match = _6709.fullmatch(value.strip()) if len(value) < 100 else None
    if match is None:
        info.warn(f"place is not in ISO 6709: {value[:40]!r}")
        return False
    place(info, _degrees(match[1], 2), _degrees(match[2], 3))
    if match[3]:
        info.altitude = float(match[3])
    return info.latitude is not None


def movie(info: MediaInfo, window: Window) -> None:
    """The moov box (size, duration, times, codecs, metadata), wherever it stands; durations of fragments from mehd
    or sidx."""
    found = False
    indexed = 0.0
    for box in boxes(window, 0, window.size, info):
        if box.kind == b"moov":
            found = True
            _moov(info, window, box)
            if info.duration:
                break
        elif box.kind == b"sidx":
            indexed += _sidx(window.at(box.start, min(box.end - box.start, 1 << 20)))
        elif box.kind == b"moof" and found:
            break
    if not found:
        info.warn("no moov box: the file is cut off, or its recording was not finished")
    elif not info.duration and indexed:
        info.duration = indexed
    if found and info.mime == "video/mp4" and info.codecs and info.width is None:
        info.mime = "audio/mp4"


def _sidx(body: bytes) -> float:
    """Seconds that a segment index covers."""
    if len(body) < 12:
        return 0.0
    scale = int.from_bytes(body[8:12])
    at = 20 if body[0] == 0 else 28
    count = int.from_bytes(body[at + 2 : at + 4])
    total = sum(int.from_bytes(body[at + 8 + 12 * step : at + 12 + 12 * step]) for step in range(count))
    return total / scale if scale else 0.0


def _moov(info: MediaInfo, window: Window, moov: Box) -> None:
    codecs: list[str] = []
    scale = 0
    tracks = 0
    for box in boxes(window, moov.start, moov.end, info):
        if box.kind == b"mvhd":
            scale = _mvhd(info, window, box)
        elif box.kind == b"trak":
            tracks += 1
            if tracks <= _MAX_TRACKS:
                _trak(info, window, box, codecs)
        elif box.kind == b"udta":
            _udta(info, window, box)
        elif box.kind == b"meta":
            _meta(info, window, box)
        elif box.kind == b"mvex" and scale and not info.duration:
            for part in boxes(window, box.start, box.end, info):
                if part.kind == b"mehd":
                    body = window.at(part.start, 12)
                    length = int.from_bytes(body[4:8] if body[:1] == b"\0" else body[4:12])
                    info.duration = length / scale
    info.codecs = tuple(dict.fromkeys(codecs))


def _mvhd(info: MediaInfo, window: Window, box: Box) -> int:
    body = window.at(box.start, 32)
    if len(body) < 20 or (body[0] == 1 and len(body) < 32):
        info.warn("movie header is cut off")
        return 0
    if body[0] == 1:
        created, _, scale, length = struct.unpack_from(">QQIQ", body, 4)
        unknown, width = 0xFFFFFFFFFFFFFFFF, 8
    else:
        created, _, scale, length = struct.unpack_from(">IIII", body, 4)
        unknown, width = 0xFFFFFFFF, 4
    info.created_utc_us = times.HFS_S.to_utc_us(created)
    if info.created_utc_us is not None:
        info.ranges["created_utc_us"] = (box.start + 4, width)
    if scale and length and length != unknown:
        info.duration = length / scale
    return scale


def _trak(info: MediaInfo, window: Window, trak: Box, codecs: list[str]) -> None:
    """One track: the kind of its handler, its codec; of the first video track the size and rotation."""
    matrix: tuple[int, ...] | None = None
    for box in boxes(window, trak.start, trak.end, info):
        if box.kind == b"tkhd":
            head = window.at(box.start, 96)
            at = 40 if head[:1] == b"\0" else 52
            if len(head) >= at + 36:
                matrix = cast("tuple[int, ...]", struct.unpack_from(">9i", head, at))
        elif box.kind == b"mdia":
            handler = b""
            for part in boxes(window, box.start, box.end, info):
                if part.kind == b"hdlr":
                    handler = window.at(part.start + 8, 4)
                elif part.kind == b"minf" and handler in (b"vide", b"soun"):
                    _samples(info, window, part, handler, codecs, matrix)


def _samples(
    info: MediaInfo, window: Window, minf: Box, handler: bytes, codecs: list[str], matrix: tuple[int, ...] | None
) -> None:
    stbl = next((box for box in boxes(window, minf.start, minf.end, info) if box.kind == b"stbl"), None)
    if stbl is None:
        return
    stsd = next((box for box in boxes(window, stbl.start, stbl.end, info) if box.kind == b"stsd"), None)
    if stsd is None:
        return
    entry = window.at(stsd.start + 8, 36)
    codec = text(entry[4:8])
    if codec:
        codecs.append(codec)
    if handler == b"vide" and info.width is None and len(entry) == 36:
        info.width, info.height = int.from_bytes(entry[32:34]), int.from_bytes(entry[34:36])
        if matrix is not None:
            turn = tuple(round(matrix[at] / 65536) for at in (0, 1, 3, 4))
            info.orientation = _ROTATIONS.get(cast("tuple[int, int, int, int]", turn))


def _counted(body: bytes) -> bytes:
    """A QuickTime user data text: its size, its language, the text."""
    return body[4 : 4 + int.from_bytes(body[:2])]


def _udta(info: MediaInfo, window: Window, udta: Box) -> None:
    for box in boxes(window, udta.start, udta.end, info):
        if box.kind == b"meta":
            _meta(info, window, box)
            continue
        name = _USER_DATA.get(box.kind)
        if name is None and box.kind != b"loci":
            continue
        body = window.at(box.start, min(box.end - box.start, 4096))
        if name is not None:
            value = text(_counted(body))
            if value is not None and getattr(info, "latitude" if name == "place" else name) is None:
                _set(info, name, value, (box.start + 4, len(_counted(body))), box.kind.decode("latin-1"))
        elif info.latitude is None:
            _loci(info, box, body)


def _loci(info: MediaInfo, box: Box, body: bytes) -> None:
    """3GPP location: version, language, name up to a NUL (UTF-16 with a byte order mark, or UTF-8), role, longitude,
    latitude, altitude."""
    at = 6
    if body[6:8] in (b"\xfe\xff", b"\xff\xfe"):
        while body[at : at + 2] not in (b"\0\0", b"", b"\0"):
            at += 2
        at += 2
    else:
        at = body.find(b"\0", 6) + 1
    numbers = body[at + 1 : at + 13]
    if at < 7 or len(numbers) < 12:
        info.warn("loci box is cut off")
        return
    longitude, latitude, altitude = (value / 65536 for value in cast("tuple[int, ...]", struct.unpack(">3i", numbers)))
    place(info, latitude, longitude)
    if info.latitude is not None:
        info.altitude = altitude
        info.ranges["longitude"], info.ranges["latitude"] = (box.start + at + 1, 4), (box.start + at + 5, 4)


_USER_DATA: Final = {
    b"\xa9xyz": "place",
    b"\xa9mak": "make",
    b"\xa9mod": "model",
    b"\xa9swr": "software",
    b"\xa9day": "captured",
}
_KEYS: Final = {
    "com.apple.quicktime.location.ISO6709": "place",
    "com.apple.quicktime.creationdate": "captured",
    "com.apple.quicktime.make": "make",
    "com.apple.quicktime.model": "model",
    "com.apple.quicktime.software": "software",
    "com.apple.quicktime.content.identifier": "content_id",
    "com.apple.quicktime.location.accuracy.horizontal": "accuracy",
    "com.apple.quicktime.camera.lens_model": "lens",
    "com.android.manufacturer": "make",
    "com.android.model": "model",
}
_TUNES: Final = {
    b"\xa9day": "captured",
    b"\xa9too": "software",
    b"\xa9mak": "make",
    b"\xa9mod": "model",
    b"\xa9xyz": "place",
}


def _set(info: MediaInfo, name: str, value: str, where: tuple[int, int], source: str) -> None:
    """Put a text value where it belongs. Named metadata outranks user data, which only fills what is still empty."""
    if name == "place":
        if iso6709(info, value):
            info.ranges["latitude"] = info.ranges["longitude"] = where
        return
    if name == "captured":
        info.captured, info.captured_from = value, source
    elif name == "accuracy":
        try:
            info.accuracy = float(value)
        except ValueError:
            info.warn(f"accuracy is not a number: {value[:20]!r}")
            return
    elif name == "make":
        info.make = value
    elif name == "model":
        info.model = value
    elif name == "software":
        info.software = value
    elif name == "lens":
        info.lens = value
    else:
        info.content_id = value
    info.ranges[name] = where


def _meta(info: MediaInfo, window: Window, meta: Box) -> None:
    """QuickTime metadata: named keys and their values; or iTunes' four-letter names."""
    # ISO writers give the box a version, QuickTime's do not.
    start = meta.start if window.at(meta.start + 4, 4) == b"hdlr" else meta.start + 4
    names: list[str] = []
    for box in boxes(window, start, meta.end, info):
        if box.kind == b"keys":
            names = _names(window.at(box.start, min(box.end - box.start, 1 << 20)))
        elif box.kind == b"ilst":
            for item in boxes(window, box.start, box.end, info):
                index = int.from_bytes(item.kind)
                name = _KEYS.get(names[index - 1]) if 0 < index <= len(names) else _TUNES.get(item.kind)
                if name is None:
                    continue
                data = next((part for part in boxes(window, item.start, item.end, info) if part.kind == b"data"), None)
                if data is None or data.end - data.start > 1 << 16:
                    continue
                body = window.at(data.start, data.end - data.start)
                value = _value(body)
                if value is not None:
                    source = names[index - 1] if 0 < index <= len(names) else item.kind.decode("latin-1")
                    _set(info, name, value, (data.start + 8, len(body) - 8), source)


def _names(body: bytes) -> list[str]:
    names: list[str] = []
    at = 8
    for _ in range(min(int.from_bytes(body[4:8]), 4096)):
        size = int.from_bytes(body[at : at + 4])
        if size < 8 or at + size > len(body):
            break
        names.append(body[at + 8 : at + size].decode(errors="replace"))
        at += size
    return names


def _value(body: bytes) -> str | None:
    """A metadata value as text: UTF-8 (type 1), or a float or integer."""
    kind, raw = int.from_bytes(body[:4]), body[8:]
    if kind in (0, 1):
        return text(raw)
    if kind == 2:
        return raw.decode("utf-16-be", errors="replace")
    if kind == 23 and len(raw) == 4:
        return repr(struct.unpack(">f", raw)[0])
    if kind == 24 and len(raw) == 8:
        return repr(struct.unpack(">d", raw)[0])
    if kind in (21, 22, 65, 66, 67, 74, 75, 76, 77, 78) and 0 < len(raw) <= 8:
        return str(int.from_bytes(raw, signed=kind in (21, 65, 66, 67, 74)))
    return None
