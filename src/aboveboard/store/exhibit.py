"""Reading an exhibit: its records, files, outcomes and counts."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import apsw
import msgspec

from aboveboard.model.outcome import Outcome
from aboveboard.model.provenance import read_key
from aboveboard.model.records import KIND_BY_NUMBER
from aboveboard.model.times import iso, local_as_utc
from aboveboard.store.db import StoreError, connect
from aboveboard.store.places import PlaceFinder
from aboveboard.store.present import ROW_COLUMNS, Reading, StoredRow, present

if TYPE_CHECKING:
    # Imported where it is used: most commands need no arrays, and it takes longer to import than they take to run.
    import numpy as np

    Ints = np.ndarray[tuple[int], np.dtype[np.int64]]
    Seeds = np.ndarray[tuple[int], np.dtype[np.uint64]]

_SAYS_WHEN = "Last Backup Date"
"""The name under which a backup's own papers say when it was made."""
_STRETCH = 500_000
"""Rows that are grouped at a time."""
_NAMES = 256 << 20
"""Bytes of one list of names, unpacked; a survey writes some 65,000 names into one."""
_LOCAL = {"local", "basis"}
"""What a time that says no zone consists of: see `show_time`."""


class _Reaches(NamedTuple):
    """Of readings: number, seed, first and last locator."""

    sources: Ints
    seeds: Seeds
    first: Ints
    last: Ints

    def some(self, which: Any) -> _Reaches:
        """Those of a mask, or in an order."""
        return _Reaches(self.sources[which], self.seeds[which], self.first[which], self.last[which])


class Exhibit:
    """One exhibit's database, opened for reading."""

    def __init__(self, path: Path, key: bytes, label: str) -> None:
        """Raises StoreError."""
        self.label = label
        self.infer: Callable[[str], int | None] | None = None
        """UTC microseconds at which the phone's zone history puts a local time; None: not known."""
        self.numbered: Callable[[int], str | None] | None = None
        """The number under which a record was handed over, by its key; None: nothing was."""
        self.db: apsw.Connection = connect(path, key, readonly=True)
        self.db.execute("PRAGMA query_only = ON")
        self.places = PlaceFinder(self.db)
        if not self.db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'records'").get:
            self.db.close()
            raise StoreError(f"{path} holds no records: it was emptied or cut off; put the file back as it was")

    def close(self) -> None:
        """Give the file back."""
        self.db.close()

    def known(self) -> dict[str, Any]:
        """What takes long to read of many files, for another connection to the same exhibit: see `hold`."""
        return {"readings": self.readings, "_reaches": self._reaches}

    def hold(self, known: Mapping[str, Any]) -> None:
        """Have what another connection read already."""
        self.__dict__.update(known)

    @cached_property
    def facts(self) -> dict[str, str]:
        """Named facts of the exhibit's file."""
        return {str(n): str(v) for n, v in self.db.execute("SELECT name, value FROM facts")}

    @cached_property
    def sources(self) -> dict[int, dict[str, Any]]:
        """Each source's facts, by its number in the case."""
        return {int(n): msgspec.json.decode(f) for n, f in self.db.execute("SELECT id, facts FROM sources ORDER BY id")}

    @cached_property
    def readings(self) -> dict[int, Reading]:
        """Every reading, by its number."""
        sql = (
            "SELECT r.id, r.seed, r.artifact, r.version, r.service, r.part, r.path, r.profile, r.app, r.layout, r.source, "
            "f.member, f.sha256 FROM readings AS r LEFT JOIN files AS f ON f.id = r.file"
        )
        found: dict[int, Reading] = {}
        acquired = self._acquired()
        # Thousands of files are read alike: their layouts are one.
        layout_of = cache(msgspec.json.decode)
        for *values, layout, source, member, sha256 in self.db.execute(sql):
            # The source's own name, not where an examiner happened to keep it.
            outer = PurePath(str(self.sources.get(source, {}).get("path", ""))).name
            container = tuple(p for p in (outer, member) if p)
            found[values[0]] = Reading(
                *values,
                layout=layout_of(layout),
                exhibit=self.label,
                member=member,
                sha256=sha256,
                container=container,
                source=source,
                acquired=acquired.get(source),
            )
        return found

    def _acquired(self) -> dict[int, int]:
        """When the phone was acquired, at the latest, by source: as a backup says, else when the source was examined."""
        found: dict[int, int] = {}
        for number, added in self.db.execute("SELECT id, added_at FROM sources"):
            said = dict(self.sources[number].get("device", ())).get(_SAYS_WHEN)
            at = local_as_utc(said) if isinstance(said, str) else None
            found[number] = int(added) if at is None else min(at, int(added))
        return found

    @cached_property
    def folded(self) -> int:
        """How many records say the same as one of another file, which is shown for both: see `store/twins.py`."""
        # An exhibit made before there were such has no table of them.
        if not self.db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'twins'").get:
            return 0
        return int(self.db.execute("SELECT count(*) FROM twins").get)

    @cached_property
    def sealed(self) -> dict[str, int]:
        """How many records are kept for the holder of another key, by category: see `store/sealing.py`."""
        # An exhibit made before there were such has no table of them.
        if not self.db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'sealed'").get:
            return {}
        rows = self.db.execute("SELECT category, count(*) FROM sealed GROUP BY category ORDER BY category")
        return {str(c): int(n) for c, n in rows}

    @property
    def opened(self) -> int:
        """How many records were sealed once and opened."""
        there = self.db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'released'").get
        return int(self.db.execute("SELECT count(*) FROM released").get) if there else 0

    @property
    def shown(self) -> str:
        """SQL condition on `records`: those that are shown by themselves. Nothing to ask where none is folded."""
        return "id NOT IN (SELECT id FROM twins)" if self.folded else "1"

    def impossible_times(self) -> int:
        """How many live records, each counted once, have a time that cannot be right."""
        if not self.db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'odd_times'").get:
            return 0
        return int(self.db.execute(f"SELECT count(*) FROM odd_times WHERE {self.shown}").get)

    def count(self) -> int:
        """How many records there are, live or not, shown by themselves or not."""
        return int(self.db.execute("SELECT count(*) FROM records").get)

    def counts(self, *, discovered: bool = False) -> list[tuple[str, str, str, str, int]]:
        """(kind, service, profile, state number as text, records), largest first; what is folded counts once.

        Either of what declared artifacts read, or of what was `discovered` in stores that no artifact knows.
        """
        sql = "SELECT id, service, profile FROM readings WHERE json_extract(layout, '$.discovered') IS "
        said = {n: (s, p) for n, s, p in self.db.execute(sql + ("NOT NULL" if discovered else "NULL"))}
        found: dict[tuple[int, str, str, int], int] = {}
        for (src, kind, state), n in self.tallied("src", "kind", "state").items():
            if src in said:
                name = (kind, *said[src], state)
                found[name] = found.get(name, 0) + n
        ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
        return [(KIND_BY_NUMBER[k].__name__, s, p, str(t), n) for (k, s, p, t), n in ordered]

    def tallied(self, *columns: str) -> dict[tuple[Any, ...], int]:
        """How many of the records that are shown by themselves have the same in some columns of integers.

        In stretches: SQLite sorts what it is to group, in memory.
        """
        found: dict[tuple[Any, ...], int] = {}
        listed = ", ".join(str(n) for n in range(1, len(columns) + 1))
        sql = f"SELECT {', '.join(columns)}, count(*) FROM records WHERE id BETWEEN ? AND ? AND {self.shown} GROUP BY {listed}"
        last = int(self.db.execute("SELECT max(id) FROM records").get or 0)
        for first in range(1, last + 1, _STRETCH):
            for *values, n in self.db.execute(sql, (first, first + _STRETCH - 1)):
                found[tuple(values)] = found.get(tuple(values), 0) + int(n)
        return found

    def span(self) -> tuple[int | None, int | None]:
        """First and last time of any live record, UTC microseconds."""
        low, high = self.db.execute("SELECT min(at), max(at) FROM records WHERE state = 0").fetchone() or (None, None)
        return low, high

    def rows(
        self, where: str = "1", values: tuple[Any, ...] = (), *, newest_first: bool = False, limit: int = -1
    ) -> Iterator[StoredRow]:
        """Rows in order of time."""
        order = "DESC" if newest_first else "ASC"
        sql = f"SELECT {ROW_COLUMNS} FROM records WHERE {where} ORDER BY id {order} LIMIT {limit}"
        for row in self.db.execute(sql, values):
            yield StoredRow.of(row)

    def records(
        self, where: str = "1", values: tuple[Any, ...] = (), *, newest_first: bool = False, limit: int = -1
    ) -> Iterator[dict[str, Any]]:
        """Records as the export writes them."""
        for row in self.rows(where, values, newest_first=newest_first, limit=limit):
            yield self.present(row)

    def present(self, row: StoredRow) -> dict[str, Any]:
        """One record as the export writes it."""
        record = present(row, self.readings[row.src], self.places.of(row, self.readings[row.src]))
        if self.infer is not None:
            for time in [cast("dict[str, Any]", v) for v in record.values() if type(v) is dict and v.keys() == _LOCAL]:
                if (utc := self.infer(time["local"])) is not None:
                    time["inferred"] = {"utc": iso(utc), "from": "the phone's zone history"}
        if self.folded:
            self._tell_twins(row, record)
        if self.numbered is not None and (number := self.numbered(read_key(record["key"])[0])) is not None:
            record["disclosure_number"] = number
        return record

    def _tell_twins(self, row: StoredRow, record: dict[str, Any]) -> None:
        """Say where else the same record stands, or which one is shown for it."""
        also = [int(n) for (n,) in self.db.execute("SELECT id FROM twins WHERE shown = ? ORDER BY id", (row.id,))]
        if also:
            record["also_in"] = [self._whereabouts(number) for number in also]
        shown = self.db.execute("SELECT shown FROM twins WHERE id = ?", (row.id,)).get
        if shown is not None:
            record["twin_of"] = self._whereabouts(int(shown))

    def _whereabouts(self, number: int) -> dict[str, Any]:
        """Key and provenance of a record."""
        row = next(self.rows("id = ?", (number,)))
        reading = self.readings[row.src]
        made = present(row, reading, self.places.of(row, reading))
        return {"key": made["key"], **made["provenance"]}

    def find(self, text: str) -> list[StoredRow]:
        """The records whose key is `text` or begins with it. Raises ValueError for what cannot be a key."""
        first, last = read_key(text)
        if first != last:
            return self._find_beginning(first, last)
        return [row for number in self.rows_of_keys((first,))[first] for row in self.rows("id = ?", (number,))]

    def rows_of_keys(self, keys: Iterable[int]) -> dict[int, tuple[int, ...]]:
        """The numbers of the rows that have each of these keys; none where no record of this exhibit has it.

        A key does not tell its reading, but each reading tells where it would stand in it. There may be as many readings as
        files, most of one row: of those the keys are known beforehand. Of the others most are out by their first and last
        locator.
        """
        import numpy as np

        alone, single, many = self._reaches
        wanted = np.array(sorted(set(keys)), dtype=np.int64)
        found: dict[int, tuple[int, ...]] = dict.fromkeys(wanted.tolist(), ())
        asked: list[tuple[int, int, int]] = []
        low, high = (np.searchsorted(alone, wanted, side=side) for side in ("left", "right"))
        for place in np.flatnonzero(low < high).tolist():
            for n in range(int(low[place]), int(high[place])):
                asked.append((int(wanted[place]), int(single.sources[n]), int(single.first[n])))
        if wanted.size > many.sources.size:
            for source, seed, first, last in zip(*many, strict=True):
                locs = locs_of(int(seed), wanted)
                near = np.flatnonzero((first <= locs) & (locs <= last)).tolist()
                asked += [(int(wanted[n]), int(source), int(locs[n])) for n in near]
        else:
            for key in wanted:
                locs = locs_of(many.seeds, key)
                near = np.flatnonzero((many.first <= locs) & (locs <= many.last)).tolist()
                asked += [(int(key), int(many.sources[n]), int(locs[n])) for n in near]
        for key, *place in asked:
            rows = self.db.execute("SELECT id FROM records WHERE src = ? AND loc = ?", place)
            found[key] = tuple(sorted((*found[key], *(int(n) for (n,) in rows))))
        return found

    @cached_property
    def _reaches(self) -> tuple[Ints, _Reaches, _Reaches]:
        """The keys of readings' only rows, ascending, with those readings; and the readings of several rows."""
        import numpy as np

        sql = "SELECT src, min(loc), max(loc) FROM records INDEXED BY record_place GROUP BY src"
        columns = list(zip(*self.db.execute(sql), strict=True)) or [(), (), ()]
        sources, first, last = (np.array(column, dtype=np.int64) for column in columns)
        seeds = np.array([self.readings[n].seed for n in sources.tolist()], dtype=np.uint64)
        every = _Reaches(sources, seeds, first, last)
        single = every.some(first == last)
        keys = keys_of(single.seeds, single.first)
        order = np.argsort(keys)
        return keys[order], single.some(order), every.some(first != last)

    def _find_beginning(self, first: int, last: int) -> list[StoredRow]:
        """A key's beginning stands for many locators: every row's key is made and compared."""
        found: list[StoredRow] = []
        seeds = {number: reading.seed for number, reading in self.readings.items()}
        import numpy as np

        chunk: list[tuple[int, int, int]]
        for chunk in _chunks(self.db.execute("SELECT id, src, loc FROM records"), 200_000):
            ids, srcs, locs = (np.array(column, dtype=np.int64) for column in zip(*chunk, strict=True))
            for src in np.unique(srcs).tolist():
                mask = srcs == src
                keys = keys_of(seeds[src], locs[mask])
                for number in ids[mask][(keys >= first) & (keys <= last)].tolist():
                    found += self.rows("id = ?", (number,))
        return found

    def outcomes(self) -> list[tuple[int, Outcome]]:
        """(source number, outcome), those that went wrong first."""
        decode = msgspec.json.Decoder(Outcome).decode
        wrong = ("failed", "partial", "unknown schema", "encrypted", "profile locked")
        order = "CASE status " + " ".join(f"WHEN '{s}' THEN {n}" for n, s in enumerate(wrong)) + " ELSE 9 END"
        return [
            (s, decode(o))
            for s, o in self.db.execute(f"SELECT source, outcome FROM outcomes ORDER BY {order}, artifact, path")
        ]

    def hashed_files(self, source: int) -> list[tuple[str, str]]:
        """(name in the container, SHA-256 as it was read) of a source's files that were hashed when they were read."""
        sql = "SELECT member, sha256 FROM files WHERE source = ? AND sha256 IS NOT NULL ORDER BY member"
        return [(str(member), str(sha256)) for member, sha256 in self.db.execute(sql, (source,))]

    def names(self) -> Iterator[tuple[int, str, int]]:
        """(source, name in its container, size) of every file of every source, read or not."""
        import numpy as np

        for source, packed in self.db.execute("SELECT source, packed FROM names ORDER BY source, first"):
            names, sizes = unpacked_names(packed)
            for name, size in zip(names, np.frombuffer(sizes, dtype=np.int64).tolist(), strict=True):
                yield source, name, size


def unpacked_names(packed: bytes) -> tuple[list[str], bytes]:
    """The names of a row of `names`, and their sizes as 64-bit numbers. Raises StoreError: a reader of evidence wrote it."""
    unpacking = zlib.decompressobj()
    plain = unpacking.decompress(packed, _NAMES)
    if unpacking.unconsumed_tail:
        raise StoreError(f"a list of names is longer than {_NAMES:,} bytes")
    body, sizes = msgspec.msgpack.decode(plain)
    return msgspec.msgpack.decode(body, type=list[str]), sizes


def keys_of(seed: int | Seeds, locs: Ints) -> Ints:
    """`model.provenance.key_of` for many locators at once, of one reading or each of its own."""
    import numpy as np

    seeds = np.asarray(seed, dtype=np.uint64)

    half, mask = 30, np.uint64((1 << 30) - 1)
    left = (locs.astype(np.uint64) >> np.uint64(half)) & mask
    right = locs.astype(np.uint64) & mask
    with np.errstate(over="ignore"):
        for number in range(4):
            salted = seeds ^ np.uint64((number * 0xD1B54A32D192ED03) & 0xFFFFFFFFFFFFFFFF)
            mixed = right * np.uint64(0x9E3779B97F4A7C15) + salted
            mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
            left, right = right, left ^ ((mixed ^ (mixed >> np.uint64(32))) & mask)
    return ((left << np.uint64(half)) | right).astype(np.int64)


def locs_of(seed: int | Seeds, keys: Ints) -> Ints:
    """`model.provenance.locator_of` for many keys at once, in one reading or in many."""
    import numpy as np

    seeds = np.asarray(seed, dtype=np.uint64)
    half, mask = 30, np.uint64((1 << 30) - 1)
    left = (keys.astype(np.uint64) >> np.uint64(half)) & mask
    right = keys.astype(np.uint64) & mask
    with np.errstate(over="ignore"):
        for number in reversed(range(4)):
            salted = seeds ^ np.uint64((number * 0xD1B54A32D192ED03) & 0xFFFFFFFFFFFFFFFF)
            mixed = left * np.uint64(0x9E3779B97F4A7C15) + salted
            mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
            left, right = right ^ ((mixed ^ (mixed >> np.uint64(32))) & mask), left
    return ((left << np.uint64(half)) | right).astype(np.int64)


def _chunks(rows: Iterator[Any], size: int) -> Iterator[list[Any]]:
    chunk: list[Any] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
