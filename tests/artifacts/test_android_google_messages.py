"""bugle_db made here: the columns of a recent Google Messages, and of the AOSP app."""

from aboveboard.artifacts.google_messages.android import AOSP, GOOGLE
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.google.android.apps.messaging/databases/bugle_db"
AOSP_PATH = "data/data/com.android.messaging/databases/bugle_db"
NULL, MISSING = {"absent": "NULL"}, {"absent": "NOT_IN_SCHEMA"}
_BASE = """
CREATE TABLE conversations (_id INTEGER PRIMARY KEY, sms_thread_id INT DEFAULT(0), name TEXT);
CREATE TABLE participants (_id INTEGER PRIMARY KEY, sub_id INT DEFAULT(-2), sim_slot_id INT, normalized_destination TEXT,
    send_destination TEXT, display_destination TEXT, full_name TEXT, first_name TEXT, lookup_key TEXT, blocked INT DEFAULT(0));
CREATE TABLE conversation_participants (_id INTEGER PRIMARY KEY, conversation_id INT, participant_id INT);
INSERT INTO conversations VALUES (1, 4, 'Li Wei'), (2, 5, 'Trip');
INSERT INTO participants VALUES (1, 0, 0, '+15550100', '+15550100', '(555) 0100', NULL, NULL, NULL, 0),
    (2, -2, NULL, '+15550101', '0101', '555-0101', 'Li Wei', 'Li', 'lk2', 0),
    (3, -2, NULL, '+15550102', '+15550102', '555-0102', '', NULL, NULL, 1);
INSERT INTO conversation_participants VALUES (1, 1, 2), (2, 2, 2), (3, 2, 3);
"""
NEW = sqlite_bytes(
    _BASE
    + """
CREATE TABLE messages (_id INTEGER PRIMARY KEY, conversation_id INT, sender_id INT, sent_timestamp INT DEFAULT(0),
    received_timestamp INT DEFAULT(0), message_protocol INT DEFAULT(0), message_status INT DEFAULT(0), seen INT, read INT,
    mms_subject TEXT, mms_content_location TEXT, mms_expiry INT DEFAULT(0), self_id INT, rcs_message_id STRING);
CREATE TABLE parts (_id INTEGER PRIMARY KEY, message_id INT, text TEXT, uri TEXT, content_type TEXT, timestamp INT,
    conversation_id INT, file_name TEXT, file_size_bytes INT, local_cache_path TEXT);
CREATE TABLE read_reports (_id INTEGER PRIMARY KEY, message_id INT, participant_id INT, receive_time INT, read_time INT);
CREATE TABLE message_replies (_id INTEGER PRIMARY KEY, message_id INT, replied_to_message_id INT);
INSERT INTO messages VALUES
    (1, 1, 2, 1672567199000, 1672567200123, 3, 100, 1, 1, NULL, NULL, 0, 1, 'rcs-1'),
    (2, 1, 1, 1672567300000, 1672567300000, 3, 2, 1, 1, '', NULL, 0, 1, 'rcs-2'),
    (3, 2, 3, 0, 1672567400000, 2, 101, 0, 0, 'Look', 'http://mmsc.example.org/x', 1672653800000, 1, NULL),
    (4, 2, NULL, 0, 1672567500000, -1, 203, 1, 1, NULL, NULL, 0, NULL, NULL);
INSERT INTO parts VALUES (1, 1, '转账', NULL, 'text/plain', 1, 1, NULL, -1, NULL),
    (2, 2, 'see', NULL, 'text/plain', 1, 1, NULL, -1, NULL),
    (3, 2, NULL, 'content://mms/part/7', 'image/jpeg', 1, 1, 'IMG.jpg', 1234, '/data/user/0/x/cache/7.jpg'),
    (4, 2, NULL, 'content://mms/part/8', 'image/png', 1, 1, NULL, -1, NULL);
INSERT INTO read_reports VALUES (1, 2, 2, 1672567301000, 1672567309000);
INSERT INTO message_replies VALUES (1, 2, 1);
"""
)
OLD = sqlite_bytes(
    _BASE
    + """
CREATE TABLE messages (_id INTEGER PRIMARY KEY, conversation_id INT, sender_id INT, sent_timestamp INT,
    received_timestamp INT, message_protocol INT, message_status INT, read INT, self_id INT);
CREATE TABLE parts (_id INTEGER PRIMARY KEY, message_id INT, text TEXT, uri TEXT, content_type TEXT);
INSERT INTO messages VALUES (1, 1, 1, 1672567200000, 0, 1, 8, 1, 1);
INSERT INTO parts VALUES (1, 1, '', 'content://x/1', 'video/3gpp');
"""
)
FIXTURES = {"android.google_messages": {PATH: NEW}, "android.messaging": {AOSP_PATH: OLD}}


def test_messages() -> None:
    result = run(GOOGLE, {PATH: NEW})
    got, sent, waiting, event = result.of("Message")
    li = {"identifier": "+15550101", "name": "Li Wei"}
    assert (got["at"], got["sent_at"]) == ("2023-01-01T10:00:00.123000Z", "2023-01-01T09:59:59.000000Z")
    assert (got["direction"], got["sender"], got["recipients"]) == ("incoming", li | {"role": "sender"}, NULL)
    assert (got["body"], got["protocol"], got["thread_name"], got["sim"]) == ("转账", "RCS", "Li Wei", "0")
    assert (got["read"], got["status"], got["message_id"]) == (True, "received", "rcs-1")
    assert sent["sender"] == {"identifier": "+15550100", "role": "owner"}
    assert (sent["recipients"], sent["reply_to"]) == ([li | {"role": "recipient"}], "rcs-1")
    assert (sent["direction"], sent["status"], sent["read"], sent["received_at"]) == (
        "outgoing",
        "delivered",
        NULL,
        NULL,
    )
    assert sent["read_at"] == "2023-01-01T10:01:49.000000Z"
    assert sent["attachments"] == [
        {"path": "/data/user/0/x/cache/7.jpg", "name": "IMG.jpg", "mime": "image/jpeg", "size": 1234,
         "url": "content://mms/part/7"},
        {"mime": "image/png", "url": "content://mms/part/8"},
    ]  # fmt: skip
    assert (waiting["status"], waiting["subject"], waiting["url"]) == (
        "not downloaded",
        "Look",
        "http://mmsc.example.org/x",
    )
    assert waiting["recipients"] == [li | {"role": "recipient"}]
    assert (waiting["expires_at"], waiting["body"]) == ("2023-01-02T10:03:20.000000Z", NULL)
    assert (event["type"], event["direction"], event["sender"]) == ("event 203", {"absent": "UNREADABLE"}, NULL)
    assert all(o.status == "complete" for o in result.outcomes)


def test_people() -> None:
    me, li, other = run(GOOGLE, {PATH: NEW}).of("Contact")
    assert (me["own"], me["name"], li["own"], li["name"], li["given_name"]) == (True, NULL, False, "Li Wei", "Li")
    assert li["identifiers"] == [{"type": "phone", "value": "+15550101"}]
    assert (other["blocked"], other["name"]) == (True, NULL)


def test_the_aosp_app() -> None:
    (failed,) = run(AOSP, {AOSP_PATH: OLD}).of("Message")
    assert (failed["at"], failed["status"], failed["protocol"]) == ("2023-01-01T10:00:00.000000Z", "failed", "MMS")
    assert (failed["attachments"], failed["type"]) == ([{"url": "content://x/1", "mime": "video/3gpp"}], "attachment")
    assert (failed["read_at"], failed["reply_to"], failed["message_id"]) == (MISSING, MISSING, MISSING)
