"""Samsung Internet's own store, SBrowser.db: bookmarks, and tabs of this and other devices."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Bookmark, Col, Const, Sqlite, flag, opt

_PACKAGES = ("com.sec.android.app.sbrowser", "com.sec.android.app.sbrowser.beta")
_FOLDER = "(SELECT f.TITLE FROM BOOKMARKS AS f WHERE f._ID = b.PARENT AND f.FOLDER = 1)"

BROWSER = Artifact(
    id="android.samsung_internet.own",
    title="Samsung Internet: bookmarks and tabs",
    service="samsung_internet",
    emits=Bookmark,
    files=tuple(f"{{app_data:{package}}}/databases/SBrowser.db" for package in _PACKAGES),
    read=(
        Sqlite(
            "BOOKMARKS AS b",
            "b._ID",
            {
                "at": Col("b.CREATED", UNIX_MS),
                "created_at": Col("b.CREATED", UNIX_MS),
                "modified_at": opt("b.MODIFIED", UNIX_MS),
                "url": Col("NULLIF(b.URL, '')"),
                "title": Col("NULLIF(b.TITLE, '')"),
                "collection": Const("bookmarks"),
                "folder": opt(_FOLDER),
                "deleted": opt("b.DELETED", flag),
                "account": opt("NULLIF(b.ACCOUNT_NAME, '')"),
            },
            where="b.FOLDER IS NOT 1",
            leaves_out="folders",
            optional=True,
        ),
        Sqlite(
            "TABS AS t",
            "t._ID",
            {
                "at": Col("COALESCE(NULLIF(t.DATE_MODIFIED, 0), t.DATE_CREATED)", UNIX_MS),
                "created_at": Col("t.DATE_CREATED", UNIX_MS),
                "modified_at": Col("t.DATE_MODIFIED", UNIX_MS),
                "url": Col("NULLIF(t.TAB_URL, '')"),
                "title": Col("NULLIF(t.TAB_TITLE, '')"),
                "collection": opt("CASE t.IS_INCOGNITO WHEN 1 THEN 'secret tabs' ELSE 'tabs' END"),
                "folder": opt("NULLIF(t.DEVICE_NAME, '')"),
                "deleted": opt("t.IS_DELETED", flag),
                "account": opt("NULLIF(t.ACCOUNT_NAME, '')"),
            },
            optional=True,
        ),
    ),
    says="One record for each bookmark and each tab; a tab's folder is the device that it was open on.",
    limits="History is in the browser's Chromium store, another artifact's. Saved pages, quick access and the list of"
    " films watched (media_history.db) are not read; bookmarks kept in secret mode are in an encrypted store.",
    sources=(
        "the CREATE TABLE statements of the app's SBrowserContentProvider, in public copies of Samsung's firmware",
    ),
)
