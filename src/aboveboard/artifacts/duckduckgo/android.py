"""DuckDuckGo on Android: history and searches, bookmarks, tabs, downloads."""

from typing import Any

from aboveboard.formats import times
from aboveboard.kit import (
    Artifact,
    Basis,
    Col,
    Const,
    Download,
    Py,
    Sqlite,
    Time,
    Visit,
    WebSearch,
    enum,
)


def _moment(text: Any) -> Any:
    """A text of ISO 8601: UTC where it has a zone, else the time on the wall, as the app writes most of them."""
    reading = times.iso8601(str(text))
    if reading.utc_us is not None:
        return reading.utc_us
    return Time(local=times.to_iso(reading.local_us)[:19], basis=Basis.LOCAL, precision="s")


_WHEN = Py("iso8601", _moment, json=True)
_HOME = "{app_data:com.duckduckgo.mobile.android}/databases/"
_URL = "NULLIF(e.url, '')"
_SOURCES = (
    "https://github.com/duckduckgo/Android (Room databases of the app)",
    "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/DuckDuckGo.py",
)

HISTORY = Artifact(
    id="android.duckduckgo",
    title="DuckDuckGo: history and searches",
    service="duckduckgo",
    emits=(Visit, WebSearch),
    files=(_HOME + "history.db",),
    read=(
        Sqlite(
            "visits_list AS v",
            "v.rowid",
            {
                "at": Col("v.timestamp", _WHEN),
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
                "at": Col("(SELECT max(v.timestamp) FROM visits_list AS v WHERE v.historyEntryId = e.id)", _WHEN),
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
    sources=_SOURCES,
)
DOWNLOADS = Artifact(
    id="android.duckduckgo.downloads",
    title="DuckDuckGo: downloads",
    service="duckduckgo",
    emits=Download,
    files=(_HOME + "downloads.db",),
    read=(
        Sqlite(
            "downloads AS d",
            "d.rowid",
            {
                "at": Col("d.createdAt", _WHEN),
                "name": Col("NULLIF(d.fileName, '')"),
                "path": Col("NULLIF(d.filePath, '')"),
                "size": Col("NULLIF(d.contentLength, 0)"),
                "status": Col("d.downloadStatus", enum("status", {0: "started", 1: "complete"})),
            },
        ),
    ),
    says="One record for each download in the browser's list.",
    limits="From where a file came is not stored.",
    sources=_SOURCES,
)
