"""Signal's database as decrypted, made here: the table of all messages, and the older two."""

from __future__ import annotations

from aboveboard.artifacts.signal.android import SIGNAL
from aboveboard.artifacts.signal.android_calls import CALLS as SIGNAL_CALLS
from aboveboard.artifacts.signal.android_people import PEOPLE as SIGNAL_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/org.thoughtcrime.securesms/databases/signal.db"
PEOPLE = """CREATE TABLE recipient (_id INTEGER PRIMARY KEY AUTOINCREMENT, type INTEGER DEFAULT 0, e164 TEXT UNIQUE,
  aci TEXT UNIQUE, pni TEXT, username TEXT, group_id TEXT, blocked INTEGER DEFAULT 0, system_joined_name TEXT,
  profile_given_name TEXT, profile_family_name TEXT, profile_joined_name TEXT, about TEXT, note TEXT);
CREATE TABLE thread (_id INTEGER PRIMARY KEY AUTOINCREMENT, date INTEGER, recipient_id INTEGER NOT NULL UNIQUE);
CREATE TABLE groups (_id INTEGER PRIMARY KEY AUTOINCREMENT, group_id TEXT NOT NULL UNIQUE, recipient_id INTEGER NOT NULL
  UNIQUE, title TEXT);
CREATE TABLE group_membership (_id INTEGER PRIMARY KEY, group_id TEXT NOT NULL, recipient_id INTEGER NOT NULL);
INSERT INTO recipient (_id, e164, aci, system_joined_name, profile_given_name, profile_joined_name, about) VALUES
 (1, '+15550100', 'aci-me', NULL, 'Mira', 'Mira', NULL), (2, '+15550101', 'aci-li', 'Li Wei', 'Li', 'Li W', 'busy');
INSERT INTO recipient (_id, type, group_id) VALUES (3, 3, '__signal_group__v2__!ab');
INSERT INTO thread (_id, recipient_id) VALUES (7, 2), (8, 3);
INSERT INTO groups (group_id, recipient_id, title) VALUES ('__signal_group__v2__!ab', 3, 'Flat');
INSERT INTO group_membership VALUES (1, '__signal_group__v2__!ab', 2);
"""
NEW = sqlite_bytes(
    PEOPLE
    + """CREATE TABLE message (_id INTEGER PRIMARY KEY AUTOINCREMENT, date_sent INTEGER NOT NULL, date_received INTEGER
  NOT NULL,
  date_server INTEGER, thread_id INTEGER NOT NULL, from_recipient_id INTEGER NOT NULL, from_device_id INTEGER,
  to_recipient_id INTEGER NOT NULL, type INTEGER NOT NULL, body TEXT, read INTEGER DEFAULT 0, expires_in INTEGER DEFAULT 0,
  expire_started INTEGER DEFAULT 0, quote_id INTEGER DEFAULT 0, remote_deleted INTEGER DEFAULT 0, original_message_id INTEGER);
CREATE TABLE reaction (_id INTEGER PRIMARY KEY, message_id INTEGER, author_id INTEGER, emoji TEXT, date_sent INTEGER,
  date_received INTEGER);
CREATE TABLE attachment (_id INTEGER PRIMARY KEY, message_id INTEGER, content_type TEXT, data_file TEXT, data_size INTEGER,
  file_name TEXT, caption TEXT);
CREATE TABLE call (_id INTEGER PRIMARY KEY, call_id INTEGER NOT NULL, message_id INTEGER, peer INTEGER, type INTEGER NOT NULL,
  direction INTEGER NOT NULL, event INTEGER NOT NULL, timestamp INTEGER NOT NULL, read INTEGER, deletion_timestamp INTEGER);
INSERT INTO message VALUES
 (1, 1700000000123, 1700000001000, 0, 7, 2, 1, 1, 10485780, 'hello', 1, 60000, 1700000002000, 0, 0, NULL),
 (2, 1700000100000, 1700000100000, 0, 8, 1, 1, 3, 10485783, NULL, 1, 0, 0, 1700000000123, 1, NULL),
 (3, 1700000200000, 1700000200000, 0, 7, 2, 1, 1, 3, NULL, 0, 0, 0, 0, 0, NULL);
INSERT INTO reaction VALUES (1, 1, 1, '👍', 1700000005000, 1700000005000);
INSERT INTO attachment VALUES (1, 2, 'image/jpeg', '/data/user/0/org.thoughtcrime.securesms/app_parts/part1.mms', 99,
  'a.jpg', NULL);
INSERT INTO call VALUES (1, 555, 3, 2, 1, 0, 3, 1700000200000, 0, 0), (2, 556, NULL, 2, 0, 1, 1, 1700000300000, 1, 0);"""
)
OLD = sqlite_bytes(
    PEOPLE
    + """CREATE TABLE sms (_id INTEGER PRIMARY KEY, thread_id INTEGER, recipient_id INTEGER, date INTEGER, date_sent INTEGER,
  type INTEGER, body TEXT, read INTEGER);
CREATE TABLE mms (_id INTEGER PRIMARY KEY, thread_id INTEGER, date INTEGER, date_received INTEGER, msg_box INTEGER, body TEXT,
  recipient_id INTEGER, read INTEGER, quote_id INTEGER);
CREATE TABLE part (_id INTEGER PRIMARY KEY, mid INTEGER, ct TEXT, file_name TEXT, data_size INTEGER, _data TEXT);
INSERT INTO sms VALUES (1, 7, 2, 1600000001000, 1600000000000, 10485780, 'old', 1);
INSERT INTO mms VALUES (1, 7, 1600000100000, 1600000100000, 10485783, 'see', 2, 1, 0);
INSERT INTO part VALUES (1, 1, 'image/png', NULL, 5, 'part.mms');"""
)
FIXTURES = {
    "android.signal": {PATH: NEW},
    "android.signal.people": {PATH: NEW},
    "android.signal.calls": {PATH: NEW},
}
NULL = {"absent": "NULL"}
LI = {"identifier": "+15550101", "name": "Li Wei"}


def test_messages() -> None:
    hello, picture, missed = run((SIGNAL, SIGNAL_PEOPLE, SIGNAL_CALLS), {PATH: NEW}).of("Message")
    expected = {
        "at": "2023-11-14T22:13:20.123000Z",
        "received_at": "2023-11-14T22:13:21.000000Z",
        "expires_at": "2023-11-14T22:14:22.000000Z",
        "direction": "incoming",
        "sender": {**LI, "role": "sender"},
        "recipients": NULL,
        "thread": "7",
        "thread_name": "Li Wei",
        "body": "hello",
        "type": "text",
        "status": "received",
        "reactions": [{"value": "👍", "by": "1", "at": "2023-11-14T22:13:25.000000Z"}],
        "attachments": NULL,
    }
    assert {name: hello[name] for name in expected} == expected
    expected = {
        "direction": "outgoing",
        "status": "sent",
        "recipients": [{"identifier": "__signal_group__v2__!ab", "name": "Flat", "role": "recipient"}],
        "thread_name": "Flat",
        "deleted": True,
        "reply_to": "1700000000123",
    }
    assert {name: picture[name] for name in expected} == expected
    (file,) = picture["attachments"]
    assert (file["name"], file["mime"], file["size"]) == ("a.jpg", "image/jpeg", 99)
    assert (missed["type"], missed["direction"]) == ("missed call", "incoming")


def test_calls_and_people() -> None:
    result = run((SIGNAL, SIGNAL_PEOPLE, SIGNAL_CALLS), {PATH: NEW})
    missed, made = result.of("Call")
    expected = {
        "direction": "incoming",
        "answered": False,
        "status": "missed",
        "medium": "video",
        "sender": {**LI, "role": "sender"},
    }
    assert {name: missed[name] for name in expected} == expected
    assert (made["answered"], made["status"], made["recipients"]) == (True, NULL, [{**LI, "role": "recipient"}])
    _, li, flat = result.of("Contact")
    assert (li["name"], li["note"], li["groups"]) == ("Li Wei", "busy", ["Flat"])
    assert li["identifiers"] == [
        {"value": "+15550101", "type": "phone"},
        {"value": "aci-li", "type": "handle", "label": "account id"},
    ]
    assert flat["name"] == "Flat"


def test_tables_until_2022() -> None:
    see, old = run((SIGNAL, SIGNAL_PEOPLE, SIGNAL_CALLS), {PATH: OLD}).of("Message")
    assert (see["direction"], see["body"], see["attachments"][0]["path"]) == ("outgoing", "see", "part.mms")
    assert (old["at"], old["received_at"]) == ("2020-09-13T12:26:40.000000Z", "2020-09-13T12:26:41.000000Z")


def test_encrypted_as_the_app_writes_it() -> None:
    noise = bytes((n * n * 7919 + n * 104729) >> 7 & 255 for n in range(8192))
    assert run(SIGNAL, {PATH: noise}).outcome.status == "encrypted"
