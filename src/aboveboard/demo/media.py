"""Makes small pictures, a video and voice notes, with the metadata a camera writes.

Facts: EXIF 2.32 (CIPA DC-008) tags; ISO base media file format (ISO/IEC 14496-12) and QuickTime File Format (Apple)
boxes, with com.apple.quicktime.* keys in a `meta` box; Ogg (RFC 3533) and Opus (RFC 7845); Core Audio Format
(Apple).
"""

import io
import struct
from typing import NamedTuple

import pillow_heif
from PIL import Image, ImageDraw, TiffImagePlugin

from aboveboard.demo.moments import local, offset_text, utc, zone_minutes

MAC = 2_082_844_800  # seconds from 1904-01-01 to 1970-01-01, UTC


class Camera(NamedTuple):
    """What a phone writes about itself into its pictures."""

    make: str
    model: str
    software: str


class Place(NamedTuple):
    """A place of the story: WGS84 degrees, metres above the sea, IANA time zone."""

    name: str
    latitude: float
    longitude: float
    altitude: float
    zone: str


def _dms(value: float) -> tuple[TiffImagePlugin.IFDRational, ...]:
    units = round(abs(value) * 360_000)  # hundredths of a second of arc
    degrees, rest = divmod(units, 360_000)
    minutes, hundredths = divmod(rest, 6_000)
    rational = TiffImagePlugin.IFDRational
    return rational(degrees, 1), rational(minutes, 1), rational(hundredths, 100)


def exif(camera: Camera, moment: int, place: Place | None, *, offset: bool, minutes: int) -> Image.Exif:
    """Build EXIF: camera, local time and, where asked, its offset from UTC; the place with the satellites' time."""
    out = Image.Exif()
    when = local(moment, minutes)
    out[0x010F], out[0x0110], out[0x0131] = camera.make, camera.model, camera.software
    out[0x0112] = 1
    out[0x0132] = when.strftime("%Y:%m:%d %H:%M:%S")
    detail = out.get_ifd(0x8769)
    detail[0x9000] = b"0232"
    detail[0x9003] = detail[0x9004] = when.strftime("%Y:%m:%d %H:%M:%S")
    detail[0x9291] = f"{when.microsecond // 1000:03d}"
    if offset:
        detail[0x9010] = detail[0x9011] = detail[0x9012] = offset_text(minutes)
    detail[0x829A] = TiffImagePlugin.IFDRational(1, 120)
    detail[0x829D] = TiffImagePlugin.IFDRational(9, 5)
    detail[0x8827] = 80
    if place is not None:
        gps = out.get_ifd(0x8825)
        gps[1], gps[2] = "N" if place.latitude >= 0 else "S", _dms(place.latitude)
        gps[3], gps[4] = "E" if place.longitude >= 0 else "W", _dms(place.longitude)
        gps[5], gps[6] = b"\0", TiffImagePlugin.IFDRational(round(place.altitude * 10), 10)
        fix = utc(moment)
        gps[7] = tuple(TiffImagePlugin.IFDRational(part, 1) for part in (fix.hour, fix.minute, fix.second))
        gps[0x1D] = fix.strftime("%Y:%m:%d")
    return out


def picture(number: int, width: int, height: int) -> Image.Image:
    """Draw a small abstract picture: a sky, a sun and a hill; `number` decides their colours and places."""
    sky = ((37 * number) % 120 + 80, (61 * number) % 100 + 120, 230)
    image = Image.new("RGB", (width, height), sky)
    draw = ImageDraw.Draw(image)
    x, size = (number * 53) % width, height // 5
    draw.ellipse((x, size // 2, x + size, size // 2 + size), fill=(250, 220, (number * 29) % 160))
    ground = (40, (number * 17) % 90 + 90, 60)
    draw.polygon(
        [(0, height), (0, height * 2 // 3), (width // 2, height // 2), (width, height * 3 // 4), (width, height)],
        ground,
    )
    return image


def jpeg(number: int, tags: Image.Exif | None, width: int = 160, height: int = 120, quality: int = 70) -> bytes:
    """Encode a picture as JPEG with the tags given."""
    out = io.BytesIO()
    if tags is None:
        picture(number, width, height).save(out, "JPEG", quality=quality)
    else:
        picture(number, width, height).save(out, "JPEG", quality=quality, exif=tags)
    return out.getvalue()


def png(number: int, width: int = 117, height: int = 253) -> bytes:
    """Encode a picture as PNG without any metadata, as a screenshot."""
    out = io.BytesIO()
    picture(number, width, height).save(out, "PNG")
    return out.getvalue()


def heic(number: int, tags: Image.Exif, width: int = 160, height: int = 120) -> bytes:
    """Encode a picture as HEIC with the tags given."""
    out = io.BytesIO()
    encoded = pillow_heif.from_pillow(picture(number, width, height))
    encoded.save(out, quality=50, exif=tags.tobytes())  # pyright: ignore[reportUnknownMemberType]
    return out.getvalue()


def _box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", len(body) + 8, kind) + body


def _full(kind: bytes, *parts: bytes, version: int = 0, flags: int = 0) -> bytes:
    return _box(kind, struct.pack(">I", version << 24 | flags), *parts)


_MATRIX = struct.pack(">9i", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)


def iso6709(place: Place) -> str:
    """Write a place the way QuickTime does: +38.7139-009.1334+012.000/."""
    return f"{place.latitude:+08.4f}{place.longitude:+09.4f}{place.altitude:+08.3f}/"


def _location(place: Place) -> bytes:
    text = iso6709(place).encode()
    return _box(b"\xa9xyz", struct.pack(">2H", len(text), 0x15C7), text)


def _apple_meta(camera: Camera, moment: int, place: Place | None) -> bytes:
    when = local(moment, zone_minutes(moment, place.zone) if place else 0)
    values = [
        ("com.apple.quicktime.make", camera.make),
        ("com.apple.quicktime.model", camera.model),
        ("com.apple.quicktime.software", camera.software),
        ("com.apple.quicktime.creationdate", when.strftime("%Y-%m-%dT%H:%M:%S%z")),
    ]
    if place is not None:
        values.insert(0, ("com.apple.quicktime.location.ISO6709", iso6709(place)))
    keys = b"".join(_box(b"mdta", name.encode()) for name, _ in values)
    items = b"".join(
        _box(struct.pack(">I", n), _box(b"data", struct.pack(">2I", 1, 0), value.encode()))
        for n, (_, value) in enumerate(values, 1)
    )
    handler = _full(b"hdlr", b"\0\0\0\0mdta" + b"\0" * 14)
    return _box(b"meta", handler, _full(b"keys", struct.pack(">I", len(values)), keys), _box(b"ilst", items))


def movie(
    number: int, moment: int, place: Place | None, camera: Camera, *, seconds: int = 3, apple: bool = True
) -> bytes:
    """Make a short Motion JPEG video of two frames a second: a .mov with Apple's keys, or an MP4 with ©xyz."""
    width, height, scale, step = 160, 120, 600, 300
    frames = [jpeg(number + n, None, width, height, 40) for n in range(seconds * 2)]
    created = moment // 1000 + MAC
    length = len(frames) * step
    brand = (b"qt  ", b"qt  ") if apple else (b"isom", b"isomiso2mp41")
    head = _box(b"ftyp", brand[0], struct.pack(">I", 0x200), brand[1])
    data = _box(b"mdat", *frames)
    first = len(head) + 8
    offsets = [first + sum(map(len, frames[:n])) for n in range(len(frames))]
    entry = _box(
        b"jpeg",
        struct.pack(">6xH2H3I2H2IIH", 1, 0, 0, 0x6170706C, 0, 512, width, height, 0x480000, 0x480000, 0, 1),
        b"\x0cPhoto - JPEG".ljust(32, b"\0"),
        struct.pack(">Hh", 24, -1),
    )
    table = _box(
        b"stbl",
        _full(b"stsd", struct.pack(">I", 1), entry),
        _full(b"stts", struct.pack(">3I", 1, len(frames), step)),
        _full(b"stsc", struct.pack(">4I", 1, 1, 1, 1)),
        _full(b"stsz", struct.pack(">2I", 0, len(frames)), b"".join(struct.pack(">I", len(f)) for f in frames)),
        _full(b"stco", struct.pack(">I", len(frames)), b"".join(struct.pack(">I", o) for o in offsets)),
    )
    reference = _box(b"dinf", _full(b"dref", struct.pack(">I", 1), _full(b"url ", flags=1)))
    media = _box(
        b"mdia",
        _full(b"mdhd", struct.pack(">4I2H", created, created, scale, length, 0x55C4, 0)),
        _full(b"hdlr", b"mhlrvide" if apple else b"\0\0\0\0vide", b"\0" * 12 + b"\0"),
        _box(b"minf", _full(b"vmhd", struct.pack(">4H", 0, 0, 0, 0), flags=1), reference, table),
    )
    header = struct.pack(">5I8x2hH2x", created, created, 1, 0, length, 0, 0, 0)
    track = _full(b"tkhd", header, _MATRIX, struct.pack(">2I", width << 16, height << 16), flags=7)
    tail = _apple_meta(camera, moment, place) if apple else b""
    if place is not None:
        tail += _box(b"udta", _location(place))
    whole = struct.pack(">4IiH10x", created, created, scale, length, 0x10000, 0x100)
    moov = _box(
        b"moov", _full(b"mvhd", whole, _MATRIX, b"\0" * 24, struct.pack(">I", 2)), _box(b"trak", track, media), tail
    )
    return head + data + moov


def _ogg_crc(data: bytes) -> int:
    crc = 0
    for byte in data:
        crc ^= byte << 24
        for _ in range(8):
            crc = (crc << 1 ^ 0x04C11DB7) & 0xFFFFFFFF if crc & 0x80000000 else crc << 1
    return crc


def _ogg_page(packets: list[bytes], *, flags: int, granule: int, serial: int, number: int) -> bytes:
    sizes = bytes(len(p) for p in packets)
    head = struct.pack("<4sBBqIII", b"OggS", 0, flags, granule, serial, number, 0) + bytes([len(sizes)]) + sizes
    body = head + b"".join(packets)
    return body[:22] + struct.pack("<I", _ogg_crc(body)) + body[26:]


def opus(seconds: int) -> bytes:
    """Make a voice note of silence as Ogg Opus (20 ms packets); at most five seconds fit its one page."""
    packets = [b"\xf8\xff\xfe"] * min(seconds * 50, 250)
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 312, 16_000, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", 10) + b"aboveboard" + struct.pack("<I", 0)
    return (
        _ogg_page([head], flags=2, granule=0, serial=7, number=0)
        + _ogg_page([tags], flags=0, granule=0, serial=7, number=1)
        + _ogg_page(packets, flags=4, granule=len(packets) * 960, serial=7, number=2)
    )


def caf(seconds: int) -> bytes:
    """Make a voice note of silence as Core Audio Format, 8 kHz, 16 bits, one channel."""
    desc = struct.pack(">d4s5I", 8000.0, b"lpcm", 0, 2, 1, 1, 16)
    sound = b"\0\0\0\0" + b"\0" * (8000 * 2 * seconds)
    return (
        b"caff\0\1\0\0"
        + b"desc"
        + struct.pack(">q", len(desc))
        + desc
        + b"data"
        + struct.pack(">q", len(sound))
        + sound
    )
