"""Firefox on Android: downloads, closed tabs, top sites, collections, what was typed into forms, and cookies."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Bookmark, Col, Const, Download, Reading, Record, Sqlite, enum

_PACKAGES = ("org.mozilla.firefox", "org.mozilla.firefox_beta", "org.mozilla.fenix", "org.torproject.torbrowser")
_STATUS = enum("status", {1: "initiated", 2: "in progress", 3: "paused", 4: "cancelled", 5: "failed", 6: "complete"})
_MADE = "https://github.com/mozilla-mobile/firefox-android (android-components)"


def _at(name: str) -> tuple[str, ...]:
    return tuple(f"{{app_data:{package}}}/{name}" for package in _PACKAGES)


def _downloads(folder: str) -> Sqlite:
    return Sqlite(
        "downloads AS d",
        "d.rowid",
        {
            "at": Col("d.created_at", UNIX_MS),
            "url": Col("d.url"),
            "name": Col("NULLIF(d.file_name, '')"),
            "path": Col(f"NULLIF(d.{folder}, '') || '/' || d.file_name"),
            "mime": Col("NULLIF(d.content_type, '')"),
            "size": Col("d.content_length"),
            "status": Col("d.status", _STATUS),
        },
    )


def _kept(base: str, key: str, collection: str, *joins: str, folder: str | None = None) -> Sqlite:
    alias = base[-1]
    fields = {
        "at": Col(f"{alias}.created_at", UNIX_MS),
        "created_at": Col(f"{alias}.created_at", UNIX_MS),
        "url": Col(f"{alias}.url"),
        "title": Col(f"NULLIF({alias}.title, '')"),
        "collection": Const(collection),
    }
    return Sqlite(base, key, fields | ({"folder": Col(folder)} if folder else {}), joins)


def _artifact(
    name: str, title: str, kind: type[Record], files: tuple[str, ...], read: tuple[Reading, ...], says: str, limits: str
) -> Artifact:
    return Artifact(
        id=f"android.firefox.{name}",
        title=f"Firefox: {title}",
        service="firefox",
        emits=kind,
        files=files,
        read=read,
        says=says,
        limits=limits,
        sources=(_MADE, "https://github.com/abrignoni/ALEAPP (firefox*.py)"),
    )


FIREFOX = (
    _artifact(
        "downloads",
        "downloads",
        Download,
        _at("databases/mozac_downloads_database"),
        (_downloads("directory_path"), _downloads("destination_directory")),
        "One record for each download, at the time when it was listed.",
        "When a download ended is not stored; an entry that was removed from the list leaves no row.",
    ),
    _artifact(
        "closed_tabs",
        "recently closed tabs",
        Bookmark,
        _at("databases/recently_closed_tabs"),
        (_kept("recently_closed_tabs AS t", "t.rowid", "closed tabs"),),
        "One record for each tab that was closed, at the time of closing.",
        "Open tabs are in other files, which are not read.",
    ),
    _artifact(
        "top_sites",
        "pinned sites",
        Bookmark,
        _at("databases/top_sites"),
        (_kept("top_sites AS t", "t.rowid", "pinned sites"),),
        "One record for each site pinned to the start page, also those that the browser came with.",
        "Sites shown there for being visited often are no rows of this table.",
    ),
    _artifact(
        "collections",
        "collections of tabs",
        Bookmark,
        _at("databases/tab_collections"),
        (
            _kept(
                "tabs AS t",
                "t.id",
                "collections",
                "LEFT JOIN tab_collections AS c ON c.id = t.tab_collection_id",
                folder="NULLIF(c.title, '')",
            ),
        ),
        "One record for each tab kept in a collection.",
        "What was on the page, and where it had been scrolled to, is not read.",
    ),
)
