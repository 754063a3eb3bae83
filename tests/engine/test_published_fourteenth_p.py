"""What the fourteenth set's part of people says is in its stores, is: rows of what is true, their texts, as many as were meant.

Discovery is not asked here.
"""

from __future__ import annotations

import json
import plistlib
from collections import Counter
from collections.abc import Mapping

import pytest

from tests.engine.published_stores_fourteenth_p import FOURTEENTH_P
from tests.engine.published_talk import Aside


@pytest.fixture(scope="module")
def made() -> Mapping[str, Aside]:
    return {name: make() for name, make in FOURTEENTH_P.items()}


def test_as_many_as_were_meant(made: Mapping[str, Aside]) -> None:
    kinds = {name: Counter(str(r["kind"]) for r in one.truth) for name, one in made.items()}
    assert [kind["Contact"] for kind in kinds.values()] == [23, 26, 21, 23, 23, 26, 17, 24]
    assert set(sum(kinds.values(), Counter[str]())) == {"Contact"}


def test_files_hold_what_they_are_said_to(made: Mapping[str, Aside]) -> None:
    book = list(json.loads(made["DeFiChain Wallet"].data)["addressBook"].items())
    assert len(book) == len(made["DeFiChain Wallet"].truth)
    for record in made["DeFiChain Wallet"].truth:
        key, card = book[record["provenance"]["rowid"]]
        assert key == card["address"] == record["identifiers"][0]["value"]
        assert card["label"] == record["name"]
    listed = [json.loads(one) for one in plistlib.loads(made["Contactapp (dianprsty)"].data)["flutter.contacts"]]
    assert len(listed) == len(made["Contactapp (dianprsty)"].truth)
    for record in made["Contactapp (dianprsty)"].truth:
        card = listed[record["provenance"]["rowid"]]
        assert (card["name"], card["phone"]) == (record["name"], record["identifiers"][0]["value"])
