"""What a seal states of a case, and whether it still is so."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from aboveboard.casework.case import Case
from aboveboard.casework.custody import Entry
from aboveboard.casework.verifier import sha256_file

_FOLDERS = ("exhibits", "known", "work")
_GROWING = ("authority", "ends", "numbers")
"""Added to also after a seal: an authority can be withdrawn then, and what is handed over is numbered. What stood there stays."""
_APART = ("custody", "derived", "gathered", "choices", "veils")
"""The log goes on; what is derived can be made again; how a reviewer likes pages shown says nothing of the case."""


def files_of(case: Case) -> dict[str, str]:
    """SHA-256 of each file that a seal freezes, by its place in the case's folder."""
    return {path.relative_to(case.path).as_posix(): sha256_file(path) for path in _files(case.path)}


def tables_of(case: Case) -> dict[str, list[Any]]:
    """[how many rows, SHA-256 over them] of each table of the case's database that a seal freezes and that has rows."""
    names = [str(n) for (n,) in case.db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    found = {name: _digest(case, name) for name in names if name not in _APART and not name.startswith("sqlite_")}
    return {name: said for name, said in found.items() if said[0]}


def seal_fault(case: Case, seal: Entry) -> str | None:
    """The first thing that is not as the seal states it."""
    said: dict[str, str] = seal.detail["files"]
    now = files_of(case)
    for name in sorted({*said, *now}):
        if said.get(name) != now.get(name):
            what = "is missing" if name not in now else "was not there" if name not in said else "is not what it was"
            return f"the case was sealed by entry {seal.number}, and {name} {what}"
    stated: dict[str, list[Any]] = seal.detail["tables"]
    every = tables_of(case)
    for name in sorted({*stated, *every}):
        then, rows = stated.get(name), every.get(name)
        if name in _GROWING and rows is not None:
            rows = _digest(case, name, then[0]) if then is not None else None
        if rows != then:
            return f"the case was sealed by entry {seal.number}, and its table {name} is not what it was"
    return None


def _files(root: Path) -> Iterator[Path]:
    yield root / "case.json"
    for folder in _FOLDERS:
        yield from sorted(p for p in (root / folder).rglob("*") if p.is_file())


def _digest(case: Case, table: str, most: int = -1) -> list[Any]:
    digest = hashlib.sha256()
    count = 0
    for row in case.db.execute(f'SELECT * FROM "{table}" ORDER BY rowid LIMIT ?', (most,)):
        digest.update(msgspec.msgpack.encode(row))
        count += 1
    return [count, digest.hexdigest()]
