"""The notification history of Android 11 and later (protocol buffers), and the log of Android 5 to 9."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import protobuf
from aboveboard.formats.errors import ProtobufError
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Artifact, Code, Item, Lost, Notification

_NOTIFICATION, _POOL = "5", "2.2"


def _text(message: bytes, own: int, index: int, pool: list[str]) -> str | None:
    """The text itself, or the one that its number (from 1) has among the file's shared ones."""
    direct, shared = protobuf.first(message, own), protobuf.first(message, index)
    if direct is not None:
        return direct.text or None
    number = shared.uint if shared is not None else 0
    return pool[number - 1] or None if 0 < number <= len(pool) else None


def _notification(message: bytes, pool: list[str]) -> tuple[Notification, dict[str, str | int]]:
    title, text, posted = (protobuf.first(message, n) for n in (10, 11, 9))
    stored = {
        "posted_time_ms": posted.int if posted else None,
        "title": title.text if title else None,
        "text": text.text if text else None,
    }
    return Notification(
        at=UNIX_MS.to_utc_us(posted.int) if posted else None,
        app=_text(message, 1, 2, pool),
        title=title.text or None if title else None,
        body=text.text or None if text else None,
        channel=_text(message, 3, 4, pool) or _text(message, 5, 6, pool),
    ), {name: value for name, value in stored.items() if value is not None}


def _read(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    pool = [field.text for field in protobuf.every(data, _POOL)]
    for field in protobuf.every(data, _NOTIFICATION):
        try:
            record, stored = _notification(field.bytes, pool)
        except ProtobufError as error:
            yield Lost(f"notification at byte {field.start}: {error}")
            continue
        yield Item(f"bytes {field.value_start}-{field.end}", record, stored, offset=field.value_start)


HISTORY = Artifact(
    id="android.notifications",
    title="Notification history",
    service="android.notifications",
    emits=Notification,
    files=("data/system_ce/*/notification_history/history/*",),
    read=(Code(_read),),
    says="One record for each notification in the history that Android keeps where this was switched on.",
    limits="The history goes back a day and is off unless switched on in the settings. Icons are not read.",
    sources=(
        "https://android.googlesource.com/platform/frameworks/base (core/proto/android/server/notificationhistory.proto)",
        "https://github.com/abrignoni/ALEAPP (notificationHistory)",
    ),
)
