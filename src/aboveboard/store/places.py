"""Looks up where rows stand: the packed pieces that a shard or an exhibit keeps of them."""

from __future__ import annotations

from bisect import bisect_right

import apsw

from aboveboard.model.places import Places, RowPlace
from aboveboard.store.present import Reading, StoredRow, row_number

_PIECES = 256
"""Pieces that are kept unpacked: records that follow each other in time stand in few of them."""


class PlaceFinder:
    """The places of one database, unpacked as they are asked for."""

    def __init__(self, db: apsw.Connection) -> None:
        self._db = db
        self._firsts: dict[tuple[int, str, str], list[int]] = {}
        self._pieces: dict[tuple[int, str, str, int], Places] = {}

    def of(self, row: StoredRow, reading: Reading) -> RowPlace | None:
        """Where a live row of a database stands in its file; None where that is not known."""
        table = reading.layout.get("table")
        if table is None or row.state:
            return None
        number = row_number(row)
        locator = row.loc if number is None else number
        piece = self._piece((reading.source, reading.path, str(table).lower()), locator)
        return None if piece is None else piece.of(locator)

    def _piece(self, table: tuple[int, str, str], locator: int) -> Places | None:
        """The piece that has this locator, if any does."""
        if table not in self._firsts:
            sql = "SELECT first FROM places WHERE source = ? AND path = ? AND tbl = ? ORDER BY first"
            self._firsts[table] = [int(first) for (first,) in self._db.execute(sql, table)]
        firsts = self._firsts[table]
        at = bisect_right(firsts, locator) - 1
        if at < 0:
            return None
        key = (*table, firsts[at])
        found = self._pieces.pop(key, None)
        if found is None:
            sql = "SELECT packed FROM places WHERE source = ? AND path = ? AND tbl = ? AND first = ?"
            found = Places.unpack(bytes(self._db.execute(sql, key).get))
            while len(self._pieces) >= _PIECES:
                self._pieces.pop(next(iter(self._pieces)))
        self._pieces[key] = found
        return found
