from __future__ import annotations

import plistlib
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.ios.messages import MESSAGES
from aboveboard.demo.typedstream import attributed
from tests.artifacts.harness import Result, run, sqlite_bytes

PATH = "private/var/mobile/Library/SMS/sms.db"
NS = 1_000_000_000
T0 = 700_000_000  # 2023-03-08T20:26:40Z, in seconds since 2001

JOINED = """
CREATE TABLE handle (ROWID INTEGER PRIMARY KEY, id TEXT, service TEXT);
CREATE TABLE chat (ROWID INTEGER PRIMARY KEY, guid TEXT, style INTEGER, chat_identifier TEXT, display_name TEXT);
CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER, PRIMARY KEY (chat_id, message_id));
CREATE TABLE chat_handle_join (chat_id INTEGER, handle_id INTEGER, UNIQUE (chat_id, handle_id));
CREATE TABLE attachment (ROWID INTEGER PRIMARY KEY, filename TEXT, mime_type TEXT, transfer_name TEXT,
    total_bytes INTEGER);
CREATE TABLE message_attachment_join (message_id INTEGER, attachment_id INTEGER);
CREATE INDEX by_message ON chat_message_join (message_id);
INSERT INTO handle VALUES (1, '+15550100001', 'iMessage'), (2, 'jane@example.org', 'iMessage'),
    (3, '+15550100003', 'SMS');
INSERT INTO chat VALUES (1, 'iMessage;-;+15550100001', 45, '+15550100001', ''),
    (2, 'iMessage;+;chat7', 43, 'chat7', 'Trip'),
    (3, 'SMS;-;+15550100001', 45, '+15550100001', NULL);
INSERT INTO chat_handle_join VALUES (1, 1), (2, 1), (2, 2), (2, 3), (3, 1);
INSERT INTO attachment VALUES (1, '~/Library/SMS/Attachments/a/IMG.heic', 'image/heic', 'IMG.heic', 1234),
    (2, '~/Library/SMS/Attachments/b/x.pdf', NULL, 'x.pdf', 0);
"""
COLUMNS = """ROWID INTEGER PRIMARY KEY, guid TEXT, text TEXT, attributedBody BLOB, handle_id INTEGER DEFAULT 0,
    subject TEXT, service TEXT, account TEXT, error INTEGER DEFAULT 0, date INTEGER, date_read INTEGER,
    date_delivered INTEGER,
    is_delivered INTEGER DEFAULT 0, is_from_me INTEGER DEFAULT 0, is_read INTEGER DEFAULT 0, is_sent INTEGER DEFAULT 0,
    cache_has_attachments INTEGER DEFAULT 0"""
IOS8 = """, is_audio_message INTEGER DEFAULT 0, date_played INTEGER, item_type INTEGER DEFAULT 0, other_handle INTEGER,
    group_title TEXT, group_action_type INTEGER DEFAULT 0, share_status INTEGER DEFAULT 0"""
IOS10 = """, associated_message_guid TEXT, associated_message_type INTEGER DEFAULT 0, balloon_bundle_id TEXT,
    message_summary_info BLOB, destination_caller_id TEXT"""
IOS16 = ", thread_originator_guid TEXT, date_retracted INTEGER, date_edited INTEGER"
RECOVERABLE = "CREATE TABLE chat_recoverable_message_join (chat_id INTEGER, message_id INTEGER, delete_date INTEGER);"


def message(**values: Any) -> str:
    """One INSERT; bytes become blob literals."""

    def literal(value: Any) -> str:
        if isinstance(value, bytes):
            return f"x'{value.hex()}'"
        return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"

    return f"INSERT INTO message ({', '.join(values)}) VALUES ({', '.join(map(literal, values.values()))});"


def database(columns: str, *statements: str) -> bytes:
    return sqlite_bytes(JOINED + f"CREATE TABLE message ({columns});" + "".join(statements))


EDITS = plistlib.dumps(
    {
        "otr": {"0": {"lo": 0, "le": 5}},
        "ec": {"0": [{"d": float(T0), "t": attributed("at six")}, {"d": T0 + 60.0, "t": attributed("at seven")}]},
        "ep": [0],
    },
    fmt=plistlib.FMT_BINARY,
)
UNSENT = plistlib.dumps({"otr": {"0": {"lo": 0, "le": 5}}, "rp": [0]}, fmt=plistlib.FMT_BINARY)
ME = {"account": "P:+15550109999", "destination_caller_id": "me@example.org"}

NEW = database(
    COLUMNS + IOS8 + IOS10 + IOS16 + ", associated_message_emoji TEXT",
    RECOVERABLE,
    message(ROWID=1, guid="G1", text="Hello", handle_id=1, service="iMessage", date=T0 * NS,
            date_read=(T0 + 5) * NS, is_read=1, **ME),
    "INSERT INTO chat_message_join VALUES (1, 1), (3, 1);",
    message(ROWID=2, guid="G2", attributedBody=attributed("转账 only here"), service="iMessage", date=(T0 + 1) * NS,
            is_from_me=1, is_sent=1, is_delivered=1, date_delivered=(T0 + 2) * NS, thread_originator_guid="G1", **ME),
    "INSERT INTO chat_message_join VALUES (2, 2);",
    message(ROWID=3, guid="G3", text="Loved “Hello”", handle_id=2, date=(T0 + 2) * NS, associated_message_type=2000,
            associated_message_guid="p:0/G1", service="iMessage", balloon_bundle_id="", **ME),
    message(ROWID=4, guid="G4", text="\ufffc", handle_id=2, date=(T0 + 3) * NS, cache_has_attachments=1,
            subject="photos", associated_message_type=3006, associated_message_guid="bp:G1",
            associated_message_emoji="🦊"),
    "INSERT INTO chat_message_join VALUES (2, 3), (2, 4); INSERT INTO message_attachment_join VALUES (4, 2), (4, 1);",
    message(ROWID=5, guid="G5", text="at seven", handle_id=1, is_from_me=1, error=22, date=(T0 + 4) * NS,
            date_edited=(T0 + 60) * NS, message_summary_info=EDITS),
    message(ROWID=6, guid="G6", handle_id=1, is_from_me=1, date=(T0 + 5) * NS, date_edited=(T0 + 70) * NS,
            message_summary_info=UNSENT),
    message(ROWID=7, guid="G7", text="binned", handle_id=1, service="SMS", date=(T0 + 6) * NS),
    f"INSERT INTO chat_recoverable_message_join VALUES (3, 7, {(T0 + 90) * NS}), (1, 7, {(T0 + 80) * NS});",
    message(ROWID=8, guid="G8", handle_id=2, item_type=2, group_title="Trip 2", date=(T0 + 7) * NS),
    message(ROWID=11, guid="G11", text="https://example.org/", handle_id=2, date=(T0 + 9) * NS,
            balloon_bundle_id="com.apple.messages.URLBalloonProvider"),
    message(ROWID=9, guid="G9", date=0),
    message(ROWID=10, guid="G10", attributedBody=b"\x04\x0bstreamtyped\x81", date=(T0 + 8) * NS,
            associated_message_type=2006, associated_message_emoji="🦊", message_summary_info=b"bplist00junk",
            date_edited=1 * NS),
)  # fmt: skip

IOS6 = database(
    COLUMNS,
    message(
        ROWID=1, guid="A", text="In seconds", handle_id=1, date=400_000_000, date_read=0, service="SMS", account="e:"
    ),
    "INSERT INTO chat_message_join VALUES (1, 1);",
)
IOS5 = sqlite_bytes(
    """CREATE TABLE message (ROWID INTEGER PRIMARY KEY, address TEXT, date INTEGER, text TEXT, flags INTEGER,
    group_id INTEGER, subject TEXT, read INTEGER, is_madrid INTEGER, madrid_handle TEXT, madrid_guid TEXT,
    madrid_service TEXT,
    madrid_flags INTEGER, madrid_roomname TEXT, madrid_error INTEGER, madrid_date_read INTEGER,
    madrid_date_delivered INTEGER);""",
    {
        "message": [
            (
                1,
                "+15550100001",
                1_320_000_000,
                "text",
                2,
                7,
                None,
                1,
                0,
                None,
                None,
                None,
                None,
                None,
                None,
                None,
                None,
            ),
            (
                2,
                None,
                341_692_800,
                "imessage",
                0,
                0,
                None,
                1,
                1,
                "jane@example.org",
                "G",
                "Madrid",
                36869,
                None,
                0,
                None,
                341_692_805,
            ),
        ]
    },
)
FIXTURES = {"ios.messages": {PATH: NEW}}


def by_id(result: Result) -> dict[str, dict[str, Any]]:
    return {record["message_id"]: record for record in result.records}


@pytest.fixture(scope="module")
def new() -> dict[str, dict[str, Any]]:
    result = run(MESSAGES, {PATH: NEW})
    assert (result.outcome.status, result.outcome.read, result.outcome.emitted) == ("complete", 11, 11)
    return by_id(result)


def test_incoming(new: dict[str, dict[str, Any]]) -> None:
    record = new["G1"]
    assert record["at"] == "2023-03-08T20:26:40.000000Z"
    assert record["direction"] == "incoming"
    assert record["sender"] == {"identifier": "+15550100001", "role": "sender"}
    assert record["recipients"] == [{"identifier": "me@example.org", "role": "owner"}]
    assert record["thread"] == "iMessage;-;+15550100001"  # one record, though two conversations have it
    assert record["thread_name"] == {"absent": "NULL"}
    assert (record["body"], record["type"], record["protocol"]) == ("Hello", "text", "iMessage")
    assert (record["read"], record["read_at"]) == (True, "2023-03-08T20:26:45.000000Z")
    assert record["sent_at"] == {"absent": "NULL"}
    assert record["account"] == "P:+15550109999"
    assert record["deleted"] == {"absent": "NULL"}


def test_outgoing_to_a_group_with_text_only_in_attributed_body(new: dict[str, dict[str, Any]]) -> None:
    record = new["G2"]
    assert record["body"] == "转账 only here"
    assert record["sender"] == {"identifier": "me@example.org", "role": "owner"}
    assert [p["identifier"] for p in record["recipients"]] == ["+15550100001", "jane@example.org", "+15550100003"]
    assert (record["thread"], record["thread_name"]) == ("iMessage;+;chat7", "Trip")
    assert (record["status"], record["sent_at"]) == ("delivered", "2023-03-08T20:26:41.000000Z")
    assert record["delivered_at"] == "2023-03-08T20:26:42.000000Z"
    assert record["reply_to"] == "G1"


def test_tapbacks_and_attachments(new: dict[str, dict[str, Any]]) -> None:
    assert (new["G3"]["type"], new["G3"]["reaction"], new["G3"]["reaction_to"]) == ("reaction", "loved", "G1")
    others = [p["identifier"] for p in new["G3"]["recipients"]]
    assert others == ["+15550100001", "+15550100003", "me@example.org"]
    record = new["G4"]
    assert (record["reaction"], record["reaction_to"], record["subject"]) == ("removed emoji", "G1", "photos")
    assert record["attachments"] == [
        {
            "path": "~/Library/SMS/Attachments/a/IMG.heic",
            "name": "IMG.heic",
            "mime": "image/heic",
            "size": 1234,
            "file": "private/var/mobile/Library/SMS/Attachments/a/IMG.heic",
        },
        {
            "path": "~/Library/SMS/Attachments/b/x.pdf",
            "name": "x.pdf",
            "size": 0,
            "file": "private/var/mobile/Library/SMS/Attachments/b/x.pdf",
        },
    ]
    assert new["G1"]["attachments"] == {"absent": "NULL"}
    assert new["G10"]["reaction"] == "🦊"


def test_edited_unsent_and_recently_deleted(new: dict[str, dict[str, Any]]) -> None:
    edited = new["G5"]
    assert edited["edits"] == [{"body": "at six", "at": "2023-03-08T20:26:40.000000Z"}]
    assert edited["edited_at"] == "2023-03-08T20:27:40.000000Z"
    assert (edited["deleted"], edited["status"]) == (False, "error 22")
    assert new["G6"]["deleted"] is True
    assert new["G6"]["body"] == {"absent": "NULL"}
    binned = new["G7"]
    assert (binned["deleted"], binned["deleted_at"]) == (True, "2023-03-08T20:28:00.000000Z")
    assert binned["thread"] == "iMessage;-;+15550100001"


def test_group_event_no_date_and_damage(new: dict[str, dict[str, Any]]) -> None:
    assert (new["G8"]["type"], new["G8"]["subject"]) == ("group renamed", "Trip 2")
    assert new["G9"]["at"] == {"absent": "NULL"}
    assert new["G9"]["thread"] == {"absent": "NULL"}
    assert new["G10"]["body"] == {"absent": "UNREADABLE"}
    assert new["G10"]["edits"] == {"absent": "UNREADABLE"}
    assert (new["G11"]["type"], new["G11"]["app"]) == ("link", "com.apple.messages.URLBalloonProvider")
    assert new["G3"]["app"] == {"absent": "NULL"}


def test_ios6_in_seconds() -> None:
    (record,) = run(MESSAGES, {PATH: IOS6}).records
    assert record["at"] == "2013-09-04T15:06:40.000000Z"
    assert record["read_at"] == {"absent": "NULL"}
    assert record["reaction"] == {"absent": "NOT_IN_SCHEMA"}
    assert record["recipients"] == [{"role": "owner"}]


@pytest.mark.parametrize("columns", [COLUMNS + IOS8, COLUMNS + IOS8 + IOS10, COLUMNS + IOS8 + IOS10 + IOS16])
def test_versions_between(columns: str) -> None:
    body = message(ROWID=1, guid="V", text="x", handle_id=1, item_type=1, group_action_type=1, date=T0 * NS)
    (record,) = run(MESSAGES, {PATH: database(columns, body, "INSERT INTO chat_message_join VALUES (2, 1);")}).records
    assert (record["type"], record["thread_name"], record["at"]) == (
        "participant removed",
        "Trip",
        "2023-03-08T20:26:40.000000Z",
    )
    assert record["edited_at"] == {"absent": "NOT_IN_SCHEMA"}


def test_ios5_with_two_epochs() -> None:
    sms, imessage = run(MESSAGES, {PATH: IOS5}).records
    assert (sms["at"], sms["direction"], sms["protocol"]) == ("2011-10-30T18:40:00.000000Z", "incoming", "SMS")
    assert (imessage["at"], imessage["direction"]) == ("2011-10-30T18:40:00.000000Z", "outgoing")
    assert imessage["thread"] == "jane@example.org"
    assert imessage["delivered_at"] == "2011-10-30T18:40:05.000000Z"


def test_a_store_with_little_more_than_the_words() -> None:
    data = sqlite_bytes(
        "CREATE TABLE message (ROWID INTEGER PRIMARY KEY, text TEXT, date INTEGER, is_from_me INTEGER,"
        " handle_id INTEGER);"
        "CREATE TABLE handle (ROWID INTEGER PRIMARY KEY, id TEXT); INSERT INTO handle VALUES (4, '+15550100004');"
        f"INSERT INTO message VALUES (1, 'hi', {T0 * NS}, 0, 4);"
    )
    (record,) = run(MESSAGES, {PATH: data}).records
    assert record["sender"] == {"identifier": "+15550100004", "role": "sender"}
    assert record["thread"] == {"absent": "NOT_IN_SCHEMA"}


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    with ZipFile(CORPORA / "ios/ios_native_ffs.zip") as archive:
        records = run(MESSAGES, {PATH: archive.read(PATH)}).records
    assert len(records) == 105
    assert sum(r["direction"] == "outgoing" for r in records) == 51
    assert sum(r["protocol"] == "iMessage" for r in records) == 49
    assert sum(isinstance(r["attachments"], list) for r in records) == 6
    assert sum(len(r["attachments"]) for r in records if isinstance(r["attachments"], list)) == 7
    assert len({r["thread"] for r in records}) <= 7
    assert len(run(MESSAGES, {PATH: (CORPORA / "plaso/sqlite/imessage_chat.db").read_bytes()}).records) == 10
