"""`aboveboard sqlite FILE`: the project's own reader on one database, without a case."""

from __future__ import annotations

import mmap
import os
import sys
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import msgspec

from aboveboard.casework.errors import CaseError
from aboveboard.cli.text import safe
from aboveboard.formats.sqlite import Database, SqliteError, lines, schema
from aboveboard.sources.api import SourceError


def run_sqlite(path: Path, states: str | None, table: str | None, *, show_schema: bool, partial: bool = False) -> int:
    """Write JSON lines; 0. Raises SourceError for a file that cannot be read, CaseError for a state that there is not."""
    if path.is_dir():
        raise SourceError(f"{path} is a folder; give an SQLite database")
    with ExitStack() as open_files:
        main = open_files.enter_context(_mapped(path))
        if main is None:
            raise SourceError(f"{path} is not there or cannot be read; give an SQLite database")
        wal = open_files.enter_context(_mapped(path.with_name(path.name + "-wal")))
        journal = open_files.enter_context(_mapped(path.with_name(path.name + "-journal")))
        try:
            database = Database.open(main, wal, journal)
        except SqliteError as error:
            raise SourceError(f"{path}: {error}") from error
        for finding in database.findings:
            print(f"aboveboard: {safe(finding.detail)}", file=sys.stderr)
        if table is not None and not _known(database, table):
            names = ", ".join(info.name for info in database.tables) or "none"
            raise CaseError(f"there is no table {table} in {path}, live or dropped; its tables: {safe(names)}")
        wanted = [s.strip() for s in states.split(",") if s.strip()] if states else None
        out = sys.stdout.buffer
        try:
            if show_schema:
                for described in schema(database):
                    out.write(msgspec.json.encode(described) + b"\n")
            else:
                for piece in lines(database, wanted, table, partial=partial):
                    out.write(piece)
        except ValueError as error:
            raise CaseError(str(error)) from error
        out.flush()
    return 0


def _known(database: Database, table: str) -> bool:
    """Whether a table of this name is there, or was."""
    names = {info.name.lower() for info in database.tables} | {"sqlite_schema", "sqlite_master"}
    return table.lower() in names or any(info.name.lower() == table.lower() for info in database.dropped())


@contextmanager
def _mapped(path: Path) -> Generator[mmap.mmap | bytes | None, None, None]:
    """A file's bytes, read-only; None where it is not there."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        yield None
        return
    try:
        size = os.fstat(descriptor).st_size
        yield mmap.mmap(descriptor, size, prot=mmap.PROT_READ) if size else b""
    finally:
        os.close(descriptor)
