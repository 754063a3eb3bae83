"""Previews that Android's and Samsung's Gallery keep in blob caches: `imgcache.0` and `imgcache.1`."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from aboveboard.kit import About, Artifact, Code, Item, Lost, Media

_MAGIC = bytes.fromhex("108524bd")
# Key, checksum, where the blob says it begins, length of what follows; all little-endian.
_HEAD = struct.Struct("<QIII")
_JPEG = b"\xff\xd8\xff"
_LONGEST_NAME = 8192
# Samsung: item + number + path of the original + time (+ more). Android: item + numbers, which differ by version.
_SAMSUNG = re.compile(r"(?P<item>/[^+]*)\+-?[0-9]+\+(?P<path>/.*)\+[0-9]+(?:\+[^/]*)?", re.DOTALL)
_ANDROID = re.compile(r"(?P<item>/[^+]*)(?:\+-?[0-9]+)+")
_ITEM = re.compile(r"/local/(?P<kind>image|video)/item/(?P<id>[0-9]+)")


def _text(raw: bytes) -> str:
    """The blob's name: two bytes a character, or four in some versions, which end in two again."""
    if raw[1:4] == b"\0\0\0":
        wide = len(raw) - len(raw) % 4
        while wide and raw[wide - 2 : wide] != b"\0\0":
            wide -= 4
        return raw[:wide].decode("utf-32-le", "replace")
    return raw.decode("utf-16-le", "replace")


def _made(raw: bytes, size: int) -> tuple[Media, dict[str, str]]:
    name = _text(raw)
    match = _SAMSUNG.fullmatch(name) or _ANDROID.fullmatch(name)
    parts = match.groupdict() if match else {}
    item = _ITEM.fullmatch(parts.get("item") or "")
    path = parts.get("path")
    record = Media(
        media_type=item["kind"] if item else None,
        path=path,
        name=path.rpartition("/")[2] if path else None,
        mime="image/jpeg",
        size=size,
        media_id=item["id"] if item else None,
        warnings=["a preview; whether the original is still there is not said"],
    )
    return record, {"name of the blob": name}


def _read(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    if data[:4] != _MAGIC:
        raise ValueError("no data file of a blob cache by its first bytes")
    at = len(_MAGIC)
    while at < len(data):
        _, _, said, length = _HEAD.unpack(data[at : at + _HEAD.size].ljust(_HEAD.size, b"\0"))
        end = at + _HEAD.size + length
        if said != at or length == 0 or end > len(data):
            yield Lost(f"byte {at} begins no blob: what follows is not read")
            return
        begin = data.find(_JPEG, at + _HEAD.size, min(end, at + _HEAD.size + _LONGEST_NAME))
        if begin < 0:
            yield Lost(f"the blob at byte {at} holds no JPEG")
        else:
            record, stored = _made(data[at + _HEAD.size : begin], end - begin)
            yield Item(f"bytes {at + _HEAD.size}-{end}", record, stored, offset=at + _HEAD.size)
        at = end


_APPS = ("com.sec.android.gallery3d", "com.android.gallery3d", "com.google.android.gallery3d")
_FILES = tuple(
    f"{place}/imgcache.{n}" for place in ("{shared}/Android/data/%s/cache", "{app_data:%s}/cache") for n in (0, 1)
)

IMGCACHE = Artifact(
    id="android.imgcache",
    title="Gallery previews (blob cache)",
    service="android.gallery",
    emits=Media,
    files=tuple(pattern % app for app in _APPS for pattern in _FILES),
    read=(Code(_read, name="previews"),),
    says="One record for each preview that the gallery kept: the number of the picture in the media list (`media_id`) and, in"
    " Samsung's, the path of the original.",
    limits="Previews stay when the original is deleted; whether it is still there, a look for its path or media_id says. The"
    " stored name holds a time that may be the original's or the preview's; it is kept as stored. One original has"
    " several previews. Blobs of pixels that are no JPEG are counted as rejected.",
    sources=(
        "https://github.com/slo-sleuth/android_blob_cache",
        "https://android.googlesource.com/platform/packages/apps/Gallery2 (BlobCache, ImageCacheService)",
    ),
)
