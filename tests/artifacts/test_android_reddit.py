"""Reddit's stores made here: the cache of an account, and a chat of two with a reaction and a removed message."""

import json

from aboveboard.artifacts.reddit.android import CACHE
from aboveboard.artifacts.reddit.android_chat import CHAT
from aboveboard.artifacts.reddit.android_people import PEOPLE as CACHE_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

HOME = "data/data/com.reddit.frontpage/databases/"
LINK = {
    "created_utc": 1672567200, "author": "bo", "title": "Köln", "selftext": "", "permalink": "/r/koeln/1/",
    "subreddit_name_prefixed": "r/koeln", "score": 5, "num_comments": 2, "likes": True, "saved": False, "over_18": True,
}  # fmt: skip
CACHE_DB = sqlite_bytes(
    """CREATE TABLE link (linkId TEXT, listingPosition INTEGER, linkJson TEXT, listingId INTEGER, subredditId TEXT);
    CREATE TABLE account (accountId TEXT, name TEXT, createdUtc INTEGER, email TEXT, phoneMaskedNumber TEXT);
    INSERT INTO account VALUES ('a1', 'li', 1609459200, 'li@example.org', '');""",
    {"link": [("t3_1", 0, json.dumps(LINK), 1, "t5_1"), ("t3_2", 1, "{broken", 1, "t5_1")]},
)


def event(number: int, kind: str, sender: str, content: object, redacts: str | None = None) -> tuple[object, ...]:
    return (f"$e{number}", "!room", kind, json.dumps(content), sender, 1672567200000 + number * 1000, redacts)


CHAT_DB = sqlite_bytes(
    """CREATE TABLE event (eventId TEXT, roomId TEXT, type TEXT, content TEXT, sender TEXT, originServerTs INTEGER,
        redacts TEXT);
    CREATE TABLE room_summary (roomId TEXT, displayName TEXT, isDirect INTEGER, directUserId TEXT);
    CREATE TABLE room_member_summary (roomId TEXT, userId TEXT, displayName TEXT);
    INSERT INTO room_summary VALUES ('!room', 'bo', 1, '@t2_bo');
    INSERT INTO room_member_summary VALUES ('!room', '@t2_bo', 'bo'), ('!room', '@t2_li', 'li');""",
    {
        "event": [
            event(0, "m.room.create", "@t2_li", {}),
            event(1, "m.room.message", "@t2_li", {"body": "hi", "msgtype": "m.text"}),
            event(
                2,
                "m.room.message",
                "@t2_bo",
                {"body": "pic", "msgtype": "m.image", "url": "mxc://x/1", "info": {"mimetype": "image/png"}},
            ),
            event(3, "m.reaction", "@t2_bo", {"m.relates_to": {"event_id": "$e1", "key": "👍"}}),
            event(4, "m.room.redaction", "@t2_bo", {}, "$e2"),
        ]
    },
)
FIXTURES = {
    "android.reddit": {HOME + "reddit_db_li": CACHE_DB},
    "android.reddit.people": {HOME + "reddit_db_li": CACHE_DB},
    "android.reddit.chat": {HOME + "matrix_session_0a1b": CHAT_DB},
}
NULL = {"absent": "NULL"}


def test_cache() -> None:
    result = run((CACHE, CACHE_PEOPLE), FIXTURES["android.reddit"])
    post, broken = result.of("Post")
    assert (post["at"], post["title"], post["group"]) == ("2023-01-01T10:00:00.000000Z", "Köln", "r/koeln")
    assert (post["likes"], post["replies"], post["liked"], post["bookmarked"]) == (5, 2, True, False)
    assert (post["url"], post["content_warning"]) == ("https://www.reddit.com/r/koeln/1/", "over 18")
    assert (broken["post_id"], broken["title"], broken["at"]) == ("t3_2", NULL, NULL)
    (account,) = result.of("Contact")
    assert account["identifiers"] == [{"type": "email", "value": "li@example.org"}]


def test_chat() -> None:
    result = run(CHAT, FIXTURES["android.reddit.chat"])
    sent, got = result.records
    assert (sent["direction"], sent["body"], sent["deleted"]) == ("outgoing", "hi", False)
    assert (sent["sender"]["name"], sent["recipients"][0]["name"], sent["thread_name"]) == ("li", "bo", "bo")
    assert sent["reactions"] == [{"value": "👍", "by": "@t2_bo"}]
    assert (got["direction"], got["deleted"], got["deleted_at"]) == ("incoming", True, "2023-01-01T10:00:04.000000Z")
    assert got["attachments"] == [{"url": "mxc://x/1", "mime": "image/png"}]
    assert result.outcome.excluded == 3
