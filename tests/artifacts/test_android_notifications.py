"""The notification history, written by hand."""

from collections import Counter
from pathlib import Path

import pytest

from aboveboard.artifacts.android.notifications import HISTORY
from aboveboard.artifacts.android.notifications_log import LOG
from tests.artifacts.harness import run, sqlite_bytes
from tests.formats.test_protobuf import field

CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"
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
LOG_PATH = "data/system/notification_log.db"
LOG_DB = sqlite_bytes(
    """CREATE TABLE log (_id INTEGER PRIMARY KEY AUTOINCREMENT, event_user_id INT, event_type INT, event_time_ms INT, key TEXT,
      pkg TEXT, nid INT, tag TEXT, when_ms INT, category TEXT);
    INSERT INTO log VALUES (1, 0, 1, 1678307200000, 'k', 'org.example.chat', 5, 'thread 7', 0, 'msg'),
      (2, 0, 9, NULL, NULL, '', NULL, NULL, NULL, NULL);"""
)
FIXTURES = {"android.notifications": {PATH: DATA}, "android.notifications.log": {LOG_PATH: LOG_DB}}


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


def test_log() -> None:
    posted, bare = run(LOG, {LOG_PATH: LOG_DB}).records
    assert (posted["event"], posted["app"], posted["detail"], posted["at"]) == (
        "notification posted",
        "org.example.chat",
        "msg thread 7",
        "2023-03-08T20:26:40.000000Z",
    )
    assert (bare["event"], bare["app"], bare["detail"]) == ("9", NULL, NULL)


@pytest.mark.corpora
@pytest.mark.skipif(not (CORPORA / "android").is_dir(), reason="no corpora")
def test_a_real_phones_log() -> None:
    result = run(LOG, {LOG_PATH: (CORPORA / "android/redroid81" / LOG_PATH).read_bytes()})
    assert Counter(r["event"] for r in result.records) == {"notification posted": 5, "notification removed": 1}
