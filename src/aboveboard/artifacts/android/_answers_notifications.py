"""How what answers_notifications.py reads is decoded.

Facts: services/core/java/com/android/server/notification of https://android.googlesource.com/platform/frameworks/base
(NotificationRecord.dump, NotificationManagerService: Archive.dumpImpl).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aboveboard.artifacts.android._answers import Others, begun, depth, line, rows
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Item, Lost, Notification

_HEAD = re.compile(r"    NotificationRecord\(0x[0-9a-f]+: pkg=(\S+) user=UserHandle\{(-?\d{1,6})\}(.*)")
_ARCHIVED = re.compile(r"    StatusBarNotification\(pkg=(\S+) user=UserHandle\{(-?\d{1,6})\}(.*)")
_END = re.compile(r"  (?:m\w+=|[A-Z][\w ]*:$)")
"""What comes behind the list. Lines of a text may be indented less than their record: that alone ends none."""
_CHANNEL = re.compile(r"Notification\(channel=([^\s)]+)")
_EXTRA = re.compile(r"\s+([\w.$-]+)=(?:null|(\w+) \()")
_NUMBERS = re.compile(r"(\d{1,15})(?:/(\d{1,15}))?(?!\d)")
_KEPT = ("android.title", "android.text", "android.bigText", "android.subText", "android.conversationTitle")
_MOST = 2000
"""Lines of one text."""


def extras(lines: Sequence[str]) -> dict[str, list[str]]:
    """The lines of each text among the first extras of a notification (its public version has others), without the key. A text
    with line ends goes on up to the next line that is a key of the same depth, or the closing bracket."""
    start = next((n for n, text in enumerate(lines) if text.strip() == "extras={"), None)
    if start is None:
        return {}
    inner, found, key = depth(lines[start]) + 4, dict[str, list[str]](), ""
    for text in lines[start + 1 :]:
        if text.strip() == "}" and depth(text) == depth(lines[start]):
            break
        extra = _EXTRA.match(text) if depth(text) == inner else None
        if extra:
            key = extra[1] if extra[2] and "String" in extra[2] else ""
            if key:
                found[key] = [text.strip().partition("=")[2]]
        elif key and len(found[key]) < _MOST:
            found[key].append(text)
    return found


def text_of(held: Sequence[str] | None) -> str | None:
    """The text without its class and brackets: `String (hello)`."""
    return "\n".join(held).partition("(")[2].removesuffix(")") or None if held else None


def when(lines: Sequence[str]) -> tuple[str, int | None]:
    """The line that says when it was made, and that in UTC microseconds; else when the app says it was."""
    for name in ("mCreationTimeMs=", "when="):
        for text in lines:
            bare = text.strip()
            # Newer versions write `when=0/1763107300000`: what the app said, and what holds instead.
            numbers = _NUMBERS.match(bare.removeprefix(name)) if bare.startswith(name) else None
            number = int(numbers[1]) or int(numbers[2] or 0) if numbers else 0
            if number:
                return bare, UNIX_MS.to_utc_us(number)
    return "", None


def active(data: bytes, about: About) -> Iterator[Item | Lost]:
    """Notifications that were shown when the phone was asked."""
    others = Others(about)
    for head, block in begun(data, _HEAD, _END):
        user = int(head[2])
        yield from others.tell(user)
        if others.is_other(user):
            continue
        texts, (timed, at) = extras(block.lines), when(block.lines)
        channel = _CHANNEL.search(head[3])
        record = Notification(
            at=at,
            app=head[1],
            title=text_of(texts.get("android.title")) or text_of(texts.get("android.conversationTitle")),
            body=text_of(texts.get("android.bigText")) or text_of(texts.get("android.text")),
            channel=channel[1] if channel else None,
        )
        # Of a text with line ends the first line is kept as stored; `prove` shows all of them.
        kept = {name: texts[name][0] for name in _KEPT if name in texts}
        yield Item(
            block.locator, record, {"record": block.lines[0].strip(), **({"time": timed} if timed else {}), **kept}
        )


def archived(data: bytes, about: About) -> Iterator[Item | Lost]:
    """Notifications that are no longer shown: which app's, and the channel."""
    others = Others(about)
    for number, text in enumerate(rows(data), 1):
        found = _ARCHIVED.match(text)
        if not found:
            continue
        user = int(found[2])
        yield from others.tell(user)
        if not others.is_other(user):
            channel = _CHANNEL.search(found[3])
            record = Notification(app=found[1], channel=channel[1] if channel else None)
            yield Item(line(number), record, {"line": text.strip()})
