"""Tables of calls whose name says nothing, and tables about calls that are none: calls to be made, measurements, notes, sums.

Each store is made up; none is any app's.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aboveboard.model.times import iso
from tests.artifacts.harness import Result
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


Cells = Callable[[int], tuple[object, ...]]
SIGNED: dict[str, tuple[str, Cells]] = {
    "way and length": ("outgoing INTEGER, seconds INTEGER", lambda n: (n % 2, 7 * n % 300)),
    "way and end": ("direction TEXT, ended_at INTEGER", lambda n: (("in", "out")[n % 2], at(n) + 40_000 + n)),
    "card and what became of it": ("sim_slot INTEGER, missed INTEGER", lambda n: (n % 2, int(n % 3 == 0))),
    "length, and what was noted": (
        "was_answered INTEGER, length INTEGER, notes TEXT",
        lambda n: (n % 2, 5 + n, f"asks for the offer of May, number {n}" if n % 3 else None),
    ),
}
UNSIGNED: dict[str, tuple[str, Cells]] = {
    "nothing": ("memory INTEGER", lambda n: (n,)),
    "a sound and a length, as voice messages": ("file TEXT, length INTEGER", lambda n: (f"/data/rec/{n}.m4a", 5 + n)),
    "one sign": ("length INTEGER", lambda n: (5 + n,)),
    "money": ("outgoing INTEGER, sim_slot INTEGER, amount REAL", lambda n: (n % 2, n % 2, 2.5 * n)),
    "files": ("outgoing INTEGER, ended_at INTEGER, path TEXT", lambda n: (n % 2, at(n) + 40_000, f"/sdcard/{n}.pdf")),
    "texts": (
        "outgoing INTEGER, length INTEGER, words TEXT",
        lambda n: (n % 2, 5 + n, f"come at {n} past six, please"),
    ),
}


def numbers(columns: str, cells: Cells, *, again: bool = True) -> Result:
    """What is found in a table whose name says nothing, of numbers of phones and further columns."""
    script = f"CREATE TABLE things (id INTEGER PRIMARY KEY, subscriber TEXT, noticed INTEGER, {columns})"
    rows = [(n, PHONES[n % 5] if again else f"+4930123{n:04}", at(n), *cells(n)) for n in ROWS]
    return discovered(store(script, {"things": rows}))


@pytest.mark.parametrize("signs", SIGNED)
def test_numbers_that_come_again_beside_two_signs_are_calls(signs: str) -> None:
    found = numbers(*SIGNED[signs]).of("Call")
    assert [r["at"] for r in found] == [iso(at(n) * 1000) for n in ROWS]


def test_numbers_that_do_not_come_again_are_none() -> None:
    assert numbers(*SIGNED["card and what became of it"], again=False).of("Call") == []


@pytest.mark.parametrize("signs", UNSIGNED)
def test_numbers_beside_less_or_what_else_has_them_are_none(signs: str) -> None:
    assert numbers(*UNSIGNED[signs]).of("Call") == []


def test_numbers_are_known_where_some_alone_have_their_country() -> None:
    script = "CREATE TABLE things (id INTEGER PRIMARY KEY, subscriber TEXT, noticed INTEGER, seconds INTEGER, outgoing INTEGER)"
    written = ("+4915112345601", "030 5550123", "0170 5550144", "+12025550103", "(0711) 555 01 09")
    rows = [(n, written[n % 5], at(n), 5 + n, n % 2) for n in ROWS]
    assert len(discovered(store(script, {"things": rows})).of("Call")) == len(ROWS)


def test_people_in_parts_or_with_a_day_of_birth_need_no_name_of_their_table() -> None:
    script = """CREATE TABLE records (id INTEGER PRIMARY KEY, firstname TEXT, lastname TEXT);
        CREATE TABLE entries2 (id INTEGER PRIMARY KEY, name TEXT, birthday TEXT);
        CREATE TABLE ships (id INTEGER PRIMARY KEY, name TEXT, launched TEXT)"""
    parted = [(n, *name.split()) for n, name in enumerate((*NAMES, "Ruth Adler"))]
    whole = [(n, name, f"19{60 + n}-04-1{n}") for n, name in enumerate((*NAMES, "Ruth Adler"))]
    found = discovered(store(script, {"records": parted, "entries2": whole, "ships": whole}))
    assert {r["provenance"]["table"] for r in found.of("Contact")} == {"records", "entries2"}
    assert len(found.of("Contact")) == 12
    days = {born for *_, born in whole}
    assert not [r for r in found.of("Contact") if days & {str(v) for v in r["identifiers"]}]
