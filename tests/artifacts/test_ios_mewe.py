from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.mewe.ios import MEWE
from aboveboard.artifacts.mewe.ios_account import ACCOUNT as MEWE_ACCOUNT
from aboveboard.artifacts.mewe.ios_people import PEOPLE as MEWE_PEOPLE
from aboveboard.artifacts.mewe.ios_posts import POSTS as MEWE_POSTS
from tests.artifacts.harness import Result, run, sqlite_bytes

PATH = (
    "private/var/mobile/Containers/Data/Application/5D5C7C0E-0000-4000-8000-000000000009/Documents/sgrouplesdb.sqlite"
)
NULL = {"absent": "NULL"}
MISSING = {"absent": "NOT_IN_SCHEMA"}
T0 = 608321126  # 2020-04-11T18:05:26Z, in seconds since 2001

_MESSAGE = (
    "Z_PK INTEGER PRIMARY KEY, ZDATE TIMESTAMP, ZTEXT VARCHAR, ZSENDER VARCHAR, ZTHREADID VARCHAR, ZMESSAGEID VARCHAR"
)
_POST = "Z_PK INTEGER PRIMARY KEY, ZCREATIONDATE TIMESTAMP, ZTEXT VARCHAR, ZUSERID VARCHAR, ZPOSTID VARCHAR"
_USER = "Z_PK INTEGER PRIMARY KEY, ZUSERID VARCHAR, ZNAME VARCHAR, ZHANDLE VARCHAR"
STORE = sqlite_bytes(
    f"""
CREATE TABLE ZCHATMESSAGE ({_MESSAGE}, ZEDITEDDATE TIMESTAMP, ZORIGINALTEXT VARCHAR, ZDELETEDBYSENDER INTEGER,
    ZREPLYMESSAGEID VARCHAR, ZEVENTTYPE VARCHAR, ZCALLDURATION INTEGER);
CREATE TABLE ZCHATTHREAD (Z_PK INTEGER PRIMARY KEY, ZTHREADID VARCHAR);
CREATE TABLE Z_11PARTICIPATINGUSERS (Z_11THREADS INTEGER, Z_38PARTICIPATINGUSERS INTEGER);
CREATE TABLE ZCHATATTACHMENT (Z_PK INTEGER PRIMARY KEY, ZCHATMESSAGE INTEGER, ZFILENAME VARCHAR, ZMIMETYPE VARCHAR,
    ZURL VARCHAR, ZATYPE VARCHAR);
CREATE TABLE ZUSER ({_USER}, ZFIRSTNAME VARCHAR, ZLASTNAME VARCHAR, ZCURRENTUSER INTEGER);
CREATE TABLE ZCURRENTUSER (Z_PK INTEGER PRIMARY KEY, ZUSER INTEGER, ZPRIMARYPHONE VARCHAR, ZPRIMARYEMAIL VARCHAR);
CREATE TABLE ZCONTACT (Z_PK INTEGER PRIMARY KEY, ZUSER INTEGER);
CREATE TABLE ZPOST ({_POST}, ZEDITEDDATE TIMESTAMP, ZPOLL INTEGER, ZLINK INTEGER, ZREFPOST INTEGER, ZSHARESCOUNT INTEGER,
    ZCOMMENTSCOUNT INTEGER, ZISPUBLIC INTEGER, ZISFORCLOSEFRIENDS INTEGER, ZGROUPID VARCHAR, ZPARENTPOSTID VARCHAR);
CREATE TABLE ZPOLL (Z_PK INTEGER PRIMARY KEY, ZQUESTION VARCHAR);
CREATE TABLE ZLINK (Z_PK INTEGER PRIMARY KEY, ZURLLINK INTEGER);
CREATE TABLE ZHYPERLINK (Z_PK INTEGER PRIMARY KEY, ZHREFURL VARCHAR);
CREATE TABLE ZGROUP (Z_PK INTEGER PRIMARY KEY, ZGROUPID VARCHAR, ZNAME VARCHAR);
INSERT INTO ZCHATTHREAD VALUES (3, 't1');
INSERT INTO Z_11PARTICIPATINGUSERS VALUES (3, 1), (3, 2);
INSERT INTO ZCHATATTACHMENT VALUES (1, 2, 'image.jpg', 'jpg', '/api/photo/1', 'photo');
INSERT INTO ZUSER VALUES (1, 'u1', 'Ann E', 'ann', 'Ann', 'E', 1), (2, 'u2', 'Bob E', '', NULL, '', NULL);
INSERT INTO ZCURRENTUSER VALUES (1, 1, '+15550100001', NULL);
INSERT INTO ZCONTACT VALUES (1, 2);
INSERT INTO ZPOLL VALUES (4, 'Tea or coffee?');
INSERT INTO ZLINK VALUES (5, 6);
INSERT INTO ZHYPERLINK VALUES (6, 'https://example.org');
INSERT INTO ZGROUP VALUES (1, 'g1', 'Makers');
""",
    {
        "ZCHATMESSAGE": [
            (1, T0, "https://www.openstreetmap.org/?mlat=35.5&mlon=-78.25&zoom=17&meweLocationType=current", "u1", "t1",
             "m1", None, "", 0, "", "", 0),
            (2, T0 + 1, "now 转账", "u2", "t1", "m2", T0 + 5, "before", 1, "m1", None, 0),
            (3, None, "", "u3", "t9", "m3", None, None, None, None, "userJoined", 0),
        ],
        "ZPOST": [
            (8, T0, "vote", "u1", "p1", T0 + 9, 4, 5, None, 28, 2, 1, 0, "g1", None),
            (9, T0, "", "u9", "p2", None, None, None, 8, 0, 0, 0, 0, "g9", "p1"),
        ],
    },
)  # fmt: skip
LESS = sqlite_bytes(
    f"CREATE TABLE ZCHATMESSAGE ({_MESSAGE}); CREATE TABLE ZUSER ({_USER}); CREATE TABLE ZPOST ({_POST});",
    {"ZCHATMESSAGE": [(1, T0, "hi", "u1", "t1", "m1")], "ZPOST": [(1, T0, "post", "u1", "p1")]},
)
FIXTURES = {
    "ios.mewe": {PATH: STORE},
    "ios.mewe.account": {PATH: STORE},
    "ios.mewe.people": {PATH: STORE},
    "ios.mewe.posts": {PATH: STORE},
}


@pytest.fixture(scope="module")
def store() -> Result:
    return run((MEWE, MEWE_ACCOUNT, MEWE_PEOPLE, MEWE_POSTS), {PATH: STORE})


def test_chats(store: Result) -> None:
    place, words, event = store.of("Message")
    assert (place["at"], place["direction"], place["type"]) == ("2020-04-11T18:05:26.000000Z", "outgoing", "location")
    assert (place["latitude"], place["longitude"], place["thread_name"]) == (35.5, -78.25, "Bob E")
    assert place["recipients"] == [{"identifier": "u2", "name": "Bob E", "role": "recipient"}]
    assert (place["edits"], place["reply_to"], place["deleted"], place["account"]) == (NULL, NULL, False, "u1")
    assert (words["direction"], words["body"], words["edits"]) == ("incoming", "now 转账", [{"body": "before"}])
    assert words["sender"] == {"identifier": "u2", "name": "Bob E", "role": "sender"}
    assert (words["deleted"], words["edited_at"], words["latitude"]) == (True, "2020-04-11T18:05:31.000000Z", NULL)
    assert words["attachments"] == [{"name": "image.jpg", "mime": "jpg", "url": "/api/photo/1", "title": "photo"}]
    assert (event["type"], event["at"], event["body"], event["recipients"]) == ("userJoined", NULL, NULL, NULL)


def test_posts(store: Result) -> None:
    own, other = store.of("Post")
    assert (own["body"], own["title"], own["url"], own["own"]) == (
        "vote",
        "Tea or coffee?",
        "https://example.org",
        True,
    )
    assert (own["group"], own["visibility"], own["reposts"], own["replies"]) == ("Makers", "public", 28, 2)
    assert own["author"] == {"identifier": "u1", "name": "Ann E", "role": "author"}
    assert (other["own"], other["repost_of"], other["in_reply_to"], other["group"]) == (False, "p1", "p1", "g9")
    assert (other["body"], other["title"], other["url"], other["visibility"]) == (NULL, NULL, NULL, NULL)


def test_people_and_account(store: Result) -> None:
    ann, bob = store.of("Contact")
    assert (ann["name"], ann["given_name"], ann["own"], ann["groups"]) == ("Ann E", "Ann", True, NULL)
    assert ann["identifiers"] == [{"type": "handle", "value": "ann"}]
    assert (bob["identifiers"], bob["family_name"], bob["own"], bob["groups"]) == (NULL, NULL, False, ["contact"])
    (account,) = store.of("Account")
    assert (account["identifier"], account["username"], account["description"]) == ("u1", "ann", "+15550100001")


def test_fewer_tables() -> None:
    result = run((MEWE, MEWE_ACCOUNT, MEWE_PEOPLE, MEWE_POSTS), {PATH: LESS})
    (message,), (post,) = result.of("Message"), result.of("Post")
    assert (message["body"], message["direction"], message["attachments"]) == ("hi", MISSING, MISSING)
    assert (post["body"], post["title"], post["own"]) == ("post", MISSING, MISSING)


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    with ZipFile(CORPORA / "ios/josh_ios17_ffs.zip") as archive:
        files = {n: archive.read(n) for n in archive.namelist() if "/sgrouplesdb.sqlite" in n}
    result = run((MEWE, MEWE_ACCOUNT, MEWE_PEOPLE, MEWE_POSTS), files)
    assert [len(result.of(kind)) for kind in ("Message", "Post", "Contact", "Account")] == [53, 33, 7, 1]
    assert sum(isinstance(r["title"], str) for r in result.of("Post")) == 10
