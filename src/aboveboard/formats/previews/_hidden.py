"""Pictures with regions drawn black, films and sounds with stretches made black and silent: made anew, for handing over.

What comes out was written by an encoder here, from pixels and samples in which nothing is left of what is hidden. Nothing else
of the file goes along: no metadata, no thumbnail, no second picture, track, subtitle or chapter.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any, Final

import numpy as np

from aboveboard.formats.previews._black import Region, blackened
from aboveboard.formats.previews._clips import _turn, _upright  # pyright: ignore[reportPrivateUsage]
from aboveboard.formats.previews._films import load, opened
from aboveboard.formats.previews._pictures import PIXELS, picture
from aboveboard.formats.previews._preview import FAULTS, Broken, File, Preview, Why

Stretch = tuple[float, float]
"""From and to, in seconds from the beginning."""

FULL: Final = 16_000
"""The longer side of a picture that is made anew: as large as it was, up to this."""
_EDGE: Final = 1920
"""The longer side of a film that is made anew."""
_RATE: Final = 48_000
_BASE: Final = Fraction(1, 1000)
_AROUND: Final = 0.05
"""Seconds of sound before and after a stretch that are silent too: filters spread what is beside them."""
_ENCODER: Final = {"deadline": "realtime", "cpu-used": "6"}


def without_regions(data: bytes, regions: Sequence[Region]) -> Preview:
    """The first picture of a file, upright and in its own size, with these regions black. Raises Broken."""
    return blackened(picture(data, FULL).data, regions)


def without_stretches(file: File, mime: str, stretches: Sequence[Stretch], write: Callable[[bytes], None]) -> str:
    """Write a film as WebM, a sound as Ogg, black and silent in these stretches; its type. Raises Broken.

    What is damaged ends the copy: nothing is given that could not be decoded.
    """
    with opened(file, mime) as container:
        # A picture of a sound's cover is no film.
        seen = next((s for s in container.streams.video if _is_film(s)), None)
        heard = next((s for s in container.streams.audio if s.codec_context is not None), None)
        if seen is None and heard is None:
            raise Broken(Why.CODEC)
        if seen is not None:
            if seen.codec_context.width * seen.codec_context.height > PIXELS:
                raise Broken(Why.PIXELS)
            seen.codec_context.thread_count = 1
        return _Hidden(stretches, write).made(container, seen, heard)


def _is_film(stream: Any) -> bool:
    cover = load().stream.Disposition.attached_pic
    return stream.codec_context is not None and not stream.disposition & cover


class _Out:
    """What a muxer writes to: in order, and never kept."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self._write = write

    def write(self, data: bytes) -> int:
        """As files do."""
        self._write(bytes(data))
        return len(data)


class _Hidden:
    """One copy while it is made."""

    def __init__(self, stretches: Sequence[Stretch], write: Callable[[bytes], None]) -> None:
        self._stretches = tuple(stretches)
        self._write = write
        self._samples = 0
        self._offset: int | None = None
        """Samples before the first one that is heard."""
        self._heard = 0.0
        self._before: Any = None
        self._at = 0.0
        self._last = -1

    def made(self, container: Any, seen: Any, heard: Any) -> str:
        av = load()
        form, mime = ("webm", "video/webm") if seen is not None else ("ogg", "audio/ogg")
        streams = [s for s in (seen, heard) if s is not None]
        # Times are told from the beginning of the file, as players show them.
        self._zero = min(float((s.start_time or 0) * (s.time_base or 0)) for s in streams)
        picture: Any = None
        with av.open(_Out(self._write), "w", format=form) as made:
            sound, plain, shape = None, None, None
            if heard is not None:
                sound = made.add_stream("libopus", rate=_RATE)
                sound.layout = "mono" if heard.codec_context.channels < 2 else "stereo"
                sound.bit_rate = 96_000
                plain = av.AudioResampler(format="s16", layout=sound.layout, rate=_RATE)
                shape = av.AudioResampler(format="s16", layout=sound.layout, rate=_RATE, frame_size=960)
            # Nothing is written before both are known: the head of the file names them.
            waiting: list[Any] = []
            for frame in _decoded(container, streams):
                if isinstance(frame, av.AudioFrame):
                    waiting += self._hear(frame, plain, shape)
                elif picture is None:
                    picture = self._begun(made, frame)
                    self._see(made, picture, frame)
                else:
                    self._see(made, picture, frame)
                if picture is not None or seen is None:
                    waiting = _flushed(made, sound, waiting)
            if seen is not None and picture is None:
                raise Broken(Why.DAMAGED)
            if picture is not None:
                self._show(made, picture, math.inf)
            if shape is not None and sound is not None:
                waiting += self._timed(shape.resample(None))
                _flushed(made, sound, waiting)
                if self._samples:
                    made.mux(sound.encode(None))
            if picture is not None:
                made.mux(picture.encode(None))
            if picture is None and not self._samples:
                raise Broken(Why.DAMAGED)
        return mime

    # --- pictures ----------------------------------------------------------------------------------------------------

    def _begun(self, made: Any, frame: Any) -> Any:
        width, height = frame.width, frame.height
        if _turn(frame) in (90, 270):
            width, height = height, width
        scale = min(1.0, _EDGE / max(width, height))
        picture = made.add_stream("libvpx", rate=30, options=_ENCODER)
        picture.width, picture.height = (max(16, round(side * scale / 2) * 2) for side in (width, height))
        picture.pix_fmt = "yuv420p"
        picture.time_base = picture.codec_context.time_base = _BASE
        picture.bit_rate = max(500_000, min(8_000_000, picture.width * picture.height * 4))
        picture.codec_context.thread_count = 1
        return picture

    def _see(self, made: Any, picture: Any, frame: Any) -> None:
        if frame.width * frame.height > PIXELS:
            raise Broken(Why.PIXELS)
        at = self._at + 1 / 30 if frame.time is None else frame.time - self._zero
        self._show(made, picture, at)
        self._before, self._at = frame, at

    def _show(self, made: Any, picture: Any, until: float) -> None:
        """Encode the picture before this one, now that it is known for how long it is seen."""
        if self._before is None:
            return
        small = _upright(self._before, picture.width, picture.height)
        if self._is_hidden(self._at, until):
            small = _black(picture.width, picture.height)
        # A time that does not go on would end the encoder.
        self._last = max(self._last + 1, round(max(0.0, self._at) * 1000))
        small.pts, small.time_base = self._last, _BASE
        made.mux(picture.encode(small))

    def _is_hidden(self, since: float, until: float) -> bool:
        return any(since <= end and until >= begin for begin, end in self._stretches)

    # --- sounds ------------------------------------------------------------------------------------------------------

    def _hear(self, frame: Any, plain: Any, shape: Any) -> list[Any]:
        av, found = load(), list[Any]()
        rate = frame.sample_rate or _RATE
        at = self._heard if frame.time is None else frame.time - self._zero
        self._heard = at + frame.samples / rate
        if self._offset is None:
            self._offset = round(max(0.0, at) * _RATE)
        hidden = self._is_hidden(at - _AROUND, self._heard + _AROUND)
        frame.pts = None
        for piece in plain.resample(frame):
            piece.pts = None
            if hidden:
                quiet = av.AudioFrame.from_ndarray(np.zeros_like(piece.to_ndarray()), "s16", piece.layout.name)
                quiet.sample_rate = _RATE
                found += shape.resample(quiet)
            else:
                found += shape.resample(piece)
        return self._timed(found)

    def _timed(self, pieces: Any) -> list[Any]:
        for piece in pieces:
            piece.pts, piece.time_base = (self._offset or 0) + self._samples, Fraction(1, _RATE)
            self._samples += int(piece.samples)
        return list(pieces)


def _decoded(container: Any, streams: list[Any]) -> Iterator[Any]:
    """All frames. Raises Broken where one cannot be decoded."""
    av = load()
    try:
        for packet in container.demux(streams):
            yield from packet.decode()
    except (*FAULTS, av.error.FFmpegError) as error:
        raise Broken(Why.DAMAGED) from error


def _black(width: int, height: int) -> Any:
    frame = load().VideoFrame(width, height, "yuv420p")
    # Luma 16 and neutral colour are black (ITU-R BT.601, section 2.5.3).
    for plane, value in zip(frame.planes, (16, 128, 128), strict=True):
        plane.update(bytes([value]) * plane.buffer_size)
    return frame


def _flushed(made: Any, sound: Any, waiting: list[Any]) -> list[Any]:
    for piece in waiting:
        made.mux(sound.encode(piece))
    return []
