"""MeWe: posts: see `ios.py`."""

from aboveboard.artifacts.mewe._ios import ME, NAME, SOURCES
from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, Const, Person, Post, Sqlite, flag, opt

POSTS = Artifact(
    id="ios.mewe.posts",
    title="MeWe: posts",
    service="mewe",
    emits=Post,
    files=("{app_data:*}/Documents/sgrouplesdb.sqlite",),
    read=(
        Sqlite(
            name="posts",
            base="ZPOST AS p",
            key="p.Z_PK",
            joins=(
                "LEFT JOIN ZUSER AS u ON u.Z_PK = (SELECT min(s.Z_PK) FROM ZUSER AS s WHERE s.ZUSERID = p.ZUSERID)",
                "LEFT JOIN ZPOLL AS q ON q.Z_PK = p.ZPOLL",
                "LEFT JOIN ZLINK AS l ON l.Z_PK = p.ZLINK",
                "LEFT JOIN ZHYPERLINK AS h ON h.Z_PK = l.ZURLLINK",
                "LEFT JOIN ZPOST AS o ON o.Z_PK = p.ZREFPOST",
            ),
            requires={"ZPOST": ("ZCREATIONDATE", "ZTEXT", "ZUSERID", "ZPOSTID")},
            fields={
                "at": Col("p.ZCREATIONDATE", times.COCOA_S),
                "author": Person("p.ZUSERID", NAME.format("u"), role="author", optional=True),
                "party": Col("p.ZUSERID"),
                "body": Col("NULLIF(p.ZTEXT, '')"),
                "title": opt("NULLIF(q.ZQUESTION, '')"),
                "url": opt("NULLIF(h.ZHREFURL, '')"),
                "post_id": Col("p.ZPOSTID"),
                "own": opt(f"p.ZUSERID = {ME}", flag),
                "in_reply_to": opt("NULLIF(p.ZPARENTPOSTID, '')"),
                "repost_of": opt("NULLIF(o.ZPOSTID, '')"),
                "reposts": opt("p.ZSHARESCOUNT"),
                "replies": opt("p.ZCOMMENTSCOUNT"),
                "edited_at": opt("p.ZEDITEDDATE", times.COCOA_S),
                "visibility": opt(
                    "CASE WHEN p.ZISPUBLIC = 1 THEN 'public' WHEN p.ZISFORCLOSEFRIENDS = 1 THEN 'close friends' END"
                ),
                "group": opt(
                    "COALESCE((SELECT max(g.ZNAME) FROM ZGROUP AS g WHERE g.ZGROUPID = p.ZGROUPID), NULLIF(p.ZGROUPID, ''))"
                ),
                "origin": Const("cached by the app"),
            },
            kind=Post,
            optional=True,
        ),
    ),
    says="One record for each post.",
    limits="What ios.mewe says of its limits holds here too.",
    sources=SOURCES,
    tested=("josh_ios17_ffs (iOS 17.3)",),
)
