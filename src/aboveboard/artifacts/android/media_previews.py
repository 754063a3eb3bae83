"""MediaStore's list of preview files until Android 9: previews of what the list itself no longer has."""

from aboveboard.kit import Artifact, Col, Const, Media, Sqlite, opt

_DEVICE_PATH = (
    "CASE WHEN t._data LIKE '/storage/emulated/_%/%' THEN 'data/media/' || substr(t._data, 19)"
    " WHEN t._data LIKE '/sdcard/%' THEN 'data/media/0/' || substr(t._data, 9)"
    " WHEN t._data LIKE '/storage/sdcard0/%' THEN 'data/media/0/' || substr(t._data, 18) END"
)


def _of(table: str, column: str, kind: str) -> Sqlite:
    return Sqlite(
        f"{table} AS t",
        "t._id",
        {
            "media_type": Const(kind),
            "path": Col("NULLIF(t._data, '')"),
            "file": Col(_DEVICE_PATH),
            "name": Col("NULLIF(replace(t._data, rtrim(t._data, replace(t._data, '/', '')), ''), '')"),
            "width": opt("NULLIF(t.width, 0)"),
            "height": opt("NULLIF(t.height, 0)"),
            "description": Col(f"'preview of entry ' || t.{column} || ', which the list no longer has'"),
            "media_id": Col(f"CAST(t.{column} AS TEXT)"),
        },
        requires={"files": ("_id",)},
        where=f"NOT EXISTS (SELECT 1 FROM files AS f WHERE f._id = t.{column})",
        leaves_out="previews of what the list still has",
        optional=True,
    )


PREVIEWS = Artifact(
    id="android.media.previews",
    title="MediaStore: previews without original",
    service="android.media",
    emits=Media,
    files=("{app_data:com.android.providers.media}/databases/external*.db",),
    read=(_of("thumbnails", "image_id", "image"), _of("videothumbnails", "video_id", "video")),
    says="One record for each preview file that is listed for a picture or video which is not in the list any more; `path`,"
    " `file` and measures are the preview's, `media_id` is the number that the original had.",
    limits="What the original was, nothing says; the preview file can be gone, too. An entry leaves the list when a file is"
    " deleted, also when a memory card is changed. Android 10 and later keep previews without a list.",
    sources=(
        "https://android.googlesource.com/platform/packages/providers/MediaProvider (thumbnails, videothumbnails)",
    ),
)
