"""What the fifteenth set's part of people says is in its stores, is: rows of what is true, their texts, as many as were meant.

Discovery is not asked here.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from xml.etree import ElementTree

import pytest

from tests.engine.published_stores_fifteenth_p import FIFTEENTH_P
from tests.engine.published_talk import Aside


@pytest.fixture(scope="module")
def made() -> Mapping[str, Aside]:
    return {name: make() for name, make in FIFTEENTH_P.items()}


def test_as_many_as_were_meant(made: Mapping[str, Aside]) -> None:
    kinds = {name: Counter(str(r["kind"]) for r in one.truth) for name, one in made.items()}
    assert [kind["Contact"] for kind in kinds.values()] == [26, 26, 25, 26]
    assert set(sum(kinds.values(), Counter[str]())) == {"Contact"}


def test_files_hold_what_they_are_said_to(made: Mapping[str, Aside]) -> None:
    one = made["BirthdayReminder (robyy72)"]
    cards = [json.loads(str(string.text)) for string in ElementTree.fromstring(one.data).iter("string")]
    assert len(cards) == len(one.truth)
    for record in one.truth:
        card = cards[record["provenance"]["rowid"]]
        assert " ".join(part for part in (card["FirstName"], card["LastName"]) if part) == record["name"]


def test_friends_stand_in_each_list(made: Mapping[str, Aside]) -> None:
    db = sqlite3.connect(":memory:")
    db.deserialize(made["Campfire"].data)
    (cell,) = db.execute("SELECT value FROM catalystLocalStorage WHERE _rowid_ = 1").fetchone()
    db.close()
    answers = {tuple(q["queryKey"][:2]): q["state"]["data"] for q in json.loads(cell)["clientState"]["queries"]}
    friends = {one["friend_id"]: one["display_name"] for one in answers["friends", "list"]}
    assert friends == {r["identifiers"][0]["value"]: r["name"] for r in made["Campfire"].truth}
    assert friends == {one["friend_id"]: one["display_name"] for one in answers["home", "friends"]}
    assert {one["friend_id"] for one in answers["home", "upcomingBirthdays"]} < set(friends)
