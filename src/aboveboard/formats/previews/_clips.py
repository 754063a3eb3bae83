"""A stretch of a film as browsers play it: small WebM made anew, VP8 and Opus, by FFmpeg through PyAV."""

from __future__ import annotations

import io
from fractions import Fraction
from typing import Any

import numpy as np

from aboveboard.formats.previews._films import load, opened
from aboveboard.formats.previews._pictures import PIXELS
from aboveboard.formats.previews._preview import FAULTS, Broken, File, Preview, Why

SPAN = 10
"""Seconds of one stretch."""
MOST = 2160
"""Stretches of one film: six hours."""
_EDGE = 640
"""The longer side."""
_PACE = 25
"""Pictures a second, at most."""
_RATE = 48_000
_BASE = Fraction(1, 1000)
_PACKETS = 60_000
"""Of a film whose times do not go on."""
_REALTIME = {"deadline": "realtime", "cpu-used": "8", "error-resilient": "1"}


def clip(file: File, mime: str, number: int) -> Preview:
    """The stretch with this number: `SPAN` seconds from `number * SPAN` on, at most as large as a small screen. Raises Broken."""
    with opened(file, mime) as container:
        seen = next(iter(container.streams.video), None)
        if seen is None or seen.codec_context is None:
            raise Broken(Why.CODEC)
        if seen.codec_context.width * seen.codec_context.height > PIXELS:
            raise Broken(Why.PIXELS)
        seen.codec_context.thread_count = 1
        heard = next((s for s in container.streams.audio if s.codec_context is not None), None)
        return _Clip(number * SPAN).made(container, seen, heard)


class _Clip:
    """One stretch while it is made."""

    def __init__(self, start: int) -> None:
        self._start = start
        self._out = io.BytesIO()
        self._picture: Any = None
        self._pictures = 0
        self._due = 0.0
        self._samples = 0
        self._cut = False

    def made(self, container: Any, seen: Any, heard: Any) -> Preview:
        """Raises Broken."""
        av = load()
        if self._start:
            base = float(seen.time_base or 0) or 1.0
            container.seek((seen.start_time or 0) + int(self._start / base), stream=seen, backward=True)
        with av.open(self._out, "w", format="webm") as made:
            picture, sound, shape = None, None, None
            if heard is not None:
                sound = made.add_stream("libopus", rate=_RATE)
                sound.layout = "mono" if heard.codec_context.channels < 2 else "stereo"
                sound.bit_rate = 48_000
                shape = av.AudioResampler(format="s16", layout=sound.layout, rate=_RATE, frame_size=960)
            # Nothing is written before both are known: the head of the file names them.
            waiting: list[Any] = []
            for one in self._frames(container, seen, heard):
                if isinstance(one, av.AudioFrame):
                    if shape is not None and sound is not None:
                        self._hear(one, shape, waiting)
                else:
                    if picture is None:
                        picture = self._begun(made, one)
                    self._see(made, picture, one)
                    waiting = self._flush(made, sound, waiting)
            if picture is None:
                raise Broken(Why.AFTER if self._start else Why.DAMAGED)
            self._flush(made, sound, waiting)
            if shape is not None and sound is not None and self._samples:
                rest: list[Any] = []
                self._pieces(shape.resample(None), rest)
                self._flush(made, sound, rest)
                made.mux(sound.encode(None))
            made.mux(picture.encode(None))
        return Preview(self._out.getvalue(), "video/webm", picture.width, picture.height, Why.CUT if self._cut else "")

    def _frames(self, container: Any, seen: Any, heard: Any) -> Any:
        """Frames of the stretch, pictures with their time in it. What is damaged ends it."""
        av = load()
        end = self._start + SPAN
        streams = [seen] if heard is None else [seen, heard]
        passed = {s.index: False for s in streams}
        first = float((seen.start_time or 0) * (seen.time_base or 0))
        last = -1.0
        try:
            for tried, packet in enumerate(container.demux(streams)):
                if tried > _PACKETS:
                    self._cut = True
                    return
                for one in packet.decode():
                    at = (one.time if one.time is not None else first + last + 1 / _PACE) - first
                    if packet.stream is seen:
                        last = max(last, at)
                    if at >= end:
                        passed[packet.stream.index] = True
                        # Sound may be missing at the end, and pictures may not.
                        if all(passed.values()) or (packet.stream is seen and at >= end + 2) or at >= end + 30:
                            return
                    elif at >= self._start - 0.001 and not passed[packet.stream.index]:
                        yield one
        except (*FAULTS, av.error.FFmpegError):
            if not self._pictures:
                raise
            self._cut = True

    def _begun(self, made: Any, frame: Any) -> Any:
        width, height = frame.width, frame.height
        if _turn(frame) in (90, 270):
            width, height = height, width
        scale = min(1.0, _EDGE / max(width, height))
        picture = made.add_stream("libvpx", rate=_PACE, options=_REALTIME)
        picture.width, picture.height = _even(width * scale), _even(height * scale)
        picture.pix_fmt = "yuv420p"
        picture.time_base = picture.codec_context.time_base = _BASE
        picture.bit_rate = 900_000
        picture.codec_context.gop_size = SPAN * _PACE
        picture.codec_context.thread_count = 1
        self._first = frame.time
        return picture

    def _see(self, made: Any, picture: Any, frame: Any) -> None:
        if frame.width * frame.height > PIXELS:
            raise Broken(Why.PIXELS)
        at = max(0.0, frame.time - self._first) if frame.time is not None and self._first is not None else self._due
        if at < self._due - 0.5 / _PACE:
            return
        self._due = max(self._due + 1 / _PACE, at)
        small = _upright(frame, picture.width, picture.height)
        small.pts, small.time_base = round(at * 1000), _BASE
        self._pictures += 1
        made.mux(picture.encode(small))

    def _hear(self, frame: Any, shape: Any, waiting: list[Any]) -> None:
        frame.pts = None
        self._pieces(shape.resample(frame), waiting)

    def _pieces(self, pieces: Any, waiting: list[Any]) -> None:
        for piece in pieces:
            piece.pts, piece.time_base = self._samples, Fraction(1, _RATE)
            self._samples += int(piece.samples)
            waiting.append(piece)

    def _flush(self, made: Any, sound: Any, waiting: list[Any]) -> list[Any]:
        for piece in waiting:
            made.mux(sound.encode(piece))
        return []


def _even(side: float) -> int:
    return max(16, round(side / 2) * 2)


def _turn(frame: Any) -> int:
    """Degrees against the clock by which it is turned to stand upright: a multiple of 90."""
    return round((frame.rotation or 0) / 90) * 90 % 360


def _upright(frame: Any, width: int, height: int) -> Any:
    """Shrunk and turned."""
    turn = _turn(frame)
    across = (height, width) if turn in (90, 270) else (width, height)
    small = frame.reformat(width=across[0], height=across[1], format="yuv420p")
    if not turn:
        return small
    flat = small.to_ndarray()
    wide, high = across
    # The two planes of colour follow, each half as wide and half as high.
    planes = (flat[:high], *flat[high:].reshape(2, high // 2, wide // 2))
    turned = [np.ascontiguousarray(np.rot90(p, turn // 90)) for p in planes]
    made = load().VideoFrame(width, height, "yuv420p")
    for plane, pixels in zip(made.planes, turned, strict=True):
        lines = np.zeros((plane.height, plane.line_size), dtype=np.uint8)
        lines[:, : plane.width] = pixels
        plane.update(lines.tobytes())
    return made
