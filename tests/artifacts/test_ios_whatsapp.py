"""WhatsApp of iOS on databases made here: a present schema, one without push names, one with little in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.whatsapp.ios_calls import CALLS
from aboveboard.artifacts.whatsapp.ios_contacts import CONTACTS
from aboveboard.artifacts.whatsapp.ios_messages import MESSAGES
from tests.artifacts.harness import run, sqlite_bytes

SHARED = "private/var/mobile/Containers/Shared/AppGroup/6C1A0000-0000-4000-8000-000000000002"
PATH = f"{SHARED}/ChatStorage.sqlite"
BOOK = f"{SHARED}/ContactsV2.sqlite"
HISTORY = f"{SHARED}/CallHistory.sqlite"
NULL = {"absent": "NULL"}


def varint(number: int) -> bytes:
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes([*out, number])


def field(number: int, value: int | str | bytes) -> bytes:
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


T0 = 700_000_000
UNIX = T0 + 978_307_200
RECEIPTS = (
    field(2, field(1, b"\x81\x19\x19") + field(4, 3) + field(5, 25))
    + field(2, field(1, b"\x82\x20"))
    + field(3, UNIX)
    + field(7, field(1, field(1, "R1") + field(2, "4915@s.whatsapp.net") + field(3, "❤️") + field(4, (UNIX + 9) * 1000)))
    + field(7, field(2, field(1, "R2") + field(2, "👍") + field(3, (UNIX + 10) * 1000)))
)
QUOTE = field(4, "/v/t62*") + field(5, "STANZA1") + field(6, "4915@s.whatsapp.net")
OLD_TABLES = """
CREATE TABLE ZWAMESSAGE (Z_PK INTEGER PRIMARY KEY, ZISFROMME INTEGER, ZMESSAGETYPE INTEGER, ZGROUPEVENTTYPE INTEGER,
  ZMESSAGESTATUS INTEGER, ZMESSAGEERRORSTATUS INTEGER, ZCHATSESSION INTEGER, ZGROUPMEMBER INTEGER, ZMEDIAITEM INTEGER,
  ZMESSAGEINFO INTEGER, ZMESSAGEDATE TIMESTAMP, ZSENTDATE TIMESTAMP, ZFROMJID TEXT, ZTOJID TEXT, ZSTANZAID TEXT,
  ZTEXT TEXT, ZSTARRED INTEGER, ZFLAGS INTEGER);
CREATE TABLE ZWACHATSESSION (Z_PK INTEGER PRIMARY KEY, ZCONTACTJID TEXT, ZPARTNERNAME TEXT);
CREATE TABLE ZWAGROUPMEMBER (Z_PK INTEGER PRIMARY KEY, ZCHATSESSION INTEGER, ZISACTIVE INTEGER, ZMEMBERJID TEXT,
  ZCONTACTNAME TEXT, ZFIRSTNAME TEXT);
CREATE TABLE ZWAMESSAGEINFO (Z_PK INTEGER PRIMARY KEY, ZRECEIPTINFO BLOB);
INSERT INTO ZWACHATSESSION VALUES (1, '4915@s.whatsapp.net', 'Ann'), (2, '12036@g.us', '旅行'), (3, '99@g.us', 'Big');
INSERT INTO ZWAGROUPMEMBER VALUES (1, 2, 1, '4915@s.whatsapp.net', 'Ann', ''), (2, 2, 1, '205@lid', '', NULL),
  (3, 2, 0, '77@lid', 'Gone', '');
WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 164)
  INSERT INTO ZWAGROUPMEMBER SELECT i, 3, 1, i || '@lid', '', '' FROM n;
"""
MEDIA = """
CREATE TABLE ZWAMEDIAITEM (Z_PK INTEGER PRIMARY KEY, ZMEDIALOCALPATH TEXT, ZVCARDSTRING TEXT, ZVCARDNAME TEXT,
  ZFILESIZE INTEGER, ZLATITUDE FLOAT, ZLONGITUDE FLOAT, ZMETADATA BLOB{title});
INSERT INTO ZWAMEDIAITEM (Z_PK, ZMEDIALOCALPATH, ZVCARDSTRING, ZVCARDNAME, ZFILESIZE, ZLATITUDE, ZLONGITUDE) VALUES
  (1, 'Media/a/b.jpg', 'image/jpeg', 'aGFzaA==', 42073, 452, 603), (2, NULL, NULL, NULL, 0, 24.7, 46.6),
  (3, NULL, 'BEGIN:VCARD', 'Bo', 0, 0, 0), (4, NULL, NULL, NULL, 0, 0, 0);
UPDATE ZWAMEDIAITEM SET ZMETADATA = x'6800' WHERE Z_PK = 1;
UPDATE ZWAMEDIAITEM SET ZMETADATA = x'""" + QUOTE.hex() + "' WHERE Z_PK = 4;"  # fmt: skip
TITLES = """UPDATE ZWAMEDIAITEM SET ZTITLE = 'caption' WHERE Z_PK = 1;
UPDATE ZWAMEDIAITEM SET ZTITLE = 'Café' WHERE Z_PK = 2;
CREATE TABLE ZWAPROFILEPUSHNAME (Z_PK INTEGER PRIMARY KEY, ZJID TEXT, ZPUSHNAME TEXT);
INSERT INTO ZWAPROFILEPUSHNAME VALUES (1, '205@lid', 'Chloé'), (2, '205@lid', 'again');
CREATE TABLE ZWAMESSAGEDATAITEM (Z_PK INTEGER PRIMARY KEY, ZINDEX INTEGER, ZMESSAGE INTEGER, ZCONTENT1 TEXT);
INSERT INTO ZWAMESSAGEDATAITEM VALUES (1, 0, 2, 'https://example.org/');"""
ROWS = {
    "ZWAMESSAGEINFO": [(1, RECEIPTS), (2, b"\x3a\xff"), (3, field(4, 2))],
    "ZWAMESSAGE": [
        (1, 1, 0, 0, 8, 0, 1, None, None, 1, T0, T0 + 0.5, None, "4915@s.whatsapp.net", "STANZA1", "Hello", 1, 64),
        (2, 0, 7, 2, 8, 0, 1, None, 4, 2, T0 + 1, T0 + 3, "4915@s.whatsapp.net", None, "S2", "see", 0, 128),
        (3, 0, 1, 2, 0, 0, 2, 2, 1, None, T0 + 2, None, "12036@g.us", None, "S3", None, None, 0),
        (4, 1, 0, 0, 6, 0, 2, None, None, 3, T0 + 3, T0 + 3, None, "12036@g.us", "S4", "مرحبا", None, 0),
        (5, 0, 5, 2, 0, 0, 1, None, 2, None, T0 + 4, None, "4915@s.whatsapp.net", None, "S5", None, None, 0),
        (6, 0, 4, 2, 0, 0, 1, None, 3, None, T0 + 5, None, "4915@s.whatsapp.net", None, "S6", "", None, 0),
        (
            7,
            0,
            6,
            12,
            0,
            0,
            2,
            None,
            None,
            None,
            T0 + 6,
            None,
            "12036@g.us",
            "4999@s.whatsapp.net",
            "S7",
            None,
            None,
            0,
        ),
        (8, 1, 14, 0, 1, 3, 3, None, None, None, T0 + 7, None, None, "99@g.us", "", None, None, None),
        (9, 0, 66, 9, None, None, None, None, None, None, None, None, None, None, None, None, None, None),
    ],
}
NEW = sqlite_bytes(OLD_TABLES + MEDIA.format(title=", ZTITLE TEXT") + TITLES, ROWS)
OLD = sqlite_bytes(OLD_TABLES + MEDIA.format(title=""), ROWS)
LITTLE = sqlite_bytes(
    "CREATE TABLE ZWAMESSAGE (Z_PK INTEGER PRIMARY KEY, ZISFROMME INTEGER, ZCHATSESSION INTEGER,"
    " ZMESSAGEDATE TIMESTAMP, ZFROMJID TEXT, ZTOJID TEXT, ZTEXT TEXT);"
    "CREATE TABLE ZWACHATSESSION (Z_PK INTEGER PRIMARY KEY, ZCONTACTJID TEXT);"
    "INSERT INTO ZWACHATSESSION VALUES (1, '31@s.whatsapp.net');"
    f"INSERT INTO ZWAMESSAGE VALUES (1, 0, 1, {T0}, '31@s.whatsapp.net', NULL, 'old')"
)
CONTACT = sqlite_bytes(
    """CREATE TABLE ZWAADDRESSBOOKCONTACT (Z_PK INTEGER PRIMARY KEY, ZFULLNAME TEXT, ZGIVENNAME TEXT, ZPHONENUMBER TEXT,
    ZPHONENUMBERLABEL TEXT, ZWHATSAPPID TEXT, ZABOUTTEXT TEXT, ZIDENTIFIER TEXT);
    INSERT INTO ZWAADDRESSBOOKCONTACT VALUES (1, 'Ann Li', 'Ann', '+49 15', '_$!<Mobile>!$_', '4915@s.whatsapp.net',
      'Busy', 'AB-1'), (2, 'No phone', '', NULL, NULL, NULL, '', NULL);"""
)
CALL = sqlite_bytes(
    """CREATE TABLE ZWAAGGREGATECALLEVENT (Z_PK INTEGER PRIMARY KEY, ZINCOMING INTEGER, ZVIDEO INTEGER);
    CREATE TABLE ZWACDCALLEVENT (Z_PK INTEGER PRIMARY KEY, ZOUTCOME INTEGER, Z1CALLEVENTS INTEGER, ZDATE TIMESTAMP,
      ZDURATION FLOAT, ZGROUPCALLCREATORUSERJIDSTRING TEXT, ZGROUPJIDSTRING TEXT);
    CREATE TABLE ZWACDCALLEVENTPARTICIPANT (Z_PK INTEGER PRIMARY KEY, Z1PARTICIPANTS INTEGER, ZJIDSTRING TEXT);
    INSERT INTO ZWAAGGREGATECALLEVENT VALUES (1, 0, 1), (2, 1, 0);
    INSERT INTO ZWACDCALLEVENT VALUES (1, 0, 1, 700000000, 60.5, 'me@s.whatsapp.net', NULL),
      (2, 1, 2, 700000100, 0, '4915@s.whatsapp.net', '12036@g.us'), (3, 7, NULL, NULL, NULL, NULL, NULL);
    INSERT INTO ZWACDCALLEVENTPARTICIPANT VALUES (1, 1, '4915@s.whatsapp.net'), (2, 2, '4915@s.whatsapp.net'),
      (3, 2, '77@lid');"""
)
FIXTURES = {
    "ios.whatsapp": {PATH: NEW},
    "ios.whatsapp_contacts": {BOOK: CONTACT},
    "ios.whatsapp_calls": {HISTORY: CALL},
}


@pytest.fixture(scope="module")
def new() -> dict[int, dict[str, Any]]:
    result = run(MESSAGES, {PATH: NEW})
    assert (result.outcome.status, result.outcome.read, result.outcome.emitted) == ("complete", 9, 9)
    return {r["provenance"]["rowid"]: r for r in result.records}


def test_outgoing_with_receipts_and_reactions(new: dict[int, dict[str, Any]]) -> None:
    expected = {
        "at": "2023-03-08T20:26:40.000000Z",
        "sent_at": "2023-03-08T20:26:40.500000Z",
        "delivered_at": "2023-03-08T20:26:43.000000Z",
        "read_at": "2023-03-08T20:27:05.000000Z",
        "direction": "outgoing",
        "sender": {"role": "owner"},
        "recipients": [{"identifier": "4915@s.whatsapp.net", "name": "Ann", "role": "recipient"}],
        "thread": "4915@s.whatsapp.net",
        "thread_name": "Ann",
        "body": "Hello",
        "type": "text",
        "status": "read",
        "read": True,
        "starred": True,
        "forwarded": False,
        "message_id": "STANZA1",
        "reply_to": NULL,
        "reactions": [
            {"value": "❤️", "by": "4915@s.whatsapp.net", "at": "2023-03-08T20:26:49.000000Z"},
            {"value": "👍", "by": "owner", "at": "2023-03-08T20:26:50.000000Z"},
        ],
    }
    assert {name: new[1][name] for name in expected} == expected


def test_incoming_answer_with_a_link(new: dict[int, dict[str, Any]]) -> None:
    record = new[2]
    assert (record["type"], record["reply_to"], record["url"]) == ("link", "STANZA1", "https://example.org/")
    assert record["sender"] == {"identifier": "4915@s.whatsapp.net", "name": "Ann", "role": "sender"}
    assert record["recipients"] == [{"role": "owner"}]
    assert (record["sent_at"], record["received_at"]) == ("2023-03-08T20:26:41.000000Z", "2023-03-08T20:26:43.000000Z")
    assert (record["forwarded"], record["read"], record["status"]) == (True, NULL, NULL)
    assert record["reactions"] == {"absent": "UNREADABLE"}


def test_groups(new: dict[int, dict[str, Any]]) -> None:
    record = new[3]
    assert (record["thread"], record["thread_name"], record["body"]) == ("12036@g.us", "旅行", "caption")
    assert record["sender"] == {"identifier": "205@lid", "name": "Chloé", "role": "sender"}
    assert record["recipients"] == [{"identifier": "4915@s.whatsapp.net", "name": "Ann", "role": "recipient"}]
    picture = {"path": "Media/a/b.jpg", "file": f"{SHARED}/Message/Media/a/b.jpg", "mime": "image/jpeg", "size": 42073}
    assert record["attachments"] == [picture]
    assert record["latitude"] == NULL
    assert record["reply_to"] == NULL
    sent = new[4]
    assert [p["identifier"] for p in sent["recipients"]] == ["4915@s.whatsapp.net", "205@lid"]
    assert (sent["status"], sent["delivered_at"]) == ("delivered", NULL)
    assert new[8]["recipients"] == [{"identifier": "99@g.us", "name": "Big", "role": "group"}]


def test_place_contact_event_and_deleted(new: dict[int, dict[str, Any]]) -> None:
    assert (new[5]["type"], new[5]["latitude"], new[5]["longitude"], new[5]["body"]) == ("location", 24.7, 46.6, "Café")
    assert new[5]["attachments"] == NULL
    assert (new[6]["type"], new[6]["body"]) == ("contact", "BEGIN:VCARD")
    assert new[6]["attachments"] == [{"mime": "text/vcard", "title": "Bo"}]
    assert (new[7]["type"], new[7]["sender"]) == ("group created", NULL)
    assert (new[8]["type"], new[8]["deleted"], new[8]["status"]) == ("deleted", True, "error 3")
    assert (new[9]["type"], new[9]["at"], new[9]["thread"], new[9]["message_id"]) == ("type 66", NULL, NULL, NULL)


def test_without_push_names_and_titles() -> None:
    records = run(MESSAGES, {PATH: OLD}).records
    assert records[2]["sender"] == {"identifier": "205@lid", "role": "sender"}
    assert records[2]["body"] == NULL
    assert records[2]["attachments"][0]["path"] == "Media/a/b.jpg"
    assert records[1]["url"] == {"absent": "NOT_IN_SCHEMA"}


def test_a_store_with_little_in_it() -> None:
    (record,) = run(MESSAGES, {PATH: LITTLE}).records
    assert (record["sender"], record["body"]) == ({"identifier": "31@s.whatsapp.net", "role": "sender"}, "old")
    assert (record["thread"], record["type"]) == ("31@s.whatsapp.net", {"absent": "NOT_IN_SCHEMA"})


def test_the_place_of_media_is_not_known_where_the_database_is_in_documents() -> None:
    path = "private/var/mobile/Containers/Data/Application/6C1A/Documents/ChatStorage.sqlite"
    record = run(MESSAGES, {path: OLD}).records[2]
    assert record["attachments"] == [{"path": "Media/a/b.jpg", "mime": "image/jpeg", "size": 42073}]


def test_contacts() -> None:
    first, second = run(CONTACTS, {BOOK: CONTACT}).records
    assert (first["name"], first["given_name"], first["note"], first["contact_id"]) == ("Ann Li", "Ann", "Busy", "AB-1")
    assert first["identifiers"] == [
        {"value": "+49 15", "type": "phone", "label": "Mobile"},
        {"value": "4915@s.whatsapp.net", "type": "handle", "label": "WhatsApp"},
    ]
    assert (second["name"], second["given_name"], second["identifiers"]) == ("No phone", NULL, NULL)


def test_calls() -> None:
    out, missed, empty = run(CALLS, {HISTORY: CALL}).records
    assert (out["at"], out["ended_at"]) == ("2023-03-08T20:26:40.000000Z", "2023-03-08T20:27:40.500000Z")
    assert (out["direction"], out["answered"], out["medium"], out["duration"]) == ("outgoing", True, "video", 60.5)
    assert (out["sender"], out["status"]) == (NULL, NULL)
    assert out["recipients"] == [{"identifier": "4915@s.whatsapp.net", "role": "recipient"}]
    assert missed["sender"] == {"identifier": "4915@s.whatsapp.net", "role": "sender"}
    assert missed["recipients"] == [{"identifier": "77@lid", "role": "recipient"}]
    assert (missed["status"], missed["answered"], missed["thread"]) == ("missed", False, "12036@g.us")
    assert (missed["ended_at"], missed["medium"]) == (NULL, "audio")
    assert (empty["at"], empty["direction"], empty["status"], empty["sender"]) == (NULL, NULL, "outcome 7", NULL)


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    with ZipFile(CORPORA / "ios/ios_native_ffs.zip") as archive:
        messages = run(MESSAGES, {PATH: archive.read(PATH)}).records
        contacts = run(CONTACTS, {BOOK: archive.read(BOOK)}).records
        calls = run(CALLS, {HISTORY: archive.read(HISTORY)}).records
    assert (len(messages), len(contacts), len(calls)) == (32, 9, 4)
    assert len({r["thread"] for r in messages}) == 5
    assert sum(isinstance(r["attachments"], list) for r in messages) == 2
    assert sum(isinstance(r["latitude"], float) for r in messages) == 4
    (reacted,) = [r for r in messages if isinstance(r["reactions"], list)]
    assert reacted["reactions"] == [{"value": "👍", "by": "owner", "at": "2023-05-02T16:00:29.311000Z"}]
    assert [r["direction"] for r in calls] == ["outgoing", "incoming", "outgoing", "incoming"]
