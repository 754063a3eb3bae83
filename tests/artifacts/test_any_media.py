"""Pictures, films and sounds by their content, from files made here."""

import io
import struct
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, TiffImagePlugin

from aboveboard.artifacts.any.media import MEDIA
from aboveboard.formats.media import _signatures
from tests.artifacts.harness import run

CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"
NULL = {"absent": "NULL"}
DCIM = "data/media/0/DCIM/Camera"


def picture(exif: dict[int, Any], sub: dict[int, Any], gps: dict[int, Any]) -> bytes:
    tags = Image.Exif()
    tags.update(exif)
    tags.get_ifd(0x8769).update(sub)
    tags.get_ifd(0x8825).update(gps)
    out = io.BytesIO()
    Image.new("RGB", (64, 48), (90, 120, 30)).save(out, "JPEG", exif=tags)
    return out.getvalue()


def degrees(*parts: int) -> tuple[TiffImagePlugin.IFDRational, ...]:
    return tuple(TiffImagePlugin.IFDRational(part, 1) for part in parts)


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def movie(created: int, **keys: str) -> bytes:
    """A QuickTime film of 2.5 s without tracks; `keys` are com.apple.quicktime metadata."""
    header = box(b"mvhd", bytes(4), struct.pack(">IIII", created, created, 600, 1500), bytes(80))
    names = [f"com.apple.quicktime.{name.replace('_', '.')}".encode() for name in keys]
    values = [
        box(struct.pack(">I", at), box(b"data", struct.pack(">II", 1, 0), value.encode()))
        for at, value in enumerate(keys.values(), 1)
    ]
    meta = box(
        b"meta",
        box(b"hdlr", bytes(8), b"mdta", bytes(12)),
        box(b"keys", bytes(4), struct.pack(">I", len(names)), *(box(b"mdta", name) for name in names)),
        box(b"ilst", *values),
    )
    return box(b"ftyp", b"qt  ", bytes(4), b"qt  ") + box(b"moov", header, meta if keys else b"") + box(b"mdat", b"xx")


ZONED = picture(
    {0x010F: "Example", 0x0110: "Phone 1", 0x0112: 6, 0x0131: "1.2"},
    {0x9003: "2023:05:01 10:00:00", 0x9291: "25", 0x9011: "+02:00"},
    {1: "S", 2: degrees(33, 30, 0), 3: "W", 4: degrees(70, 36, 0), 5: b"\x01", 6: degrees(12)[0]},
)
LOCAL = picture({}, {0x9003: "2023:05:01 10:00:00"}, {})
LIVE = movie(
    3_765_000_000,
    creationdate="2023-05-01T10:00:00+0200",
    location_ISO6709="+47.3769+008.5417+408.000/",
    content_identifier="AAAA-1",
    model="Phone 1",
)
FIXTURES: dict[str, dict[str, bytes]] = {MEDIA.id: {f"{DCIM}/a.jpg": ZONED}}


def record(path: str, data: bytes) -> dict[str, Any]:
    result = run(MEDIA, {path: data})
    assert result.outcome.status == "complete"
    (made,) = result.records
    return made


def fields(made: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    return {name: made[name] for name in wanted}


def test_a_photo_with_zone_and_place() -> None:
    made = record(f"{DCIM}/a.jpg", ZONED)
    wanted = {
        "at": "2023-05-01T08:00:00.250000Z",
        "captured_at": "2023-05-01T08:00:00.250000Z",
        "media_type": "image",
        "mime": "image/jpeg",
        "path": f"{DCIM}/a.jpg",
        "file": f"{DCIM}/a.jpg",
        "name": "a.jpg",
        "size": len(ZONED),
        "width": 64,
        "height": 48,
        "orientation": 6,
        "latitude": -33.5,
        "longitude": -70.6,
        "altitude": -12.0,
        "make": "Example",
        "model": "Phone 1",
        "software": "1.2",
        "duration": NULL,
        "pair_id": NULL,
        "warnings": NULL,
    }
    assert fields(made, wanted) == wanted
    stored = made["as_stored"]
    assert stored["DateTimeOriginal"] == "2023:05:01 10:00:00"
    assert (stored["SubSecTimeOriginal"], stored["OffsetTimeOriginal"]) == ("25", "+02:00")
    start, end = map(int, stored["at bytes"]["captured"].removeprefix("bytes ").split("-"))
    assert ZONED[start : end + 1] == b"2023:05:01 10:00:00\0"
    assert made["provenance"]["locator"] == "file"


def test_a_time_without_zone_stays_local() -> None:
    made = record(f"{DCIM}/b.jpg", LOCAL)
    local = {"local": "2023-05-01T10:00:00.000000", "basis": "local without zone"}
    assert fields(made, {"at": 0, "captured_at": 0}) == {"at": local, "captured_at": local}


def test_the_film_of_a_live_photo() -> None:
    made = record("private/var/mobile/Media/DCIM/100APPLE/IMG_1.MOV", LIVE)
    wanted = {
        "at": "2023-05-01T08:00:00.000000Z",
        "created_at": "2023-04-22T09:20:00.000000Z",
        "media_type": "video",
        "mime": "video/quicktime",
        "duration": 2.5,
        "latitude": 47.3769,
        "longitude": 8.5417,
        "altitude": 408.0,
        "model": "Phone 1",
        "pair_id": "AAAA-1",
    }
    assert fields(made, wanted) == wanted
    assert made["as_stored"]["latitude as stored"] == "+47.3769+008.5417+408.000/"


def test_a_film_with_a_header_only() -> None:
    made = record(f"{DCIM}/c.mov", movie(3_765_000_000))
    assert made["captured_at"] == made["created_at"] == "2023-04-22T09:20:00.000000Z"
    assert record(f"{DCIM}/d.mov", movie(0))["at"] == NULL


def test_a_song_was_not_taken_on_its_day_of_release() -> None:
    tag = box(b"\xa9day", box(b"data", struct.pack(">II", 1, 0), b"2005-11-01T07:00:00Z"))
    meta = box(b"meta", bytes(4), box(b"hdlr", bytes(8), b"mdir", bytes(12)), box(b"ilst", tag))
    header = box(b"mvhd", bytes(4), struct.pack(">IIII", 3_765_000_000, 0, 600, 600), bytes(80))
    song = box(b"ftyp", b"M4A ", bytes(4)) + box(b"moov", header, box(b"udta", meta))
    made = record("private/var/mobile/Media/Music/x.m4a", song)
    assert fields(made, {"media_type": 0, "captured_at": 0}) == {
        "media_type": "audio",
        "captured_at": "2023-04-22T09:20:00.000000Z",
    }
    assert made["as_stored"]["\xa9day"] == "2005-11-01T07:00:00Z"


def test_a_damaged_photo_gives_what_is_left() -> None:
    made = record(f"{DCIM}/cut.jpg", ZONED[:200])
    assert made["media_type"] == "image"
    assert made["make"] == "Example"
    assert made["warnings"]


def test_another_file_is_no_record() -> None:
    result = run(MEDIA, {f"{DCIM}/x.jpg": b"hello, this is text"})
    assert (result.records, result.outcome.rejected) == ([], 1)


def test_every_type_that_content_tells_is_taken() -> None:
    known = {*_signatures._BRANDS.values(), *_signatures._RIFF.values(), *_signatures._FOUR.values()}
    known |= {*_signatures._THREE.values(), *_signatures._TWO.values()}
    known |= {kind for several in _signatures._LONGER.values() for _, kind in several}
    known |= {"image/bmp", "video/mp4", "video/3gpp", "video/3gpp2", "video/mp2t", "video/ogg", "video/webm"}
    known |= {"audio/opus"}
    assert {kind for kind in known if kind.partition("/")[0] in ("image", "video", "audio")} == set(MEDIA.by_content)


@pytest.mark.corpora
@pytest.mark.skipif(not (CORPORA / "android" / "photos").is_dir(), reason="no corpora")
def test_agrees_with_pillow() -> None:
    seen = 0
    for path in sorted((CORPORA / "android" / "photos").glob("*.jpg")):
        made = record(f"{DCIM}/{path.name}", path.read_bytes())
        with Image.open(path) as opened:
            exif = opened.getexif()
            taken = exif.get_ifd(0x8769)[0x9003]
            gps = exif.get_ifd(0x8825)
            assert (made["width"], made["height"]) == opened.size
        assert made["captured_at"]["local"][:19] == taken.replace(":", "-", 2).replace(" ", "T")
        assert (made["make"], made["model"]) == (exif[0x010F], exif[0x0110])
        for name, at in (("latitude", 2), ("longitude", 4)):
            value = sum(float(part) / 60**power for power, part in enumerate(gps[at]))
            assert made[name] == pytest.approx(-value if gps[at - 1] in "SW" else value, abs=1e-7)
        seen += 1
    assert seen


def motion(said: str, film: bytes) -> bytes:
    """A JPEG whose XMP says that a film stands behind it."""
    xmp = b"http://ns.adobe.com/xap/1.0/\0" + f"<x:xmpmeta><rdf:Description {said}</x:xmpmeta>".encode()
    segment = b"\xff\xe1" + struct.pack(">H", len(xmp) + 2) + xmp
    return ZONED[:2] + segment + ZONED[2:] + film


FILM = movie(0)
OLD = 'GCamera:MicroVideo="1" GCamera:MicroVideoOffset="{}"/>'
NEW = (
    'GCamera:MotionPhoto="1"><Container:Item Item:Semantic="Primary" Item:Mime="image/jpeg" Item:Length="7"/>'
    '<Container:Item Item:Mime="video/mp4" Item:Semantic="MotionPhoto" Item:Length="{}" Item:Padding="0"/>'
)
FIXTURES["any.media"][f"{DCIM}/PXL_1.MP.jpg"] = motion(NEW.format(len(FILM)), FILM)
ELEMENT = "><GCamera:MicroVideoOffset>{}</GCamera:MicroVideoOffset>"


@pytest.mark.parametrize("said", [OLD, NEW, ELEMENT])
def test_a_motion_photo_says_where_its_film_stands(said: str) -> None:
    data = motion(said.format(len(FILM)), FILM)
    (record,) = run(MEDIA, {f"{DCIM}/PXL_1.MP.jpg": data}).records
    assert record["film"] == f"bytes {len(data) - len(FILM)}-{len(data) - 1}"
    assert record["as_stored"]["film's length"] == str(len(FILM))
    assert (record["warnings"], record["make"]) == (NULL, "Example")


@pytest.mark.parametrize("length", [0, len(FILM) - 1, 10**9])
def test_a_film_that_is_not_where_it_is_said_to_be_is_not_named(length: int) -> None:
    (record,) = run(MEDIA, {f"{DCIM}/MVIMG_1.jpg": motion(OLD.format(length), FILM)}).records
    assert record["film"] == NULL
    assert "there is none where it should be" in record["warnings"][0]
