"""Rows whose numbers are known before they are read, as a view that can be begun anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from aboveboard.casework.review.desk import Desk, Position, Rows
from aboveboard.store.present import StoredRow

if TYPE_CHECKING:
    import numpy as np

    Whole = np.ndarray[tuple[int], np.dtype[np.int64]]
    """Row numbers, times and the like."""
    Bools = np.ndarray[tuple[int], np.dtype[np.bool_]]

_STRETCH = 1 << 16
"""Rows that are looked through at a time."""


def numbered(desk: Desk, chosen: Callable[[int], Whole]) -> Rows:
    """The rows whose numbers `chosen` says of each exhibit, in ascending order."""
    import numpy as np

    said: dict[int, Whole] = {}

    def rows(number: int, after: int | None, newest_first: bool, limit: int) -> Iterable[StoredRow]:
        if number not in said:
            said[number] = chosen(number)
        ids = said[number]
        if newest_first:
            end = ids.size if after is None else int(np.searchsorted(ids, after, side="left"))
            part = ids[max(0, end - limit) : end]
        else:
            begin = 0 if after is None else int(np.searchsorted(ids, after, side="right"))
            part = ids[begin : begin + limit]
        listed = ", ".join(str(int(i)) for i in part)
        return desk.opened[number].exhibit.rows(f"id IN ({listed})", newest_first=newest_first)

    return rows


def looked_for(desk: Desk, chosen: Callable[[int, slice], Bools], first: Position, end: Position) -> Rows:
    """The rows from one place to another for which `chosen` says so, told of some numbers of an exhibit at a time.

    They are looked for from where a part begins until it is full: to list all of millions takes longer, and fills memory.
    """
    import numpy as np

    def rows(number: int, after: int | None, newest_first: bool, limit: int) -> Iterable[StoredRow]:
        low, high = first.rows[number], end.rows[number]
        if after is not None:
            low, high = (low, min(high, after)) if newest_first else (max(low, after + 1), high)
        found: list[int] = []
        while low < high and len(found) < limit:
            some = slice(max(low, high - _STRETCH), high) if newest_first else slice(low, min(high, low + _STRETCH))
            here = np.flatnonzero(chosen(number, some)) + some.start
            left = limit - len(found)
            found += (here[-left:] if newest_first else here[:left]).tolist()
            low, high = (low, some.start) if newest_first else (some.stop, high)
        listed = ", ".join(map(str, found))
        return desk.opened[number].exhibit.rows(f"id IN ({listed})", newest_first=newest_first)

    return rows
