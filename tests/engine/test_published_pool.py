"""What the pools of stores say is in them, is: rows of what is true and their texts. Discovery is not asked here."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import cast

import pytest

from tests.engine.published_stores_pool import POOL
from tests.engine.published_stores_pool_three import POOL_THREE
from tests.engine.published_talk import Aside


@pytest.fixture(scope="module")
def made() -> Mapping[str, Aside]:
    return {name: make() for name, make in POOL.items()}


@pytest.fixture(scope="module")
def third() -> Mapping[str, Aside]:
    return {name: make() for name, make in POOL_THREE.items()}


def test_rows_texts_and_parties_of_databases_are_there(made: Mapping[str, Aside], third: Mapping[str, Aside]) -> None:
    for name, one in [*made.items(), *third.items()]:
        if one.path is not None:
            continue
        db = sqlite3.connect(":memory:")
        db.deserialize(one.data)
        tables = [t for (t,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        assert one.decoys <= {t.lower() for t in tables}, name
        rows = {t.lower(): {r[0]: r[1:] for r in db.execute(f'SELECT _rowid_, * FROM "{t}"')} for t in tables}
        whole = "\n".join(_said(c) for found in rows.values() for r in found.values() for c in r)
        assert all(row in rows[table] for table, row in one.spare), name
        for record in one.truth:
            table, row = record["provenance"]["table"].lower(), record["provenance"]["rowid"]
            assert table not in one.decoys, name
            assert (table, row) not in one.spare, (name, table, row)
            assert row in rows[table], (name, table, row)
            assert not record.get("body") or record["body"] in whole, (name, record["body"])
            for value in (w["value"] for w in record.get("identifiers", ())):
                assert value.replace("-", "").lower() in whole.replace("-", "").lower(), (name, value)
        db.close()


def test_files_hold_what_is_true(made: Mapping[str, Aside]) -> None:
    texts = {"Coorg", "Telepathy's log", "Encounters in Flutter's preferences", "Groups in sembast"}
    files = {name: one for name, one in made.items() if one.path is not None}
    assert set(files) == texts | {"Stringee's softphone", "CampusConnect"}
    for name, one in files.items():
        whole = one.data.decode(errors="replace")
        assert one.truth, name
        for record in one.truth:
            assert record["kind"] != "Contact" or record["name"] in whole
            assert not record.get("body") or json.dumps(record["body"], ensure_ascii=False) in whole


def test_files_of_the_third_pool_hold_what_is_true(third: Mapping[str, Aside]) -> None:
    files = {name: one for name, one in third.items() if one.path is not None}
    assert files
    for name, one in files.items():
        assert one.truth, name
        whole = one.data.decode(errors="replace")
        for record in one.truth:
            ways = [
                p["identifier"] or p["name"] for p in record.get("recipients") or () if p["identifier"] or p["name"]
            ]
            assert record["kind"] != "Call" or any(w in whole for w in ways), (name, ways)
            assert not record.get("body") or record["body"] in whole, (name, record["body"])


def _said(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode(errors="replace") + "\n" + value.hex()
    if isinstance(value, str) and value.startswith(("{", "[")):
        return value + "\n" + _flat(json.loads(value))
    return str(value)


def _flat(value: object) -> str:
    if isinstance(value, dict):
        return "\n".join(_flat(v) for v in cast("dict[str, object]", value).values())
    return "\n".join(_flat(v) for v in cast("list[object]", value)) if isinstance(value, list) else str(value)
