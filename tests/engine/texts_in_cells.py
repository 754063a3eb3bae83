"""What stands in the cells of a table, for tests of whether a store holds what its truth says."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any, cast


def cells(db: sqlite3.Connection, table: str) -> dict[int, list[str]]:
    """Row number -> all texts and numbers in its cells."""
    return {row[0]: [t for c in row[1:] for t in texts(c)] for row in db.execute(f'SELECT _rowid_, * FROM "{table}"')}


def texts(value: Any) -> Iterator[str]:
    """All texts and numbers in a cell, of JSON and of bytes too."""
    if isinstance(value, int):
        yield str(value)
    elif isinstance(value, bytes):
        yield value.decode(errors="replace")
    elif isinstance(value, str):
        yield value
        if value.startswith(("{", "[")):
            try:
                yield from texts(json.loads(value))
            except json.JSONDecodeError:
                return
    elif isinstance(value, dict):
        for member in cast("dict[str, Any]", value).values():
            yield from texts(member)
    elif isinstance(value, list):
        for member in cast("list[Any]", value):
            yield from texts(member)
