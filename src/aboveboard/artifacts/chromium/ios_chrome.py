"""Chrome on iOS: history and searches."""

from aboveboard.artifacts.chromium._ios_chrome import FILES, SOURCES
from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, Sql, Sqlite, Visit, flag, opt

_MICROSECONDS = Sql("microseconds", "CASE WHEN {} > 0 THEN {} / 1000000.0 END", sentinels=(0,))


HISTORY = Artifact(
    id="ios.chrome.history",
    title="Chrome history",
    service="chrome",
    emits=Visit,
    files=FILES,
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
    ),
    says="One record for each visit of Chrome's history.",
    limits="Visits of other signed-in devices may be among them. The time of a search is the last visit of its page.",
    sources=SOURCES,
    tested=("ios_native_ffs",),
)
