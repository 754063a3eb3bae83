"""Making the record of a row that is not live again: it is looked for in the file once more, and read as it was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import apsw

from aboveboard.engine.evidence import Buffer, EvidenceVfs
from aboveboard.engine.located import recovered_place
from aboveboard.engine.messages import BytePlace, Derived, Standing
from aboveboard.engine.read import Files, Job, Place
from aboveboard.engine.recovered import PART, locator_of, recover
from aboveboard.engine.tasks import GENERIC
from aboveboard.formats.sqlite import Database
from aboveboard.kit import Artifact
from aboveboard.model.outcome import Outcome
from aboveboard.store.present import ROW_COLUMNS
from aboveboard.store.shard import open_shard


def is_recovered(standing: Standing) -> bool:
    """Whether the records of this reading are rows that are not live."""
    return standing.artifact == GENERIC or standing.part.endswith(f" ({PART})")


def live_part(part: str) -> str:
    """The part of the live reading that a reading of recovered rows goes with."""
    return part.removesuffix(f" ({PART})")


class RecoveredRows:
    """All rows of one database that are not live, as one artifact reads them, in a shard in memory."""

    def __init__(
        self, vfs: EvidenceVfs, artifact: Artifact, place: Place, main: bytes, wal: bytes | None, journal: bytes | None
    ) -> None:
        self._db: apsw.Connection = open_shard(None, b"")
        self.outcomes: list[Outcome] = []
        files = Files(Buffer(main), Buffer(wal) if wal else None, Buffer(journal) if journal else None)
        generic = artifact if artifact.id == GENERIC else None
        claims = [artifact] if generic is None else []
        recover(self._db, vfs, claims, generic, place, files, Job("prove"), self.outcomes.extend)

    def of(self, part: str) -> Derived:
        """The records of one reading."""
        found = self._db.execute("SELECT id, layout FROM main.readings WHERE part = ?", (part,)).fetchall()
        if not found:
            return Derived(b"{}", ())
        src, layout = found[0]
        rows: list[Any] = self._db.execute(f"SELECT {ROW_COLUMNS} FROM main.rows WHERE src = ?", (src,)).fetchall()
        return Derived(str(layout).encode(), tuple(rows))

    def close(self) -> None:
        """Give the memory back."""
        self._db.close()


def places(database: Database, locator: str) -> Iterator[BytePlace]:
    """The bytes of the row that a locator names ('main page 12 offset 48312 length 77', an item's name after it)."""
    for row in database.recover():
        name = locator_of(row)
        if locator == name or locator.startswith(name + " "):
            yield recovered_place(database, row)
            return
