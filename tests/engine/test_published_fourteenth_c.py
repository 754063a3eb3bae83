"""What the fourteenth set's calls say is in their stores, is: rows of what is true, their numbers, as many as were meant.

Discovery is not asked here.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Mapping

import pytest

from aboveboard.formats.realm.store import Realm
from tests.engine.published_rows import rows_of
from tests.engine.published_stores_fourteenth_c import FOURTEENTH_C
from tests.engine.published_talk import Aside

COUNTS: Mapping[str, tuple[int, int]] = {
    "phonecallrecorder (heqzha)": (0, 36),
    "Call Block (kobalt)": (0, 48),
    "Ever Call Recorder": (0, 32),
    "CallBlocker (MKiwi)": (0, 21),
    "Call Recorder (MaramHarsha)": (0, 39),
    "Callblock (aeidev)": (0, 52),
    "CallBlocker (engsoft7)": (0, 46),
    "GDialer": (17, 64),
    "Missed Call Logger (ArpitDubey009)": (0, 36),
    "AutoCallRecorder (bjh)": (0, 34),
}
"""Contacts and calls of each store."""


@pytest.fixture(scope="module")
def made() -> Mapping[str, Aside]:
    return {name: make() for name, make in FOURTEENTH_C.items()}


def test_as_many_as_were_meant(made: Mapping[str, Aside]) -> None:
    found = {name: Counter(str(r["kind"]) for r in one.truth) for name, one in made.items()}
    assert {name: (kinds["Contact"], kinds["Call"]) for name, kinds in found.items()} == COUNTS
    assert all(not kinds["Message"] for kinds in found.values())


def test_records_are_whole(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        calls = [r for r in one.truth if r["kind"] == "Call"]
        assert all(isinstance(r["at"], str) or r["at"]["local"] for r in calls), name
        assert sum(not r["recipients"] for r in calls) <= 1, name


def test_rows_and_numbers_of_databases_are_there(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        if one.path is not None:
            continue
        cells = rows_of(one)
        for record in one.truth:
            held = cells[record["provenance"]["table"].lower()][record["provenance"]["rowid"]]
            ways = record.get("identifiers") or [{"value": p["identifier"]} for p in record["recipients"]]
            assert all(way["value"] in held for way in ways), (name, record)


def test_calls_of_the_realm_are_there(made: Mapping[str, Aside]) -> None:
    one = made["Call Recorder (MaramHarsha)"]
    found = Realm(one.data)
    rows = {t.name.removeprefix("class_"): {r.key: r.values for r in found.rows(t)} for t in found.tables}
    assert found.faults == []
    for record in one.truth:
        table, key = record["provenance"]["table"], record["provenance"]["rowid"]
        assert record["recipients"][0]["identifier"] in rows[table][key]
        assert record["direction"] == ("outgoing" if table == "OutgoingCallObject" else "incoming")
    assert sum(len(rows[t]) for t in ("IncomingCallObject", "OutgoingCallObject")) == len(one.truth)


def test_calls_of_preferences_are_there(made: Mapping[str, Aside]) -> None:
    one = made["CallBlocker (MKiwi)"]
    sets = dict(re.findall(r'<set name="BLOCKED(\d+)">\n(.*?)</set>', one.data.decode(), re.DOTALL))
    assert len(sets) == len(one.truth)
    for record in one.truth:
        both = set(re.findall(r"<string>(.*?)</string>", sets[str(record["provenance"]["rowid"])]))
        assert both == {record["recipients"][0]["identifier"], record["at"]["local"][:16].replace("T", " ")}
    one = made["Missed Call Logger (ArpitDubey009)"]
    (text,) = re.findall(r'<string name="pending_queue">(.*?)</string>', one.data.decode())
    queue = json.loads(html.unescape(text))
    told = [(r["recipients"][0]["identifier"], r["recipients"][0]["name"] or "Unknown") for r in one.truth]
    assert [(call["phoneNumber"], call["callerName"]) for call in queue] == told
