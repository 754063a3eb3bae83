"""What the files about instagram share."""

from __future__ import annotations

import re
from typing import Any, cast

from aboveboard.formats import plist
from aboveboard.kit import About, Attachment, Direction, Message, Party, Row

FILES = ("{app_data:com.burbn.instagram}/Library/Application Support/DirectSQLiteDatabase/*.db",)

SOURCES = ("https://github.com/log2timeline/plaso (parsers/sqlite_plugins/ios_instagram.py: archive's fields)",)


def codes(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def field(given: dict[str, Any], name: str) -> Any:
    """A field by its bare name: the archive writes it as 'NSString*name', 'BOOLname' or 'name'."""
    if name in given:
        return given[name]
    return next((v for k, v in given.items() if k.rpartition("*")[2] == name or k == f"BOOL{name}"), None)


URL = re.compile(r"https?://", re.IGNORECASE)

DEPTH = 12


def when(value: object) -> int | None:
    return value.utc_us if isinstance(value, plist.Date) else None


def first_url(value: object, depth: int = 0) -> str | None:
    """The first address of a picture or film, in the order of the archive."""
    if isinstance(value, str):
        return value if URL.match(value) else None
    if depth > DEPTH:
        return None
    held: list[object] = []
    if isinstance(value, dict):
        held = list(cast("dict[object, object]", value).values())
    elif isinstance(value, list):
        held = cast("list[object]", value)
    return next((u for u in (first_url(v, depth + 1) for v in held) if u), None)


def message(row: Row, about: About) -> Message:
    del about
    if not isinstance(row["archive"], bytes):
        raise ValueError("the message is no archive")
    root = codes(plist.unarchive(row["archive"]))
    meta, content = codes(field(root, "metadata")), codes(field(root, "content"))
    event, media = codes(field(content, "threadActivity")), field(content, "media")
    me, author = text(row["viewer"]), text(field(meta, "senderPk"))
    own = author == me if me and author else None
    url = first_url(media)
    coded = text(content.get("codedSubtype")) or text(row["class"])
    title = text(field(event, "voipTitle")) or text(field(event, "title")) or text(field(event, "string"))
    return Message(
        at=when(field(meta, "serverTimestamp")),
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
