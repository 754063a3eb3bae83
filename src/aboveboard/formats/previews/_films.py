"""A film's poster, and some of its key frames on one sheet, by FFmpeg through PyAV."""

from __future__ import annotations

from collections.abc import Generator, Iterator
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
_FRAMES = 6
_COLUMNS = 3
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
        for frame in _key_frames(container, 1):
            return finished(_upright(frame), edge)
    raise Broken(Why.DAMAGED)


def sheet(file: File, mime: str, edge: int) -> Preview:
    """Up to six of its key frames, in order, on one sheet. Raises Broken."""
    with opened(file, mime) as container:
        cell = edge // _COLUMNS
        frames: list[Image.Image] = []
        for frame in _key_frames(container, _FRAMES):
            image = _upright(frame)
            image.thumbnail((cell, cell), reducing_gap=2.0)
            frames.append(image)
        if not frames:
            raise Broken(Why.DAMAGED)
        width, height = max(f.width for f in frames), max(f.height for f in frames)
        columns = min(_COLUMNS, len(frames))
        rows = -(-len(frames) // columns)
        made = Image.new("RGB", (columns * width, rows * height))
        for number, image in enumerate(frames):
            made.paste(image, (number % columns * width, number // columns * height))
        return finished(made, edge)


def _key_frames(container: Any, count: int) -> Iterator[Any]:
    """Key frames from `count` places, spread over the film; each once. Raises Broken."""
    stream = next(iter(container.streams.video), None)
    if stream is None or stream.codec_context is None:
        raise Broken(Why.CODEC)
    context = stream.codec_context
    if context.width * context.height > PIXELS:
        raise Broken(Why.PIXELS)
    context.thread_count = 1
    context.skip_frame = "NONKEY"
    seen: set[int | None] = set()
    length = stream.duration or 0
    base = float(stream.time_base or 0)
    for number in range(count):
        part = (number + 0.1) / count
        if length > 0 and base > 0:
            place = int(length * part) if count > 1 else int(min(length * part, 1 / base))
            container.seek((stream.start_time or 0) + place, stream=stream, backward=True)
        elif number:
            return
        frame = _next(container, stream)
        if frame is not None and frame.pts not in seen:
            seen.add(frame.pts)
            yield frame


def _next(container: Any, stream: Any) -> Any:
    for tried, packet in enumerate(container.demux(stream)):
        for frame in packet.decode():
            if frame.width * frame.height > PIXELS:
                raise Broken(Why.PIXELS)
            return frame
        if tried > _PACKETS:
            break
    return None


def _upright(frame: Any) -> Image.Image:
    image: Image.Image = frame.to_image()
    turn = round(frame.rotation or 0)
    return image.rotate(turn, expand=True) if turn % 360 else image
