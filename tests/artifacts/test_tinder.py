"""Tinder's stores made here: messages, matches, notices, the account, on both systems."""

import datetime as dt
import plistlib

from aboveboard.artifacts.tinder.android import MESSAGES as ANDROID
from aboveboard.artifacts.tinder.android_notices import NOTICES
from aboveboard.artifacts.tinder.android_people import PEOPLE as ANDROID_PEOPLE
from aboveboard.artifacts.tinder.ios import MESSAGES as IOS
from aboveboard.artifacts.tinder.ios_account import ACCOUNT
from aboveboard.artifacts.tinder.ios_people import PEOPLE as IOS_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

APP = "private/var/mobile/Containers/Data/Application/com.cardify.tinder/Library"
IOS_PATH = f"{APP}/Application Support/Tinder/Tinder2.sqlite"
PLIST_PATH = f"{APP}/Preferences/com.cardify.tinder.plist"
PATH = "data/data/com.tinder/databases/tinder-3.db"
NULL = {"absent": "NULL"}
CORE = sqlite_bytes(
    """CREATE TABLE ZUSER (Z_PK INTEGER PRIMARY KEY, ZUSERID TEXT, ZFIRSTNAME TEXT, ZISCURRENTUSER INTEGER, ZBIO TEXT,
  ZBIRTHDATE REAL, ZCITYNAME TEXT, ZPUBLICUSERNAME TEXT);
INSERT INTO ZUSER VALUES (1, 'me1', 'Anna', 1, 'hi', -315619200, 'Bern', NULL), (2, 'li2', 'Li', NULL, '', NULL, '', 'li'),
  (3, 'pr3', 'Proposed', NULL, '', NULL, '', NULL);
CREATE TABLE ZMATCH (Z_PK INTEGER PRIMARY KEY, ZMATCHID TEXT, ZUSER INTEGER, ZCREATED REAL, ZLASTACTIVITY REAL);
INSERT INTO ZMATCH VALUES (5, 'me1li2', 2, 700000000, 700000500);
CREATE TABLE ZMESSAGE (Z_PK INTEGER PRIMARY KEY, ZCREATED REAL, ZCLIENTCREATED REAL, ZFROMUSERID TEXT, ZTEXT TEXT, ZTYPE TEXT,
  ZLIKED INTEGER, ZVIEWED INTEGER, ZMEDIAURL TEXT, ZPHOTOURL TEXT, ZLOCALIMAGEURL TEXT, ZLINKURL TEXT, ZMESSAGEID TEXT,
  ZMATCH INTEGER);
INSERT INTO ZMESSAGE VALUES (1, 700000100.5, 700000099, 'li2', '你好', NULL, 1, 1, NULL, NULL, NULL, NULL, 'a', 5),
  (2, 700000200, NULL, 'me1', 'hello', 'gif', NULL, NULL, 'https://g.example/1.gif', NULL, NULL, NULL, 'b', 5),
  (3, 700000300, NULL, NULL, 'lost', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'c', NULL);"""
)
PLIST = plistlib.dumps(
    {
        "Profile.email": "anna@example.org",
        "Profile.accountCreated": dt.datetime(2023, 1, 1, 10),
        "Session.lastConsecutiveLoginDate": dt.datetime(2023, 2, 1),
    },
    fmt=plistlib.FMT_BINARY,
)
ROOM = sqlite_bytes(
    """CREATE TABLE message (id TEXT PRIMARY KEY, match_id TEXT, sent_date INTEGER, text TEXT, from_id TEXT, to_id TEXT,
  type TEXT, delivery_status TEXT, is_liked INTEGER, is_seen INTEGER, raw_message_data TEXT);
INSERT INTO message VALUES ('a', 'me1li2', 1672567200123, 'hi', 'li2', 'me1', 'UNKNOWN', 'SUCCESS', 1, 1, '{"_id":"a"}'),
  ('b', 'me1li2', 1672567260000, 'https://g.example/1.gif', 'me1', 'li2', 'UNKNOWN', 'SUCCESS', 0, 0,
   '{"type":"gif","gif_description":"a cat"}'),
  ('c', 'gone', 1672567320000, 'to whom?', 'me1', 'xx', 'UNKNOWN', 'FAILED', 0, 0, NULL);
CREATE TABLE "match" (id TEXT PRIMARY KEY, person_id TEXT, creation_date INTEGER, last_activity_date INTEGER, is_blocked INTEGER);
INSERT INTO "match" VALUES ('me1li2', 'li2', 1672560000000, 1672567260000, 0);
CREATE TABLE match_person (id TEXT PRIMARY KEY, name TEXT, bio TEXT, birth_date INTEGER);
INSERT INTO match_person VALUES ('li2', 'Li', 'tea', -86400000);
CREATE TABLE inbox_message (message_id TEXT PRIMARY KEY, sent_date INTEGER, body TEXT, seen INTEGER);
INSERT INTO inbox_message VALUES ('n1', 1672567400000, 'Welcome', 1);"""
)
FIXTURES = {
    "ios.tinder": {IOS_PATH: CORE},
    "ios.tinder.people": {IOS_PATH: CORE},
    "ios.tinder.account": {PLIST_PATH: PLIST},
    "android.tinder": {PATH: ROOM},
    "android.tinder.people": {PATH: ROOM},
    "android.tinder.notices": {PATH: ROOM},
}


def test_ios_messages() -> None:
    hello, sent, lost = run(IOS, {IOS_PATH: CORE}).records
    expected = {
        "at": "2023-03-08T20:28:20.500000Z",
        "sent_at": "2023-03-08T20:28:19.000000Z",
        "direction": "incoming",
        "sender": {"identifier": "li2", "name": "Li", "role": "sender"},
        "recipients": NULL,
        "thread": "me1li2",
        "thread_name": "Li",
        "body": "你好",
        "read": True,
        "reactions": [{"value": "like"}],
        "message_id": "a",
    }
    assert {name: hello[name] for name in expected} == expected
    assert (sent["direction"], sent["sender"], sent["type"]) == ("outgoing", NULL, "gif")
    assert sent["recipients"] == [{"identifier": "li2", "name": "Li", "role": "recipient"}]
    assert sent["attachments"] == [{"url": "https://g.example/1.gif"}]
    assert (lost["direction"], lost["thread"], lost["body"]) == (NULL, NULL, "lost")


def test_ios_people_and_account() -> None:
    result = run(IOS_PEOPLE, {IOS_PATH: CORE})
    me, li = sorted(result.records, key=lambda r: r["contact_id"], reverse=True)
    assert (me["name"], me["own"], me["birthday"], me["groups"]) == ("Anna", True, "1991-01-01", ["city: Bern"])
    assert (li["at"], li["last_contacted_at"]) == ("2023-03-08T20:26:40.000000Z", "2023-03-08T20:35:00.000000Z")
    assert [way["value"] for way in li["identifiers"]] == ["li2", "li"]
    assert result.outcome.excluded == 1
    (account,) = run(ACCOUNT, {PLIST_PATH: PLIST}).records
    assert (account["username"], account["created_at"]) == ("anna@example.org", "2023-01-01T10:00:00.000000Z")


def test_android() -> None:
    hi, gif, lost = run(ANDROID, {PATH: ROOM}).records
    expected = {
        "at": "2023-01-01T10:00:00.123000Z",
        "direction": "incoming",
        "sender": {"identifier": "li2", "name": "Li", "role": "sender"},
        "thread": "me1li2",
        "body": "hi",
        "type": NULL,
        "status": "success",
        "attachments": NULL,
        "read": True,
        "reactions": [{"value": "like"}],
    }
    assert {name: hi[name] for name in expected} == expected
    assert (gif["direction"], gif["type"]) == ("outgoing", "gif")
    assert gif["attachments"] == [{"title": "a cat", "url": "https://g.example/1.gif"}]
    assert (lost["direction"], lost["status"]) == (NULL, "failed")
    (li,) = run(ANDROID_PEOPLE, {PATH: ROOM}).records
    assert (li["name"], li["note"], li["birthday"], li["blocked"]) == ("Li", "tea", "1969-12-31", False)
    (notice,) = run(NOTICES, {PATH: ROOM}).records
    assert (notice["body"], notice["type"], notice["read"]) == ("Welcome", "notice of the service", True)


def test_an_unknown_store_is_said() -> None:
    outcome = run(ANDROID, {PATH: sqlite_bytes("CREATE TABLE message (id TEXT, words TEXT)")}).outcome
    assert (outcome.status, outcome.emitted) == ("unknown schema", 0)
