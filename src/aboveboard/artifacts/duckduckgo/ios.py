"""DuckDuckGo on iOS: bookmarks and favourites (a Core Data store in the app's group)."""

from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Bookmark, Col, Sqlite, flag, opt

BOOKMARKS = Artifact(
    id="ios.duckduckgo.bookmarks",
    title="DuckDuckGo: bookmarks",
    service="duckduckgo",
    emits=Bookmark,
    files=(
        "{app_group:group.com.duckduckgo.bookmarks}/Bookmarks.sqlite",
        "{app_group:group.com.duckduckgo.bookmarks}/**/Bookmarks.sqlite",
    ),
    read=(
        Sqlite(
            "ZBOOKMARKENTITY AS b",
            "b.Z_PK",
            {
                "at": opt("b.ZMODIFIEDAT", COCOA_S),
                "modified_at": opt("b.ZMODIFIEDAT", COCOA_S),
                "url": Col("NULLIF(b.ZURL, '')"),
                "title": Col("NULLIF(b.ZTITLE, '')"),
                "collection": opt("CASE WHEN b.ZFAVORITEFOLDER IS NOT NULL THEN 'favourites' ELSE 'bookmarks' END"),
                "folder": Col("NULLIF(p.ZTITLE, '')"),
                "deleted": opt("b.ZISPENDINGDELETION", flag),
            },
            ("LEFT JOIN ZBOOKMARKENTITY AS p ON p.Z_PK = b.ZPARENT",),
            where="b.ZISFOLDER IS NOT 1",
            leaves_out="folders",
        ),
    ),
    says="One record for each bookmark; its time is the last change, which older versions did not store.",
    limits="History is kept encrypted with a key of the keychain and is not read. Newer versions"
    " keep favourites by table of their own, so that `collection` is then not known.",
    sources=("https://github.com/duckduckgo/BrowserServicesKit (Sources/Bookmarks/BookmarksModel.xcdatamodeld)",),
)
