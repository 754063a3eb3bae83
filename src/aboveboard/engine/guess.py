"""Databases without a telling name or place: which artifacts' structure do they have?

Used only where a source has no layout of a phone (a folder of files copied out of one), so that a database called
`3-1_mmssms.db` is still read. The artifact that needs the most of what is there wins, and a name that resembles its own.
"""

from __future__ import annotations

from collections.abc import Container, Set

import apsw

from aboveboard.engine.compose import all_tables, read_schema, tables_of, unfit
from aboveboard.engine.entry import Entry
from aboveboard.engine.evidence import Bytes, EvidenceVfs, NotADatabase, attached
from aboveboard.engine.messages import Claim
from aboveboard.engine.patterns import means, spread
from aboveboard.engine.registry import artifacts, entries
from aboveboard.engine.utf16 import TooLarge
from aboveboard.kit import Artifact, Code, Sqlite, SqliteCode, expressions, references


def best_fits(
    db: apsw.Connection, vfs: EvidenceVfs, main: Bytes, path: str, chosen: Container[str]
) -> tuple[Claim, ...]:
    """The claims of the best-fitting artifacts, never two that say the same.

    Of each kind of record one service's: its artifacts for several tables are parts of one app.
    """
    scored: list[tuple[int, int, str, Artifact]] = []
    try:
        with attached(db, vfs, main) as ev:
            tables = all_tables(db, ev.schema)
            names = {t.lower() for t in tables}
            for entry in entries().values():
                if entry.id not in chosen or not may_fit(entry, names):
                    continue
                artifact = artifacts()[entry.id]
                score = _score(db, ev.schema, tables, artifact, path.lower())
                if score:
                    scored.append((-score, -len(artifact.tested), artifact.id, artifact))
    except (NotADatabase, TooLarge):
        return ()
    taken: dict[str, tuple[str, set[str]]] = {}
    claims: list[Claim] = []
    for *_, artifact in sorted(scored, key=lambda s: s[:3]):
        kinds = [k.__name__ for k in artifact.kinds]
        bases = {t.lower() for t in entries()[artifact.id].tables}
        said = [taken[k] for k in kinds if k in taken]
        if any(service != artifact.service or bases & theirs for service, theirs in said):
            continue
        for kind in kinds:
            taken.setdefault(kind, (artifact.service, set()))[1].update(bases)
        claims.append(Claim(artifact.id, sure=False))
    return tuple(claims)


def may_fit(entry: Entry, names: Set[str]) -> bool:
    """Whether any base table of the artifact is there: without, none of its readings fits."""
    return any(t.lower() in names or (set(t) & set("*?[") and any(means(t, n) for n in names)) for t in entry.tables)


def _score(db: apsw.Connection, schema: str, tables: list[str], artifact: Artifact, path: str) -> int:
    """How much of what an artifact needs is there; more where the path names its file or its service."""
    best = 0
    for reading in spread([r for r in artifact.read if not isinstance(r, Code)], tables):
        found = read_schema(db, schema, tables_of(reading))
        if not unfit(reading, found):
            best = max(best, len(_needs(reading)))
    if best < 4:
        return 0
    own = {f.rsplit("/", 1)[-1].lower() for f in artifact.files}
    name = path.rsplit("/", 1)[-1]
    return best + 1000 * any(o.strip("*") and o.strip("*") in name for o in own) + 500 * (artifact.service in path)


def _needs(reading: Sqlite | SqliteCode) -> set[tuple[str, str]]:
    return {reference for text in expressions(reading) for reference in references(text)}
