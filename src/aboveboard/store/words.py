"""The word index of an exhibit, built beside its records on another core and then taken over.

FTS5 keeps an index in ordinary tables (https://www.sqlite.org/fts5.html section 9, 'FTS5 Data Structures'), so an index
that was built in a database of its own moves into the exhibit by copying their rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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

    def runs(self) -> list[tuple[int, int]] | None:
        """(first, after last) of the stretches of rows without a gap that stand in their final order already and are of one
        reading; None where they are more than is worth asking for one by one."""
        if not len(self.ids):
            return []
        broken = (np.diff(self.ids) != 1) | (np.diff(self.ranks) != 1) | (np.diff(self.readings) != 0)
        if np.count_nonzero(broken) >= _RUNS:
            return None
        starts = [0, *(np.flatnonzero(broken) + 1).tolist()]
        return list(zip(starts, [*starts[1:], len(self.ids)], strict=True))


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
    """All rows of the parts. Each piece is to be used before the next is asked for.

    Stretches come in the order of final numbers, whichever part they stand in: tables and word index then only grow at
    their end. The rows of a part that has too many of them come by a table of numbers.
    """
    stretches: list[tuple[int, Part, int, int]] = []
    scattered: list[Part] = []
    for part in parts:
        runs = part.runs()
        if runs is None:
            scattered.append(part)
        else:
            stretches += [(int(part.ranks[start]), part, start, end) for start, end in runs]
    for rank, part, start, end in sorted(stretches, key=lambda s: s[0]):
        first = int(part.ids[start])
        within = f"WHERE r.id BETWEEN {first} AND {int(part.ids[end - 1])}"
        source = f"FROM {part.schema}.{part.table} AS r {within}"
        yield Piece(part, f"r.id + {rank - first}", str(int(part.readings[start])), source)
    for part in scattered:
        order = np.argsort(part.ranks, kind="stable").astype(np.int32)
        for start in range(0, len(order), _SCATTERED):
            some = order[start : start + _SCATTERED]
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
