"""Skout's store on iOS made here: messages and people, kept as archives."""

from aboveboard.artifacts.skout.ios import MESSAGES
from aboveboard.artifacts.skout.ios_people import PEOPLE
from tests.artifacts.archive_bytes import Instance, archive
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Containers/Data/Application/com.skout.SKOUT/Library/Application Support/SKOUT/SKCache.sqlite"
NULL = {"absent": "NULL"}


def _message(sender: str, receiver: str, **more: str) -> bytes:
    return archive(Instance("SKMessage", {"fromUserId": sender, "toUserId": receiver, "type": "MESSAGE"} | more))


_PICTURE = _message("100", "77", description="sent a picture", pictureUrl="https://i.example/p")
_PROFILE = archive(
    Instance("SKUser", {"firstname": "Li", "userLocation": Instance("SKLocation", {"city": "Bern", "country": "CH"})})
)
STORE = sqlite_bytes(
    """CREATE TABLE ZSKCACHEDCHATMESSAGE (Z_PK INTEGER PRIMARY KEY, ZSKOUTMESSAGEDATE REAL, ZSKOUTMESSAGETEXT TEXT,
  ZSKOUTMESSAGEID INTEGER, ZSKOUTUSERID TEXT, ZCHAT INTEGER, ZDELETEDLOCALLY INTEGER, ZSKOUTMESSAGE BLOB);
CREATE TABLE ZSKCACHEDCHAT (Z_PK INTEGER PRIMARY KEY, ZCACHEDUSER INTEGER); INSERT INTO ZSKCACHEDCHAT VALUES (3, 5);
CREATE TABLE ZSKCACHEDUSER (Z_PK INTEGER PRIMARY KEY, ZSKOUTUSERID TEXT, ZSKOUTUSERNAME TEXT, ZTIMESTAMP REAL,
  ZSKOUTUSER BLOB);""",
    {
        "ZSKCACHEDCHATMESSAGE": (
            (1, 700000000.5, "你好", 91, "77", 3, 0, _message("77", "100")),
            (
                2,
                700000060,
                None,
                92,
                "77",
                3,
                1,
                _PICTURE,
            ),
            (3, 700000120, "whose?", -1, "77", 3, 0, None),
            (4, 700000180, "broken", 94, "77", 3, 0, b"bplist00\x00"),
        ),
        "ZSKCACHEDUSER": ((5, "77", "liwei", 700000000, _PROFILE),),
    },
)
FIXTURES = {"ios.skout": {PATH: STORE}, "ios.skout.people": {PATH: STORE}}


def test_messages() -> None:
    result = run(MESSAGES, {PATH: STORE})
    hello, sent, whose = result.records
    expected = {
        "at": "2023-03-08T20:26:40.500000Z",
        "direction": "incoming",
        "sender": {"identifier": "77", "name": "liwei", "role": "sender"},
        "recipients": [{"identifier": "100", "role": "recipient"}],
        "thread": "77",
        "body": "你好",
        "type": "MESSAGE",
        "deleted": False,
        "message_id": "91",
    }
    assert {name: hello[name] for name in expected} == expected
    assert (sent["direction"], sent["body"], sent["deleted"]) == ("outgoing", "sent a picture", True)
    assert sent["attachments"] == [{"url": "https://i.example/p"}]
    assert (whose["direction"], whose["sender"], whose["body"]) == (NULL, NULL, "whose?")
    assert (result.outcome.emitted, result.outcome.rejected) == (3, 1)


def test_people() -> None:
    (li,) = run(PEOPLE, {PATH: STORE}).records
    assert (li["name"], li["nickname"], li["groups"]) == ("Li", "liwei", ["city: Bern", "country: CH"])
