"""What is known of a media file, and bounded access to its bytes."""

from __future__ import annotations

from typing import Final, Protocol

import msgspec

from aboveboard.formats import times
from aboveboard.formats.errors import MediaError, TimeError


class Reader(Protocol):
    """Random access to a file's bytes."""

    @property
    def size(self) -> int:
        """Size of the file in bytes."""
        ...

    def read_at(self, offset: int, size: int, /) -> bytes:
        """Up to `size` bytes from `offset`; fewer only at the end of the file."""
        ...


class BytesReader:
    """A Reader over bytes in memory."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.size = len(data)

    def read_at(self, offset: int, size: int, /) -> bytes:
        """Up to `size` bytes from `offset`."""
        return self.data[offset : offset + size]


class MediaInfo(msgspec.Struct, kw_only=True):
    """What a media file says of itself; None is 'does not say'. Filled while reading, then left alone.

    Picture: `width`, `height` in pixels as a decoder gives them (HEIF: after its own rotation; JPEG and video:
    before `orientation`); `orientation` 1-8 as in EXIF, still to be applied to what is decoded. `duration` in
    seconds. `codecs`: four-character codes.

    Time: `captured` as stored with `captured_subsec` and `captured_offset`, taken from the field `captured_from`;
    `captured_reading()` reads it and keeps local time without zone apart. `modified` likewise is EXIF DateTime as
    stored. `created_utc_us`: what a video's header says (UTC by the standard; some cameras write local time).
    `gps_utc_us`: the positioning satellites' time.

    Place: WGS84 degrees, metres above sea level, `accuracy` metres. `content_id` pairs a Live Photo's still and video.
    `film`: byte range of a motion photo's film within the file; `thumbnail`: that of an embedded JPEG. `ranges`: byte
    ranges in the file of the values by field name.
    `warnings`: what is damaged, contradictory or left out.
    """

    mime: str
    width: int | None = None
    height: int | None = None
    orientation: int | None = None
    duration: float | None = None
    codecs: tuple[str, ...] = ()
    captured: str | None = None
    captured_subsec: str | None = None
    captured_offset: str | None = None
    captured_from: str | None = None
    modified: str | None = None
    created_utc_us: int | None = None
    make: str | None = None
    model: str | None = None
    lens: str | None = None
    software: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    altitude: float | None = None
    accuracy: float | None = None
    gps_utc_us: int | None = None
    content_id: str | None = None
    film: tuple[int, int] | None = None
    thumbnail: tuple[int, int] | None = None
    ranges: dict[str, tuple[int, int]] = {}
    warnings: tuple[str, ...] = ()

    def warn(self, text: str) -> None:
        """Add a warning, once."""
        if text not in self.warnings and len(self.warnings) < 50:
            self.warnings = (*self.warnings, text)

    def captured_reading(self) -> times.Reading | None:
        """`captured` as a Reading (EXIF or ISO 8601), or None where there is none or it is unreadable."""
        if self.captured is None:
            return None
        try:
            return times.exif(self.captured, self.captured_subsec, self.captured_offset)
        except TimeError:
            pass
        try:
            return times.iso8601(self.captured)
        except TimeError:
            return None


WINDOW: Final = 1 << 16
MAX_READ: Final = 64 << 20
"""Bytes that reading one file's metadata may cost; real files need a small part of it."""


class Window:
    """Cuts a Reader's many small reads down to few larger ones."""

    __slots__ = ("data", "left", "reader", "size", "start")

    def __init__(self, reader: Reader, head: bytes) -> None:
        self.reader = reader
        self.size = reader.size
        self.start = 0
        self.data = head
        self.left = MAX_READ

    def at(self, offset: int, size: int) -> bytes:
        """Up to `size` bytes from `offset`; fewer at the end of the file, none outside of it. Raises MediaError over
        MAX_READ."""
        begin = offset - self.start
        if begin >= 0 and begin + size <= len(self.data):
            return self.data[begin : begin + size]
        if offset < 0 or offset >= self.size or size <= 0:
            return b""
        wanted = min(max(size, WINDOW), self.size - offset)
        self.left -= wanted
        if self.left < 0:
            msg = f"metadata spread over more than {MAX_READ} bytes"
            raise MediaError(msg)
        self.data = self.reader.read_at(offset, wanted)
        self.start = offset
        return self.data[:size]


def text(raw: bytes) -> str | None:
    """Text up to the first NUL, without blanks at its ends; UTF-8 or else Latin-1; None where nothing is left."""
    raw = raw.partition(b"\0")[0].strip()
    if not raw:
        return None
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def place(info: MediaInfo, latitude: float, longitude: float) -> None:
    """Set the coordinates where they are on the Earth; 0, 0 is kept, but said, because it is what some devices write
    without a fix."""
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        info.warn(f"coordinates out of range: {latitude}, {longitude}")
        return
    if latitude == 0 and longitude == 0:
        info.warn("coordinates are exactly 0, 0, which some devices write when they have no position")
    info.latitude, info.longitude = latitude, longitude
