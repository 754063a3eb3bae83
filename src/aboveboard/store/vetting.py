"""Whether a shard is what a worker makes: the tables of `SHARD` and nothing else, and in them values of the declared types.

A worker reads what a phone's owner chose, so that its shard is looked at before a row of it is used: types, bounds, and that
every packed object is one. What it says of the evidence this cannot judge.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import Final

import apsw
import msgspec

from aboveboard.model.provenance import STATE_NUMBER
from aboveboard.model.records import DIRECTION_NUMBER, KIND_NUMBER
from aboveboard.store.db import StoreError, connect
from aboveboard.store.schema import SHARD

_SCHEMA: Final = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
_ODD_ROWS: Final = f"""
SELECT count(*) FROM rows WHERE NOT (
    id BETWEEN 1 AND 2147483647 AND typeof(src) = 'integer' AND src IN (SELECT id FROM readings) AND typeof(loc) = 'integer' AND
    typeof(coalesce(locator, '')) = 'text' AND typeof(kind) = 'integer' AND kind BETWEEN 1 AND {max(KIND_NUMBER.values())} AND
    typeof(coalesce(at, 0)) = 'integer' AND typeof(coalesce(thread, '')) = 'text' AND typeof(coalesce(party, '')) = 'text' AND
    typeof(coalesce(direction, 0)) = 'integer' AND coalesce(direction, 0) BETWEEN 0 AND {max(DIRECTION_NUMBER.values())} AND
    typeof(state) = 'integer' AND state BETWEEN 0 AND {max(STATE_NUMBER.values())} AND
    typeof(coalesce(words, '')) = 'text' AND
    (data IS NULL OR (typeof(data) = 'blob' AND json_valid(data, 8))) AND
    (raw IS NULL OR (typeof(raw) = 'blob' AND json_valid(raw, 8))))
"""
_STRICT: Final = ("readings", "files", "names", "app_data", "artifacts", "places", "done", "marks")
"""Tables whose types SQLite checks as it goes through them; rows are gone through once, below."""
_PACKED: Final = 32
"""Bytes of one row in `marks`."""


@cache
def _expected() -> frozenset[tuple[str, str, str, str | None]]:
    db = connect(None, b"")
    try:
        db.execute(SHARD)
        return frozenset(db.execute(_SCHEMA))  # pyright: ignore[reportReturnType] - four columns, of these types
    finally:
        db.close()


def same_schema(db: apsw.Connection) -> bool:
    """Whether a database has the tables and indexes of a shard, word for word, and no view or trigger."""
    return frozenset(db.execute(_SCHEMA)) == _expected()


def vet(path: Path, key: bytes) -> str | None:
    """None for a shard that keeps to its form; else in words what it does not keep to."""
    try:
        db = connect(path, key, readonly=True)
    except StoreError as error:
        return str(error)
    try:
        if not same_schema(db):
            return "it has other tables than those of a worker"
        for table in _STRICT:
            (checked,) = db.execute(f"PRAGMA quick_check({table})").fetchone() or ("",)
            if checked != "ok":
                return f"its tables are damaged ({checked})"
        odd = int(db.execute(_ODD_ROWS).get)
        if odd:
            return f"{odd:,} of its rows have values of other types or out of bounds"
        if db.execute(f"SELECT count(*) FROM marks WHERE length(packed) % {_PACKED}").get or _lie(db):
            return "what it says of its rows does not fit them"
        for (layout,) in db.execute("SELECT DISTINCT layout FROM readings"):
            msgspec.json.decode(layout, type=dict[str, object])
    except (apsw.Error, msgspec.MsgspecError) as error:
        return f"it cannot be read ({error})"
    finally:
        db.close()
    return None


def _lie(db: apsw.Connection) -> bool:
    """Whether `marks`, where there are any, are of another number of rows than there are."""
    told = int(db.execute("SELECT coalesce(sum(length(packed)), 0) FROM marks").get)
    return bool(told) and told != _PACKED * int(db.execute("SELECT count(*) FROM rows").get)


def vetted(shards: Iterable[Path], key: bytes) -> tuple[list[Path], dict[Path, str]]:
    """The shards that keep to their form, and why the others do not. SQLite looks at several at a time."""
    paths = list(dict.fromkeys(shards))
    with ThreadPoolExecutor(2) as pool:
        found = dict(zip(paths, pool.map(vet, paths, repeat(key)), strict=True))
    return [p for p, why in found.items() if why is None], {p: why for p, why in found.items() if why is not None}
