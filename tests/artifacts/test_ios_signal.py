"""Signal's database on iOS as decrypted, made here."""

from __future__ import annotations

import plistlib

from aboveboard.artifacts.signal.ios import SIGNAL
from aboveboard.artifacts.signal.ios_calls import CALLS as SIGNAL_CALLS
from aboveboard.artifacts.signal.ios_people import PEOPLE as SIGNAL_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Containers/Shared/AppGroup/group.org.whispersystems.signal.group/grdb/signal.sqlite"
MODEL = plistlib.dumps(
    {
        "$version": 100000,
        "$archiver": "NSKeyedArchiver",
        "$top": {"root": plistlib.UID(1)},
        "$objects": ["$null", {"groupName": plistlib.UID(2), "$class": plistlib.UID(3)}, "Flat", {"$classname":
  "TSGroupModel", "$classes": ["TSGroupModel"]}],
    },
    fmt=plistlib.FMT_BINARY,
)  # fmt: skip
COMMON = """CREATE TABLE model_TSThread (id INTEGER PRIMARY KEY, recordType INTEGER, uniqueId TEXT, contactPhoneNumber TEXT,
  contactUUID TEXT, groupModel BLOB);
CREATE TABLE model_TSInteraction (id INTEGER PRIMARY KEY, recordType INTEGER, uniqueId TEXT, receivedAtTimestamp INTEGER,
  timestamp INTEGER, uniqueThreadId TEXT, authorPhoneNumber TEXT, authorUUID TEXT, body TEXT, callType INTEGER,
  contactShare BLOB,
  customMessage TEXT, errorType INTEGER, expiresAt INTEGER, isViewOnceMessage INTEGER, isVoiceMessage INTEGER,
  messageSticker BLOB,
  messageType INTEGER, read INTEGER, storedMessageState INTEGER, wasRemotelyDeleted BOOLEAN, offerType INTEGER);
CREATE TABLE model_OWSUserProfile (id INTEGER PRIMARY KEY, profileName TEXT, familyName TEXT, recipientPhoneNumber TEXT,
  recipientUUID TEXT, username TEXT, bio TEXT);
CREATE TABLE model_OWSReaction (id INTEGER PRIMARY KEY, emoji TEXT, reactorE164 TEXT, reactorUUID TEXT, sentAtTimestamp INTEGER,
  uniqueMessageId TEXT);
INSERT INTO model_OWSUserProfile VALUES (1, 'Li', 'Wei', '+15550101', 'uuid-li', NULL, 'busy');
INSERT INTO model_OWSReaction VALUES (1, '👍', NULL, 'uuid-li', 1700000105000, 'm2');
INSERT INTO model_TSInteraction VALUES
 (1, 19, 'm1', 1700000001000, 1700000000123, 't1', '+15550101', 'uuid-li', 'hello', NULL, NULL, NULL, NULL, 0, 0, 0,
  NULL, NULL, 1, NULL, 0, NULL),
 (2, 20, 'm2', 1700000100000, 1700000100000, 't2', NULL, NULL, 'look', NULL, NULL, NULL, NULL, 1700000200000, 0, 0, NULL,
  NULL, 1, 3, 1, NULL),
 (3, 5, 'm3', 1700000300000, 1700000300000, 't1', NULL, NULL, NULL, 3, NULL, NULL, NULL, 0, 0, 0, NULL, NULL, 0, NULL, 0, 1);"""
THREADS = {"model_TSThread": ((1, 1, "t1", "+15550101", "uuid-li", None), (2, 2, "t2", None, None, MODEL))}
NEW = sqlite_bytes(
    COMMON
    + """CREATE TABLE Attachment (id INTEGER PRIMARY KEY, mimeType TEXT, unencryptedByteCount INTEGER,
  localRelativeFilePath TEXT);
CREATE TABLE MessageAttachmentReference (ownerType INTEGER, ownerRowId INTEGER, attachmentRowId INTEGER, orderInMessage INTEGER,
  sourceFilename TEXT, caption TEXT);
INSERT INTO Attachment VALUES (4, 'image/jpeg', 99, 'ab/cd.jpg'); INSERT INTO MessageAttachmentReference VALUES (0, 2, 4,
  0, 'a.jpg', NULL);""",
    THREADS,
)
OLD = sqlite_bytes(
    COMMON
    + """CREATE TABLE model_TSAttachment (id INTEGER PRIMARY KEY, uniqueId TEXT, albumMessageId TEXT, byteCount INTEGER,
  caption TEXT,
  contentType TEXT, sourceFilename TEXT, localRelativeFilePath TEXT);
INSERT INTO model_TSAttachment VALUES (1, 'f1', 'm2', 99, NULL, 'image/jpeg', 'a.jpg', 'ab/cd.jpg');""",
    THREADS,
)
FIXTURES = {
    "ios.signal": {PATH: NEW},
    "ios.signal.people": {PATH: NEW},
    "ios.signal.calls": {PATH: NEW},
}
NULL = {"absent": "NULL"}
LI = {"identifier": "+15550101", "name": "Li Wei"}


def test_messages() -> None:
    hello, look = run((SIGNAL, SIGNAL_PEOPLE, SIGNAL_CALLS), {PATH: NEW}).of("Message")
    expected = {
        "at": "2023-11-14T22:13:20.123000Z",
        "received_at": "2023-11-14T22:13:21.000000Z",
        "direction": "incoming",
        "sender": {**LI, "role": "sender"},
        "recipients": NULL,
        "thread": "t1",
        "thread_name": NULL,
        "body": "hello",
        "type": "text",
        "read": True,
        "expires_at": NULL,
    }
    assert {name: hello[name] for name in expected} == expected
    expected = {
        "direction": "outgoing",
        "sender": NULL,
        "thread_name": "Flat",
        "status": "sent",
        "deleted": True,
        "expires_at": "2023-11-14T22:16:40.000000Z",
        "reactions": [{"value": "👍", "by": "uuid-li", "at": "2023-11-14T22:15:05.000000Z"}],
        "attachments": [{"name": "a.jpg", "mime": "image/jpeg", "size": 99, "path": "ab/cd.jpg"}],
    }
    assert {name: look[name] for name in expected} == expected
    assert (
        run((SIGNAL, SIGNAL_PEOPLE, SIGNAL_CALLS), {PATH: OLD}).of("Message")[1]["attachments"] == look["attachments"]
    )


def test_calls_and_people() -> None:
    result = run((SIGNAL, SIGNAL_PEOPLE, SIGNAL_CALLS), {PATH: NEW})
    (call,) = result.of("Call")
    expected = {
        "direction": "incoming",
        "answered": False,
        "status": "missed",
        "medium": "video",
        "sender": {**LI, "role": "sender"},
    }
    assert {name: call[name] for name in expected} == expected
    (li,) = result.of("Contact")
    assert (li["name"], li["note"]) == ("Li Wei", "busy")
    assert li["identifiers"] == [{"type": "phone", "value": "+15550101"}, {"type": "handle", "value": "uuid-li"}]


def test_encrypted_as_the_app_writes_it() -> None:
    """SQLCipher with a plain header of 32 bytes: it looks like a database, and all that follows is noise."""
    noise = bytes((n * n * 7919 + n * 104729) >> 7 & 255 for n in range(8192))
    outcome = run(SIGNAL, {PATH: NEW[:32] + noise[32:]}).outcome
    assert outcome.status == "encrypted", outcome
