"""Android call logs, from tables made here."""

from typing import Any

import pytest

from aboveboard.artifacts.android.calls import CALLS
from aboveboard.artifacts.android.calls_contacts2 import CALLS_IN_CONTACTS
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.android.providers.contacts/databases/calllog.db"
OLD_PATH = "data/data/com.android.providers.contacts/databases/contacts2.db"
NEW = sqlite_bytes(
    """CREATE TABLE calls (_id INTEGER PRIMARY KEY, number TEXT, date INTEGER, duration INTEGER, type INTEGER,
        features INTEGER, subscription_id TEXT, phone_account_address TEXT, name TEXT, is_read INTEGER,
        geocoded_location TEXT, voicemail_uri TEXT, _data TEXT, mime_type TEXT, transcription TEXT,
        deleted INTEGER, presentation INTEGER, subscription_component_name TEXT, source_package TEXT);""",
    {
        "calls": [
            (1, "+12025550101", 1700000000123, 61, 1, 0, "8900001", "+12025550100", "Nadia", None,
             "Washington", None, None, None, None, 0, 1, "com.android.phone/.Telephony", None),
            (2, "+12025550102", 1700000100000, 0, 2, 1, "8900001", "", "", 1, "", None, None, None, None, 0, 1, "", None),
            (3, "", 1700000200000, 0, 3, 0, "", None, None, 0, None, None, None, None, None, 0, 2, None, None),
            (4, "+12025550103", 1700000300000, 30, 4, 0, None, None, None, 0, None, "content://voicemail/4",
             "voicemail/4.amr", "audio/amr", "call me back", 1, 1, None, "com.example.voicemail"),
            (5, "+12025550104", 1700000400000, 0, 5, 8, None, None, None, None, None, None, None, None, None, 0, 77, None,
             None),
            (6, "+12025550105", 0, 0, 42, None, None, None, None, None, None, None, None, None, None, None, None, None, None),
        ]
    },
)  # fmt: skip
OLD = sqlite_bytes(
    """CREATE TABLE calls (_id INTEGER PRIMARY KEY, number TEXT, date INTEGER, duration INTEGER, type INTEGER,
        new INTEGER, name TEXT, is_read INTEGER, geocoded_location TEXT);""",
    {
        "calls": [
            (7, "-2", 1383772733283, 126, 1, 0, None, None, "Bedrock"),
            (8, "5", 1383772733284, 9, 2, 0, "B", 1, ""),
        ]
    },
)
FIXTURES: dict[str, dict[str, bytes]] = {
    CALLS.id: {PATH: NEW},
    CALLS_IN_CONTACTS.id: {OLD_PATH: OLD},
}
NULL = {"absent": "NULL"}
GONE = {"absent": "NOT_IN_SCHEMA"}


def fields(record: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: record[name] for name in names}


def test_incoming_and_outgoing_calls() -> None:
    calls = run(CALLS, FIXTURES[CALLS.id]).of("Call")
    assert len(calls) == 6
    wanted = {
        "at": "2023-11-14T22:13:20.123000Z",
        "direction": "incoming",
        "status": "received",
        "answered": True,
        "duration": 61,
        "medium": "audio",
        "sender": {"identifier": "+12025550101", "name": "Nadia", "role": "sender"},
        "recipients": NULL,
        "place": "Washington",
        "sim": "8900001",
        "account": "+12025550100",
        "deleted": False,
        "read": NULL,
        "presentation": "allowed",
        "network": NULL,
        "app": "com.android.phone/.Telephony",
    }
    assert fields(calls[0], *wanted) == wanted
    assert calls[0]["as_stored"]["type"] == 1
    wanted = {
        "direction": "outgoing",
        "status": "made",
        "answered": False,
        "medium": "video",
        "sender": NULL,
        "recipients": [{"identifier": "+12025550102", "role": "recipient"}],
        "place": NULL,
        "account": NULL,
        "app": NULL,
    }
    assert fields(calls[1], *wanted) == wanted


def test_missed_rejected_and_unknown_calls() -> None:
    calls = run(CALLS, FIXTURES[CALLS.id]).of("Call")
    wanted = {
        "status": "missed",
        "answered": False,
        "sender": NULL,
        "direction": "incoming",
        "sim": NULL,
        "read": False,
        "presentation": "withheld",
    }
    assert fields(calls[2], *wanted) == wanted
    assert fields(calls[4], "status", "answered", "medium", "network", "presentation") == {
        "status": "rejected",
        "answered": False,
        "medium": "audio",
        "network": "wifi",
        "presentation": "77",
    }
    assert fields(calls[5], "status", "answered", "direction", "at") == {
        "status": "42",
        "answered": NULL,
        "direction": {"absent": "UNREADABLE"},
        "at": NULL,
    }


def test_a_voicemail_is_a_message_too() -> None:
    (message,) = run(CALLS, FIXTURES[CALLS.id]).of("Message")
    wanted = {
        "at": "2023-11-14T22:18:20.000000Z",
        "type": "voicemail",
        "direction": "incoming",
        "body": "call me back",
        "sender": {"identifier": "+12025550103", "role": "sender"},
        "attachments": [{"path": "voicemail/4.amr", "mime": "audio/amr"}],
        "app": "com.example.voicemail",
        "deleted": True,
    }
    assert fields(message, *wanted) == wanted


def test_the_old_table_in_contacts2() -> None:
    first, second = run(CALLS_IN_CONTACTS, FIXTURES[CALLS_IN_CONTACTS.id]).of("Call")
    wanted = {"sender": NULL, "duration": 126, "medium": GONE, "sim": GONE, "deleted": GONE, "place": "Bedrock"}
    wanted |= {"presentation": "withheld", "app": GONE, "network": GONE}
    assert fields(first, *wanted) == wanted
    assert second["recipients"] == [{"identifier": "5", "name": "B", "role": "recipient"}]


@pytest.mark.parametrize(("column", "stored", "shown"), [("sub_id", 2, "2"), ("sim_id", 1, "1"), ("sub_id", -1, NULL)])
def test_the_sim_by_other_columns(column: str, stored: int, shown: object) -> None:
    script = f"""CREATE TABLE calls (_id INTEGER PRIMARY KEY, number TEXT, date INTEGER, duration INTEGER, type INTEGER,
        name TEXT, {column} INTEGER); INSERT INTO calls VALUES (1, '5', 1, 1, 1, NULL, {stored})"""
    (call,) = run(CALLS, {PATH: sqlite_bytes(script)}).of("Call")
    assert call["sim"] == shown
