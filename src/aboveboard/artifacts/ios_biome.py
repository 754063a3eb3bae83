"""Biome: the streams in which iOS notes what goes on (apps in front, notifications, screen, network, playing, typing)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from aboveboard.formats import protobuf, segb, times
from aboveboard.formats.errors import ProtobufError
from aboveboard.kit import About, Activity, Artifact, Code, Item, Lost, Notification, Origin, State, Visit

_TEXTS = 20
_LENGTH = 500
_UNIX_AFTER = 1_100_000_000
"""Seconds; smaller times count from 2001, as all do but those of some newer streams."""


@dataclass(frozen=True)
class _Stream:
    """Where a stream's events have their fields, as paths of field numbers; several values become one text."""

    at: str | None = None
    app: str | None = None
    value: tuple[str, ...] = ()
    codes: Mapping[int, str] = field(default_factory=dict[int, str])
    duration: str | None = None
    until: str | None = None


_ON = {0: "off", 1: "on"}
_IN_FOCUS = _Stream("4", "6", ("3",), {0: "left focus", 1: "in focus"})
_PLAYING = _Stream("2", "15", ("8", "5", "10"))
_LIT = _Stream("1", None, ("2",), _ON)
_TYPED = _Stream("2", "3", duration="1")
_STREAMS = {
    "App.InFocus": _IN_FOCUS,
    "NowPlaying": _PLAYING,
    "Media.NowPlaying": _PLAYING,
    "Backlight": _LIT,
    "Device.Display.Backlight": _LIT,
    "TextInputSession": _TYPED,
    "Text.InputSession": _TYPED,
    "AppIntents": _Stream("1", "2", ("4", "5")),
    "App.Intent": _Stream("1", "2", ("4", "5")),
    "Device.Wireless.Bluetooth": _Stream(None, None, ("2", "1")),
}
_EVENT = _Stream("2", None, ("4.3", "4.4", "4.5"), until="3")
_NOTIFICATIONS = ("Notification", "Notification.Usage")


def _value(data: bytes, path: str | None) -> str | int | float | None:
    """The value at a path: a text, a whole number, or a real one (eight bytes)."""
    found = protobuf.get(data, path) if path else None
    if found is None:
        return None
    if found.wire == protobuf.BYTES:
        return found.text or None
    return found.real if found.wire in (protobuf.FIXED64, protobuf.FIXED32) else found.int


def _us(value: object) -> int | None:
    unix = isinstance(value, int | float) and value > _UNIX_AFTER
    return (times.UNIX_S if unix else times.COCOA_S).to_utc_us(value)


def _texts(data: bytes) -> dict[str, str]:
    """The texts of a message whose layout is not known, by field number."""
    found: dict[str, str] = {}
    for node in protobuf.tree(data, depth=1):
        if isinstance(node.value, str) and node.value and len(found) < _TEXTS:
            found[str(node.field.number)] = node.value[:_LENGTH]
    return found


def _is_event(data: bytes) -> bool:
    """Whether it is laid out as knowledgeC's events are: the stream's name within field 1."""
    head = protobuf.first(data, 1)
    if head is None or head.wire != protobuf.BYTES:
        return False
    try:
        name = protobuf.first(head.bytes, 1)
    except ProtobufError:
        return False
    return name is not None and name.wire == protobuf.BYTES and name.bytes[:1] == b"/"


Made = tuple[Activity | Notification | Visit, dict[str, Any]]


def _event(entry: segb.Entry, stream: str, more: dict[str, Any]) -> Made:
    data = entry.payload
    kind = str(_value(data, "1.1"))
    stored = {path: _value(data, path) for path in ("1.1", *_EVENT.value, "7.2.3")}
    at, until = _us(_value(data, "2")), _us(_value(data, "3"))
    text = stored["4.3"]
    if stream.endswith("Safari.History"):
        title = stored["7.2.3"]
        return Visit(
            at=at, url=str(text) if text else None, title=str(title) if title else None, **_synced(more)
        ), stored
    value = next((stored[path] for path in _EVENT.value if stored[path] is not None), None)
    of_app = kind.startswith("/app/")
    return Activity(
        at=at,
        until=until,
        duration=round((until - at) / 1_000_000, 6) if at is not None and until is not None and until >= at else None,
        activity=kind,
        app=str(text) if of_app and text else None,
        value=str(value) if value is not None and not (of_app and text) else None,
        **more,
    ), stored


def _synced(more: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in more.items() if name == "origin"}


def _notification(entry: segb.Entry, stream: str, more: dict[str, Any]) -> Made:
    del stream
    stored = {path: _value(entry.payload, path) for path in ("14", "8", "9", "12", "15")}
    body = "\n".join(str(stored[path]) for path in ("9", "12") if isinstance(stored[path], str))
    title = stored["8"]
    return Notification(
        at=_us(_value(entry.payload, "2")),
        app=str(stored["14"]) if stored["14"] else None,
        title=title if isinstance(title, str) else None,
        body=body or None,
        **_synced(more),
    ), stored


def _known(entry: segb.Entry, stream: str, more: dict[str, Any]) -> Made:
    spec, data = _STREAMS[stream], entry.payload
    stored = {path: _value(data, path) for path in (spec.app, *spec.value) if path}
    code = next(iter(stored[path] for path in spec.value), None)
    words = [str(stored[path]) for path in spec.value if stored[path] is not None]
    length = _value(data, spec.duration)
    return Activity(
        at=_us(_value(data, spec.at)) if spec.at else _us(entry.written),
        activity=stream,
        app=str(stored[spec.app]) if spec.app and stored[spec.app] else None,
        value=spec.codes.get(code, str(code)) if spec.codes and isinstance(code, int) else " · ".join(words) or None,
        duration=float(length) if isinstance(length, int | float) and length >= 0 else None,
        **more,
    ), stored


def _unknown(entry: segb.Entry, stream: str, more: dict[str, Any]) -> Made:
    stored = _texts(entry.payload)
    return Activity(at=_us(entry.written), activity=stream, value=" · ".join(stored.values()) or None, **more), stored


def _maker(entry: segb.Entry, stream: str) -> Callable[[segb.Entry, str, dict[str, Any]], Made]:
    if _is_event(entry.payload):
        return _event
    if stream in _NOTIFICATIONS:
        return _notification
    return _known if stream in _STREAMS else _unknown


def _read(data: bytes, about: About) -> Iterator[Item | Lost]:
    """The path says the stream's name and, under `remote`, the device that it was synced from."""
    folders = ["", "", "", *about.path.split("/")]
    here = folders[-2] == "local"
    stream = folders[-3] if here or folders[-2] == "remote" else folders[-4]
    more: dict[str, Any] = {} if here else {"device": folders[-2], "origin": Origin.SYNCED}
    for entry in segb.entries(data):
        place = f"bytes {entry.start}-{entry.end}"
        if entry.state != segb.WRITTEN or not entry.payload.strip(b"\0"):
            gone = Activity(at=_us(entry.written), activity=stream, value="entry removed from the stream", **more)
            yield Item(place, gone, state=State.DELETED)
            continue
        try:
            record, stored = _maker(entry, stream)(entry, stream, more)
        except ProtobufError as error:
            yield Lost(f"entry at byte {entry.start}: {error}")
            continue
        kept = {name: value for name, value in stored.items() if value is not None}
        yield Item(place, record, kept if entry.intact else {**kept, "broken": "checksum does not match"})


BIOME = Artifact(
    id="ios.biome",
    title="Phone activity (Biome)",
    service="ios.biome",
    emits=(Activity, Notification, Visit),
    files=tuple(
        f"{folder}/streams/*/*/{where}/*"
        for folder in ("{mobile}/Library/Biome", "{var}/db/biome")
        for where in ("local", "remote/*")
    ),
    read=(Code(_read, kind=Activity),),
    says="One record for each entry of each stream: what, since when, and where known the app and value.",
    limits="Of streams whose layout is not known `at` is the time of writing and the value is the texts of the entry, joined."
    " What the fields of a notification mean (title, text) is taken from what is seen in them. Of entries that the phone"
    " removed only stream and time of writing are left. The files under `tombstone` are not read. An app in focus does not"
    " show that somebody looked.",
    sources=(
        "https://cellebrite.com/en/understanding-and-decoding-the-newest-ios-segb-format/",
        "https://github.com/abrignoni/iLEAPP (biome*.py)",
    ),
    absent_from=("itunes backup",),
)
