"""Photos.sqlite: albums, own and shared, with invitations, comments and likes, and shares of the library."""

from aboveboard.artifacts.ios._photos_albums import SOURCES
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Const, Event, Person, Sqlite, opt

_OWNER = "CASE WHEN a.ZCLOUDOWNERFULLNAME <> '' THEN ' of ' || a.ZCLOUDOWNERFULLNAME ELSE '' END"
_LINK = "CASE WHEN a.ZPUBLICURL <> '' THEN ', public at ' || a.ZPUBLICURL ELSE '' END"
_TRASH = "CASE WHEN a.ZTRASHEDSTATE = 1 THEN ', in the trash' ELSE '' END"
_ALBUM = "(SELECT g.ZTITLE FROM ZGENERICALBUM AS g WHERE g.Z_PK = i.ZALBUM)"
_STATE = (
    "CASE i.ZINVITATIONSTATE WHEN 1 THEN ', pending' WHEN 2 THEN ', accepted' WHEN 3 THEN ', declined'"
    " ELSE ', state ' || COALESCE(i.ZINVITATIONSTATE, 'missing') END"
)


ALBUMS = Artifact(
    id="ios.photos.albums",
    title="Photos: albums, shared albums, invitations",
    service="ios.photos",
    emits=Event,
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
    says="One record for each album that was made or joined, each invitation to a shared"
    " album, and each share (moments, shared library).",
    limits="What is in an album is with each picture. Meanings of an invitation's states 1 to 3 are those found by"
    " researchers. Where nobody of the phone named an album it has no detail. People are numbers where no name is kept.",
    sources=SOURCES,
    tested=("ios_native_ffs (a library of macOS 26.1; albums alone)",),
)
