"""Photos: comments, captions and likes in shared albums: see `photos_albums.py`."""

from __future__ import annotations

from aboveboard.artifacts.ios._photos_albums import SOURCES
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Person, Post, Sqlite, flag, opt

_BY = (
    "COALESCE((SELECT min(i.ZINVITEEFULLNAME) FROM ZCLOUDSHAREDALBUMINVITATIONRECORD AS i"
    " WHERE i.ZINVITEEHASHEDPERSONID = c.ZCOMMENTERHASHEDPERSONID AND i.ZINVITEEFULLNAME <> ''),"
    " (SELECT min(g.ZCLOUDOWNERFULLNAME) FROM ZGENERICALBUM AS g"
    " WHERE g.ZCLOUDOWNERHASHEDPERSONID = c.ZCOMMENTERHASHEDPERSONID AND g.ZCLOUDOWNERFULLNAME <> ''))"
)


def _comments(assets: str) -> Sqlite:
    return Sqlite(
        "ZCLOUDSHAREDCOMMENT AS c",
        "c.Z_PK",
        {
            "at": Col("c.ZCOMMENTDATE", COCOA_S),
            "author": Person("NULLIF(c.ZCOMMENTERHASHEDPERSONID, '')", _BY, role="author", optional=True),
            "body": Col("NULLIF(c.ZCOMMENTTEXT, '')"),
            "own": opt("c.ZISMYCOMMENT", flag),
            "title": Col("CASE WHEN c.ZISLIKE = 1 THEN 'like' WHEN c.ZISCAPTION = 1 THEN 'caption' ELSE 'comment' END"),
            "in_reply_to": Col(
                f"(SELECT t.ZUUID FROM {assets} AS t WHERE t.Z_PK = COALESCE(c.ZCOMMENTEDASSET, c.ZLIKEDASSET))"
            ),
            "post_id": opt("NULLIF(c.ZCLOUDGUID, '')"),
        },
        kind=Post,
        name="comments",
        requires={"ZCLOUDSHAREDCOMMENT": ("ZCOMMENTDATE", "ZCOMMENTTEXT", "ZISLIKE"), assets: ("ZUUID",)},
        optional=True,
    )


COMMENTS = Artifact(
    id="ios.photos.comments",
    title="Photos: comments, captions and likes in shared albums",
    service="ios.photos",
    emits=Post,
    files=("{media}/PhotoData/Photos.sqlite",),
    read=(
        _comments("ZASSET"),
        _comments("ZGENERICASSET"),
    ),
    says="One record for each comment, caption and like in a shared album.",
    limits="People are numbers where no name is kept.",
    sources=SOURCES,
    tested=("ios_native_ffs (a library of macOS 26.1; albums alone)",),
)
