"""ChatGPT's files on iOS made here: a chat, a draft."""

import json

from aboveboard.artifacts.chatgpt.ios import MESSAGES
from aboveboard.artifacts.chatgpt.ios_drafts import DRAFTS
from tests.artifacts.harness import run

STORE = "private/var/mobile/Containers/Data/Application/com.openai.chat/Library/Application Support"
PATH = f"{STORE}/conversations-0a1b/c1.json"
DRAFT_PATH = f"{STORE}/drafts-0a1b/c1.json"
NULL = {"absent": "NULL"}


def _node(role: str, when: float, *parts: object) -> dict[str, object]:
    return {"content": {"author": {"role": role}, "create_time": when, "content": {"parts": list(parts)}}}


CHAT = json.dumps(
    {
        "id": "c1",
        "title": "The moon",
        "tree": {
            "storage": {
                "root": {"content": None},
                "m1": _node("user", 1672567200.123, "How far is 月?", {"asset": "x"}),
                "m2": _node("assistant", 0, "384,400 km", "on average"),
            }
        },
    },
    ensure_ascii=False,
).encode()
DRAFT = json.dumps({"conversation_id": "c1", "content": {"text": "And the sun"}}).encode()
FIXTURES = {"ios.chatgpt": {PATH: CHAT}, "ios.chatgpt.drafts": {DRAFT_PATH: DRAFT}}


def test_messages() -> None:
    asked, answer = run(MESSAGES, {PATH: CHAT}).records
    expected = {
        "at": "2023-01-01T10:00:00.123000Z",
        "direction": "outgoing",
        "thread": "c1",
        "thread_name": "The moon",
        "body": "How far is 月?",
        "type": "user",
        "message_id": "m1",
    }
    assert {name: asked[name] for name in expected} == expected
    assert asked["provenance"]["locator"] == "tree/storage/m1"
    assert (answer["at"], answer["direction"], answer["body"]) == (NULL, "incoming", "384,400 km\non average")


def test_draft() -> None:
    (draft,) = run(DRAFTS, {DRAFT_PATH: DRAFT}).records
    assert (draft["status"], draft["thread"], draft["body"], draft["at"]) == ("draft", "c1", "And the sun", NULL)


def test_what_is_no_json_is_said() -> None:
    assert run(MESSAGES, {PATH: b"\x00\x01 sealed"}).outcome.emitted == 0
    assert run(MESSAGES, {PATH: b"{}"}).outcome.emitted == 0
