"""The files that a received case has: a box for each exhibit, under a key of its own that the case keeps under its key.

Workers that open a box are given its key alone, and never the case's.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from aboveboard.casework.case import Case
from aboveboard.casework.prove.sources import Evidence, Source, sources_of
from aboveboard.sources.api import SourceError

BOX: Final = 0
"""The number under which a box stands among the sources of its exhibit; theirs begin at 1."""
_NAME: Final = "files of "


def box_path(case: Case, exhibit: str) -> Path:
    """Where the box of an exhibit lies."""
    return case.path / "handed" / case.exhibit_path(exhibit).with_suffix(".box").name


def keep_box_key(case: Case, exhibit: str, key: bytes) -> None:
    """Keep the key of an exhibit's box."""
    case.db.execute("INSERT INTO received VALUES (?, ?)", (f"{_NAME}{exhibit}", key.hex()))


def box_of(case: Case, exhibit: str) -> tuple[Source, bytes] | None:
    """The box of an exhibit, and its key; None where it has none."""
    if not case.db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'received'").get:
        return None
    key = case.db.execute("SELECT value FROM received WHERE name = ?", (f"{_NAME}{exhibit}",)).get
    if key is None:
        return None
    path = box_path(case, exhibit)
    return Source(BOX, exhibit, path, path, "", "", None), bytes.fromhex(str(key))


def at_hand(case: Case, evidence: Evidence, exhibit: str) -> list[tuple[Source, bytes | None]]:
    """The sources of an exhibit with what opens them, its box first. Raises SourceError, CaseError."""
    box = box_of(case, exhibit)
    numbers = {int(n) for (n,) in case.db.execute("SELECT id FROM sources")}
    try:
        # All are asked for, so that a place given for one is not taken for another's.
        every = sources_of(case, evidence, numbers, only_one=False)
    except SourceError:
        # What was handed over is there, whether or not the evidence is.
        if box is None or evidence.places:
            raise
        every = {}
    found = [source for _, source in sorted(every.items()) if source.exhibit == exhibit]
    if box is None:
        return [(source, evidence.password) for source in found]
    return [box, *((source, evidence.password) for source in found if source.path.exists())]
