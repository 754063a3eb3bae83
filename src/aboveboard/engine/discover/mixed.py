"""Tables whose rows are of several kinds: parted by which columns they fill, and told apart by a code or a column. Pure.

Stores of documents, of keys and values, and Core Data's tables for an entity and those made of it keep messages, people and
settings side by side. Rows that fill the same columns are of one kind; a part is only taken where something in each row says
that it belongs there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from aboveboard.engine.discover import words
from aboveboard.engine.discover.columns import Column
from aboveboard.engine.discover.joins import Table

LEAST: Final = 3
"""Rows that a part has at least."""
_LEAST_OPTIONAL: Final = 2
_MOST_PARTS: Final = 12
_MOST_CODES: Final = 24
_ALIKE: Final = 0.5
_NEARLY: Final = 0.97
_HARDLY: Final = 0.02


@dataclass(frozen=True)
class Only:
    """Some of a table's rows: those whose `column` is one of `values`, or (`without`) is none of them."""

    column: str
    values: tuple[int | str, ...]
    without: bool = False
    others: str = "messages"
    """What the rows are that are left out."""
    present: bool = False
    """Those that have a value in the column at all, or (`without`) none."""

    def holds(self, value: Any) -> bool:
        """Whether a row with this value in the column is one of them."""
        if self.present:
            return (value is not None and value != "") is not self.without
        return (value in self.values) is not self.without


def parts(table: Table) -> list[tuple[Table, Only]]:
    """The parts of a table whose rows fill different columns; none where all are alike or nothing tells them apart."""
    count = min((len(c.values) for c in table.columns), default=0)
    if count < 2 * LEAST:
        return []
    stored = table.rowid is not None or bool(table.key)
    if stored and not any(c.within or _names_kinds(c) for c in table.columns):
        return []  # A table that holds several kinds says which, or packs them into cells.
    optional = [c for c in table.columns if not c.above and _HARDLY < c.fill < 1 - _HARDLY]
    if len(optional) < _LEAST_OPTIONAL or not any(
        c.texts and c.looks.natural + c.looks.personal > 0.3 for c in optional
    ):
        return []
    filled = {c.name: [v is not None and v != "" for v in c.values] for c in optional}
    some = list(filled)
    clusters = _clusters([frozenset(n for n in some if filled[n][row]) for row in range(count)])
    if len(clusters) < 2:
        return []
    found: list[tuple[Table, Only]] = []
    for rows in clusters:
        if len(rows) < LEAST:
            continue
        told = (
            _by_code(table, rows, count, named=True)
            or _by_presence(filled, some, rows, count)
            or _by_code(table, rows, count, named=False)
        )
        if told is not None:
            found.append((of_rows(table, rows, count), told))
    return found[:_MOST_PARTS]


def _clusters(shapes: Sequence[frozenset[str]]) -> list[list[int]]:
    """Rows by which columns they fill: the commonest ways lead, and what is like one of them goes with it."""
    leaders: list[frozenset[str]] = []
    of: dict[frozenset[str], int] = {}
    for shape, _ in Counter(shapes).most_common():
        likest = max(range(len(leaders)), key=lambda n: _likeness(shape, leaders[n]), default=None)
        if likest is not None and _likeness(shape, leaders[likest]) >= _ALIKE:
            of[shape] = likest
        else:
            of[shape] = len(leaders)
            leaders.append(shape)
        if len(leaders) > 4 * _MOST_PARTS:
            return []
    found: list[list[int]] = [[] for _ in leaders]
    for row, shape in enumerate(shapes):
        found[of[shape]].append(row)
    return sorted(found, key=lambda rows: -len(rows))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    every = len(one | other)
    return len(one & other) / every if every else 1.0


_KINDS: Final = frozenset(
    ("type", "kind", "class", "entity", "ent", "collection", "category", "model", "doctype", "schema")
)


def _names_kinds(column: Column) -> bool:
    return bool(set(column.words) & _KINDS) or "type" in column.means


def _by_code(table: Table, rows: Sequence[int], count: int, *, named: bool) -> Only | None:
    """A column of codes, `named` for kinds or not, whose values are those of these rows and of no other."""
    within = set(rows)
    for column in table.columns:
        if _names_kinds(column) is not named:
            continue
        if column.time is not None or column.fill < _NEARLY or column.above:
            continue
        values = {v for v in column.there if isinstance(v, int | str)}
        if (
            not 2 <= len(values) <= _MOST_CODES
            or len(column.there) < 2 * len(values)
            or any(len(str(v)) > 60 for v in values)
        ):
            continue
        inside = Counter(column.values[r] for r in rows)
        outside = Counter(v for r, v in enumerate(column.values[:count]) if r not in within)
        if not (inside.keys() & outside.keys()) and all(isinstance(v, int | str) for v in inside):
            said = tuple(sorted((v for v in inside if isinstance(v, int | str)), key=str))
            return Only(column.name, said, others="rows of other kinds")
    return None


def _by_presence(
    filled: Mapping[str, Sequence[bool]], some: Sequence[str], rows: Sequence[int], count: int
) -> Only | None:
    """A column that these rows fill and hardly any other."""
    within = set(rows)
    best: tuple[int, str] | None = None
    for name in some:
        here = sum(filled[name][r] for r in rows)
        there = sum(filled[name][r] for r in range(count) if r not in within)
        if here >= _NEARLY * len(rows) and there <= _HARDLY * (count - len(rows)) and here > (best[0] if best else 0):
            best = (here, name)
    return Only(best[1], (), others="rows of other kinds", present=True) if best is not None else None


def of_rows(table: Table, rows: Sequence[int], count: int) -> Table:
    """The table of these rows alone, with the columns that they fill."""
    columns = [replace(c, values=tuple(c.values[r] for r in rows)) for c in table.columns]
    kept = tuple(c for c in columns if c.there)
    share = max(len(rows), round(table.rows * len(rows) / count))
    return replace(table, columns=kept, rows=share, label=label(kept))


_CALL: Final = "call"
"""A message about a call is one: 'CallMessage'."""


def label(columns: Sequence[Column]) -> str:
    """The words that nearly all keys or paths of a table's rows have, as 'messages' in 'chats/12/messages/7'."""
    for column in columns:
        if set(column.words) & _KINDS and column.distinct == 1 and "last" not in column.means:
            # What the rows say themselves that they are, and not what the last of a conversation was.
            kind = column.texts[0] if column.texts else column.named.get(column.there[0], "")
            said = [w for w in words.split(kind[:60]) if words.TABLE.get(w)]
            if said:
                return _CALL if _CALL in said else said[-1]
    for column in columns:
        named = column.primary or column.unique or set(column.words) & {"key", "path", "collection", "uri"}
        named = named or column.words == ("name",)
        if not named or len(column.texts) < _NEARLY * len(column.values) or column.looks.natural > 0.5:
            continue
        every = [frozenset(words.split(t)) for t in column.texts[:100]]
        shared = frozenset[str].intersection(*every) if every else frozenset[str]()
        last = [w for w in words.split(column.texts[0]) if w in shared and words.TABLE.get(w)]
        if last:
            return last[-1]
    return ""


__all__ = ["LEAST", "Only", "label", "of_rows", "parts"]
