"""Weibo on Android: posts that the app cached, own and others', liked posts, people, and private messages."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from aboveboard.artifacts.weibo._android import HOME, SOURCES
from aboveboard.kit import Artifact, Basis, Col, Const, Person, Post, Py, Sqlite, Time


def _written(text: Any) -> Any:
    """A time as Weibo writes it: `Wed May 21 11:00:20 +0800 2025`."""
    moment = datetime.strptime(str(text), "%a %b %d %H:%M:%S %z %Y")
    offset = moment.utcoffset()
    return Time(
        utc=round(moment.timestamp() * 1_000_000),
        basis=Basis.ZONED,
        offset=int(offset.total_seconds() // 60) if offset else 0,
        precision="s",
    )


_WRITTEN = Py("weibo_time", _written, json=True)


def _post(path: str) -> str:
    valid = "typeof(f.serialized_data) = 'text' AND json_valid(f.serialized_data)"
    return f"(CASE WHEN {valid} THEN json_extract(f.serialized_data, '$.{path}') END)"


FEED = Artifact(
    id="android.weibo",
    title="Weibo: posts of the timeline",
    service="weibo",
    emits=Post,
    files=(HOME + "feed_database",),
    read=(
        Sqlite(
            "child_flow_item_table AS f",
            "f.rowid",
            {
                "at": Col(_post("created_at"), _WRITTEN),
                "account": Col("CAST(f.uid AS TEXT)"),
                "author": Person(f"CAST({_post('user.idstr')} AS TEXT)", _post("user.screen_name"), role="author"),
                "party": Col(f"CAST({_post('user.idstr')} AS TEXT)"),
                "own": Col(f"CASE WHEN f.uid <> '' THEN CAST(f.uid AS TEXT) = CAST({_post('user.idstr')} AS TEXT) END"),
                "body": Col(f"NULLIF({_post('text')}, '')"),
                "post_id": Col(f"COALESCE(CAST({_post('idstr')} AS TEXT), CAST({_post('id')} AS TEXT))"),
                "repost_of": Col(f"CAST({_post('retweeted_status.idstr')} AS TEXT)"),
                "likes": Col(_post("attitudes_count")),
                "replies": Col(_post("comments_count")),
                "reposts": Col(_post("reposts_count")),
                "client": Col(f"NULLIF({_post('source')}, '')"),
                "origin": Const("cached by the app"),
            },
            name="posts",
            requires={"child_flow_item_table": ("uid", "serialized_data")},
        ),
    ),
    says="One record for each post that the timeline held for an account.",
    limits="That a post was cached does not say that it was read. Where it was posted from (a region's name) and pictures"
    " stay in the stored document.",
    sources=SOURCES,
)
