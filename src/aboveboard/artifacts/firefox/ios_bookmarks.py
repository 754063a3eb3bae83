"""Firefox: bookmarks: see `ios.py`."""

from __future__ import annotations

from aboveboard.artifacts.firefox._ios import FILES, SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Bookmark, Col, Const, Sqlite, flag, opt


def _bookmarks(table: str, origin: str, modified: str) -> Sqlite:
    return Sqlite(
        f"{table} AS b",
        "b.id",
        {
            "at": Col("b.date_added", UNIX_MS),
            "created_at": Col("b.date_added", UNIX_MS),
            "modified_at": opt(modified, UNIX_MS),
            "url": Col("b.bmkUri"),
            "title": Col("NULLIF(b.title, '')"),
            "collection": Const("bookmarks"),
            "folder": Col("NULLIF(b.parentName, '')"),
            "deleted": Col("b.is_deleted", flag),
            "origin": Const(origin),
        },
        kind=Bookmark,
        where="b.type = 1",
        leaves_out="folders, separators and queries",
        optional=True,
    )


BOOKMARKS = Artifact(
    id="ios.firefox.bookmarks",
    title="Firefox: bookmarks",
    service="firefox",
    emits=Bookmark,
    files=FILES,
    read=(
        _bookmarks("bookmarksLocal", "made here", "b.local_modified"),
        _bookmarks("bookmarksBuffer", "synced from another device", "b.server_modified"),
        _bookmarks("bookmarksMirror", "synced from another device", "b.server_modified"),
    ),
    says="One record for each bookmark, made here or synced.",
    limits="What ios.firefox says of its limits holds here too.",
    sources=SOURCES,
)
