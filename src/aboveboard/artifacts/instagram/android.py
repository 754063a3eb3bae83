"""Instagram on Android: direct messages and the people of conversations in `direct.db`."""

from __future__ import annotations

from typing import Any

from aboveboard.artifacts.instagram._android import ME, SOURCES, parsed_of
from aboveboard.formats import loose, times
from aboveboard.kit import About, Artifact, Attachment, Call, Direction, Edit, Message, Party, Reaction, Row, SqliteCode

_WORDS = ("text", "action_log", "reel_share", "story_share", "video_call_event", "placeholder", "link", "felix_share")
_MEDIA = (
    "media",
    "visual_media",
    "voice_media",
    "raven_media",
    "media_share",
    "direct_media_share",
    "clip",
    "animated_media",
)


def _words(given: dict[str, Any]) -> str | None:
    for key in _WORDS:
        value = given.get(key)
        held = loose.mapping(value)
        inner = (held.get(n) for n in ("text", "description", "message", "title"))
        found = loose.text(value) or next((t for v in inner if (t := loose.text(v))), None)
        if found:
            return found
    return None


def _url(value: object, depth: int = 0) -> str | None:
    """The first address of a picture, film or sound in nested data."""
    if depth > 8:
        return None
    if isinstance(value, str):
        return value if value.startswith(("https://", "http://")) else None
    return next((u for _, child in loose.children(value) if (u := _url(child, depth + 1))), None)


def _files(given: dict[str, Any]) -> list[Attachment]:
    found = [Attachment(url=url, title=key) for key in _MEDIA if (url := _url(given.get(key)))]
    link = loose.mapping(loose.mapping(given.get("link")).get("link_context"))
    return [
        *found,
        *(
            [Attachment(url=u, title=loose.text(link.get("link_title")))]
            if (u := loose.text(link.get("link_url")))
            else []
        ),
    ]


def _us(value: object) -> int | None:
    number = int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20 else value
    return times.UNIX_US.to_utc_us(number)


def _reactions(given: dict[str, Any]) -> list[Reaction] | None:
    held = loose.mapping(given.get("reactions"))
    likes = [(r, "❤") for r in loose.mappings(held.get("likes"))]
    both = [*likes, *((r, loose.text(r.get("emoji"))) for r in loose.mappings(held.get("emojis")))]
    return [
        Reaction(emoji, by=str(r["sender_id"]) if "sender_id" in r else None, at=_us(r.get("timestamp")))
        for r, emoji in both
    ] or None


def _message(row: Row, about: About) -> Message | Call:
    del about
    given = parsed_of(row["message"])
    me, author = (
        str(row["me"]) if row["me"] is not None else None,
        str(given.get("user_id") or row["user"] or "") or None,
    )
    own = author == me if me and author else None
    direction = None if own is None else Direction.OUTGOING if own else Direction.INCOMING
    sender = Party(author, role="owner" if own else "sender") if author else None
    at = _us(given.get("timestamp")) or _us(row["timestamp"])
    kind = loose.text(given.get("item_type")) or loose.text(row["type"])
    event = loose.mapping(given.get("video_call_event"))
    thread = loose.text(row["thread"])
    if event:
        medium = "audio" if event.get("feature_set_str") == "audio_only" else "video"
        return Call(
            at=at,
            account=me,
            direction=direction,
            sender=sender,
            thread=thread,
            medium=medium,
            status=loose.text(event.get("action")),
            call_id=loose.text(given.get("item_id")),
        )
    edits = [
        Edit(loose.text(e.get("body")), times.UNIX_MS.to_utc_us(e.get("timestamp")))
        for e in loose.mappings(given.get("edit_history"))
    ]
    reply = loose.mapping(given.get("replied_to_message"))
    return Message(
        at=at,
        account=me,
        direction=direction,
        sender=sender,
        recipients=[Party(me, role="owner")] if own is False else None,
        thread=thread,
        thread_name=loose.text(row["title"]),
        body=_words(given) or loose.text(row["text"]),
        type=kind,
        edits=edits or None,
        reply_to=loose.text(reply.get("item_id")),
        reactions=_reactions(given),
        attachments=_files(given) or None,
        message_id=loose.text(given.get("item_id")) or loose.text(row["id"]),
    )


INSTAGRAM = Artifact(
    id="android.instagram",
    title="Instagram: direct messages",
    service="instagram",
    emits=(Message, Call),
    files=("{app_data:com.instagram.android}/databases/direct.db",),
    read=(
        SqliteCode(
            name="messages",
            base="messages AS m",
            key="m.rowid",
            joins=(
                "LEFT JOIN threads AS t ON t.rowid = (SELECT min(x.rowid) FROM threads AS x WHERE"
                " x.thread_id = m.thread_id)",
            ),
            requires={"messages": ("message", "thread_id", "timestamp")},
            columns={
                "message": "m.message",
                "thread": "m.thread_id",
                "timestamp": "m.timestamp",
                "text?": "m.text",
                "type?": "m.message_type",
                "id?": "m.server_item_id",
                "user?": "m.user_id",
                "me?": ME,
                "title?": "t.thread_title",
            },
            make=_message,
        ),
    ),
    says="One record for each row of `messages` (words, pictures, shared posts, notes), calls as"
    " calls, and one for each person"
    " of each conversation.",
    limits="Names of people are with the people, not with the messages. Of shared posts and media the first address is given."
    " Which messages were seen, voice messages' lengths and drafts are not read.",
    sources=SOURCES,
)
