"""Databases of Zangi and Skout made here: messages and people."""

from aboveboard.artifacts.skout.android import MESSAGES as SKOUT
from aboveboard.artifacts.skout.android_people import PEOPLE as SKOUT_PEOPLE
from aboveboard.artifacts.zangi.android import MESSAGES as ZANGI
from aboveboard.artifacts.zangi.android_people import PEOPLE as ZANGI_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

ZANGI_PATH = "data/data/com.beint.zangi/databases/15550100.db"
SKOUT_PATH = "data/data/com.skout.android/databases/skoutDatabase"
NULL = {"absent": "NULL"}
ZANGI_DB = sqlite_bytes(
    """CREATE TABLE message (message_id INTEGER PRIMARY KEY, "date" INTEGER, chatWith TEXT, msgId TEXT, message_msg TEXT,
  extra TEXT, msgFrom TEXT, msgTo TEXT, isIncoming INTEGER);
INSERT INTO message VALUES (1, 1672567200123, '77', 'm1', '你好', NULL, '77', '100', 1),
  (2, 1672567260000, '77', 'm2', '', '/data/user/0/com.beint.zangi/files/zangi/p.jpg', '100', '77', 0);
CREATE TABLE user_profile (id TEXT PRIMARY KEY, first_name TEXT, last_name TEXT);
INSERT INTO user_profile VALUES ('77', 'Li', 'Wei'), ('100', 'Anna', NULL);"""
)
SKOUT_DB = sqlite_bytes(
    """CREATE TABLE skoutMessagesTable (timestamp INTEGER, fromUserID TEXT, message TEXT, type TEXT, pictureUrl TEXT,
  giftUrl TEXT, chatId TEXT);
INSERT INTO skoutMessagesTable VALUES (1672567200123, '77', 'hi', 'MESSAGE', NULL, '', '77'),
  (1672567260000, '100', '', 'PICTURE', 'https://i.example/p.jpg', 'https://i.example/g.png', '77');
CREATE TABLE skoutUsersTable (userId TEXT, userName TEXT, picUrl TEXT, lastMessageTimestamp INTEGER);
INSERT INTO skoutUsersTable VALUES ('77', 'Li', 'https://i.example/7.jpg', 1672567260000);"""
)
FIXTURES = {
    "android.zangi": {ZANGI_PATH: ZANGI_DB},
    "android.zangi.people": {ZANGI_PATH: ZANGI_DB},
    "android.skout": {SKOUT_PATH: SKOUT_DB},
    "android.skout.people": {SKOUT_PATH: SKOUT_DB},
}


def test_zangi() -> None:
    hello, sent = run(ZANGI, {ZANGI_PATH: ZANGI_DB}).records
    assert (hello["at"], hello["direction"], hello["body"]) == ("2023-01-01T10:00:00.123000Z", "incoming", "你好")
    assert hello["sender"] == {"identifier": "77", "name": "Li Wei", "role": "sender"}
    assert (sent["direction"], sent["thread_name"], sent["body"]) == ("outgoing", "Li Wei", NULL)
    assert sent["attachments"] == [{"path": "/data/user/0/com.beint.zangi/files/zangi/p.jpg"}]
    li, anna = run(ZANGI_PEOPLE, {ZANGI_PATH: ZANGI_DB}).records
    assert (li["name"], li["family_name"], anna["name"], anna["family_name"]) == ("Li Wei", "Wei", "Anna", NULL)


def test_skout() -> None:
    hello, sent = run(SKOUT, {SKOUT_PATH: SKOUT_DB}).records
    assert (hello["at"], hello["direction"], hello["sender"]["name"]) == (
        "2023-01-01T10:00:00.123000Z",
        "incoming",
        "Li",
    )
    assert (sent["direction"], sent["thread"]) == (NULL, "77")
    assert [a["title"] for a in sent["attachments"]] == ["picture", "gift"]
    (li,) = run(SKOUT_PEOPLE, {SKOUT_PATH: SKOUT_DB}).records
    assert (li["name"], li["last_contacted_at"]) == ("Li", "2023-01-01T10:01:00.000000Z")


def test_other_databases_of_the_folder_are_said() -> None:
    assert run(ZANGI, {ZANGI_PATH: sqlite_bytes("CREATE TABLE settings (a)")}).outcome.status == "unknown schema"
