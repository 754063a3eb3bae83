"""Samsung's hub of pictures (`cmh.db`): what it knows of each picture, with its place."""

from aboveboard.artifacts.samsung._gallery import DEVICE_PATH
from aboveboard.formats.times import UNIX_MS, UNIX_S
from aboveboard.kit import Artifact, Col, Media, Sql, Sqlite, flag, opt

_PLACED = "i.latitude <> 0 OR i.longitude <> 0"
_ONE = Sql("list of one", "CASE WHEN {} IS NOT NULL THEN json_array({}) END", json=True)

HUB = Artifact(
    id="android.samsung_media_hub",
    title="Samsung's hub of pictures",
    service="samsung_gallery",
    emits=Media,
    files=("{app_data:com.samsung.cmh}/databases/cmh.db", "**/databases/cmh.db"),
    read=(
        Sqlite(
            "images AS i",
            "i._id",
            {
                "at": Col("NULLIF(i.datetaken, 0)", UNIX_MS),
                "captured_at": Col("NULLIF(i.datetaken, 0)", UNIX_MS),
                "added_at": opt("NULLIF(i.date_added, 0)", UNIX_S),
                "modified_at": opt("NULLIF(i.date_modified, 0)", UNIX_S),
                "media_type": Col("'image'"),
                "path": Col("NULLIF(i._data, '')"),
                "file": Col(DEVICE_PATH.format("i._data")),
                "title": opt("NULLIF(i.title, '')"),
                "albums": opt("NULLIF(i.bucket_display_name, '')", _ONE),
                "latitude": opt(f"CASE WHEN {_PLACED} THEN i.latitude END"),
                "longitude": opt(f"CASE WHEN {_PLACED} THEN i.longitude END"),
                "hidden": opt("i.isprivate", flag),
            },
            requires={"images": ("_id", "datetaken", "_data")},
            name="images",
        ),
    ),
    says="One record for each picture that the hub knows, with its place and the folder that it was in.",
    limits="Entries can outlast their picture. `hidden` is what the store calls private (a secure mode of older phones). Names of"
    " places, films, faces and tags are not read.",
    sources=("https://github.com/abrignoni/ALEAPP (cmh)",),
)
