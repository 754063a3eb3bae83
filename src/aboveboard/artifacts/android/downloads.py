"""Android's download manager: `downloads.db`."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Download, Sqlite, enum, flag, opt

# Codes of 400 to 499 and 500 to 599 that are not listed are HTTP status codes; 488 to 497 are the manager's own.
_STATUS = enum(
    "status",
    {190: "pending", 192: "running", 193: "paused by the app", 194: "waiting to retry", 195: "waiting for a network",
     196: "waiting for Wi-Fi", 198: "no space", 199: "no device", 200: "complete", 400: "failed: bad request",
     406: "failed: not acceptable", 411: "failed: length required", 412: "failed: interrupted",
     488: "failed: file exists",
     489: "failed: cannot resume", 490: "cancelled", 491: "failed", 492: "failed: file error",
     493: "failed: unhandled redirect", 494: "failed: unhandled HTTP code", 495: "failed: data error",
     496: "failed: HTTP exception", 497: "failed: too many redirects", 498: "blocked"},
)  # fmt: skip

DOWNLOADS = Artifact(
    id="android.downloads",
    title="Downloads",
    service="android.downloads",
    emits=Download,
    files=(
        "{app_data:com.android.providers.downloads}/databases/downloads.db",
        "acquired/android/*/rows/downloads.db",
    ),
    read=(
        Sqlite(
            "downloads AS d",
            "d._id",
            {
                "at": Col("d.lastmod", UNIX_MS),
                "url": Col("NULLIF(d.uri, '')"),
                "referrer": opt("NULLIF(d.referer, '')"),
                "path": Col("NULLIF(d._data, '')"),
                "name": Col("NULLIF(replace(d._data, rtrim(d._data, replace(d._data, '/', '')), ''), '')"),
                "title": opt("NULLIF(d.title, '')"),
                "mime": Col("NULLIF(d.mimetype, '')"),
                "size": Col("NULLIF(d.total_bytes, -1)"),
                "received": Col("d.current_bytes"),
                "status": Col("d.status", _STATUS),
                "app": opt("NULLIF(d.notificationpackage, '')"),
                "deleted": opt("d.deleted", flag),
            },
        ),
    ),
    says="One record for each download that apps asked the download manager for.",
    limits="`at` is the entry's last change; when a download began is not stored. Cookies and headers are not read.",
    sources=(
        "https://developer.android.com/reference/android/app/DownloadManager",
        "https://android.googlesource.com/platform/packages/providers/DownloadProvider",
    ),
    tested=("plaso test data (downloads.db)", "redroid Android 8.1 (empty)"),
)
