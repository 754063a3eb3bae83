"""How what android.py reads is decoded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from aboveboard.formats import loose, times
from aboveboard.kit import About, Attachment, Contact, Identifier, Item, Message, Origin, Party, Post, Record


def when(value: object) -> int | None:
    text = loose.text(value)
    try:
        return times.iso8601(text).utc_us if text else None
    except ValueError:
        return None


def party(given: dict[str, Any], role: str) -> Party | None:
    key, name = loose.text(given.get("did")), loose.text(given.get("displayName")) or loose.text(given.get("handle"))
    return Party(key, name, role) if key or name else None


def count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def pictures(post: dict[str, Any]) -> list[Attachment] | None:
    embed = loose.mapping(post.get("embed"))
    images = [
        Attachment(url=loose.text(image.get("fullsize")), title=loose.text(image.get("alt")))
        for image in loose.mappings(embed.get("images"))
    ]
    link = loose.mapping(embed.get("external"))
    if loose.text(link.get("uri")):
        images.append(Attachment(url=loose.text(link.get("uri")), title=loose.text(link.get("title"))))
    return images or None


def post_of(post: dict[str, Any]) -> Post:
    record, viewer = loose.mapping(post.get("record")), loose.mapping(post.get("viewer"))
    languages = [text for text in map(loose.text, loose.listing(record.get("langs"))) if text]
    return Post(
        at=when(record.get("createdAt")),
        author=party(loose.mapping(post.get("author")), "author"),
        body=loose.text(record.get("text")),
        post_id=loose.text(post.get("uri")),
        in_reply_to=loose.text(loose.mapping(loose.mapping(record.get("reply")).get("parent")).get("uri")),
        likes=count(post.get("likeCount")),
        reposts=count(post.get("repostCount")),
        replies=count(post.get("replyCount")),
        liked=bool(loose.text(viewer.get("like"))) if viewer else None,
        reposted=bool(loose.text(viewer.get("repost"))) if viewer else None,
        language=", ".join(languages) or None,
        attachments=pictures(post),
        origin=Origin.CACHED,
    )


def message(given: dict[str, Any]) -> Message:
    at = when(given.get("sentAt"))
    sender = loose.text(loose.mapping(given.get("sender")).get("did"))
    return Message(
        at=at,
        sent_at=at,
        sender=Party(sender, role="sender") if sender else None,
        body=loose.text(given.get("text")),
        message_id=loose.text(given.get("id")),
        deleted=loose.text(given.get("$type")) == "chat.bsky.convo.defs#deletedMessageView" or None,
    )


def person(given: dict[str, Any]) -> Contact:
    url = loose.text(given.get("avatar"))
    handle, viewer = loose.text(given.get("handle")), loose.mapping(given.get("viewer"))
    groups = [word for key, word in (("following", "following"), ("followedBy", "follower")) if viewer.get(key)]
    made = when(given.get("createdAt"))
    return Contact(
        created_at=made,
        name=loose.text(given.get("displayName")) or handle,
        identifiers=[Identifier(handle, "handle")] if handle else None,
        note=loose.text(given.get("description")),
        groups=groups or None,
        blocked=bool(viewer.get("blocking")) if viewer else None,
        picture=Attachment(url=url) if url else None,
        contact_id=loose.text(given.get("did")),
    )


def reply(data: bytes, about: About) -> Iterator[Item]:
    """Replies that are no JSON object (pictures, headers) hold nothing of this."""
    del about
    if data[:64].lstrip()[:1] != b"{":
        return
    held = loose.mapping(json.loads(data))
    for number, entry in enumerate(loose.mappings(held.get("feed"))):
        if post := loose.mapping(entry.get("post")):
            yield item(f"feed/{number}/post", post_of(post), post)
    for number, post in enumerate(loose.mappings(held.get("posts"))):
        if post:
            yield item(f"posts/{number}", post_of(post), post)
    for number, given in enumerate(loose.mappings(held.get("messages"))):
        if "sentAt" in given:
            yield item(f"messages/{number}", message(given), given)
    for key in ("actors", "follows", "followers"):
        for number, given in enumerate(loose.mappings(held.get(key))):
            if "did" in given:
                yield item(f"{key}/{number}", person(given), given)


def item(place: str, record: Record, given: dict[str, Any]) -> Item:
    return Item(place, record, {k: v for k, v in loose.plain(given).items() if isinstance(v, str | int)})


SOURCES = (
    "https://docs.bsky.app (app.bsky.feed, chat.bsky.convo)",
    "https://github.com/abrignoni/ALEAPP (bluesky*.py)",
)
