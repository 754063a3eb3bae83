"""MessagePack: every kind of value of the specification, what is damaged, and lists behind other bytes in cells."""

from __future__ import annotations

import random

import pytest

from aboveboard.formats import cells, msgpack
from aboveboard.formats.errors import MsgpackError


@pytest.mark.parametrize(
    ("data", "value"),
    [
        ("07", 7), ("ff", -1), ("e0", -32), ("c0", None), ("c2", False), ("c3", True), ("ccff", 255), ("cd0100", 256),
        ("ce00010000", 65536), ("cf0000000100000000", 2**32), ("d080", -128), ("d1ff00", -256), ("d2ffff0000", -65536),
        ("d3ffffffff00000000", -(2**32)), ("ca3fc00000", 1.5), ("cb3ff8000000000000", 1.5), ("a3616263", "abc"),
        ("d903c3a962", "éb"), ("da0001" + "61", "a"), ("db00000001" + "61", "a"), ("c40200ff", b"\x00\xff"),
        ("c5000100", b"\0"), ("c60000000100", b"\0"), ("9201a161", [1, "a"]), ("dc000101", [1]), ("dd0000000101", [1]),
        ("81a16101", {"a": 1}), ("de0001a16101", {"a": 1}), ("df00000001a16101", {"a": 1}), ("d40105", b"\x05"),
        ("c7020101ff", b"\x01\xff"), ("d6ff5fee6600", 0x5FEE6600), ("d7ff773594005fee6600", 0x5FEE6600 + 0.5),
        ("c70cff1dcd6500000000005fee6600", 0x5FEE6600 + 0.5),
    ],
)  # fmt: skip
def test_every_kind_of_value(data: str, value: object) -> None:
    assert msgpack.load(bytes.fromhex(data)) == value


@pytest.mark.parametrize("data", ["", "c1", "a2", "a1ff", "92", "0101", "dd7fffffff01", "819001", "91" * 40 + "01"])
def test_what_is_damaged_is_refused(data: str) -> None:
    with pytest.raises(MsgpackError):
        msgpack.load(bytes.fromhex(data))


def test_noise_is_refused_or_read_and_nothing_else_happens() -> None:
    rng = random.Random(5)
    refused = 0
    for _ in range(2000):
        try:
            msgpack.load(rng.randbytes(rng.randrange(1, 60)))
        except MsgpackError:
            refused += 1
    assert refused > 1500


def test_cells_of_it_are_values_by_name_and_the_list_that_bytes_end_with_by_number() -> None:
    listed = bytes.fromhex("94cb41d0000000000000a0") + b"\xc4\x05Hallo" + b"\x80"
    head = b"\xff\x92\x00" + bytes(13)
    whole = b"\x82\xa4kind\x02\xa6packed\xc4" + bytes([len(head + listed)]) + head + listed
    assert cells.unpacked(whole) == {"kind": 2, "packed.0": 1073741824.0, "packed.1": "", "packed.2": "Hallo"}
    assert cells.unpacked(whole[:-1]) == {}
