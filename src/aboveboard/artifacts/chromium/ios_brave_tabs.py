"""Brave: tabs: see `ios_brave.py`."""

from aboveboard.artifacts.chromium._ios_brave import FILES, SOURCES
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Bookmark, Col, Const, Sqlite, opt

BRAVE_TABS = Artifact(
    id="ios.brave.tabs",
    title="Brave: tabs",
    service="brave",
    emits=Bookmark,
    files=FILES,
    read=(
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
    ),
    says="One record for each tab, open or closed not long ago.",
    limits="What ios.brave says of its limits holds here too.",
    sources=SOURCES,
)
