"""LINE's databases made here."""

from __future__ import annotations

from aboveboard.artifacts.line.android import LINE as ANDROID
from aboveboard.artifacts.line.android_calls import CALLS
from aboveboard.artifacts.line.android_people import PEOPLE as ANDROID_PEOPLE
from aboveboard.artifacts.line.ios import LINE as IOS
from aboveboard.artifacts.line.ios_people import PEOPLE as IOS_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

DATA = "data/data/jp.naver.line.android/databases"
PHONE = (
    "private/var/mobile/Containers/Shared/AppGroup/group.com.linecorp.line/Library/Application"
    " Support/PrivateStore/P_u7/Messages/"
    "Line.sqlite"
)
CHATS = sqlite_bytes(
    """CREATE TABLE chat_history (id INTEGER PRIMARY KEY, server_id TEXT, type INTEGER, chat_id TEXT, from_mid TEXT,
  content TEXT,
  created_time TEXT, delivered_time TEXT, status INTEGER, location_name TEXT, location_address TEXT, location_latitude INTEGER,
  location_longitude INTEGER, attachement_type INTEGER, attachement_local_uri TEXT);
CREATE TABLE contacts (m_id TEXT PRIMARY KEY, name TEXT, server_name TEXT, custom_name TEXT, status_msg TEXT, favorite
  INTEGER, created_time TEXT);
CREATE TABLE groups (id TEXT PRIMARY KEY, name TEXT); CREATE TABLE membership (id TEXT, m_id TEXT);
INSERT INTO contacts VALUES ('u42', 'Li Wei', 'Li', NULL, 'busy', 0, '1690000000000');
INSERT INTO groups VALUES ('c9', 'Flat'); INSERT INTO membership VALUES ('c9', 'u42');
INSERT INTO chat_history VALUES (1, '901', 1, 'u42', 'u42', 'hello', '1700000000123', '1700000001000', 1, NULL, NULL,
  NULL, NULL, 0, NULL),
 (2, '902', 1, 'c9', NULL, NULL, '1700000100000', '0', 3, 'Park', 'Street 1', 52500000, 13400000, 15, 'file:///x.jpg');"""
)
CALLED = sqlite_bytes(
    """CREATE TABLE call_history (_id INTEGER PRIMARY KEY, call_type TEXT, start_time TEXT, end_time TEXT, caller_mid
  TEXT, voip_type TEXT,
  voip_gc_media_type TEXT);
INSERT INTO call_history VALUES (1, 'VO', '1700000000000', '1700000065000', 'u42', 'V', NULL), (2, 'VI', '1700000100000',
  '1700000100000', 'u42', 'A', NULL);"""
)
STORE = sqlite_bytes(
    """CREATE TABLE ZMESSAGE (Z_PK INTEGER PRIMARY KEY, ZCONTENTTYPE INTEGER, ZREADCOUNT INTEGER, ZSENDSTATUS INTEGER,
  ZCHAT INTEGER, ZSENDER INTEGER,
  ZTIMESTAMP INTEGER, ZLATITUDE REAL, ZLONGITUDE REAL, ZID TEXT, ZMESSAGETYPE TEXT, ZTEXT TEXT);
CREATE TABLE ZCHAT (Z_PK INTEGER PRIMARY KEY, ZTYPE INTEGER, ZMID TEXT);
CREATE TABLE ZUSER (Z_PK INTEGER PRIMARY KEY, ZMID TEXT, ZNAME TEXT, ZCUSTOMNAME TEXT, ZADDRESSBOOKNAME TEXT,
  ZSTATUSMESSAGE TEXT);
CREATE TABLE ZGROUP (Z_PK INTEGER PRIMARY KEY, ZID TEXT, ZNAME TEXT);
INSERT INTO ZCHAT VALUES (1, 0, 'u42'), (2, 2, 'c9'); INSERT INTO ZUSER VALUES (5, 'u42', 'Li Wei', NULL, NULL, 'busy');
INSERT INTO ZGROUP VALUES (1, 'c9', 'Flat');
INSERT INTO ZMESSAGE VALUES (1, 0, 1, 1, 1, 5, 1700000000123, 0, 0, '901', 'R', 'hello'), (2, 1, 1, 1, 2, NULL,
  1700000100000, 0, 0, '902', 'S', NULL);"""
)
FIXTURES = {
    "android.line": {f"{DATA}/naver_line": CHATS},
    "android.line.people": {f"{DATA}/naver_line": CHATS},
    "android.line_calls": {f"{DATA}/call_history": CALLED},
    "ios.line": {PHONE: STORE},
    "ios.line.people": {PHONE: STORE},
}
NULL = {"absent": "NULL"}


def test_messages_and_people_on_android() -> None:
    result = run((ANDROID, ANDROID_PEOPLE), {f"{DATA}/naver_line": CHATS})
    hello, place = result.of("Message")
    expected = {
        "at": "2023-11-14T22:13:20.123000Z",
        "delivered_at": "2023-11-14T22:13:21.000000Z",
        "direction": "incoming",
        "sender": {"identifier": "u42", "name": "Li Wei", "role": "sender"},
        "thread_name": "Li Wei",
        "body": "hello",
        "type": "text",
        "latitude": NULL,
    }
    assert {name: hello[name] for name in expected} == expected
    assert (place["direction"], place["thread_name"], place["latitude"], place["longitude"]) == (
        "outgoing",
        "Flat",
        52.5,
        13.4,
    )
    assert (place["subject"], place["attachments"]) == ("Park Street 1", [{"path": "file:///x.jpg"}])
    (li,) = result.of("Contact")
    assert (li["name"], li["note"], li["groups"]) == ("Li Wei", "busy", ["Flat"])


def test_calls_on_android() -> None:
    made, missed = run(CALLS, {f"{DATA}/call_history": CALLED}).records
    assert (made["direction"], made["medium"], made["duration"]) == ("outgoing", "video", 65)
    assert (missed["direction"], missed["medium"], missed["duration"]) == ("incoming", "audio", 0)


def test_messages_and_people_on_ios() -> None:
    result = run((IOS, IOS_PEOPLE), {PHONE: STORE})
    hello, picture = result.of("Message")
    assert (hello["at"], hello["direction"], hello["sender"]["name"]) == (
        "2023-11-14T22:13:20.123000Z",
        "incoming",
        "Li Wei",
    )
    assert (picture["direction"], picture["thread_name"], picture["attachments"]) == (
        "outgoing",
        "Flat",
        [{"name": "c9/902"}],
    )
    assert result.of("Contact")[0]["note"] == "busy"
