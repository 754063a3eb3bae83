"""Protocol buffers without schema: messages are written by hand here, from the public description of the wire
format."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aboveboard.formats import protobuf as pb
from aboveboard.formats.errors import ProtobufError


def varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def field(number: int, value: int | float | bytes | str) -> bytes:
    if isinstance(value, str):
        value = value.encode()
    if isinstance(value, bytes):
        return varint(number << 3 | 2) + varint(len(value)) + value
    if isinstance(value, float):
        return varint(number << 3 | 1) + struct.pack("<d", value)
    return varint(number << 3) + varint(value % 2**64)


MESSAGE = (
    field(1, 150)
    + field(2, field(3, field(1, "first")) + field(3, field(1, "second") + field(9, -5)))
    + field(2, field(3, field(1, "third")))
    + field(4, 2.5)
    + varint(5 << 3 | 5)
    + struct.pack("<f", 0.25)
    + varint(6 << 3 | 3)
    + field(1, "in a group")
    + varint(6 << 3 | 4)
)


def test_known_bytes() -> None:
    """The examples of the format's own description: 150, 'testing', and zigzag."""
    assert [found.value for found in pb.fields(bytes.fromhex("089601 120774657374696e67"))] == [150, b"testing"]
    assert [pb.zigzag(value) for value in (0, 1, 2, 3, 0xFFFFFFFE, 0xFFFFFFFF)] == [0, -1, 1, -2, 2**31 - 1, -(2**31)]
    assert pb.varints(bytes.fromhex("038e029ea705")) == [3, 270, 86942]


def test_paths_and_positions() -> None:
    got = pb.get(MESSAGE, "2.3[1].1")
    assert got is not None
    assert got.text == "second"
    assert MESSAGE[got.start : got.end] == field(1, "second")
    assert MESSAGE[got.value_start : got.end] == b"second"
    assert [found.text for found in pb.every(MESSAGE, "2.3.1")] == ["first"]
    assert [found.text for found in pb.every(MESSAGE, "2[*].3[*].1")] == ["first", "second", "third"]
    negative = pb.get(MESSAGE, "2.3[1].9")
    assert negative is not None
    assert (negative.int, negative.uint) == (-5, 2**64 - 5)
    group = pb.get(MESSAGE, "6.1")
    assert group is not None
    assert MESSAGE[group.value_start : group.end] == b"in a group"
    assert pb.get(MESSAGE, "2.3[7].1") is None
    assert pb.get(MESSAGE, "1.1") is None


def test_numbers_as_what_they_are_known_to_be() -> None:
    double, single = pb.first(MESSAGE, 4), pb.first(MESSAGE, 5)
    assert double is not None
    assert single is not None
    assert (double.real, single.real) == (2.5, 0.25)
    assert pb.first(varint(1 << 3 | 5) + struct.pack("<i", -3), 1).int == -3  # pyright: ignore[reportOptionalMemberAccess]
    with pytest.raises(ProtobufError):
        _ = double.bytes
    with pytest.raises(ProtobufError):
        _ = pb.get(MESSAGE, "1").real  # pyright: ignore[reportOptionalMemberAccess]


def test_tree_guesses_text_message_bytes() -> None:
    data = field(1, "text") + field(2, field(1, 7) + field(2, "in")) + field(3, b"\xff\xfe\xfd") + field(1, "more")
    assert pb.plain(pb.tree(data)) == {"1": ["text", "more"], "2": {"1": 7, "2": "in"}, "3": b"\xff\xfe\xfd"}
    assert pb.plain(pb.tree(data, depth=0))["2"] == field(1, 7) + field(2, "in")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\x80", "cut off"),
        (b"\x80" * 10 + b"\x01", "longer"),
        (b"\x0a\x05abc", "beyond"),
        (b"\x09abc", "beyond"),
        (b"\x0a" + varint(2**63), "beyond"),
        (b"\x00\x01", "not allowed"),
        (b"\x0e", "does not exist"),
        (b"\x0c", "not open"),
        (b"\x0b\x08\x01", "cut off"),
        (b"\x0b\x14", "not open"),
        (b"\x0b" * 1000, "nested"),
    ],
)
def test_damage_is_named(data: bytes, says: str) -> None:
    with pytest.raises(ProtobufError, match=says):
        list(pb.fields(data))


def test_fields_before_damage_are_given() -> None:
    walk = pb.fields(field(1, 5) + b"\x0a\x05abc", base=100)
    assert next(walk).value == 5
    with pytest.raises(ProtobufError) as caught:
        next(walk)
    assert caught.value.offset == 102


def test_bad_paths() -> None:
    for path in ("", "a", "1..2", "1[x]", "-1"):
        with pytest.raises(ValueError, match="path"):
            pb.get(MESSAGE, path)


def test_deep_messages_end() -> None:
    data = b"\xff"
    for _ in range(3000):
        data = field(1, data)
    nodes = pb.tree(data, depth=10_000)
    depth = 0
    while isinstance(nodes, list):
        depth += 1
        value = nodes[0].value
        nodes = value if isinstance(value, list) else None
    assert depth == pb.MAX_DEPTH + 1


@settings(max_examples=200, deadline=None, database=None, derandomize=True)
@given(
    st.lists(
        st.tuples(st.integers(1, 2**29 - 1), st.one_of(st.integers(0, 2**64 - 1), st.binary(max_size=30))), max_size=8
    )
)
def test_round_trip(items: list[tuple[int, int | bytes]]) -> None:
    data = b"".join(field(number, value) for number, value in items)
    got = list(pb.fields(data))
    assert [(found.number, found.value) for found in got] == items
    assert b"".join(data[found.start : found.end] for found in got) == data


@settings(max_examples=300, deadline=None, database=None, derandomize=True)
@given(st.binary(max_size=80))
def test_hostile_bytes_raise_only_the_rooms_error(data: bytes) -> None:
    for read in (
        lambda: list(pb.fields(data)),
        lambda: pb.tree(data),
        lambda: pb.get(data, "1.2"),
        lambda: pb.varints(data),
    ):
        try:
            read()
        except ProtobufError as error:
            assert error.offset is not None
            assert error.offset <= len(data)
