"""What the second reader read of a database, as a database of our own making.

The tables that a reading touches are made again in memory: the same names, columns with their affinity and collation, row
numbers and primary keys. No SQL of the evidence is run; every statement here is written from names alone. Values go in as
they are stored: columns get their affinity only afterwards, since SQLite would change a value that does not fit its column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import apsw

from aboveboard.engine.compose import Schema, Table
from aboveboard.formats.sqlite import TableInfo
from aboveboard.formats.sqlite.ddl import IndexInfo
from aboveboard.formats.sqlite.model import Value

MirrorRow: TypeAlias = tuple[int | None, tuple[Value, ...]]
"""Row number (None in a table without) and the values in declared order."""

_COLLATIONS = ("NOCASE", "RTRIM")
_ROWID = ("rowid", "_rowid_", "oid")
_WORD = re.compile(r"\w+")


def schema_of(tables: Iterable[TableInfo]) -> Schema:
    """The tables as `compose` wants to know them."""
    found: dict[str, Table] = {}
    for info in tables:
        alias = info.columns[info.rowid_column].name.lower() if info.rowid_column is not None else None
        columns = frozenset(c.name.lower() for c in info.columns)
        found[info.name.lower()] = Table(info.name, columns, alias, not info.without_rowid)
    return Schema(found)


class Mirror:
    """A database in memory, filled with rows that the second reader gives."""

    def __init__(self, tables: Sequence[TableInfo], indexes: Iterable[IndexInfo]) -> None:
        """Make the tables, empty. `indexes` only make joins fast; those of expressions and parts are left out."""
        self._tables = tables
        self._indexes = [i for i in indexes if not i.partial and i.columns and min(i.columns) >= 0]
        self._indexed: set[str] = set()
        self._typed = False
        self.db = apsw.Connection(":memory:")
        self.db.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
        self.db.execute("PRAGMA journal_mode = OFF")
        for info in tables:
            self.db.execute(_ddl(info, typed=False))

    def fill(self, info: TableInfo, rows: Iterable[MirrorRow]) -> None:
        """Add rows. Of two with the same key, as damage may show them, the first is kept."""
        self._set_types(False)
        columns = [_quoted(c.name) for c in info.columns]
        if info.without_rowid or info.rowid_column is not None:
            names, values = columns, (row for _, row in rows)
        else:
            names = [rowid_name(info), *columns]
            values = ((number, *row) for number, row in rows)
        marks = ", ".join("?" * len(names))
        with self.db:
            self.db.executemany(
                f"INSERT OR IGNORE INTO {_quoted(info.name)} ({', '.join(names)}) VALUES ({marks})", values
            )

    def empty(self, info: TableInfo) -> None:
        """Take a table's rows out again."""
        self.db.execute(f"DELETE FROM {_quoted(info.name)}")

    def index(self, tables: Iterable[TableInfo]) -> None:
        """Index tables as the evidence does, once they are full."""
        self._set_types(True)
        for info in tables:
            if info.name.lower() in self._indexed:
                continue
            self._indexed.add(info.name.lower())
            wanted = {i.columns for i in self._indexes if i.table.lower() == info.name.lower()}
            if info.primary_key and not info.without_rowid and info.rowid_column is None:
                wanted.add(info.primary_key)
            for columns in sorted(wanted):
                names = ", ".join(_quoted(info.columns[c].name) for c in columns)
                name = _quoted(f"{info.name} by {names}")
                self.db.execute(f"CREATE INDEX {name} ON {_quoted(info.name)} ({names})")

    def image(self) -> bytes:
        """The database's bytes, columns with their affinity."""
        self._set_types(True)
        return self.db.serialize("main")

    def close(self) -> None:
        """Give the memory back."""
        self.db.close()

    def _set_types(self, typed: bool) -> None:
        if typed is self._typed:
            return
        self._typed = typed
        self.db.execute("PRAGMA writable_schema = ON")
        for info in self._tables:
            self.db.execute(
                "UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?",
                (_ddl(info, typed=typed), info.name),
            )
        self.db.execute("PRAGMA writable_schema = RESET")


def row_numbers(db: apsw.Connection, sql: str, tables: Mapping[str, TableInfo]) -> dict[str, int | tuple[Value, ...]]:
    """For each alias in `tables`, the row that stands under it in the first row of a FROM clause: its number or its key.

    Aliases under which no row stands are left out.
    """
    columns: list[str] = []
    for alias, info in tables.items():
        if info.without_rowid:
            columns += [f"{alias}.{_quoted(info.columns[c].name)}" for c in info.primary_key]
        else:
            columns.append(f"{alias}.{rowid_name(info)}")
    if not columns:
        return {}
    values = list(db.execute(f"SELECT {', '.join(columns)} {sql} LIMIT 1").fetchone() or ())
    found: dict[str, int | tuple[Value, ...]] = {}
    for alias, info in tables.items():
        count = len(info.primary_key) if info.without_rowid else 1
        own, values = values[:count], values[count:]
        if not own or all(v is None for v in own):
            continue
        found[alias] = tuple(own) if info.without_rowid else own[0]
    return found


def _ddl(info: TableInfo, *, typed: bool) -> str:
    parts: list[str] = []
    for position, column in enumerate(info.columns):
        words = [_quoted(column.name)]
        if position == info.rowid_column:
            words.append("INTEGER PRIMARY KEY")
        elif typed and column.affinity != "BLOB" and _WORD.fullmatch(column.affinity):
            words.append(column.affinity)
        if column.collation.upper() in _COLLATIONS:
            words.append(f"COLLATE {column.collation.upper()}")
        parts.append(" ".join(words))
    if info.without_rowid:
        parts.append(f"PRIMARY KEY ({', '.join(_quoted(info.columns[c].name) for c in info.primary_key)})")
    return f"CREATE TABLE {_quoted(info.name)} ({', '.join(parts)}){' WITHOUT ROWID' if info.without_rowid else ''}"


def rowid_name(info: TableInfo) -> str:
    """The name under which a table's row numbers can be had."""
    names = {c.name.lower() for c in info.columns}
    return next((n for n in _ROWID if n not in names), "rowid")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
