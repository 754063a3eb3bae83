"""Google Photos on Android: media of the phone and of the cloud as the app lists them, and its trash."""

from __future__ import annotations

from typing import Any

from aboveboard.artifacts.google_photos._android import HOME, SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Basis, Col, FieldSource, Media, Py, Rows, Sqlite, Time, flag, milliseconds, opt

_DEVICE_PATH = (
    "CASE WHEN {0} LIKE '/storage/emulated/_%/%' THEN 'data/media/' || substr({0}, 19)"
    " WHEN {0} LIKE '/sdcard/%' THEN 'data/media/0/' || substr({0}, 9) END"
)
_PLACED = "m.latitude BETWEEN -90 AND 90 AND m.longitude BETWEEN -180 AND 180 AND (m.latitude <> 0 OR m.longitude <> 0)"


def _zoned(when: Any, offset: Any = None) -> Any:
    """The stored time with the zone beside it (milliseconds east of UTC)."""
    utc = UNIX_MS.to_utc_us(when)
    if utc is None or not isinstance(offset, int) or abs(offset) > 64_800_000:
        return utc
    return Time(utc=utc, basis=Basis.ZONED, offset=offset // 60_000)


def _media(table: str, more: dict[str, FieldSource]) -> Sqlite:
    return Sqlite(
        f"{table} AS m",
        "m.rowid",
        {
            "at": Col("m.utc_timestamp", UNIX_MS),
            "captured_at": Col(("m.utc_timestamp", "m.timezone_offset"), Py("zoned", _zoned, json=True), optional=True),
            "name": opt("NULLIF(m.filename, '')"),
            "size": opt("NULLIF(m.size_bytes, 0)"),
            "width": opt("NULLIF(m.width, 0)"),
            "height": opt("NULLIF(m.height, 0)"),
            "duration": opt("NULLIF(m.duration, 0)", milliseconds),
            "latitude": opt(f"CASE WHEN {_PLACED} THEN m.latitude END"),
            "longitude": opt(f"CASE WHEN {_PLACED} THEN m.longitude END"),
            "trashed_at": opt("m.trash_timestamp", UNIX_MS),
            "trashed": opt("m.trash_timestamp IS NOT NULL AND m.trash_timestamp > 0"),
            "favourite": opt("m.is_favorite", flag),
            **more,
        },
        requires={table: ("utc_timestamp",)},
        optional=True,
    )


_LOCAL: dict[str, FieldSource] = {
    "media_type": opt("CASE WHEN m.duration > 0 THEN 'video' ELSE 'image' END"),
    "path": Col("NULLIF(m.filepath, '')"),
    "file": Col(_DEVICE_PATH.format("m.filepath")),
    "albums": Rows(
        "SELECT b.folder_name AS album FROM local_media AS b WHERE b.rowid = m.rowid AND b.folder_name <> ''",
        keys=("",),
    ),
    "hidden": opt("m.is_hidden", flag),
    "media_id": opt("CAST(m.media_store_id AS TEXT)"),
}
_REMOTE: dict[str, FieldSource] = {
    "media_type": opt("CASE WHEN m.duration > 0 THEN 'video' ELSE 'image' END"),
    "path": Col("NULLIF(m.remote_url, '')"),
    "media_id": opt("NULLIF(m.media_key, '')"),
}

LIBRARY = Artifact(
    id="android.google_photos",
    title="Google Photos: media of the phone and of the cloud",
    service="google_photos",
    emits=Media,
    files=(HOME + "gphotos*.db",),
    read=(_media("local_media", _LOCAL), _media("remote_media", _REMOTE), _media("shared_media", _REMOTE)),
    says="One record for each file of the phone, each item of the account's cloud and each shared item that the app lists;"
    " the table tells which.",
    limits="Says what the app knew: a file may be gone, and an item of the cloud need not be in the phone; its path is"
    " then an address. Films are told by their length. The zone of a capture is the one stored beside it. Places that"
    " Google guessed, people, albums and which folders are backed up are not read.",
    sources=SOURCES,
)
