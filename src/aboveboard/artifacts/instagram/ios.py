"""Instagram on iOS: direct messages and the people of conversations in the app's DirectSQLiteDatabase."""

from __future__ import annotations

import re
from typing import cast

from aboveboard.artifacts.instagram._ios import FILES, SOURCES, codes, field, text
from aboveboard.formats import plist
from aboveboard.kit import About, Artifact, Attachment, Direction, Message, Party, Row, SqliteCode

_URL = re.compile(r"https?://", re.IGNORECASE)
_DEPTH = 12


def _when(value: object) -> int | None:
    return value.utc_us if isinstance(value, plist.Date) else None


def _first_url(value: object, depth: int = 0) -> str | None:
    """The first address of a picture or film, in the order of the archive."""
    if isinstance(value, str):
        return value if _URL.match(value) else None
    if depth > _DEPTH:
        return None
    held: list[object] = []
    if isinstance(value, dict):
        held = list(cast("dict[object, object]", value).values())
    elif isinstance(value, list):
        held = cast("list[object]", value)
    return next((u for u in (_first_url(v, depth + 1) for v in held) if u), None)


def _message(row: Row, about: About) -> Message:
    del about
    if not isinstance(row["archive"], bytes):
        raise ValueError("the message is no archive")
    root = codes(plist.unarchive(row["archive"]))
    meta, content = codes(field(root, "metadata")), codes(field(root, "content"))
    event, media = codes(field(content, "threadActivity")), field(content, "media")
    me, author = text(row["viewer"]), text(field(meta, "senderPk"))
    own = author == me if me and author else None
    url = _first_url(media)
    coded = text(content.get("codedSubtype")) or text(row["class"])
    title = text(field(event, "voipTitle")) or text(field(event, "title")) or text(field(event, "string"))
    return Message(
        at=_when(field(meta, "serverTimestamp")),
        account=me,
        direction=None if own is None else Direction.OUTGOING if own else Direction.INCOMING,
        sender=Party(author, role="owner" if own else "sender") if author else None,
        recipients=[Party(me, role="owner")] if own is False else None,
        thread=text(row["thread"]),
        body=text(field(content, "string")) or title,
        type="call" if field(event, "videoCallId") else coded.removeprefix("SUBTYPE_").lower() if coded else None,
        attachments=[Attachment(url=url)] if url else None,
        message_id=text(row["id"]) or text(field(meta, "serverId")),
    )


INSTAGRAM = Artifact(
    id="ios.instagram",
    title="Instagram: direct messages",
    service="instagram",
    emits=Message,
    files=FILES,
    read=(
        SqliteCode(
            name="messages",
            base="messages AS m",
            key="m.row_id",
            joins=(
                "LEFT JOIN threads AS t ON t.row_id = (SELECT min(s.row_id) FROM threads AS s WHERE s.thread_id = m.thread_id)",
            ),
            requires={"messages": ("message_id", "thread_id", "archive", "class_name")},
            columns={
                "archive": "m.archive",
                "thread": "m.thread_id",
                "id": "m.message_id",
                "class": "m.class_name",
                "viewer?": "t.viewer_id",
            },
            make=_message,
        ),
    ),
    says="One message for each row of the messages table (words, pictures, calls and other events in a conversation), and "
    "one contact for each person of each conversation.",
    limits="Names are with the people, not with the messages. Reactions, replies, voice messages' lengths, shared posts and "
    "pictures that vanish are not read beyond their first address.",
    sources=SOURCES,
    tested=("plaso test data (9368974384.db)",),
)
