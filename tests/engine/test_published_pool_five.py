"""What the fifth pool of stores says is in them, is: rows of what is true, and their texts. Discovery is not asked here."""

from __future__ import annotations

import html
import json
import sqlite3
from collections.abc import Mapping

import pytest

from tests.engine.published_stores_pool_five import POOL_FIVE
from tests.engine.published_talk import Aside, Record


@pytest.fixture(scope="module")
def made() -> Mapping[str, Aside]:
    return {name: make() for name, make in POOL_FIVE.items()}


def test_rows_of_databases_are_there_with_their_texts(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        if one.path is not None:
            continue
        db = sqlite3.connect(":memory:")
        db.deserialize(one.data)
        tables = [t for (t,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        assert one.decoys <= {t.lower() for t in tables}, name
        rows = {t.lower(): {r[0]: r[1:] for r in db.execute(f'SELECT _rowid_, * FROM "{t}"')} for t in tables}
        whole = "\n".join(_said(c) for found in rows.values() for r in found.values() for c in r)
        assert all(row in rows[table] for table, row in one.spare), name
        assert one.truth, name
        for record in one.truth:
            table, row = record["provenance"]["table"].lower(), record["provenance"]["rowid"]
            assert table not in one.decoys, (name, table)
            assert (table, row) not in one.spare, (name, table, row)
            assert row in rows[table], (name, table, row)
            assert _is_in(whole, record), (name, record)
        db.close()


def test_files_hold_what_is_true(made: Mapping[str, Aside]) -> None:
    files = {name: one for name, one in made.items() if one.path is not None}
    assert files
    for name, one in files.items():
        whole = one.data.decode(errors="replace")
        whole += html.unescape(whole)
        assert one.truth, name
        for record in one.truth:
            assert _is_in(whole, record), (name, record)


def test_stores_are_the_same_each_time(made: Mapping[str, Aside]) -> None:
    for name, make in POOL_FIVE.items():
        again = make()
        assert (again.data, again.truth) == (made[name].data, made[name].truth), name


def _said(value: object) -> str:
    return value.decode(errors="replace") + "\n" + value.hex() if isinstance(value, bytes) else str(value)


def _is_in(whole: str, record: Record) -> bool:
    """Whether a record's text is there as it is, as JSON has it or as HTML has it; and a contact's numbers and addresses."""
    body = record.get("body")
    if body:
        as_html = html.escape(body, quote=False).replace("\n", "<br>")
        return any(form in whole for form in (body, json.dumps(body, ensure_ascii=False)[1:-1], as_html))
    ways = (str(w["value"]) for w in record.get("identifiers", ()))
    return all(way in whole or way.replace("-", "").lower() in whole for way in ways)
