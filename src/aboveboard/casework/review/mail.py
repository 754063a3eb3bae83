"""Mail before a reviewer: the list, and a message with the others of its conversation."""

from __future__ import annotations

from typing import Any

from aboveboard.casework.review.desk import Desk, Rows
from aboveboard.model.query import Query, make_filter
from aboveboard.model.records import KIND_NUMBER

_ALL = Query(((make_filter("kind", "Email"),),))
MOST = 100
"""Messages of one conversation that are listed."""


def all_mail(desk: Desk) -> Rows:
    """Every mail."""
    return desk.answering(_ALL)


def with_it(desk: Desk, record: dict[str, Any]) -> list[dict[str, Any]]:
    """The mails that the store keeps in the same conversation, oldest first, this one among them."""
    number, row = desk.find(record["key"])
    if row.thread is None:
        return [record]
    exhibit = desk.opened[number].exhibit
    service = exhibit.readings[row.src].service
    sources = [r.id for r in exhibit.readings.values() if r.service == service]
    where = (
        f"thread = ? AND kind = {KIND_NUMBER['Email']} AND src IN ({', '.join(map(str, sources))}) AND {exhibit.shown}"
    )
    return [exhibit.present(r) for r in exhibit.rows(where, (row.thread,), limit=MOST)]
