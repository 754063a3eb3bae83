"""Values as V8 writes them. The bytes are what Node.js 20's `v8.serialize` gave."""

from __future__ import annotations

from typing import Any

import pytest
from tests.engine.leveldb_files import number, packed

from aboveboard.formats import v8
from aboveboard.formats.v8 import V8Error

OBJECT = (
    "ff0f6f220474657874220568e96c6c6f220477696465630c0e662959c18920006f006b002201644400b08756febc784222046c697374410549024e"
    "0000000000000440305f5424000522066e65737465646f22017841026f22016e49027b015e052400027b0122036e6567490922036269675a20d20a"
    "3f4eeee073c3f60fe98e010000007b07"
)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("ff0f6f22016149547b01", {"a": 42}),
        (
            OBJECT,
            {
                "text": "h\u00e9llo",
                "wide": "\u660e\u5929\u89c1 ok",
                "d": 1_700_000_000_123.0,
                "list": [1, 2.5, None, None, True],
                "nested": {"x": [{"n": 1}, {"n": 1}]},
                "neg": -5,
                "big": 123456789012345678901234567890,
            },
        ),
        ("ff0f3b22016b272201612201622c023a02", {"k": ["a", "b"]}),
        ("ff0f61034900490249044906400203", {"0": 1, "2": 3}),
        ("ff0f41026f22016149027b016f22016149047b01240002", [{"a": 1}, {"a": 2}]),
        (
            "ff0f6f220272655222017801220173732205626f78656422017454220561667465722203656e647b04",
            {"re": None, "s": "boxed", "t": True, "after": "end"},
        ),
        ("ff0f61c1843d4980897a6f22017149027b014001c1843d", {"1000000": {"q": 1}}),
    ],
)
def test_values(written: str, value: Any) -> None:
    data = bytes.fromhex(written)
    assert v8.load(data) == value
    # As IndexedDB has it: its version, Blink's, V8's; with a trailer; packed.
    assert v8.indexed(number(300) + data) == value
    assert v8.indexed(number(5) + b"\xff\x14" + data) == value
    assert v8.indexed(number(5) + b"\xff\x15\xfe" + bytes(12) + data) == value
    assert v8.indexed(number(5) + b"\xff\x11\x02" + packed(b"\xff\x15\xfe" + bytes(12) + data)) == value


def test_every_value_that_breaks_off_is_an_error_and_never_another() -> None:
    data = bytes.fromhex(OBJECT)
    for end in range(len(data)):
        with pytest.raises(V8Error):
            v8.load(data[:end])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\x0f\x5c\x01",
        b"\xff\x0f^\x00",
        b"\xff\x0f" + b"A\x01" * 5000,
        b"\xff\x0fA\xff\xff\xff\xff\x0f",
        b"\x00\xff\x11\x01abc",
    ],
)
def test_what_is_no_such_value(data: bytes) -> None:
    with pytest.raises(V8Error):
        v8.load(data) if not data.startswith(b"\0") else v8.indexed(data)


def test_a_number_at_the_end_may_not_break_off() -> None:
    with pytest.raises(V8Error):
        v8.load(b"\xff")


def test_keys_of_an_indexed_database() -> None:
    assert v8.object_key(b"\x00\x01\x02\x01\x03\x00\x00\x00\x00\x00\x00\xf0\x3f") == (1, 2, 1)
    assert v8.object_key(b"\x20\x01\x02\x03\x01") == (513, 3, 1)
    assert v8.object_key(b"\x00\x01") is None
    assert v8.store_name(b"\x00\x01\x00\x00\x32\x02\x00", "messages".encode("utf-16-be")) == (1, 2, "messages")
    assert v8.store_name(b"\x00\x01\x00\x00\x32\x02\x01", b"\x00\x01") is None
