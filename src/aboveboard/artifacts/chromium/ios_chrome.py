"""Chrome on iOS: history and searches."""

from __future__ import annotations

from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, Sql, Sqlite, Visit, WebSearch, flag, opt

_MICROSECONDS = Sql("microseconds", "CASE WHEN {} > 0 THEN {} / 1000000.0 END", sentinels=(0,))

HISTORY = Artifact(
    id="ios.chrome.history",
    title="Chrome history",
    service="chrome",
    emits=(Visit, WebSearch),
    files=(
        "{app_data:com.google.chrome.ios}/Library/Application Support/Google/Chrome/Default/History",
        "{app_data:com.google.chrome.ios}/Library/Application Support/Google/Chrome/Profile */History",
    ),
    read=(
        Sqlite(
            name="visits",
            base="visits AS v",
            key="v.id",
            requires={"visits": ("url", "visit_time"), "urls": ("url", "title")},
            joins=(
                "LEFT JOIN urls AS u ON u.id = v.url",
                "LEFT JOIN visits AS f ON f.id = v.from_visit",
                "LEFT JOIN urls AS fu ON fu.id = f.url",
            ),
            fields={
                "at": Col("v.visit_time", times.WEBKIT_US),
                "url": Col("u.url"),
                "title": Col("NULLIF(u.title, '')"),
                "visit_count": opt("u.visit_count"),
                "typed_count": opt("u.typed_count"),
                "hidden": opt("u.hidden", flag),
                "duration": opt("v.visit_duration", _MICROSECONDS),
                "referrer": opt("fu.url"),
                "visit_id": Col("CAST(v.id AS TEXT)"),
            },
        ),
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
    says="One record for each visit of Chrome's history, and one for each search that it noted.",
    limits="Visits of other signed-in devices may be among them. The time of a search is the last visit of its page.",
    sources=("https://source.chromium.org/chromium/chromium/src (components/history/core/browser)",),
    tested=("ios_native_ffs",),
)
