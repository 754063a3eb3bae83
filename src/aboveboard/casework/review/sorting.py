"""Lists in another order than time: as many records as fit in memory are put in order whole; longer lists stay in time.

The store keeps records in the order of time and no other. An order by anything else needs every value of the list, which a list
of a million does not give in the time of a page.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, cast

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review.desk import Desk, Record
from aboveboard.model.fold import fold
from aboveboard.model.provenance import STATE_BY_NUMBER
from aboveboard.model.query import Query
from aboveboard.model.records import KIND_BY_NUMBER
from aboveboard.store.present import StoredRow, fields_of_row

MOST = 20_000
"""Records of a list that is put in another order."""
_KEPT = 4
"""Orders that are remembered, while nothing changes."""
ENVELOPE = ("kind", "service", "profile", "state", "direction", "exhibit", "source_file", "thread")
"""What can be sorted by beside the fields of a kind."""


@dataclass(frozen=True)
class Sorted:
    """A part of a list in another order."""

    records: list[Record]
    end: int
    """The place behind it."""
    more: bool


def sorted_part(desk: Desk, query: Query, by: str, *, down: bool, start: int, limit: int) -> Sorted:
    """Records by a column, those without a value last; of equal ones the newer first. Raises CaseError for too many."""
    places = _order(desk, query, by, down=down)
    start = max(0, start)
    part = places[start : start + limit]
    records: list[Record] = []
    for number, row in part:
        exhibit = desk.opened[number].exhibit
        records += [exhibit.present(found) for found in exhibit.rows("id = ?", (row,))]
    return Sorted(records, start + len(part), start + limit < len(places))


def _order(desk: Desk, query: Query, by: str, *, down: bool) -> list[tuple[int, int]]:
    told = desk.told(query)
    kept: dict[tuple[Query, str, bool], list[tuple[int, int]]] = desk.answers.setdefault("sorted", {})
    name = (told, by, down)
    if name not in kept:
        while len(kept) >= _KEPT:
            kept.pop(next(iter(kept)))
        kept[name] = _sort(desk, told, by, down=down)
    return kept[name]


def _sort(desk: Desk, query: Query, by: str, *, down: bool) -> list[tuple[int, int]]:
    with_value: list[tuple[Any, int, int, int]] = []
    without: list[tuple[int, int, int]] = []
    for number, (one, sets) in enumerate(zip(desk.opened, desk.sets, strict=True)):
        listed = ", ".join(map(str, islice(sets.answers(query, newest_first=True), MOST + 1)))
        for row in one.exhibit.rows(f"id IN ({listed})", newest_first=True):
            at = row.at if row.at is not None else -(1 << 62)
            value = _value(desk, number, row, by)
            if value is None:
                without.append((-at, number, row.id))
            else:
                with_value.append((value, -at, number, row.id))
            if len(with_value) + len(without) > MOST:
                raise CaseError(
                    f"a list of more than {MOST:,} records stays in the order of time; narrow it down first"
                )
    # Two turns: the newer first, and stable on that the values, so that turning these round does not turn the times.
    with_value.sort(key=lambda item: item[1:])
    with_value.sort(key=lambda item: item[0], reverse=down)
    without.sort()
    return [(n, i) for *_, n, i in with_value] + [(n, i) for _, n, i in without]


def _value(desk: Desk, number: int, row: StoredRow, by: str) -> tuple[int, Any] | None:
    """What a record is sorted by: numbers before texts; None where there is nothing."""
    exhibit = desk.opened[number].exhibit
    reading = exhibit.readings[row.src]
    match by:
        case "kind":
            return 1, KIND_BY_NUMBER[row.kind].__name__
        case "service" | "profile" | "exhibit":
            return _key(getattr(reading, by))
        case "source_file":
            return _key(reading.path)
        case "state":
            return _key(STATE_BY_NUMBER[row.state].value)
        case "direction" | "thread" | "at":
            return _key(getattr(row, by))
        case _:
            return _key(fields_of_row(row, reading).get(by))


def _key(value: Any) -> tuple[int, Any] | None:
    if isinstance(value, bool | int | float):
        return (0, value) if math.isfinite(value) else None
    if isinstance(value, str):
        folded = fold(value).strip()
        return (1, folded) if folded else None
    if isinstance(value, list):
        found = (_key(item) for item in cast("list[Any]", value))
        return next((key for key in found if key is not None), None)
    if isinstance(value, Mapping):
        said = cast("Mapping[str, Any]", value)
        names = ("utc", "local", "name", "identifier", "value", "title", "path")
        return next((key for name in names if (key := _key(said.get(name))) is not None), None)
    return None


def can_sort(total: int) -> bool:
    """Whether a list of so many records is put in another order."""
    return total <= MOST
