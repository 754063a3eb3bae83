"""Viber's Contacts.data made here."""

from __future__ import annotations

from aboveboard.artifacts.viber.ios import VIBER
from aboveboard.artifacts.viber.ios_calls import CALLS as VIBER_CALLS
from aboveboard.artifacts.viber.ios_people import PEOPLE as VIBER_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Containers/Shared/AppGroup/group.viber.share.container/com.viber/database/Contacts.data"
FILE = sqlite_bytes(
    """CREATE TABLE ZVIBERMESSAGE (Z_PK INTEGER PRIMARY KEY, ZDATE REAL, ZSTATEDATE REAL, ZSTATE TEXT, ZTEXT TEXT,
  ZCONVERSATION INTEGER,
  ZPHONENUMINDEX INTEGER, ZATTACHMENT INTEGER, ZLOCATION INTEGER, ZBEINGDELETED INTEGER, ZSYSTEMTYPE TEXT,
  ZTIMEBOMBTIMESTAMP INTEGER, ZTOKEN INTEGER);
CREATE TABLE ZCONVERSATION (Z_PK INTEGER PRIMARY KEY, ZNAME TEXT, ZINTERLOCUTOR INTEGER);
CREATE TABLE ZMEMBER (Z_PK INTEGER PRIMARY KEY, ZDISPLAYFULLNAME TEXT, ZDISPLAYSHORTNAME TEXT, ZNAME TEXT);
CREATE TABLE ZPHONENUMBER (Z_PK INTEGER PRIMARY KEY, ZMEMBER INTEGER, ZPHONE TEXT, ZCANONIZEDPHONENUM TEXT);
CREATE TABLE ZATTACHMENT (Z_PK INTEGER PRIMARY KEY, ZNAME TEXT, ZTYPE TEXT, ZFILESIZE INTEGER);
CREATE TABLE ZVIBERLOCATION (Z_PK INTEGER PRIMARY KEY, ZLATITUDE REAL, ZLONGITUDE REAL);
CREATE TABLE ZRECENT (Z_PK INTEGER PRIMARY KEY, ZDATE REAL, ZCALLTYPE TEXT, ZDURATION REAL, ZRECENTSLINE INTEGER,
  ZCALLLOGMESSAGE INTEGER);
CREATE TABLE ZRECENTSLINE (Z_PK INTEGER PRIMARY KEY, ZDATE REAL, ZCALLTYPE TEXT, ZPHONENUMBER TEXT);
CREATE TABLE ZABCONTACT (Z_PK INTEGER PRIMARY KEY, ZMAINNAME TEXT, ZPREFIXNAME TEXT, ZSUFFIXNAME TEXT, ZCONTACTID TEXT);
CREATE TABLE ZABCONTACTNUMBER (Z_PK INTEGER PRIMARY KEY, ZCONTACT INTEGER, ZPHONE TEXT, ZCANONIZEDPHONENUM TEXT);
INSERT INTO ZMEMBER VALUES (5, 'Li Wei', 'Li', NULL); INSERT INTO ZPHONENUMBER VALUES (1, 5, '+15550101', '15550101');
INSERT INTO ZCONVERSATION VALUES (1, NULL, 5), (2, 'Flat', NULL);
INSERT INTO ZATTACHMENT VALUES (1, 'a.jpg', 'image', 99); INSERT INTO ZVIBERLOCATION VALUES (1, 52.5, 13.4);
INSERT INTO ZVIBERMESSAGE VALUES (1, 721692800.5, 721692800, 'received', 'hello', 1, 5, NULL, 1, 0, NULL, 0, 77),
 (2, 721692900, 721692900, 'delivered', NULL, 2, NULL, 1, NULL, 1, NULL, 0, 78);
INSERT INTO ZRECENTSLINE VALUES (1, 721693000, 'missed', '+15550101');
INSERT INTO ZRECENT VALUES (1, 721693000, 'missed_with_video', 0, 1, NULL), (2, 721693100, 'outgoing_viber', 65, 1, 1);
INSERT INTO ZABCONTACT VALUES (1, 'Li Wei', 'Li', 'Wei', 'c1'); INSERT INTO ZABCONTACTNUMBER VALUES (1, 1, '555-0101',
  '+15550101');"""
)
FIXTURES = {
    "ios.viber": {PATH: FILE},
    "ios.viber.people": {PATH: FILE},
    "ios.viber.calls": {PATH: FILE},
}
NULL = {"absent": "NULL"}


def test_messages() -> None:
    hello, picture = run((VIBER, VIBER_PEOPLE, VIBER_CALLS), {PATH: FILE}).of("Message")
    expected = {
        "at": "2023-11-14T22:13:20.000000Z",
        "sent_at": "2023-11-14T22:13:20.500000Z",
        "direction": "incoming",
        "sender": {"identifier": "15550101", "name": "Li Wei", "role": "sender"},
        "thread_name": "Li Wei",
        "body": "hello",
        "type": "location",
        "latitude": 52.5,
        "message_id": "77",
    }
    assert {name: hello[name] for name in expected} == expected
    assert (picture["direction"], picture["thread_name"], picture["deleted"], picture["type"]) == (
        "outgoing",
        "Flat",
        True,
        "image",
    )
    assert picture["attachments"] == [{"name": "a.jpg", "size": 99, "title": "image"}]


def test_calls_and_people() -> None:
    result = run((VIBER, VIBER_PEOPLE, VIBER_CALLS), {PATH: FILE})
    missed, made = result.of("Call")
    assert (missed["direction"], missed["status"], missed["medium"], missed["answered"]) == (
        "incoming",
        "missed",
        "video",
        False,
    )
    assert (made["direction"], made["duration"], made["recipients"][0]["identifier"]) == ("outgoing", 65, "+15550101")
    (li,) = result.of("Contact")
    assert (li["name"], li["identifiers"]) == ("Li Wei", [{"type": "phone", "value": "+15550101"}])
