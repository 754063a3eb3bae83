"""FlatBuffers documents made here, by the published layout."""

import struct

import pytest
from tests.formats.flat import document

from aboveboard.formats import flatbuffers


def test_texts_of_the_root_table() -> None:
    data = document("id-1", None, "Li 李")
    assert [flatbuffers.text(data, n) for n in range(4)] == ["id-1", None, "Li 李", None]


@pytest.mark.parametrize("data", [b"", b"\x00" * 3, b"\xff" * 32, struct.pack("<IiHH", 4, -2000, 8, 8)])
def test_other_bytes_are_told(data: bytes) -> None:
    with pytest.raises(ValueError, match="document"):
        flatbuffers.text(data, 0)


def test_a_text_that_breaks_off_is_told() -> None:
    with pytest.raises(ValueError, match="outside"):
        flatbuffers.text(document("id-1")[:-2], 0)
