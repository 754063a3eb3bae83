"""Dead rows that are earlier versions of a live row under another row number, or whose own number is lost.

Our reader tells versions by their row numbers, by what is unique by the table's own rule, and by all their values. Apps often
write a row anew (INSERT OR REPLACE, delete and insert), so that the thing which the row speaks of is still there under
another number: called deleted, its earlier row would mislead. Here, a dead row is taken for an older version of the live row
with which it shares a value that no second live row has, is an identifier by its look, and hardly anything else speaks
against it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from aboveboard.formats.sqlite import Database, Row, TableInfo
from aboveboard.formats.sqlite.model import Value

REASON = "the live row with the same {} stands under another row number, or this one's is lost"
_UUID = re.compile(
    r"\{?[0-9A-Fa-f]{8}-?[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{12}\}?|[0-9A-Fa-f]{20,}"
)
_TOKEN = re.compile(r"(?=.*[\d@._-])\S{16,}")


@dataclass
class _Hits:
    """Where the values that dead rows have in one column occur in the live table."""

    count: Counter[Value] = field(default_factory=Counter[Value])
    row: dict[Value, tuple[Value, ...]] = field(default_factory=dict[Value, tuple[Value, ...]])
    """The first live row with the value."""


def older_of_live(database: Database, info: TableInfo, rows: Sequence[Row]) -> list[Row]:
    """The same rows; those of state 'deleted' that are versions of a live row of `info` have the state 'older' and say why.

    Only rows with as many values as the table has columns are looked at.
    """
    dead = [r for r in rows if r.state == "deleted" and len(r.values) == len(info.columns)]
    if not dead:
        return list(rows)
    hits = _occurrences(database, info, dead)
    changed: dict[int, Row] = {}
    for row in dead:
        column = _shared(row, hits)
        if column is not None:
            reasons = (*row.reasons, REASON.format(info.columns[column].name))
            changed[id(row)] = msgspec.structs.replace(row, state="older", reasons=reasons)
    return [changed.get(id(r), r) for r in rows]


def _occurrences(database: Database, info: TableInfo, dead: Sequence[Row]) -> Mapping[int, _Hits]:
    """For each column: the live rows that have a value of a dead row there."""
    places = [c for c in range(len(info.columns)) if c != info.rowid_column]
    wanted = {c: {r.values[c] for r in dead if r.values[c] is not None} for c in places}
    found = {c: _Hits() for c in places if wanted[c]}
    for batch in database.batches(info):
        columns = batch.columns
        for place, hits in found.items():
            values = wanted[place]
            for number, value in enumerate(columns[place]):
                if value in values:
                    hits.count[value] += 1
                    if value not in hits.row:
                        hits.row[value] = tuple(column[number] for column in columns)
    return found


def _shared(row: Row, hits: Mapping[int, _Hits]) -> int | None:
    """The column by which the dead row is a version of a live one; None where it is not."""
    values = row.values
    for place, found in hits.items():
        value = values[place]
        if value is None or found.count[value] != 1:
            continue
        live = found.row[value]
        if not _is(_TOKEN, value):
            continue
        agree = disagree = 0
        for other, there in hits.items():
            mine = values[other]
            if mine is None or live[other] is None:
                continue
            if mine == live[other]:
                agree += there.count[mine] == 1
            else:
                # A value that no live row has tells rows apart; one that many have, such as a flag, does not.
                disagree += there.count[mine] == 0
        # Of a row whose number is lost, 'deleted' would say more than is known.
        plain = row.rowid is None or _is(_UUID, value)
        if agree >= disagree if plain else agree > 2 * disagree:
            return place
    return None


def _is(pattern: re.Pattern[str], value: Value) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None
