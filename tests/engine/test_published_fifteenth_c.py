"""What the fifteenth set's stores of calls say is in them, is: rows of what is true, their numbers, and as many as were meant.

Discovery is not asked here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from xml.etree import ElementTree

import pytest

from tests.engine.published_rows import rows_of
from tests.engine.published_stores_fifteenth_c import FIFTEENTH_C
from tests.engine.published_talk import Aside

COUNTS = {
    "CallRecord (CListery)": 44,
    "CallRecorder (KassyLab)": 37,
    "Android CallBlocker (aartisoft)": 33,
    "Yet Another Call Blocker (blurayne)": 43,
    "Prox Call Recorder": 44,
    "CallBlocker (cetinbaltaci)": 30,
    "Scheduled Call Blocker": 52,
}


@pytest.fixture(scope="module")
def made() -> Mapping[str, Aside]:
    return {name: make() for name, make in FIFTEENTH_C.items()}


def test_as_many_as_were_meant(made: Mapping[str, Aside]) -> None:
    assert {name: len(one.truth) for name, one in made.items()} == COUNTS
    assert {record["kind"] for one in made.values() for record in one.truth} == {"Call"}


def test_records_are_whole(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        for record in one.truth:
            at = record["at"]
            assert at.endswith("Z") if isinstance(at, str) else at["local"], name
            assert record["direction"] or name == "CallRecorder (KassyLab)", name
            assert record["recipients"][0]["identifier"], name
        assert len({json.dumps(r["at"]) for r in one.truth}) == len(one.truth), name


def test_rows_and_numbers_of_databases_are_there(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        if one.path is not None:
            continue
        cells = rows_of(one)
        for record in one.truth:
            found = cells[record["provenance"]["table"].lower()][record["provenance"]["rowid"]]
            assert set(found) & {way["identifier"] for way in record["recipients"]}, (name, record)


def test_preferences_hold_decisions(made: Mapping[str, Aside]) -> None:
    one = made["Yet Another Call Blocker (blurayne)"]
    texts = {node.get("name"): node.text or "" for node in ElementTree.fromstring(one.data)}
    kept = json.loads(texts["callDecisions"])
    assert [(entry[0]) for entry in kept] == [record["recipients"][0]["identifier"] for record in one.truth]
    assert [entry[1] for entry in kept] == sorted((entry[1] for entry in kept), reverse=True)
    assert len(json.loads(texts["whitelist"])) == len(one.spare)


def test_a_realm_file_holds_numbers(made: Mapping[str, Aside]) -> None:
    one = made["CallRecord (CListery)"]
    assert one.data[16:20] == b"T-DB"
    assert all(record["recipients"][0]["identifier"].encode() in one.data for record in one.truth)
