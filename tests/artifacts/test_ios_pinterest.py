"""Pinterest's archives made here."""

from aboveboard.artifacts.pinterest.ios import ACCOUNT
from aboveboard.artifacts.pinterest.ios_messages import MESSAGES
from tests.artifacts.archive_bytes import Instance, When, archive
from tests.artifacts.harness import run

HOME = "private/var/mobile/Containers/Data/Application/6C1A0000-0000-4000-8000-000000000077/"
OWN = HOME + "Documents/activeUser"
PATH = HOME + "Library/Caches/com.pinterest.PINDiskCache.PINRemoteModelCache/conversations%2F77%2Fmessages%2F%3Fa%3Db"
NULL = {"absent": "NULL"}
USER = archive(
    {
        "id": "7",
        "username": "mira",
        "full_name": "Mira M",
        "email": "mira@example.org",
        "created_at": "Sun, 01 Jan 2023 11:00:00 +0100",
        "pin_count": 3,
    }
)
LI = {"id": "42", "full_name": "Li Wei", "username": "liwei"}
TALK = {"id": "77", "name": None, "users": [LI, {"id": "7", "username": "mira"}]}
PIN = {"id": "p1", "grid_title": "Cat", "link": "https://example.org/cat"}
FILE = archive(
    {
        "models": [
            Instance(
                "PIMessage",
                {"id": "m1", "text": "你好", "created_at": When(694260000.5), "sender": LI, "conversation": TALK},
            ),
            Instance("PIMessage", {"id": "m2", "text": None, "sender": {"id": "7"}, "conversation": TALK, "pin": PIN}),
        ]
    }
)
FIXTURES = {"ios.pinterest": {OWN: USER}, "ios.pinterest.messages": {PATH: FILE}}


def test_account() -> None:
    (account,) = run(ACCOUNT, {OWN: USER}).records
    expected = {
        "at": "2023-01-01T10:00:00.000000Z",
        "username": "mira",
        "identifier": "7",
        "name": "Mira M",
        "description": "mira@example.org",
    }
    assert {name: account[name] for name in expected} == expected
    assert not run(ACCOUNT, {OWN: archive({"pin_count": 3})}).records


def test_messages() -> None:
    hello, sent = (r for r in run(MESSAGES, {OWN: USER, PATH: FILE}).records if r["kind"] == "Message")
    expected = {
        "at": "2023-01-01T10:00:00.500000Z",
        "direction": "incoming",
        "sender": {"identifier": "42", "name": "Li Wei", "role": "sender"},
        "recipients": [{"identifier": "7", "name": "mira", "role": "recipient"}],
        "thread": "77",
        "body": "你好",
        "type": "text",
        "account": "7",
    }
    assert {name: hello[name] for name in expected} == expected
    assert (sent["direction"], sent["type"], sent["body"], sent["at"]) == ("outgoing", "pin", NULL, NULL)
    assert sent["attachments"] == [{"name": "p1", "title": "Cat", "url": "https://example.org/cat"}]


def test_without_the_account_there_is_no_direction() -> None:
    hello, _ = run(MESSAGES, {PATH: FILE}).records
    assert (hello["direction"], hello["account"]) == (NULL, NULL)
