"""Google Photos on Android: media of the phone and of the cloud as the app lists them, and its trash."""

from __future__ import annotations

from aboveboard.artifacts.google_photos._android import HOME, LOCAL, PLACED, REMOTE, SOURCES, zoned
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, FieldSource, Media, Py, Sqlite, flag, milliseconds, opt


def _media(table: str, more: dict[str, FieldSource]) -> Sqlite:
    return Sqlite(
        f"{table} AS m",
        "m.rowid",
        {
            "at": Col("m.utc_timestamp", UNIX_MS),
            "captured_at": Col(("m.utc_timestamp", "m.timezone_offset"), Py("zoned", zoned, json=True), optional=True),
            "name": opt("NULLIF(m.filename, '')"),
            "size": opt("NULLIF(m.size_bytes, 0)"),
            "width": opt("NULLIF(m.width, 0)"),
            "height": opt("NULLIF(m.height, 0)"),
            "duration": opt("NULLIF(m.duration, 0)", milliseconds),
            "latitude": opt(f"CASE WHEN {PLACED} THEN m.latitude END"),
            "longitude": opt(f"CASE WHEN {PLACED} THEN m.longitude END"),
            "trashed_at": opt("m.trash_timestamp", UNIX_MS),
            "trashed": opt("m.trash_timestamp IS NOT NULL AND m.trash_timestamp > 0"),
            "favourite": opt("m.is_favorite", flag),
            **more,
        },
        requires={table: ("utc_timestamp",)},
        optional=True,
    )


LIBRARY = Artifact(
    id="android.google_photos",
    title="Google Photos: media of the phone and of the cloud",
    service="google_photos",
    emits=Media,
    files=(HOME + "gphotos*.db",),
    read=(_media("local_media", LOCAL), _media("remote_media", REMOTE), _media("shared_media", REMOTE)),
    says="One record for each file of the phone, each item of the account's cloud and each shared item that the app lists;"
    " the table tells which.",
    limits="Says what the app knew: a file may be gone, and an item of the cloud need not be in the phone; its path is"
    " then an address. Films are told by their length. The zone of a capture is the one stored beside it. Places that"
    " Google guessed, people, albums and which folders are backed up are not read.",
    sources=SOURCES,
)
