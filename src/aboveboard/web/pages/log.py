"""The custody log."""

from __future__ import annotations

from typing import Any

from litestar import Response, get
from litestar.params import FromQuery

from aboveboard.casework import exhibitrecord
from aboveboard.casework.exhibitrecord import noted_labels
from aboveboard.casework.review.log import log_part, log_state
from aboveboard.web.pages.common import CHUNK, html
from aboveboard.web.pages.given import TheDesk, ThePages
from aboveboard.web.wording import ACQUISITIONS, CHOSEN_IN, SENTENCES_IN


@get("/log", sync_to_thread=True)
def log(
    desk: TheDesk, pages: ThePages, before: FromQuery[int | None] = None, part: FromQuery[bool] = False
) -> Response[str]:
    """Entries, the newest first."""
    with desk.at_work():
        found = log_part(desk, before, CHUNK)
        more = found[-1]["number"] if len(found) == CHUNK else None
        said: dict[str, Any] = {
            "found": found,
            "more": more,
            "acquisitions": ACQUISITIONS,
            "sentences_in": SENTENCES_IN,
            "chosen_in": (exhibitrecord.NOTED, CHOSEN_IN),
        }
        if part:
            return html(pages("log_part", **said))
        count, fault = log_state(desk)
        desk.consultations.view("custody log")
        return html(pages("log", here="log", count=count, fault=fault, recorded=noted_labels(desk.case.db), **said))


HANDLERS = (log,)
