"""Samsung My Files: the files that it listed, and those that it showed as recent."""

from __future__ import annotations

from aboveboard.artifacts.samsung._myfiles import FOLDER, display_name
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Document, Sqlite


def _cache(path: str, modified: str) -> Sqlite:
    return Sqlite(
        name="listed",
        base="FileCache AS f",
        key="f.rowid",
        requires={"FileCache": (path, modified, "size")},
        fields={
            "at": Col(f"f.{modified}", UNIX_MS),
            "modified_at": Col(f"f.{modified}", UNIX_MS),
            "path": Col(f"NULLIF(f.{path}, '')"),
            "name": Col(display_name(f"f.{path}")),
            "size": Col("f.size"),
        },
    )


LISTED = Artifact(
    id="android.myfiles",
    title="My Files (Samsung): files listed",
    service="android.myfiles",
    emits=Document,
    files=(f"{FOLDER}/FileCache.db",),
    read=(_cache("_data", "date_modified"), _cache("path", "date")),
    says="One record for each file that the app listed, also one that is no longer there.",
    limits="The list is the app's own, of the time when it last looked; that time (`latest`) stays in no field.",
    sources=(
        "https://github.com/abrignoni/ALEAPP (smyfilesStored)",
        "https://abrignoni.blogspot.com/2019/06/ (Samsung My Files App)",
    ),
)
