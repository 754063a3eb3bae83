"""Skype's databases of all versions, made here."""

import json

from aboveboard.artifacts.skype.android import ANDROID, IOS
from aboveboard.artifacts.skype.android_classic import ANDROID as CLASSIC
from aboveboard.artifacts.skype.android_classic import IOS as CLASSIC_IOS
from aboveboard.artifacts.skype.android_live import LIVE
from tests.artifacts.harness import run, sqlite_bytes

NULL = {"absent": "NULL"}
APP = "private/var/mobile/Containers/Data/Application/5D5C7C0E-0000-4000-8000-000000000007"
LIVE_PATH = "data/data/com.skype.m2/databases/live:.cid.1.db"
S4L_PATH = "data/data/com.skype.raider/files/RCTAsyncLocalStorage/s4l-live#3aann.db"
S4L_IOS = f"{APP}/Documents/s4l-live#3aann.db"
MAIN_PATH = "data/data/com.skype.raider/files/ann/main.db"
MAIN_IOS = f"{APP}/Library/Application Support/Skype/ann/main.db"

OLD = sqlite_bytes("""
CREATE TABLE chatitem (conversation_link TEXT, message_type INTEGER, time INTEGER, content TEXT, device_gallery_path TEXT,
    is_sender_me INTEGER, person_id TEXT, duration INTEGER);
CREATE TABLE person (entry_id TEXT, first_name TEXT, last_name TEXT);
CREATE TABLE particiapnt (conversation_id TEXT, person_id TEXT);
INSERT INTO person VALUES ('8:bob', 'Bob', 'B'), ('8:cy', NULL, '');
INSERT INTO particiapnt VALUES ('19:x', '8:ann'), ('19:x', '8:bob'), ('19:x', '8:cy');
INSERT INTO chatitem VALUES ('8:bob', 1, 1672567200123, 'Hi 转账', NULL, 0, '8:bob', NULL),
    ('19:x', 9, 1672567300000, '', '/sdcard/DCIM/1.jpg', 1, '8:ann', 0), ('8:bob', 3, 1672567400000, NULL, NULL, 1, '8:ann', 61);
""")

CALLED = (
    '<partlist type="ended" alt=""><part identity="8:ann"><name>Ann</name><duration>61</duration></part>'
    '<part identity="8:bob"><duration>60.5</duration></part></partlist>'
)
FILE = (
    '<URIObject uri="https://api.example.org/v1/1" url_thumbnail="https://api.example.org/v1/1/t"><OriginalName v="IMG.jpg"/>'
    "</URIObject>"
)


def said(key: str, mine: int | None, content: str, kind: str = "RichText", thread: str = "19:x", **more: object) -> str:
    creator = {1: "8:ann", 0: "8:bob", None: None}[mine]
    return json.dumps(
        {"cuid": key, "creator": creator, "_isMyMessage": mine, "conversationId": thread, "content": content,
         "createdTime": 1672567200123, "messagetype": kind} | more
    )  # fmt: skip


TRIP = json.dumps(
    {"conv": {"id": "19:x", "_threadProps": {"topic": "Trip"}, "_threadMembers": [{"id": "8:ann"}, {"id": "8:bob"}]}}
)
BOB = json.dumps({
    "mri": "8:bob", "firstName": "Bob", "lastName": "B", "phones": [{"number": "+15550101", "type": "1"}, {}],
    "emails": ["bob@example.org"], "birthday": "1990-01-02", "mood": "busy", "thumbUrl": "https://pics.example.org/b",
})  # fmt: skip
_TABLES = """CREATE TABLE messagesv12 (nsp_pk TEXT PRIMARY KEY, nsp_data TEXT);
CREATE TABLE profilecachev8 (nsp_pk TEXT PRIMARY KEY, nsp_data TEXT);"""
S4L = sqlite_bytes(
    _TABLES + "CREATE TABLE conversationsv14 (nsp_pk TEXT PRIMARY KEY, nsp_data TEXT);",
    {
        "messagesv12": [
            ("1", said("a", 0, "Hi <b>转账</b> &amp; more", imdisplayname="Bob B")),
            ("2", said("b", 1, FILE, "RichText/Media_GenericFile")),
            ("3", said("c", 1, CALLED, "Event/Call", thread="8:bob")),
            ("4", said("d", 0, '<partlist type="missed"></partlist>', "Event/Call", thread="8:bob")),
            ("5", said("e", None, "", "ThreadActivity/AddMember")),
            ("6", "{not JSON"),
        ],
        "conversationsv14": [("C19:x", TRIP), ("C8:bob", "{")],
        "profilecachev8": [("C8:bob", BOB), ("C8:cy", json.dumps({"mri": "8:cy"}))],
    },
)
BARE = sqlite_bytes(_TABLES, {"messagesv12": [("1", said("a", 1, "old", thread="8:bob"))]})

MAIN = sqlite_bytes("""
CREATE TABLE Accounts (id INTEGER PRIMARY KEY, skypename TEXT, fullname TEXT, emails TEXT);
CREATE TABLE Messages (id INTEGER PRIMARY KEY, convo_id INTEGER, chatname TEXT, timestamp INTEGER, author TEXT,
    from_dispname TEXT, body_xml TEXT, type INTEGER, sending_status INTEGER, edited_timestamp INTEGER, dialog_partner TEXT,
    remote_id INTEGER);
CREATE TABLE Conversations (id INTEGER PRIMARY KEY, identity TEXT, displayname TEXT);
CREATE TABLE Participants (id INTEGER PRIMARY KEY, convo_id INTEGER, identity TEXT);
CREATE TABLE Calls (id INTEGER PRIMARY KEY, begin_timestamp INTEGER, is_incoming INTEGER, host_identity TEXT, duration INTEGER,
    name TEXT, conv_dbid INTEGER);
CREATE TABLE CallMembers (id INTEGER PRIMARY KEY, call_db_id INTEGER, identity TEXT, dispname TEXT);
CREATE TABLE Transfers (id INTEGER PRIMARY KEY, type INTEGER, partner_handle TEXT, partner_dispname TEXT, starttime INTEGER,
    finishtime INTEGER, filepath TEXT, filename TEXT, filesize TEXT, status INTEGER);
CREATE TABLE Contacts (id INTEGER PRIMARY KEY, skypename TEXT, fullname TEXT, displayname TEXT, phone_mobile TEXT,
    phone_home TEXT, phone_office TEXT, pstnnumber TEXT, emails TEXT, birthday INTEGER, about TEXT, mood_text TEXT,
    isblocked INTEGER);
INSERT INTO Accounts VALUES (1, 'ann', 'Ann E', 'ann@example.org');
INSERT INTO Conversations VALUES (5, 'bob', 'Bob B');
INSERT INTO Participants VALUES (1, 5, 'ann'), (2, 5, 'bob');
INSERT INTO Contacts VALUES (1, 'bob', 'Robert B', 'Bob B', '+15550101', NULL, '', NULL, 'bob@example.org', 19900102,
    'hello', '', 1);
INSERT INTO Messages VALUES (1, 5, '#ann/$bob;1', 1672567200, 'bob', 'Bob B',
    'Hi &lt;转账&gt; <ss type="smile">:)</ss>', 61, 4, NULL,
        'bob', 77),
    (2, 5, '', 1672567300, 'ann', 'Ann E', '', 61, 2, 1672567400, 'bob', 0), (3, 9, NULL, NULL, NULL, NULL, NULL, 999,
    NULL, NULL, NULL, NULL);
INSERT INTO Calls VALUES (1, 1672567200, 0, 'ann', 61, 'c-1', 5), (2, 1672567300, 1, 'bob', NULL, NULL, 5);
INSERT INTO CallMembers VALUES (1, 1, 'bob', 'Bob B');
INSERT INTO Transfers VALUES (1, 1, 'bob', 'Bob B', 1672567200, 1672567201, '/sdcard/a.jpg', 'a.jpg', '1234', 8);
""")
FIXTURES = {
    "android.skype_live": {LIVE_PATH: OLD},
    "android.skype": {S4L_PATH: S4L},
    "ios.skype": {S4L_IOS: S4L},
    "android.skype_classic": {MAIN_PATH: MAIN},
    "ios.skype_classic": {MAIN_IOS: MAIN},
}


def test_live() -> None:
    result = run(LIVE, {LIVE_PATH: OLD})
    got, sent = result.of("Message")
    assert (got["at"], got["body"], got["direction"]) == ("2023-01-01T10:00:00.123000Z", "Hi 转账", "incoming")
    assert got["sender"] == {"identifier": "8:bob", "name": "Bob B", "role": "sender"}
    assert sent["recipients"] == [
        {"identifier": "8:bob", "name": "Bob B", "role": "recipient"}, {"identifier": "8:cy", "role": "recipient"}
    ]  # fmt: skip
    assert (sent["attachments"], sent["body"], sent["type"]) == ([{"path": "/sdcard/DCIM/1.jpg"}], NULL, "type 9")
    (call,) = result.of("Call")
    assert (call["direction"], call["duration"], call["thread"]) == ("outgoing", 61.0, "8:bob")
    bob, cy = result.of("Contact")
    assert (bob["name"], cy["name"], cy["contact_id"]) == ("Bob B", NULL, "8:cy")


def test_s4l() -> None:
    result = run(ANDROID, {S4L_PATH: S4L})
    got, sent, event = result.of("Message")
    assert (got["at"], got["body"], got["thread_name"]) == ("2023-01-01T10:00:00.123000Z", "Hi 转账 & more", "Trip")
    assert got["sender"] == {"identifier": "8:bob", "name": "Bob B", "role": "sender"}
    assert (got["recipients"], got["message_id"]) == ([{"identifier": "8:ann", "role": "recipient"}], "a")
    assert sent["attachments"] == [{"name": "IMG.jpg", "url": "https://api.example.org/v1/1"}]
    assert (sent["direction"], sent["type"], sent["sender"]["role"]) == ("outgoing", "attachment", "owner")
    assert (event["direction"], event["type"], event["sender"]) == (NULL, "ThreadActivity/AddMember", NULL)
    made, missed = result.of("Call")
    assert (made["duration"], made["answered"], made["status"]) == (61.0, True, "ended")
    assert made["recipients"] == [{"identifier": "8:bob", "role": "recipient"}]
    assert (missed["answered"], missed["status"], missed["direction"]) == (False, "missed", "incoming")
    bob, cy = result.of("Contact")
    assert (bob["name"], [i["value"] for i in bob["identifiers"]]) == (
        "Bob B",
        ["8:bob", "+15550101", "bob@example.org"],
    )
    assert (bob["birthday"], bob["note"], cy["name"]) == ("1990-01-02", "busy", NULL)
    assert next(o for o in result.outcomes if o.part == "messagesv12").rejected == 1


def test_s4l_without_conversations() -> None:
    (sent,) = run(IOS, {S4L_IOS: BARE}).of("Message")
    assert (sent["recipients"], sent["body"]) == ([{"identifier": "8:bob", "role": "recipient"}], "old")


def test_classic() -> None:
    result = run(CLASSIC, {MAIN_PATH: MAIN})
    got, gone, odd, file = result.of("Message")
    assert (got["at"], got["body"], got["type"]) == ("2023-01-01T10:00:00.000000Z", "Hi <转账> :)", "text")
    assert (got["direction"], got["message_id"], got["deleted"]) == ("incoming", "77", False)
    assert (gone["direction"], gone["deleted"], gone["edited_at"]) == ("outgoing", True, "2023-01-01T10:03:20.000000Z")
    assert gone["recipients"] == [{"identifier": "bob", "name": "Bob B", "role": "recipient"}]
    assert (odd["type"], odd["at"], odd["direction"]) == ("999", NULL, NULL)
    assert file["attachments"] == [{"path": "/sdcard/a.jpg", "name": "a.jpg", "size": 1234}]
    assert (file["direction"], file["received_at"]) == ("incoming", "2023-01-01T10:00:01.000000Z")
    made, missed = result.of("Call")
    assert (made["direction"], made["duration"], made["answered"]) == ("outgoing", 61.0, True)
    assert made["recipients"] == [{"identifier": "bob", "name": "Bob B", "role": "recipient"}]
    assert (missed["direction"], missed["duration"], missed["answered"]) == ("incoming", NULL, NULL)
    (bob,) = result.of("Contact")
    assert (bob["name"], bob["birthday"], bob["blocked"], len(bob["identifiers"])) == ("Bob B", "19900102", True, 3)
    (account,) = run(CLASSIC_IOS, {MAIN_IOS: MAIN}).of("Account")
    assert (account["username"], account["identifier"], account["name"]) == ("ann", "ann@example.org", "Ann E")
