"""Chrome: searches: see `ios_chrome.py`."""

from aboveboard.artifacts.chromium._ios_chrome import FILES, SOURCES
from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, Sqlite, WebSearch, opt

SEARCHES = Artifact(
    id="ios.chrome.searches",
    title="Chrome: searches",
    service="chrome",
    emits=WebSearch,
    files=FILES,
    read=(
        Sqlite(
            name="searches",
            base="keyword_search_terms AS k",
            key="k.rowid",
            kind=WebSearch,
            requires={"keyword_search_terms": ("term", "url_id")},
            joins=("LEFT JOIN urls AS u ON u.id = k.url_id",),
            optional=True,
            fields={
                "at": opt("u.last_visit_time", times.WEBKIT_US),
                "term": Col("NULLIF(k.term, '')"),
                "url": opt("u.url"),
                "visit_count": opt("u.visit_count"),
            },
        ),
    ),
    says="One record for each term searched for from the address bar.",
    limits="What ios.chrome.history says of its limits holds here too.",
    sources=SOURCES,
    tested=("ios_native_ffs",),
)
