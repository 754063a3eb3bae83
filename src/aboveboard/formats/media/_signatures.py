"""File types by their first bytes.

Sources: the formats' own specifications; https://www.iana.org/assignments/media-types for names; ISO base media
brands: https://mp4ra.org.
"""

from __future__ import annotations

import re
from typing import Final

HEAD: Final = 64
"""Bytes that tell most types; a tar archive needs 262, MPEG-TS 189."""

_BRANDS: Final = {
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"heim": "image/heic",
    b"heis": "image/heic",
    b"hevc": "image/heic-sequence",
    b"hevx": "image/heic-sequence",
    b"mif1": "image/heif",
    b"mif2": "image/heif",
    b"msf1": "image/heif-sequence",
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"qt  ": "video/quicktime",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"M4P ": "audio/mp4",
    b"M4V ": "video/x-m4v",
    b"crx ": "image/x-canon-cr3",
    b"jp2 ": "image/jp2",
    b"jxl ": "image/jxl",
}
_STILL_BRANDS: Final = frozenset((b"mif1", b"mif2", b"msf1"))

_RIFF: Final = {b"WEBP": "image/webp", b"AVI ": "video/x-msvideo", b"WAVE": "audio/wav"}

# By the first four bytes; longer signatures with the same start are told apart in _LONGER.
_FOUR: Final[dict[bytes, str]] = {
    b"\xff\xd8\xff\xe0": "image/jpeg",
    b"\xff\xd8\xff\xe1": "image/jpeg",
    b"\x89PNG": "image/png",
    b"GIF8": "image/gif",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
    b"IIRO": "image/x-olympus-orf",
    b"IIRS": "image/x-olympus-orf",
    b"MMOR": "image/x-olympus-orf",
    b"IIU\0": "image/x-panasonic-rw2",
    b"8BPS": "image/vnd.adobe.photoshop",
    b"\x00\x00\x01\x00": "image/x-icon",
    b"\xabKTX": "image/ktx",
    b"\x13\xab\xa1\x5c": "image/astc",
    b"OggS": "audio/ogg",
    b"caff": "audio/x-caf",
    b"fLaC": "audio/flac",
    b"FORM": "audio/aiff",
    b"MThd": "audio/midi",
    b"\x1aE\xdf\xa3": "video/x-matroska",
    b"FLV\x01": "video/x-flv",
    b"0&\xb2u": "video/x-ms-asf",
    b"\x00\x00\x01\xba": "video/mpeg",
    b"\x00\x00\x01\xb3": "video/mpeg",
    b"%PDF": "application/pdf",
    b"PK\x03\x04": "application/zip",
    b"PK\x05\x06": "application/zip",
    b"BZh9": "application/x-bzip2",
    b"\xfd7zX": "application/x-xz",
    b"7z\xbc\xaf": "application/x-7z-compressed",
    b"Rar!": "application/vnd.rar",
    b"(\xb5/\xfd": "application/zstd",
    b'\x04"M\x18': "application/x-lz4",
    b"bvx2": "application/x-lzfse",
    b"bvxn": "application/x-lzfse",
    b"bvx-": "application/x-lzfse",
    b"ABX\0": "application/x-android-binary-xml",
    b"\x7fELF": "application/x-elf",
    b"dex\n": "application/vnd.android.dex",
    b"\xcf\xfa\xed\xfe": "application/x-mach-binary",
    b"\xce\xfa\xed\xfe": "application/x-mach-binary",
    b"\xca\xfe\xba\xbe": "application/x-mach-binary",
    b"\xd0\xcf\x11\xe0": "application/x-ole-storage",
    b"{\\rt": "application/rtf",
    b"wOFF": "font/woff",
    b"wOF2": "font/woff2",
    b"OTTO": "font/otf",
    b"\x00\x01\x00\x00": "font/ttf",
    b"true": "font/ttf",
}

# By the first four bytes, several candidates: (whole signature, type).
_LONGER: Final[dict[bytes, tuple[tuple[bytes, str], ...]]] = {
    b"SQLi": ((b"SQLite format 3\0", "application/vnd.sqlite3"),),
    b"bpli": ((b"bplist0", "application/x-bplist"),),
    b"<?xm": ((b"<?xml", "application/xml"),),
    b"<!DO": ((b"<!DOCTYPE plist", "application/xml"), (b"<!DOCTYPE html", "text/html")),
    b"<!do": ((b"<!doctype html", "text/html"),),
    b"<htm": ((b"<html", "text/html"),),
    b"<svg": ((b"<svg", "image/svg+xml"),),
    b"<pli": ((b"<plist", "application/xml"),),
    b"<map": ((b"<map>", "application/xml"),),
    b"\xef\xbb\xbf<": ((b"\xef\xbb\xbf<?xml", "application/xml"),),
    b"#!AM": ((b"#!AMR\n", "audio/amr"), (b"#!AMR-WB\n", "audio/amr-wb")),
    b"#!SI": ((b"#!SILK", "audio/silk"),),
    # Headers with which mail servers and programs begin a message (RFC 5322 sets no order).
    b"Retu": ((b"Return-Path: <", "message/rfc822"), (b"Return-path: <", "message/rfc822")),
    b"Rece": ((b"Received: from ", "message/rfc822"), (b"Received: by ", "message/rfc822")),
    b"Deli": ((b"Delivered-To: ", "message/rfc822"),),
    b"MIME": ((b"MIME-Version: 1.0", "message/rfc822"),),
    b"Mess": ((b"Message-ID: <", "message/rfc822"), (b"Message-Id: <", "message/rfc822")),
    b"\x02#!S": ((b"\x02#!SILK_V3", "audio/silk"),),
    b"BEGI": ((b"BEGIN:VCARD", "text/vcard"), (b"BEGIN:VCALENDAR", "text/calendar")),
    b"ANDR": ((b"ANDROID BACKUP\n", "application/x-android-backup"),),
    b"\x04\x0bst": ((b"\x04\x0bstreamtyped", "application/x-typedstream"),),
    b"\x00\x00\x00\x0c": (
        (b"\0\0\0\x0cjP  \r\n\x87\n", "image/jp2"),
        (b"\0\0\0\x0cJXL \r\n\x87\n", "image/jxl"),
    ),
    b"FUJI": ((b"FUJIFILMCCD-RAW", "image/x-fuji-raf"),),
    b"SEGB": ((b"SEGB", "application/x-segb"),),
    b"!<ar": ((b"!<arch>\n", "application/x-archive"),),
}

_THREE: Final[dict[bytes, str]] = {
    b"\xff\xd8\xff": "image/jpeg",
    b"ID3": "audio/mpeg",
    b"BZh": "application/x-bzip2",
    b"\x1f\x8b\x08": "application/gzip",
}

# The first two bytes of MPEG audio frames: layer III of MPEG 1, 2, 2.5; ADTS frames are AAC.
_TWO: Final[dict[bytes, str]] = {
    b"\xff\xfb": "audio/mpeg",
    b"\xff\xfa": "audio/mpeg",
    b"\xff\xf3": "audio/mpeg",
    b"\xff\xf2": "audio/mpeg",
    b"\xff\xe3": "audio/mpeg",
    b"\xff\xf1": "audio/aac",
    b"\xff\xf9": "audio/aac",
    b"\xff\xf0": "audio/aac",
    b"\xff\x0a": "image/jxl",
}

# QuickTime files from before 'ftyp', and such as lost it.
_ATOMS: Final = frozenset((b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"))
_SHORT_STARTS: Final = frozenset(b"\xffI\x1fBG<\xef\xfe \t\r\n")
_BITMAP_HEADERS: Final = frozenset((12, 16, 40, 52, 56, 64, 108, 124))


def _brand(head: bytes) -> str:
    major = head[8:12]
    kind = _BRANDS.get(major)
    if major in _STILL_BRANDS:
        # 'mif1' says only 'an image'; the compatible brands say which.
        for at in range(16, min(len(head), int.from_bytes(head[:4])), 4):
            other = head[at : at + 4]
            if other in _BRANDS and other not in _STILL_BRANDS:
                return _BRANDS[other]
    if kind is not None:
        return kind
    if major[:3] == b"3gp":
        return "video/3gpp"
    return "video/3gpp2" if major[:3] == b"3g2" else "video/mp4"


# The line before each message of an mbox file (RFC 4155): an address, and a date that begins with the day.
_MBOX: Final = re.compile(rb"From [^ \r\n]{1,200} {1,2}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ")


def _ambiguous(head: bytes, four: bytes) -> str | None:
    """Types whose signature is short, or stands further in."""
    longer = _LONGER.get(four)
    if longer is not None:
        for signature, kind in longer:
            if head.startswith(signature):
                return kind
    if four == b"From" and _MBOX.match(head):
        return "application/mbox"
    if head[4:8] in _ATOMS:
        return "video/quicktime"
    if head[16:20] == b"T-DB":
        return "application/x-realm"
    if head[257:262] == b"ustar":
        return "application/x-tar"
    # Most files of no known type are done here.
    return _short(head, four) if four[0] in _SHORT_STARTS else None


def _short(head: bytes, four: bytes) -> str | None:
    """Types whose signature has less than four bytes."""
    kind = _THREE.get(four[:3]) or _TWO.get(four[:2])
    if kind is not None:
        return kind
    if four[:2] == b"BM" and len(head) >= 18 and int.from_bytes(head[14:18], "little") in _BITMAP_HEADERS:
        return "image/bmp"
    if four[:1] == b"G":
        return "video/mp2t" if head[188:189] == b"G" else None
    return _markup(head)


def _markup(head: bytes) -> str | None:
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\0", b"")[:16].lower()
    if start.startswith(b"<?xml"):
        return "application/xml"
    return "text/html" if start.startswith((b"<html", b"<!doctype html")) else None


def sniff(head: bytes) -> str | None:
    """Media type of a file from its first bytes (64 suffice for most, 262 for all), or None where they tell nothing.

    By content only; names are never looked at. A zip is 'application/zip' whatever it holds.
    """
    four = head[:4]
    if head[4:8] == b"ftyp":
        return _brand(head)
    kind = _FOUR.get(four)
    if kind is None:
        if four == b"RIFF":
            return _RIFF.get(head[8:12])
        return _ambiguous(head, four) if four else None
    if four == b"OggS":
        if head[28:35] == b"\x80theora":
            return "video/ogg"
        return "audio/opus" if head[28:36] == b"OpusHead" else kind
    if four == b"\x1aE\xdf\xa3" and b"webm" in head[:64]:
        return "video/webm"
    if four == b"FORM" and head[8:12] not in (b"AIFF", b"AIFC"):
        return None
    return kind
