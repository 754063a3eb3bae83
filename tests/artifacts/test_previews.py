"""Previews of pictures: those of the iPhone's library without an original, Android's thumbdata and the gallery's blob cache."""

import io
import struct

import pytest
from PIL import Image

from aboveboard.artifacts.android.image_cache import IMGCACHE
from aboveboard.artifacts.android.previews import FILES
from aboveboard.artifacts.android.thumbdata import THUMBDATA
from aboveboard.artifacts.ios.photos_previews import PREVIEWS
from tests.artifacts.harness import run


def picture(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (90, 120, 30)).save(out, "JPEG")
    return out.getvalue()


JPEG = picture(16, 12)
NULL = {"absent": "NULL"}
LIBRARY = "private/var/mobile/Media"
PREVIEW = f"{LIBRARY}/PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_0001.HEIC/5005.JPG"
FILM = f"{LIBRARY}/PhotoData/Thumbnails/V2/PhotoData/CPLAssets/group7/A0B1.MOV/5003.JPG"
THUMBS = "data/media/0/DCIM/.thumbnails/.thumbdata3--1967290299"
FILMS = "data/media/0/DCIM/.thumbnails/.thumbdata3-1763508120"


def block(jpeg: bytes, *, status: int = 1, magic: int = 77, length: int | None = None) -> bytes:
    return struct.pack(">BqI", status, magic, len(jpeg) if length is None else length) + jpeg


def blocks(*numbered: tuple[int, bytes]) -> bytes:
    data = bytearray(10_000 * numbered[-1][0] + len(numbered[-1][1]))
    for number, each in numbered:
        data[10_000 * number : 10_000 * number + len(each)] = each
    return bytes(data)


def cache(*blobs: bytes) -> bytes:
    data = bytes.fromhex("108524bd")
    for number, blob in enumerate(blobs):
        data += struct.pack("<QIII", number, 0, len(data), len(blob)) + blob
    return data


THUMBDATA_FILE = blocks(
    (3, block(JPEG)),
    (150, block(JPEG, status=0)),
    (151, block(JPEG, magic=0)),
    (152, block(b"no picture at all")),
    (250, block(JPEG)),
)
SAMSUNG = "/local/image/item/42+1+/storage/emulated/0/DCIM/Camera/a+b Köln.jpg+1577836800"
IMGCACHE_FILE = cache(
    SAMSUNG.encode("utf-16-le") + JPEG,
    "/local/video/item/7+1577836800+2".encode("utf-16-le") + JPEG,
    SAMSUNG.encode("utf-32-le") + "+kar".encode("utf-16-le") + JPEG,
    "/picasa/item/9+1".encode("utf-16-le") + b"pixels",
)
CACHE = "data/media/0/Android/data/com.sec.android.gallery3d/cache/imgcache.0"
NEWER = "data/media/0/Pictures/.thumbnails/1000000042.jpg"
FIXTURES = {
    "ios.photos.previews": {PREVIEW: JPEG},
    "android.previews": {NEWER: JPEG},
    "android.thumbdata": {THUMBS: THUMBDATA_FILE},
    "android.imgcache": {CACHE: IMGCACHE_FILE},
}


def test_library() -> None:
    (picture_,) = run(PREVIEWS, {PREVIEW: JPEG}).records
    expected = {
        "media_type": "image",
        "path": "DCIM/100APPLE/IMG_0001.HEIC",
        "file": PREVIEW,
        "name": "IMG_0001.HEIC",
        "mime": "image/jpeg",
        "size": len(JPEG),
        "width": 16,
        "height": 12,
        "at": NULL,
        "warnings": ["a preview; its original is not in the source"],
    }
    assert {name: picture_[name] for name in expected} == expected
    (film,) = run(PREVIEWS, {FILM: JPEG}).records
    assert (film["media_type"], film["path"]) == ("video", "PhotoData/CPLAssets/group7/A0B1.MOV")
    broken = run(PREVIEWS, {PREVIEW: b"no picture"})
    assert (broken.records, broken.outcome.rejected) == ([], 1)


@pytest.mark.parametrize(
    ("path", "original"),
    [
        (PREVIEW, f"{LIBRARY}/DCIM/100APPLE/IMG_0001.HEIC"),
        (FILM, f"{LIBRARY}/PhotoData/CPLAssets/group7/A0B1.MOV"),
        (f"{LIBRARY}/PhotoData/Thumbnails/V2/5005.JPG", None),
        (f"{LIBRARY}/PhotoData/Thumbnails/V2/elsewhere/x/5005.JPG", None),
    ],
)
def test_which_original_a_preview_is_of(path: str, original: str | None) -> None:
    assert PREVIEWS.original_of is not None
    assert PREVIEWS.original_of(path) == original


def test_thumbdata() -> None:
    result = run(THUMBDATA, {THUMBS: THUMBDATA_FILE})
    first, last = result.records
    assert (first["media_id"], first["media_type"], first["size"]) == ("3", "image", len(JPEG))
    assert first["provenance"]["locator"] == f"bytes 30013-{30013 + len(JPEG)}"
    assert THUMBDATA_FILE[30013 : 30013 + len(JPEG)] == JPEG
    assert last["media_id"] == "250"
    assert (result.outcome.status, result.outcome.emitted, result.outcome.rejected) == ("partial", 2, 1)
    (film,) = run(THUMBDATA, {FILMS: blocks((0, block(JPEG)))}).records
    assert (film["media_id"], film["media_type"]) == ("0", "video")
    cut = run(THUMBDATA, {THUMBS: blocks((1, block(JPEG, length=9000)))})
    assert (cut.records, cut.outcome.rejected) == ([], 1)


def test_imgcache() -> None:
    result = run(IMGCACHE, {CACHE: IMGCACHE_FILE})
    samsung, android, wide = result.records
    assert (samsung["path"], samsung["name"]) == ("/storage/emulated/0/DCIM/Camera/a+b Köln.jpg", "a+b Köln.jpg")
    assert (samsung["media_type"], samsung["media_id"], samsung["size"]) == ("image", "42", len(JPEG))
    assert samsung["as_stored"]["name of the blob"] == SAMSUNG
    assert (android["media_type"], android["media_id"], android["path"]) == ("video", "7", NULL)
    assert (wide["path"], wide["media_id"]) == (samsung["path"], "42")
    assert (result.outcome.emitted, result.outcome.rejected) == (3, 1)


def test_imgcache_that_breaks_off() -> None:
    cut = run(IMGCACHE, {CACHE: IMGCACHE_FILE[: len(IMGCACHE_FILE) - 3]})
    assert (len(cut.records), cut.outcome.status, cut.outcome.rejected) == (3, "partial", 1)
    other = run(IMGCACHE, {CACHE: b"else" + IMGCACHE_FILE[4:]})
    assert (other.records, other.outcome.status) == ([], "failed")


def test_previews_since_android_10() -> None:
    (found,) = run(FILES, {NEWER: JPEG}).records
    expected = {"media_type": "image", "media_id": "1000000042", "file": NEWER, "width": 16, "size": len(JPEG)}
    assert {name: found[name] for name in expected} == expected
    (film,) = run(FILES, {"data/media/0/Movies/.thumbnails/7.jpg": JPEG}).records
    assert film["media_type"] == "video"
    assert run(FILES, {NEWER: b"no picture"}).outcome.rejected == 1
    assert run(FILES, {"data/media/0/Pictures/.thumbnails/7a.jpg": JPEG}).outcome.rejected == 1
