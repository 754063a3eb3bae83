"""What the parts of people of the sets drawn by lot say is in their stores, is: rows of what is true, and their texts.

Discovery is not asked here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, cast

import pytest

from tests.engine.published_rows import rows_of
from tests.engine.published_stores_fifteenth_p import FIFTEENTH_P
from tests.engine.published_stores_fourteenth_p import FOURTEENTH_P
from tests.engine.published_talk import Aside

DAYS = {
    "Birthdays (Doooneeel)",
    "Reminder Birthday Calendar",
    "Birthday Reminder (ZINNODNTU)",
    "BirthdayReminder (robyy72)",
}
"""Stores that have people's days, but no way to reach them."""


@pytest.fixture(scope="module")
def made() -> Mapping[str, Aside]:
    return {name: make() for name, make in {**FOURTEENTH_P, **FIFTEENTH_P}.items()}


def test_records_are_whole(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        for record in one.truth:
            assert record["name"].strip() == record["name"] != "", name
            assert bool(record["identifiers"]) == (name not in DAYS), name
            assert all(way["value"] for way in record["identifiers"]), name


def test_rows_and_texts_of_databases_are_there(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        if one.path is not None:
            continue
        cells = {t: {n: list(_texts(row)) for n, row in rows.items()} for t, rows in rows_of(one, keyed=True).items()}
        told = {r["provenance"]["table"].lower() for r in one.truth}
        rows = {(t, row) for t in told for row in cells[t]} - one.spare
        if name == "Campfire":
            # Beside the one that keeps all stand others of the same table.
            rows &= {(t, 1) for t in told}
        assert rows == {(r["provenance"]["table"].lower(), r["provenance"]["rowid"]) for r in one.truth}, name
        for record in one.truth:
            found = cells[record["provenance"]["table"].lower()][record["provenance"]["rowid"]]
            assert all(part in " ".join(found) for part in record["name"].split(" ")), (name, record)
            assert all(way["value"] in found for way in record["identifiers"]), (name, record)


def _texts(value: Any) -> Iterator[str]:
    """All texts in a cell, of JSON too."""
    if isinstance(value, str):
        yield value
        if value.startswith(("{", "[")):
            yield from _texts(json.loads(value))
    elif isinstance(value, dict):
        for member in cast("dict[str, Any]", value).values():
            yield from _texts(member)
    elif isinstance(value, (list, tuple)):
        for member in cast("list[Any]", value):
            yield from _texts(member)
