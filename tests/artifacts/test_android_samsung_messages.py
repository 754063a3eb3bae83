"""message_content.db made here, with the columns that are published."""

from aboveboard.artifacts.samsung.messages import SAMSUNG_MESSAGES
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.samsung.android.messaging/databases/message_content.db"
NULL = {"absent": "NULL"}
STORE = sqlite_bytes("""
CREATE TABLE messages (_id INTEGER PRIMARY KEY, conversation_id INTEGER, recipients TEXT, message_box_type INTEGER,
    message_type INTEGER, message_status INTEGER, message_size INTEGER, created_timestamp INTEGER, sent_timestamp INTEGER,
    updated_timestamp INTEGER, remote_message_uri TEXT, is_read INTEGER, subject TEXT, creator TEXT, remote_creator TEXT);
CREATE TABLE parts (_id INTEGER PRIMARY KEY, message_id INTEGER, text TEXT, content_uri TEXT, content_type TEXT,
    file_name TEXT, size INTEGER);
CREATE TABLE recipients (_id INTEGER PRIMARY KEY, address TEXT, cache_name TEXT);
INSERT INTO messages VALUES
    (1, 3, '+15550101', 100, 10, 1000, 5, 1672567200123, 1672567199000, 0, 'content://sms/7', 1, NULL, 'com.x', NULL),
    (2, 3, '+15550101', 102, 12, 1102, 9, 1672567300000, 0, 0, NULL, 1, 'Look', NULL, NULL),
    (3, 4, '', 101, 10, NULL, 0, NULL, NULL, 0, NULL, 0, NULL, NULL, NULL);
INSERT INTO parts VALUES (1, 1, '转账', NULL, 'text/plain', NULL, 6), (2, 2, 'one', NULL, 'text/plain', NULL, 3),
    (3, 2, NULL, 'content://mms/part/7', 'image/jpeg', 'IMG.jpg', 1234), (4, 2, 'two', NULL, 'text/plain', '', 3);
INSERT INTO recipients VALUES (9, '+15550101', 'Li Wei'), (10, '+15550102', '');
""")
FIXTURES = {"android.samsung_messages": {PATH: STORE}}


def test_messages() -> None:
    result = run(SAMSUNG_MESSAGES, {PATH: STORE})
    got, sent, other = result.records
    li = {"identifier": "+15550101", "name": "Li Wei"}
    assert (got["at"], got["sent_at"], got["received_at"]) == (
        "2023-01-01T10:00:00.123000Z", "2023-01-01T09:59:59.000000Z", "2023-01-01T10:00:00.123000Z"
    )  # fmt: skip
    assert (got["direction"], got["sender"], got["recipients"]) == ("incoming", li | {"role": "sender"}, NULL)
    assert (got["body"], got["message_id"], got["app"], got["read"]) == ("转账", "content://sms/7", "com.x", True)
    assert (sent["direction"], sent["recipients"]) == ("outgoing", [li | {"role": "recipient"}])
    assert (sent["body"], sent["subject"], sent["read"], sent["sent_at"]) == ("one\ntwo", "Look", NULL, NULL)
    assert sent["attachments"] == [
        {"url": "content://mms/part/7", "name": "IMG.jpg", "mime": "image/jpeg", "size": 1234}
    ]
    assert (other["direction"], other["at"], other["recipients"]) == ({"absent": "UNREADABLE"}, NULL, NULL)
    assert (result.outcome.status, result.outcome.emitted) == ("complete", 3)
