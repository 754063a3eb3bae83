"""Gmail on Android: bigTopDataDB and the older mailstore, made here."""

import zlib
from typing import Any

from aboveboard.artifacts.gmail.android import GMAIL
from tests.artifacts.harness import run, sqlite_bytes

HOME = "data/data/com.google.android.gm/databases"
NULL = {"absent": "NULL"}
# Java's "me@example.net".hashCode()
ME = "me@example.net"
HASH = -1112891279


def varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*out, value))


def message(*fields: tuple[int, int | str | bytes]) -> bytes:
    out = b""
    for number, value in fields:
        if isinstance(value, int):
            out += varint(number << 3) + varint(value)
        else:
            raw = value.encode() if isinstance(value, str) else value
            out += varint(number << 3 | 2) + varint(len(raw)) + raw
    return out


def person(address: str, name: str) -> bytes:
    return message((1, 1), (2, address), (3, name))


def page(html: str) -> bytes:
    return message((1, 1), (3, message((2, html))))


LETTER = message(
    (1, person(ME, "Me")),
    (2, person("ben@example.org", "Ben")),
    (4, person("anna@example.com", "Anna")),
    (5, "Plan 转账"),
    (6, message((2, page("<p>Hello &amp; bye</p>")), (2, page("<p>second</p>")))),
    (7, "Hello"),
    (8, "<1@example.com>"),
    (14, message((1, message((4, message((2, "https://x.example/a"), (3, "a.pdf"), (4, "application/pdf"), (5, 9))))))),
    (17, 1700000000123),
)
SUMMARY = message(
    (1, message((1, "thread-1"), (2, "Plan 转账"), (3, "Hello"), (4, 1700000000123))),
    (2, message((1, "msg-1"), (2, person("anna@example.com", "Anna")), (3, 1700000000123), (4, "^i"), (4, "^u"), (4, "^t"))),
    (2, message((1, "msg-2"), (2, person(ME, "Me")), (3, 1700000100000), (4, "^f"), (4, "^k"), (11, "Only told of"))),
)  # fmt: skip
SCHEMA = """
CREATE TABLE items (row_id INTEGER PRIMARY KEY, server_perm_id TEXT, item_summary_proto BLOB, is_trashed INTEGER);
CREATE TABLE item_messages (row_id INTEGER PRIMARY KEY, server_perm_id TEXT, items_row_id INTEGER, message_proto BLOB,
    zipped_message_proto BLOB);
CREATE TABLE item_message_attachments (row_id INTEGER PRIMARY KEY, item_messages_row_id INTEGER,
    attachment_file_name TEXT);
"""
ROWS: dict[str, list[tuple[Any, ...]]] = {
    "items": [(1, "thread-1", SUMMARY, 0), (2, "thread-2", None, 1)],
    "item_messages": [
        (1, "msg-1", 1, None, b"\x01" + zlib.compress(LETTER)),
        (3, "msg-3", 2, message((4, person("ben@example.org", "Ben")), (17, 1700000200000)), None),
        (4, "msg-4", 2, None, b"\x01" + zlib.compress(LETTER)[:-9]),
        (5, "msg-5", 9, None, b"\x01not compressed"),
    ],
    "item_message_attachments": [(1, 3, "b.jpg"), (2, 1, "ignored.pdf")],
}
OLD = """
CREATE TABLE messages (_id INTEGER PRIMARY KEY, messageId INTEGER, conversation INTEGER, fromAddress TEXT,
    toAddresses TEXT, ccAddresses TEXT, bccAddresses TEXT, dateSentMs INTEGER, dateReceivedMs INTEGER, subject TEXT,
    snippet TEXT, body TEXT, bodyCompressed BLOB, joinedAttachmentInfos TEXT);
CREATE TABLE labels (_id INTEGER PRIMARY KEY, canonicalName TEXT);
CREATE TABLE message_labels (_id INTEGER PRIMARY KEY, labels_id INTEGER, message_messageId INTEGER);
INSERT INTO labels VALUES (1, '^i'), (2, 'Friends'), (3, '^f');
INSERT INTO message_labels VALUES (1, 1, 11), (2, 2, 11), (3, 3, 12);
"""
OLD_ROWS: dict[str, list[tuple[Any, ...]]] = {
    "messages": [
        (1, 11, 7, '"Anna, L." <anna@example.com>', f"Me <{ME}>, ben@example.org", "", None, 1700000000000, 1700000005000,
         "Hi", "Hi there", None, zlib.compress("<b>Hi</b> there 转账".encode()), "0.1|a.jpg|image/jpeg|512|image/jpeg"),
        (2, 12, 7, ME, "anna@example.com", None, None, 1700000100000, 0, None, None, "plain", None, None),
    ]
}  # fmt: skip
DB = sqlite_bytes(SCHEMA, ROWS)
OLD_DB = sqlite_bytes(OLD, OLD_ROWS)
NEW_PATH, OLD_PATH = f"{HOME}/bigTopDataDB.{HASH}", f"{HOME}/mailstore.{ME}.db"
FIXTURES: dict[str, dict[str, bytes]] = {GMAIL.id: {NEW_PATH: DB, OLD_PATH: OLD_DB}}


def fields(record: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    return {name: record[name] for name in wanted}


def mails(path: str, data: bytes) -> list[dict[str, Any]]:
    return run(GMAIL, {path: data}).of("Email")


def test_a_message_with_its_summary() -> None:
    wanted: dict[str, Any] = {
        "at": "2023-11-14T22:13:20.123000Z",
        "direction": "incoming",
        "sender": {"identifier": "anna@example.com", "name": "Anna", "role": "sender"},
        "recipients": [
            {"identifier": ME, "name": "Me", "role": "to"},
            {"identifier": "ben@example.org", "name": "Ben", "role": "cc"},
        ],
        "subject": "Plan 转账",
        "body": "Hello & bye\nsecond",
        "snippet": "Hello",
        "folder": "inbox",
        "thread": "thread-1",
        "message_id": "<1@example.com>",
        "received_at": "2023-11-14T22:13:20.123000Z",
        "sent_at": NULL,
        "read": False,
        "flagged": True,
        "deleted": False,
        "account": ME,
        "attachments": [{"name": "a.pdf", "mime": "application/pdf", "size": 9, "url": "https://x.example/a"}],
    }
    made = mails(NEW_PATH, DB)[0]
    assert fields(made, wanted) == wanted


def test_a_message_that_only_the_summary_tells_of() -> None:
    (told,) = [m for m in mails(NEW_PATH, DB) if m["message_id"] == "msg-2"]
    wanted: dict[str, Any] = {
        "at": "2023-11-14T22:15:00.000000Z",
        "direction": "outgoing",
        "account": ME,
        "subject": "Plan 转账",
        "snippet": "Only told of",
        "folder": "trash, sent",
        "deleted": True,
        "body": NULL,
        "thread": "thread-1",
    }
    assert fields(told, wanted) == wanted


def test_without_summary_and_damaged() -> None:
    result = run(GMAIL, {NEW_PATH: DB})
    (plain,) = [m for m in result.records if m["message_id"] == "msg-3"]
    wanted: dict[str, Any] = {
        "at": "2023-11-14T22:16:40.000000Z",
        "sender": {"identifier": "ben@example.org", "name": "Ben", "role": "sender"},
        "thread": "thread-2",
        "deleted": True,
        "read": NULL,
        "folder": NULL,
        "direction": NULL,
        "attachments": [{"name": "b.jpg"}],
    }
    assert fields(plain, wanted) == wanted
    outcome = result.outcomes[0]
    assert (outcome.part, outcome.status, outcome.read, outcome.rejected) == ("item_messages", "partial", 4, 2)
    assert "not compressed as expected" in (outcome.reason or "")


def test_the_older_store() -> None:
    received, sent = mails(OLD_PATH, OLD_DB)
    wanted: dict[str, Any] = {
        "at": "2023-11-14T22:13:25.000000Z",
        "sent_at": "2023-11-14T22:13:20.000000Z",
        "received_at": "2023-11-14T22:13:25.000000Z",
        "direction": "incoming",
        "sender": {"identifier": "anna@example.com", "name": "Anna, L.", "role": "sender"},
        "recipients": [
            {"identifier": ME, "name": "Me", "role": "to"},
            {"identifier": "ben@example.org", "role": "to"},
        ],
        "subject": "Hi",
        "body": "Hi there 转账",
        "folder": "inbox, Friends",
        "read": True,
        "thread": "7",
        "message_id": "11",
        "account": ME,
        "attachments": [{"name": "a.jpg", "mime": "image/jpeg", "size": 512}],
    }
    assert fields(received, wanted) == wanted
    wanted = {"direction": "outgoing", "subject": NULL, "body": "plain", "received_at": NULL, "folder": "sent"}
    assert fields(sent, wanted) == wanted
