"""MMKV: files of keys and values."""

from __future__ import annotations

import struct

import pytest

from aboveboard.formats import mmkv
from aboveboard.formats.errors import FormatError


def file(*pairs: tuple[str, bytes]) -> bytes:
    """Pairs as they stand in a file; all short."""
    inner = b"\xff\xff\xff\x07" + b"".join(bytes([len(k)]) + k.encode() + bytes([len(v)]) + v for k, v in pairs)
    return struct.pack("<I", len(inner)) + inner + b"\0" * 64


def test_the_last_value_of_a_key_counts_and_an_empty_one_removes_it() -> None:
    data = file(("a", b"\x02hi"), ("b", b"\x01x"), ("a", b"\x03you"), ("b", b""))
    assert [p.key for p in mmkv.pairs(data)] == ["a", "b", "a", "b"]
    (pair,) = mmkv.live(data).values()
    assert (pair.key, pair.text, data[pair.start : pair.end]) == ("a", "you", b"\x03you")


def test_what_is_no_text() -> None:
    assert mmkv.live(file(("n", b"\x05")))["n"].text is None


@pytest.mark.parametrize("data", [b"", b"\0" * 64, b"SQLite format 3\0" * 9, struct.pack("<I", 9) + b"\xff" * 3])
def test_what_is_no_such_file(data: bytes) -> None:
    with pytest.raises(FormatError):
        mmkv.live(data)


def test_damage_ends_the_reading() -> None:
    data = file(("a", b"\x02hi"), ("b", b"\x01x"))
    broken = data[:16] + b"\xff" * 8 + data[24:]
    assert list(mmkv.live(broken)) == ["a"]
