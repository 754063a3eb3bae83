"""Times: known instants, and agreement of the Python and the SQLite form of every epoch."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

import apsw
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aboveboard.formats import times
from aboveboard.formats.errors import TimeError

INSTANT = datetime(2021, 4, 14, 5, 21, 25, 123456, tzinfo=UTC)
US = int(INSTANT.timestamp()) * 1_000_000 + 123456
SECONDS = US // 1_000_000

EPOCHS: list[times.Basis] = [
    times.COCOA_S,
    times.COCOA_NS,
    times.COCOA_AUTO,
    times.UNIX_S,
    times.UNIX_MS,
    times.UNIX_US,
    times.UNIX_MS_OR_US,
    times.UNIX_NS,
    times.WEBKIT_US,
    times.FILETIME,
    times.HFS_S,
    times.DOTNET_TICKS,
    times.GPS_S,
    times.TWITTER_ID,
    times.DISCORD_ID,
    times.MASTODON_ID,
]

MAIN = sqlite3.connect(":memory:")
APSW = apsw.Connection(":memory:")


def in_sqlite(basis: times.Basis, value: object) -> object:
    sql = f"SELECT {basis.sql('v')} FROM (SELECT ? AS v)"
    first = MAIN.execute(sql, (value,)).fetchone()[0]
    second = APSW.execute(sql, (value,)).fetchall()[0][0]
    assert first == second
    assert first is None or isinstance(first, int)
    return first


@pytest.mark.parametrize(
    ("basis", "value", "expected"),
    [
        (times.COCOA_S, 640070485, US - 123456),
        (times.COCOA_S, 640070485.123456, US),
        (times.COCOA_NS, 640070485123456789, US),
        (times.COCOA_AUTO, 640070485, US - 123456),
        (times.COCOA_AUTO, 640070485.123456, US),
        (times.COCOA_AUTO, 640070485123456789, US),
        (times.UNIX_S, SECONDS, US - 123456),
        (times.UNIX_S, SECONDS + 0.123456, US),
        (times.UNIX_MS, US // 1000, US - 456),
        (times.UNIX_US, US, US),
        (times.UNIX_MS_OR_US, US // 1000, US - 456),
        (times.UNIX_MS_OR_US, US, US),
        (times.UNIX_MS_OR_US, float(US), US),
        (times.UNIX_MS_OR_US, 7_258_118_399_999, 7_258_118_399_999_000),  # 2199-12-31 in milliseconds
        (times.UNIX_MS_OR_US, 7_258_118_400_000, 7_258_118_400_000),  # 1970-03-26 in microseconds
        (times.UNIX_NS, US * 1000 + 999, US),
        (times.WEBKIT_US, 13262851285123456, US),
        (times.FILETIME, 132628512851234569, US),
        (times.HFS_S, 3701222485, US - 123456),
        (times.DOTNET_TICKS, 637539744851234560, US),
        # 2021-04-14 05:21:25 UTC is 18 leap seconds later on the GPS scale.
        (times.GPS_S, SECONDS - 315964800 + 18, US - 123456),
        (times.GPS_S, 46828799, 362793599 * 1_000_000),  # 1981-06-30 23:59:59 UTC, before the first leap second
        (times.GPS_S, 46828801, 362793600 * 1_000_000),  # 1981-07-01 00:00:00 UTC, after it
        # The id in X's own documentation of snowflakes and the one in Discord's.
        (times.TWITTER_ID, 1541815603606036480, 1656432460105000),
        (times.TWITTER_ID, "1541815603606036480", 1656432460105000),
        (times.DISCORD_ID, 175928847299117063, 1462015105796000),
        (times.MASTODON_ID, (US // 1000) << 16 | 0xBEEF, US - 456),
    ],
)
def test_known_instants(basis: times.Basis, value: object, expected: int) -> None:
    assert basis.to_utc_us(value) == expected
    assert in_sqlite(basis, value) == expected


@pytest.mark.parametrize("basis", EPOCHS, ids=lambda basis: basis.name)
@pytest.mark.parametrize(
    "value",
    [None, "", "abc", "12.5", b"\x01", 0, 0.0, float("inf"), float("-inf"), -(2**63), 2**63 - 1, 1e300],
)
def test_no_such_time_is_none_in_both(basis: times.Basis, value: object) -> None:
    if isinstance(basis, times.Snowflake) and value == 2**63 - 1:
        pytest.skip("a valid id with 41 bits of milliseconds")
    assert basis.to_utc_us(value) is None
    assert in_sqlite(basis, value) is None


def test_distant_past_and_future_are_none() -> None:
    for value in (-63114076800, 63113904000, -978307200):
        assert times.COCOA_S.to_utc_us(value) is None
        assert in_sqlite(times.COCOA_AUTO, value) is None


@pytest.mark.parametrize("basis", EPOCHS, ids=lambda basis: basis.name)
def test_bounds_are_exact(basis: times.Basis) -> None:
    """Around both ends of the declared range the two forms change to None at the same value."""
    if not isinstance(basis, times.Epoch):
        pytest.skip("not linear")
    for edge_us in (basis.after_us, basis.before_us):
        edge = (edge_us - basis.start_us) * basis.div // basis.mul
        values: list[int | float] = [
            edge + step for step in range(-2 * basis.div, 2 * basis.div + 1, max(1, basis.div // 5))
        ]
        values += [float(edge), edge - 0.5, edge + 0.5]
        got = [basis.to_utc_us(value) for value in values]
        assert got == [in_sqlite(basis, value) for value in values]
        assert None in got
        assert all(us is None or basis.after_us < us < basis.before_us + 1 for us in got)
        assert any(us is not None for us in got)


@pytest.mark.parametrize("basis", EPOCHS, ids=lambda basis: basis.name)
def test_python_and_sqlite_agree(basis: times.Basis) -> None:
    @settings(max_examples=150, deadline=None, database=None, derandomize=True)
    @given(
        st.one_of(
            st.integers(-(2**63), 2**63 - 1),
            st.integers(0, 2 * 10**10),
            st.integers(10**11 - 3, 10**11 + 3),
            st.floats(allow_nan=False),
            st.floats(-1e9, 1e10),
            st.floats(1e11, 1e19),
            st.text("0123456789 -.x", max_size=21),
            st.integers(0, 10**20).map(str),
            st.binary(max_size=8),
            st.none(),
        )
    )
    @example(-0.0)
    @example("9223372036854775807")
    @example("9223372036854775808")
    @example("0000000000000000001")
    @example("1541815603606036480\0")
    def check(value: object) -> None:
        assert basis.to_utc_us(value) == in_sqlite(basis, value)

    check()


def test_a_microsecond_survives_a_double_of_cocoa_seconds() -> None:
    for micro in range(0, 1_000_000, 997):
        assert times.COCOA_S.to_utc_us(640070485 + micro / 1e6) == US - 123456 + micro


@pytest.mark.parametrize(
    ("text", "local", "offset", "precision"),
    [
        ("2021-04-14T05:21:25.123456Z", US, 0, 1),
        ("2021-04-14T05:21:25,123456789+00:00", US, 0, 1),
        ("2021-04-14 05:21:25.123456 +02:00", US, 7200, 1),
        ("20210414T052125Z", US - 123456, 0, 1_000_000),
        ("2021-04-14T05:21:25.1-0330", US - 23456, -12600, 100_000),
        ("2021-04-14T05:21:25", US - 123456, None, 1_000_000),
        ("2021-04-14T05:21", US - 25_123456, None, 60_000_000),
        ("2021-04-14", 18731 * 86_400_000_000, None, 86_400_000_000),
        ("2016-12-31T23:59:60Z", 17167 * 86_400_000_000, 0, 1_000_000),
    ],
)
def test_iso8601(text: str, local: int, offset: int | None, precision: int) -> None:
    reading = times.iso8601(text)
    assert (reading.local_us, reading.offset_s, reading.precision_us) == (local, offset, precision)
    assert reading.utc_us == (None if offset is None else local - offset * 1_000_000)
    assert reading.stored == text


@pytest.mark.parametrize(
    "text", ["", "2021-13-01", "2021-02-30T00:00:00Z", "2021-04-14T25:00:00Z", "12:00:00", "2021-W15-3", "x" * 100]
)
def test_iso8601_refuses(text: str) -> None:
    with pytest.raises(TimeError):
        times.iso8601(text)


def test_exif_without_offset_is_local() -> None:
    reading = times.exif("2021:04:14 05:21:25", "123456 ")
    assert reading.local_us == US
    assert reading.is_local


def test_exif_with_offset_is_utc() -> None:
    reading = times.exif("2021:04:14 07:21:25\0", "123", "+02:00")
    assert reading.utc_us == US - 456
    assert reading.precision_us == 1000


@pytest.mark.parametrize(
    "text", ["0000:00:00 00:00:00", "    :  :     :  :  ", "", "2021:04:14", "2021:02:30 00:00:00"]
)
def test_exif_refuses_unset_clocks(text: str) -> None:
    with pytest.raises(TimeError):
        times.exif(text)


@pytest.mark.parametrize(
    ("text", "utc", "offset"),
    [
        ("Wed, 14 Apr 2021 07:21:25 +0200 (CEST)", US - 123456, 7200),
        ("Wed, 14 Apr 2021 05:21:25 GMT", US - 123456, 0),
        ("14 Apr 2021 01:21:25 EDT", US - 123456, -14400),
        ("Wed, 14 Apr 2021 05:21:25 -0000", US - 123456, None),
        ("Wed, 14 Apr 2021 05:21:25", None, None),
    ],
)
def test_rfc2822(text: str, utc: int | None, offset: int | None) -> None:
    reading = times.rfc2822(text)
    assert (reading.utc_us, reading.offset_s) == (utc, offset)


@settings(max_examples=200, deadline=None, database=None, derandomize=True)
@given(st.text(max_size=60))
@example("Wed, 99 Apr 2021 05:21:25 +0200")
@example("Mon, 1 Jan 99999999999999999999 00:00:00 +0000")
@example("1 Jan 2020 00:00:00 +99999999999999999999")
@example("((((((")
def test_text_readers_only_raise_their_own_error(text: str) -> None:
    for read in (times.iso8601, times.exif, times.rfc2822):
        try:
            reading = read(text)
        except TimeError:
            continue
        assert reading.stored == text


def test_fat_is_local_to_two_seconds() -> None:
    reading = times.fat((41 << 9 | 4 << 5 | 14) << 16 | 5 << 11 | 21 << 5 | 12)
    assert reading.local_us == US - 1_123456
    assert reading.is_local
    with pytest.raises(TimeError):
        times.fat(0)


def test_iso_text_and_datetime_of_microseconds() -> None:
    assert times.to_iso(US) == "2021-04-14T05:21:25.123456Z"
    assert times.to_iso(-1) == "1969-12-31T23:59:59.999999Z"
    assert times.to_datetime(US) == INSTANT
    with pytest.raises(TimeError):
        times.to_iso(10**30)
