"""WhatsApp on Android: the new and the old tables, and the list of people, made here."""

from typing import Any

from aboveboard.artifacts.whatsapp.android_calls import BUSINESS_CALLS
from aboveboard.artifacts.whatsapp.android_calls import CALLS as CALL_LOG
from aboveboard.artifacts.whatsapp.android_contacts import BUSINESS_CONTACTS, CONTACTS
from aboveboard.artifacts.whatsapp.android_messages import BUSINESS, MESSAGES
from tests.artifacts.harness import run, sqlite_bytes

HOME = "data/data/com.whatsapp/databases"
NULL = {"absent": "NULL"}
MISSING = {"absent": "NOT_IN_SCHEMA"}
HASH = "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="
ANNA, BEN, LID = "12025550101@s.whatsapp.net", "12025550102@s.whatsapp.net", "777@lid"
PEOPLE = """
CREATE TABLE jid (_id INTEGER PRIMARY KEY, user TEXT, server TEXT, raw_string TEXT);
INSERT INTO jid VALUES (1, '12025550101', 's.whatsapp.net', '12025550101@s.whatsapp.net'),
    (2, '12025550102', 's.whatsapp.net', '12025550102@s.whatsapp.net'), (3, '9-1', 'g.us', '9-1@g.us'),
    (4, '777', 'lid', '777@lid'), (5, 'status', 'broadcast', 'status@broadcast');
CREATE TABLE chat (_id INTEGER PRIMARY KEY, jid_row_id INTEGER UNIQUE, subject TEXT,
    last_read_message_sort_id INTEGER);
INSERT INTO chat VALUES (1, 1, NULL, 11), (2, 3, 'Trip 转账', 0), (3, 4, NULL, 0), (4, 5, NULL, 0);
"""
CALLS = """
CREATE TABLE call_log (_id INTEGER PRIMARY KEY, jid_row_id INTEGER, from_me INTEGER, call_id TEXT, timestamp INTEGER,
    video_call INTEGER, duration INTEGER, call_result INTEGER, group_jid_row_id INTEGER);
CREATE TABLE call_log_participant_v2 (_id INTEGER PRIMARY KEY, call_log_row_id INTEGER, jid_row_id INTEGER);
INSERT INTO call_log VALUES (1, 4, 0, 'call:A', 1700000000000, 1, 65, 5, 0), (2, 1, 1, 'call:B', 1700000100000, 0, 0, 2, 3),
    (3, 2, 0, NULL, 1700000200000, 0, 0, 4, 0);
INSERT INTO call_log_participant_v2 VALUES (1, 2, 1), (2, 2, 2);
"""
PLAIN = (
    PEOPLE
    + """
CREATE TABLE message (_id INTEGER PRIMARY KEY, chat_row_id INTEGER, from_me INTEGER, key_id TEXT,
    sender_jid_row_id INTEGER, status INTEGER, origination_flags INTEGER, timestamp INTEGER, received_timestamp INTEGER,
    message_type INTEGER, text_data TEXT, starred INTEGER, sort_id INTEGER);
INSERT INTO message VALUES
    (1, -1, 0, '-1', 0, -1, 0, 0, -1, -1, NULL, 0, 0),
    (2, 1, 1, 'K2', 0, 13, 1, 1700000000123, -1, 0, 'hello', 1, 10),
    (3, 1, 0, 'K3', 0, 0, 0, 1700000060000, 1700000061000, 0, 'good', 0, 11),
    (4, 1, 0, 'K4', 0, 10, 0, 1700000070000, -1, 1, NULL, 0, 12),
    (5, 2, 0, 'K5', 4, 0, 0, 1700000080000, 1700000080500, 0, 'to all', 0, 13),
    (6, 2, 1, 'K6', 0, 5, 0, 1700000090000, -1, 5, NULL, 0, 14),
    (7, 2, 0, 'K7', 1, 6, 0, 1700000100000, -1, 7, NULL, 0, 15),
    (8, 3, 1, 'K8', 0, 4, 0, 1700000110000, -1, 15, NULL, 0, 16),
    (9, 4, 0, 'K9', 2, 0, 0, 1700000120000, -1, 4, NULL, 0, 17),
    (10, 2, 1, 'K10', 0, 77, 0, 1700000130000, -1, 66, 'Where?', 0, 18);
"""
)
NEW = (
    PLAIN
    + CALLS
    + f"""
CREATE TABLE jid_map (lid_row_id INTEGER PRIMARY KEY, jid_row_id INTEGER);
INSERT INTO jid_map VALUES (4, 2);
CREATE TABLE message_media (message_row_id INTEGER PRIMARY KEY, file_path TEXT, file_size INTEGER, mime_type TEXT,
    file_length INTEGER, media_name TEXT, file_hash TEXT, message_url TEXT, media_caption TEXT);
INSERT INTO message_media VALUES (4, 'Media/WhatsApp Images/a.jpg', 0, 'image/jpeg', 99, 'a.jpg', '{HASH}', NULL, 'look');
CREATE TABLE message_location (message_row_id INTEGER PRIMARY KEY, latitude REAL, longitude REAL, place_name TEXT,
    place_address TEXT, url TEXT);
INSERT INTO message_location VALUES (6, 25.5, -121.25, 'Tower', 'Road 1', 'https://maps.example.org/1');
CREATE TABLE message_quoted (message_row_id INTEGER PRIMARY KEY, key_id TEXT);
INSERT INTO message_quoted VALUES (3, 'K2');
CREATE TABLE message_system (message_row_id INTEGER PRIMARY KEY, action_type INTEGER);
INSERT INTO message_system VALUES (7, 12);
CREATE TABLE message_system_chat_participant (message_row_id INTEGER, user_jid_row_id INTEGER);
INSERT INTO message_system_chat_participant VALUES (7, 4);
CREATE TABLE message_revoked (message_row_id INTEGER PRIMARY KEY, revoked_key_id TEXT, revoke_timestamp INTEGER);
INSERT INTO message_revoked VALUES (8, 'K8', 1700000119000);
CREATE TABLE message_edit_info (message_row_id INTEGER PRIMARY KEY, edited_timestamp INTEGER);
INSERT INTO message_edit_info VALUES (5, 1700000085000);
CREATE TABLE message_vcard (_id INTEGER PRIMARY KEY, message_row_id INTEGER, vcard TEXT);
INSERT INTO message_vcard VALUES (1, 9, 'BEGIN:VCARD');
CREATE TABLE message_poll_option (_id INTEGER PRIMARY KEY, message_row_id INTEGER, option_name TEXT);
INSERT INTO message_poll_option VALUES (1, 10, 'Here'), (2, 10, 'There');
CREATE TABLE message_add_on (_id INTEGER PRIMARY KEY, from_me INTEGER, sender_jid_row_id INTEGER,
    parent_message_row_id INTEGER, timestamp INTEGER);
CREATE TABLE message_add_on_reaction (message_add_on_row_id INTEGER PRIMARY KEY, reaction TEXT,
    sender_timestamp INTEGER);
INSERT INTO message_add_on VALUES (1, 0, 4, 2, 1), (2, 1, 0, 2, 2), (3, 0, 1, 2, 3);
INSERT INTO message_add_on_reaction VALUES (1, '❤️', 1700000001000), (2, '👍', 1700000002000), (3, '', 1700000003000);
CREATE TABLE receipt_user (_id INTEGER PRIMARY KEY, message_row_id INTEGER, receipt_user_jid_row_id INTEGER,
    receipt_timestamp INTEGER, read_timestamp INTEGER, played_timestamp INTEGER);
INSERT INTO receipt_user VALUES (1, 2, 1, 1700000003000, 1700000004000, -1), (2, 6, 1, 1700000091000, 0, 0);
CREATE TABLE group_participant_user (_id INTEGER PRIMARY KEY, group_jid_row_id INTEGER, user_jid_row_id INTEGER);
INSERT INTO group_participant_user VALUES (1, 3, 1), (2, 3, 4);
"""
)
JAVA = b"\xac\xed\x00\x05sr\x00\x16com.whatsapp.MediaData" + b"t\x00\x1bMedia/WhatsApp Images/b.jpg" + b"xp"
OLD = """
CREATE TABLE messages (_id INTEGER PRIMARY KEY, key_remote_jid TEXT, key_from_me INTEGER, key_id TEXT, status INTEGER,
    data TEXT, timestamp INTEGER, media_url TEXT, media_mime_type TEXT, media_wa_type TEXT, media_size INTEGER,
    media_name TEXT, media_caption TEXT, media_hash TEXT, latitude REAL, longitude REAL, thumb_image BLOB,
    remote_resource TEXT, received_timestamp INTEGER, receipt_device_timestamp INTEGER, read_device_timestamp INTEGER,
    played_device_timestamp INTEGER, starred INTEGER, quoted_row_id INTEGER, forwarded INTEGER);
CREATE TABLE chat_list (_id INTEGER PRIMARY KEY, key_remote_jid TEXT UNIQUE, subject TEXT);
CREATE TABLE group_participants (_id INTEGER PRIMARY KEY, gjid TEXT, jid TEXT);
CREATE TABLE messages_quotes (_id INTEGER PRIMARY KEY, key_id TEXT);
INSERT INTO chat_list VALUES (1, '9-1@g.us', 'Trip');
INSERT INTO group_participants VALUES (1, '9-1@g.us', ''), (2, '9-1@g.us', '12025550101@s.whatsapp.net');
INSERT INTO messages_quotes VALUES (1, 'O2');
"""
OLD_ROWS = {
    "messages": [
        (1, "-1", 0, "-1", -1, None, 0, None, None, "-1", *[None] * 15),
        (2, ANNA, 1, "O2", 13, "hi", 1700000000000, None, None, "0", 0, None, None, None, 0.0, 0.0, None, None,
         -1, 1700000002000, 1700000003000, -1, 1, None, 0),
        (3, "9-1@g.us", 0, "O3", 0, None, 1700000010000, "https://mmg.example.org/x", "image/jpeg", "1", 512, None,
         "cap", HASH, 0.0, 0.0, JAVA, ANNA, 1700000011000, -1, -1, -1, 0, 1, 1),
        (4, "9-1@g.us", 1, "O4", 6, "New name", 1700000020000, None, None, "0", 1, None, None, None, 0.0, 0.0, None,
         ANNA, -1, -1, -1, -1, 0, None, 0),
        (5, ANNA, 0, "O5", 0, None, 1700000030000, None, None, "10", 0, None, "video", None, 0.0, 0.0, None, None,
         1700000030000, -1, -1, -1, 0, None, 0),
        (6, "9-1@g.us", 1, "O6", 4, None, 1700000040000, None, None, "5", 0, "Tower", None, None, 1.5, 2.5, None, None,
         -1, -1, -1, -1, 0, None, 0),
    ]
}  # fmt: skip
BOOK = """
CREATE TABLE wa_contacts (_id INTEGER PRIMARY KEY, jid TEXT, status TEXT, number TEXT, raw_contact_id INTEGER,
    display_name TEXT, given_name TEXT, family_name TEXT, wa_name TEXT, nickname TEXT, company TEXT, title TEXT,
    is_starred INTEGER);
INSERT INTO wa_contacts VALUES (1, '12025550101@s.whatsapp.net', 'Busy', '+12025550101', 7, 'Anna L', 'Anna', 'L', 'annie',
    NULL, 'Example', 'Cook', 1), (2, '12025550102@s.whatsapp.net', '', NULL, -1, NULL, NULL, NULL, 'ben', NULL, NULL,
    NULL, 0);
CREATE TABLE wa_block_list (jid TEXT);
INSERT INTO wa_block_list VALUES ('12025550102@s.whatsapp.net');
"""
NEW_DB, OLD_DB, BOOK_DB = sqlite_bytes(NEW), sqlite_bytes(OLD, OLD_ROWS), sqlite_bytes(BOOK)
FIXTURES: dict[str, dict[str, bytes]] = {
    MESSAGES.id: {f"{HOME}/msgstore.db": NEW_DB},
    BUSINESS.id: {"data/data/com.whatsapp.w4b/databases/msgstore.db": OLD_DB},
    CALL_LOG.id: {f"{HOME}/msgstore.db": NEW_DB},
    BUSINESS_CALLS.id: {"data/data/com.whatsapp.w4b/databases/msgstore.db": NEW_DB},
    CONTACTS.id: {f"{HOME}/wa.db": BOOK_DB},
    BUSINESS_CONTACTS.id: {"data/data/com.whatsapp.w4b/databases/wa.db": BOOK_DB},
}


def messages(data: bytes) -> dict[str, dict[str, Any]]:
    result = run(MESSAGES, {f"{HOME}/msgstore.db": data})
    return {r["message_id"]: r for r in result.of("Message")}


def fields(record: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    return {name: record[name] for name in wanted}


def person(identifier: str, role: str) -> dict[str, str]:
    return {"identifier": identifier, "role": role}


def test_a_chat_of_two() -> None:
    made = messages(NEW_DB)
    wanted: dict[str, Any] = {
        "at": "2023-11-14T22:13:20.123000Z",
        "direction": "outgoing",
        "sender": {"role": "owner"},
        "recipients": [person(ANNA, "recipient")],
        "thread": ANNA,
        "thread_name": NULL,
        "body": "hello",
        "type": "text",
        "status": "read",
        "read": True,
        "sent_at": "2023-11-14T22:13:20.123000Z",
        "received_at": NULL,
        "delivered_at": "2023-11-14T22:13:23.000000Z",
        "read_at": "2023-11-14T22:13:24.000000Z",
        "played_at": NULL,
        "starred": True,
        "forwarded": True,
        "deleted": False,
        "reply_to": NULL,
        "message_id": "K2",
        "reactions": [
            {"value": "❤️", "by": BEN, "at": "2023-11-14T22:13:21.000000Z"},
            {"value": "👍", "by": "owner", "at": "2023-11-14T22:13:22.000000Z"},
        ],
    }
    assert fields(made["K2"], wanted) == wanted
    wanted = {
        "direction": "incoming",
        "sender": person(ANNA, "sender"),
        "recipients": NULL,
        "received_at": "2023-11-14T22:14:21.000000Z",
        "status": "received",
        "read": True,
        "reply_to": "K2",
        "reactions": NULL,
    }
    assert fields(made["K3"], wanted) == wanted
    wanted = {
        "type": "image",
        "body": "look",
        "status": "played",
        "read": False,
        "received_at": NULL,
        "attachments": [
            {
                "path": "Media/WhatsApp Images/a.jpg",
                "name": "a.jpg",
                "mime": "image/jpeg",
                "size": 99,
                "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            }
        ],
    }
    assert fields(made["K4"], wanted) == wanted


def test_a_group_with_a_privacy_id() -> None:
    made = messages(NEW_DB)
    wanted: dict[str, Any] = {
        "sender": person(BEN, "sender"),
        "recipients": [person(ANNA, "recipient")],
        "thread": "9-1@g.us",
        "thread_name": "Trip 转账",
        "edited_at": "2023-11-14T22:14:45.000000Z",
    }
    assert fields(made["K5"], wanted) == wanted
    wanted = {
        "type": "location",
        "body": "Tower\nRoad 1",
        "latitude": 25.5,
        "longitude": -121.25,
        "url": "https://maps.example.org/1",
        "recipients": [person(ANNA, "recipient"), person(BEN, "recipient")],
        "delivered_at": NULL,
        "status": "delivered",
    }
    assert fields(made["K6"], wanted) == wanted
    wanted = {
        "type": "participants added",
        "direction": NULL,
        "sender": person(ANNA, "sender"),
        "recipients": [person(BEN, "member")],
        "sent_at": NULL,
        "at": "2023-11-14T22:15:00.000000Z",
    }
    assert fields(made["K7"], wanted) == wanted
    assert fields(made["K10"], {"body": 0, "status": 0}) == {"body": "Where?\nHere\nThere", "status": "state 77"}


def test_deleted_and_status() -> None:
    made = messages(NEW_DB)
    wanted: dict[str, Any] = {
        "type": "deleted",
        "deleted": True,
        "deleted_at": "2023-11-14T22:15:19.000000Z",
        "thread": LID,
        "recipients": [person(BEN, "recipient")],
        "body": NULL,
    }
    assert fields(made["K8"], wanted) == wanted
    wanted = {"thread": "status@broadcast", "sender": person(BEN, "sender"), "type": "contact", "body": "BEGIN:VCARD"}
    assert fields(made["K9"], wanted) == wanted


def test_the_first_row_is_left_out_and_said() -> None:
    outcome = next(o for o in run(MESSAGES, {f"{HOME}/msgstore.db": NEW_DB}).outcomes if o.part == "message")
    assert (outcome.status, outcome.read, outcome.emitted, outcome.excluded) == ("complete", 10, 9, 1)
    assert "stands for no message" in (outcome.reason or "")


def test_without_the_newer_tables() -> None:
    made = messages(sqlite_bytes(PLAIN))
    assert made["K5"]["sender"] == person(LID, "sender")
    wanted: dict[str, Any] = {
        "type": "system",
        "reactions": MISSING,
        "attachments": MISSING,
        "edited_at": MISSING,
        "delivered_at": MISSING,
        "reply_to": MISSING,
    }
    assert fields(made["K7"], wanted) == wanted
    assert made["K6"]["recipients"] == [person("9-1@g.us", "group")]


def test_calls() -> None:
    answered, made, lost = run(CALL_LOG, {f"{HOME}/msgstore.db": NEW_DB}).records
    wanted: dict[str, Any] = {
        "at": "2023-11-14T22:13:20.000000Z",
        "direction": "incoming",
        "answered": True,
        "status": NULL,
        "duration": 65,
        "medium": "video",
        "sender": person(BEN, "sender"),
        "recipients": NULL,
        "thread": LID,
        "call_id": "call:A",
    }
    assert fields(answered, wanted) == wanted
    wanted = {
        "direction": "outgoing",
        "answered": False,
        "status": "not answered",
        "medium": "audio",
        "sender": NULL,
        "recipients": [person(ANNA, "recipient"), person(BEN, "recipient")],
        "thread": "9-1@g.us",
    }
    assert fields(made, wanted) == wanted
    assert fields(lost, {"status": 0, "call_id": 0}) == {"status": "missed or rejected", "call_id": NULL}


def test_the_old_table() -> None:
    made = messages(OLD_DB)
    assert set(made) == {"O2", "O3", "O4", "O5", "O6"}
    wanted: dict[str, Any] = {
        "direction": "outgoing",
        "sender": {"role": "owner"},
        "recipients": [person(ANNA, "recipient")],
        "body": "hi",
        "type": "text",
        "status": "read",
        "read": True,
        "delivered_at": "2023-11-14T22:13:22.000000Z",
        "read_at": "2023-11-14T22:13:23.000000Z",
        "played_at": NULL,
        "latitude": NULL,
        "attachments": NULL,
    }
    assert fields(made["O2"], wanted) == wanted
    wanted = {
        "direction": "incoming",
        "sender": person(ANNA, "sender"),
        "recipients": [person("9-1@g.us", "group")],
        "thread_name": "Trip",
        "body": "cap",
        "type": "image",
        "forwarded": True,
        "reply_to": "O2",
        "received_at": "2023-11-14T22:13:31.000000Z",
        "attachments": [
            {
                "path": "Media/WhatsApp Images/b.jpg",
                "mime": "image/jpeg",
                "size": 512,
                "url": "https://mmg.example.org/x",
                "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            }
        ],
    }
    assert fields(made["O3"], wanted) == wanted
    wanted = {"type": "group renamed", "direction": NULL, "body": "New name", "sender": person(ANNA, "sender")}
    assert fields(made["O4"], wanted) == wanted
    assert fields(made["O5"], {"type": 0, "body": 0}) == {"type": "missed video call", "body": NULL}
    wanted = {"type": "location", "body": "Tower", "latitude": 1.5, "longitude": 2.5, "status": "sent"}
    assert fields(made["O6"], wanted) == wanted


def test_people() -> None:
    anna, ben = run(CONTACTS, {f"{HOME}/wa.db": BOOK_DB}).records
    wanted: dict[str, Any] = {
        "name": "Anna L",
        "given_name": "Anna",
        "nickname": "annie",
        "organization": "Example",
        "job_title": "Cook",
        "identifiers": [
            {"value": "+12025550101", "type": "phone"},
            {"value": ANNA, "type": "handle", "label": "WhatsApp"},
        ],
        "note": "Busy",
        "favourite": True,
        "blocked": False,
        "contact_id": "7",
    }
    assert fields(anna, wanted) == wanted
    wanted = {"name": "ben", "note": NULL, "blocked": True, "contact_id": NULL}
    assert fields(ben, wanted) == wanted
