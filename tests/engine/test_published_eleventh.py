"""What the eleventh set says is in its stores, is: rows of what is true, their texts, and as many as were meant.

Discovery is not asked here.
"""

from __future__ import annotations

import json
import plistlib
import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing

import pytest

from aboveboard.formats.realm.store import Realm
from tests.engine.published_stores_eleventh import ELEVENTH, KNOWN, MORE, REMEMBERED, lot
from tests.engine.published_talk import Aside
from tests.engine.texts_in_cells import cells


@pytest.fixture(scope="module")
def made() -> Mapping[str, Aside]:
    return {name: make() for name, make in ELEVENTH.items()}


def test_as_many_as_were_meant(made: Mapping[str, Aside]) -> None:
    kinds = {name: Counter(str(r["kind"]) for r in one.truth) for name, one in made.items()}
    assert Counter(str(r["kind"]) for one in made.values() for r in one.truth) == {
        "Message": 1144,
        "Contact": 148,
        "Call": 663,
    }
    assert [sum(kind in k for k in kinds.values()) for kind in ("Message", "Contact", "Call")] == [22, 14, 17]


def test_the_lot_chose_them() -> None:
    assert len(ELEVENTH) == 36
    drawn = [name for stratum in lot() for name in stratum if name in ELEVENTH]
    assert list(ELEVENTH) == [*drawn, *MORE] and not set(MORE) & set(drawn)


def test_what_is_known_and_what_is_remembered_is_in_the_set(made: Mapping[str, Aside]) -> None:
    assert len(set(KNOWN)) == 7 and set(REMEMBERED) < set(MORE) and not set(KNOWN) & set(MORE)
    blind = [name for name in ELEVENTH if name not in KNOWN and any(r["kind"] == "Call" for r in made[name].truth)]
    assert len(blind) == 10 and set(KNOWN) < set(ELEVENTH)
    for name in (*MORE, "GNOME Calls"):
        assert 18 <= sum(r["kind"] == "Call" for r in made[name].truth) <= 50, name


def test_calls_of_an_archive_are_with_whom_and_which_way_they_are_said_to_be(made: Mapping[str, Aside]) -> None:
    one = made["Signal (iOS, 2014)"]
    objects = plistlib.loads(plistlib.loads(one.data)["RPRecentCallsDefaultKey"])["$objects"]
    calls = [objects[uid.data] for uid in objects[1]["NS.objects"]]
    assert len(calls) == len(one.truth)
    for call, record in zip(calls, one.truth, strict=True):
        number = objects[call["DefaultsKeyPhoneNumber"].data]
        assert [{"identifier": objects[number["RPDefaultsKeyPhoneNumberCanonical"].data], "name": None}] == record[
            "recipients"
        ]
        assert (objects[call["DefaultsKeycallType"].data] == 2) == (record["direction"] == "outgoing")


def test_they_build_alike_and_say_enough(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        assert one.data == ELEVENTH[name]().data
        assert (one.path is None) == one.data.startswith(b"SQLite format 3\0")
        places = [(r["provenance"]["table"].lower(), r["provenance"]["rowid"]) for r in one.truth]
        assert len(set(places)) == len(places) >= 18, name
        assert not one.decoys & {t for t, _ in places} and not one.spare & set(places), name
        for record in one.truth:
            if record["kind"] == "Contact":
                assert record["name"] and all(i["value"] for i in record["identifiers"]), name
            else:
                assert record["sender"] or record["recipients"] or record["thread"] or record["direction"], name
        times = [str(r["at"]) for r in one.truth if r["kind"] != "Contact"]
        assert len(set(times)) == len(times), name


def test_rows_and_texts_of_databases_are_there(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        if one.path is not None:
            continue
        with closing(sqlite3.connect(":memory:")) as db:
            db.deserialize(one.data)
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",), name
            tables = [t for (t,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            assert one.decoys <= {t.lower() for t in tables}, name
            held_in = {t: cells(db, t) for t in tables}
        low = {t.lower(): rows for t, rows in held_in.items()}
        assert all(row in low[table] for table, row in one.spare), name
        for record in one.truth:
            table, row = record["provenance"]["table"], record["provenance"]["rowid"]
            words = record.get("body") if record["kind"] == "Message" else None
            told = [words, *record["also"].get("body", ())] if words else []
            assert row in held_in[table], (name, table, row)
            assert not told or any(w in text for text in held_in[table][row] for w in told), (name, words)


def test_objects_and_entries_of_files_are_there(made: Mapping[str, Aside]) -> None:
    for name in ("SatBridge", "SIMplePhone", "iGap (iOS)", "SUSI.AI"):
        found = Realm(made[name].data)
        tables = {t.name.removeprefix("class_"): {r.key: r.values for r in found.rows(t)} for t in found.tables}
        assert found.faults == []
        for record in made[name].truth:
            values = tables[record["provenance"]["table"]][record["provenance"]["rowid"]]
            assert record.get("body") is None or record["body"] in values, name
    assert len(plistlib.loads(made["Stringee Softphone"].data)["call_history"]) > 0
    assert json.loads(made["Invoice Ninja"].data)
