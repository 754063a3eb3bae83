"""How what thumbdata.py reads is decoded."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from aboveboard.kit import About, Item, Lost, Media, Reader

BLOCK = 10_000

# Status (1: there is a preview), magic number, length; then the JPEG.
HEAD = struct.Struct(">BqI")

JPEG = b"\xff\xd8"

AT_ONCE = 100

# Java's hash of content://media/external/images/media and of the same for video is part of the file's name.
TYPES = {"-1967290299": "image", "1763508120": "video"}


def heads(reader: Reader) -> Iterator[tuple[int, bytes]]:
    """Where each block begins, and its head with the first bytes after it; files are large and nearly empty."""
    for start in range(0, reader.size, BLOCK * AT_ONCE):
        data = reader.read_at(start, BLOCK * AT_ONCE)
        if data.strip(b"\0"):
            for at in range(0, len(data), BLOCK):
                yield start + at, data[at : at + HEAD.size + len(JPEG)]


def read(reader: Reader, about: About) -> Iterator[Item | Lost]:
    kind = TYPES.get(about.path.rpartition("/")[2].partition("-")[2])
    for at, head in heads(reader):
        status, magic, length = HEAD.unpack(head[: HEAD.size].ljust(HEAD.size, b"\0"))
        begin = at + HEAD.size
        if status != 1 or magic == 0 or length == 0:
            if status == 1 and len(head) < HEAD.size:
                yield Lost(f"block {at // BLOCK} breaks off")
            continue
        if length > BLOCK - HEAD.size or not head.endswith(JPEG) or begin + length > reader.size:
            yield Lost(f"block {at // BLOCK} holds no whole JPEG")
            continue
        record = Media(
            media_type=kind,
            mime="image/jpeg",
            size=length,
            media_id=str(at // BLOCK),
            warnings=["a preview; the media list says what media_id is of, where it still has it"],
        )
        yield Item(f"bytes {begin}-{begin + length}", record, offset=begin)
