"""The gallery: photos and films by day, and one of them large."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath, FromQuery
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review import counts, films, gallery, talks
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.gallery import KINDS, STATES, Chosen, Shown, Tile
from aboveboard.casework.review.marks import STATUSES, WRITTEN, Marked, marks_of
from aboveboard.casework.review.stored import stored_times
from aboveboard.web.pages.audio import SPEEDS
from aboveboard.web.pages.common import consulted, html
from aboveboard.web.pages.given import TheDesk, ThePages, TheSession
from aboveboard.web.pages.map import around, word_of
from aboveboard.web.pages.records import fields_of
from aboveboard.web.render import Pages
from aboveboard.web.session import Session

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
_HIGH = 150
"""How high tiles stand, in CSS pixels, before a row is filled; tokens.css has the same as --thumb."""
_NARROW, _WIDE = 0.5, 2.4
"""Of very high and very wide pictures a part is seen in the grid."""
ALL = "all"


def _chosen(session: Session, word: str) -> Chosen:
    return Chosen() if word == ALL else Chosen.read(session.meant(word))


def _word(session: Session, chosen: Chosen) -> str:
    return ALL if chosen == Chosen() else session.address(str(chosen))


@get("/gallery", sync_to_thread=True)
def whole(desk: TheDesk, pages: ThePages, session: TheSession) -> Response[str]:
    """All of it."""
    return _page(desk, pages, session, ALL, 0, part=False)


@get("/gallery/in/{word:str}", sync_to_thread=True)
def within(
    desk: TheDesk,
    pages: ThePages,
    session: TheSession,
    word: FromPath[str],
    chunk: FromQuery[int] = 0,
    part: FromQuery[bool] = False,
) -> Response[str]:
    """What a filter leaves, from any part on. Raises CaseError."""
    return _page(desk, pages, session, word, chunk, part=part)


@post("/gallery/choose", sync_to_thread=True)
def choose(session: TheSession, data: Form) -> Redirect:
    """A filter in, an opaque address out: the names of albums stand in no history. Raises CaseError."""
    chosen = Chosen(**{n: data.get(n, "") for n in ("kind", "state", "camera", "album", "source", "place")})
    if chosen.kind not in ("", *KINDS) or chosen.state not in ("", *STATES):
        raise CaseError("there is no such part of the gallery")
    return Redirect(f"/gallery/in/{_word(session, chosen)}", status_code=HTTP_303_SEE_OTHER)


def _page(desk: Desk, pages: Pages, session: Session, word: str, chunk: int, *, part: bool) -> Response[str]:
    with desk.at_work():
        chosen = _chosen(session, word)
        shown = gallery.shown(desk, chosen, session.settings.zone, known=session.settings.known)
        start, tiles = shown.chunk(chunk)
        times = tuple(t.at for t in tiles if t.at is not None)
        desk.consultations.view("gallery", str(chosen), tuple(t.key for t in tiles), times)
        facets = gallery.facets(desk, known=session.settings.known)
        common: dict[str, Any] = {
            "word": word,
            "chunk": chunk,
            "more": chunk + 1 < len(shown.starts),
            "groups": _groups(desk, shown, start, tiles),
            "high": _HIGH,
        }
        if part:
            return html(pages("gallery_part", **common))
        return html(
            pages(
                "gallery",
                here="gallery",
                **common,
                chosen=chosen,
                total=len(shown.tiles),
                facets=facets,
                state_counts={s: facets["state"].get(s, 0) for s in STATES},
                years=_years(shown),
                standing=shown.days[start][:7] if tiles else "",
                why=counts.why_none(desk, "media"),
                hidden=gallery.hidden(desk),
            )
        )


def _groups(desk: Desk, shown: Shown, start: int, tiles: list[Tile]) -> list[dict[str, Any]]:
    """The tiles by day; a day that the part before began has no heading."""
    hidden = gallery.sensitive_tiles(desk, tiles)
    marked = marks_of(desk.case, [t.key for t in tiles])
    groups: list[dict[str, Any]] = []
    for place, tile in enumerate(tiles, start):
        day = shown.days[place]
        if not groups or groups[-1]["day"] != day:
            groups.append({"day": day, "goes_on": place > 0 and shown.days[place - 1] == day, "tiles": []})
        shape = min(max(tile.width / tile.height, _NARROW), _WIDE)
        groups[-1]["tiles"].append(
            {
                "tile": tile,
                "wide": round(_HIGH * shape),
                "sensitive": (tile.number, tile.ids[0]) in hidden,
                "marked": marked.get(tile.key, Marked()),
            }
        )
    return groups


def _years(shown: Shown) -> list[dict[str, Any]]:
    """The scrubber: years with their months."""
    years: dict[str, dict[str, Any]] = {}
    for month in shown.months:
        year = years.setdefault(
            month.name[:4], {"name": month.name[:4], "count": 0, "chunk": month.chunk, "months": []}
        )
        year["count"] += month.count
        if month.name:
            year["months"].append(month)
    return list(years.values())


@get("/gallery/item/{key:str}", sync_to_thread=True)
def item(
    desk: TheDesk, pages: ThePages, session: TheSession, key: FromPath[str], within: FromQuery[str] = ALL
) -> Response[str]:
    """One of them large, with what is known of it. Raises CaseError."""
    with desk.at_work():
        chosen = _chosen(session, within)
        shown = gallery.shown(desk, chosen, session.settings.zone, known=session.settings.known)
        place = shown.place(desk, key)
        if place is None:
            within = ALL
            shown = gallery.shown(desk, Chosen(), session.settings.zone)
            place = shown.place(desk, key)
        if place is None:
            raise CaseError(f"the gallery has no {key}: it is no photo and no film")
        tile = shown.tiles[place]
        records = gallery.records_of(desk, tile)
        consulted(desk, "photo", key, records, record=tile.key)
        used, same = gallery.uses(desk, tile)
        newer, older = gallery.beside(shown, place)
        return html(
            pages(
                "photo",
                here="gallery",
                tile=tile,
                record=records[0],
                told=[(r, fields_of(r)[0], stored_times(desk, r, r)) for r in records],
                used=[(u, talks.thread_of(desk, u.record)) for u in used],
                same=same,
                newer=newer,
                older=older,
                place=place,
                total=len(shown.tiles),
                chunk=shown.chunk_of(place),
                within=within,
                sensitive=bool(gallery.sensitive_tiles(desk, [tile])),
                marked=marks_of(desk.case, [tile.key]).get(tile.key, Marked()),
                known=films.known(desk, tile.exhibit, tile.file),
                spot="" if tile.place is None else word_of(session, around(*tile.place)),
                speeds=SPEEDS,
                whats=WRITTEN,
                statuses=STATUSES,
            )
        )


HANDLERS = (whole, within, choose, item)
