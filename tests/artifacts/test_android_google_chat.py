"""dynamite.db made here."""

from aboveboard.artifacts.google_chat.android import ANDROID, IOS
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.google.android.apps.dynamite/databases/user_accounts/ann@example.org/dynamite.db"
BARE = "data/data/com.google.android.apps.dynamite/databases/dynamite.db"
_APP = "private/var/mobile/Containers/Data/Application/5D5C7C0E-0000-4000-8000-000000000007"
IOS_PATH = f"{_APP}/Documents/user_accounts/501/dynamite.db"
NULL = {"absent": "NULL"}


def field(number: int, value: bytes) -> bytes:
    return bytes([number << 3 | 2, len(value)]) + value


FILE = field(1, field(10, field(3, b"IMG.jpg") + field(4, b"image/jpeg")))
MEETING = field(1, field(12, field(1, field(2, b"https://meet.example.org/abc") + field(3, b"abc"))))
LIKED = field(1, field(1, field(1, field(1, "👍".encode()))) + field(2, field(1, b"502")))
STORE = sqlite_bytes(
    """
CREATE TABLE Groups (group_id TEXT, group_type INTEGER, name TEXT, create_time INTEGER, creator_id TEXT);
CREATE TABLE users (user_id TEXT, name TEXT, email TEXT, avatar_url TEXT, last_updated_time_micros INTEGER);
CREATE TABLE topic_messages (topic_id TEXT, message_id TEXT, group_id TEXT, creator_id TEXT, create_time INTEGER,
    text_body TEXT, annotation BLOB, reactions BLOB);
CREATE TABLE drafts (group_id TEXT, topic_id TEXT, text TEXT, group_type INTEGER);
INSERT INTO Groups VALUES ('g1', 1, 'Trip', 1, '501');
INSERT INTO users VALUES ('501', 'Ann E', 'ann@example.org', 'https://pics.example.org/a', 1672567200000000),
    ('502', 'Bob', NULL, '', 0);
INSERT INTO drafts VALUES ('g1', 't1', 'not yet', 1);
""",
    {
        "topic_messages": [
            ("t1", "t1", "g1", "501", 1672567200123456, "Hi 转账", FILE + MEETING, b"\xfe\xff\x00\x01"),
            ("t1", "m2", "g1", "502", 1672567300000000, "yes", b"\xfe\xff\x00", LIKED),
            ("t3", "t3", "g9", "503", None, "", b"\x08", None),
        ]
    },
)
FIXTURES = {"android.google_chat": {PATH: STORE}, "ios.google_chat": {IOS_PATH: STORE}}


def test_messages() -> None:
    mine, theirs, bare, draft = run(ANDROID, {PATH: STORE}).of("Message")
    assert (mine["at"], mine["direction"], mine["body"]) == ("2023-01-01T10:00:00.123456Z", "outgoing", "Hi 转账")
    assert mine["sender"] == {"identifier": "501", "name": "Ann E", "role": "owner"}
    assert mine["attachments"] == [
        {"name": "IMG.jpg", "mime": "image/jpeg"},
        {"url": "https://meet.example.org/abc", "title": "abc"},
    ]
    assert (mine["thread"], mine["thread_name"], mine["type"], mine["reactions"]) == ("g1", "Trip", "in a group", NULL)
    assert (theirs["direction"], theirs["reply_to"], theirs["message_id"]) == ("incoming", "t1", "m2")
    assert (theirs["reactions"], theirs["attachments"]) == ([{"value": "👍", "by": "502"}], NULL)
    assert (bare["at"], bare["body"], bare["attachments"]) == (NULL, NULL, {"absent": "UNREADABLE"})
    assert bare["sender"] == {"identifier": "503", "role": "sender"}
    assert (draft["status"], draft["body"], draft["thread_name"]) == ("draft", "not yet", "Trip")


def test_people() -> None:
    ann, bob = run(ANDROID, {PATH: STORE}).of("Contact")
    assert (ann["name"], ann["identifiers"]) == ("Ann E", [{"type": "email", "value": "ann@example.org"}])
    assert (ann["picture"], ann["modified_at"]) == (
        {"url": "https://pics.example.org/a"},
        "2023-01-01T10:00:00.000000Z",
    )
    assert (bob["identifiers"], bob["picture"], bob["modified_at"]) == (NULL, NULL, NULL)


def test_whose_account_it_is() -> None:
    assert [m["direction"] for m in run(IOS, {IOS_PATH: STORE}).of("Message")][:2] == ["outgoing", "incoming"]
    assert [m["direction"] for m in run(ANDROID, {BARE: STORE}).of("Message")][:2] == [NULL, NULL]
