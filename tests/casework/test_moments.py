"""Steps of time, on the clocks of zones."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from aboveboard.casework.review.moments import Histogram, Lane, Span, around, edges_of, stamp, unit_of

HOUR = 3_600_000_000


def at(text: str) -> int:
    return stamp(datetime.fromisoformat(text), UTC)


def span(since: str, until: str) -> Span:
    return Span(at(since), at(until))


@pytest.mark.parametrize(
    ("since", "until", "unit"),
    [
        ("1970-01-01", "2026-01-01", "year"),
        ("2006-01-01", "2026-01-01", "month"),
        ("2025-01-01", "2026-01-01", "day"),
        ("2025-01-01", "2025-02-01", "day"),
        ("2025-01-01", "2025-01-02", "hour"),
        ("2025-01-01T10:00", "2025-01-01T11:00", "minute"),
        ("2025-01-01T10:00", "2025-01-01T10:01", "second"),
    ],
)
def test_units(since: str, until: str, unit: str) -> None:
    chosen = span(since, until)
    assert unit_of(chosen) == unit
    edges = edges_of(chosen, unit, UTC)
    assert edges[0] == chosen.since
    assert edges[-1] == chosen.until
    assert edges == sorted(set(edges))
    assert len(edges) <= 402


def test_days_follow_the_clock_of_the_zone() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    since, until = around(at("2025-03-30T12:00"), "day", berlin)
    assert until - since == 23 * HOUR
    assert len(edges_of(Span(since, until), "hour", berlin)) == 24
    since, until = around(at("2025-10-26T12:00"), "day", berlin)
    assert until - since == 25 * HOUR
    assert len(edges_of(Span(since, until), "hour", berlin)) == 26


def test_hours_of_a_zone_that_is_half_an_hour_off() -> None:
    kolkata = ZoneInfo("Asia/Kolkata")
    since, until = around(at("2025-01-01T10:10"), "hour", kolkata)
    assert (since, until) == (at("2025-01-01T09:30"), at("2025-01-01T10:30"))


def test_months_and_years_end_where_the_next_begin() -> None:
    assert around(at("2024-12-31T23:00"), "month", UTC) == (at("2024-12-01"), at("2025-01-01"))
    assert around(at("2024-12-31T23:30"), "year", ZoneInfo("Europe/Berlin")) == (
        at("2024-12-31T23:00"),
        at("2025-12-31T23:00"),
    )


def test_gaps_are_where_no_lane_has_anything() -> None:
    lanes = [Lane("calls", [0, 1, 0, 0, 0, 2], [0, 0, 0, 0, 0, 0]), Lane("web", [0, 0, 0, 0, 0, 1], [0, 0, 1, 0, 0, 0])]
    found = Histogram("day", list(range(7)), lanes)
    assert found.totals == [0, 1, 1, 0, 0, 3]
    assert found.gaps == [(0, 1), (3, 5)]
