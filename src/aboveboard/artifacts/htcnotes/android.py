"""HTC's Notes app: `htcnotes.db`."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Note, Rows, Sql, Sqlite, opt

_BODY = Sql(
    "blank lines at the end dropped",
    "CASE typeof({}) WHEN 'text' THEN NULLIF(rtrim({}, char(10) || char(13) || ' '), '') END",
)

NOTES = Artifact(
    id="android.htcnotes",
    title="HTC Notes",
    service="htc notes",
    emits=Note,
    files=("{app_data:com.htc.notes}/databases/htcnotes.db",),
    read=(
        Sqlite(
            base="notes AS n",
            key="n.id",
            requires={"notes": ("title", "create_time", "modified_time", "text_content")},
            fields={
                "at": Col("CAST(n.create_time AS INTEGER)", UNIX_MS),
                "title": Col("NULLIF(n.title, '')"),
                "body": Col("n.text_content", _BODY),
                "created_at": Col("CAST(n.create_time AS INTEGER)", UNIX_MS),
                "modified_at": Col("CAST(n.modified_time AS INTEGER)", UNIX_MS),
                "attachments": Rows(
                    "SELECT r.path AS path, r.mime_type AS mime FROM resources AS r WHERE r.note_id = n.id"
                    " AND r.path <> '' ORDER BY r.id",
                    keys=("path", "mime"),
                ),
                "folder": opt(
                    "(SELECT b.title FROM notes AS b WHERE b.id = CAST(n.parent AS INTEGER) AND n.parent <> 0)"
                ),
                "note_id": Col("CAST(n.id AS TEXT)"),
            },
        ),
    ),
    says="One record for each note.",
    limits="Drawings and sounds of a note are files beside it; formatting is not read. The meaning of `status` is not"
    " published.",
    sources=("schema as found in the test image below",),
    tested=("NIST CFReDS HTC Desire 626 (htcnotes.db)",),
)
