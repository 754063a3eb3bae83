"""Language models of SwiftKey's engine, made here."""

from __future__ import annotations

import struct
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aboveboard.formats import fluency
from aboveboard.formats.errors import FormatError

Tree = list[tuple[int, int, "Tree"]]


def varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def sized(data: bytes) -> bytes:
    return struct.pack("<I", len(data)) + data


def tree(entries: Tree) -> bytes:
    """A tree with the number of its entries before it."""

    def below(entries: Tree) -> tuple[bytes, int]:
        body, count = b"", 0
        for index, times, children in entries:
            inner, more = below(children)
            body += struct.pack("<HI", index, times) + inner + b"\0\0"
            count += 1 + more
        return body, count

    body, count = below(entries)
    return struct.pack("<I", count) + body


def model(words: list[str], entries: Tree, apps: dict[str, Tree] | None = None, trained: bytes | None = None) -> bytes:
    raw = [b"", *(word.encode() for word in words)]
    masked = [fluency.unmask(word, index) for index, word in enumerate(raw)]  # masking twice is unmasking
    times = b"\x10" + varint(1_600_000_000) + b"\x18" + varint(1_672_567_200) if trained is None else trained
    body = sized(b"\x08\x01")
    body += b"fluevoca" + struct.pack("<I", 0) + sized(b"\x08\x07")
    body += b"voca" + sized(b"".join(masked)) + sized(bytes(map(len, masked))) + b"\xff" * 24
    body += b"vocadmap" + struct.pack("<I", 0) + sized(times) + b"dmap" + tree(entries)
    body += struct.pack("<I", len(apps or {}))
    for name, kept in (apps or {}).items():
        body += sized(name.encode() + b"\0") + struct.pack("<II", 1, 0) + tree(kept)
    return b"flue" + sized(body + b"dmapflue")


WORDS = ["bin", "到了", "da"]
DATA = model(WORDS, [(1, 9, [(3, 4, [(2, 2, [])])]), (3, 5, [])], {"com.example.app": [(2, 1, [])]})


def test_words_as_the_engine_masks_them() -> None:
    """Two words of a model that the engine itself made, as they are published."""
    assert fluency.unmask(bytes.fromhex("975136ea"), 16) == b"drei"
    assert fluency.unmask(bytes.fromhex("7fd8387fd00876de0f6ea10f7ba0"), 1) == b"synthetikwolke"


def test_model() -> None:
    read = fluency.read(DATA)
    assert read.words == ("", *WORDS)
    assert [(e.words, e.count, e.app) for e in read.entries] == [
        (("bin",), 9, None),
        (("bin", "da"), 4, None),
        (("bin", "da", "到了"), 2, None),
        (("da",), 5, None),
        (("到了",), 1, "com.example.app"),
    ]
    assert (read.first_trained, read.last_trained) == (1_600_000_000, 1_672_567_200)
    assert [struct.unpack("<HI", e.span.of(DATA)) for e in read.entries] == [(1, 9), (3, 4), (2, 2), (3, 5), (2, 1)]
    assert read.trained.of(DATA)[:1] == b"\x10"


def test_a_model_without_words_or_times() -> None:
    read = fluency.read(model([], [], trained=b""))
    assert (read.entries, read.first_trained, read.last_trained) == ((), None, None)


@pytest.mark.parametrize("length", range(len(DATA)))
def test_what_breaks_off(length: int) -> None:
    with pytest.raises(FormatError):
        fluency.read(DATA[:length])


@pytest.mark.parametrize(
    "data",
    [
        model(WORDS, [(9, 1, [])]),
        DATA[:4] + struct.pack("<I", len(DATA) - 4) + DATA[8:-8] + b"\0\0\0\0" + DATA[-8:],
        DATA.replace(b"dmapflue", b"dmapflux"),
        DATA.replace(b"com.example.app\0", b"com.example.app!"),
    ],
)
def test_what_does_not_fit(data: bytes) -> None:
    with pytest.raises(FormatError):
        fluency.read(data)


@given(st.integers(0, len(DATA) - 1), st.integers(0, 255))
def test_damage_is_an_error_or_other_values(at: int, byte: int) -> None:
    with suppress(FormatError):
        read = fluency.read(DATA[:at] + bytes([byte]) + DATA[at + 1 :])
        assert all(0 < e.span.offset < e.span.end <= len(DATA) for e in read.entries)
