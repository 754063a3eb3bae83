"""Brave: searches: see `ios_brave.py`."""

from aboveboard.artifacts.chromium._ios_brave import FILES, SOURCES
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Sqlite, WebSearch, opt

BRAVE_SEARCHES = Artifact(
    id="ios.brave.searches",
    title="Brave: searches",
    service="brave",
    emits=WebSearch,
    files=FILES,
    read=(
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
    says="One record for each search that the app keeps as recent.",
    limits="What ios.brave says of its limits holds here too.",
    sources=SOURCES,
)
