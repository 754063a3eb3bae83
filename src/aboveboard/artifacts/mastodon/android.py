"""Mastodon on Android: the cache of one account (`<account>.db`): home timeline, notifications, searches."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.artifacts.mastodon._android import SOURCES, TEXT, WHEN, of, party
from aboveboard.formats import loose
from aboveboard.kit import Artifact, Col, Const, Post, Py, Sqlite, flag


def _pictures(text: object) -> list[dict[str, Any]]:
    kept = ({"url": loose.text(a.get("url")), "title": loose.text(a.get("description"))} for a in _listed(text))
    return [{key: value for key, value in picture.items() if value} for picture in kept]


def _listed(text: object) -> list[dict[str, Any]]:
    return loose.mappings(json.loads(str(text)))


_PICTURES = Py("attachments", _pictures, json=True)


def _status(path: str) -> str:
    return of("s", path)


MASTODON = Artifact(
    id="android.mastodon",
    title="Mastodon: cached timeline",
    service="mastodon",
    emits=Post,
    files=("{app_data:org.joinmastodon.android}/databases/*.db",),
    read=(
        Sqlite(
            "home_timeline AS s",
            "s.rowid",
            {
                "at": Col(_status("created_at"), WHEN),
                "author": party("s", "account", "author"),
                "party": Col(_status("account.acct")),
                "body": Col(_status("content"), TEXT),
                "url": Col(_status("url")),
                "post_id": Col("s.id"),
                "in_reply_to": Col(_status("in_reply_to_id")),
                "repost_of": Col(_status("reblog.id")),
                "visibility": Col(_status("visibility")),
                "likes": Col(_status("favourites_count")),
                "reposts": Col(_status("reblogs_count")),
                "replies": Col(_status("replies_count")),
                "liked": Col(_status("favourited"), flag),
                "reposted": Col(_status("reblogged"), flag),
                "bookmarked": Col(_status("bookmarked"), flag),
                "edited_at": Col(_status("edited_at"), WHEN),
                "language": Col(_status("language")),
                "client": Col(_status("application.name")),
                "content_warning": Col(f"NULLIF({_status('spoiler_text')}, '')"),
                "attachments": Col(_status("media_attachments"), _PICTURES),
                "origin": Const("cached by the app"),
            },
            name="posts",
            requires={"home_timeline": ("id", "json")},
        ),
    ),
    says="One record for each post of the cached home timeline.",
    limits="That a post was cached does not say that it was read; whose posts are the account's own is not in this store."
    " Notifications grouped by newer servers have no sender here. Links and other markup in texts stay as written.",
    sources=SOURCES,
)
