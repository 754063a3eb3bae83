"""Where the events of Biome's streams have their fields, and how those are read.

A stream's entries are protocol buffers. Some are laid out as knowledgeC's events are, whatever the stream (`is_event`); of
others `STREAMS` has the layout. Facts: what https://github.com/abrignoni/iLEAPP (biome*.py) reads; the meaning of fields is
taken from what is seen in them, as Apple documents none of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from aboveboard.formats import protobuf, times
from aboveboard.formats.errors import ProtobufError

_TEXTS: Final = 20
_LENGTH: Final = 500
_UNIX_AFTER: Final = 1_100_000_000
"""Seconds; smaller times count from 2001, as all do but those of some newer streams."""


@dataclass(frozen=True)
class Stream:
    """Paths of field numbers; several values become one text. Without `at` the entry's time of writing is taken."""

    at: str | None = None
    app: str | None = None
    value: tuple[str, ...] = ()
    codes: Mapping[int, str] = field(default_factory=dict[int, str])
    duration: str | None = None
    """Seconds."""


_IN_FOCUS: Final = Stream("4", "6", ("3",), {0: "left focus", 1: "in focus"})
_PLAYING: Final = Stream("2", "15", ("8", "5", "10"))
_LIT: Final = Stream("1", None, ("2",), {0: "off", 1: "on"})
_TYPED: Final = Stream("2", "3", duration="1")
_INTENT: Final = Stream("1", "2", ("4", "5"))
STREAMS: Final[Mapping[str, Stream]] = {
    "App.InFocus": _IN_FOCUS,
    "NowPlaying": _PLAYING,
    "Media.NowPlaying": _PLAYING,
    "Backlight": _LIT,
    "Device.Display.Backlight": _LIT,
    "TextInputSession": _TYPED,
    "Text.InputSession": _TYPED,
    "AppIntents": _INTENT,
    "App.Intent": _INTENT,
    "Device.Wireless.Bluetooth": Stream(None, None, ("2", "1")),
}


def value(data: bytes, path: str | None) -> str | int | float | None:
    """The value at a path: a text, a whole number, or a real one. None where there is none. Raises ProtobufError."""
    found = protobuf.get(data, path) if path else None
    if found is None:
        return None
    if found.wire == protobuf.BYTES:
        return found.text or None
    return found.real if found.wire in (protobuf.FIXED64, protobuf.FIXED32) else found.int


def text(data: bytes, path: str | None) -> str | None:
    """The value at a path where it is a text, else None. Raises ProtobufError."""
    found = value(data, path)
    return found if isinstance(found, str) else None


def moment(seconds: object) -> int | None:
    """UTC microseconds of a time in seconds since 2001 or 1970."""
    unix = isinstance(seconds, int | float) and seconds > _UNIX_AFTER
    return (times.UNIX_S if unix else times.COCOA_S).to_utc_us(seconds)


def texts(data: bytes) -> dict[str, str]:
    """The texts of a message whose layout is not known, by field number: 20 at most, of 500 characters."""
    found: dict[str, str] = {}
    for node in protobuf.tree(data, depth=1):
        if isinstance(node.value, str) and node.value and len(found) < _TEXTS:
            found[str(node.field.number)] = node.value[:_LENGTH]
    return found


def is_event(data: bytes) -> bool:
    """Whether it is laid out as knowledgeC's events are: a stream's name ('/app/inFocus') within field 1."""
    head = protobuf.first(data, 1)
    if head is None or head.wire != protobuf.BYTES:
        return False
    try:
        name = protobuf.first(head.bytes, 1)
    except ProtobufError:
        return False
    return name is not None and name.wire == protobuf.BYTES and name.bytes[:1] == b"/"
