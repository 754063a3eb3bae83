"""Weibo on Android: posts, liked posts and people of the main database, and private messages."""

from __future__ import annotations

from aboveboard.artifacts.weibo._android import HOME, SOURCES
from aboveboard.artifacts.weibo._android_home import MOMENT
from aboveboard.kit import Artifact, Col, Const, Person, Post, Sqlite, opt


def _cached(table: str, name: str, **more: Col) -> Sqlite:
    return Sqlite(
        f"{table} AS h",
        "h.rowid",
        {
            "at": Col("h.time", MOMENT),
            "author": Person("CAST(h.uid AS TEXT)", "NULLIF(h.nick, '')", role="author", optional=True),
            "body": Col("NULLIF(h.content, '')"),
            "post_id": Col("CAST(h.mblogid AS TEXT)"),
            "reposts": opt("h.rtnum"),
            "replies": opt("h.commentnum"),
            "likes": opt("h.attitudenum"),
            "client": opt("NULLIF(h.src, '')"),
            "latitude": opt("NULLIF(CAST(h.latitude AS REAL), 0)"),
            "longitude": opt("NULLIF(CAST(h.longitude AS REAL), 0)"),
            "origin": Const("cached by the app"),
            **more,
        },
        name=name,
        requires={table: ("mblogid", "content", "time")},
        optional=True,
    )


OLD = Artifact(
    id="android.weibo.home",
    title="Weibo: posts and liked posts of the main database",
    service="weibo",
    emits=Post,
    files=(HOME + "sina_weibo",),
    read=(
        _cached("home_table", "posts"),
        _cached("like_table", "liked posts", liked=Col("1")),
    ),
    says="One record for each post of the home page and each post marked as liked.",
    limits="Times are taken as seconds or milliseconds by their size. Addresses of pictures are in a table not read.",
    sources=SOURCES,
)
