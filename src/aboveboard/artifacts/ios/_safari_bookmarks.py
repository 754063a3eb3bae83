"""How what safari_bookmarks.py reads is decoded."""

from __future__ import annotations

from typing import Any

from aboveboard.formats import loose, plist, times
from aboveboard.kit import About, Bookmark, Row


def attributes(value: object) -> dict[str, Any]:
    """A property list kept in a cell; what is no such list counts as nothing, the cell itself stays as stored."""
    try:
        return loose.mapping(plist.load(value)) if isinstance(value, bytes) else {}
    except ValueError:
        return {}


def bookmark(row: Row, about: About) -> Bookmark:
    extra, local = attributes(row["extra"]), attributes(row["local"])
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
