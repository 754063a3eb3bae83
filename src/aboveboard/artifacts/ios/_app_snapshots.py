"""How what app_snapshots.py reads is decoded."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import media
from aboveboard.kit import About, Item, Lost, Media, Reader

# The two headers of textures: Khronos' own, and Apple's packed one.
KTX = (b"\xabKTX 11\xbb\r\n\x1a\n", b"AAPL\r\n\x1a\n")
SMALLER = "downscaled"


def app_of(path: str) -> str | None:
    """The app: the name of the folder, without what stands behind it about scenes."""
    folders = path.split("/")[:-1]
    name = folders[-2] if folders and folders[-1] == SMALLER and len(folders) > 1 else folders[-1] if folders else ""
    bare = name.partition(" ")[0].removeprefix("sceneID:")
    return bare.partition("-")[0] or None


def read(reader: Reader, about: About) -> Iterator[Item | Lost]:
    """A picture of an app's screen; textures are told by their header, and not opened."""
    head = reader.read_at(0, 16)
    texture = head.startswith(KTX)
    info = None if texture else media.read(reader, about.mime)
    if info is not None and not info.mime.startswith("image/"):
        yield Lost("neither texture nor picture by its first bytes")
        return
    record = Media(
        media_type="image",
        path=about.path,
        file=about.path,
        name=about.path.rpartition("/")[2],
        mime="image/ktx" if info is None else info.mime,
        size=about.size,
        width=info.width if info else None,
        height=info.height if info else None,
        modified_at=about.modified,
        saved_from=app_of(about.path),
        description="how an app looked when it was left",
    )
    yield Item("file", record)
