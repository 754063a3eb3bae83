"""Safari's bookmarks, reading list and tab groups: Bookmarks.db and SafariTabs.db."""

from __future__ import annotations

from typing import Any

from aboveboard.formats import loose, plist, times
from aboveboard.kit import About, Artifact, Bookmark, Row, SqliteCode


def _attributes(value: object) -> dict[str, Any]:
    """A property list kept in a cell; what is no such list counts as nothing, the cell itself stays as stored."""
    try:
        return loose.mapping(plist.load(value)) if isinstance(value, bytes) else {}
    except ValueError:
        return {}


def _bookmark(row: Row, about: About) -> Bookmark:
    extra, local = _attributes(row["extra"]), _attributes(row["local"])
    reading = loose.mapping(extra.get("com.apple.ReadingList"))
    added = times.COCOA_S.to_utc_us(reading.get("DateAdded"))
    modified = times.COCOA_S.to_utc_us(row["modified"])
    viewed = times.COCOA_S.to_utc_us(local.get("LastVisitTime") or reading.get("DateLastViewed"))
    closed = times.COCOA_S.to_utc_us(row["closed"])
    folder = loose.text(row["folder"])
    tabs = about.path.endswith("SafariTabs.db")
    listed = folder == "com.apple.ReadingList"
    return Bookmark(
        at=added or viewed or modified or closed,
        url=loose.text(row["url"]),
        title=loose.text(row["title"]),
        collection="closed tabs" if closed else "tabs" if tabs else "reading list" if listed else "bookmarks",
        folder=None if listed else folder,
        created_at=added,
        modified_at=modified,
        last_viewed_at=viewed,
        deleted=row["deleted"] == 1 if row["deleted"] is not None else None,
    )


BOOKMARKS = Artifact(
    id="ios.safari.bookmarks",
    title="Safari bookmarks, reading list and tab groups",
    service="ios.safari",
    emits=Bookmark,
    files=(
        "{mobile}/Library/Safari/Bookmarks.db",
        "{mobile}/Library/Safari/SafariTabs.db",
        "{app_data:com.apple.mobilesafari}/Library/Safari/SafariTabs.db",
        "{app_data:com.apple.mobilesafari}/Library/Safari/Bookmarks.db",
    ),
    read=(
        SqliteCode(
            name="bookmarks",
            base="bookmarks AS b",
            key="b.id",
            requires={"bookmarks": ("type", "title", "url")},
            joins=("LEFT JOIN bookmarks AS p ON p.id = b.parent",),
            columns={
                "title": "b.title",
                "url": "b.url",
                "folder?": "p.title",
                "modified?": "b.last_modified",
                "deleted?": "b.deleted",
                "closed?": "b.date_closed",
                "extra?": "b.extra_attributes",
                "local?": "b.local_attributes",
                "position?": "b.order_index",
            },
            make=_bookmark,
            where="b.type IS NOT 1",
            leaves_out="folders, which the records name",
        ),
    ),
    says="One record for each bookmark, entry of the reading list, or tab of a tab group.",
    limits="Only the nearest folder is named. Pages saved for reading offline are not read.",
    sources=(
        "https://github.com/log2timeline/plaso (parsers/sqlite_plugins/safari.py)",
        "https://github.com/abrignoni/iLEAPP (safari artifacts)",
        "databases of public test images",
    ),
)
