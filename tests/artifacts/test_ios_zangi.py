"""Zangi's Core Data store made here: messages, people, with and without the links that are known."""

from aboveboard.artifacts.zangi.ios import MESSAGES
from aboveboard.artifacts.zangi.ios_people import PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Containers/Shared/AppGroup/group.example.zangi/zangidb.sqlite"
NULL = {"absent": "NULL"}
_TABLES = """CREATE TABLE ZZANGIMESSAGE (Z_PK INTEGER PRIMARY KEY, ZMESSAGETIME REAL, ZMESSAGE TEXT, ZTYPE INTEGER,
  ZMESSAGEID TEXT, ZCONVERSATION INTEGER, ZFROM INTEGER, ZISRECEIVED INTEGER, ZFILEREMOTEPATH TEXT, ZMEDIAASSETSLIBRARYURL TEXT,
  ZFILEEXTENSION TEXT);
INSERT INTO ZZANGIMESSAGE VALUES (1, 700000000.5, '你好', 0, 'msgId1', 3, 7, 1, NULL, NULL, NULL),
  (2, 700000060, '', 1, 'msgId2', 3, NULL, 0, '/a/msgId2', NULL, 'jpg'),
  (3, 700000120, 'hi all', 0, 'msgId3', 4, 7, 1, '', '', '');
CREATE TABLE ZCONVERSATION (Z_PK INTEGER PRIMARY KEY, ZUID INTEGER, ZMEMBER INTEGER, ZGROUPNAME TEXT);
INSERT INTO ZCONVERSATION VALUES (3, 77, 7, ''), (4, 90, NULL, 'Flat');
CREATE TABLE ZGROUP (Z_PK INTEGER PRIMARY KEY, ZUID TEXT, ZCONVERSATION INTEGER); INSERT INTO ZGROUP VALUES (1, 'gid90', 4);
CREATE TABLE ZCONTACTNUMBER (Z_PK INTEGER PRIMARY KEY, ZFULLNUMBER TEXT, ZEMAIL TEXT);
INSERT INTO ZCONTACTNUMBER VALUES (7, '15550101', 'li@example.org');
CREATE TABLE ZCONTACT (Z_PK INTEGER PRIMARY KEY, ZFIRSTNAME TEXT, ZLASTNAME TEXT, ZDISPLAYNAME TEXT, ZMODIFICATIONDATE REAL,
  ZISBLOCKED INTEGER, ZIDENTIFIRE TEXT);
INSERT INTO ZCONTACT VALUES (1, 'Li', 'Wei', '', 700000000, 0, 'c1');"""
STORE = sqlite_bytes(
    _TABLES
    + "CREATE TABLE Z_4CONTACTNUMBER (Z_4CONTACT INTEGER, Z_5CONTACTNUMBER INTEGER); INSERT INTO Z_4CONTACTNUMBER VALUES (1, 7);"
)
OTHER = sqlite_bytes(_TABLES)
FIXTURES = {"ios.zangi": {PATH: STORE}, "ios.zangi.people": {PATH: STORE}}


def test_messages() -> None:
    hello, sent, group = run(MESSAGES, {PATH: STORE}).records
    expected = {
        "at": "2023-03-08T20:26:40.500000Z",
        "direction": "incoming",
        "sender": {"identifier": "15550101", "name": "Li Wei", "role": "sender"},
        "thread": "77",
        "thread_name": "Li Wei",
        "body": "你好",
        "type": "text",
        "attachments": NULL,
        "message_id": "msgId1",
    }
    assert {name: hello[name] for name in expected} == expected
    assert (sent["direction"], sent["type"]) == ("outgoing", "picture")
    assert sent["attachments"] == [{"name": "jpg", "path": "/a/msgId2"}]
    assert sent["recipients"] == [{"identifier": "15550101", "name": "Li Wei", "role": "recipient"}]
    assert (group["thread"], group["thread_name"]) == ("gid90", "Flat")


def test_with_other_links_there_are_numbers_alone() -> None:
    hello, *_ = run(MESSAGES, {PATH: OTHER}).records
    assert hello["sender"] == {"identifier": "15550101", "role": "sender"}
    (li,) = run(PEOPLE, {PATH: OTHER}).records
    assert (li["name"], li["identifiers"]) == ("Li Wei", {"absent": "NOT_IN_SCHEMA"})


def test_people() -> None:
    (li,) = run(PEOPLE, {PATH: STORE}).records
    assert li["identifiers"] == [{"type": "phone", "value": "15550101"}, {"type": "email", "value": "li@example.org"}]
    assert (li["blocked"], li["contact_id"], li["modified_at"]) == (False, "c1", "2023-03-08T20:26:40.000000Z")
