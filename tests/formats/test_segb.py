"""SEGB files written by hand, from the public descriptions of both versions."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aboveboard.formats import segb
from aboveboard.formats.errors import FormatError

Written = tuple[int, float, bytes]


def first(*entries: Written, crc: int = 0) -> bytes:
    """A file of version 1."""
    body = b""
    for state, at, payload in entries:
        body += struct.pack("<ii2dIi", len(payload), state, at, at + 1, zlib.crc32(payload) + crc, 0) + payload
        body += bytes(-(56 + len(body)) % 8)
    return struct.pack("<i48x4s", 56 + len(body), segb.MAGIC) + body + bytes(16)


def second(*entries: Written) -> bytes:
    """A file of version 2; its table is not in the order of the bytes."""
    body, table = b"", []
    for state, at, payload in entries:
        body += bytes(-len(body) % 4) + struct.pack("<Ii", zlib.crc32(payload), 0) + payload
        table.append(struct.pack("<iid", len(body), state, at))
    body += bytes(-len(body) % 4)
    return struct.pack("<4sid16x", segb.MAGIC, len(entries), 0.0) + body + b"".join(reversed(table))


ENTRIES: tuple[Written, ...] = (
    (1, 700000000.5, b"first entry"),
    (3, 700000001.0, b"\0" * 8),
    (1, 700000002.0, b"\x08\x01"),
)


@pytest.mark.parametrize("write", [first, second])
def test_entries_with_their_places(write: object) -> None:
    assert callable(write)
    data = write(*ENTRIES)
    found = list(segb.entries(data))
    assert [(e.state, e.written, e.payload) for e in found] == list(ENTRIES)
    assert all(data[e.start : e.end] == e.payload and e.intact for e in found)


def test_versions() -> None:
    assert segb.version(first()) == 1
    assert segb.version(second()) == 2
    assert segb.version(b"SQLite format 3\0") is None
    assert segb.version(b"") is None


def test_a_checksum_that_does_not_hold_is_said() -> None:
    (entry,) = segb.entries(first(ENTRIES[0], crc=1))
    assert not entry.intact


def test_unused_entries_are_left_out() -> None:
    assert list(segb.entries(first((4, 0.0, b"\0" * 8)))) == []
    table = struct.pack("<iid", 0, 0, 0.0)
    data = second(ENTRIES[0])
    assert len(list(segb.entries(data[:4] + struct.pack("<i", 2) + data[8:] + table))) == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"nothing at all", "not a SEGB file"),
        (b"SEGB", "only 4 bytes"),
        (struct.pack("<4sid16x", b"SEGB", 9, 0.0), "9 entries does not fit"),
        (struct.pack("<4sid16x", b"SEGB", -1, 0.0), "-1 entries does not fit"),
        (struct.pack("<4sid16x", b"SEGB", 1, 0.0) + struct.pack("<iid", 500, 1, 0.0), "within the table"),
        (second((9, 0.0, b"payload!")), "1 of 1 places"),
        (struct.pack("<i48x4s", 1 << 20, b"SEGB"), "said to end at byte 1048576"),
        (
            struct.pack("<i48x4s", 120, b"SEGB") + struct.pack("<ii2dIi", 900, 1, 0, 0, 0, 0) + bytes(32),
            "reaches beyond",
        ),
    ],
)
def test_damage(data: bytes, message: str) -> None:
    with pytest.raises(segb.SegbError, match=message):
        list(segb.entries(data))


@given(st.binary(max_size=200), st.sampled_from([first(*ENTRIES), second(*ENTRIES)]), st.integers(0, 300))
def test_any_bytes_end(noise: bytes, data: bytes, at: int) -> None:
    damaged = data[:at] + noise + data[at + len(noise) :]
    try:
        found = list(segb.entries(damaged))
    except FormatError:
        return
    assert all(damaged[e.start : e.end] == e.payload for e in found)
