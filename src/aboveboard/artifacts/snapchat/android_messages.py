"""Snapchat (older): messages: see `android_friends.py`."""

from __future__ import annotations

from aboveboard.artifacts.snapchat._android_friends import FILES, SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Message, Person, Py, Sqlite, opt


def _old_text(data: bytes) -> str:
    """Messages before arroyo.db: the text's length at byte 40, the text from byte 44."""
    size = int.from_bytes(data[40:44], "little")
    if not 0 < size <= len(data) - 44:
        raise ValueError("no text where it was expected")
    return data[44 : 44 + size].decode("utf-8", "replace")


OLD_MESSAGES = Artifact(
    id="android.snapchat_friends.messages",
    title="Snapchat (older): messages",
    service="snapchat",
    emits=Message,
    files=FILES,
    read=(
        Sqlite(
            base="Message AS m",
            key="m._id",
            joins=("LEFT JOIN Friend AS s ON s._id = m.senderId", "LEFT JOIN Feed AS e ON e._id = m.feedRowId"),
            requires={"Message": ("timestamp", "senderId", "type", "content")},
            kind=Message,
            optional=True,
            fields={
                "at": Col("m.timestamp", UNIX_MS),
                "party": opt("s.username"),
                "sender": Person("s.username", "NULLIF(s.displayName, '')", "sender"),
                "thread": opt("e.key"),
                "body": Col("CASE WHEN m.type = 'text' THEN m.content END", Py("snapchat_old_text", _old_text)),
                "type": Col("m.type"),
                "read_at": opt("NULLIF(m.seenTimestamp, 0)", UNIX_MS),
                "message_id": opt("m.key"),
            },
        ),
    ),
    says="One record for each message of the older store.",
    limits="What android.snapchat_friends says of its limits holds here too.",
    sources=SOURCES,
)
