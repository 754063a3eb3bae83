"""What takes seconds once after an examination, gathered beside while the reviewer reads the first page."""

from __future__ import annotations

from aboveboard.casework.errors import NotCovered
from aboveboard.casework.review import counts, places, talks
from aboveboard.casework.review.desk import Desk


def warm(desk: Desk) -> None:
    """Count, and gather people and places, into what the case keeps."""
    beside = Desk(desk.case.again(), desk.actor)
    try:
        with beside.at_work():
            counts.by_category(beside)
            talks.everyone(beside)
            places.points(beside)
    except NotCovered:
        # The authority has ended; every page says so itself.
        return
    finally:
        beside.close()
        beside.case.close()
