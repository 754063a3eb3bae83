"""Instagram on iOS: direct messages and the people of conversations in the app's DirectSQLiteDatabase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

from aboveboard.formats import keypath, plist
from aboveboard.formats.places import Found, Lookup
from aboveboard.kit import (
    About,
    Artifact,
    Attachment,
    Contact,
    Direction,
    Identifier,
    Item,
    Message,
    Party,
    Row,
    SqliteCode,
)

_URL = re.compile(r"https?://", re.IGNORECASE)
_DEPTH = 12


def _map(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _field(given: dict[str, Any], name: str) -> Any:
    """A field by its bare name: the archive writes it as 'NSString*name', 'BOOLname' or 'name'."""
    if name in given:
        return given[name]
    return next((v for k, v in given.items() if k.rpartition("*")[2] == name or k == f"BOOL{name}"), None)


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
    root = _map(plist.unarchive(row["archive"]))
    meta, content = _map(_field(root, "metadata")), _map(_field(root, "content"))
    event, media = _map(_field(content, "threadActivity")), _field(content, "media")
    me, author = _text(row["viewer"]), _text(_field(meta, "senderPk"))
    own = author == me if me and author else None
    url = _first_url(media)
    coded = _text(content.get("codedSubtype")) or _text(row["class"])
    title = _text(_field(event, "voipTitle")) or _text(_field(event, "title")) or _text(_field(event, "string"))
    return Message(
        at=_when(_field(meta, "serverTimestamp")),
        account=me,
        direction=None if own is None else Direction.OUTGOING if own else Direction.INCOMING,
        sender=Party(author, role="owner" if own else "sender") if author else None,
        recipients=[Party(me, role="owner")] if own is False else None,
        thread=_text(row["thread"]),
        body=_text(_field(content, "string")) or title,
        type="call" if _field(event, "videoCallId") else coded.removeprefix("SUBTYPE_").lower() if coded else None,
        attachments=[Attachment(url=url)] if url else None,
        message_id=_text(row["id"]) or _text(_field(meta, "serverId")),
    )


def _people(row: Row, about: About) -> Iterator[Item]:
    del about
    data = row["metadata"]
    if not isinstance(data, bytes):
        raise ValueError("the conversation's metadata is no archive")
    users = _field(_map(plist.unarchive(data)), "users")
    for number, user in enumerate(map(_map, cast("list[object]", users) if isinstance(users, list) else [])):
        handle, picture = _text(user.get("userName")), _text(user.get("profilePicUrl"))
        found = Contact(
            name=_text(user.get("fullName")) or handle,
            identifiers=[Identifier(handle, "handle")] if handle else None,
            note=_text(user.get("biography")),
            picture=Attachment(url=picture) if picture else None,
            contact_id=_text(user.get("pk")),
            account=_text(row["viewer"]),
        )
        yield Item(f"metadata/users/{number}", found, {"thread_id": row["thread"], "pk": user.get("pk")})


def _places(data: bytes) -> Lookup:
    """`metadata/users/0` within the cell `metadata`, whatever the archive's own name of the list of users."""
    paths = keypath.KeyPaths(data, archived=True)
    keys = paths.keys()
    name = "users" if "users" in keys else next((k for k in keys if k.rpartition("*")[2] == "users"), None)

    def lookup(locator: str) -> Found | None:
        number = locator.removeprefix("metadata/users/")
        known = name is not None and number != locator and number.isascii() and number.isdigit()
        return paths.at(name, int(number[:9])) if known and name is not None else None

    return lookup


INSTAGRAM = Artifact(
    id="ios.instagram",
    title="Instagram: direct messages",
    service="instagram",
    emits=(Message, Contact),
    files=("{app_data:com.burbn.instagram}/Library/Application Support/DirectSQLiteDatabase/*.db",),
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
        SqliteCode(
            name="people",
            base="threads AS t",
            key="t.row_id",
            requires={"threads": ("thread_id", "metadata")},
            columns={"thread": "t.thread_id", "metadata": "t.metadata", "viewer?": "t.viewer_id"},
            make=_people,
            items_in="metadata",
            places=_places,
            where="t.metadata IS NOT NULL",
            leaves_out="conversations whose people are not stored",
            kind=Contact,
        ),
    ),
    says="One message for each row of the messages table (words, pictures, calls and other events in a conversation), and "
    "one contact for each person of each conversation.",
    limits="Names are with the people, not with the messages. Reactions, replies, voice messages' lengths, shared posts and "
    "pictures that vanish are not read beyond their first address.",
    sources=("https://github.com/log2timeline/plaso (parsers/sqlite_plugins/ios_instagram.py: archive's fields)",),
    tested=("plaso test data (9368974384.db)",),
)
