"""Weibo on Android: posts that the app cached, own and others', liked posts, people, and private messages."""

from datetime import datetime
from typing import Any

from aboveboard.formats.times import UNIX_MS, UNIX_S
from aboveboard.kit import (
    Artifact,
    Basis,
    Col,
    Const,
    Contact,
    Message,
    Person,
    Post,
    Py,
    Rows,
    Sql,
    Sqlite,
    Time,
    direction_from_me,
    opt,
)


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
# Seconds or milliseconds since 1970: versions differ, and the values do not overlap.
_MOMENT = Sql(
    "seconds or milliseconds",
    f"CASE WHEN {{}} > 100000000000 THEN {UNIX_MS.sql('{}')} ELSE {UNIX_S.sql('{}')} END",
    sentinels=(0,),
)
_HOME = "{app_data:com.sina.weibo}/databases/"
_SOURCES = (
    "https://github.com/abrignoni/ALEAPP (weibo.py)",
    "public notes on the schema of Weibo 16.5.3 (home_table, like_table, follower_table, t_message)",
)


def _post(path: str) -> str:
    valid = "typeof(f.serialized_data) = 'text' AND json_valid(f.serialized_data)"
    return f"(CASE WHEN {valid} THEN json_extract(f.serialized_data, '$.{path}') END)"


FEED = Artifact(
    id="android.weibo",
    title="Weibo: posts of the timeline",
    service="weibo",
    emits=Post,
    files=(_HOME + "feed_database",),
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
    sources=_SOURCES,
)
ARTICLES = Artifact(
    id="android.weibo.long",
    title="Weibo: long posts",
    service="weibo",
    emits=Post,
    files=(_HOME + "ArticleDb.db",),
    read=(
        Sqlite(
            "long_text_table AS t",
            "t.rowid",
            {
                "account": Col("CAST(t._own_uid AS TEXT)"),
                "body": Col("NULLIF(t._content, '')"),
                "title": opt("NULLIF(t._page_title, '')"),
                "url": opt("NULLIF(t._page_ori_url, '')"),
                "post_id": Col("CAST(t._mid AS TEXT)"),
                "origin": Const("cached by the app"),
            },
        ),
    ),
    says="One record for each post whose whole text was fetched.",
    limits="There is no time and no author here; the post of the same number in the timeline has them.",
    sources=_SOURCES,
)


def _cached(table: str, name: str, **more: Col) -> Sqlite:
    return Sqlite(
        f"{table} AS h",
        "h.rowid",
        {
            "at": Col("h.time", _MOMENT),
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
    title="Weibo: posts, liked posts and people of the main database",
    service="weibo",
    emits=(Post, Contact),
    files=(_HOME + "sina_weibo",),
    read=(
        _cached("home_table", "posts"),
        _cached("like_table", "liked posts", liked=Col("1")),
        Sqlite(
            "follower_table AS p",
            "p.rowid",
            {
                "name": Col("NULLIF(p.screen_name, '')"),
                "nickname": opt("NULLIF(p.remark, '')"),
                "contact_id": Col("CAST(p.user_id AS TEXT)"),
                "groups": Rows(
                    "SELECT value AS value FROM (SELECT CASE p.following WHEN 1 THEN 'following' ELSE 'follower' END AS value)",
                    keys=("",),
                ),
            },
            kind=Contact,
            name="people",
            optional=True,
        ),
    ),
    says="One record for each post of the home page, each post marked as liked, and each person.",
    limits="Times are taken as seconds or milliseconds by their size. Addresses of pictures are in a table not read.",
    sources=_SOURCES,
)
_BUDDY = "(SELECT COALESCE(NULLIF(b.remark, ''), NULLIF(b.nick, '')) FROM t_buddy AS b WHERE b.uid = {})"
MESSAGES = Artifact(
    id="android.weibo.messages",
    title="Weibo: private messages",
    service="weibo",
    emits=(Message, Contact),
    files=(_HOME + "message_*.db",),
    read=(
        Sqlite(
            "t_message AS m",
            "m.rowid",
            {
                "at": Col("m.time", _MOMENT),
                "direction": Col("m.outgoing", direction_from_me),
                "sender": Person(
                    "CAST(m.sender_id AS TEXT)", _BUDDY.format("m.sender_id"), role="sender", optional=True
                ),
                "thread": Col("CAST(m.session_id AS TEXT)"),
                "party": Col("CAST(m.session_id AS TEXT)"),
                "thread_name": opt(_BUDDY.format("m.session_id")),
                "body": Col("NULLIF(m.content, '')"),
                "type": opt("'type ' || m.content_type"),
                "message_id": opt("CAST(m.global_id AS TEXT)"),
            },
            requires={"t_message": ("time", "outgoing", "content", "session_id")},
            name="messages",
        ),
        Sqlite(
            "t_buddy AS b",
            "b.rowid",
            {
                "name": Col("COALESCE(NULLIF(b.remark, ''), NULLIF(b.nick, ''))"),
                "contact_id": Col("CAST(b.uid AS TEXT)"),
            },
            kind=Contact,
            name="people",
            optional=True,
        ),
    ),
    says="One record for each private message and each person of the message store of one account.",
    limits="The schema is from one empty account: how attachments are stored and what types mean is not known. A"
    " session is taken to bear the other side's number.",
    sources=_SOURCES,
)
