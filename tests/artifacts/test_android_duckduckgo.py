"""DuckDuckGo's Room databases made here."""

from aboveboard.artifacts.duckduckgo.android import HISTORY
from aboveboard.artifacts.duckduckgo.android_bookmarks import BOOKMARKS
from aboveboard.artifacts.duckduckgo.android_downloads import DOWNLOADS
from tests.artifacts.harness import run, sqlite_bytes

HOME = "data/data/com.duckduckgo.mobile.android/databases/"
HISTORY_DB = sqlite_bytes(
    """
CREATE TABLE history_entries (id INTEGER PRIMARY KEY, url TEXT, title TEXT, query TEXT, isSerp INTEGER);
CREATE TABLE visits_list (historyEntryId INTEGER NOT NULL, timestamp TEXT NOT NULL, tabId TEXT);
INSERT INTO history_entries VALUES (1, 'https://duckduckgo.com/?q=k%C3%B6ln', 'köln at DuckDuckGo', 'köln', 1),
    (2, 'https://a.example/', 'A', NULL, 0);
INSERT INTO visits_list VALUES (1, '2025-05-21T10:11:12.123456', 't'), (1, '2025-05-21T10:15:00', 't'), (2, 'soon', 't');
"""
)
APP_DB = sqlite_bytes(
    """
CREATE TABLE entities (entityId TEXT PRIMARY KEY, title TEXT, url TEXT, type TEXT, lastModified TEXT, deleted INTEGER);
CREATE TABLE relations (id INTEGER PRIMARY KEY, folderId TEXT, entityId TEXT);
CREATE TABLE tabs (tabId TEXT PRIMARY KEY, url TEXT, title TEXT, viewed INTEGER, position INTEGER, tabPreviewFile TEXT,
    deletable INTEGER, lastAccessTime TEXT);
INSERT INTO entities VALUES ('f1', 'Work', NULL, 'FOLDER', NULL, 0),
    ('b1', 'A', 'https://a.example/', 'BOOKMARK', '2025-05-21T08:00:00Z', 0),
    ('b2', 'B', 'https://b.example/', 'BOOKMARK', '', 1);
INSERT INTO relations VALUES (1, 'f1', 'b1'), (2, 'favorites_root', 'b1'), (3, 'bookmarks_root', 'b2');
INSERT INTO tabs VALUES ('t', 'https://t.example/', 'T', 1, 0, '1.jpg', 0, '2025-05-21T10:20:00');
"""
)
DOWNLOADS_DB = sqlite_bytes(
    """CREATE TABLE downloads (id INTEGER PRIMARY KEY, downloadId INTEGER, downloadStatus INTEGER, fileName TEXT,
    contentLength INTEGER, filePath TEXT, createdAt TEXT);
    INSERT INTO downloads VALUES (1, 9, 1, 'f.pdf', 55, '/storage/emulated/0/Download/f.pdf', '2025-05-21T10:30:00')"""
)
FIXTURES = {
    "android.duckduckgo": {HOME + "history.db": HISTORY_DB},
    "android.duckduckgo.bookmarks": {HOME + "app.db": APP_DB},
    "android.duckduckgo.downloads": {HOME + "downloads.db": DOWNLOADS_DB},
}
NULL = {"absent": "NULL"}


def local(text: str) -> dict[str, str]:
    return {"local": text, "basis": "local without zone"}


def test_history() -> None:
    result = run(HISTORY, {HOME + "history.db": HISTORY_DB})
    first, _, third = result.of("Visit")
    assert (first["at"], first["title"]) == (local("2025-05-21T10:11:12"), "köln at DuckDuckGo")
    assert (third["at"], third["url"]) == ({"absent": "UNREADABLE"}, "https://a.example/")
    (search,) = result.of("WebSearch")
    assert (search["term"], search["at"], search["visit_count"]) == ("köln", local("2025-05-21T10:15:00"), 2)


def test_bookmarks_and_tabs() -> None:
    favourite, gone, tab = run(BOOKMARKS, {HOME + "app.db": APP_DB}).records
    assert (favourite["collection"], favourite["folder"]) == ("favourites", "Work")
    assert favourite["at"] == "2025-05-21T08:00:00.000000Z"
    assert (gone["collection"], gone["deleted"], gone["at"]) == ("bookmarks", True, NULL)
    assert (tab["collection"], tab["last_viewed_at"]) == ("tabs", local("2025-05-21T10:20:00"))


def test_downloads() -> None:
    (record,) = run(DOWNLOADS, {HOME + "downloads.db": DOWNLOADS_DB}).records
    assert (record["name"], record["status"], record["size"]) == ("f.pdf", "complete", 55)
    assert record["at"] == local("2025-05-21T10:30:00")
