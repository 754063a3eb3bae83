"""Kik's database on Android made here."""

from __future__ import annotations

from aboveboard.artifacts.kik.android import KIK
from aboveboard.artifacts.kik.android_people import PEOPLE as KIK_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/kik.android/databases/0b1c.kikDatabase.db"
FILE = sqlite_bytes(
    """CREATE TABLE messagesTable (_id INTEGER PRIMARY KEY, body TEXT, partner_jid TEXT, was_me INTEGER, read_state
  INTEGER, uid TEXT,
  length INTEGER, timestamp LONG, bin_id TEXT, sys_msg TEXT, stat_msg TEXT, content_id TEXT, app_id TEXT);
CREATE TABLE KIKcontactsTable (_id INTEGER PRIMARY KEY, jid TEXT, display_name TEXT, user_name TEXT, local_name TEXT,
  in_roster INTEGER,
  is_group INTEGER, is_blocked INTEGER, photo_url TEXT, description TEXT);
CREATE TABLE KIKContentTable (_id INTEGER PRIMARY KEY, content_id TEXT, content_type INTEGER, content_name TEXT,
  content_string TEXT);
INSERT INTO KIKcontactsTable VALUES (1, 'liwei_x@talk.kik.com', 'Li Wei', 'liwei', NULL, 1, 0, 0,
  'https://example.org/p', 'hi'),
 (2, '11_g@groups.kik.com', 'Flat', NULL, NULL, 1, 1, 0, NULL, NULL);
INSERT INTO messagesTable VALUES (1, 'hello', 'liwei_x@talk.kik.com', 0, 500, 'u1', 5, 1700000000123,
  'liwei_x@talk.kik.com', NULL, NULL, NULL, NULL),
 (2, NULL, '11_g@groups.kik.com', 1, 400, 'u2', 0, 1700000100000, '11_g@groups.kik.com', NULL, NULL, 'c-1',
  'com.kik.ext.gallery');
INSERT INTO KIKContentTable VALUES (1, 'c-1', 1, 'file-name', 'a.jpg'), (2, 'c-1', 1, 'file-url', 'https://example.org/a');"""
)
FIXTURES = {"android.kik": {PATH: FILE}, "android.kik.people": {PATH: FILE}}
NULL = {"absent": "NULL"}


def test_messages_and_people() -> None:
    result = run((KIK, KIK_PEOPLE), {PATH: FILE})
    hello, picture = result.of("Message")
    expected = {
        "at": "2023-11-14T22:13:20.123000Z",
        "direction": "incoming",
        "sender": {"identifier": "liwei_x@talk.kik.com", "name": "Li Wei", "role": "sender"},
        "thread_name": "Li Wei",
        "body": "hello",
        "type": "text",
        "status": "read state 500",
        "attachments": NULL,
    }
    assert {name: hello[name] for name in expected} == expected
    assert (picture["direction"], picture["thread_name"], picture["type"]) == ("outgoing", "Flat", "attachment")
    assert picture["attachments"] == [{"name": "a.jpg", "url": "https://example.org/a"}]
    li, flat = result.of("Contact")
    assert (li["name"], li["identifiers"][0], li["groups"]) == (
        "Li Wei",
        {"type": "handle", "value": "liwei"},
        ["friend"],
    )
    assert (flat["name"], flat["groups"]) == ("Flat", ["group"])
