"""Chromium-based browsers on iOS: downloads, which they list since 2025 (`DownloadRecord`)."""

from aboveboard.artifacts.chromium._ios_tabs import BROWSERS, files
from aboveboard.formats.times import WEBKIT_US
from aboveboard.kit import Artifact, Col, Download, Sqlite, enum, first

_STATE = enum(
    "web::DownloadTask::State",
    {0: "not started", 1: "in progress", 2: "cancelled", 3: "complete", 4: "failed", 5: "failed for good"},
)

DOWNLOADS = tuple(
    Artifact(
        id=f"ios.{service}.downloads",
        title=f"{title}: downloads",
        service=service,
        emits=Download,
        files=files(bundle, folder, "download_record_db/DownloadRecord"),
        read=(
            Sqlite(
                base="download_records AS d",
                key="d.rowid",
                requires={"download_records": ("original_url", "file_name", "created_time", "state")},
                fields={
                    "at": Col("NULLIF(d.created_time, 0)", WEBKIT_US),
                    "ended_at": Col("NULLIF(d.completed_time, 0)", WEBKIT_US, optional=True),
                    "url": Col("NULLIF(d.original_url, '')"),
                    "referrer": Col("NULLIF(d.originating_host, '')", optional=True),
                    "path": Col("NULLIF(d.file_path, '')", optional=True),
                    "name": Col("NULLIF(d.file_name, '')"),
                    "mime": first("NULLIF(d.mime_type, '')", "NULLIF(d.original_mime_type, '')"),
                    "size": Col("CASE WHEN d.total_bytes > 0 THEN d.total_bytes END", optional=True),
                    "status": Col("d.state", _STATE),
                },
            ),
        ),
        says="One record for each download of the browser's list; `referrer` is the host of the page that it was begun on.",
        limits="Entries that were removed from the list are gone, whatever became of the file. What was unfinished when the"
        " browser ended is called failed at its next start. Before 2025 no list was kept.",
        sources=(
            "https://source.chromium.org/chromium/chromium/src (ios/chrome/browser/download/model:"
            " download_record_database.mm, download_record_service_impl.mm; ios/web/public/download/download_task.h)",
        ),
    )
    for service, title, bundle, folder in BROWSERS
)
