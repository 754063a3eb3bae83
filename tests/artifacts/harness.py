"""Runs one artifact on files made in code, as the engine does on evidence, and gives records as the export writes them."""

from __future__ import annotations

import posixpath
import sqlite3
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import apsw
import msgspec

from aboveboard.engine.evidence import Buffer, EvidenceVfs
from aboveboard.engine.read import Files, Job, Place, read
from aboveboard.engine.recovered import recover
from aboveboard.engine.registry import artifacts
from aboveboard.engine.tasks import GENERIC
from aboveboard.kit import Artifact, check, companions_of
from aboveboard.model.authority import Scope
from aboveboard.model.outcome import Outcome
from aboveboard.store.places import PlaceFinder
from aboveboard.store.present import ROW_COLUMNS, Reading, StoredRow, present
from aboveboard.store.shard import open_shard

SUPERUSER = "private/var/root"
"""The folder of an iPhone's superuser."""


@dataclass(frozen=True)
class Result:
    """What came of a run."""

    records: list[dict[str, Any]]
    outcomes: list[Outcome]

    @property
    def outcome(self) -> Outcome:
        """The only outcome."""
        assert len(self.outcomes) == 1, self.outcomes
        return self.outcomes[0]

    def of(self, kind: str) -> list[dict[str, Any]]:
        """The records of a kind."""
        return [r for r in self.records if r["kind"] == kind]


@cache
def _vfs() -> EvidenceVfs:
    return EvidenceVfs()


def run(
    artifact: Artifact | tuple[Artifact, ...],
    files: Mapping[str, bytes],
    *,
    scope: Scope | None = None,
    profile: str = "0",
    sure: bool = True,
) -> Result:
    """Run an artifact, or each of several, on each file by its device path (`-wal`, `-journal` go with their database)."""
    db = open_shard(None, b"")
    outcomes: list[Outcome] = []
    for each in artifact if isinstance(artifact, tuple) else (artifact,):
        assert not check(each), check(each)
        outcomes += _run(db, each, files, Job("task", scope or Scope(), sure=sure), profile)
    return Result(_records(db), outcomes)


def _run(db: apsw.Connection, artifact: Artifact, files: Mapping[str, bytes], job: Job, profile: str) -> list[Outcome]:
    outcomes: list[Outcome] = []
    for path, data in files.items():
        if path.endswith(("-wal", "-journal", "-shm")):
            continue
        beside = {
            name: files[posixpath.normpath(posixpath.join(posixpath.dirname(path), name))]
            for name in companions_of(artifact)
            if posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) in files
        }
        place = Place("TEST", 1, "test", path, path, len(data), profile=profile, companions=beside)
        wal, journal = files.get(path + "-wal"), files.get(path + "-journal")
        given = Files(Buffer(data), Buffer(wal) if wal else None, Buffer(journal) if journal else None)
        outcomes += read(db, _vfs(), artifact, place, given, job)
    return outcomes


def run_recovered(
    artifact: Artifact | None,
    files: Mapping[str, bytes],
    *,
    scope: Scope | None = None,
    kinds: tuple[int, ...] = (),
    generic: bool = True,
) -> Result:
    """What the rows that are not live become in databases that `artifact` claims, or nobody does."""
    db = open_shard(None, b"")
    outcomes: list[Outcome] = []
    for path, data in files.items():
        if path.endswith(("-wal", "-journal", "-shm")):
            continue
        place = Place("TEST", 1, "test", path, path, len(data))
        wal, journal = files.get(path + "-wal"), files.get(path + "-journal")
        given = Files(Buffer(data), Buffer(wal) if wal else None, Buffer(journal) if journal else None)
        claims = [artifact] if artifact is not None else []
        other = artifacts()[GENERIC] if generic else None
        job = Job("task", scope or Scope(), kinds=kinds)
        outcomes += recover(db, _vfs(), claims, other, place, given, job, _no_more)
    return Result(_records(db), outcomes)


def _no_more(outcomes: list[Outcome]) -> None:
    del outcomes


def _records(db: apsw.Connection) -> list[dict[str, Any]]:
    readings = {
        row[0]: Reading(*row[:-1], layout=msgspec.json.decode(row[-1]), exhibit="TEST", source=1)
        for row in db.execute(
            "SELECT id, seed, artifact, version, service, part, path, profile, app, layout FROM readings"
        )
    }
    rows = [StoredRow.of(row) for row in db.execute(f"SELECT {ROW_COLUMNS} FROM rows ORDER BY id")]
    places = PlaceFinder(db)
    made = [present(row, readings[row.src], places.of(row, readings[row.src])) for row in rows]
    return [_lean(record) for record in made]


def _lean(record: dict[str, Any]) -> dict[str, Any]:
    """Without the members of parties that are null, so that expected records stay short."""
    return {
        name: value if name in ("as_stored", "provenance") else _without_nulls(value) for name, value in record.items()
    }


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: v for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return [_without_nulls(v) for v in value]
    return value


def sqlite_bytes(script: str, rows: Mapping[str, Iterable[Sequence[Any]]] | None = None) -> bytes:
    """The bytes of a database made by a script and rows by table (values in column order)."""
    db = sqlite3.connect(":memory:")
    db.execute("PRAGMA secure_delete = OFF")
    db.executescript(script)
    for table, values in (rows or {}).items():
        for value in values:
            db.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(value))})", tuple(value))
    db.commit()
    data = db.serialize()
    db.close()
    return data


def sqlite_with_wal(script: str, later: str) -> tuple[bytes, bytes]:
    """(database, -wal): `script` in the main file, `later` only in the write-ahead log."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.db"
        db = sqlite3.connect(path)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA secure_delete = OFF")
        db.execute("PRAGMA wal_autocheckpoint = 0")
        db.executescript(script)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.executescript(later)
        db.commit()
        result = path.read_bytes(), path.with_name("x.db-wal").read_bytes()
        db.close()
    return result
