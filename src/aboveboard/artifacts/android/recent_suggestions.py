"""Recent searches that Android's own provider keeps for apps: YouTube's older versions, Play Store and others."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Const, Sqlite, WebSearch


def _artifact(identifier: str, service: str, title: str, files: tuple[str, ...]) -> Artifact:
    return Artifact(
        id=identifier,
        title=title,
        service=service,
        emits=WebSearch,
        files=files,
        read=(
            Sqlite(
                "suggestions AS s",
                "s._id",
                {
                    "at": Col("s.date", UNIX_MS),
                    "term": Col("COALESCE(NULLIF(s.query, ''), NULLIF(s.display1, ''))"),
                    "engine": Const(service),
                },
                requires={"suggestions": ("display1", "query", "date")},
            ),
        ),
        says="One record for each text searched for in the app, at its last use.",
        limits="A text searched for twice has one row. Apps may leave out searches made in a private mode.",
        sources=(
            "https://developer.android.com/reference/android/content/SearchRecentSuggestionsProvider",
            "https://android.googlesource.com/platform/frameworks/base (SearchRecentSuggestionsProvider)",
        ),
    )


YOUTUBE = _artifact(
    "android.youtube.searches",
    "youtube",
    "YouTube: searches",
    tuple(f"{{app_data:com.google.android.youtube}}/databases/{name}" for name in ("history.db", "suggestions.db")),
)
PLAY = _artifact(
    "android.play.searches",
    "google_play",
    "Play Store: searches",
    ("{app_data:com.android.vending}/databases/suggestions.db",),
)
OTHERS = _artifact(
    "android.recent_suggestions",
    "android.recent_suggestions",
    "Recent searches inside apps",
    ("{app_data:*}/databases/recentsuggestions.db", "{app_data:*}/databases/search_suggestions.db"),
)
