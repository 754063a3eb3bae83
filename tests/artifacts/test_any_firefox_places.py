"""The library of Firefox made here, as components/places creates it."""

from aboveboard.artifacts.firefox.places import PLACES
from tests.artifacts.harness import run, sqlite_bytes

ANDROID, IOS = PLACES
PATH = "data/data/org.mozilla.firefox/files/places.sqlite"
IOS_PATH = (
    "private/var/mobile/Containers/Shared/AppGroup/5D5C7C0E-0000-4000-8000-000000000002/profile.profile/places.db"
)
DB = sqlite_bytes(
    """
CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url LONGVARCHAR NOT NULL, title LONGVARCHAR,
    visit_count_local INTEGER NOT NULL DEFAULT 0, visit_count_remote INTEGER NOT NULL DEFAULT 0, hidden INTEGER,
    typed INTEGER, frecency INTEGER, last_visit_date_local INTEGER NOT NULL DEFAULT 0,
    last_visit_date_remote INTEGER NOT NULL DEFAULT 0, guid TEXT);
CREATE TABLE moz_historyvisits (id INTEGER PRIMARY KEY, is_local INTEGER NOT NULL, from_visit INTEGER,
    place_id INTEGER NOT NULL, visit_date INTEGER NOT NULL, visit_type INTEGER NOT NULL);
CREATE TABLE moz_bookmarks (id INTEGER PRIMARY KEY, fk INTEGER, type INTEGER NOT NULL, parent INTEGER,
    position INTEGER, title TEXT, dateAdded INTEGER, lastModified INTEGER, guid TEXT);
CREATE TABLE moz_places_metadata (id INTEGER PRIMARY KEY, guid TEXT, created_at INTEGER, updated_at INTEGER,
    place_id INTEGER, total_view_time INTEGER, search_query_id INTEGER, referrer_place_id INTEGER, title TEXT);
CREATE TABLE moz_places_metadata_search_queries (id INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE);
INSERT INTO moz_places VALUES (1, 'https://a.example/', 'A', 2, 1, 0, 1, 100, 1672567200123, 0, 'a'),
    (2, 'https://b.example/', '', 1, 0, 0, 0, 100, 1672567260000, 0, 'b'),
    (3, 'https://old.example/', 'Old', 1, 0, 1, 0, 5, 1640995200000, 1640995300000, 'c'),
    (4, 'https://kept.example/', 'Kept page', 0, 0, 0, 0, 5, 0, 0, 'd');
INSERT INTO moz_historyvisits VALUES (10, 1, NULL, 1, 1672567200123, 2), (11, 1, 10, 2, 1672567260000, 1),
    (12, 0, 10, 1, 1672567270000, 5);
INSERT INTO moz_bookmarks VALUES (1, NULL, 2, NULL, 0, 'root', 0, 0, 'root'), (2, NULL, 2, 1, 0, 'mobile', 0, 0, 'mob'),
    (3, 4, 1, 2, 0, NULL, 1672567300000, 1672567400000, 'x');
INSERT INTO moz_places_metadata VALUES (1, 'm', 1672567261000, 1672567262000, 2, 4500, 7, 1, 'B title');
INSERT INTO moz_places_metadata_search_queries VALUES (7, 'köln weather');
"""
)
FIXTURES = {"android.firefox.places": {PATH: DB}, "ios.firefox.places": {IOS_PATH: DB}}
NULL = {"absent": "NULL"}


def test_visits() -> None:
    result = run(ANDROID, {PATH: DB})
    typed, link, redirect, old, looked = result.of("Visit")
    assert (typed["at"], typed["url"], typed["title"]) == ("2023-01-01T10:00:00.123000Z", "https://a.example/", "A")
    assert (typed["transition"], typed["visit_count"], typed["typed_count"]) == ("typed", 3, 1)
    assert (typed["origin"], typed["referrer"]) == ("made here", NULL)
    assert (link["referrer"], link["redirect_from"], link["title"]) == ("https://a.example/", NULL, NULL)
    assert (redirect["redirect_from"], redirect["origin"]) == ("https://a.example/", "synced from another device")
    assert (old["at"], old["url"], old["hidden"]) == ("2022-01-01T00:01:40.000000Z", "https://old.example/", True)
    assert (looked["duration"], looked["title"], looked["referrer"]) == (4.5, "B title", "https://a.example/")


def test_bookmarks_and_searches() -> None:
    result = run(IOS, {IOS_PATH: DB})
    (kept,) = result.of("Bookmark")
    assert (kept["title"], kept["folder"], kept["created_at"]) == ("Kept page", "mobile", "2023-01-01T10:01:40.000000Z")
    (search,) = result.of("WebSearch")
    assert (search["term"], search["url"], search["at"]) == (
        "köln weather",
        "https://b.example/",
        "2023-01-01T10:01:01.000000Z",
    )
    assert {o.part: o.excluded for o in result.outcomes}["bookmarks"] == 2


def test_microseconds_are_told_by_their_size() -> None:
    """The same schema with some rows in microseconds, as a store brought over from a computer has them."""
    db = sqlite_bytes(
        """
CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT, title TEXT, visit_count_local INTEGER, visit_count_remote INTEGER,
    hidden INTEGER, typed INTEGER, last_visit_date_local INTEGER, last_visit_date_remote INTEGER);
CREATE TABLE moz_historyvisits (id INTEGER PRIMARY KEY, is_local INTEGER, from_visit INTEGER, place_id INTEGER,
    visit_date INTEGER, visit_type INTEGER);
CREATE TABLE moz_bookmarks (id INTEGER PRIMARY KEY, fk INTEGER, type INTEGER, parent INTEGER, title TEXT,
    dateAdded INTEGER, lastModified INTEGER);
INSERT INTO moz_places VALUES (1, 'https://a.example/', 'A', 2, 0, 0, 0, 1672567200123456, 0),
    (2, 'https://old.example/', 'Old', 1, 0, 0, 0, 0, 1640995200000001);
INSERT INTO moz_historyvisits VALUES (10, 1, NULL, 1, 1672567200123456, 1), (11, 1, NULL, 1, 1672567200123, 1),
    (12, 1, NULL, 1, 0, 1);
INSERT INTO moz_bookmarks VALUES (3, 1, 1, NULL, 'B', 1672567300000000, 1672567400000);
"""
    )
    result = run(ANDROID, {PATH: db})
    assert [(r["at"], r["url"]) for r in result.of("Visit")] == [
        ("2023-01-01T10:00:00.123456Z", "https://a.example/"),
        ("2023-01-01T10:00:00.123000Z", "https://a.example/"),
        (NULL, "https://a.example/"),
        ("2022-01-01T00:00:00.000001Z", "https://old.example/"),
    ]
    (bookmark,) = result.of("Bookmark")
    assert bookmark["created_at"] == "2023-01-01T10:01:40.000000Z"
    assert bookmark["modified_at"] == "2023-01-01T10:03:20.000000Z"
    assert bookmark["as_stored"]["dateAdded"] == 1672567300000000
