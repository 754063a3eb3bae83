"""Telegram's binary objects: the definitions against their own checksums, and objects written by hand."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aboveboard.formats import telegram, telegram_message
from aboveboard.formats.errors import TelegramError
from aboveboard.formats.telegram_schema import lines
from tests.artifacts import telegram_bytes as tb


def checksum(definition: str) -> int:
    """The number of a definition, as the type language computes it: bytes count as string, `Vector<x>` as `Vector x`."""
    plain = definition.replace(":bytes ", ":string ").replace("?bytes ", "?string ").replace("<", " ").replace(">", "")
    return zlib.crc32(plain.encode())


def test_every_number_is_the_checksum_of_its_definition() -> None:
    wrong = [line for line in lines() if int(line.split()[0], 16) != checksum(line.partition(" ")[2])]
    assert wrong == []
    assert len({line.split()[0] for line in lines()}) == len(lines()) > 400


PEER = tb.user(42)


def test_a_message_with_all_around_it() -> None:
    bold = tb.u32(0xBD610BC9, 0, 5)
    button = tb.u32(0x258AFF05) + tb.text("open") + tb.text("https://example.org/")
    markup = tb.u32(0x48A30254) + tb.vector(tb.u32(0x77608B83) + tb.vector(button))
    reply = tb.u32(0xAFBC09DB, 1 << 4, 7)
    tail = (
        tb.u32(1700000600)
        + tb.u32(0x4F2B9479, 0)
        + tb.vector(tb.u32(0xA3D1CB80, 0, 0x1B2286B8) + tb.text("👍") + tb.u32(2))
    )
    data = tb.message(
        9, PEER, 1700000000, "Grüße", flags=1 << 15 | 1 << 20, sender=tb.user(41), reply=reply,
        media=tb.u32(0x695150D7, 1) + tb.photo(5, "m", "y"), markup=markup, entities=tb.vector(bold), tail=tail,
    )  # fmt: skip
    thing = telegram.read(data)
    assert (thing.name, thing.flaw, thing.end) == ("message", None, len(data))
    assert telegram_message.author(data) == 41
    assert telegram_message.body(data) == "Grüße"
    assert telegram_message.kind(data) == "photo"
    assert telegram_message.reply_to(data) == "7"
    assert telegram_message.edited(data) == 1700000600_000000
    assert telegram_message.reactions(data) == [{"value": "👍 x 2"}]
    assert telegram_message.files(data) == [
        {"name": "-5_121.jpg", "mime": "image/jpeg", "title": "cached as -5_121.jpg"}
    ]


def test_what_stands_before_an_unknown_object_is_kept_and_what_stands_behind_is_refused() -> None:
    data = tb.message(9, PEER, 1700000000, "hello", flags=1 << 15, media=tb.u32(0xDEADBEEF), tail=tb.u32(1700000600))
    assert telegram_message.body(data) == "hello"
    for function in (telegram_message.files, telegram_message.edited, telegram_message.kind):
        with pytest.raises(TelegramError, match="deadbeef"):
            function(data)


def test_messages_of_secret_chats_with_ids_of_each_width() -> None:
    for sender in (tb.u32(42), tb.i64(42), PEER):
        data = tb.u32(0x555555FA, 2, 1, 0) + sender + PEER + tb.u32(1700000000) + tb.text("secret") + tb.u32(0x3DED6320)
        assert telegram_message.body(data) == "secret"
        assert telegram_message.author(data) == 42


def test_texts_of_every_length() -> None:
    for size in (0, 1, 3, 4, 253, 254, 300, 70000):
        data = tb.message(1, PEER, 1700000000, "x" * size)
        assert telegram.read(data).fields["message"] == "x" * size


def nested(depth: int) -> bytes:
    inner = tb.u32(0x744694E0) + tb.text("deep")
    for _ in range(depth):
        inner = tb.u32(0x6724ABC4) + inner
    return inner


def test_bounds() -> None:
    assert telegram.read(nested(20)).flaw is None
    assert "nested more than" in str(telegram.read(nested(200)).flaw)
    many = tb.u32(0x7E6260D7, 0x1CB5C415, 0xFFFFFFFF)
    assert "in too few bytes" in str(telegram.read(many).flaw)
    wide = tb.u32(0x7E6260D7) + tb.vector(*[tb.u32(0xDC3D824F)] * 60_000)
    assert "more than 50000 objects" in str(telegram.read(wide).flaw)


def test_not_one_of_its_objects() -> None:
    for data in (b"", b"\0", b"\0" * 40, b"\xff" * 40, b"SQLite format 3\0"):
        with pytest.raises(TelegramError):
            telegram.read(data)


WHOLE = tb.message(
    3, PEER, 1700000000, "words", media=tb.u32(0x9CB070D7, 1) + tb.document(8, "a.pdf", "application/pdf")
)


@given(st.integers(0, len(WHOLE)))
def test_cut_anywhere_it_gives_what_stands_before(size: int) -> None:
    try:
        thing = telegram.read(WHOLE[:size])
    except TelegramError:
        assert size < 4
        return
    full = telegram.read(WHOLE)
    before = {name: value for name, value in thing.fields.items() if name != "media"}
    assert before == {name: full.fields[name] for name in before}
    assert (thing.flaw is None) == ("media" in thing.fields) == (size >= len(WHOLE) - 2)


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
def test_spoilt_bytes_raise_nothing_else(at: int, noise: bytes) -> None:
    data = WHOLE[:at] + noise + WHOLE[at + len(noise) :]
    for function in (telegram_message.body, telegram_message.files, telegram_message.reactions, telegram_message.kind):
        try:
            function(data)
        except TelegramError:
            continue
