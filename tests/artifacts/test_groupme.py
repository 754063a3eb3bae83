"""GroupMe's stores on both systems, made here."""

import plistlib
from datetime import datetime

from aboveboard.artifacts.groupme.android import GROUPME
from aboveboard.artifacts.groupme.android_people import PEOPLE as GROUPME_PEOPLE
from aboveboard.artifacts.groupme.ios import GROUPME as IOS
from aboveboard.artifacts.groupme.ios_account import ACCOUNT
from aboveboard.artifacts.groupme.ios_members import MEMBERS as IOS_MEMBERS
from aboveboard.artifacts.groupme.ios_people import PEOPLE as IOS_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

NULL = {"absent": "NULL"}
APP = "private/var/mobile/Containers/Data/Application/5D5C7C0E-0000-4000-8000-000000000007"
PATH = "data/data/com.groupme.android/databases/groupme.db"
IOS_PATH = f"{APP}/Library/Application Support/GroupMe.sqlite"
ACCOUNT_PATH = f"{APP}/Library/Preferences/com.groupme.iphone-app.plist"
STORE = sqlite_bytes("""
CREATE TABLE messages (message_id TEXT, conversation_id TEXT, sender_id TEXT, name TEXT, sender_type TEXT, created_at INTEGER,
    deleted_at INTEGER, deletion_actor TEXT, message_text TEXT, is_system INTEGER, hidden INTEGER, read INTEGER,
    photo_url TEXT, photo_uri TEXT, video_url TEXT, location_lat REAL, location_lng REAL, location_name TEXT);
CREATE TABLE groups (group_id TEXT, name TEXT, created_at INTEGER, creator_user_id TEXT);
CREATE TABLE members (user_id TEXT, group_id TEXT, nickname TEXT, user_real_name TEXT, role TEXT);
INSERT INTO groups VALUES ('g1', 'Trip', 1, '501');
INSERT INTO members VALUES ('501', 'g1', 'Ann', 'Ann E', 'owner'), ('502', 'g1', '', 'Bob B', NULL);
INSERT INTO messages VALUES
    ('m1', 'g1', '502', 'Bob', 'user', 1672567200, 0, '', 'Hi 转账', 0, 0, 1, '', '', NULL, 0.0, 0.0, NULL),
    ('m2', 'g1', '501', 'Ann', 'user', 1672567300, 1672567400, 'sender', 'This message was deleted', 0, 0, 0,
        'https://i.example.org/1.jpeg', '/sdcard/1.jpg', 'https://v.example.org/1.mp4', 0, 0, ''),
    ('m3', 'g1', 'system', 'GroupMe', 'system', 1672567500, 0, NULL, 'A message was deleted.', 1, 2, NULL, NULL, NULL, NULL,
        NULL, NULL, NULL),
    ('m4', '77', '502', 'Bob', 'user', 1672567600, 0, NULL, '', 0, 0, 1, NULL, NULL, NULL, 35.5, -78.25, 'Home');
""")
IOS_STORE = sqlite_bytes("""
CREATE TABLE ZGMMESSAGE (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, ZCREATEDAT TIMESTAMP, ZNAME VARCHAR, ZUSERID VARCHAR,
    ZMESSAGE VARCHAR, ZSYSTEM INTEGER, ZHIDDEN INTEGER, ZREPLYMESSAGEID VARCHAR, ZDIRECTMESSAGEID VARCHAR, ZLINEID VARCHAR,
    ZGROUP INTEGER, ZUSER INTEGER);
CREATE TABLE ZGMCHAT (Z_PK INTEGER PRIMARY KEY, ZCHATID VARCHAR, ZNAME VARCHAR);
CREATE TABLE ZGMATTACHMENT (Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZTYPE VARCHAR, ZURL VARCHAR, ZFILENAME VARCHAR,
    ZLAT FLOAT, ZLNG FLOAT, ZVENUENAME VARCHAR);
CREATE TABLE ZGMMEMBER (Z_PK INTEGER PRIMARY KEY, ZGROUP INTEGER, ZGLOBALUSERID VARCHAR, ZNAME VARCHAR, ZREALNAME VARCHAR);
CREATE TABLE ZGMRELATIONSHIP (Z_PK INTEGER PRIMARY KEY, ZUSERID VARCHAR, ZNAME VARCHAR, ZPHONENUMBER VARCHAR,
    ZCREATEDAT TIMESTAMP, ZUPDATEDAT TIMESTAMP, ZBLOCKED INTEGER);
INSERT INTO ZGMCHAT VALUES (1, 'g1', 'Trip'), (2, '502', 'Bob B');
INSERT INTO ZGMMEMBER VALUES (1, 1, '501', 'Ann', 'Ann E'), (2, 1, '502', 'Bob', NULL);
INSERT INTO ZGMRELATIONSHIP VALUES (1, '502', 'Bob B', '+15550101', 694260000, NULL, 1), (2, '503', '', '', NULL, NULL, 0);
INSERT INTO ZGMATTACHMENT VALUES (1, 2, 'image', 'https://i.example.org/1.jpeg', NULL, 0, 0, NULL),
    (2, 3, 'location', NULL, NULL, 35.5, -78.25, 'Home');
INSERT INTO ZGMMESSAGE VALUES (1, 16, 694260000.5, 'Bob', '502', 'Hi 转账', 0, 0, NULL, NULL, 'l1', 1, NULL),
    (2, 15, 694260100, 'Ann E', '501', '', 0, 0, 'd0', 'd1', NULL, NULL, 2), (3, 16, NULL, '', NULL, NULL, 1, 1, '',
    NULL, NULL, 1, NULL);
""")
SETTINGS = plistlib.dumps({
    "userId": "501", "accessToken": "not for records",
    "user": {"id": "501", "name": "Ann E", "email": "ann@example.org", "phone_number": "+1 5550100",
             "created_at": datetime(2021, 2, 3, 13, 31, 16)},
}, fmt=plistlib.FMT_BINARY)  # fmt: skip
FIXTURES = {
    "android.groupme": {PATH: STORE},
    "android.groupme.people": {PATH: STORE},
    "ios.groupme": {IOS_PATH: IOS_STORE},
    "ios.groupme.members": {IOS_PATH: IOS_STORE},
    "ios.groupme.people": {IOS_PATH: IOS_STORE},
    "ios.groupme_account": {ACCOUNT_PATH: SETTINGS},
}


def test_android() -> None:
    result = run((GROUPME, GROUPME_PEOPLE), {PATH: STORE})
    got, gone, event, place = result.of("Message")
    assert (got["at"], got["body"], got["thread_name"]) == ("2023-01-01T10:00:00.000000Z", "Hi 转账", "Trip")
    assert got["sender"] == {"identifier": "502", "name": "Bob", "role": "sender"}
    assert (got["recipients"], got["deleted"]) == ([{"identifier": "501", "name": "Ann", "role": "recipient"}], False)
    assert (gone["deleted"], gone["deleted_at"], gone["status"]) == (
        True,
        "2023-01-01T10:03:20.000000Z",
        "deleted by sender",
    )
    assert gone["attachments"] == [
        {"path": "/sdcard/1.jpg", "url": "https://i.example.org/1.jpeg"}, {"url": "https://v.example.org/1.mp4"}
    ]  # fmt: skip
    assert (event["type"], event["status"], event["read"]) == ("group event", "hidden 2", NULL)
    assert (place["type"], place["latitude"], place["longitude"], place["thread_name"]) == (
        "location",
        35.5,
        -78.25,
        NULL,
    )
    ann, bob = result.of("Contact")
    assert (ann["name"], ann["nickname"], ann["groups"], ann["note"]) == ("Ann E", "Ann", ["Trip"], "owner")
    assert (bob["nickname"], bob["note"]) == (NULL, NULL)


def test_ios() -> None:
    result = run((IOS, IOS_MEMBERS, IOS_PEOPLE), {IOS_PATH: IOS_STORE})
    got, sent, event = result.of("Message")
    assert (got["at"], got["thread"], got["thread_name"]) == ("2023-01-01T10:00:00.500000Z", "g1", "Trip")
    assert got["recipients"] == [{"identifier": "501", "name": "Ann", "role": "recipient"}]
    assert (got["type"], got["message_id"]) == ("text", "l1")
    assert (sent["thread"], sent["reply_to"], sent["message_id"], sent["type"]) == ("502", "d0", "d1", "image")
    assert sent["attachments"] == [{"url": "https://i.example.org/1.jpeg"}]
    assert (event["type"], event["status"], event["at"], event["latitude"]) == ("group event", "hidden", NULL, 35.5)
    ann, bob, known, other = result.of("Contact")
    assert (ann["name"], ann["groups"], bob["nickname"], bob["name"]) == ("Ann E", ["Trip"], "Bob", NULL)
    assert (known["identifiers"], known["blocked"]) == ([{"type": "phone", "value": "+15550101"}], True)
    assert (known["created_at"], other["name"]) == ("2023-01-01T10:00:00.000000Z", NULL)


def test_account() -> None:
    (account,) = run(ACCOUNT, {ACCOUNT_PATH: SETTINGS}).records
    assert (account["identifier"], account["username"], account["name"]) == ("501", "ann@example.org", "Ann E")
    assert (account["created_at"], account["description"]) == ("2021-02-03T13:31:16.000000Z", "+1 5550100")
    assert "not for records" not in str(account)
    assert run(ACCOUNT, {ACCOUNT_PATH: plistlib.dumps({"userId": "501"})}).records == []
