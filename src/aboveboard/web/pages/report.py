"""The basket: what goes to paper, and the papers."""

from __future__ import annotations

import hashlib
import time

from litestar import MediaType, Response, get
from litestar.params import FromPath, FromQuery

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review.basket import basket, disclosed
from aboveboard.casework.review.marks import Marked, tags
from aboveboard.report.paper import html_of, pdf_of
from aboveboard.web.pages.common import consulted, html
from aboveboard.web.pages.given import TheDesk, ThePages, TheSession

_FORMS = {"html": MediaType.HTML, "pdf": "application/pdf"}


@get("/report", sync_to_thread=True)
def report(desk: TheDesk, pages: ThePages, session: TheSession, of: FromQuery[str] = "") -> Response[str]:
    """The tags, and the numbered records of one of them."""
    with desk.at_work():
        known = tags(desk.case)
        tag = session.meant(of) if of else next(iter(known), "")
        found = basket(desk, tag) if tag in known else None
        if found is not None:
            consulted(desk, "basket", tag, [item.record for item in found.items])
        return html(pages("report", here="report", tags=known, tag=tag, found=found, Marked=Marked))


@get("/report/{form:str}/{word:str}", sync_to_thread=True)
def paper(desk: TheDesk, session: TheSession, form: FromPath[str], word: FromPath[str]) -> Response[bytes]:
    """The report of a tag as a file. Raises CaseError."""
    if form not in _FORMS:
        raise CaseError(f"a report is {' or '.join(_FORMS)}, not {form}")
    now = time.time_ns() // 1000
    with desk.at_work():
        found = basket(desk, session.meant(word))
    zone = session.settings.zone
    made = pdf_of(found, zone, now) if form == "pdf" else html_of(found, zone, now).encode()
    with desk.at_work():
        disclosed(desk, found, form, hashlib.sha256(made).hexdigest())
    headers = {"content-disposition": f'attachment; filename="report-{now // 1_000_000}.{form}"'}
    return Response(made, media_type=_FORMS[form], headers=headers)


HANDLERS = (report, paper)
