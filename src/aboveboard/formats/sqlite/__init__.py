"""A SQLite reader of our own: live rows with their places, page versions of -wal and -journal, and what was deleted."""

from aboveboard.formats.sqlite.database import Database
from aboveboard.formats.sqlite.dump import dump, lines, schema
from aboveboard.formats.sqlite.model import Cell, Column, Finding, Located, Piece, Row, SqliteError, TableInfo

__all__ = [
    "Cell",
    "Column",
    "Database",
    "Finding",
    "Located",
    "Piece",
    "Row",
    "SqliteError",
    "TableInfo",
    "dump",
    "lines",
    "schema",
]
