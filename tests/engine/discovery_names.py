"""How much of what discovery finds hangs on names: the sets of stores again, with names of tables or columns taken away.

python -m tests.engine.discovery_names          writes docs/discovery-names.md (some minutes)

An app that nobody has seen calls its tables and columns otherwise than those that rules were made after. So each store is read
once as it is, and once with its tables of a kind called `things`, or with those of their columns whose names mean something
called `xq1`, `xq2` and so on; what is found of that kind then is what values and structure tell.
"""

from __future__ import annotations

import copy
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from aboveboard.engine.discover import words
from tests.engine.discovery_measure import aside
from tests.engine.published_stores_eighth import EIGHTH
from tests.engine.published_stores_eleventh import ELEVENTH
from tests.engine.published_stores_fifteenth import FIFTEENTH
from tests.engine.published_stores_fifth import FIFTH
from tests.engine.published_stores_fourteenth import FOURTEENTH
from tests.engine.published_stores_ninth import NINTH
from tests.engine.published_stores_pool import POOL
from tests.engine.published_stores_pool_eight import POOL_EIGHT
from tests.engine.published_stores_pool_five import POOL_FIVE
from tests.engine.published_stores_pool_four import POOL_FOUR
from tests.engine.published_stores_pool_nine_c import POOL_NINE_C
from tests.engine.published_stores_pool_seven import POOL_SEVEN
from tests.engine.published_stores_pool_six import POOL_SIX
from tests.engine.published_stores_pool_three import POOL_THREE
from tests.engine.published_stores_pool_two import POOL_TWO
from tests.engine.published_stores_seventh import SEVENTH
from tests.engine.published_stores_sixth import SIXTH
from tests.engine.published_stores_tenth import TENTH
from tests.engine.published_stores_thirteenth import THIRTEENTH
from tests.engine.published_talk import Aside

SETS: tuple[Mapping[str, Callable[[], Aside]], ...] = (
    *(FIFTH, SIXTH, SEVENTH, EIGHTH, NINTH, TENTH, ELEVENTH, THIRTEENTH, FOURTEENTH, FIFTEENTH),
    *(POOL, POOL_TWO, POOL_THREE, POOL_FOUR, POOL_FIVE, POOL_SIX, POOL_SEVEN, POOL_EIGHT, POOL_NINE_C),
)
TRIED = (
    ("Call", None, "the table's name"),
    ("Call", "phone", "names for numbers"),
    ("Call", "party", "names for who it was with, numbers too"),
    ("Call", "time", "names for times"),
    ("Call", "duration", "names for lengths"),
    ("Contact", None, "the table's name"),
    ("Contact", "phone", "names for numbers"),
    ("Contact", "name", "names for names"),
    ("Message", None, "the table's name"),
    ("Message", "body", "names for texts"),
    ("Message", "party", "names for who it was with"),
    ("Message", "time", "names for times"),
)
"""Kind, what the names of columns that are taken away mean (None: the table's own name), and that in words."""
PAGE = Path(__file__).resolve().parents[2] / "docs" / "discovery-names.md"
SQLITE = b"SQLite format 3\0"


@dataclass(frozen=True)
class Lost:
    """What became of the records of a kind of some stores."""

    stores: int
    worse: int
    """Stores in which fewer are found."""
    before: int
    after: int


def without_names(one: Aside, kind: str, meaning: str | None) -> Aside | None:
    """A store whose names for records of a kind say nothing; None where it has no such names, or is no database."""
    tables = {r["provenance"]["table"].lower() for r in one.truth if r["kind"] == kind}
    if one.path is not None or not one.data.startswith(SQLITE) or not tables:
        return None
    db = sqlite3.connect(":memory:")
    db.deserialize(one.data)
    real = [n for (n,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'") if n.lower() in tables]
    if len(real) < len(tables):
        return None  # What is told of a view, or of something inside a table.
    if meaning is not None:
        return replace(one, data=db.serialize()) if _without_columns(db, real, meaning) else None
    called = {old.lower(): f"things{number or ''}" for number, old in enumerate(sorted(real))}
    for old in real:
        db.execute(f'ALTER TABLE "{old}" RENAME TO "{called[old.lower()]}"')
    db.commit()
    truth = copy.deepcopy(one.truth)
    for record in truth:
        table = record["provenance"]["table"]
        record["provenance"]["table"] = called.get(table.lower(), table)
    spare = frozenset((called.get(t, t), row) for t, row in one.spare)
    decoys = frozenset(called.get(t, t) for t in one.decoys)
    return replace(one, data=db.serialize(), truth=truth, spare=spare, decoys=decoys)


def _without_columns(db: sqlite3.Connection, tables: Iterable[str], meaning: str) -> int:
    """Takes the names of columns away that mean something; how many there were."""
    number = 0
    for table in tables:
        columns = [str(row[1]) for row in db.execute(f'PRAGMA table_info("{table}")')]
        for column in columns:
            if meaning in words.column_meanings(column):
                number += 1
                db.execute(f'ALTER TABLE "{table}" RENAME COLUMN "{column}" TO "xq{number}"')
    db.commit()
    return number


def pairs(
    sets: Iterable[Mapping[str, Callable[[], Aside]]], kind: str, meaning: str | None
) -> Iterator[tuple[int, int]]:
    """(found right as it is, found right without names) of each store that has such names."""
    for stores in sets:
        for name, make in stores.items():
            one = make()
            other = without_names(one, kind, meaning)
            if other is not None:
                scores = aside({name: lambda o=one: o, f"{name} without": lambda o=other: o})
                yield scores[0].right[kind], scores[1].right[kind]


def lost(sets: Iterable[Mapping[str, Callable[[], Aside]]], kind: str, meaning: str | None) -> Lost:
    """The same, summed up."""
    every = list(pairs(sets, kind, meaning))
    return Lost(len(every), sum(b < a for a, b in every), sum(a for a, _ in every), sum(b for _, b in every))


def page() -> str:
    """docs/discovery-names.md."""
    lines = [INTRO, "| kind | taken away | stores | found with names | found without | stores with fewer |"]
    lines.append("| --- | --- | --- | --- | --- | --- |")
    for kind, meaning, said in TRIED:
        one = lost(SETS, kind, meaning)
        share = f"{one.after:,} ({one.after / one.before:.0%})"
        lines.append(f"| {kind} | {said} | {one.stores} | {one.before:,} | {share} | {one.worse} |")
    return "\n".join(lines) + "\n"


INTRO = """\
<!-- Written by `python -m tests.engine.discovery_names`: run it, do not edit. -->
# How much of discovery hangs on names

What [discovery](discovery.md) finds it finds by values and by names. An app that nobody has seen calls its tables otherwise. Here
the databases of the sets and pools that discovery was developed on, and of the sets that were kept aside and opened since, are
read with names taken away: tables of a kind are called `things`, columns whose names mean something `xq1`. The column
*found without* is what values, keys and the other names tell. No app takes all such names away at once, so it is harder than an
app that nobody knows, in this alone; of how else such apps differ it says nothing.
"""


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
