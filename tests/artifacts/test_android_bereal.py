"""Replies in BeReal's network cache, made here."""

import gzip
import json

from aboveboard.artifacts.bereal.android import FEED
from tests.artifacts.harness import run

HOME = "data/data/com.bereal.ft/cache/network/"
PATH, PACKED, OTHER, PICTURE = (f"{HOME}{n * 32}.1" for n in "abcd")
NULL = {"absent": "NULL"}
REPLY = {
    "userPosts": {
        "user": {"id": "u1", "username": "li", "fullname": "Li Wei"},
        "posts": [
            {
                "id": "p1",
                "takenAt": "2023-01-01T10:00:00.123Z",
                "postedAt": "2023-01-01T10:00:30.000Z",
                "primary": {"url": "https://cdn.example/1.webp"},
                "secondary": {"url": "https://cdn.example/2.webp"},
                "caption": "到了",
                "isLate": True,
                "comments": [
                    {"id": "c1", "user": {"id": "u2", "username": "deniz"}, "content": "wow", "postedAt": "2023-01-01T10:05:00Z"}
                ],
                "realMojis": [
                    {"id": "r1", "user": {"id": "u2", "username": "deniz"}, "emoji": "😍", "isInstant": False,
                     "media": {"url": "https://cdn.example/r.webp"}, "postedAt": "2023-01-01T10:06:00Z"}
                ],
            }
        ],
    },
    "friendsPosts": [
        {"user": {"id": "u2", "username": "deniz"},
         "posts": [{"id": "p2", "takenAt": "soon", "primaryContent": {"url": "https://cdn.example/3.webp"}}]},
        {"user": {"id": "u3"}, "posts": [{"id": "no post"}]},
    ],
}  # fmt: skip
PLAIN = json.dumps(REPLY, ensure_ascii=False).encode()
FIXTURES = {"android.bereal": {PATH: PLAIN}}


def test_posts() -> None:
    result = run(FEED, {PATH: PLAIN})
    own, friend = result.of("Post")
    expected = {
        "at": "2023-01-01T10:00:00.123000Z",
        "author": {"identifier": "u1", "name": "Li Wei (li)", "role": "author"},
        "own": True,
        "body": "到了",
        "title": "late",
        "post_id": "p1",
        "attachments": [
            {"url": "https://cdn.example/1.webp", "title": "primary"},
            {"url": "https://cdn.example/2.webp", "title": "secondary"},
        ],
    }
    assert {name: own[name] for name in expected} == expected
    assert own["provenance"]["locator"] == "userPosts/posts/0"
    assert (friend["at"], friend["own"], friend["author"]["identifier"], friend["latitude"]) == (
        NULL,
        False,
        "u2",
        NULL,
    )
    assert friend["attachments"] == [{"url": "https://cdn.example/3.webp", "title": "primary"}]


def test_answers() -> None:
    comment, moji = run(FEED, {PATH: PLAIN}).of("Message")
    assert (comment["at"], comment["body"], comment["type"]) == ("2023-01-01T10:05:00.000000Z", "wow", "comment")
    assert (comment["thread"], comment["sender"]["name"]) == ("p1", "deniz")
    assert (moji["reaction"], moji["reaction_to"], moji["type"]) == ("😍", "p1", "reaction")
    assert moji["attachments"] == [{"url": "https://cdn.example/r.webp", "title": "RealMoji"}]


def test_packed_and_other_replies() -> None:
    packed = gzip.compress(PLAIN, mtime=0)
    assert len(run(FEED, {PACKED: packed}).records) == 4
    cut = run(FEED, {PACKED: packed[:-20]})
    assert (cut.records, cut.outcome.status) == ([], "failed")
    for path, data in ((OTHER, b'{"users": [{"id": "u1"}]}'), (PICTURE, b"RIFF\x00\x00\x00\x00WEBPVP8 ")):
        assert run(FEED, {path: data}).records == []
