"""LAVA: the database that newer iLEAPP and ALEAPP write beside their reports, and the manifest that describes it.

Facts from https://github.com/abrignoni/iLEAPP, scripts/lavafuncs.py: `_lava_artifacts.db` has one table an artifact, named
after its function; columns are the headers in lower case, without other signs than letters and digits, spaces as `_`; a
column declared `datetime` or `date` is INTEGER (seconds since 1970, UTC where the tool knew the zone), all others TEXT.
Tables beginning with `_lava` are the tool's own. `_lava_data.lava` (older: `_lava_data.json`) is JSON: `artifacts` by
category, each a list of {name, tablename, column_map (column to header), object_columns ([{name, type}])}.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, cast

import msgspec

from aboveboard.formats.othertools.rows import MAX_CELL, MAX_COLUMNS, Flaw, Header, Item, OtherToolError, Row, distinct
from aboveboard.formats.sqlite import Database, SqliteError, TableInfo
from aboveboard.formats.sqlite.database import Buffer

_OWN: Final = "_lava"
_TIMES: Final = ("datetime", "date")


class Entry(msgspec.Struct, frozen=True):
    """What a manifest says of one table."""

    name: str = ""
    tablename: str = ""
    column_map: dict[str, str] = {}
    object_columns: list[dict[str, Any]] = []


def is_lava(main: Buffer, manifest: bytes | None = None) -> bool:
    """Whether a database is LAVA's: by its own tables, or by a manifest that names tables which are there."""
    try:
        names = {info.name.lower() for info in Database.open(main).tables}
    except SqliteError:
        return False
    if any(name.startswith(_OWN) for name in names):
        return True
    return manifest is not None and any(e.tablename.lower() in names for e in _entries(manifest))


def lava_names(manifest: bytes) -> list[str]:
    """The names of the artifacts that a manifest lists; empty for what is no manifest."""
    return [entry.name for entry in _entries(manifest)]


def _entries(manifest: bytes) -> list[Entry]:
    try:
        decoded: Any = msgspec.json.decode(manifest)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return []
    groups = cast("dict[str, Any]", decoded).get("artifacts") if isinstance(decoded, dict) else None
    found: list[Entry] = []
    for group in cast("dict[str, Any]", groups).values() if isinstance(groups, dict) else ():
        for each in cast("list[Any]", group) if isinstance(group, list) else ():
            try:
                found.append(msgspec.convert(each, Entry))
            except msgspec.ValidationError:
                continue
    return [entry for entry in found if entry.tablename]


def read_lava(
    main: Buffer,
    source: str,
    manifest: bytes | None = None,
    wal: Buffer | None = None,
    without: frozenset[str] = frozenset(),
) -> Iterator[Item]:
    """Each table's Header and Rows under the artifact's own name, where the manifest gives it.

    `without` are names of artifacts that are left out. Raises OtherToolError for what is no database.
    """
    try:
        database = Database.open(main, wal)
    except SqliteError as error:
        raise OtherToolError(str(error)) from error
    entries = {entry.tablename.lower(): entry for entry in _entries(manifest or b"")}
    for info in database.tables:
        entry = entries.get(info.name.lower(), Entry(name=info.name))
        if info.name.lower().startswith((_OWN, "sqlite_")) or entry.name in without:
            continue
        yield from _table(database, info, entry, source)
    for finding in database.findings:
        yield Flaw(source, "", finding.detail)


def _table(database: Database, info: TableInfo, entry: Entry, source: str) -> Iterator[Item]:
    if len(info.columns) > MAX_COLUMNS:
        yield Flaw(source, entry.name, f"{len(info.columns):,} columns, more than {MAX_COLUMNS:,}: not read")
        return
    columns = distinct([entry.column_map.get(c.name, c.name) for c in info.columns])
    declared = {str(o.get("name")): o.get("type") for o in entry.object_columns}
    epoch = [
        name
        for name, column in zip(columns, info.columns, strict=True)
        if declared.get(column.name) in _TIMES or (not declared and column.affinity == "INTEGER")
    ]
    yield Header(source, entry.name, columns, frozenset(epoch))
    cut = 0
    for number, row in enumerate(database.rows(info), 1):
        values: dict[str, str] = {}
        for name, value in zip(columns, row.values, strict=False):
            text = "" if value is None else value.hex() if isinstance(value, bytes) else str(value)
            cut += len(text) > MAX_CELL
            values[name] = text[:MAX_CELL]
        yield Row(source, entry.name, number, values)
    if cut:
        yield Flaw(source, entry.name, f"{cut:,} cells of more than {MAX_CELL:,} characters were cut")
