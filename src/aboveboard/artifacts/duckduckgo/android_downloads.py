"""DuckDuckGo: downloads."""

from aboveboard.artifacts.duckduckgo._android import HOME, SOURCES, WHEN
from aboveboard.kit import Artifact, Col, Download, Sqlite, enum

DOWNLOADS = Artifact(
    id="android.duckduckgo.downloads",
    title="DuckDuckGo: downloads",
    service="duckduckgo",
    emits=Download,
    files=(HOME + "downloads.db",),
    read=(
        Sqlite(
            "downloads AS d",
            "d.rowid",
            {
                "at": Col("d.createdAt", WHEN),
                "name": Col("NULLIF(d.fileName, '')"),
                "path": Col("NULLIF(d.filePath, '')"),
                "size": Col("NULLIF(d.contentLength, 0)"),
                "status": Col("d.downloadStatus", enum("status", {0: "started", 1: "complete"})),
            },
        ),
    ),
    says="One record for each download in the browser's list.",
    limits="From where a file came is not stored.",
    sources=SOURCES,
)
