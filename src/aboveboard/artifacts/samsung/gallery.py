"""Samsung Gallery: its trash (local.db), the system's trash provider of Samsung (trash.db), and hidden albums."""

from aboveboard.artifacts.samsung._gallery import DEVICE_PATH
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Media, Sqlite, opt

SYSTEM = Artifact(
    id="android.samsung_trash",
    title="Samsung's system trash",
    service="samsung_trash",
    emits=Media,
    files=("{app_data:com.samsung.android.providers.trash}/databases/trash.db",),
    read=(
        Sqlite(
            "trashes AS t",
            "t.rowid",
            {
                "at": Col("t.date_deleted", UNIX_MS),
                "trashed_at": Col("t.date_deleted", UNIX_MS),
                "trashed": Col("1"),
                "name": Col("NULLIF(t.title, '')"),
                "path": opt("NULLIF(t.original_path, '')"),
                "file": opt(DEVICE_PATH.format("t._data")),
                "mime": opt("NULLIF(t.mime_type, '')"),
                "size": opt("t._size"),
                "saved_from": opt("NULLIF(t.owner_package_name, '')"),
            },
            requires={"trashes": ("title", "date_deleted")},
        ),
    ),
    says="One record for each file that Samsung's trash provider holds for the phone's apps.",
    limits="Only the title and the time are documented; other columns are read where they have the usual names.",
    sources=("https://github.com/Jamie-Epicyon/Android-Trashes-Panda",),
)
