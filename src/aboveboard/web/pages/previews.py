"""Previews: what there is of them now. A page never waits for one; its script asks which of those on screen have come."""

from __future__ import annotations

import re
from typing import Annotated, Any

from litestar import MediaType, Request, Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath
from litestar.status_codes import HTTP_200_OK, HTTP_206_PARTIAL_CONTENT

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review import sensitive
from aboveboard.casework.review.previews import SEATS, WAITING, Wanted
from aboveboard.web.pages.given import TheDesk, TheSession
from aboveboard.web.placeholders import waiting, worded
from aboveboard.web.render import translations

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
_SVG, _PNG = "image/svg+xml", "image/png"
_MOST = 500
_RANGE = re.compile(r"bytes=(\d*)-(\d*)\Z")


@get("/preview/{word:str}", sync_to_thread=True)
def preview(
    request: Request[Any, Any, Any], desk: TheDesk, session: TheSession, word: FromPath[str]
) -> Response[bytes]:
    """A preview, or what stands in its place. Raises CaseError."""
    with desk.at_work():
        shown = sensitive.preview(desk, Wanted.read(session.meant(word)))
    session.previewed[word] = shown.stage
    if shown.stage == WAITING:
        return Response(waiting(), media_type=_PNG)
    if not shown.data:
        say = translations(session.settings.language).gettext
        return Response(worded(say(shown.why)), media_type=_SVG)
    return _ranged(shown.data, shown.mime, request.headers.get("range", ""))


def _ranged(data: bytes, mime: str, asked: str) -> Response[bytes]:
    """The whole, or the one range that a player asks for."""
    headers = {"accept-ranges": "bytes"}
    found = _RANGE.match(asked)
    if found is None or found.groups() == ("", ""):
        return Response(data, media_type=mime, headers=headers)
    first, last = found.groups()
    start = int(first) if first else max(0, len(data) - int(last))
    end = min(len(data), int(last) + 1) if first and last else len(data)
    if start >= end:
        return Response(b"", status_code=416, media_type=mime, headers={"content-range": f"bytes */{len(data)}"})
    headers["content-range"] = f"bytes {start}-{end - 1}/{len(data)}"
    return Response(data[start:end], status_code=HTTP_206_PARTIAL_CONTENT, media_type=mime, headers=headers)


@post("/previews/wanted", sync_to_thread=True, status_code=HTTP_200_OK)
def wanted(desk: TheDesk, session: TheSession, data: Form) -> Response[dict[str, list[int]]]:
    """What is on screen, and how far each is: [stage, 1 where it is further than what the page has]. Raises CaseError."""
    words = data.get("words", "").split()[:_MOST]
    seat = data.get("seat", SEATS[0])
    if seat not in SEATS:
        raise CaseError(f"previews are asked for {' or '.join(SEATS)}")
    with desk.at_work():
        stages = sensitive.on_screen(desk, [Wanted.read(session.meant(word)) for word in words], seat)
    had = session.previewed
    found = {w: [s, int(s > had.get(w, WAITING))] for w, s in zip(words, stages, strict=True)}
    return Response(found, media_type=MediaType.JSON)


@get("/preview/said/{word:str}", sync_to_thread=True)
def said(desk: TheDesk, session: TheSession, word: FromPath[str]) -> Response[str]:
    """What must be said beside a preview that is there: that it is cut off, say; else nothing. Raises CaseError."""
    wanted = Wanted.read(session.meant(word))
    with desk.at_work():
        kept = sensitive.there(desk, wanted)
    words = kept.why if kept is not None and kept.data else ""
    say = translations(session.settings.language).gettext
    return Response(say(words) if words else "", media_type=MediaType.TEXT)


HANDLERS = (preview, wanted, said)
