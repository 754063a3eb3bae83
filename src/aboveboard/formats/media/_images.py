"""Still pictures that are not ISO base media: JPEG, PNG, WebP, GIF, BMP; and the RIFF sounds and videos.

Facts: ITU-T T.81 annex B and EXIF 2.32 (JPEG markers), PNG third edition (W3C),
https://developers.google.com/speed/webp/docs/riff_container, RFC 6386 and the WebP lossless specification (frame
headers), GIF89a, Microsoft's BITMAPINFOHEADER, AVIMAINHEADER and WAVEFORMATEX; XMP part 3 (the JPEG segment) and
https://developer.android.com/media/platform/motion-photo-format (before it: MicroVideoOffset, from the file's end as well).
"""

from __future__ import annotations

import re
import struct
from typing import Final, cast

from aboveboard.formats.media._exif import read_tiff
from aboveboard.formats.media._info import MediaInfo, Window, text

_MAX_PARTS: Final = 2000
# Start of frame markers, which hold the size; C4, C8 and CC are tables.
_FRAMES: Final = frozenset((0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF))
_XMP: Final = b"http://ns.adobe.com/xap/1.0/\0"
_ITEM: Final = re.compile(rb"<[^<>]*\bItem:Semantic\s*=\s*[\"']MotionPhoto[\"'][^<>]*>")
_LENGTH: Final = re.compile(rb"\bItem:Length\s*=\s*[\"'](\d{1,12})[\"']")
_OFFSET: Final = re.compile(rb"\bMicroVideoOffset\s*(?:=\s*[\"']|>\s*)(\d{1,12})")
_HHI: Final = struct.Struct(">HH")


def exif_block(info: MediaInfo, block: bytes, base: int) -> None:
    """Read EXIF from a block of bytes that starts with the TIFF header, at `base` in the file."""
    read_tiff(info, lambda at, size: block[at : at + size] if at >= 0 else b"", base)


def jpeg(info: MediaInfo, window: Window) -> None:
    """Markers up to the picture's data: size, EXIF, and what its XMP says of a film behind the picture."""
    at = 2
    exif = False
    film: tuple[tuple[int, int], int] | None = None
    for _ in range(_MAX_PARTS):
        head = window.at(at, 9)
        if len(head) < 4:
            info.warn("the file ends before the picture")
            return
        if head[0] != 0xFF:
            info.warn(f"no JPEG marker where one belongs (at byte {at})")
            return
        marker = head[1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xDA or marker == 0xD9:
            break
        if marker == 0x01 or 0xD0 <= marker <= 0xD8:
            at += 2
            continue
        length = head[2] << 8 | head[3]
        if marker in _FRAMES:
            if len(head) == 9 and info.width is None:
                info.height, info.width = cast("tuple[int, int]", _HHI.unpack_from(head, 5))
            if exif:
                break
        elif marker == 0xE1 and length > 14 and (not exif or film is None):
            block = window.at(at + 4, length - 2)
            if block.startswith(_XMP):
                film = film or _film(block, at + 4)
            elif block[:6] == b"Exif\0\0" and not exif:
                exif = True
                if len(block) < length - 2:
                    info.warn("the file ends within its EXIF")
                exif_block(info, block[6:], at + 10)
        at += 2 + max(length, 2)
    if info.width is None:
        info.warn("no frame header before the picture's data")
    if film is not None:
        where, size = film
        if 0 < size < window.size - at and window.at(window.size - size + 4, 4) == b"ftyp":
            info.film, info.ranges["film"] = (window.size - size, size), where
        else:
            info.warn("it says that a film stands behind the picture, and there is none where it should be")


def _film(block: bytes, base: int) -> tuple[tuple[int, int], int] | None:
    """Of a motion photo's XMP, which stands at `base`: where the length of its film is written, and that length."""
    item = _ITEM.search(block)
    found = (_LENGTH.search(block, item.start(), item.end()) if item else None) or _OFFSET.search(block)
    return None if found is None else ((base + found.start(1), len(found[1])), int(found[1]))


def png(info: MediaInfo, window: Window) -> None:
    """Chunks up to the picture's data: IHDR, eXIf, tEXt. What stands behind the picture's data is not looked for."""
    at = 8
    exif = False
    for _ in range(_MAX_PARTS):
        head = window.at(at, 8)
        if len(head) < 8:
            info.warn("the file ends before the picture")
            return
        length, kind = int.from_bytes(head[:4]), head[4:8]
        if kind in (b"IDAT", b"IEND"):
            return
        if kind == b"IHDR":
            size = window.at(at + 8, 8)
            if len(size) == 8:
                info.width, info.height = int.from_bytes(size[:4]), int.from_bytes(size[4:])
        elif kind in (b"eXIf", b"tEXt") and length <= 1 << 20:
            body = window.at(at + 8, length)
            if kind == b"eXIf":
                if exif:
                    break
                exif = True
                exif_block(info, body, at + 8)
            else:
                key, _, value = body.partition(b"\0")
                if key == b"Software":
                    info.software = info.software or text(value)
                elif key == b"Creation Time" and info.captured is None:
                    info.captured, info.captured_from = text(value), "Creation Time"
                    info.ranges["captured"] = (at + 8 + len(key) + 1, len(value))
        at += 12 + length


def webp(info: MediaInfo, window: Window) -> None:
    """RIFF chunks: VP8X, VP8, VP8L for the size, EXIF."""
    at = 12
    exif = False
    for _ in range(_MAX_PARTS):
        head = window.at(at, 18)
        if len(head) < 8:
            break
        kind, length = head[:4], int.from_bytes(head[4:8], "little")
        if kind == b"VP8X" and len(head) == 18:
            body = window.at(at + 8, 10)
            if len(body) == 10:
                info.width = 1 + int.from_bytes(body[4:7], "little")
                info.height = 1 + int.from_bytes(body[7:10], "little")
        elif kind == b"VP8 " and info.width is None:
            body = window.at(at + 8, 10)
            if body[3:6] == b"\x9d\x01\x2a" and len(body) == 10:
                info.width = int.from_bytes(body[6:8], "little") & 0x3FFF
                info.height = int.from_bytes(body[8:10], "little") & 0x3FFF
        elif kind == b"VP8L" and info.width is None:
            body = window.at(at + 8, 5)
            if body[:1] == b"\x2f" and len(body) == 5:
                bits = int.from_bytes(body[1:5], "little")
                info.width, info.height = 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        elif kind == b"EXIF" and length <= 1 << 22 and not exif:
            exif = True
            body = window.at(at + 8, length)
            # The header that JPEG needs is not part of the chunk, but often there.
            skip = 6 if body[:6] == b"Exif\0\0" else 0
            exif_block(info, body[skip:], at + 8 + skip)
        at += 8 + length + (length & 1)
    if info.width is None:
        info.warn("no picture header")


def gif(info: MediaInfo, window: Window) -> None:
    """The logical screen's size."""
    head = window.at(6, 4)
    if len(head) == 4:
        info.width, info.height = int.from_bytes(head[:2], "little"), int.from_bytes(head[2:], "little")


def bmp(info: MediaInfo, window: Window) -> None:
    """The bitmap's size; a negative height means rows from the top."""
    head = window.at(14, 12)
    if int.from_bytes(head[:4], "little") in (12, 64) and head[:1] == b"\x0c":
        info.width, info.height = int.from_bytes(head[4:6], "little"), int.from_bytes(head[6:8], "little")
    elif len(head) == 12:
        info.width = int.from_bytes(head[4:8], "little", signed=True)
        info.height = abs(int.from_bytes(head[8:12], "little", signed=True))


def avi(info: MediaInfo, window: Window) -> None:
    """The main header: size, frames, microseconds a frame."""
    head = window.at(12, 76)
    if head[:4] != b"LIST" or head[8:16] != b"hdrlavih" or len(head) < 60:
        info.warn("no main header where one belongs")
        return
    values = cast("tuple[int, ...]", struct.unpack_from("<10I", head, 20))
    info.width, info.height = values[8], values[9]
    if values[0]:
        info.duration = values[0] * values[4] / 1_000_000


def wav(info: MediaInfo, window: Window) -> None:
    """Duration from the data's size and the bytes a second."""
    at = 12
    rate = 0
    for _ in range(64):
        head = window.at(at, 8)
        if len(head) < 8:
            return
        length = int.from_bytes(head[4:8], "little")
        if head[:4] == b"fmt ":
            rate = int.from_bytes(window.at(at + 16, 4), "little")
        elif head[:4] == b"data":
            if rate:
                info.duration = min(length, window.size - at - 8) / rate
            return
        at += 8 + length + (length & 1)
