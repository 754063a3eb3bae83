"""X (Twitter): searches: see `android.py`."""

from aboveboard.artifacts.twitter._android import SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Const, Sqlite, WebSearch

SEARCHES = Artifact(
    id="android.twitter.searches",
    title="X (Twitter): searches",
    service="twitter",
    emits=WebSearch,
    files=("{app_data:com.twitter.android}/databases/*-*.db",),
    read=(
        Sqlite(
            base="search_queries AS q",
            key="q._id",
            fields={
                "at": Col("q.time", UNIX_MS),
                "term": Col("COALESCE(NULLIF(q.query, ''), NULLIF(q.name, ''))"),
                "engine": Const("X"),
            },
            kind=WebSearch,
            optional=True,
        ),
    ),
    says="One record for each search.",
    limits="What android.twitter says of its limits holds here too.",
    sources=SOURCES,
    tested=("plaso test data (twitter.db of 2015)",),
)
