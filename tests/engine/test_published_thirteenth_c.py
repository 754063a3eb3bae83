"""What the third part of the thirteenth set says is in its stores, is: rows of what is true, their texts, as many as were meant.

Discovery is not asked here.
"""

from __future__ import annotations

import html
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Mapping

import pytest

from aboveboard.formats.realm.store import Realm
from tests.engine.published_stores_thirteenth_c import THIRTEENTH_C, lot
from tests.engine.published_talk import Aside

COUNTS: Mapping[str, tuple[int, int, int]] = {
    "AshuDialer": (0, 0, 47),
    "TeamTalk (virjar)": (66, 9, 0),
    "dating101": (62, 0, 0),
    "AndroidContactsApp (NaZeRhal)": (0, 24, 0),
    "callrecorder (Irin1306)": (0, 0, 31),
    "ContactsApp (mohamedadel217)": (0, 16, 0),
    "CallRecorderApp (hajarbraim20)": (0, 0, 31),
    "MyCallRecorder (diablo1408)": (0, 0, 33),
    "CallRecorder (SD7609)": (0, 0, 40),
    "Logos Chat": (55, 12, 0),
    "Sceyt": (68, 10, 0),
}
"""Messages, contacts and calls of each store."""


@pytest.fixture(scope="module")
def made() -> Mapping[str, Aside]:
    return {name: make() for name, make in THIRTEENTH_C.items()}


def test_as_many_as_were_meant(made: Mapping[str, Aside]) -> None:
    found = {name: Counter(str(r["kind"]) for r in one.truth) for name, one in made.items()}
    assert {n: tuple(k[kind] for kind in ("Message", "Contact", "Call")) for n, k in found.items()} == COUNTS


def test_the_lots_chose_them(made: Mapping[str, Aside]) -> None:
    order = [name for drawn in lot() for name in drawn]
    places = [next(n for n, name in enumerate(order) if f"/{name} " in one.source) for one in made.values()]
    assert places == sorted(places)
    assert len(set(places)) == len(THIRTEENTH_C)


def test_they_say_the_same_again(made: Mapping[str, Aside]) -> None:
    for name, make in THIRTEENTH_C.items():
        again = make()
        assert (again.data, again.truth) == (made[name].data, made[name].truth)


def test_rows_and_texts_of_databases_are_there(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        if one.path is not None:
            continue
        db = sqlite3.connect(":memory:")
        db.deserialize(one.data)
        tables = [t for (t,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        assert one.decoys <= {t.lower() for t in tables}, name
        cells = {t: {r[0]: r[1:] for r in db.execute(f'SELECT _rowid_, * FROM "{t}"')} for t in tables}
        assert all(row in {t.lower(): c for t, c in cells.items()}[t] for t, row in one.spare), name
        for record in one.truth:
            table, row = record["provenance"]["table"], record["provenance"]["rowid"]
            assert (table.lower(), row) not in one.spare
            assert table.lower() not in one.decoys
            held = [c.decode(errors="replace") if isinstance(c, bytes) else str(c) for c in cells[table][row]]
            body = record.get("body")
            assert body is None or any(body in text for text in held), (name, row)
            for way in record.get("identifiers", ()):
                assert way["value"] in held, (name, row)
        db.close()


def test_calls_of_the_realm_are_there(made: Mapping[str, Aside]) -> None:
    one = made["CallRecorderApp (hajarbraim20)"]
    found = Realm(one.data)
    (table,) = [t for t in found.tables if t.name == "class_CallObject"]
    rows = {r.key: r.values for r in found.rows(table)}
    assert found.faults == []
    assert len(rows) == len(one.truth)
    for record in one.truth:
        values = rows[record["provenance"]["rowid"]]
        assert record["recipients"][0]["identifier"] in values
        assert record["direction"] in values


def test_messages_of_the_preferences_are_there(made: Mapping[str, Aside]) -> None:
    one = made["dating101"]
    strings = re.findall(r'<string name="(flutter\.chat_thread[^"]+)">(.*?)</string>', one.data.decode(), re.DOTALL)
    threads = {key: json.loads(html.unescape(text)) for key, text in strings}
    own = {key.split("_")[-2] for key in threads}
    assert len(own) == 1
    said = [(m["senderId"], m["text"], m["senderId"] in own) for some in threads.values() for m in some]
    told = [(r["sender"]["identifier"], r["body"] or "", r["direction"] == "outgoing") for r in one.truth]
    assert sorted(said) == sorted(told)
