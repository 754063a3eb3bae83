"""Reddit's chats made here, with JSON as text and as bytes."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.artifacts.reddit.ios import CHAT
from tests.artifacts.harness import run, sqlite_bytes

PATH = (
    "private/var/mobile/Containers/Data/Application/6C1A0000-0000-4000-8000-000000000072/Library/Caches/MatrixChat/"
    "roomsAccount/a/Account-1/Account.db"
)
NULL = {"absent": "NULL"}
NOON = 694260000.5
ROOM = "!r:reddit.com"


def row(number: int, kind: str, sender: str, key: str | None, data: object, room: str = ROOM) -> tuple[Any, ...]:
    held = data if isinstance(data, str) else json.dumps(data).encode()
    return (number, f"{room}|$e{number}", sender, key, kind, held, NOON + number)


def member(number: int, who: str, name: str, room: str = ROOM) -> tuple[Any, ...]:
    content = {"content": {"displayname": name, "membership": "join"}}
    return row(number, "m.room.member", who, who, content, room)


ANSWER = {
    "msgtype": "m.image",
    "body": "cat.jpg",
    "url": "mxc://reddit.com/a",
    "info": {"mimetype": "image/jpeg"},
    "m.relates_to": {"m.in_reply_to": {"event_id": "$e10"}},
}
THUMB = {"m.relates_to": {"rel_type": "m.annotation", "event_id": "$e10", "key": "👍"}}
DB = sqlite_bytes(
    "CREATE TABLE ZACCOUNTSTORAGETIMELINEITEM (Z_PK INTEGER PRIMARY KEY, ZITEMIDFIELD VARCHAR, ZSENDERFIELD VARCHAR,"
    " ZSTATEKEYFIELD VARCHAR, ZEVENTTYPEFIELD VARCHAR, ZDATA BLOB, ZORIGINSERVERDATE TIMESTAMP)",
    {
        "ZACCOUNTSTORAGETIMELINEITEM": [
            member(1, "@t2_a", "Ann"),
            member(2, "@t2_b", "Bo"),
            member(3, "@t2_a", "Ann elsewhere", "!other"),
            row(10, "m.room.message", "@t2_a", None, '{"content": {"msgtype": "m.text", "body": "你好"}}'),
            row(11, "m.room.message", "@t2_b", None, {"content": ANSWER}),
            row(12, "m.reaction", "@t2_b", None, {"content": THUMB}),
            row(13, "m.room.message", "@t2_a", None, {"content": {}}),
            row(14, "m.room.redaction", "@t2_a", None, {"redacts": "$e13"}),
            row(15, "m.room.message", "@t2_c", None, "no JSON"),
        ]
    },
)
FIXTURES = {"ios.reddit": {PATH: DB}}


def test_chats() -> None:
    result = run(CHAT, {PATH: DB})
    hello, cat, removed, odd = result.records
    expected = {
        "at": "2023-01-01T10:00:10.500000Z",
        "direction": {"absent": "NOT_IN_SCHEMA"},
        "sender": {"identifier": "@t2_a", "name": "Ann", "role": "sender"},
        "recipients": [{"identifier": "@t2_b", "name": "Bo", "role": "recipient"}],
        "thread": ROOM,
        "body": "你好",
        "type": "m.text",
        "deleted": False,
        "reactions": [{"value": "👍", "by": "@t2_b"}],
        "message_id": "$e10",
    }
    assert {name: hello[name] for name in expected} == expected
    assert (cat["reply_to"], cat["attachments"]) == ("$e10", [{"url": "mxc://reddit.com/a", "mime": "image/jpeg"}])
    assert (removed["deleted"], removed["deleted_at"]) == (True, "2023-01-01T10:00:14.500000Z")
    assert (removed["body"], odd["body"], odd["type"]) == (NULL, NULL, NULL)
    assert (result.outcome.status, result.outcome.emitted, result.outcome.excluded) == ("complete", 4, 5)
