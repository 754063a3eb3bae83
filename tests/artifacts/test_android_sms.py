"""Android SMS and MMS, from provider tables made here."""

from typing import Any

import pytest

from aboveboard.artifacts.android.sms import SMS
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/user_de/0/com.android.providers.telephony/databases/mmssms.db"
SCHEMA = """
CREATE TABLE sms (_id INTEGER PRIMARY KEY, thread_id INTEGER, address TEXT, date INTEGER, date_sent INTEGER DEFAULT 0,
    read INTEGER DEFAULT 0, status INTEGER DEFAULT -1, type INTEGER, subject TEXT, body TEXT,
    sub_id INTEGER DEFAULT -1, creator TEXT DEFAULT 'com.example.messages');
CREATE TABLE pdu (_id INTEGER PRIMARY KEY, thread_id INTEGER, date INTEGER, date_sent INTEGER, msg_box INTEGER,
    read INTEGER, m_id TEXT, sub TEXT, sub_cs INTEGER, ct_l TEXT, exp INTEGER, m_type INTEGER,
    sub_id INTEGER DEFAULT -1, creator TEXT);
CREATE TABLE addr (_id INTEGER PRIMARY KEY, msg_id INTEGER, address TEXT, type INTEGER, charset INTEGER);
CREATE TABLE part (_id INTEGER PRIMARY KEY, mid INTEGER, seq INTEGER, ct TEXT, name TEXT, fn TEXT, cl TEXT, _data TEXT,
    text TEXT);
CREATE TABLE threads (_id INTEGER PRIMARY KEY, recipient_ids TEXT);
CREATE TABLE canonical_addresses (_id INTEGER PRIMARY KEY, address TEXT);
INSERT INTO threads VALUES (1, '1'), (2, '1 12'), (3, '2');
INSERT INTO canonical_addresses VALUES (1, '+12025550101'), (2, '+12025550102'), (12, '+12025550112');
INSERT INTO sms (_id, thread_id, address, date, date_sent, read, status, type, subject, body, sub_id) VALUES
    (1, 1, '+12025550101', 1700000000123, 1699999999000, 1, -1, 1, NULL, '转账 50', 2),
    (2, 1, '+12025550101', 1700000060000, 0, 1, 0, 2, '', 'done', -1),
    (3, 2, NULL, 1700000120000, 0, 0, -1, 3, NULL, 'not sent yet', 1),
    (4, 1, '', 0, 0, 0, 64, 5, NULL, NULL, 1);
INSERT INTO pdu (_id, thread_id, date, date_sent, msg_box, read, m_id, sub, sub_cs, ct_l, exp, m_type, sub_id,
    creator) VALUES
    (1, 2, 1700000200, 1700000190, 1, 0, 'mid-1', 'PhÃ³to', 106, NULL, NULL, 132, 1, 'com.example.messages'),
    (2, 2, 1700000300, 0, 2, 1, NULL, NULL, NULL, NULL, NULL, 128, -1, NULL),
    (3, 3, 1700000400, 0, 1, 0, NULL, '北京', 106, 'http://mmsc.example/3', 1700604800, 130, 1, NULL);
INSERT INTO addr VALUES (1, 1, '+12025550112', 137, 106), (2, 1, '+12025550100', 151, 106),
    (3, 1, '+12025550101', 130, 106), (4, 2, 'insert-address-token', 137, 106), (5, 2, '+12025550101', 151, 106);
INSERT INTO part VALUES (1, 1, -1, 'application/smil', 'smil.xml', NULL, NULL, NULL, '<smil/>'),
    (2, 1, 1, 'text/plain', NULL, NULL, 'b.txt', NULL, 'second'),
    (3, 1, 0, 'text/plain', NULL, NULL, 'a', NULL, 'first'),
    (4, 1, 2, 'image/jpeg', '', 'cat.jpg', NULL, '/data/user_de/0/x/app_parts/PART_1', NULL);
"""
DB = sqlite_bytes(SCHEMA)
SAMSUNG = sqlite_bytes(
    SCHEMA.replace("sub_id INTEGER DEFAULT -1", "favorite INTEGER DEFAULT 1, sim_slot INTEGER").replace("sub_id", "sim_slot")
    + """CREATE TABLE spam_sms AS SELECT * FROM sms WHERE _id = 1;
    CREATE TABLE im (_id INTEGER PRIMARY KEY, thread_id INTEGER, address TEXT, date INTEGER, date_sent INTEGER,
        read INTEGER, status INTEGER, type INTEGER, body TEXT, content_type TEXT, user_alias TEXT,
        imdn_message_id TEXT);
    INSERT INTO im VALUES (1, 1, '+12025550101', 1700000500000, 0, 1, 2, 1, 'hi', 'text/plain', 'Nadia', 'im-1');
    CREATE TABLE ft (_id INTEGER PRIMARY KEY, thread_id INTEGER, address TEXT, date INTEGER, type INTEGER,
        file_name TEXT, file_path TEXT, file_size INTEGER, content_type TEXT, user_alias TEXT);
    INSERT INTO ft VALUES (1, 1, '+12025550101', 1700000600000, 2, 'a.jpg', '/storage/a.jpg', 12, 'image/jpeg', '');
    CREATE TABLE wpm (_id INTEGER PRIMARY KEY, thread_id INTEGER, body TEXT, date INTEGER, type INTEGER, href TEXT);
    INSERT INTO wpm VALUES (1, 1, 'offer', 1700000700000, 1, 'http://push.example/');"""
)  # fmt: skip
FIXTURES: dict[str, dict[str, bytes]] = {SMS.id: {PATH: DB}}
NULL = {"absent": "NULL"}


def messages(data: bytes, table: str) -> list[dict[str, Any]]:
    return [r for r in run(SMS, {PATH: data}).of("Message") if r["provenance"]["table"] == table]


def fields(record: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: record[name] for name in names}


def test_sms_received_and_sent() -> None:
    received, sent, _, _ = messages(DB, "sms")
    wanted = {
        "at": "2023-11-14T22:13:20.123000Z",
        "sent_at": "2023-11-14T22:13:19.000000Z",
        "received_at": "2023-11-14T22:13:20.123000Z",
        "direction": "incoming",
        "sender": {"identifier": "+12025550101", "role": "sender"},
        "recipients": NULL,
        "thread": "1",
        "subject": NULL,
        "body": "转账 50",
        "type": "text",
        "status": "received",
        "read": True,
        "protocol": "SMS",
        "sim": "2",
        "starred": {"absent": "NOT_IN_SCHEMA"},
        "app": "com.example.messages",
    }
    assert fields(received, *wanted) == wanted
    wanted = {
        "sent_at": "2023-11-14T22:14:20.000000Z",
        "received_at": NULL,
        "direction": "outgoing",
        "sender": NULL,
        "recipients": [{"identifier": "+12025550101", "role": "recipient"}],
        "subject": NULL,
        "status": "delivered",
        "sim": NULL,
    }
    assert fields(sent, *wanted) == wanted


def test_a_draft_has_the_people_of_its_thread() -> None:
    _, _, draft, failed = messages(DB, "sms")
    assert draft["status"] == "draft"
    assert [p["identifier"] for p in draft["recipients"]] == ["+12025550101", "+12025550112"]
    wanted = {"at": NULL, "body": NULL, "status": "failed", "direction": "outgoing", "sent_at": NULL}
    assert fields(failed, *wanted) == wanted


def test_mms_with_parts_and_addresses() -> None:
    received, sent, notice = messages(DB, "pdu")
    wanted = {
        "at": "2023-11-14T22:16:40.000000Z",
        "sent_at": "2023-11-14T22:16:30.000000Z",
        "direction": "incoming",
        "sender": {"identifier": "+12025550112", "role": "sender"},
        "recipients": [{"identifier": "+12025550100", "role": "to"}, {"identifier": "+12025550101", "role": "cc"}],
        "subject": "Phóto",
        "body": "first\nsecond",
        "attachments": [{"path": "/data/user_de/0/x/app_parts/PART_1", "name": "cat.jpg", "mime": "image/jpeg"}],
        "type": "multimedia",
        "status": "received",
        "message_id": "mid-1",
        "protocol": "MMS",
        "sim": "1",
        "app": "com.example.messages",
    }
    assert fields(received, *wanted) == wanted
    wanted = {
        "direction": "outgoing",
        "sender": NULL,
        "recipients": [{"identifier": "+12025550101", "role": "to"}],
        "body": NULL,
        "attachments": NULL,
        "subject": NULL,
        "app": NULL,
        "sent_at": "2023-11-14T22:18:20.000000Z",
    }
    assert fields(sent, *wanted) == wanted
    wanted = {
        "type": "notification (not downloaded)",
        "subject": "北京",
        "expires_at": "2023-11-21T22:13:20.000000Z",
        "url": "http://mmsc.example/3",
    }
    assert fields(notice, *wanted) == wanted


def test_samsung_tables() -> None:
    (chat,) = messages(SAMSUNG, "im")
    wanted = {
        "protocol": "RCS",
        "direction": "incoming",
        "body": "hi",
        "sender": {"identifier": "+12025550101", "name": "Nadia", "role": "sender"},
        "message_id": "im-1",
        "sent_at": NULL,
    }
    assert fields(chat, *wanted) == wanted
    (file,) = messages(SAMSUNG, "ft")
    assert file["attachments"] == [{"path": "/storage/a.jpg", "name": "a.jpg", "mime": "image/jpeg", "size": 12}]
    assert file["direction"] == "outgoing"
    (push,) = messages(SAMSUNG, "wpm")
    assert fields(push, "body", "url", "protocol") == {
        "body": "offer",
        "url": "http://push.example/",
        "protocol": "WAP push",
    }
    (spam,) = messages(SAMSUNG, "spam_sms")
    assert fields(spam, "body", "sim", "starred") == {"body": "转账 50", "sim": "2", "starred": True}


@pytest.mark.parametrize("column", ["sim_id", "phone_id"])
def test_the_sim_by_other_columns(column: str) -> None:
    data = sqlite_bytes(SCHEMA.replace("sub_id", column))
    assert [m["sim"] for m in messages(data, "sms")] == ["2", NULL, "1", "1"]


def test_a_store_without_mms_tables_still_gives_its_sms() -> None:
    script = "CREATE TABLE sms (_id INTEGER PRIMARY KEY, thread_id INTEGER, address TEXT, date INTEGER, read INTEGER,"
    script += (
        " status INTEGER, type INTEGER, body TEXT); INSERT INTO sms VALUES (1, 1, '5', 1700000000000, 1, -1, 1, 'x')"
    )
    (message,) = messages(sqlite_bytes(script), "sms")
    assert fields(message, "body", "sent_at", "sim") == {
        "body": "x",
        "sent_at": {"absent": "NOT_IN_SCHEMA"},
        "sim": {"absent": "NOT_IN_SCHEMA"},
    }
