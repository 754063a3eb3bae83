"""Brave on iOS: Brave.sqlite, the browser's own Core Data store."""

from aboveboard.artifacts.chromium._ios_brave import FILES, SOURCES
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Sqlite, Visit

BRAVE = Artifact(
    id="ios.brave",
    title="Brave: history",
    service="brave",
    emits=Visit,
    files=FILES,
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
    ),
    says="One record for each visited page.",
    limits="Of a page visited on one day several times the table has the last. Since 2021 synced history and bookmarks are"
    " in a Chromium store, another artifact's; playlists and addresses before the last of each tab are not read.",
    sources=SOURCES,
)
