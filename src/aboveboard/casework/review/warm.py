"""Gathering what pages need, beside, in the order in which a reviewer comes to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aboveboard.casework.errors import NotCovered
from aboveboard.casework.review import counts, documents, files, gallery, heap, places
from aboveboard.casework.review.desk import Desk

_NEEDS: tuple[tuple[str, Callable[[Desk], Any]], ...] = (
    (counts.COVERAGE, counts.coverages),
    (counts.TALLY, counts.tally),
    (files.TREE, files.all_trees),
    (Desk.ROWS, Desk.row_sets),
    (Desk.EVERYONE, Desk.everyone),
    (gallery.TILES, gallery.all_tiles),
    (documents.PAPERS, documents.papers),
    (places.POSITIONS, places.points),
)


def warm(desk: Desk) -> None:
    """Gather for `desk`, which is at work meanwhile."""
    heap.keep_little()
    beside: Desk | None = None
    try:
        beside = Desk(desk.case.again(), desk.actor)
        beside.refresh()
        records = sum(one.exhibit.count() for one in beside.opened)
        desk.ahead.begin(beside.stamps, {Desk.KNOWN, *(name for name, _ in _NEEDS)}, records)
        with beside.at_work():
            desk.ahead.put(Desk.KNOWN, beside.answers[Desk.KNOWN])
            for name, make in _NEEDS:
                make(beside)
                desk.ahead.put(name, beside.answers[name])
                heap.give_back()
    except NotCovered:
        # The authority has ended; every page says so itself.
        return
    finally:
        desk.ahead.end()
        if beside is not None:
            beside.close()
            beside.case.close()
