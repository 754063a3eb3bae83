"""People: the list, one of them, who is in touch with whom; what examiners say of them, and take back."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Annotated, Any

from litestar import Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath, FromQuery
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from aboveboard.analysis.people import Person, person_id
from aboveboard.casework.errors import CaseError
from aboveboard.casework.people import decide, undo
from aboveboard.casework.review import people as cases
from aboveboard.casework.review import portraits
from aboveboard.casework.review.desk import Desk, Rows
from aboveboard.casework.review.places import of_person
from aboveboard.casework.review.talks import everyone
from aboveboard.model.query import make_filter, parse
from aboveboard.model.records import KIND_NUMBER
from aboveboard.web.columns import columns_of
from aboveboard.web.pages.common import consulted, entries, html, part_of
from aboveboard.web.pages.given import TheDesk, ThePages, TheSession
from aboveboard.web.render import Pages
from aboveboard.web.session import Session

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
_LISTED = 100
"""People of one part of the list."""
_TALKS = 50
"""Conversations of one part of a person's."""
_FEW = 8
"""Records of a kind on a person's own page."""
_CENTRE, _RING, _LABEL = 500, 330, 345
"""Of the picture, in its own units: where the phone stands, how far people stand from it, and their names."""


def _to(address: str) -> Redirect:
    return Redirect(address, status_code=HTTP_303_SEE_OTHER)


@get("/people", sync_to_thread=True)
def people_list(
    desk: TheDesk,
    pages: ThePages,
    session: TheSession,
    by: FromQuery[str] = "newest",
    find: FromQuery[str] = "",
    start: FromQuery[int] = 0,
    part: FromQuery[bool] = False,
) -> Response[str]:
    """Everybody, those of the newest contact first, or as asked."""
    if by not in cases.ORDERS:
        raise CaseError(f"people are not put in order by {by}; there are {', '.join(cases.ORDERS)}")
    with desk.at_work():
        words = session.meant(find) if find else ""
        found = cases.listed(desk, by, words)
        begin = max(0, start)
        more = begin + _LISTED if begin + _LISTED < len(found) else None
        desk.consultations.view("people", f"{by} {words}", count=len(found))
        rows = found[begin : begin + _LISTED]
        page = pages(
            "people_rows" if part else "people",
            here="people",
            rows=rows,
            portraits={row.person.id: next(iter(_portraits(desk, session, row.person)[0]), None) for row in rows},
            more=more,
            total=len(found),
            by=by,
            orders=cases.ORDERS,
            find=find,
            words=words,
            decisions=everyone(desk).decisions,
        )
        return html(page)


@post("/people/find", sync_to_thread=True)
def people_find(session: TheSession, data: Form) -> Redirect:
    """Words in, an opaque address out."""
    words = data.get("words", "").strip()
    by = data.get("by", "newest")
    order = by if by in cases.ORDERS else "newest"
    return _to(f"/people?by={order}&find={session.address(words)}" if words else f"/people?by={order}")


def _portraits(desk: Desk, session: Session, person: Person) -> tuple[list[portraits.Portrait], int]:
    """Somebody's pictures that are shown, and how many are of known files."""
    every = portraits.of_person(desk, person)
    others = portraits.without_known(desk, every)
    return every if session.settings.known else others, len(every) - len(others)


@get("/person/{name:str}", sync_to_thread=True)
def person_page(desk: TheDesk, pages: ThePages, session: TheSession, name: FromPath[str]) -> Response[str]:
    """One person with all that names them. Raises CaseError."""
    with desk.at_work():
        known = cases.known(desk, name)
        parts = {
            kind: desk.part(cases.named_in(desk, known.person, kind), desk.very_end(), limit=_FEW)
            for kind in known.kinds
        }
        placed = desk.part(of_person(desk, _identifiers(known)), desk.very_end(), limit=_FEW)
        cards = [desk.record(key) for key in known.cards[:_FEW]]
        records = [r for part in parts.values() for r in part.records] + placed.records + cards
        pictures, of_known = _portraits(desk, session, known.person)
        consulted(desk, "person", known.person.id, records, person=known.person.id)
        page = pages(
            "person",
            here="people",
            known=known,
            p=known.person,
            keys=[(person_id(key), key, _stored(known, key)) for key in known.person.keys],
            parts=[
                (kind, entries(desk, part.records), columns_of(_asking(kind)), part) for kind, part in parts.items()
            ],
            threads=known.threads[:_TALKS],
            more=_TALKS if len(known.threads) > _TALKS else None,
            placed=placed,
            places=entries(desk, placed.records),
            cards=entries(desk, cards),
            cards_left_out=len(known.cards) - len(cards),
            portraits=pictures[:_FEW],
            portraits_left_out=max(0, len(pictures) - _FEW),
            of_known=of_known,
        )
        return html(page)


def _stored(known: cases.Known, key: Any) -> list[str]:
    """How records write an identifier, where that is not what it is brought to."""
    return sorted({s.stored for s in known.person.seen if s.key == key and s.stored != key.value})


def _identifiers(known: cases.Known) -> set[str]:
    """As stored."""
    return {s.stored for s in known.person.seen}


def _asking(kind: str) -> Any:
    return parse("").also(make_filter("kind", kind))


@get("/person/{name:str}/talks", sync_to_thread=True)
def person_talks(desk: TheDesk, pages: ThePages, name: FromPath[str], start: FromQuery[int] = 0) -> Response[str]:
    """A further part of a person's conversations. Raises CaseError."""
    with desk.at_work():
        known = cases.known(desk, name)
        begin = max(0, start)
        more = begin + _TALKS if begin + _TALKS < len(known.threads) else None
        desk.consultations.view("person", known.person.id, person=known.person.id)
        threads = known.threads[begin : begin + _TALKS]
        return html(pages("person_talks", p=known.person, threads=threads, more=more))


@get("/person/{name:str}/records/{kind:str}", sync_to_thread=True)
def person_records(
    desk: TheDesk,
    pages: ThePages,
    name: FromPath[str],
    kind: FromPath[str],
    at: FromQuery[str] = "",
    oldest: FromQuery[bool] = False,
    part: FromQuery[bool] = False,
) -> Response[str]:
    """All records of a kind that name somebody. Raises CaseError."""
    if kind not in KIND_NUMBER:
        raise CaseError(f"there is no kind {kind}")
    with desk.at_work():
        known = cases.known(desk, name)
        rows = cases.named_in(desk, known.person, kind)
        address = f"/person/{known.person.id}/records/{kind}"
        columns = columns_of(_asking(kind))
        return _listed(
            desk, pages, known, kind, rows, address=address, columns=columns, at=at, oldest=oldest, part=part
        )


@get("/person/{name:str}/places", sync_to_thread=True)
def person_places(
    desk: TheDesk,
    pages: ThePages,
    name: FromPath[str],
    at: FromQuery[str] = "",
    oldest: FromQuery[bool] = False,
    part: FromQuery[bool] = False,
) -> Response[str]:
    """All records that name somebody and have coordinates. Raises CaseError."""
    with desk.at_work():
        known = cases.known(desk, name)
        rows = of_person(desk, _identifiers(known))
        address = f"/person/{known.person.id}/places"
        return _listed(desk, pages, known, "Places", rows, address=address, columns=(), at=at, oldest=oldest, part=part)


def _listed(
    desk: Desk,
    pages: Pages,
    known: cases.Known,
    title: str,
    rows: Rows,
    *,
    address: str,
    columns: tuple[str, ...],
    at: str,
    oldest: bool,
    part: bool,
) -> Response[str]:
    begin = desk.beginning() if oldest else desk.very_end()
    shown = part_of(desk, rows, at, newest_first=not oldest, default=begin)
    consulted(desk, "person's records", address, shown.records, person=known.person.id)
    page = pages(
        "list_part" if part else "person_records",
        here="people",
        p=known.person,
        kind=title,
        address=address,
        entries=entries(desk, shown.records),
        columns=columns,
        part=shown,
        oldest=oldest,
    )
    return html(page)


@post("/person/{name:str}/merge", sync_to_thread=True)
def person_merge(desk: TheDesk, name: FromPath[str], data: Form) -> Redirect:
    """Say that two are one. Raises CaseError."""
    with desk.at_work():
        decide(desk.case, desk.actor, "merge", name, data.get("other", ""), data.get("reason", ""))
        return _to(f"/person/{everyone(desk).person(name).id}")


@post("/person/{name:str}/split", sync_to_thread=True)
def person_split(desk: TheDesk, name: FromPath[str], data: Form) -> Redirect:
    """Say that an identifier stands alone. Raises CaseError."""
    with desk.at_work():
        one = data.get("one", "")
        if one not in {person_id(key) for key in everyone(desk).person(name).keys}:
            raise CaseError(f"{name} has no identifier {one}")
        decide(desk.case, desk.actor, "split", one, None, data.get("reason", ""))
        return _to(f"/person/{everyone(desk).person(name).id}")


@post("/people/undo", sync_to_thread=True)
def people_undo(desk: TheDesk, data: Form) -> Redirect:
    """Take back what was said. Raises CaseError."""
    number = data.get("number", "")
    if not (number.isdecimal() and len(number) < 19):
        raise CaseError(f"there is no decision {number}")
    with desk.at_work():
        undo(desk.case, desk.actor, int(number), data.get("reason", ""))
        back = data.get("back", "")
        return _to(f"/person/{everyone(desk).person(back).id}" if back else "/people")


# --- who is in touch with whom ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Spot:
    """Somebody in the picture."""

    id: str
    name: str
    records: int
    x: float
    y: float
    size: float
    turn: float
    """Degrees by which the name is turned, so that all names have room."""
    before: bool
    """Whether the name ends at the spot: on the left half."""
    label_x: float
    label_y: float


@get("/people/graph", sync_to_thread=True)
def people_graph(desk: TheDesk, pages: ThePages) -> Response[str]:
    """Those with most contact, as a picture and as a list."""
    with desk.at_work():
        found = cases.graph(desk)
        desk.consultations.view("people: graph", count=len(found.people))
        spots = _spots(found)
        most = max(found.phone.values(), default=1)
        heaviest = max((e.records for e in found.edges), default=1)
        names = {p.id: p.name for p in found.people}
        beside: dict[str, list[tuple[str, str, int, int]]] = {i: [] for i in names}
        for edge in found.edges:
            beside[edge.one].append((edge.other, names[edge.other], edge.talks, edge.records))
            beside[edge.other].append((edge.one, names[edge.one], edge.talks, edge.records))
        page = pages(
            "people_graph",
            here="people",
            graph=found,
            spots=list(spots.values()),
            spokes=[(spot, _width(spot.records, most)) for spot in spots.values()],
            edges=[
                (_bow(spots[e.one], spots[e.other]), _width(e.records, heaviest), names[e.one], names[e.other], e)
                for e in found.edges
            ],
            beside=beside,
            centre=_CENTRE,
        )
        return html(page)


def _width(value: int, most: int) -> float:
    """The width of a line: by logarithm, since a few hold nearly everything."""
    return round(1 + 4 * math.log1p(value) / math.log1p(max(most, 1)), 1)


def _spots(found: cases.Graph) -> dict[str, _Spot]:
    most = max(found.phone.values(), default=1)
    people = {p.id: p for p in found.people}
    spots: dict[str, _Spot] = {}
    order = _order(found)
    for number, one in enumerate(order):
        angle = 2 * math.pi * number / len(order) - math.pi / 2
        x, y = math.cos(angle), math.sin(angle)
        left = x < -1e-9
        spots[one] = _Spot(
            id=one,
            name=people[one].name,
            records=found.phone[one],
            x=round(_CENTRE + _RING * x, 1),
            y=round(_CENTRE + _RING * y, 1),
            size=round(3 + 7 * math.log1p(found.phone[one]) / math.log1p(max(most, 1)), 1),
            turn=round(math.degrees(angle) + (180 if left else 0), 1),
            before=left,
            label_x=round(_CENTRE + _LABEL * x, 1),
            label_y=round(_CENTRE + _LABEL * y, 1),
        )
    return spots


def _order(found: cases.Graph) -> list[str]:
    """Around the ring: whoever has most to do with the last one placed stands next, so that long lines are few."""
    tied: dict[str, dict[str, int]] = {p.id: {} for p in found.people}
    for edge in found.edges:
        tied[edge.one][edge.other] = edge.records
        tied[edge.other][edge.one] = edge.records
    left = {p.id: None for p in found.people}
    order: list[str] = []
    while left:
        near = {i: n for i, n in (tied[order[-1]].items() if order else ()) if i in left}
        chosen = max(near, key=lambda i: (near[i], i)) if near else next(iter(left))
        del left[chosen]
        order.append(chosen)
    return order


def _bow(one: _Spot, other: _Spot) -> str:
    """A line between two on the ring, bent towards the middle."""
    x, y = (one.x + other.x) / 2, (one.y + other.y) / 2
    return f"M{one.x} {one.y}Q{(x + _CENTRE) / 2:.1f} {(y + _CENTRE) / 2:.1f} {other.x} {other.y}"


HANDLERS = (
    people_list,
    people_find,
    person_page,
    person_talks,
    person_records,
    person_places,
    person_merge,
    person_split,
    people_undo,
    people_graph,
)
