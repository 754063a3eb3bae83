"""Firefox: tabs and pinned sites: see `ios.py`."""

from aboveboard.artifacts.firefox._ios import FILES, SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Bookmark, Col, Const, Sqlite

TABS = Artifact(
    id="ios.firefox.tabs",
    title="Firefox: tabs and pinned sites",
    service="firefox",
    emits=Bookmark,
    files=FILES,
    read=(
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
    says="One record for each tab of another device and for each pinned site.",
    limits="What ios.firefox says of its limits holds here too.",
    sources=SOURCES,
)
