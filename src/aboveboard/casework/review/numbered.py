"""Rows whose numbers are known before they are read, as a view that can be begun anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from aboveboard.casework.review.desk import Desk, Rows
from aboveboard.store.present import StoredRow

if TYPE_CHECKING:
    import numpy as np

    Whole = np.ndarray[tuple[int], np.dtype[np.int64]]
    """Row numbers, times and the like."""


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
