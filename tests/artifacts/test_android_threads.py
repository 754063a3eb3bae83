"""Threads' databases made here: the feed's posts, time in the app."""

import json

from aboveboard.artifacts.threads.android_feed import FEED
from aboveboard.artifacts.threads.android_usage import USAGE
from tests.artifacts.harness import run, sqlite_bytes

_DATA = "data/data/com.instagram.barcelona/databases"
FEED_PATH = f"{_DATA}/barcelona_feed_items_room_db_12345"
USAGE_PATH = f"{_DATA}/time_in_app_12345.db"
NULL = {"absent": "NULL"}
_POST = {
    "taken_at": 1672567200,
    "code": "Cx1",
    "like_count": 7,
    "has_liked": True,
    "user": {"username": "liwei", "full_name": "Li Wei"},
    "caption": {"text": "你好"},
}
_THREAD = json.dumps(
    {"thread_items": [{"post": _POST}, {"post": {"code": "Cx2", "caption": None}}, {}]}, ensure_ascii=False
)
FEED_DB = sqlite_bytes(
    "CREATE TABLE barcelona_user_feed_items (id TEXT, data BLOB, media_age INTEGER, stored_age INTEGER, item_type INTEGER);",
    {
        "barcelona_user_feed_items": (
            ("t1", _THREAD.encode(), 0, 1672567300000, 1),
            ("t2", b"{broken", 0, 0, 1),
        )
    },
)
USAGE_DB = sqlite_bytes(
    """CREATE TABLE intervals (start_walltime INTEGER, end_walltime INTEGER, start_event INTEGER, end_event INTEGER);
INSERT INTO intervals VALUES (1672567200, 1672567261, 1, 2), (1672567300, NULL, 1, NULL);"""
)
FIXTURES = {"android.threads.feed": {FEED_PATH: FEED_DB}, "android.threads.usage": {USAGE_PATH: USAGE_DB}}


def test_feed() -> None:
    result = run(FEED, {FEED_PATH: FEED_DB})
    post, bare = result.records
    expected = {
        "at": "2023-01-01T10:00:00.000000Z",
        "author": {"identifier": "liwei", "name": "Li Wei", "role": "author"},
        "body": "你好",
        "post_id": "Cx1",
        "thread": "t1",
        "likes": 7,
        "liked": True,
        "account": "12345",
        "origin": "cached by the app",
    }
    assert {name: post[name] for name in expected} == expected
    assert (bare["post_id"], bare["body"], bare["author"]) == ("Cx2", NULL, NULL)
    assert result.outcome.rejected == 1


def test_usage() -> None:
    whole, open_end = run(USAGE, {USAGE_PATH: USAGE_DB}).records
    assert (whole["at"], whole["until"], whole["duration"]) == (
        "2023-01-01T10:00:00.000000Z",
        "2023-01-01T10:01:01.000000Z",
        61,
    )
    assert (whole["account"], whole["app"]) == ("12345", "com.instagram.barcelona")
    assert (open_end["until"], open_end["duration"]) == (NULL, NULL)
