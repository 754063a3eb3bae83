"""The exhibits and their records: seals, condition, photographs by name and hash, handovers, notes."""

from __future__ import annotations

from litestar import Response, get

from aboveboard.casework.exhibitrecord import all_labels, only_recorded, record_of
from aboveboard.web.pages.common import html
from aboveboard.web.pages.given import TheDesk, ThePages


@get("/exhibits", sync_to_thread=True)
def exhibits(desk: TheDesk, pages: ThePages) -> Response[str]:
    """Every exhibit's record in order of time; what was struck out stands where it stood."""
    with desk.at_work():
        waiting = only_recorded(desk.case)
        found = [(label, label in waiting, record_of(desk.case.db, label)) for label in all_labels(desk.case)]
        desk.consultations.view("exhibit record")
        return html(pages("exhibits", here="log", found=found))


HANDLERS = (exhibits,)
