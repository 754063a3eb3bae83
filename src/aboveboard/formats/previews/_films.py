"""A film's poster and some of its key frames, by FFmpeg through PyAV."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from PIL import Image

from aboveboard.formats.previews._pictures import PIXELS, finished
from aboveboard.formats.previews._preview import FAULTS, Broken, File, Preview, Why

DEMUXERS = {
    "video/mp4": "mov",
    "video/quicktime": "mov",
    "video/x-m4v": "mov",
    "video/3gpp": "mov",
    "video/3gpp2": "mov",
    "video/x-matroska": "matroska",
    "video/webm": "matroska",
    "video/x-msvideo": "avi",
    "video/x-flv": "flv",
    "video/x-ms-asf": "asf",
    "video/mpeg": "mpeg",
    "video/mp2t": "mpegts",
    "video/ogg": "ogg",
    "audio/mp4": "mov",
    "audio/mpeg": "mp3",
    "audio/aac": "aac",
    "audio/wav": "wav",
    "audio/ogg": "ogg",
    "audio/opus": "ogg",
    "audio/flac": "flac",
    "audio/aiff": "aiff",
    "audio/amr": "amr",
    "audio/amr-wb": "amr",
    "audio/x-caf": "caf",
}
"""The format is told by us and not guessed by FFmpeg: none of these fetches or opens another file."""
_ALONE = {"protocol_whitelist": "none"}
FRAMES = 8
"""Key frames of the strip under a film."""
_PACKETS = 400
"""Of damaged films: so many packets are tried."""


def load() -> Any:
    """PyAV. Raises Broken where it is not installed."""
    try:
        import av
        import av.logging
    except ImportError:
        raise Broken(Why.PACKAGE) from None
    av.logging.set_level(None)
    return av


@contextmanager
def opened(file: File, mime: str) -> Generator[Any, None, None]:
    """The container. Raises Broken."""
    av = load()
    demuxer = DEMUXERS.get(mime)
    if demuxer is None:
        raise Broken(Why.UNKNOWN)
    try:
        with av.open(file, "r", format=demuxer, options=_ALONE, metadata_errors="replace") as container:
            yield container
    except (*FAULTS, av.error.FFmpegError) as error:
        raise Broken(Why.DAMAGED) from error


def film(file: File, mime: str, edge: int) -> Preview:
    """Its poster: the first key frame after a tenth of it, at most a second in. Raises Broken."""
    with opened(file, mime) as container:
        stream = _seen(container)
        return _at(container, stream, _poster(stream), edge)


def frame(file: File, mime: str, number: int, edge: int) -> Preview:
    """One of `FRAMES` key frames from places spread over the film; several may be the same. Raises Broken."""
    with opened(file, mime) as container:
        stream = _seen(container)
        return _at(container, stream, places(stream, FRAMES)[number], edge)


def places(stream: Any, count: int) -> list[int | None]:
    """As many places, spread over a film, in its own unit; one that is the beginning where it does not say how long it is."""
    length = stream.duration or 0
    if length <= 0 or float(stream.time_base or 0) <= 0:
        return [None]
    return [(stream.start_time or 0) + int(length * (number + 0.1) / count) for number in range(count)]


def _poster(stream: Any) -> int | None:
    length, base = stream.duration or 0, float(stream.time_base or 0)
    return (stream.start_time or 0) + int(min(length / 10, 1 / base)) if length > 0 and base > 0 else None


def _seen(container: Any) -> Any:
    """The stream of pictures, set to key frames alone. Raises Broken."""
    stream = next(iter(container.streams.video), None)
    if stream is None or stream.codec_context is None:
        raise Broken(Why.CODEC)
    context = stream.codec_context
    if context.width * context.height > PIXELS:
        raise Broken(Why.PIXELS)
    context.thread_count = 1
    context.skip_frame = "NONKEY"
    return stream


def _at(container: Any, stream: Any, place: int | None, edge: int) -> Preview:
    """The key frame at or before a place. Raises Broken."""
    if place is not None:
        container.seek(place, stream=stream, backward=True)
    for tried, packet in enumerate(container.demux(stream)):
        for one in packet.decode():
            if one.width * one.height > PIXELS:
                raise Broken(Why.PIXELS)
            return finished(_upright(one), edge)
        if tried > _PACKETS:
            break
    raise Broken(Why.DAMAGED)


def _upright(frame: Any) -> Image.Image:
    image: Image.Image = frame.to_image()
    turn = round(frame.rotation or 0)
    return image.rotate(turn, expand=True) if turn % 360 else image
