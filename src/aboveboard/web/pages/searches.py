"""Saved searches: the list of them, running one, and files of them."""

from __future__ import annotations

import math
from typing import Annotated, Any

from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromQuery
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from aboveboard.casework import searches as cases
from aboveboard.casework.errors import CaseError
from aboveboard.casework.review import counts
from aboveboard.casework.review.desk import Desk
from aboveboard.model.query import parse
from aboveboard.web.pages.common import html
from aboveboard.web.pages.given import TheDesk, ThePages, TheSession
from aboveboard.web.session import Session

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
File = Annotated[dict[str, UploadFile], Body(media_type=RequestEncodingType.MULTI_PART)]
_OFFER = "searches\n"


@get("/searches", sync_to_thread=True)
def listed(desk: TheDesk, pages: ThePages) -> Response[str]:
    """All that are kept, and those that were deleted."""
    with desk.at_work():
        desk.consultations.view("saved searches")
        kept, gone = cases.searches(desk.case), cases.searches(desk.case, deleted=True)
        return html(pages("searches", here="searches", kept=kept, gone=gone))


@get("/searches/options", sync_to_thread=True)
def options(desk: TheDesk, pages: ThePages) -> Response[str]:
    """For the search box: the queries under their names."""
    with desk.at_work():
        return html(pages("searches_options", kept=cases.searches(desk.case)))


@post("/searches/keep", sync_to_thread=True)
def keep(desk: TheDesk, session: TheSession, data: Form) -> Redirect:
    """Keep a search under a name. Raises CaseError, QueryError."""
    with desk.at_work():
        name, query = data.get("name", ""), data.get("q", "")
        one = cases.save(desk.case, desk.actor, name, query, session.settings.zone, data.get("page", "list"))
        return _ran(desk, session, one)


@post("/searches/run", sync_to_thread=True)
def run(desk: TheDesk, session: TheSession, data: Form) -> Redirect:
    """Run one again, in its zone. Raises CaseError."""
    with desk.at_work():
        one = cases.saved(desk.case, _number(data))
        session.settings.change("zone", one.zone)
        return _ran(desk, session, one)


def _ran(desk: Desk, session: Session, one: cases.Saved) -> Redirect:
    query = parse(one.query)
    before = cases.ran(desk.case, one.number, counts.facets(desk, query, math.inf).total)
    session.before.pop(one.number, None)
    if before.ran_at is not None and before.found is not None:
        session.before[one.number] = (before.ran_at, before.found)
    oldest = "true" if one.page == "list oldest" else "false"
    return _to(f"/found/{session.address(str(query))}?ran={one.number}&oldest={oldest}")


@post("/searches/change", sync_to_thread=True)
def change(desk: TheDesk, data: Form) -> Redirect:
    """Rename one, delete it, or take the deletion back. Raises CaseError."""
    with desk.at_work():
        match data.get("do"):
            case "rename":
                cases.rename(desk.case, desk.actor, _number(data), data.get("name", ""))
            case "delete":
                cases.delete(desk.case, desk.actor, _number(data))
            case "restore":
                cases.restore(desk.case, desk.actor, _number(data))
            case other:
                raise CaseError(f"a search is renamed, deleted or put back; not {other!r}")
        return _to("/searches")


@get("/searches/file", sync_to_thread=True)
def file(desk: TheDesk, number: FromQuery[int] = 0) -> Response[bytes]:
    """One of them, or all, as a file that people can read. Raises CaseError."""
    with desk.at_work():
        text = cases.hand_out(desk.case, desk.actor, {number} if number else None)
    headers = {"content-disposition": 'attachment; filename="searches.toml"'}
    return Response(text.encode(), media_type="application/toml", headers=headers)


@post("/searches/offer", sync_to_thread=True, request_max_body_size=2 * cases.MOST_BYTES)
def offer(desk: TheDesk, pages: ThePages, session: TheSession, data: File) -> Response[str]:
    """Show what a file holds; nothing is taken in yet. Raises CaseError."""
    given: Any = data.get("file")
    if not isinstance(given, UploadFile):
        raise CaseError("choose a file with searches")
    body = given.file.read(cases.MOST_BYTES + 1)
    with desk.at_work():
        found = cases.offered(desk.case, body)
        word = session.address(_OFFER + body.decode("utf-8"))
        return html(pages("searches_offer", here="searches", found=found, word=word))


@post("/searches/take", sync_to_thread=True)
def take(desk: TheDesk, session: TheSession, data: Form) -> Redirect:
    """Take in the searches that were shown. Raises CaseError."""
    text = session.meant(data.get("word", ""))
    if not text.startswith(_OFFER):
        raise CaseError("this address is of another page")
    with desk.at_work():
        cases.take_in(desk.case, desk.actor, text.removeprefix(_OFFER).encode("utf-8"))
        return _to("/searches")


def _number(data: dict[str, str]) -> int:
    text = data.get("number", "")
    if not text.isdecimal() or len(text) > 9:
        raise CaseError("no search is named")
    return int(text)


def _to(address: str) -> Redirect:
    return Redirect(address, status_code=HTTP_303_SEE_OTHER)


HANDLERS = (listed, options, keep, run, change, file, offer, take)
