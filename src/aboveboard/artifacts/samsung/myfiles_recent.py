"""My Files (Samsung): recent files."""

from __future__ import annotations

from aboveboard.artifacts.samsung._myfiles import FOLDER, display_name
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Document, Sqlite, opt


def _recent(path: str, needs: tuple[str, ...], name: str) -> Sqlite:
    return Sqlite(
        name="recent",
        base="recent_files AS r",
        key="r.rowid",
        requires={"recent_files": (path, "recent_date", *needs)},
        fields={
            "at": Col("r.recent_date", UNIX_MS),
            "modified_at": opt("r.date_modified", UNIX_MS),
            "path": Col(f"NULLIF(r.{path}, '')"),
            "name": Col(name),
            "size": opt("r.size"),
            "title": opt("NULLIF(r._description, '')"),
        },
    )


RECENT = Artifact(
    id="android.myfiles.recent",
    title="My Files (Samsung): recent files",
    service="android.myfiles",
    emits=Document,
    files=(f"{FOLDER}/myfiles.db", f"{FOLDER}/FileInfo.db"),
    read=(
        _recent("_data", ("name",), "NULLIF(r.name, '')"),
        _recent("path", (), display_name("r.path")),
    ),
    says="One record for each file in the app's list of recent ones, at the time by which it stands there.",
    limits="What made a file recent (downloaded, made, opened) is not told by the time. Which app it is from, and whether it was"
    " downloaded, hidden or in the trash, stays in no field.",
    sources=(
        "https://github.com/abrignoni/ALEAPP (smyfilesRecents)",
        "https://abrignoni.blogspot.com/2019/06/ (Samsung My Files App)",
    ),
)
