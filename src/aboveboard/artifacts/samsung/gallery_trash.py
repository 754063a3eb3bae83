"""Samsung Gallery: trash."""

from __future__ import annotations

from aboveboard.artifacts.samsung._gallery import DEVICE_PATH
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Media, Sqlite, enum, milliseconds, opt

_HOME = "{app_data:com.sec.android.gallery3d}/databases/"


def _extra(path: str) -> str:
    valid = "typeof(t.__restoreExtra) = 'text' AND json_valid(t.__restoreExtra)"
    return f"(CASE WHEN {valid} THEN json_extract(t.__restoreExtra, '$.{path}') END)"


_KIND = enum("kind of media", {1: "image", 3: "video"}, other=None)

_PLACED = f"{_extra('__latitude')} <> 0 OR {_extra('__longitude')} <> 0"

_SOURCES = (
    "https://cheeky4n6monkey.blogspot.com/2022/01/mike-monkey-dumpster-dive-into-samsung.html",
    "https://github.com/abrignoni/ALEAPP (galleryTrash.py)",
)

TRASH = Artifact(
    id="android.samsung_gallery.trash",
    title="Samsung Gallery: trash",
    service="samsung_gallery",
    emits=Media,
    files=(_HOME + "local.db",),
    read=(
        Sqlite(
            "trash AS t",
            "t.rowid",
            {
                "at": Col("t.__deleteTime", UNIX_MS),
                "trashed_at": Col("t.__deleteTime", UNIX_MS),
                "trashed": Col("1"),
                "media_type": opt("t.__mediaType", _KIND),
                "path": Col("NULLIF(t.__originPath, '')"),
                "file": Col(DEVICE_PATH.format("t.__absPath")),
                "name": Col("NULLIF(t.__Title, '')"),
                "original_name": opt("NULLIF(t.__originTitle, '')"),
                "width": opt("NULLIF(t.__width, 0)"),
                "height": opt("NULLIF(t.__height, 0)"),
                "mime": opt(_extra("__mimeType")),
                "size": opt(_extra("__size")),
                "duration": opt(f"NULLIF({_extra('__fileDuration')}, 0)", milliseconds),
                "latitude": opt(f"CASE WHEN {_PLACED} THEN {_extra('__latitude')} END"),
                "longitude": opt(f"CASE WHEN {_PLACED} THEN {_extra('__longitude')} END"),
                "captured_at": opt(_extra("__dateTaken"), UNIX_MS),
                "saved_from": opt(f"NULLIF({_extra('__capturedAPP')}, '')"),
            },
            requires={"trash": ("__absPath", "__originPath", "__deleteTime", "__Title")},
        ),
    ),
    says="One record for each picture or film in the gallery's trash: where it was, where the copy is, when it was deleted.",
    limits="`captured_at` is what the gallery knew; researchers found it to be the phone's local time in some versions."
    " Items of Samsung's cloud have no file in the phone. The gallery's own log of deletions is encoded and not read.",
    sources=_SOURCES,
)
