"""Instagram's direct.db made here."""

from __future__ import annotations

import json

from aboveboard.artifacts.instagram.android import INSTAGRAM
from aboveboard.artifacts.instagram.android_people import PEOPLE as INSTAGRAM_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.instagram.android/databases/direct.db"
HELLO = {
    "item_id": "i1", "item_type": "text", "text": "hello", "user_id": "42", "timestamp": "1700000000123456",
    "reactions": {"emojis": [{"sender_id": 7, "emoji": "😂", "timestamp": "1700000005000000"}]},
    "edit_history": [{"body": "helo", "timestamp": 1700000001000}], "replied_to_message": {"item_id": "i0"},
}  # fmt: skip
PHOTO = {
    "item_id": "i2", "item_type": "media", "user_id": 7, "timestamp": "1700000100000000",
    "media": {"image_versions2": {"candidates": [{"url": "https://example.org/a.jpg"}]}},
}  # fmt: skip
CALLED = {
    "item_id": "i3", "item_type": "video_call_event", "user_id": "42", "timestamp": "1700000200000000",
    "video_call_event": {"action": "video_call_ended", "description": "Audio call ended", "feature_set_str": "audio_only"},
}  # fmt: skip
INFO = {
    "thread_id": "t1",
    "recipients": [
        {"id": "42", "username": "liwei", "full_name": "Li Wei", "profile_pic_url": "https://example.org/p.jpg"}
    ],
}
FILE = sqlite_bytes(
    """CREATE TABLE messages (_id INTEGER PRIMARY KEY, user_id TEXT, server_item_id TEXT, thread_id TEXT, timestamp
  INTEGER, text TEXT,
  message_type TEXT, message TEXT);
CREATE TABLE threads (_id INTEGER PRIMARY KEY, thread_id TEXT, thread_title TEXT, thread_info TEXT);
CREATE TABLE session (user_id TEXT);
INSERT INTO session VALUES ('7');""",
    {
        "messages": [
            (
                n,
                str(m["user_id"]),
                m["item_id"],
                "t1",
                int(str(m["timestamp"])),
                m.get("text"),
                m["item_type"],
                json.dumps(m),
            )
            for n, m in enumerate((HELLO, PHOTO, CALLED), 1)
        ],
        "threads": ((1, "t1", "Li", json.dumps(INFO)),),
    },
)
FIXTURES = {"android.instagram": {PATH: FILE}, "android.instagram.people": {PATH: FILE}}


def test_messages() -> None:
    result = run((INSTAGRAM, INSTAGRAM_PEOPLE), {PATH: FILE})
    hello, photo = result.of("Message")
    expected = {
        "at": "2023-11-14T22:13:20.123456Z",
        "account": "7",
        "direction": "incoming",
        "sender": {"identifier": "42", "role": "sender"},
        "thread": "t1",
        "thread_name": "Li",
        "body": "hello",
        "type": "text",
        "edits": [{"body": "helo", "at": "2023-11-14T22:13:21.000000Z"}],
        "reply_to": "i0",
        "reactions": [{"value": "😂", "by": "7", "at": "2023-11-14T22:13:25.000000Z"}],
    }
    assert {name: hello[name] for name in expected} == expected
    assert (photo["direction"], photo["attachments"]) == (
        "outgoing",
        [{"url": "https://example.org/a.jpg", "title": "media"}],
    )
    (call,) = result.of("Call")
    assert (call["direction"], call["medium"], call["status"]) == ("incoming", "audio", "video_call_ended")
    (li,) = result.of("Contact")
    assert (li["name"], li["identifiers"], li["contact_id"]) == ("Li Wei", [{"value": "liwei", "type": "handle"}], "42")
