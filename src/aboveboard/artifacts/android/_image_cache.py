"""How what image_cache.py reads is decoded."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from aboveboard.kit import About, Item, Lost, Media

MAGIC = bytes.fromhex("108524bd")

# Key, checksum, where the blob says it begins, length of what follows; all little-endian.
HEAD = struct.Struct("<QIII")

JPEG = b"\xff\xd8\xff"

LONGEST_NAME = 8192

# Samsung: item + number + path of the original + time (+ more). Android: item + numbers, which differ by version.
SAMSUNG = re.compile(r"(?P<item>/[^+]*)\+-?[0-9]+\+(?P<path>/.*)\+[0-9]+(?:\+[^/]*)?", re.DOTALL)

ANDROID = re.compile(r"(?P<item>/[^+]*)(?:\+-?[0-9]+)+")

ITEM = re.compile(r"/local/(?P<kind>image|video)/item/(?P<id>[0-9]+)")


def text(raw: bytes) -> str:
    """The blob's name: two bytes a character, or four in some versions, which end in two again."""
    if raw[1:4] == b"\0\0\0":
        wide = len(raw) - len(raw) % 4
        while wide and raw[wide - 2 : wide] != b"\0\0":
            wide -= 4
        return raw[:wide].decode("utf-32-le", "replace")
    return raw.decode("utf-16-le", "replace")


def made(raw: bytes, size: int) -> tuple[Media, dict[str, str]]:
    name = text(raw)
    match = SAMSUNG.fullmatch(name) or ANDROID.fullmatch(name)
    parts = match.groupdict() if match else {}
    item = ITEM.fullmatch(parts.get("item") or "")
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


def read(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    if data[:4] != MAGIC:
        raise ValueError("no data file of a blob cache by its first bytes")
    at = len(MAGIC)
    while at < len(data):
        _, _, said, length = HEAD.unpack(data[at : at + HEAD.size].ljust(HEAD.size, b"\0"))
        end = at + HEAD.size + length
        if said != at or length == 0 or end > len(data):
            yield Lost(f"byte {at} begins no blob: what follows is not read")
            return
        begin = data.find(JPEG, at + HEAD.size, min(end, at + HEAD.size + LONGEST_NAME))
        if begin < 0:
            yield Lost(f"the blob at byte {at} holds no JPEG")
        else:
            record, stored = made(data[at + HEAD.size : begin], end - begin)
            yield Item(f"bytes {at + HEAD.size}-{end}", record, stored, offset=at + HEAD.size)
        at = end


APPS = ("com.sec.android.gallery3d", "com.android.gallery3d", "com.google.android.gallery3d")

FILES = tuple(
    f"{place}/imgcache.{n}" for place in ("{shared}/Android/data/%s/cache", "{app_data:%s}/cache") for n in (0, 1)
)
