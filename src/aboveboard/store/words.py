"""The word index of an exhibit, built beside its records on another core and then taken over.

FTS5 keeps an index in ordinary tables (https://www.sqlite.org/fts5.html section 9, 'FTS5 Data Structures'), so an index
that was built in a database of its own moves into the exhibit by copying their rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import apsw
import msgspec
import numpy as np

from aboveboard.model.fold import index_text, is_word_token
from aboveboard.model.texts import record_texts
from aboveboard.store.db import attach, connect
from aboveboard.store.schema import WORDS
from aboveboard.store.shard import Ints

Bools = np.ndarray[tuple[int], np.dtype[np.bool_]]
_SHADOWS = ("data", "idx", "config")
_RUNS = 64
"""Up to so many stretches of rows are copied as they stand."""
_SCATTERED = 1 << 18
"""Rows whose numbers are in memory at once, as SQLite holds them."""


class Stretch(NamedTuple):
    """Rows without a gap that stand in their final order already and are of one reading."""

    rank: int
    """Final number of the first."""
    first: int
    last: int
    reading: int


@dataclass
class Part:
    """The rows of one shard, or of the exhibit as it was, and the numbers that they will have."""

    schema: str
    path: Path
    key: bytes
    table: str
    base: bool
    ids: Ints
    readings: Ints
    """Final reading of each row."""
    ranks: Ints
    """Final number of each row."""
    stretches: list[Stretch] | None = None
    """What `arrange` made of the rows; None where they are more than is worth asking for one by one."""
    count: int = field(init=False)

    def __post_init__(self) -> None:
        """The arrays may go; how many rows there are is known still."""
        self.count = len(self.ids)

    def arrange(self) -> None:
        """Find the stretches, which are all that is needed of the rows then; where these are too many, put the rows in order.

        Records and words are written at the same time, and both take the rows as they stand here.
        """
        if self.count:
            broken = self.ids[1:] != self.ids[:-1] + 1
            broken |= self.ranks[1:] != self.ranks[:-1] + 1
            broken |= self.readings[1:] != self.readings[:-1]
            if np.count_nonzero(broken) >= _RUNS:
                order = np.argsort(self.ranks, kind="stable").astype(np.int32)
                self.ids, self.readings, self.ranks = self.ids[order], self.readings[order], self.ranks[order]
                return
            starts = [0, *(np.flatnonzero(broken) + 1).tolist()]
            ends = [*(n - 1 for n in starts[1:]), self.count - 1]
            columns = (self.ranks[starts], self.ids[starts], self.ids[ends], self.readings[starts])
            self.stretches = [Stretch(*row) for row in zip(*(c.tolist() for c in columns), strict=True)]
        else:
            self.stretches = []
        self.ids = self.readings = self.ranks = np.zeros(0, dtype=np.int32)


@dataclass(frozen=True)
class Piece:
    """Rows `r` to be taken in one statement, in the order of their final numbers."""

    part: Part
    number: str
    """SQL of the final number."""
    reading: str
    """SQL of the final reading."""
    source: str
    """FROM clause with WHERE."""


def pieces(db: apsw.Connection, parts: Sequence[Part]) -> Iterator[Piece]:
    """All rows of the parts, which are arranged. Each piece is to be used before the next is asked for.

    Stretches come in the order of final numbers, whichever part they stand in: tables and word index then only grow at
    their end. The rows of a part that has too many of them come by a table of numbers.
    """
    stretches = [(stretch, part) for part in parts for stretch in part.stretches or ()]
    for (rank, first, last, reading), part in sorted(stretches, key=lambda s: s[0]):
        source = f"FROM {part.schema}.{part.table} AS r WHERE r.id BETWEEN {first} AND {last}"
        yield Piece(part, f"r.id + {rank - first}", str(reading), source)
    for part in parts:
        if part.stretches is not None:
            continue
        for start in range(0, part.count, _SCATTERED):
            some = slice(start, start + _SCATTERED)
            db.execute("DROP TABLE IF EXISTS temp.ranks")
            db.execute("CREATE TEMP TABLE ranks (id INTEGER PRIMARY KEY, row INTEGER, reading INTEGER)")
            values = zip(part.ranks[some].tolist(), part.ids[some].tolist(), part.readings[some].tolist(), strict=True)
            db.executemany("INSERT INTO temp.ranks VALUES (?, ?, ?)", values)
            source = f"FROM temp.ranks AS o CROSS JOIN {part.schema}.{part.table} AS r ON r.id = o.row WHERE 1"
            yield Piece(part, "o.id", "o.reading", source)


def build(path: Path, key: bytes, parts: Sequence[Part]) -> None:
    """Write the word index and the vocabulary of all parts into a database of their own."""
    db = connect(path, key, create=True)
    try:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -32768"):
            db.execute(f"PRAGMA {pragma}")
        db.execute(WORDS)
        # Larger pieces in memory mean fewer merges afterwards.
        db.execute("INSERT INTO words (words, rank) VALUES ('hashsize', 33554432)")
        db.execute("INSERT INTO words (words, rank) VALUES ('pgsz', 16000)")
        for part in parts:
            attach(db, part.path, part.key, part.schema)
        db.execute("BEGIN")
        if any(part.base for part in parts):
            _add_words_of(db)
        for piece in pieces(db, parts):
            text, some = ("r.words", " AND r.words IS NOT NULL")
            if piece.part.base:
                text, some = ("words_of(r.kind, r.src, json(r.data))", "")
            db.execute(f"INSERT INTO words (rowid, text) SELECT {piece.number}, {text} {piece.source}{some}")
        db.execute("COMMIT")
        _vocabulary(db)
    finally:
        db.close()


def adopt(db: apsw.Connection, path: Path, key: bytes) -> None:
    """Take the index and vocabulary of another database over into `db`, which has no `words` yet."""
    attach(db, path, key, "built")
    # The tables beneath a virtual table may only be filled directly while the connection is not defensive.
    db.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 0)
    try:
        db.execute("BEGIN")
        db.execute(WORDS)
        for shadow in _SHADOWS:
            db.execute(f"DELETE FROM main.words_{shadow}")
            db.execute(f"INSERT INTO main.words_{shadow} SELECT * FROM built.words_{shadow}")
        db.execute("CREATE TABLE main.vocabulary (term TEXT NOT NULL) STRICT")
        db.execute("INSERT INTO main.vocabulary SELECT term FROM built.vocabulary")
        db.execute("COMMIT")
    finally:
        db.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
        db.execute("DETACH built")


def _add_words_of(db: apsw.Connection) -> None:
    """Words of records that are already in the exhibit are made from their fields again."""
    constants: Mapping[int, dict[str, Any]] = {
        int(number): msgspec.json.decode(layout).get("constants", {})
        for number, layout in db.execute("SELECT id, layout FROM base.readings")
    }
    decode = msgspec.json.decode

    def words_of(kind: int, src: int, data: str | None) -> str:
        return index_text(record_texts(kind, {**constants.get(src, {}), **(decode(data) if data else {})}))

    db.create_scalar_function("words_of", words_of, 3, flags=apsw.SQLITE_DIRECTONLY)


def _vocabulary(db: apsw.Connection) -> None:
    """Every word there is, for terms inside words: see docs/decisions on why not trigrams."""
    db.execute("CREATE VIRTUAL TABLE temp.every_word USING fts5vocab(main, words, row)")
    db.execute("CREATE TABLE vocabulary (term TEXT NOT NULL) STRICT")
    db.create_scalar_function("is_word", is_word_token, 1, deterministic=True, flags=apsw.SQLITE_DIRECTONLY)
    db.execute("INSERT INTO vocabulary SELECT term FROM temp.every_word WHERE unicode(term) < 128 OR is_word(term)")
    db.execute("DROP TABLE temp.every_word")
