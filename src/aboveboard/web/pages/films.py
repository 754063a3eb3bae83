"""Parts of pages with sounds and films: waveforms, key frames, and the stretches in which a film is played."""

from __future__ import annotations

from typing import Annotated

from litestar import MediaType, Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath
from litestar.status_codes import HTTP_200_OK

from aboveboard.casework.review import films
from aboveboard.casework.review.previews import Wanted
from aboveboard.web.pages.common import html
from aboveboard.web.pages.given import TheDesk, ThePages, TheSession

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]


@get("/about/{word:str}", sync_to_thread=True)
def about(desk: TheDesk, pages: ThePages, session: TheSession, word: FromPath[str]) -> Response[str]:
    """The waveform of a sound, or the key frames of a film, with lengths and codecs. Raises CaseError."""
    wanted = Wanted.read(session.meant(word))
    with desk.at_work():
        told = films.about(desk, wanted.exhibit, wanted.path)
        return html(pages("about", exhibit=wanted.exhibit, path=wanted.path, known=told))


@post("/film/clip", sync_to_thread=True, status_code=HTTP_200_OK)
def clip(desk: TheDesk, session: TheSession, data: Form) -> Response[dict[str, str]]:
    """The word of a stretch of the film of which `of` is a preview's word. Raises CaseError."""
    made = films.clip(Wanted.read(session.meant(data.get("of", ""))), data.get("number", ""))
    with desk.at_work():
        desk.consultations.view("film played", f"{made.exhibit} {made.path}")
    return Response({"word": session.address(str(made))}, media_type=MediaType.JSON)


HANDLERS = (about, clip)
