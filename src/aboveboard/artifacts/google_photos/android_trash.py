"""Google Photos: trash of the phone."""

from aboveboard.artifacts.google_photos._android import HOME, SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Media, Sqlite, opt

TRASH = Artifact(
    id="android.google_photos.trash",
    title="Google Photos: trash of the phone",
    service="google_photos",
    emits=Media,
    files=(HOME + "local_trash.db",),
    read=(
        Sqlite(
            "local AS t",
            "t.rowid",
            {
                "at": Col("t.deleted_time", UNIX_MS),
                "trashed_at": Col("t.deleted_time", UNIX_MS),
                "trashed": Col("1"),
                "media_type": Col("CASE t.is_video WHEN 1 THEN 'video' ELSE 'image' END"),
                "original_name": Col(
                    "NULLIF(replace(t.local_path, rtrim(t.local_path, replace(t.local_path, '/', '')), ''), '')"
                ),
                "path": Col("NULLIF(t.local_path, '')"),
                "name": Col("NULLIF(t.trash_file_name, '')"),
                "file": Col(
                    "CASE WHEN t.trash_file_name <> '' THEN substr(:folder, 1, length(:folder) - length('databases'))"
                    " || 'files/trash_files/' || t.trash_file_name END"
                ),
                "media_id": opt("CAST(t.media_store_id AS TEXT)"),
            },
            requires={"local": ("deleted_time", "local_path", "trash_file_name")},
        ),
    ),
    says="One record for each file in the app's own trash: where it was, when it was put there, and the copy.",
    limits="Since Android 11 most apps use the system's trash, which MediaStore lists. An emptied trash leaves no row.",
    sources=SOURCES,
)
