"""What the files about Google Drive share: `cello.db`, in which Google's apps keep what they know of an account's files."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Col, Const, Document, Event, Sqlite, opt

ANDROID = ("{app_data:com.google.android.apps.docs}/app_cello/*/cello.db",)
IOS = tuple(
    f"{{app_data:com.google.{app}}}/Documents/drivekit/users/*/*cello/cello.db"
    for app in ("Drive", "Docs", "Sheets", "Slides", "Gmail", "Dynamite")
)
SERVICE = "google drive"
SOURCES = (
    "https://github.com/abrignoni/iLEAPP (googleDrive)",
    "https://github.com/abrignoni/ALEAPP (Cello)",
)
LIMITS = (
    "A part of what the account has, kept as it was last synced: files may be from another device, and times are the service's."
    " The account is the name of a folder above the file. The store is also kept by other apps of Google and does not show that"
    " Drive's app was installed."
)
# Folders lie in folders; no more of them than this, as those that lie in themselves would have no end.
_DEPTH = 40
_PATH = (
    "(WITH RECURSIVE up(n, below, path) AS (SELECT 0, i.stable_id, i.title UNION ALL SELECT n + 1, p.stable_id,"
    " p.title || '/' || path FROM stable_parents AS s JOIN items AS p ON p.stable_id = s.parent_stable_id JOIN up"
    f" ON s.item_stable_id = below LIMIT {_DEPTH}) SELECT path FROM up ORDER BY n DESC LIMIT 1)"
)
_REQUIRES = {"items": ("title", "mime_type", "created_date", "modified_date")}

FILES = Sqlite(
    "items AS i",
    "i.rowid",
    {
        "at": Col("NULLIF(i.modified_date, 0)", UNIX_MS),
        "modified_at": Col("NULLIF(i.modified_date, 0)", UNIX_MS),
        "created_at": Col("NULLIF(i.created_date, 0)", UNIX_MS),
        "name": Col("NULLIF(i.title, '')"),
        "path": opt(_PATH),
        "mime": Col("NULLIF(i.mime_type, '')"),
        "size": opt("NULLIF(i.quota_bytes, 0)"),
    },
    requires=_REQUIRES,
    where="i.mime_type IS NOT 'application/vnd.google-apps.folder'",
    leaves_out="folders",
    kind=Document,
    name="files",
)


def _dated(column: str, event: str) -> Sqlite:
    """What happened to an item at the time that a column of it holds."""
    return Sqlite(
        "items AS i",
        "i.rowid",
        {"at": Col(f"i.{column}", UNIX_MS), "event": Const(event), "detail": Col("NULLIF(i.title, '')")},
        requires={"items": ("title", column)},
        where=f"i.{column} IS NOT NULL AND i.{column} IS NOT 0",
        leaves_out="items without that time",
        kind=Event,
        name=event,
        optional=True,
    )


EVENTS = (
    _dated("viewed_by_me_date", "viewed by the account"),
    _dated("modified_by_me_date", "changed by the account"),
    _dated("shared_with_me_date", "shared with the account"),
    Sqlite(
        "items AS i",
        "i.rowid",
        {
            "at": opt("NULLIF(i.trashed_date, 0)", UNIX_MS),
            "event": Const("put in the trash"),
            "detail": Col("NULLIF(i.title, '')"),
        },
        requires={"items": ("title", "trashed")},
        where="i.trashed IS 1",
        leaves_out="items that are not in the trash",
        kind=Event,
        name="put in the trash",
        optional=True,
    ),
)
