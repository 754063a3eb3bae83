"""Brave: bookmarks: see `ios_brave.py`."""

from aboveboard.artifacts.chromium._ios_brave import FILES, SOURCES
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Bookmark, Col, Sqlite, opt

_FAVOURITE = "CASE b.ZISFAVORITE WHEN 1 THEN 'favourites' ELSE 'bookmarks' END"

BRAVE_BOOKMARKS = Artifact(
    id="ios.brave.local_bookmarks",
    title="Brave: bookmarks",
    service="brave",
    emits=Bookmark,
    files=FILES,
    read=(
        Sqlite(
            "ZBOOKMARK AS b",
            "b.Z_PK",
            {
                "at": Col("b.ZCREATED", COCOA_S),
                "created_at": Col("b.ZCREATED", COCOA_S),
                "last_viewed_at": opt("b.ZLASTVISITED", COCOA_S),
                "url": Col("NULLIF(b.ZURL, '')"),
                "title": Col("COALESCE(NULLIF(b.ZCUSTOMTITLE, ''), NULLIF(b.ZTITLE, ''))"),
                "collection": opt(_FAVOURITE),
                "folder": opt(
                    "(SELECT COALESCE(NULLIF(p.ZCUSTOMTITLE, ''), NULLIF(p.ZTITLE, '')) FROM ZBOOKMARK AS p"
                    " WHERE p.Z_PK = b.ZPARENTFOLDER)"
                ),
            },
            kind=Bookmark,
            name="bookmarks",
            where="b.ZISFOLDER IS NOT 1",
            leaves_out="folders",
            optional=True,
        ),
    ),
    says="One record for each bookmark.",
    limits="What ios.brave says of its limits holds here too.",
    sources=SOURCES,
)
