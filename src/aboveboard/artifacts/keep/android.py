"""Google Keep: `keep.db`."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Note, Sqlite, flag, opt

_TIMES = (
    ("at", Col("NULLIF(n.time_last_updated, 0)", UNIX_MS)),
    ("modified_at", Col("NULLIF(n.time_last_updated, 0)", UNIX_MS)),
    ("created_at", Col("NULLIF(n.time_created, 0)", UNIX_MS)),
    ("title", Col("NULLIF(n.title, '')")),
    ("pinned", opt("n.is_pinned", flag)),
    ("deleted", opt("n.is_trashed", flag)),
    ("note_id", opt("n.uuid")),
)
_TREE = ("title", "time_created", "time_last_updated")


def _notes(body: str, requires: dict[str, tuple[str, ...]]) -> Sqlite:
    fields = dict(_TIMES) | {"body": Col(body)}
    return Sqlite("tree_entity AS n", "n._id", fields, requires={"tree_entity": _TREE} | requires, name="notes")


NOTES = Artifact(
    id="android.keep",
    title="Google Keep: notes",
    service="google_keep",
    emits=Note,
    files=("{app_data:com.google.android.keep}/databases/keep.db",),
    read=(
        _notes(
            "(SELECT NULLIF(group_concat(text, char(10)), '') FROM (SELECT i.text AS text FROM list_item AS i"
            " WHERE i.list_parent_id = n._id ORDER BY i._id))",
            {"list_item": ("list_parent_id", "text")},
        ),
        _notes(
            "(SELECT NULLIF(t.c0text, '') FROM text_search_note_content_content AS t WHERE t.docid = n._id)",
            {"text_search_note_content_content": ("docid", "c0text")},
        ),
    ),
    says="One record for each note or list; the lines of a list in the order of their rows.",
    limits="Drawings, pictures, reminders, labels and whether a line is ticked are not read; lines may have been put in"
    " another order.",
    sources=("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/keepNotes.py",),
)
