"""The notification history, written by hand."""

from aboveboard.artifacts.android_notifications import HISTORY
from tests.artifacts.harness import run
from tests.formats.test_protobuf import field

PATH = "data/system_ce/0/notification_history/history/1678307000000"
NULL = {"absent": "NULL"}


def notification(*pairs: tuple[int, int | str]) -> bytes:
    return field(5, b"".join(field(number, value) for number, value in pairs))


DATA = (
    field(1, 1678307300000)
    + field(2, field(1, 2) + field(2, "org.example.chat") + field(2, "Messages"))
    + field(3, 1)
    + notification((2, 1), (4, 2), (7, 10099), (9, 1678307200123), (10, "Li Wei"), (11, "转账"))
    + notification((1, "org.example.mail"), (5, "inbox"), (2, 9))
    + field(5, b"\x52\xff")
)
FIXTURES = {"android.notifications": {PATH: DATA}}


def test_history() -> None:
    result = run(HISTORY, {PATH: DATA})
    chat, mail = result.records
    expected = {
        "at": "2023-03-08T20:26:40.123000Z",
        "app": "org.example.chat",
        "title": "Li Wei",
        "body": "转账",
        "channel": "Messages",
    }
    assert {name: chat[name] for name in expected} == expected
    assert (mail["app"], mail["channel"], mail["title"], mail["at"]) == ("org.example.mail", "inbox", NULL, NULL)
    assert (result.outcome.emitted, result.outcome.rejected) == (2, 1)
