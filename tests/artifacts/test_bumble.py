"""Stores of Bumble and Badoo made here: chats, people, and the archives that Bumble on iOS keeps."""

from aboveboard.artifacts.bumble.android import BADOO, BUMBLE
from aboveboard.artifacts.bumble.android_people import BUMBLE as PEOPLE
from aboveboard.artifacts.bumble.ios import MESSAGES
from tests.artifacts.archive_bytes import Instance, archive
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.bumble.app/databases/ChatComDatabase"
BADOO_PATH = "data/data/com.badoo.mobile/databases/ChatComDatabase"
IOS_PATH = "private/var/mobile/Containers/Data/Application/com.moxco.bumble/Library/Caches/Chat.sqlite"
NULL = {"absent": "NULL"}
_INFO = """CREATE TABLE conversation_info (user_id TEXT PRIMARY KEY, user_name TEXT, user_image_url TEXT, age INTEGER,
  gender INTEGER, game_mode INTEGER, encrypted_user_id TEXT);
INSERT INTO conversation_info VALUES ('c7', 'Li', 'https://i.example/7.jpg', 30, 2, 0, 'zLi');"""
_COLUMNS = """id TEXT PRIMARY KEY, conversation_id TEXT, sender_id TEXT, recipient_id TEXT, created_timestamp INTEGER,
  modified_timestamp INTEGER, payload TEXT, payload_type TEXT"""
_ROWS = (
    ("a", "c7", "zLi", "zMe", 1672567200123, 1672567200123, '{"text":"你好"}', "TEXT"),
    ("b", "c7", "zMe", "zLi", 1672567260000, 1672567300000, '{"url":"https://i.example/p.jpg"}', "IMAGE"),
    (
        "c",
        "c7",
        "zMe",
        "zLi",
        1672567320000,
        0,
        '{"text":"Tea?","answer_own":"yes","answer_other":"no"}',
        "QUESTION_GAME",
    ),
    ("d", "c7", "zLi", "zMe", 1672567380000, 0, "not JSON", "TEXT"),
)
STORE = sqlite_bytes(
    f"CREATE TABLE message ({_COLUMNS}, is_incoming INTEGER);" + _INFO,
    {"message": [(*row, int(row[2] == "zLi")) for row in _ROWS]},
)
UNMARKED = sqlite_bytes(f"CREATE TABLE message ({_COLUMNS});" + _INFO, {"message": _ROWS})


def _archived(made: float, changed: float, sender: str, receiver: str, text: str) -> bytes:
    times = {"self.dateCreated": made, "self.dateModified": changed}
    words = {"self.fromPersonUid": sender, "self.toPersonUid": receiver, "self.messageText": text}
    return archive(Instance("ChatMessage", times | words))


IOS = sqlite_bytes(
    """CREATE TABLE database2 (rowid INTEGER PRIMARY KEY, collection TEXT, key TEXT, data BLOB, metadata BLOB);
CREATE TABLE secondaryIndex_isReadIndex (rowid INTEGER PRIMARY KEY, isIncoming INTEGER, isRead INTEGER);
INSERT INTO secondaryIndex_isReadIndex VALUES (1, 1, 1), (2, 0, 0);""",
    {
        "database2": (
            (1, "m", "a", _archived(1672567200.5, 1672567200.5, "zLi", "zMe", "你好"), None),
            (2, "m", "b", _archived(1672567260, 1672567300, "zMe", "zLi", "hi"), None),
            (3, "other", "c", archive("3.1"), None),
        )
    },
)
FIXTURES = {
    "android.bumble": {PATH: STORE},
    "android.bumble.people": {PATH: STORE},
    "android.badoo": {BADOO_PATH: UNMARKED},
    "android.badoo.people": {BADOO_PATH: UNMARKED},
    "ios.bumble": {IOS_PATH: IOS},
}


def test_messages() -> None:
    hello, picture, question, odd = run(BUMBLE, {PATH: STORE}).records
    expected = {
        "at": "2023-01-01T10:00:00.123000Z",
        "edited_at": NULL,
        "direction": "incoming",
        "sender": {"identifier": "zLi", "name": "Li", "role": "sender"},
        "recipients": NULL,
        "thread": "c7",
        "thread_name": "Li",
        "body": "你好",
        "type": "text",
        "attachments": NULL,
        "message_id": "a",
    }
    assert {name: hello[name] for name in expected} == expected
    assert (picture["direction"], picture["body"], picture["type"]) == ("outgoing", NULL, "picture")
    assert picture["attachments"] == [{"url": "https://i.example/p.jpg"}]
    assert picture["edited_at"] == "2023-01-01T10:01:40.000000Z"
    assert picture["recipients"] == [{"identifier": "zLi", "name": "Li", "role": "recipient"}]
    assert (question["body"], question["type"]) == ("Tea?\nyes\nno", "QUESTION_GAME")
    assert (odd["body"], odd["as_stored"]["payload"]) == (NULL, "not JSON")


def test_without_the_mark_the_person_of_the_chat_tells_the_direction() -> None:
    records = run(BADOO, {BADOO_PATH: UNMARKED}).records
    assert [r["direction"] for r in records] == ["incoming", "outgoing", "outgoing", "incoming"]
    assert {r["service"] for r in records} == {"badoo"}


def test_people() -> None:
    (li,) = run(PEOPLE, {PATH: STORE}).records
    assert (li["name"], li["groups"], li["picture"]) == ("Li", ["dating"], {"url": "https://i.example/7.jpg"})
    assert [way["value"] for way in li["identifiers"]] == ["c7", "zLi"]


def test_ios() -> None:
    result = run(MESSAGES, {IOS_PATH: IOS})
    hello, sent = result.records
    assert (hello["at"], hello["direction"], hello["body"]) == ("2023-01-01T10:00:00.500000Z", "incoming", "你好")
    assert (hello["sender"], hello["read"]) == ({"identifier": "zLi", "role": "sender"}, True)
    assert (sent["thread"], sent["recipients"]) == ("zLi", [{"identifier": "zLi", "role": "recipient"}])
    assert sent["edited_at"] == "2023-01-01T10:01:40.000000Z"
    assert (result.outcome.excluded, result.outcome.rejected) == (1, 0)
