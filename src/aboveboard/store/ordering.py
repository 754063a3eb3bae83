"""The order in which records stand in an exhibit: by time, then by reading, then by place. Of ten million rows each array here
is 40 to 80 MB, so that what is not needed any more is given back before the next is made."""

from __future__ import annotations

from typing import Any

import numpy as np

from aboveboard.store.shard import Ints


def narrow(most: int) -> np.dtype[np.signedinteger[Any]]:
    """The smallest type of numbers that holds 0 to `most`."""
    return next(np.dtype(t) for t in (np.int8, np.int16, np.int32, np.int64) if most <= np.iinfo(t).max)


def joined(arrays: list[Ints]) -> Ints:
    """All in one; those in the list are given back."""
    made = arrays[0] if len(arrays) == 1 else np.concatenate(arrays)
    arrays.clear()
    return made


def in_order(times: list[Ints], readings: list[Ints], places: list[Ints]) -> tuple[Ints, Ints, Ints]:
    """(final number of each row, times in that order, readings in that order) of rows in parts; the lists are emptied."""
    all_times, all_readings = joined(times), joined(readings)
    if np.all(all_times[1:] > all_times[:-1]):
        places.clear()
        return np.arange(1, len(all_times) + 1, dtype=np.int32), all_times, all_readings
    order: Ints = np.argsort(all_times, kind="stable").astype(np.int32)
    all_times = all_times[order]
    same = np.flatnonzero(all_times[1:] == all_times[:-1])
    if len(same):
        _part_ties(order, same, all_times, all_readings, joined(places))
    places.clear()
    ranks = np.empty(len(order), dtype=np.int32)
    ranks[order] = np.arange(1, len(order) + 1, dtype=np.int32)
    return ranks, all_times, all_readings[order]


def _part_ties(order: Ints, same: Ints, times: Ints, readings: Ints, places: Ints) -> None:
    """Put those of one time in the order of reading and place; `same`: which are of the same time as the next."""
    tied = np.zeros(len(order), dtype=np.bool_)
    tied[same] = True
    tied[same + 1] = True
    where = np.flatnonzero(tied)
    rows = order[where]
    order[where] = rows[np.lexsort((places[rows], readings[rows], times[where]))]
