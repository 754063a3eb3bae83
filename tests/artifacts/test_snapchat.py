"""Snapchat's databases made here."""

from __future__ import annotations

from aboveboard.artifacts.snapchat.android_friends import FRIENDS
from aboveboard.artifacts.snapchat.android_messages import OLD_MESSAGES as FRIENDS_OLD_MESSAGES
from aboveboard.artifacts.snapchat.both import ANDROID, IOS, PEOPLE
from tests.artifacts.harness import run, sqlite_bytes
from tests.formats.flat import document

DATA = "data/data/com.snapchat.android/databases"
USER = "private/var/mobile/Containers/Data/Application/com.toyopagroup.picaboo/Documents/user_scoped/u1"


def field(number: int, value: bytes) -> bytes:
    return bytes([number << 3 | 2, len(value)]) + value


CONTENT = field(4, field(4, field(2, field(1, "Grüße".encode()))))
ARROYO = sqlite_bytes(
    """CREATE TABLE conversation_message (client_conversation_id TEXT NOT NULL, client_message_id INTEGER NOT NULL,
  server_message_id INTEGER, message_content BLOB, message_state_type TEXT, creation_timestamp INTEGER, read_timestamp INTEGER,
  sender_id TEXT, content_type INTEGER, is_saved INTEGER, is_viewed_by_user INTEGER, created_on_device INTEGER,
  PRIMARY KEY (client_conversation_id, client_message_id));""",
    {
        "conversation_message": (
            ("c1", 1, 11, CONTENT, "COMMITTED", 1700000000123, 1700000005000, "u-li", 1, 1, 1, 0),
            ("c1", 2, 12, field(4, field(4, field(3, b"x"))), "COMMITTED", 1700000100000, 0, "u-me", 2, 0, 0, 1),
        )
    },
)
LI, ME = "11111111-2222-3333-4444-555555555555", "aaaaaaaa-2222-3333-4444-555555555555"
GROUP = b"".join(field(3, field(1, field(1, bytes.fromhex(one.replace("-", ""))))) for one in (LI, ME))
LATER = sqlite_bytes(
    f"""CREATE TABLE conversation_message (client_conversation_id TEXT NOT NULL, client_message_id INTEGER NOT NULL,
  server_message_id INTEGER, local_message_content_id INTEGER, message_content BLOB, creation_timestamp INTEGER, sender_id TEXT,
  content_type INTEGER, quoted_server_message_id INTEGER, PRIMARY KEY (client_conversation_id, client_message_id));
INSERT INTO conversation_message VALUES ('c1', 1, 11, NULL, NULL, 1700000000123, '{LI}', 1, 0),
  ('c1', 2, 12, 5, NULL, 1700000100000, '{ME}', 1, 11);
CREATE TABLE conversation (client_conversation_id TEXT PRIMARY KEY, conversation_metadata BLOB);
CREATE TABLE feed_entry (client_conversation_id TEXT PRIMARY KEY, conversation_title TEXT);
INSERT INTO feed_entry VALUES ('c1', 'Flat');""",
    {"conversation": (("c1", GROUP),)},
)
BLOB = b"\0" * 40 + (5).to_bytes(4, "little") + b"hello" + b"\0" * 3
MAIN = sqlite_bytes(
    """CREATE TABLE Friend (_id INTEGER PRIMARY KEY, userId TEXT, username TEXT, displayName TEXT, phone TEXT,
  addedTimestamp INTEGER,
  reverseAddedTimestamp INTEGER, isBlocked INTEGER);
CREATE TABLE Feed (_id INTEGER PRIMARY KEY, key TEXT);
CREATE TABLE Message (_id INTEGER PRIMARY KEY, type TEXT, content BLOB, senderId INTEGER, timestamp INTEGER,
  seenTimestamp INTEGER,
  feedRowId INTEGER, key TEXT);
INSERT INTO Friend VALUES (1, 'u-li', 'liwei', 'Li Wei', '+15550101', 1690000000000, 1690000100000, 0), (2, 'u-x',
  'other', '', NULL, 0, 0, 0);
INSERT INTO Feed VALUES (1, 'mira~liwei');""",
    {
        "Message": (
            (1, "text", BLOB, 1, 1500000000000, 1500000001000, 1, "k1"),
            (2, "snap", b"\1", 1, 1500000100000, 0, 1, "k2"),
        )
    },
)
DOCS = sqlite_bytes(
    """CREATE TABLE snapchatter (rowid INTEGER PRIMARY KEY, userId TEXT, p BLOB);
CREATE TABLE index_snapchatterusername (rowid INTEGER PRIMARY KEY, username TEXT);
CREATE TABLE index_snapchattermutableUsername (rowid INTEGER PRIMARY KEY, mutableUsername TEXT);
INSERT INTO index_snapchattermutableUsername VALUES (4, 'bo_new');
INSERT INTO index_snapchatterusername VALUES (3, 'liwei'), (4, 'bo');""",
    {"snapchatter": ((3, "u-li", b"\0"), (4, "u-bo", document("u-bo", "bo", "Bo 波")))},
)
FIXTURES = {
    "android.snapchat": {f"{DATA}/arroyo.db": ARROYO},
    "ios.snapchat": {f"{USER}/arroyo/arroyo.db": LATER},
    "android.snapchat_friends": {f"{DATA}/main.db": MAIN},
    "android.snapchat_friends.messages": {f"{DATA}/main.db": MAIN},
    "ios.snapchat_people": {f"{USER}/DocObjects/primary.docobjects": DOCS},
}
NULL = {"absent": "NULL"}


def test_messages() -> None:
    hello, snap = run(ANDROID, {f"{DATA}/arroyo.db": ARROYO}).records
    expected = {
        "at": "2023-11-14T22:13:20.123000Z",
        "direction": "incoming",
        "sender": {"identifier": "u-li", "role": "sender"},
        "thread": "c1",
        "body": "Grüße",
        "type": "text",
        "read_at": "2023-11-14T22:13:25.000000Z",
        "starred": True,
        "message_id": "c1:1",
    }
    assert {name: hello[name] for name in expected} == expected
    assert (snap["direction"], snap["body"], snap["type"], snap["read_at"]) == (
        "outgoing",
        NULL,
        "content type 2",
        NULL,
    )
    assert len(run(IOS, {f"{USER}/arroyo/arroyo.db": ARROYO}).records) == 2


def test_people_and_older_messages() -> None:
    result = run((FRIENDS, FRIENDS_OLD_MESSAGES), {f"{DATA}/main.db": MAIN})
    li, other = result.of("Contact")
    assert (li["name"], li["groups"], li["created_at"]) == (
        "Li Wei",
        ["added each other"],
        "2023-07-22T04:26:40.000000Z",
    )
    assert li["identifiers"] == [{"type": "handle", "value": "liwei"}, {"type": "phone", "value": "+15550101"}]
    assert (other["name"], other["groups"]) == (NULL, NULL)
    hello, snap = result.of("Message")
    assert (hello["body"], hello["sender"]["name"], hello["thread"]) == ("hello", "Li Wei", "mira~liwei")
    assert (snap["body"], snap["type"]) == (NULL, "snap")
    person, bo = run(PEOPLE, {f"{USER}/DocObjects/primary.docobjects": DOCS}).records
    assert (person["name"], person["contact_id"]) == ("liwei", "u-li")
    assert (bo["name"], bo["nickname"], bo["identifiers"]) == ("Bo 波", "bo_new", [{"type": "handle", "value": "bo"}])


def test_members_answers_and_own_messages() -> None:
    hello, answer = run(IOS, {f"{USER}/arroyo/arroyo.db": LATER}).records
    assert (hello["direction"], answer["direction"]) == ("incoming", "outgoing")
    assert hello["recipients"] == [{"identifier": ME, "role": "recipient"}]
    assert answer["recipients"] == [{"identifier": LI, "role": "recipient"}]
    assert (hello["reply_to"], answer["reply_to"], answer["thread_name"]) == (NULL, "c1:1", "Flat")
