"""The custody log."""

from __future__ import annotations

from litestar import Response, get
from litestar.params import FromQuery

from aboveboard.casework.exhibitrecord import noted_labels
from aboveboard.casework.review.log import log_part, log_state
from aboveboard.web.pages.common import CHUNK, html
from aboveboard.web.pages.given import TheDesk, ThePages


@get("/log", sync_to_thread=True)
def log(
    desk: TheDesk, pages: ThePages, before: FromQuery[int | None] = None, part: FromQuery[bool] = False
) -> Response[str]:
    """Entries, the newest first."""
    with desk.at_work():
        found = log_part(desk, before, CHUNK)
        more = found[-1]["number"] if len(found) == CHUNK else None
        if part:
            return html(pages("log_part", found=found, more=more))
        count, fault = log_state(desk)
        desk.consultations.view("custody log")
        return html(
            pages(
                "log", here="log", found=found, more=more, count=count, fault=fault, recorded=noted_labels(desk.case.db)
            )
        )


HANDLERS = (log,)
