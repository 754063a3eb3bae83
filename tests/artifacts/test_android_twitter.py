"""X (Twitter) on Android, from a store made here."""

from pathlib import Path
from typing import Any

import pytest

from aboveboard.artifacts.twitter.android import TWITTER
from aboveboard.artifacts.twitter.android_messages import MESSAGES as TWITTER_MESSAGES
from aboveboard.artifacts.twitter.android_notifications import NOTIFICATIONS as TWITTER_NOTIFICATIONS
from aboveboard.artifacts.twitter.android_people import PEOPLE as TWITTER_PEOPLE
from aboveboard.artifacts.twitter.android_searches import SEARCHES as TWITTER_SEARCHES
from tests.artifacts.harness import run, sqlite_bytes

CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"
PATH = "data/data/com.twitter.android/databases/900-66.db"
NULL = {"absent": "NULL"}


def text(value: str) -> bytes:
    """A text as Twitter's serial format writes it."""
    if value.isascii():
        return b"\x6a" + bytes([len(value)]) + value.encode()
    return b"\x42" + bytes([len(value.encode("utf-16-le")) // 2]) + value.encode()


MEDIA = (
    b"\x49\x49\x12\x01\x49"
    + text("https://t.co/x")
    + text("https://pbs.twimg.com/media/A.jpg")
    + b"\x39\x31\x58\x58\x58"
)
SAID = (
    b"\x49\x1d\x00\x00\x00\x01\x00\x00\x00\x07"
    + text("转账 😀 تم")
    + b"\x49\x11\x58"
    + text("https://t.co/y")
    + b"\x58"
)
SCHEMA = """
CREATE TABLE users (_id INTEGER PRIMARY KEY, user_id INT UNIQUE, username TEXT, name TEXT, description TEXT, web_url TEXT,
    location TEXT, profile_created INT, updated INT, image_url TEXT);
CREATE TABLE statuses (_id INTEGER PRIMARY KEY, status_id INT UNIQUE, author_id INT, content TEXT, source TEXT, created INT,
    in_r_status_id INT, favorited INT, latitude TEXT, longitude TEXT, entities BLOB, retweet_count INT, favorite_count INT,
    lang TEXT, quoted_tweet_id INT, retweeted INT);
CREATE TABLE user_groups (_id INTEGER PRIMARY KEY, owner_id INT);
CREATE TABLE search_queries (_id INTEGER PRIMARY KEY, name TEXT, query TEXT, time INT);
CREATE TABLE conversations (_id INTEGER PRIMARY KEY, conversation_id TEXT, title TEXT);
CREATE TABLE conversation_entries (_id INTEGER PRIMARY KEY, entry_id INT, conversation_id TEXT, user_id INT, created INT,
    entry_type INT, data BLOB);
CREATE TABLE conversation_participants (_id INTEGER PRIMARY KEY, conversation_id TEXT, user_id TEXT);
CREATE TABLE notifications (_id INTEGER PRIMARY KEY, source_user_name TEXT, s_name TEXT, notif_txt TEXT);
"""
ROWS: dict[str, list[tuple[Any, ...]]] = {
    "users": [
        (1, 900, "me_demo", "Me", None, None, None, None, 1700000000000, None),
        (2, 901, "anna_demo", "Anna\tL", "about", "https://anna.example.org", "Here", 1300000000000, 1700000001000,
         "https://pbs.twimg.com/p.jpg"),
    ],
    "statuses": [
        (1, 1724573460000000000, 901, "hello 转账", "Demo", 1700000000000, 0, 1, "25.5", "-121.25", MEDIA, 3, 4, "en",
         1724573460000000001, 0),
        (2, 1724573460000000002, 900, None, None, 1700000060000, 1724573460000000000, None, None, "x", b"\xff\xff", None,
         None, None, 0, None),
        (3, 1724573460000000003, 902, "by a stranger", None, 0, 0, 0, None, None, None, -1, 0, "", 0, 1),
    ],
    "user_groups": [(1, 900), (2, 900), (3, 901)],
    "search_queries": [(1, "rose", "rose gold", 1700000100000)],
    "conversations": [(1, "900-901", None)],
    "conversation_entries": [
        (1, 71, "900-901", 901, 1700000200000, 0, SAID),
        (2, 72, "900-901", 900, 1700000210000, 17, SAID[:14]),
    ],
    "conversation_participants": [(1, "900-901", "900"), (2, "900-901", "901")],
    "notifications": [(1, "anna_demo", "Anna", "Anna follows you")],
}  # fmt: skip
DB = sqlite_bytes(SCHEMA, ROWS)
ALL = (TWITTER, TWITTER_NOTIFICATIONS, TWITTER_SEARCHES, TWITTER_MESSAGES, TWITTER_PEOPLE)
FIXTURES: dict[str, dict[str, bytes]] = {artifact.id: {PATH: DB} for artifact in ALL}


def fields(record: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    return {name: record[name] for name in wanted}


def test_posts() -> None:
    theirs, own, stranger = run(ALL, {PATH: DB}).of("Post")
    wanted: dict[str, Any] = {
        "at": "2023-11-14T22:13:20.000000Z",
        "author": {"identifier": "anna_demo", "name": "Anna\tL", "role": "author"},
        "body": "hello 转账",
        "post_id": "1724573460000000000",
        "in_reply_to": NULL,
        "quote_of": "1724573460000000001",
        "own": False,
        "likes": 4,
        "reposts": 3,
        "liked": True,
        "reposted": False,
        "language": "en",
        "client": "Demo",
        "attachments": [{"url": "https://pbs.twimg.com/media/A.jpg"}],
        "latitude": 25.5,
        "longitude": -121.25,
        "account": "900",
        "origin": "cached by the app",
    }
    assert fields(theirs, wanted) == wanted
    wanted = {
        "own": True,
        "origin": NULL,
        "body": NULL,
        "in_reply_to": "1724573460000000000",
        "liked": NULL,
        "likes": NULL,
        "latitude": NULL,
        "attachments": NULL,
    }
    assert fields(own, wanted) == wanted
    wanted = {"author": {"identifier": "902", "role": "author"}, "at": NULL, "reposts": NULL, "language": NULL}
    assert fields(stranger, wanted) == wanted


def test_people() -> None:
    _, anna = run(ALL, {PATH: DB}).of("Contact")
    wanted: dict[str, Any] = {
        "at": "2023-11-14T22:13:21.000000Z",
        "name": "Anna\tL",
        "nickname": "anna_demo",
        "note": "about",
        "created_at": "2011-03-13T07:06:40.000000Z",
        "contact_id": "901",
        "picture": {"url": "https://pbs.twimg.com/p.jpg"},
        "identifiers": [
            {"value": "anna_demo", "type": "handle"},
            {"value": "901", "type": "other", "label": "user id"},
            {"value": "https://anna.example.org", "type": "url"},
            {"value": "Here", "type": "address", "label": "location"},
        ],
    }
    assert fields(anna, wanted) == wanted


def test_messages_in_the_serial_format() -> None:
    incoming, event = run(ALL, {PATH: DB}).of("Message")
    wanted: dict[str, Any] = {
        "at": "2023-11-14T22:16:40.000000Z",
        "direction": "incoming",
        "sender": {"identifier": "anna_demo", "name": "Anna\tL", "role": "sender"},
        "recipients": [{"identifier": "me_demo", "name": "Me", "role": "recipient"}],
        "thread": "900-901",
        "thread_name": NULL,
        "body": "转账 😀 تم",
        "type": "text",
        "message_id": "71",
        "account": "900",
    }
    assert fields(incoming, wanted) == wanted
    wanted = {
        "direction": "outgoing",
        "sender": {"identifier": "me_demo", "name": "Me", "role": "owner"},
        "type": "entry 17",
        "body": NULL,
    }
    assert fields(event, wanted) == wanted


def test_searches_and_notifications() -> None:
    result = run(ALL, {PATH: DB})
    (search,), (notice,) = result.of("WebSearch"), result.of("Notification")
    assert fields(search, {"at": 0, "term": 0}) == {"at": "2023-11-14T22:15:00.000000Z", "term": "rose gold"}
    assert fields(notice, {"title": 0, "body": 0}) == {"title": "Anna", "body": "Anna follows you"}


def test_the_account_without_a_number_in_the_name() -> None:
    posts = run(
        ALL,
        {PATH.replace("900-66", "0-66"): DB},
    ).of("Post")
    assert {p["account"] for p in posts} == {"900"}


def test_newer_versions_keep_the_text_serialised() -> None:
    schema = """CREATE TABLE statuses (_id INTEGER PRIMARY KEY, status_id INT, author_id INT, content BLOB, created INT,
        reply_count INT, conversation_id INT, tweet_source TEXT);"""
    body = b"\x49" + text("new, with an emoji 😀") + b"\x49\x58\x58"
    data = sqlite_bytes(schema, {"statuses": [(1, 5, 901, body, 1700000000000, 2, 4, "X for Android")]})
    (post,) = run(ALL, {PATH: data}).of("Post")
    wanted = {"body": "new, with an emoji 😀", "replies": 2, "thread": "4", "client": "X for Android", "own": False}
    assert fields(post, wanted) == wanted


@pytest.mark.corpora
@pytest.mark.skipif(not (CORPORA / "plaso").is_dir(), reason="no corpora")
def test_as_many_as_the_reference() -> None:
    result = run(
        ALL,
        {PATH: (CORPORA / "plaso" / "android" / "twitter.db").read_bytes()},
    )
    counts = {kind: len(result.of(kind)) for kind in ("Post", "Contact", "WebSearch", "Message")}
    assert counts == {"Post": 263, "Contact": 242, "WebSearch": 1, "Message": 1}
    assert counts["Post"] + counts["Contact"] + counts["WebSearch"] == 506
