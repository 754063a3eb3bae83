"""Pinterest: drafts of idea pins."""

from aboveboard.artifacts.pinterest._android import SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Post, Rows, Sqlite, opt

_DAY = "CASE WHEN d.scheduled_date > 0 THEN 'scheduled draft' ELSE 'draft' END"

DRAFTS = Artifact(
    id="android.pinterest.drafts",
    title="Pinterest: drafts of idea pins",
    service="pinterest",
    emits=Post,
    files=("{app_data:com.pinterest}/databases/pinterest-db",),
    read=(
        Sqlite(
            "idea_pin_drafts AS d",
            "d.rowid",
            {
                "at": Col("d.created_at", UNIX_MS),
                "edited_at": opt("d.last_updated_at", UNIX_MS),
                "own": Col("1"),
                "visibility": opt(_DAY),
                "url": opt("NULLIF(d.link, '')"),
                "post_id": Col("CAST(d.id AS TEXT)"),
                "account": opt("CAST(d.user_id AS TEXT)"),
                "group": opt("NULLIF(CAST(d.board_id AS TEXT), '')"),
                "attachments": Rows(
                    "SELECT CAST(d.cover_image_path AS TEXT) AS path, 'cover' AS title WHERE d.cover_image_path <> ''",
                    keys=("path", "title"),
                ),
            },
        ),
    ),
    says="One record for each pin that was begun in the app and not published.",
    limits="What the pages of a draft show is in a form that is not public. `group` is the number of a board. Pins, boards"
    " and words searched for are not kept in stores that are known.",
    sources=SOURCES,
)
