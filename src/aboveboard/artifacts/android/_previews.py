"""How what previews.py reads is decoded."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import media
from aboveboard.kit import About, Item, Lost, Media, Reader

KINDS = {"Pictures": "image", "DCIM": "image", "Movies": "video", "Music": "audio"}


def read(reader: Reader, about: About) -> Iterator[Item | Lost]:
    """A preview, whose name is the number of the entry in the media list."""
    folder, _, name = about.path.rpartition("/")
    info = media.read(reader, about.mime)
    key = name.partition(".")[0]
    if not info.mime.startswith("image/") or not (key.isascii() and key.isdigit()):
        yield Lost("no picture by its first bytes" if key.isdigit() else "its name is no number")
        return
    record = Media(
        media_type=KINDS.get(folder.split("/")[-2]),
        path=about.path,
        file=about.path,
        name=name,
        mime=info.mime,
        size=about.size,
        width=info.width,
        height=info.height,
        modified_at=about.modified,
        media_id=key,
        warnings=["a preview; the media list says what media_id is of, where it still has it"],
    )
    yield Item("file", record)
