"""Rooms of Element made here: plain and encrypted events, a reaction, an edit, a removal, a draft."""

from __future__ import annotations

from typing import Any

from aboveboard.artifacts.element.ios import ROOMS
from tests.artifacts.archive_bytes import Instance, archive
from tests.artifacts.harness import run

ROOM = (
    "private/var/mobile/Containers/Shared/AppGroup/5D5C7C0E-0000-4000-8000-000000000071/MXFileStore/@me:example.org/"
    "rooms/!r:example.org"
)
PATH = f"{ROOM}/messages"
NULL = {"absent": "NULL"}


def event(number: int, sender: str, content: dict[str, Any], **more: Any) -> Instance:
    fields = {"eventId": f"${number}", "roomId": "!r:example.org", "userId": sender, "content": content, "eventType": 9}
    return Instance("MXEvent", fields | {"originServerTs": 1672567200123 + number} | more)


ANN, ME = "@ann:example.org", "@me:example.org"
EVENTS = [
    event(0, ANN, {"membership": "join", "displayname": "Ann"}, stateKey=ANN),
    event(1, ANN, {"msgtype": "m.text", "body": "你好"}),
    event(
        2,
        ME,
        {
            "msgtype": "m.image",
            "body": "cat.jpg",
            "url": "mxc://example.org/a",
            "info": {"mimetype": "image/jpeg", "size": 99},
            "m.relates_to": {"m.in_reply_to": {"event_id": "$1"}},
        },
    ),
    event(3, ME, {"algorithm": "m.megolm.v1.aes-sha2", "ciphertext": "AwgAE"}),
    event(4, ANN, {"m.relates_to": {"rel_type": "m.annotation", "event_id": "$2", "key": "👍"}}),
    event(
        5,
        ANN,
        {
            "msgtype": "m.text",
            "body": "* hello",
            "m.new_content": {"msgtype": "m.text", "body": "hello"},
            "m.relates_to": {"rel_type": "m.replace", "event_id": "$1"},
        },
    ),
    event(6, ANN, {}, redactedBecause={"origin_server_ts": 1672567300000, "type": "m.room.redaction"}),
]
STATE = archive([event(10, ME, {"name": "Pigeons"}, stateKey=""), EVENTS[0]])
FILE = archive(Instance("MXFileRoomStore", {"messages": EVENTS, "partialTextMessage": "not yet", "hasReached": True}))
FIXTURES = {"ios.element": {PATH: FILE}}


def test_messages() -> None:
    result = run(ROOMS, {PATH: FILE, f"{ROOM}/state": STATE})
    hello, cat, sealed, thumb, edit, removed, draft = result.records
    expected = {
        "at": "2023-01-01T10:00:00.124000Z",
        "direction": "incoming",
        "sender": {"identifier": ANN, "name": "Ann", "role": "sender"},
        "thread": "!r:example.org",
        "thread_name": "Pigeons",
        "body": "你好",
        "type": "m.text",
        "deleted": False,
        "account": ME,
    }
    assert {name: hello[name] for name in expected} == expected
    assert (cat["direction"], cat["reply_to"]) == ("outgoing", "$1")
    assert cat["attachments"] == [{"name": "cat.jpg", "mime": "image/jpeg", "size": 99, "url": "mxc://example.org/a"}]
    assert (sealed["type"], sealed["body"], sealed["direction"]) == ("encrypted", NULL, "outgoing")
    assert (thumb["type"], thumb["reaction"], thumb["reaction_to"]) == ("reaction", "👍", "$2")
    assert (edit["type"], edit["body"]) == ("edit", "hello")
    assert (removed["type"], removed["deleted"], removed["deleted_at"]) == (
        "removed",
        True,
        "2023-01-01T10:01:40.000000Z",
    )
    assert (draft["type"], draft["body"], draft["at"]) == ("draft", "not yet", NULL)


def test_without_the_state_there_are_no_names() -> None:
    hello, *_ = run(ROOMS, {PATH: FILE}).records
    assert (hello["thread_name"], hello["sender"]) == (NULL, {"identifier": ANN, "role": "sender"})


def test_a_damaged_state_costs_names_alone() -> None:
    result = run(ROOMS, {PATH: FILE, f"{ROOM}/state": STATE[:40]})
    assert len(result.records) == 7
    assert result.records[0]["thread_name"] == NULL
