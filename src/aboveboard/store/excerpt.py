"""Some records of an exhibit in a database of their own, under a key of its own, with the keys that they have.

They go through a shard, so that the copy is published as every exhibit is: numbers without gaps, twins, odd times, words
and vocabulary of these records alone. What does not belong to one of them is not copied: other files' names and sizes, folders
of apps, places of other rows, what was done.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import apsw
import msgspec

from aboveboard.model.fold import index_text
from aboveboard.model.outcome import Outcome
from aboveboard.model.places import Places
from aboveboard.model.texts import record_texts
from aboveboard.store.carried import carried_in
from aboveboard.store.db import attach
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.present import Reading, StoredRow, decoded, fields_of_row, row_number
from aboveboard.store.shard import open_shard

_TASK = "excerpt"
_COLUMNS = "id, src, loc, locator, kind, at, thread, party, direction, state, data, raw"
_READING = "id, seed, artifact, version, service, part, source, path, profile, app, layout"
_FILE = "path, source, member, size, sha256, mime, modified"


@dataclass(frozen=True)
class Chosen:
    """What is to be copied."""

    rows: Sequence[int]
    """Numbers of the records, ascending."""
    changed: Mapping[int, StoredRow]
    """Those of them that stand in the copy otherwise."""


def write_shard(exhibit: Exhibit, key: bytes, shard: Path, shard_key: bytes, chosen: Chosen) -> None:
    """Copy records, and what belongs to them, from an exhibit that opens with `key` into a new shard."""
    db = open_shard(shard, shard_key)
    try:
        attach(db, Path(exhibit.db.filename), key, "ex")
        db.execute("CREATE TEMP TABLE chosen (id INTEGER PRIMARY KEY)")
        with db:
            db.executemany("INSERT INTO temp.chosen VALUES (?)", ((n,) for n in chosen.rows))
            _copy_rows(db, exhibit, chosen)
            db.execute(
                f"INSERT INTO main.readings ({_READING}, task) SELECT {_READING}, '{_TASK}' FROM ex.readings "
                "WHERE id IN (SELECT DISTINCT src FROM main.rows)"
            )
            _copy_files(db)
            _copy_places(db, exhibit)
            if db.execute("SELECT count(*) FROM ex.sqlite_schema WHERE name = 'artifacts'").get:
                db.execute(
                    f"INSERT INTO main.artifacts (id, known, task) SELECT id, known, '{_TASK}' FROM ex.artifacts"
                )
        db.execute("DETACH ex")
    finally:
        db.close()


def outcomes_within(exhibit: Exhibit, shard: apsw.Connection) -> dict[int, list[Outcome]]:
    """What became of the files that are in a shard, by source; of the readings alone from which it has records."""
    there = {(int(s), str(a), str(p)) for s, a, p in shard.execute("SELECT source, artifact, path FROM readings")}
    found: dict[int, list[Outcome]] = {}
    for source, outcome in exhibit.outcomes():
        if outcome.path is not None and (source, outcome.artifact, outcome.path) in there:
            found.setdefault(source, []).append(outcome)
    return found


def _copy_rows(db: apsw.Connection, exhibit: Exhibit, chosen: Chosen) -> None:
    readings = exhibit.readings

    def words_of(kind: int, src: int, data: bytes | None) -> str:
        constants: Mapping[str, Any] = readings[src].layout.get("constants", {})
        return index_text(record_texts(kind, {**constants, **(decoded(data) if data else {})}))

    db.create_scalar_function("words_of", words_of, 3, flags=apsw.SQLITE_DIRECTONLY)
    db.execute("CREATE TEMP TABLE changed (id INTEGER PRIMARY KEY)")
    db.executemany("INSERT INTO temp.changed VALUES (?)", ((n,) for n in chosen.changed))
    db.execute(
        f"INSERT INTO main.rows ({_COLUMNS}, words) SELECT {_COLUMNS}, words_of(kind, src, CAST(json(data) AS BLOB)) "
        "FROM ex.records WHERE id IN (SELECT id FROM temp.chosen) AND id NOT IN (SELECT id FROM temp.changed)"
    )
    db.executemany(
        f"INSERT INTO main.rows ({_COLUMNS}, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, jsonb(?), jsonb(?), ?)",
        (_bindings(row, readings[row.src]) for row in chosen.changed.values()),
    )


def _bindings(row: StoredRow, reading: Reading) -> tuple[Any, ...]:
    texts = (None if part is None else part.decode() for part in (row.data, row.raw))
    envelope = (row.id, row.src, row.loc, row.locator, row.kind, row.at, row.thread, row.party)
    words = index_text(record_texts(row.kind, fields_of_row(row, reading)))
    return (*envelope, row.direction, row.state, *texts, words)


def _copy_files(db: apsw.Connection) -> None:
    """The files in which records stand or which they carry; and of the names in the source those of these files."""
    db.execute("CREATE TEMP TABLE carried (path TEXT PRIMARY KEY)")
    db.executemany("INSERT OR IGNORE INTO temp.carried VALUES (?)", ((path,) for path in carried_in(db, "main.rows")))
    db.execute(
        f"INSERT INTO main.files ({_FILE}, task) SELECT {_FILE}, '{_TASK}' FROM ex.files AS f WHERE path IN "
        "(SELECT path FROM temp.carried) OR EXISTS (SELECT 1 FROM main.readings AS r WHERE r.path = f.path "
        "AND r.source = f.source) ORDER BY f.id"
    )
    listed: dict[int, list[tuple[str, int]]] = {}
    for source, member, size in db.execute("SELECT source, member, size FROM main.files ORDER BY source, member"):
        listed.setdefault(int(source), []).append((str(member), int(size)))
    for source, files in listed.items():
        db.execute(
            "INSERT INTO main.names (source, first, packed, task) VALUES (?, 0, ?, ?)", (source, _packed(files), _TASK)
        )


class Held(Protocol):
    """A file as it was given: see `sources.handed.Boxed`."""

    @property
    def path(self) -> str:
        """Its device path."""
        ...

    @property
    def member(self) -> str:
        """Its name in the source."""
        ...

    @property
    def size(self) -> int:
        """Bytes."""
        ...

    @property
    def sha256(self) -> str:
        """Of them."""
        ...


def hold_files(db: apsw.Connection, hidden: Iterable[str], given: Iterable[Held], sources: Mapping[str, int]) -> None:
    """Let a finished copy state size and SHA-256 of files as they are given; of files with hidden parts nothing else."""
    with db:
        db.executemany("UPDATE files SET sha256 = NULL, size = 0 WHERE path = ?", ((path,) for path in hidden))
        for one in given:
            held = db.execute("SELECT count(*) FROM files WHERE path = ?", (one.path,)).get
            if held:
                db.execute("UPDATE files SET sha256 = ?, size = ? WHERE path = ?", (one.sha256, one.size, one.path))
            else:
                db.execute(
                    "INSERT INTO files (path, source, member, size, sha256) VALUES (?, ?, ?, ?, ?)",
                    (one.path, sources[one.path], one.member, one.size, one.sha256),
                )
        db.execute("DELETE FROM names")
        listed: dict[int, list[tuple[str, int]]] = {}
        for source, member, size in db.execute("SELECT source, member, size FROM files ORDER BY source, member"):
            listed.setdefault(int(source), []).append((str(member), int(size)))
        for source, files in listed.items():
            db.execute("INSERT INTO names (source, first, packed) VALUES (?, 0, ?)", (source, _packed(files)))


def _packed(files: Sequence[tuple[str, int]]) -> bytes:
    """Names and sizes as `Exhibit.names` reads them."""
    names = msgspec.msgpack.encode([name.encode("utf-8", "replace").decode() for name, _ in files])
    return zlib.compress(msgspec.msgpack.encode((names, array("q", (size for _, size in files)).tobytes())), 1)


def _copy_places(db: apsw.Connection, exhibit: Exhibit) -> None:
    """Where the copied rows stand in their files, and no others."""
    for source, path, table, wanted in _tables(db, exhibit):
        pieces = "SELECT packed FROM ex.places WHERE source = ? AND path = ? AND tbl = ? ORDER BY first"
        for (packed,) in db.execute(pieces, (source, path, table)).fetchall():
            some = _those(Places.unpack(bytes(packed)), wanted)
            if some.locators:
                db.execute(
                    "INSERT INTO main.places (source, path, tbl, first, packed, task) VALUES (?, ?, ?, ?, ?, ?)",
                    (source, path, table, some.locators[0], some.pack(), _TASK),
                )


def _tables(db: apsw.Connection, exhibit: Exhibit) -> Iterator[tuple[int, str, str, set[int]]]:
    """(source, path, table, numbers of its copied live rows)."""
    wanted: dict[tuple[int, str, str], set[int]] = {}
    for (src,) in db.execute("SELECT id FROM main.readings").fetchall():
        reading = exhibit.readings[int(src)]
        table = reading.layout.get("table")
        if table is None:
            continue
        numbers = wanted.setdefault((reading.source, reading.path, str(table).lower()), set())
        rows = db.execute("SELECT loc, CAST(locator AS BLOB) FROM main.rows WHERE src = ? AND state = 0", (src,))
        for loc, locator in rows:
            # Almost all rows have none.
            numbers.add(int(loc) if locator is None else _locator(int(loc), bytes(locator).decode("utf-8", "replace")))
    for (source, path, table), numbers in sorted(wanted.items()):
        yield source, path, table, numbers


def _locator(loc: int, locator: str) -> int:
    number = row_number(StoredRow(0, 0, loc, locator, 0, None, None, None, None, 0, None, None))
    return loc if number is None else number


def _those(places: Places, wanted: set[int]) -> Places:
    kept = [n for n, locator in enumerate(places.locators) if locator in wanted]
    return Places(
        array("q", (places.locators[n] for n in kept)),
        array("q", (places.pages[n] for n in kept)),
        bytes(places.sources[n] for n in kept),
        array("q", (places.offsets[n] for n in kept)),
    )
