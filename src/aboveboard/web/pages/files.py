"""The evidence tree, and a file with what was read of it."""

from __future__ import annotations

from litestar import Response, get

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review import files as cases
from aboveboard.casework.review.desk import Desk
from aboveboard.web.pages.common import html
from aboveboard.web.render import Pages
from aboveboard.web.session import Session


@get("/files", sync_to_thread=True)
def tree(desk: Desk, pages: Pages, session: Session, at: str = "") -> Response[str]:
    """A folder; without an address the top of each source. Raises CaseError."""
    with desk.at_work():
        if at:
            exhibit, source, path = _parts(session.meant(at), 3)
            folders = [cases.folder(desk, exhibit, int(source), path, hide=not session.settings.known)]
        else:
            folders = cases.tops(desk, hide=not session.settings.known)
        desk.consultations.view("files", at, folders=len(folders))
        return html(pages("files", here="files", folders=folders, back=f"/files?at={at}" if at else "/files"))


@get("/file/{word:str}", sync_to_thread=True)
def one(desk: Desk, pages: Pages, session: Session, word: str) -> Response[str]:
    """A file. Raises CaseError."""
    with desk.at_work():
        exhibit, path = _parts(session.meant(word), 2)
        found = cases.file(desk, exhibit, path)
        desk.consultations.view("file", path, sha256=found.sha256)
        return html(pages("file", here="files", file=found))


def _parts(text: str, count: int) -> list[str]:
    parts = text.split("\n", count - 1)
    if len(parts) != count:
        raise CaseError("this address is of another page")
    return parts


HANDLERS = (tree, one)
