"""How what photos_previews.py reads is decoded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.formats import media
from aboveboard.kit import About, Item, Lost, Media, Reader

# …/Media/PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_0001.HEIC/5005.JPG
PREVIEW = re.compile(r"(?P<media>.*/Media)/PhotoData/Thumbnails/V2/(?P<own>(?:DCIM|PhotoData)/.+)/[0-9]+\.(?i:jpg)")

VIDEOS = (".mov", ".mp4", ".m4v", ".3gp", ".avi")


def own_of(path: str) -> tuple[str, str] | None:
    """The folder of the library, and the path of the original below it."""
    match = PREVIEW.fullmatch(path)
    return None if match is None else (match["media"], match["own"])


def original(path: str) -> str | None:
    found = own_of(path)
    return "/".join(found) if found else None


def read(reader: Reader, about: About) -> Iterator[Item | Lost]:
    found = own_of(about.path)
    info = media.read(reader, about.mime)
    if found is None or not info.mime.startswith("image/"):
        yield Lost("no picture by its first bytes" if found else "its folder names no original")
        return
    _, own = found
    name = own.rpartition("/")[2]
    record = Media(
        media_type="video" if name.lower().endswith(VIDEOS) else "image",
        path=own,
        file=about.path,
        name=name,
        mime=info.mime,
        size=about.size,
        width=info.width,
        height=info.height,
        modified_at=about.modified,
        warnings=["a preview; its original is not in the source"],
    )
    yield Item("file", record)
