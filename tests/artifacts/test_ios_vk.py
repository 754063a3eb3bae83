"""VK's stores made here."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.artifacts.vk.ios import MESSAGES
from aboveboard.artifacts.vk.ios_people import PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

HOME = "private/var/mobile/Containers/Data/Application/6C1A0000-0000-4000-8000-000000000073/Library/Application Support/VKM_7/"
PATH, OTHER = HOME + "messages-store.sqlite", HOME + "content-store.sqlite"
NULL = {"absent": "NULL"}
HELLO: dict[str, Any] = {"date": 1672567200, "out": 0, "from_id": 42, "text": "你好", "attachments": [], "peer_id": 42}
SENT = {
    "date": 1672567260,
    "out": 1,
    "from_id": 7,
    "text": "",
    "attachments": [{"type": "photo"}, {"type": "doc"}],
    "fwd_messages": [{"id": 1}],
    "reply_message": {"conversation_message_id": 1},
}
ODD = {"date": 0, "from_id": 42, "action": {"type": "chat_title_update"}}
TABLES = "CREATE TABLE message (cmid INTEGER, peer INTEGER, date INTEGER, data BLOB);"
ROWS = [
    (1, 42, 1672567200, json.dumps(HELLO)),
    (2, 42, 1672567260, json.dumps(SENT).encode()),
    (3, 2000000001, 0, json.dumps(ODD)),
    (4, 42, 0, "no JSON"),
]
DB = sqlite_bytes(
    TABLES + "CREATE TABLE peer_title (id INTEGER PRIMARY KEY, title TEXT);",
    {"message": ROWS, "peer_title": [(42, "Li Wei")]},
)
FULL_TEXT = sqlite_bytes(
    TABLES
    + "CREATE VIRTUAL TABLE peer_title USING fts4(title); INSERT INTO peer_title (docid, title) VALUES (42, 'Li Wei');",
    {"message": ROWS},
)
LI = {"first_name": "Li", "last_name": "Wei", "screen_name": "liwei", "nickname": ""}
STORE = sqlite_bytes(
    "CREATE TABLE user (id INTEGER PRIMARY KEY, data BLOB)", {"user": [(42, json.dumps(LI)), (43, "[]")]}
)
FIXTURES = {"ios.vk": {PATH: DB}, "ios.vk.people": {OTHER: STORE}}


def test_messages() -> None:
    result = run(MESSAGES, {PATH: DB})
    hello, sent, odd = result.records
    expected = {
        "at": "2023-01-01T10:00:00.000000Z",
        "direction": "incoming",
        "sender": {"identifier": "42", "role": "sender"},
        "recipients": NULL,
        "thread": "42",
        "thread_name": "Li Wei",
        "body": "你好",
        "type": "text",
        "forwarded": False,
        "account": "7",
    }
    assert {name: hello[name] for name in expected} == expected
    assert (sent["direction"], sent["type"], sent["reply_to"], sent["forwarded"]) == (
        "outgoing",
        "attachment",
        "1",
        True,
    )
    assert sent["recipients"] == [{"identifier": "42", "name": "Li Wei", "role": "recipient"}]
    assert [each["title"] for each in sent["attachments"]] == ["photo", "doc"]
    assert (odd["type"], odd["direction"], odd["at"]) == ("chat_title_update", NULL, NULL)
    assert (result.outcome.status, result.outcome.read, result.outcome.rejected) == ("partial", 4, 1)


def test_titles_in_a_full_text_table_are_left() -> None:
    hello, *_ = run(MESSAGES, {PATH: FULL_TEXT}).records
    assert (hello["body"], hello["thread_name"]) == ("你好", NULL)


def test_people() -> None:
    result = run(PEOPLE, {OTHER: STORE})
    (li,) = result.records
    assert (li["name"], li["contact_id"], li["account"], li["nickname"]) == ("Li Wei", "42", "7", NULL)
    assert [each["value"] for each in li["identifiers"]] == ["liwei"]
    assert result.outcome.rejected == 1
