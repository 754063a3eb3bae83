"""Weibo on Android: posts, liked posts and people of the main database, and private messages."""

from aboveboard.formats.times import UNIX_MS, UNIX_S
from aboveboard.kit import (
    Artifact,
    Col,
    Const,
    Contact,
    Message,
    Person,
    Post,
    Rows,
    Sql,
    Sqlite,
    direction_from_me,
    opt,
)

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
