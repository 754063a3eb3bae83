"""Which lists of known files are in force, why, and what they hide."""

from __future__ import annotations

from litestar import Response, get

from aboveboard.casework.known import lists
from aboveboard.casework.review.desk import Desk
from aboveboard.web.pages.common import html
from aboveboard.web.render import Pages
from aboveboard.web.session import Session


@get("/known", sync_to_thread=True)
def known(desk: Desk, pages: Pages, session: Session) -> Response[str]:
    """The lists, and how many files of each exhibit they know."""
    with desk.at_work():
        desk.consultations.view("known files")
        every = lists(desk.case, removed=True)
        page = pages(
            "known",
            here="files",
            lists=[one for one in every if one.removed_at is None],
            removed=[one for one in every if one.removed_at is not None],
            exhibits=list(zip((o.exhibit.label for o in desk.opened), desk.known().of, strict=True)),
            shown=session.settings.known,
        )
        return html(page)


HANDLERS = (known,)
