"""Hangouts on Android, from a store made here."""

from pathlib import Path
from typing import Any

import pytest

from aboveboard.artifacts.hangouts.android import HANGOUTS
from aboveboard.artifacts.hangouts.android_people import PEOPLE as HANGOUTS_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"
PATH = "data/data/com.google.android.talk/databases/babel0.db"
NULL = {"absent": "NULL"}
SCHEMA = """
CREATE TABLE participants (_id INTEGER PRIMARY KEY, gaia_id TEXT, chat_id TEXT, phone_id TEXT, first_name TEXT,
    full_name TEXT, fallback_name TEXT, blocked INT);
CREATE TABLE conversations (_id INTEGER PRIMARY KEY, conversation_id TEXT, name TEXT, generated_name TEXT);
CREATE TABLE conversation_participants (_id INTEGER PRIMARY KEY, participant_row_id INT, conversation_id TEXT);
CREATE TABLE messages (_id INTEGER PRIMARY KEY, message_id TEXT, conversation_id TEXT, author_chat_id TEXT, text TEXT,
    timestamp INT, status INT, type INT, local_url TEXT, remote_url TEXT, stream_url TEXT, attachment_content_type TEXT,
    attachment_name TEXT, latitude DOUBLE, longitude DOUBLE);
INSERT INTO participants VALUES (1, 'g1', '1', NULL, 'Me', 'Me M', 'me@example.org', 0),
    (2, NULL, '2', '+12025550102', NULL, NULL, 'Anna', 1);
INSERT INTO conversations VALUES (1, 'C1', NULL, 'Anna');
INSERT INTO conversation_participants VALUES (1, 2, 'C1'), (2, 1, 'C1');
INSERT INTO messages VALUES
    (1, 'm1', 'C1', '2', 'It&#39;s 转账', 1700000000123456, 4, 2, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (2, 'm2', 'C1', '1', NULL, 1700000060000000, 4, 1, NULL, 'https://x.example/a.jpg', NULL, 'image/jpeg', 'a.jpg', 1.5, 2.5),
    (3, NULL, 'C9', '9', '', 0, NULL, 7, NULL, NULL, NULL, NULL, NULL, 0, 0);
"""
DB = sqlite_bytes(SCHEMA)
FIXTURES: dict[str, dict[str, bytes]] = {HANGOUTS.id: {PATH: DB}, HANGOUTS_PEOPLE.id: {PATH: DB}}


def fields(record: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    return {name: record[name] for name in wanted}


def test_messages() -> None:
    received, sent, other = run((HANGOUTS, HANGOUTS_PEOPLE), {PATH: DB}).of("Message")
    wanted: dict[str, Any] = {
        "at": "2023-11-14T22:13:20.123456Z",
        "direction": "incoming",
        "sender": {"identifier": "2", "name": "Anna", "role": "sender"},
        "recipients": [{"identifier": "1", "name": "Me M", "role": "recipient"}],
        "thread": "C1",
        "thread_name": "Anna",
        "body": "It's 转账",
        "type": "text",
        "status": "state 4",
        "received_at": "2023-11-14T22:13:20.123456Z",
        "sent_at": NULL,
        "attachments": NULL,
        "message_id": "m1",
    }
    assert fields(received, wanted) == wanted
    assert received["as_stored"]["body"] == "It&#39;s 转账"
    wanted = {
        "direction": "outgoing",
        "sender": {"identifier": "1", "name": "Me M", "role": "owner"},
        "body": NULL,
        "attachments": [{"name": "a.jpg", "mime": "image/jpeg", "url": "https://x.example/a.jpg"}],
        "latitude": 1.5,
        "longitude": 2.5,
    }
    assert fields(sent, wanted) == wanted
    wanted = {
        "at": NULL,
        "direction": {"absent": "UNREADABLE"},
        "type": "7",
        "body": NULL,
        "latitude": NULL,
        "thread_name": NULL,
    }
    assert fields(other, wanted) == wanted


def test_people() -> None:
    me, anna = run((HANGOUTS, HANGOUTS_PEOPLE), {PATH: DB}).of("Contact")
    assert [i["value"] for i in me["identifiers"]] == ["1", "me@example.org"]
    wanted: dict[str, Any] = {"name": "Anna", "blocked": True, "given_name": NULL, "contact_id": NULL}
    assert fields(anna, wanted) == wanted
    assert [i["value"] for i in anna["identifiers"]] == ["2", "+12025550102"]


@pytest.mark.corpora
@pytest.mark.skipif(not (CORPORA / "plaso").is_dir(), reason="no corpora")
def test_as_many_as_the_reference() -> None:
    made = run((HANGOUTS, HANGOUTS_PEOPLE), {PATH: (CORPORA / "plaso" / "android" / "babel.db").read_bytes()}).of(
        "Message"
    )
    assert len(made) == 14
    assert {m["direction"] for m in made} == {"incoming", "outgoing"}
