"""Which lists of known files are in force, why, and what they hide."""

from __future__ import annotations

from litestar import Response, get

from aboveboard.casework.known import lists
from aboveboard.web.pages.common import html
from aboveboard.web.pages.given import TheDesk, ThePages, TheSession


@get("/known", sync_to_thread=True)
def known(desk: TheDesk, pages: ThePages, session: TheSession) -> Response[str]:
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
