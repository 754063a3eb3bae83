"""Telegram's Postbox made here: messages with attributes and media, a call, a secret chat, people, and damage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aboveboard.artifacts.telegram.ios import TELEGRAM
from aboveboard.artifacts.telegram.ios_calls import CALLS as TELEGRAM_CALLS
from aboveboard.artifacts.telegram.ios_people import PEOPLE as TELEGRAM_PEOPLE
from aboveboard.formats import postbox
from aboveboard.formats.errors import PostboxError
from tests.artifacts import postbox_bytes as pb
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Containers/Shared/AppGroup/group.ph.telegra.Telegraph/telegram-data/account-1234/postbox/db/db_sqlite"
LI, ME, GROUP, SECRET = 42, 7, (1 << 32) | 99, (3 << 32) | 5
IN = 4
SCHEMA = """CREATE TABLE t2 (key INTEGER PRIMARY KEY, value BLOB); CREATE TABLE t6 (key BLOB PRIMARY KEY, value BLOB);
CREATE TABLE t7 (key BLOB PRIMARY KEY, value BLOB);"""
DOCUMENT = pb.obj(
    "TelegramMediaFile", mt="application/pdf", s=1234,
    at=[pb.obj("TelegramMediaFileAttribute", t=0, fn="a.pdf")],
    r=pb.obj("CloudDocumentMediaResource", d=2, f=1 << 40),
)  # fmt: skip


def _size(width: int, height: int, letter: str) -> bytes:
    place = pb.obj("CloudPhotoSizeMediaResource", d=2, i=1 << 41, s=letter)
    return pb.obj("TelegramMediaImageRepresentation", dx=width, dy=height, r=place)


PHOTO = pb.obj("TelegramMediaImage", r=[_size(90, 60, "m"), _size(900, 600, "y")])
CHANGED = pb.obj("EditedMessageAttribute", d=1700000600)
REPLY = pb.obj("ReplyMessageAttribute", i=7 << 32, p=LI)
LIKED = pb.obj(
    "ReactionsMessageAttribute",
    r=[pb.obj("MessageReaction", v="👍", c=2)],
    rp=[pb.obj("RecentPeer", v="👍", p=LI, ts=1700000700)],
)
CALL = pb.obj("TelegramMediaAction", _rawValue=14, i=1 << 50, d=65, vc=1, dr=2)
RENAMED = pb.obj("TelegramMediaAction", _rawValue=5, title="New name")
PLACE = pb.obj("TelegramMediaMap", la=52.5, lo=13.4)
FORWARD = b"\x02" + pb.i64(8) + pb.i32(1690000000) + pb.i64(9)
ROWS = (
    (pb.key(LI, 1700000000, 1), pb.message("Grüße", author=LI, flags=IN, attributes=(CHANGED, REPLY, LIKED))),
    (pb.key(LI, 1700000100, 2), pb.message("", author=ME, references=((1, 1 << 40),))),
    (pb.key(GROUP, 1700000200, 3), pb.message("", author=LI, flags=IN, media=(PLACE,), forward=FORWARD)),
    (pb.key(GROUP, 1700000300, 4), pb.message("", author=LI, flags=IN, media=(RENAMED,))),
    (pb.key(LI, 1700000400, 5), pb.message("", author=LI, flags=IN, media=(CALL,))),
    (pb.key(SECRET, 1700000500, 6), pb.message("psst", author=ME, media=(PHOTO,))),
    (pb.key(LI, 1700000600, 7), b"\x07rubbish"),
)  # fmt: skip
FILE = sqlite_bytes(
    SCHEMA,
    {
        "t2": (
            (LI, pb.root(pb.obj("TelegramUser", i=LI, fn="Li", ln="Wei", un="liwei", p="15550101"))),
            (ME, pb.root(pb.obj("TelegramUser", i=ME, fn="Mira"))),
            (GROUP, pb.root(pb.obj("TelegramGroup", i=GROUP, t="Flat"))),
            (SECRET, pb.root(pb.obj("TelegramSecretChat", i=SECRET, r=1 << 33 | LI))),
            (1 << 33 | LI, pb.root(pb.obj("TelegramUser", fn="Li", ln="Wei"))),
        ),
        "t6": ((postbox.media_key(1, 1 << 40), b"\0" + pb.sized(pb.root(DOCUMENT))),),
        "t7": ROWS,
    },
)
FIXTURES = {
    "ios.telegram": {PATH: FILE},
    "ios.telegram.people": {PATH: FILE},
    "ios.telegram.calls": {PATH: FILE},
}
NULL = {"absent": "NULL"}
LI_WEI = {"identifier": "42", "name": "Li Wei"}


def test_messages() -> None:
    result = run((TELEGRAM, TELEGRAM_PEOPLE, TELEGRAM_CALLS), {PATH: FILE})
    hello, pdf, here, renamed, secret, rubbish = sorted(result.of("Message"), key=lambda r: r["at"])
    expected = {
        "at": "2023-11-14T22:13:20.000000Z",
        "direction": "incoming",
        "sender": {**LI_WEI, "role": "sender"},
        "recipients": NULL,
        "thread": "42",
        "thread_name": "Li Wei",
        "body": "Grüße",
        "type": "text",
        "edited_at": "2023-11-14T22:23:20.000000Z",
        "reply_to": "7",
        "reactions": [{"value": "👍", "by": "42", "at": "2023-11-14T22:25:00.000000Z"}, {"value": "👍 x 1"}],
        "message_id": "1",
    }
    assert {name: hello[name] for name in expected} == expected
    assert (pdf["direction"], pdf["type"]) == ("outgoing", "document")
    assert (pdf["sender"], pdf["recipients"]) == (
        {"identifier": "7", "name": "Mira", "role": "owner"},
        [{**LI_WEI, "role": "recipient"}],
    )
    name = f"telegram-cloud-document-2-{1 << 40}"
    assert pdf["attachments"] == [{"name": "a.pdf", "mime": "application/pdf", "size": 1234, "title": name}]
    assert (here["thread_name"], here["latitude"], here["longitude"], here["forwarded"]) == ("Flat", 52.5, 13.4, True)
    assert (renamed["type"], renamed["body"]) == ("service: group renamed", "New name")
    assert (secret["body"], secret["thread_name"], secret["type"]) == ("psst", "Li Wei", "photo")
    assert secret["attachments"] == [{"name": f"telegram-cloud-photo-size-2-{1 << 41}-y", "mime": "image/jpeg"}]
    assert (rubbish["body"], rubbish["at"]) == ({"absent": "UNREADABLE"}, "2023-11-14T22:23:20.000000Z")


def test_calls_and_people() -> None:
    result = run((TELEGRAM, TELEGRAM_PEOPLE, TELEGRAM_CALLS), {PATH: FILE})
    (call,) = result.of("Call")
    expected = {
        "direction": "incoming",
        "answered": True,
        "duration": 65,
        "medium": "video",
        "call_id": str(1 << 50),
        "status": NULL,
    }
    assert {name: call[name] for name in expected} == expected
    people = {r["contact_id"]: r for r in result.of("Contact")}
    assert people["42"]["identifiers"] == [
        {"value": "liwei", "type": "handle"},
        {"value": "+15550101", "type": "phone"},
    ]
    assert (people[str(GROUP)]["name"], people[str(GROUP)]["groups"]) == ("Flat", ["group"])


def test_hash_of_names() -> None:
    # Values of MurmurHash3_x86_32 that its own tests and other implementations give.
    assert postbox.murmur3(b"", 0) == 0
    assert postbox.murmur3(b"hello", 0) == 0x248BFA47
    assert postbox.murmur3(b"hello, world", 0) == 0x149BBB7F
    assert postbox.murmur3(b"The quick brown fox jumps over the lazy dog", 0) == 0x2E4FF723


def test_packed_ids() -> None:
    assert postbox.plain_id(GROUP) == ("group", 99)
    assert postbox.plain_id((1 << 35) | (2 << 32) | 5) == ("channel", (1 << 32) | 5)


@given(st.integers(0, len(ROWS[0][1]) - 1))
def test_cut_anywhere_is_said(size: int) -> None:
    with pytest.raises(PostboxError):
        postbox.message(ROWS[0][1][:size])


@given(st.integers(0, len(ROWS[0][1]) - 1), st.binary(min_size=1, max_size=8))
def test_spoilt_bytes_raise_nothing_else(at: int, noise: bytes) -> None:
    data = ROWS[0][1]
    try:
        postbox.message(data[:at] + noise + data[at + len(noise) :])
    except PostboxError:
        return


def test_bounds() -> None:
    deep = pb.obj("A")
    for _ in range(60):
        deep = pb.obj("A", a=deep)
    with pytest.raises(PostboxError, match="nested"):
        postbox.root(pb.root(deep))
    with pytest.raises(PostboxError, match="too few bytes"):
        postbox.root(pb.root(pb.i32(1) + pb.sized(b"\1a\x06" + pb.i32(1 << 30))))
