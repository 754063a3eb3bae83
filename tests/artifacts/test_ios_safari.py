from __future__ import annotations

import plistlib
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.ios._searches import search_in
from aboveboard.artifacts.ios.safari_bookmarks import BOOKMARKS
from aboveboard.artifacts.ios.safari_cloud_tabs import CLOUD_TABS
from aboveboard.artifacts.ios.safari_deleted import DELETED as HISTORY_DELETED
from aboveboard.artifacts.ios.safari_downloads import DOWNLOADS
from aboveboard.artifacts.ios.safari_history import HISTORY
from aboveboard.artifacts.ios.safari_old_history import OLD_HISTORY
from aboveboard.artifacts.ios.safari_recent_searches import RECENT_SEARCHES
from aboveboard.artifacts.ios.safari_searches import SEARCHES
from aboveboard.artifacts.ios.safari_tabs import TABS
from tests.artifacts.harness import run, sqlite_bytes

SAFARI = "private/var/mobile/Library/Safari/"
APP = "private/var/mobile/Containers/Data/Application/A/Library/"
T0 = 700_000_000  # 2023-03-08T20:26:40Z, in seconds since 2001

VISITS = sqlite_bytes("""
CREATE TABLE history_items (id INTEGER PRIMARY KEY, url TEXT, visit_count INTEGER);
CREATE TABLE history_visits (id INTEGER PRIMARY KEY, history_item INTEGER, visit_time REAL, title TEXT,
    load_successful BOOLEAN, redirect_source INTEGER, redirect_destination INTEGER, origin INTEGER);
CREATE TABLE history_tombstones (id INTEGER PRIMARY KEY, start_time REAL, end_time REAL, url TEXT);
INSERT INTO history_items VALUES (1, 'http://example.org/', 3), (2, 'https://example.org/', 1),
    (3, 'https://www.google.com/search?client=safari&q=caf%C3%A9+%E8%BD%AC%E8%B4%A6&ie=UTF-8', 1);
INSERT INTO history_visits VALUES (1, 1, 700000000.5, '', 1, NULL, 2, 0), (2, 2, 700000001, 'Example', 1, 1, NULL, 1),
    (3, 3, 700000002, 'café', 0, NULL, NULL, 0), (4, 99, 0, NULL, NULL, NULL, NULL, 7);
INSERT INTO history_tombstones VALUES (1, 700000009, 700000010, 'https://example.net/'), (2, 700000011, 700000012,
    NULL);
""")
# The first versions: no origin, no redirects, no tombstones.
OLD_VISITS = sqlite_bytes("""
CREATE TABLE history_items (id INTEGER PRIMARY KEY, url TEXT);
CREATE TABLE history_visits (id INTEGER PRIMARY KEY, history_item INTEGER, visit_time REAL);
INSERT INTO history_items VALUES (1, 'http://example.org/');
INSERT INTO history_visits VALUES (1, 1, 700000000);
""")
READING = plistlib.dumps(
    {"com.apple.ReadingList": {"DateAdded": datetime(2023, 3, 8, 20, 26, 40)}}, fmt=plistlib.FMT_BINARY
)
MARKS = sqlite_bytes(
    """CREATE TABLE bookmarks (id INTEGER PRIMARY KEY, parent INTEGER, type INTEGER, title TEXT, url TEXT,
    order_index INTEGER,
    last_modified REAL, deleted INTEGER, extra_attributes BLOB, local_attributes BLOB, date_closed REAL);""",
    {
        "bookmarks": [
            (1, None, 1, "com.apple.ReadingList", "", 0, None, 0, None, None, None),
            (2, 1, 0, "To read", "https://example.org/long", 0, T0 + 60, 0, READING, None, None),
            (3, 7, 0, "Quay", "https://example.org/", 1, T0, 1, b"junk", None, None),
            (7, None, 1, "BookmarksBar", None, 1, None, 0, None, None, None),
            (8, 7, 0, None, None, 2, None, None, None, None, T0 + 5),
        ]
    },
)
OPEN = sqlite_bytes("""
CREATE TABLE tabs (id INTEGER PRIMARY KEY, title TEXT, url TEXT, last_viewed_time REAL, private_browsing BOOL);
INSERT INTO tabs VALUES (1, 'Quay', 'https://example.org/', 700000000, 0), (2, '', '', NULL, 1);
""")
CLOUD = sqlite_bytes("""
CREATE TABLE cloud_tab_devices (device_uuid TEXT PRIMARY KEY NOT NULL, device_name TEXT, last_modified REAL);
CREATE TABLE cloud_tabs (tab_uuid TEXT PRIMARY KEY NOT NULL, device_uuid TEXT, title TEXT, url TEXT);
INSERT INTO cloud_tab_devices VALUES ('D1', 'Jane’s iPad', 700000000);
INSERT INTO cloud_tabs VALUES ('T1', 'D1', 'Quay', 'https://example.org/'), ('T2', 'D2', NULL, 'https://example.net/');
""")
FETCHED = plistlib.dumps(
    {
        "DownloadHistory": [
            {
                "DownloadEntryURL": "https://example.org/a.pdf",
                "DownloadEntryPath": "/var/mobile/Downloads/a.pdf",
                "DownloadEntryDateAddedKey": datetime(2023, 3, 8, 20, 26, 40),
                "DownloadEntryProgressTotalToLoad": 10,
                "DownloadEntryProgressBytesSoFar": 4,
            },
            "odd",
        ]
    }
)
SEARCHED = plistlib.dumps(
    {"RecentWebSearches": [{"SearchString": "quay", "Date": datetime(2023, 3, 8, 20, 26, 40)}, {}]}
)
IOS7 = plistlib.dumps(
    {
        "WebHistoryDates": [
            {"": "http://example.org/", "title": "Ex", "lastVisitedDate": "400000000.5", "visitCount": 2},
            {},
        ]
    }
)
FIXTURES = {
    "ios.safari.history": {SAFARI + "History.db": VISITS},
    "ios.safari.history.deleted": {SAFARI + "History.db": VISITS},
    "ios.safari.searches": {SAFARI + "History.db": VISITS},
    "ios.safari.bookmarks": {SAFARI + "Bookmarks.db": MARKS},
    "ios.safari.tabs": {SAFARI + "BrowserState.db": OPEN},
    "ios.safari.cloud_tabs": {SAFARI + "CloudTabs.db": CLOUD},
    "ios.safari.downloads": {SAFARI + "Downloads/Downloads.plist": FETCHED},
    "ios.safari.recent_searches": {APP + "Preferences/com.apple.mobilesafari.plist": SEARCHED},
    "ios.safari.old_history": {SAFARI + "History.plist": IOS7},
}


def test_visits_redirects_and_deletions() -> None:
    result = run((HISTORY, HISTORY_DELETED), FIXTURES["ios.safari.history"])
    assert [(o.part, o.status, o.emitted) for o in result.outcomes] == [
        ("visits", "complete", 4),
        ("deleted", "complete", 2),
    ]
    first, second, third, orphan = result.of("Visit")
    assert (first["at"], first["url"]) == ("2023-03-08T20:26:40.500000Z", "http://example.org/")
    assert (first["redirect_to"], first["redirect_from"]) == ("https://example.org/", {"absent": "NULL"})
    assert (first["visit_count"], first["title"], first["origin"]) == (3, {"absent": "NULL"}, "made here")
    assert (second["redirect_from"], second["origin"]) == ("http://example.org/", "synced from another device")
    assert third["loaded"] is False
    assert (orphan["url"], orphan["at"], orphan["origin"]) == (
        {"absent": "NULL"},
        {"absent": "NULL"},
        {"absent": "UNREADABLE"},
    )
    deleted = result.of("Event")
    assert (deleted[0]["at"], deleted[0]["detail"]) == ("2023-03-08T20:26:49.000000Z", "https://example.net/")
    assert deleted[1]["detail"] == {"absent": "NULL"}


def test_visits_of_an_old_version() -> None:
    (record,) = run((HISTORY, HISTORY_DELETED), {SAFARI + "History.db": OLD_VISITS}).records
    assert (record["url"], record["origin"]) == ("http://example.org/", {"absent": "NOT_IN_SCHEMA"})
    assert record["redirect_from"] == {"absent": "NOT_IN_SCHEMA"}


def test_searches_are_words_of_addresses() -> None:
    result = run(SEARCHES, FIXTURES["ios.safari.searches"])
    (record,) = result.records
    assert (record["term"], record["engine"], record["at"]) == (
        "café 转账",
        "www.google.com",
        "2023-03-08T20:26:42.000000Z",
    )
    assert (result.outcome.read, result.outcome.emitted, result.outcome.excluded) == (4, 1, 3)


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://duckduckgo.com/?q=a%20b&ia=web", ("duckduckgo.com", "a b")),
        ("https://m.baidu.com/s?word=%E8%88%B9", ("m.baidu.com", "船")),
        ("https://www.bing.com/search?q=%ff", ("www.bing.com", "\ufffd")),
        ("https://www.youtube.com/results?search_query=x", ("www.youtube.com", "x")),
        ("https://www.google.com/url?q=https://example.org/", None),
        ("https://notgoogle.com/search?q=x", None),
        ("https://www.google.com/search?q=", None),
        ("https://example.org/?q=x", None),
        ("not an address ?q=x", None),
    ],
)
def test_what_counts_as_a_search(url: str, found: tuple[str, str] | None) -> None:
    assert search_in(url) == found


def test_bookmarks_and_reading_list() -> None:
    result = run(BOOKMARKS, FIXTURES["ios.safari.bookmarks"])
    assert (result.outcome.read, result.outcome.emitted, result.outcome.excluded) == (5, 3, 2)
    reading, mark, closed = result.records
    assert (reading["collection"], reading["folder"]) == ("reading list", {"absent": "NULL"})
    assert (reading["at"], reading["modified_at"]) == ("2023-03-08T20:26:40.000000Z", "2023-03-08T20:27:40.000000Z")
    assert (mark["collection"], mark["folder"], mark["title"]) == ("bookmarks", "BookmarksBar", "Quay")
    assert (mark["deleted"], mark["created_at"]) == (True, {"absent": "NULL"})
    assert (closed["collection"], closed["url"], closed["at"]) == (
        "closed tabs",
        {"absent": "NULL"},
        "2023-03-08T20:26:45.000000Z",
    )
    (tab, _, _) = run(BOOKMARKS, {SAFARI + "SafariTabs.db": MARKS}).records
    assert tab["collection"] == "tabs"


def test_tabs_here_and_elsewhere() -> None:
    first, private = run(TABS, FIXTURES["ios.safari.tabs"]).records
    assert (first["at"], first["collection"], first["title"]) == ("2023-03-08T20:26:40.000000Z", "tabs", "Quay")
    assert (private["collection"], private["url"], private["at"]) == (
        "private tabs",
        {"absent": "NULL"},
        {"absent": "NULL"},
    )
    known, unknown = run(CLOUD_TABS, FIXTURES["ios.safari.cloud_tabs"]).records
    assert (known["folder"], known["origin"], known["at"]) == (
        "Jane’s iPad",
        "synced from another device",
        "2023-03-08T20:26:40.000000Z",
    )
    assert (unknown["folder"], unknown["url"]) == ("D2", "https://example.net/")


def test_property_lists() -> None:
    result = run(DOWNLOADS, FIXTURES["ios.safari.downloads"])
    (record,) = result.records
    assert (record["name"], record["size"], record["received"]) == ("a.pdf", 10, 4)
    assert (record["at"], record["ended_at"]) == ("2023-03-08T20:26:40.000000Z", {"absent": "NULL"})
    assert (result.outcome.status, result.outcome.rejected) == ("partial", 1)
    (search,) = run(RECENT_SEARCHES, FIXTURES["ios.safari.recent_searches"]).records
    assert (search["term"], search["at"]) == ("quay", "2023-03-08T20:26:40.000000Z")
    visit, empty = run(OLD_HISTORY, FIXTURES["ios.safari.old_history"]).records
    assert (visit["url"], visit["at"], visit["visit_count"]) == (
        "http://example.org/",
        "2013-09-04T15:06:40.500000Z",
        2,
    )
    assert (empty["url"], empty["at"]) == ({"absent": "NULL"}, {"absent": "NULL"})


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    with ZipFile(CORPORA / "ios/ios_native_ffs.zip") as archive:
        files = {n: archive.read(n) for n in (SAFARI + "History.db", SAFARI + "BrowserState.db")}
    result = run((HISTORY, HISTORY_DELETED), {SAFARI + "History.db": files[SAFARI + "History.db"]})
    assert (len(result.of("Visit")), len(result.of("Event"))) == (42, 18)
    assert len(run(TABS, {SAFARI + "BrowserState.db": files[SAFARI + "BrowserState.db"]}).records) == 1
    plaso = run((HISTORY, HISTORY_DELETED), {SAFARI + "History.db": (CORPORA / "plaso/safari/History.db").read_bytes()})
    assert len(plaso.of("Visit")) == 25
