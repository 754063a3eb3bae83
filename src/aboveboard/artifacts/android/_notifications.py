"""How what notifications.py reads is decoded."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import protobuf
from aboveboard.formats.errors import ProtobufError
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Item, Lost, Notification

NOTIFICATION, POOL = "5", "2.2"


def text_of(message: bytes, own: int, index: int, pool: list[str]) -> str | None:
    """The text itself, or the one that its number (from 1) has among the file's shared ones."""
    direct, shared = protobuf.first(message, own), protobuf.first(message, index)
    if direct is not None:
        return direct.text or None
    number = shared.uint if shared is not None else 0
    return pool[number - 1] or None if 0 < number <= len(pool) else None


def notification(message: bytes, pool: list[str]) -> tuple[Notification, dict[str, str | int]]:
    title, text, posted = (protobuf.first(message, n) for n in (10, 11, 9))
    stored = {
        "posted_time_ms": posted.int if posted else None,
        "title": title.text if title else None,
        "text": text.text if text else None,
    }
    return Notification(
        at=UNIX_MS.to_utc_us(posted.int) if posted else None,
        app=text_of(message, 1, 2, pool),
        title=title.text or None if title else None,
        body=text.text or None if text else None,
        channel=text_of(message, 3, 4, pool) or text_of(message, 5, 6, pool),
    ), {name: value for name, value in stored.items() if value is not None}


def read(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    pool = [field.text for field in protobuf.every(data, POOL)]
    for field in protobuf.every(data, NOTIFICATION):
        try:
            record, stored = notification(field.bytes, pool)
        except ProtobufError as error:
            yield Lost(f"notification at byte {field.start}: {error}")
            continue
        yield Item(f"bytes {field.value_start}-{field.end}", record, stored, offset=field.value_start)
