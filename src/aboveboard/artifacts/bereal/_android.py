"""How what android.py reads is decoded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from aboveboard.formats import loose, packed, times
from aboveboard.kit import About, Attachment, Item, Lost, Message, Party, Post

DEEPEST = 12

OWN = ("userPosts", "myPosts")

# What the same thing is called in the forms of the reply that are known.
MEDIA = (("primary", "primary"), ("primaryContent", "primary"), ("secondary", "secondary"),
          ("secondaryContent", "secondary"), ("btsMedia", "film"), ("btsContent", "film"))  # fmt: skip


@dataclass(frozen=True)
class Seen:
    """A post and what stands around it: its place, the user beside it, and whether it is the account's own."""

    place: str
    post: dict[str, Any]
    user: dict[str, Any]
    own: bool | None


def when(value: object) -> int | None:
    text = loose.text(value)
    try:
        return times.iso8601(text).utc_us if text else None
    except ValueError:
        return None


def party(user: dict[str, Any], role: str) -> Party | None:
    shown, name = loose.text(user.get("fullname")), loose.text(user.get("username"))
    both = f"{shown} ({name})" if shown and name and shown != name else shown or name
    identifier = loose.text(user.get("id"))
    return Party(identifier, both, role) if identifier or both else None


def is_post(given: dict[str, Any]) -> bool:
    return bool(loose.text(given.get("id"))) and "takenAt" in given and any(name in given for name, _ in MEDIA)


def posts(value: object, place: str, user: dict[str, Any], own: bool | None, depth: int = 0) -> Iterator[Seen]:
    """Every post below a value. Who made it, the nearest `user` beside or above it says; whose it is, the list's name."""
    if depth > DEEPEST:
        return
    given = loose.mapping(value)
    if is_post(given):
        yield Seen(place, given, loose.mapping(given.get("user")) or user, own)
        return
    user = loose.mapping(given.get("user")) or user
    for key, child in loose.children(value):
        if key != "user":
            whose = True if key in OWN else False if key == "friendsPosts" else own
            yield from posts(child, f"{place}/{key}" if place else key, user, whose, depth + 1)


def post_of(seen: Seen) -> Post:
    given = seen.post
    media = [(loose.text(loose.mapping(given.get(name)).get("url")), title) for name, title in MEDIA]
    return Post(
        at=when(given.get("takenAt")),
        author=party(seen.user, "author"),
        own=seen.own,
        body=loose.text(given.get("caption")),
        title="late" if given.get("isLate") is True else None,
        post_id=loose.text(given.get("id")),
        attachments=[Attachment(url=url, title=title) for url, title in media if url] or None,
    )


def answers(seen: Seen) -> Iterator[Item]:
    """The comments on a post, and the pictures that people answered it with."""
    post = loose.text(seen.post.get("id"))
    for number, given in enumerate(loose.mappings(seen.post.get("comments"))):
        record = Message(
            at=when(given.get("postedAt")),
            sender=party(loose.mapping(given.get("user")), "author"),
            thread=post,
            body=loose.text(given.get("content")),
            type="comment",
            message_id=loose.text(given.get("id")),
        )
        yield Item(f"{seen.place}/comments/{number}", record, loose.plain(given))
    for number, given in enumerate(loose.mappings(seen.post.get("realMojis"))):
        url = loose.text(loose.mapping(given.get("media")).get("url"))
        record = Message(
            at=when(given.get("postedAt")),
            sender=party(loose.mapping(given.get("user")), "author"),
            thread=post,
            type="reaction",
            reaction=loose.text(given.get("emoji")),
            reaction_to=post,
            attachments=[Attachment(url=url, title="RealMoji")] if url else None,
            message_id=loose.text(given.get("id")),
        )
        yield Item(f"{seen.place}/realMojis/{number}", record, loose.plain(given))


def read(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    plain = packed.plain(data)
    if plain[:64].lstrip()[:1] not in (b"{", b"["):
        return
    for seen in posts(json.loads(plain), "", {}, None):
        yield Item(seen.place, post_of(seen), loose.plain(seen.post))
        yield from answers(seen)
