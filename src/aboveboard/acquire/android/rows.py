"""The rows that providers answered, as a database of the providers' own tables and columns: what artifacts read.

The table `answered` says where each row stands in the raw answers that lie beside it: the answer's name, offset and length.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import apsw

from aboveboard.acquire.android.content import Row, Value


def database(tables: Mapping[str, tuple[Sequence[str], Sequence[str], Iterable[tuple[str, Row]]]]) -> bytes:
    """An SQLite file: by table its columns of numbers, its columns of texts, and (answer, row) of each row. Made in memory."""
    db = apsw.Connection(":memory:")
    try:
        db.execute("PRAGMA page_size = 4096")
        db.execute("CREATE TABLE answered (of TEXT, row INTEGER, answer TEXT, offset INTEGER, length INTEGER)")
        with db:
            for table, (numbers, texts, rows) in tables.items():
                _table(db, table, numbers, texts, rows)
        return db.serialize("main")
    finally:
        db.close()


def _table(
    db: apsw.Connection, table: str, numbers: Sequence[str], texts: Sequence[str], rows: Iterable[tuple[str, Row]]
) -> None:
    kinds = [*(f'"{c}" INTEGER' for c in numbers), *(f'"{c}" TEXT' for c in texts)]
    if table == "data":
        # As in the provider's own database, where kinds of data stand in a table of their own.
        kinds = [k for k in kinds if k != '"mimetype" TEXT'] + ["mimetype_id INTEGER", "data15 BLOB"]
        db.execute("CREATE TABLE mimetypes (_id INTEGER PRIMARY KEY, mimetype TEXT UNIQUE)")
    db.execute(f'CREATE TABLE "{table}" ({", ".join(["_id INTEGER PRIMARY KEY", *kinds])})')
    names = [c for c in [*numbers, *texts] if not (table == "data" and c == "mimetype")]
    extra = ["mimetype_id"] if table == "data" else []
    columns = ", ".join(f'"{c}"' for c in ["_id", *names, *extra])
    marks = ", ".join("?" * (1 + len(names) + len(extra)))
    sql = f'INSERT OR IGNORE INTO "{table}" ({columns}) VALUES ({marks})'
    kinds_of: dict[Value, int] = {}
    for answer, row in rows:
        more: list[Value] = []
        if table == "data":
            kind = row.values.get("mimetype")
            if kind not in kinds_of:
                kinds_of[kind] = len(kinds_of) + 1
                db.execute("INSERT INTO mimetypes VALUES (?, ?)", (kinds_of[kind], kind))
            more.append(kinds_of[kind])
        db.execute(sql, (row.id, *(row.values.get(c) for c in names), *more))
        db.execute("INSERT INTO answered VALUES (?, ?, ?, ?, ?)", (table, row.id, answer, row.offset, row.length))


def joined(numbers: Sequence[Row], texts: Mapping[int, Row]) -> list[Row]:
    """Rows with what both queries said of them; the place is that of the texts, where there are any."""
    made: list[Row] = []
    for row in numbers:
        said = texts.get(row.id)
        if said is None:
            made.append(row)
        else:
            made.append(Row(row.id, row.values | said.values, said.offset, said.length))
    return made
