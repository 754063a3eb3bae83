from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.discord.android import ANDROID
from aboveboard.artifacts.discord.android_replies import ANDROID_REPLIES
from aboveboard.artifacts.discord.ios import DISCORD
from aboveboard.artifacts.discord.ios_stores import DISCORD_STORES
from tests.artifacts.harness import run, sqlite_bytes

APP = "private/var/mobile/Containers/Data/Application/5D5C7C0E-0000-4000-8000-000000000005/Library/Caches"
FILE = f"{APP}/com.hammerandchisel.discord/fsCachedData/23AAD8D4-0000-4000-8000-000000000001"
CACHE = f"{APP}/com.hammerandchisel.discord/Cache.db"
KEPT = f"{APP}/kv-storage/@account.501/a"
KEPT_ANDROID = "data/data/com.discord/files/kv-storage/@account.502/a"
NULL = {"absent": "NULL"}
ANN = {"id": "501", "username": "ann", "global_name": "Ann E", "discriminator": "0"}
BOB = {"id": "502", "username": "bob", "global_name": None, "discriminator": "0042"}


def message(number: int, author: Any = BOB, **more: Any) -> dict[str, Any]:
    base: dict[str, Any] = {"id": str(number), "type": 0, "content": "", "channel_id": "77", "author": author}
    return base | {"timestamp": "2023-04-24T18:17:21.655000+00:00", "edited_timestamp": None} | more


_FILES = [{"filename": "IMG.jpg", "content_type": "image/jpeg", "size": 1234, "url": "https://cdn.example.org/IMG.jpg"}]
_EMBEDS = [{"url": "https://example.org/page", "title": "A page", "description": "about"}]
_CALLED = {"participants": ["501", "502"], "ended_timestamp": "2023-04-24T18:18:21.655000+00:00"}
LIST = [
    message(1100123332013199470, content="Hello 转账", edited_timestamp="2023-04-24T20:17:21+02:00",
            reactions=[{"emoji": {"name": "👍"}, "me": False}, {"emoji": {"name": "🦊"}, "me": True}]),
    message(2, attachments=_FILES, type=19, message_reference={"message_id": "1"}),
    message(3, ANN, type=3, call=_CALLED),
    message(1100123332013199471, content="see", timestamp=None, embeds=_EMBEDS),
    message(5, None, type=7, timestamp="soon"),
]  # fmt: skip
REPLIES = json.dumps(LIST).encode()
PROFILE = {"user": BOB | {"id": "672145484864815124"}, "connected_accounts": [{"type": "github", "name": "bobhub"}]}
URL = "https://discord.com/api/v9/channels/77/messages"
DATABASE = sqlite_bytes(
    "CREATE TABLE cfurl_cache_response (entry_ID INTEGER PRIMARY KEY, request_key TEXT, time_stamp TEXT);"
    "CREATE TABLE cfurl_cache_receiver_data (entry_ID INTEGER PRIMARY KEY, isDataOnFS INTEGER, receiver_data BLOB);",
    {
        "cfurl_cache_response": [
            (1, URL, "2023-04-24 18:00:00"),
            (2, URL + "?limit=50", "2023-04-24 18:00:01"),
            (3, "https://discord.com/api/v9/users/502/profile?x=1", "2023-04-24 18:00:02"),
            (4, "https://discord.com/api/v9/auth/login", "2023-04-24 18:00:03"),
            (5, URL + "/1/ack", "2023-04-24 18:00:04"),
            (6, URL + "?limit=25", "2023-04-24 18:00:05"),
        ],
        "cfurl_cache_receiver_data": [
            (1, 0, json.dumps(message(9, ANN, content="mine")).encode()),
            (2, 0, json.dumps([message(10, content="theirs")]).encode()),
            (3, 0, json.dumps(PROFILE).encode()),
            (4, 0, b'{"token": "not for records"}'),
            (5, 0, b'{"token":null}'),
            (6, 1, b"23AAD8D4-0000-4000-8000-000000000001"),
        ],
    },
)
STORE = sqlite_bytes(
    "CREATE TABLE messages0 (a TEXT, b TEXT, c TEXT, d TEXT, e TEXT, f TEXT, data BLOB, generation TEXT);",
    {
        "messages0": [
            ("messages", None, "4d", "1", None, None, b"\0" + json.dumps({"message": message(11, ANN)}).encode(), "1"),
            ("messages", None, "4d", "2", None, None, b"\0" + json.dumps(message(12)).encode(), "2"),
            ("messages", None, "4d", "3", None, None, b"\0nothing", "3"),
            ("messages", None, "4d", "4", None, None, b"\0{}", "4"),
            ("messages", None, "4d", "5", None, None, b"\0" + json.dumps(message(13, ANN, type=3)).encode(), "5"),
        ]
    },
)
REPLY_ANDROID = f"data/data/com.discord/cache/http-cache/{'0f' * 16}.1"
FIXTURES = {
    "ios.discord": {FILE: REPLIES, FILE + "2": json.dumps(PROFILE).encode()},
    "ios.discord_stores": {CACHE: DATABASE, KEPT: STORE},
    "android.discord": {KEPT_ANDROID: STORE},
    "android.discord.replies": {REPLY_ANDROID: REPLIES, REPLY_ANDROID[:-3] + "e.1": json.dumps(PROFILE).encode()},
}


def test_cached_replies() -> None:
    result = run(DISCORD, {FILE: REPLIES})
    first, second, third, last = result.of("Message")
    assert (first["at"], first["body"], first["thread"]) == ("2023-04-24T18:17:21.655000Z", "Hello 转账", "77")
    assert first["sender"] == {"identifier": "502", "name": "bob", "role": "sender"}
    assert (first["direction"], first["edited_at"]) == (NULL, "2023-04-24T18:17:21.000000Z")
    assert [r["value"] for r in first["reactions"]] == ["👍", "🦊"]
    assert (second["type"], second["reply_to"], second["body"]) == ("attachment", "1", NULL)
    assert second["attachments"] == [
        {"name": "IMG.jpg", "mime": "image/jpeg", "size": 1234, "url": "https://cdn.example.org/IMG.jpg"}
    ]
    assert (third["at"], third["type"]) == ("2023-04-24T18:17:21.655000Z", "text")
    assert third["attachments"] == [{"url": "https://example.org/page", "title": "A page"}]
    assert (last["type"], last["sender"], last["at"]) == ("participant joined", NULL, NULL)
    (call,) = result.of("Call")
    assert call["sender"] == {"identifier": "501", "name": "Ann E (ann)", "role": "sender"}
    assert (call["duration"], call["ended_at"]) == (60.0, "2023-04-24T18:18:21.655000Z")
    assert [p["identifier"] for p in call["recipients"]] == ["502"]
    assert call["provenance"]["locator"] == "$[2]"


def test_cached_replies_on_android_with_and_without_gzip() -> None:
    packed = gzip.compress(REPLIES, mtime=0)
    plain, unpacked = (run(ANDROID_REPLIES, {REPLY_ANDROID: data}).records for data in (REPLIES, packed))
    expected = run(DISCORD, {FILE: REPLIES}).records
    fields = ("kind", "at", "body", "message_id", "call_id", "sender")
    assert len(expected) > 2
    for records in (plain, unpacked):
        assert [[r.get(f) for f in fields] for r in records] == [[r.get(f) for f in fields] for r in expected]
    cut = run(ANDROID_REPLIES, {REPLY_ANDROID: packed[:-9]})
    assert (cut.records, cut.outcome.status) == ([], "failed")


def test_the_caches_database() -> None:
    result = run(DISCORD_STORES, {CACHE: DATABASE})
    mine, theirs = result.of("Message")
    assert (mine["direction"], mine["account"], mine["sender"]["role"]) == ("outgoing", "501", "owner")
    assert (theirs["direction"], theirs["body"]) == (NULL, "theirs")
    (person,) = result.of("Contact")
    assert (person["name"], person["created_at"]) == ("bob", "2020-01-29T18:26:11.451000Z")
    assert person["identifiers"] == [
        {"value": "bob#0042", "type": "handle"},
        {"value": "bobhub", "type": "handle", "label": "github"},
    ]
    assert (result.outcome.read, result.outcome.emitted, result.outcome.excluded) == (6, 3, 3)
    assert "not for records" not in str(result.records)


def test_the_message_store() -> None:
    result = run(DISCORD_STORES, {KEPT: STORE})
    sent, got = result.of("Message")
    assert (sent["direction"], sent["account"], got["direction"]) == ("outgoing", "501", "incoming")
    (call,) = result.of("Call")
    assert (call["direction"], call["duration"], call["recipients"]) == ("outgoing", NULL, NULL)
    assert (result.outcome.emitted, result.outcome.rejected, result.outcome.excluded) == (3, 1, 1)


def test_the_message_store_on_android() -> None:
    result = run(ANDROID, {KEPT_ANDROID: STORE})
    assert [(m["direction"], m["account"]) for m in result.of("Message")] == [("incoming", "502"), ("outgoing", "502")]
    assert (len(result.of("Call")), result.outcome.rejected) == (1, 1)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n...", b'{"metadata": {"id": 1}}', b'[1, "channel_id", {"id": 2}]', b'{"channel_id": 3}']
)
def test_other_files_of_the_folder(data: bytes) -> None:
    result = run(DISCORD, {FILE: data})
    assert (result.records, result.outcome.status) == ([], "empty")


def test_a_torn_reply_and_a_search() -> None:
    torn = run(DISCORD, {FILE: REPLIES[: REPLIES.index(b'"call"')]})
    assert (len(torn.records), torn.outcome.status) == (2, "partial")
    found = {"messages": [[message(1), message(2)], [message(3)]], "total_results": 3}
    records = run(DISCORD, {FILE: json.dumps(found).encode()}).records
    assert [r["provenance"]["locator"] for r in records] == ["$.messages[0][0]", "$.messages[0][1]", "$.messages[1][0]"]


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    (data,) = (p.read_bytes() for p in (CORPORA / "plaso").glob("23AAD8D4-*"))
    assert len(run(DISCORD, {FILE: data}).of("Message")) == 26
    with ZipFile(CORPORA / "ios/josh_ios15_ffs.zip") as archive:
        names = [n for n in archive.namelist() if "/com.hammerandchisel.discord/" in n and not n.endswith("/")]
        files = {n: archive.read(n) for n in names}
    cached = run(DISCORD, {n: data for n, data in files.items() if "/fsCachedData/" in n})
    assert [len(cached.of(kind)) for kind in ("Message", "Call", "Contact")] == [146, 8, 0]
    stores = run(DISCORD_STORES, {n: data for n, data in files.items() if "/Cache.db" in n})
    assert [(r["body"], r["direction"]) for r in stores.of("Message")] == [
        ("DM’s?", "outgoing"),
        ("Deleted.", "outgoing"),
    ]
