"""Grindr's Realm file made here: messages, chats, profiles."""

from aboveboard.artifacts.grindr.ios import MESSAGES
from aboveboard.artifacts.grindr.ios_people import PEOPLE
from tests.artifacts.harness import run
from tests.formats.realm.build import BOOL, INT, STRING, TIMESTAMP, At, Col, Tab, realm

FOLDER = "private/var/mobile/Containers/Data/Application/com.grindrguy.grindrx/Documents/DataContainer/Data/900"
PATH = f"{FOLDER}/PersistenceStore.bin"
NULL = {"absent": "NULL"}
T = 1_672_567_200
_TEXTS = ("ID", "sourceID", "targetID", "text", "mediaHash", "groupID")


def _message(number: str, source: str, target: str, text: str, **more: object) -> dict[str, object]:
    plain = {"ID": number, "sourceID": source, "targetID": target, "text": text, "mediaHash": "", "groupID": ""}
    return plain | {"timestamp": At(T), "sendTimestamp": At(T - 1), "read": True, "type": 1} | more


STORE = realm(
    [
        Tab(
            "GRChatMessage",
            (
                *(Col(name, STRING) for name in _TEXTS),
                Col("timestamp", TIMESTAMP),
                Col("sendTimestamp", TIMESTAMP),
                Col("read", BOOL),
                Col("type", INT),
            ),
            {
                0: _message("a", "77", "900", "你好"),
                1: _message("b", "900", "77", "hi", mediaHash="abc", read=False),
                2: _message("c", "77", "78", "overheard"),
            },
        ),
        Tab("GRProfile", (Col("ID", STRING), Col("name", STRING)), {0: {"ID": "77", "name": "Li"}}),
        Tab(
            "GRConversation",
            (
                Col("ID", STRING),
                Col("oppositeProfileID", STRING),
                Col("timestamp", TIMESTAMP),
                Col("createTimestamp", TIMESTAMP),
                Col("pinned", BOOL),
            ),
            {
                0: {
                    "ID": "77",
                    "oppositeProfileID": "77",
                    "timestamp": At(T),
                    "createTimestamp": At(T - 60),
                    "pinned": True,
                },
                1: {
                    "ID": "braze",
                    "oppositeProfileID": "",
                    "timestamp": At(T),
                    "createTimestamp": At(T),
                    "pinned": False,
                },
            },
        ),
    ]
)
FIXTURES = {"ios.grindr": {PATH: STORE}, "ios.grindr.people": {PATH: STORE}}


def test_messages() -> None:
    hello, sent, other = run(MESSAGES, {PATH: STORE}).records
    expected = {
        "at": "2023-01-01T10:00:00.000000Z",
        "sent_at": "2023-01-01T09:59:59.000000Z",
        "direction": "incoming",
        "sender": {"identifier": "77", "name": "Li", "role": "sender"},
        "recipients": NULL,
        "thread": "77",
        "thread_name": "Li",
        "body": "你好",
        "type": "1",
        "read": True,
        "message_id": "a",
    }
    assert {name: hello[name] for name in expected} == expected
    assert (sent["direction"], sent["thread"], sent["attachments"]) == ("outgoing", "77", [{"name": "abc"}])
    assert sent["recipients"] == [{"identifier": "77", "name": "Li", "role": "recipient"}]
    assert (other["direction"], other["body"]) == (NULL, "overheard")


def test_people() -> None:
    result = run(PEOPLE, {PATH: STORE})
    (li,) = result.records
    assert (li["name"], li["favourite"], li["at"]) == ("Li", True, "2023-01-01T09:59:00.000000Z")
    assert result.outcome.excluded == 1
