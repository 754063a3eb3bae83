"""MediaStore, Android's own list of pictures, videos, sounds and documents: external.db and internal.db."""

from __future__ import annotations

from aboveboard.formats.times import UNIX_MS, UNIX_S
from aboveboard.kit import (
    Artifact,
    Col,
    Const,
    Document,
    FieldSource,
    Media,
    Py,
    Rows,
    Sqlite,
    enum,
    first,
    flag,
    milliseconds,
    opt,
)


def _moment(*values: int | None) -> int | None:
    return next((us for us in map(UNIX_MS.to_utc_us, values) if us is not None), None)


class _Moment(Py):
    """The first of several times in milliseconds that is one."""

    def sql(self, expr: str) -> str:
        return UNIX_MS.sql(f"COALESCE({expr}, NULL)")


_TAKEN = "CASE WHEN f.datetaken > 0 THEN f.datetaken END"
_ADDED = "CASE WHEN f.date_added > 0 THEN f.date_added * 1000 END"
_DEVICE_PATH = (
    "CASE WHEN f._data LIKE '/storage/emulated/_%/%' THEN 'data/media/' || substr(f._data, 19)"
    " WHEN f._data LIKE '/sdcard/%' THEN 'data/media/0/' || substr(f._data, 9)"
    " WHEN f._data LIKE '/mnt/sdcard/%' THEN 'data/media/0/' || substr(f._data, 13)"
    " WHEN f._data LIKE '/storage/sdcard0/%' THEN 'data/media/0/' || substr(f._data, 18)"
    " WHEN f._data LIKE '/data/%' OR f._data LIKE '/system/%' OR f._data LIKE '/product/%' OR f._data LIKE '/vendor/%'"
    " THEN substr(f._data, 2) END"
)
_NAME = "replace(f._data, rtrim(f._data, replace(f._data, '/', '')), '')"
_PLACED = "f.latitude BETWEEN -90 AND 90 AND f.longitude BETWEEN -180 AND 180 AND (f.latitude <> 0 OR f.longitude <> 0)"
_TURN = enum("degrees, as in EXIF", {0: 1, 90: 6, 180: 3, 270: 8}, other=None)
_WIDTH = "CASE WHEN f.resolution LIKE '%_x_%' THEN CAST(f.resolution AS INTEGER) END"
_HEIGHT = (
    "CASE WHEN f.resolution LIKE '%_x_%' THEN CAST(substr(f.resolution, instr(f.resolution, 'x') + 1) AS INTEGER) END"
)
_UNFINISHED = (
    "SELECT 'pending: the app that writes it has not finished' AS note FROM {} AS b WHERE b._id = f._id"
    " AND b.is_pending = 1"
)
_DOCUMENTS = (
    "COALESCE(f.media_type, 0) NOT IN (1, 2, 3) AND (f.media_type = 6 OR f.mime_type LIKE 'text/%' OR f.mime_type IN"
    " ('application/pdf', 'application/msword', 'application/rtf', 'application/epub+zip', 'application/xhtml+xml')"
    " OR f.mime_type LIKE 'application/vnd.ms-%' OR f.mime_type LIKE 'application/vnd.openxmlformats%'"
    " OR f.mime_type LIKE 'application/vnd.oasis%' OR f.mime_type LIKE 'application/vnd.google-apps.%')"
)


def _media(table: str, kind: FieldSource, *, name: str, where: str | None = None) -> Sqlite:
    return Sqlite(
        name=name,
        base=f"{table} AS f",
        key="f._id",
        requires={table: ("_data", "date_added", "mime_type")},
        where=where,
        leaves_out="folders, thumbnails, playlists, documents and other files that are no picture, video or sound",
        optional=True,
        fields={
            "at": Col((_TAKEN, _ADDED, "f.date_modified * 1000"), _Moment("first time", _moment), optional=True),
            "media_type": kind,
            "path": Col("NULLIF(f._data, '')"),
            "file": Col(_DEVICE_PATH),
            "name": first("NULLIF(f._display_name, '')", f"NULLIF({_NAME}, '')"),
            "title": opt("NULLIF(f.title, '')"),
            "description": opt("NULLIF(f.description, '')"),
            "mime": Col("NULLIF(f.mime_type, '')"),
            "size": opt("f._size"),
            "width": first("NULLIF(f.width, 0)", _WIDTH),
            "height": first("NULLIF(f.height, 0)", _HEIGHT),
            "orientation": opt("f.orientation", _TURN),
            "duration": opt("f.duration", milliseconds),
            "captured_at": opt("f.datetaken", UNIX_MS),
            "added_at": Col("f.date_added", UNIX_S),
            "modified_at": opt("f.date_modified", UNIX_S),
            "latitude": opt(f"CASE WHEN {_PLACED} THEN f.latitude END"),
            "longitude": opt(f"CASE WHEN {_PLACED} THEN f.longitude END"),
            "codec": opt("NULLIF(f._video_codec_type, '')"),
            "albums": Rows(
                f"SELECT b.bucket_display_name AS album FROM {table} AS b"
                " WHERE b._id = f._id AND b.bucket_display_name <> ''",
                keys=("",),
            ),
            "favourite": opt("f.is_favorite", flag),
            "trashed": opt("f.is_trashed", flag),
            "saved_from": opt("NULLIF(f.owner_package_name, '')"),
            "media_id": Col("CAST(f._id AS TEXT)"),
            "warnings": Rows(_UNFINISHED.format(table), keys=("",)),
        },
    )


_KIND = Col("f.media_type", enum("kind of file", {1: "image", 2: "audio", 3: "video"}))
_FILES = _media("files", _KIND, name="media", where="f.media_type IN (1, 2, 3)")
_OLD = tuple(
    _media(table, Const(kind), name=table)
    for table, kind in (("images", "image"), ("video", "video"), ("audio_meta", "audio"))
)
_PAPERS = Sqlite(
    name="documents",
    base="files AS f",
    key="f._id",
    requires={"files": ("_data", "date_added", "mime_type", "media_type")},
    kind=Document,
    where=_DOCUMENTS,
    leaves_out="rows that are no document by their MIME type (folders, media, archives, apps)",
    optional=True,
    fields={
        "at": Col((_TAKEN, "f.date_modified * 1000", _ADDED), _Moment("first time", _moment), optional=True),
        "path": Col(_DEVICE_PATH),
        "name": first("NULLIF(f._display_name, '')", f"NULLIF({_NAME}, '')"),
        "mime": Col("NULLIF(f.mime_type, '')"),
        "size": opt("f._size"),
        "title": opt("NULLIF(f.title, '')"),
        "author": opt("NULLIF(f.author, '')"),
        "created_at": Col("f.date_added", UNIX_S),
        "modified_at": opt("f.date_modified", UNIX_S),
    },
)
_HOMES = (
    "com.android.providers.media",
    "com.google.android.providers.media.module",
    "com.android.providers.media.module",
)

MEDIA = Artifact(
    id="android.media",
    title="MediaStore",
    service="android.media",
    emits=(Media, Document),
    files=(
        *(f"{{app_data:{home}}}/databases/{name}*.db" for home in _HOMES for name in ("external", "internal")),
        "acquired/android/*/rows/media.db",
    ),
    read=(_FILES, _PAPERS, *_OLD),
    says="One record for each picture, video, sound and document that MediaStore lists, trashed and unfinished ones"
    " included. internal.db lists the sounds that came with the system.",
    limits="Says what the media scanner knew; the file may be gone. `captured_at` is the phone's own reckoning: EXIF"
    " times without a zone were read in the zone that the phone was in when it scanned, and files without one got the"
    " time of the file. `at` falls back to the time of adding. Since Android 10 places are not kept there. `saved_from` is the"
    " app that put the file there. `orientation` is given as in EXIF, stored as degrees. Artists, albums of music,"
    " playlists, addresses of downloads and when the trash is emptied are not read. Files on memory cards have no"
    " device path here.",
    sources=(
        "https://developer.android.com/reference/android/provider/MediaStore.MediaColumns",
        "https://android.googlesource.com/platform/packages/providers/MediaProvider (DatabaseHelper)",
    ),
)
