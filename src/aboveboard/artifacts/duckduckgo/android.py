"""DuckDuckGo on Android: history and searches, bookmarks, tabs, downloads."""

from aboveboard.artifacts.duckduckgo._android import HOME, SOURCES, WHEN
from aboveboard.kit import Artifact, Col, Const, Sqlite, Visit, WebSearch

_URL = "NULLIF(e.url, '')"

HISTORY = Artifact(
    id="android.duckduckgo",
    title="DuckDuckGo: history and searches",
    service="duckduckgo",
    emits=(Visit, WebSearch),
    files=(HOME + "history.db",),
    read=(
        Sqlite(
            "visits_list AS v",
            "v.rowid",
            {
                "at": Col("v.timestamp", WHEN),
                "url": Col(_URL),
                "title": Col("NULLIF(e.title, '')"),
                "visit_id": Col("CAST(v.rowid AS TEXT)"),
            },
            ("LEFT JOIN history_entries AS e ON e.id = v.historyEntryId",),
        ),
        Sqlite(
            "history_entries AS e",
            "e.id",
            {
                "at": Col("(SELECT max(v.timestamp) FROM visits_list AS v WHERE v.historyEntryId = e.id)", WHEN),
                "term": Col("NULLIF(e.query, '')"),
                "url": Col(_URL),
                "engine": Const("duckduckgo"),
                "visit_count": Col("(SELECT count(*) FROM visits_list AS v WHERE v.historyEntryId = e.id)"),
            },
            kind=WebSearch,
            name="searches",
            where="e.isSerp = 1",
            leaves_out="pages that are no page of results; their visits are records of their own",
        ),
    ),
    says="One record for each visit, and one for each search at the time of its last visit.",
    limits="Times are stored without a zone. The fire button and its automatic form empty this store.",
    sources=SOURCES,
)
