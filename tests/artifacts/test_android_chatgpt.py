"""ChatGPT's database on Android made here: messages in pieces, of two versions."""

import json

from aboveboard.artifacts.chatgpt.android import MESSAGES
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.openai.chatgpt/databases/user-abc_conversations.db"
NULL, UNREADABLE = {"absent": "NULL"}, {"absent": "UNREADABLE"}
_ASKED = {
    "id": "m1",
    "role": "User",
    "conversation_id": "c1",
    "created_date": "2023-01-01T10:00:00.123Z",
    "content": {"content": "How far is 月?"},
}
_ANSWER = {
    "content": {
        "id": "m2",
        "role": "Assistant",
        "conversation_id": "c1",
        "created_date": "2023-01-01T10:00:05Z",
        "modification_date": "2023-01-01T10:00:09Z",
        "content": {"content": "384,400 km"},
    }
}
_CUT = json.dumps(_ANSWER)
STORE = sqlite_bytes(
    """CREATE TABLE DBMessageChunk (messageId TEXT, chunkIndex INTEGER, chunk BLOB);
CREATE TABLE DBMessage (id TEXT PRIMARY KEY, conversationId TEXT); INSERT INTO DBMessage VALUES ('m1', 'c1');
CREATE TABLE DBConversation (id TEXT PRIMARY KEY, conversation TEXT);
INSERT INTO DBConversation VALUES ('c1', '{"id":"c1","title":"The moon"}');""",
    {
        "DBMessageChunk": (
            ("m1", 0, json.dumps(_ASKED, ensure_ascii=False).encode()),
            ("m2", 1, _CUT[40:].encode()),
            ("m2", 0, _CUT[:40].encode()),
            ("m3", 0, b"{broken"),
        )
    },
)
FIXTURES = {"android.chatgpt": {PATH: STORE}}


def test_messages() -> None:
    result = run(MESSAGES, {PATH: STORE})
    asked, answer, broken = result.records
    expected = {
        "at": "2023-01-01T10:00:00.123000Z",
        "direction": "outgoing",
        "thread": "c1",
        "thread_name": "The moon",
        "body": "How far is 月?",
        "type": "User",
        "edited_at": NULL,
        "message_id": "m1",
    }
    assert {name: asked[name] for name in expected} == expected
    assert (answer["at"], answer["edited_at"]) == ("2023-01-01T10:00:05.000000Z", "2023-01-01T10:00:09.000000Z")
    assert (answer["direction"], answer["body"], answer["type"]) == ("incoming", "384,400 km", "Assistant")
    assert (broken["body"], broken["at"], broken["message_id"]) == (UNREADABLE, NULL, "m3")
    assert (result.outcome.read, result.outcome.emitted, result.outcome.excluded) == (4, 3, 1)
