from __future__ import annotations

import json
import plistlib
from pathlib import Path
from typing import Any, cast
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.twitter.ios import TWITTER
from aboveboard.artifacts.twitter.ios_messages import TWITTER_MESSAGES
from aboveboard.artifacts.twitter.ios_people import PEOPLE as TWITTER_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

APP = "private/var/mobile/Containers/Data/Application/5D5C7C0E-0000-4000-8000-000000000001"
PATH = f"{APP}/Library/Caches/databases/501/twitter.db"
CACHE = f"{APP}/Library/Caches/com.atebits.tweetie.direct-message.cache/ann-1"
NULL = {"absent": "NULL"}
MISSING = {"absent": "NOT_IN_SCHEMA"}

_STATUS = "id INTEGER PRIMARY KEY, text TEXT, date REAL, userId INTEGER, inReplyToStatusId INTEGER"
_MORE = """, retweetedStatusId INTEGER, entities BLOB, retweetCount INTEGER, favoriteCount INTEGER,
    favorited INTEGER, lang TEXT, quotedStatusId INTEGER, source TEXT"""
_USER = "id INTEGER PRIMARY KEY, screenName TEXT, name TEXT, description TEXT, url TEXT"
_MORE_USER = ", profileImageUrl TEXT, following INTEGER, updatedAt REAL, createdDate REAL"
_ENTITIES = json.dumps({"mediaUrls": [{"mediaUrl": "https://pic.example.org/1.jpg", "url": "https://t.example.org/1"}]})
FULL = sqlite_bytes(
    f"CREATE TABLE Statuses ({_STATUS}{_MORE}); CREATE TABLE StatusesShadow ({_STATUS}{_MORE});"
    f"CREATE TABLE Users ({_USER}{_MORE_USER}); CREATE TABLE MyRetweets (statusId INTEGER PRIMARY KEY, myRetweetId);",
    {
        "Statuses": [
            (1001, "Hello 转账", 1447685941.0, 7, None, None, _ENTITIES.encode(), 2, 3, 1, "en", 1002,
             '<a href="http://example.org" rel="nofollow">Example App</a>'),
            (1002, "", 0, 8, 1001, 1000, b'{"mediaUrls":[{', None, None, None, "", None, None),
        ],
        "StatusesShadow": [(1003, "copy", 1447685942.0, 7, *[None] * 9)],
        "Users": [
            (7, "ann", "Ann Example", "builds things", "", "https://pic.example.org/a.png", 1, 1449070544.5, 1177252957.0),
            (9, "bob", None, None, "https://example.org", "", 0, None, None),
        ],
        "MyRetweets": [(1001, 2002)],
    },
)  # fmt: skip
OLD = sqlite_bytes(
    f"CREATE TABLE Statuses ({_STATUS}); CREATE TABLE Users ({_USER});",
    {"Statuses": [(5, "old", 1447685941, 7, None)], "Users": []},
)


class _Archive:
    """Writes a keyed archive: dictionaries with '$class' become objects of that class."""

    def __init__(self) -> None:
        self.objects: list[Any] = ["$null"]

    def _class(self, *names: str) -> plistlib.UID:
        self.objects.append({"$classname": names[0], "$classes": [*names, "NSObject"]})
        return plistlib.UID(len(self.objects) - 1)

    def put(self, value: Any) -> Any:
        if value is None:
            return plistlib.UID(0)
        if isinstance(value, (bool, int)):
            return value
        made: Any = value
        if isinstance(value, float):
            made = {"NS.time": value, "$class": self._class("NSDate")}
        elif isinstance(value, list):
            held = [self.put_object(v) for v in cast("list[Any]", value)]
            made = {"NS.objects": held, "$class": self._class("NSArray")}
        elif isinstance(value, dict):
            fields = dict(cast("dict[str, Any]", value))
            name = fields.pop("$class", None)
            if name is None:
                keys, held = [self.put_object(k) for k in fields], [self.put_object(v) for v in fields.values()]
                made = {"NS.keys": keys, "NS.objects": held, "$class": self._class("NSDictionary")}
            else:
                made = {k: self.put(v) for k, v in fields.items()} | {"$class": self._class(str(name))}
        self.objects.append(made)
        return plistlib.UID(len(self.objects) - 1)

    def put_object(self, value: Any) -> plistlib.UID:
        found = self.put(value)
        if not isinstance(found, plistlib.UID):
            self.objects.append(found)
            found = plistlib.UID(len(self.objects) - 1)
        return found

    def bytes(self, root: Any) -> bytes:
        top = {"root": self.put(root)}
        whole = {"$version": 100000, "$archiver": "NSKeyedArchiver", "$top": top, "$objects": self.objects}
        return plistlib.dumps(whole, fmt=plistlib.FMT_BINARY)


def _user(number: int, handle: str, name: str | None, **more: Any) -> dict[str, Any]:
    return {"$class": "TFNDirectMessageUser", "userID": number, "username": handle, "fullName": name, **more}


def _entry(number: int, kind: str = "TFNDirectMessageEntry", **more: Any) -> dict[str, Any]:
    return {"$class": kind, "identifier": {"$class": "Id", "canonicalID": number}, **more}


ANN = _user(501, "ann", "Ann Example", createdAt=565_000_000.0, bio="")
BOB = _user(502, "bob", None, blocking=True, following=True, bio="hi there")
_MEDIA = {"$class": "Media", "mediaURL": "https://ton.example.org/1.jpg", "mediaAltText": "a cat"}
_LINK = {"$class": "Url", "url": "https://t.co/1", "expandedURL": "https://example.org/long"}
TALK = {
    "$class": "TFNDirectMessageConversation",
    "identifier": {"$class": "Id", "canonicalID": "501-502", "localID": None},
    "conversationName": None,
    "composition": {"$class": "Draft", "text": "not sent yet"},
    "participants": [{"$class": "P", "participatingUser": ANN}, {"$class": "P", "participatingUser": BOB}],
    "entries": [
        _entry(1, time=742057368.0, sender=ANN, originalText="see https://t.co/1", displayText="see example.org",
               entities={"$class": "E", "linkURLs": [_LINK]}),
        _entry(2, time=742057400.5, sender=BOB, originalText="", inReplyToMessageEntry=_entry(1),
               attachment={"$class": "A", "entityMedia": _MEDIA}),
        _entry(3, "TFNDirectMessageReactionCreatedEntry", time=742057500.0, sender=ANN, reaction_key="like",
               emoji_reaction="❤️", message_id={"$class": "Id", "canonicalID": 2}),
        _entry(4, "TFNDirectMessageEndAvBroadcastEntry", time=742068188.5, started_at=742068082.5, ended_at=742068188.0,
               call_type=1, end_reason=1, is_caller=False),
        _entry(5, time=None, sender=None, originalText="nobody's"),
    ],
}  # fmt: skip
_INBOX = {
    "$class": "TFNDirectMessageInbox",
    "context": {"$class": "TFNDirectMessageContext", "userID": 501, "accountID": "ann-1"},
    "trusted_conversations_timeline": {"$class": "T", "conversations": [TALK], "pinned_conversations": []},
}
ARCHIVE = _Archive().bytes({"$class": "State", "inbox": _INBOX, "cachedUserByUserID": {"501": ANN, "502": BOB}})
FIXTURES = {
    "ios.twitter": {PATH: FULL},
    "ios.twitter_messages": {CACHE: ARCHIVE},
    "ios.twitter.people": {PATH: FULL},
}


def test_posts() -> None:
    result = run((TWITTER, TWITTER_PEOPLE), {PATH: FULL})
    first, second, shadow = sorted(result.of("Post"), key=lambda r: str(r["post_id"]))
    assert (first["at"], first["body"]) == ("2015-11-16T14:59:01.000000Z", "Hello 转账")
    assert first["author"] == {"identifier": "7", "name": "Ann Example (@ann)", "role": "author"}
    assert (first["likes"], first["reposts"], first["liked"], first["reposted"]) == (3, 2, True, True)
    assert (first["quote_of"], first["language"], first["client"]) == ("1002", "en", "Example App")
    assert first["attachments"] == [{"url": "https://pic.example.org/1.jpg"}]
    assert (second["in_reply_to"], second["repost_of"]) == ("1001", "1000")
    assert (second["at"], second["body"], second["language"], second["client"]) == (NULL, NULL, NULL, NULL)
    assert second["author"] == {"identifier": "8", "role": "author"}
    assert second["attachments"] == {"absent": "UNREADABLE"}
    assert (shadow["body"], shadow["provenance"]["table"]) == ("copy", "StatusesShadow")


def test_people() -> None:
    ann, bob = run((TWITTER, TWITTER_PEOPLE), {PATH: FULL}).of("Contact")
    assert (ann["name"], ann["note"], ann["groups"]) == ("Ann Example", "builds things", ["following"])
    assert ann["identifiers"] == [{"type": "handle", "value": "ann"}]
    assert (ann["at"], ann["modified_at"]) == ("2007-04-22T14:42:37.000000Z", "2015-12-02T15:35:44.500000Z")
    assert ann["picture"] == {"url": "https://pic.example.org/a.png"}
    assert bob["identifiers"][1] == {"type": "url", "value": "https://example.org"}
    assert (bob["name"], bob["groups"], bob["created_at"]) == (NULL, NULL, NULL)


def test_a_schema_with_fewer_columns() -> None:
    (post,) = run((TWITTER, TWITTER_PEOPLE), {PATH: OLD}).of("Post")
    assert (post["body"], post["likes"], post["attachments"]) == ("old", MISSING, MISSING)


def test_direct_messages() -> None:
    result = run(TWITTER_MESSAGES, {CACHE: ARCHIVE})
    by = {r["message_id"] if isinstance(r["message_id"], str) else "draft": r for r in result.of("Message")}
    sent, got, liked, lost, draft = by["1"], by["2"], by["3"], by["5"], by["draft"]
    assert (sent["at"], sent["direction"], sent["body"]) == (
        "2024-07-07T15:02:48.000000Z",
        "outgoing",
        "see https://t.co/1",
    )
    assert (sent["url"], sent["thread"], sent["thread_name"]) == ("https://example.org/long", "501-502", "@bob")
    assert sent["sender"] == {"identifier": "501", "name": "Ann Example (@ann)", "role": "owner"}
    assert sent["recipients"] == [{"identifier": "502", "name": "@bob", "role": "recipient"}]
    assert (got["direction"], got["type"], got["reply_to"], got["body"]) == ("incoming", "attachment", "1", NULL)
    assert got["attachments"] == [{"url": "https://ton.example.org/1.jpg", "title": "a cat"}]
    assert got["recipients"] == [{"identifier": "501", "name": "Ann Example (@ann)", "role": "owner"}]
    assert (liked["type"], liked["reaction"], liked["reaction_to"]) == ("reaction", "❤️", "2")
    assert (lost["at"], lost["direction"], lost["sender"]) == (NULL, NULL, NULL)
    assert (draft["body"], draft["status"], draft["direction"]) == ("not sent yet", "not sent", "outgoing")
    assert sent["provenance"]["locator"] == "inbox/trusted_conversations_timeline/conversations/0/entries/0"


def test_calls_people_and_account() -> None:
    result = run(TWITTER_MESSAGES, {CACHE: ARCHIVE})
    (call,) = result.of("Call")
    assert (call["at"], call["direction"], call["duration"]) == ("2024-07-07T18:01:22.500000Z", "incoming", 105.5)
    assert call["sender"]["identifier"] == "502"
    assert call["as_stored"]["call_type"] == 1
    ann, bob = result.of("Contact")
    assert (bob["blocked"], bob["groups"], bob["note"], bob["contact_id"]) == (True, ["following"], "hi there", "502")
    assert (ann["note"], ann["created_at"]) == (NULL, "2018-11-27T08:26:40.000000Z")
    (account,) = result.of("Account")
    assert (account["identifier"], account["username"], account["account"]) == ("501", "ann", "ann-1")


@pytest.mark.parametrize(
    "data", [b"bplist00", plistlib.dumps({"x": 1}, fmt=plistlib.FMT_BINARY), ARCHIVE[:-40], b"\x89PNG"]
)
def test_other_files_in_the_folder(data: bytes) -> None:
    assert run(TWITTER_MESSAGES, {CACHE: data}).records == []


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    result = run((TWITTER, TWITTER_PEOPLE), {PATH: (CORPORA / "plaso/ios/twitter.db").read_bytes()})
    assert (len(result.of("Post")), len(result.of("Contact"))) == (67, 25)
    with ZipFile(CORPORA / "ios/josh_ios17_ffs.zip") as archive:
        (name,) = (n for n in archive.namelist() if "direct-message.cache/" in n and not n.endswith("/"))
        result = run(TWITTER_MESSAGES, {name: archive.read(name)})
    assert (len(result.of("Message")), len(result.of("Call")), len(result.of("Contact"))) == (68, 4, 5)
    assert sum(r["direction"] == "outgoing" for r in result.of("Message")) == 36
