"""Shards become an exhibit: records in order of time, with indexes and words, in one new file.

Rows move inside SQLite. Only (time, seed, locator) of each row is looked at here, to give rows their final numbers: those
ascend with time, so that newest-first is a range and never a sort, and they depend on nothing but the evidence. The new
file takes its place only when it is whole.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import apsw
import msgspec
import numpy as np

from aboveboard.model.fold import FOLD_VERSION
from aboveboard.model.oddtimes import ANY_TIME_NUMBERS, FIRST_PHONES, SPANS_FROM, impossible, is_any_time
from aboveboard.model.outcome import Outcome
from aboveboard.model.records import KIND_BY_NUMBER
from aboveboard.model.times import local_as_utc
from aboveboard.store.db import attach, connect
from aboveboard.store.ordering import in_order, narrow
from aboveboard.store.schema import EARLY_INDEXES, EXHIBIT, INDEXES
from aboveboard.store.sealing import Found, Sealing, carry_over, counted, find, keep, settle_readings
from aboveboard.store.shard import LAST, Ints, marks
from aboveboard.store.twins import find_twins, may_be_twins
from aboveboard.store.words import Bools, Part, adopt, build, pieces

_SORTED = 2_000_000
"""Rows up to which an index is made of all of them at once."""
Placer = Callable[[str], int | None]
"""UTC microseconds at which to place a local time without zone; for order only."""


@dataclass
class Publication:
    """What goes into an exhibit's file."""

    shards: Sequence[Path]
    facts: Mapping[str, str]
    sources: Mapping[int, tuple[str, int]]
    """Facts as JSON and when it was added, by the source's number."""
    outcomes: Mapping[int, Sequence[Outcome]]
    base: Path | None = None
    """The exhibit as it was, where this adds to it."""
    results: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    place: Placer = local_as_utc
    sealing: Sealing | None = None
    """How records that match a list are kept; None: there is no such list."""
    opened: frozenset[tuple[int, int]] = frozenset()
    """(seed, locator) of what was sealed in the base and is opened: the shards' rows then come beside its readings' others."""
    shard_key: bytes | None = None
    """None: the shards open with the exhibit's own."""


class Published(NamedTuple):
    """How many records an exhibit has now, and how many of them came from the shards."""

    records: int
    added: int


def publish(path: Path, key: bytes, publication: Publication) -> Published:
    """Write the exhibit's file and put it in place."""
    new, words = path.with_suffix(".new"), path.with_suffix(".words")
    for leftover in (new, words):
        leftover.unlink(missing_ok=True)
    db = connect(new, key, create=True)
    try:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536", "locking_mode = EXCLUSIVE"):
            db.execute(f"PRAGMA {pragma}")
        published = _Publisher(db, key, publication, words).run()
    finally:
        db.close()
        words.unlink(missing_ok=True)
    with new.open("rb") as done:
        os.fsync(done.fileno())
    new.replace(path)
    return published


class _Publisher:
    def __init__(self, db: apsw.Connection, key: bytes, publication: Publication, words_path: Path) -> None:
        self.db = db
        self.key = key
        self.publication = publication
        self.shard_key = publication.shard_key or key
        self.words_path = words_path
        self.paths: dict[str, Path] = {}
        self.readings: Ints = np.zeros(0, dtype=np.int64)
        self.times: Ints = self.readings
        """Reading and time of each record, in the order of their final numbers; none where there can be no twins."""
        self.timeless = 1
        """Final number of the first record without a time; they come last."""
        self.moved: Ints = self.readings
        """Final numbers of the records whose time cannot be right."""
        self.sealed = Found()

    def run(self) -> Published:
        db = self.db
        db.execute(EXHIBIT)
        schemas = self._attach()
        db.execute("BEGIN")
        db.execute("CREATE INDEX file_path ON files (path)")
        self._small_tables(schemas)
        maps = self._readings(schemas)
        self._seal(schemas)
        parts = self._order(schemas, maps)
        # SQLite works without Python's lock, so that words and records are written at the same time.
        with ThreadPoolExecutor(1) as other:
            words = other.submit(build, self.words_path, self.key, parts)
            db.execute(EARLY_INDEXES)
            # At once it is sorted in memory, since nothing readable may lie on a disk: of many rows it grows with the table.
            many = sum(p.count for p in parts) > _SORTED
            if many:
                db.execute(INDEXES)
            self._copy(parts)
            self._set_apart()
            self._enter_outcomes()
            if len(self.times):
                find_twins(db, self.readings, self.times)
            if not many:
                db.execute(INDEXES)
            db.execute(
                "UPDATE readings SET file = "
                "(SELECT f.id FROM files AS f WHERE f.path = readings.path AND f.source = readings.source)"
            )
            db.execute("COMMIT")
            words.result()
        adopt(db, self.words_path, self.key)
        return Published(sum(p.count for p in parts), sum(p.count for p in parts if not p.base))

    def _attach(self) -> dict[str, tuple[str, bool]]:
        """Schema name -> (its table of rows, whether it is the base)."""
        schemas: dict[str, tuple[str, bool]] = {}
        if self.publication.base is not None:
            attach(self.db, self.publication.base, self.key, "base")
            self.paths["base"] = self.publication.base
            schemas["base"] = ("records", True)
        for number, shard in enumerate(self.publication.shards):
            attach(self.db, shard, self.shard_key, f"s{number}", readonly=False)
            self.paths[f"s{number}"] = shard
            schemas[f"s{number}"] = ("rows", False)
        return schemas

    def _small_tables(self, schemas: Mapping[str, tuple[str, bool]]) -> None:
        db, publication = self.db, self.publication
        facts = {**publication.facts, "fold": str(FOLD_VERSION)}
        db.executemany("INSERT INTO facts VALUES (?, ?)", sorted(facts.items()))
        for number, (text, added) in sorted(publication.sources.items()):
            db.execute("INSERT INTO sources VALUES (?, ?, ?)", (number, text, added))
        columns = "path, source, member, size, sha256, mime, modified"
        hashed = columns.replace("sha256", "max(sha256)")
        for schema in schemas:
            # A file that was only looked at before may have been read, and hashed, now; max() picks the row with a hash.
            db.execute(
                f"UPDATE files SET sha256 = f.sha256, mime = coalesce(files.mime, f.mime) FROM {schema}.files AS f "
                "WHERE f.path = files.path AND f.source = files.source AND files.sha256 IS NULL AND f.sha256 IS NOT NULL"
            )
            db.execute(
                f"INSERT INTO files ({columns}) SELECT {hashed} FROM {schema}.files AS f WHERE NOT EXISTS "
                "(SELECT 1 FROM files AS g WHERE g.path = f.path AND g.source = f.source) GROUP BY path, source ORDER BY path"
            )
            db.execute(
                f"INSERT INTO names SELECT source, first, packed FROM {schema}.names AS n WHERE NOT EXISTS "
                "(SELECT 1 FROM names AS m WHERE m.source = n.source AND m.first = n.first)"
            )
            # A case of before these tables has none.
            if db.execute(f"SELECT count(*) FROM {schema}.sqlite_schema WHERE name = 'app_data'").get:
                db.execute(f"INSERT OR REPLACE INTO artifacts SELECT id, known FROM {schema}.artifacts")
                data = "source, folder, profile, app, files, bytes, claimed_files"
                db.execute(f"INSERT OR REPLACE INTO app_data SELECT {data} FROM {schema}.app_data")
            db.execute(f"INSERT OR IGNORE INTO places SELECT source, path, tbl, first, packed FROM {schema}.places")
            db.execute(f"INSERT OR IGNORE INTO done SELECT task, result FROM {schema}.done")

    def _seal(self, schemas: Mapping[str, tuple[str, bool]]) -> None:
        """Take what is listed out of the rows that are published, and keep what was sealed before."""
        if self.publication.base is not None:
            carry_over(self.db, self.publication.opened)
        if self.publication.sealing is not None:
            tables = {schema: table for schema, (table, _) in schemas.items()}
            self.sealed = find(self.db, tables, self.publication.sealing.rule)
            keep(self.db, tables, self.sealed, self.publication.sealing.shut)

    def _enter_outcomes(self) -> None:
        db = self.db
        settle_readings(db)
        encode = msgspec.json.encode
        for source, outcomes in sorted(self.publication.outcomes.items()):
            outcomes = counted(db, source, outcomes)
            ordered = sorted(outcomes, key=lambda o: (o.artifact, o.path or "", o.part or "", o.status))
            db.executemany(
                "INSERT INTO outcomes (artifact, status, path, part, source, outcome) VALUES (?, ?, ?, ?, ?, ?)",
                ((o.artifact, o.status.value, o.path, o.part, source, encode(o).decode()) for o in ordered),
            )

    def _readings(self, schemas: Mapping[str, tuple[str, bool]]) -> dict[str, dict[int, int]]:
        """Enter each reading once; per schema, the final number of each of its readings (0: superseded)."""
        columns = "seed, artifact, version, service, part, source, path, profile, app, layout"
        seen: dict[int, tuple[str, tuple[Any, ...]]] = {}
        members: dict[str, list[tuple[int, int]]] = {}
        for schema, (_, is_base) in schemas.items():
            members[schema] = []
            for number, *values in self.db.execute(f"SELECT id, {columns} FROM {schema}.readings"):
                seed = int(values[0])
                members[schema].append((int(number), seed))
                before = seen.get(seed)
                if before is None or (before[0] == "base" and not is_base) or before[1][-1] == "{}":
                    seen[seed] = (schema, tuple(values))
        ordered = sorted(seen.items(), key=lambda item: (item[1][1][1], item[1][1][6], item[1][1][4], item[0]))
        final = {seed: number for number, (seed, _) in enumerate(ordered, 1)}
        self.db.executemany(
            f"INSERT INTO readings (id, {columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((final[seed], *values) for seed, (_, values) in ordered),
        )
        fresh = {seed for schema, found in members.items() if schema != "base" for _, seed in found}
        if self.publication.opened:
            fresh.clear()
        return {
            schema: {number: 0 if schema == "base" and seed in fresh else final[seed] for number, seed in found}
            for schema, found in members.items()
        }

    def _order(self, schemas: Mapping[str, tuple[str, bool]], maps: Mapping[str, Mapping[int, int]]) -> list[Part]:
        """Look at the times of all rows and give each its final number."""
        parts: list[Part] = []
        times: list[Ints] = []
        places: list[Ints] = []
        odds: list[Ints] = []
        start = 0
        for schema, (table, is_base) in schemas.items():
            part, ats, locs, odd = self._gathered(schema, table, is_base, maps[schema])
            parts.append(part)
            times.append(ats)
            places.append(locs)
            odds.append(odd + start)
            start += part.count
            del ats, locs
        if not parts:
            return []
        ranks, all_times, readings = in_order(times, [p.readings for p in parts], places)
        self.moved = ranks[np.concatenate(odds)]
        self.timeless = int(np.searchsorted(all_times, LAST)) + 1
        if may_be_twins(self.db, readings):
            self.times, self.readings = all_times, readings
        del all_times, readings
        start = 0
        for part in parts:
            part.ranks = ranks[start : start + part.count]
            start += part.count
        del ranks
        for part in parts:
            part.arrange()
        return parts

    def _gathered(
        self, schema: str, table: str, is_base: bool, mapping: Mapping[int, int]
    ) -> tuple[Part, Ints, Ints, Ints]:
        """The rows of one schema that are published, their times and places, and which have a time that cannot be right."""
        ids, srcs, locs, ats = marks(self.db, schema, table)
        ats = self._placed(schema, table, ids, ats)
        odd = self._impossible(schema, table, ids, ats)
        ats[odd] = LAST
        table_of = np.zeros(max(mapping, default=0) + 1, dtype=narrow(max(mapping.values(), default=0)))
        for number, final in mapping.items():
            table_of[number] = final
        readings = table_of[srcs] if len(srcs) else srcs
        del srcs
        kept = readings > 0
        if sealed := self.sealed.rows.get(schema):
            kept &= ~np.isin(ids, np.fromiter(sealed, dtype=np.int64, count=len(sealed)))
        if not kept.all():
            ids, readings, locs, ats, odd = ids[kept], readings[kept], locs[kept], ats[kept], odd[kept]
        key = self.key if is_base else self.shard_key
        part = Part(schema, self.paths[schema], key, table, is_base, ids, readings, ids)
        return part, ats, locs, np.flatnonzero(odd)

    def _placed(self, schema: str, table: str, ids: Ints, ats: Ints) -> Ints:
        """Times that say no zone stand where the phone's zone would put them; the record itself stays local."""
        if not np.any(ats == LAST):
            return ats
        rows = self.db.execute(
            f"SELECT id, data ->> '$.at.local' FROM {schema}.{table} WHERE at IS NULL AND data ->> '$.at.local' IS NOT NULL"
        ).fetchall()
        if rows:
            # Rows come in the order of their numbers, so that each is found where it would be put in.
            positions = np.searchsorted(ids, np.array([int(number) for number, _ in rows]))
            for position, (_, local) in zip(positions.tolist(), rows, strict=True):
                placed = self.publication.place(str(local))
                if placed is not None:
                    ats[position] = placed
        return ats

    def _impossible(self, schema: str, table: str, ids: Ints, ats: Ints) -> Bools:
        """Which rows have a time that cannot be right. Few are looked at: most times are usual ones."""
        odd = np.zeros(len(ats), dtype=np.bool_)
        strange = np.flatnonzero(((ats < FIRST_PHONES) | (ats >= SPANS_FROM)) & (ats != LAST))
        suspects = [n for n in strange.tolist() if impossible(int(ats[n])) is not None]
        for position in suspects:
            kind = self.db.execute(f"SELECT kind FROM {schema}.{table} WHERE id = ?", (int(ids[position]),)).get
            odd[position] = not is_any_time(KIND_BY_NUMBER[int(kind)].__name__)
        return odd

    def _set_apart(self) -> None:
        """Take the times that cannot be right out of the order of time; as fields of their records they stay."""
        db = self.db
        numbers = [(int(n),) for n in self.moved.tolist()]
        db.executemany("INSERT INTO odd_times SELECT id FROM records WHERE id = ? AND state = 0", numbers)
        first = self.timeless
        # Those of the exhibit as it was have been taken out already.
        db.execute(
            "INSERT INTO odd_times SELECT id FROM records "
            "WHERE id >= ? AND at IS NULL AND state = 0 AND json_type(data, '$.at') = 'integer'",
            (first,),
        )
        db.executemany(
            "UPDATE records SET data = jsonb_set(coalesce(data, '{}'), '$.at', at), at = NULL WHERE id = ? AND at IS NOT NULL",
            numbers,
        )
        # Stored numbers that gave no time at all stand among the records without one, which come last.
        db.execute("CREATE TEMP TABLE time_columns (src INTEGER PRIMARY KEY, path TEXT, none TEXT)")
        for number, layout in db.execute("SELECT id, layout FROM readings").fetchall():
            at = msgspec.json.decode(layout).get("fields", {}).get("at", {})
            if "rule" in at and len(at["stored"]) == 1 and '"' not in at["stored"][0]:
                none = msgspec.json.encode(at.get("none", [])).decode()
                db.execute("INSERT INTO temp.time_columns VALUES (?, ?, ?)", (number, f'$."{at["stored"][0]}"', none))
        db.execute(
            "INSERT OR IGNORE INTO odd_times SELECT r.id FROM records AS r JOIN temp.time_columns AS c ON c.src = r.src "
            f"WHERE r.id >= ? AND r.at IS NULL AND r.state = 0 AND r.kind NOT IN ({ANY_TIME_NUMBERS}) "
            "AND json_type(r.raw, c.path) IN ('integer', 'real') "
            "AND NOT EXISTS (SELECT 1 FROM json_each(c.none) AS n WHERE n.value = r.raw ->> c.path)",
            (first,),
        )
        db.execute("DROP TABLE temp.time_columns")

    def _copy(self, parts: Sequence[Part]) -> None:
        """Insert the rows under their final numbers."""
        columns = "loc, locator, kind, at, thread, party, direction, state, data, raw"
        prefixed = ", ".join(f"r.{c}" for c in columns.split(", "))
        for piece in pieces(self.db, parts):
            self.db.execute(
                f"INSERT INTO records (id, src, {columns}) SELECT {piece.number}, {piece.reading}, {prefixed} {piece.source}"
            )
