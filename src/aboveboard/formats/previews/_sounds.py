"""Sounds as browsers play them, by FFmpeg through PyAV: always MP3 made anew, so that no byte of a phone reaches a browser."""

from __future__ import annotations

import io
from fractions import Fraction
from typing import Any

from aboveboard.formats.previews._films import load, opened
from aboveboard.formats.previews._preview import FAULTS, Broken, File, Preview, Why

SECONDS = 4 * 3600
"""A longer sound is cut there."""
_BYTES = 96 * 1024 * 1024


def sound(file: File, mime: str) -> Preview:
    """MP3 made from it, of one voice with 48 kbit/s, else two with 128. Raises Broken."""
    with opened(file, mime) as container:
        stream = next(iter(container.streams.audio), None)
        if stream is None or stream.codec_context is None:
            raise Broken(Why.CODEC)
        return _mp3(container, stream)


def _mp3(container: Any, stream: Any) -> Preview:
    av = load()
    out = io.BytesIO()
    voice = stream.codec_context.channels < 2
    rate = 24_000 if voice else 44_100
    with av.open(out, "w", format="mp3") as made:
        target = made.add_stream("libmp3lame", rate=rate)
        target.bit_rate = 48_000 if voice else 128_000
        target.layout = "mono" if voice else "stereo"
        shape = av.AudioResampler(format="s16p", layout=target.layout, rate=rate)
        written, note = 0, ""
        try:
            for frame in container.decode(stream):
                frame.pts = None
                for piece in shape.resample(frame):
                    written = _write(made, target, piece, written, rate)
                if written > SECONDS * rate or out.tell() > _BYTES:
                    note = Why.CUT
                    break
        except (*FAULTS, av.error.FFmpegError):
            if not written:
                raise
            note = Why.CUT
        for piece in shape.resample(None):
            written = _write(made, target, piece, written, rate)
        made.mux(target.encode(None))
    if not written:
        raise Broken(Why.DAMAGED)
    return Preview(out.getvalue(), "audio/mpeg", note=note)


def _write(made: Any, target: Any, piece: Any, written: int, rate: int) -> int:
    piece.pts = written
    piece.time_base = Fraction(1, rate)
    made.mux(target.encode(piece))
    return written + int(piece.samples)
