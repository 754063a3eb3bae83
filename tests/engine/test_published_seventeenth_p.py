"""What the seventeenth set's people say is in their stores, is: rows of what is true, and as many as were meant.

Discovery is not asked here.
"""

from __future__ import annotations

import html
import json
import re
import sqlite3
from collections.abc import Mapping
from typing import Any

import pytest

from tests.engine.published_rows import rows_of
from tests.engine.published_stores_seventeenth_p import SEVENTEENTH_P
from tests.engine.published_talk import Aside

COUNTS: Mapping[str, int] = {
    "Birthday Reminder (ZINNODNTU)": 22,
    "BWDB Phone Book": 21,
    "Birthday Calendar (TomerPacific)": 21,
    "Offline Birthday Reminder": 23,
    "shamCRM": 20,
    "ContactsApp (LuciaHeredia)": 19,
}
"""Contacts of each store; there are no messages and no calls."""


@pytest.fixture(scope="module")
def made() -> Mapping[str, Aside]:
    return {name: make() for name, make in SEVENTEENTH_P.items()}


def test_as_many_as_were_meant(made: Mapping[str, Aside]) -> None:
    assert {name: len(one.truth) for name, one in made.items()} == COUNTS
    assert {r["kind"] for one in made.values() for r in one.truth} == {"Contact"}


def test_rows_hold_what_is_said_of_them(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        places = [(r["provenance"]["table"].lower(), r["provenance"]["rowid"]) for r in one.truth]
        assert len(set(places)) == len(places), name
        if one.path is not None:
            continue
        assert not one.decoys & {table for table, _ in places}, name
        assert not one.spare & set(places), name
        rows = rows_of(one, keyed=True)
        for record, (table, row) in zip(one.truth, places, strict=True):
            held = [str(cell) for cell in rows[table][row]]
            assert record["name"] in held or set(record["name"].split(" ", 1)) <= set(held), (name, record)
            assert all(way["value"] in held for way in record["identifiers"]), (name, record)
        told = {table for table, _ in places} | {table for table, _ in one.spare} | one.decoys
        assert told | {"sqlite_sequence"} >= set(rows), name


def _strings(one: Aside) -> dict[str, Any]:
    found = re.findall(r'<string name="flutter\.([^"]+)">(.*?)</string>', one.data.decode(), re.DOTALL)
    return {key: html.unescape(text) for key, text in found}


def test_birthdays_of_the_preferences_are_there(made: Mapping[str, Aside]) -> None:
    one = made["Birthday Calendar (TomerPacific)"]
    held = {key: json.loads(text) for key, text in _strings(one).items()}
    assert [key for key, some in held.items() if not some] == ["2023-02-11"]
    assert all(who["birthdayDate"] == f"{key}T00:00:00.000" for key, some in held.items() for who in some)
    said = sorted((who["name"], who["phoneNumber"]) for some in held.values() for who in some)
    told = sorted((r["name"], "".join(way["value"] for way in r["identifiers"])) for r in one.truth)
    assert said == told


def test_leads_of_the_preferences_are_there(made: Mapping[str, Aside]) -> None:
    one = made["shamCRM"]
    held = {key: json.loads(text) for key, text in _strings(one).items() if key.startswith("cachedLeads_")}
    assert sorted(held) == ["cachedLeads_1", "cachedLeads_4", "cachedLeads_7"]
    assert all(str(lead["status_id"]) == key[-1] for key, some in held.items() for lead in some)
    said = sorted(lead["name"] for some in held.values() for lead in some)
    assert said == sorted(r["name"] for r in one.truth)
    assert len({lead["id"] for some in held.values() for lead in some}) == len(one.truth)


def test_the_staff_stand_in_the_tables_that_the_list_names(made: Mapping[str, Aside]) -> None:
    db = sqlite3.connect(":memory:")
    db.deserialize(made["BWDB Phone Book"].data)
    named = {table for (table,) in db.execute("SELECT tablename FROM designation")}
    db.close()
    assert {r["provenance"]["table"] for r in made["BWDB Phone Book"].truth} == named
