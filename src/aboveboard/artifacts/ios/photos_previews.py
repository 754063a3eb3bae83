"""Previews that the photo library keeps as files of their own, where the picture itself is not in the source."""

import re
from collections.abc import Iterator

from aboveboard.formats import media
from aboveboard.kit import About, Artifact, Code, Item, Lost, Media, Reader

# …/Media/PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_0001.HEIC/5005.JPG
_PREVIEW = re.compile(r"(?P<media>.*/Media)/PhotoData/Thumbnails/V2/(?P<own>(?:DCIM|PhotoData)/.+)/[0-9]+\.(?i:jpg)")
_VIDEOS = (".mov", ".mp4", ".m4v", ".3gp", ".avi")


def _own(path: str) -> tuple[str, str] | None:
    """The folder of the library, and the path of the original below it."""
    match = _PREVIEW.fullmatch(path)
    return None if match is None else (match["media"], match["own"])


def _original(path: str) -> str | None:
    found = _own(path)
    return "/".join(found) if found else None


def _read(reader: Reader, about: About) -> Iterator[Item | Lost]:
    found = _own(about.path)
    info = media.read(reader, about.mime)
    if found is None or not info.mime.startswith("image/"):
        yield Lost("no picture by its first bytes" if found else "its folder names no original")
        return
    _, own = found
    name = own.rpartition("/")[2]
    record = Media(
        media_type="video" if name.lower().endswith(_VIDEOS) else "image",
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


PREVIEWS = Artifact(
    id="ios.photos.previews",
    title="Previews of pictures that are not there",
    service="ios.photos",
    emits=Media,
    files=("{media}/PhotoData/Thumbnails/V2/**/*.JPG", "{media}/PhotoData/Thumbnails/V2/**/*.jpg"),
    read=(Code(_read, wants="reader", name="preview", places=media.places),),
    original_of=_original,
    says="One record for each preview file of the photo library whose original stands nowhere in the source: `path` and `name`"
    " are the original's, the rest (`file`, size, measures, time of the file) the preview's.",
    limits="That the original is not there does not say that it was deleted: it can be in iCloud alone ('optimise storage'), or"
    " was left out of the acquisition; a smaller copy can stand in PhotoData/Metadata. It is looked for within one source, not"
    " in others of the exhibit. Where the library still lists the picture, ios.photos has a record of the same path. The"
    " tables of small previews (.ithmb) are not read: what picture each of their frames is of stands in no public description.",
    sources=(
        "https://theforensicscooter.com/2022/12/05/do-you-have-a-full-sized-assetor-just-a-thumbnail-did-optimized-iphone-storage-process-occur/",
        "https://validated4n6.com/blog (5005.JPG and its folder)",
    ),
)
