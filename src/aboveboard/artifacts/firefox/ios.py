"""Firefox on iOS: browser.db, with history and bookmarks of older versions, and tabs of other devices."""

from aboveboard.artifacts.firefox._ios import FILES, SOURCES
from aboveboard.formats.times import UNIX_US
from aboveboard.kit import Artifact, Col, Sqlite, Visit, enum, opt

_TYPE = enum(
    "visit type",
    {1: "link", 2: "typed", 3: "bookmark", 4: "embedded", 5: "permanent redirect", 6: "temporary redirect",
     7: "download", 8: "framed link", 9: "reload"},
)  # fmt: skip


BROWSER = Artifact(
    id="ios.firefox",
    title="Firefox: history (browser.db)",
    service="firefox",
    emits=Visit,
    files=FILES,
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
    ),
    says="One record for each visit.",
    limits="Since 2023 history and bookmarks are in places.db, another artifact's. This phone's own open tabs are in"
    " archives that are not read. Rows marked as removed are only marks: their address is then gone.",
    sources=SOURCES,
)
