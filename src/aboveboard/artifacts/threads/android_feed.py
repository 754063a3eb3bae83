"""Threads on Android: posts that the app fetched for an account's feed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from aboveboard.artifacts.threads._android import LEAPP
from aboveboard.formats import jsonpath, loose
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import About, Artifact, Item, Origin, Party, Post, Row, SqliteCode


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _truth(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _post(given: dict[str, Any], thread: str | None, account: str | None) -> Post:
    user = loose.mapping(given.get("user"))
    shown, handle = loose.text(user.get("full_name")), loose.text(user.get("username"))
    return Post(
        at=UNIX_S.to_utc_us(given.get("taken_at")),
        author=Party(handle, shown or handle, "author") if shown or handle else None,
        body=loose.text(loose.mapping(given.get("caption")).get("text")),
        post_id=loose.text(given.get("code")),
        thread=thread,
        likes=_count(given.get("like_count")),
        liked=_truth(given.get("has_liked")),
        account=account,
        origin=Origin.CACHED,
    )


def _posts(row: Row, about: About) -> Iterator[Item]:
    data = row["data"]
    held = loose.mapping(json.loads(data) if isinstance(data, str | bytes) else None)
    account = about.path.rpartition("_")[2]
    thread = row["id"] if isinstance(row["id"], str) else None
    for number, entry in enumerate(loose.mappings(held.get("thread_items"))):
        if post := loose.mapping(entry.get("post")):
            kept = {k: post[k] for k in ("taken_at", "code", "like_count", "has_liked") if k in post}
            yield Item(f"$.thread_items[{number}].post", _post(post, thread, account), loose.plain(kept))


FEED = Artifact(
    id="android.threads.feed",
    title="Threads: posts fetched for the feed",
    service="threads",
    emits=Post,
    files=("{app_data:com.instagram.barcelona}/databases/barcelona_feed_items_room_db_[0-9]*",),
    read=(
        SqliteCode(
            base="barcelona_user_feed_items AS f",
            key="f.rowid",
            columns={"id": "f.id", "data": "f.data"},
            make=_posts,
            items_in="data",
            places=jsonpath.places,
            requires={"barcelona_user_feed_items": ("id", "data")},
            leaves_out="rows of the feed that hold no post",
        ),
    ),
    says="One record for each post of each thread in the feed's store, of the account whose number the file's name ends in.",
    limits="The app fetches posts before anybody sees them: that one is here does not say that it was seen. Pictures, and when"
    " the app wrote a row, are not read.",
    sources=LEAPP,
)
