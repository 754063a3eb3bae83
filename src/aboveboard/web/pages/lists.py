"""Searches and lists: one query, its facets and its records, in the order of time or, where they are few, of a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from urllib.parse import urlencode

from litestar import Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath, FromQuery
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from aboveboard.casework import searches
from aboveboard.casework.errors import CaseError
from aboveboard.casework.known import OF_FILES
from aboveboard.casework.review import answered, counts
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.marks import tags
from aboveboard.casework.review.sorting import MOST, can_sort, sorted_part
from aboveboard.casework.review.texts import Piece, excerpt
from aboveboard.model.fold import normalise
from aboveboard.model.provenance import State, read_key
from aboveboard.model.query import Query, Term, make_filter, parse
from aboveboard.model.records import CATEGORIES, KINDS
from aboveboard.web import columns as columns_
from aboveboard.web.pages.common import CHUNK, consulted, entries, html, part_of
from aboveboard.web.pages.given import TheDesk, ThePages, TheSession
from aboveboard.web.pages.marks import of_list
from aboveboard.web.render import Pages
from aboveboard.web.session import Session

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
SEE_OTHER = HTTP_303_SEE_OTHER


@dataclass(frozen=True)
class _Order:
    """How a list is shown, as its address says."""

    at: str
    """A place among the records, or of another order a number."""
    oldest: bool
    sort: str
    """A column, '' for time."""
    down: bool
    columns: str
    """What was changed in the columns just now."""
    ran: int = 0
    """The saved search that it is."""


@post("/search", sync_to_thread=True)
def search(session: TheSession, data: Form) -> Redirect:
    """Words in, an opaque address out: what was searched for stands in no history. Raises QueryError."""
    query = parse(data.get("q", ""))
    if "add" in data:
        query = query.also(*(c for c in parse(data["add"]).clauses()))
    if "drop" in data:
        query = Query(tuple(g for g in query.groups if str(Query((g,))) != data["drop"]))
    query = query.also(*_chosen(session, data))
    return Redirect(f"/found/{session.address(str(query))}", status_code=SEE_OTHER)


def _chosen(session: Session, data: Form) -> list[Any]:
    """The filters of the form: days in the zone of the settings, and others by name. Raises CaseError, QueryError."""
    found: list[Any] = []
    for name, clock in (("since", "00:00:00"), ("until", "23:59:59")):
        if day := data.get(name, "").strip():
            try:
                moment = datetime.fromisoformat(f"{day[:10]}T{clock}").replace(tzinfo=session.settings.time_zone)
            except ValueError:
                raise CaseError(f"{day!r} is no day") from None
            # Offsets of before the zones had whole minutes are cut to them.
            found.append(make_filter(name, moment.isoformat()[:25].replace("+00:00", "")))
    for name in ("service", "profile", "state", "exhibit", "file", "tag", "reviewed"):
        if value := data.get(name, "").strip():
            found.append(make_filter(name, value))
    return found


@get("/list/{category:str}", sync_to_thread=True)
def category_list(
    desk: TheDesk,
    pages: ThePages,
    session: TheSession,
    category: FromPath[str],
    at: FromQuery[str] = "",
    oldest: FromQuery[bool] = False,
    part: FromQuery[bool] = False,
    sort: FromQuery[str] = "",
    down: FromQuery[bool] = False,
    columns: FromQuery[str] = "",
) -> Response[str]:
    """All records of a category."""
    if category not in CATEGORIES:
        raise CaseError(f"there is no category {category}; there are {', '.join(CATEGORIES)}")
    query = Query((tuple(make_filter("kind", k.__name__) for k in CATEGORIES[category]),))
    order = _Order(at, oldest, sort, down, columns)
    return _listed(desk, pages, session, query, f"/list/{category}", order, part=part)


@get("/found/{word:str}", sync_to_thread=True)
def found(
    desk: TheDesk,
    pages: ThePages,
    session: TheSession,
    word: FromPath[str],
    at: FromQuery[str] = "",
    oldest: FromQuery[bool] = False,
    part: FromQuery[bool] = False,
    sort: FromQuery[str] = "",
    down: FromQuery[bool] = False,
    columns: FromQuery[str] = "",
    ran: FromQuery[int] = 0,
) -> Response[str]:
    """What a search found. Raises QueryError."""
    query = parse(session.meant(word))
    order = _Order(at, oldest, sort, down, columns, ran)
    return _listed(desk, pages, session, query, f"/found/{session.address(str(query))}", order, part=part)


def _listed(
    desk: Desk,
    pages: Pages,
    session: Session,
    query: Query,
    address: str,
    order: _Order,
    *,
    part: bool,
) -> Response[str]:
    oldest, down = order.oldest, order.down
    with desk.at_work():
        kinds = columns_.kinds_of(query)
        category = columns_.category_of(query)
        whole = address == f"/list/{category}"
        asked = without_known(desk, session, query)
        sort = order.sort if order.sort in columns_.sortable(kinds) else ""
        if sort:
            shown: Any = sorted_part(desk, asked, sort, down=down, start=_number(order.at), limit=CHUNK)
        else:
            shown = part_of(desk, desk.answering(asked), order.at, newest_first=not oldest)
            if not (order.at or shown.records or shown.more):
                # None has a time: those without one are the list.
                oldest = True
                shown = part_of(desk, desk.answering(asked), str(desk.end_of_time()), newest_first=False)
        consulted(desk, "list" if whole else "search", f"{query} {oldest} {sort} {down}", shown.records)
        common: dict[str, Any] = {
            "here": category or "search",
            "category": category,
            "address": address,
            "entries": entries(desk, shown.records),
            "columns": (),
            "wrote": _wrote(desk, query, shown.records),
            "shown_columns": columns_.shown(desk.case, desk.actor, kinds),
            "part": shown,
            "oldest": oldest,
            "order": urlencode({"sort": sort, "down": str(down).lower()} if sort else {"oldest": str(oldest).lower()}),
            "sort": sort,
            "down": down,
            "can_sort": frozenset[str](),
        }
        if part:
            return html(pages("list_part", **common))
        facets = counts.facets(desk, asked)
        if facets.whole and can_sort(facets.total):
            common["can_sort"] = columns_.sortable(kinds)
        end = desk.end_of_time()
        behind = None if end == desk.very_end() else desk.part(desk.answering(asked), end, newest_first=False, limit=1)
        page = pages(
            "list",
            **common,
            query=query,
            whole=whole,
            kinds=kinds,
            columns_open=order.columns,
            offered=[c for c in columns_.offered(kinds) if c not in common["shown_columns"]],
            most_sorted=MOST,
            chips=[str(Query((g,))) for g in query.groups if not category or g != _group_of(query)],
            facets=facets,
            **_counted(desk, asked, facets, kinds),
            tags=tags(desk.case),
            exhibits=[o.exhibit.label for o in desk.opened],
            ways=answered.ways(desk, asked),
            undated=behind is not None and bool(behind.records or behind.more),
            undated_from=end,
            known=_hidden(desk, query),
            known_shown=session.settings.known,
            all_of=of_list(session, asked),
            saved=searches.searches(desk.case),
            ran=next((s for s in searches.searches(desk.case) if s.number == order.ran), None),
            before=session.before.get(order.ran),
        )
        return html(page)


def _wrote(desk: Desk, query: Query, records: Sequence[dict[str, Any]]) -> dict[str, list[Piece]]:
    """Of records that reviewers wrote of: the words around what is searched for, by key."""
    terms = tuple(dict.fromkeys(t for c in query.clauses() if isinstance(c, Term) and (t := normalise(c.text))))
    found: dict[str, list[Piece]] = {}
    for record in records if terms and desk.written().texts else ():
        texts = desk.written().texts.get(read_key(record["key"])[0], ())
        if some := next((e for text in texts if (e := excerpt(text, terms))), None):
            found[record["key"]] = some
    return found


def _counted(desk: Desk, asked: Query, facets: counts.Facets, kinds: tuple[str, ...]) -> dict[str, Any]:
    """What stands beside the counts of an answer."""
    return {
        "marked": answered.marked(desk, asked),
        "zeros": answered.zeros(desk, facets, kinds),
        "none_of": answered.NONE_OF,
    }


@get("/found/{word:str}/facets", sync_to_thread=True)
def found_facets(desk: TheDesk, pages: ThePages, session: TheSession, word: FromPath[str]) -> Response[str]:
    """How many records answer, further than the page has counted them. Raises QueryError."""
    query = parse(session.meant(word))
    with desk.at_work():
        kinds = columns_.kinds_of(query)
        asked = without_known(desk, session, query)
        facets = counts.facets(desk, asked, counts.LOOK)
        category = columns_.category_of(query)
        beside = _counted(desk, asked, facets, kinds)
        page = pages("facets", query=query, facets=facets, category=category, address=f"/found/{word}", **beside)
        return html(page)


def _group_of(query: Query) -> Any:
    """The group by which a query asks for its kinds."""
    return next(g for g in query.groups if columns_.kinds_of(Query((g,))))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def without_known(desk: Desk, session: Session, query: Query) -> Query:
    """A query without the records of known files, unless it asks for them or the reviewer wants them shown."""
    if session.settings.known or not _may_be_known(desk, query):
        return query
    return query.also(make_filter("known", "no"))


def _may_be_known(desk: Desk, query: Query) -> bool:
    """Whether records of known files could be among the answer, and the query says nothing of them itself."""
    kinds = columns_.kinds_of(query)
    return bool(desk.known().keys) and not query.asks_for("known") and (not kinds or bool({*kinds} & {*OF_FILES}))


def _hidden(desk: Desk, query: Query) -> int:
    """How many records of known files answer a query."""
    if not _may_be_known(desk, query):
        return 0
    return counts.facets(desk, query.also(make_filter("known", "yes"))).total


@post("/columns", sync_to_thread=True)
def change_columns(desk: TheDesk, data: Form) -> Redirect:
    """Add, take out or move a column of the lists of some kinds, for this reviewer. Raises CaseError."""
    with desk.at_work():
        what, _, name = data.get("do", "").partition(" ")
        name = name or data.get("name", "")
        columns_.change(desk.case, desk.actor, tuple(data.get("kinds", "").split()), what, name)
        back = data.get("back", "/")
        back = back if back.startswith(("/list/", "/found/")) else "/"
        return Redirect(f"{back}?{urlencode({'columns': f'{what} {name}'})}", status_code=SEE_OTHER)


@get("/help/query", sync_to_thread=False)
def query_help(pages: ThePages) -> Response[str]:
    """What can be written in the search box."""
    return html(pages("query_help", kinds=[k.__name__ for k in KINDS], states=[s.value for s in State]))


HANDLERS = (search, category_list, found, found_facets, change_columns, query_help)
