"""Blur, grey and mute: over one picture, film or sound, or over all; remembered in the case for the reviewer."""

from __future__ import annotations

from typing import Annotated

from litestar import MediaType, Response, post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.status_codes import HTTP_200_OK

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review.previews import Wanted
from aboveboard.casework.review.veils import NAMES
from aboveboard.web.pages.given import TheDesk, TheSession

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]


@post("/veil", sync_to_thread=True, status_code=HTTP_200_OK)
def veil(desk: TheDesk, session: TheSession, data: Form) -> Response[dict[str, str]]:
    """Draw veils where they are not drawn, else lift them; what is drawn then. Raises CaseError.

    `names`: which, apart by spaces. `item`: the word of a file's preview; none: over all files that say nothing of their own.
    """
    names = [n for n in data.get("names", "").split() if n in NAMES]
    if session.veils is None or not names:
        raise CaseError(f"a veil is one of {', '.join(NAMES)}")
    veils, settings = session.veils, session.settings
    with desk.at_work():
        if word := data.get("item", ""):
            wanted = Wanted.read(session.meant(word))
            drawn = not set(names) <= set(veils.of(wanted.exhibit, wanted.path))
            for name in names:
                veils.draw(desk.case, name, drawn=drawn, exhibit=wanted.exhibit, path=wanted.path)
            now = veils.of(wanted.exhibit, wanted.path)
        else:
            drawn = not all(veils.every(n) for n in names)
            for name in names:
                veils.draw(desk.case, name, drawn=drawn)
                setattr(settings, name, drawn)
            now = tuple(n for n in NAMES if veils.every(n))
    return Response({"veil": " ".join(now)}, media_type=MediaType.JSON)


HANDLERS = (veil,)
