"""Samsung Notes: `sdoc.db`."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Note, Py, Sqlite, flag, opt


def _text(content: bytes) -> str:
    return content.decode("utf-8")


# Text in version 4.1, its bytes since 4.4.
_TEXT = Py("samsung_note_text", _text, blobs_only=True)

NOTES = Artifact(
    id="android.samsung_notes",
    title="Samsung Notes",
    service="samsung_notes",
    emits=Note,
    files=("{app_data:com.samsung.android.app.notes}/databases/sdoc.db",),
    read=tuple(
        Sqlite(
            "sdoc AS n",
            "n.rowid",
            {
                "at": Col("NULLIF(n.lastModifiedAt, 0)", UNIX_MS),
                "modified_at": Col("NULLIF(n.lastModifiedAt, 0)", UNIX_MS),
                "created_at": Col(f"NULLIF(n.{created}, 0)", UNIX_MS),
                "title": Col("NULLIF(n.title, '')"),
                "body": Col("NULLIF(n.content, '')", _TEXT),
                "deleted": opt("n.isDeleted", flag),
                "locked": opt("n.isLock", flag),
                "note_id": opt("n.UUID"),
            },
            requires={"sdoc": (created, "lastModifiedAt", "title", "content")},
            name="sdoc",
        )
        for created in ("createdAt", "createAt")
    ),
    says="One record for each note, also those that the app marks as deleted.",
    limits="Pictures, drawings and recordings lie in SDocData and are read by their content alone; of a locked note the text"
    " is encrypted. When a note was opened, and when it went to the bin, is not read.",
    sources=(
        "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/SamsungNotes.py (4.4.30.91)",
        "Park and others, 2020, a paper on Samsung Notes 4.1.03.1 (createAt, isDeleted, locked notes)",
    ),
)
