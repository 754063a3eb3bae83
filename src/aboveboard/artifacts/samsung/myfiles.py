"""Samsung My Files: the files that it listed, and those that it showed as recent."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Document, Sqlite, opt

_FOLDER = "{app_data:com.sec.android.app.myfiles}/databases"


def _name(path: str) -> str:
    """The last step of a path."""
    return f"NULLIF(replace({path}, rtrim({path}, replace({path}, '/', '')), ''), '')"


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
            "name": Col(_name(f"f.{path}")),
            "size": Col("f.size"),
        },
    )


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


LISTED = Artifact(
    id="android.myfiles",
    title="My Files (Samsung): files listed",
    service="android.myfiles",
    emits=Document,
    files=(f"{_FOLDER}/FileCache.db",),
    read=(_cache("_data", "date_modified"), _cache("path", "date")),
    says="One record for each file that the app listed, also one that is no longer there.",
    limits="The list is the app's own, of the time when it last looked; that time (`latest`) stays in no field.",
    sources=(
        "https://github.com/abrignoni/ALEAPP (smyfilesStored)",
        "https://abrignoni.blogspot.com/2019/06/ (Samsung My Files App)",
    ),
)
RECENT = Artifact(
    id="android.myfiles.recent",
    title="My Files (Samsung): recent files",
    service="android.myfiles",
    emits=Document,
    files=(f"{_FOLDER}/myfiles.db", f"{_FOLDER}/FileInfo.db"),
    read=(
        _recent("_data", ("name",), "NULLIF(r.name, '')"),
        _recent("path", (), _name("r.path")),
    ),
    says="One record for each file in the app's list of recent ones, at the time by which it stands there.",
    limits="What made a file recent (downloaded, made, opened) is not told by the time. Which app it is from, and whether it was"
    " downloaded, hidden or in the trash, stays in no field.",
    sources=(
        "https://github.com/abrignoni/ALEAPP (smyfilesRecents)",
        "https://abrignoni.blogspot.com/2019/06/ (Samsung My Files App)",
    ),
)
