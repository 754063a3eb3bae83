"""Tables about calls that are none: calls to be made, measurements of the line, notes, sums.

Each store is made up; none is any app's.
"""

from __future__ import annotations

import pytest

from tests.engine.discovering import NAMES, PHONES, START, discovered, store

ROWS = range(20)


def at(number: int) -> int:
    """Milliseconds since 1970 of a row."""
    return (START + number * 977) * 1000


@pytest.mark.parametrize(
    ("table", "time"),
    [("scheduled_calls", "created_at"), ("call_reminders", "date"), ("calls", "remind_at"), ("calls", "due_date")],
)
def test_calls_yet_to_be_made_are_no_calls(table: str, time: str) -> None:
    script = f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, number TEXT, name TEXT, {time} INTEGER)"
    rows = [(n, PHONES[n % 5], NAMES[n % 5], at(n)) for n in ROWS]
    assert discovered(store(script, {table: rows})).of("Call") == []


@pytest.mark.parametrize("table", ["call_quality", "call_stats", "CallMetrics"])
def test_measurements_of_the_line_are_no_calls(table: str) -> None:
    script = f"""CREATE TABLE {table} (id INTEGER PRIMARY KEY, call_id INTEGER, peer TEXT, timestamp INTEGER,
        jitter INTEGER, packet_loss INTEGER, rtt INTEGER)"""
    rows = [(n, n // 6, PHONES[n // 6], at(n), n % 9, n % 4, 80 + n) for n in ROWS]
    assert discovered(store(script, {table: rows})).of("Call") == []


@pytest.mark.parametrize("table", ["calls", "call_log"])
def test_a_plain_log_of_numbers_stays_one_of_calls(table: str) -> None:
    script = f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, number TEXT, name TEXT, date INTEGER)"
    rows = [(n, PHONES[n % 5], NAMES[n % 5], at(n)) for n in ROWS]
    assert len(discovered(store(script, {table: rows})).of("Call")) == len(ROWS)


@pytest.mark.parametrize(
    ("table", "column", "value"), [("call_notes", "note", "ask again"), ("call_forwarding", "enabled", 1)]
)
def test_what_else_is_kept_about_calls_is_no_call(table: str, column: str, value: object) -> None:
    script = f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, number TEXT, {column}, updated_at INTEGER)"
    rows = [(n, PHONES[n % 5], value, at(n)) for n in ROWS]
    assert discovered(store(script, {table: rows})).of("Call") == []


def test_sums_of_calls_are_none_and_a_total_of_one_call_is() -> None:
    script = "CREATE TABLE calls (id INTEGER PRIMARY KEY, number TEXT, date INTEGER, total_duration INTEGER)"
    each = [(n, f"+4930123{n:04}", at(n), 20 + n * 7) for n in ROWS]
    assert discovered(store(script, {"calls": each})).of("Call") == []
    several = [(n, PHONES[n % 5], at(n), 20 + n * 7) for n in ROWS]
    assert len(discovered(store(script, {"calls": several})).of("Call")) == len(ROWS)
