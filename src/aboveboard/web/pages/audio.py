"""Voice notes and recordings: a player for each, and what reviewers write of what is heard."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review import counts, gallery, marks, talks
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.gallery import Tile
from aboveboard.casework.review.marks import STATUSES, WRITTEN, Marked, marks_of
from aboveboard.web.pages.common import consulted, html
from aboveboard.web.pages.records import fields_of
from aboveboard.web.render import Pages

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
_AUDIO = "audio"
_LISTED = 40
SPEEDS = ("0.5", "0.75", "1", "1.25", "1.5", "2")


@get("/audio", sync_to_thread=True)
def sounds(desk: Desk, pages: Pages, start: int = 0, part: bool = False) -> Response[str]:
    """All sounds, the newest first."""
    with desk.at_work():
        every = gallery.every(desk, _AUDIO)
        start = max(0, start)
        tiles = every[start : start + _LISTED]
        times = tuple(t.at for t in tiles if t.at is not None)
        desk.consultations.view("audio", "", tuple(t.key for t in tiles), times)
        common: dict[str, Any] = {
            "rows": _rows(desk, tiles),
            "more": start + _LISTED if start + _LISTED < len(every) else None,
        }
        if part:
            return html(pages("audio_part", **common))
        why = counts.why_none(desk, "media")
        return html(pages("audio", here="audio", **common, total=len(every), speeds=SPEEDS, why=why))


def _rows(desk: Desk, tiles: list[Tile]) -> list[dict[str, Any]]:
    hidden = gallery.sensitive_tiles(desk, tiles)
    marked = marks_of(desk.case, [t.key for t in tiles])
    return [
        {"tile": t, "sensitive": (t.number, t.ids[0]) in hidden, "marked": marked.get(t.key, Marked())} for t in tiles
    ]


@get("/audio/item/{key:str}", sync_to_thread=True)
def item(desk: Desk, pages: Pages, key: str) -> Response[str]:
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
                told=[(r, fields_of(r)[0]) for r in records],
                used=[(u, talks.thread_of(desk, u.record)) for u in used],
                same=same,
                speeds=SPEEDS,
                whats=WRITTEN,
                statuses=STATUSES,
            )
        )


@post("/audio/write", sync_to_thread=True)
def write(desk: Desk, data: Form) -> Redirect:
    """Keep a transcript or a translation, with its status. Raises CaseError."""
    with desk.at_work():
        key, what = data.get("key", ""), data.get("what", "")
        if what not in WRITTEN:
            raise CaseError(f"{what} is none of {', '.join(WRITTEN)}")
        record = desk.record(key)
        words = data.get("words", "").replace("\r\n", "\n")
        marks.mark(desk.case, desk.actor, what, f"{data.get('status', '')}\n{words}", [record["key"]])
        return Redirect(f"/audio/item/{record['key']}", status_code=HTTP_303_SEE_OTHER)


HANDLERS = (sounds, item, write)
