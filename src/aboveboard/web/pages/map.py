"""The map: every record with coordinates, clustered for what is on the screen; without scripts a list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import msgspec
from litestar import MediaType, Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath, FromQuery
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review import counts
from aboveboard.casework.review import places as cases
from aboveboard.casework.review.places import CLASSES, View
from aboveboard.web.pages.common import consulted, entries, html, part_of
from aboveboard.web.pages.given import TheDesk, ThePages, TheSession
from aboveboard.web.session import Session

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
STEPS = 240
"""Of the time slider."""
_ROOM = 0.02
"""Degrees of room around all positions, at least."""


def word_of(session: Session, view: View) -> str:
    """The opaque word of a view."""
    encoded = msgspec.json.encode({**msgspec.to_builtins(view), "classes": sorted(view.classes)})
    return session.address("map " + encoded.decode())


def around(latitude: float, longitude: float) -> View:
    """Some kilometres around a point."""
    south, north = max(-90.0, latitude - _ROOM), min(90.0, latitude + _ROOM)
    return View(south, max(-180.0, longitude - 2 * _ROOM), north, min(180.0, longitude + 2 * _ROOM), 12)


def _view(session: Session, word: str) -> View:
    """What an address stands for; of known files as the settings are now. Raises CaseError."""
    text = session.meant(word)
    if not text.startswith("map "):
        raise CaseError("this address is of another page")
    return replace(msgspec.json.decode(text[4:], type=View), known=session.settings.known)


@get("/map", sync_to_thread=True)
def map_page(desk: TheDesk, pages: ThePages, session: TheSession, view: FromQuery[str] = "") -> Response[str]:
    """The map, and the records of its view as a list."""
    with desk.at_work():
        known = session.settings.known
        whole, of_known = cases.extent(desk, known=known), cases.of_known(desk)
        asked = _view(session, view) if view else replace(_whole(whole), known=known)
        rows = cases.rows_of(desk, asked)
        shown = part_of(desk, rows, "", newest_first=True, default=desk.very_end())
        consulted(desk, "map", word_of(session, asked), shown.records)
        zone = session.settings.time_zone
        page = pages(
            "map",
            here="map",
            whole=whole,
            why="" if whole.total or of_known else counts.why_none(desk, "places"),
            view=asked,
            classes=CLASSES,
            times=cases.by_time(desk, STEPS, known=known),
            of_known=of_known,
            back=f"/map?view={word_of(session, asked)}",
            since=_day(asked.since, zone),
            until=_day(None if asked.until is None else asked.until - 1, zone),
            steps=STEPS,
            entries=entries(desk, shown.records),
            part=shown,
            address=f"/map/in/{word_of(session, asked)}",
            columns=(),
            oldest=False,
        )
        return html(page)


def _whole(whole: cases.Extent) -> View:
    """Everything there is, with some room around it."""
    if whole.box is None:
        return View()
    south, west, north, east = whole.box
    high, wide = max(_ROOM, (north - south) / 20), max(_ROOM, (east - west) / 20)
    return View(max(-90, south - high), max(-180, west - wide), min(90, north + high), min(180, east + wide))


def _day(at: int | None, zone: ZoneInfo) -> str:
    return "" if at is None else datetime.fromtimestamp(at / 1e6, zone).date().isoformat()


@get("/map/in/{word:str}", sync_to_thread=True)
def map_list(
    desk: TheDesk,
    pages: ThePages,
    session: TheSession,
    word: FromPath[str],
    at: FromQuery[str] = "",
    oldest: FromQuery[bool] = False,
) -> Response[str]:
    """A part of the records of a view."""
    with desk.at_work():
        default = desk.beginning() if oldest else desk.very_end()
        rows = cases.rows_of(desk, _view(session, word))
        shown = part_of(desk, rows, at, newest_first=not oldest, default=default)
        consulted(desk, "map", word, shown.records)
        page = pages(
            "list_part",
            entries=entries(desk, shown.records),
            part=shown,
            address=f"/map/in/{word}",
            columns=(),
            oldest=oldest,
        )
        return html(page)


@post("/map/choose", sync_to_thread=True)
def map_choose(session: TheSession, data: Form) -> Redirect:
    """What the page's form says, as an opaque address. Raises CaseError."""
    zone = session.settings.time_zone
    view = replace(
        _asked(data),
        classes=frozenset(c for c in CLASSES if f"class {c}" in data),
        since=_midnight(data.get("from", ""), zone, 0),
        until=_midnight(data.get("to", ""), zone, 1),
    )
    return Redirect(f"/map?view={word_of(session, view)}", status_code=HTTP_303_SEE_OTHER)


def _midnight(text: str, zone: ZoneInfo, later: int) -> int | None:
    """The beginning of a day, or of the one after it."""
    if not text:
        return None
    try:
        day = date.fromisoformat(text) + timedelta(days=later)
    except (ValueError, OverflowError):
        raise CaseError(f"{text!r} is no day") from None
    return round(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp()) * 1_000_000


def _asked(data: Form) -> View:
    """A view out of a form's fields. Raises CaseError."""
    try:
        south, west, north, east = (float(data[n]) for n in ("south", "west", "north", "east"))
        zoom, since, until = (int(data[n]) if data.get(n) else None for n in ("zoom", "since", "until"))
    except (KeyError, ValueError):
        raise CaseError("the map was asked for no rectangle") from None
    # Leaflet counts on beyond 180 degrees where the map is drawn around the world.
    if east - west >= 360:
        west, east = -180.0, 180.0
    else:
        west, east = ((d + 180) % 360 - 180 if abs(d) > 180 else d for d in (west, east))
    classes = frozenset(data["classes"].split("|")) & frozenset(CLASSES) if "classes" in data else frozenset(CLASSES)
    return View(max(-90.0, south), west, min(90.0, north), east, zoom or 0, since, until, classes)


@post("/map/points", sync_to_thread=True)
def map_points(desk: TheDesk, session: TheSession, data: Form) -> Response[bytes]:
    """The marks of a view, as JSON. Raises CaseError."""
    with desk.at_work():
        view = replace(_asked(data), known=session.settings.known)
        found = cases.drawn(desk, view)
        word = word_of(session, view)
        desk.consultations.view("map", word, count=found.total)
        answer: dict[str, Any] = {
            "word": word,
            "total": found.total,
            "undated": found.undated,
            "marks": [msgspec.to_builtins(mark) for mark in found.marks],
        }
        return Response(msgspec.json.encode(answer), status_code=200, media_type=MediaType.JSON)


HANDLERS = (map_page, map_list, map_choose, map_points)
