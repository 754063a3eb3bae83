"""The inspector: one record with everything that is known of it."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get

from aboveboard.casework.review import talks
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.marks import Marked, history, marks_of, tags
from aboveboard.model.saying import citation
from aboveboard.web.pages.common import consulted, html
from aboveboard.web.render import Pages, present

_APART = (
    "key",
    "kind",
    "service",
    "profile",
    "artifact",
    "time_flags",
    "as_stored",
    "provenance",
    "also_in",
    "twin_of",
)


@get("/record/{key:str}", sync_to_thread=True)
def record(request: Request[Any, Any, Any], desk: Desk, pages: Pages, key: str) -> Response[str]:
    """A record, as a page of its own or as the part beside a list."""
    with desk.at_work():
        found = desk.record(key)
        consulted(desk, "record", found["key"], [found], record=found["key"])
        fields = [(n, v) for n, v in found.items() if n not in _APART]
        part = "hx-request" in request.headers
        page = pages(
            "inspector" if part else "record",
            here="",
            record=found,
            fields=[(n, v) for n, v in fields if present(v)],
            absent=[(n, v) for n, v in fields if not present(v)],
            marked=marks_of(desk.case, [found["key"]]).get(found["key"], Marked()),
            history=history(desk.case, found["key"]),
            tags=tags(desk.case),
            thread=talks.thread_of(desk, found),
            citation=citation(found),
        )
        return html(page)


HANDLERS = (record,)
