"""Photos.sqlite: albums, own and shared, with invitations, comments and likes, and shares of the library."""

from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Const, Event, Person, Post, Sqlite, flag, opt

_OWNER = "CASE WHEN a.ZCLOUDOWNERFULLNAME <> '' THEN ' of ' || a.ZCLOUDOWNERFULLNAME ELSE '' END"
_LINK = "CASE WHEN a.ZPUBLICURL <> '' THEN ', public at ' || a.ZPUBLICURL ELSE '' END"
_TRASH = "CASE WHEN a.ZTRASHEDSTATE = 1 THEN ', in the trash' ELSE '' END"
_ALBUM = "(SELECT g.ZTITLE FROM ZGENERICALBUM AS g WHERE g.Z_PK = i.ZALBUM)"
_STATE = (
    "CASE i.ZINVITATIONSTATE WHEN 1 THEN ', pending' WHEN 2 THEN ', accepted' WHEN 3 THEN ', declined'"
    " ELSE ', state ' || COALESCE(i.ZINVITATIONSTATE, 'missing') END"
)
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


ALBUMS = Artifact(
    id="ios.photos.albums",
    title="Photos: albums, shared albums, invitations, comments",
    service="ios.photos",
    emits=(Event, Post),
    files=("{media}/PhotoData/Photos.sqlite",),
    read=(
        Sqlite(
            "ZGENERICALBUM AS a",
            "a.Z_PK",
            {
                "at": opt("COALESCE(a.ZCREATIONDATE, a.ZCLOUDCREATIONDATE)", COCOA_S),
                "event": Col("CASE a.ZKIND WHEN 1505 THEN 'shared album created' ELSE 'album created' END"),
                "detail": Col(f"a.ZTITLE || {_OWNER} || {_LINK} || {_TRASH}", optional=True),
                "app": opt("NULLIF(a.ZIMPORTEDBYBUNDLEIDENTIFIER, '')"),
            },
            name="albums",
            where="a.ZKIND IN (2, 1505)",
            leaves_out="folders, smart albums and those that the library keeps for itself",
            optional=True,
        ),
        Sqlite(
            "ZCLOUDSHAREDALBUMINVITATIONRECORD AS i",
            "i.Z_PK",
            {
                "at": opt("i.ZINVITEESUBSCRIPTIONDATE", COCOA_S),
                "event": Const("invitation to a shared album"),
                "detail": Col(f"COALESCE({_ALBUM}, 'an album') || {_STATE}"),
                "sender": Person(
                    "NULLIF(i.ZINVITEEHASHEDPERSONID, '')",
                    "NULLIF(i.ZINVITEEFULLNAME, '')",
                    role="invited",
                    optional=True,
                ),
            },
            name="invitations",
            requires={"ZCLOUDSHAREDALBUMINVITATIONRECORD": ("ZALBUM", "ZINVITATIONSTATE")},
            optional=True,
        ),
        _comments("ZASSET"),
        _comments("ZGENERICASSET"),
        Sqlite(
            "ZSHARE AS h",
            "h.Z_PK",
            {
                "at": Col("h.ZCREATIONDATE", COCOA_S),
                "event": Const("share created"),
                "detail": Col(
                    "COALESCE(NULLIF(h.ZTITLE, ''), 'without a title')"
                    " || CASE WHEN h.ZSHAREURL <> '' THEN ', at ' || h.ZSHAREURL ELSE '' END"
                ),
            },
            name="shares",
            optional=True,
        ),
    ),
    says="One record for each album that was made or joined, each invitation, each comment, caption and like in a shared"
    " album, and each share (moments, shared library).",
    limits="What is in an album is with each picture. Meanings of an invitation's states 1 to 3 are those found by"
    " researchers. Where nobody of the phone named an album it has no detail. People are numbers where no name is kept.",
    sources=(
        "https://github.com/ScottKjr3347/iOS_Local_PL_Photos.sqlite_Queries (shared albums)",
        "https://theforensicscooter.com",
    ),
    tested=("ios_native_ffs (a library of macOS 26.1; albums alone)",),
)
