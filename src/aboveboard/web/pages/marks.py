"""Tags, notes, reviewed and undo: each post is one action."""

from __future__ import annotations

from typing import Annotated

from litestar import Response, post
from litestar.enums import RequestEncodingType
from litestar.params import Body

from aboveboard.casework.review import marks as cases
from aboveboard.casework.review import sensitive
from aboveboard.casework.review.desk import Desk
from aboveboard.web.pages.common import entries, html
from aboveboard.web.render import Pages

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]


@post("/mark", sync_to_thread=True)
def mark(desk: Desk, pages: Pages, data: Form) -> Response[str]:
    """Mark the records whose keys are given, separated by spaces. Raises CaseError."""
    with desk.at_work():
        keys = data.get("keys", "").split()
        records = [desk.record(key) for key in keys]
        cases.mark(desk.case, desk.actor, data.get("what", ""), data.get("value", ""), [r["key"] for r in records])
        if data.get("what") == cases.SENSITIVE:
            sensitive.forget(desk)
        return html(pages("marked", entries=entries(desk, records), undone=None))


@post("/undo", sync_to_thread=True)
def undo(desk: Desk, pages: Pages) -> Response[str]:
    """Take the last action back."""
    with desk.at_work():
        undone = cases.undo(desk.case, desk.actor)
        keys = [] if undone is None else cases.keys_of(desk.case, undone[0])
        records = [desk.record(key) for key in keys[:500]]
        return html(pages("marked", entries=entries(desk, records), undone=undone or (0, "", 0)))


HANDLERS = (mark, undo)
