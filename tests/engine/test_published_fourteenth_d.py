"""What the fourteenth set's part of calls says is in its stores, is: rows of what is true, their parties, as many as were meant.

Discovery is not asked here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest

from tests.engine.published_rows import rows_of
from tests.engine.published_stores_fourteenth_d import FOURTEENTH_D
from tests.engine.published_talk import Aside


@pytest.fixture(scope="module")
def made() -> Mapping[str, Aside]:
    return {name: make() for name, make in FOURTEENTH_D.items()}


def test_as_many_as_were_meant(made: Mapping[str, Aside]) -> None:
    kinds = {name: Counter(str(r["kind"]) for r in one.truth) for name, one in made.items()}
    assert sum(kinds.values(), Counter[str]()) == {"Call": 287, "Contact": 19}
    assert {name: k["Call"] for name, k in kinds.items()} == {
        "CallLog (EasySales)": 44,
        "CRM with calls (bajajmohit19)": 48,
        "Call Center Monitor": 50,
        "CloseCall": 41,
        "HashCaller": 29,
        "InfoCaller": 27,
        "Call Logger (mydream)": 48,
    }


def test_records_are_whole(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        for record in one.truth:
            if record["kind"] == "Contact":
                assert record["name"], name
                assert all(way["value"] for way in record["identifiers"]), name
                continue
            assert record["direction"], name
            assert record["recipients"][0]["identifier"], name
        times = [str(r["at"]) for r in one.truth if r["kind"] == "Call"]
        assert len(set(times)) == len(times), name


def test_rows_hold_what_is_said_of_them(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        cells = rows_of(one)
        for record in one.truth:
            found = cells[record["provenance"]["table"].lower()][record["provenance"]["rowid"]]
            ways = record.get("identifiers") or [{"value": p["identifier"]} for p in record["recipients"]]
            assert all(way["value"] in found for way in ways), (name, record)
            called = record["name"] if record["kind"] == "Contact" else record["recipients"][0]["name"]
            assert called is None or called in found, (name, record)
