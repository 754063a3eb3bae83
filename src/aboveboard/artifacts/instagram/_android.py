"""What the files about instagram share."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.formats import loose, times
from aboveboard.kit import About, Attachment, Call, Direction, Edit, Message, Party, Reaction, Row

SOURCES = (
    "https://github.com/karlicoss/HPI/blob/master/src/my/instagram/android.py",
    "https://github.com/abrignoni/ALEAPP (Instagram messages: session, threads, messages)",
)


def parsed_of(value: Any) -> dict[str, Any]:
    if not isinstance(value, str | bytes):
        raise ValueError("no JSON in the row")
    return loose.mapping(json.loads(value))


ME = "(SELECT min(s.user_id) FROM session AS s)"


WORDS = ("text", "action_log", "reel_share", "story_share", "video_call_event", "placeholder", "link", "felix_share")

MEDIA = (
    "media",
    "visual_media",
    "voice_media",
    "raven_media",
    "media_share",
    "direct_media_share",
    "clip",
    "animated_media",
)


def words(given: dict[str, Any]) -> str | None:
    for key in WORDS:
        value = given.get(key)
        held = loose.mapping(value)
        inner = (held.get(n) for n in ("text", "description", "message", "title"))
        found = loose.text(value) or next((t for v in inner if (t := loose.text(v))), None)
        if found:
            return found
    return None


def url_of(value: object, depth: int = 0) -> str | None:
    """The first address of a picture, film or sound in nested data."""
    if depth > 8:
        return None
    if isinstance(value, str):
        return value if value.startswith(("https://", "http://")) else None
    return next((u for _, child in loose.children(value) if (u := url_of(child, depth + 1))), None)


def files(given: dict[str, Any]) -> list[Attachment]:
    found = [Attachment(url=url, title=key) for key in MEDIA if (url := url_of(given.get(key)))]
    link = loose.mapping(loose.mapping(given.get("link")).get("link_context"))
    return [
        *found,
        *(
            [Attachment(url=u, title=loose.text(link.get("link_title")))]
            if (u := loose.text(link.get("link_url")))
            else []
        ),
    ]


def us(value: object) -> int | None:
    number = int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20 else value
    return times.UNIX_US.to_utc_us(number)


def reactions(given: dict[str, Any]) -> list[Reaction] | None:
    held = loose.mapping(given.get("reactions"))
    likes = [(r, "❤") for r in loose.mappings(held.get("likes"))]
    both = [*likes, *((r, loose.text(r.get("emoji"))) for r in loose.mappings(held.get("emojis")))]
    return [
        Reaction(emoji, by=str(r["sender_id"]) if "sender_id" in r else None, at=us(r.get("timestamp")))
        for r, emoji in both
    ] or None


def message(row: Row, about: About) -> Message | Call:
    del about
    given = parsed_of(row["message"])
    me, author = (
        str(row["me"]) if row["me"] is not None else None,
        str(given.get("user_id") or row["user"] or "") or None,
    )
    own = author == me if me and author else None
    direction = None if own is None else Direction.OUTGOING if own else Direction.INCOMING
    sender = Party(author, role="owner" if own else "sender") if author else None
    at = us(given.get("timestamp")) or us(row["timestamp"])
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
        body=words(given) or loose.text(row["text"]),
        type=kind,
        edits=edits or None,
        reply_to=loose.text(reply.get("item_id")),
        reactions=reactions(given),
        attachments=files(given) or None,
        message_id=loose.text(given.get("item_id")) or loose.text(row["id"]),
    )
