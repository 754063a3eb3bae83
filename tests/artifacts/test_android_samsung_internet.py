"""SBrowser.db made here with the columns that the app creates."""

from aboveboard.artifacts.samsung.internet import BROWSER
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.sec.android.app.sbrowser/databases/SBrowser.db"
DB = sqlite_bytes(
    """
CREATE TABLE BOOKMARKS (_ID INTEGER PRIMARY KEY, URL TEXT, TITLE TEXT, FOLDER INTEGER DEFAULT 0, PARENT INTEGER,
    DELETED INTEGER, CREATED INTEGER, MODIFIED INTEGER, ACCOUNT_NAME TEXT, DEVICE_NAME TEXT);
CREATE TABLE TABS (_ID INTEGER PRIMARY KEY, TAB_ID INTEGER, TAB_URL TEXT, TAB_TITLE TEXT, TAB_FAV_ICON BLOB,
    IS_DELETED INTEGER, IS_INCOGNITO INTEGER, ACCOUNT_NAME TEXT, DATE_CREATED INTEGER, DATE_MODIFIED INTEGER,
    DEVICE_NAME TEXT);
INSERT INTO BOOKMARKS VALUES (1, '', 'News', 1, 0, 0, 1672567200000, 0, NULL, ''),
    (2, 'https://a.example/', 'A', 0, 1, 1, 1672567200000, 1672567201000, 'li@example.org', 'Phone');
INSERT INTO TABS VALUES (1, 4, 'https://t.example/', 'T', NULL, 0, 0, '', 1672567200000, 1672567202000, 'Tablet'),
    (2, 5, 'https://s.example/', '', NULL, 0, 1, '', 1672567200000, 0, '');
"""
)
FIXTURES = {"android.samsung_internet.own": {PATH: DB}}


def test_bookmarks_and_tabs() -> None:
    mark, tab, secret = run(BROWSER, {PATH: DB}).records
    assert (mark["title"], mark["folder"], mark["deleted"], mark["account"]) == ("A", "News", True, "li@example.org")
    assert (mark["at"], mark["modified_at"]) == ("2023-01-01T10:00:00.000000Z", "2023-01-01T10:00:01.000000Z")
    assert (tab["collection"], tab["folder"], tab["at"]) == ("tabs", "Tablet", "2023-01-01T10:00:02.000000Z")
    assert (secret["collection"], secret["at"]) == ("secret tabs", "2023-01-01T10:00:00.000000Z")
    assert secret["title"] == {"absent": "NULL"}
