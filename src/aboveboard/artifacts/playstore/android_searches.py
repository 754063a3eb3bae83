"""Searches in Google Play."""

from aboveboard.artifacts.playstore._android import FOLDER, SOURCE
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Const, Sqlite, WebSearch

SEARCHES = Artifact(
    id="android.playstore.searches",
    title="Searches in Google Play",
    service="android.playstore",
    emits=WebSearch,
    files=(f"{FOLDER}/suggestions.db",),
    read=(
        Sqlite(
            base="suggestions AS s",
            key="s.rowid",
            requires={"suggestions": ("date", "query")},
            fields={
                "at": Col("s.date", UNIX_MS),
                "term": Col("NULLIF(s.query, '')"),
                "engine": Const("Google Play"),
            },
        ),
    ),
    says="One record for each search.",
    limits="Later versions of the app no longer keep searches here.",
    sources=(f"{SOURCE} (googlePlaySearches)",),
)
