"""Brave on iOS: Brave.sqlite, the browser's own Core Data store."""

from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Bookmark, Col, Const, Sqlite, Visit, WebSearch, opt

_FAVOURITE = "CASE b.ZISFAVORITE WHEN 1 THEN 'favourites' ELSE 'bookmarks' END"

BRAVE = Artifact(
    id="ios.brave",
    title="Brave: history, bookmarks, tabs, searches",
    service="brave",
    emits=(Visit, Bookmark, WebSearch),
    files=tuple(
        f"{{app_data:{bundle}}}/**/Brave.sqlite" for bundle in ("com.brave.ios.browser", "com.brave.ios.BrowserBeta")
    ),
    read=(
        Sqlite(
            "ZHISTORY AS h",
            "h.Z_PK",
            {
                "at": Col("h.ZVISITEDON", COCOA_S),
                "url": Col("NULLIF(h.ZURL, '')"),
                "title": Col("NULLIF(h.ZTITLE, '')"),
                "visit_id": Col("CAST(h.Z_PK AS TEXT)"),
            },
            name="history",
            optional=True,
        ),
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
        Sqlite(
            "ZTABMO AS t",
            "t.Z_PK",
            {
                "at": opt("t.ZLASTUPDATE", COCOA_S),
                "last_viewed_at": opt("t.ZLASTUPDATE", COCOA_S),
                "url": Col("NULLIF(t.ZURL, '')"),
                "title": Col("NULLIF(t.ZTITLE, '')"),
                "collection": opt("CASE t.ZISPRIVATE WHEN 1 THEN 'private tabs' ELSE 'tabs' END"),
            },
            kind=Bookmark,
            name="tabs",
            optional=True,
        ),
        Sqlite(
            "ZRECENTLYCLOSED AS t",
            "t.Z_PK",
            {
                "at": Col("t.ZDATEADDED", COCOA_S),
                "url": Col("NULLIF(t.ZURL, '')"),
                "title": Col("NULLIF(t.ZTITLE, '')"),
                "collection": Const("closed tabs"),
            },
            kind=Bookmark,
            name="closed tabs",
            optional=True,
        ),
        Sqlite(
            "ZRECENTSEARCH AS s",
            "s.Z_PK",
            {
                "at": Col("s.ZDATEADDED", COCOA_S),
                "term": Col("NULLIF(s.ZTEXT, '')"),
                "url": opt("NULLIF(s.ZWEBSITEURL, '')"),
            },
            kind=WebSearch,
            name="searches",
            optional=True,
        ),
    ),
    says="One record for each visited page, bookmark, open and closed tab and recent search.",
    limits="Of a page visited on one day several times the table has the last. Since 2021 synced history and bookmarks are"
    " in a Chromium store, another artifact's; playlists and addresses before the last of each tab are not read.",
    sources=("https://github.com/brave/brave-ios (Data/models/Model.xcdatamodeld)",),
)
