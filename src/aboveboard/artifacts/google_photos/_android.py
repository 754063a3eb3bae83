"""What the files about google_photos share."""

from __future__ import annotations

from typing import Any

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Basis, Col, FieldSource, Rows, Time, flag, opt

HOME = "{app_data:com.google.android.apps.photos}/databases/"

SOURCES = ("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/googlePhotos.py",)


DEVICE_PATH = (
    "CASE WHEN {0} LIKE '/storage/emulated/_%/%' THEN 'data/media/' || substr({0}, 19)"
    " WHEN {0} LIKE '/sdcard/%' THEN 'data/media/0/' || substr({0}, 9) END"
)

PLACED = "m.latitude BETWEEN -90 AND 90 AND m.longitude BETWEEN -180 AND 180 AND (m.latitude <> 0 OR m.longitude <> 0)"


def zoned(when: Any, offset: Any = None) -> Any:
    """The stored time with the zone beside it (milliseconds east of UTC)."""
    utc = UNIX_MS.to_utc_us(when)
    if utc is None or not isinstance(offset, int) or abs(offset) > 64_800_000:
        return utc
    return Time(utc=utc, basis=Basis.ZONED, offset=offset // 60_000)


LOCAL: dict[str, FieldSource] = {
    "media_type": opt("CASE WHEN m.duration > 0 THEN 'video' ELSE 'image' END"),
    "path": Col("NULLIF(m.filepath, '')"),
    "file": Col(DEVICE_PATH.format("m.filepath")),
    "albums": Rows(
        "SELECT b.folder_name AS album FROM local_media AS b WHERE b.rowid = m.rowid AND b.folder_name <> ''",
        keys=("",),
    ),
    "hidden": opt("m.is_hidden", flag),
    "media_id": opt("CAST(m.media_store_id AS TEXT)"),
}

REMOTE: dict[str, FieldSource] = {
    "media_type": opt("CASE WHEN m.duration > 0 THEN 'video' ELSE 'image' END"),
    "path": Col("NULLIF(m.remote_url, '')"),
    "media_id": opt("NULLIF(m.media_key, '')"),
}
