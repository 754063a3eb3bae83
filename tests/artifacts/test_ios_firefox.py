"""browser.db of Firefox on iOS made here, with the columns of its schema 39."""

from aboveboard.artifacts.firefox.ios import BROWSER
from aboveboard.artifacts.firefox.ios_bookmarks import BOOKMARKS as BROWSER_BOOKMARKS
from aboveboard.artifacts.firefox.ios_tabs import TABS as BROWSER_TABS
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Containers/Shared/AppGroup/5D5C7C0E-0000-4000-8000-000000000002/profile.profile/browser.db"
_MARK = """(id INTEGER PRIMARY KEY, guid TEXT, type TINYINT, date_added INTEGER, is_deleted TINYINT, parentid TEXT,
    parentName TEXT, bmkUri TEXT, title TEXT, {} INTEGER)"""
DB = sqlite_bytes(
    f"""
CREATE TABLE history (id INTEGER PRIMARY KEY, guid TEXT, url TEXT, title TEXT, is_deleted TINYINT);
CREATE TABLE visits (id INTEGER PRIMARY KEY, siteID INTEGER, date REAL, type INTEGER, is_local TINYINT);
CREATE TABLE bookmarksLocal {_MARK.format("local_modified")};
CREATE TABLE bookmarksBuffer {_MARK.format("server_modified")};
CREATE TABLE bookmarksMirror {_MARK.format("server_modified")};
CREATE TABLE clients (guid TEXT PRIMARY KEY, name TEXT, modified INTEGER);
CREATE TABLE tabs (id INTEGER PRIMARY KEY, client_guid TEXT, url TEXT, title TEXT, history TEXT, last_used INTEGER);
CREATE TABLE pinned_top_sites (historyID INTEGER, url TEXT, title TEXT, guid TEXT, pinDate REAL, domain TEXT);
INSERT INTO history VALUES (1, 'g', 'https://a.example/', 'A', 0);
INSERT INTO visits VALUES (1, 1, 1672567200123456.0, 2, 1), (2, 9, 0, 1, 0);
INSERT INTO bookmarksLocal VALUES (1, 'r', 2, 1672567200000, 0, '', '', NULL, 'root', 1672567200000),
    (2, 'b', 1, 1672567200000, 0, 'm', 'Mobile', 'https://m.example/', 'Mine', 1672567201000);
INSERT INTO bookmarksMirror VALUES (1, 's', 1, NULL, 1, 'm', '', 'https://s.example/', '', 1672567202000);
INSERT INTO clients VALUES ('c1', 'Laptop', 1);
INSERT INTO tabs VALUES (1, 'c1', 'https://t.example/', 'T', '[]', 1672567203000);
INSERT INTO pinned_top_sites VALUES (1, 'https://p.example/', 'P', 'g', 1672567204000.0, 'p.example');
"""
)
FIXTURES = {
    "ios.firefox": {PATH: DB},
    "ios.firefox.tabs": {PATH: DB},
    "ios.firefox.bookmarks": {PATH: DB},
}
NULL = {"absent": "NULL"}


def test_browser() -> None:
    result = run((BROWSER, BROWSER_BOOKMARKS, BROWSER_TABS), {PATH: DB})
    first, second = result.of("Visit")
    assert (first["at"], first["url"], first["transition"]) == (
        "2023-01-01T10:00:00.123456Z",
        "https://a.example/",
        "typed",
    )
    assert (second["at"], second["url"], second["origin"]) == (NULL, NULL, "synced from another device")
    mine, synced, tab, pinned = result.of("Bookmark")
    assert (mine["title"], mine["folder"], mine["origin"]) == ("Mine", "Mobile", "made here")
    assert mine["modified_at"] == "2023-01-01T10:00:01.000000Z"
    assert (synced["deleted"], synced["at"], synced["folder"]) == (True, NULL, NULL)
    assert (tab["collection"], tab["folder"], tab["at"]) == ("tabs", "Laptop", "2023-01-01T10:00:03.000000Z")
    assert (pinned["collection"], pinned["at"]) == ("pinned sites", "2023-01-01T10:00:04.000000Z")
