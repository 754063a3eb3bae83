"""What a database of a set holds, and that it holds what the set says of it beside what is true."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from tests.engine.published_talk import Aside

Rows = Mapping[str, Mapping[int, tuple[Any, ...]]]


def rows_of(one: Aside, but: str = "\0", *, keyed: bool = False) -> Rows:
    """By table in lower case the rows by their number; without tables whose names begin with `but`, which have none.

    The database is sound, its decoys are tables and its spare rows are there; where it is `keyed`, foreign keys hold, which
    SQLite does not see to where an app does not ask for it.
    """
    db = sqlite3.connect(":memory:")
    db.deserialize(one.data)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert not keyed or db.execute("PRAGMA foreign_key_check").fetchall() == []
    names = [t for (t,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows: Rows = {
        t.lower(): {r[0]: r[1:] for r in db.execute(f'SELECT _rowid_, * FROM "{t}"')}
        for t in names
        if not t.lower().startswith(but)
    }
    for (view,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'view'"):
        assert db.execute(f'SELECT count(*) FROM "{view}"').fetchone()[0], view
    db.close()
    assert one.decoys <= {t.lower() for t in names}
    assert all(row in rows[table] for table, row in one.spare)
    return rows
