"""What there is to say of a sound or film before it is played: length, codecs, rates, the shape of the sound, key frames."""

from __future__ import annotations

import math
from typing import Any

import msgspec
import numpy as np

from aboveboard.formats.previews._films import FRAMES, load, opened, places
from aboveboard.formats.previews._preview import FAULTS, Broken, File, Preview, Why
from aboveboard.formats.previews._sounds import SECONDS

PEAKS = 400
"""Numbers that a waveform has at most."""
TOP = 100
"""What full scale is in them."""
_RATE = 8_000
_STEP = 160
"""Samples of one reading of loudness: 20 ms."""
_LONGEST = 7 * 24 * 3600
"""Seconds; a film that says more says nothing."""


class About(msgspec.Struct, frozen=True, omit_defaults=True):
    """What there is to say of a sound or film."""

    seconds: float = 0.0
    """Of a sound as decoded, of a film as the file says; 0 where it does not."""
    sound: str = ""
    """The codec."""
    rate: int = 0
    """Samples a second."""
    channels: int = 0
    picture: str = ""
    """The codec."""
    width: int = 0
    height: int = 0
    """As stored, before it is turned upright."""
    pace: float = 0.0
    """Pictures a second, as the file says."""
    peaks: list[int] = []
    """The loudest of each of as many equal steps, of `TOP`."""
    frames: list[tuple[int, float]] = []
    """Key frames: the number under which a picture of it can be asked for, and when it is, in seconds."""
    cut: bool = False
    """Whether it could not be read to its end."""


def about(file: File, mime: str) -> Preview:
    """As JSON of `About`. Raises Broken."""
    with opened(file, mime) as container:
        heard = _stream(container.streams.audio)
        seen = None if mime.startswith("audio/") else _stream(container.streams.video)
        if heard is None and seen is None:
            raise Broken(Why.CODEC)
        said: dict[str, Any] = {}
        if heard is not None:
            context = heard.codec_context
            said |= {"sound": _codec(context), "rate": context.sample_rate, "channels": context.channels}
        if seen is not None:
            context = seen.codec_context
            pace = float(seen.average_rate or 0)
            said |= {"picture": _codec(context), "width": context.width, "height": context.height}
            said |= {"pace": pace if math.isfinite(pace) else 0.0, "seconds": _length(container, seen)}
            said["frames"] = [(n, at) for n, at in _frames(container, seen)]
        elif heard is not None:
            said |= _shape(container, heard)
        made = msgspec.json.encode(About(**said))
        return Preview(made, "application/json", note=Why.CUT if said.get("cut") else "")


def _codec(context: Any) -> str:
    """The name of the coding, not of the decoder that reads it here."""
    return str(context.codec.canonical_name or context.name)


def _stream(streams: Any) -> Any:
    stream = next(iter(streams), None)
    return None if stream is None or stream.codec_context is None else stream


def _length(container: Any, stream: Any) -> float:
    base = float(stream.time_base or 0)
    said = (stream.duration or 0) * base or (container.duration or 0) / 1e6
    return round(said, 3) if 0 < said < _LONGEST else 0.0


def _frames(container: Any, stream: Any) -> list[tuple[int, float]]:
    """Where each of the key frames is that `frame` gives; each once."""
    found: dict[int, tuple[int, float]] = {}
    base = float(stream.time_base or 0)
    start = stream.start_time or 0
    for number, place in enumerate(places(stream, FRAMES)):
        if place is not None:
            try:
                container.seek(place, stream=stream, backward=True)
            except (*FAULTS, load().error.FFmpegError):
                continue
        packet = next((p for p in container.demux(stream) if p.pts is not None), None)
        if packet is not None:
            found.setdefault(packet.pts, (number, round(max(0.0, (packet.pts - start) * base), 3)))
    return list(found.values())


def _shape(container: Any, stream: Any) -> dict[str, Any]:
    """The waveform and the length, by decoding all of it."""
    av = load()
    shape = av.AudioResampler(format="s16", layout="mono", rate=_RATE)
    steps: list[int] = []
    rest = np.empty(0, dtype=np.int16)
    samples, cut = 0, False
    try:
        for frame in container.decode(stream):
            frame.pts = None
            for piece in shape.resample(frame):
                heard = np.concatenate([rest, piece.to_ndarray().reshape(-1)])
                whole = len(heard) // _STEP * _STEP
                loud = np.abs(heard[:whole].astype(np.int32)).reshape(-1, _STEP).max(axis=1, initial=0)
                steps += loud.tolist()
                rest = heard[whole:]
                samples += int(piece.samples)
            if samples > SECONDS * _RATE:
                cut = True
                break
    except (*FAULTS, av.error.FFmpegError):
        if not samples:
            raise
        cut = True
    if rest.size:
        steps.append(int(np.abs(rest.astype(np.int32)).max()))
    if not samples:
        raise Broken(Why.DAMAGED)
    count = min(PEAKS, len(steps))
    every = np.array(steps)
    peaks = [int(part.max()) * TOP // 32_768 for part in np.array_split(every, count)]
    return {"seconds": round(samples / _RATE, 3), "peaks": peaks, "cut": cut}
