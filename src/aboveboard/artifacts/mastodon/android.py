"""Mastodon on Android: the cache of one account (`<account>.db`): home timeline, notifications, searches."""

import json
from typing import Any

from aboveboard.formats import loose, times
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Const, Notification, Person, Post, Py, Sql, Sqlite, WebSearch, flag, opt


def _utc(text: object) -> int | None:
    return times.iso8601(str(text)).utc_us


def _pictures(text: object) -> list[dict[str, Any]]:
    kept = ({"url": loose.text(a.get("url")), "title": loose.text(a.get("description"))} for a in _listed(text))
    return [{key: value for key, value in picture.items() if value} for picture in kept]


def _listed(text: object) -> list[dict[str, Any]]:
    return loose.mappings(json.loads(str(text)))


_PICTURES = Py("attachments", _pictures, json=True)
_WHEN = Py("iso8601", _utc)
_TEXT = Sql(
    "text of HTML", "NULLIF(replace(replace(replace({}, '<p>', ''), '</p>', char(10)), '<br />', char(10)), '')"
)


def _of(alias: str, path: str) -> str:
    return f"(CASE WHEN json_valid({alias}.json) THEN json_extract({alias}.json, '$.{path}') END)"


def _status(path: str) -> str:
    return _of("s", path)


def _party(alias: str, at: str, role: str) -> Person:
    return Person(_of(alias, f"{at}.acct"), f"NULLIF({_of(alias, f'{at}.display_name')}, '')", role=role)


MASTODON = Artifact(
    id="android.mastodon",
    title="Mastodon: cached timeline, notifications, searches",
    service="mastodon",
    emits=(Post, Notification, WebSearch),
    files=("{app_data:org.joinmastodon.android}/databases/*.db",),
    read=(
        Sqlite(
            "home_timeline AS s",
            "s.rowid",
            {
                "at": Col(_status("created_at"), _WHEN),
                "author": _party("s", "account", "author"),
                "party": Col(_status("account.acct")),
                "body": Col(_status("content"), _TEXT),
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
                "edited_at": Col(_status("edited_at"), _WHEN),
                "language": Col(_status("language")),
                "client": Col(_status("application.name")),
                "content_warning": Col(f"NULLIF({_status('spoiler_text')}, '')"),
                "attachments": Col(_status("media_attachments"), _PICTURES),
                "origin": Const("cached by the app"),
            },
            name="posts",
            requires={"home_timeline": ("id", "json")},
        ),
        Sqlite(
            "notifications_all AS n",
            "n.rowid",
            {
                "at": Col(_of("n", "created_at"), _WHEN),
                "channel": Col(_of("n", "type")),
                "sender": _party("n", "account", "sender"),
                "body": Col(_of("n", "status.content"), _TEXT),
            },
            kind=Notification,
            name="notifications",
            requires={"notifications_all": ("id", "json")},
            optional=True,
        ),
        Sqlite(
            "recent_searches AS r",
            "r.rowid",
            {
                "at": opt("r.time", UNIX_S),
                "term": Col(f"COALESCE({_of('r', 'hashtag.name')}, {_of('r', 'account.acct')})"),
                "url": Col(f"COALESCE({_of('r', 'hashtag.url')}, {_of('r', 'account.url')})"),
                "engine": Const("mastodon"),
            },
            kind=WebSearch,
            name="searches",
            optional=True,
        ),
    ),
    says="One record for each post of the cached home timeline, each notification, and each person or tag found by searching.",
    limits="That a post was cached does not say that it was read; whose posts are the account's own is not in this store."
    " Notifications grouped by newer servers have no sender here. Links and other markup in texts stay as written.",
    sources=(
        "https://github.com/mastodon/mastodon-android (CacheController)",
        "https://docs.joinmastodon.org/entities",
    ),
)
