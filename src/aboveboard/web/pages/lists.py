"""Searches and lists: one query, its facets and its records, newest or oldest first."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review import counts
from aboveboard.casework.review.desk import Desk
from aboveboard.model.provenance import State
from aboveboard.model.query import Query, make_filter, parse
from aboveboard.model.records import CATEGORIES, KINDS
from aboveboard.web.columns import columns_of
from aboveboard.web.pages.common import consulted, entries, html, part_of
from aboveboard.web.render import Pages
from aboveboard.web.session import Session

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]


@post("/search", sync_to_thread=True)
def search(session: Session, data: Form) -> Redirect:
    """Words in, an opaque address out: what was searched for stands in no history. Raises QueryError."""
    query = parse(data.get("q", ""))
    if "add" in data:
        query = query.also(*(c for c in parse(data["add"]).clauses()))
    if "drop" in data:
        query = Query(tuple(g for g in query.groups if str(Query((g,))) != data["drop"]))
    return Redirect(f"/found/{session.address(str(query))}", status_code=HTTP_303_SEE_OTHER)


@get("/list/{category:str}", sync_to_thread=True)
def category_list(
    desk: Desk, pages: Pages, session: Session, category: str, at: str = "", oldest: bool = False, part: bool = False
) -> Response[str]:
    """All records of a category."""
    if category not in CATEGORIES:
        raise CaseError(f"there is no category {category}; there are {', '.join(CATEGORIES)}")
    query = Query((tuple(make_filter("kind", k.__name__) for k in CATEGORIES[category]),))
    return _listed(desk, pages, session, query, at=at, oldest=oldest, part=part, category=category)


@get("/found/{word:str}", sync_to_thread=True)
def found(
    desk: Desk, pages: Pages, session: Session, word: str, at: str = "", oldest: bool = False, part: bool = False
) -> Response[str]:
    """What a search found. Raises QueryError."""
    query = parse(session.meant(word))
    return _listed(desk, pages, session, query, at=at, oldest=oldest, part=part, category=None)


def _listed(
    desk: Desk, pages: Pages, session: Session, query: Query, *, at: str, oldest: bool, part: bool, category: str | None
) -> Response[str]:
    with desk.at_work():
        shown = part_of(desk, desk.answering(query), at, newest_first=not oldest)
        word = session.address(str(query))
        consulted(desk, "list" if category else "search", f"{query} {oldest}", shown.records)
        common: dict[str, Any] = {
            "here": category or "search",
            "category": category,
            "address": f"/list/{category}" if category else f"/found/{word}",
            "entries": entries(desk, shown.records),
            "columns": columns_of(query),
            "part": shown,
            "oldest": oldest,
        }
        if part:
            return html(pages("list_part", **common))
        facets = counts.facets(desk, query)
        end = desk.end_of_time()
        behind = None if end == desk.very_end() else desk.part(desk.answering(query), end, newest_first=False, limit=1)
        page = pages(
            "list",
            **common,
            query=query,
            chips=[str(Query((g,))) for g in query.groups],
            facets=facets,
            zeros=_zeros(desk, facets),
            ways=[way for one in desk.opened for way in one.searcher.ways(query)],
            undated=behind is not None and bool(behind.records or behind.more),
            undated_from=end,
        )
        return html(page)


@get("/found/{word:str}/facets", sync_to_thread=True)
def found_facets(desk: Desk, pages: Pages, session: Session, word: str) -> Response[str]:
    """How many records answer, further than the page has counted them. Raises QueryError."""
    query = parse(session.meant(word))
    with desk.at_work():
        facets = counts.facets(desk, query, counts.LOOK)
        zeros = _zeros(desk, facets)
        return html(pages("facets", query=query, facets=facets, zeros=zeros, category=None, address=f"/found/{word}"))


def _zeros(desk: Desk, facets: counts.Facets) -> dict[str, str]:
    """Why categories have no hit: none among what was read, or nothing of them was read."""
    total = counts.by_category(desk)
    said: dict[str, str] = {}
    for name, kinds in CATEGORIES.items():
        if any(facets.by["kind"].get(k.__name__) for k in kinds):
            continue
        said[name] = f"none of {total[name]:,}" if total[name] else counts.why_none(desk, name)
    return said


@get("/help/query", sync_to_thread=False)
def query_help(pages: Pages) -> Response[str]:
    """What can be written in the search box."""
    return html(pages("query_help", kinds=[k.__name__ for k in KINDS], states=[s.value for s in State]))


HANDLERS = (search, category_list, found, found_facets, query_help)
