"""BeReal on Android: replies of the service that the app's network cache keeps (feeds with posts, comments, RealMojis)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from aboveboard.formats import jsonpath, loose, packed, times
from aboveboard.kit import About, Artifact, Attachment, Code, Item, Lost, Message, Party, Post

_DEEPEST = 12
_OWN = ("userPosts", "myPosts")
# What the same thing is called in the forms of the reply that are known.
_MEDIA = (("primary", "primary"), ("primaryContent", "primary"), ("secondary", "secondary"),
          ("secondaryContent", "secondary"), ("btsMedia", "film"), ("btsContent", "film"))  # fmt: skip


@dataclass(frozen=True)
class _Seen:
    """A post and what stands around it: its place, the user beside it, and whether it is the account's own."""

    place: str
    post: dict[str, Any]
    user: dict[str, Any]
    own: bool | None


def _when(value: object) -> int | None:
    text = loose.text(value)
    try:
        return times.iso8601(text).utc_us if text else None
    except ValueError:
        return None


def _party(user: dict[str, Any], role: str) -> Party | None:
    shown, name = loose.text(user.get("fullname")), loose.text(user.get("username"))
    both = f"{shown} ({name})" if shown and name and shown != name else shown or name
    identifier = loose.text(user.get("id"))
    return Party(identifier, both, role) if identifier or both else None


def _is_post(given: dict[str, Any]) -> bool:
    return bool(loose.text(given.get("id"))) and "takenAt" in given and any(name in given for name, _ in _MEDIA)


def _posts(value: object, place: str, user: dict[str, Any], own: bool | None, depth: int = 0) -> Iterator[_Seen]:
    """Every post below a value. Who made it, the nearest `user` beside or above it says; whose it is, the list's name."""
    if depth > _DEEPEST:
        return
    given = loose.mapping(value)
    if _is_post(given):
        yield _Seen(place, given, loose.mapping(given.get("user")) or user, own)
        return
    user = loose.mapping(given.get("user")) or user
    for key, child in loose.children(value):
        if key != "user":
            whose = True if key in _OWN else False if key == "friendsPosts" else own
            yield from _posts(child, f"{place}/{key}" if place else key, user, whose, depth + 1)


def _post(seen: _Seen) -> Post:
    given = seen.post
    media = [(loose.text(loose.mapping(given.get(name)).get("url")), title) for name, title in _MEDIA]
    return Post(
        at=_when(given.get("takenAt")),
        author=_party(seen.user, "author"),
        own=seen.own,
        body=loose.text(given.get("caption")),
        title="late" if given.get("isLate") is True else None,
        post_id=loose.text(given.get("id")),
        attachments=[Attachment(url=url, title=title) for url, title in media if url] or None,
    )


def _answers(seen: _Seen) -> Iterator[Item]:
    """The comments on a post, and the pictures that people answered it with."""
    post = loose.text(seen.post.get("id"))
    for number, given in enumerate(loose.mappings(seen.post.get("comments"))):
        record = Message(
            at=_when(given.get("postedAt")),
            sender=_party(loose.mapping(given.get("user")), "author"),
            thread=post,
            body=loose.text(given.get("content")),
            type="comment",
            message_id=loose.text(given.get("id")),
        )
        yield Item(f"{seen.place}/comments/{number}", record, loose.plain(given))
    for number, given in enumerate(loose.mappings(seen.post.get("realMojis"))):
        url = loose.text(loose.mapping(given.get("media")).get("url"))
        record = Message(
            at=_when(given.get("postedAt")),
            sender=_party(loose.mapping(given.get("user")), "author"),
            thread=post,
            type="reaction",
            reaction=loose.text(given.get("emoji")),
            reaction_to=post,
            attachments=[Attachment(url=url, title="RealMoji")] if url else None,
            message_id=loose.text(given.get("id")),
        )
        yield Item(f"{seen.place}/realMojis/{number}", record, loose.plain(given))


def _read(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    plain = packed.plain(data)
    if plain[:64].lstrip()[:1] not in (b"{", b"["):
        return
    for seen in _posts(json.loads(plain), "", {}, None):
        yield Item(seen.place, _post(seen), loose.plain(seen.post))
        yield from _answers(seen)


FEED = Artifact(
    id="android.bereal",
    title="BeReal: posts, comments and RealMojis",
    service="bereal",
    emits=(Post, Message),
    files=("{app_data:com.bereal.ft}/cache/network/*.1",),
    read=(Code(_read, kind=Post, name="replies", places=packed.places(jsonpath.places)),),
    says="One record for each post in a reply that the app kept (the account's own and friends'), each comment on it and each"
    " RealMoji. `at` is when the picture was taken, or the comment posted.",
    limits="A cache: what was fetched lately, the same post again in each reply that had it. `own` is said only where the reply"
    " keeps own and friends' posts apart. Pictures are addresses on a server; copies of them in other caches are read as"
    " files. Profiles and lists of friends are not read. Replies that hold no post give no record.",
    sources=("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/bereal.py",),
)
