"""Which live rows of a database stand in its write-ahead log: asked of our own reader, since SQLite does not tell."""

from __future__ import annotations

from collections.abc import Iterable

from aboveboard.engine.evidence import Bytes
from aboveboard.formats.sqlite import Database, SqliteError

LIMIT = 64 * 1024 * 1024


def rows_in_wal(main: Bytes, wal: Bytes, tables: Iterable[str]) -> dict[str, list[int]]:
    """The row numbers that stand in the -wal, by table in lower case.

    Tables of which that cannot be said are left out: those without row numbers, and all of a database that is too large, or
    whose -wal our reader does not take for its own.
    """
    if main.size + wal.size > LIMIT:
        return {}
    found: dict[str, list[int]] = {}
    try:
        database = Database.open(main.read_at(0, main.size), wal.read_at(0, wal.size))
        if any(finding.code == "wal-mismatch" for finding in database.findings):
            return {}
        infos = {info.name.lower(): info for info in database.tables}
        for table in tables:
            info = infos.get(table.lower())
            if info is not None and not info.without_rowid:
                rows = database.rows(info)
                found[table.lower()] = [row.rowid for row in rows if row.source == "wal" and row.rowid is not None]
    except SqliteError:
        return {}
    return found
