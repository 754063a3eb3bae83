"""Pictures, films and papers that promise more than they hold, or hold more than they promise."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

from tests.hostile.attack import NOBODY, READ, Attack, attack, found_in, size

_IOS = "private/var/mobile/Media/DCIM/100APPLE"
HOSTILE_TEXT = "=cmd|' /C calc'!A0<script>alert(1)</script>\u202egnp"


def _saved(form: str, side: int = 8, **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side), (200, 30, 30)).save(out, form, **options)  # pyright: ignore[reportArgumentType]
    return out.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    """A part of a PNG file."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def box(kind: bytes, *parts: bytes) -> bytes:
    """A box of an MP4 or HEIC file."""
    body = b"".join(parts)
    return struct.pack(">I4s", len(body) + 8, kind) + body


@attack(f"{_IOS}/BOMB0001.PNG", "A PNG of 100,000 by 100,000 points in a few kilobytes", READ, records=1)
def png_bomb() -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 100_000, 100_000, 8, 0, 0, 0, 0))
    packed = zlib.compressobj(9)
    rows = b"".join(packed.compress(bytes(100_001) * 10) for _ in range(size(20, 2_000))) + packed.flush()
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@attack(f"{_IOS}/BOMB0002.PNG", "A PNG whose texts and colour profile unpack to gigabytes", READ, records=1)
def png_texts() -> bytes:
    bomb = zlib.compress(bytes(size(30, 1000) << 20), 9)
    parts = chunk(b"iCCP", b"x\0\0" + bomb) + b"".join(chunk(b"zTXt", b"k%d\0\0" % n + bomb) for n in range(20))
    plain = _saved("PNG")
    return plain[:33] + parts + plain[33:]


@attack(f"{_IOS}/BOMB0003.JPG", "A JPEG of 65,535 by 65,535 points without any", READ, records=1)
def jpeg_size() -> bytes:
    data = _saved("JPEG")
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + b"\xff\xff\xff\xff" + data[at + 4 :]


@attack(f"{_IOS}/BOMB0004.JPG", "A JPEG of nothing but empty segments", READ, records=1)
def jpeg_segments() -> bytes:
    return b"\xff\xd8" + b"\xff\xe1\x00\x02" * size(200_000, 5_000_000) + b"\xff\xd9"


@attack(f"{_IOS}/BOMB0005.JPG", "EXIF whose texts want to be formula, script and another direction", READ, records=1)
def exif_texts() -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    for tag in (0x010F, 0x0110, 0x0131, 0x010E, 0x013B, 0x8298):
        exif[tag] = HOSTILE_TEXT
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=exif)
    return out.getvalue()


@attack(
    f"{_IOS}/BOMB0006.JPG", "EXIF directories that follow each other in a circle and count billions", READ, records=1
)
def exif_circle() -> bytes:
    entry = struct.pack("<HHII", 0x8769, 4, 1, 8) + struct.pack("<HHII", 0x9286, 7, 0xFFFFFFFF, 8)
    body = b"Exif\0\0II*\0" + struct.pack("<I", 8) + struct.pack("<H", 2) + entry + struct.pack("<I", 8)
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(body) + 2) + body + b"\xff\xd9"


@attack(f"{_IOS}/BOMB0007.GIF", "A GIF of a hundred thousand pictures, each said to be 65,535 wide", READ, records=1)
def gif_frames() -> bytes:
    frame = b"\x21\xf9\x04\0\0\0\0\0\x2c\0\0\0\0\xff\xff\xff\xff\0\x02\x02\x44\x01\0"
    return b"GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff" + frame * size(20_000, 1_000_000) + b"\x3b"


@attack(f"{_IOS}/BOMB0008.WEBP", "A WebP that says it is 16,777,216 points wide and 4 GB long", READ, records=1)
def webp_size() -> bytes:
    return (
        b"RIFF\xff\xff\xff\xffWEBPVP8X" + struct.pack("<I", 10) + b"\x3e\0\0\0" + b"\xff" * 6 + b"ANMF\xff\xff\xff\xff"
    )


@attack(f"{_IOS}/BOMB0009.HEIC", "A HEIC of 65,535 items on 2^31 points", READ, records=1)
def heic_items() -> bytes:
    infe = b"".join(
        box(b"infe", b"\2\0\0\0" + struct.pack(">HH4s", n & 0xFFFF, 0, b"grid") + b"\0") for n in range(20_000)
    )
    iloc = struct.pack(">IBBH", 1 << 24, 0x88, 0x88, 0xFFFF) + b"\xff" * 2000
    ispe = box(b"ispe", bytes(4) + b"\xff" * 8)
    meta = box(
        b"meta", bytes(4), box(b"iinf", b"\0\0\0\0\xff\xff", infe), box(b"iloc", iloc), box(b"iprp", box(b"ipco", ispe))
    )
    return box(b"ftyp", b"heic\0\0\0\0heicmif1") + meta


@attack(f"{_IOS}/BOMB0010.MOV", "A film of boxes within each other, of lengths 0, 1 and 2^64", READ, records=1)
def movie_boxes() -> bytes:
    deep = b""
    for _ in range(2_000):
        deep = box(b"moov" if len(deep) % 2 else b"trak", deep)
    return box(b"ftyp", b"qt  \0\0\0\0qt  ") + deep + struct.pack(">I4sQ", 1, b"mdat", (1 << 64) - 1) + bytes(64)


@attack(f"{_IOS}/BOMB0011.MP4", "A film that counts 4,294,967,295 samples over all time", READ, records=1)
def movie_counts() -> bytes:
    mvhd = box(b"mvhd", b"\1\0\0\0" + b"\xff" * 28 + bytes(80))
    stts = box(b"stts", bytes(4) + b"\xff\xff\xff\xff" + b"\xff" * 4000)
    trak = box(b"trak", box(b"mdia", box(b"minf", box(b"stbl", stts, box(b"stco", bytes(4) + b"\xff\xff\xff\xff")))))
    return box(b"ftyp", b"mp42\0\0\0\0mp42") + box(b"moov", mvhd, trak * 200) + box(b"mdat", bytes(100))


@attack(f"{_IOS}/BOMB0012.TIF", "A TIFF that holds a million directories", READ, records=1)
def tiff_directories() -> bytes:
    many = size(20_000, 1_000_000)
    return b"II*\0" + struct.pack("<I", 8) + b"".join(struct.pack("<HI", 0, 8 + 6 * (n + 1)) for n in range(many))


@attack(
    "private/var/mobile/Media/Downloads/papers.pdf",
    "A PDF of streams packed in each other, scripts and a circle of pages",
    NOBODY,
)
def pdf_bomb() -> bytes:
    once = zlib.compress(bytes(size(20, 500) << 20), 9)
    bomb = zlib.compress(once, 9)
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2147483647>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 1000000000 1000000000]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Filter[/FlateDecode/FlateDecode]/Length "
        + str(len(bomb)).encode()
        + b">>stream\n"
        + bomb
        + b"\nendstream endobj\ntrailer<</Root 1 0 R/Size 2147483647>>\n%%EOF\n"
    )


@attack("private/var/mobile/Media/Downloads/drawing.svg", "An SVG with scripts, entities and addresses", NOBODY)
def svg_script() -> bytes:
    return (
        b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b'<svg xmlns="http://www.w3.org/2000/svg" width="100000" height="100000" onload="alert(1)">'
        b'<script>alert(1)</script><image href="http://127.0.0.1:9/x.png"/><text>&x;</text></svg>'
    )


ATTACKS: tuple[Attack, ...] = found_in(globals())
