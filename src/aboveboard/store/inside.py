"""The rows of a part of a word that stands inside very many words, found without looking at records.

Numbers are why there is this: each message may hold one of its own, and the vocabulary then has as many words as there are
records. Words that begin alike up to where the part ends hold it all, so that one question to the word index is for all of them;
and where even those beginnings are very many, the index is read from end to end as it lies, which costs less than asking.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

import apsw
import msgspec

from aboveboard.model.query import beginning

if TYPE_CHECKING:
    import numpy as np

    from aboveboard.store.words import Bools

    Rows = np.ndarray[tuple[int], np.dtype[np.int32]]

_PASSED = 1 << 16
"""Numbers that pass from SQLite to Python at a time."""
_TEXT = 1_000_000
"""Numbers that come as one text: one by one a million takes several times as long, and more would be much memory."""
_ASKED = 2000
"""Beginnings that the index is asked for in one statement."""
_SHARE, _LEAST = 300, 200
"""Where so many beginnings share a first character that they are more than this share of the records (and than `_LEAST`), all
words with that character are read. Measured: 18 us for a beginning that is asked, 0.1 us for a place of a word that is read."""


def rows_of_words(db: apsw.Connection, expression: str, mask: Bools) -> None:
    """Set in a mask, by number, the rows in which the word index has what an expression asks for."""
    import numpy as np

    sql = (
        "SELECT group_concat(rowid) FROM "
        f"(SELECT rowid FROM words WHERE words MATCH ? AND rowid > ? ORDER BY rowid LIMIT {_TEXT})"
    )
    last, some = 0, _TEXT
    while some == _TEXT:
        text = db.execute(sql, (expression, last)).get
        rows = np.fromstring(text or "", dtype=np.int64, sep=",")
        mask[rows] = True
        some = rows.size
        last = int(rows[-1]) if some else last


def rows_inside(db: apsw.Connection, part: str, size: int) -> Rows:
    """The rows, ascending, with a word that holds `part`; `size` is one more than the largest number of a row."""
    import numpy as np

    from aboveboard.store.columns import set_in

    mask = np.zeros(size, dtype=np.bool_)
    most = max(size // _SHARE, _LEAST)
    few: list[str] = []
    whole: list[str] = []
    for first, starts in _beginnings(db, part, most).items():
        if len(starts) > most:
            whole.append(first)
        else:
            few += starts
    for at in range(0, len(few), _ASKED):
        _set(mask, _asked(db, few[at : at + _ASKED]))
    for first in whole:
        _set(mask, _read(db, first, part))
    return set_in(mask)


def _beginnings(db: apsw.Connection, part: str, most: int) -> dict[str, list[str]]:
    """By first character, how words begin up to where they have held `part`; of more than `most` not all."""
    found: dict[str, list[str]] = {}
    sql = "SELECT DISTINCT substr(term, 1, instr(term, ?1) + length(?1) - 1) FROM vocabulary WHERE instr(term, ?1) > 0"
    for (start,) in db.execute(sql, (part,)):
        starts = found.setdefault(start[0], [])
        if len(starts) <= most:
            starts.append(start)
    return found


def _asked(db: apsw.Connection, starts: Sequence[str]) -> Iterator[Any]:
    expressions = msgspec.json.encode([beginning(start) for start in starts]).decode()
    return db.execute(
        "SELECT w.rowid FROM json_each(?) AS e CROSS JOIN words AS w ON w.words MATCH e.value", (expressions,)
    )


def _read(db: apsw.Connection, first: str, part: str) -> Iterator[Any]:
    """The rows of every word that begins with a character and holds `part`, each as often as it stands there."""
    if not db.execute("SELECT count(*) FROM temp.sqlite_schema WHERE name = 'places_of_words'").get:
        # A view on the index, of which nothing is stored; the exhibit's own file is open for reading alone.
        db.execute("PRAGMA query_only = OFF")
        try:
            db.execute("CREATE VIRTUAL TABLE temp.places_of_words USING fts5vocab(main, words, instance)")
        finally:
            db.execute("PRAGMA query_only = ON")
    # Words ascend as their UTF-8 does, which is the order of code points; no word begins with the last of these.
    after = chr(ord(first) + 1) if ord(first) + 1 not in range(0xD800, 0xE000) else "\ue000"
    sql = "SELECT doc FROM temp.places_of_words WHERE term >= ? AND term < ? AND instr(term, ?) > 0"
    return db.execute(sql, (first, after, part))


def _set(mask: Bools, rows: Iterator[Any]) -> None:
    import numpy as np

    while numbers := array("q", chain.from_iterable(islice(rows, _PASSED))):
        mask[np.frombuffer(numbers, dtype=np.int64)] = True
