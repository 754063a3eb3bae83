"""Stores made in code for the tests of discovery, and what discovery makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from aboveboard.engine.discover import SURE
from aboveboard.engine.discover.analyse import Analysis
from aboveboard.engine.discover.build import artifact
from aboveboard.engine.discover.run import analyse_database
from aboveboard.engine.evidence import Buffer, attached
from aboveboard.kit import check
from aboveboard.store.shard import open_shard
from tests.artifacts.harness import Result, _vfs, run, sqlite_bytes

PATH = "data/data/org.example.app/databases/store.db"
TEXTS = (
    "Hallo, kommst du heute noch vorbei?",
    "Ja, so gegen acht. Soll ich etwas mitbringen?",
    "明天见，别忘了带伞",
    "No te olvides de llamar a mamá",
    "ok!",
    "I left the keys with the neighbour, she is in until six",
    "Это было очень вкусно, спасибо",
    "See you at the station then",
    "Ne zaman dönüyorsun?",
    "La réunion est reportée à demain matin",
)
PHONES = ("+4915112345601", "+4915112345602", "+12025550103", "+861380013804", "+905321112205")
NAMES = ("Anna Schmidt", "Li Wei", "Omar Haddad", "Ana García", "Mehmet Yılmaz")
START = 1_700_000_000
"""Unix seconds of the first row."""


def text(number: int) -> str:
    """What is written in a row; no two alike."""
    return f"{TEXTS[number % len(TEXTS)]} ({number})"


def store(script: str, rows: Mapping[str, Iterable[Sequence[Any]]] | None = None) -> bytes:
    """A database."""
    return sqlite_bytes(script, rows)


def analysed(data: bytes, path: str = PATH, least: float = SURE) -> Analysis:
    """What discovery sees in a database."""
    db = open_shard(None, b"")
    with attached(db, _vfs(), Buffer(data)) as ev:
        return analyse_database(db, ev.schema, path, least=least)[0]


def discovered(data: bytes, wal: bytes | None = None) -> Result:
    """The records that the engine makes of what was found; a declaration that fails the kit's check fails the test."""
    analysis = analysed(data)
    if not analysis.findings:
        return Result([], [])
    made = artifact(analysis.findings, service="org.example.app", files=("**/store.db",), name="store.db")
    assert check(made) == []
    return run(made, {PATH: data, **({PATH + "-wal": wal} if wal else {})})
