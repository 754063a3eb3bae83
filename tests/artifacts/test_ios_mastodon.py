from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.mastodon.ios import MASTODON
from aboveboard.artifacts.mastodon.ios_accounts import ACCOUNTS as MASTODON_ACCOUNTS
from aboveboard.artifacts.mastodon.ios_messages import MESSAGES as MASTODON_MESSAGES
from aboveboard.artifacts.mastodon.ios_notifications import NOTIFICATIONS as MASTODON_NOTIFICATIONS
from aboveboard.artifacts.mastodon.ios_people import PEOPLE as MASTODON_PEOPLE
from tests.artifacts.harness import Result, run, sqlite_bytes

PATH = "private/var/mobile/Containers/Shared/AppGroup/5D5C7C0E-0000-4000-8000-000000000002/Databases/shared.sqlite"
NULL = {"absent": "NULL"}
MISSING = {"absent": "NOT_IN_SCHEMA"}
T0 = 691_769_974.375  # 2022-12-03T14:19:34.375Z, in seconds since 2001

_STATUS = "Z_PK INTEGER PRIMARY KEY, ZCREATEDAT, ZCONTENT, ZTEXT, ZID, ZAUTHOR, ZVISIBILITYRAW"
_MORE = """, ZEDITEDAT, ZDELETEDAT, ZATTACHMENTS, ZMENTIONS, ZURL, ZURI, ZAPPLICATION, ZREBLOG, ZINREPLYTOID,
    ZFAVOURITESCOUNT, ZREBLOGSCOUNT, ZREPLIESCOUNT, ZLANGUAGE, ZSPOILERTEXT"""
_PEOPLE = """
CREATE TABLE ZMASTODONUSER (Z_PK INTEGER PRIMARY KEY, ZID, ZDOMAIN, ZIDENTIFIER, ZACCT, ZUSERNAME, ZDISPLAYNAME,
    ZURL, ZNOTE, ZAVATAR, ZCREATEDAT, ZUPDATEDAT);
CREATE TABLE ZMASTODONAUTHENTICATION (Z_PK INTEGER PRIMARY KEY, ZUSERID, ZDOMAIN, ZUSERNAME, ZCREATEDAT,
    ZUSERACCESSTOKEN);
CREATE TABLE ZSETTING (Z_PK INTEGER PRIMARY KEY, ZUSERID, ZDOMAIN, ZCREATEDAT);
CREATE TABLE ZNOTIFICATION (Z_PK INTEGER PRIMARY KEY, ZCREATEAT, ZTYPERAW, ZACCOUNT, ZSTATUS, ZUSERID, ZDOMAIN);
INSERT INTO ZMASTODONUSER VALUES (1, '11', 'example.org', '11@example.org', 'ann', 'ann', 'Ann',
        'https://example.org/@ann', '', '', 691718400, NULL),
    (2, '22', 'example.org', '22@example.org', 'bob@far.example', 'bob', '', NULL, '<p>Builds <b>things</b></p>',
        'https://example.org/b.png', 688694400, 735925674.5);
"""
_JOINS = """
CREATE TABLE ZAPPLICATION (Z_PK INTEGER PRIMARY KEY, ZNAME);
CREATE TABLE Z_8FAVOURITE (Z_8FAVOURITEDBY, Z_15FAVOURITE);
CREATE TABLE Z_8REBLOGGED (Z_8REBLOGGEDBY, Z_15REBLOGGED);
CREATE TABLE Z_8BOOKMARKED (Z_8BOOKMARKEDBY, Z_15BOOKMARKED);
CREATE TABLE Z_8FOLLOWING (Z_8FOLLOWINGBY, Z_8FOLLOWING);
INSERT INTO ZAPPLICATION VALUES (4, 'Example Web');
INSERT INTO Z_8FAVOURITE VALUES (1, 5);
INSERT INTO Z_8FOLLOWING VALUES (1, 2), (2, 1);
INSERT INTO ZSETTING VALUES (1, '11', 'example.org', 726415243.419658);
INSERT INTO ZMASTODONAUTHENTICATION VALUES (1, '33', 'other.example', 'carol', 700000000, 'tok3n');
INSERT INTO ZNOTIFICATION VALUES (1, 691769428.25, 'mention', 2, 7, '11', 'example.org'), (2, NULL, 'follow', 9, NULL,
    '11', 'example.org');
"""
_PICTURE = json.dumps([{"assetURL": "https://example.org/1.jpg", "altDescription": "a cat"}]).encode()


def _mention(number: str, acct: str) -> bytes:
    return json.dumps([{"id": number, "username": acct.split("@")[0], "acct": acct}]).encode()


STORE = sqlite_bytes(
    f"{_PEOPLE}{_JOINS}CREATE TABLE ZSTATUS ({_STATUS}{_MORE});",
    {
        "ZSTATUS": [
            (5, T0, "<p>One &amp; two<br>转账</p>", None, "105", 1, "public", T0 + 60, None, _PICTURE, b"[]",
             "https://example.org/5", None, 4, None, "99", 3, 2, 1, "en", "food"),
            (6, T0, "", None, "106", 2, "unlisted", None, T0 + 5, b"[]", None, None, "https://far.example/6", None, 5,
             "", 0, 0, 0, None, ""),
            (7, T0, "<p>secret</p>", None, "107", 2, "direct", None, None, b"{", _mention("11", "ann"), None, None, None,
             None, "105", 0, 0, 0, "en", ""),
            (8, None, "<p>sent</p>", None, "108", 1, "direct", None, None, None, _mention("22", "bob@far.example"), None,
             None, None, None, None, 0, 0, 0, None, None),
        ]
    },
)  # fmt: skip
FIRST = sqlite_bytes(
    f"{_PEOPLE}CREATE TABLE ZSTATUS ({_STATUS});",
    {"ZSTATUS": [(1, T0, None, "plain", "1", 1, "public")]},
)
LATER = sqlite_bytes(_PEOPLE)
FIXTURES = {
    "ios.mastodon": {PATH: STORE},
    "ios.mastodon.accounts": {PATH: STORE},
    "ios.mastodon.notifications": {PATH: STORE},
    "ios.mastodon.people": {PATH: STORE},
    "ios.mastodon.messages": {PATH: STORE},
}


@pytest.fixture(scope="module")
def store() -> Result:
    return run((MASTODON, MASTODON_ACCOUNTS, MASTODON_NOTIFICATIONS, MASTODON_PEOPLE, MASTODON_MESSAGES), {PATH: STORE})


def test_posts(store: Result) -> None:
    own, boost = store.of("Post")
    assert (own["at"], own["body"], own["own"]) == ("2022-12-03T14:19:34.375000Z", "One & two\n转账", True)
    assert own["author"] == {"identifier": "11", "name": "Ann (@ann)", "role": "author"}
    assert (own["likes"], own["reposts"], own["replies"], own["liked"], own["reposted"]) == (3, 2, 1, True, False)
    assert (own["client"], own["content_warning"], own["language"]) == ("Example Web", "food", "en")
    assert own["attachments"] == [{"url": "https://example.org/1.jpg", "title": "a cat"}]
    assert (own["edited_at"], own["in_reply_to"]) == ("2022-12-03T14:20:34.375000Z", "99")
    assert (boost["repost_of"], boost["visibility"], boost["own"]) == ("105", "unlisted", False)
    assert (boost["body"], boost["attachments"], boost["in_reply_to"]) == (NULL, NULL, NULL)
    assert (boost["url"], boost["deleted_at"]) == ("https://far.example/6", "2022-12-03T14:19:39.375000Z")


def test_private_mentions(store: Result) -> None:
    got, sent = store.of("Message")
    assert (got["direction"], got["body"], got["reply_to"], got["message_id"]) == ("incoming", "secret", "105", "107")
    assert got["sender"] == {"identifier": "22", "name": "@bob@far.example", "role": "sender"}
    assert got["recipients"] == [{"identifier": "11", "name": "ann (@ann)", "role": "recipient"}]
    assert got["attachments"] == {"absent": "UNREADABLE"}
    assert (sent["direction"], sent["at"], sent["attachments"]) == ("outgoing", NULL, NULL)
    assert sent["sender"]["role"] == "owner"
    assert got["thread"] == sent["thread"] == "@ann, @bob@far.example"
    parts = {o.part: (o.read, o.emitted, o.excluded) for o in store.outcomes}
    assert (parts["posts"], parts["direct messages"]) == ((4, 2, 2), (4, 2, 2))


def test_people_and_notifications(store: Result) -> None:
    ann, bob = store.of("Contact")
    assert (bob["name"], bob["note"], bob["groups"]) == (NULL, "Builds things", ["follower", "following"])
    assert (ann["note"], ann["groups"], ann["picture"], ann["modified_at"]) == (NULL, NULL, NULL, NULL)
    assert ann["identifiers"][0] == {"type": "handle", "value": "ann"}
    first, second = store.of("Notification")
    assert (first["at"], first["channel"], first["body"]) == ("2022-12-03T14:10:28.250000Z", "mention", "secret")
    assert first["sender"]["name"] == "@bob@far.example"
    assert (second["sender"], second["body"], second["account"]) == (NULL, NULL, "11@example.org")


def test_accounts(store: Result) -> None:
    ann, carol = store.of("Account")
    assert (ann["identifier"], ann["username"], ann["name"]) == ("11", "ann@example.org", "Ann")
    assert (carol["identifier"], carol["username"], carol["description"]) == (
        "33",
        "carol@other.example",
        "other.example",
    )
    assert (carol["has_secret"], ann["has_secret"]) == (True, {"absent": "NOT_IN_SCHEMA"})
    assert "tok3n" not in str(carol)


def test_other_versions() -> None:
    (post,) = run(
        (MASTODON, MASTODON_ACCOUNTS, MASTODON_NOTIFICATIONS, MASTODON_PEOPLE, MASTODON_MESSAGES), {PATH: FIRST}
    ).of("Post")
    assert (post["body"], post["likes"], post["attachments"], post["own"]) == ("plain", MISSING, MISSING, False)
    later = run(
        (MASTODON, MASTODON_ACCOUNTS, MASTODON_NOTIFICATIONS, MASTODON_PEOPLE, MASTODON_MESSAGES), {PATH: LATER}
    )
    assert [r["kind"] for r in later.records] == ["Contact", "Contact"]
    assert later.records[0]["groups"] == MISSING


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    files: dict[str, bytes] = {}
    with ZipFile(CORPORA / "ios/josh_ios17_ffs.zip") as archive:
        for name in archive.namelist():
            if "/Databases/shared.sqlite" in name:
                files[name] = archive.read(name)
    result = run((MASTODON, MASTODON_ACCOUNTS, MASTODON_NOTIFICATIONS, MASTODON_PEOPLE, MASTODON_MESSAGES), files)
    counts: dict[str, Any] = {k: len(result.of(k)) for k in ("Post", "Message", "Contact", "Notification", "Account")}
    assert counts == {"Post": 74, "Message": 40, "Contact": 255, "Notification": 18, "Account": 1}
    assert {r["direction"] for r in result.of("Message")} == {"incoming", "outgoing"}
