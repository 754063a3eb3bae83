"""Reddit on Android: posts and people that the app cached, and its chats (a Matrix store)."""

from __future__ import annotations

from aboveboard.artifacts.reddit._android import HOME, SOURCES
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Const, Person, Post, Sqlite, flag


def _json(expr: str, path: str) -> str:
    return f"CASE WHEN typeof({expr}) = 'text' AND json_valid({expr}) THEN json_extract({expr}, '$.{path}') END"


def _link(path: str) -> str:
    return f"({_json('l.linkJson', path)})"


CACHE = Artifact(
    id="android.reddit",
    title="Reddit: posts cached",
    service="reddit",
    emits=Post,
    files=(HOME + "reddit_db_*",),
    read=(
        Sqlite(
            "link AS l",
            "l.rowid",
            {
                "at": Col(_link("created_utc"), UNIX_S),
                "author": Person(None, _link("author"), role="author"),
                "party": Col(_link("author")),
                "title": Col(f"NULLIF({_link('title')}, '')"),
                "body": Col(f"NULLIF({_link('selftext')}, '')"),
                "url": Col(f"COALESCE(NULLIF({_link('url')}, ''), 'https://www.reddit.com' || {_link('permalink')})"),
                "group": Col(_link("subreddit_name_prefixed")),
                "post_id": Col("l.linkId"),
                "likes": Col(_link("score")),
                "replies": Col(_link("num_comments")),
                "liked": Col(_link("likes"), flag),
                "bookmarked": Col(_link("saved"), flag),
                "content_warning": Col(f"CASE WHEN {_link('over_18')} = 1 THEN 'over 18' END"),
                "origin": Const("cached by the app"),
            },
            name="posts",
            requires={"link": ("linkId", "linkJson")},
            optional=True,
        ),
    ),
    says="One record for each post that the app cached for the account in the file's name.",
    limits="That a post was cached does not say that it was looked at, nor that an account is the phone's own. `likes` is"
    " the score, votes down counted against it. Comments, communities and votes not yet sent are not read.",
    sources=SOURCES,
)
