"""The phone's file service: files in blocks come as they are, however the phone cuts them and the line delivers them."""

from __future__ import annotations

import random
import socket
from collections.abc import Sequence
from typing import cast

import pytest

from aboveboard.acquire.android import phone
from aboveboard.acquire.android.phone import Files, ReadFailed

_BYTES = random.Random(3).randbytes(1 << 19)


class Line:
    """Delivers what a phone sent in parts of these sizes, one after another and over again."""

    def __init__(self, sent: bytes, parts: Sequence[int]) -> None:
        self._sent, self._at, self._parts, self._turn = memoryview(sent), 0, parts, 0

    def sendall(self, request: bytes) -> None:
        del request

    def recv_into(self, into: memoryview | bytearray) -> int:
        return self.recvmsg_into([into])[0]

    def recvmsg_into(
        self, into: Sequence[memoryview | bytearray], ancillary: int = 0, flags: int = 0
    ) -> tuple[int, list[object], int, None]:
        del ancillary
        part = len(self._sent) if flags & socket.MSG_WAITALL else self._parts[self._turn % len(self._parts)]
        left = came = min(part, sum(map(len, into)), len(self._sent) - self._at)
        self._turn += 1
        for block in into:
            size = min(left, len(block))
            block[:size] = self._sent[self._at : self._at + size]
            self._at += size
            left -= size
        return came, [], 0, None


def _files(sent: bytes, parts: Sequence[int]) -> Files:
    return Files(cast("socket.socket", Line(sent, parts)), wide=True)


def _sent(chunks: Sequence[int]) -> tuple[bytes, bytes]:
    """A file in chunks of these sizes: as it is, and as a phone sends it."""
    data, out, at = b"", b"", 0
    for size in chunks:
        piece = _BYTES[at % 7 : at % 7 + size]
        data, out, at = data + piece, out + b"DATA" + size.to_bytes(4, "little") + piece, at + size
    return data, out + b"DONE" + bytes(4)


def _taken(files: Files, size: int) -> bytes:
    block, found = memoryview(bytearray(size)), b""
    while came := files.fill(block):
        found += block[:came]
    return found


CHUNKS = (1, 9, 16_383, 16_384, 20_000, 65_536, 65_536, 65_536, 200_000)
PARTS = (1, 7, 8, 9, 65_536, 65_544, 131_087, 1 << 20)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("size", [1000, 65_536, 300_001, 1 << 19, 1 << 21])
def test_a_file_comes_as_it_is(seed: int, size: int) -> None:
    """Its end is told once, and the next file begins where it does."""
    dice = random.Random(seed)
    made = [_sent(dice.choices(CHUNKS, k=dice.randrange(9))) for _ in range(dice.randint(1, 3))]
    stream = _files(b"".join(sent for _, sent in made), [*dice.choices(PARTS, k=dice.randrange(4)), 65_544])
    for data, _ in made:
        stream.ask([b"film"], dice.choice((0, len(data), len(data) // 2, len(data) + 100_000)))
        assert _taken(stream, size) == data


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("part", [5_001, 65_544, 1 << 20])
def test_a_line_that_ends_is_no_file_that_ends(seed: int, part: int) -> None:
    """Wherever it was cut."""
    dice = random.Random(seed)
    data, sent = _sent(dice.choices(CHUNKS, k=dice.randint(1, 5)))
    stream = _files(sent[: dice.randrange(len(sent))], [part])
    stream.ask([b"film"], dice.choice((0, len(data))))
    with pytest.raises(EOFError):
        _taken(stream, 1 << 18)


@pytest.mark.parametrize("chunks", [[], [65_536] * 3, [65_536, 65_536, 7]])
def test_a_file_that_fails_says_why(chunks: list[int]) -> None:
    """In the phone's words; what is no answer at all ends the stream."""
    sent = _sent(chunks)[1][:-8]
    for part in (5_001, 65_536, 1 << 20):
        with pytest.raises(ReadFailed, match="I/O error"):
            _taken(_files(sent + b"FAIL" + (9).to_bytes(4, "little") + b"I/O error", [part]), 1 << 18)
        for wrong in (b"DATA" + bytes(4), b"DATA" + b"\xff" * 4, b"FAIL" + b"\xff" * 4, b"rubbish!"):
            with pytest.raises(EOFError):
                _taken(_files(sent + wrong + bytes(100), [part]), 1 << 18)


def test_a_slow_file_comes_in_less_than_whole_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that an authority which ends is seen."""
    data, sent = _sent([65_536] * 3)
    monkeypatch.setattr(phone, "_LONGEST", 0.0)
    stream, block = _files(sent, [30_000]), memoryview(bytearray(1 << 19))
    came = stream.fill(block)
    assert 0 < came < len(data)
    assert bytes(block[:came]) + _taken(stream, 1 << 19) == data


@pytest.mark.parametrize("stated", [0, 100_000, 5 * 65_536, 1 << 20])
def test_a_line_that_waits_gives_what_came(stated: int) -> None:
    """Whatever size the phone stated; one that then says nothing more counts as gone."""
    data, sent = _sent([65_536] * 5)
    ours, theirs = socket.socketpair()
    with ours, theirs:
        phone._within(ours, 0.05, socket.SO_RCVTIMEO)  # pyright: ignore[reportPrivateUsage]
        stream, block = Files(ours, wide=True, silent=0.2), memoryview(bytearray(1 << 20))
        stream.ask([b"film"], stated)
        found = b""
        for at in range(0, len(sent), 100_000):
            theirs.sendall(sent[at : at + 100_000])
            if at + 100_000 < len(sent):
                came = stream.fill(block[: max(1, at + 60_000 - len(found))])
                found += block[:came]
        assert found + _taken(stream, 1 << 20) == data
        with pytest.raises(TimeoutError):
            stream.fill(block)
