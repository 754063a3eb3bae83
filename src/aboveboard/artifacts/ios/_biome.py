"""Entries of Biome's streams as records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aboveboard.formats import biome, segb
from aboveboard.formats.errors import ProtobufError
from aboveboard.kit import About, Activity, Item, Lost, Notification, Origin, Visit

VALUES = ("4.3", "4.4", "4.5")
"""A text, a whole number, a real one: an event of knowledgeC has one of them."""

NOTIFICATIONS = ("Notification", "Notification.Usage")

Made = tuple[Activity | Notification | Visit, dict[str, Any]]


def event(data: bytes, stream: str, origin: Origin | None, device: str | None) -> Made:
    """An entry laid out as knowledgeC's events."""
    stored = {path: biome.value(data, path) for path in ("1.1", *VALUES)}
    at, until, text = (
        biome.moment(biome.value(data, "2")),
        biome.moment(biome.value(data, "3")),
        biome.text(data, "4.3"),
    )
    if stream.endswith("Safari.History"):
        title = biome.text(data, "7.2.3")
        return Visit(at=at, url=text, title=title, origin=origin), {**stored, "7.2.3": title}
    kind = str(stored["1.1"])
    of_app = text is not None and kind.startswith("/app/")
    value = next((stored[path] for path in VALUES if stored[path] is not None), None)
    return Activity(
        at=at,
        until=until,
        duration=round((until - at) / 1_000_000, 6) if at is not None and until is not None and until >= at else None,
        activity=kind,
        app=text if of_app else None,
        value=None if of_app or value is None else str(value),
        origin=origin,
        device=device,
    ), stored


def notification(data: bytes, origin: Origin | None) -> Made:
    stored = {path: biome.text(data, path) for path in ("14", "8", "9", "12")}
    body = "\n".join(text for text in (stored["9"], stored["12"]) if text) or None
    at = biome.moment(biome.value(data, "2"))
    return Notification(at=at, app=stored["14"], title=stored["8"], body=body, origin=origin), stored


def known(entry: segb.Entry, stream: str, origin: Origin | None, device: str | None) -> Made:
    spec, data = biome.STREAMS[stream], entry.payload
    stored = {path: biome.value(data, path) for path in spec.value}
    words = [spec.codes.get(v, str(v)) if isinstance(v, int) else str(v) for v in stored.values() if v is not None]
    length, app = biome.value(data, spec.duration), biome.text(data, spec.app)
    return Activity(
        at=biome.moment(biome.value(data, spec.at) if spec.at else entry.written),
        activity=stream,
        app=app,
        value=" · ".join(words) or None,
        duration=float(length) if isinstance(length, int | float) and length >= 0 else None,
        origin=origin,
        device=device,
    ), stored if app is None else {**stored, str(spec.app): app}


def made(entry: segb.Entry, stream: str, origin: Origin | None, device: str | None) -> Made:
    if biome.is_event(entry.payload):
        return event(entry.payload, stream, origin, device)
    if stream in NOTIFICATIONS:
        return notification(entry.payload, origin)
    if stream in biome.STREAMS:
        return known(entry, stream, origin, device)
    stored, at = biome.texts(entry.payload), biome.moment(entry.written)
    value = " · ".join(stored.values()) or None
    return Activity(at=at, activity=stream, value=value, origin=origin, device=device), {**stored}


def read(data: bytes, about: About) -> Iterator[Item | Lost]:
    """The path says the stream's name and, under `remote`, the device that it was synced from."""
    folders = ["", "", "", *about.path.split("/")]
    here = folders[-2] == "local"
    stream = folders[-3] if here else folders[-4]
    origin, device = (None, None) if here else (Origin.SYNCED, folders[-2] or None)
    for entry in segb.entries(data):
        place = f"bytes {entry.start}-{entry.end}"
        if entry.state != segb.WRITTEN or not entry.payload.strip(b"\0"):
            gone, at = "entry removed from the stream", biome.moment(entry.written)
            yield Item(place, Activity(at=at, activity=stream or None, value=gone, origin=origin, device=device))
            continue
        try:
            record, stored = made(entry, stream, origin, device)
        except ProtobufError as error:
            yield Lost(f"entry at byte {entry.start}: {error}")
            continue
        kept = {name: value for name, value in stored.items() if value is not None}
        yield Item(place, record, kept if entry.intact else {**kept, "broken": "checksum does not match"})
