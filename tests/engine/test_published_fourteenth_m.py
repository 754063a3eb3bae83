"""What this part of the fourteenth set says is in its stores, is: rows of what is true, their texts, and as many as were meant.

Discovery is not asked here.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping

import pytest

from tests.engine.published_rows import rows_of
from tests.engine.published_stores_fourteenth_m import FOURTEENTH_M
from tests.engine.published_talk import Aside

INDEX = "chatmessagesfts"
"""An index to search in: its own tables have no rows by number."""


@pytest.fixture(scope="module")
def made() -> Mapping[str, Aside]:
    return {name: make() for name, make in FOURTEENTH_M.items()}


def test_as_many_as_were_meant(made: Mapping[str, Aside]) -> None:
    kinds = {name: Counter(str(r["kind"]) for r in one.truth) for name, one in made.items()}
    assert sum(kinds.values(), Counter[str]()) == {"Message": 275, "Contact": 73, "Call": 72}
    assert [sum(kind in k for k in kinds.values()) for kind in ("Message", "Contact", "Call")] == [4, 6, 2]


def test_records_are_whole(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        for record in one.truth:
            if record["kind"] == "Contact":
                assert record["name"], name
                assert record["identifiers"], name
                assert all(way["value"] for way in record["identifiers"]), name
                continue
            assert record["at"].endswith("Z"), name
            assert record["direction"] in {"incoming", "outgoing"}, name
            assert record["sender"] or record["recipients"], name
        times = [r["at"] for r in one.truth if r["kind"] != "Contact"]
        assert len(set(times)) == len(times), name


def test_rows_and_texts_of_databases_are_there(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        if one.path is not None:
            continue
        cells = rows_of(one, INDEX)
        for record in one.truth:
            found = cells[record["provenance"]["table"].lower()][record["provenance"]["rowid"]]
            if record["kind"] == "Message" and record["body"] is not None:
                inside = any(record["body"].encode() in cell for cell in found if isinstance(cell, bytes))
                assert record["body"] in found or inside, (name, record)
            elif record["kind"] == "Contact":
                assert record["name"] in found, (name, record)


def test_what_is_sealed_has_no_text(made: Mapping[str, Aside]) -> None:
    truth = made["DNA Messenger"].truth
    assert {r["body"] is None for r in truth if r["provenance"]["table"] == "messages"} == {True}
    assert {r["body"] is None for r in truth if r["provenance"]["table"] == "group_messages"} == {False}


def test_each_call_has_the_time_of_its_first_event(made: Mapping[str, Aside]) -> None:
    one = made["Berners Truecaller"]
    db = sqlite3.connect(":memory:")
    db.deserialize(one.data)
    first = dict(
        db.execute("SELECT incoming_id, datetime(min(timestamp) / 1000, 'unixepoch') FROM incoming_events GROUP BY 1")
    )
    numbers = dict(
        db.execute(
            "SELECT i.id, p.e164_format FROM incomings i JOIN phones p ON p.id IN (source_id, target_id) AND p.id > 1"
        )
    )
    db.close()
    calls = [r for r in one.truth if r["kind"] == "Call"]
    assert len(calls) == len(first)
    for call in calls:
        row = call["provenance"]["rowid"]
        assert call["at"][:19].replace("T", " ") == first[row]
        assert call["recipients"][0]["identifier"] == numbers[row]


def test_a_realm_file_holds_names_and_numbers(made: Mapping[str, Aside]) -> None:
    one = made["Phonebook (Domeniqque)"]
    assert one.data[16:20] == b"T-DB"
    for record in one.truth:
        for text in (record["name"], *(way["value"] for way in record["identifiers"])):
            assert text.encode() in one.data, text
