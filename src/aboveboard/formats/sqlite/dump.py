"""A database as JSON: one object a row."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from typing import Any

import msgspec

from aboveboard.formats.sqlite.database import SCHEMA_NAME, Buffer, Database
from aboveboard.formats.sqlite.model import Finding, Row, TableInfo, Value

STATES = ("live", "older", "uncommitted", "deleted", "copy")


def plain(value: Value) -> Any:
    """A value as JSON can hold it: a blob as {"hex": ...}, an infinite number as text."""
    if isinstance(value, bytes):
        return {"hex": value.hex()}
    if isinstance(value, float) and not math.isfinite(value):
        return "Infinity" if value > 0 else "-Infinity"
    return value


def as_dict(row: Row) -> dict[str, Any]:
    """One row as the `sqlite` command prints it."""
    return {
        "table": row.table,
        "rowid": row.rowid,
        "state": row.state,
        "values": [plain(value) for value in row.values],
        "source": row.source,
        "page": row.page,
        "offset": row.offset,
        "length": row.length,
        "confidence": row.confidence,
        "reasons": list(row.reasons),
    }


def rows(
    db: Database, states: Collection[str] | None = None, table: str | None = None, partial: bool = False
) -> Iterator[Row]:
    """Live rows, then those that are not, of all tables or one.

    Rows of the schema table come only when it is asked for by name, rows of which only a part is left only with
    `partial`. Raises ValueError for a state that is none.
    """
    wanted = set(STATES if states is None else states)
    if unknown := wanted - set(STATES):
        raise ValueError(f"no such state: {', '.join(sorted(unknown))}")
    schema = table is not None and table.lower() in (SCHEMA_NAME, "sqlite_master")
    if "live" in wanted:
        infos = [db.table(SCHEMA_NAME)] if schema else db.tables
        for info in infos:
            if table is None or schema or info.name.lower() == table.lower():
                yield from db.rows(info)
    if wanted - {"live"}:
        names = None if table is None else [SCHEMA_NAME if schema else table]
        for row in db.recover(names, schema=schema, partial=partial):
            if row.state in wanted:
                yield row


def dump(
    main: Buffer,
    wal: Buffer | None = None,
    journal: Buffer | None = None,
    states: Collection[str] | None = None,
    table: str | None = None,
) -> Iterator[dict[str, Any]]:
    """The rows of a database as dictionaries ready for JSON. Raises SqliteError when it is none."""
    for row in rows(Database.open(main, wal, journal), states, table):
        yield as_dict(row)


def _hook(value: Any) -> Any:
    raise NotImplementedError(f"no JSON for {type(value)}")


def lines(
    db: Database,
    states: Collection[str] | None = None,
    table: str | None = None,
    many: int = 4096,
    partial: bool = False,
) -> Iterator[bytes]:
    """The same as JSON lines, `many` rows in one piece of bytes: the fast way to print a large database."""
    encoder = msgspec.json.Encoder(enc_hook=_hook)
    batch: list[dict[str, Any]] = []
    for row in rows(db, states, table, partial):
        batch.append(as_dict(row))
        if len(batch) >= many:
            yield encoder.encode_lines(batch)
            batch.clear()
    if batch:
        yield encoder.encode_lines(batch)


def schema(db: Database) -> Iterator[dict[str, Any]]:
    """The tables, live ones and then dropped ones that are known from dead rows of the schema, ready for JSON."""
    for info in db.tables:
        yield _table(info)
    for info in db.dropped():
        yield _table(info)


def _table(info: TableInfo) -> dict[str, Any]:
    return {
        "table": info.name,
        "state": "dropped" if info.dropped else "live",
        "rootpage": info.rootpage,
        "without_rowid": info.without_rowid,
        "columns": [
            {"name": column.name, "type": column.type, "generated": column.generated or None} for column in info.columns
        ],
        "sql": info.sql,
    }


def findings(db: Database) -> list[Finding]:
    """What was found out about the files."""
    return db.findings
