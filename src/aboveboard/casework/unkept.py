"""A look without keeping: a case whose evidence lies in memory, under a key that is kept nowhere, and is gone with the look.

What stays in the case's folder is its authority, the custody log and the receipts. All else that a case holds (exhibits, shards,
previews, marks, what was derived) is written to a passing folder, enciphered with a key that lives in this process and in those
that read for it. A look that was killed leaves bytes without a key there, which the next one deletes.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import apsw

from aboveboard.casework import passing
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor, entries
from aboveboard.casework.errors import CaseError
from aboveboard.casework.exhibitrecord import only_recorded
from aboveboard.casework.standing import ENDS
from aboveboard.store.db import attach, connect
from aboveboard.store.schema import LOOK, RECEIPTS

PREFIX = "aboveboard-look-"
BEGUN, ENDED, BROKEN = "look without keeping begun", "look without keeping ended", "look without keeping was broken off"
_ROOM = 2 << 30
"""Bytes that must be free in memory for a look to lie there."""


@contextmanager
def unkept(case: Case, actor: Actor) -> Generator[Case, None, None]:
    """The same case with a place for evidence that is gone afterwards. Raises CaseError, also where the case keeps evidence."""
    case.must_stand(actor)
    if set(case.exhibit_labels()) - set(only_recorded(case)):
        raise CaseError(f"{case.path} keeps what was examined; a look without keeping begins a case of its own")
    # Those that a look asks for and another process may make meanwhile.
    for sql in (RECEIPTS, ENDS):
        case.db.execute(sql)
    folder = passing.make(PREFIX, _ROOM)
    key = os.urandom(32)
    with passing.held(folder):
        said = [str(e.detail.get("what")) for e in entries(case.db) if e.detail.get("what") in (BEGUN, ENDED, BROKEN)]
        if said and said[-1] == BEGUN:
            case.log(actor, "erasure", what=BROKEN, how="the key was in memory alone and is gone")
        case.log(actor, "collection", what=BEGUN)
        (folder / "exhibits").mkdir()
        looked = Case(case.path, key, _open(case, folder, key, new=True), folder, lambda: _open(case, folder, key))
        try:
            yield looked
        finally:
            looked.close()
            passing.remove(folder)
            case.log(
                actor, "erasure", what=ENDED, how="its folder was deleted; the key was in memory alone and is gone"
            )


def _open(case: Case, folder: Path, key: bytes, *, new: bool = False) -> apsw.Connection:
    """The passing database; tables that it lacks are those of the case's own, which stays."""
    db = connect(folder / "case.db", key, create=new)
    if new:
        db.execute(LOOK)
    attach(db, case.path / "case.db", case.key, "kept", readonly=False)
    return db
