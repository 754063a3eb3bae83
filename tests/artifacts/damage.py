"""Changes to fixtures that the battery tries: tables and columns gone, values emptied or hostile, rows only in the -wal."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

HEADER = b"SQLite format 3\0"
Change = Callable[[sqlite3.Connection], None]


def is_database(data: bytes) -> bool:
    """Whether these are the bytes of an SQLite database."""
    return data.startswith(HEADER)


def whole(files: Mapping[str, bytes], path: str) -> bytes:
    """A database of a fixture with what its -wal holds, in rollback mode so that it can be opened in memory."""
    data, wal = files[path], files.get(path + "-wal")
    if wal:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "x.db"
            place.write_bytes(data)
            place.with_name("x.db-wal").write_bytes(wal)
            with closing(sqlite3.connect(place)) as db:
                db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            data = place.read_bytes()
    return data[:18] + b"\x01\x01" + data[20:]


def changed(data: bytes, *changes: Change) -> bytes:
    """The database after `changes`, without the triggers and views that would stand in their way."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.deserialize(data)
        db.execute("PRAGMA legacy_alter_table = ON")
        named = db.execute("SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'view')").fetchall()
        db.execute("BEGIN")
        for what, name in named:
            db.execute(f"DROP {what} IF EXISTS {_quoted(name)}")
        for change in changes:
            change(db)
        db.execute("COMMIT")
        return db.serialize()


def tables(data: bytes) -> dict[str, list[Column]]:
    """The ordinary tables with their columns (generated ones left out)."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(data)
        sql = (
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            " AND sql NOT LIKE 'CREATE VIRTUAL%'"
        )
        names = [str(row[0]) for row in db.execute(sql)]
        return {name: [Column(*row) for row in db.execute(f"PRAGMA table_info({_quoted(name)})")] for name in names}


def texts_of(data: bytes) -> set[str]:
    """The texts of all cells, keys apart."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(data)
        db.text_factory = lambda cell: cell.decode("utf-8", "replace")
        asked = [(_quoted(c.name), _quoted(t)) for t, columns in tables(data).items() for c in columns if not c.key]
        texts = (db.execute(f"SELECT {c} FROM {t} WHERE typeof({c}) = 'text'") for c, t in asked)
        return {str(cell) for found in texts for (cell,) in found}


class Column:
    """A column as `PRAGMA table_info` gives it."""

    def __init__(self, number: int, name: str, declared: str, not_null: int, default: object, key: int) -> None:
        self.name = name
        self.declared = declared.upper()
        self.nullable = not not_null and not key
        self.key = bool(key)


def drop_table(table: str) -> Change:
    """A store that lacks this table."""
    return lambda db: db.execute(f"DROP TABLE {_quoted(table)}") and None


def lose_column(table: str, column: str) -> Change:
    """A store whose table lacks this column: it is there under a name that nothing asks for."""
    return lambda db: (
        db.execute(f"ALTER TABLE {_quoted(table)} RENAME COLUMN {_quoted(column)} TO {_quoted('gone ' + column)}")
        and None
    )


def set_column(table: str, column: str, expression: str) -> Change:
    """Every row's cell becomes `expression`; rows that a constraint protects keep theirs."""
    return lambda db: db.execute(f"UPDATE OR IGNORE {_quoted(table)} SET {_quoted(column)} = {expression}") and None


def without_checks(db: sqlite3.Connection) -> None:
    """Let cells hold what their table's CHECK and NOT NULL would refuse."""
    db.execute("PRAGMA ignore_check_constraints = ON")


def in_wal(data: bytes, emptied: set[str]) -> tuple[bytes, bytes]:
    """(database, -wal): the rows of the `emptied` tables are only in the write-ahead log, under their own numbers."""

    def empty(db: sqlite3.Connection) -> None:
        for table in emptied:
            db.execute(f"DELETE FROM {_quoted(table)}")

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "x.db"
        place.write_bytes(changed(data, empty))
        with closing(sqlite3.connect(place, isolation_level=None)) as db:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            db.execute("ATTACH ':memory:' AS saved")
            db.deserialize(data, name="saved")
            db.execute("BEGIN")
            for table in emptied:
                columns = [_quoted(row[1]) for row in db.execute(f"PRAGMA table_info({_quoted(table)})")]
                listed = ", ".join([*_rowid(db, table), *columns])
                db.execute(f"INSERT INTO main.{_quoted(table)} ({listed}) SELECT {listed} FROM saved.{_quoted(table)}")
            db.execute("COMMIT")
            return place.read_bytes(), place.with_name("x.db-wal").read_bytes()


def _rowid(db: sqlite3.Connection, table: str) -> Iterator[str]:
    try:
        db.execute(f"SELECT rowid FROM {_quoted(table)} LIMIT 0")
        yield "rowid"
    except sqlite3.OperationalError:
        return


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def emptied_in_wal(data: bytes, table: str) -> tuple[bytes, bytes]:
    """(database, -wal): the table as it was in the file, and without rows in the write-ahead log."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.db"
        path.write_bytes(data)
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA wal_autocheckpoint = 0")
            for what, name in db.execute(
                "SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'view')"
            ).fetchall():
                db.execute(f"DROP {what} IF EXISTS {_quoted(name)}")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            db.execute("PRAGMA secure_delete = OFF")
            db.execute(f"DELETE FROM {_quoted(table)}")
            return path.read_bytes(), path.with_name("x.db-wal").read_bytes()
