"""What handlers share: answers as HTML, records with what stands on them, places in addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from litestar import MediaType, Response

from aboveboard.casework.review.desk import Desk, Part, Position, Rows
from aboveboard.casework.review.marks import Marked, marks_of
from aboveboard.casework.review.stored import NOTHING, Stored, stored_as
from aboveboard.model.times import from_iso

CHUNK = 50
"""Records of one part of a list."""


@dataclass(frozen=True)
class Entry:
    """A record in a list, and what stands on it."""

    record: dict[str, Any]
    marked: Marked
    stored: Stored = NOTHING
    """What the store kept for its time, and whose clock it was."""


def html(page: str, status: int = 200) -> Response[str]:
    """A page as an answer."""
    return Response(page, status_code=status, media_type=MediaType.HTML)


def entries(desk: Desk, records: Sequence[dict[str, Any]]) -> list[Entry]:
    """Records with their marks."""
    marked = marks_of(desk.case, [r["key"] for r in records])
    return [Entry(r, marked.get(r["key"], Marked()), stored_as(desk, r, "at")) for r in records]


def times_of(records: Sequence[dict[str, Any]]) -> tuple[int, ...]:
    """The times of records that have one in UTC, as microseconds."""
    return tuple(from_iso(r["at"]) for r in records if isinstance(r["at"], str))


def part_of(desk: Desk, rows: Rows, place: str, newest_first: bool, default: Position | None = None) -> Part:
    """The part of a list that begins at a place of an address, or at its own beginning."""
    if place:
        start = Position.read(place)
    elif default is not None:
        start = default
    else:
        start = desk.end_of_time() if newest_first else desk.beginning()
    return desk.part(rows, start, newest_first=newest_first, limit=CHUNK)


def consulted(desk: Desk, what: str, filter: str, records: Sequence[dict[str, Any]], **detail: object) -> None:
    """Tell the log what is before the examiner."""
    desk.consultations.view(what, filter, tuple(r["key"] for r in records), times_of(records), **detail)
