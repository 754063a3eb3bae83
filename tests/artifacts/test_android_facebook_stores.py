"""Facebook's newer stores on Android, made here."""

from aboveboard.artifacts.facebook.android_stores import STORES
from tests.artifacts.harness import run, sqlite_bytes

CONTACTS, MENTIONS, FEED, TIME = STORES
HOME = "data/data/com.facebook.katana/databases/"
NULL = {"absent": "NULL"}
FIXTURES = {
    "android.facebook.contacts": {
        HOME + "ssus.100.android_facebook_contacts_db": sqlite_bytes(
            """CREATE TABLE contacts (internal_id INTEGER PRIMARY KEY, contact_id TEXT, fbid TEXT, display_name TEXT,
              first_name TEXT, last_name TEXT, small_picture_url TEXT, big_picture_url TEXT);
            INSERT INTO contacts VALUES (1, 'c1', '1000', 'Li Wei', 'Li', 'Wei', '', ''), (2, NULL, '', '', '', '', '', '');"""
        )
    },
    "android.facebook.mentions": {
        HOME + "search_bootstrap_db_100": sqlite_bytes(
            """CREATE TABLE mentions_entities (fbid TEXT, name TEXT, subtext TEXT, type TEXT, friendship_status TEXT,
              profile_picture_uri TEXT);
            INSERT INTO mentions_entities VALUES ('2000', 'Café Süd', 'Bremen', 'Place', 'CAN_REQUEST', ''),
              ('', '', '', '', '', '');"""
        )
    },
    "android.facebook.feed": {
        HOME + "ssus.100.android_facebook_newsfeed_db": sqlite_bytes(
            """CREATE TABLE home_stories (fetched_at INTEGER, feed_type TEXT, seen_state INTEGER, image_seen_state INTEGER,
              dedup_key TEXT PRIMARY KEY, sort_key TEXT, ranking_weight REAL, cursor TEXT);
            INSERT INTO home_stories VALUES (1672567200123, 'news_feed', 1, 0, 'k1', '', 1, ''),
              (0, '', NULL, NULL, '', '', 0, '');"""
        )
    },
    "android.facebook.time": {
        HOME + "time_in_app_100.db": sqlite_bytes(
            """CREATE TABLE intervals (start_walltime INTEGER, end_walltime INTEGER, start_event INTEGER, end_event INTEGER,
              seq_num INTEGER);
            INSERT INTO intervals VALUES (1672567200, 1672567260, 1, 2, 1), (1672567300, 0, 1, 0, 2);"""
        )
    },
}


def test_contacts() -> None:
    li, bare = run(CONTACTS, FIXTURES["android.facebook.contacts"]).records
    assert (li["name"], li["given_name"], li["contact_id"]) == ("Li Wei", "Li", "c1")
    assert li["identifiers"] == [{"value": "1000", "type": "other", "label": "Facebook"}]
    assert (bare["name"], bare["identifiers"], bare["contact_id"]) == (NULL, NULL, NULL)


def test_mentions() -> None:
    place, bare = run(MENTIONS, FIXTURES["android.facebook.mentions"]).records
    assert (place["name"], place["note"], place["groups"]) == ("Café Süd", "Bremen", ["Place", "CAN_REQUEST"])
    assert (bare["name"], bare["groups"]) == (NULL, NULL)


def test_feed() -> None:
    story, bare = run(FEED, FIXTURES["android.facebook.feed"]).records
    assert (story["at"], story["post_id"], story["group"]) == ("2023-01-01T10:00:00.123000Z", "k1", "news_feed")
    assert (story["title"], story["origin"]) == ("seen state 1", "cached by the app")
    assert (bare["at"], bare["post_id"], bare["title"]) == (NULL, NULL, NULL)


def test_time_in_the_app() -> None:
    span, open_ = run(TIME, FIXTURES["android.facebook.time"]).records
    assert (span["at"], span["until"]) == ("2023-01-01T10:00:00.000000Z", "2023-01-01T10:01:00.000000Z")
    assert (span["duration"], span["app"]) == (60.0, "com.facebook.katana")
    assert (open_["until"], open_["duration"]) == (NULL, NULL)
