"""Media files by their content: type, size, times, place, camera.

`sniff(head)` tells the type from the first bytes, `read(reader)` reads what the file says of itself. Names are never
looked at, nothing is decoded, and no more than the headers is read. Damage costs only what it hits and is named in
`warnings`.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from typing import Final

from aboveboard.formats.errors import MediaError
from aboveboard.formats.media import _bmff, _images
from aboveboard.formats.media._exif import read_tiff
from aboveboard.formats.media._info import WINDOW, BytesReader, MediaInfo, Reader, Window
from aboveboard.formats.media._signatures import HEAD, sniff
from aboveboard.formats.places import Found, Lookup, Part, Span

__all__ = ["HEAD", "BytesReader", "MediaInfo", "Reader", "places", "read", "sniff"]

UNKNOWN: Final = "application/octet-stream"


def _tiff(info: MediaInfo, window: Window) -> None:
    read_tiff(info, window.at, 0, is_file=True)


_READERS: Final[Mapping[str, Callable[[MediaInfo, Window], None]]] = {
    "image/jpeg": _images.jpeg,
    "image/png": _images.png,
    "image/webp": _images.webp,
    "image/gif": _images.gif,
    "image/bmp": _images.bmp,
    "image/tiff": _tiff,
    "image/heic": _bmff.heif,
    "image/heif": _bmff.heif,
    "image/heic-sequence": _bmff.heif,
    "image/heif-sequence": _bmff.heif,
    "image/avif": _bmff.heif,
    "video/mp4": _bmff.movie,
    "video/quicktime": _bmff.movie,
    "video/x-m4v": _bmff.movie,
    "video/3gpp": _bmff.movie,
    "video/3gpp2": _bmff.movie,
    "audio/mp4": _bmff.movie,
    "video/x-msvideo": _images.avi,
    "audio/wav": _images.wav,
}


def read(reader: Reader, mime: str | None = None) -> MediaInfo:
    """Read a media file's metadata through `reader` (`.size`, `.read_at(offset, size)`).

    `mime` may be given where it was sniffed before. A file of another type comes back with its type alone
    ('application/octet-stream' where even that is unknown). Bad input never raises; what the reader itself raises
    (OSError) passes through.
    """
    head = reader.read_at(0, min(WINDOW, reader.size)) if reader.size > 0 else b""
    kind = mime or sniff(head[:512]) or UNKNOWN
    info = MediaInfo(mime=kind)
    follow = _READERS.get(kind)
    if follow is not None:
        try:
            follow(info, Window(reader, head))
        except (struct.error, IndexError, OverflowError, ArithmeticError) as error:
            info.warn(f"damaged: {error}")
        except MediaError as error:
            info.warn(str(error))
    return info


def places(data: bytes) -> Lookup:
    """The whole file, whatever the locator; its parts are the values in its headers (`MediaInfo.ranges`, and 'thumbnail')."""
    info = read(BytesReader(data))
    ranges = dict(info.ranges) if info.thumbnail is None else info.ranges | {"thumbnail": info.thumbnail}
    parts = tuple(
        Part(name, Span(at, size)) for name, (at, size) in sorted(ranges.items()) if 0 <= at <= at + size <= len(data)
    )
    found = Found(f"whole file ({info.mime})", Span(0, len(data)), parts)
    return lambda _: found
