"""TikTok's stores made here, of both systems."""

import json

from aboveboard.artifacts.tiktok import android, android_people, ios, ios_people
from tests.artifacts.harness import run, sqlite_bytes

HOME = "data/data/com.zhiliaoapp.musically/databases/"
APP = "private/var/mobile/Containers/Data/Application/6C1A0000-0000-4000-8000-000000000004/"
TEXT = json.dumps({"text": "köln?"})
STICKER = json.dumps({"display_name": "wave", "url": {"url_list": ["https://cdn.example/w.gif"]}})
DB = sqlite_bytes(
    """CREATE TABLE msg (msg_uuid TEXT PRIMARY KEY, created_time INTEGER, sender INTEGER, content TEXT, type INTEGER,
    deleted INTEGER, read_status INTEGER, conversation_id TEXT);""",
    {
        "msg": [
            ("m1", 1672567200123, 111, TEXT, 7, 0, 1, "0:1:111:222"),
            ("m2", 1672567201000, 222, STICKER, 5, 1, 0, "0:1:111:222"),
            ("m3", None, None, "no json", None, None, None, None),
        ]
    },
)
PEOPLE = sqlite_bytes(
    """CREATE TABLE IM_USER_BASE_INFO (UID TEXT, NICK_NAME TEXT, UNIQUE_ID TEXT, FOLLOW_STATUS INTEGER, UPDATE_TIME INTEGER);
    INSERT INTO IM_USER_BASE_INFO VALUES ('222', 'Bo', 'bo.1', 2, 1672567200000)"""
)
OLD_PEOPLE = sqlite_bytes(
    """CREATE TABLE SIMPLE_USER (UID TEXT, NICK_NAME TEXT, UNIQUE_ID TEXT, FOLLOW_STATUS INTEGER);
    INSERT INTO SIMPLE_USER VALUES ('333', 'Cy', '', NULL)"""
)
IOS_DB = sqlite_bytes(
    """CREATE TABLE TIMMessageORM (identifier TEXT, localcreatedat REAL, servercreatedat REAL, sender TEXT, content TEXT,
    belongingConversationIdentifier TEXT);""",
    {
        "TIMMessageORM": [
            ("a", 1672567200.5, 1672567201.0, "111", TEXT, "0:1:222:111"),
            ("b", 0, 1672567202.0, "222", STICKER, "0:1:222:111"),
        ]
    },
)
IOS_PEOPLE = sqlite_bytes(
    """CREATE TABLE AwemeContactsV5 (uid TEXT, nickname TEXT, customID TEXT, latestchattimestamp REAL, url1 TEXT);
    INSERT INTO AwemeContactsV5 VALUES ('222', 'Bo', 'bo.1', 1672567200, 'u'), ('333', '', '', 0, '')"""
)
MINE = {HOME + "111_im.db": DB}
IOS_MINE = {APP + "Library/Application Support/ChatFiles/111/db.sqlite": IOS_DB}
IOS_THEM = {APP + "Documents/AwemeIM.db": IOS_PEOPLE}
FIXTURES = {
    "android.tiktok": MINE,
    "android.tiktok.people": {HOME + "db_im_contact": PEOPLE, HOME + "db_im_xx": OLD_PEOPLE},
    "ios.tiktok": IOS_MINE,
    "ios.tiktok.people": IOS_THEM,
}
NULL = {"absent": "NULL"}


def test_messages_on_android() -> None:
    sent, got, bare = run(android.MESSAGES, MINE).records
    assert (sent["at"], sent["direction"], sent["body"]) == ("2023-01-01T10:00:00.123000Z", "outgoing", "köln?")
    assert (sent["recipients"], sent["account"], sent["read"]) == (
        [{"identifier": "222", "role": "recipient"}],
        "111",
        True,
    )
    assert (got["direction"], got["deleted"], got["type"]) == ("incoming", True, "type 5")
    assert got["attachments"] == [{"url": "https://cdn.example/w.gif", "title": "wave"}]
    assert (bare["at"], bare["direction"], bare["body"]) == (NULL, NULL, NULL)


def test_messages_on_ios() -> None:
    sent, got = run(ios.MESSAGES, IOS_MINE).records
    assert (sent["at"], sent["sent_at"]) == ("2023-01-01T10:00:00.500000Z", "2023-01-01T10:00:01.000000Z")
    assert (sent["direction"], got["direction"], got["at"]) == ("outgoing", "incoming", "2023-01-01T10:00:02.000000Z")
    assert got["recipients"] == [{"identifier": "111", "role": "recipient"}]


def test_people() -> None:
    bo, cy = run(android_people.PEOPLE, FIXTURES["android.tiktok.people"]).records
    assert (bo["name"], bo["groups"], bo["modified_at"]) == ("Bo", ["follow status 2"], "2023-01-01T10:00:00.000000Z")
    assert (cy["name"], cy["identifiers"], cy["groups"]) == ("Cy", NULL, NULL)
    bo, bare = run(ios_people.PEOPLE, IOS_THEM).records
    assert (bo["contact_id"], bo["last_contacted_at"]) == ("222", "2023-01-01T10:00:00.000000Z")
    assert (bare["name"], bare["at"]) == (NULL, NULL)
