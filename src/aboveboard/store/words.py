"""The word index of an exhibit, built beside its records on another core and then taken over.

FTS5 keeps an index in ordinary tables (https://www.sqlite.org/fts5.html section 9, 'FTS5 Data Structures'), so an index
that was built in a database of its own moves into the exhibit by copying their rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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

Ints = np.ndarray[tuple[int], np.dtype[np.int64]]
_SHADOWS = ("data", "idx", "config")


@dataclass
class Part:
    """The rows of one shard, or of the exhibit as it was, and the numbers that they will have."""

    schema: str
    path: Path
    table: str
    base: bool
    ids: Ints
    readings: Ints
    """Final reading of each row."""
    ranks: Ints
    """Final number of each row."""

    @property
    def offset(self) -> int | None:
        """What turns a row's number into its final one, where the rows stand in their final order already."""
        if not len(self.ids):
            return None
        offset = int(self.ranks[0] - self.ids[0])
        rising = bool(np.all(self.ids[1:] > self.ids[:-1]))
        return offset if rising and bool(np.all(self.ranks - self.ids == offset)) else None


def ranked(db: apsw.Connection, part: Part) -> tuple[str, str, str]:
    """(final number, final reading, FROM clause with WHERE) of a part's rows `r`, in the order of final numbers."""
    offset = part.offset
    single = bool(np.all(part.readings == part.readings[0]))
    if offset is not None and single:
        within = f"WHERE r.id BETWEEN {int(part.ids[0])} AND {int(part.ids[-1])}"
        return f"r.id + {offset}", str(int(part.readings[0])), f"FROM {part.schema}.{part.table} AS r {within}"
    order = np.argsort(part.ranks, kind="stable")
    db.execute("DROP TABLE IF EXISTS temp.ranks")
    db.execute("CREATE TEMP TABLE ranks (id INTEGER PRIMARY KEY, row INTEGER, reading INTEGER)")
    values = zip(part.ranks[order].tolist(), part.ids[order].tolist(), part.readings[order].tolist(), strict=True)
    db.executemany("INSERT INTO temp.ranks VALUES (?, ?, ?)", values)
    return (
        "o.id",
        "o.reading",
        f"FROM temp.ranks AS o CROSS JOIN {part.schema}.{part.table} AS r ON r.id = o.row WHERE 1",
    )


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
            attach(db, part.path, key, part.schema)
        db.execute("BEGIN")
        for part in parts:
            if not len(part.ids):
                continue
            number, _, source = ranked(db, part)
            if part.base:
                _add_words_of(db)
                db.execute(
                    f"INSERT INTO words (rowid, text) SELECT {number}, words_of(r.kind, r.src, json(r.data)) {source}"
                )
            else:
                db.execute(f"INSERT INTO words (rowid, text) SELECT {number}, r.words {source} AND r.words IS NOT NULL")
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
