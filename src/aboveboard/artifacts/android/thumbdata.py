"""Android's file of small previews until Android 9, `.thumbdata3-…`: one block for each entry of the media list."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from aboveboard.kit import About, Artifact, Code, Item, Lost, Media, Reader

_BLOCK = 10_000
# Status (1: there is a preview), magic number, length; then the JPEG.
_HEAD = struct.Struct(">BqI")
_JPEG = b"\xff\xd8"
_AT_ONCE = 100
# Java's hash of content://media/external/images/media and of the same for video is part of the file's name.
_TYPES = {"-1967290299": "image", "1763508120": "video"}


def _heads(reader: Reader) -> Iterator[tuple[int, bytes]]:
    """Where each block begins, and its head with the first bytes after it; files are large and nearly empty."""
    for start in range(0, reader.size, _BLOCK * _AT_ONCE):
        data = reader.read_at(start, _BLOCK * _AT_ONCE)
        if data.strip(b"\0"):
            for at in range(0, len(data), _BLOCK):
                yield start + at, data[at : at + _HEAD.size + len(_JPEG)]


def _read(reader: Reader, about: About) -> Iterator[Item | Lost]:
    kind = _TYPES.get(about.path.rpartition("/")[2].partition("-")[2])
    for at, head in _heads(reader):
        status, magic, length = _HEAD.unpack(head[: _HEAD.size].ljust(_HEAD.size, b"\0"))
        begin = at + _HEAD.size
        if status != 1 or magic == 0 or length == 0:
            if status == 1 and len(head) < _HEAD.size:
                yield Lost(f"block {at // _BLOCK} breaks off")
            continue
        if length > _BLOCK - _HEAD.size or not head.endswith(_JPEG) or begin + length > reader.size:
            yield Lost(f"block {at // _BLOCK} holds no whole JPEG")
            continue
        record = Media(
            media_type=kind,
            mime="image/jpeg",
            size=length,
            media_id=str(at // _BLOCK),
            warnings=["a preview; the media list says what media_id is of, where it still has it"],
        )
        yield Item(f"bytes {begin}-{begin + length}", record, offset=begin)


THUMBDATA = Artifact(
    id="android.thumbdata",
    title="Small previews (thumbdata)",
    service="android.media",
    emits=Media,
    files=("{shared}/DCIM/.thumbnails/.thumbdata3-*", "{shared}/DCIM/.thumbnails/.thumbdata4-*"),
    read=(Code(_read, wants="reader", name="previews"),),
    says="One record for each preview in the file: `media_id` is the number of the picture or video in Android's media list.",
    limits="Previews stay when the original is deleted. Which file a preview is of, only the media list says (`android.media`,"
    " same media_id): where no entry has the number, it is of a file that the list no longer has. Numbers are not used again"
    " by one media list, but a new list begins anew. No time is stored. Files of MediaTek's own format (`.thumbdata5-`) are"
    " not read.",
    sources=("https://android.googlesource.com/platform/frameworks/base (android.media.MiniThumbFile)",),
)
