"""UTF-16 databases, which SQLite cannot attach beside UTF-8 ones, as UTF-8 databases in memory.

Tables come over with their rows and row numbers; indexes, views and triggers do not. Facts:
https://www.sqlite.org/fileformat2.html section 1.3.13 (text encoding) and https://www.sqlite.org/lang_attach.html.
"""

from __future__ import annotations

import time

import apsw

from aboveboard.formats.sqlite.ddl import is_ordinary
from aboveboard.store.db import connect, harden

LIMIT = 256 * 1024 * 1024
MOST_CELL = 64 * 1024 * 1024
"""Bytes of one cell or row."""
SECONDS = 120.0
"""For the whole: a tree of pages can stand for more rows than its bytes could hold."""
_STEPS = 200_000


class TooLarge(Exception):
    """The database is larger than what is taken into memory."""


def is_utf16(head: bytes) -> bool:
    """Whether a database's first 100 bytes say that its text is UTF-16."""
    return int.from_bytes(head[56:60], "big") in (2, 3)


def as_utf8(uri: str, size: int) -> bytes:
    """The database at a URI of the evidence's VFS as the bytes of a UTF-8 database. Raises TooLarge, apsw.Error."""
    if size > LIMIT:
        raise TooLarge(
            f"its text is UTF-16, and {size:,} bytes are more than the {LIMIT:,} that are turned into UTF-8 at once"
        )
    old = apsw.Connection(uri, flags=apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_URI)
    new = connect(None, b"")
    end = time.monotonic() + SECONDS
    try:
        harden(old)
        for db in (old, new):
            db.config(apsw.SQLITE_DBCONFIG_ENABLE_VIEW, 0)
            db.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
            db.limit(apsw.SQLITE_LIMIT_LENGTH, MOST_CELL)
            db.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
        old.execute("PRAGMA locking_mode = EXCLUSIVE")
        new.execute("BEGIN")
        tables = old.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL").fetchall()
        for name, sql in tables:
            if str(name).startswith("sqlite_") or not is_ordinary(str(sql)):
                continue
            # The statement is the phone's: it may make a table, and do nothing else that a statement can.
            new.authorizer = _only_tables
            try:
                new.execute(str(sql))
            finally:
                new.authorizer = None
            _copy(old, new, str(name))
        new.execute("COMMIT")
        new.set_progress_handler(None)
        return new.serialize("main")
    finally:
        old.close()
        new.close()


_MAKING = (
    apsw.SQLITE_CREATE_TABLE,
    apsw.SQLITE_CREATE_INDEX,
    apsw.SQLITE_REINDEX,
    apsw.SQLITE_READ,
    apsw.SQLITE_FUNCTION,
)
"""What making a table asks for, constraints and their indexes included; what is read are its own columns."""


def _only_tables(action: int, first: str | None, *_: str | None) -> int:
    schema = action in (apsw.SQLITE_INSERT, apsw.SQLITE_UPDATE) and first == "sqlite_master"
    return apsw.SQLITE_OK if schema or action in _MAKING else apsw.SQLITE_DENY


def _copy(old: apsw.Connection, new: apsw.Connection, table: str) -> None:
    quoted = _quoted(table)
    info = old.execute(f"PRAGMA table_xinfo({quoted})").fetchall()
    columns = [_quoted(str(c[1])) for c in info if c[6] == 0]
    named = {str(c[1]).lower() for c in info}
    with_rowid = [*columns] if "rowid" in named else ["rowid", *columns]
    try:
        rows = old.execute(f"SELECT {', '.join(with_rowid)} FROM {quoted}")
        columns = with_rowid
    except apsw.SQLError:  # A table WITHOUT ROWID.
        rows = old.execute(f"SELECT {', '.join(columns)} FROM {quoted}")
    marks = ", ".join("?" * len(columns))
    new.executemany(f"INSERT OR IGNORE INTO {quoted} ({', '.join(columns)}) VALUES ({marks})", rows)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
