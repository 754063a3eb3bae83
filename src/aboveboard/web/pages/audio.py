"""Voice notes and recordings: a player for each, and what reviewers write of what is heard."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath, FromQuery
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review import counts, films, gallery, talks
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.gallery import Tile
from aboveboard.casework.review.marks import STATUSES, WRITTEN, Marked, marks_of, writes
from aboveboard.casework.review.stored import stored_times
from aboveboard.casework.review.texts import terms_of
from aboveboard.model.fold import normalise
from aboveboard.web.pages.common import consulted, html
from aboveboard.web.pages.given import TheDesk, ThePages, TheSession
from aboveboard.web.pages.records import fields_of
from aboveboard.web.session import Session

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
_AUDIO = "audio"
_LISTED = 40
SPEEDS = ("0.5", "0.75", "1", "1.25", "1.5", "2")


class Sought(msgspec.Struct, frozen=True, omit_defaults=True):
    """Which sounds are listed: all where nothing is said."""

    words: str = ""
    written: str = ""
    """'yes' or 'no': whether a reviewer wrote something of it."""


def _sought(session: Session, found: str) -> Sought:
    if not found:
        return Sought()
    head, _, body = session.meant(found).partition("\n")
    if head != "audio":
        raise CaseError("this address is of another page")
    return msgspec.json.decode(body, type=Sought)


@post("/audio/find", sync_to_thread=True)
def find(session: TheSession, data: Form) -> Redirect:
    """A choice in, an opaque address out: the words stand in no history. Raises CaseError."""
    sought = Sought(data.get("words", "").strip(), data.get("written", ""))
    if sought.written not in ("", "yes", "no"):
        raise CaseError("sounds are with words or without")
    word = session.address(f"audio\n{msgspec.json.encode(sought).decode()}") if sought != Sought() else ""
    return Redirect(f"/audio?found={word}" if word else "/audio", status_code=HTTP_303_SEE_OTHER)


@get("/audio", sync_to_thread=True)
def sounds(
    desk: TheDesk,
    pages: ThePages,
    session: TheSession,
    start: FromQuery[int] = 0,
    part: FromQuery[bool] = False,
    found: FromQuery[str] = "",
) -> Response[str]:
    """All sounds, the newest first, or those that were looked for. Raises CaseError."""
    with desk.at_work():
        sought = _sought(session, found)
        chosen = _chosen(desk, gallery.every(desk, _AUDIO), sought)
        unknown = gallery.without_known(desk, chosen)
        every = chosen if session.settings.known else unknown
        start = max(0, start)
        tiles = every[start : start + _LISTED]
        times = tuple(t.at for t in tiles if t.at is not None)
        desk.consultations.view("audio", found, tuple(t.key for t in tiles), times)
        common: dict[str, Any] = {
            "rows": _rows(desk, tiles),
            "more": start + _LISTED if start + _LISTED < len(every) else None,
            "found": found,
        }
        if part:
            return html(pages("audio_part", **common))
        why = counts.why_none(desk, "media")
        page = pages(
            "audio",
            here="audio",
            **common,
            total=len(every),
            of_known=len(chosen) - len(unknown),
            speeds=SPEEDS,
            why=why,
            words=sought.words,
            written=sought.written,
        )
        return html(page)


def _chosen(desk: Desk, tiles: list[Tile], sought: Sought) -> list[Tile]:
    """Those in whose name, or in what was written of which, all words stand. What is sensitive is found by neither."""
    if sought == Sought():
        return tiles
    marked = marks_of(desk.case, writes(desk.case))
    hidden = gallery.sensitive_tiles(desk, tiles)
    terms = terms_of(sought.words)
    found: list[Tile] = []
    for tile in tiles:
        written = [] if (tile.number, tile.ids[0]) in hidden else marked.get(tile.key, Marked()).versions
        said = normalise("\n".join((tile.name, *(v.newest.text for v in written))))
        if all(t in said for t in terms) and sought.written in ("", "yes" if written else "no"):
            found.append(tile)
    return found


def _rows(desk: Desk, tiles: list[Tile]) -> list[dict[str, Any]]:
    hidden = gallery.sensitive_tiles(desk, tiles)
    marked = marks_of(desk.case, [t.key for t in tiles])
    return [
        {
            "tile": t,
            "sensitive": (t.number, t.ids[0]) in hidden,
            "marked": marked.get(t.key, Marked()),
            "known": films.known(desk, t.exhibit, t.file),
        }
        for t in tiles
    ]


@get("/audio/item/{key:str}", sync_to_thread=True)
def item(desk: TheDesk, pages: ThePages, key: FromPath[str]) -> Response[str]:
    """One of them, with all that was written of it. Raises CaseError."""
    with desk.at_work():
        number, row = desk.find(key)
        tile = next((t for t in gallery.every(desk, _AUDIO) if t.number == number and row.id in t.ids), None)
        if tile is None:
            raise CaseError(f"there is no sound {key}")
        records = gallery.records_of(desk, tile)
        consulted(desk, "sound", key, records, record=tile.key)
        used, same = gallery.uses(desk, tile)
        return html(
            pages(
                "sound",
                here="audio",
                entry=_rows(desk, [tile])[0],
                tile=tile,
                record=records[0],
                told=[(r, fields_of(r)[0], stored_times(desk, r, r)) for r in records],
                used=[(u, talks.thread_of(desk, u.record)) for u in used],
                same=same,
                speeds=SPEEDS,
                whats=WRITTEN,
                statuses=STATUSES,
            )
        )


HANDLERS = (sounds, item, find)
