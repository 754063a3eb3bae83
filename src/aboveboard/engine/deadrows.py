"""The rows of one database that are not live, as our own reader finds them: sorted by table, within limits.

Copies of live rows and the database's own bookkeeping are counted and left out. What is over the limits is counted too.
"""

from __future__ import annotations

import re
import signal
import threading
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NoReturn

from aboveboard.engine.evidence import Bytes
from aboveboard.engine.sameness import older_of_live
from aboveboard.formats.sqlite import Database, Finding, Row, SqliteError, TableInfo
from aboveboard.formats.sqlite.recover import Recovery

MAX_BYTES = 1 << 30
"""Database, -wal and -journal together; larger ones are not looked through."""
MAX_ROWS = 100_000
"""Of one table; more are counted, not kept."""
MAX_TEXT = 128 * 1024 * 1024
"""Bytes of values kept of one file."""
SECONDS = 60.0
SECONDS_PER_MB = 2.0
UNKNOWN = "(table not known)"
"""Stands for the table of rows that could be of several, or of none that is known."""
_VIRTUAL = re.compile(
    r"""CREATE\s+VIRTUAL\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?("[^"]+"|'[^']+'|`[^`]+`|\[[^\]]+\]|\w+)\s+USING\s+(\w+)""",
    re.IGNORECASE,
)
_SHADOWS = ("segments", "segdir", "docsize", "stat", "data", "idx", "config", "node", "parent", "rowid")
"""What belongs to an index for full text or places and holds nothing but the index. `content` holds texts and is kept."""
_BOOKKEEPING = frozenset(
    ("android_metadata", "room_master_table", "_sqlitedatabaseproperties", "z_metadata", "z_primarykey", "z_modelcache")
)


class _TimeUp(Exception):
    """The search went over its budget."""


@dataclass
class Group:
    """The rows found of one table, and what was cut."""

    rows: list[tuple[Row, tuple[str, ...] | None]] = field(default_factory=list[tuple[Row, tuple[str, ...] | None]])
    """Each with its columns' names; None where the definition that it was written under is not certain."""
    over: int = 0


@dataclass
class Catch:
    """What our own reader found in one file."""

    groups: dict[str, Group] = field(default_factory=dict[str, Group])
    """By the table's name as it is written; `UNKNOWN` for rows whose table is not known."""
    tables: dict[str, TableInfo] = field(default_factory=dict[str, TableInfo])
    """The live tables, by name in lower case."""
    copies: int = 0
    bookkeeping: int = 0
    findings: tuple[Finding, ...] = ()
    fault: str | None = None
    cut: str | None = None


def catch_rows(main: Bytes, wal: Bytes | None, journal: Bytes | None, most: float) -> Catch:
    """Every row of a database that is not live, by table, within the limits and `most` seconds."""
    catch = Catch()
    size = sum(f.size for f in (main, wal, journal) if f is not None)
    if size > MAX_BYTES:
        catch.fault = f"it has {size} bytes; rows that are not live are looked for in databases of up to {MAX_BYTES}"
        return catch
    seconds = min(most, SECONDS + SECONDS_PER_MB * size / 1e6)
    try:
        with _alarm(seconds):
            _sort(main, wal, journal, catch)
    except _TimeUp:
        # What was found so far depends on the machine's pace: nothing of it is kept.
        catch.groups.clear()
        catch.fault = f"looking for rows that are not live was stopped after {seconds:.0f} s; none were kept"
    except SqliteError as error:
        catch.groups.clear()
        catch.fault = f"our reader: {error}"
    except (ValueError, LookupError, OverflowError, ArithmeticError, RecursionError, MemoryError, OSError) as error:
        catch.groups.clear()
        catch.fault = f"our reader failed on it: {type(error).__name__}: {error}"
    return catch


def _sort(main: Bytes, wal: Bytes | None, journal: Bytes | None, catch: Catch) -> None:
    database = Database.open(main, wal, journal)
    recovery = Recovery(database)
    definitions: dict[str, list[TableInfo]] = {}
    for info in (*database.tables, *(shape.info for shape, _ in recovery.dropped)):
        definitions.setdefault(info.name.lower(), []).append(info)
    internal = _internal(row.sql for row in database.schema)
    catch.tables = {info.name.lower(): info for info in database.tables}
    kept = 0
    for row in recovery.rows():
        name = row.table or UNKNOWN
        if row.state == "copy":
            catch.copies += 1
            continue
        if row.state == "live":
            continue
        if _is_bookkeeping(name.lower(), internal):
            catch.bookkeeping += 1
            continue
        group = catch.groups.setdefault(name, Group())
        kept += sum(len(v) if isinstance(v, str | bytes) else 8 for v in row.values)
        if len(group.rows) >= MAX_ROWS or kept > MAX_TEXT:
            group.over += 1
            continue
        group.rows.append((row, _columns(definitions.get(name.lower(), ()), len(row.values))))
    for name, group in catch.groups.items():
        info = catch.tables.get(name.lower())
        if info is not None:
            rows = older_of_live(database, info, [row for row, _ in group.rows])
            group.rows = [(row, names) for row, (_, names) in zip(rows, group.rows, strict=True)]
    catch.findings = tuple(database.findings)
    over = sum(g.over for g in catch.groups.values())
    if over:
        catch.cut = f"{over} further rows were found and not kept: more than {MAX_ROWS} of a table, or {MAX_TEXT} bytes"


def _columns(definitions: Sequence[TableInfo], width: int) -> tuple[str, ...] | None:
    """The columns' names of a row of so many values, where all definitions that the table has had agree on them."""
    named = {tuple(c.name for c in info.columns) for info in definitions if len(info.columns) == width}
    lower = {tuple(n.lower() for n in names) for names in named}
    return sorted(named)[0] if len(lower) == 1 else None


def _internal(statements: Iterable[str]) -> frozenset[str]:
    """The tables, in lower case, in which virtual tables keep their indexes."""
    found: set[str] = set()
    for sql in statements:
        match = _VIRTUAL.match(sql)
        if match and match.group(2).lower() in ("fts3", "fts4", "fts5", "rtree", "rtree_i32", "geopoly"):
            name = match.group(1).strip("\"'`[]").lower()
            found |= {f"{name}_{suffix}" for suffix in _SHADOWS}
    return frozenset(found)


def _is_bookkeeping(name: str, internal: frozenset[str]) -> bool:
    return name.startswith("sqlite_") or name in _BOOKKEEPING or name in internal


@contextmanager
def _alarm(seconds: float) -> Generator[None, None, None]:
    """Raise TimeUp inside after `seconds`. In the main thread only, which is the only one that a worker has."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(number: int, frame: object) -> NoReturn:
        del number, frame
        raise _TimeUp

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
