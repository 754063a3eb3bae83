"""FIT files made here byte by byte."""

from __future__ import annotations

import struct
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aboveboard.formats import fit
from aboveboard.formats.errors import FitError

SECONDS = 1_672_567_200 - fit.EPOCH_S


def fit_file(*messages: bytes, size: int | None = None) -> bytes:
    body = b"".join(messages)
    return struct.pack("<BBHI4sH", 14, 0x20, 2132, len(body) if size is None else size, b".FIT", 0) + body + b"\0\0"


def define(
    local: int, number: int, *fields: tuple[int, int, int], order: str = "<", developer: tuple[int, ...] = ()
) -> bytes:
    head = 0x40 | local | (0x20 if developer else 0)
    made = struct.pack("BBB", head, 0, order == ">") + struct.pack(order + "H", number) + bytes([len(fields)])
    made += b"".join(bytes(f) for f in fields)
    return made + (bytes([len(developer)]) + b"".join(bytes([0, size, 0]) for size in developer) if developer else b"")


POINT = define(0, fit.RECORD, (253, 4, 0x86), (0, 4, 0x85), (1, 4, 0x85), (2, 2, 0x84))


def point(seconds: int, latitude: float, longitude: float, altitude: int) -> bytes:
    return b"\0" + struct.pack(
        "<IiiH", seconds, round(latitude * 2**31 / 180), round(longitude * 2**31 / 180), altitude
    )


def test_values() -> None:
    (one,) = fit.messages(fit_file(POINT, point(SECONDS, 48.1, -11.5, (520 + 500) * 5)))
    assert (one.number, one.time_us(fit.TIMESTAMP)) == (fit.RECORD, 1_672_567_200_000_000)
    assert one.degrees(0) == pytest.approx(48.1, abs=1e-7)
    assert one.degrees(1) == pytest.approx(-11.5, abs=1e-7)
    assert one.scaled(2, 5, 500) == 520.0
    assert (one.scaled(9, 100), one.degrees(9), one.time_us(9)) == (None, None, None)


def test_what_means_nothing_is_left_out() -> None:
    empty = b"\0" + struct.pack("<IiiH", 0xFFFFFFFF, 0x7FFFFFFF, 0x7FFFFFFF, 0xFFFF)
    (one,) = fit.messages(fit_file(POINT, empty))
    assert one.fields == {}


def test_places_lead_to_the_message() -> None:
    data = fit_file(POINT, point(SECONDS, 1, 2, 3), point(SECONDS + 1, 1, 2, 3))
    assert [data[m.start : m.end] for m in fit.messages(data)] == [point(SECONDS, 1, 2, 3), point(SECONDS + 1, 1, 2, 3)]


def test_big_endian_developer_fields_texts_and_lists() -> None:
    definition = define(3, 18, (2, 4, 0x86), (200, 4, 7), (201, 8, 0x84), (5, 1, 0), order=">", developer=(2, 1))
    row = b"\3" + struct.pack(">I", SECONDS) + b"abc\0" + bytes(8) + b"\2" + b"xyz"
    (one,) = fit.messages(fit_file(definition, row))
    assert one.fields == {2: SECONDS, 5: 2}


def test_compressed_times_run_over() -> None:
    first = SECONDS | 30
    short = define(1, fit.RECORD, (0, 4, 0x85), (1, 4, 0x85))
    rows = [bytes([0x80 | 1 << 5 | low]) + struct.pack("<ii", 1, 2) for low in (31, 2)]
    found = fit.messages(fit_file(POINT, point(first, 1, 2, 3), short, *rows))
    assert [m.fields[fit.TIMESTAMP] - first for m in found] == [0, 1, 4]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no FIT file at all",
        fit_file(b"\5" + bytes(10)),
        fit_file(POINT, point(SECONDS, 1, 2, 3)[:-1]),
        fit_file(POINT[:4]),
        fit_file(POINT[:-1]),
        fit_file(define(0, 20, (0, 1, 0), developer=(1, 1))[:-1]),
        fit_file(POINT, size=4000),
    ],
)
def test_what_is_none_or_breaks_off(data: bytes) -> None:
    with pytest.raises(FitError):
        list(fit.messages(data))


@given(st.integers(0, 200), st.integers(0, 255))
def test_damage_is_an_error_or_other_values(at: int, byte: int) -> None:
    data = bytearray(fit_file(POINT, *(point(SECONDS + n, 1, 2, 3) for n in range(8))))
    data[at % len(data)] = byte
    try:
        for message in fit.messages(bytes(data)):
            assert 0 < message.start < message.end <= len(data)
    except FitError:
        pass


@given(st.binary(max_size=400))
def test_anything_is_read_or_refused(body: bytes) -> None:
    with suppress(FitError):
        assert all(m.end <= len(body) + 14 for m in fit.messages(fit_file(body)))
