"""Forms of stores that a ninth set of apps had: row numbers of addresses, attributes in rows, recorders' lists of calls.

Each store is made up here for one general rule; none is any app's.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from tests.engine.discovering import NAMES, START, discovered, store, text

MANY = 24
ADDRESSES = [f"{n.split()[0].lower().replace('í', 'i')}{i}@talk.example" for i, n in enumerate(NAMES)]
OWN = "myself@talk.example"


def at(n: int) -> int:
    """Milliseconds since 1970 of a row."""
    return (START + n * 977) * 1000


def others(records: list[dict[str, Any]]) -> Counter[str]:
    """How many records name whom as the other side."""
    return Counter(p["identifier"] for r in records for p in r["recipients"])


def test_a_partys_row_number_is_one_of_the_one_table_of_addresses() -> None:
    script = """CREATE TABLE account (id INTEGER PRIMARY KEY, address TEXT UNIQUE, alias TEXT);
        CREATE TABLE place_of (id INTEGER PRIMARY KEY, address TEXT UNIQUE);
        CREATE TABLE message (id INTEGER PRIMARY KEY, account_id INTEGER, counterpart_id INTEGER, time INTEGER, body TEXT);
        CREATE TABLE message_counterpart (message_id INTEGER, resource TEXT)"""
    rows = {
        "account": [(1, OWN, None)],
        "place_of": [(n + 1, a) for n, a in enumerate([OWN, *ADDRESSES])],
        "message": [(n + 1, 1, 2 + n % 5, at(n), text(n)) for n in range(MANY)],
        "message_counterpart": [(n + 1, "desk") for n in range(MANY)],
    }
    found = discovered(store(script, rows)).of("Message")
    assert others(found) == Counter(ADDRESSES[n % 5] for n in range(MANY))


def test_the_number_of_an_own_account_is_no_other_side() -> None:
    script = """CREATE TABLE accounts (id INTEGER PRIMARY KEY, address TEXT UNIQUE, name TEXT);
        CREATE TABLE message (id INTEGER PRIMARY KEY, account_id INTEGER, thread_id INTEGER, time INTEGER, body TEXT)"""
    rows = {
        "accounts": [(1, OWN, "Ada Own"), (2, "second@talk.example", "Ada Second")],
        "message": [(n + 1, 1 + n % 2, n % 4, at(n), text(n)) for n in range(MANY)],
    }
    found = discovered(store(script, rows)).of("Message")
    assert not any(OWN in str(r.get(f)) for r in found for f in ("recipients", "sender", "party"))
