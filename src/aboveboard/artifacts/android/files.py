"""Files by Google: the files that it listed, and what was searched for."""

from aboveboard.artifacts.android._files import FOLDER
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Document, Sqlite, opt

LISTED = Artifact(
    id="android.files",
    title="Files by Google: files listed",
    service="android.files",
    emits=Document,
    files=(f"{FOLDER}/files_master_database",),
    read=(
        Sqlite(
            base="files_master_table AS f",
            key="f.rowid",
            requires={"files_master_table": ("root_path", "root_relative_file_path", "file_name")},
            fields={
                "at": opt("NULLIF(f.file_date_modified_ms, 0)", UNIX_MS),
                "modified_at": opt("NULLIF(f.file_date_modified_ms, 0)", UNIX_MS),
                "path": Col("rtrim(f.root_path, '/') || '/' || ltrim(f.root_relative_file_path, '/')"),
                "name": Col("NULLIF(f.file_name, '')"),
                "size": opt("f.size"),
                "mime": opt("NULLIF(f.mime_type, '')"),
                "title": opt("NULLIF(f.title, '')"),
            },
        ),
    ),
    says="One record for each file that the app listed, also one that is no longer there.",
    limits="The list is the app's own, of the time when it last looked.",
    sources=("https://github.com/abrignoni/ALEAPP (FilesByGoogle_FilesMaster)",),
)
