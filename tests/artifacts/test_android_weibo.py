"""Weibo's stores made here."""

import json

from aboveboard.artifacts.weibo.android import FEED
from aboveboard.artifacts.weibo.android_home import OLD
from aboveboard.artifacts.weibo.android_home_people import HOME_PEOPLE as OLD_HOME_PEOPLE
from aboveboard.artifacts.weibo.android_long import ARTICLES
from aboveboard.artifacts.weibo.android_messages import MESSAGES
from aboveboard.artifacts.weibo.android_people import PEOPLE as MESSAGES_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

HOME = "data/data/com.sina.weibo/databases/"
POST = {
    "created_at": "Wed May 21 11:00:20 +0800 2025", "text": "你好", "idstr": "501", "attitudes_count": 3, "comments_count": 2,
    "reposts_count": 1, "source": "", "user": {"idstr": "9", "screen_name": "Ann"},
}  # fmt: skip
FEED_DB = sqlite_bytes(
    "CREATE TABLE child_flow_item_table (uid TEXT, item_id TEXT, serialized_data TEXT);",
    {"child_flow_item_table": [("9", "i", json.dumps(POST)), ("8", "j", "nothing")]},
)
LONG_DB = sqlite_bytes(
    """CREATE TABLE long_text_table (_mid TEXT, _content TEXT, _page_title TEXT, _page_ori_url TEXT, _own_uid TEXT);
    INSERT INTO long_text_table VALUES ('501', 'long text', '', 'https://a.example/', '9')"""
)
OLD_DB = sqlite_bytes(
    """CREATE TABLE home_table (mblogid TEXT, uid TEXT, nick TEXT, content TEXT, time INTEGER, rtnum INTEGER,
        commentnum INTEGER, attitudenum INTEGER, src TEXT, longitude TEXT, latitude TEXT);
    CREATE TABLE like_table (mblogid TEXT, nick TEXT, content TEXT, time INTEGER, uid TEXT);
    CREATE TABLE follower_table (user_id TEXT, screen_name TEXT, remark TEXT, following INTEGER);
    INSERT INTO home_table VALUES ('1', '9', 'Ann', 'hi', 1672567200000, 1, 2, 3, 'phone', '6.9', '50.9');
    INSERT INTO like_table VALUES ('2', 'Bo', 'nice', 1672567200, '8');
    INSERT INTO follower_table VALUES ('8', 'Bo', 'brother', 1), ('7', 'Cy', '', 0);"""
)
DM_DB = sqlite_bytes(
    """CREATE TABLE t_message (global_id TEXT, session_id TEXT, sender_id TEXT, time INTEGER, outgoing INTEGER, content TEXT,
        content_type INTEGER);
    CREATE TABLE t_buddy (uid TEXT, nick TEXT, remark TEXT);
    INSERT INTO t_buddy VALUES ('8', 'Bo', '');
    INSERT INTO t_message VALUES ('g', '8', '8', 1672567200000, 0, 'hello', 1), ('h', '8', '9', 1672567201000, 1, '', 2);"""
)
FIXTURES = {
    "android.weibo": {HOME + "feed_database": FEED_DB},
    "android.weibo.long": {HOME + "ArticleDb.db": LONG_DB},
    "android.weibo.home": {HOME + "sina_weibo": OLD_DB},
    "android.weibo.home.people": {HOME + "sina_weibo": OLD_DB},
    "android.weibo.messages": {HOME + "message_9.db": DM_DB},
    "android.weibo.people": {HOME + "message_9.db": DM_DB},
}
AT = "2023-01-01T10:00:00.000000Z"


def test_feed() -> None:
    own, broken = run(FEED, FIXTURES["android.weibo"]).records
    assert (own["at"], own["body"], own["own"]) == ("2025-05-21T03:00:20.000000Z", "你好", True)
    assert own["author"] == {"identifier": "9", "name": "Ann", "role": "author"}
    assert (own["likes"], own["replies"], own["reposts"]) == (3, 2, 1)
    assert (broken["body"], broken["account"]) == ({"absent": "NULL"}, "8")
    (long,) = run(ARTICLES, FIXTURES["android.weibo.long"]).records
    assert (long["body"], long["post_id"], long["account"]) == ("long text", "501", "9")


def test_main_database() -> None:
    result = run((OLD, OLD_HOME_PEOPLE), FIXTURES["android.weibo.home"])
    post, liked = result.of("Post")
    assert (post["at"], post["latitude"], post["client"]) == (AT, 50.9, "phone")
    assert (liked["at"], liked["liked"], liked["author"]["name"]) == (AT, True, "Bo")
    assert [c["groups"] for c in result.of("Contact")] == [["following"], ["follower"]]


def test_messages() -> None:
    result = run((MESSAGES, MESSAGES_PEOPLE), FIXTURES["android.weibo.messages"])
    got, sent = result.of("Message")
    assert (got["at"], got["direction"], got["body"], got["sender"]["name"]) == (AT, "incoming", "hello", "Bo")
    assert (sent["direction"], sent["thread_name"], sent["body"]) == ("outgoing", "Bo", {"absent": "NULL"})
