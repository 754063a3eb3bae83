"""DuckDuckGo on Android: bookmarks and open tabs."""

from typing import Any

from aboveboard.formats import times
from aboveboard.kit import Artifact, Basis, Bookmark, Col, Const, Py, Sqlite, Time, flag, opt


def _moment(text: Any) -> Any:
    """A text of ISO 8601: UTC where it has a zone, else the time on the wall, as the app writes most of them."""
    reading = times.iso8601(str(text))
    if reading.utc_us is not None:
        return reading.utc_us
    return Time(local=times.to_iso(reading.local_us)[:19], basis=Basis.LOCAL, precision="s")


_WHEN = Py("iso8601", _moment, json=True)
_HOME = "{app_data:com.duckduckgo.mobile.android}/databases/"
_URL = "NULLIF(e.url, '')"
_SOURCES = (
    "https://github.com/duckduckgo/Android (Room databases of the app)",
    "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/DuckDuckGo.py",
)

BOOKMARKS = Artifact(
    id="android.duckduckgo.bookmarks",
    title="DuckDuckGo: bookmarks and tabs",
    service="duckduckgo",
    emits=Bookmark,
    files=(_HOME + "app.db",),
    read=(
        Sqlite(
            "entities AS e",
            "e.rowid",
            {
                "at": Col("NULLIF(e.lastModified, '')", _WHEN),
                "modified_at": Col("NULLIF(e.lastModified, '')", _WHEN),
                "url": Col(_URL),
                "title": Col("NULLIF(e.title, '')"),
                "collection": Col(
                    "CASE WHEN EXISTS (SELECT 1 FROM relations AS r WHERE r.entityId = e.entityId AND"
                    " r.folderId = 'favorites_root') THEN 'favourites' ELSE 'bookmarks' END"
                ),
                "folder": Col(
                    "(SELECT min(f.title) FROM relations AS r JOIN entities AS f ON f.entityId = r.folderId"
                    " WHERE r.entityId = e.entityId AND r.folderId NOT LIKE 'favorites%' AND f.title <> '')"
                ),
                "deleted": opt("e.deleted", flag),
            },
            where="e.type = 'BOOKMARK'",
            leaves_out="folders",
            optional=True,
        ),
        Sqlite(
            "tabs AS t",
            "t.rowid",
            {
                "at": opt("NULLIF(t.lastAccessTime, '')", _WHEN),
                "last_viewed_at": opt("NULLIF(t.lastAccessTime, '')", _WHEN),
                "url": Col("NULLIF(t.url, '')"),
                "title": Col("NULLIF(t.title, '')"),
                "collection": Const("tabs"),
                "deleted": opt("t.deletable", flag),
            },
            optional=True,
        ),
    ),
    says="One record for each bookmark (favourites marked) and each open tab.",
    limits="A bookmark's time is its last change. Times of tabs have no zone, and older versions stored none; `deleted`"
    " of a tab says that closing it can still be undone. Previews of tabs are pictures in the cache.",
    sources=_SOURCES,
)
