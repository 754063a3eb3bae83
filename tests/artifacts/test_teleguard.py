"""TeleGuard's database made here: messages, events, calls, contacts."""

import json

from aboveboard.artifacts.teleguard.both import ANDROID_MESSAGES, IOS_MESSAGES
from aboveboard.artifacts.teleguard.both_calls import ANDROID_CALLS
from aboveboard.artifacts.teleguard.both_people import ANDROID_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/ch.swisscows.messenger.teleguardapp/app_flutter/teleguard_database.db"
IOS_PATH = "private/var/mobile/Containers/Shared/AppGroup/group.example.teleguard/Library/teleguard_database.db"
NULL = {"absent": "NULL"}
T = 1_672_567_200_000
_CALL = json.dumps({"isSuccessfull": True, "subtext": "1 minute", "callType": "VIDEO"})
STORE = sqlite_bytes(
    """CREATE TABLE messages (id TEXT PRIMARY KEY, createDate INTEGER, userTime INTEGER, type TEXT, sender TEXT, receiver TEXT,
  content TEXT, metadata TEXT, status INTEGER, chatId TEXT);
CREATE TABLE service (id TEXT PRIMARY KEY, data TEXT);
INSERT INTO service VALUES ('user', '{"serverId": "ME1", "privateKey": "secret words"}');
CREATE TABLE contacts (serverId TEXT PRIMARY KEY, alias TEXT, lastActivityTime INTEGER, info TEXT);""",
    {
        "messages": (
            ("a", T + 123, T, "TEXT", "LI2", "ME1", "你好", None, 3, "LI2"),
            ("b", T + 60_000, None, "MEDIA", "ME1", "LI2", "", '{"files": {"f77": {}}}', 2, "LI2"),
            ("c", T + 120_000, None, "SERVICE", None, None, "Li joined", None, 0, "LI2"),
            ("d", T + 180_000, None, "CALL", "ME1", "LI2", "Outgoing call", _CALL, 0, "LI2"),
            ("e", T + 240_000, None, "CALL", "LI2", "ME1", "Missed call", "no JSON", 0, "LI2"),
        ),
        "contacts": (("LI2", "Li", T, ""),),
    },
)
FIXTURES = {
    "android.teleguard": {PATH: STORE},
    "android.teleguard.calls": {PATH: STORE},
    "android.teleguard.people": {PATH: STORE},
    "ios.teleguard": {IOS_PATH: STORE},
    "ios.teleguard.calls": {IOS_PATH: STORE},
    "ios.teleguard.people": {IOS_PATH: STORE},
}


def test_messages() -> None:
    result = run(ANDROID_MESSAGES, {PATH: STORE})
    hello, sent, joined = result.records
    expected = {
        "at": "2023-01-01T10:00:00.123000Z",
        "direction": "incoming",
        "sender": {"identifier": "LI2", "name": "Li", "role": "sender"},
        "recipients": NULL,
        "thread": "LI2",
        "thread_name": "Li",
        "body": "你好",
        "type": "text",
        "attachments": NULL,
        "message_id": "a",
    }
    assert {name: hello[name] for name in expected} == expected
    assert (sent["direction"], sent["recipients"][0]["name"]) == ("outgoing", "Li")
    assert sent["attachments"] == [{"name": "f77"}]
    assert (joined["type"], joined["direction"], joined["sender"]) == ("service", NULL, NULL)
    assert result.outcome.excluded == 2
    assert len(run(IOS_MESSAGES, {IOS_PATH: STORE}).records) == 3
    assert "secret words" not in json.dumps(result.records, default=str)


def test_calls_and_people() -> None:
    made, missed = run(ANDROID_CALLS, {PATH: STORE}).records
    assert (made["direction"], made["answered"], made["medium"], made["status"]) == (
        "outgoing",
        True,
        "video",
        "1 minute",
    )
    assert (missed["direction"], missed["answered"], missed["medium"]) == ("incoming", NULL, NULL)
    (li,) = run(ANDROID_PEOPLE, {PATH: STORE}).records
    assert (li["name"], li["last_contacted_at"]) == ("Li", "2023-01-01T10:00:00.000000Z")
