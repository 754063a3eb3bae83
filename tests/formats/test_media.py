"""Media files: pictures written by Pillow, videos and odd EXIF by hand; damage must cost only what it hits."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pillow_heif
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from aboveboard.formats import media
from aboveboard.formats.media import BytesReader, MediaInfo

CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


def read(data: bytes) -> MediaInfo:
    return media.read(BytesReader(data))


# EXIF by hand


def rational(*values: float) -> bytes:
    return b"".join(struct.pack(">II", round(value * 10_000), 10_000) for value in values)


Value = tuple[int, int, bytes]
SHORT, ASCII, RATIONAL, UNDEFINED, LONG = 3, 2, 5, 7, 4


def ascii_(text: str) -> Value:
    raw = text.encode() + b"\0"
    return ASCII, len(raw), raw


def directory(tags: dict[int, Value], at: int, following: int = 0) -> bytes:
    """One big-endian directory to stand at `at`, its values behind it."""
    body = struct.pack(">H", len(tags))
    values = b""
    values_at = at + 2 + 12 * len(tags) + 4
    for tag, (kind, count, raw) in sorted(tags.items()):
        if len(raw) <= 4:
            body += struct.pack(">HHI4s", tag, kind, count, raw)
        else:
            body += struct.pack(">HHII", tag, kind, count, values_at + len(values))
            values += raw + b"\0" * (len(raw) % 2)
    return body + struct.pack(">I", following) + values


def tiff(
    first: dict[int, Value] | None = None,
    exif: dict[int, Value] | None = None,
    gps: dict[int, Value] | None = None,
) -> bytes:
    out = bytearray(b"MM\0*\0\0\0\x08")
    tags = dict(first or {})
    size = len(directory({**tags, 0x8769: (LONG, 1, b"\0" * 4), 0x8825: (LONG, 1, b"\0" * 4)}, 8))
    exif_block = directory(exif or {}, 8 + size)
    tags[0x8769] = (LONG, 1, struct.pack(">I", 8 + size))
    tags[0x8825] = (LONG, 1, struct.pack(">I", 8 + size + len(exif_block)))
    out += directory(tags, 8) + exif_block + directory(gps or {}, 8 + size + len(exif_block))
    return bytes(out)


FRAME = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 480, 640) + b"\x01\x01\x11\x00"


def jpeg(exif: bytes) -> bytes:
    block = b"Exif\0\0" + exif
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(block) + 2) + block + FRAME + b"\xff\xda\x00\x02data\xff\xd9"


GPS: dict[int, Value] = {
    1: ascii_("S"),
    2: (RATIONAL, 3, rational(33, 51, 24.36)),
    3: ascii_("E"),
    4: (RATIONAL, 3, rational(151, 12, 40.5)),
    5: (1, 1, b"\1"),
    6: (RATIONAL, 1, rational(12.5)),
    7: (RATIONAL, 3, rational(5, 21, 25.5)),
    29: ascii_("2021:04:14"),
    31: (RATIONAL, 1, rational(4.25)),
}
APPLE_NOTE = b"Apple iOS\0\0\x01MM" + directory(
    {0x11: ascii_("1745E022-9712-43C7-B024-F308EC6413CB"), 1: (9, 1, b"\0" * 4)}, 14
)
EXIF: dict[int, Value] = {
    0x9003: ascii_("2021:04:14 15:21:25"),
    0x9004: ascii_("2022:01:01 00:00:00"),
    0x9011: ascii_("+10:00"),
    0x9291: ascii_("123"),
    0x927C: (UNDEFINED, len(APPLE_NOTE), APPLE_NOTE),
    0xA434: ascii_("back camera 4.25mm f/1.8"),
}
FIRST: dict[int, Value] = {
    0x010F: ascii_("Example"),
    0x0110: ascii_("Phone 1"),
    0x0112: (SHORT, 1, struct.pack(">H", 6)),
    0x0131: ascii_("15.1"),
    0x0132: ascii_("2021:04:15 08:00:00"),
}
FULL = jpeg(tiff(FIRST, EXIF, GPS))


def test_everything_a_phone_writes() -> None:
    info = read(FULL)
    assert (info.mime, info.width, info.height, info.orientation) == ("image/jpeg", 640, 480, 6)
    assert (info.make, info.model, info.software, info.lens) == (
        "Example",
        "Phone 1",
        "15.1",
        "back camera 4.25mm f/1.8",
    )
    assert (info.captured, info.captured_subsec, info.captured_offset) == ("2021:04:14 15:21:25", "123", "+10:00")
    assert info.captured_from == "DateTimeOriginal"
    assert info.modified == "2021:04:15 08:00:00"
    reading = info.captured_reading()
    assert reading is not None
    assert reading.utc_us == 1618377685_123000
    assert info.latitude == pytest.approx(-(33 + 51 / 60 + 24.36 / 3600), abs=1e-9)
    assert info.longitude == pytest.approx(151 + 12 / 60 + 40.5 / 3600, abs=1e-9)
    assert (info.altitude, info.accuracy) == (-12.5, 4.25)
    assert info.gps_utc_us == 1618377685_500000
    assert info.content_id == "1745E022-9712-43C7-B024-F308EC6413CB"
    assert info.warnings == ()


def test_ranges_are_the_bytes_of_the_values() -> None:
    info = read(FULL)
    for name, (start, length) in info.ranges.items():
        piece = FULL[start : start + length]
        if name in ("latitude", "longitude"):
            assert piece == GPS[2 if name == "latitude" else 4][2]
        else:
            assert piece.rstrip(b"\0").decode() == getattr(info, name)
    assert {"captured", "captured_offset", "make", "content_id", "latitude"} <= set(info.ranges)


def test_time_without_offset_stays_local() -> None:
    reading = read(jpeg(tiff(FIRST, {0x9003: EXIF[0x9003]}))).captured_reading()
    assert reading is not None
    assert reading.is_local


def test_unset_clock_falls_back_and_is_said() -> None:
    info = read(jpeg(tiff(FIRST, {0x9003: ascii_("0000:00:00 00:00:00"), 0x9004: EXIF[0x9004], 0x9011: EXIF[0x9011]})))
    assert (info.captured, info.captured_from) == ("2022:01:01 00:00:00", "DateTimeDigitized")
    assert info.captured_offset is None  # the offset of another time is not this one's
    assert "DateTimeOriginal" in info.warnings[0]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({1: None}, "hemisphere"),
        ({1: ascii_("X")}, "hemisphere"),
        ({2: (RATIONAL, 3, b"\0" * 24)}, "not a number"),
        ({2: (RATIONAL, 3, rational(133, 0, 0))}, "out of range"),
        ({4: (RATIONAL, 3, struct.pack(">6I", 2**32 - 1, 1, 0, 1, 0, 1))}, "out of range"),
    ],
)
def test_broken_positions_are_left_out_and_said(change: dict[int, Value | None], says: str) -> None:
    tags = {tag: value for tag, value in {**GPS, **change}.items() if value is not None}
    info = read(jpeg(tiff(FIRST, {}, tags)))
    assert (info.latitude, info.longitude) == (None, None)
    assert any(says in warning for warning in info.warnings)
    assert info.model == "Phone 1"


def test_missing_minutes_and_zero_positions() -> None:
    tags = {**GPS, 2: (RATIONAL, 3, rational(33.5) + b"\0" * 16)}
    assert read(jpeg(tiff(FIRST, {}, tags))).latitude == -33.5
    tags = {**GPS, 2: (RATIONAL, 3, rational(0, 0, 0)), 4: (RATIONAL, 3, rational(0, 0, 0))}
    info = read(jpeg(tiff(FIRST, {}, tags)))
    assert (info.latitude, info.longitude) == (0, 0)
    assert "0, 0" in info.warnings[0]


# Pictures by Pillow


@pytest.mark.parametrize(
    ("form", "mime"),
    [
        ("JPEG", "image/jpeg"),
        ("PNG", "image/png"),
        ("WEBP", "image/webp"),
        ("GIF", "image/gif"),
        ("BMP", "image/bmp"),
        ("TIFF", "image/tiff"),
        ("HEIF", "image/heic"),
        ("AVIF", "image/avif"),
    ],
)
def test_formats_that_pillow_writes(form: str, mime: str) -> None:
    pillow_heif.register_heif_opener()
    exif = Image.Exif()
    exif[0x010F] = "Example"
    exif[0x0132] = "2021:04:14 05:21:25"
    out = io.BytesIO()
    try:
        Image.new("RGB", (64, 48), "red").save(out, form, exif=exif.tobytes())
    except (OSError, KeyError, RuntimeError) as error:
        pytest.skip(f"this Pillow cannot write {form}: {error}")
    info = read(out.getvalue())
    assert (info.mime, info.width, info.height) == (mime, 64, 48)
    assert info.warnings == ()
    if form not in ("GIF", "BMP"):
        assert info.make == "Example"
        start, length = info.ranges["make"]
        assert out.getvalue()[start : start + length].rstrip(b"\0") == b"Example"


@pytest.mark.parametrize("lossless", [True, False])
def test_plain_webp(lossless: bool) -> None:
    out = io.BytesIO()
    Image.new("RGB", (300, 17), "red").save(out, "WEBP", lossless=lossless)
    assert (read(out.getvalue()).width, read(out.getvalue()).height) == (300, 17)


def test_thumbnail_range() -> None:
    thumb = b"\xff\xd8thumbnail\xff\xd9"
    head = b"MM\0*\0\0\0\x08"
    first = directory({0x010F: ascii_("Example")}, 8)
    second_at = 8 + len(first)
    empty = directory({0x0201: (LONG, 1, b"\0" * 4), 0x0202: (LONG, 1, b"\0" * 4)}, second_at)
    thumb_at = second_at + len(empty)
    tags = {0x0201: (LONG, 1, struct.pack(">I", thumb_at)), 0x0202: (LONG, 1, struct.pack(">I", len(thumb)))}
    block = head + directory({0x010F: ascii_("Example")}, 8, second_at) + directory(tags, second_at) + thumb
    data = jpeg(block)
    info = read(data)
    assert info.thumbnail is not None
    start, length = info.thumbnail
    assert data[start : start + length] == thumb
    cut = read(jpeg(block[:-3]))
    assert cut.thumbnail is None
    assert "thumbnail" in cut.warnings[0]


# Videos by hand


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I", 8 + len(body)) + kind + body


def full(kind: bytes, *parts: bytes, version: int = 0) -> bytes:
    return box(kind, bytes([version, 0, 0, 0]), *parts)


IDENTITY = (65536, 0, 0, 0, 65536, 0, 0, 0, 1 << 30)
QUARTER = (0, 65536, 0, -65536, 0, 0, 0, 0, 1 << 30)
CREATED = 1618377685 + 2082844800


def track(handler: bytes, codec: bytes, matrix: tuple[int, ...] = IDENTITY) -> bytes:
    visual = b"\0" * 6 + b"\0\1" + b"\0" * 16 + struct.pack(">HH", 1920, 1080) + b"\0" * 50
    entry = struct.pack(">I", 8 + len(visual)) + codec + visual
    return box(
        b"trak",
        full(
            b"tkhd",
            struct.pack(">IIIII", CREATED, CREATED, 1, 0, 900),
            b"\0" * 16,
            struct.pack(">9i", *matrix),
            b"\0" * 8,
        ),
        box(
            b"mdia",
            full(b"mdhd", struct.pack(">IIII", CREATED, CREATED, 600, 900), b"\0" * 4),
            full(b"hdlr", b"mhlr" + handler, b"\0" * 12),
            box(b"minf", box(b"stbl", full(b"stsd", struct.pack(">I", 1), entry), full(b"stts", b"\0" * 4))),
        ),
    )


def metadata(keys: dict[str, bytes]) -> bytes:
    names = b"".join(struct.pack(">I", 8 + len(key)) + b"mdta" + key.encode() for key in keys)
    items = b"".join(
        box(struct.pack(">I", number), box(b"data", struct.pack(">II", 1, 0), value))
        for number, value in enumerate(keys.values(), start=1)
    )
    return box(
        b"meta",
        full(b"hdlr", b"\0" * 4 + b"mdta" + b"\0" * 12),
        full(b"keys", struct.pack(">I", len(keys)), names),
        box(b"ilst", items),
    )


MVHD = full(b"mvhd", struct.pack(">IIII", CREATED, CREATED, 600, 900), b"\0" * 80)
KEYS = {
    "com.apple.quicktime.location.ISO6709": b"+47.3769+008.5417+408.000/",
    "com.apple.quicktime.creationdate": b"2021-04-14T07:21:25+0200",
    "com.apple.quicktime.make": b"Apple",
    "com.apple.quicktime.model": b"iPhone 12",
    "com.apple.quicktime.software": b"14.4.2",
    "com.apple.quicktime.content.identifier": b"1745E022-9712-43C7-B024-F308EC6413CB",
    "com.apple.quicktime.location.accuracy.horizontal": b"14.5",
}
MOVIE = (
    box(b"ftyp", b"qt  \0\0\0\0qt  ")
    + box(b"wide")
    + box(b"mdat", b"\0" * 200_000)
    + box(b"moov", MVHD, track(b"vide", b"hvc1", QUARTER), track(b"soun", b"mp4a"), metadata(KEYS))
)


def test_quicktime_of_a_live_photo() -> None:
    info = read(MOVIE)
    assert (info.mime, info.width, info.height, info.orientation) == ("video/quicktime", 1920, 1080, 6)
    assert info.codecs == ("hvc1", "mp4a")
    assert info.duration == 1.5
    assert info.created_utc_us == 1618377685_000000
    assert info.captured == "2021-04-14T07:21:25+0200"
    reading = info.captured_reading()
    assert reading is not None
    assert (reading.utc_us, reading.offset_s) == (1618377685_000000, 7200)
    assert (info.latitude, info.longitude, info.altitude, info.accuracy) == (47.3769, 8.5417, 408.0, 14.5)
    assert (info.make, info.model, info.software) == ("Apple", "iPhone 12", "14.4.2")
    assert info.content_id == "1745E022-9712-43C7-B024-F308EC6413CB"
    assert info.warnings == ()
    start, length = info.ranges["captured"]
    assert MOVIE[start : start + length] == b"2021-04-14T07:21:25+0200"
    start, length = info.ranges["created_utc_us"]
    assert MOVIE[start : start + length] == struct.pack(">I", CREATED)


def test_android_place_and_64_bit_boxes() -> None:
    place = b"+37.4220-122.0841/"
    moov = box(
        b"moov",
        full(b"mvhd", struct.pack(">QQIQ", CREATED, CREATED, 1000, 2500), b"\0" * 80, version=1),
        track(b"vide", b"avc1"),
        box(b"udta", box(b"\xa9xyz", struct.pack(">HH", len(place), 0x15C7), place)),
    )
    mdat = struct.pack(">I", 1) + b"mdat" + struct.pack(">Q", 16 + 100) + b"\0" * 100
    info = read(box(b"ftyp", b"mp42\0\0\0\0isommp42") + mdat + moov)
    assert (info.mime, info.duration, info.orientation) == ("video/mp4", 2.5, 1)
    assert (info.latitude, info.longitude) == (37.422, -122.0841)
    assert info.created_utc_us == 1618377685_000000


def test_3gpp_location_and_fragments() -> None:
    loci = full(
        b"loci", b"\x15\xc7Home\0\0" + struct.pack(">3i", round(8.5 * 65536), round(-47.25 * 65536), 400 * 65536)
    )
    zero = full(b"mvhd", struct.pack(">IIII", 0, 0, 1000, 0), b"\0" * 80)
    mehd = box(b"mvex", full(b"mehd", struct.pack(">I", 7000)))
    info = read(box(b"ftyp", b"3gp5\0\0\0\0") + box(b"moov", zero, mehd, box(b"udta", loci)) + box(b"moof", b"\0" * 10))
    assert (info.mime, info.duration, info.created_utc_us) == ("video/3gpp", 7.0, None)
    assert (info.latitude, info.longitude, info.altitude) == (-47.25, 8.5, 400.0)


def test_indexed_fragments_give_the_duration() -> None:
    zero = full(b"mvhd", struct.pack(">IIII", 0, 0, 1000, 0), b"\0" * 80)
    references = b"".join(struct.pack(">III", 100, 2500, 0) for _ in range(3))
    sidx = full(b"sidx", struct.pack(">IIIIHH", 1, 1000, 0, 0, 0, 3), references)
    info = read(box(b"ftyp", b"dash\0\0\0\0") + sidx + box(b"moov", zero, track(b"vide", b"avc1")) + box(b"moof"))
    assert info.duration == 7.5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("+48.8577+002.295/", (48.8577, 2.295)),
        ("+4851.46+00217.7/", (48 + 51.46 / 60, 2 + 17.7 / 60)),
        ("-485127.6-0021742+35CRSWGS_84/", (-(48 + 51 / 60 + 27.6 / 3600), -(2 + 17 / 60 + 42 / 3600))),
        ("+99.0+002.0/", None),
        ("nowhere", None),
    ],
)
def test_places_as_text(text: str, expected: tuple[float, float] | None) -> None:
    info = read(box(b"ftyp", b"qt  ") + box(b"moov", metadata({"com.apple.quicktime.location.ISO6709": text.encode()})))
    if expected is None:
        assert info.latitude is None
        assert info.warnings
    else:
        assert (info.latitude, info.longitude) == pytest.approx(expected)


def test_unfinished_recording_is_said() -> None:
    info = read(box(b"ftyp", b"mp42\0\0\0\0") + struct.pack(">I", 1_000_000) + b"mdat" + b"\0" * 50)
    assert any("not finished" in warning for warning in info.warnings)


def test_wav_duration() -> None:
    fmt = b"fmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 16000, 2, 16)
    assert read(b"RIFF\0\0\0\0WAVE" + fmt + b"data" + struct.pack("<I", 24000) + b"\0" * 24000).duration == 1.5


# Types


@pytest.mark.parametrize(
    ("head", "mime"),
    [
        (b"\xff\xd8\xff\xdb\0", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "image/heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "image/heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", "image/avif"),
        (b"\0\0\0\x14ftypmif1\0\0\0\0mif1", "image/heif"),
        (b"\0\0\0\x14ftypM4A \0\0\0\0", "audio/mp4"),
        (b"\0\0\0\x14ftyp3gp4\0\0\0\0", "video/3gpp"),
        (b"\0\0\0\x14ftypqt  \0\0\0\0", "video/quicktime"),
        (b"\0\0\0\x08wide\0\0\0\0mdat", "video/quicktime"),
        (b"BM" + b"\0" * 12 + b"\x28\0\0\0", "image/bmp"),
        (b"BM is not a picture", None),
        (b"ID3\x03", "audio/mpeg"),
        (b"\xff\xf1\x50\x80", "audio/aac"),
        (b"#!AMR\n\x3c", "audio/amr"),
        (b"OggS" + b"\0" * 24 + b"OpusHead", "audio/opus"),
        (b"caff\0\1", "audio/x-caf"),
        (b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm", "video/webm"),
        (b"%PDF-1.4", "application/pdf"),
        (b"SQLite format 3\0", "application/vnd.sqlite3"),
        (b"SQLite is nice", None),
        (b"bplist00", "application/x-bplist"),
        (b"<?xml version", "application/xml"),
        (b"\xff\xfe<\0?\0x\0m\0l\0 \0", "application/xml"),
        (b"\n  <!DOCTYPE HTML>", "text/html"),
        (b"Received: from mx.example.org", "message/rfc822"),
        (b"Received by post", None),
        (b"From ann@example.org Sun Jan  1 10:00:00 2023\n", "application/mbox"),
        (b"From here on", None),
        (b"PK\x03\x04", "application/zip"),
        (b"\x1f\x8b\x08\0", "application/gzip"),
        (b"ABX\0\x10", "application/x-android-binary-xml"),
        (b"\x7fELF", "application/x-elf"),
        (b"\x04\x0bstreamtyped", "application/x-typedstream"),
        (b"\0" * 257 + b"ustar\0", "application/x-tar"),
        (b"", None),
        (b"\0" * 64, None),
        (b"hello, world", None),
        (b"\xff", None),
    ],
)
def test_sniff(head: bytes, mime: str | None) -> None:
    assert media.sniff(head) == mime


def test_other_files_come_back_with_their_type_alone() -> None:
    assert read(b"%PDF-1.4").mime == "application/pdf"
    assert read(b"").mime == "application/octet-stream"
    assert read(b"").warnings == ()


# Damage and hostility


def samples() -> list[bytes]:
    pillow_heif.register_heif_opener()
    found = [FULL, MOVIE[:40] + MOVIE[-1500:], MOVIE[200_040:]]
    for form in ("PNG", "WEBP", "TIFF", "HEIF", "AVIF"):
        exif = Image.Exif()
        exif[0x010F] = "Example"
        out = io.BytesIO()
        try:
            Image.new("RGB", (16, 16), "red").save(out, form, exif=exif.tobytes())
        except (OSError, KeyError, RuntimeError):
            continue
        found.append(out.getvalue())
    return found


SAMPLES = samples()


@settings(max_examples=600, deadline=None, database=None, derandomize=True)
@given(st.sampled_from(SAMPLES), st.integers(0, 2000), st.binary(min_size=1, max_size=8), st.booleans())
def test_damage_never_raises(sample: bytes, at: int, piece: bytes, cut: bool) -> None:
    at %= len(sample)
    data = sample[:at] if cut else sample[:at] + piece + sample[at + len(piece) :]
    info = read(data)
    for start, length in info.ranges.values():
        assert 0 <= start <= start + length <= len(data)
    if info.latitude is not None:
        assert abs(info.latitude) <= 90


def test_truncated_photos_say_so_and_keep_what_is_there() -> None:
    for size in range(len(FULL) - 20):
        info = read(FULL[:size])
        assert info.mime != "image/jpeg" or info.warnings
    assert read(FULL[: FULL.index(FRAME)]).model == "Phone 1"


class Sparse:
    """A file of a terabyte without the bytes: hostile boxes and directories point anywhere into it."""

    def __init__(self, head: bytes, fill: bytes) -> None:
        self.head = head
        self.fill = fill
        self.size = 1 << 40
        self.cost = 0

    def read_at(self, offset: int, size: int, /) -> bytes:
        self.cost += size
        piece = self.head[offset : offset + size]
        missing = min(size, self.size - offset) - len(piece)
        return piece + (self.fill * (missing // len(self.fill) + 2))[:missing]


@pytest.mark.parametrize(
    ("head", "fill"),
    [
        (box(b"ftyp", b"qt  "), box(b"moov", b"")),
        (box(b"ftyp", b"qt  ") + struct.pack(">I", 1) + b"moov" + struct.pack(">Q", 1 << 39), box(b"trak", b"\0" * 8)),
        (
            box(b"ftyp", b"qt  ") + struct.pack(">I", 1) + b"moov" + struct.pack(">Q", 1 << 39),
            struct.pack(">I", 1 << 20) + b"udta",
        ),
        (box(b"ftyp", b"heic") + struct.pack(">I", 1) + b"meta" + struct.pack(">Q", 1 << 39), b"\xff"),
        (b"\xff\xd8", b"\xff\xe1\xff\xff"),
        (b"\xff\xd8", b"\xff"),
        (b"\x89PNG\r\n\x1a\n", struct.pack(">I", 1 << 20) + b"tEXt"),
        (b"RIFF\xff\xff\xff\xffWEBP", b"EXIF\0\0\1\0"),
        (b"II*\0\x08\0\0\0\xff\x07", b"\x0f\x01\x02\0\xff\xff\xff\x7f\0\0\0\1"),
        (b"MM\0*\0\0\0\x08\0\1\x87\x69\0\4\0\0\0\1\0\0\0\x08", b"\0"),
    ],
)
def test_hostile_sizes_are_bounded(head: bytes, fill: bytes) -> None:
    sparse = Sparse(head, fill)
    media.read(sparse)
    assert sparse.cost <= 70 << 20


# Real files


@pytest.mark.corpora
def test_agrees_with_pillow_on_real_photos() -> None:
    pillow_heif.register_heif_opener()
    files = {path.name: path.read_bytes() for path in sorted((CORPORA / "android" / "photos").glob("*"))}
    archive = CORPORA / "ios" / "ios_native_ffs.zip"
    if not files or not archive.exists():
        pytest.skip("no corpora")
    with zipfile.ZipFile(archive) as members:
        for name in members.namelist():
            if name.startswith("private/var/mobile/Media/") and name.endswith(("jpeg", "heic")):
                files[name] = members.read(name)
    compared = 0
    for name, data in files.items():
        info = read(data)
        assert info.warnings == (), name
        if not info.mime.startswith("image/"):
            continue
        compared += 1
        with Image.open(io.BytesIO(data)) as image:
            exif = image.getexif()
            sub, gps = exif.get_ifd(0x8769), exif.get_ifd(0x8825)
            assert (info.width, info.height) == image.size, name
            assert info.mime == image.get_format_mimetype()
        wanted = [exif.get(0x10F), exif.get(0x110), exif.get(0x131), sub.get(0x9003), sub.get(0x9011), sub.get(0xA434)]
        texts = [text.strip("\0 ") or None if isinstance(text, str) else None for text in wanted]
        assert texts == [info.make, info.model, info.software, info.captured, info.captured_offset, info.lens], name
        if 2 in gps:
            degrees = sum(float(part) / 60**power for power, part in enumerate(gps[2]))
            assert info.latitude == pytest.approx(-degrees if gps[1] == "S" else degrees), name
            degrees = sum(float(part) / 60**power for power, part in enumerate(gps[4]))
            assert info.longitude == pytest.approx(-degrees if gps[3] == "W" else degrees), name
        else:
            assert info.latitude is None
    assert compared > 20
