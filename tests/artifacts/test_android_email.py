"""The AOSP mail app, from a database made here."""

from typing import Any

from aboveboard.artifacts.android.email import EMAIL
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.android.email/databases/EmailProvider.db"
COLUMNS = """(_id INTEGER PRIMARY KEY, timeStamp INTEGER, subject TEXT, flagRead INTEGER, flagFavorite INTEGER,
    messageId TEXT, mailboxKey INTEGER, accountKey INTEGER, fromList TEXT, toList TEXT, ccList TEXT, bccList TEXT"""
DB = sqlite_bytes(
    f"""CREATE TABLE Message {COLUMNS}, snippet TEXT, syncServerTimeStamp INTEGER);
    CREATE TABLE Message_Deletes {COLUMNS}, snippet TEXT, syncServerTimeStamp INTEGER);
    CREATE TABLE Mailbox (_id INTEGER PRIMARY KEY, displayName TEXT, type INTEGER);
    CREATE TABLE Account (_id INTEGER PRIMARY KEY, displayName TEXT, emailAddress TEXT, senderName TEXT,
        hostAuthKeyRecv INTEGER, hostAuthKeySend INTEGER);
    CREATE TABLE HostAuth (_id INTEGER PRIMARY KEY, login TEXT, password TEXT);
    INSERT INTO HostAuth VALUES (1, 'nadia', 'hidden'), (2, 'nadia', '');
    CREATE TABLE Attachment (_id INTEGER PRIMARY KEY, fileName TEXT, mimeType TEXT, size INTEGER, contentUri TEXT,
        messageKey INTEGER);
    INSERT INTO Mailbox VALUES (1, 'Inbox', 0), (2, 'Sent', 5);
    INSERT INTO Account VALUES (1, 'Work', 'nadia@example.org', 'Nadia', 1, 2);
    INSERT INTO Attachment VALUES (1, 'a.pdf', 'application/pdf', 99, 'content://a/1', 1);
    INSERT INTO Message VALUES (1, 1700000000123, 'Hello', 1, 0, '<m1@example.org>', 1, 1,
        'sam@example.org' || char(2) || 'Sam',
        'nadia@example.org' || char(1) || 'lee@example.org' || char(2) || 'Lee, J',
        'Max <max@example.org>', NULL, 'Hello there', 1700000001000),
        (2, 0, '', 0, 1, NULL, 2, 9, NULL, '', NULL, NULL, NULL, 0);
    INSERT INTO Message_Deletes VALUES (3, 1700000000123, 'Gone', 1, 0, NULL, 1, 1, 'x@y.example', NULL, NULL, NULL,
        NULL, 0);"""
)
FIXTURES: dict[str, dict[str, bytes]] = {EMAIL.id: {PATH: DB}}
NULL = {"absent": "NULL"}


def fields(record: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: record[name] for name in names}


def test_messages_and_those_waiting_to_be_deleted() -> None:
    hello, empty, gone = run(EMAIL, FIXTURES[EMAIL.id]).of("Email")
    wanted = {
        "at": "2023-11-14T22:13:20.123000Z",
        "received_at": "2023-11-14T22:13:21.000000Z",
        "direction": "incoming",
        "sender": {"identifier": "sam@example.org", "role": "sender", "name": "Sam"},
        "recipients": [
            {"identifier": "nadia@example.org", "role": "to"},
            {"identifier": "lee@example.org", "role": "to", "name": "Lee, J"},
            {"identifier": "max@example.org", "role": "cc", "name": "Max"},
        ],
        "subject": "Hello",
        "snippet": "Hello there",
        "folder": "Inbox",
        "account": "nadia@example.org",
        "message_id": "<m1@example.org>",
        "read": True,
        "flagged": False,
        "attachments": [{"path": "content://a/1", "name": "a.pdf", "mime": "application/pdf", "size": 99}],
    }
    assert fields(hello, *wanted) == wanted
    wanted = {
        "at": NULL,
        "subject": NULL,
        "sender": NULL,
        "account": NULL,
        "direction": "outgoing",
        "attachments": NULL,
    }
    assert fields(empty, *wanted) == wanted
    assert fields(gone, "subject", "deleted") == {"subject": "Gone", "deleted": True}


def test_the_account() -> None:
    (account,) = run(EMAIL, FIXTURES[EMAIL.id]).of("Account")
    wanted = {"username": "nadia@example.org", "name": "Nadia", "description": "Work", "type": "mail"}
    assert fields(account, *wanted) == wanted
    assert account["has_secret"] is True
    assert "hidden" not in str(account)
