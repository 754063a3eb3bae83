"""The inspector: one record with everything that is known of it."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath, FromQuery

from aboveboard.casework.review import raw, talks
from aboveboard.casework.review.marks import Marked, history, marks_of, tags
from aboveboard.casework.review.previews import files_of
from aboveboard.casework.review.stored import stored_times
from aboveboard.model.saying import citation
from aboveboard.web.pages.common import consulted, html
from aboveboard.web.pages.given import TheDesk, ThePages
from aboveboard.web.render import present

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
_FILES = 6
"""Of a record that carries many: so many are shown beside it."""


@get("/record/{key:str}", sync_to_thread=True)
def record(
    request: Request[Any, Any, Any], desk: TheDesk, pages: ThePages, key: FromPath[str], found: FromQuery[str] = ""
) -> Response[str]:
    """A record, as a page of its own or as the part beside a list; `found` is the search that it was opened from."""
    with desk.at_work():
        one = desk.record(key)
        consulted(desk, "record", one["key"], [one], record=one["key"])
        fields, absent = fields_of(one)
        part = "hx-request" in request.headers
        page = pages(
            "inspector" if part else "record",
            here="",
            record=one,
            found=found if found.isalnum() else "",
            fields=fields,
            stored=stored_times(desk, one, (name for name, _ in fields)),
            absent=absent,
            files=files_of(one)[:_FILES],
            marked=marks_of(desk.case, [one["key"]]).get(one["key"], Marked()),
            history=history(desk.case, one["key"]),
            tags=tags(desk.case),
            thread=talks.thread_of(desk, one),
            citation=citation(one),
            places=raw.places_of(one),
            beside=raw.beside_of(desk, one["key"]),
        )
        return html(page)


@get("/record/{key:str}/bytes", sync_to_thread=True)
def record_bytes(desk: TheDesk, pages: ThePages, key: FromPath[str]) -> Response[str]:
    """Its bytes in the file, part by part; asked for apart, since the evidence may have to be opened. Raises CaseError."""
    with desk.at_work():
        one = desk.record(key)
        look = raw.bytes_of(one)
        prepared = raw.prepare(desk, look)
        place = one["provenance"]
        consulted(desk, "file", f"{look.exhibit}\n{look.path}\n{look.view}", [one], file=look.path, view=look.view)
        columns = raw.columns_of(desk, key)
        places = dict(raw.places_of(one))
    seen = raw.look_at(desk, prepared)
    body = seen.shown.body
    page = pages("record_bytes", shown=seen.shown, body=body, place=place, columns=columns, whole=places.get("bytes"))
    return html(page)


def fields_of(record: dict[str, Any]) -> tuple[list[tuple[str, Any]], list[tuple[str, Any]]]:
    """The fields that hold a value, and those that do not: names and values."""
    fields = [(n, v) for n, v in record.items() if n not in _APART]
    return [(n, v) for n, v in fields if present(v)], [(n, v) for n, v in fields if not present(v)]


HANDLERS = (record, record_bytes)
