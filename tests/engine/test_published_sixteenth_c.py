"""What the sixteenth set's calls say is in their stores, is: rows of what is true, and as many as were meant.

Discovery is not asked here.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping

import pytest

from tests.engine.published_rows import rows_of
from tests.engine.published_stores_sixteenth_c import SIXTEENTH_C
from tests.engine.published_talk import Aside

COUNTS: Mapping[str, tuple[int, int]] = {
    "CallRecorder (SaurabhSandav)": (0, 35),
    "CallLogger (chrispewick)": (0, 44),
    "SmartBlocker": (20, 44),
    "CallLog (dgirard)": (15, 30),
    "Llamadas salientes": (0, 43),
}
"""Contacts and calls of each store."""


@pytest.fixture(scope="module")
def made() -> Mapping[str, Aside]:
    return {name: make() for name, make in SIXTEENTH_C.items()}


def test_as_many_as_were_meant(made: Mapping[str, Aside]) -> None:
    found = {name: Counter(str(r["kind"]) for r in one.truth) for name, one in made.items()}
    assert {name: (k["Contact"], k["Call"]) for name, k in found.items()} == COUNTS
    assert all(set(k) <= {"Contact", "Call"} for k in found.values())


def test_records_are_whole(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        calls = [r for r in one.truth if r["kind"] == "Call"]
        assert len({str(r["at"]) for r in calls}) == len(calls), name
        for record in calls:
            assert record["recipients"], name
            assert record["direction"] or name == "CallLog (dgirard)", name
        if name == "Llamadas salientes":
            assert {r["direction"] for r in calls} == {"outgoing"}


def test_rows_hold_what_is_said_of_them(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        cells = {t: {n: [str(c) for c in row] for n, row in rows.items()} for t, rows in rows_of(one).items()}
        for record in one.truth:
            held = cells[record["provenance"]["table"].lower()][record["provenance"]["rowid"]]
            if record["kind"] == "Contact":
                assert record["name"] in held, (name, record)
                assert all(way["value"] in held for way in record["identifiers"]), (name, record)
            else:
                ways = {str(way["identifier"]) for way in record["recipients"]}
                assert ways & set(held), (name, record)
                moment = record["at"]
                if name == "CallLog (dgirard)":
                    assert moment["local"] in {cell.ljust(26, "0") for cell in held}, (name, record)
                else:
                    assert moment.endswith("Z"), (name, record)


def test_the_blocker_tells_each_call_once_but_for_those_let_through(made: Mapping[str, Aside]) -> None:
    db = sqlite3.connect(":memory:")
    db.deserialize(made["SmartBlocker"].data)
    both = {row for (row,) in db.execute("SELECT callId FROM log_calls JOIN filtered_calls USING (callId)")}
    assert {("filtered_calls", row) for row in both} == made["SmartBlocker"].spare
    assert {t for (t,) in db.execute("SELECT DISTINCT type FROM log_calls")} <= {"1", "2", "3", "5"}
    assert db.execute("SELECT count(*) FROM filtered_calls WHERE type = '6'").fetchone()[0] >= 3
    assert db.execute("SELECT count(*) FROM CallWithFilter").fetchone()[0] >= 44
    db.close()
