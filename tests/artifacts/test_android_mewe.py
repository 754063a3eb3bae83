"""MeWe's database made here."""

from aboveboard.artifacts.mewe.android import MEWE
from aboveboard.artifacts.mewe.android_groups import GROUPS as MEWE_GROUPS
from aboveboard.artifacts.mewe.android_people import PEOPLE as MEWE_PEOPLE
from aboveboard.artifacts.mewe.android_posts import POSTS
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.mewe/databases/app_v3.db"
DB = sqlite_bytes(
    """
CREATE TABLE CHAT_THREAD (id TEXT, name TEXT, groupId TEXT, chatType TEXT);
CREATE TABLE CHAT_MESSAGE (id TEXT, threadId TEXT, createdAt INTEGER, editedAt INTEGER, ownerId TEXT, ownerName TEXT,
    textPlain TEXT, attachmentType TEXT, attachmentName TEXT, deleted INTEGER, currentUserMessage INTEGER);
CREATE TABLE CHAT_THREAD_PARTICIPANT (id TEXT, chatThreadId TEXT, name TEXT, handle TEXT);
CREATE TABLE EMOJI_CHAT_MESSAGE (chatMessageId TEXT, key TEXT, count INTEGER, userReacted INTEGER);
CREATE TABLE POST (id TEXT, createdAt INTEGER, editedAt INTEGER, ownerName TEXT, ownerHandle TEXT, groupName TEXT,
    textPlain TEXT, currentUserPost INTEGER, commentsCount INTEGER, sharesCount INTEGER, linkUrl TEXT, pollQuestion TEXT);
CREATE TABLE POST_MEDIA (postId TEXT, name TEXT, mime TEXT, imageUrl TEXT);
CREATE TABLE COMMENT (id TEXT, postId TEXT, createdAt INTEGER, editedAt INTEGER, ownerName TEXT, ownerHandle TEXT,
    textPlain TEXT, currentUserPost INTEGER, repliesCount INTEGER, linkUrl TEXT);
CREATE TABLE GROUP_ (_id TEXT, name TEXT, descriptionPlain TEXT, roleEnum TEXT, lastOpenTime INTEGER);
INSERT INTO CHAT_THREAD VALUES ('t', 'Bo', 'contacts', 'USER');
INSERT INTO CHAT_MESSAGE VALUES ('m', 't', 1672567200, 1672567260, 'me', 'Li',
    'https://www.openstreetmap.org/?mlat=50.94&mlon=6.96', 'UNSUPPORTED', '', 0, 1),
    ('n', 't', 1672567300, 0, 'bo', 'Bo', 'gone', 'PHOTO', 'a.jpg', 1, 0);
INSERT INTO CHAT_THREAD_PARTICIPANT VALUES ('bo', 't', 'Bo', 'bo.1');
INSERT INTO EMOJI_CHAT_MESSAGE VALUES ('n', ':smile:', 2, 1);
INSERT INTO POST VALUES ('p', 1672567200, 0, 'Ann', 'ann', 'Cats', 'Köln', 0, 1, 4, '', 'Which?');
INSERT INTO POST_MEDIA VALUES ('p', 'x.jpg', 'image/jpeg', '/api/x');
INSERT INTO COMMENT VALUES ('c', 'p', 1672567210, 0, 'Li', 'li', 'yes', 1, 0, '');
INSERT INTO GROUP_ VALUES ('g', 'Cats', 'about cats', 'MEMBER', 1672567200000);
"""
)
FIXTURES = {
    "android.mewe": {PATH: DB},
    "android.mewe.posts": {PATH: DB},
    "android.mewe.groups": {PATH: DB},
    "android.mewe.people": {PATH: DB},
}
AT = "2023-01-01T10:00:00.000000Z"


def test_chats() -> None:
    sent, got = run((MEWE, MEWE_PEOPLE, MEWE_GROUPS), {PATH: DB}).of("Message")
    assert (sent["at"], sent["direction"], sent["latitude"], sent["longitude"]) == (AT, "outgoing", 50.94, 6.96)
    assert (sent["recipients"][0]["name"], sent["edited_at"]) == ("Bo", "2023-01-01T10:01:00.000000Z")
    assert (got["deleted"], got["body"], got["type"]) == (True, "gone", "PHOTO")
    assert got["attachments"] == [{"name": "a.jpg"}]
    assert got["reactions"] == [{"value": ":smile: x2", "by": "the account, maybe others"}]


def test_posts_and_people() -> None:
    result = run((MEWE, MEWE_PEOPLE, MEWE_GROUPS), {PATH: DB})
    post, comment = run(POSTS, {PATH: DB}).records
    assert (post["at"], post["group"], post["title"], post["reposts"], post["own"]) == (AT, "Cats", "Which?", 4, False)
    assert post["attachments"] == [{"name": "x.jpg", "mime": "image/jpeg", "url": "/api/x"}]
    assert (comment["in_reply_to"], comment["own"], comment["body"]) == ("p", True, "yes")
    bo, cats = result.of("Contact")
    assert (bo["identifiers"], cats["groups"]) == ([{"type": "handle", "value": "bo.1"}], ["group", "MEMBER"])
    assert cats["last_contacted_at"] == AT
