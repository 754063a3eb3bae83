"""Messenger's tables made here: those of today on both systems, and threads_db2."""

from __future__ import annotations

from aboveboard.artifacts.messenger.android_threads import THREADS
from aboveboard.artifacts.messenger.android_threads_people import PEOPLE as THREADS_PEOPLE
from aboveboard.artifacts.messenger.both import ANDROID, IOS
from tests.artifacts.harness import run, sqlite_bytes

NEW = "data/data/com.facebook.orca/databases/msys_database_7"
PHONE = "private/var/mobile/Containers/Shared/AppGroup/group.com.facebook.Messenger/lightspeed-7.db"
OLD = "data/data/com.facebook.orca/databases/threads_db2"
FILE = sqlite_bytes(
    """CREATE TABLE messages (thread_key INTEGER NOT NULL, timestamp_ms INTEGER NOT NULL, message_id TEXT NOT NULL,
  sender_id INTEGER,
  text TEXT, is_admin_message INTEGER, sticker_id INTEGER, is_unsent INTEGER, reply_source_id TEXT, is_forwarded INTEGER);
CREATE TABLE contacts (id INTEGER PRIMARY KEY, name TEXT, first_name TEXT, username TEXT, profile_picture_url TEXT,
  friendship_status INTEGER,
  is_blocked INTEGER);
CREATE TABLE threads (thread_key INTEGER PRIMARY KEY, thread_name TEXT);
CREATE TABLE participants (thread_key INTEGER, contact_id INTEGER);
CREATE TABLE reactions (thread_key INTEGER, message_id TEXT, actor_id INTEGER, reaction TEXT,
  reaction_creation_timestamp_ms INTEGER);
CREATE TABLE attachments (thread_key INTEGER, message_id TEXT, filename TEXT, filesize INTEGER, playable_url TEXT,
  preview_url TEXT,
  playable_url_mime_type TEXT, title_text TEXT, subtitle_text TEXT);
CREATE TABLE call_log (call_timestamp_ms INTEGER, call_duration INTEGER, call_direction INTEGER, call_media_type INTEGER,
  has_been_seen INTEGER, thread_key INTEGER);
CREATE TABLE _user_info (facebook_user_id INTEGER PRIMARY KEY);
INSERT INTO _user_info VALUES (7);
INSERT INTO contacts VALUES (7, 'Mira', 'Mira', NULL, NULL, 0, 0), (42, 'Li Wei', 'Li', 'liwei',
  'https://example.org/p.jpg', 1, 0);
INSERT INTO threads VALUES (42, NULL), (900, 'Flat');
INSERT INTO participants VALUES (42, 42), (42, 7), (900, 7), (900, 42);
INSERT INTO messages VALUES (42, 1700000000123, 'mid.1', 42, 'hello', 0, 0, 0, NULL, 0),
 (900, 1700000100000, 'mid.2', 7, NULL, 0, 0, 1, 'mid.1', 1);
INSERT INTO reactions VALUES (42, 'mid.1', 7, '❤', 1700000005000);
INSERT INTO attachments VALUES (900, 'mid.2', 'a.mp4', 99, 'https://example.org/a', NULL, 'video/mp4', NULL, NULL);
INSERT INTO call_log VALUES (1700000200000, 65, 2, 2, 1, 42), (1700000300000, 0, 1, 1, 0, 42);"""
)
PLACES = """'[{"filename":"a.jpg","mime_type":"image/jpeg","file_size":99}]',
  '[{"href":"https://example.org/","name":"Page"}]'"""
THREADS_DB = sqlite_bytes(
    f"""CREATE TABLE messages (msg_id TEXT PRIMARY KEY, thread_key TEXT, text TEXT, sender TEXT, timestamp_ms INTEGER,
  timestamp_sent_ms INTEGER, attachments TEXT, shares TEXT, msg_type INTEGER, generic_admin_message_extensible_data TEXT);
CREATE TABLE threads (thread_key TEXT PRIMARY KEY, name TEXT);
CREATE TABLE thread_users (user_key TEXT PRIMARY KEY, name TEXT, first_name TEXT, last_name TEXT, username TEXT);
CREATE TABLE message_reactions (msg_id TEXT, user_key TEXT, reaction TEXT);
INSERT INTO threads VALUES ('ONE_TO_ONE:42:7', 'Li');
INSERT INTO thread_users VALUES ('FACEBOOK:42', 'Li Wei', 'Li', 'Wei', 'liwei');
INSERT INTO message_reactions VALUES ('m_1', 'FACEBOOK:7', '😍');
INSERT INTO messages VALUES ('m_1', 'ONE_TO_ONE:42:7', 'hello', '{{"user_key":"FACEBOOK:42","name":"Li Wei"}}',
  1600000000000, 0,
  {PLACES}, 0, NULL),
 ('m_2', 'ONE_TO_ONE:42:7', NULL, '{{"user_key":"FACEBOOK:7","name":"Mira"}}', 1600000100000, 0, NULL, NULL, 9,
  '{{"event":"call_ended"}}');"""
)
FIXTURES = {
    "android.messenger": {NEW: FILE},
    "ios.messenger": {PHONE: FILE},
    "android.messenger_threads": {OLD: THREADS_DB},
    "android.messenger_threads.people": {OLD: THREADS_DB},
}
NULL = {"absent": "NULL"}
COPY = (
    "private/var/mobile/Containers/Shared/AppGroup/group.com.facebook.Facebook/cask/7/"
    "FBMessagingMailboxCaskStore/1/fb-msys-7.db"
)
SEALED = """CREATE TABLE messages (thread_key INTEGER, timestamp_ms INTEGER, message_id TEXT, sender_id INTEGER, text TEXT);
CREATE TABLE contacts (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE _user_info (facebook_user_id INTEGER PRIMARY KEY);
CREATE TABLE client_messages (pk INTEGER PRIMARY KEY, thread_pk INTEGER, sender_contact_pk INTEGER, display_ts_ms INTEGER,
  text TEXT, message_content_type INTEGER);
CREATE TABLE client_attachments (message_pk INTEGER, filename TEXT, filesize INTEGER, content_token TEXT);
CREATE TABLE client_attachment_store_keys (content_token TEXT, persisted_path TEXT);
INSERT INTO _user_info VALUES (7);
INSERT INTO contacts VALUES (42, 'Li Wei'), (3, 'Somebody else');
INSERT INTO client_messages VALUES (1, 5, 3, 1700000000123, 'sealed 你好', 1), (2, 5, 4, -9223372036854775808, '', 2);
INSERT INTO client_attachments VALUES (2, '', 99, 't');
INSERT INTO client_attachment_store_keys VALUES ('t', 'media_bank/att.x.jpg');"""
MAPPED = """CREATE TABLE fb_transport_contacts (client_contact_pk INTEGER UNIQUE, server_contact_id INTEGER);
INSERT INTO fb_transport_contacts VALUES (3, 42), (4, 7);"""


def test_messages() -> None:
    hello, video = run(ANDROID, {NEW: FILE}).of("Message")
    expected = {
        "at": "2023-11-14T22:13:20.123000Z",
        "direction": "incoming",
        "sender": {"identifier": "42", "name": "Li Wei", "role": "sender"},
        "recipients": [{"identifier": "7", "name": "Mira", "role": "recipient"}],
        "thread": "42",
        "thread_name": "Li Wei",
        "body": "hello",
        "reactions": [{"value": "❤", "by": "7", "at": "2023-11-14T22:13:25.000000Z"}],
        "deleted": False,
    }
    assert {name: hello[name] for name in expected} == expected
    expected = {
        "direction": "outgoing",
        "thread_name": "Flat",
        "deleted": True,
        "forwarded": True,
        "reply_to": "mid.1",
        "body": NULL,
    }
    assert {name: video[name] for name in expected} == expected
    assert video["attachments"] == [{"name": "a.mp4", "mime": "video/mp4", "size": 99, "url": "https://example.org/a"}]


def test_calls_and_people() -> None:
    result = run(IOS, {PHONE: FILE})
    taken, made = result.of("Call")
    expected = {"direction": "incoming", "answered": True, "duration": 65, "medium": "video"}
    assert {name: taken[name] for name in expected} == expected
    assert (made["direction"], made["answered"], made["recipients"][0]["name"]) == ("outgoing", False, "Li Wei")
    mira, li = result.of("Contact")
    assert (mira["groups"], li["groups"], li["identifiers"][1]["value"]) == (["own account"], ["friend"], "liwei")


def test_threads_db2() -> None:
    result = run((THREADS, THREADS_PEOPLE), {OLD: THREADS_DB})
    hello, call = result.of("Message")
    expected = {
        "direction": "incoming",
        "sender": {"identifier": "42", "name": "Li Wei", "role": "sender"},
        "thread_name": "Li",
        "body": "hello",
        "reactions": [{"value": "😍", "by": "FACEBOOK:7"}],
        "attachments": [
            {"name": "a.jpg", "mime": "image/jpeg", "size": 99},
            {"url": "https://example.org/", "title": "Page"},
        ],
    }
    assert {name: hello[name] for name in expected} == expected
    assert (call["direction"], call["type"], call["status"]) == ("outgoing", "call or service", "call_ended")
    (li,) = result.of("Contact")
    assert (li["name"], li["identifiers"]) == ("Li Wei", [{"value": "liwei", "type": "handle"}])


def test_encrypted_chats_in_the_copy_of_facebook() -> None:
    hello, picture = run(IOS, {COPY: sqlite_bytes(SEALED + MAPPED)}).of("Message")
    expected = {
        "at": "2023-11-14T22:13:20.123000Z",
        "direction": "incoming",
        "sender": {"identifier": "42", "name": "Li Wei", "role": "sender"},
        "thread": "encrypted 5",
        "body": "sealed 你好",
        "protocol": "end-to-end encrypted",
        "attachments": NULL,
    }
    assert {name: hello[name] for name in expected} == expected
    assert (picture["at"], picture["direction"], picture["type"], picture["body"]) == (NULL, "outgoing", "image", NULL)
    assert picture["attachments"] == [{"size": 99, "path": "media_bank/att.x.jpg"}]


def test_encrypted_chats_without_the_table_of_numbers() -> None:
    hello, _ = run(IOS, {COPY: sqlite_bytes(SEALED)}).of("Message")
    assert (hello["body"], hello["sender"]) == ("sealed 你好", {"absent": "NOT_IN_SCHEMA"})
