"""Firefox on iOS: browser.db, with history and bookmarks of older versions, and tabs of other devices."""

from aboveboard.formats.times import UNIX_MS, UNIX_US
from aboveboard.kit import Artifact, Bookmark, Col, Const, Sqlite, Visit, enum, flag, opt

_TYPE = enum(
    "visit type",
    {1: "link", 2: "typed", 3: "bookmark", 4: "embedded", 5: "permanent redirect", 6: "temporary redirect",
     7: "download", 8: "framed link", 9: "reload"},
)  # fmt: skip


def _bookmarks(table: str, origin: str, modified: str) -> Sqlite:
    return Sqlite(
        f"{table} AS b",
        "b.id",
        {
            "at": Col("b.date_added", UNIX_MS),
            "created_at": Col("b.date_added", UNIX_MS),
            "modified_at": opt(modified, UNIX_MS),
            "url": Col("b.bmkUri"),
            "title": Col("NULLIF(b.title, '')"),
            "collection": Const("bookmarks"),
            "folder": Col("NULLIF(b.parentName, '')"),
            "deleted": Col("b.is_deleted", flag),
            "origin": Const(origin),
        },
        kind=Bookmark,
        where="b.type = 1",
        leaves_out="folders, separators and queries",
        optional=True,
    )


BROWSER = Artifact(
    id="ios.firefox",
    title="Firefox: history and bookmarks (browser.db)",
    service="firefox",
    emits=(Visit, Bookmark),
    files=(
        "{app_group:group.org.mozilla.ios.Firefox*}/profile.*/browser.db",
        "{app_data:org.mozilla.ios.Firefox*}/profile.*/browser.db",
    ),
    read=(
        Sqlite(
            "visits AS v",
            "v.id",
            {
                "at": Col("v.date", UNIX_US),
                "url": Col("h.url"),
                "title": Col("NULLIF(h.title, '')"),
                "transition": Col("v.type", _TYPE),
                "visit_id": Col("CAST(v.id AS TEXT)"),
                "origin": opt("CASE v.is_local WHEN 1 THEN 'made here' WHEN 0 THEN 'synced from another device' END"),
            },
            ("LEFT JOIN history AS h ON h.id = v.siteID",),
            optional=True,
        ),
        _bookmarks("bookmarksLocal", "made here", "b.local_modified"),
        _bookmarks("bookmarksBuffer", "synced from another device", "b.server_modified"),
        _bookmarks("bookmarksMirror", "synced from another device", "b.server_modified"),
        Sqlite(
            "tabs AS t",
            "t.id",
            {
                "at": Col("t.last_used", UNIX_MS),
                "last_viewed_at": Col("t.last_used", UNIX_MS),
                "url": Col("t.url"),
                "title": Col("NULLIF(t.title, '')"),
                "collection": Const("tabs"),
                "folder": Col("NULLIF(c.name, '')"),
                "origin": Col("CASE WHEN t.client_guid IS NOT NULL THEN 'synced from another device' END"),
            },
            ("LEFT JOIN clients AS c ON c.guid = t.client_guid",),
            kind=Bookmark,
            optional=True,
        ),
        Sqlite(
            "pinned_top_sites AS s",
            "s.rowid",
            {
                "at": Col("s.pinDate", UNIX_MS),
                "created_at": Col("s.pinDate", UNIX_MS),
                "url": Col("s.url"),
                "title": Col("NULLIF(s.title, '')"),
                "collection": Const("pinned sites"),
            },
            kind=Bookmark,
            optional=True,
        ),
    ),
    says="One record for each visit, bookmark, pinned site and tab; a tab's folder is the device that it was open on.",
    limits="Since 2023 history and bookmarks are in places.db, another artifact's. This phone's own open tabs are in"
    " archives that are not read. Rows marked as removed are only marks: their address is then gone.",
    sources=("https://github.com/mozilla-mobile/firefox-ios (Storage/SQL/BrowserSchema.swift, schema 39)",),
)
