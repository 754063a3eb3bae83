"""What pools two and four to nine say is in their stores, is: rows of what is true, and their texts. Discovery is not asked."""

from __future__ import annotations

import html
import json
import plistlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

import pytest

from tests.engine.published_stores_pool_eight import POOL_EIGHT
from tests.engine.published_stores_pool_five import POOL_FIVE
from tests.engine.published_stores_pool_four import POOL_FOUR
from tests.engine.published_stores_pool_nine_c import POOL_NINE_C
from tests.engine.published_stores_pool_seven import POOL_SEVEN
from tests.engine.published_stores_pool_six import POOL_SIX
from tests.engine.published_stores_pool_two import POOL_TWO
from tests.engine.published_talk import Aside, Record

POOLS: Mapping[str, tuple[Mapping[str, Callable[[], Aside]], int]] = {
    "two": (POOL_TWO, 9),
    "four": (POOL_FOUR, 3),
    "five": (POOL_FIVE, 2),
    "six": (POOL_SIX, 1),
    "seven": (POOL_SEVEN, 3),
    "eight": (POOL_EIGHT, 4),
    "nine c": (POOL_NINE_C, 2),
}
"""Each with how many of its stores are files and no databases, at least."""


@pytest.fixture(scope="module", params=POOLS)
def pool(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def made(pool: str) -> Mapping[str, Aside]:
    return {name: make() for name, make in POOLS[pool][0].items()}


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


def test_files_hold_what_is_true(pool: str, made: Mapping[str, Aside]) -> None:
    files = {name: one for name, one in made.items() if one.path is not None}
    assert len(files) >= POOLS[pool][1]
    for name, one in files.items():
        whole = "\n".join(_texts(one.data))
        assert one.truth, name
        for record in one.truth:
            assert _is_in(whole, record), (name, record)
            # In the second pool some stand as numbers in bytes, in a key, or nowhere in the store.
            parties = [] if pool == "two" else [record.get("sender"), *(record.get("recipients") or ())]
            assert all(str(p["identifier"]) in whole for p in parties if p and p["identifier"]), (name, record)


def test_stores_are_the_same_each_time(pool: str, made: Mapping[str, Aside]) -> None:
    for name, make in POOLS[pool][0].items():
        again = make()
        assert (again.data, again.truth) == (made[name].data, made[name].truth), name


def _said(value: object) -> str:
    return value.decode(errors="replace") + "\n" + value.hex() if isinstance(value, bytes) else str(value)


def _texts(data: bytes) -> Iterator[str]:
    """What a file says: as it is, without what JSON and XML write before slashes and marks, and bytes in a property list."""
    if data.startswith(b"bplist00"):
        kept: dict[str, Any] = plistlib.loads(data)
        for value in kept.values():
            listed = cast("list[object]", value) if isinstance(value, list) else [value]
            # Of a list of archives each is a property list of its own.
            yield from (
                _said(plistlib.loads(v)) if isinstance(v, bytes) and v.startswith(b"bplist00") else _said(v)
                for v in listed
            )
        return
    text = data.decode(errors="replace")
    yield text
    yield html.unescape(text)
    yield text.replace("\\/", "/")


def _is_in(whole: str, record: Record) -> bool:
    """Whether a record's text is there as it is, as JSON has it or as HTML has it; and a contact's numbers and addresses."""
    body = record.get("body")
    if body:
        as_html = html.escape(body, quote=False).replace("\n", "<br>")
        as_json = json.dumps(body, ensure_ascii=False)[1:-1]
        # Apple's writer sets a mark before each slash.
        return any(form in whole for form in (body, as_json, as_json.replace("/", "\\/"), as_html))
    ways = (str(w["value"]) for w in record.get("identifiers", ()))
    return all(way in whole or way.replace("-", "").lower() in whole for way in ways)
